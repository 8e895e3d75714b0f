"""The figures of convolutions show the numbers that they are given, each at its place."""

import numpy as np
import pytest

from utils.figures.convolutions import filters_before_and_after, sliding_window

PICTURE = np.arange(20).reshape(4, 5)
W = np.array([[1, -1], [0, 2]])
ANSWERS = np.array(
    [[np.sum(PICTURE[i : i + 2, j : j + 2] * W) for j in range(4)] for i in range(3)]
)


def numbers(ax):
    return [text.get_text() for text in ax.texts if text.get_text() not in "×=→"]


def test_each_panel_has_its_numbers():
    fig = sliding_window(PICTURE, W, row=1, column=2)
    picture, weights, products, answers = fig.axes
    assert numbers(picture) == [str(n) for n in range(20)]
    assert numbers(weights) == ["1", "-1", "0", "2"]
    assert numbers(products) == ["7", "-8", "0", "26"]
    assert products.get_title(loc="center") == "products: sum 25"
    assert numbers(answers) == [str(n) for n in ANSWERS.ravel()]
    assert ANSWERS[1, 2] == 25


def test_the_frames_stand_around_the_window_and_its_answer():
    picture, _, _, answers = sliding_window(PICTURE, W, row=2, column=1).axes
    (window,), (cell,) = picture.patches, answers.patches
    assert (window.get_xy(), window.get_width(), window.get_height()) == ((0.5, 1.5), 2, 2)
    assert (cell.get_xy(), cell.get_width(), cell.get_height()) == ((0.5, 1.5), 1, 1)


@pytest.mark.parametrize(("row", "column"), [(3, 0), (0, 4), (-1, 0)])
def test_a_window_beyond_the_picture_is_refused(row, column):
    with pytest.raises(ValueError, match="3 × 4 places"):
        sliding_window(PICTURE, W, row, column)


@pytest.mark.parametrize("picture", [PICTURE[None], PICTURE[:1], PICTURE.ravel()])
def test_other_shapes_are_refused(picture):
    with pytest.raises(ValueError, match="two axes each"):
        sliding_window(picture, W, 0, 0)


def test_each_filter_stands_below_its_start():
    start, learned = np.random.default_rng(0).normal(size=(2, 3, 5, 5))
    *panels, _ = filters_before_and_after(start, learned).axes
    drawn = np.array([ax.images[0].get_array() for ax in panels])
    np.testing.assert_array_equal(drawn, [*start, *learned])
    assert [ax.get_ylabel() for ax in panels] == ["start", "", "", "learned", "", ""]
    assert len({ax.images[0].norm for ax in panels}) == 1


@pytest.mark.parametrize("learned", [np.ones((4, 5, 5)), np.ones((5, 5)), np.ones((3, 5, 6))])
def test_filters_of_other_shapes_are_refused(learned):
    with pytest.raises(ValueError, match="Both must be"):
        filters_before_and_after(np.ones((3, 5, 5)), learned)
