"""Preparation of data with scikit-learn: split first, then scale by the training rows alone."""

from typing import Any, Self

import numpy as np
import pandas as pd
from sklearn.model_selection import GroupShuffleSplit, train_test_split
from sklearn.preprocessing import StandardScaler
from sklearn.utils.validation import check_is_fitted


def split(
    X: Any, y: Any, test_size: float = 0.3, *, seed: int, stratify: bool = False, groups: Any = None
) -> tuple[Any, ...]:
    """Split the rows of X and y at random: return X_train, X_test, y_train, y_test, kept in step.

    X (n, …) and y (n, …): tables stay tables, arrays and lists become arrays. `test_size` is the
    share of rows to test on; with `groups`, of groups. `stratify=True` keeps the shares of the
    classes in y (n,) alike. `groups` (n,) says which rows belong together: a group is never
    split. The same `seed` gives the same split. Raises ValueError or TypeError for other input.

    Example:
        >>> X, y = np.arange(20).reshape(10, 2), np.arange(10)
        >>> X_train, X_test, y_train, y_test = split(X, y, test_size=0.3, seed=3)
        >>> X_train.shape, X_test.shape, bool((X_test[:, 0] == 2 * y_test).all())
        ((7, 2), (3, 2), True)
    """
    if isinstance(seed, bool) or not isinstance(seed, int | np.integer):
        raise TypeError(f"seed is {seed!r}. It must be a whole number, such as seed=3.")
    if not isinstance(test_size, float) or not 0 < test_size < 1:
        raise ValueError(f"test_size is {test_size!r}. It must be a share, such as 0.3 for 30 %.")
    if not isinstance(stratify, bool) or (stratify and groups is not None):
        raise ValueError("stratify must be True (classes from y) or False; with groups, False.")
    X, y = _rows(X, "X"), _rows(y, "y", X)
    if getattr(y, "name", None) in list(getattr(X, "columns", ())):
        raise ValueError(f"X still has the target. Use X = X.drop(columns=[{y.name!r}]) first.")
    rows, deal = np.arange(len(X)), {"test_size": test_size, "random_state": int(seed)}
    if groups is None:
        classes = _classes(y, "y") if stratify else None
        parts = train_test_split(rows, stratify=classes, **deal)
    else:
        together = _classes(_rows(groups, "groups", X), "groups")
        parts = next(GroupShuffleSplit(n_splits=1, **deal).split(rows, groups=together))
    return tuple(getattr(a, "iloc", a)[part] for a in (X, y) for part in parts)


class Standardizer:
    """A scaler of each column to mean 0 and standard deviation 1 *over the training rows*.

    Tables and arrays (n_samples, n_columns) go in, float32 arrays come out; `mean` and `scale`
    (n_columns,) are in the columns' units. Raises ValueError or TypeError for gaps, text, constant
    columns, and columns other than those that `fit` saw.

    Example:
        >>> X_train, X_test = np.array([[1.0, 10.0], [3.0, 30.0]]), np.array([[2.0, 40.0]])
        >>> scaler = Standardizer().fit(X_train)
        >>> scaler.transform(X_train).tolist(), scaler.transform(X_test).tolist()
        ([[-1.0, -1.0], [1.0, 1.0]], [[0.0, 2.0]])
    """

    def __init__(self) -> None:
        self._scaler = StandardScaler()

    def fit(self, X_train: Any) -> Self:
        """Learn the mean and the standard deviation of each column of the training rows."""
        table = _numbers(X_train, "X_train")
        if len(table) < 2:
            raise ValueError("X_train has one row. A standard deviation needs two or more.")
        low, high = table.min(), table.max()
        # not std == 0: rounding alone gives [0.1, 0.1, 0.1] a standard deviation of 1e-17
        for name in table.columns[high - low <= 1e-15 * high.abs()][:1]:
            raise ValueError(f"Column {name!r} is {low[name]:g} in every training row. Drop it.")
        self._scaler, self._columns = StandardScaler().fit(table.to_numpy()), list(table)
        self.mean, self.scale = self._scaler.mean_, self._scaler.scale_
        return self

    def transform(self, X: Any) -> np.ndarray:
        """Return X in standard deviations from the training mean."""
        check_is_fitted(self._scaler)
        table = _numbers(X, "X")
        if list(table) != self._columns:
            odd = sorted(set(table) ^ set(self._columns), key=str) or "the order"
            raise ValueError(
                f"X has other columns than fit saw; see {odd}. Use X[list(X_train.columns)]. Turn "
                "categories into columns (pd.get_dummies) before the split, not after."
            )
        return self._scaler.transform(table.to_numpy()).astype(np.float32)

    def inverse(self, Z: Any) -> np.ndarray:
        """Undo `transform`: Z (n_samples, n_columns) back to the columns' own units."""
        check_is_fitted(self._scaler)
        values = _numbers(Z, "Z").to_numpy()
        if values.shape[1] != len(self._columns):
            raise ValueError(f"Z has {values.shape[1]} columns, fit saw {len(self._columns)}.")
        return self._scaler.inverse_transform(values).astype(np.float32)


def flatten_images(x: Any) -> np.ndarray:
    """Turn images (n, height, width) into rows (n, pixels), if possible a view. Raises ValueError.

    Example:
        >>> flatten_images(np.zeros((5, 28, 28), dtype=np.uint8)).shape
        (5, 784)
    """
    x = _rows(x, "x")
    if x.ndim not in (3, 4):
        raise ValueError(f"x has the shape {x.shape}, not (n, height, width). One image: x[None].")
    return x.reshape(len(x), -1)


def scale_pixels(x: Any) -> np.ndarray:
    """Turn pixels, whole numbers 0 … 255, into float32 0 … 1. Raises TypeError or ValueError.

    Example:
        >>> scale_pixels(np.array([0, 255], dtype=np.uint8)).tolist()
        [0.0, 1.0]
    """
    x = np.asarray(_rows(x, "x"))
    if x.dtype.kind not in "iu":
        raise TypeError(f"x holds {x.dtype}, not whole numbers 0 … 255. Is it scaled already?")
    if x.min() < 0 or x.max() > 255:
        raise ValueError(f"x runs from {x.min()} to {x.max()}. Pixels must be 0 … 255.")
    return np.asarray(x.astype(np.float32) / np.float32(255))


def _rows(a: Any, name: str, X: Any = None) -> Any:
    if np.ma.is_masked(a):
        raise ValueError(f"{name} has masked (missing) values. Drop those rows first.")
    a = a if isinstance(a, pd.DataFrame | pd.Series) else np.asarray(a)
    if a.ndim == 0 or a.size == 0:
        raise ValueError(f"{name} is no array or table with rows: its shape is {a.shape}.")
    if X is not None and len(a) != len(X):
        raise ValueError(f"X has {len(X)} rows, {name} has {len(a)}. Filter both alike.")
    if hasattr(a, "index") and hasattr(X, "index") and not a.index.equals(X.index):
        raise ValueError(f"X and {name} differ in their index. Take both from one table.")
    return a


def _classes(values: Any, name: str) -> np.ndarray:
    labels = np.ravel(values)
    if len(labels) != len(values):
        raise ValueError(f"{name} must be (n,). Is it one-hot? Use np.argmax({name}, axis=1).")
    for i in np.flatnonzero(pd.isna(labels))[:1]:
        raise ValueError(f"{name}[{i}] is missing. Drop those rows first.")
    if len(names := pd.unique(labels)) < 2:
        raise ValueError(f"{name} is {names[0]} in every row. There must be two values or more.")
    return labels


def _numbers(X: Any, name: str) -> pd.DataFrame:
    X = _rows(X, name)
    if X.ndim != 2:
        raise ValueError(f"{name} has shape {X.shape}. One column: x[:, None]; one row: x[None].")
    table = pd.DataFrame(X).infer_objects()
    for twice in table.columns[table.columns.duplicated()][:1]:
        raise ValueError(f"{name} has the column {twice!r} twice. Drop or rename one.")
    for column in table:
        if table[column].dtype.kind not in "biuf":
            raise TypeError(
                f"Column {column!r} of {name} is not numbers: {table[column].iloc[0]!r}. Use "
                "pd.to_numeric for digits, pd.get_dummies for categories, or drop it."
            )
    table = table.astype(np.float64)
    for row, i in np.argwhere(~(table.abs() < 1e30).to_numpy())[:1]:
        raise ValueError(
            f"{name}, row {row}, column {table.columns[i]!r} is {table.iloc[row, i]}: missing, "
            "infinite or far too large. Drop such rows before the split: table = table.dropna()."
        )
    return table
