"""Exercise 12.2 · Windows."""

from collections.abc import Callable
from functools import partial

import numpy as np

from utils.checks.exercises.mistakes import mistakes
from utils.checks.lab12.timed import TimedExercise
from utils.data.sequences import uses_the_future


def cut_windows(series: np.ndarray, steps: int) -> tuple[np.ndarray, np.ndarray]:
    n_windows = len(series) - steps
    X = np.array([series[i : i + steps] for i in range(n_windows)])
    y = series[steps:]
    return X, y


def _in_a_loop(series: np.ndarray, steps: int) -> tuple[np.ndarray, np.ndarray]:
    X, y = [], []
    for i in range(len(series) - steps):
        X.append(series[i : i + steps])
        y.append(series[i + steps])
    return np.array(X), np.array(y)


def _windows_leak(answer: Callable, case: tuple) -> bool:
    """Tell whether a row of X depends on its own target, or on later numbers."""
    series, steps = case
    X, y = answer(series.copy(), steps)
    right = cut_windows(series, steps)[0]
    if np.ndim(X) != 2 or np.shape(X) == right.T.shape:
        return False  # it has no rows that belong to a target
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
    steps, n_windows = 1 + size, (4, 5, 7, 3, 4)[size - 1]
    # none is a tenth, so that rounding them shows
    numbers = rng.permutation(np.delete(np.arange(1, 1000), np.s_[9::10]))[: steps + n_windows]
    return numbers / 100 * rng.choice([-1, 1], len(numbers)), steps


EXERCISE = TimedExercise(
    name="cut_windows",
    number="12.2",
    title="Windows",
    solution=cut_windows,
    also=(_in_a_loop,),
    inputs=_draw_series,
    names=("X", "y"),
    leaks=_windows_leak,
    leak_message=(
        "Your windows peek: when the numbers from a window's target on were replaced by "
        "others, its row in X changed. A row may hold only what comes before its target."
    ),
    leaking=lambda series, steps: (
        np.column_stack([cut_windows(series, steps)[0][:, :-1], series[steps:]]),
        series[steps:],
    ),
    mistakes=mistakes(
        """
        too-long: Your windows are one number too long, and the last one is their own target. A
          slice ends before its second number.
            i + steps] -> i + steps + 1]
        starts-late: Your windows start one number too late, so each ends with its own target. Row 0
          starts at number 0.
            series[i : i + steps] -> series[i + 1 : i + steps + 1]
        too-short: Your windows are one number too short. A slice from i to i + steps has `steps`
          numbers.
            i + steps] -> i + steps - 1]
        target-inside: Your X is right, but y takes its numbers from inside the windows. The target
          is the number after the window.
            y = series[steps:] -> y = X[:, -1]
            or
            y = series[steps:] -> y = X[:, 0]
            or
            y = series[steps:] -> y = X[:, 1]
        target-late: Your targets come one step too late: a number lies between the window and its
          target.
            - steps -> - steps - 1
            series[steps:] -> series[steps + 1 :]
        no-last: The last window and its target are missing. With n numbers there are n - steps
          windows.
            - steps -> - steps - 1
            series[steps:] -> series[steps:-1]
        window-too-many: Your X has one window too many: the last one has no number after it.
            - steps -> - steps + 1
        no-overlap: Your windows do not overlap. The next one starts one number later, not `steps`
          later.
            range(n_windows) -> range(0, n_windows, steps)
            series[steps:] -> series[steps::steps]
            or
            = (series[: len(series) // steps * steps].reshape(-1, steps), series[steps:])
            or
            = (series[: len(series) // steps * steps].reshape(-1, steps), series[steps::steps])
        one-target: Your X is right, but all your targets are the same number. y[i] is number i +
          steps of the series: it moves along with the window.
            y = series[steps:] -> y = np.full(n_windows, series[steps])
            or
            y = series[steps:] -> y = np.full(n_windows, series[-1])
        positions: You returned positions. Asked for are the numbers that stand there: pick them
          from `series`.
            = cut_windows(np.arange(len(series)), steps)
            or
            y = series[steps:] -> y = np.arange(steps, len(series))
        one-window: All your windows are the first one. Its start and its end have to move along.
            series[i : i + steps] -> series[:steps]
        last-window-only: X and y hold the last window and its target only: each turn of your loop
          put a new one in place of the old. Collect them in two lists.
            = (series[-1 - steps : -1], series[-1])
        first-window-only: You made one window only. Each next one starts one number later.
            = (series[:steps], series[steps])
            or
            = (series[:steps], series[steps:])
        one-long-row: Your X is one long row: the windows were strung together. Collect them in a
          list, each as one item, and make an array of it at the end.
            return X, y -> return X.ravel(), y
            or
            return X, y -> return X.ravel().tolist(), y
        windows-as-targets: Your y holds windows, too. The target is one number: the one right after
          the window.
            y = series[steps:] -> y = cut_windows(np.append(series[1:], 0), steps)[0]
        backward: The numbers in your windows run backward. The oldest comes first.
            return X, y -> return X[:, ::-1], y
        list: A list is not an array. Make one of it with np.array.
            return X, y -> return list(X), list(y)
            or
            return X, y -> return list(X), y
            or
            return X, y -> return X, list(y)
        unequal-lengths: The slices you collect have different lengths, so no array can be made of
          them. There are n - steps windows of full length: both ends of a slice move along with i.
          A target is one number, not a slice.
            series[i : i + steps] -> series[: i + steps]
            or
            series[i : i + steps] -> series[i + steps :]
            or
            range(n_windows) -> range(len(series))
        wrote-22: You wrote 22 as a number. The check uses shorter windows: use `steps`.
            = (np.array([series[i : i + 22] for i in range(len(series) - 22)]), series[22:])
        beyond-the-end: Your loop asks for a number behind the end of the series. The target of
          window i is number i + steps, and there are n - steps windows.
            = [series[i + steps] for i in range(len(series))]
        """
    ),
    hint="Window i is a slice that starts at i. Where does it end, and for how many i is there "
    "still a number after it? Try a series of five numbers on paper, with steps = 3.",
    steps=(
        "Count first: of 5 numbers, with steps = 3, two windows have a number after them. How many "
        "of n? So many turns a loop makes; one list collects slices, another one targets.",
        "On paper: 5, 11, 16, 23, 36, and steps = 3. Window 0 is 5, 11, 16, from place 0 to 2; its "
        "target 23 is at place 3. Window 1 is 11, 16, 23; its target 36 is at place 4. Where is "
        "the target of window i?",
    ),
)
