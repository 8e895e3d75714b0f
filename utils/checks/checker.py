"""The object `check` that labs use: one method for each exercise, found by its name."""

import sys
from collections.abc import Callable
from typing import Any

from utils.checks import progress
from utils.checks.registry import AnyExercise, exercises, find
from utils.checks.verdict import Status, Verdict


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

        def judge(*answers: Any) -> None:
            if len(answers) != 1:
                raise TypeError(f"Pass your answer, and nothing else: check.{name}({name}).")
            verdict = _unfinished_helper(exercise, answers[0]) or exercise.judge(answers[0])
            progress.record(exercise.name, verdict.status)
            _display(verdict)

        judge.__name__ = name
        judge.__doc__ = f"Judge your answer to {exercise.heading}."
        return judge

    def __dir__(self) -> list[str]:
        return ["hint", "progress", *exercises()]

    def hint(self, name: Any) -> None:
        """Print the hint to an exercise, given by its name or by the function asked for."""
        exercise = find(getattr(name, "__name__", name))
        print(f"Hint for {exercise.heading}\n{exercise.hint}")

    def progress(self) -> None:
        """Show which exercises are done, in all labs."""
        _display(progress.table())


def _unfinished_helper(exercise: AnyExercise, answer: Any) -> Verdict | None:
    """What to say of an answer that calls the answer to another exercise, which is not right yet.

    Otherwise a right function would be blamed for what the other one does.
    """
    code, surroundings = getattr(answer, "__code__", None), getattr(answer, "__globals__", {})
    for name in code.co_names if code else ():
        helper = exercises().get(name)
        if helper is None or helper is exercise or name not in surroundings:
            continue
        if helper.judge(surroundings[name]).status is not Status.PASS:
            words = f"Your function uses `{name}`, Exercise {helper.number}. Get that right first."
            return Verdict(Status.WRONG, exercise.heading, [words])
    return None


def _display(thing: Any) -> None:
    """Show in a notebook, print elsewhere."""
    ipython = sys.modules.get("IPython")
    if ipython and ipython.get_ipython():
        ipython.display.display(thing)
    else:
        print(thing)
