"""Tests of the gradient microscope: what stands in its cells, and in which colors."""

from typing import Any

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure

from utils.figures import plots
from utils.figures.gradient_heatmaps import gradient_microscope, one_digit

GRAY = np.array([0.299, 0.587, 0.114])
POWERS = 10.0 ** np.arange(-9, 3)


def colors(fig: Figure) -> np.ndarray:
    """The color of each cell (n_rows, n_layers, 3)."""
    image = fig.axes[0].images[0]
    return image.to_rgba(image.get_array())[..., :3]


def in_gray(fig: Figure) -> np.ndarray:
    return colors(fig) @ GRAY


def test_each_cell_has_its_gradient_in_its_place() -> None:
    fig = gradient_microscope([[3e-9, 0, 0.02], [1, 40, 6e8]], ["one", "other"])
    assert [(t.get_position(), t.get_text()) for t in fig.axes[0].texts] == [
        ((0, 0), "3e-09"),
        ((1, 0), "0"),
        ((2, 0), "2e-02"),
        ((0, 1), "1e+00"),
        ((1, 1), "4e+01"),
        ((2, 1), "6e+08"),
    ]


def test_a_cell_says_the_nearest_digit() -> None:
    assert [one_digit(x) for x in (0.0034, 0.0036, 9.7e-12)] == ["3e-03", "4e-03", "1e-11"]


def test_larger_is_darker_also_in_gray() -> None:
    gray = in_gray(gradient_microscope([POWERS], ["all"]))[0]
    inside = (POWERS >= 1e-8) & (POWERS <= 1)
    assert (np.diff(gray[inside]) < -0.04).all()
    assert gray[0] == gray[1] > 0.99  # below the scale: white
    assert gray[-1] == gray[-3] < 0.2  # above it: dark


def test_nothing_is_white_and_a_sound_gradient_is_the_courses_orange() -> None:
    rgb = colors(gradient_microscope([[0, 10 ** (-8 * 0.28)]], ["one"]))[0]
    np.testing.assert_allclose(rgb[0], 1)
    np.testing.assert_allclose(rgb[1], to_rgb(plots.GRADIENTS), atol=0.02)


def test_texts_stand_out_from_their_cells() -> None:
    fig = gradient_microscope([POWERS, POWERS[::-1]], ["up", "down"])
    cells = in_gray(fig).ravel()
    for text, cell in zip(fig.axes[0].texts, cells, strict=True):
        assert abs(np.dot(to_rgb(text.get_color()), GRAY) - cell) > 0.38, text.get_text()


def test_equal_gradients_look_equal_in_every_figure() -> None:
    one = in_gray(gradient_microscope([[1e-4, 1e-1]], ["one"]))
    other = in_gray(gradient_microscope([[1e-4, 1e-7]], ["other"]))
    assert one[0, 0] == other[0, 0]
    shifted = in_gray(gradient_microscope([[1e-4, 1e-1]], ["one"], low=1e-4, high=1e4))
    assert shifted[0, 0] > one[0, 0] + 0.3


def test_rows_layers_and_the_scale_are_named() -> None:
    fig = gradient_microscope(np.full((2, 11), 0.1), ["tanh, Glorot", "ReLU, He"], title="Even")
    ax, bar = fig.axes
    assert [t.get_text() for t in ax.get_yticklabels()] == ["tanh, Glorot", "ReLU, He"]
    assert [t.get_text() for t in ax.get_xticklabels()] == [str(n) for n in range(1, 12)]
    assert (ax.get_xlabel(), ax.get_title(loc="left"), bar.get_ylabel()) == (
        "layer",
        "Even",
        "mean |dW|",
    )


@pytest.mark.parametrize(
    ("gradients", "labels", "words"),
    [
        ([0.1, 0.2], ["one"], r"use gradients\[None\]"),
        (np.zeros((20, 3, 10)), ["one"] * 20, r"\(20, 3, 10\)"),
        (np.zeros((0, 3)), [], r"\(0, 3\)"),
        ([[0.1, 0.2]], ["one", "two"], "2 labels for 1 rows"),
        ([[0.1, -0.2]], ["one"], r"gradients\[0, 1\] = -0.2.*np.abs"),
        ([[np.nan]], ["one"], r"gradients\[0, 0\] = nan.*learning rate"),
        ([[1.0], [np.inf]], ["one", "two"], r"gradients\[1, 0\] = inf"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(gradients: Any, labels: Any, words: str) -> None:
    with pytest.raises(ValueError, match=f"(?i){words}"):
        gradient_microscope(gradients, labels)
