"""Random numbers for the inputs of exercises."""

import numpy as np


def signed(
    rng: np.random.Generator, *shape: int, unit: int = 10, low: float = 0, high: float = 1.6
) -> np.ndarray:
    """Draw numbers of either sign, never 0, so that none of them hides a mistake.

    They are multiples of 1/`unit`, no nearer to 0 than `low`, and nearer than `high`.

    Example:
        >>> bool(0.5 <= abs(signed(np.random.default_rng(0), 3, low=0.5)).min())
        True
    """
    first = max(1, round(low * unit))
    return rng.choice([-1, 1], shape) * rng.integers(first, round(high * unit), shape) / unit
