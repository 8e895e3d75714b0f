"""Exercise 7.2 · Scale without leaking."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.variants import AnyOf


def scale_both(X_train: np.ndarray, X_test: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    return (X_train - mean) / std, (X_test - mean) / std


def _draw_parts(rng: np.random.Generator, size: int) -> tuple:
    # other means and spreads in each column, and other ones in the test rows
    spread = np.array([1.0, 8.0, 3.0])[: 1 + size // 2 + 1]
    train = rng.permuted(np.arange(1.0, size + 4)[:, None] * spread, axis=0)
    train[0] += 2 * spread
    test = rng.integers(5, 20, (size + 2, len(spread))) * spread[::-1]
    return train, test


def _scaled(
    X_train: np.ndarray, X_test: np.ndarray, ruler: np.ndarray, **axis: Any
) -> tuple[np.ndarray, np.ndarray]:
    """Scale both with the mean and the standard deviation of `ruler`."""
    mean, std = ruler.mean(**axis), ruler.std(**axis)
    return (X_train - mean) / std, (X_test - mean) / std


def _each_with_its_own(X_train: np.ndarray, X_test: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return scale_both(X_train, X_train)[0], scale_both(X_test, X_test)[0]


def _by_rows(X: np.ndarray) -> np.ndarray:
    return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)


def _to_range(X: np.ndarray, ruler: np.ndarray) -> np.ndarray:
    return (X - ruler.min(axis=0)) / (ruler.max(axis=0) - ruler.min(axis=0))


EXERCISE = FunctionExercise(
    name="scale_both",
    number="7.2",
    title="Scale without leaking",
    solution=scale_both,
    inputs=_draw_parts,
    misconceptions={
        "You used the mean and the standard deviation of all rows, so the test rows have "
        "leaked in. Take those of X_train.": lambda X_train, X_test: _scaled(
            X_train, X_test, np.concatenate([X_train, X_test]), axis=0
        ),
        "You scaled each part with its own numbers. The test rows then have another ruler: use "
        "that of X_train for both.": _each_with_its_own,
        "You used the mean and the standard deviation of the test rows for both. Nothing of "
        "the test may be used: take those of X_train.": lambda X_train, X_test: _scaled(
            X_train, X_test, X_test, axis=0
        ),
        "You divided by the variance. Its root, the standard deviation, has the unit of the "
        "column: `std`, not `var`.": lambda X_train, X_test: tuple(
            (X - X_train.mean(axis=0)) / X_train.var(axis=0) for X in (X_train, X_test)
        ),
        "You subtracted the mean and did not divide. Divide by the standard deviation.": (
            lambda X_train, X_test: tuple(X - X_train.mean(axis=0) for X in (X_train, X_test))
        ),
        "You divided and did not subtract the mean.": lambda X_train, X_test: tuple(
            X / X_train.std(axis=0) for X in (X_train, X_test)
        ),
        "Brackets are missing: only the mean was divided. Subtract first, in brackets.": (
            lambda X_train, X_test: tuple(
                X - X_train.mean(axis=0) / X_train.std(axis=0) for X in (X_train, X_test)
            )
        ),
        "Brackets are missing in one of the two parts: there only the mean was divided. Subtract "
        "first, in brackets.": AnyOf(
            lambda X_train, X_test: (
                X_train - X_train.mean(axis=0) / X_train.std(axis=0),
                scale_both(X_train, X_test)[1],
            ),
            lambda X_train, X_test: (
                scale_both(X_train, X_test)[0],
                X_test - X_train.mean(axis=0) / X_train.std(axis=0),
            ),
        ),
        "Your test rows were divided, but no mean was subtracted from them. Did you subtract it "
        "from X_train first, and then take the mean of that? Take both numbers first.": (
            lambda X_train, X_test: (
                scale_both(X_train, X_test)[0],
                X_test / X_train.std(axis=0),
            )
        ),
        "You divided and multiplied the wrong way round: divide by the standard deviation.": (
            lambda X_train, X_test: tuple(
                (X - X_train.mean(axis=0)) * X_train.std(axis=0) for X in (X_train, X_test)
            )
        ),
        "You took one mean and one standard deviation for the whole table. Each column needs "
        "its own: `axis=0`.": lambda X_train, X_test: _scaled(X_train, X_test, X_train),
        "You scaled each row. A row mixes kilograms with days; scale each column, with "
        "`axis=0`.": lambda X_train, X_test: (_by_rows(X_train), _by_rows(X_test)),
        "You used `axis=1`, which gives a number for each row. A number for each column comes "
        "with `axis=0`.": lambda X_train, X_test: _scaled(X_train, X_test, X_train, axis=1),
        "Your test rows came out as they went in. Either you left them alone, or you scaled "
        "X_train before you took its mean and standard deviation for them: take both first.": (
            lambda X_train, X_test: (scale_both(X_train, X_test)[0], X_test)
        ),
        "You left the training rows as they were. Scale both parts.": (
            lambda X_train, X_test: (X_train, scale_both(X_train, X_test)[1])
        ),
        "You returned the training rows only. Return both parts.": (
            lambda X_train, X_test: scale_both(X_train, X_test)[0]
        ),
        "You returned the test rows first. The training rows come first.": (
            lambda X_train, X_test: scale_both(X_train, X_test)[::-1]
        ),
        "You scaled to the range from 0 to 1, with the smallest and the largest value. Asked "
        "for are the mean and the standard deviation.": lambda X_train, X_test: (
            _to_range(X_train, X_train),
            _to_range(X_test, X_train),
        ),
        "Your standard deviation divides by n - 1, as pandas does. NumPy's `std` divides by "
        "n; use it as it is.": lambda X_train, X_test: tuple(
            (X - X_train.mean(axis=0)) / X_train.std(axis=0, ddof=1) for X in (X_train, X_test)
        ),
        "The test rows lost their own mean, and were divided by the training rows' standard "
        "deviation. Both numbers come from X_train.": lambda X_train, X_test: (
            scale_both(X_train, X_test)[0],
            (X_test - X_test.mean(axis=0)) / X_train.std(axis=0),
        ),
        "You divided the test rows by their own standard deviation. It comes from X_train, as "
        "the mean does.": lambda X_train, X_test: (
            scale_both(X_train, X_test)[0],
            (X_test - X_train.mean(axis=0)) / X_test.std(axis=0),
        ),
        "You took a mean for each column, but one standard deviation for the whole table. "
        "`std` needs `axis=0`, too.": lambda X_train, X_test: tuple(
            (X - X_train.mean(axis=0)) / X_train.std() for X in (X_train, X_test)
        ),
        "You scaled the first column only. Does your `return` stand inside the loop?": (
            lambda X_train, X_test: tuple(
                np.column_stack([scaled[:, 0], X[:, 1:]])
                for scaled, X in zip(scale_both(X_train, X_test), (X_train, X_test), strict=True)
            )
        ),
    },
    hint="Compute two rows of numbers first, both from the same array, and keep them in two "
    "names. Then use these two for both parts.",
)
