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
            "negative number, for 0/0 or inf - inf."
        )
    if np.isinf(got).any() and not np.isinf(expected).any():
        return "Your result contains an infinity: look for a division by 0 or a huge exponential."
    if close(-got):
        return "Your result has the wrong sign."
    if got.ndim == 2 and got.shape[0] == got.shape[1] and close(got.T):
        return "Your result has rows and columns swapped."
    if ratio := _ratio(got, expected):
        return f"Every value is {ratio} times what it should be."
    return _count_wrong(got, expected, tolerance)


def _ratio(got: np.ndarray, expected: np.ndarray) -> str:
    """Return the factor on all expected values, as text; "" if there is none worth telling."""
    if np.count_nonzero(expected) < 2:
        return ""
    factors = got[expected != 0] / expected[expected != 0]
    one = factors.flat[0]
    # the second: where 0 is expected, 0 must be
    alike = np.allclose(factors, one, rtol=1e-4) and not got[expected == 0].any()
    told = f"{one.real:.4g}"
    if not alike or one.imag or not np.isfinite(one) or told in ("0", "-0", "1"):
        return ""
    return told


def _count_wrong(got: np.ndarray, expected: np.ndarray, tolerance: float) -> str:
    wrong = ~np.isclose(got, expected, rtol=tolerance, atol=tolerance / 10, equal_nan=True)
    if wrong.size == 1:
        return "Your result is not the expected number."
    if wrong.all():
        return f"All {wrong.size} values differ."
    first = tuple(int(i) for i in np.argwhere(wrong)[0])
    place = first[0] if len(first) == 1 else first
    return f"{wrong.sum()} of {wrong.size} values differ, the first at index {place}."
