"""Exercise 4.1 · The gradient of the MSE for a line."""

from functools import partial

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.lab04.line import descent_step, draw_line, gradient_wrongly, mse_gradient

EXERCISE = FunctionExercise(
    name="mse_gradient",
    number="4.1",
    title="The gradient of the MSE for a line",
    tolerance=1e-4,  # so that slopes measured with a step of 0.000001 are right, too
    solution=mse_gradient,
    inputs=draw_line,
    misconceptions={
        "The factor 2 is missing, from both slopes. It comes from the square of the error.": (
            partial(gradient_wrongly, factors=(1, 1))
        ),
        "The factor 2 is missing from `db`. Both slopes have it.": (
            partial(gradient_wrongly, factors=(2, 1))
        ),
        "The factor 2 is missing from `dw`. Both slopes have it.": (
            partial(gradient_wrongly, factors=(1, 2))
        ),
        "Both slopes have the wrong sign. The error is the answer minus the target: "
        "`y_hat - y`.": partial(gradient_wrongly, factors=(-2, -2)),
        "You summed over the samples. The loss is a mean, so its slopes are means too.": (
            partial(gradient_wrongly, mean=np.sum)
        ),
        "You returned one slope for each sample. Take their mean.": (
            partial(gradient_wrongly, mean=np.asarray)
        ),
        "The inputs are missing from `dw`. A weight moves the answer by its input: multiply "
        "each error by its `x`.": lambda w, b, x, y: (2 * np.mean(w * x + b - y),) * 2,
        "You multiplied by `x` in `db` too. The bias moves every answer by the same: it takes "
        "the mean of the errors alone.": (
            lambda w, b, x, y: (2 * np.mean((w * x + b - y) * x),) * 2
        ),
        "`dw` and `db` are swapped. Return `dw` first.": (
            lambda w, b, x, y: mse_gradient(w, b, x, y)[::-1]
        ),
        "In `dw` you multiplied the mean error by the mean of `x`. Multiply each error by its "
        "own `x`, and take the mean of these products.": (
            lambda w, b, x, y: (
                2 * np.mean(w * x + b - y) * np.mean(x),
                2 * np.mean(w * x + b - y),
            )
        ),
        "You multiplied the errors by `w`. How much the answer moves with the weight is the "
        "input `x`.": lambda w, b, x, y: (
            2 * np.mean((w * x + b - y) * w),
            2 * np.mean(w * x + b - y),
        ),
        "The bias is missing from the answer. It is w times x, plus b.": (
            lambda w, b, x, y: mse_gradient(w, 0, x, y)
        ),
        "The targets are missing. The slopes need the error, the answer minus `y`.": (
            lambda w, b, x, y: mse_gradient(w, b, x, 0 * y)
        ),
        "You took the errors without their signs. A slope needs them: they say which way is up.": (
            lambda w, b, x, y: (
                2 * np.mean(abs(w * x + b - y) * x),
                2 * np.mean(abs(w * x + b - y)),
            )
        ),
        "Both slopes have the wrong sign, and the factor 2 is missing. The error is `y_hat - y`.": (
            partial(gradient_wrongly, factors=(-1, -1))
        ),
        "`dw` has the wrong sign. Take the same error for both slopes, `y_hat - y`.": (
            partial(gradient_wrongly, factors=(-2, 2))
        ),
        "`db` has the wrong sign. Take the same error for both slopes, `y_hat - y`.": (
            partial(gradient_wrongly, factors=(2, -2))
        ),
        "`db` is a sum over the samples. Take their mean, as for `dw`.": (
            lambda w, b, x, y: (mse_gradient(w, b, x, y)[0], 2 * np.sum(w * x + b - y))
        ),
        "`dw` is a sum over the samples. Take their mean, as for `db`.": (
            lambda w, b, x, y: (2 * np.sum((w * x + b - y) * x), mse_gradient(w, b, x, y)[1])
        ),
        "You multiplied the errors by `b`. If b grows by h, each answer grows by h, not by hb.": (
            lambda w, b, x, y: (
                mse_gradient(w, b, x, y)[0],
                2 * np.mean((w * x + b - y) * b),
            )
        ),
        "You added b to `x`, before the product. The answer is w times x, and then plus b.": (
            lambda w, b, x, y: mse_gradient(w, w * b, x, y)
        ),
        "You squared `x`. Each error is multiplied by its `x` once.": (
            lambda w, b, x, y: (
                2 * np.mean((w * x + b - y) * x**2),
                2 * np.mean(w * x + b - y),
            )
        ),
        "You squared the error. Its slope has the error itself, times 2.": (
            lambda w, b, x, y: (
                2 * np.mean((w * x + b - y) ** 2 * x),
                2 * np.mean((w * x + b - y) ** 2),
            )
        ),
        "You returned the loss. Asked for are its two slopes.": (
            lambda w, b, x, y: np.mean((w * x + b - y) ** 2)
        ),
        "Only `dw` came back. Return both slopes: `return dw, db`.": (
            lambda w, b, x, y: mse_gradient(w, b, x, y)[0]
        ),
        "Only the first sample counts in your slopes. Is the `return` inside the loop? Take "
        "the mean over all.": lambda w, b, x, y: mse_gradient(w, b, x[:1], y[:1]),
        "You measured the slopes with a small step. That comes near; the rule is exact.": (
            lambda w, b, x, y: (
                np.mean(((w + 1e-3) * x + b - y) ** 2 - (w * x + b - y) ** 2) / 1e-3,
                np.mean((w * x + b + 1e-3 - y) ** 2 - (w * x + b - y) ** 2) / 1e-3,
            )
        ),
        "Python multiplies first: `y * x` came before the minus. Put the error in brackets.": (
            lambda w, b, x, y: (
                2 * np.mean(w * x + b - y * x),
                2 * np.mean(w * x + b - y),
            )
        ),
        "You divided by 1030. Divide by the number of samples that come in, or take a mean.": (
            partial(gradient_wrongly, mean=lambda products: np.sum(products) / 1030)
        ),
        "In `dw` you took the mean first. Multiply each error by its `x` before that.": (
            lambda w, b, x, y: (
                2 * np.mean(w * x + b - y) * x,
                2 * np.mean(w * x + b - y),
            )
        ),
        "Your `db` is always 1. If b grows by h, each answer grows by h: in the rule for `dw`, "
        "put 1 in place of the input.": lambda w, b, x, y: (mse_gradient(w, b, x, y)[0], 1),
        "Your `db` is always 2. The error belongs in it: the mean of 2 · error · 1.": (
            lambda w, b, x, y: (mse_gradient(w, b, x, y)[0], 2)
        ),
        "You subtracted the slopes from w and b. Here, return only the slopes.": (
            lambda w, b, x, y: descent_step(w, b, x, y, 1)
        ),
        "You took a step with the rate 0.01. Here, return only the slopes.": (
            lambda w, b, x, y: descent_step(w, b, x, y, 0.01)
        ),
        "You divided by the number of samples twice: `np.mean` has done so already.": (
            partial(gradient_wrongly, mean=lambda products: np.mean(products) / len(products))
        ),
        "You rounded the slopes. Return them as they are.": lambda w, b, x, y: tuple(
            round(float(slope), 2) for slope in mse_gradient(w, b, x, y)
        ),
    },
    hint="Begin with one line for all errors, `error = …`. The rule for `dw` is the one that "
    "you checked above. For `db`, ask: by how much does the answer move when b grows by 1?",
)
