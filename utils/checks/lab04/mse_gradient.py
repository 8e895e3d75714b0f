"""Exercise 4.1 · The gradient of the MSE for a line."""

from functools import partial
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.variants import AnyOf
from utils.checks.lab04.line import draw_line


def mse_gradient(w: float, b: float, x: np.ndarray, y: np.ndarray) -> tuple:
    error = w * x + b - y
    dw = 2 * np.mean(error * x)
    db = 2 * np.mean(error)
    return dw, db


def _in_a_loop(w: float, b: float, x: np.ndarray, y: np.ndarray) -> tuple:
    dw: Any = 0
    db: Any = 0
    for i in range(len(x)):
        error = w * x[i] + b - y[i]
        dw += 2 * error * x[i]
        db += 2 * error
    return dw / len(x), db / len(x)


def _measured(w: float, b: float, x: np.ndarray, y: np.ndarray, h: float) -> tuple:
    """Return rise over run, with a run of h."""
    loss = np.mean((w * x + b - y) ** 2)
    rise_w = np.mean(((w + h) * x + b - y) ** 2) - loss
    return rise_w / h, (np.mean((w * x + b + h - y) ** 2) - loss) / h


EXERCISE = FunctionExercise(
    name="mse_gradient",
    number="4.1",
    title="The gradient of the MSE for a line",
    names=("dw", "db"),
    tolerance=1e-4,  # so that slopes measured with a step of 0.000001 are right, too
    solution=mse_gradient,
    also=(_in_a_loop,),
    inputs=draw_line,
    mistakes=mistakes(
        """
        no-2: The factor 2 is missing, from both slopes. It comes from the square of the error.
            dw = 2 * -> dw =
            db = 2 * -> db =
        no-2-in-db: The factor 2 is missing from `db`. Both slopes have it.
            db = 2 * -> db =
        no-2-in-dw: The factor 2 is missing from `dw`. Both slopes have it.
            dw = 2 * -> dw =
        wrong-signs: Both slopes have the wrong sign. The error is the answer minus the target:
          `y_hat - y`.
            error = w * x + b - y -> error = y - (w * x + b)
        target-first: The bias has the wrong sign in your error. The error is the answer minus the
          target; the other way round, the whole answer stands in brackets.
            error = w * x + b - y -> error = y - w * x + b
        wrong-signs-no-2: Both slopes have the wrong sign, and the factor 2 is missing. The error is
          `y_hat - y`.
            dw = 2 * -> dw = -
            db = 2 * -> db = -
        2-twice: The factor 2 is in your slopes twice. It comes in once, from the square.
            error = w * x + b - y -> error = 2 * (w * x + b - y)
        sums: You summed over the samples. The loss is a mean, so its slopes are means too.
            np.mean(error * x) -> np.sum(error * x)
            np.mean(error) -> np.sum(error)
        slopes-of-samples: You returned one slope for each sample. Take their mean.
            np.mean(error * x) -> (error * x)
            np.mean(error) -> error
        x-in-db: Your `db` has the input in it, as `dw` has. The bias moves every answer by the
          same: it takes the mean of the errors alone.
            np.mean(error) -> np.mean(error * x)
        w-for-x: You multiplied the errors by `w`. How much the answer moves with the weight is the
          input `x`.
            error * x -> error * w
        b-in-db: You multiplied the errors by `b`. If b grows by h, each answer grows by h, not by
          hb.
            np.mean(error) -> np.mean(error * b)
        no-signs: You took the errors without their signs. A slope needs them: they say which way is
          up.
            error = w * x + b - y -> error = abs(w * x + b - y)
        squared-x: You squared `x`. Each error is multiplied by its `x` once.
            error * x -> error * x**2
        squared-error: You squared the error. Its slope has the error itself, times 2.
            error = w * x + b - y -> error = (w * x + b - y) ** 2
            or
            error = w * x + b - y -> error = (w * x + b - y) ** 2 / 2
        loss: You returned the loss. Asked for are its two slopes.
            = np.mean((w * x + b - y) ** 2)
        one-sample: Only one sample counts in your slopes. Is the `return` inside the loop, or does
          each turn replace what was there? Take the mean over all.
            = mse_gradient(w, b, x[:1], y[:1])
            or
            = mse_gradient(w, b, x[-1:], y[-1:])
        large-step: You measured the slopes with too large a step. A smaller one comes nearer; the
          rule is exact.
        multiplied-first: Python multiplies first: `y * x` came before the minus. Put the error in
          brackets.
            np.mean(error * x) -> np.mean(w * x + b - y * x)
        number-of-samples: You divided by 1030. Divide by the number of samples that come in, or
          take a mean.
            np.mean(error * x) -> np.sum(error * x) / 1030
            np.mean(error) -> np.sum(error) / 1030
        mean-twice: You divided by the number of samples once too often: a mean has done so already.
            np.mean(error * x) -> np.mean(error * x) / len(x)
            np.mean(error) -> np.mean(error) / len(x)
        no-error-in-db: Your `db` is always the same number. The error belongs in it: as in the rule
          for `dw`, but with 1 in place of the input, because each answer grows by h if b does.
            return dw, db -> return dw, 1
            or
            return dw, db -> return dw, 2
        step-taken: You took a step from w and b. Here, return only the slopes.
            return dw, db -> return w - dw, b - db
            or
            return dw, db -> return w - 0.01 * dw, b - 0.01 * db
            or
            return dw, db -> return w - 0.1 * dw, b - 0.1 * db
        """,
        {"large-step": AnyOf(*(partial(_measured, h=h) for h in (0.001, 0.01, 0.1, 1)))},
    ),
    hint="Begin with one line for all errors, `error = …`. The rule for `dw` is the one that "
    "you checked above. For `db`, ask: by how much does the answer move when b grows by 1?",
    steps=(
        "An error is the answer of the line, w and b in it, minus `y`: one for each sample. For "
        "`dw`, each meets its own input before the mean is taken; for `db`, the input is always 1.",
        "By hand, with other numbers: w = 2, b = 1, x = (1, 3), y = (4, 5). The answers are 3 and "
        "7, the errors -1 and 2. For `dw`: 2 · (-1) · 1 = -2 and 2 · 2 · 3 = 12, whose mean is 5.",
    ),
)
