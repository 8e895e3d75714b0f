"""Exercise 4.2 · One step downhill."""

from functools import partial

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.variants import AnyOf
from utils.checks.lab04.line import draw_line


def descent_step(w: float, b: float, x: np.ndarray, y: np.ndarray, learning_rate: float) -> tuple:
    error = w * x + b - y
    new_w = w - learning_rate * 2 * np.mean(error * x)
    new_b = b - learning_rate * 2 * np.mean(error)
    return new_w, new_b


def _draw_step(rng: np.random.Generator, size: int) -> tuple:
    return *draw_line(rng, size), float(rng.choice([0.02, 0.03, 0.05]))


def _many_steps(
    w: float, b: float, x: np.ndarray, y: np.ndarray, learning_rate: float, n: int
) -> tuple:
    for _ in range(n):
        w, b = descent_step(w, b, x, y, learning_rate)
    return w, b


def _step_for_each_sample(
    w: float, b: float, x: np.ndarray, y: np.ndarray, learning_rate: float
) -> tuple:
    for i in range(len(x)):
        w, b = descent_step(w, b, x[i : i + 1], y[i : i + 1], learning_rate)
    return w, b


EXERCISE = FunctionExercise(
    name="descent_step",
    number="4.2",
    title="One step downhill",
    names=("w", "b"),
    solution=descent_step,
    inputs=_draw_step,
    mistakes=mistakes(
        """
        uphill: You walked uphill. The gradient points up: subtract it, with the error as
          `y_hat - y`.
            w - learning_rate -> w + learning_rate
            b - learning_rate -> b + learning_rate
        no-rate: You left out the learning rate. It scales both slopes.
            w - learning_rate * 2 -> w - 2
            b - learning_rate * 2 -> b - 2
        one-moved-first: You moved one of the two first, and then found the slope of the other from
          there. Find both slopes before you move anything.
            np.mean(error) -> np.mean(new_w * x + b - y)
            or
            error * x -> (error - learning_rate * 2 * np.mean(error)) * x
        slopes: You returned the slopes. Asked for are the new w and b.
            w - learning_rate * 2 -> 2
            b - learning_rate * 2 -> 2
        steps: You returned by how much w and b change. Asked for is where they are then: begin with
          the old ones.
            w - learning_rate -> -learning_rate
            b - learning_rate -> -learning_rate
            or
            w - learning_rate -> learning_rate
            b - learning_rate -> learning_rate
        slopes-swapped: w took the slope of b, and b that of w. Each has its own.
            b - learning_rate * 2 * np.mean(error) -> b - learning_rate * 2 * np.mean(error * x)
            w - learning_rate * 2 * np.mean(error * x) -> w - learning_rate * 2 * np.mean(error)
        slope-of-w-twice: Both took the slope of w. The bias has its own: the mean error, times 2.
            np.mean(error) -> np.mean(error * x)
        no-2: The factor 2 is missing, from one slope or from both.
            w - learning_rate * 2 -> w - learning_rate
            b - learning_rate * 2 -> b - learning_rate
            or
            w - learning_rate * 2 -> w - learning_rate
            or
            b - learning_rate * 2 -> b - learning_rate
        loss: You subtracted the rate times the loss. Each number has a slope of its own.
            error * x -> error**2 / 2
            np.mean(error) -> np.mean(error**2) / 2
        rate-written-in: You wrote the learning rate as a number. It comes in as an argument.
            = descent_step(w, b, x, y, 0.01)
            or
            = descent_step(w, b, x, y, 0.1)
            or
            = descent_step(w, b, x, y, 0.001)
        sums: Your slopes are sums over the samples. Take means, else the step grows with the number
          of samples.
            np.mean(error * x) -> np.sum(error * x)
            np.mean(error) -> np.sum(error)
        divided-by-rate: You divided by the learning rate. Multiply: a smaller rate makes a smaller
          step.
            = descent_step(w, b, x, y, 1 / learning_rate)
        not-moved: w and b came back as they were. Subtract the learning rate times the slope from
          each.
            = (w, b)
        step-for-each-sample: You took a step for each sample. Find the mean slopes over all
          samples, then step once.
        w-of-samples: You returned a w and a b for each sample. The slopes are means: one number
          each.
            np.mean(error * x) -> (error * x)
            np.mean(error) -> error
        rate-subtracted: You subtracted the rate by itself. Multiply it by the slope, without
          brackets around the minus, and subtract the product.
            w - learning_rate * 2 -> w - learning_rate - 2
            b - learning_rate * 2 -> b - learning_rate - 2
            or
            w - learning_rate * 2 -> (w - learning_rate) * 2
            b - learning_rate * 2 -> (b - learning_rate) * 2
            or
            = (w - learning_rate, b - learning_rate)
        old-value-multiplied: You multiplied by the old value. What is subtracted from it is the
          rate times the slope, no more.
            w - learning_rate * 2 -> w - w * learning_rate * 2
            b - learning_rate * 2 -> b - b * learning_rate * 2
            or
            w - learning_rate * 2 -> w * learning_rate * 2
            b - learning_rate * 2 -> b * learning_rate * 2
        several-steps: You took more than one step. Asked for is one, without a loop.
        """,
        {
            "step-for-each-sample": _step_for_each_sample,
            "several-steps": AnyOf(*(partial(_many_steps, n=n) for n in (2, 10, 100, 1000))),
        },
    ),
    hint="Three lines: both slopes first, as in Exercise 4.1; then a new w; then a new b. Each "
    "moves against its own slope, by the learning rate times that slope.",
    steps=(
        "Both slopes stand in the first lines, each with a name of its own, so that moving w "
        "cannot change the slope of b.",
        "By hand, with other numbers: w = 3, its slope is -4, the rate is 0.1. The new w is "
        "3 - 0.1 · (-4) = 3.4: a negative slope makes w larger. The same for b, with its slope.",
    ),
)
