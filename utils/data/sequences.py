"""Samples cut from a time series, and a test that they do not depend on its future."""

from collections.abc import Callable
from typing import Any

import numpy as np


def windows(series: Any, steps: int) -> tuple[np.ndarray, np.ndarray]:
    """Cut a series (n,) into X (n - steps, steps), and y (n - steps,), the number after each.

    Row i of X holds the numbers i … i + steps - 1, oldest first; y[i] is number i + steps. X and y
    are new arrays. Raises ValueError if the series is not (n,), is too short or has gaps, and if
    `steps` is no whole number from 1 on.

    Example:
        >>> X, y = windows([5, 11, 16, 23, 36], steps=3)
        >>> X.tolist(), y.tolist()
        ([[5, 11, 16], [11, 16, 23]], [23, 36])
    """
    numbers = _series(series)
    if isinstance(steps, bool) or not isinstance(steps, int | np.integer) or steps < 1:
        raise ValueError(f"steps is {steps!r}. It must be a whole number from 1 on, such as 22.")
    if len(numbers) <= steps:
        raise ValueError(
            f"The series has {len(numbers)} numbers. A window of {steps} and the number after it "
            f"need {steps + 1}."
        )
    view = np.lib.stride_tricks.sliding_window_view(numbers, steps)
    return view[:-1].copy(), numbers[steps:].copy()


def uses_the_future(make: Callable[[np.ndarray], Any], series: Any, known: int) -> bool:
    """Tell whether what `make(series)` gives depends on more than the first `known` numbers.

    The rest of the series (n,) is the future. It is replaced by other numbers, and `make` is called
    again: what is made from the past alone stays the same, to the last digit. `make` gives an
    array, or several. Raises ValueError if `known` leaves no past, or no future.

    Example:
        >>> series = np.arange(10.0)
        >>> uses_the_future(lambda s: s[:6] - s[:6].mean(), series, known=6)
        False
        >>> uses_the_future(lambda s: s[:6] - s.mean(), series, known=6)
        True
    """
    numbers = _series(series).astype(float)
    if not 0 < known < len(numbers):
        raise ValueError(f"known is {known}. It must be 1 … {len(numbers) - 1} for this series.")
    other = numbers.copy()
    # far off, all different, and with another sum, order, smallest and largest number
    other[known:] = numbers.max() + np.ptp(numbers) + 7.5 + np.arange(len(other) - known) ** 2
    before, after = (_parts(make(version.copy())) for version in (numbers, other))
    return len(before) != len(after) or not all(map(np.array_equal, before, after))


def _series(series: Any) -> np.ndarray:
    numbers = np.asarray(series)
    if numbers.ndim != 1 or numbers.dtype.kind not in "iuf":
        raise ValueError(
            f"The series has the shape {numbers.shape} and holds {numbers.dtype}. It must be (n,): "
            "numbers in order of time."
        )
    if not np.isfinite(numbers).all():
        at = int(np.flatnonzero(~np.isfinite(numbers))[0])
        raise ValueError(f"series[{at}] is {numbers[at]}. Windows need a series without gaps.")
    return numbers


def _parts(made: Any) -> list[np.ndarray]:
    return [np.asarray(part) for part in made] if isinstance(made, tuple) else [np.asarray(made)]
