"""Exercise 1.5 · Repair the mean squared error."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise


def repaired_mse(y: np.ndarray, y_hat: np.ndarray) -> Any:
    return np.mean((y - y_hat.reshape(-1)) ** 2)


def _draw_answers(rng: np.random.Generator, size: int) -> tuple:
    n = size + 1
    y = rng.permutation(np.arange(12, 12 + 7 * n, 7)) + rng.integers(0, 5, n) / 10
    y_hat = y + rng.choice([-1, 1], n) * rng.integers(2, 30, n) / 10 + 0.5
    return y, y_hat if size in (3, 5) else y_hat[:, None]


EXERCISE = FunctionExercise(
    name="repaired_mse",
    number="1.5",
    title="Repair the mean squared error",
    solution=repaired_mse,
    inputs=_draw_answers,
    misconceptions={
        "This is the trap: `(n,)` minus `(n, 1)` is `(n, n)`. Bring `y_hat` to the shape of "
        "`y` first. (`reshape` leaves `y_hat` as it was, and returns a new array: "
        "give that a name.)": lambda y, y_hat: np.mean((y - y_hat) ** 2),
        "Your repair is for `(n, 1)` only. With `y_hat` of `(n,)`, a `y` that is a column "
        "falls into the trap again.": lambda y, y_hat: np.mean((y[:, None] - y_hat) ** 2),
        "Your repair is for `(n, 1)` only: a `y_hat` of `(n,)` has no column to pick. "
        "`reshape` works for both.": lambda y, y_hat: np.mean((y - y_hat[:, 0]) ** 2),
        "`y_hat[0]` is the first answer only. Use all of them, in one axis.": (
            lambda y, y_hat: np.mean((y - y_hat[0]) ** 2)
        ),
        "You added up the squares. Divide by how many there are: take the mean.": (
            lambda y, y_hat: np.sum((y - y_hat.reshape(-1)) ** 2)
        ),
        "You added up the squares of all `(n, n)` differences. Bring `y_hat` to the shape of "
        "`y`, and take the mean.": lambda y, y_hat: np.sum((y - y_hat) ** 2),
        "You divided by n, but `(n,)` minus `(n, 1)` has n times n entries. Bring "
        "`y_hat` to the shape of `y` first.": lambda y, y_hat: np.sum((y - y_hat) ** 2) / len(y),
        "You gave `y_hat` one axis more. It has one too many, at times: `reshape` it to "
        "one axis.": (lambda y, y_hat: np.mean((y - y_hat[:, None]) ** 2)),
        "The square is missing, so errors up and down cancel.": (
            lambda y, y_hat: np.mean(y - y_hat.reshape(-1))
        ),
        "The square is missing, so errors up and down cancel. (Whichever is subtracted from "
        "which does not matter once they are squared.)": (
            lambda y, y_hat: np.mean(y_hat.reshape(-1) - y)
        ),
        "You squared the mean. Square each error first, then take the mean.": (
            lambda y, y_hat: np.mean(y - y_hat.reshape(-1)) ** 2
        ),
        "You took the size of each error, without its sign. Asked for are squares.": (
            lambda y, y_hat: np.mean(np.abs(y - y_hat.reshape(-1)))
        ),
        "You took the root at the end. The mean squared error has none.": (
            lambda y, y_hat: np.sqrt(repaired_mse(y, y_hat))
        ),
        "You squared truths and answers before subtracting. Subtract first.": (
            lambda y, y_hat: np.mean(y**2 - y_hat.reshape(-1) ** 2)
        ),
        "You added truths and answers. An error is their difference.": (
            lambda y, y_hat: np.mean((y + y_hat.reshape(-1)) ** 2)
        ),
        "You doubled each error. The square is `** 2`, with two stars.": (
            lambda y, y_hat: np.mean((y - y_hat.reshape(-1)) * 2)
        ),
        "You divided by n twice: the mean has done so already.": (
            lambda y, y_hat: repaired_mse(y, y_hat) / len(y)
        ),
        "You squared the answers only. Subtract first, then square: mind the brackets.": (
            lambda y, y_hat: np.mean(y - y_hat.reshape(-1) ** 2)
        ),
        "You divided by 1030, the number of samples in the lab. Here it is `len(y)`.": (
            lambda y, y_hat: np.sum((y - y_hat.reshape(-1)) ** 2) / 1030
        ),
        "You divided by n - 1. The mean divides by n.": (
            lambda y, y_hat: np.sum((y - y_hat.reshape(-1)) ** 2) / (len(y) - 1)
        ),
        "You took the variance of the errors, which subtracts their mean first. Take the mean "
        "of the squares.": lambda y, y_hat: np.var(y - y_hat.reshape(-1)),
        "You rounded the result. Keep all decimals.": (
            lambda y, y_hat: np.round(repaired_mse(y, y_hat), 2)
        ),
        "You rounded to a whole number. Keep the decimals.": (
            lambda y, y_hat: np.round(repaired_mse(y, y_hat))
        ),
        "Only the first sample is in it: `return` stands inside the loop, which ends there. "
        "Move it behind the loop.": (lambda y, y_hat: (y[0] - y_hat.reshape(-1)[0]) ** 2 / len(y)),
        "You halved it. The mean squared error has no factor of one half.": (
            lambda y, y_hat: repaired_mse(y, y_hat) / 2
        ),
        "You returned one squared error for each sample. Take their mean.": (
            lambda y, y_hat: (y - y_hat.reshape(-1)) ** 2
        ),
        "You returned all `(n, n)` squares. Bring `y_hat` to the shape of `y`, and take the "
        "mean.": lambda y, y_hat: (y - y_hat) ** 2,
        "With an axis, the mean leaves the other axis standing. Bring `y_hat` to the shape of "
        "`y`; then no axis is needed.": (lambda y, y_hat: np.mean((y - y_hat) ** 2, axis=0)),
        "With `axis=1`, the mean leaves axis 0 standing. Bring `y_hat` to the shape of "
        "`y`; then no axis is needed.": lambda y, y_hat: np.mean((y - y_hat) ** 2, axis=1),
        "Only the last sample is in it. Does each turn of the loop replace the sum? Add to it, "
        "with `+=`.": lambda y, y_hat: (y[-1] - y_hat.reshape(-1)[-1]) ** 2 / len(y),
        "Only the first sample is in it. Is the `return` inside the loop? Move it behind it.": (
            lambda y, y_hat: (y[0] - y_hat.reshape(-1)[0]) ** 2
        ),
        "In a `y_hat` of `(n, 1)`, `y_hat[i]` is an array of one number, and so is your "
        "result. Bring `y_hat` to one axis first.": (
            lambda y, y_hat: sum((y[i] - y_hat[i]) ** 2 for i in range(len(y))) / len(y)
        ),
    },
    hint="Which call gives an array one axis, whatever shape it had? You flattened a digit "
    "with it. Then subtract, square, take the mean.",
)
