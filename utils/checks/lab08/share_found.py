"""Exercise 8.5 · Read the confusion matrix."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise


def share_found(counts: np.ndarray, digit: int) -> Any:
    return counts[digit, digit] / counts[digit].sum()


def _draw_counts(rng: np.random.Generator, size: int) -> tuple:
    n = size + 1
    counts = rng.integers(1, 9, (n, n)) + np.diag(rng.integers(20, 60, n))
    digit = int(rng.integers(0, n))
    if size != 2:  # a digit that is mostly taken for the one before it
        counts[digit, digit - 1] += counts[digit, digit]
    return counts, digit


def _recalls(counts: np.ndarray) -> np.ndarray:
    return counts.diagonal() / counts.sum(axis=1)


EXERCISE = FunctionExercise(
    name="share_found",
    number="8.5",
    title="Read the confusion matrix",
    solution=share_found,
    inputs=_draw_counts,
    misconceptions={
        "You divided by the sum of the column, which is all that was called this digit. "
        "What it truly is stands in the row.": (
            lambda counts, digit: counts[digit, digit] / counts[:, digit].sum()
        ),
        "You divided by all samples. Only those that truly are this digit can be found.": (
            lambda counts, digit: counts[digit, digit] / counts.sum()
        ),
        "That is the accuracy over all digits. The question is about one of them: one row.": (
            lambda counts, digit: counts.trace() / counts.sum()
        ),
        "You took the largest number of the row. What was found stands on the diagonal, and "
        "with a bad network that is not the largest.": (
            lambda counts, digit: counts[digit].max() / counts[digit].sum()
        ),
        "You returned how many were found. Divide by how many there are.": (
            lambda counts, digit: counts[digit, digit]
        ),
        "You returned how many there are. Which share of them was found?": (
            lambda counts, digit: counts[digit].sum()
        ),
        "That is the share that was missed. What stands on the diagonal was found.": (
            lambda counts, digit: 1 - share_found(counts, digit)
        ),
        "You divided by the mistakes alone. The digits that were found belong to the whole too.": (
            lambda counts, digit: (
                counts[digit, digit] / (counts[digit].sum() - counts[digit, digit])
            )
        ),
        "You divided by all that was read right, the whole diagonal. Divide by all pictures "
        "that truly show this digit.": (
            lambda counts, digit: counts[digit, digit] / counts.trace()
        ),
        "You divided by the number of classes. Divide by the number of pictures in the row.": (
            lambda counts, digit: counts[digit, digit] / len(counts)
        ),
        "You divided by the mean of the row. The row's sum says how many pictures there are.": (
            lambda counts, digit: counts[digit, digit] / counts[digit].mean()
        ),
        "You divided how often the digit was answered by how often it is there. Count only "
        "where both are true: the diagonal.": (
            lambda counts, digit: counts[:, digit].sum() / counts[digit].sum()
        ),
        "You computed which share of all pictures shows this digit. Asked for is which share "
        "of those was found.": lambda counts, digit: counts[digit].sum() / counts.sum(),
        "Your fraction is upside down. What was found goes on top.": (
            lambda counts, digit: counts[digit].sum() / counts[digit, digit]
        ),
        "You looked one row further up. Row 0 belongs to digit 0: use `digit` as it is.": (
            lambda counts, digit: share_found(counts, digit - 1)
        ),
        "You looked one row further down. Row 0 belongs to digit 0: use `digit` as it is.": (
            lambda counts, digit: share_found(counts, digit + 1)
        ),
        "Your share is 0, and it should be a fraction. `//` and `int` round down, and an array of "
        "whole numbers has no room for 0.7.": (
            lambda counts, digit: counts[digit, digit] // counts[digit].sum()
        ),
        "You returned percent. A share is a number between 0 and 1.": (
            lambda counts, digit: 100 * share_found(counts, digit)
        ),
        "You returned a share for every digit. Pick the one that was asked for.": (
            lambda counts, digit: _recalls(counts)
        ),
        "You returned the mean share over all digits. Pick the one that was asked for.": (
            lambda counts, digit: _recalls(counts).mean()
        ),
        "You returned all shares of the row: where each picture of this digit went. Pick the "
        "one on the diagonal.": lambda counts, digit: counts[digit] / counts[digit].sum(),
    },
    hint="All pictures that truly show the digit are in its row. How many are there, and how "
    "many of them stand on the diagonal?",
)
