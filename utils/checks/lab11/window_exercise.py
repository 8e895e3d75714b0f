"""Exercises on windows, whose mistakes are told apart by the shapes in NumPy's errors."""

import re
from dataclasses import dataclass

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.feedback.calling import Outcome


@dataclass(frozen=True)
class WindowExercise(FunctionExercise):
    """An exercise that takes two errors for the same if they name the same shapes and places.

    A window that is cut out wrongly rarely fits, and which shape it has is all that there is to
    see. NumPy names shapes in the order of the operands, `W * window` or `window * W`, which is
    no part of a mistake.
    """

    def _agree(self, one: Outcome, other: Outcome) -> bool:
        if one.error and other.error:
            return _words(one.error) == _words(other.error)
        return super()._agree(one, other)


def _words(error: BaseException) -> list[str]:
    """Return the words and shapes of an error in an order of their own.

    Example:
        >>> _words(ValueError("shapes (2,2) (0,2)"))
        ['(0,2)', '(2,2)', 'ValueError', 'shapes']
    """
    return sorted([type(error).__name__, *re.findall(r"\([\d,]*\)|\w+", str(error))])
