"""Exercise 12.4 · Same as eleven years ago."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.variants import AnyOf


def error_of_repeating(numbers: np.ndarray, lag: int) -> Any:
    return np.sqrt(np.mean((numbers[lag:] - numbers[:-lag]) ** 2))


def _draw_repeated(rng: np.random.Generator, size: int) -> tuple:
    # so long that a lag of 11, written as a number, gives a result, too; and so small that an
    # error rounded to three decimals is another one
    return rng.permutation(np.arange(10, 90))[: 14 + size] / 10, 1 + size


def _difference(numbers: np.ndarray, lag: int) -> np.ndarray:
    return numbers[lag:] - numbers[:-lag]


def _rounded_error(decimals: int) -> Callable:
    return lambda numbers, lag: np.round(error_of_repeating(numbers, lag), decimals)


def _root(number: Any) -> Any:
    with np.errstate(invalid="ignore"):
        return np.sqrt(number)


EXERCISE = FunctionExercise(
    name="error_of_repeating",
    number="12.4",
    title="Same as eleven years ago",
    solution=error_of_repeating,
    inputs=_draw_repeated,
    misconceptions={
        "You left out the root: that is the mean squared error.": (
            lambda numbers, lag: np.mean(_difference(numbers, lag) ** 2)
        ),
        "That is the mean of the differences without their signs. Square them, take the mean, "
        "then the root.": lambda numbers, lag: np.mean(np.abs(_difference(numbers, lag))),
        "You took the root of the sum. Take the mean of the squares first.": (
            lambda numbers, lag: np.sqrt(np.sum(_difference(numbers, lag) ** 2))
        ),
        "You returned the sum of the squares. Take their mean, then the root.": (
            lambda numbers, lag: np.sum(_difference(numbers, lag) ** 2)
        ),
        "You did not square, so too high and too low cancel.": AnyOf(
            lambda numbers, lag: np.mean(_difference(numbers, lag)),
            lambda numbers, lag: np.mean(-_difference(numbers, lag)),
            lambda numbers, lag: _root(np.mean(_difference(numbers, lag))),
            lambda numbers, lag: _root(np.mean(-_difference(numbers, lag))),
        ),
        "You took the root before you divided. First the mean of the squares, then the "
        "root.": lambda numbers, lag: (
            np.sqrt(np.sum(_difference(numbers, lag) ** 2)) / (len(numbers) - lag)
        ),
        "Your error is 0: you compared numbers with themselves. One slice leaves years out at "
        "its front, the other at its end.": lambda numbers, lag: 0.0,
        "You added the two. How far they are from each other is their difference.": (
            lambda numbers, lag: np.sqrt(np.mean((numbers[lag:] + numbers[:-lag]) ** 2))
        ),
        "You scaled. Asked for is the error in sunspot numbers: take the numbers as they "
        "are.": lambda numbers, lag: error_of_repeating(numbers, lag) / np.std(numbers),
        "One year too many is left out. Of n numbers, n - lag have one `lag` years before "
        "them.": AnyOf(
            lambda numbers, lag: error_of_repeating(numbers[1:], lag),
            lambda numbers, lag: error_of_repeating(numbers[:-1], lag),
        ),
        "You rounded the error. Return it as it is.": AnyOf(
            *map(_rounded_error, (0, 1, 2, 3)),
            lambda numbers, lag: int(error_of_repeating(numbers, lag)),
        ),
        "You used np.matrix, for which `**` is a matrix product. Take the arrays as they "
        "are.": lambda numbers, lag: np.linalg.matrix_power(
            np.atleast_2d(_difference(numbers, lag)), 2
        ),
        "You took the mean first and squared it then, so too high and too low cancel. Square "
        "each difference.": lambda numbers, lag: np.abs(np.mean(_difference(numbers, lag))),
        "You used np.std, which takes the mean of the differences away first. Take the root of "
        "the mean of the squares.": lambda numbers, lag: np.std(_difference(numbers, lag)),
        "The first `lag` years were compared with the last ones: np.roll, or an index below "
        "0, brings those round. The first have nothing to be compared with: leave them out.": (
            lambda numbers, lag: np.sqrt(np.mean((numbers - np.roll(numbers, lag)) ** 2))
        ),
        "You compared with the number of lag - 1 years ago. Count the years between the two "
        "slices.": lambda numbers, lag: error_of_repeating(numbers, lag - 1),
        "You compared with the number of lag + 1 years ago. Count the years between the two "
        "slices.": lambda numbers, lag: error_of_repeating(numbers, lag + 1),
        "You wrote 11 as a number. Use `lag`.": (
            lambda numbers, lag: error_of_repeating(numbers, 11)
        ),
        "You compared with last year. Go back `lag` years.": (
            lambda numbers, lag: error_of_repeating(numbers, 1)
        ),
        "You compared with the mean of all years. Compare with the number `lag` years ago.": (
            lambda numbers, lag: np.std(numbers)
        ),
        "You divided by the number of all years. The first `lag` years have nothing to be "
        "compared with, so fewer differences were added.": lambda numbers, lag: np.sqrt(
            np.sum(_difference(numbers, lag) ** 2) / len(numbers)
        ),
        "You compared every `lag`-th number with the one before it. Every year that has one "
        "`lag` years before it counts.": lambda numbers, lag: np.sqrt(
            np.mean(np.diff(numbers[::lag]) ** 2)
        ),
        "You compared the first `lag` numbers with the last. Each year is compared with the "
        "one `lag` years before it.": lambda numbers, lag: np.sqrt(
            np.mean((numbers[-lag:] - numbers[:lag]) ** 2)
        ),
        "You returned all differences. Boil them down to one number: square, mean, root.": (
            _difference
        ),
        "You returned all differences, squared. Take their mean, then the root.": (
            lambda numbers, lag: _difference(numbers, lag) ** 2
        ),
        "You returned the differences without their signs. Square them, then take mean and "
        "root.": lambda numbers, lag: np.abs(_difference(numbers, lag)),
        "You returned the forecasts themselves. Asked for is how wrong they are.": (
            lambda numbers, lag: numbers[:-lag]
        ),
        "You multiplied by two instead of squaring: that is `**`.": (
            lambda numbers, lag: _root(np.mean(2 * _difference(numbers, lag)))
        ),
        "You squared the numbers and subtracted then. Subtract first, then square the "
        "difference.": lambda numbers, lag: _root(
            np.mean(numbers[lag:] ** 2 - numbers[:-lag] ** 2)
        ),
        "np.diff(numbers, lag) takes differences of differences. Subtract one slice from "
        "another.": lambda numbers, lag: np.sqrt(np.mean(np.diff(numbers, lag) ** 2)),
        "You used np.var, which takes the mean of the differences away first, and has no root. "
        "Take the root of the mean of the squares.": (
            lambda numbers, lag: np.var(_difference(numbers, lag))
        ),
        "You took the largest difference. Take the root of the mean of the squares.": (
            lambda numbers, lag: np.max(np.abs(_difference(numbers, lag)))
        ),
        "You took the median of the differences. Take the root of the mean of the squares.": (
            lambda numbers, lag: np.median(np.abs(_difference(numbers, lag)))
        ),
        "You divided by the numbers, which gives shares. Asked for is the error in sunspot "
        "numbers: take the plain differences.": lambda numbers, lag: np.sqrt(
            np.mean((_difference(numbers, lag) / numbers[lag:]) ** 2)
        ),
        "The two have different lengths: the whole was taken from a part. Leave the first "
        "`lag` years out of one, and the last `lag` out of the other.": lambda numbers, lag: (
            numbers[lag:] - numbers
        ),
        "The two have different lengths: a part was taken from the whole. Leave the first "
        "`lag` years out of one, and the last `lag` out of the other.": lambda numbers, lag: (
            numbers - numbers[lag:]
        ),
        "The slices have different lengths: one of them has `lag` years only. `[:lag]` takes the "
        "first `lag`, `[-lag:]` the last. Leave the first out of one slice, and the last out of "
        "the other.": AnyOf(
            lambda numbers, lag: numbers[lag:] - numbers[:lag],
            lambda numbers, lag: numbers[lag:] - numbers[-lag:],
            lambda numbers, lag: numbers[:lag] - numbers[lag:],
            lambda numbers, lag: numbers[-lag:] - numbers[:-lag],
        ),
    },
    hint="With lag = 1 you would compare numbers 1, 2, 3, … with numbers 0, 1, 2, … What do "
    "you leave out at the front of one slice, and at the end of the other?",
)
