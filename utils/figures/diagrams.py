"""Figures of small networks: their nodes, their links, and the numbers on both."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyArrowPatch

from utils.figures.plots import DATA, PREDICTION, WEIGHTS

RADIUS = 0.3


def network_diagram(
    layer_sizes: Sequence[int],
    values: Sequence[Any] | None = None,
    weights: Sequence[Any] | None = None,
    biases: Sequence[Any] | None = None,
    title: str = "",
) -> Figure:
    """Draw a network: one column of nodes a layer, and the links between them.

    layer_sizes: nodes in each layer, inputs first: [2, 2, 1].
    values: for each layer, what to write into its nodes: numbers (two decimals) or texts, which
    may have two lines. It may end before the last layer; the nodes behind stay empty.
    weights: for each pair of layers W (n_in, n_out), written on the links.
    biases: for each layer but the first b (n_out,), written under the nodes.

    Raises ValueError if a layer's values, weights or biases do not fit its size.

    Example:
        >>> fig = network_diagram([2, 2, 1], values=[[0.5, 0.85]])
        >>> [text.get_text() for text in fig.axes[0].texts][:2]
        ['0.50', '0.85']
    """
    places = [_places(column, size, max(layer_sizes)) for column, size in enumerate(layer_sizes)]
    fig = Figure(figsize=(1.6 + 1.9 * (len(layer_sizes) - 1), 0.9 + 0.95 * max(layer_sizes)))
    ax = fig.subplots()
    for number, (before, after) in enumerate(pairwise(places)):
        W = None if weights is None else _fitting(weights[number], (len(before), len(after)), "W")
        _links(ax, before, after, W)
    for number, column in enumerate(places):
        inside = values[number] if values is not None and number < len(values) else None
        texts = [""] * len(column) if inside is None else [_text(v) for v in inside]
        _fitting(texts, (len(column),), f"values[{number}]")
        edge = DATA if number == 0 else PREDICTION
        for place, text in zip(column, texts, strict=True):
            draw_node(ax, place, RADIUS, text, edge)
        if biases is not None and number > 0:
            b = _fitting(biases[number - 1], (len(column),), f"biases[{number - 1}]")
            for (x, y), value in zip(column, b, strict=True):
                ax.text(
                    x,
                    y - RADIUS - 0.05,
                    f"b = {_text(value)}",
                    ha="center",
                    va="top",
                    fontsize=9,
                    color=WEIGHTS,
                )
        name = "inputs" if number == 0 else "output" if number == len(places) - 1 else "hidden"
        ax.text(
            column[0][0],
            _top(layer_sizes),
            name,
            ha="center",
            va="bottom",
            fontsize=9,
            color="#555555",
        )
    ax.set(aspect="equal", title=title)
    ax.set_axis_off()
    ax.set_xlim(-0.8, 1.9 * (len(layer_sizes) - 1) + 0.8)
    ax.set_ylim(-RADIUS - 0.35, _top(layer_sizes) + 0.25)
    return fig


def draw_node(
    ax: Axes,
    place: tuple[float, float],
    radius: float,
    text: str,
    edge: str = PREDICTION,
    fontsize: float = 9,
) -> None:
    """Draw a node: a white circle around `place` with a text in it, above the links.

    Example:
        >>> ax = Figure().subplots()
        >>> draw_node(ax, (2, 1), 0.3, "z")
        >>> ax.patches[0].get_radius(), ax.texts[0].get_text()
        (0.3, 'z')
    """
    ax.add_patch(Circle(place, radius, facecolor="white", edgecolor=edge, lw=1.6, zorder=3))
    ax.text(*place, text, ha="center", va="center", fontsize=fontsize, zorder=4)


def draw_arrow(
    ax: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    color: str = DATA,
    size: float = 10,
) -> None:
    """Draw an arrow from start to end, under the nodes; `size` is that of its head, in points.

    Example:
        >>> ax = Figure().subplots()
        >>> draw_arrow(ax, (0, 0), (1, 0))
        >>> len(ax.patches)
        1
    """
    style: dict[str, Any] = {"arrowstyle": "-|>", "shrinkA": 0, "shrinkB": 0, "zorder": 1}
    ax.add_patch(FancyArrowPatch(start, end, color=color, lw=1.2, mutation_scale=size, **style))


def write_on_link(ax: Axes, x: float, y: float, text: str, color: str, va: str = "center") -> None:
    """Write a text on a link, on a white ground, so that the line does not run through it.

    Example:
        >>> ax = Figure().subplots()
        >>> write_on_link(ax, 0.5, 0.0, "2.40", WEIGHTS)
        >>> ax.texts[0].get_text()
        '2.40'
    """
    box = {"facecolor": "white", "edgecolor": "none", "pad": 1}
    ax.text(x, y, text, ha="center", va=va, color=color, fontsize=9, zorder=2, bbox=box)


def _places(column: int, size: int, largest: int) -> list[tuple[float, float]]:
    """Return the centers of a layer's nodes, from the top, halfway between top and bottom."""
    top = (largest - 1) / 2 + (size - 1) / 2
    return [(1.9 * column, float(top - i)) for i in range(size)]


def _top(layer_sizes: Sequence[int]) -> float:
    return max(layer_sizes) - 1 + RADIUS + 0.12


def _links(ax: Axes, before: list, after: list, W: Any) -> None:
    for i, (x0, y0) in enumerate(before):
        for j, (x1, y1) in enumerate(after):
            ax.plot([x0, x1], [y0, y1], color=DATA, lw=1, zorder=1)
            if W is not None:
                # a third of the way, where links that cross in the middle are apart
                x, y = x0 + 0.32 * (x1 - x0), y0 + 0.32 * (y1 - y0)
                write_on_link(ax, x, y, _text(W[i, j]), WEIGHTS)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else f"{float(value):.2f}"


def _fitting(values: Any, shape: tuple[int, ...], name: str) -> np.ndarray:
    array = np.asarray(values)
    if array.shape != shape:
        raise ValueError(f"{name} has the shape {array.shape}. It must be {shape} here.")
    return array
