"""Points on a ring: heaps where they should be, counted as they should be."""

import numpy as np
import pytest

from utils.rings import CENTRES, SPREAD, clouds, draw_points, modes_found, points_near, share_near


def test_real_points_fill_all_eight_heaps():
    points = draw_points(np.random.default_rng(1), 800)
    assert points.dtype == np.float32
    counts = points_near(points)
    assert counts.sum() == 800  # 0.25 is five times the spread
    assert counts.min() > 60
    np.testing.assert_allclose(np.linalg.norm(CENTRES, axis=1), 2)
    nearest = CENTRES[np.linalg.norm(points[:, None] - CENTRES, axis=2).argmin(axis=1)]
    assert abs((points - nearest).std() - SPREAD) < 0.01


def test_points_are_counted_within_the_radius_only():
    x, y = CENTRES[3]
    points = [[x + 0.24, y], [x, y - 0.24], [x + 0.2, y + 0.2], [0, 0]]
    assert points_near(points).tolist() == [0, 0, 0, 2, 0, 0, 0, 0]
    assert points_near(points, radius=0.3).tolist() == [0, 0, 0, 3, 0, 0, 0, 0]
    assert share_near(points) == 0.5


def test_a_mode_is_found_from_one_percent_on():
    points = np.concatenate([np.tile(CENTRES[0], (2, 1)), [CENTRES[1]], np.zeros((197, 2))])
    assert modes_found(points) == 1
    assert modes_found(points[:150]) == 1  # 2 of 150 are more than 1 %, 1 of 150 is less
    assert modes_found(points[:100]) == 2


def test_several_games_are_counted_one_by_one():
    games = np.stack([np.tile(CENTRES[0], (8, 1)), CENTRES])
    assert points_near(games).tolist() == [[8] + [0] * 7, [1] * 8]
    assert modes_found(games).tolist() == [1, 8]
    assert share_near(games).tolist() == [1.0, 1.0]


@pytest.mark.parametrize("shape", [(2,), (5, 3), (1, 2, 5, 2)])
def test_other_shapes_are_refused(shape):
    with pytest.raises(ValueError, match=r"must be \(n, 2\)"):
        points_near(np.zeros(shape))


def test_clouds_draws_a_panel_for_each():
    rng = np.random.default_rng(1)
    fig = clouds({str(i): draw_points(rng, 9) for i in range(7)}, "seven", columns=5)
    shown = [ax for ax in fig.axes if ax.get_title()]
    assert [ax.get_title() for ax in shown] == [str(i) for i in range(7)]
    assert len(shown[0].collections[1].get_offsets()) == 9
    with pytest.raises(ValueError, match="points is empty"):
        clouds({})
