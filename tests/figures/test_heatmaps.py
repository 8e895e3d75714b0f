"""Tests of the heatmaps: which color stands where, and what they refuse."""

from typing import Any

import numpy as np
import pytest

from utils.figures import heatmaps


def test_mistakes_are_colored_and_the_diagonal_is_gray() -> None:
    counts = np.array([[50, 7, 0], [1, 60, 2], [0, 0, 40]])
    ax = heatmaps.confusion_matrix(counts, labels="abc").axes[0]
    mistakes, diagonal = (image.to_rgba(image.get_array()) for image in ax.images)
    assert np.ptp(mistakes[0, 1, :3]) > 0.5  # the commonest mistake has a color
    np.testing.assert_allclose(mistakes[0, 2, :3], 1)  # no mistake, no color
    assert np.ptp(diagonal[0, 0, :3]) < 0.02
    assert diagonal[0, 0, 3] == 1
    assert diagonal[0, 1, 3] == 0  # beside the diagonal the gray is transparent
    assert sorted(t.get_text() for t in ax.texts) == sorted(["50", "7", "1", "60", "2", "40"])
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("predicted", "true")


def test_equal_outputs_look_equal_even_where_all_are_alike() -> None:
    ax = heatmaps.answers_by_layer(np.ones((3, 2))).axes[0]
    image = ax.images[0]
    assert (image.norm.vmin, image.norm.vmax) == (0, 1)
    assert {t.get_color() for t in ax.texts} == {"black"}  # on the light end of the colors


@pytest.mark.parametrize(
    ("draw", "words"),
    [
        (lambda: heatmaps.confusion_matrix(np.zeros((2, 3))), r"\(2, 3\)"),
    ],
)
def test_a_wrong_shape_is_refused_in_words(draw: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        draw()
