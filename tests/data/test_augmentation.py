"""Shifted pictures are the same pictures, somewhere else."""

import numpy as np
import pytest

from utils.data.augmentation import shifted

RNG = np.random.default_rng(3)
PICTURES = RNG.integers(1, 256, (4, 5, 7)).astype(np.uint8)


@pytest.mark.parametrize("right", [-8, -7, -3, 0, 1, 6, 7, 9])
@pytest.mark.parametrize("down", [-6, -5, -1, 0, 2, 5])
def test_each_pixel_moves_and_paper_follows(right, down):
    expected = np.zeros_like(PICTURES)
    for i, y, x in np.ndindex(PICTURES.shape):
        if 0 <= y + down < 5 and 0 <= x + right < 7:
            expected[i, y + down, x + right] = PICTURES[i, y, x]
    moved = shifted(PICTURES, right, down)
    np.testing.assert_array_equal(moved, expected)
    assert moved.dtype == PICTURES.dtype


def test_the_original_is_not_touched():
    before = PICTURES.copy()
    moved = shifted(PICTURES, 0, 0)
    moved[:] = 0
    np.testing.assert_array_equal(PICTURES, before)


def test_whole_numbers_of_numpy_will_do():
    np.testing.assert_array_equal(
        shifted(PICTURES, *np.array([1, -1])), shifted(PICTURES, right=1, down=-1)
    )


@pytest.mark.parametrize("shape", [(5, 7), (4, 35), (0, 5, 7), (4, 5, 7, 1)])
def test_other_shapes_are_refused(shape):
    with pytest.raises(ValueError, match=r"must be \(n, height, width\)"):
        shifted(np.zeros(shape), 1, 1)


@pytest.mark.parametrize(("right", "down"), [(0.5, 0), (0, 1.0), (True, 0), (0, "1")])
def test_parts_of_a_pixel_are_refused(right, down):
    with pytest.raises(TypeError, match="whole number of pixels"):
        shifted(PICTURES, right, down)
