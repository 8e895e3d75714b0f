"""A result of another kind than the expected one is told what it is, and what to do."""

import numpy as np
import pandas as pd
import pytest

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.feedback.comparison import difference, same
from utils.checks.feedback.value_types import count_types, describe_type
from utils.checks.feedback.verdict import Status

SHAPE = FunctionExercise(
    name="shape",
    number="0.2",
    title="A shape",
    solution=lambda n, size: (n, 2 * size),
    inputs=lambda rng, size: (size + 1, int(rng.integers(3, 9))),
    misconceptions={"You swapped the two.": lambda n, size: (2 * size, n)},
    hint="",
)


class EagerTensor:
    """Stands in for Keras's."""

    __module__ = "tensorflow.python.framework.ops"

    def __init__(self, values):
        self.values = values

    def __array__(self, dtype=None, copy=None):
        return np.array(self.values)

    def __float__(self):
        return float(self.values)


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


def test_a_shape_holds_whole_numbers():
    words = "A shape holds whole numbers; yours has 10.0."
    verdict = SHAPE.judge(lambda n, size: (n, 10.0 * size / 5), np.random.default_rng(0))
    assert verdict.status is Status.WRONG
    assert difference((3, 10.0), (3, 10)) == words
    assert difference((3, np.float64(10)), (3, 10)) == words
    assert difference((3, np.int64(10)), (3, 10)) is None
    assert same((3, 10.0), (3, 10))  # so that a mistake is told before the floats are
    swapped = SHAPE.judge(lambda n, size: (2.0 * size, n), np.random.default_rng(0))
    assert swapped.reasons == ["You swapped the two."]
    for got, expected in [((3.0, 0.5), (3, 0.5)), ([3.0], [3]), (3.0, 3), ((1.0, "a"), (1, "a"))]:
        assert difference(got, expected) is None


def test_infinities_are_compared_without_a_warning(recwarn):
    difference(np.array([np.inf, 1.0]), np.array([np.inf, 2.0]))
    assert not recwarn.list


def test_tables_are_compared_as_a_whole():
    table = pd.DataFrame({"Age": [1.0, np.nan], "Water": [3.0, 4.0]})
    assert same(table.copy(), table)
    assert not same(table.assign(Water=[3.0, 5.0]), table)
    assert not same(table.drop(columns="Water"), table)
