"""Figures of a loss over one or two weights, and of the paths that lead down it.

The loss is a function of one or two numbers. A path is an array with a row for each step; a dict
gives each path the name that is written above its panel.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from utils.figures.plots import AMBER, DATA, GRADIENTS, GREEN, PREDICTION, PURPLE, SKY, titled

OPTIMIZERS = {"SGD": PURPLE, "Momentum": SKY, "RMSprop": AMBER, "Adam": GREEN}
Limits = tuple[float, float]


def slopes(
    loss: Callable, at: Sequence[float], xlim: Limits, title: str = "", xlabel: str = "w"
) -> Figure:
    """Draw loss(w) and, at some weights, a short line as steep as the loss is there.

    Each slope, the derivative, is measured: rise over run between two weights 0.0002 apart.

    Example:
        >>> fig = slopes(lambda w: w**2, at=[-1, 2], xlim=(-3, 3))
        >>> [text.get_text() for text in fig.axes[0].texts]
        ['slope -2', 'slope 4']
    """
    fig = Figure(figsize=(6, 3.4))
    ax = fig.subplots()
    wide, high = np.ptp(xlim), np.ptp(_valley(ax, loss, xlim))
    for w in at:
        slope = (loss(w + 1e-4) - loss(w - 1e-4)) / 2e-4
        steep = slope * wide / high  # as it looks in the figure
        ends = w + 0.13 * wide / np.hypot(1, steep) * np.array([-1, 0, 1])
        ax.plot(ends, loss(w) + slope * (ends - w), "o-", color=GRADIENTS, markevery=[1])
        side = -np.sign(steep) if abs(steep) > 0.05 else 0  # the text stands inside the valley
        align = ("center", "left", "right")[int(side)]
        x, y, words = w + 0.02 * wide * side, loss(w) + 0.05 * high, f"slope {round(slope) or 0}"
        ax.text(x, y, words, ha=align, color=GRADIENTS)
    ax.set(xlabel=xlabel, ylabel="loss", title=title)
    return fig


def steps(
    loss: Callable, routes: Mapping[str, Any], xlim: Limits, title: str = "", xlabel: str = "w"
) -> Figure:
    """Draw loss(w) once for each path (n_steps,): a ring at its start, a dot at each step.

    Raises TypeError or ValueError if `routes` is no dict of such paths.

    Example:
        >>> fig = steps(lambda w: w**2, {"rate 0.1": [2, 1.6, 1.28]}, xlim=(-3, 3))
        >>> fig.axes[0].get_title(), len(fig.axes[0].lines[1].get_xdata())
        ('rate 0.1', 3)
    """
    fig, panels = _panels(routes, title, 2.1, ndim=1)
    for ax, (name, path) in zip(panels, routes.items(), strict=True):
        _valley(ax, loss, xlim)
        _draw(ax, np.asarray(path), np.array([loss(w) for w in path]), name)
        ax.set(xlabel=xlabel, xlim=xlim)
    panels[0].set_ylabel("loss")
    return fig


def paths(
    loss: Callable,
    routes: Mapping[str, Any],
    xlim: Limits,
    ylim: Limits,
    title: str = "",
    xlabel: str = "w",
    ylabel: str = "b",
    lowest: Sequence[float] | None = None,
) -> Figure:
    """Draw contours of loss(w, b) once for each path (n_steps, 2), and the path over them.

    From one contour to the next the height above the lowest point quadruples; darker is higher. The
    cross is `lowest`; a path named after an optimizer has its color. Raises as `steps` does.

    Example:
        >>> route = {"Adam": [[2, 1], [1, 0.5]]}
        >>> fig = paths(lambda w, b: w**2 + b**2, route, (-3, 3), (-2, 2))
        >>> fig.axes[0].get_title(), fig.axes[0].lines[0].get_color() == GREEN
        ('Adam', True)
    """
    wide = 0.3 + 2.4 * float(np.ptp(xlim) / np.ptp(ylim))  # a unit of w is as long as a unit of b
    fig, panels = _panels(routes, title, wide, ndim=2)
    w, b = np.linspace(*xlim, 81), np.linspace(*ylim, 81)
    heights = np.array([[loss(one, other) for one in w] for other in b])
    low = heights.min() if lowest is None else loss(*lowest)
    levels = low + (heights.max() - low) * 4.0 ** np.arange(-5, 1)
    for ax, (name, path) in zip(panels, routes.items(), strict=True):
        ax.contourf(w, b, heights, [low - 1, *levels], cmap="Greys", vmin=low, vmax=3 * levels[-1])
        ax.contour(w, b, heights, levels, colors=DATA, linewidths=0.6)
        if lowest is not None:
            ax.plot(*lowest, "X", color=PREDICTION, markersize=9, markeredgecolor="white", zorder=4)
        x, y = np.transpose(path)
        _draw(ax, x, y, name)
        ax.set(xlabel=xlabel, xlim=xlim, ylim=ylim, aspect="equal")
    panels[0].set_ylabel(ylabel)
    return fig


def _valley(ax: Axes, loss: Callable, xlim: Limits) -> Any:
    """Draw the loss over one weight, and return its heights."""
    w = np.linspace(*xlim, 201)
    return ax.plot(w, [loss(one) for one in w], color=DATA)[0].get_ydata()


def _draw(ax: Axes, x: np.ndarray, y: np.ndarray, name: str) -> None:
    """Draw a path of dots, fine if there are many, with a ring at its start."""
    color, width, size = OPTIMIZERS.get(name, PURPLE), *((0.8, 2) if len(x) > 100 else (1.2, 6))
    ax.plot(x, y, ".-", color=color, linewidth=width, markersize=size)
    ax.plot(x[0], y[0], "o", color="white", markeredgecolor=color, markeredgewidth=2, markersize=8)
    ax.set_title(name, loc="center", fontsize=10, fontweight="normal")


def _panels(routes: Mapping[str, Any], title: str, wide: float, ndim: int) -> tuple[Figure, list]:
    """Make a figure with a panel for each path, `wide` inches each, all on the same axes."""
    shape = "(n_steps,)" if ndim == 1 else "(n_steps, 2)"
    if not isinstance(routes, Mapping) or not routes:
        raise TypeError(f'routes must be a dict of paths {shape}: routes={{"SGD": path}}.')
    for name, path in routes.items():
        if np.ndim(path) != ndim or (ndim == 2 and np.shape(path)[1] != 2):
            raise ValueError(f"{name!r} has the shape {np.shape(path)}. It must be {shape}.")
    fig = Figure(figsize=(max(3.0, wide * len(routes) + 0.6), 3.3))
    titled(fig, title)
    return fig, list(fig.subplots(1, len(routes), sharex=True, sharey=True, squeeze=False)[0])
