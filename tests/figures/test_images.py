"""Tests of pictures side by side, and of weights as pictures: colors, and what they refuse."""

from typing import Any

import numpy as np
import pytest

from utils.figures import images


def test_zero_weights_are_white_and_the_signs_differ_in_color_not_in_darkness() -> None:
    W = np.array([[[0.0, 0.5], [-0.5, 0.1]]])
    image = images.weights(W).axes[0].images[0]
    rgb = image.to_rgba(image.get_array())[0, :, :3], image.to_rgba(image.get_array())[1, :, :3]
    (zero, above), (below, _) = rgb
    np.testing.assert_allclose(zero, 1, atol=0.01)
    assert above[2] > above[0]
    assert below[0] > below[2]
    gray = np.array([0.299, 0.587, 0.114])
    assert abs(gray @ above - gray @ below) < 0.15


def test_weights_that_are_all_zero_can_be_drawn() -> None:
    image = images.weights(np.zeros((1, 2, 2))).axes[0].images[0]
    np.testing.assert_allclose(image.to_rgba(image.get_array())[..., :3], 1, atol=0.01)


def test_ink_is_dark() -> None:
    image = images.image_grid(np.array([[[0, 255]]])).axes[0].images[0]
    paper, ink = image.to_rgba(image.get_array())[0, :, 0]
    assert (paper, ink) == (1, 0)


@pytest.mark.parametrize(
    ("draw", "words"),
    [
        (lambda: images.image_grid(np.zeros((28, 28))), r"Use images\[None\]"),
        (lambda: images.image_grid(np.zeros((0, 28, 28))), "n ≥ 1"),
        (lambda: images.image_grid(np.zeros((2, 4, 4)), [1]), "1 captions for 2 images"),
        (lambda: images.weights(np.zeros((784, 16))), r"Use W\[None\]"),
    ],
)
def test_a_wrong_shape_is_refused_in_words(draw: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        draw()
