"""What is shared by the exercises that ask for a value and its slope, the derivative."""

from typing import Any

import numpy as np

Pair = tuple[Any, Any]


def draw_z(rng: np.random.Generator, size: int) -> tuple:
    # of both signs, with one decimal, never 0 and never 1; a gap, so that no two mistakes agree
    z = rng.integers(2, 19, size + 2) / 10 + rng.choice([0, 1], size + 2) * 0.05
    z[rng.permutation(size + 2)[: (size + 2) // 2]] *= -1
    return (z.round(2),)


def in_one(solution: Any, kind: Any) -> dict[str, Any]:
    """Return the misconception of putting both results into one list, or one array."""
    said = {list: "a list: square brackets around it", np.array: "one array"}
    words = "You returned the two in {}. Return them with a comma between, and nothing around."
    return {words.format(said[kind]): lambda *z: kind(solution(*z))}
