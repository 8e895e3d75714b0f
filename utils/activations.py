"""The seven activation functions, each with its slope in the table below.

They work element by element on arrays of any shape; only softmax works along the last axis.
float32 gives float32. Names and values are Keras's.

Example:
    >>> z = np.array([-1.0, 0.0, 2.0])
    >>> print(relu(z), leaky_relu(z), softmax(z).round(2))
    [0. 0. 2.] [-0.2  0.   2. ] [0.04 0.11 0.84]
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

LEAK = 0.2  # as in keras.activations.leaky_relu


def as_float(z: Any) -> np.ndarray:
    """Floats as they are, other numbers as float32: in uint8, -5 would be 251."""
    z = np.asarray(z)
    if z.dtype.kind not in "fbiu":
        raise TypeError(f"This holds {z.dtype}, not numbers. Use np.array(…, dtype=np.float32).")
    return z if z.dtype.kind == "f" else z.astype(np.float32)


def binary_step(z: Any) -> np.ndarray:
    """0 below z = 0, else 1."""
    return np.heaviside(as_float(z), 1)


def linear(z: Any) -> np.ndarray:
    """z itself."""
    return as_float(z)


def sigmoid(z: Any) -> np.ndarray:
    """1 / (1 + e^-z), from 0 to 1; written so that e is never raised to more than 0."""
    z = as_float(z)
    return np.exp(np.minimum(z, 0)) / (1 + np.exp(-np.abs(z)))


def tanh(z: Any) -> np.ndarray:
    """(e^z - e^-z) / (e^z + e^-z), from -1 to 1: a stretched sigmoid, 2σ(2z) - 1."""
    return np.tanh(as_float(z))


def relu(z: Any) -> np.ndarray:
    """z where it is positive, else 0."""
    return np.maximum(as_float(z), 0)


def leaky_relu(z: Any) -> np.ndarray:
    """z where it is positive, else z / 5, so that no unit falls silent."""
    z = as_float(z)
    return np.maximum(z, LEAK * z)


@np.errstate(over="ignore")  # between the ends of float32 a difference is -inf, and e^-inf is 0
def softmax(z: Any) -> np.ndarray:
    """e^z / Σ e^z: each row becomes probabilities, which sum to 1.

    The row's largest z is subtracted first. Numerator and denominator shrink alike, so nothing
    changes, but e^1000 no longer overflows.
    """
    z = as_float(z)
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


def softmax_slope(z: np.ndarray) -> np.ndarray:
    """∂a_i/∂z_j = a_i ([i = j] - a_j): a matrix for each row, since every a depends on every z."""
    a = softmax(z)
    return a[..., :, None] * (np.eye(a.shape[-1], dtype=a.dtype) - a[..., None, :])


ACTIVATIONS: dict[str, tuple[Any, Any]] = {  # name: (f, the slope of f)
    "binary_step": (binary_step, np.zeros_like),  # so nothing can be learned through a step
    "linear": (linear, np.ones_like),
    "sigmoid": (sigmoid, lambda z: sigmoid(z) * (1 - sigmoid(z))),  # at most 1/4, at z = 0
    "tanh": (tanh, lambda z: 1 - tanh(z) ** 2),  # at most 1, at z = 0
    "relu": (relu, lambda z: (z > 0).astype(z.dtype)),
    "leaky_relu": (leaky_relu, lambda z: np.where(z > 0, 1, LEAK).astype(z.dtype)),
    "softmax": (softmax, softmax_slope),
}


def look_up(table: Mapping[str, Any], name: Any, what: str) -> Any:
    """table[name], or an error that lists the names there are."""
    if not isinstance(name, str) or name not in table:
        raise ValueError(f"{what} = {name!r} is not known. Choose one of: {', '.join(table)}.")
    return table[name]


def check_array(X: Any, name: str, *shape: int) -> None:
    """An error unless X is an array of finite numbers of this shape; -1 stands for any length."""
    if not isinstance(X, np.ndarray) or X.dtype.kind not in "fbiu":
        kind = X.dtype if isinstance(X, np.ndarray) else type(X).__name__
        raise TypeError(f"{name} is of type {kind}. Use np.array({name}, dtype=np.float32).")
    start = int(shape[0] == -1)
    if X.size == 0 or X.ndim != len(shape) or X.shape[start:] != shape[start:]:
        raise ValueError(
            f"{name} has shape {X.shape}, not {shape}, where -1 is any length but 0. One row lacks"
            f" its axis? {name}[None]. One column? {name}[:, None]. Images? Reshape to (n, -1)."
        )
    if not max(abs(float(X.min())), abs(float(X.max()))) <= 3.4e38:
        place = np.argwhere(~(np.abs(X) <= 3.4e38))[0].tolist()
        raise ValueError(
            f"{name}{place} = {X[tuple(place)]}. Finite numbers were expected. Drop such rows:"
            f" {name}[np.isfinite({name}).all(axis=1)]."
        )
