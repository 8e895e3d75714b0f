"""The solutions of Exercises 3.1 and 3.2, and the inputs drawn for both."""

from typing import Any

import numpy as np

from utils.checks.exercises.random_inputs import signed
from utils.nn import sigmoid


def weighted_sum(x: np.ndarray, w: np.ndarray, b: float) -> float:
    return x @ w + b


def node_output(x: np.ndarray, w: np.ndarray, b: float) -> Any:
    return sigmoid(x @ w + b)


def draw_node(rng: np.random.Generator, size: int) -> tuple:
    # The weights have two decimals, so that a rounded z is not the right one
    return signed(rng, size), signed(rng, size, unit=100), float(signed(rng, 1)[0])
