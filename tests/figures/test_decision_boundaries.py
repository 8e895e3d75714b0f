"""Tests of the figure of what a model decides in a plane."""

from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex

from utils.figures import plots
from utils.figures.decision_boundaries import decision_regions

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
XOR = np.array([0, 1, 1, 0])
RNG = np.random.default_rng(3)
CLOUD = RNG.normal(size=(30, 2)) * [5, 20] + [40, 190]
KINDS = (CLOUD[:, 0] > 40).astype(int)


def sloping(points: np.ndarray) -> np.ndarray:
    """A probability that rises with the first measurement, and is a half at 40."""
    return 1 / (1 + np.exp(-(points[:, 0] - 40)))


def line(ax: Any) -> np.ndarray:
    """The points of the black line, (n, 2)."""
    return np.concatenate([path.vertices for path in ax.collections[0].get_paths()])


def gray(color: Any) -> float:
    return float(np.array([0.299, 0.587, 0.114]) @ np.array(color)[:3])


def test_the_line_is_where_the_probability_is_a_half() -> None:
    ax = decision_regions(sloping, CLOUD, KINDS).axes[0]
    np.testing.assert_allclose(line(ax)[:, 0], 40, atol=0.05)
    assert np.ptp(line(ax)[:, 1]) > 0.99 * np.ptp(ax.get_ylim())  # from the bottom to the top
    assert to_hex(ax.collections[0].get_edgecolor()[0]) == plots.PREDICTION


def test_the_plane_holds_what_was_predicted_at_each_point() -> None:
    ax = decision_regions(sloping, CLOUD, KINDS).axes[0]
    (image,) = ax.images
    left, right, bottom, top = image.get_extent()
    assert (left, right) == ax.get_xlim()
    assert (bottom, top) == ax.get_ylim()
    assert left < CLOUD[:, 0].min() < CLOUD[:, 0].max() < right
    p = np.asarray(image.get_array())
    xs = np.linspace(left, right, p.shape[1])
    np.testing.assert_allclose(p, np.tile(sloping(xs[:, None]), (len(p), 1)), rtol=1e-6)


def test_the_first_row_of_the_plane_is_its_lower_end() -> None:
    ax = decision_regions(lambda points: points[:, 1], CORNERS, XOR).axes[0]
    p = np.asarray(ax.images[0].get_array())
    assert ax.images[0].origin == "lower"
    assert (p[0] < 0).all()
    assert (p[-1] > 1).all()


def test_class_1_is_amber_class_0_blue_and_the_middle_white() -> None:
    image = decision_regions(sloping, CLOUD, KINDS).axes[0].images[0]
    zero, half, one = image.to_rgba(np.array([[0.0, 0.5, 1.0]]))[0]
    assert zero[2] > zero[0]
    assert one[0] > one[2]
    np.testing.assert_allclose(half, 1, atol=0.01)
    assert gray(zero) > 0.75  # light enough for samples to stand out
    assert gray(one) > 0.75
    assert gray(zero) - gray(one) > 0.02  # and the two sides differ in gray


def test_a_side_without_doubt_is_drawn_in_one_color_so_that_the_picture_stays_small() -> None:
    fig = decision_regions(lambda p: p.sum(axis=1) >= 0.5, CORNERS, XOR, margin=0.4)
    canvas = FigureCanvasAgg(fig)
    canvas.draw()
    left, bottom = (int(x) for x in fig.axes[0].transData.transform([-0.35, -0.35]))
    upside_down = np.asarray(canvas.buffer_rgba())[::-1]
    corner = upside_down[bottom : bottom + 20, left : left + 60, :3].reshape(-1, 3)
    assert len(np.unique(corner, axis=0)) == 1
    assert corner[0].min() < 220  # and it is not the white of the paper


def test_each_class_has_a_marker_of_its_own_and_all_its_samples() -> None:
    ax = decision_regions(None, CLOUD, KINDS, names=["short", "long"]).axes[0]
    circles, triangles = ax.collections
    np.testing.assert_array_equal(circles.get_offsets(), CLOUD[KINDS == 0])
    np.testing.assert_array_equal(triangles.get_offsets(), CLOUD[KINDS == 1])
    corners = [len(kind.get_paths()[0].vertices) for kind in (circles, triangles)]
    assert corners[0] > 10 > corners[1]
    assert [t.get_text() for t in ax.get_legend().get_texts()] == ["short", "long"]


def test_without_predict_there_are_only_samples_and_without_names_no_legend() -> None:
    ax = decision_regions(None, CLOUD, KINDS).axes[0]
    assert len(ax.images) == 0
    assert len(ax.collections) == 2
    assert ax.get_legend() is None


def test_a_step_gives_a_straight_line_too() -> None:
    ax = decision_regions(lambda p: p.sum(axis=1) >= 0.5, CORNERS, XOR, margin=0.4).axes[0]
    np.testing.assert_allclose(line(ax).sum(axis=1), 0.5, atol=0.01)


def test_one_answer_everywhere_has_no_line_and_gives_no_warning(recwarn: Any) -> None:
    ax = decision_regions(lambda points: np.ones(len(points)), CORNERS, XOR).axes[0]
    assert len(ax.collections) == 2
    assert not recwarn


def test_columns_of_answers_and_of_classes_are_taken_too() -> None:
    ax = decision_regions(lambda p: p[:, :1], CORNERS, XOR[:, None], "a", "b", "both").axes[0]
    np.testing.assert_allclose(line(ax)[:, 0], 0.5)
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("a", "b")
    assert ax.get_title(loc="left") == "both"


def test_corners_of_a_square_have_no_ticks_between_them() -> None:
    ax = decision_regions(None, CORNERS, XOR, margin=0.4).axes[0]
    assert ax.get_xticks().tolist() == ax.get_yticks().tolist() == [0, 1]
    assert ax.get_xlim() == pytest.approx((-0.4, 1.4))
    assert len(decision_regions(None, CLOUD, KINDS).axes[0].get_xticks()) > 2


def test_panels_of_one_figure_are_filled_one_by_one() -> None:
    fig, panels = plt.subplots(1, 2)
    for ax in panels:
        assert decision_regions(sloping, CLOUD, KINDS, ax=ax) is fig
    assert [len(ax.images) for ax in panels] == [1, 1]
    plt.close(fig)


def test_the_samples_are_left_as_they_are() -> None:
    X, y = CORNERS.copy(), XOR.copy()
    decision_regions(lambda points: points[:, 0], X, y)
    np.testing.assert_array_equal(X, CORNERS)
    np.testing.assert_array_equal(y, XOR)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((sloping, np.zeros((4, 3)), XOR), r"\(4, 3\).*must be \(n, 2\)"),
        ((sloping, CORNERS, XOR[:3]), r"y has the shape \(3,\).*\(4,\)"),
        ((sloping, CORNERS, [0, 1, 2, 0]), "the class 2"),
        ((lambda points: points, CORNERS, XOR), r"predict gave the shape \(\d+, 2\)"),
        ((lambda points: 1.0, CORNERS, XOR), r"predict gave the shape \(\)"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(arguments: tuple, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        decision_regions(*arguments)
