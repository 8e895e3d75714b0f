"""The data sets are the ones that came with the course, and the loaders prove it at every load."""

import hashlib
import json
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from utils import data
from utils.data import loading

ROOT = Path(__file__).resolve().parents[2]
LOADERS: dict[str, Callable[[], object]] = {
    "mnist_full.npz": data.load_mnist,
    "fashion_mnist_10k_2k.npz": data.load_fashion_mnist,
    "concrete_data.csv": data.load_concrete,
    "penguins.csv": data.load_penguins,
    "sunspots.csv": data.load_sunspots,
}
MANIFEST = json.loads((ROOT / "data" / "manifest.json").read_text("utf-8"))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the small files that a test may damage."""
    for name in ["manifest.json", "concrete_data.csv", "penguins.csv", "sunspots.csv"]:
        shutil.copy(ROOT / "data" / name, tmp_path)
    monkeypatch.setattr(loading, "FOLDER", tmp_path)
    return tmp_path


def test_the_manifest_lists_every_file_and_no_other() -> None:
    files = {p.name for p in (ROOT / "data").iterdir()} - {"README.md", "manifest.json"}
    assert set(MANIFEST) == files == set(LOADERS)


@pytest.mark.parametrize("name", MANIFEST)
def test_the_manifest_holds_sizes_and_hashes(name: str) -> None:
    content = (ROOT / "data" / name).read_bytes()
    assert MANIFEST[name] == {
        "sha256": hashlib.sha256(content).hexdigest(),
        "bytes": len(content),
    }


@pytest.mark.parametrize("name", MANIFEST)
def test_the_readme_tells_of_every_file(name: str) -> None:
    readme = (ROOT / "data" / "README.md").read_text("utf-8")
    assert readme.count(f"`{name}`") >= 2, "a row in the table, and a section"
    assert f"`{LOADERS[name].__name__}()`" in readme


@pytest.mark.parametrize("name", ["concrete_data.csv", "penguins.csv", "sunspots.csv"])
def test_the_readme_names_every_column(name: str) -> None:
    readme = (ROOT / "data" / "README.md").read_text("utf-8")
    table = LOADERS[name]()
    assert isinstance(table, pd.DataFrame)
    assert all(f"| `{column}` |" in readme for column in table.columns)


def test_images_have_the_shapes_that_keras_gives() -> None:
    for load, n_train, n_test in [
        (data.load_mnist, 60000, 10000),
        (data.load_fashion_mnist, 10000, 2000),
    ]:
        (x_train, y_train), (x_test, y_test) = load()
        assert x_train.shape == (n_train, 28, 28)
        assert x_test.shape == (n_test, 28, 28)
        assert y_train.shape == (n_train,)
        assert y_test.shape == (n_test,)
        assert {a.dtype for a in (x_train, y_train, x_test, y_test)} == {np.dtype("uint8")}
        assert np.unique(y_train).tolist() == np.unique(y_test).tolist() == list(range(10))
        assert (x_train.min(), x_train.max()) == (0, 255)


def test_mnist_has_the_published_mean_and_deviation() -> None:
    (x_train, _), _ = data.load_mnist()
    assert round(float(x_train.mean()) / 255, 4) == 0.1307
    assert round(float(x_train.std()) / 255, 4) == 0.3081


def test_fashion_classes_are_ten_and_equally_frequent() -> None:
    (_, y_train), (_, y_test) = data.load_fashion_mnist()
    assert len(set(data.FASHION_MNIST_CLASSES)) == 10
    assert len(set(np.bincount(y_train))) == len(set(np.bincount(y_test))) == 1


def test_concrete_is_what_the_readme_says() -> None:
    concrete = data.load_concrete()
    assert concrete.iloc[0].tolist() == [540, 0, 0, 162, 2.5, 1040, 676, 28, 79.99]
    assert not concrete.isna().any(axis=None)
    assert concrete.duplicated().sum() == 25
    assert len(concrete.iloc[:, :7].drop_duplicates()) == 427
    assert (concrete["Age"].min(), concrete["Age"].max()) == (1, 365)


def test_penguins_and_sunspots_are_what_the_readme_says() -> None:
    penguins, sunspots = data.load_penguins(), data.load_sunspots()
    assert len(penguins) == 344
    assert penguins.isna().any(axis=1).sum() == 11
    assert sunspots["YEAR"].tolist() == list(range(1700, 2009))


def test_each_load_is_fresh() -> None:
    (first, _), _ = data.load_mnist()
    first[:] = 0
    (second, _), _ = data.load_mnist()
    assert second.any()
    table = data.load_sunspots()
    table["SUNACTIVITY"] = 0
    assert data.load_sunspots()["SUNACTIVITY"].any()


def test_loading_mnist_is_quick() -> None:
    best = min(_cpu_seconds(data.load_mnist) for _ in range(3))
    assert best < 1.5, f"{best:.2f} s, where 0.25 s is usual"


def _cpu_seconds(call: Callable[[], object]) -> float:
    start = time.process_time()  # which other programs do not lengthen
    call()
    return time.process_time() - start


WEB_PAGE = b"<!DOCTYPE html><html><body>Not Found</body></html>"
DAMAGE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "an empty file": (lambda content: b"", "it is empty"),
    "half a file": (lambda content: content[: len(content) // 2], "cut short"),
    "one flipped bit": (lambda content: bytes([content[0] ^ 1]) + content[1:], "bytes in it have"),
    "one row more": (lambda content: content + b"2009,3.1\n", "made longer"),
    "a web page": (lambda content: WEB_PAGE, "a web page"),
    "a web page after blank lines": (lambda content: b"\n\n<html>", "a web page"),
    "a pointer of Git LFS": (
        lambda content: b"version https://git-lfs.github.com/spec/v1\n",
        "LFS",
    ),
    "line ends of Windows": (lambda content: content.replace(b"\n", b"\r\n"), "those of Windows"),
    "semicolons": (lambda content: content.replace(b",", b";"), "bytes in it have been changed"),
    "a question mark for a number": (lambda content: content.replace(b"1701,11", b"1701,?"), "cut"),
    "a row cut short": (lambda content: content.replace(b"1701,11", b"1701"), "cut short"),
    "Latin-1": (lambda content: content.replace(b"YEAR", b"YE\xc4R"), "bytes in it have"),
}


@pytest.mark.parametrize("case", DAMAGE)
def test_a_damaged_file_is_refused(case: str, folder: Path) -> None:
    damage, diagnosis = DAMAGE[case]
    path = folder / "sunspots.csv"
    damaged = damage(path.read_bytes())
    assert damaged != path.read_bytes()
    path.write_bytes(damaged)
    with pytest.raises(data.DataError) as caught:
        data.load_sunspots()
    said = str(caught.value)
    for part in [
        "data/sunspots.csv",
        diagnosis,
        f"Expected {MANIFEST['sunspots.csv']['bytes']:,} bytes",
        MANIFEST["sunspots.csv"]["sha256"][:12],
        f"found {len(damaged):,} bytes",
        hashlib.sha256(damaged).hexdigest()[:12],
        "git checkout -- data/sunspots.csv",
        "download the course again",
    ]:
        assert part in said


@pytest.mark.parametrize("name", ["mnist_full.npz", "fashion_mnist_10k_2k.npz"])
def test_a_web_page_in_place_of_an_archive_is_never_unpickled(name: str, folder: Path) -> None:
    (folder / name).write_bytes(WEB_PAGE)
    with pytest.raises(data.DataError, match="it is a web page") as caught:
        LOADERS[name]()
    assert "pickle" not in str(caught.value)


def test_an_archive_of_objects_is_refused_even_if_the_manifest_lists_it(folder: Path) -> None:
    path = folder / "mnist_full.npz"
    np.savez(path, x_train=np.array([{}]), y_train=0, x_test=0, y_test=0)
    content = path.read_bytes()
    listed = {path.name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}}
    (folder / "manifest.json").write_text(json.dumps(listed), "utf-8")
    with pytest.raises(ValueError, match="allow_pickle=False"):
        data.load_mnist()


@pytest.mark.parametrize("name", LOADERS)
def test_a_missing_file_says_how_to_restore_it(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(ROOT / "data" / "manifest.json", tmp_path)
    monkeypatch.setattr(loading, "FOLDER", tmp_path)
    with pytest.raises(FileNotFoundError, match=f"git checkout -- data/{name}") as caught:
        LOADERS[name]()
    assert isinstance(caught.value, data.DataError)
    assert isinstance(caught.value, ValueError)


def test_a_folder_in_place_of_a_file_is_a_missing_file(folder: Path) -> None:
    (folder / "sunspots.csv").unlink()
    (folder / "sunspots.csv").mkdir()
    with pytest.raises(data.MissingDataError, match="cannot be read"):
        data.load_sunspots()


@pytest.mark.parametrize("content", [None, "", "{", "[]", "{}", '{"sunspots.csv": {}}', "\udcff"])
def test_a_broken_manifest_says_how_to_restore_it(content: str | None, folder: Path) -> None:
    manifest = folder / "manifest.json"
    manifest.unlink()
    if content is not None:
        manifest.write_text(content, "utf-8", errors="surrogateescape")
    with pytest.raises(data.DataError, match=r"git checkout -- data/manifest\.json"):
        data.load_sunspots()


def test_other_columns_are_refused_even_if_the_manifest_lists_the_file(folder: Path) -> None:
    path = folder / "sunspots.csv"
    path.write_bytes(path.read_bytes().replace(b"YEAR", b"year"))
    content = path.read_bytes()
    listed = {path.name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}}
    (folder / "manifest.json").write_text(json.dumps(listed), "utf-8")
    with pytest.raises(data.DataError, match="'year', 'SUNACTIVITY'"):
        data.load_sunspots()


def test_the_working_directory_does_not_matter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert len(data.load_sunspots()) == 309
