"""A figure of a nerve cell and, below it, of the artificial neuron modeled on it."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, PathPatch, Rectangle
from matplotlib.path import Path

from utils.figures.diagrams import draw_arrow, draw_node
from utils.figures.plots import DATA, PREDICTION, WEIGHTS

_CELL, _EDGE = "#e4e4e4", "#6b6b6b"
_ROWS = (1.0, 0.0, -1.0)  # three inputs, one above the other
_SOMA = 4.5  # where the middle of the cell is, and below it z


def neuron_diagram(title: str = "") -> Figure:
    """Draw a nerve cell above an artificial neuron, with corresponding parts in one column.

    The synapses and the weights are blue.

    Example:
        >>> fig = neuron_diagram("The same parts")
        >>> names = [text.get_text() for text in fig.axes[0].texts]
        >>> "soma" in names, "weights" in names
        (True, True)
    """
    fig = Figure(figsize=(7.4, 4.7))
    ax = fig.subplots()
    columns = [(0.45, "signals", "inputs"), (1.75, "synapses", "weights")]
    columns += [(_SOMA, "soma", "weighted sum"), (8.6, "axon", "output")]
    for x, above, below in columns:
        color = WEIGHTS if below == "weights" else PREDICTION
        ax.plot([x, x], [-0.25, 5.75], ":", color="#c8c8c8", lw=1, zorder=0)
        for y, name in ((5.95, above), (-0.45, below)):
            style: dict[str, Any] = {"color": color, "weight": "bold", "va": "center"}
            ax.text(x, y, name, fontsize=10, ha="center", zorder=4, **style)
    _nerve_cell(ax, 4.3)
    _artificial_neuron(ax, 1.2)
    ax.set(aspect="equal", xlim=(-0.6, 9.7), ylim=(-0.75, 6.25), title=title)
    ax.set_axis_off()
    return fig


def _nerve_cell(ax: Axes, middle: float) -> None:
    for row in _ROWS:
        y = middle + row
        # another cell's axon ends in a knob; across a gap begins a dendrite of this cell
        _curve(ax, [(-0.4, y), (0.5, y + 0.2), (1.0, y - 0.1), (1.55, y)], DATA, 2)
        ax.add_patch(Circle((1.6, y), 0.13, facecolor=DATA, edgecolor="none", zorder=2))
        ax.add_patch(Circle((1.75, y), 0.32, fill=False, edgecolor=WEIGHTS, lw=1.8, zorder=3))
        bent = [(1.9, y), (2.8, y), (3.3, middle + 0.3 * row), (_SOMA, middle)]
        _curve(ax, bent, _EDGE, 7.5)
        _curve(ax, bent, _CELL, 5.5)
    _curve(ax, [(_SOMA, middle), (6, middle + 0.35), (7, middle - 0.3), (8.5, middle)], _EDGE, 6)
    _curve(ax, [(_SOMA, middle), (6, middle + 0.35), (7, middle - 0.3), (8.5, middle)], _CELL, 4)
    for turn in (0.55, 0.0, -0.55):
        end = (9.35, middle + turn)
        _curve(ax, [(8.45, middle), (8.8, middle), (8.9, middle + turn), end], _EDGE, 2)
        ax.add_patch(Circle(end, 0.12, facecolor=_EDGE, edgecolor="none", zorder=2))
    ax.add_patch(Circle((_SOMA, middle), 0.72, facecolor=_CELL, edgecolor=_EDGE, lw=1, zorder=2))
    ax.add_patch(Circle((_SOMA, middle), 0.2, facecolor="#b5b5b5", edgecolor="none", zorder=3))
    ax.text(2.75, middle + 1.22, "dendrites", fontsize=9, ha="center", va="center")
    ax.text(6.5, middle + 0.42, "fires, or does not", fontsize=9, ha="center", va="center")


def _artificial_neuron(ax: Axes, middle: float) -> None:
    for row, number in zip(_ROWS, "₁₂₃", strict=True):
        y, end = middle + row, middle + 0.25 * row
        draw_node(ax, (0.45, y), 0.36, f"x{number}", DATA, fontsize=10)
        ax.plot([0.8, 3.85], [y, end], color=DATA, lw=1.2, zorder=1)
        at = y + (1.75 - 0.8) / 3.05 * (end - y)
        box = {"facecolor": "white", "edgecolor": "none", "pad": 1.5}
        style: dict[str, Any] = {"ha": "center", "va": "center", "color": WEIGHTS, "bbox": box}
        ax.text(1.75, at, f"w{number}", fontsize=10, zorder=4, **style)
    draw_node(ax, (_SOMA, middle), 0.68, "z", fontsize=12)
    draw_arrow(ax, (_SOMA, middle + 1.35), (_SOMA, middle + 0.7), PREDICTION, 11)
    ax.text(_SOMA + 0.15, middle + 1.2, "bias b", fontsize=9, va="center", color=WEIGHTS)
    draw_arrow(ax, (_SOMA + 0.7, middle), (6.0, middle), PREDICTION, 11)
    ax.add_patch(Rectangle((6.0, middle - 0.5), 1, 1, facecolor="white", edgecolor=PREDICTION))
    low, high = middle - 0.3, middle + 0.3
    ax.plot([6.1, 6.5, 6.5, 6.9], [low, low, high, high], color=PREDICTION, lw=1.6)  # the step
    ax.text(6.5, middle + 0.72, "activation", fontsize=9, ha="center", va="center")
    draw_arrow(ax, (7.0, middle), (8.3, middle), PREDICTION, 11)
    ax.text(8.6, middle, "a", fontsize=12, ha="center", va="center")


def _curve(ax: Axes, points: list[tuple[float, float]], color: str, width: float) -> None:
    path = Path(points, [Path.MOVETO] + [Path.CURVE4] * 3)
    ax.add_patch(PathPatch(path, fill=False, edgecolor=color, lw=width, zorder=1))
