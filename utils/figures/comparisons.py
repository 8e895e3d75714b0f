"""A figure of the scores of several models, with a dot for each run, to show how they vary."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.ticker import PercentFormatter

from utils.figures.plots import DATA, PREDICTION, titled


def score_dots(
    scores: Mapping[str, Any],
    title: str = "",
    xlabel: str = "mean squared error (MPa²)",
    *,
    number: str = "{:.0f}",
    start: float = 0.0,
) -> Figure:
    """Draw one row of dots for each model, a dot a run, with their mean as a bar and a number.

    scores: from the model's name to its scores (n_runs,), or one number for a model without chance.
    `number` is the format of the mean; with "{:.1%}", for a share, the axis has percents too.
    The axis begins at `start`. Raises ValueError if there are no scores, or one is below `start`.

    Example:
        >>> fig = score_dots({"line": 73.0, "network": [130.0, 150.0]})
        >>> [text.get_text() for text in fig.axes[0].texts]
        ['73', '140']
    """
    if not scores:
        raise ValueError("scores is empty. Give it a dict: a name and its scores for each model.")
    rows = [np.atleast_1d(np.asarray(values, dtype=float)) for values in scores.values()]
    low, high = (float(end(np.concatenate(rows))) for end in (np.min, np.max))
    if low < start:
        raise ValueError(f"A score is {low:g}, left of start={start:g}. Use start={low:g} or less.")
    fig = Figure(figsize=(6.4, 0.9 + 0.42 * len(scores)))
    ax = fig.subplots()
    for row, runs in enumerate(rows):
        ax.plot(runs, np.full(len(runs), row), "o", color=DATA, alpha=0.7)
        ax.plot([runs.mean()] * 2, [row - 0.28, row + 0.28], color=PREDICTION)
        ax.annotate(
            number.format(runs.mean()),
            (runs.max(), row),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
        )
    ax.set_yticks(range(len(scores)), list(scores))
    ax.set_ylim(len(scores) - 0.5, -0.5)
    ax.set_xlim(start, high + 0.12 * (high - start))
    ax.tick_params(axis="y", length=0)
    if "%" in number:
        ax.xaxis.set_major_formatter(PercentFormatter(1))
    ax.set(xlabel=xlabel)
    return titled(fig, title)
