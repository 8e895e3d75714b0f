"""Exercises that hand over random numbers, so that answers need not draw their own."""

import copy
from dataclasses import dataclass
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.feedback.calling import call
from utils.checks.feedback.comparison import same
from utils.checks.feedback.verdict import Status, Verdict

OWN_CHANCE = (
    "Your function gives another result each time: it draws random numbers of its own. The chance "
    "is in its arguments already; use those."
)


@dataclass(frozen=True)
class WithoutChance(FunctionExercise):
    """An exercise that calls wrong answers twice, to see whether they draw random numbers."""

    def wrong_answers(self) -> dict[str, Any]:
        def own_chance(*arguments: Any) -> Any:
            return tuple(np.random.default_rng().random(3))

        return super().wrong_answers() | {OWN_CHANCE: own_chance}

    def judge(self, answer: Any, rng: np.random.Generator | None = None) -> Verdict:
        rng = rng or np.random.default_rng()
        verdict = super().judge(answer, rng)
        if verdict.status is not Status.WRONG or not callable(answer) or verdict.example is None:
            return verdict
        case = self.inputs(rng, 4)
        one, other = (call(answer, copy.deepcopy(case), self.seconds) for _ in range(2))
        if one.error or other.error or same(one.value, other.value):
            return verdict
        if not same(one.value, one.value):  # a kind of thing that cannot be compared
            return verdict
        return self.wrong([OWN_CHANCE], verdict.example, "own-chance")
