"""Exercise 4.2 · One step downhill."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.lab04.line import descent_step, draw_line, gradient_wrongly, mse_gradient


def _draw_step(rng: np.random.Generator, size: int) -> tuple:
    return *draw_line(rng, size), float(rng.choice([0.02, 0.03, 0.05]))


def _step_wrongly(
    w: float, b: float, x: np.ndarray, y: np.ndarray, learning_rate: float, gradient: Callable
) -> tuple[Any, Any]:
    """Compute `descent_step` with a wrong gradient."""
    dw, db = gradient(w, b, x, y)
    return w - learning_rate * dw, b - learning_rate * db


def _weight_first(
    w: float, b: float, x: np.ndarray, y: np.ndarray, learning_rate: float
) -> tuple[Any, Any]:
    w = w - learning_rate * mse_gradient(w, b, x, y)[0]
    return w, b - learning_rate * mse_gradient(w, b, x, y)[1]


def _bias_first(
    w: float, b: float, x: np.ndarray, y: np.ndarray, learning_rate: float
) -> tuple[Any, Any]:
    b = b - learning_rate * mse_gradient(w, b, x, y)[1]
    return w - learning_rate * mse_gradient(w, b, x, y)[0], b


def _many_steps(
    w: float, b: float, x: np.ndarray, y: np.ndarray, learning_rate: float, steps: int
) -> tuple[Any, Any]:
    for _ in range(steps):
        w, b = descent_step(w, b, x, y, learning_rate)
    return w, b


def _step_for_each_sample(
    w: float, b: float, x: np.ndarray, y: np.ndarray, learning_rate: float
) -> tuple[Any, Any]:
    for i in range(len(x)):
        w, b = descent_step(w, b, x[i : i + 1], y[i : i + 1], learning_rate)
    return w, b


EXERCISE = FunctionExercise(
    name="descent_step",
    number="4.2",
    title="One step downhill",
    solution=descent_step,
    inputs=_draw_step,
    misconceptions={
        "You walked uphill. The gradient points up: subtract it, with the error as "
        "`y_hat - y`.": lambda w, b, x, y, learning_rate: descent_step(w, b, x, y, -learning_rate),
        "You left out the learning rate. It scales both slopes.": (
            lambda w, b, x, y, learning_rate: descent_step(w, b, x, y, 1)
        ),
        "You moved w first, and then found the slope for b at the new w. Find both slopes "
        "before you move anything.": _weight_first,
        "You moved b first, and then found the slope for w at the new b. Find both slopes "
        "before you move anything.": _bias_first,
        "You moved w only. The bias takes a step too.": (
            lambda w, b, x, y, learning_rate: (descent_step(w, b, x, y, learning_rate)[0], b)
        ),
        "You moved b only. The weight takes a step too.": (
            lambda w, b, x, y, learning_rate: (w, descent_step(w, b, x, y, learning_rate)[1])
        ),
        "You returned the slopes. Asked for are the new w and b.": (
            lambda w, b, x, y, learning_rate: mse_gradient(w, b, x, y)
        ),
        "You returned the changes. Add them to the old w and b.": (
            lambda w, b, x, y, learning_rate: descent_step(0, 0, x, y - w * x - b, learning_rate)
        ),
        "You returned the rate times the slopes. Subtract that from the old w and b.": (
            lambda w, b, x, y, learning_rate: tuple(
                learning_rate * slope for slope in mse_gradient(w, b, x, y)
            )
        ),
        "The new w and b came back in the wrong order. Return w first.": (
            lambda w, b, x, y, learning_rate: descent_step(w, b, x, y, learning_rate)[::-1]
        ),
        "w took the slope of b, and b that of w. Each has its own.": partial(
            _step_wrongly, gradient=lambda *line: mse_gradient(*line)[::-1]
        ),
        "Both took the slope of w. The bias has its own: the mean error, times 2.": partial(
            _step_wrongly, gradient=lambda *line: (mse_gradient(*line)[0],) * 2
        ),
        "Both took the slope of b. In that of w, each error is multiplied by its `x`.": partial(
            _step_wrongly, gradient=lambda *line: (mse_gradient(*line)[1],) * 2
        ),
        "The factor 2 is missing from the slopes.": partial(
            _step_wrongly, gradient=partial(gradient_wrongly, factors=(1, 1))
        ),
        "Your slopes are sums over the samples. Take means, else the step grows with the "
        "number of samples.": partial(
            _step_wrongly, gradient=partial(gradient_wrongly, mean=np.sum)
        ),
        "You divided by the learning rate. Multiply: a smaller rate makes a smaller step.": (
            lambda w, b, x, y, learning_rate: descent_step(w, b, x, y, 1 / learning_rate)
        ),
        "The bias is missing from the answer, so the errors are not right.": partial(
            _step_wrongly, gradient=lambda w, b, x, y: mse_gradient(w, 0, x, y)
        ),
        "w and b came back as they were. Subtract the learning rate times the slope from each.": (
            lambda w, b, x, y, learning_rate: (w, b)
        ),
        "You returned w only. Return both: `return w, b`, with your names.": (
            lambda w, b, x, y, learning_rate: descent_step(w, b, x, y, learning_rate)[0]
        ),
        "You took a step for each sample. Find the mean slopes over all samples, then step once.": (
            _step_for_each_sample
        ),
        "You returned a w and a b for each sample. The slopes are means: one number each.": (
            partial(_step_wrongly, gradient=partial(gradient_wrongly, mean=np.asarray))
        ),
        "You subtracted the learning rate. Multiply the slope by it, then subtract.": (
            lambda w, b, x, y, learning_rate: tuple(
                old - learning_rate - slope
                for old, slope in zip((w, b), mse_gradient(w, b, x, y), strict=True)
            )
        ),
        "w walked uphill, b downhill. Subtract for both, with the error as `y_hat - y`.": partial(
            _step_wrongly, gradient=partial(gradient_wrongly, factors=(-2, 2))
        ),
        "b walked uphill, w downhill. Subtract for both, with the error as `y_hat - y`.": partial(
            _step_wrongly, gradient=partial(gradient_wrongly, factors=(2, -2))
        ),
        "You multiplied the step by the old value. It is the slope times the rate, no more.": (
            lambda w, b, x, y, learning_rate: tuple(
                old - learning_rate * slope * old
                for old, slope in zip((w, b), mse_gradient(w, b, x, y), strict=True)
            )
        ),
        "You took two steps. Asked for is one.": (
            lambda w, b, x, y, learning_rate: descent_step(
                *descent_step(w, b, x, y, learning_rate), x, y, learning_rate
            )
        ),
        "You subtracted the learning rate alone. Multiply the slope by it, then subtract.": (
            lambda w, b, x, y, learning_rate: (w - learning_rate, b - learning_rate)
        ),
        "You subtracted the rate, then multiplied by the slope. Python does what stands in "
        "brackets first: take them away.": lambda w, b, x, y, learning_rate: tuple(
            (old - learning_rate) * slope
            for old, slope in zip((w, b), mse_gradient(w, b, x, y), strict=True)
        ),
        "You multiplied the old values by the rate and the slope. Subtract: old value minus "
        "rate times slope.": lambda w, b, x, y, learning_rate: tuple(
            old * learning_rate * slope
            for old, slope in zip((w, b), mse_gradient(w, b, x, y), strict=True)
        ),
        "You wrote the learning rate as a number, 0.01. It comes in as an argument.": (
            lambda w, b, x, y, learning_rate: descent_step(w, b, x, y, 0.01)
        ),
        "You wrote the learning rate as a number, 0.1. It comes in as an argument.": (
            lambda w, b, x, y, learning_rate: descent_step(w, b, x, y, 0.1)
        ),
    }
    | {
        f"You took {steps} steps. Asked for is one: no loop.": partial(_many_steps, steps=steps)
        for steps in (10, 100, 1000)
    },
    hint="Three lines: both slopes first, as in Exercise 4.1; then a new w; then a new b. Each "
    "moves against its own slope, by the learning rate times that slope.",
)
