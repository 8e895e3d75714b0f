"""Figures of pictures: a grid of digits, and weights drawn as images."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from matplotlib.cm import ScalarMappable
from matplotlib.colors import LinearSegmentedColormap, TwoSlopeNorm
from matplotlib.figure import Figure

from utils.figures.plots import GRADIENTS, WEIGHTS, titled

# Zero is white; below it orange, above it blue, each equally dark for the same distance
DIVERGING = LinearSegmentedColormap.from_list(
    "diverging", ["#7a3500", GRADIENTS, "#ffffff", WEIGHTS, "#003d60"]
)


def image_grid(
    images: Any, captions: Sequence[Any] | None = None, columns: int = 10, title: str = ""
) -> Figure:
    """Draw pictures (n, height, width) side by side, dark ink on white, each with its caption.

    Raises ValueError for another shape, or another number of captions.

    Example:
        >>> fig = image_grid(np.zeros((3, 28, 28)), captions=[5, 0, 4])
        >>> [ax.get_title() for ax in fig.axes]
        ['5', '0', '4']
    """
    images = _pictures(images, "images")
    captions = [""] * len(images) if captions is None else [str(c) for c in captions]
    if len(captions) != len(images):
        raise ValueError(f"{len(captions)} captions for {len(images)} images. Give one for each.")
    fig, panels = _grid(len(images), columns, title, lines=max(c.count("\n") for c in captions) + 1)
    for ax, image, caption in zip(panels, images, captions, strict=True):
        ax.imshow(image, cmap="gray_r")
        ax.set_title(caption, fontsize=9, fontweight="normal", loc="center", pad=3)
    return fig


def weights(W: Any, columns: int = 8, title: str = "") -> Figure:
    """Draw weights (n, height, width) as images: white is zero, blue above it, orange below.

    All pictures share one scale, which the bar at the side shows. Raises ValueError for another
    shape: the weights of a layer (784, units) become pictures with W.T.reshape(-1, 28, 28).

    Example:
        >>> fig = weights(np.ones((4, 28, 28)))
        >>> len(fig.axes) - 1  # the last one is the scale
        4
    """
    W = _pictures(W, "W")
    fig, panels = _grid(len(W), columns, title, lines=0)
    norm = scale_around_zero(W)
    for ax, picture in zip(panels, W, strict=True):
        drawn = ax.imshow(picture, cmap=DIVERGING, norm=norm)
    draw_weight_bar(fig, panels, drawn)
    return fig


def scale_around_zero(values: Any) -> TwoSlopeNorm:
    """Return the scale for DIVERGING: zero in the middle, the largest absolute value at both ends.

    Example:
        >>> scale = scale_around_zero([-4.0, 2.0])
        >>> scale.vmin, scale.vcenter, scale.vmax
        (-4.0, 0, 4.0)
    """
    largest = max(float(np.abs(values).max()), 1e-12)
    return TwoSlopeNorm(0, -largest, largest)


def draw_weight_bar(fig: Figure, panels: Any, drawn: ScalarMappable) -> None:
    """Draw the bar at the side of all panels that tells which color stands for which weight.

    Example:
        >>> fig = Figure()
        >>> ax = fig.subplots()
        >>> draw_weight_bar(fig, [ax], ax.imshow([[-1.0, 1.0]], cmap=DIVERGING))
        >>> fig.axes[1].get_ylabel()
        'weight'
    """
    bar = fig.colorbar(drawn, ax=panels, fraction=0.03, pad=0.02, label="weight")
    bar.outline.set_visible(False)


def _pictures(images: Any, name: str) -> np.ndarray:
    images = np.asarray(images)
    if images.ndim == 3 and len(images):
        return images
    one = f" Is it one picture? Use {name}[None]." if images.ndim == 2 else ""
    raise ValueError(
        f"{name} has the shape {images.shape}. It must be (n, height, width) with n ≥ 1.{one}"
    )


def _grid(n: int, columns: int, title: str, lines: int) -> tuple[Figure, list]:
    """Make a figure of n square panels without axes, with room for captions of so many lines."""
    columns = min(columns, n)
    rows = -(-n // columns)
    side = min(1.1, 7.4 / columns)
    heading = 0.35 if title else 0.05
    fig = Figure(figsize=(max(side * columns, 4), rows * (side + 0.16 * lines) + heading))
    axes = fig.subplots(rows, columns, squeeze=False).ravel()
    for ax in axes:
        ax.set_axis_off()
    if title:
        titled(fig, title)
    return fig, list(axes[:n])
