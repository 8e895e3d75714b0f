"""Figures of sequences: a recurrent cell unrolled in time, a series and its forecasts."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from utils.figures.diagrams import draw_arrow, draw_node
from utils.figures.plots import AMBER, DATA, GREEN, PREDICTION, PURPLE, SKY, WEIGHTS, titled

RADIUS, STEP = 0.36, 2.0
# a forecast is told from the next one by its line as well, for those who see no colors
_STYLES = ((PURPLE, "-"), (AMBER, "--"), (SKY, "-."), (GREEN, ":"), (PREDICTION, "-"))


def unrolled(x: Sequence[float], h: Sequence[float], w: float, u: float, title: str = "") -> Figure:
    """Draw a recurrent cell of one node once for each step, with its input and its memory.

    x (steps,) are the inputs, h (steps,) the memories after each; w stands on the links from the
    inputs, u on those from memory to memory. Raises ValueError if x and h differ in length.

    Example:
        >>> fig = unrolled([1, 0], [0.91, 0.62], w=1.5, u=0.8)
        >>> [text.get_text() for text in fig.axes[0].texts if "=" in text.get_text()]
        ['x₁ = 1', 'x₂ = 0']
    """
    if len(x) != len(h) or not len(h):
        raise ValueError(f"x has {len(x)} steps and h has {len(h)}. Each step needs one of both.")
    fig = Figure(figsize=(1.3 + 1.35 * len(h), 2.5))
    ax = fig.subplots()
    middle: dict[str, Any] = {"ha": "center", "va": "center", "zorder": 4}
    ax.text(-STEP, 0.62, "h₀", color="#555555", **middle)
    ax.text(-STEP, 0, "0", **middle)
    for t, (value, memory) in enumerate(zip(x, h, strict=True)):
        place, below = STEP * t, -1.55
        _link(ax, (place - STEP + 0.4, 0), (place - 0.4, 0), f"× {u:g}", (0, 0.2))
        _link(ax, (place, below + 0.25), (place, -0.4), f"× {w:g}", (0.38, 0))
        draw_node(ax, (place, 0), RADIUS, f"{memory:.2f}", fontsize=10)
        ax.text(place, 0.62, f"h{_small(t + 1)}", color="#555555", **middle)
        ax.text(place, below, f"x{_small(t + 1)} = {value:g}", **middle)
    ax.set(aspect="equal", title=title)
    ax.set_xlim(-STEP - 0.4, STEP * (len(h) - 1) + 0.9)
    ax.set_ylim(-1.8, 0.85)
    ax.set_axis_off()
    return fig


def forecasts(
    years: Any,
    numbers: Any,
    routes: Mapping[str, Mapping[int, Any]],
    title: str = "",
    ylabel: str = "sunspot number",
) -> Figure:
    """Draw a series (n,) as it was, and forecasts of it, in a panel for each model.

    routes: from the model's name to its forecasts: from the first year of a forecast to the numbers
    for that year and those after it. A line starts at the last number that was known.
    Raises ValueError if a forecast starts outside the years.

    Example:
        >>> fig = forecasts([1960, 1961, 1962], [112, 54, 38], {"line": {1961: [70, 50]}})
        >>> fig.axes[0].lines[1].get_ydata().tolist()
        [112.0, 70.0, 50.0]
    """
    years, numbers = np.asarray(years), np.asarray(numbers, dtype=float)
    fig = Figure(figsize=(7, 0.7 + 1.75 * len(routes)))
    panels = fig.subplots(len(routes), 1, sharex=True, sharey=True, squeeze=False)[:, 0]
    for ax, (name, by_start) in zip(panels, routes.items(), strict=True):
        ax.fill_between(years, numbers, color=DATA, alpha=0.35, linewidth=0)
        ax.plot(years, numbers, color=DATA, linewidth=1)
        for (start, forecast), (color, style) in zip(by_start.items(), _cycle(), strict=False):
            if start - 1 not in years:
                raise ValueError(f"A forecast starts in {start}; nothing is known before that.")
            known = numbers[years == start - 1]
            route = np.concatenate([known, np.asarray(forecast, dtype=float)])
            places = start - 1 + np.arange(len(route))
            ax.plot(places, route, style, color=color)
            ax.plot(places[0], route[0], "o", color=color)
        ax.set(ylabel=ylabel)
        ax.set_title(name, fontsize=10, fontweight="normal")
    panels[-1].set(xlabel="year")
    return titled(fig, title)


def _link(ax: Axes, start: tuple, end: tuple, text: str, beside: tuple) -> None:
    draw_arrow(ax, start, end)
    x, y = (start[0] + end[0]) / 2 + beside[0], (start[1] + end[1]) / 2 + beside[1]
    ax.text(x, y, text, ha="center", va="center", color=WEIGHTS, fontsize=9)


def _small(number: int) -> str:
    return str(number).translate(str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉"))


def _cycle() -> list[tuple[str, str]]:
    return list(_STYLES) * 20
