"""An exercise that asks for a formula, to which the ready-made function is no answer."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.variants import AnyOf
from utils.checks.feedback.code_reading import globals_read
from utils.checks.feedback.verdict import Verdict
from utils.nn import binary_crossentropy

READY_MADE = "That is the ready-made loss. Write the formula yourself, with `np.log` and `mean`."
LOSSES = ("binary_crossentropy", "BinaryCrossentropy", "log_loss")


def _of_keras(*arguments: Any) -> Any:
    import keras

    return keras.losses.binary_crossentropy(*arguments)


def _of_this_course(*arguments: Any) -> Any:
    return binary_crossentropy(*arguments)


def _is_ready_made(thing: Any) -> bool:
    """Tell whether a function, class or object is a loss that was not written in the notebook."""
    own = thing if hasattr(thing, "__name__") else type(thing)
    return own.__name__ in LOSSES and own.__module__ != "__main__"


def _uses_ready_made(answer: Any) -> bool:
    if _is_ready_made(answer):
        return True
    if (code := getattr(answer, "__code__", None)) is None:
        return False
    read = globals_read(code)
    behind_a_dot = set(code.co_names) - set(read)
    known = [answer.__globals__[name] for name in read if name in answer.__globals__]
    return bool(behind_a_dot & set(LOSSES)) or any(map(_is_ready_made, known))


class FormulaExercise(FunctionExercise):
    """An exercise that asks for the binary cross-entropy by hand, without a ready-made loss."""

    def wrong_answers(self) -> dict[str, Any]:
        """Return each message with its wrong answer; one more is to call a ready-made loss."""
        return super().wrong_answers() | {READY_MADE: AnyOf(_of_keras, _of_this_course)}

    def _judge_function(self, answer: Callable, rng: np.random.Generator) -> Verdict:
        if _uses_ready_made(answer):
            return self.wrong([READY_MADE])
        return super()._judge_function(answer, rng)
