"""Exercises on time series."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.feedback.calling import call
from utils.checks.feedback.verdict import Status, Verdict


@dataclass(frozen=True)
class TimedExercise(FunctionExercise):
    """An exercise on a time series, whose check also changes the future, to find leaks.

    A wrong answer that makes no listed mistake is called again with other numbers in the future:
    `leaks(answer, case)` tells whether its results for the past change. That is said beside a
    mistake derived from the solution, and in place of general words.
    """

    leaks: Callable[[Callable, tuple], bool] = lambda answer, case: False
    leak_message: str = ""
    leaking: Any = None

    def wrong_answers(self) -> dict[str, Any]:
        return {self.leak_message: self.leaking} | super().wrong_answers()

    def _judge_function(self, answer: Callable, rng: np.random.Generator) -> Verdict:
        verdict = super()._judge_function(answer, rng)
        if verdict.status is Status.WRONG and not self.knows(verdict):
            case = self.inputs(rng, 5)
            if call(lambda: self.leaks(answer, case), (), self.seconds).value:
                derived = verdict.reasons if verdict.label else []
                return replace(
                    verdict, reasons=[*derived, self.leak_message], label=verdict.label or "leak"
                )
        return verdict
