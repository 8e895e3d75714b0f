"""The name that a student may have meant, among those that there are."""

import difflib
import sys
from collections.abc import Iterable
from types import ModuleType
from typing import Any

import numpy as np

# How alike a name must be to be suggested: `wieghts` and `weights` are, `flatten` and `float` not.
_ALIKE = 0.75
# Where beginners look for a thing that stands in a module inside.
_INSIDE = (
    "keras.layers", "keras.models", "keras.optimizers", "keras.losses", "keras.utils",
    "keras.callbacks", "keras.regularizers", "keras.ops", "numpy.random", "numpy.linalg",
    "sklearn.preprocessing", "sklearn.model_selection", "sklearn.metrics", "sklearn.linear_model",
)  # fmt: skip


def nearest(name: str, names: Iterable[str]) -> str:
    """Return the name that is most like one; "" if none is alike.

    Example:
        >>> nearest("maen", ["max", "mean"]), nearest("dense", ["Dense"]), nearest("foo", ["mean"])
        ('mean', 'Dense', '')
    """
    public = [one for one in names if not one.startswith("_") or name.startswith("_")]
    small, words, letters = _parts(name)  # test_train_split has the right words, sdt the letters
    for i, wanted in enumerate((small, words, letters)):
        for one in public if len(name) > 2 or not i else ():
            if _parts(one)[i] == wanted:
                return one
    return next(iter(difflib.get_close_matches(name, public, 1, _ALIKE)), "")


def _parts(name: str) -> tuple[str, list[str], list[str]]:
    """Return a name in small letters, its words and its letters, in the order of the alphabet."""
    small = name.casefold()
    return small, sorted(small.split("_")), sorted(small)


def question(name: str, names: Iterable[str], before: str = "") -> str:
    """Ask whether the nearest of some names is meant; "" if none is near.

    Example:
        >>> question("maen", dir(list) + ["mean"]), question("Mean", ["mean"], before="np.")
        (' Did you mean `mean`?', ' Did you mean `np.mean`? Capital and small letters count.')
    """
    if not (found := nearest(name, names)):
        return ""
    capitals = " Capital and small letters count." if found.casefold() == name.casefold() else ""
    return f" Did you mean `{before}{found}`?{capitals}"


def place_of(name: str, module: str) -> str:
    """Say in which module inside another a name stands; "" if that is unknown."""
    for place in _INSIDE:
        found = sys.modules.get(place)
        if place.startswith(f"{module}.") and isinstance(found, ModuleType) and name in vars(found):
            return f" It stands in `{place}`."
    return ""


def listed(names: Iterable[Any], most: int = 8) -> str:
    """Write names or keys as they stand in code, the first of them if there are many.

    Example:
        >>> listed(["loss", 3]), listed(range(20), most=2), listed([])
        ("'loss', 3", '0, 1, …', 'none')
    """
    words = [repr(one.item() if isinstance(one, np.generic) else one) for one in names]
    return ", ".join(words[:most] + ["…"] * (len(words) > most)) or "none"
