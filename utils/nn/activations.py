"""The seven activation functions, each with its slope, the derivative, in the table below.

They work element by element on arrays of any shape; only softmax works along the last axis.
float32 gives float32. Names and values are Keras's; only binary_step is not in Keras. All raise
TypeError for what does not hold numbers.

Example:
    >>> z = np.array([-1.0, 0.0, 2.0])
    >>> print(relu(z), leaky_relu(z), softmax(z).round(2))
    [0. 0. 2.] [-0.2  0.   2. ] [0.04 0.11 0.84]
"""

from typing import Any

import numpy as np

from utils.nn.array_checks import as_float

LEAK = 0.2  # as in keras.activations.leaky_relu


def binary_step(z: Any) -> np.ndarray:
    """Return 0 below z = 0, else 1."""
    return np.heaviside(as_float(z), 1)


def linear(z: Any) -> np.ndarray:
    """Return z itself."""
    return as_float(z)


def sigmoid(z: Any) -> np.ndarray:
    """Return 1 / (1 + e^-z), from 0 to 1; written so that e is never raised to more than 0."""
    z = as_float(z)
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))


def tanh(z: Any) -> np.ndarray:
    """Return (e^z - e^-z) / (e^z + e^-z), from -1 to 1: a stretched sigmoid, 2σ(2z) - 1."""
    return np.tanh(as_float(z))


def relu(z: Any) -> np.ndarray:
    """Return z where it is positive, else 0."""
    return np.maximum(as_float(z), 0)


def leaky_relu(z: Any) -> np.ndarray:
    """Return z where it is positive, else z / 5, so that no slope is 0."""
    z = as_float(z)
    return np.maximum(z, LEAK * z)


@np.errstate(over="ignore")  # between the ends of float32 a difference is -inf, and e^-inf is 0
def softmax(z: Any) -> np.ndarray:
    """Return e^z / Σ e^z: each row becomes probabilities, which sum to 1.

    The row's largest z is subtracted first. Numerator and denominator shrink alike, so nothing
    changes, but e^1000 no longer overflows.
    """
    z = as_float(z)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def softmax_slope(z: np.ndarray) -> np.ndarray:
    """Return the slope of softmax, ∂a_i/∂z_j = a_i ([i = j] - a_j).

    It is a matrix for each row, (…, n, n) for z (…, n), since every a depends on every z.
    """
    a = softmax(z)
    return a[..., :, None] * (np.eye(a.shape[-1], dtype=a.dtype) - a[..., None, :])


ACTIVATIONS: dict[str, tuple[Any, Any]] = {  # name: (f, the slope of f)
    "binary_step": (binary_step, np.zeros_like),  # so no gradient passes a step
    "linear": (linear, np.ones_like),
    "sigmoid": (sigmoid, lambda z: (a := sigmoid(z)) * (1 - a)),  # at most 1/4, at z = 0
    "tanh": (tanh, lambda z: 1 - tanh(z) ** 2),  # at most 1, at z = 0
    "relu": (relu, lambda z: (z > 0).astype(z.dtype)),
    "leaky_relu": (leaky_relu, lambda z: np.where(z > 0, 1, LEAK).astype(z.dtype)),
    "softmax": (softmax, softmax_slope),
}
