"""Exercise 5.4 · A softmax that does not overflow."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def stable_softmax(z: np.ndarray) -> np.ndarray:
    shifted = z - z.max(axis=1, keepdims=True)
    e = np.exp(shifted)
    return e / e.sum(axis=1, keepdims=True)


def _row_by_row(z: np.ndarray) -> np.ndarray:
    shares = np.zeros(z.shape)
    for i in range(len(z)):
        e = np.exp(z[i] - z[i].max())
        shares[i] = e / e.sum()
    return shares


def _draw_scores(rng: np.random.Generator, size: int) -> tuple:
    # Far from 0, and each row elsewhere, so that the largest score of all rows will not do; and
    # far apart in the first two rows, so that neither the smallest score nor the mean will do.
    # Now and then they are a square, so that a row in place of a column gives a result to see
    n = size + 2 if size in (3, 5) else size + 1
    z = rng.integers(1, 30, (n, size + 2)) / 10
    z[0] += 20000  # too large for a longdouble as well
    z[0, : (size + 2) // 2] -= 20000
    z[1] -= 20000
    z[1, : (size + 2) // 2] -= 1000
    return (rng.permuted(z, axis=1).round(1),)


EXERCISE = FunctionExercise(
    name="stable_softmax",
    number="5.4",
    title="A softmax that does not overflow",
    solution=stable_softmax,
    also=(_row_by_row,),
    inputs=_draw_scores,
    mistakes=mistakes(
        """
        plain-formula: Large powers of e overflow. Subtract the largest score of each row first.
          (`max` gives that score, `argmax` only its place.)
            z - z.max(axis=1, keepdims=True) -> z
        plain-one-sum: That is the plain formula, and it overflows; and it has one sum for the
          whole array. Go row by row: `axis=1`.
            z - z.max(axis=1, keepdims=True) -> z
            e.sum(axis=1, keepdims=True) -> e.sum()
        hidden-nan: You replaced the nan by 0, which hides the overflow. Subtract the largest score
          of each row first.
            = np.nan_to_num(np.exp(z) / np.exp(z).sum(axis=1, keepdims=True))
        one-for-all: You took the largest score and the sum of the whole array. Each row has its
          own: `axis=1`, in both places.
            z.max(axis=1, keepdims=True) -> z.max()
            e.sum(axis=1, keepdims=True) -> e.sum()
        one-largest: You subtracted the same large number from every row, such as the largest score
          of the whole array. In the other rows all powers of e then become 0. Each row has its own
          largest score: `axis=1`.
            z.max(axis=1, keepdims=True) -> z.max()
        one-sum: You divided by the sum of the whole array. Each row has a sum of its own: `axis=1`.
            e.sum(axis=1, keepdims=True) -> e.sum()
        columns: You worked down the columns, for the largest score, for the sum or for both. Rows
          are samples: take `axis=1`.
            z.max(axis=1, -> z.max(axis=0,
            e.sum(axis=1, -> e.sum(axis=0,
            or
            z.max(axis=1, -> z.max(axis=0,
            or
            e.sum(axis=1, -> e.sum(axis=0,
        one-row: What you found for each row, its largest score or its sum, came as one row and does
          not fit. `keepdims=True` makes a column of it.
            z.max(axis=1, keepdims=True) -> z.max(axis=1)
            or
            e.sum(axis=1, keepdims=True) -> e.sum(axis=1)
            or
            z.max(axis=1, keepdims=True) -> z.max(axis=1)
            e.sum(axis=1, keepdims=True) -> e.sum(axis=1)
        fixed-number: You subtracted a fixed number, which suits one example only. Subtract the
          largest score of each row.
            z.max(axis=1, keepdims=True) -> 1000
            or
            z.max(axis=1, keepdims=True) -> 1002
        small-or-mean: You subtracted the smallest score of each row, or the mean. The largest ones
          still overflow.
            z.max( -> z.min(
            or
            z.max( -> z.mean(
        divided-scores: You divided the scores, which changes the shares. Subtract the largest score
          of each row instead.
            z - z.max( -> z / z.max(
            or
            z - z.max(axis=1, keepdims=True) -> z / z.max()
            or
            z - z.max( -> z / z.sum(
            or
            z - z.max(axis=1, keepdims=True) -> z / 1000
        cut-off: You cut scores off, so that their differences are lost. Subtract the largest score
          of the row from all of them.
            z - z.max(axis=1, keepdims=True) -> np.minimum(z, 700)
            or
            z - z.max(axis=1, keepdims=True) -> np.clip(z, -700, 700)
        too-late: You subtracted from the powers of e. Subtract from the scores, inside the brackets
          of `np.exp`, before anything has overflowed.
            np.exp(shifted) -> np.exp(z) - z.max(axis=1, keepdims=True)
            or
            np.exp(shifted) -> np.exp(z) - np.exp(z).max(axis=1, keepdims=True)
        still-too-large: Powers of e still overflow. Subtract the largest score of the row from its
          scores, inside the brackets of `np.exp`.
            np.exp(shifted) -> np.exp(z) / np.exp(z.max(axis=1, keepdims=True))
            or
            z - z.max( -> z + z.max(
        shifted-above-only: You subtracted above the line only. The sum below it needs the same
          scores.
            e.sum( -> np.exp(z).sum(
        sum-of-scores: You divided by the sum of the shifted scores. Divide by the sum of their
          powers of e.
            e.sum( -> shifted.sum(
        number-of-classes: You divided by the number of classes. Divide by the sum of the row.
            e.sum(axis=1, keepdims=True) -> z.shape[1]
        not-divided: You did not divide by the sum. Each row has to sum to 1.
            / e.sum(axis=1, keepdims=True) ->
        no-exp: You left out the e. Powers of e are divided by their sum, not the scores themselves.
            np.exp(shifted) -> shifted
            or
            np.exp(shifted) -> z
        only-shifted: You returned the scores, with the largest subtracted. Now take powers of e,
          and divide by their sum.
            = z - z.max(axis=1, keepdims=True)
        place-only: You put 1 at the largest score and 0 elsewhere, or returned its place. Softmax
          gives a share to each score.
            = (z == z.max(axis=1, keepdims=True)) * 1.0
            or
            = z.argmax(axis=1)
        sigmoid: You applied the sigmoid to each score by itself. Softmax shares 1 among a row.
            = np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))
        """
    ),
    hint="It is the cell above, for every row at once. Twice something has to be done row by "
    "row: finding the largest score, and adding up. Print the shape of each.",
    steps=(
        "Take two rows, [[1, 2, 3], [7, 5, 9]]. Their largest scores are needed as a column, "
        "[[3], [9]], so that 3 is subtracted from the first row and 9 from the second: "
        "[[-2, -1, 0], [-2, -4, 0]].",
        "An example of a column: `z.mean(axis=1, keepdims=True)` has the means of these rows, "
        "[[2], [7]]. You need the same with another function, once for the scores and once for "
        "their powers of e.",
    ),
)
