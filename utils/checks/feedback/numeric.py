"""The difference between two arrays of numbers, in words."""

import numpy as np


@np.errstate(all="ignore")  # an answer may hold anything: infinities, NaN, huge numbers
def numeric_difference(got: np.ndarray, expected: np.ndarray, tolerance: float) -> str | None:
    """Say in a sentence how `got` differs from `expected`; None if it does not.

    Example:
        >>> numeric_difference(np.array([2.0, 4.0]), np.array([1.0, 2.0]), 1e-5)
        'Every value is 2 times what it should be.'
    """
    if got.shape != expected.shape:
        swapped = got.ndim == 2 and got.shape == expected.shape[::-1]
        question = " Are rows and columns swapped?" if swapped else ""
        if got.ndim == expected.ndim == 1 and 1 < expected.size == got.size / 2:
            question = " Does `+` join two lists here? Arrays are added number by number."
        return f"Your result has shape {got.shape}; expected is shape {expected.shape}.{question}"
    if not np.issubdtype(got.dtype, np.number) and got.dtype != bool:
        return f"Your result holds {got.dtype} values; expected are {expected.dtype} values."
    got, expected = got.astype(np.complex128), expected.astype(np.complex128)

    def close(a: np.ndarray) -> bool:
        return np.allclose(a, expected, rtol=tolerance, atol=tolerance / 10, equal_nan=True)

    if close(got):
        return None
    if np.isnan(got).any() and not np.isnan(expected).any():
        return (
            "Your result contains NaN, which is no number: look for a root or a logarithm of a "
            "negative number, for 0/0, or for infinities, as a huge exponential gives them."
        )
    if np.isinf(got).any() and not np.isinf(expected).any():
        return "Your result contains an infinity: look for a division by 0 or a huge exponential."
    if close(-got):
        return "Your result has the wrong sign."
    if got.ndim == 2 and got.shape[0] == got.shape[1] and close(got.T):
        return "Your result has rows and columns swapped."
    if ratio := _ratio(got, expected):
        return f"Every value is {ratio} times what it should be."
    return _rounded(got.real, expected.real, tolerance) or _count_wrong(got, expected, tolerance)


def _ratio(got: np.ndarray, expected: np.ndarray) -> str:
    """Return the factor on all expected values, as text; "" if there is none worth telling."""
    if np.count_nonzero(expected) < 2:
        return ""
    factors = got[expected != 0] / expected[expected != 0]
    one = factors.flat[0]
    # the second: where 0 is expected, 0 must be
    alike = np.allclose(factors, one, rtol=1e-4) and not got[expected == 0].any()
    told = f"{one.real:.4g}"
    if not alike or one.imag or not np.isfinite(one) or told in ("0", "-0"):
        return ""
    return "" if abs(one - 1) < 0.01 else told  # which is rounding, or a number slightly off


def _rounded(got: np.ndarray, expected: np.ndarray, tolerance: float) -> str:
    """Say that the values are the expected ones, rounded, or rounded on the way; else ""."""
    wrong = ~np.isclose(got, expected, rtol=tolerance, atol=tolerance / 10, equal_nan=True)
    if not got[wrong].any():  # zeros have other reasons
        return ""
    they = "The values are" if got.size > 1 else "The value is"
    for decimals in range(6, 0, -1):
        if _same_numbers(got, np.round(expected, decimals)):
            places = "1 decimal" if decimals == 1 else f"{decimals} decimals"
            return f"{they} right to {places}, and no further: leave out the rounding."
    # 0 and 1 may come from a comparison, and a single whole number from anything
    several = len(np.unique(got)) > 1 and set(np.unique(got)) - {0.0, 1.0}
    if several and _same_numbers(got, np.round(expected)):
        return f"{they} rounded to whole numbers: leave out the rounding."
    return _rounded_on_the_way(got, expected)


def _rounded_on_the_way(got: np.ndarray, expected: np.ndarray) -> str:
    """Say that values end after a few decimals, near the expected ones, which go on; else ""."""
    for decimals in range(3, 7):
        near = np.abs(got - expected) <= 5 * 10.0**-decimals
        goes_on = np.abs(expected - np.round(expected, decimals)) > 1e-9
        if near.all() and goes_on.mean() > 0.5 and _same_numbers(got, np.round(got, decimals)):
            return (
                f"Your values end after {decimals} decimals, close to the right ones. Is "
                "something rounded on the way? Then leave that out."
            )
    return ""


def _same_numbers(got: np.ndarray, rounded: np.ndarray) -> bool:
    """Tell whether numbers are others that are rounded, but for the error of their type."""
    is_short = (got == got.astype(np.float32)).all()
    return np.allclose(got, rounded, rtol=2e-7 if is_short else 1e-9, atol=1e-12, equal_nan=True)


def _count_wrong(got: np.ndarray, expected: np.ndarray, tolerance: float) -> str:
    wrong = ~np.isclose(got, expected, rtol=tolerance, atol=tolerance / 10, equal_nan=True)
    if wrong.size == 1:
        return "Your result is not the expected number."
    if wrong.all():
        return f"All {wrong.size} values differ."
    first = tuple(int(i) for i in np.argwhere(wrong)[0])
    place = first[0] if len(first) == 1 else first
    return f"{wrong.sum()} of {wrong.size} values differ, the first at index {place}."
