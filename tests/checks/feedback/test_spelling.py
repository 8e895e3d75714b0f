"""The name that was meant is found, and no other."""

import sys
from types import ModuleType

import numpy as np
import pytest

from utils.checks.feedback.spelling import listed, nearest, place_of, question


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("wieghts", "weights"),
        ("Weights", "weights"),
        ("test_train_split", "train_test_split"),
        ("thgiew", ""),
        ("sdt", "std"),
        ("STD", "std"),
        ("float", ""),
        ("hidden", ""),
        ("_wieghts", "_weights"),
    ],
)
def test_the_nearest_name(name, found):
    names = ["weights", "flatten", "std", "train_test_split", "_hidden", "_weights"]
    assert nearest(name, names) == found
    assert bool(question(name, names)) == bool(found)


def test_capitals_are_named_only_if_they_differ():
    assert question("mean", ["Mean"]).endswith("Capital and small letters count.")
    assert not question("maen", ["mean"]).endswith("count.")


def test_where_a_thing_stands(monkeypatch):
    metrics = ModuleType("sklearn.metrics")
    metrics.f1_score = len
    monkeypatch.setitem(sys.modules, "sklearn.metrics", metrics)
    assert place_of("f1_score", "sklearn") == " It stands in `sklearn.metrics`."
    assert place_of("f1_score", "keras") == place_of("no_such_score", "sklearn") == ""


def test_keys_are_listed_as_they_are_written():
    assert listed(["loss", 1, np.int64(2), np.str_("a")]) == "'loss', 1, 2, 'a'"
    assert listed("abcdefghij").endswith("'h', …")
