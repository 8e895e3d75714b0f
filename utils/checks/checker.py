"""The object `check` that labs use: one method for each exercise, found by its name."""

import functools
import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from utils.checks import progress, summary
from utils.checks.exercises.other_ways import other_way
from utils.checks.exercises.value_exercise import ValueExercise
from utils.checks.feedback.code_reading import globals_read
from utils.checks.feedback.staleness import stale
from utils.checks.feedback.verdict import Status, Verdict
from utils.checks.hints import Hints
from utils.checks.registry import AnyExercise, find, usable


class Checker:
    """The checks of all exercises, as methods: `check.weighted_sum(answer)` judges an answer.

    Example:
        >>> check = Checker()
        >>> check.weighted_sun
        Traceback (most recent call last):
            ...
        AttributeError: There is no exercise called 'weighted_sun'. Did you mean 'weighted_sum'?
    """

    def __init__(self) -> None:
        self._hints = Hints()

    def __getattr__(self, name: str) -> Callable[[Any], None]:
        if name.startswith("_"):  # IPython asks for many of these
            raise AttributeError(name)
        try:
            exercise = find(name)
        except KeyError as error:
            raise AttributeError(error.args[0]) from None
        judge = functools.partial(self._judge, exercise)
        judge.__doc__ = f"Judge your answer to {exercise.heading}."
        vars(judge)["__name__"] = name  # so that `check.hint` takes it, as it takes a function
        return judge

    def _judge(self, exercise: AnyExercise, *answers: Any) -> None:
        """Judge an answer, record the verdict and show it."""
        if len(answers) != 1:
            raise TypeError(_how_to_call(exercise, len(answers)))
        verdict = _unfinished_helper(exercise, answers[0]) or _judged(exercise, answers[0])
        reasons = [*filter(None, [stale(answers[0], exercise.name, usable())]), *verdict.reasons]
        if progress.record(exercise.name, verdict.status) and verdict.status is Status.PASS:
            code = other_way(exercise, answers[0])
            reasons += [summary.behind(exercise), *(["Another way to write it:"] if code else [])]
            verdict = replace(verdict, code=code)
        _display(replace(verdict, reasons=reasons))

    def __dir__(self) -> list[str]:
        return ["hint", "progress", *usable()]

    def hint(self, name: Any = None, step: int | None = None) -> None:
        """Print the next hint to an exercise, given by its name or by the function asked for.

        With a `step`, print that one: 1 is the first.
        """
        name = getattr(name, "__name__", name)
        if not isinstance(name, str):
            example = next(iter(usable()), "…")
            print(f'Say for which exercise, by the name behind `check.`: check.hint("{example}").')
            return
        print(self._hints.next(find(name), step))

    def progress(self) -> None:
        """Show how many exercises are done in each lab, and which are open."""
        _display(summary.table())


def _judged(exercise: AnyExercise, answer: Any) -> Verdict:
    """Return the verdict; if the check itself raises an error, one that says so."""
    try:
        return exercise.judge(answer)
    except Exception as error:
        words = (
            f"This check cannot judge your answer: it raised {type(error).__name__}: {error}. The "
            "fault is the check's, and your answer may well be right. Please report it."
        )
        return Verdict(Status.WRONG, exercise.heading, [words])


def _how_to_call(exercise: AnyExercise, count: int) -> str:
    """Say how to call a check, to someone who passes no answer, or several."""
    name = exercise.name
    example = "…" if isinstance(exercise, ValueExercise) else name
    if count == 0:
        return f"Put your answer between the brackets: check.{name}({example})."
    return f"Pass your answer, and nothing else: check.{name}({example})."


def _unfinished_helper(exercise: AnyExercise, answer: Any) -> Verdict | None:
    """Return a verdict if an answer calls another exercise's answer that is not right yet.

    Otherwise a right function would be told of a mistake in the other one.
    """
    code, surroundings = getattr(answer, "__code__", None), getattr(answer, "__globals__", {})
    known = usable() if code else {}
    for name in globals_read(code) if code else ():
        helper = known.get(name)
        if helper is None or helper is exercise or name not in surroundings:
            continue
        if helper.judge(surroundings[name]).status is not Status.PASS:
            words = f"Your function uses `{name}`, Exercise {helper.number}. Get that right first."
            return Verdict(Status.WRONG, exercise.heading, [words])
    return None


def _display(thing: Any) -> None:
    """Show a thing in a notebook, print it elsewhere."""
    ipython = sys.modules.get("IPython")
    if ipython and ipython.get_ipython():
        ipython.display.display(thing)
    else:
        print(thing)
