"""Figures of a regression: predictions against measurements, and residuals."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from utils.figures.plots import DATA, PREDICTION, PURPLE, titled


def predicted_against_actual(
    y: Any, y_hat: Any, title: str = "", quantity: str = "strength (MPa)"
) -> Figure:
    """Draw each sample as a dot: measured y (n,) to the right, predicted y_hat (n,) upwards.

    On the diagonal both agree; above it the prediction is too high. Raises ValueError for other
    shapes.

    Example:
        >>> fig = predicted_against_actual([20.0, 40.0], [22.0, 37.0])
        >>> len(fig.axes[0].lines[1].get_xdata())
        2
    """
    y, y_hat = _pair(y, y_hat)
    ends = [0, 1.04 * max(y.max(), y_hat.max())]
    fig = Figure(figsize=(4.6, 4.2))
    ax = fig.subplots()
    ax.plot(ends, ends, color=PREDICTION, linewidth=1)
    ax.plot(y, y_hat, "o", color=DATA, markersize=4, alpha=0.7)
    ax.text(0.05 * ends[1], 0.93 * ends[1], "predicted too high")
    ax.text(0.97 * ends[1], 0.05 * ends[1], "predicted too low", ha="right")
    ax.set(xlabel=f"measured {quantity}", ylabel=f"predicted {quantity}", aspect="equal")
    ax.set(xlim=ends, ylim=ends)
    return titled(fig, title)


def residuals_by_group(
    residuals: Mapping[str, Any],
    groups: Any,
    order: Sequence[Any],
    title: str = "",
    xlabel: str = "age (days)",
    ylabel: str = "residual: measured - predicted (MPa)",
) -> Figure:
    """Draw the residuals of each model in a panel of its own: a dot a sample, a bar for the mean.

    residuals: from the model's name to its residuals (n,). groups (n,) says which sample belongs
    to which column; `order` names the columns from left to right. Raises ValueError if residuals
    and groups differ in shape.

    Example:
        >>> fig = residuals_by_group({"line": [1.0, -2.0]}, ["young", "old"], ["young", "old"])
        >>> [ax.get_title("left") for ax in fig.axes]
        ['line']
    """
    groups = np.asarray(groups)
    rng = np.random.default_rng(0)  # it only sets the dots apart
    fig = Figure(figsize=(7, 3.6))
    panels = fig.subplots(1, len(residuals), sharey=True, squeeze=False)[0]
    for ax, (name, values) in zip(panels, residuals.items(), strict=True):
        left, _ = _pair(values, groups)
        ax.axhline(0, color=PREDICTION, linewidth=1)
        for place, group in enumerate(order):
            own = left[groups == group].astype(float)
            ax.plot(place + rng.uniform(-0.25, 0.25, len(own)), own, "o", color=DATA, markersize=3)
            if len(own):
                ax.plot([place - 0.35, place + 0.35], [own.mean()] * 2, color=PURPLE, linewidth=3)
        ax.set_xticks(range(len(order)), [str(group) for group in order])
        ax.set_title(name, fontsize=10, fontweight="normal")
        ax.set(xlabel=xlabel)
    panels[0].set(ylabel=ylabel)
    return titled(fig, title)


def _pair(y: Any, y_hat: Any) -> tuple[np.ndarray, np.ndarray]:
    """Return both as arrays (n,); raise ValueError for other shapes.

    Keras predicts (n, 1), and (n,) minus (n, 1) would be (n, n).
    """
    y, y_hat = np.asarray(y), np.asarray(y_hat)
    if y.ndim != 1 or y.shape != y_hat.shape:
        raise ValueError(
            f"The shapes are {y.shape} and {y_hat.shape}. Both must be (n,): use y_hat[:, 0]."
        )
    return y, y_hat
