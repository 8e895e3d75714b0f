"""Figures of thresholds on a probability: predictions by class, and the trade-off of errors."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from utils.figures.plots import AMBER, CLASS_MARKERS, DATA, PREDICTION, SKY, titled


def rates(y: Any, p: Any) -> dict[str, np.ndarray]:
    """Compute recall, false alarms and precision for each threshold on probabilities p (n,).

    The alarm rings where p is at or above the threshold. y (n,) is 1 where it should ring, else 0.
    Returns arrays of one length: `threshold`, the values of p from the highest down; `recall`, the
    share of y = 1 that is found; `false_alarms`, the share of y = 0 for which it rings; and
    `precision`, the share of alarms that are right.
    Raises ValueError for other shapes, other labels, or if one class is missing.

    Source: T. Fawcett, "An introduction to ROC analysis", Pattern Recognition Letters 27, 2006.

    Example:
        >>> swept = rates([1, 0, 1, 0], [0.9, 0.6, 0.4, 0.1])
        >>> swept["threshold"].tolist(), swept["recall"].tolist(), swept["false_alarms"].tolist()
        ([0.9, 0.6, 0.4, 0.1], [0.5, 0.5, 1.0, 1.0], [0.0, 0.5, 0.5, 1.0])
    """
    y, p = _two_classes(y, p)
    threshold = np.unique(p)[::-1]
    rings = p >= threshold[:, None]
    found, false = (rings & (y == 1)).sum(axis=1), (rings & (y == 0)).sum(axis=1)
    return {
        "threshold": threshold,
        "recall": found / (y == 1).sum(),
        "false_alarms": false / (y == 0).sum(),
        "precision": found / (found + false),
    }


def answers_by_class(
    y: Any, p: Any, thresholds: Sequence[float], names: Sequence[str], title: str = ""
) -> Figure:
    """Draw each answer p (n,) as a dot in the row of its class y (n,), and thresholds as lines.

    names: of class 0 and class 1, which are drawn below and above. The axis is stretched near 0 and
    near 1, where most probabilities are. Beside each line stands how many of class 1 it would miss,
    and how many false alarms it would give. Raises ValueError as `rates` does.

    Example:
        >>> fig = answers_by_class([1, 0, 1], [0.9, 0.6, 0.4], [0.5], ["benign", "malignant"])
        >>> [text.get_text() for text in fig.axes[0].texts]
        ['at 0.5\\nmissed 1', 'false\\nalarms 1']
    """
    y, p = _two_classes(y, p)
    rng = np.random.default_rng(0)  # it only sets the dots apart
    fig = Figure(figsize=(7, 3.3))
    ax = fig.subplots()
    for row, (marker, color) in enumerate(CLASS_MARKERS):
        own = _spread(p[y == row])
        height = row + rng.uniform(-0.16, 0.16, len(own))
        ax.plot(own, height, marker, color=color, alpha=0.75, markeredgecolor="white", mew=0.4)
    for threshold in thresholds:
        place = _spread(threshold)
        missed, false = ((y == 1) & (p < threshold)).sum(), ((y == 0) & (p >= threshold)).sum()
        ax.axvline(place, color=PREDICTION, linewidth=1.2)
        ax.text(place - 0.08, 1.28, f"at {threshold:.2g}\nmissed {missed}", ha="right")
        ax.text(place + 0.08, -0.47, f"false\nalarms {false}")
    _probability_axis(ax, [0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999])
    ax.set_yticks([0, 1], names)
    ax.set(ylim=(-0.55, 1.65), xlabel="the network's probability (stretched near 0 and 1)")
    ax.tick_params(axis="y", length=0)
    return titled(fig, title)


def trade_off(
    curves: Mapping[str, tuple[Any, Any]], marks: Sequence[float] = (), title: str = ""
) -> Figure:
    """Draw recall, precision and false alarms along all thresholds, in two panels.

    On the left recall and precision of the first model, by threshold; on the right, for up to three
    models, recall against false alarms: the ROC curve.

    curves: from a model's name to (y, p), as `rates` takes them. marks: thresholds of the first
    model, which are marked on its ROC curve. The dashed diagonal is what guessing would do. Raises
    ValueError for other numbers of models, and as `rates` does.

    Example:
        >>> fig = trade_off({"net": ([1, 0, 1, 0], [0.9, 0.6, 0.4, 0.1])}, marks=[0.5])
        >>> [text.get_text() for text in fig.axes[0].texts]
        ['recall', 'precision']
    """
    if not 1 <= len(curves) <= 3:
        raise ValueError(
            f"curves has {len(curves)} models. Give it a dict of one to three: a name and (y, p)."
        )
    fig = Figure(figsize=(7.4, 3.6))
    left, right = fig.subplots(1, 2)
    swept = {name: rates(*pair) for name, pair in curves.items()}
    first = next(iter(swept.values()))
    place = _spread(first["threshold"])
    for name, style, side, gap in ("recall", "-", "right", -0.45), ("precision", ":", "left", 0.3):
        left.plot(place, first[name], style, color=PREDICTION, linewidth=2)
        middle = np.abs(first[name] - (1 + first[name].min()) / 2).argmin()  # half way up
        left.text(place[middle] + gap, first[name][middle], name, ha=side, va="center")
    _probability_axis(left, [0.001, 0.05, 0.5, 0.95, 0.999])
    left.set(xlabel="threshold", ylabel="share", ylim=(0, 1.04))
    right.plot([0, 1], [0, 1], "--", color=DATA, linewidth=1)
    right.text(0.4, 0.3, "guessing", color="#666666")
    styles = (("-", PREDICTION), ("-.", SKY), (":", AMBER))
    for (name, one), (style, color) in zip(swept.items(), styles, strict=False):
        x, y = np.r_[0, one["false_alarms"]], np.r_[0, one["recall"]]
        right.plot(x, y, style, color=color, linewidth=2, label=name)
    for number, mark in enumerate(marks):
        rings = first["threshold"] >= mark
        point = tuple(max(first[name][rings], default=0) for name in ("false_alarms", "recall"))
        right.plot(*point, "o", color=PREDICTION)
        right.annotate(
            f"at {mark:.2g}",
            point,
            xytext=(24 + 26 * number, -44 - 14 * number),
            textcoords="offset points",
            arrowprops={"arrowstyle": "-", "color": DATA},
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 1},
        )
    if len(swept) > 1:
        right.legend(loc="lower right", fontsize=8)
    right.set(xlabel="false alarms: share of class 0", ylabel="recall: share of class 1 found")
    right.set(xlim=(-0.03, 1), ylim=(0, 1.04))
    return titled(fig, title)


def _probability_axis(ax: Axes, ticks: Sequence[float]) -> None:
    ax.set_xticks(_spread(ticks), [f"{tick:g}" for tick in ticks])
    ax.set_xlim(-3.7, 3.7)


def _spread(p: Any) -> Any:
    """Return log10(p / (1 - p)), which is z of a sigmoid but for a factor, within ±3.5."""
    p = np.clip(p, 10**-3.5, 1 - 10**-3.5)
    return np.log10(p / (1 - p))


def _two_classes(y: Any, p: Any) -> tuple[np.ndarray, np.ndarray]:
    y, p = np.asarray(y), np.asarray(p, dtype=float)
    if y.ndim != 1 or y.shape != p.shape:
        raise ValueError(f"The shapes are {y.shape} and {p.shape}. Both must be (n,): use p[:, 0].")
    if set(np.unique(y)) != {0, 1}:
        raise ValueError(f"y holds {np.unique(y)[:5]}. It must hold 0 and 1, and both of them.")
    return y, p
