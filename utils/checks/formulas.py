"""An exercise that asks for a formula, to which the ready-made function is no answer."""

from collections.abc import Callable
from types import FunctionType
from typing import Any

import numpy as np

from utils.checks.exercise import Exercise
from utils.checks.verdict import Verdict

READY_MADE = "That is the ready-made loss. Write the formula yourself, with `np.log` and `mean`."
LOSSES = ("binary_crossentropy", "BinaryCrossentropy", "log_loss")


class FormulaExercise(Exercise):
    """Asks for the binary cross-entropy by hand: judged also by which functions are used."""

    def wrong_answers(self) -> dict[str, Any]:
        """One more: what is right, under the name of a ready-made loss."""
        ready_made = FunctionType(self.solution.__code__, self.solution.__globals__, LOSSES[0])
        return super().wrong_answers() | {READY_MADE: ready_made}

    def _judge_function(self, answer: Callable, rng: np.random.Generator) -> Verdict:
        code = getattr(answer, "__code__", None)
        used = {getattr(answer, "__name__", ""), *(code.co_names if code else ())}
        if used & set(LOSSES):
            return self.wrong([READY_MADE])
        return super()._judge_function(answer, rng)
