"""Compares an answer with the expected one, and puts the difference into words."""

from typing import Any

import numpy as np


def same(got: Any, expected: Any, tolerance: float = 1e-5) -> bool:
    """Tell whether two results are the same, in type, shape and value.

    Numbers are equal up to a relative `tolerance` and may be Python's or NumPy's; a bool is not a
    number, and a list is not an array. NaN equals NaN, so that two wrong results can be equal.

    Example:
        >>> same(0.1 + 0.2, 0.3), same([1, 2], np.array([1, 2])), same(np.float32(0.1), 0.1)
        (True, False, True)
    """
    return difference(got, expected, tolerance) is None


def difference(got: Any, expected: Any, tolerance: float = 1e-5) -> str | None:
    """Say in a sentence how `got` differs from `expected`; None if it does not.

    Example:
        >>> difference(np.zeros((3, 2)), np.ones((2, 3)))
        'Your result has shape (3, 2); expected is shape (2, 3). Are rows and columns swapped?'
        >>> difference(-5.0, 5.0)
        'Your result has the wrong sign.'
    """
    if isinstance(expected, list | tuple):
        return _sequence_difference(got, expected, tolerance)
    if isinstance(expected, dict):
        return _dict_difference(got, expected, tolerance)
    if kind(got) != kind(expected):
        mend = " Make it one with `np.array(…)`." if _is_list_of_numbers(got, expected) else ""
        return f"Your result is {kind(got)}; expected is {kind(expected)}.{mend}"
    if isinstance(expected, np.ndarray) or _is_number(expected):
        return _numeric_difference(np.asarray(got), np.asarray(expected), tolerance)
    try:
        equal = bool(got == expected)
    except Exception:
        equal = False
    return None if equal else "Your result is not the expected one."


def kind(value: Any) -> str:
    """Name the kind of a value as one would to a beginner.

    Example:
        >>> kind(3), kind("3"), kind(np.zeros(3)), kind(None)
        ('a number', 'a text (str)', 'an array', 'nothing (None)')
    """
    if value is None:
        return "nothing (None)"
    if isinstance(value, bool | np.bool_):
        return "True or False (bool)"
    if _is_number(value):
        return "a number"
    if isinstance(value, np.ndarray):
        return "an array"
    if isinstance(value, str):
        return "a text (str)"
    if callable(value):
        return "a function"
    return f"a {type(value).__name__}"


def _is_number(value: Any) -> bool:
    if isinstance(value, np.ndarray):
        return value.ndim == 0 and value.dtype != bool
    return isinstance(value, int | float | complex | np.number) and not isinstance(value, bool)


def _is_list_of_numbers(got: Any, expected: Any) -> bool:
    return isinstance(got, list | tuple) and isinstance(expected, np.ndarray)


def _sequence_difference(got: Any, expected: list | tuple, tolerance: float) -> str | None:
    if type(got) is not type(expected):
        return f"Your result is {kind(got)}; expected is {kind(expected)}."
    if len(got) != len(expected):
        return f"Your {type(got).__name__} has {len(got)} items; expected are {len(expected)}."
    for i, (one, other) in enumerate(zip(got, expected, strict=True)):
        if words := difference(one, other, tolerance):
            return f"Item {i} is not right yet. {words}"
    return None


def _dict_difference(got: Any, expected: dict, tolerance: float) -> str | None:
    if not isinstance(got, dict):
        return f"Your result is {kind(got)}; expected is {kind(expected)}."
    if set(got) != set(expected):
        return f"Your dict has the keys {sorted(map(str, got))}; expected are {sorted(expected)}."
    for key in expected:
        if words := difference(got[key], expected[key], tolerance):
            return f"The item {key!r} is not right yet. {words}"
    return None


def _numeric_difference(got: np.ndarray, expected: np.ndarray, tolerance: float) -> str | None:
    if got.shape != expected.shape:
        swapped = got.ndim == 2 and got.shape == expected.shape[::-1]
        question = " Are rows and columns swapped?" if swapped else ""
        return f"Your result has shape {got.shape}; expected is shape {expected.shape}.{question}"
    if not np.issubdtype(got.dtype, np.number) and got.dtype != bool:
        return f"Your result holds {got.dtype} values; expected are {expected.dtype} values."
    got, expected = got.astype(np.complex128), expected.astype(np.complex128)

    def close(a: np.ndarray) -> bool:
        return np.allclose(a, expected, rtol=tolerance, atol=tolerance / 10, equal_nan=True)

    if close(got):
        return None
    if np.isnan(got).any() and not np.isnan(expected).any():
        return "Your result contains NaN, which is no number: look for 0/0, log(0) or inf - inf."
    if np.isinf(got).any() and not np.isinf(expected).any():
        return "Your result contains an infinity: look for a division by 0 or a huge exponential."
    if close(-got):
        return "Your result has the wrong sign."
    if got.ndim == 2 and got.shape[0] == got.shape[1] and close(got.T):
        return "Your result has rows and columns swapped."
    factors = got[expected != 0] / expected[expected != 0]
    if factors.size > 1 and np.allclose(factors, factors.flat[0], rtol=1e-4):
        return f"Every value is {factors.flat[0].real:.4g} times what it should be."
    return _count_wrong(got, expected, tolerance)


def _count_wrong(got: np.ndarray, expected: np.ndarray, tolerance: float) -> str:
    wrong = ~np.isclose(got, expected, rtol=tolerance, atol=tolerance / 10, equal_nan=True)
    if wrong.size == 1:
        return "Your result is not the expected number."
    if wrong.all():
        return f"All {wrong.size} values differ."
    first = tuple(int(i) for i in np.argwhere(wrong)[0])
    place = first[0] if len(first) == 1 else first
    return f"{wrong.sum()} of {wrong.size} values differ, the first at index {place}."
