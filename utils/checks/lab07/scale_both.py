"""Exercise 7.2 · Scale without leaking."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def scale_both(X_train: np.ndarray, X_test: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    mean = X_train.mean(axis=0)
    std = X_train.std(axis=0)
    return (X_train - mean) / std, (X_test - mean) / std


def _draw_parts(rng: np.random.Generator, size: int) -> tuple:
    # other means and spreads in each column, and other ones in the test rows; in size 1 there are
    # as many rows as columns, so that a number for each row raises no error there
    n, m = (3, 3) if size == 1 else (size + 3, size + 2)
    spread = np.array([1.0, 8.0, 3.0])[: 2 + size % 2]
    train = rng.permuted(np.arange(1.0, n + 1)[:, None] * spread, axis=0)
    train[0] += 2 * spread
    test = rng.integers(5, 20, (m, len(spread))) * spread[::-1]
    return train, test


EXERCISE = FunctionExercise(
    name="scale_both",
    number="7.2",
    title="Scale without leaking",
    solution=scale_both,
    inputs=_draw_parts,
    mistakes=mistakes(
        """
        all-rows: You used the mean and the standard deviation of all rows, so the test rows have
          leaked in. Take those of X_train.
            X_train.mean -> np.concatenate([X_train, X_test]).mean
            X_train.std -> np.concatenate([X_train, X_test]).std
        own-ruler: You scaled the test rows by numbers of their own, so they have another ruler. The
          mean and the standard deviation of X_train serve both.
            (X_test - mean) / std -> (X_test - X_test.mean(axis=0)) / X_test.std(axis=0)
            or
            X_test - mean -> X_test - X_test.mean(axis=0)
            or
            (X_test - mean) / std -> (X_test - mean) / X_test.std(axis=0)
        test-ruler: You used the mean and the standard deviation of the test rows for both. Nothing
          of the test may be used: take those of X_train.
            X_train.mean -> X_test.mean
            X_train.std -> X_test.std
        ruler-too-late: Your training rows are right, but no mean was subtracted from the test rows.
          Did you change X_train first, and take its mean then? Take both numbers first.
            (X_test - mean) -> X_test
            or
            (X_test - mean) / std -> X_test
        variance: You divided by the variance. Its root, the standard deviation, has the unit of the
          column: `std`, not `var`.
            .std -> .var
        not-divided: The mean is subtracted, but not everything is divided. Divide both parts by the
          standard deviation.
            (X_test - mean) / std -> X_test - mean
            or
            (X_train - mean) / std -> X_train - mean
            (X_test - mean) / std -> X_test - mean
        one-ruler: You took one mean and one standard deviation for the whole table. Each column
          needs its own: `axis=0`.
            .mean(axis=0) -> .mean()
            .std(axis=0) -> .std()
        axis-1: You took a number for each row, as `axis=1` does. A row mixes kilograms with days:
          take one for each column, with `axis=0`.
            .mean(axis=0) -> .mean(axis=1)
            .std(axis=0) -> .std(axis=1)
            or
            .mean(axis=0) -> .mean(axis=1, keepdims=True)
            .std(axis=0) -> .std(axis=1, keepdims=True)
            or
            = tuple(scale_both(X.T, X.T)[0].T for X in (X_train, X_test))
        to-a-range: You scaled by the largest values, or by the smallest and the largest ones. Asked
          for are the mean and the standard deviation.
            .mean(axis=0) -> .min(axis=0)
            X_train.std(axis=0) -> X_train.max(axis=0) - mean
            or
            X_train.mean(axis=0) -> 0
            .std(axis=0) -> .max(axis=0)
            or
            = tuple((X - X.min(axis=0)) / np.ptp(X, axis=0) for X in (X_train, X_test))
        n-minus-1: Your standard deviation divides by n - 1, as pandas does. NumPy's `std` divides
          by n; use it as it is.
            .std(axis=0) -> .std(axis=0, ddof=1)
        """
    ),
    hint="Compute two rows of numbers first, both from the same array, and keep them in two "
    "names. Then use these two for both parts.",
    steps=(
        "Which array may you look at? Only the training rows. From a number in a column subtract "
        "that column's mean, then divide the difference.",
        "For one column 1, 3, 5 the mean is 3 and the standard deviation 1.63. A test row with 7 "
        "becomes (7 - 3) / 1.63 = 2.45: by the training rows' two numbers.",
    ),
)
