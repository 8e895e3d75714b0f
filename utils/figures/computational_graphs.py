"""Figures of computational graphs: values on the way forward, and slopes on the way back.

Values are black. Slopes, the derivatives, are orange: those of a single step stand on the arrows,
and their product, from the loss back to a box, stands under that box.
"""

from collections.abc import Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from utils.figures.diagrams import draw_arrow, write_on_link
from utils.figures.plots import GRADIENTS, PREDICTION

HALF_WIDTH, HALF_HEIGHT = 0.36, 0.25
STEP = 1.35  # from one column to the next, in the figure's units, which are about inches


def computational_graph(
    nodes: Mapping[str, tuple], edges: Mapping[tuple[str, str], Any], title: str = ""
) -> Figure:
    """Draw boxes, each with what it computes, and an arrow to each box that uses the result.

    nodes: name: (column, row, text), (…, value) or (…, value, slope). Column 0 is at the left, row
    0 at the bottom, and halves are fine. The value is written in the box, below the text. The
    slope of the loss with respect to that value is written under the box.
    edges: (name, name): what to write on the arrow, as a rule the slope of that step; "" writes
    nothing. Numbers get three digits, texts stay as they are.

    Raises ValueError if two boxes lie on each other, if an edge starts or ends at a box that is not
    there, or if it does not lead to the right.

    Example:
        >>> boxes = {"w": (0, 0, "w", 3.0, 12.0), "loss": (1, 0, "(2w)²", 36.0)}
        >>> fig = computational_graph(boxes, {("w", "loss"): 12.0}, title="A slope of 12")
        >>> [text.get_text() for text in fig.axes[0].texts]
        ['12', 'w\\n3', '12', '(2w)²\\n36']
    """
    places = _places(nodes)
    columns, rows = zip(*places.values(), strict=True)
    fig = Figure(figsize=(max(columns) - min(columns) + 1.2, max(rows) - min(rows) + 1.6))
    ax = fig.subplots()
    for (start, end), slope in edges.items():
        _check_edge(start, end, places)
        _arrow(ax, places[start], places[end], _text(slope))
    for name, (_, _, text, *numbers) in nodes.items():
        _box(ax, places[name], text, *numbers)
    ax.set(aspect="equal", title=title)
    ax.set_axis_off()
    ax.set_xlim(min(columns) - 0.55, max(columns) + 0.55)
    ax.set_ylim(min(rows) - 0.65, max(rows) + 0.4)
    return fig


def _places(nodes: Mapping[str, tuple]) -> dict[str, tuple[float, float]]:
    """Return the center of each box; raise ValueError if two boxes lie on each other."""
    if not nodes:
        raise ValueError('nodes is empty. Give a box for each step: {"w": (0, 0, "w", 2.4)}.')
    places: dict[str, tuple[float, float]] = {}
    for name, node in nodes.items():
        if not 3 <= len(node) <= 5:
            raise ValueError(
                f"nodes[{name!r}] has {len(node)} items. It must be (column, row, text), which "
                "may be followed by a value, and that by a slope."
            )
        place = (STEP * node[0], 1.2 * node[1])
        for other, (x, y) in places.items():
            if abs(x - place[0]) < 2 * HALF_WIDTH and abs(y - place[1]) < 2 * HALF_HEIGHT:
                raise ValueError(f"{other!r} and {name!r} lie on each other. Move one a row up.")
        places[name] = place
    return places


def _check_edge(start: str, end: str, places: Mapping[str, tuple[float, float]]) -> None:
    for name in (start, end):
        if name not in places:
            raise ValueError(f"There is no box {name!r}. There are: {', '.join(places)}.")
    if places[start][0] >= places[end][0]:
        raise ValueError(
            f"The arrow from {start!r} to {end!r} does not lead to the right. Forward goes from "
            f"left to right: put {end!r} into a later column."
        )


def _arrow(ax: Axes, start: tuple[float, float], end: tuple[float, float], text: str) -> None:
    """Draw an arrow from the right side of one box to the left side of the next."""
    (x0, y0), (x1, y1) = (start[0] + HALF_WIDTH, start[1]), (end[0] - HALF_WIDTH, end[1])
    draw_arrow(ax, (x0, y0), (x1, y1))
    if not text:
        return
    level = y0 == y1
    # above a level arrow; on a slanting one, in the first part, where two that cross are apart
    x, y = ((x0 + x1) / 2, y0 + 0.1) if level else (x0 + 0.3 * (x1 - x0), y0 + 0.3 * (y1 - y0))
    write_on_link(ax, x, y, text, GRADIENTS, "bottom" if level else "center")


def _box(ax: Axes, place: tuple[float, float], text: str, value: Any = "", slope: Any = "") -> None:
    x, y = place
    corner = (x - HALF_WIDTH, y - HALF_HEIGHT)
    size: dict[str, Any] = {"width": 2 * HALF_WIDTH, "height": 2 * HALF_HEIGHT}
    round_ = "round,pad=0,rounding_size=0.08"
    look: dict[str, Any] = {"facecolor": "white", "edgecolor": PREDICTION, "lw": 1.4, "zorder": 3}
    ax.add_patch(FancyBboxPatch(corner, boxstyle=round_, **size, **look))
    inside = f"{text}\n{_text(value)}" if _text(value) else text
    ax.text(x, y, inside, ha="center", va="center", fontsize=9, color=PREDICTION, zorder=4)
    if under := _text(slope):
        below = y - HALF_HEIGHT - 0.04
        bold: dict[str, Any] = {
            "color": GRADIENTS,
            "fontsize": 9,
            "fontweight": "bold",
            "zorder": 4,
        }
        ax.text(x, below, under, ha="center", va="top", **bold)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else f"{float(value):.3g}"
