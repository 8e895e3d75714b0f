"""Figures of decision boundaries: the two sides of a plane, the line between them, the samples."""

from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from utils.figures.plots import CLASS_MARKERS, PREDICTION

# Light, so that the samples stand out; the side of class 1 is the darker one where all is gray.
_SIDES = LinearSegmentedColormap.from_list("sides", ["#c3e3f7", "#ffffff", "#f5d088"])
_STEPS = 301  # so fine that even the stairs of a step look like a line


def decision_regions(
    predict: Callable[[np.ndarray], Any] | None,
    X: Any,
    y: Any,
    xlabel: str = "x₁",
    ylabel: str = "x₂",
    title: str = "",
    names: Sequence[str] | None = None,
    *,
    margin: float = 0.1,
    ax: Axes | None = None,
) -> Figure:
    """Draw what a model decides at every point of a plane, and samples X (n, 2) of two classes y.

    predict: gives the probability of class 1, (m,) or (m, 1), for points (m, 2). The plane is
    blue where it is near 0, white near a half, amber near 1; a black line is drawn where it is a
    half. With None, only the samples are drawn: class 0 as circles, class 1 as triangles.
    y: 0 or 1 for each sample, (n,) or (n, 1).
    names: of class 0 and class 1, for a legend; left out, there is none.
    margin: how far the plane goes on around the samples, as a share of their range.
    ax: the panel to draw into, whose figure is returned; left out, a new figure is made.

    Raises ValueError for other shapes, and for classes other than 0 and 1.

    Example:
        >>> X, y = np.array([[0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 1])
        >>> fig = decision_regions(lambda points: points.max(axis=1), X, y, title="OR")
        >>> fig.axes[0].get_title(loc="left")
        'OR'
    """
    X, y = _samples(X, y)
    if ax is None:
        ax = Figure(figsize=(4.6, 3.9)).subplots()
    space = margin * np.maximum(np.ptp(X, axis=0), 1e-9)
    (left, bottom), (right, top) = X.min(axis=0) - space, X.max(axis=0) + space
    if predict is not None:
        xs, ys = np.linspace(left, right, _STEPS), np.linspace(bottom, top, _STEPS)
        p = _probabilities(predict, np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2))
        ax.imshow(
            p,
            extent=(left, right, bottom, top),
            origin="lower",
            aspect="auto",
            interpolation="bilinear",
            interpolation_stage="data",  # of probabilities, not of colors: a tenth of the bytes
            cmap=_SIDES,
            vmin=0,
            vmax=1,
        )
        if p.min() < 0.5 < p.max():
            ax.contour(xs, ys, p, levels=[0.5], colors=PREDICTION, linewidths=2)
    for kind, (marker, color) in enumerate(CLASS_MARKERS):
        of_kind = X[y == kind]
        ax.scatter(
            of_kind[:, 0],
            of_kind[:, 1],
            marker=marker,
            color=color,
            edgecolors="#333333",
            linewidths=0.8,
            s=110 if len(X) < 10 else 28,
            label=None if names is None else names[kind],
            zorder=3,
        )
    ax.set(xlabel=xlabel, ylabel=ylabel, xlim=(left, right), ylim=(bottom, top))
    if np.isin(X, (0, 1)).all():  # yes and no have nothing in between
        ax.set(xticks=[0, 1], yticks=[0, 1])
    ax.set_title(title, pad=10 if names is None else 26)
    if names is not None:  # in a line between title and plane, where no sample can be
        ax.legend(
            loc="lower left",
            bbox_to_anchor=(-0.02, 0.98),
            ncols=2,
            frameon=False,
            fontsize=9,
            handletextpad=0.2,
            columnspacing=1.2,
        )
    return cast(Figure, ax.figure)


def _samples(X: Any, y: Any) -> tuple[np.ndarray, np.ndarray]:
    X, y = np.asarray(X, dtype=float), np.asarray(y)
    if X.ndim != 2 or X.shape[1] != 2 or len(X) < 2:
        raise ValueError(f"X has the shape {X.shape}. It must be (n, 2): a plane has two axes.")
    if y.shape not in ((len(X),), (len(X), 1)):
        raise ValueError(f"y has the shape {y.shape}. It must be ({len(X)},): a class a sample.")
    if not np.isin(y, (0, 1)).all():
        odd = y[~np.isin(y, (0, 1))][0]
        raise ValueError(f"y has the class {odd}. Two classes can be drawn, 0 and 1.")
    return X, y.ravel()


def _probabilities(predict: Callable[[np.ndarray], Any], points: np.ndarray) -> np.ndarray:
    p = np.asarray(predict(points), dtype=float)
    if p.shape not in ((len(points),), (len(points), 1)):
        raise ValueError(
            f"predict gave the shape {p.shape} for points {points.shape}. It must give one "
            f"probability a point: ({len(points)},)."
        )
    return p.reshape(_STEPS, _STEPS)
