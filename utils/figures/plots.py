"""The style and colors of the course's figures, how a figure is shown, and learning curves.

Figures are made from arrays, functions and history dicts, never from models, and are matplotlib
Figures for `show`. Importing this file sets the style (course.mplstyle) and does nothing else.
"""

import base64
import io
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import matplotlib
import matplotlib.style
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.ticker import MaxNLocator
from PIL import Image

matplotlib.style.use(Path(__file__).with_name("course.mplstyle"))

# One meaning each, all course long. All but data and prediction: Okabe and Ito, 2008.
DATA = "#8a8a8a"
PREDICTION = "#000000"
WEIGHTS = "#0072B2"
GRADIENTS = "#D55E00"
GREEN, PURPLE, AMBER, SKY = "#009E73", "#CC79A7", "#E69F00", "#56B4E9"
CLASS_MARKERS = (("o", SKY), ("^", AMBER))  # of a sample of class 0, and of class 1


def show(fig: Figure, alt: str) -> None:
    """Show a figure once, with `alt` for those who cannot see it, and close it.

    Outside a notebook nothing is shown. Raises TypeError if `fig` is no figure, ValueError if
    `alt` says nothing.

    Example:
        >>> show(learning_curves({"loss": [2.0, 1.0]}), alt="The loss falls.")
    """
    if not isinstance(fig, Figure):
        raise TypeError(
            f"fig is a {type(fig).__name__}. It must be a figure: fig, ax = plt.subplots()."
        )
    if not isinstance(alt, str) or not alt.strip():
        raise ValueError(
            'alt is empty. Say in a sentence what the figure shows: alt="The loss falls."'
        )
    ipython = sys.modules.get("IPython")
    if ipython and ipython.get_ipython():
        picture = io.BytesIO()
        fig.savefig(picture, format="png")
        small = io.BytesIO()  # 256 colors are plenty, and take a third of the bytes
        Image.open(picture).convert("RGB").quantize(256).save(small, format="PNG", optimize=True)
        ipython.display.display(
            {"image/png": base64.b64encode(small.getvalue()).decode(), "text/plain": alt},
            metadata={"image/png": {"alt": alt}},
            raw=True,
        )
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close(fig)


def titled(fig: Figure, title: str) -> Figure:
    """Write a title above all panels of a figure, in bold at the left, and return the figure.

    Example:
        >>> titled(Figure(), "The loss falls").get_suptitle()
        'The loss falls'
    """
    fig.suptitle(title, x=0.01, ha="left", fontweight="bold", fontsize=11)
    return fig


def learning_curves(
    history: Mapping[str, Sequence[float]],
    metrics: Sequence[str] = ("loss",),
    title: str = "",
) -> Figure:
    """Draw what `fit` recorded, one panel a metric: training solid, validation dashed.

    history: a dict of lists, one number an epoch, as Keras keeps it in `history.history`: "loss",
    "val_loss", … The curves named "val_…" may be missing. Raises TypeError or ValueError if
    `history` is no such dict, or lacks a metric.

    Example:
        >>> fig = learning_curves({"loss": [2.0, 1.0], "val_loss": [2.1, 1.5]})
        >>> [line.get_linestyle() for line in fig.axes[0].lines]
        ['-', '--']
    """
    if not isinstance(history, Mapping):
        raise TypeError(
            f"history is a {type(history).__name__}. It must be a dict: history.history."
        )
    fig = Figure(figsize=(7, 3.2))
    panels = fig.subplots(1, len(metrics), squeeze=False)[0]
    for ax, metric, color in zip(panels, metrics, (PURPLE, GREEN, SKY, AMBER), strict=False):
        if metric not in history:
            raise ValueError(f"history has no {metric!r}. It has {', '.join(map(repr, history))}.")
        ends = {}
        for key, label, style in (
            (metric, "training", "-"),
            (f"val_{metric}", "validation", "--"),
        ):
            if key in history:
                epochs = np.arange(1, len(history[key]) + 1)
                ax.plot(epochs, history[key], style, color=color)
                ends[label] = (float(epochs[-1]), float(history[key][-1]))
        ax.xaxis.set_major_locator(MaxNLocator(nbins=6, integer=True, min_n_ticks=1))
        ax.set(xlabel="epoch", ylabel=metric)
        _label_ends(ax, ends)
    return titled(fig, title)


def _label_ends(ax: Axes, ends: Mapping[str, tuple[float, float]]) -> None:
    """Write each name at the end of its line, kept apart where the two lines end close together."""
    low, high = ax.get_ylim()
    gap = 0.08 * (high - low)
    levels = np.array([y for _, y in ends.values()])
    if np.ptp(levels) < gap:
        upper = levels.argmax()
        levels = levels.mean() + np.where(np.arange(len(levels)) == upper, gap, -gap) / 2
    levels += max(0.0, low + gap / 2 - levels.min())  # clear of the axis below
    for (name, (x, _)), level in zip(ends.items(), levels, strict=True):
        ax.annotate(
            name,
            (x, level),
            xytext=(6, 0),
            textcoords="offset points",
            va="center",
            fontsize=9,
            annotation_clip=False,
        )
