"""A result of another kind than the expected one is told what it is, and what to do."""

import numpy as np
import pandas as pd
import pytest

from utils.checks.feedback.comparison import difference
from utils.checks.feedback.value_types import count_types, describe_type


class EagerTensor:
    """Stands in for Keras's."""

    __module__ = "tensorflow.python.framework.ops"

    def __init__(self, values):
        self.values = values

    def __array__(self, dtype=None, copy=None):
        return np.array(self.values)

    def __float__(self):
        return float(self.values)


class Layer:
    """Stands in for Keras's, of which every layer and model is one."""

    __module__ = "keras.src.layers.layer"

    def __call__(self, x):
        return x


class Dense(Layer):
    __module__ = "keras.src.layers.core.dense"


class Model(Layer):
    __module__ = "keras.src.models.model"


class Other:
    pass


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (EagerTensor(1.0), 1.0, "is a Keras tensor; expected is a number. Wrap it in `float(…)`"),
        (EagerTensor([1, 2]), 1.0, "is a Keras tensor; expected is a number. Use NumPy's"),
        (EagerTensor([1, 2]), np.ones(2), "expected is an array. Use NumPy's functions."),
        (Other(), 1.0, "Your result is an Other; expected is a number."),
        ([1.0, 2.0], np.ones(2), "Your result is a list; expected is an array. Make it one with"),
        ([[1, 2], [3, 4]], np.ones(2), "Make it one with `np.array(…)`."),
        ((1.0, 2.0), np.ones(2), "Your result is a tuple; expected is an array. Make it one with"),
        (
            (np.ones(2), "done"), np.ones(2),
            "You returned 2 things (an array and a text); asked for is one array.",
        ),
        ([np.ones(2), np.ones(3)], np.ones(2), "You returned 2 things (2 arrays); asked for is"),
        ((np.ones(2), np.ones(2)), np.ones(2), "You returned 2 things (2 arrays); asked for is"),
        ((1.5, 2, None), 1.5, "3 things (2 numbers and nothing); asked for is one number."),
        ((2, 3), np.ones((2, 3)), "You returned (2, 3), as a shape is written; asked for is an"),
        ((2,), np.ones(2), "You returned (2,), as a shape is written; asked for is an array."),
        ((1.5,), 1.5, "You returned a number inside a tuple; asked for is a number by itself."),
        ([1.5], 1.5, "You returned a number inside a list; asked for is a number by itself."),
        ((1,), (1, 2), "You returned 1 thing; asked for are 2."),
    ],
)  # fmt: skip
def test_a_result_of_another_kind(got, expected, words):
    assert words in difference(got, expected)


def test_kinds_are_counted_with_articles():
    assert describe_type(EagerTensor(1)) == "a Keras tensor"
    assert count_types([1, "a", True, True]) == "a number, a text and 2 times True or False"


def test_what_can_be_called_is_not_always_a_function():
    assert describe_type(Dense()) == "a Keras layer"
    assert describe_type(Model()) == "a Keras model"
    assert describe_type(Dense) == "a class"
    assert describe_type(len) == describe_type(lambda: 0) == describe_type(np.exp) == "a function"
    assert difference(Dense(), 1.0) == "Your result is a Keras layer; expected is a number."


def test_tables():
    table = pd.DataFrame({"Age": [1.0]})
    assert describe_type(table) == "a table of pandas (DataFrame)"
    assert describe_type(table.Age) == "a column of pandas (Series)"
    assert "is a table of pandas (DataFrame); expected is an array" in difference(table, np.ones(1))


def test_a_method_that_is_returned():
    words = "Your result is the method `mean` itself: it needs its brackets, `mean()`."
    assert difference(np.ones(2).mean, 1.0) == difference(np.ones(2).mean, (1, 2)) == words
