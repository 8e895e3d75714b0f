"""What is shared by the exercises that ask for two results, such as a value and its slope."""

import inspect
from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.mistakes import Mistake, mistakes

Pair = tuple[Any, Any]


def draw_z(rng: np.random.Generator, size: int) -> tuple:
    # of both signs, below and above 1, with so many decimals that a rounded result shows
    z = rng.uniform(0.2, 3, size + 2).round(4)
    z[rng.permutation(size + 2)[: (size + 2) // 2]] *= -1
    return (z,)


def of_two_results(solution: Callable, first: str, second: str) -> list[Mistake]:
    """List what students make of any two results: the other order, or one of them alone."""
    both = f"{solution.__name__}({', '.join(inspect.signature(solution).parameters)})"
    return mistakes(
        f"""
        order: The two are in the wrong order. First {first}, then {second}.
            = {both}[::-1]
        first-only: You returned {first} only. Return {second} as well, behind a comma.
            = {both}[0]
        second-only: You returned {second} only. Return {first} first, then a comma, then {second}.
            = {both}[1]
        """
    )
