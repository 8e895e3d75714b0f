"""Exercise 5.2 · tanh and its slope."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.lab05.pairs import Pair, draw_z, in_one
from utils.checks.lab05.relu_and_slope import relu_and_slope
from utils.nn import sigmoid


def tanh_and_slope(z: np.ndarray) -> Pair:
    return np.tanh(z), 1 - np.tanh(z) ** 2


def _tanh_with(slope: Any) -> Any:
    """Return tanh with `slope(z, a)` in place of its slope, the derivative."""
    return lambda z: (np.tanh(z), slope(z, np.tanh(z)))


def _pair(a: Any) -> Pair:
    """Return a wrong output, with the slope (the derivative) that follows from it."""
    return a, 1 - a**2


@np.errstate(all="ignore")
def _minus_in_front(z: np.ndarray) -> Pair:
    up, down = np.exp(z), -np.exp(z)
    return _pair((up - down) / (up + down))


EXERCISE = FunctionExercise(
    name="tanh_and_slope",
    number="5.2",
    title="tanh and its slope",
    solution=tanh_and_slope,
    inputs=draw_z,
    misconceptions={
        "Your slope is 1 - z². In the formula stands the output: 1 - a².": (
            _tanh_with(lambda z, a: 1 - z**2)
        ),
        "Your slope is a (1 - a), which is the sigmoid's. tanh has 1 - a².": (
            _tanh_with(lambda z, a: a * (1 - a))
        ),
        "You forgot the square in your slope: it is 1 - a².": _tanh_with(lambda z, a: 1 - a),
        "Your slope is a². It is what is left of 1: 1 - a².": _tanh_with(lambda z, a: a**2),
        "Your slope is 1 + a². tanh gets flatter where a is large: 1 - a².": (
            _tanh_with(lambda z, a: 1 + a**2)
        ),
        "Your slope is (1 - a)². Only the a is squared: 1 - a².": (
            _tanh_with(lambda z, a: (1 - a) ** 2)
        ),
        "Your slope has the wrong sign: a² - 1. tanh rises everywhere.": (
            _tanh_with(lambda z, a: a**2 - 1)
        ),
        "In your slope, tanh is applied twice. `a` is the tanh already: 1 - a².": (
            _tanh_with(lambda z, a: 1 - np.tanh(a) ** 2)
        ),
        "Your slope is that of the sigmoid at z. tanh's follows from its own output: 1 - a².": (
            _tanh_with(lambda z, a: sigmoid(z) * (1 - sigmoid(z)))
        ),
        "Your slope is 1 - σ(z)², with the sigmoid. In the formula stands tanh's own output, "
        "1 - a².": _tanh_with(lambda z, a: 1 - sigmoid(z) ** 2),
        "You took e as 2.718. That is close, but `np.exp(z)` has all its digits.": (
            lambda z: _pair((2.718**z - 2.718**-z) / (2.718**z + 2.718**-z))
        ),
        "You divided by 2. Below the line stands the sum of the two powers of e.": (
            lambda z: _pair(np.sinh(z))
        ),
        "You subtracted the exponents. Take both powers of e first, then their difference.": (
            lambda z: _pair(np.exp(z - -z) / np.exp(z + -z))
        ),
        "In Python `2 * a` doubles, and `a ** 2` squares. The slope is 1 - a².": (
            _tanh_with(lambda z, a: 1 - 2 * a)
        ),
        "`^` is no power in Python: eᶻ is `np.exp(z)`, and a² is `a**2`.": _tanh_with(
            lambda z, a: a.astype(float) ^ 2
        ),
        "That is the sigmoid, and its slope. tanh runs from -1 to 1.": (
            lambda z: (sigmoid(z), sigmoid(z) * (1 - sigmoid(z)))
        ),
        "Your `a` is the sigmoid. tanh runs from -1 to 1.": lambda z: _pair(sigmoid(z)),
        "Your `a` is upside down: the difference stands above the line, the sum below it.": (
            lambda z: _pair(1 / np.tanh(z))
        ),
        "The division is missing: your `a` is the difference alone.": (
            lambda z: _pair(np.exp(z) - np.exp(-z))
        ),
        "Brackets are missing: all of the difference is divided by all of the sum.": (
            lambda z: _pair(np.exp(z) - np.exp(-z) / (np.exp(z) + np.exp(-z)))
        ),
        "Brackets are missing below the line. You divide by e^z only, and then add e^-z.": (
            lambda z: _pair((np.exp(z) - np.exp(-z)) / np.exp(z) + np.exp(-z))
        ),
        "Brackets are missing, above and below the line: Python divides before it adds.": (
            lambda z: _pair(np.exp(z) - np.exp(-z) / np.exp(z) + np.exp(-z))
        ),
        "The signs of z are swapped: your `a` has the wrong sign.": (lambda z: _pair(-np.tanh(z))),
        "Your `a` is the tanh of z / 2. With powers of e: the second is e^-z, not 1. With the "
        "sigmoid: 2σ(2z) - 1.": (lambda z: _pair(np.tanh(z / 2))),
        "You squeezed the sigmoid, σ(2z). Now stretch it from 0 … 1 to -1 … 1.": (
            lambda z: _pair(sigmoid(2 * z))
        ),
        "You measured the slope by nudging: nearly right, but not quite. 1 - a² is exact.": (
            _tanh_with(lambda z, a: (np.tanh(z + 0.0001) - a) / 0.0001)
        ),
        "Your `a` is 0 everywhere. Are both of your powers e^z? The second is e^-z.": (
            lambda z: _pair(0 * z)
        ),
        "You took -e^z. The minus belongs into the power: e^-z.": _minus_in_front,
        "Your slope is 1 everywhere. tanh is that steep only where z is 0: 1 - a².": (
            _tanh_with(lambda z, a: np.ones_like(z))
        ),
        "That is ReLU, and its slope. tanh is another curve: see the table.": relu_and_slope,
        "Your slope is 4 a (1 - a), with tanh's own `a`. That is not tanh's slope: 1 - a².": (
            _tanh_with(lambda z, a: 4 * a * (1 - a))
        ),
        "You rounded `a`. Return it as it is.": lambda z: _pair(np.tanh(z).round(2)),
        "`np.tan` is the tangent of an angle. tanh is another function.": (
            lambda z: _pair(np.tan(z))
        ),
        "The two are in the wrong order. First `a`, then the slope.": (
            lambda z: tanh_and_slope(z)[::-1]
        ),
        "You returned `a` only. Return the slope as well, behind a comma.": np.tanh,
        "You returned the slope only. Return `a` first, then a comma, then the slope.": (
            lambda z: 1 - np.tanh(z) ** 2
        ),
    }
    | in_one(tanh_and_slope, list)
    | in_one(tanh_and_slope, np.array),
    hint="Give names to the two powers of e first: they stand in the formula twice. And the "
    "slope needs no e at all, once you have `a`.",
)
