"""An exercise that asks for a function: a solution, inputs to try it on, and known mistakes."""

import copy
import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from utils.checks.exercises.exercise import Exercise
from utils.checks.exercises.mistakes import Mistake
from utils.checks.exercises.variants import AnyOf
from utils.checks.feedback.blanks import is_blank
from utils.checks.feedback.calling import Outcome, TimeUp, call
from utils.checks.feedback.causes import cause
from utils.checks.feedback.comparison import same, wrong_form
from utils.checks.feedback.diagnosis import borrowing, changed_argument, describe, signature_problem
from utils.checks.feedback.formatting import format_call, format_value
from utils.checks.feedback.verdict import Example, Verdict
from utils.checks.mutants.derive import SECONDS, Mutant, in_words, matching

# Small inputs first, so that the first one which differs is the smallest to look at. Of those, the
# ones of size 1 last: with one input or one sample, many mistakes look alike.
SIZES = (2, 2, 2, 3, 3, 3, 4, 4, 5, 5, 1, 1)
SEEN = ("is a list;", "asked for", "NaN")  # what is no chance: a list, too many things
LIKELY = 2  # up to this rank a derived mistake says more than what can be seen of the numbers


@dataclass(frozen=True)
class FunctionExercise(Exercise):
    """One exercise whose answer is a function.

    A wrong answer is told, in this order, of a mistake that is listed here, of one that is derived
    from the solution (its source with one thing changed), or what can be seen of its results.

    Args:
        name: what follows `check.`; also the name of the function asked for.
        number, title: as in the lab's heading, "3.1" and "The weighted sum of one node".
        solution: the right function: the lab's own answer, in the form in which a student writes.
        hint: one or two sentences that lead on, and never the solution.
        inputs: `(rng, size) -> arguments`, drawn afresh for each check. `size` runs from 1 to 5.
        mistakes: those for which there are better words than derived ones.
        also: right functions in another form, a loop beside a one-liner; mistakes are derived from
            them too.
        steps: further hints, each nearer than the one before; the last may work out a first step.
        tolerance: relative, for numbers.
        seconds: how long an answer may run.
        names: of the things asked for, if several are: "Your dW", not "The first of the two".

    Example:
        >>> double = FunctionExercise(
        ...     "double", "0.1", "Twice a number", solution=lambda x: 2 * x,
        ...     inputs=lambda rng, size: (float(rng.integers(3, 9)),),
        ...     mistakes=[Mistake("squared", "You squared x. Twice x is x + x.", lambda x: x**2)],
        ...     hint="How much is x + x?",
        ... )
        >>> print(double.judge(lambda x: x + x))
        PASS · Exercise 0.1 · Twice a number
        >>> double.judge(lambda x: x * x).reasons
        ['You squared x. Twice x is x + x.']
    """

    solution: Callable
    hint: str
    inputs: Callable[[np.random.Generator, int], tuple]
    mistakes: Sequence[Mistake] = ()
    also: tuple[Callable, ...] = ()
    steps: tuple[str, ...] = ()
    tolerance: float = 1e-5
    seconds: float = 5.0
    names: tuple[str, ...] = ()

    def wrong_answers(self) -> dict[str, Any]:
        """Return each message a student may get, with an answer that must get it."""
        return {one.words: AnyOf(*one.functions(self.solution)) for one in self.mistakes}

    def knows(self, verdict: Verdict) -> bool:
        """Tell whether a verdict names one of the mistakes listed here."""
        return verdict.label in {mistake.label for mistake in self.mistakes}

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
        with np.errstate(all="ignore"):
            for mistake in self.mistakes:
                if any(self._does_as(one, cases, got) for one in mistake.functions(self.solution)):
                    return self.wrong([mistake.words, *borrowing(answer)], example, mistake.label)
        words, *more = describe(answer, got[first], expected[first], self.tolerance, self.names)
        found = self._derived(cases, got, wrong)
        unlikely = bool(found) and found[0].rank > LIKELY and not _is_general(words)
        if not found or unlikely or any(part in words for part in SEEN):
            return self.wrong([words, *more], example)
        reasons = [words, in_words(found)] if got[first].error else [in_words(found)]
        if " shape " in words and not got[first].error:
            reasons.append(words)
        return self.wrong([*reasons, *more], example, f"derived-{found[0].kind}")

    def _derived(self, cases: list[tuple], got: list[Outcome], wrong: list[int]) -> list[Mutant]:
        """Return the mutants that do what the answer does, if it gave anything to compare."""
        if all(got[i].error or got[i].value is None for i in wrong):
            return []
        order = sorted(range(len(cases)), key=lambda i: i not in wrong)  # where most are told apart
        cases, got = [cases[i] for i in order], [got[i] for i in order]
        found: list[Mutant] = []
        forms = (self.solution, *self.also)
        with np.errstate(all="ignore"):
            for solution in forms:
                does = lambda one: self._does_as(one, cases, got)  # noqa: E731
                found += matching(solution, self.names, does, SECONDS / len(forms))
        return sorted(found, key=lambda mutant: mutant.rank)

    def _run(self, function: Callable, cases: list[tuple], seconds: float | None) -> list[Outcome]:
        """Call a function on a copy of each case; once time is up, the rest count the same."""
        outcomes: list[Outcome] = []
        for case in cases:
            if outcomes and isinstance(outcomes[-1].error, TimeUp):
                outcomes.append(outcomes[-1])
            else:
                outcomes.append(call(function, copy.deepcopy(case), seconds))
        return outcomes

    def _does_as(self, function: Callable, cases: list[tuple], got: list[Outcome]) -> bool:
        """Tell whether a wrong function gives in every case what was got."""
        return all(
            self._agree(outcome, call(function, copy.deepcopy(case), None))
            for case, outcome in zip(cases, got, strict=True)
        )

    def _is_right(self, got: Outcome, expected: Outcome) -> bool:
        return self._agree(got, expected) and not wrong_form(got.value, expected.value)

    def _agree(self, one: Outcome, other: Outcome) -> bool:
        if one.error and other.error:  # two different mistakes may raise the same kind of error
            return cause(one.error) == cause(other.error)
        if one.error or other.error:
            return False
        return same(one.value, other.value, self.tolerance)

    def _example(self, case: tuple, got: Outcome, expected: Outcome) -> Example:
        error = f"no result ({type(got.error).__name__})"
        result = error if got.error else format_value(got.value)
        written = format_call(self.name, self._parameters(), case)
        return Example(written, result, format_value(expected.value))

    def _parameters(self) -> list[str]:
        return list(inspect.signature(self.solution).parameters)


def _is_general(words: str) -> bool:
    """Tell whether these are the words for results of which nothing better can be said."""
    parts = ("differ", "is not the expected", " shape ", "is not right yet.")
    return any(part in words for part in parts[:3]) or words.endswith(parts[3])
