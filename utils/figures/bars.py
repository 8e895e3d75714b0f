"""Figures made of bars: probabilities, and how the outputs of layers are spread."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from utils.figures.plots import DATA, PREDICTION, titled


def probability_bars(
    probabilities: Any, labels: Sequence[Any] | None = None, title: str = ""
) -> Figure:
    """Draw one row of probabilities (n_classes,) as bars; the predicted class is black.

    labels: a name for each class; left out, they are numbered from 0. Raises ValueError for more
    than one row.

    Example:
        >>> fig = probability_bars([0.2, 0.7, 0.1])
        >>> [text.get_text() for text in fig.axes[0].texts]
        ['0.20', '0.70', '0.10']
    """
    probabilities = np.asarray(probabilities, dtype=float)
    if probabilities.ndim != 1:
        raise ValueError(
            f"probabilities has the shape {probabilities.shape}. It must be one row: use p[0]."
        )
    classes = np.arange(len(probabilities))
    colors = [PREDICTION if i == probabilities.argmax() else DATA for i in classes]
    fig = Figure(figsize=(5, 0.9 + 0.22 * len(classes)))
    ax = fig.subplots()
    ax.barh(classes, probabilities, color=colors)
    for i, p in enumerate(probabilities):
        ax.text(p + 0.01, i, f"{p:.2f}", va="center", fontsize=9)
    ax.set_yticks(classes, classes if labels is None else labels)
    ax.invert_yaxis()
    ax.set(xlim=(0, 1.08), xlabel="probability", ylabel="class", title=title)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1])
    return fig


def activation_histograms(activations: Sequence[Any], title: str = "") -> Figure:
    """Draw how the outputs of each layer are spread: one histogram a layer, on one common axis.

    activations: for each layer its outputs, of any shape; the first layer is numbered 1.

    Example:
        >>> rng = np.random.default_rng(3)
        >>> fig = activation_histograms([rng.normal(size=(50, 4)), rng.normal(size=(50, 4))])
        >>> [ax.get_title() for ax in fig.axes]
        ['layer 1', 'layer 2']
    """
    flat = [np.ravel(a) for a in activations]
    low, high = min(a.min() for a in flat), max(a.max() for a in flat)
    if low == high:
        low, high = low - 0.5, high + 0.5
    fig = Figure(figsize=(max(1.35 * len(flat), 3), 2))
    panels = fig.subplots(1, len(flat), sharex=True, squeeze=False)[0]
    for number, (ax, a) in enumerate(zip(panels, flat, strict=True), start=1):
        ax.hist(a, bins=np.linspace(low, high, 31), color=DATA)
        ax.set_title(f"layer {number}", fontsize=9, fontweight="normal", loc="center")
        ax.set_yticks([])
        ax.spines["left"].set_visible(False)
    fig.supxlabel("output of a node", fontsize=10)
    return titled(fig, title)
