"""Exercise 5.4 · A softmax that does not overflow."""

from functools import partial

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.nn import sigmoid


def stable_softmax(z: np.ndarray) -> np.ndarray:
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def _draw_scores(rng: np.random.Generator, size: int) -> tuple:
    # Far from 0, and each row elsewhere, so that the largest score of all rows will not do; and
    # far apart in the first two rows, so that neither the smallest score nor the mean will do
    z = rng.integers(1, 30, (size + 1, size + 2)) / 10
    z[0] += 20000  # too large for a longdouble as well
    z[0, : (size + 2) // 2] -= 20000
    z[1] -= 20000
    z[1, : (size + 2) // 2] -= 1000
    return (rng.permuted(z, axis=1).round(1),)


@np.errstate(all="ignore")
def _softmax_wrongly(z: np.ndarray, mistake: str) -> np.ndarray:
    """Compute `stable_softmax` with one mistake in the exponentials or the sum, given by name."""
    largest = z.max(axis=1, keepdims=True)
    shift = {
        "naive": 0,
        "naive, one sum": 0,
        "largest of all": z.max(),
        "all of all": z.max(),
        "1000": 1000,
        "smallest": z.min(axis=1, keepdims=True),
        "mean": z.mean(axis=1, keepdims=True),
        "column": z.max(axis=0),
        "columns": z.max(axis=0),
        "added": -largest,
    }.get(mistake, largest)
    e = np.exp(z - shift)
    if mistake == "divided":
        e = np.exp(z / largest)
    elif mistake == "divided by 1000":
        e = np.exp(z / 1000)
    elif mistake == "turned round":
        e = np.exp(-(z - largest))
    elif mistake == "cut off":
        e = np.exp(np.minimum(z, 700))
    elif mistake == "clipped":
        e = np.exp(np.clip(z, -700, 700))
    elif mistake == "outside":
        e = np.exp(z) - largest
    elif mistake == "late":
        e = np.exp(z) - np.exp(z).max(axis=1, keepdims=True)
    below = {
        "sum of all": e.sum(),
        "naive, one sum": e.sum(),
        "all of all": e.sum(),
        "columns": e.sum(axis=0),
        "sums of columns": e.sum(axis=0),
        "above only": np.exp(z).sum(axis=1, keepdims=True),
        "number": z.shape[1],
        "mean below": e.mean(axis=1, keepdims=True),
        "sum of the shifted": (z - largest).sum(axis=1, keepdims=True),
    }.get(mistake, e.sum(axis=1, keepdims=True))
    return e / below


EXERCISE = FunctionExercise(
    name="stable_softmax",
    number="5.4",
    title="A softmax that does not overflow",
    solution=stable_softmax,
    inputs=_draw_scores,
    misconceptions={
        words: partial(_softmax_wrongly, mistake=mistake)
        for words, mistake in {
            "Large powers of e overflow. Subtract the largest score of each row first. (`max` "
            "gives that score, `argmax` only its place.)": "naive",
            "You subtracted the largest score from the powers of e. Subtract it from the "
            "scores, inside the brackets of `np.exp`.": "outside",
            "You divided by the sum of the shifted scores. Divide by the sum of their powers "
            "of e.": "sum of the shifted",
            "You cut the scores off on both sides, so that their differences are lost. "
            "Subtract the largest score of the row from all of them.": "clipped",
            "You divided by the mean of the row. Divide by its sum.": "mean below",
            "You subtracted the largest score of the whole array. In the other rows all the "
            "powers of e then become 0. Each row has its own largest score: `axis=1`.": (
                "largest of all"
            ),
            "That is the plain formula, and it overflows; and it has one sum for the whole "
            "array. Go row by row: `axis=1`.": "naive, one sum",
            "You took the largest score and the sum of the whole array. Each row has its own: "
            "`axis=1`, in both places.": "all of all",
            "You subtracted a fixed number, which suits one example only. Subtract the largest "
            "score of each row.": "1000",
            "You divided the scores by 1000, which changes the shares. Subtract instead.": (
                "divided by 1000"
            ),
            "You turned the scores round: largest minus z. It is z minus the largest.": (
                "turned round"
            ),
            "You subtracted the smallest score of each row. The largest ones still overflow.": (
                "smallest"
            ),
            "You subtracted the mean of each row. The largest scores still overflow.": "mean",
            "You subtracted the largest score of each column. Rows are samples: `axis=1`.": (
                "column"
            ),
            "You worked down the columns. Rows are samples: take `axis=1`, in both places.": (
                "columns"
            ),
            "Your sums go down the columns, as Python's own `sum` does. Each row has to sum to "
            "1: `axis=1`.": "sums of columns",
            "You divided by the sum of the whole array. Each row has a sum of its own: "
            "`axis=1`.": "sum of all",
            "You added the largest score. Subtract it.": "added",
            "You divided the scores by the largest one, which changes the shares. Subtract "
            "it.": "divided",
            "You cut large scores off, so that their differences are lost. Subtract the "
            "largest score of the row from all of them.": "cut off",
            "You subtracted after taking powers of e: too late, they have overflowed.": "late",
            "You subtracted above the line only. The sum below it needs the same scores.": (
                "above only"
            ),
            "You divided by the number of classes. Divide by the sum of the row.": "number",
        }.items()
    }
    | {
        "You did not divide by the sum. Each row has to sum to 1.": (
            lambda z: np.exp(z - z.max(axis=1, keepdims=True))
        ),
        "You left out the e: these are the scores, divided by their sum.": (
            lambda z: z / z.sum(axis=1, keepdims=True)
        ),
        "You subtracted the largest score, but left out the e.": lambda z: (
            (z - z.max(axis=1, keepdims=True))
            / (z - z.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True)
        ),
        "The largest scores of the rows, or their sums, came as one row, and do not fit. "
        "`keepdims=True` makes a column of them.": lambda z: z - z.max(axis=1),
        "Python's own `max`, like `if`, cannot compare whole rows. `z.max(axis=1)` can.": (
            lambda z: max(z)
        ),
        "You returned the scores, with the largest subtracted. Now take powers of e, and "
        "divide by their sum.": lambda z: z - z.max(axis=1, keepdims=True),
        "You put 1 at the largest score, and 0 elsewhere. Softmax gives a share to each.": (
            lambda z: (z == z.max(axis=1, keepdims=True)).astype(float)
        ),
        "You applied the sigmoid to each score by itself. Softmax shares 1 among a row.": (
            lambda z: sigmoid(z)
        ),
        "You returned a list of rows. Make one array of them, with `np.array(…)`.": (
            lambda z: list(stable_softmax(z))
        ),
        "You returned the first row only. Every row of `z` needs its row of shares.": (
            lambda z: stable_softmax(z)[0]
        ),
        "You returned the place of the largest share. Asked for are all the shares.": (
            lambda z: z.argmax(axis=1)
        ),
        "You replaced the nan by 0, which hides the overflow. Subtract the largest score of "
        "each row first.": lambda z: np.nan_to_num(_softmax_wrongly(z, "naive")),
        "You rounded the shares. Return them as they are.": lambda z: stable_softmax(z).round(2),
    },
    hint="It is the cell above, for every row at once. Twice something has to be done row by "
    "row: finding the largest score, and adding up. Print the shape of each.",
)
