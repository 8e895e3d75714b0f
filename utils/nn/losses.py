"""The three losses, each with its gradient in the table below.

y holds the targets and y_hat the predictions: (n, n_out) or (n,). y_hat may have a leading axis
of seeds, (seeds, n, n_out); then there is one loss for each seed. Losses are averages over the
batch, so their gradients ∂loss/∂y_hat are divided by its size too. The formulas are Keras's.
They raise ValueError if the shapes differ, and TypeError for what does not hold numbers.

Example:
    >>> y, y_hat = np.array([1.0, 2.0]), np.array([1.0, 4.0])
    >>> print(mse(y, y_hat), LOSSES["mse"][1](y, y_hat))
    2.0 [0. 2.]
"""

from typing import Any

import numpy as np

from utils.nn.array_checks import of_one_shape

EPSILON = 1e-7  # probabilities stay this far from 0 and 1, since log 0 is -inf


def clip(p: np.ndarray) -> np.ndarray:
    """Move probabilities into [EPSILON, 1 - EPSILON], where logarithms can be taken."""
    return np.clip(p, EPSILON, 1 - EPSILON)


def mse(y: Any, y_hat: Any) -> Any:
    """Return the mean squared error, Σ (y_hat - y)² / N, with N all the numbers in y."""
    y, y_hat, axes = of_one_shape(y, y_hat)
    return ((y_hat - y) ** 2).sum(axes) / y.size


def binary_crossentropy(y: Any, y_hat: Any) -> Any:
    """Return -Σ (y log y_hat + (1 - y) log(1 - y_hat)) / N, with N all the numbers in y.

    It is the surprise at y, on average, if y_hat is P(y = 1).
    """
    y, y_hat, axes = of_one_shape(y, y_hat)
    p = clip(y_hat)
    return -(y * np.log(p) + (1 - y) * np.log(1 - p)).sum(axes) / y.size


def categorical_crossentropy(y: Any, y_hat: Any) -> Any:
    """Return -Σ y log y_hat / n: the n rows of y are one-hot, those of y_hat probabilities."""
    y, y_hat, axes = of_one_shape(y, y_hat)
    return -(y * np.log(clip(y_hat))).sum(axes) * (y.shape[-1] / y.size)


def accuracy(y: Any, y_hat: Any) -> Any:
    """Return the share of right predictions.

    Of several outputs, the largest must be that of y; a single one must be on the right side of ½.
    """
    y, y_hat, axes = of_one_shape(y, y_hat)
    if y.ndim == 2 and y.shape[-1] > 1:
        return (y_hat.argmax(axis=-1) == y.argmax(axis=-1)).mean(axis=-1)
    return ((y_hat > 0.5) == (y > 0.5)).mean(axes)


LOSSES = {  # name: (loss, its gradient ∂loss/∂y_hat)
    "mse": (mse, lambda y, y_hat: 2 * (y_hat - y) / y.size),
    "binary_crossentropy": (
        binary_crossentropy,
        lambda y, y_hat: (clip(y_hat) - y) / (clip(y_hat) * (1 - clip(y_hat))) / y.size,
    ),
    "categorical_crossentropy": (
        categorical_crossentropy,
        lambda y, y_hat: -y / clip(y_hat) * (y.shape[-1] / y.size),
    ),
}
# The last activation and the loss are best taken together. The gradient for z is then
#   sigmoid:  (a - y) / (a (1 - a)) · a (1 - a)       =  a - y
#   softmax:  Σ_i (-y_i / a_i) · a_i ([i = j] - a_j)  =  a_j Σ_i y_i - y_j  =  a_j - y_j
# over the same count. A sure and wrong prediction, where a is flat, keeps its gradient.
FUSED = {
    ("sigmoid", "binary_crossentropy"): lambda y, a: (a - y) / y.size,
    ("softmax", "categorical_crossentropy"): lambda y, a: (a - y) / len(y),
}
