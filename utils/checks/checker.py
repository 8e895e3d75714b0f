"""The object `check` that labs use: one method for each exercise, found by its name."""

import sys
from collections.abc import Callable
from typing import Any

from utils.checks import progress
from utils.checks.registry import exercises, find


class Checker:
    """`check.weighted_sum(answer)` judges the answer to the exercise of that name.

    Example:
        >>> check = Checker()
        >>> check.weighted_sun
        Traceback (most recent call last):
            ...
        AttributeError: There is no exercise called 'weighted_sun'. Did you mean 'weighted_sum'?
    """

    def __getattr__(self, name: str) -> Callable[[Any], None]:
        if name.startswith("_"):  # IPython asks for many of these
            raise AttributeError(name)
        try:
            exercise = find(name)
        except KeyError as error:
            raise AttributeError(error.args[0]) from None

        def judge(answer: Any) -> None:
            verdict = exercise.judge(answer)
            progress.record(exercise.name, verdict.status)
            _display(verdict)

        judge.__name__ = name
        judge.__doc__ = f"Judge your answer to {exercise.heading}."
        return judge

    def __dir__(self) -> list[str]:
        return ["hint", "progress", *exercises()]

    def hint(self, name: str) -> None:
        """Print the hint to an exercise, such as `check.hint("weighted_sum")`."""
        exercise = find(name)
        print(f"Hint for {exercise.heading}\n{exercise.hint}")

    def progress(self) -> None:
        """Show which exercises are done, in all labs."""
        _display(progress.table())


def _display(thing: Any) -> None:
    """Show in a notebook, print elsewhere."""
    ipython = sys.modules.get("IPython")
    if ipython and ipython.get_ipython():
        ipython.display.display(thing)
    else:
        print(thing)
