"""Exercise 12.2 · Windows."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from utils.checks.exercises.variants import AnyOf
from utils.checks.lab12.timed import TimedExercise
from utils.data.sequences import uses_the_future, windows


def cut_windows(series: np.ndarray, steps: int) -> tuple[np.ndarray, np.ndarray]:
    return windows(series, steps)


def _windows_leak(answer: Callable, case: tuple) -> bool:
    """Tell whether a row of X depends on its own target, or on later numbers."""
    series, steps = case
    X, y = answer(series.copy(), steps)
    right = windows(series, steps)[0]
    for i in range(min(len(X), np.size(y))):
        if i < len(right) and np.array_equal(X[i], right[i]):
            continue  # if something is wrong here, it is y
        found = np.flatnonzero(series == np.ravel(y)[i])  # no number comes twice
        known = int(found[0]) if len(found) else i + steps
        make = partial(_row, answer, steps, i)
        if 0 < known < len(series) and uses_the_future(make, series, known):
            return True
    return False


def _row(answer: Callable, steps: int, i: int, series: np.ndarray) -> np.ndarray:
    return np.asarray(answer(series, steps)[0])[i]


def _draw_series(rng: np.random.Generator, size: int) -> tuple:
    steps = 1 + size
    n_windows = steps + 1 + size % 2  # not as many as steps
    tenths = np.arange(111, 600)
    # none is whole, so that cutting them down to whole ones shows
    return rng.permutation(tenths[tenths % 10 > 0])[: steps + n_windows] / 10, steps


def _rows(series: np.ndarray, steps: int, first: int, width: int, n: int) -> np.ndarray:
    """Return n windows of a width, the first of which starts at `first`."""
    return np.array([series[i + first : i + first + width] for i in range(n)])


def _until_it_breaks(series: np.ndarray, steps: int) -> None:
    for i in range(len(series)):
        series[i + steps]


def _of_unequal_lengths(start: Callable, end: Callable) -> Callable:
    """Cut as many slices as there are windows, from `start(i, steps)` to `end(i, steps)`."""
    return lambda series, steps: np.array(
        [series[start(i, steps) : end(i, steps)] for i in range(len(series) - steps)]
    )


def _shape_without_brackets(series: np.ndarray, steps: int) -> np.ndarray:
    shape: Any = (len(series) - steps, steps)
    return np.zeros(*shape)


def _both_as(way: Callable) -> Callable:
    """Return `cut_windows` with X and y each handed to `way`."""
    return lambda series, steps: tuple(way(part) for part in windows(series, steps))


def _with_targets(targets: Callable) -> Callable:
    """Return `cut_windows` with y made by `targets(series, steps, n)`, for n windows."""
    return lambda series, steps: (
        windows(series, steps)[0],
        targets(series, steps, len(series) - steps),
    )


def _of_22(series: np.ndarray, steps: int) -> tuple:
    return np.array([series[i : i + 22] for i in range(len(series) - 22)]), series[22:]


EXERCISE = TimedExercise(
    name="cut_windows",
    number="12.2",
    title="Windows",
    solution=cut_windows,
    inputs=_draw_series,
    names=("X", "y"),
    leaks=_windows_leak,
    leak_message=(
        "Your windows peek: when the numbers from a window's target on were replaced by "
        "others, its row in X changed. A row may hold only what comes before its target."
    ),
    leaking=lambda series, steps: (
        np.column_stack([windows(series, steps)[0][:, :-1], series[steps:]]),
        series[steps:],
    ),
    misconceptions={
        "Your windows are one number too long, and the last one is their own target. A slice "
        "ends before its second number.": lambda series, steps: (
            _rows(series, steps, 0, steps + 1, len(series) - steps),
            series[steps:],
        ),
        "Your windows start one number too late, so each ends with its own target. Row 0 "
        "starts at number 0.": lambda series, steps: (
            _rows(series, steps, 1, steps, len(series) - steps),
            series[steps:],
        ),
        "Your targets are the last numbers of the windows themselves. The target is the number "
        "after the window.": lambda series, steps: (
            windows(series, steps)[0],
            series[steps - 1 : -1],
        ),
        "Your targets are the first numbers of the windows. The target is the number after the "
        "window.": lambda series, steps: (windows(series, steps)[0], series[:-steps]),
        "Your targets come one step too late: a number lies between the window and its "
        "target.": lambda series, steps: (
            windows(series, steps)[0][:-1],
            series[steps + 1 :],
        ),
        "The last window and its target are missing. With n numbers there are n - steps "
        "windows.": lambda series, steps: (
            windows(series, steps)[0][:-1],
            series[steps:-1],
        ),
        "The last window is missing in X; y is complete. With n numbers there are n - steps "
        "windows.": lambda series, steps: (windows(series, steps)[0][:-1], series[steps:]),
        "Your X has one window too many: nothing comes after the last one, so it has no "
        "target.": lambda series, steps: (
            _rows(series, steps, 0, steps, len(series) - steps + 1),
            series[steps:],
        ),
        "Your windows do not overlap. The next one starts one number later, not `steps` "
        "later.": lambda series, steps: (
            windows(series, steps)[0][::steps],
            series[steps:][::steps],
        ),
        "Your windows do not overlap, and y has a target for every number. The next window "
        "starts one number later, not `steps` later.": lambda series, steps: (
            windows(series, steps)[0][::steps],
            series[steps:],
        ),
        "You cut the series into pieces, so your windows do not overlap. The next window "
        "starts one number later, not `steps` later.": AnyOf(
            lambda series, steps: (
                series[: len(series) // steps * steps].reshape(-1, steps),
                series[steps:],
            ),
            lambda series, steps: (
                series[: len(series) // steps * steps].reshape(-1, steps),
                series[steps::steps],
            ),
        ),
        "You made whole numbers of the series. Leave them as they are: no `int`, no "
        "rounding.": AnyOf(
            _both_as(lambda part: part.astype(int)),
            _both_as(np.round),
            lambda series, steps: (windows(series, steps)[0].astype(int), series[steps:]),
            _with_targets(lambda series, steps, n: series[steps:].astype(int)),
        ),
        "Your X is right, but y takes its numbers from inside the windows. y[i] is number "
        "i + steps of the series.": AnyOf(
            _with_targets(lambda series, steps, n: series[1 : n + 1]),
            _with_targets(lambda series, steps, n: series[2 : n + 2]),
        ),
        "Your X is right, but all your targets are the same number. y[i] is number i + steps "
        "of the series: it moves along with the window.": AnyOf(
            _with_targets(lambda series, steps, n: np.full(n, series[steps])),
            _with_targets(lambda series, steps, n: np.full(n, series[-1])),
        ),
        "You returned positions. Asked for are the numbers that stand there: pick them from "
        "`series`.": AnyOf(
            _with_targets(lambda series, steps, n: np.arange(steps, n + steps)),
            lambda series, steps: windows(np.arange(len(series)), steps),
        ),
        "All your windows are the first one. Its start and its end have to move along.": (
            lambda series, steps: (
                _rows(series[:steps], steps, 0, steps, 1).repeat(len(series) - steps, axis=0),
                series[steps:],
            )
        ),
        "X and y hold the last window and its target only: each turn of your loop put a new "
        "one in place of the old. Collect them in two lists.": lambda series, steps: (
            series[-1 - steps : -1],
            series[-1],
        ),
        "Your X is one long row: the windows were strung together. Collect them in a list, "
        "each as one item, and make an array of it at the end.": AnyOf(
            lambda series, steps: (windows(series, steps)[0].ravel(), series[steps:]),
            lambda series, steps: (windows(series, steps)[0].ravel().tolist(), series[steps:]),
        ),
        "Your X is right, but y has two axes, as an np.matrix always has. Asked for is an "
        "array of shape (n - steps,).": (
            _with_targets(lambda series, steps, n: series[None, steps:])
        ),
        "The first window is missing. Row 0 starts at number 0, and its target is number "
        "`steps`.": lambda series, steps: (
            windows(series, steps)[0][1:],
            series[steps + 1 :],
        ),
        "Your windows are one number too short. A slice from i to i + steps has `steps` "
        "numbers.": lambda series, steps: (
            _rows(series, steps, 0, steps - 1, len(series) - steps),
            series[steps:],
        ),
        "Your X is complete, but the first target is missing. It is number `steps`.": (
            lambda series, steps: (windows(series, steps)[0], series[steps + 1 :])
        ),
        "Your y holds windows, too. The target is one number: the one right after the "
        "window.": lambda series, steps: (
            windows(series, steps)[0],
            _rows(series, steps, 1, steps, len(series) - steps),
        ),
        "The numbers in your windows run backwards. The oldest comes first.": (
            lambda series, steps: (windows(series, steps)[0][:, ::-1], series[steps:])
        ),
        "Your X is on its side. Rows are samples: each window is a row.": (
            lambda series, steps: (windows(series, steps)[0].T, series[steps:])
        ),
        "Your last window comes first. Keep the order of time.": lambda series, steps: (
            windows(series, steps)[0][::-1],
            series[steps:][::-1],
        ),
        "Your y is a column, (n - steps, 1). Asked for is (n - steps,).": (
            lambda series, steps: (windows(series, steps)[0], series[steps:, None])
        ),
        "Your X has a third axis. Keras will want one, but here it is (n - steps, steps).": (
            lambda series, steps: (windows(series, steps)[0][..., None], series[steps:])
        ),
        "Your y holds the whole series. It has one number for each window: what comes right "
        "after it.": lambda series, steps: (windows(series, steps)[0], series),
        "You returned y first. X comes first: `return X, y`.": (
            lambda series, steps: windows(series, steps)[::-1]
        ),
        "You returned X alone. The targets are asked for too: `return X, y`.": (
            lambda series, steps: windows(series, steps)[0]
        ),
        "You returned y alone. The windows are asked for too: `return X, y`.": (
            lambda series, steps: series[steps:]
        ),
        "You returned lists. Make arrays of them with np.array.": lambda series, steps: (
            [list(row) for row in windows(series, steps)[0]],
            list(series[steps:]),
        ),
        "You returned X as a list. Make an array of it with np.array.": (
            lambda series, steps: ([*windows(series, steps)[0]], series[steps:])
        ),
        "You made one window only. Each next one starts one number later.": (
            lambda series, steps: (series[:steps], series[steps])
        ),
        "You made one window only, and y is complete. Each next window starts one number "
        "later.": lambda series, steps: (series[:steps], series[steps:]),
        "The slices you collect have different lengths, so no array can be made of them. Window 0 "
        "starts at number 0, both its ends move along with i, and none goes beyond the end of the "
        "series. A target is one number, not a slice.": AnyOf(
            _of_unequal_lengths(lambda i, steps: 0, lambda i, steps: i + steps),
            _of_unequal_lengths(lambda i, steps: i + steps, lambda i, steps: None),
            _of_unequal_lengths(lambda i, steps: i + steps, lambda i, steps: i + 2 * steps),
        ),
        "The shape of an array goes in brackets of its own. As you wrote it, NumPy takes the "
        "second number for a type.": _shape_without_brackets,
        "You wrote 22 as a number. The check uses shorter windows: use `steps`.": _of_22,
        "Your loop asks for a number behind the end of the series. The target of window i is "
        "number i + steps, and there are n - steps windows.": _until_it_breaks,
        "Your loop runs to the end of the series, where the windows get shorter. There are "
        "n - steps windows of full length.": lambda series, steps: np.array(
            [series[i : i + steps] for i in range(len(series))]
        ),
    },
    hint="Window i is a slice that starts at i. Where does it end, and for how many i is there "
    "still a number after it? Try a series of five numbers on paper, with steps = 3.",
)
