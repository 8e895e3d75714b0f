"""An exercise whose answer is a Keras model, judged by rules on what it is and what it does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from utils.checks.exercises.build_errors import BuildError, explain_build_error
from utils.checks.exercises.common_build_errors import COMMON
from utils.checks.exercises.exercise import Exercise
from utils.checks.exercises.rules import ANY_MODEL, Rule
from utils.checks.feedback.blanks import is_blank
from utils.checks.feedback.calling import call
from utils.checks.feedback.errors import explain
from utils.checks.feedback.value_types import describe_type
from utils.checks.feedback.verdict import Verdict

NOTHING = (
    "Your function returned nothing. Its last line returns the model: `return model`. (`compile` "
    "changes a model and returns nothing itself.)"
)


def _forgets_to_return() -> None:
    import keras

    keras.Sequential([keras.Input((8,))])


@dataclass(frozen=True)
class ModelExercise(Exercise):
    """An exercise whose answer is a Keras model, or a function without arguments that builds one.

    There is no one right model: any that keeps every rule passes. Rules are tried in order, so
    the first ones should be those without which the later ones make no sense. `build_errors`
    are mistakes with which Keras builds no model at all, beside those that any model may have.
    """

    solution: Callable[[], Any]
    rules: list[Rule]
    hint: str
    seconds: float = 60.0
    steps: tuple[str, ...] = ()
    build_errors: Sequence[BuildError] = ()

    def wrong_answers(self) -> dict[str, Any]:
        """Return each message a student may get, with an answer that must get it."""
        rules = [*ANY_MODEL, *self.rules]
        models = [rule.broken_by() for rule in rules]
        broken = {rule.words(model): model for rule, model in zip(rules, models, strict=True)}
        refused = {error.message: error.example for error in self._build_errors()}
        return broken | refused | {NOTHING: _forgets_to_return}

    def _build_errors(self) -> list[BuildError]:
        """List the errors that are explained: those of this exercise come first."""
        return [*self.build_errors, *COMMON]

    def judge(self, answer: Any, rng: Any = None) -> Verdict:
        """Judge a model, or what builds it; `rng` is there to match `FunctionExercise.judge`."""
        if is_blank(answer):
            return self.blank()
        import keras

        if callable(answer) and not isinstance(answer, keras.Model):
            outcome = call(answer, (), self.seconds)
            if outcome.error:
                known = explain_build_error(outcome.error, self._build_errors())
                return self.wrong([known or explain(outcome.error, answer)])
            if outcome.value is None:
                return self.wrong([NOTHING])
            answer = outcome.value
        if is_blank(answer):
            return self.blank()
        if not isinstance(answer, keras.Model):
            words = (
                f"What came out is {describe_type(answer)}, not a Keras model. Build it with "
                "`keras.Sequential([...])`, and `return` it if you write a function."
            )
            return self.wrong([words])
        if not answer.built:
            words = (
                "Your model does not know the shape of its input yet, so it has no weights. "
                "Begin the list of layers with `keras.Input(shape=(...))`."
            )
            return self.wrong([words])
        for rule in (*ANY_MODEL, *self.rules):
            if not call(rule.holds, (answer,), self.seconds).value:
                return self.wrong([rule.words(answer)], label=rule.label)
        return self.passed()
