"""Figures of a convolution: a window that slides over a picture, and what filters have learned."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from utils.figures.heatmaps import write_in_cell
from utils.figures.images import DIVERGING, draw_weight_bar, scale_around_zero
from utils.figures.plots import GREEN, titled


def sliding_window(picture: Any, W: Any, row: int, column: int, title: str = "") -> Figure:
    """Draw one place of the window: picture, filter, products, and the answers of all places.

    picture (height, width), and the filter's weights W (k, k). The window's upper left pixel is at
    `row`, `column`; its answer is the sum of the products. Raises ValueError for other shapes, and
    where the window would leave the picture.

    Example:
        >>> fig = sliding_window(np.ones((3, 3)), np.ones((2, 2)), row=0, column=1)
        >>> [ax.get_title(loc="center") for ax in fig.axes]
        ['picture', 'filter', 'products: sum 4', 'answers']
    """
    picture, W = np.asarray(picture), np.asarray(W)
    if picture.ndim != 2 or W.ndim != 2 or (np.array(W.shape) > picture.shape).any():
        raise ValueError(
            f"The shapes are {picture.shape} and {W.shape}. Picture and filter must have two axes "
            "each, and the filter must fit into the picture."
        )
    windows = np.lib.stride_tricks.sliding_window_view(picture, W.shape)
    answers = np.sum(windows * W, axis=(2, 3))
    rows, columns = answers.shape
    if not (0 <= row < rows and 0 <= column < columns):
        raise ValueError(f"The window leaves the picture. It has {rows} × {columns} places.")
    products = windows[row, column] * W
    tables = {
        "picture": picture,
        "filter": W,
        f"products: sum {products.sum():g}": products,
        "answers": answers,
    }
    widths = [table.shape[1] for table in tables.values()]
    fig = Figure(figsize=(0.36 * sum(widths) + 1.6, 0.36 * picture.shape[0] + 0.8))
    panels = fig.subplots(1, 4, width_ratios=widths)
    for ax, (name, table) in zip(panels, tables.items(), strict=True):
        _table(ax, table, gray=name == "picture")
        ax.set_title(name, fontsize=9, fontweight="normal", loc="center", pad=6)
    for ax, sign in zip(panels[1:], ("×", "=", "→"), strict=True):
        # in the middle of the gap to the panel before it
        ax.annotate(
            sign, (0, 0.5), (-13, 0), "axes fraction", "offset points", ha="center", va="center"
        )
    _frame(panels[0], row, column, W.shape)
    _frame(panels[3], row, column, (1, 1))
    return titled(fig, title)


def filters_before_and_after(start: Any, learned: Any, title: str = "") -> Figure:
    """Draw each filter twice: above as it was at the start of a training, below as it is now.

    start and learned: weights (n, k, k). The filters are numbered from 1, and all share one scale:
    white is zero, blue above it, orange below. Raises ValueError for other shapes.

    Example:
        >>> fig = filters_before_and_after(np.zeros((3, 5, 5)), np.ones((3, 5, 5)))
        >>> [ax.get_title(loc="center") for ax in fig.axes[:3]]
        ['1', '2', '3']
    """
    start, learned = np.asarray(start), np.asarray(learned)
    if start.ndim != 3 or start.shape != learned.shape or not len(start):
        raise ValueError(
            f"The shapes are {start.shape} and {learned.shape}. Both must be (n, k, k), the same."
        )
    n = len(start)
    fig = Figure(figsize=(0.56 * n + 1.3, 1.7))
    panels = fig.subplots(2, n, squeeze=False)
    norm = scale_around_zero([start, learned])
    for row, name, filters in zip(panels, ("start", "learned"), (start, learned), strict=True):
        row[0].set_ylabel(name, rotation=0, ha="right", va="center")
        for ax, one in zip(row, filters, strict=True):
            drawn = ax.imshow(one, cmap=DIVERGING, norm=norm)
            ax.set(xticks=[], yticks=[])
            ax.spines[:].set_visible(False)
    for number, ax in enumerate(panels[0], start=1):
        ax.set_title(str(number), fontsize=9, fontweight="normal", loc="center", pad=3)
    draw_weight_bar(fig, panels, drawn)
    return titled(fig, title)


def _table(ax: Axes, table: np.ndarray, gray: bool) -> None:
    """Draw numbers in colored cells: a picture in gray, all else blue if positive, else orange."""
    # the scale is kept light, so that black numbers can be read on every cell
    scale = scale_around_zero(2.2 * table)
    if gray:
        ax.imshow(table, cmap="gray_r", vmin=0, vmax=scale.vmax)
    else:
        ax.imshow(table, cmap=DIVERGING, norm=scale)
    for (i, j), value in np.ndenumerate(table):
        write_in_cell(ax, i, j, f"{value:g}")
    ax.set_xticks(np.arange(table.shape[1] + 1) - 0.5, [])
    ax.set_yticks(np.arange(table.shape[0] + 1) - 0.5, [])
    ax.tick_params(length=0)
    ax.grid(color="#bbbbbb", linewidth=0.8)
    ax.spines[:].set_visible(False)


def _frame(ax: Axes, row: int, column: int, shape: tuple[int, ...]) -> None:
    height, width = shape
    frame = Rectangle(
        (column - 0.5, row - 0.5), width, height, fill=False, edgecolor=GREEN, linewidth=3
    )
    frame.set_clip_on(False)
    ax.add_patch(frame)
