"""Heat maps with a number in each cell: a confusion matrix, outputs by layer."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import LinearSegmentedColormap
from matplotlib.figure import Figure

from utils.figures.plots import AMBER

_MISTAKES = LinearSegmentedColormap.from_list("mistakes", ["#ffffff", AMBER])


def confusion_matrix(counts: Any, labels: Sequence[Any] | None = None, title: str = "") -> Figure:
    """Draw counts (n_classes, n_classes): rows are the truth, columns what was predicted.

    The diagonal, where both agree, is gray, so that the mistakes stand out. Raises ValueError
    unless the matrix is square.

    Example:
        >>> fig = confusion_matrix([[5, 1], [0, 4]])
        >>> [text.get_text() for text in fig.axes[0].texts]
        ['5', '1', '4']
    """
    counts = np.asarray(counts)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1]:
        raise ValueError(f"counts has the shape {counts.shape}. It must be (n_classes, n_classes).")
    n = len(counts)
    right = np.eye(n, dtype=bool)
    fig = Figure(figsize=(1.6 + 0.44 * n, 1.2 + 0.4 * n))
    ax = fig.subplots()
    ax.imshow(np.where(right, 0, counts), cmap=_MISTAKES, vmin=0)
    ax.imshow(np.where(right, 1.0, np.nan), cmap="Greys", vmin=0, vmax=6)
    for i, j in np.argwhere(counts != 0):
        write_in_cell(ax, i, j, str(counts[i, j]), "#666666" if i == j else "black")
    names = range(n) if labels is None else labels
    name_cells(ax, names, names)
    ax.set_xticks(np.arange(n + 1) - 0.5, minor=True)
    ax.set_yticks(np.arange(n + 1) - 0.5, minor=True)
    ax.grid(which="minor", color="#dddddd", linewidth=0.8)
    ax.tick_params(which="minor", length=0)
    ax.set(xlabel="predicted", ylabel="true", title=title)
    return fig


def answers_by_layer(
    outputs: Any, title: str = "", ylabel: str = "input", low: float = 0.0, high: float = 1.0
) -> Figure:
    """Draw outputs (n_inputs, n_layers) as a heat map with numbers: a row an input.

    Where all rows look alike, the network gives the same output for every input. The colors run
    from `low` to `high`, so that equal numbers look equal in every figure.

    Example:
        >>> fig = answers_by_layer([[0.1, 0.9], [0.2, 0.9]])
        >>> [text.get_text() for text in fig.axes[0].texts]
        ['0.10', '0.90', '0.20', '0.90']
    """
    outputs = np.asarray(outputs, dtype=float)
    n_inputs, n_layers = outputs.shape
    fig = Figure(figsize=(1.2 + 0.6 * n_layers, 1.1 + 0.34 * n_inputs))
    ax = fig.subplots()
    ax.imshow(outputs, cmap="cividis", vmin=low, vmax=high, aspect="auto")
    for (i, j), value in np.ndenumerate(outputs):
        dark = value < (low + high) / 2
        write_in_cell(ax, i, j, f"{value:.2f}", "white" if dark else "black")
    name_cells(ax, range(1, n_inputs + 1), range(1, n_layers + 1))
    ax.set(xlabel="layer", ylabel=ylabel, title=title)
    return fig


def write_in_cell(ax: Axes, row: int, column: int, text: str, color: str = "black") -> None:
    """Write a text into the middle of a heat map's cell.

    Example:
        >>> ax = Figure().subplots()
        >>> write_in_cell(ax, 0, 1, "0.50")
        >>> ax.texts[0].get_position()
        (1, 0)
    """
    ax.text(column, row, text, ha="center", va="center", fontsize=9, color=color)


def name_cells(ax: Axes, rows: Sequence[Any], columns: Sequence[Any]) -> None:
    """Write a name beside each row of a heat map and under each column; hide the frame.

    Example:
        >>> ax = Figure().subplots()
        >>> name_cells(ax, ["sigmoid", "step"], range(1, 4))
        >>> [label.get_text() for label in ax.get_xticklabels()]
        ['1', '2', '3']
    """
    ax.set_xticks(range(len(columns)), map(str, columns))
    ax.set_yticks(range(len(rows)), map(str, rows))
    ax.tick_params(length=0)
    ax.spines[:].set_visible(False)
