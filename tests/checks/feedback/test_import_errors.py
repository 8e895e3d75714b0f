"""An `import` that fails is explained: misspelled, elsewhere, not installed."""

import pytest

from tests.checks.feedback.notebook_cells import explained
from utils.checks.feedback.import_errors import COURSE, failed_import


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("import numpi", "Python finds no `numpi`. Did you mean `numpy`?"),
        ("import Numpy", "Python finds no `Numpy`. Did you mean `numpy`?"),
        ("import maths", "Python finds no `maths`. Did you mean `math`?"),
        ("import np", "`np` is short for `numpy`, which the lab's first cell imports."),
        ("import no_such_library", "`no_such_library` is not installed here. No answer needs more"),
        ("import numpy.randm", "`numpy` has no module `randm`. Did you mean `numpy.random`?"),
        ("from utils.layer import Dense", "`utils` has no module `layer`."),
        ("from numpy import maen", "`numpy` has no `maen`. Did you mean `mean`?"),
        (
            "from numpy import default_rng",
            "`numpy` has no `default_rng`. It stands in `numpy.random`.",
        ),
        ("from math import ln", "`math` has no `ln`.\n"),
        ("from numpy import Mean", "Did you mean `mean`? Capital and small letters count."),
    ],
)
def test_what_cannot_be_imported(line, words):
    text = explained("0", first=line)
    assert words in text
    assert "site-packages" not in text


def test_what_belongs_to_the_course():
    for name in COURSE:
        words = failed_import(ModuleNotFoundError(f"No module named {name!r}", name=name))
        assert (
            words
            == f"`{name}` belongs to the course, and is missing. Run `python course.py doctor`."
        )


@pytest.mark.parametrize("message", ["DLL load failed", "cannot import name 'a' from 'nowhere'"])
def test_other_errors(message):
    assert failed_import(ImportError(message)).startswith("This cannot be imported here.")
    assert failed_import(ValueError(message)) == ""
