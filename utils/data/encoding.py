"""Labels to one-hot rows and back: Keras's to_categorical in plain NumPy, with clear errors.

On every valid input the rows equal those of keras.utils.to_categorical. Where Keras silently
returns a wrong answer, or raises an IndexError, these functions say what is wrong.
"""

from numbers import Real
from typing import Any

import numpy as np

MANY_CLASSES = 1000  # ImageNet's number: whoever has more says so with num_classes
MOST_BYTES = 2**30


def to_categorical(y: Any, num_classes: int | None = None, dtype: Any = "float32") -> np.ndarray:
    """Turn labels into one-hot rows: 1 in the column of the label, 0 elsewhere.

    y: labels 0 … num_classes-1, one a row: (n,), or a column (n, 1), which gives the same rows.
    Whole floats (2.0) and booleans count as numbers; text does not. Without `num_classes` it is the
    largest label plus 1; say it wherever a class may be absent. Returns (n, num_classes) of `dtype`
    (Keras: float64). Raises ValueError or TypeError, naming the first label that cannot be one.

    Example:
        >>> to_categorical([0, 2, 1]).tolist()
        [[1.0, 0.0, 0.0], [0.0, 0.0, 1.0], [0.0, 1.0, 0.0]]
    """
    kind = np.dtype(dtype)
    if kind.kind not in "fiub":
        raise TypeError(f'dtype is {dtype!r}. It must be a type of number, such as "float32".')
    labels = _labels(y)
    classes = _count_classes(labels, num_classes)
    for i in np.flatnonzero((labels < 0) | (labels >= classes))[:1]:
        mend = "Is num_classes too small?"
        if labels[i] < 0:
            mend = f"Is {labels[i]} your code for a missing value? Drop those rows first."
        elif labels.min() == 1 and labels.max() == classes:
            mend = "Do they count from 1? Use y - 1."
        raise ValueError(f"{_place(y, i)} = {labels[i]}. Labels must be 0 … {classes - 1}. {mend}")
    if (size := len(labels) * classes * kind.itemsize) > MOST_BYTES:
        raise ValueError(
            f"{len(labels):,} rows of {classes:,} classes need {size / 2**30:,.1f} GiB. Keep the "
            'labels as they are: loss="sparse_categorical_crossentropy" needs no one-hot rows.'
        )
    one_hot = np.zeros((len(labels), classes), dtype=kind)
    one_hot[np.arange(len(labels)), labels] = 1
    return one_hot


def from_categorical(Y: Any) -> np.ndarray:
    """Turn one-hot rows (n, num_classes) back into int64 labels (n,): undo `to_categorical`.

    Each row must hold one 1, and 0 elsewhere; for probabilities use np.argmax(Y, axis=1). Raises
    ValueError or TypeError, naming the first row that is not one-hot.

    Example:
        >>> from_categorical([[1, 0, 0], [0, 0, 1]]).tolist()
        [0, 2]
    """
    rows = _array(Y, "Y")
    if rows.dtype.kind not in "biuf":
        raise TypeError(f"Y holds values of type {rows.dtype}. It must hold the numbers 0 and 1.")
    if rows.ndim != 2 or rows.shape[1] < 2 or len(rows) == 0:
        raise ValueError(
            f"Y has the shape {rows.shape}. It must be (n, num_classes), two classes or more. Are "
            "these labels already? One row: use Y[None]. A sigmoid's output: use Y[:, 0] > 0.5."
        )
    binary = ((rows == 0) | (rows == 1)).all(axis=1)
    ones = np.count_nonzero(rows, axis=1)
    for i in np.flatnonzero(~binary | (ones != 1))[:1]:
        if np.isnan(rows[i]).any():
            said = "A value is missing. Drop that row first."
        elif not binary[i]:
            said = "It is not 0s and one 1. Are these probabilities? Use np.argmax(Y, axis=1)."
        elif ones[i] == 0:
            said = "It has no 1, so it belongs to no class. Drop that row first."
        else:
            said = f"It has {ones[i]} ones. Several labels in a row cannot become one label."
        raise ValueError(f"Y[{i}] = {np.array2string(rows[i], precision=3, threshold=8)}. {said}")
    return rows.argmax(axis=1).astype(np.int64)


def _place(y: Any, i: int) -> str:
    return f"y.iloc[{i}]" if hasattr(y, "iloc") else f"y[{i}]"


def _array(values: Any, name: str) -> np.ndarray:
    if np.ma.is_masked(values):
        raise ValueError(f"{name} has masked (missing) values. Drop those rows first.")
    try:
        return np.asarray(values)
    except ValueError:
        raise ValueError(f"The rows of {name} differ in length. All must be alike.") from None


def _labels(y: Any) -> np.ndarray:
    """Return y as int64 (n,); raise ValueError or TypeError naming the first that is no label."""
    array = _array(y, "y")
    if array.ndim == 0:
        raise TypeError(f"y is {y!r}. It must be a list or array of labels, such as [0, 2, 1].")
    if array.size == 0:
        raise ValueError(f"y is empty: its shape is {array.shape}. Did a filter drop every row?")
    if array.ndim > 1 and array.shape[1:] != (1,):
        mend = "Is it a row of labels? Use np.ravel(y)." if len(array) == 1 else "Take one column."
        if array.dtype.kind in "biuf" and np.allclose(array.sum(axis=-1), 1):
            mend = "Are the rows one-hot already? If they are probabilities: np.argmax(y, axis=1)."
        raise ValueError(f"y has the shape {array.shape}. It must be (n,) or (n, 1). {mend}")
    flat = array.ravel()
    if flat.dtype.kind == "f":
        flat = flat.astype(np.float64)
    if flat.dtype.kind in "biuf":
        bad = np.flatnonzero(~((flat > -(2**31)) & (flat < 2**31) & (np.floor(flat) == flat)))[:1]
    else:
        bad = np.array([i for i, value in enumerate(flat) if _fault(value)][:1], dtype=int)
    for i in bad:
        error = ValueError if _is_number(flat[i]) or _is_missing(flat[i]) else TypeError
        shown = repr(str(flat[i])) if isinstance(flat[i], str) else str(flat[i])
        raise error(f"{_place(y, i)} = {shown}. {_fault(flat[i])}")
    return flat.astype(np.int64)


def _is_missing(value: Any) -> bool:
    # by name: pandas.NA cannot be compared, and importing pandas only for it would be slow
    by_name = type(value).__name__ in ("NoneType", "NAType", "NaTType")
    return by_name or (_is_number(value) and bool(value != value))


def _is_number(value: Any) -> bool:
    # NumPy counts its durations among the integers
    return isinstance(value, Real) and not isinstance(value, np.timedelta64)


def _fault(value: Any) -> str:
    """Say what keeps one value from being a label; return "" if nothing does."""
    if _is_missing(value):
        return "It is missing. Drop those rows first, in X as well: keep = pd.notna(y)."
    if isinstance(value, str | bytes):
        return (
            "Labels must be numbers, not text. Digits: use np.array(y).astype(int). "
            "Names: use pd.Index(classes).get_indexer(y)."
        )
    if not _is_number(value):
        return f"A {type(value).__name__} is no label; labels are 0, 1, 2, … Is it another column?"
    if not -(2**31) < value < 2**31:
        return "That is too large for a class. Is it an id column, or infinite?"
    distance = abs(float(value) - round(float(value)))
    if distance > 1e-4:
        return 'Labels are whole. Is this regression? Then keep y as it is, with loss="mse".'
    return "Almost whole: has it been computed? Use np.rint(y).astype(int)." if distance else ""


def _count_classes(labels: np.ndarray, num_classes: Any) -> int:
    """Return num_classes, or else the largest label plus 1; raise an error if implausible."""
    if num_classes is not None:
        if isinstance(num_classes, bool) or not isinstance(num_classes, int | np.integer):
            raise TypeError(f"num_classes is {num_classes!r}. It must be a whole number, like 10.")
        if num_classes < 2:
            raise ValueError(f"num_classes is {num_classes}. It must be 2 or more, or be left out.")
        return int(num_classes)
    low, top = int(labels.min()), int(labels.max())
    if top >= MANY_CLASSES:
        said = f"The label {top} would make {top + 1:,} classes. Is it an id, or a year?"
    elif low > 0:
        said = f"The labels run {low} … {top}: class 0 is empty. Subtract {low}? Use y - {low}."
    elif low == top == 0:
        said = "All labels are 0: there is one class only. Are the others absent from these rows?"
    else:
        return max(top + 1, 2)
    raise ValueError(f"{said} If it is meant, say so: num_classes={max(top + 1, 2)}.")
