"""Functions with other code in some lines: for what a table of mistakes cannot tell."""

from collections.abc import Callable

from utils.checks.exercises.mistakes import Mistake
from utils.checks.exercises.variants import AnyOf


def edited(solution: Callable, *lines: str) -> Callable:
    """Return a function with lines changed, each "code -> other code"; see `mistakes`."""
    return Mistake("", "", lines).functions(solution)[0]


def one_or_both(solution: Callable, *pairs: tuple[str, str]) -> AnyOf:
    """Return a function changed in its rows, in its columns, and in both, for each such pair."""
    ways = [way for rows, columns in pairs for way in ((rows, columns), (rows,), (columns,))]
    return AnyOf(*(edited(solution, *way) for way in ways))
