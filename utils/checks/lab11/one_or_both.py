"""Functions with other code in their rows, in their columns, or in both."""

from collections.abc import Callable

from utils.checks.exercises.mistakes import edited
from utils.checks.exercises.variants import AnyOf


def one_or_both(solution: Callable, *pairs: tuple[str, str]) -> AnyOf:
    """Return a function changed in its rows, in its columns, and in both, for each such pair."""
    ways = [way for rows, columns in pairs for way in ((rows, columns), (rows,), (columns,))]
    return AnyOf(*(edited(solution, *way) for way in ways))
