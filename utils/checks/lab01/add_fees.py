"""Exercise 1.2 · Two fees."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise


def add_fees(prices: np.ndarray, b: np.ndarray, delivery: np.ndarray) -> np.ndarray:
    return prices + b + delivery[:, None]


def _draw_fees(rng: np.random.Generator, size: int) -> tuple:
    # Often as many samples as merchants, so that fees on the wrong axis give a wrong result to look
    # at; now and then not, so that nobody relies on it
    n_merchants = size + 1 if size in (3, 5) else size
    prices = rng.integers(100, 400, (size, n_merchants)) / 10
    return prices, rng.integers(2, 20, n_merchants) / 2, rng.integers(31, 99, size) / 10


def _fees_by_loop(prices: np.ndarray, b: np.ndarray, delivery: np.ndarray) -> np.ndarray:
    """Compute `add_fees` with the wrong index for `delivery`."""
    with_fees = prices.copy()
    for i, j in np.ndindex(prices.shape):
        with_fees[i, j] = prices[i, j] + b[j] + delivery[j]
    return with_fees


EXERCISE = FunctionExercise(
    name="add_fees",
    number="1.2",
    title="Two fees",
    solution=add_fees,
    inputs=_draw_fees,
    misconceptions={
        "You added `delivery` as it is, so it was aligned with the last axis: the merchants. "
        "It needs a new axis, so that its numbers lie along axis 0. (`.T` changes nothing in a "
        "vector.)": (lambda prices, b, delivery: prices + b + delivery),
        "You added `delivery` to `b`. They lie along different axes: `delivery` needs a new "
        "axis first.": lambda prices, b, delivery: prices + (b + delivery),
        "The new axis of `delivery` is in the wrong place: (1, n) is a row still. Asked for "
        "is a column, (n, 1).": lambda prices, b, delivery: prices + b + delivery[None, :],
        "You turned the wrong one into a column. `b` fits as it is; `delivery` needs the new "
        "axis.": lambda prices, b, delivery: prices + b[:, None] + delivery,
        "You turned both into columns. `b` belongs to the merchants, which are columns "
        "already: leave it as it is.": (
            lambda prices, b, delivery: prices + b[:, None] + delivery[:, None]
        ),
        "`delivery` is missing. Add it too, a number for each row.": (
            lambda prices, b, delivery: prices + b
        ),
        "`b` is missing. Add it too, a number for each column.": (
            lambda prices, b, delivery: prices + delivery[:, None]
        ),
        "Every row got all deliveries together. Each sample pays for its own only.": (
            lambda prices, b, delivery: prices + b + delivery.sum()
        ),
        "Every column got all fees together. Each merchant takes its own only.": (
            lambda prices, b, delivery: prices + b.sum() + delivery[:, None]
        ),
        "Every row got the first delivery. Each sample has its own: use the whole vector.": (
            lambda prices, b, delivery: prices + b + delivery[0]
        ),
        "You multiplied by `b`. A fee is added.": (
            lambda prices, b, delivery: prices * b + delivery[:, None]
        ),
        "You subtracted the delivery. It is paid on top: add it.": (
            lambda prices, b, delivery: prices + b - delivery[:, None]
        ),
        "You subtracted both. Fees are paid on top: add them.": (
            lambda prices, b, delivery: prices - b - delivery[:, None]
        ),
        "Rows and columns of your result are swapped. Samples are rows, as in `prices`.": (
            lambda prices, b, delivery: add_fees(prices, b, delivery).T
        ),
        "You returned the fees alone. They are added to `prices`.": (
            lambda prices, b, delivery: b + delivery[:, None]
        ),
        "You wrote the two fees of the lab as numbers. Use `b`: the check has other fees, and "
        "other merchants.": lambda prices, b, delivery: prices + [20, 35] + delivery[:, None],
        "You wrote the fee of one merchant as a number, 20. Use `b`: it has a fee for each.": (
            lambda prices, b, delivery: prices + 20 + delivery[:, None]
        ),
        "You multiplied the two fees. Both are added.": (
            lambda prices, b, delivery: prices + b * delivery[:, None]
        ),
        "Every row got the average delivery. Each sample has its own: use the whole vector.": (
            lambda prices, b, delivery: prices + b + delivery.mean()
        ),
        "You added `b` and `delivery` first, and made a column of the sum. `b` is a row as it "
        "is: only `delivery` becomes a column.": (
            lambda prices, b, delivery: prices + (b + delivery)[:, None]
        ),
        "You turned `prices` over and not `delivery`. Now the merchants are rows, and `b` "
        "meets the samples. Leave `prices` as it is.": (
            lambda prices, b, delivery: prices.T + b + delivery
        ),
        "You turned `prices` over and back again, and in between `b` met the samples. Leave "
        "`prices` as it is.": lambda prices, b, delivery: (prices.T + b + delivery).T,
        "You took `delivery` at the number of the column. It has one entry for each row. (You "
        "need no loop here.)": _fees_by_loop,
        "You took `b` at the number of the row. It has one entry for each column. (You need no "
        "loop here.)": lambda prices, b, delivery: (
            prices + b[: len(prices), None] + delivery[:, None]
        ),
        "Only the first sample is in it. Is the `return` inside the loop? You need no loop here.": (
            lambda prices, b, delivery: prices[0] + b + delivery[0]
        ),
        "You summed each row. Each merchant keeps its own column.": (
            lambda prices, b, delivery: add_fees(prices, b, delivery).sum(axis=1)
        ),
    },
    hint="Write the shapes below each other, the last axes aligned. One of the two fees fits "
    "already. The other has to become a column: how did the ramp become one?",
)
