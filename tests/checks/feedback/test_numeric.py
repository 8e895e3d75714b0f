"""A difference in numbers is told without a warning, and a ratio only where it says something."""

import warnings

import numpy as np
import pytest

from utils.checks.feedback.comparison import difference


@pytest.mark.parametrize("bad", [np.inf, -np.inf, np.nan, 0.0, 5e-324, 1e308])
@pytest.mark.parametrize("expected", [np.inf, np.nan, 0.0, 5e-324, 1e308, 2.0])
def test_no_pair_of_numbers_gives_a_warning(bad, expected):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        for rest in (1.0, bad):
            difference(np.array([bad, rest]), np.array([expected, 2.0]))


@pytest.mark.parametrize("factor", [0.0, 1.00003, 0.99998])
def test_a_ratio_that_says_nothing_is_not_told(factor):
    expected = np.array([1.0, 2.0, 4.0])
    assert difference(factor * expected, expected) == "All 3 values differ."


def test_a_ratio_is_told():
    expected = np.array([1.0, 2.0, 0.0])
    assert difference(2 * expected, expected) == "Every value is 2 times what it should be."
    assert difference(1.5 * expected, expected) == "Every value is 1.5 times what it should be."
    assert difference(expected / 8, expected) == "Every value is 0.125 times what it should be."


def test_a_ratio_must_hold_where_0_is_expected():
    words = difference(np.array([2.0, 4.0, 6.0]), np.array([1.0, 2.0, 0.0]))
    assert words == "All 3 values differ."


def test_infinities_are_compared_without_a_warning(recwarn):
    difference(np.array([np.inf, 1.0]), np.array([np.inf, 2.0]))
    assert not recwarn.list
