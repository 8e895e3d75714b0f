"""Years and their numbers, drawn for a split by time."""

import numpy as np


def draw_years(rng: np.random.Generator, size: int) -> tuple:
    """Draw years (n,), numbers (n,) and the year first_test.

    Two years are missing in each part; in the larger cases first_test is missing, too.
    """
    # the middle lies now before, now behind first_test
    n_before, n_after = size + 3, size + 2 + 4 * (size % 2)
    before = _with_gaps(rng, n_before) - n_before - 2
    after = _with_gaps(rng, n_after) + (size > 3)
    # now early, now late, so that no year of one's own splits them as first_test does
    first_test = (2010 if size % 2 else 1720) + int(rng.integers(0, 20))
    numbers = rng.permutation(np.arange(600))[: n_before + n_after] / 10
    numbers[n_before:] += 20  # other numbers later, as the sun had
    return first_test + np.concatenate([before, after]), numbers, first_test


def _with_gaps(rng: np.random.Generator, n: int) -> np.ndarray:
    """Draw (n,) numbers of 0, 1, … n + 1 in order: the first, the last, all between but two."""
    inner = 1 + rng.permutation(n)[: n - 2]
    return np.array([0, *np.sort(inner), n + 1])
