"""Checks of the settings given to the network and its training: numbers, names, optimizer, rng.

Example:
    >>> check_number(0, "epochs")
    Traceback (most recent call last):
        ...
    ValueError: epochs = 0. Use a whole number from 1, such as epochs=32.
"""

import warnings
from collections.abc import Mapping
from typing import Any

import numpy as np


def look_up(table: Mapping[str, Any], name: Any, what: str) -> Any:
    """Return table[name]; raise ValueError, with the names there are, if it is not in the table."""
    if not isinstance(name, str) or name not in table:
        raise ValueError(f"{what} = {name!r} is not known. Choose one of: {', '.join(table)}.")
    return table[name]


def check_number(value: Any, name: str, kind: type = int, below: float = np.inf) -> Any:
    """Return the value as a Python int or float, which keep float32 float32.

    Raises TypeError unless it is a number of this kind, ValueError unless it lies between 0 and
    `below`, both excluded.
    """
    kinds = (int, np.integer) if kind is int else (int, float, np.integer, np.floating)
    range_ = "a whole number from 1" if kind is int else f"a number between 0 and {below}"
    mend = f"Use {range_}, such as {name}={32 if kind is int else 0.01}."
    if isinstance(value, bool) or not isinstance(value, kinds):
        raise TypeError(f"{name} = {value!r}. {mend}")
    if not 0 < value < below:
        raise ValueError(f"{name} = {value}. {mend}")
    return kind(value)


def check_rng(rng: Any, why: str) -> None:
    """Raise TypeError unless rng is a generator of random numbers."""
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng = {rng!r}. {why}: pass rng=np.random.default_rng(3).")


def check_settings(
    net: Any, kind: Any, optimizer: Any, rng: Any, patience: Any, **numbers: Any
) -> None:
    """Raise TypeError or ValueError unless `fit` can work with these settings."""
    if not isinstance(net, kind):
        raise TypeError(f"net is a {type(net).__name__}. Use Network([Dense(2, 1, …)]).")
    check_rng(rng, "Rows are shuffled")
    if isinstance(optimizer, type) or not hasattr(optimizer, "step"):
        raise TypeError(f"optimizer = {optimizer!r}. Use one with a rate: SGD(learning_rate=0.1).")
    for name, number in numbers.items():
        check_number(number, name)
    if patience is not None and check_number(patience, "patience") and net.layers[0].W.ndim > 2:
        raise ValueError("patience waits for one loss, but here are many seeds. Leave it out.")


def warn_unless_finite(loss: Any) -> None:
    """Warn whoever called `fit` if the loss, or that of one seed, is no longer finite."""
    if not np.isfinite(loss).all():
        hint = "The steps were too long: try a tenth of the learning rate."
        warnings.warn(f"The loss is no longer finite. {hint}", RuntimeWarning, stacklevel=3)
