"""Points on a ring: modes where they should be, counted as they should be."""

import numpy as np
import pytest

from utils.data.gaussian_ring import (
    CENTERS,
    SPREAD,
    count_near_modes,
    draw_points,
    modes_found,
    share_near_modes,
)


def test_real_points_fill_all_eight_modes():
    points = draw_points(np.random.default_rng(1), 800)
    assert points.dtype == np.float32
    counts = count_near_modes(points)
    assert counts.sum() == 800  # 0.25 is five times the spread
    assert counts.min() > 60
    np.testing.assert_allclose(np.linalg.norm(CENTERS, axis=1), 2)
    nearest = CENTERS[np.linalg.norm(points[:, None] - CENTERS, axis=2).argmin(axis=1)]
    assert abs((points - nearest).std() - SPREAD) < 0.01


def test_points_are_counted_within_the_radius_only():
    x, y = CENTERS[3]
    points = [[x + 0.24, y], [x, y - 0.24], [x + 0.2, y + 0.2], [0, 0]]
    assert count_near_modes(points).tolist() == [0, 0, 0, 2, 0, 0, 0, 0]
    assert count_near_modes(points, radius=0.3).tolist() == [0, 0, 0, 3, 0, 0, 0, 0]
    assert share_near_modes(points) == 0.5


def test_a_mode_is_found_from_one_percent_on():
    points = np.concatenate([np.tile(CENTERS[0], (2, 1)), [CENTERS[1]], np.zeros((197, 2))])
    assert modes_found(points) == 1
    assert modes_found(points[:150]) == 1  # 2 of 150 are more than 1 %, 1 of 150 is less
    assert modes_found(points[:100]) == 2


def test_several_runs_are_counted_one_by_one():
    runs = np.stack([np.tile(CENTERS[0], (8, 1)), CENTERS])
    assert count_near_modes(runs).tolist() == [[8] + [0] * 7, [1] * 8]
    assert modes_found(runs).tolist() == [1, 8]
    assert share_near_modes(runs).tolist() == [1.0, 1.0]


@pytest.mark.parametrize("shape", [(2,), (5, 3), (1, 2, 5, 2), (0, 2)])
def test_other_shapes_are_refused(shape):
    with pytest.raises(ValueError, match=r"must be \(n, 2\)"):
        count_near_modes(np.zeros(shape))
