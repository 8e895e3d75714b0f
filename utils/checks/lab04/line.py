"""Inputs for the exercises on a line, 4.1 and 4.2."""

import numpy as np

from utils.checks.exercises.random_inputs import signed


def draw_line(rng: np.random.Generator, size: int) -> tuple:
    """Draw w, b, x and y with errors of both signs that do not cancel, so that mistakes show."""
    w, b = float(signed(rng, 1, low=1.1, high=3)[0]), float(signed(rng, 1, low=1.1, high=3)[0])
    x = rng.permutation(np.arange(11, 40))[:size] / 10
    if size == 5:
        x[1:3] *= -1, 0
    error = signed(rng, size, low=1.3, high=4.5)
    while abs(error.mean()) < 0.3 or (size > 1 and abs(error.sum()) == abs(error).sum()):
        error = signed(rng, size, low=1.3, high=4.5)
    return w, b, x, (w * x + b - error).round(2)
