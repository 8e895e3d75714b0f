"""Exercise 1.2 · Two fees."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def add_fees(prices: np.ndarray, b: np.ndarray, delivery: np.ndarray) -> np.ndarray:
    return prices + b + delivery[:, None]


def _by_loop(prices: np.ndarray, b: np.ndarray, delivery: np.ndarray) -> np.ndarray:
    total = np.zeros(prices.shape)
    for i in range(len(delivery)):
        for j in range(len(b)):
            total[i, j] = prices[i, j] + b[j] + delivery[i]
    return total


def _draw_fees(rng: np.random.Generator, size: int) -> tuple:
    # As many samples as merchants, or one of either: so fees along the wrong axis raise no error,
    # and give a wrong result to look at
    n_samples, n_merchants = {4: (4, 1), 1: (1, 3)}.get(size, (size, size))
    prices = rng.integers(1000, 4000, (n_samples, n_merchants)) / 100
    return prices, rng.integers(2, 20, n_merchants) / 2, rng.integers(311, 999, n_samples) / 100


EXERCISE = FunctionExercise(
    name="add_fees",
    number="1.2",
    title="Two fees",
    solution=add_fees,
    also=(_by_loop,),
    inputs=_draw_fees,
    mistakes=mistakes(
        """
        row: `delivery` lies along the last axis, the merchants, as it is, and in a row (1, n) too.
          Its numbers belong along axis 0: make it a column, (n, 1). (`.T` changes nothing in a
          vector.)
            delivery[:, None] -> delivery
            or
            = prices + (b + delivery)
        columns-swapped: You turned the wrong one into a column. `b` fits as it is; `delivery` needs
          the new axis.
            = prices + b[:, None] + delivery
        no-delivery: `delivery` is missing. Add it too, a number for each row.
            + delivery[:, None] ->
        one-delivery: Every row got the same: the sum or the average of all deliveries. Each sample
          pays for its own only.
            delivery[:, None] -> delivery.sum()
            or
            delivery[:, None] -> delivery.mean()
        numbers: You wrote fees of the lab as numbers. Use `b`: the check has other fees, and other
          merchants.
            + b -> + [20, 35]
            or
            = [20, 35] + prices + delivery[:, None]
            or
            + b -> + 20
            or
            + b -> + 35
        multiplied: You multiplied by a fee. Fees are added.
            b + delivery -> b * delivery
            or
            prices + b + delivery -> b + prices * delivery
        prices-turned: You turned `prices` over and not `delivery`. Now the merchants are rows, and
          `b` meets the samples. Leave `prices` as it is.
            = prices.T + b + delivery
        wrong-index: In your loop, a fee is taken at the wrong place: `delivery` has an entry for
          each row, `b` one for each column. (You need no loop here.)
            delivery[:, None] -> delivery[np.arange(len(b))]
            or
            + b -> + b[np.arange(len(prices)), None]
            or
            = prices + b[np.arange(len(prices)), None] + delivery[np.arange(len(b))]
        """
    ),
    hint="Write the shapes below each other, the last axes aligned. One of the two fees fits "
    "already. The other has to become a column: how did the ramp become one?",
    steps=(
        "`prices` is (n, m) and `b` is (m,): they fit. `delivery` is (n,), and aligned with the "
        "last axis it meets m. As (n, 1), it meets n.",
        "`np.array([7, 8, 9])[:, None]` is `[[7], [8], [9]]`, of shape (3, 1): a column. Add one "
        "made of `delivery`, and `b` as it is.",
    ),
)
