"""An exercise that asks for a function: a solution, inputs to try it on, and known mistakes."""

import copy
import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from utils.checks.exercises.exercise import Exercise
from utils.checks.exercises.variants import variants_of
from utils.checks.feedback.blanks import is_blank
from utils.checks.feedback.calling import Outcome, TimeUp, call
from utils.checks.feedback.comparison import same, wrong_form
from utils.checks.feedback.diagnosis import borrowing, changed_argument, describe, signature_problem
from utils.checks.feedback.formatting import format_call, format_value
from utils.checks.feedback.verdict import Example, Verdict

# Small inputs first, so that the first one which differs is the smallest to look at. Of those, the
# ones of size 1 last: with one input or one sample, many mistakes look alike.
SIZES = (2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 1, 1)


@dataclass(frozen=True)
class FunctionExercise(Exercise):
    """An exercise whose answer is a function.

    Args:
        name: what follows `check.`; also the name of the function asked for.
        number, title: as in the lab's heading, "3.1" and "The weighted sum of one node".
        solution: the right function.
        misconceptions: maps what to tell the student to the wrong function which makes that
            mistake. An answer that gives the same results has made it. `AnyOf(...)` takes several
            functions for one mistake.
        hint: one or two sentences that lead on, and never the solution.
        inputs: `(rng, size) -> arguments`, drawn afresh for each check. `size` runs from 1 to 5.
        tolerance: relative, for numbers.
        seconds: how long a call of the answer may run.
        names: of the things asked for, if there are several. A message then says "Your dW", not
            "The first of the two things you return".

    Example:
        >>> double = FunctionExercise(
        ...     "double", "0.1", "Twice a number", solution=lambda x: 2 * x,
        ...     inputs=lambda rng, size: (float(rng.integers(3, 9)),),
        ...     misconceptions={"You squared x. Twice x is x + x.": lambda x: x**2},
        ...     hint="How much is x + x?",
        ... )
        >>> print(double.judge(lambda x: x + x))
        PASS · Exercise 0.1 · Twice a number
        >>> double.judge(lambda x: x * x).reasons
        ['You squared x. Twice x is x + x.']
    """

    solution: Callable
    misconceptions: dict[str, Any]
    hint: str
    inputs: Callable[[np.random.Generator, int], tuple]
    tolerance: float = 1e-5
    seconds: float = 5.0
    names: tuple[str, ...] = ()

    def wrong_answers(self) -> dict[str, Any]:
        """Return each message a student may get, with an answer that must get it."""
        return dict(self.misconceptions)

    def judge(self, answer: Any, rng: np.random.Generator | None = None) -> Verdict:
        """Judge an answer: PASS, not attempted yet, or what is wrong with it and where."""
        if is_blank(answer):
            return self.blank()
        if words := signature_problem(self.name, answer, self._parameters()):
            return self.wrong([words])
        return self._judge_function(answer, rng or np.random.default_rng())

    def _judge_function(self, answer: Callable, rng: np.random.Generator) -> Verdict:
        cases = [self.inputs(rng, size) for size in SIZES]
        expected = self._run(self.solution, cases, None)
        got = self._run(answer, cases, self.seconds)
        wrong = [i for i in range(len(cases)) if not self._is_right(got[i], expected[i])]
        if not wrong:
            changed = changed_argument(answer, self._parameters(), cases, self.seconds)
            return self.wrong([changed]) if changed else self.passed()

        first = wrong[0]
        example = self._example(cases[first], got[first], expected[first])
        for message, misconception in self.misconceptions.items():
            if self._does_as(misconception, cases, got):
                return self.wrong([message, *borrowing(answer)], example)
        outcomes = got[first], expected[first]
        return self.wrong(describe(answer, *outcomes, self.tolerance, self.names), example)

    def _run(self, function: Callable, cases: list[tuple], seconds: float | None) -> list[Outcome]:
        """Call a function on a copy of each case; once time is up, the rest count the same."""
        outcomes: list[Outcome] = []
        for case in cases:
            if outcomes and isinstance(outcomes[-1].error, TimeUp):
                outcomes.append(outcomes[-1])
            else:
                outcomes.append(call(function, copy.deepcopy(case), seconds))
        return outcomes

    def _does_as(self, misconception: Callable, cases: list[tuple], got: list[Outcome]) -> bool:
        """Tell whether a wrong function, in one of its forms, gives in every case what was got."""
        return any(
            all(
                self._agree(outcome, call(form, copy.deepcopy(case), None))
                for case, outcome in zip(cases, got, strict=True)
            )
            for form in variants_of(misconception)
        )

    def _is_right(self, got: Outcome, expected: Outcome) -> bool:
        return self._agree(got, expected) and not wrong_form(got.value, expected.value)

    def _agree(self, one: Outcome, other: Outcome) -> bool:
        if one.error or other.error:
            # the message too: two different mistakes may raise the same kind of error
            return type(one.error) is type(other.error) and str(one.error) == str(other.error)
        return same(one.value, other.value, self.tolerance)

    def _example(self, case: tuple, got: Outcome, expected: Outcome) -> Example:
        result = (
            format_value(got.value)
            if got.error is None
            else f"no result ({type(got.error).__name__})"
        )
        written = format_call(self.name, self._parameters(), case)
        return Example(written, result, format_value(expected.value))

    def _parameters(self) -> list[str]:
        return list(inspect.signature(self.solution).parameters)
