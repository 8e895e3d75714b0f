"""Figures of points in a plane, in panels side by side."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from utils.figures.plots import DATA, PREDICTION, titled


def scatter_panels(
    points: Mapping[str, Any], modes: Any, title: str = "", columns: int = 5
) -> Figure:
    """Draw points (n, 2) in panels side by side, each over the `modes` (m, 2) as gray rings.

    points: from the name of each panel to its points. Raises ValueError if there is none.

    Example:
        >>> shown = {"step 0": np.zeros((3, 2)), "step 9": np.ones((3, 2))}
        >>> fig = scatter_panels(shown, modes=[[2, 0], [-2, 0]])
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
        ax.scatter(*np.transpose(modes), s=95, facecolors="none", edgecolors=DATA, linewidths=1.2)
        ax.scatter(cloud[:, 0], cloud[:, 1], s=2.5, color=PREDICTION, alpha=0.5, linewidths=0)
        ax.set(xlim=(-3.2, 3.2), ylim=(-3.2, 3.2), aspect="equal")
        ax.set_title(name, fontsize=9, fontweight="normal", loc="center", pad=2)
    return titled(fig, title)
