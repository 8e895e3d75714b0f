"""Checks of the arrays given to the network, made before anything changes.

Example:
    >>> check_array(np.array([1.0, np.nan]), "y", -1)
    Traceback (most recent call last):
        ...
    ValueError: y[1] = nan. Finite numbers were expected. Drop such rows: y[np.isfinite(y)].
"""

import itertools
from typing import Any

import numpy as np


def as_float(z: Any) -> np.ndarray:
    """Return floats as they are, other numbers as float32: in uint8, -5 would be 251.

    Raises TypeError for what does not hold numbers.
    """
    z = np.asarray(z)
    if z.dtype.kind not in "fbiu":
        raise TypeError(f"This holds {z.dtype}, not numbers. Use np.array(…, dtype=np.float32).")
    return z if z.dtype.kind == "f" else z.astype(np.float32)


def as_rows(X: Any, n_in: int) -> np.ndarray:
    """Return X as floats; raise ValueError unless it has rows of n_in numbers.

    The shape is (n, n_in), or (seeds, n, n_in).
    """
    X = as_float(X)
    if X.ndim < 2 or X.shape[-1] != n_in:
        raise ValueError(
            f"X has shape {X.shape}, this layer takes (n, {n_in}), rows of samples."
            f" A single row needs an axis in front: X[None]."
        )
    return X


def of_one_shape(y: Any, y_hat: Any) -> tuple[np.ndarray, np.ndarray, tuple[int, ...]]:
    """Return both as floats, and the axes of y, counted from the last.

    Raises ValueError if the shapes differ, since (3,) minus (3, 1) would be (3, 3). Only y_hat may
    have an axis of seeds in front.
    """
    y, y_hat = as_float(y), as_float(y_hat)
    if y.shape != y_hat.shape[y_hat.ndim == 3 :] or y.ndim not in (1, 2) or y.size == 0:
        raise ValueError(
            f"y has shape {y.shape} and y_hat has {y_hat.shape}. They must be equal and not empty."
            f" If one of them lacks an axis: y[:, None]."
        )
    return y, y_hat, (-2, -1)[-y.ndim :]


def check_array(X: Any, name: str, *shape: int) -> None:
    """Raise TypeError or ValueError unless X is an array of finite numbers of this shape.

    -1 in the first place stands for any length but 0.
    """
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
        finite = f"np.isfinite({name})" + (".all(axis=1)" if X.ndim > 1 else "")
        raise ValueError(
            f"{name}{place} = {X[tuple(place)]}. Finite numbers were expected. Drop such rows:"
            f" {name}[{finite}]."
        )


def check_targets(y: Any, name: str, n: int, n_out: int, loss: str, activation: str) -> None:
    """Raise an error unless y is (n, n_out) and suits the loss, as the last activation must.

    The error is a ValueError, or a TypeError if y is no array of numbers.
    """
    softmax = activation == "softmax"
    partner = {"binary_crossentropy": "sigmoid", "categorical_crossentropy": "softmax"}
    if partner.get(loss, activation) != activation or (loss != "mse" and softmax and n_out == 1):
        raise ValueError(
            f"{loss} cannot judge {activation} outputs, {n_out} of them. Use sigmoid with"
            f" binary_crossentropy; softmax, one output a class, with categorical_crossentropy."
        )
    if softmax and n_out > 1 and isinstance(y, np.ndarray) and y.shape in ((n,), (n, 1)):
        wrong = np.flatnonzero(~np.isin(y, np.arange(n_out)))
        first = f"{name}[{wrong[0]}] = {y.flat[wrong[0]]}. " if wrong.size else ""
        raise ValueError(
            f"{first}Labels must be 0 … {n_out - 1}. Is one of them your code for a missing value?"
            f" Drop those rows. Then make labels one-hot: to_categorical({name}, {n_out})."
        )
    check_array(y, name, n, n_out)
    wrong = (y < 0) | (y > 1) | (softmax & ~np.isclose(y.sum(1, keepdims=True), 1, atol=1e-3))
    if loss != "mse" and wrong.any():
        row = np.argwhere(wrong)[0, 0]
        raise ValueError(
            f"{name}[{row}] = {y[row]}. {loss} compares probabilities: use 0 and 1, and with"
            f" softmax rows that sum to 1."
        )


def check_layers(layers: Any, kind: type) -> None:
    """Raise TypeError unless this is a list of layers, ValueError unless each fits the next."""
    if not isinstance(layers, list) or not all(isinstance(layer, kind) for layer in layers):
        raise TypeError(f"layers = {layers}. Use a list: [Dense(2, 3, …), Dense(3, 1, …)].")
    if not layers or len({id(layer) for layer in layers}) < len(layers):
        raise ValueError("layers is empty, or has a layer twice. Use one Dense for each place.")
    for left, right in itertools.pairwise(layers):
        if (*left.W.shape[:-2], left.W.shape[-1]) != right.W.shape[:-1]:
            raise ValueError(
                f"W {right.W.shape} cannot follow W {left.W.shape}. A layer takes what the one"
                f" before it gives, Dense({left.W.shape[-1]}, …), and all have the same seeds."
            )


def check_weights(weights: Any, own: list[np.ndarray]) -> None:
    """Raise an error unless this is a list of arrays with the shapes of the network's own.

    The error is a ValueError, or a TypeError if an item is no array of numbers.
    """
    if not isinstance(weights, list) or len(weights) != len(own):
        raise ValueError(f"weights is no list of {len(own)} arrays: W and b of each layer.")
    for place, w in enumerate(own):
        check_array(weights[place], f"weights[{place}]", *w.shape)


def check_step(w: np.ndarray, dw: np.ndarray, average: Any = 0) -> None:
    """Raise ValueError unless w holds floats, and dw and the average (or 0) have its shape."""
    if w.dtype.kind != "f" or dw.shape != w.shape or np.shape(average) not in ((), w.shape):
        raise ValueError(
            f"w is {w.dtype} of shape {w.shape}, dw has shape {dw.shape}, averages so far have"
            f" {np.shape(average)}. Use floats of one shape; for other weights, a new optimizer."
        )


def pair(validation_data: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return validation_data; raise TypeError unless it is a tuple (X_val, y_val)."""
    if not isinstance(validation_data, tuple) or len(validation_data) != 2:
        raise TypeError("validation_data is no pair. Use validation_data=(X_val, y_val).")
    return validation_data
