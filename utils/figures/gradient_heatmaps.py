"""The gradient microscope: how much gradient arrives in each layer, drawn as a heat map."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.colors import LinearSegmentedColormap, LogNorm
from matplotlib.figure import Figure

from utils.figures.heatmaps import name_cells, write_in_cell
from utils.figures.plots import GRADIENTS

# From white, where a gradient has faded away, over the course's orange to nearly black. Each step
# is darker than the one before it, so that the order can be seen in gray as well.
_FADING = LinearSegmentedColormap.from_list(
    "fading", [(0, "#ffffff"), (0.3, "#fbd7bd"), (0.72, GRADIENTS), (1, "#3d1a00")]
)


def gradient_microscope(
    gradients: Any,
    labels: Sequence[str],
    title: str = "",
    low: float = 1e-8,
    high: float = 1.0,
) -> Figure:
    """Draw gradients (n_networks, n_layers), such as mean |dW|: a row a network, a column a layer.

    The colors are logarithmic, from `low` (white) to `high` (dark); what lies beyond gets the
    color of that end. In each cell stands the gradient to one digit, or 0 where nothing arrives.

    labels: a name for each row.

    Raises ValueError if the shapes do not fit, or a gradient is negative, NaN or infinite: take
    np.abs(dW).mean() first.

    Example:
        >>> fig = gradient_microscope([[2e-7, 0.01], [0, 0.3]], ["sigmoid", "step"])
        >>> [text.get_text() for text in fig.axes[0].texts]
        ['2e-07', '1e-02', '0', '3e-01']
    """
    values = _sizes(gradients, labels)
    n_rows, n_layers = values.shape
    fig = Figure(figsize=(2.6 + 0.52 * n_layers, 1.3 + 0.34 * n_rows))
    ax = fig.subplots()
    norm = LogNorm(low, high)
    seen = np.clip(values, low, high)  # a logarithm of 0 has no color
    drawn = ax.imshow(seen, cmap=_FADING, norm=norm, aspect="auto")
    for (row, layer), value in np.ndenumerate(values):
        color = "white" if norm(seen[row, layer]) > 0.76 else "black"
        write_in_cell(ax, row, layer, one_digit(value), color)
    name_cells(ax, labels, range(1, n_layers + 1))
    ax.set_yticks(np.arange(1, n_rows) - 0.5, minor=True)
    ax.grid(which="minor", axis="y", color="white", linewidth=2)
    ax.tick_params(which="minor", length=0)
    ax.set(xlabel="layer", title=title)
    bar = fig.colorbar(drawn, extend="both", pad=0.02)
    bar.set_label("mean |dW|")
    bar.ax.minorticks_off()
    return fig


def one_digit(value: float) -> str:
    """Write a number to one digit, as Python does; 0 stays 0.

    Example:
        >>> one_digit(0.0044), one_digit(2e8), one_digit(0)
        ('4e-03', '2e+08', '0')
    """
    return f"{value:.0e}" if value else "0"


def _sizes(gradients: Any, labels: Sequence[str]) -> np.ndarray:
    """Return the gradients as an array; raise ValueError for those that cannot be drawn."""
    values = np.asarray(gradients, dtype=float)
    if values.ndim != 2 or values.size == 0:
        raise ValueError(
            f"gradients has the shape {values.shape}. It must be (n_networks, n_layers): one "
            "number for each layer. One network? Use gradients[None]."
        )
    if len(labels) != len(values):
        raise ValueError(f"There are {len(labels)} labels for {len(values)} rows. Name each row.")
    for row, layer in np.argwhere(~(np.isfinite(values) & (values >= 0)))[:1]:
        raise ValueError(
            f"gradients[{row}, {layer}] = {values[row, layer]}. The microscope shows sizes, from 0 "
            "up: take np.abs(dW).mean() first. NaN or inf: was the learning rate too large?"
        )
    return values
