"""Eight Gaussian modes on a ring, and counts of how many of them a generator has found."""

from typing import Any

import numpy as np

_angles = 2 * np.pi * np.arange(8) / 8
CENTERS = 2 * np.stack([np.cos(_angles), np.sin(_angles)], axis=1)  # (8, 2), on a ring of radius 2
SPREAD = 0.05  # standard deviation of the points around their center, in each direction


def draw_points(rng: np.random.Generator, n: int) -> np.ndarray:
    """Draw n points (n, 2), float32, each near one of the eight CENTERS, chosen at random.

    Example:
        >>> draw_points(np.random.default_rng(3), 5).shape
        (5, 2)
    """
    chosen = CENTERS[rng.integers(0, len(CENTERS), n)]
    return (chosen + rng.normal(0, SPREAD, (n, 2))).astype(np.float32)


def count_near_modes(points: Any, radius: float = 0.25) -> np.ndarray:
    """Count the points (n, 2) that lie closer than `radius` to each center: (8,) whole numbers.

    Points of several runs at once, (runs, n, 2), give (runs, 8). Raises ValueError for another
    shape.

    Example:
        >>> count_near_modes([[2.0, 0.1], [1.9, 0.0], [0.0, 0.0], [-2.0, 0.0]]).tolist()
        [2, 0, 0, 0, 1, 0, 0, 0]
    """
    points = np.asarray(points, dtype=float)
    if points.ndim not in (2, 3) or points.shape[-1] != 2 or points.size == 0:
        raise ValueError(
            f"points has the shape {points.shape}. It must be (n, 2) or (runs, n, 2), not empty."
        )
    distances = np.linalg.norm(points[..., None, :] - CENTERS, axis=-1)  # (…, n, 8)
    return (distances < radius).sum(axis=-2)


def modes_found(points: Any) -> Any:
    """Count the modes, of eight, that have 1 % of the points (n, 2), or more, near them.

    Points of several runs, (runs, n, 2), give a number for each, (runs,).

    Example:
        >>> modes_found([[2.0, 0.1], [0.0, 0.0], [-2.0, 0.0]])
        2
    """
    near = count_near_modes(points)
    found = (near >= 0.01 * np.shape(points)[-2]).sum(axis=-1)
    return found if found.ndim else int(found)


def share_near_modes(points: Any) -> Any:
    """Return the share of the points (n, 2) that is near a mode; (runs, n, 2) give (runs,).

    Example:
        >>> share_near_modes([[2.0, 0.1], [0.0, 0.0], [-2.0, 0.0], [0.3, 0.9]])
        0.5
    """
    share = count_near_modes(points).sum(axis=-1) / np.shape(points)[-2]
    return share if share.ndim else float(share)
