"""Points on a ring: eight heaps to learn from, how many fakes land on each, and their figure."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from utils.plots import DATA, PREDICTION

_angles = 2 * np.pi * np.arange(8) / 8
CENTRES = 2 * np.stack([np.cos(_angles), np.sin(_angles)], axis=1)  # (8, 2), on a ring of radius 2
SPREAD = 0.05  # of the points of a heap around its centre


def draw_points(rng: np.random.Generator, n: int) -> np.ndarray:
    """Draw n points (n, 2), float32, each near one of the eight CENTRES, chosen by chance.

    Example:
        >>> draw_points(np.random.default_rng(3), 5).shape
        (5, 2)
    """
    chosen = CENTRES[rng.integers(0, len(CENTRES), n)]
    return (chosen + rng.normal(0, SPREAD, (n, 2))).astype(np.float32)


def points_near(points: Any, radius: float = 0.25) -> np.ndarray:
    """How many of the points (n, 2) lie closer than `radius` to each centre: (8,) whole numbers.

    Points of several games at once, (games, n, 2), give (games, 8). Raises ValueError for another
    shape.

    Example:
        >>> points_near([[2.0, 0.1], [1.9, 0.0], [0.0, 0.0], [-2.0, 0.0]]).tolist()
        [2, 0, 0, 0, 1, 0, 0, 0]
    """
    points = np.asarray(points, dtype=float)
    if points.ndim not in (2, 3) or points.shape[-1] != 2:
        raise ValueError(
            f"points has the shape {points.shape}. It must be (n, 2), or (games, n, 2)."
        )
    distances = np.linalg.norm(points[..., None, :] - CENTRES, axis=-1)  # (…, n, 8)
    return (distances < radius).sum(axis=-2)


def modes_found(points: Any) -> Any:
    """How many of the eight heaps have 1 % of the points (n, 2), or more, near them.

    Points of several games, (games, n, 2), give a number for each, (games,).

    Example:
        >>> modes_found([[2.0, 0.1], [0.0, 0.0], [-2.0, 0.0]])
        2
    """
    near = points_near(points)
    found = (near >= 0.01 * np.shape(points)[-2]).sum(axis=-1)
    return found if found.ndim else int(found)


def share_near(points: Any) -> Any:
    """Which share of the points (n, 2) is near a heap; (games, n, 2) give (games,).

    Example:
        >>> share_near([[2.0, 0.1], [0.0, 0.0], [-2.0, 0.0], [0.3, 0.9]])
        0.5
    """
    share = points_near(points).sum(axis=-1) / np.shape(points)[-2]
    return share if share.ndim else float(share)


def clouds(points: Mapping[str, Any], title: str = "", columns: int = 5) -> Figure:
    """Draw clouds of points (n, 2) in panels side by side, each over the eight heaps as grey rings.

    points: from the name of each panel to its points. Raises ValueError if there is none.

    Example:
        >>> fig = clouds({"step 0": np.zeros((3, 2)), "step 9": np.ones((3, 2))})
        >>> [ax.get_title() for ax in fig.axes]
        ['step 0', 'step 9']
    """
    if not points:
        raise ValueError("points is empty. Give it a dict: a name and points (n, 2) a panel.")
    columns = min(columns, len(points))
    rows = -(-len(points) // columns)
    side = 7.4 / max(columns, 4)
    fig = Figure(figsize=(side * columns, rows * (side + 0.2) + 0.35))
    panels = fig.subplots(rows, columns, squeeze=False).ravel()
    for ax in panels:
        ax.set_axis_off()
    for ax, (name, cloud) in zip(panels, points.items(), strict=False):
        cloud = np.asarray(cloud)
        ax.scatter(*CENTRES.T, s=95, facecolors="none", edgecolors=DATA, linewidths=1.2)
        ax.scatter(cloud[:, 0], cloud[:, 1], s=2.5, color=PREDICTION, alpha=0.5, linewidths=0)
        ax.set(xlim=(-3.2, 3.2), ylim=(-3.2, 3.2), aspect="equal")
        ax.set_title(name, fontsize=9, fontweight="normal", loc="center", pad=2)
    fig.suptitle(title, x=0.01, ha="left", fontweight="bold", fontsize=11)
    return fig
