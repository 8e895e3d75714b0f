"""Windows hold what came before their target and nothing else, and planted leaks are found."""

import numpy as np
import pytest

from utils.data import load_sunspots
from utils.data.sequences import uses_the_future, windows

SUNSPOTS = load_sunspots()["SUNACTIVITY"].to_numpy()
STEPS, CUT = 22, 220


@pytest.mark.parametrize("steps", [1, 2, 22])
def test_windows_hold_what_came_before_their_target(steps):
    numbers = np.arange(50) * 3
    X, y = windows(numbers, steps)
    assert X.shape == (50 - steps, steps)
    for i, (row, target) in enumerate(zip(X, y, strict=True)):
        np.testing.assert_array_equal(row, numbers[i : i + steps])
        assert target == numbers[i + steps]


def test_windows_are_copies():
    numbers = np.arange(6.0)
    X, y = windows(numbers, 2)
    X[:] = y[:] = -1
    np.testing.assert_array_equal(numbers, np.arange(6.0))


@pytest.mark.parametrize(
    ("series", "steps", "words"),
    [
        (np.ones((5, 1)), 2, r"It must be \(n,\)"),
        (["a", "b"], 1, "numbers in order"),
        ([1.0, np.nan, 2.0], 1, r"series\[1\] is nan"),
        ([1, 2, 3], 3, "need 4"),
        ([1, 2, 3], 0, "whole number"),
        ([1, 2, 3], 1.5, "whole number"),
    ],
)
def test_what_cannot_be_cut_is_refused(series, steps, words):
    with pytest.raises(ValueError, match=words):
        windows(series, steps)


def test_no_window_of_ours_peeks():
    for i in (0, 5, 200):
        assert not uses_the_future(
            lambda s, i=i: windows(s, STEPS)[0][: i + 1], SUNSPOTS, i + STEPS
        )


def scaled(part, ruler):
    return (part - ruler.mean()) / ruler.std()


@pytest.mark.parametrize(
    ("make", "known"),
    [
        (lambda s: np.lib.stride_tricks.sliding_window_view(s, STEPS + 1)[0], STEPS),
        (lambda s: windows(s, STEPS)[0][1], STEPS),
        (lambda s: (windows(s, STEPS)[0][0], windows(s, STEPS)[1][0]), STEPS),
        (lambda s: np.random.default_rng(3).permutation(s)[:CUT], CUT),
        (lambda s: np.sort(s)[:CUT], CUT),
        (lambda s: s[: CUT + 1], CUT),
        (lambda s: scaled(s[:CUT], s), CUT),
        (lambda s: s[:CUT] / s.max(), CUT),
        (lambda s: s[:CUT] - s[-1], CUT),
        (lambda s: s[s > s.mean()][:50], CUT),
    ],
    ids=[
        "the window holds its target",
        "the window is one step late",
        "a target among the inputs",
        "a split that shuffles",
        "a split that sorts",
        "one year too many",
        "scaled with later years",
        "divided by a later maximum",
        "the last number of all",
        "how many are kept",
    ],
)
def test_planted_leaks_are_found(make, known):
    assert uses_the_future(make, SUNSPOTS, known)


def test_the_honest_way_passes():
    assert not uses_the_future(lambda s: scaled(s[:CUT], s[:CUT]), SUNSPOTS, CUT)


@pytest.mark.parametrize("known", [0, 309, -1])
def test_there_must_be_a_past_and_a_future(known):
    with pytest.raises(ValueError, match=r"1 … 308"):
        uses_the_future(lambda s: s, SUNSPOTS, known)
