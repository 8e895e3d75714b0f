"""Tests of the figures of bars: which of them is black, and what they refuse."""

from typing import Any

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from utils.figures import bars, plots


def test_the_largest_probability_is_the_black_one() -> None:
    widths = [0.2, 0.5, 0.3]
    patches = bars.probability_bars(widths, labels="abc").axes[0].patches
    assert [p.get_width() for p in patches] == widths
    black = [to_rgb(p.get_facecolor()) == to_rgb(plots.PREDICTION) for p in patches]
    assert black == [False, True, False]


@pytest.mark.parametrize(
    ("draw", "words"),
    [
        (lambda: bars.probability_bars(np.zeros((1, 10))), r"use p\[0\]"),
    ],
)
def test_a_wrong_shape_is_refused_in_words(draw: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        draw()
