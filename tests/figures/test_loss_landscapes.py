"""Tests of the figures of a loss over its weights: what they draw, and what they refuse."""

from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_hex

from utils.figures import loss_landscapes, plots


def bowl(w: float, b: float) -> float:
    """A valley ten times as steep across (w) as along (b), lowest at (2, 1), where it is 3."""
    return 3 + 10 * (w - 2) ** 2 + (b - 1) ** 2


ROUTE = np.array([[0.0, 0.0], [3.0, 0.5], [1.5, 0.8]])
ROUTES = {"SGD": ROUTE, "Adam": ROUTE / 2}
LIMITS = (-3, 5), (-2, 4)


def test_each_slope_is_as_steep_as_the_loss_and_says_so() -> None:
    ax = loss_landscapes.slopes(lambda w: 5 * w**2, at=[-2, 0, 1], xlim=(-4, 4)).axes[0]
    valley, *tangents = ax.lines
    np.testing.assert_allclose(valley.get_ydata(), 5 * valley.get_xdata() ** 2)
    assert (valley.get_xdata()[[0, -1]] == [-4, 4]).all()
    for line, w, slope in zip(tangents, (-2, 0, 1), (-20, 0, 10), strict=True):
        x, y = np.array(line.get_xdata()), np.array(line.get_ydata())
        np.testing.assert_allclose(np.diff(y), slope * np.diff(x), atol=1e-6)
        assert (x[1], y[1]) == (w, 5 * w**2)  # it touches the valley there, with a dot
        assert line.get_markevery() == [1]
        assert line.get_color() == plots.GRADIENTS
    assert [text.get_text() for text in ax.texts] == ["slope -20", "slope 0", "slope 10"]
    assert [text.get_ha() for text in ax.texts] == ["left", "center", "right"]


def test_a_walk_over_one_weight_stays_on_the_valley() -> None:
    path = [3.0, -2.0, 1.0]
    fig = loss_landscapes.steps(lambda w: w**2, {"rate 0.8": path, "rate 0.1": path[:2]}, (-4, 4))
    assert [ax.get_title() for ax in fig.axes] == ["rate 0.8", "rate 0.1"]
    _, walk, start = fig.axes[0].lines
    assert list(walk.get_xdata()) == path
    assert list(walk.get_ydata()) == [9, 4, 1]
    assert (start.get_xdata()[0], start.get_ydata()[0]) == (3, 9)
    assert len(fig.axes[1].lines[1].get_xdata()) == 2
    assert fig.axes[0].get_xlim() == (-4, 4)


def test_paths_are_drawn_in_the_color_of_their_optimizer_from_a_ring() -> None:
    fig = loss_landscapes.paths(bowl, ROUTES | {"32 rows": ROUTE}, *LIMITS, lowest=(2, 1))
    colors = [plots.PURPLE, plots.GREEN, plots.PURPLE]
    for ax, name, color in zip(fig.axes, [*ROUTES, "32 rows"], colors, strict=True):
        cross, walk, start = ax.lines
        path = ROUTES.get(name, ROUTE)
        np.testing.assert_allclose(walk.get_xydata(), path)
        np.testing.assert_allclose(start.get_xydata(), path[:1])
        np.testing.assert_allclose(cross.get_xydata(), [[2, 1]])
        assert (walk.get_color(), start.get_markeredgecolor()) == (color, color)
        assert start.get_markerfacecolor() == "white"
        assert ax.get_title() == name
        assert ax.get_aspect() == 1


def test_contours_quadruple_their_height_above_the_lowest_point() -> None:
    ax = loss_landscapes.paths(bowl, ROUTES, *LIMITS, lowest=(2, 1)).axes[0]
    filled, lines = ax.collections
    above = np.array(lines.levels) - bowl(2, 1)
    np.testing.assert_allclose(above[1:] / above[:-1], 4)
    np.testing.assert_allclose(above[-1], bowl(-3, 4) - bowl(2, 1))  # the highest corner
    grays = [int(to_hex(color)[1:3], 16) for color in filled.get_facecolor()]
    assert grays == sorted(grays, reverse=True)  # darker is higher
    assert min(grays) > 0x99  # and quiet enough for a path to stand out
    longest = max(lines.get_paths(), key=len)
    on_it = np.array([bowl(*point) for point in longest.vertices])
    assert np.ptp(on_it) < 0.1 * on_it.mean()


def test_without_a_lowest_point_there_is_no_cross() -> None:
    assert len(loss_landscapes.paths(bowl, ROUTES, *LIMITS).axes[0].lines) == 2


def test_w_runs_to_the_right_and_b_upwards() -> None:
    fig = loss_landscapes.paths(bowl, {"SGD": ROUTE}, *LIMITS, xlabel="weight", ylabel="bias")
    ax = fig.axes[0]
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("weight", "bias")
    assert (ax.get_xlim(), ax.get_ylim()) == LIMITS


@pytest.mark.parametrize("count", [1, 4])
def test_no_two_texts_collide(count: int) -> None:
    routes = dict.fromkeys(list(loss_landscapes.OPTIMIZERS)[:count], ROUTE)
    fig = loss_landscapes.paths(bowl, routes, *LIMITS, title="A valley")
    FigureCanvasAgg(fig).draw()
    texts = [fig._suptitle, *(t for ax in fig.axes for t in (ax.title, ax.xaxis.label))]
    boxes = [text.get_window_extent() for text in texts]
    for i, a in enumerate(boxes):
        for b in boxes[i + 1 :]:
            assert a.x1 <= b.x0 or b.x1 <= a.x0 or a.y1 <= b.y0 or b.y1 <= a.y0


@pytest.mark.parametrize(
    ("routes", "error", "words"),
    [
        (ROUTE, TypeError, 'routes={"SGD": path}'),
        ({}, TypeError, "dict of paths"),
        ({"SGD": ROUTE.T}, ValueError, r"'SGD' has the shape \(2, 3\). It must be \(n_steps, 2\)"),
        ({"SGD": [1.0, 2.0]}, ValueError, r"\(n_steps, 2\)"),
    ],
)
def test_what_is_no_dict_of_paths_is_refused_in_words(
    routes: Any, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        loss_landscapes.paths(bowl, routes, *LIMITS)


def test_a_path_over_two_weights_is_refused_where_one_is_expected() -> None:
    with pytest.raises(ValueError, match=r"It must be \(n_steps,\)"):
        loss_landscapes.steps(lambda w: w**2, {"SGD": ROUTE}, (-4, 4))
