"""A blank is told apart from an answer, even from one that uses `...` for indexing."""

import numpy as np
import pytest

from utils.checks.feedback.blanks import is_blank


def untouched(x):
    """Only a docstring."""
    ...  # your code here


def passes(x):
    pass


def stores(x):
    z = ...
    return z


def returns(x):
    return ...


def hands_on(x):
    return np.sum(...)


def loops(x):
    for _ in x:
        x = ...  # your code here
    return x


def indexes(x):
    return x[..., 0]


def indexes_with_a_name(x, i):
    return x[..., i]


def leaves_the_dots_above(x):
    ...  # your code here
    return 2 * x


def returns_a_constant(x):
    return 29.0


@pytest.mark.parametrize(
    "answer",
    [..., [...], (1, ...), {"z": ...}, untouched, passes, stores, returns, hands_on, loops],
)
def test_blank(answer):
    assert is_blank(answer)


@pytest.mark.parametrize(
    "answer",
    [
        None, 0, 29.0, [], "...", np.zeros(2), indexes, indexes_with_a_name,
        leaves_the_dots_above, returns_a_constant, lambda x: x, np.exp, len,
    ],
)  # fmt: skip
def test_not_blank(answer):
    assert not is_blank(answer)
