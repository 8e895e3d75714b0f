"""The gradient for a line and one step down it, for Exercises 4.1 and 4.2."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.random_inputs import signed


def mse_gradient(w: float, b: float, x: np.ndarray, y: np.ndarray) -> tuple[Any, Any]:
    error = w * x + b - y
    return 2 * np.mean(error * x), 2 * np.mean(error)


def descent_step(
    w: float, b: float, x: np.ndarray, y: np.ndarray, learning_rate: float
) -> tuple[Any, Any]:
    dw, db = mse_gradient(w, b, x, y)
    return w - learning_rate * dw, b - learning_rate * db


def draw_line(rng: np.random.Generator, size: int) -> tuple:
    """Draw w, b, x and y with errors of both signs that do not cancel, so that mistakes show."""
    w, b = float(signed(rng, 1, low=1.1, high=3)[0]), float(signed(rng, 1, low=1.1, high=3)[0])
    x = rng.permutation(np.arange(11, 40))[:size] / 10
    error = signed(rng, size, low=1.3, high=4.5)
    while abs(error.mean()) < 0.3 or (size > 1 and abs(error.sum()) == abs(error).sum()):
        error = signed(rng, size, low=1.3, high=4.5)
    return w, b, x, (w * x + b - error).round(2)


def gradient_wrongly(
    w: float,
    b: float,
    x: np.ndarray,
    y: np.ndarray,
    factors: tuple[float, float] = (2, 2),
    mean: Callable = np.mean,
) -> tuple[Any, Any]:
    """Compute `mse_gradient` with other factors, or something else than the mean."""
    error = w * x + b - y
    return factors[0] * mean(error * x), factors[1] * mean(error)
