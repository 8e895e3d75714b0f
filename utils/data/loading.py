"""The course's data sets, each file verified against data/manifest.json before it is read.

Nothing is downloaded: the files come with the course. data/README.md says where each is from.
"""

import hashlib
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import pandas as pd

FOLDER = Path(__file__).resolve().parents[2] / "data"

CLOTHES = "T-shirt/top, Trouser, Pullover, Dress, Coat, Sandal, Shirt, Sneaker, Bag, Ankle boot"
FASHION_MNIST_CLASSES = tuple(CLOTHES.split(", "))

Images = tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]


class DataError(ValueError):
    """The error for a data file that is not the one that came with the course."""


class MissingDataError(DataError, FileNotFoundError):
    """The error for a data file that cannot be read, as a rule because it is not there."""


def load_mnist() -> Images:
    """Load MNIST: 70,000 handwritten digits, 28 × 28 pixels of 0 (paper) … 255 (ink).

    Returns (x_train, y_train), (x_test, y_test) as Keras does, all uint8: images (60000, 28, 28)
    and (10000, 28, 28), labels (60000,) and (10000,) of 0 … 9. Each call gives fresh arrays.
    Raises DataError if the file is missing or changed.

    Source: Y. LeCun and C. Cortes, CC BY-SA 3.0.

    Example:
        >>> (x_train, y_train), (x_test, y_test) = load_mnist()
        >>> x_train.shape, str(x_train.dtype), y_train[:3].tolist()
        ((60000, 28, 28), 'uint8', [5, 0, 4])
    """
    return _images("mnist_full.npz")


def load_fashion_mnist() -> Images:
    """Load a part of Fashion-MNIST: 12,000 pictures of clothes, 28 × 28 pixels of 0 … 255.

    Returns (x_train, y_train), (x_test, y_test) as Keras does, all uint8: images (10000, 28, 28)
    and (2000, 28, 28), labels (10000,) and (2000,) of 0 … 9; every class equally often.
    `FASHION_MNIST_CLASSES[label]` is the name. Raises DataError if the file is missing or changed.

    Source: H. Xiao, K. Rasul and R. Vollgraf, 2017; © Zalando SE, MIT license.

    Example:
        >>> (x_train, y_train), (x_test, y_test) = load_fashion_mnist()
        >>> x_test.shape, FASHION_MNIST_CLASSES[y_train[0]]
        ((2000, 28, 28), 'Dress')
    """
    return _images("fashion_mnist_10k_2k.npz")


def load_concrete() -> "pd.DataFrame":
    """Load 1030 concrete samples: what was mixed, how old it is, how strong it is.

    Seven columns are kg in a m³ of mixture (Cement, Blast Furnace Slag, Fly Ash, Water,
    Superplasticizer, Coarse Aggregate, Fine Aggregate); Age is in days (1 … 365); Strength, the
    usual target, is the compressive strength in MPa. Raises DataError if the file is missing or
    changed.

    Source: I-C. Yeh, Cement and Concrete Research 28(12), 1797–1808, 1998.

    Example:
        >>> concrete = load_concrete()
        >>> concrete.shape, float(concrete["Strength"].max())
        ((1030, 9), 82.6)
    """
    components = ["Cement", "Blast Furnace Slag", "Fly Ash", "Water", "Superplasticizer"]
    rest = ["Coarse Aggregate", "Fine Aggregate", "Age", "Strength"]
    return _table("concrete_data.csv", components + rest)


def load_penguins() -> "pd.DataFrame":
    """Load 344 penguins of three species, measured on three islands near Palmer Station.

    Columns: species, island, bill_length_mm, bill_depth_mm, flipper_length_mm, body_mass_g, sex,
    year (2007 … 2009). 11 rows have gaps (NaN). Raises DataError if the file is missing or changed.

    Source: K. B. Gorman, T. D. Williams and W. R. Fraser, PLoS ONE 9(3), e90081, 2014; CC0.

    Example:
        >>> load_penguins()["species"].value_counts().to_dict()
        {'Adelie': 152, 'Gentoo': 124, 'Chinstrap': 68}
    """
    measured = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
    return _table("penguins.csv", ["species", "island", *measured, "sex", "year"])


def load_sunspots() -> "pd.DataFrame":
    """Load the yearly sunspot numbers, 1700 … 2008.

    Columns: YEAR, SUNACTIVITY (the mean sunspot number of that year; it has no unit). 309 rows, in
    order of time. Raises DataError if the file is missing or changed.

    Source: the US National Geophysical Data Center, as packaged by statsmodels; public domain.

    Example:
        >>> sunspots = load_sunspots()
        >>> len(sunspots), sunspots.iloc[0].tolist()
        (309, [1700.0, 5.0])
    """
    return _table("sunspots.csv", ["YEAR", "SUNACTIVITY"])


def _images(name: str) -> Images:
    with np.load(io.BytesIO(_verified(name)), allow_pickle=False) as arrays:
        train = arrays["x_train"], arrays["y_train"]
        return train, (arrays["x_test"], arrays["y_test"])


def _table(name: str, columns: list[str]) -> "pd.DataFrame":
    import pandas as pd  # half a second, for which those who load images need not wait

    table = pd.read_csv(io.BytesIO(_verified(name)), encoding="utf-8")
    if list(table.columns) != columns:
        raise DataError(f"data/{name} has the columns {list(table.columns)}, not {columns}.")
    return table


def _verified(name: str) -> bytes:
    """Read a data file once, so that what is verified is what is parsed, and return its bytes."""
    restore = f"Restore it: git checkout -- data/{name}\nWithout git: download the course again."
    try:
        expected = json.loads((FOLDER / "manifest.json").read_text("utf-8"))[name]
        size, sha256 = expected["bytes"], expected["sha256"]
    except (OSError, ValueError, LookupError, TypeError) as error:
        mend = restore.replace(name, "manifest.json")
        raise DataError(f"{FOLDER / 'manifest.json'} cannot be used ({error!r}). {mend}") from None
    try:
        content = (FOLDER / name).read_bytes()
    except OSError as error:
        raise MissingDataError(f"{FOLDER / name} cannot be read ({error}). {restore}") from None
    found = hashlib.sha256(content).hexdigest()
    if found == sha256:
        return content
    raise DataError(
        f"data/{name} is not the file that came with the course: {_what_happened(content, size)}.\n"
        f"Expected {size:,} bytes with SHA-256 {sha256[:12]}…, "
        f"found {len(content):,} bytes with {found[:12]}….\n{restore}"
    )


def _what_happened(content: bytes, size: int) -> str:
    if not content:
        return "it is empty"
    if content.lstrip()[:5].lower() in (b"<!doc", b"<html"):
        return "it is a web page, saved under this name"
    if content.startswith(b"version https://git-lfs"):
        return "it is a pointer of Git LFS, without the data"
    if (windows := content.count(b"\r\n")) and len(content) - windows == size:
        return "its line ends have been changed to those of Windows"
    if len(content) == size:
        return "some bytes in it have been changed"
    return f"it has been {'cut short' if len(content) < size else 'made longer'}, or edited"
