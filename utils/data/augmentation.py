"""Data augmentation: more pictures from those that there are, moved by whole pixels."""

from typing import Any

import numpy as np


def shifted(pictures: Any, right: int, down: int) -> np.ndarray:
    """Move pictures (n, height, width) by so many pixels; the space left behind becomes paper, 0.

    A negative number moves to the left, or up. What leaves a picture is lost. The result is a new
    array of the same shape and type. Raises ValueError for another shape, TypeError if `right` or
    `down` is no whole number.

    Example:
        >>> shifted(np.array([[[1, 2], [3, 4]]]), right=1, down=0).tolist()
        [[[0, 1], [0, 3]]]
    """
    pictures = np.asarray(pictures)
    if pictures.ndim != 3 or not len(pictures):
        one = " Is it one picture? Use picture[None]." if pictures.ndim == 2 else ""
        raise ValueError(
            f"pictures has the shape {pictures.shape}. It must be (n, height, width).{one}"
        )
    for name, step in (("right", right), ("down", down)):
        if isinstance(step, bool) or not isinstance(step, int | np.integer):
            raise TypeError(f"{name} is {step!r}. It must be a whole number of pixels, such as 1.")
    moved = np.zeros_like(pictures)
    to_rows, from_rows = _overlap(int(down), pictures.shape[1])
    to_columns, from_columns = _overlap(int(right), pictures.shape[2])
    moved[:, to_rows, to_columns] = pictures[:, from_rows, from_columns]
    return moved


def _overlap(step: int, length: int) -> tuple[slice, slice]:
    """Return where the part that stays in the picture goes to, and where it comes from."""
    kept = max(length - abs(step), 0)
    start, end = slice(0, kept), slice(length - kept, length)
    return (end, start) if step > 0 else (start, end)
