"""Exercise 1.5 · Repair the mean squared error."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def repaired_mse(y: np.ndarray, y_hat: np.ndarray) -> Any:
    answers = y_hat.reshape(-1)
    return np.mean((y - answers) ** 2)


def _by_loop(y: np.ndarray, y_hat: np.ndarray) -> Any:
    answers = y_hat.reshape(-1)
    total = 0
    for i in range(len(y)):
        total += (y[i] - answers[i]) ** 2
    return total / len(y)


def _draw_answers(rng: np.random.Generator, size: int) -> tuple:
    # errors up and down, and so large that the answers lie in another order than the truths
    n = size + 1
    y = rng.permutation(np.arange(12, 12 + 7 * n, 7)) + rng.integers(0, 50, n) / 10
    y_hat = y + rng.choice([-1, 1], n) * rng.integers(200, 9000, n) / 1000 + 0.5
    return y, y_hat if size in (3, 5) else y_hat[:, None]


EXERCISE = FunctionExercise(
    name="repaired_mse",
    number="1.5",
    title="Repair the mean squared error",
    solution=repaired_mse,
    also=(_by_loop,),
    inputs=_draw_answers,
    mistakes=mistakes(
        """
        trap: This is the trap: `(n,)` minus `(n, 1)` is `(n, n)`. Bring `y_hat` to the shape of `y`
          first. (`reshape` leaves `y_hat` as it was, and returns a new array: give that a name.)
            y_hat.reshape(-1) -> y_hat
            or
            y_hat.reshape(-1) -> y_hat[:, None]
            or
            = np.sum((y - y_hat) ** 2)
            or
            = np.sum((y - y_hat) ** 2) / len(y)
            or
            = np.sqrt(np.mean((y - y_hat) ** 2))
            or
            = (y - y_hat) ** 2
            or
            = np.mean((y - y_hat) ** 2, axis=0)
            or
            = np.mean((y - y_hat) ** 2, axis=1)
        columns-only: Your repair is for `(n, 1)` only, and a `y_hat` of `(n,)` fails. `reshape`
          works for both.
            y - answers -> y[:, None] - y_hat
            or
            y_hat.reshape(-1) -> y_hat[:, 0]
        array: In a `y_hat` of `(n, 1)`, `y_hat[i]` is an array of one number, and so is your
          result. Bring `y_hat` to one axis first.
            = sum((y[i] - y_hat[i]) ** 2 for i in range(len(y))) / len(y)
        no-square: The square is missing, so errors up and down cancel.
            ** 2 ->
            or
            (y - answers) ** 2 -> answers - y
        absolute: You took the size of each error, without its sign. Asked for are squares.
            (y - answers) ** 2 -> abs(y - answers)
        mean-squared: You squared the mean. Square each error first, then take the mean.
            = np.mean(y - y_hat.reshape(-1)) ** 2
        squared-too-early: You squared truths and answers before subtracting. Subtract first.
            (y - answers) ** 2 -> y**2 - answers**2
        average: You took an average in place of the truths or of the answers. Subtract each answer
          from its own truth.
            y - answers -> y - y.mean()
            or
            y - answers -> answers - answers.mean()
            or
            y - answers -> y - answers.mean()
        variance: You took the variance of the errors, which subtracts their mean first. Take the
          mean of the squares.
            = np.var(y - y_hat.reshape(-1))
        lab-size: You divided by 1030, the number of samples in the lab. Here it is
          `len(y)`.
            = repaired_mse(y, y_hat) * len(y) / 1030
        n-minus-1: You divided by n - 1. The mean divides by n.
            = repaired_mse(y, y_hat) * len(y) / (len(y) - 1)
        """
    ),
    hint="Which call gives an array one axis, whatever shape it had? You flattened a digit "
    "with it. Then subtract, square, take the mean.",
    steps=(
        "`digit.reshape(-1)` made one axis of (28, 28). It makes one of (n, 1) as well, and "
        "leaves (n,) as it is.",
        "For truths 3, 5 and answers 4, 9 the errors are -1 and -4, their squares 1 and 16, and "
        "the mean is 8.5. The first line of yours gives the answers one axis.",
    ),
)
