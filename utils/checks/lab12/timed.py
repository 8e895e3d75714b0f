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

    A wrong answer that makes no known mistake is called again with other numbers in the future:
    `leaks(answer, case)` tells whether its results for the past change.
    """

    leaks: Callable[[Callable, tuple], bool] = lambda answer, case: False
    leak_message: str = ""
    leaking: Any = None

    def wrong_answers(self) -> dict[str, Any]:
        return {self.leak_message: self.leaking} | super().wrong_answers()

    def _judge_function(self, answer: Callable, rng: np.random.Generator) -> Verdict:
        verdict = super()._judge_function(answer, rng)
        if verdict.status is Status.WRONG and verdict.reasons[0] not in self.misconceptions:
            case = self.inputs(rng, 5)
            if call(lambda: self.leaks(answer, case), (), self.seconds).value:
                return replace(verdict, reasons=[self.leak_message])
        return verdict
