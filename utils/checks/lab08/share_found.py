"""Exercise 8.5 · Read the confusion matrix."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def share_found(counts: np.ndarray, digit: int) -> Any:
    return counts[digit, digit] / counts[digit].sum()


def _by_loop(counts: np.ndarray, digit: int) -> Any:
    total = 0
    for count in counts[digit]:
        total += count
    return counts[digit, digit] / total


def _draw_counts(rng: np.random.Generator, size: int) -> tuple:
    n = size + 1
    counts = rng.integers(1, 9, (n, n)) + np.diag(rng.integers(20, 60, n))
    digit = int(rng.integers(0, n - (size == 2)))  # there is one below, of the smallest
    if size != 2:  # a digit that is mostly taken for the one before it
        counts[digit, digit - 1] += counts[digit, digit]
    return counts, digit


EXERCISE = FunctionExercise(
    name="share_found",
    number="8.5",
    title="Read the confusion matrix",
    solution=share_found,
    also=(_by_loop,),
    inputs=_draw_counts,
    mistakes=mistakes(
        """
        precision: You divided by the sum of the column, which is all that was called this digit.
          What it truly is stands in the row.
            counts[digit].sum() -> counts[:, digit].sum()
        all-samples: You divided by all samples. Only those that truly are this digit can be found.
            counts[digit].sum() -> counts.sum()
        accuracy: That is the accuracy over all digits. The question is about one of them: one row.
            = counts.trace() / counts.sum()
        largest-of-row: You took the largest number of the row. What was found stands on the
          diagonal, and with a bad network that is not the largest.
            counts[digit, digit] -> counts[digit].max()
        count: You returned a count. Divide how many were found by how many there are.
            / counts[digit].sum() ->
            or
            counts[digit, digit] / ->
        missed-only: You divided by the mistakes alone. The digits that were found belong to the
          whole too.
            counts[digit].sum() -> (counts[digit].sum() - counts[digit, digit])
        whole-diagonal: You divided by all that was read right, the whole diagonal. Divide by all
          pictures that truly show this digit.
            counts[digit].sum() -> counts.trace()
        number-of-classes: You divided by the number of classes. Divide by the number of pictures in
          the row.
            counts[digit].sum() -> len(counts)
        called-so: You divided how often the digit was answered by how often it is there. Count only
          where both are true: the diagonal.
            counts[digit, digit] -> counts[:, digit].sum()
        how-frequent: You computed which share of all pictures shows this digit. Asked for is which
          share of those was found.
            = counts[digit].sum() / counts.sum()
        share-0: Your share is 0, and it should be a fraction. `//` and `int` round down, and an
          array of whole numbers has no room for 0.7.
            / -> //
        every-digit: You returned a share for every digit. Pick the one that was asked for.
            = counts.diagonal() / counts.sum(axis=1)
            or
            = counts.diagonal() / counts.sum(axis=0)
        mean-of-digits: You returned the mean share over all digits. Pick the one that was asked
          for.
            = np.mean(counts.diagonal() / counts.sum(axis=1))
        whole-row: You returned all shares of the row: where each picture of this digit went. Pick
          the one on the diagonal.
            counts[digit, digit] -> counts[digit]
        f1: That is F1, which also counts what was wrongly called this digit. Recall looks at the
          digit's own row only.
            = 2 * counts[digit, digit] / (counts[digit].sum() + counts[:, digit].sum())
        """
    ),
    hint="All pictures that truly show the digit are in its row. How many are there, and how "
    "many of them stand on the diagonal?",
    steps=(
        "One number of the table goes on top: its row and its column are both the digit. Below it "
        "goes the sum of one row.",
        "In the row [2, 6, 0] of the digit 1, 6 of 8 were found: 6 / (2 + 6 + 0) = 0.75.",
    ),
)
