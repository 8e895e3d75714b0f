"""A name behind a dot that is not there: it is told what has it, or what it is called."""

import numpy as np
import pandas as pd
import pytest

from tests.checks.feedback.notebook_cells import explained
from utils.checks.feedback.attribute_errors import ELSEWHERE, GENERATORS


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("np.ln(x)", "ln is `np.log` in NumPy."),
        ("math.ln(b)", "ln is `np.log` in NumPy."),
        ("np.avg(x)", "`np.mean`"),
        ("np.length(x)", "`len(…)`"),
        ("np.len(x)", "`len(…)`"),
        ("x.length", "`len(…)`"),
        ("np.sqr(x)", "the square root is `np.sqrt`"),
        ("np.maen(x)", "`np` has no `maen`. Did you mean `np.mean`?"),
        ("np.Mean(x)", "Did you mean `np.mean`? Capital and small letters count."),
        ("np.nothing(x)", "`np` has no `nothing`.\n"),
        ("np.sigmoid(x)", "NumPy has no `sigmoid`. Write its formula."),
        ("np.default_rng(1)", "`np` has no `default_rng`. It stands in `numpy.random`."),
        ("b.ln()", "`b` is a number, and has no `ln`.\n"),
        ("b.shape", "`b` is a number, and has no `shape`. Print it: should it be an array?"),
        ("x.maen()", "`x` is an array, and has no `maen`. Did you mean `mean`?"),
        ("x.append(1)", "Collect the items in a list, and make an array of it at the end."),
        ("x.columns", "`x` is an array, and has no `columns`. Only tables of pandas have it."),
        ("x.tolist().shape", "is a list, and has no `shape`. Arrays have it."),
        ("(x, w).W", "This is a group of items. Take them out first"),
        ("(1, 2).append(3)", "`(1, 2)` is a tuple, and has no `append`. A tuple cannot change."),
        ("(x\n        .maen())", "It is an array, and has no `maen`. Did you mean `mean`?"),
        ("[1].apend(2)", "`[1]` is a list, and has no `apend`. Did you mean `append`?"),
        ("'text'.shape", '`"text"` is a text (str), and has no `shape`.\n'),
        ("np.random.default_rng(0).randn(3)", "It is called `standard_normal` there."),
        ("x @ b", "`@` takes an array on both sides, and one of them is none."),
        ("None.shape", "Something here is None: what made it returned nothing."),
        ("helper(3)", "There is no such method or attribute.\n"),
    ],
)
def test_a_name_behind_a_dot(body, words):
    text = explained(body, first="helper = lambda n: getattr(n, 'foo')")
    assert words in text
    assert "Look at the spelling" not in text


def test_a_dict_has_keys():
    text = explained("h.history", first="h = {'loss': 1, 'val_loss': 2}")
    assert "`h` is a dict, and has no `history`. Its items are taken by their keys" in text
    assert "in square brackets: 'loss', 'val_loss'." in text


@pytest.mark.parametrize("name", ["X", "X.Age"])
def test_a_table_is_no_array(name):
    table = pd.DataFrame({"Age": [1.0], "Water": [2.0]})
    text = explained(f"{name}.reshape(1, -1)", X=table)
    assert "of pandas" in text
    assert "`.to_numpy()` makes an array of it, which has it." in text
    assert "`X` is a table of pandas (DataFrame), and has no `Agee`." in explained(
        "X.Agee", X=table
    )


def test_what_is_suggested_exists():
    suggested = " ".join(ELSEWHERE.values()).split("np.")[1:]
    assert all(hasattr(np, words.partition("`")[0]) for words in suggested)
    assert not any(hasattr(np, name) for name in ELSEWHERE)
    assert all(hasattr(np.random.Generator, name) for name in GENERATORS.values())
    assert not any(hasattr(np.random.Generator, name) for name in GENERATORS)
