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


@pytest.mark.parametrize("factor", [0.0, 1.00003, 0.99998, 0.9999, 1.0099, 0.9901])
def test_a_ratio_that_says_nothing_is_not_told(factor):
    expected = np.array([1.0, 2.0, 4.0])
    assert difference(factor * expected, expected) == "All 3 values differ."


def test_a_ratio_is_told():
    expected = np.array([1.0, 2.0, 0.0])
    assert difference(2 * expected, expected) == "Every value is 2 times what it should be."
    assert difference(1.5 * expected, expected) == "Every value is 1.5 times what it should be."
    assert difference(expected / 8, expected) == "Every value is 0.125 times what it should be."


LONG = np.array([1.23456789, -22.3456789, 0.3456789])


@pytest.mark.parametrize("decimals", [1, 2, 3, 4])
@pytest.mark.parametrize("kind", [np.float64, np.float32])
def test_rounded_values_are_told_to_how_many_decimals(decimals, kind):
    places = "1 decimal," if decimals == 1 else f"{decimals} decimals,"
    told = difference(np.round(LONG, decimals).astype(kind), LONG, 1e-6)
    assert told == f"The values are right to {places} and no further: leave out the rounding."
    told = difference(round(0.3456789, decimals), 0.3456789, 1e-6)
    assert told == f"The value is right to {places} and no further: leave out the rounding."


def test_rounding_to_whole_numbers():
    words = "The values are rounded to whole numbers: leave out the rounding."
    assert difference(np.round(LONG), LONG) == words
    flags = np.array([0.9, 0.2, 0.7])
    assert "rounded" not in difference(np.round(flags), flags)  # it may be a threshold
    assert "rounded" not in difference(2.0, 2.3)  # a single whole number may come from anything


@pytest.mark.parametrize(
    "got",
    [
        np.floor(LONG * 100) / 100,  # cut off, not rounded
        np.round(LONG, 2) + np.array([0, 0, 0.01]),
        np.where(LONG > 1, np.round(LONG, 2), LONG),
        LONG + 1e-3,
    ],
)
def test_what_is_not_rounded(got):
    assert "rounding" not in difference(got, LONG, 1e-6)


def test_a_zero_is_not_told_as_rounded():
    expected = np.array([0.0012345, 5.0])
    assert (
        difference(np.array([0.0, 5.0]), expected) == "1 of 2 values differ, the first at index 0."
    )


def test_rounding_on_the_way():
    one, other = 0.73105857863, 0.88079707797
    words = difference(np.array([round(one, 4) ** 2, 0.1]).round(4), np.array([one**2, other / 9]))
    assert "rounding" not in words  # 0.1 is not near
    got = np.array([round(round(one, 4) * 0.5, 4), round(round(other, 4) * 0.5, 4)])
    words = difference(got + np.array([0, 1e-4]), np.array([one, other]) / 2)
    assert words.startswith("Your values end after 4 decimals, close to the right ones. Is")
    assert "decimals" not in difference(got + 1e-3, np.array([one, other]) / 2)
    short = np.array([0.25, 0.5, 0.125])  # of which none needs more decimals
    assert "decimals" not in difference(short + np.array([0.001, 0, 0]), short)


def test_a_ratio_must_hold_where_0_is_expected():
    words = difference(np.array([2.0, 4.0, 6.0]), np.array([1.0, 2.0, 0.0]))
    assert words == "All 3 values differ."


def test_infinities_are_compared_without_a_warning(recwarn):
    difference(np.array([np.inf, 1.0]), np.array([np.inf, 2.0]))
    assert not recwarn.list


def test_two_lists_that_were_joined():
    words = "Does `+` join two lists here? Arrays are added number by number."
    assert difference(np.ones(6), np.ones(3)).endswith(words)
    for got, expected in [
        (np.ones(5), np.ones(3)),
        (np.ones(2), np.ones(1)),
        (np.ones((2, 3)),) * 2,
    ]:
        assert "join" not in (difference(got, expected) or "")
