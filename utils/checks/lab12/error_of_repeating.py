"""Exercise 12.4 · Same as eleven years ago."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def error_of_repeating(numbers: np.ndarray, lag: int) -> Any:
    now = numbers[lag:]
    before = numbers[:-lag]
    return np.sqrt(np.mean((now - before) ** 2))


def _in_a_loop(numbers: np.ndarray, lag: int) -> Any:
    total = 0
    for i in range(lag, len(numbers)):
        total += (numbers[i] - numbers[i - lag]) ** 2
    return np.sqrt(total / (len(numbers) - lag))


def _draw_repeated(rng: np.random.Generator, size: int) -> tuple:
    # so long that a lag of 11, written as a number, gives a result, too; once the lag is longer
    # than what is left
    lag = (2, 3, 4, 5, 12)[size - 1]
    return rng.permutation(np.arange(100, 900))[: 14 + size] / 100, lag


EXERCISE = FunctionExercise(
    name="error_of_repeating",
    number="12.4",
    title="Same as eleven years ago",
    solution=error_of_repeating,
    also=(_in_a_loop,),
    inputs=_draw_repeated,
    mistakes=mistakes(
        """
        no-squares: You took the differences without their signs; a root right after the square
          gives these, too. Square them, take the mean, then the root.
            np.sqrt(np.mean((now - before) ** 2)) -> np.mean(np.abs(now - before))
            or
            (now - before) ** 2 -> np.abs(now - before)
        sum: You added up the squares. Take their mean, and then the root.
            np.mean -> np.sum
            or
            np.sqrt(np.mean((now - before) ** 2)) -> np.sum((now - before) ** 2)
        signs-cancel: You did not square each difference, so too high and too low cancel out.
            np.sqrt(np.mean((now - before) ** 2)) -> np.mean(now - before)
            or
            np.sqrt(np.mean((now - before) ** 2)) -> np.mean(before - now)
            or
            np.sqrt(np.mean((now - before) ** 2)) -> np.abs(np.mean(now - before))
            or
            (now - before) ** 2 -> now - before
            or
            (now - before) ** 2 -> before - now
        root-too-early: You took the root before you divided. First the mean of the squares, then
          the root.
            np.sqrt(np.mean((now - before) ** 2)) -> np.sqrt(np.sum((now - before) ** 2)) / len(now)
        zero: Your error is 0: you compared numbers with themselves. One slice leaves years out at
          its front, the other at its end.
            numbers[lag:] -> numbers[:-lag]
        scaled: You scaled. Asked for is the error in sunspot numbers: take the numbers as they are.
            now - before -> now / np.std(numbers) - before / np.std(numbers)
        year-too-few: One year too many is left out. Of n numbers, n - lag have one `lag` years
          before them.
            = error_of_repeating(numbers[1:], lag)
            or
            = error_of_repeating(numbers[:-1], lag)
        matrix: You used np.matrix, for which `**` is a matrix product. Take the arrays as they are.
            np.sqrt(np.mean((now - before) ** 2)) -> np.linalg.matrix_power((now - before)[None], 2)
        spread: np.std and np.var take the mean of the differences away first. Take the root of the
          mean of the squares.
            np.sqrt(np.mean((now - before) ** 2)) -> np.std(now - before)
            or
            np.sqrt(np.mean((now - before) ** 2)) -> np.var(now - before)
        wrapped: The first `lag` years were compared with the last ones: np.roll, or an index below
          0, brings those round. The first have nothing to be compared with: leave them out.
            = np.sqrt(np.mean((numbers - np.roll(numbers, lag)) ** 2))
            or
            = np.sqrt(np.sum((numbers - np.roll(numbers, lag)) ** 2) / (len(numbers) - lag))
        wrote-11: You wrote 11 as a number. Use `lag`.
            = error_of_repeating(numbers, 11)
        mean-of-all: You compared with the mean of all years. Compare with the number `lag` years
          ago.
            = np.std(numbers)
            or
            numbers[:-lag] -> np.mean(numbers)
        divided-by-all: You divided by the number of all years. The first `lag` years have nothing
          to be compared with, so fewer differences were added.
            np.mean((now - before) ** 2) -> np.sum((now - before) ** 2) / len(numbers)
        n-minus-1: You divided by the number of differences minus 1. Take their mean.
            np.mean((now - before) ** 2) -> np.sum((now - before) ** 2) / (len(now) - 1)
        halved: You halved the mean of the squares. The typical error is the root of all of it.
            ** 2) -> ** 2) / 2
        every-lag-th: You compared every `lag`-th number with the one before it. Every year that has
          one `lag` years before it counts.
            = np.sqrt(np.mean(np.diff(numbers[::lag]) ** 2))
        ends-compared: You compared the first `lag` numbers with the last. Each year is compared
          with the one `lag` years before it.
            numbers[lag:] -> numbers[:lag]
            numbers[:-lag] -> numbers[-lag:]
        one-for-each-year: You returned a number for each year. Boil them down to one: square the
          differences, take the mean, then the root.
            np.sqrt(np.mean((now - before) ** 2)) -> now - before
            or
            np.sqrt(np.mean((now - before) ** 2)) -> before - now
            or
            np.sqrt(np.mean((now - before) ** 2)) -> (now - before) ** 2
            or
            np.sqrt(np.mean((now - before) ** 2)) -> np.abs(now - before)
        forecasts: You returned the forecasts themselves. Asked for is how wrong they are.
            np.sqrt(np.mean((now - before) ** 2)) -> before
        squared-first: You squared the numbers and subtracted then. Subtract first, then square the
          difference.
            (now - before) ** 2 -> now**2 - before**2
        diff: np.diff(numbers, lag) takes differences of differences. Subtract one slice from
          another.
            now - before -> np.diff(numbers, lag)
        shares: You divided by the numbers, which gives shares. Asked for is the error in sunspot
          numbers: take the plain differences.
            now - before -> (now - before) / now
            or
            now - before -> (now - before) / before
        two-lengths: The two that you subtract differ in length. Leave the first `lag` years out of
          one, and the last `lag` out of the other. (`[:lag]` takes the first `lag`, `[-lag:]` the
          last.)
            numbers[:-lag] -> numbers
            or
            numbers[lag:] -> numbers
            numbers[:-lag] -> numbers[lag:]
            or
            numbers[:-lag] -> numbers[:lag]
            or
            numbers[lag:] -> numbers[:lag]
            numbers[:-lag] -> numbers[lag:]
        """
    ),
    hint="With lag = 1 you would compare numbers 1, 2, 3, … with numbers 0, 1, 2, … What do "
    "you leave out at the front of one slice, and at the end of the other?",
    steps=(
        "Two slices of the same length: the years that have one `lag` years before them, and those "
        "that have one `lag` years after them. Subtract, and then go through the name of the error "
        "from its end: root of the mean of the squares.",
        "On paper: 3, 5, 4, 9, 6 with lag = 2. The later years are 4, 9, 6, the earlier ones 3, 5, "
        "4; the differences 1, 4, 2. Their squares 1, 16, 4 have the mean 7, and its root is 2.65.",
    ),
)
