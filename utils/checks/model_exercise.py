"""An exercise whose answer is a Keras model, judged by rules on what it is and what it does."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from utils.checks.blanks import is_blank
from utils.checks.calling import call
from utils.checks.explanations import explain
from utils.checks.kinds import kind
from utils.checks.verdict import Status, Verdict


@dataclass(frozen=True)
class Rule:
    """One thing that must hold of a model, and a model of which it does not.

    Args:
        message: what to tell a student whose model breaks the rule; or a function of the model
            that says it, so that the message can name what the student's model has.
        holds: the rule itself, on architecture or on behaviour with data. A rule that raises
            does not hold.
        broken_by: builds a wrong model that breaks this rule, and none of those before it.
    """

    message: str | Callable[[Any], str]
    holds: Callable[[Any], bool]
    broken_by: Callable[[], Any]

    def words(self, model: Any) -> str:
        return self.message if isinstance(self.message, str) else self.message(model)


@dataclass(frozen=True)
class ModelExercise:
    """One exercise whose answer is a Keras model, or a function without arguments that builds one.

    There is no one right model: any that keeps every rule passes. Rules are tried in order, so
    the first ones should be those without which the later ones make no sense.
    """

    name: str
    number: str
    title: str
    solution: Callable[[], Any]
    rules: list[Rule]
    hint: str
    seconds: float = 60.0

    @property
    def heading(self) -> str:
        return f"Exercise {self.number} · {self.title}"

    def wrong_answers(self) -> dict[str, Any]:
        """Each message a student may get, with an answer that must get it."""
        models = [rule.broken_by() for rule in self.rules]
        return {rule.words(model): model for rule, model in zip(self.rules, models, strict=True)}

    def refused(self, error: BaseException) -> str | None:
        """Words of this exercise's own for what Keras refuses to build, if it has some."""
        return None

    def judge(self, answer: Any, rng: Any = None) -> Verdict:
        """Judge a model, or what builds it; `rng` is there to be like `Exercise.judge`."""
        if is_blank(answer):
            reason = "Put your model in place of the `...`, run that cell, then run this one again."
            return Verdict(Status.BLANK, self.heading, [reason])
        import keras

        if callable(answer) and not isinstance(answer, keras.Model):
            outcome = call(answer, (), self.seconds)
            if outcome.error:
                words = self.refused(outcome.error) or explain(outcome.error, answer)
                return self._wrong(words)
            answer = outcome.value
        if is_blank(answer):
            return self.judge(...)
        if not isinstance(answer, keras.Model):
            return self._wrong(
                f"What came out is {kind(answer)}, not a Keras model. Build it with "
                "`keras.Sequential([...])`, and `return` it if you write a function."
            )
        if not answer.built:
            return self._wrong(
                "Your model does not know the shape of its input yet, so it has no weights. "
                "Begin the list of layers with `keras.Input(shape=(...))`."
            )
        for rule in self.rules:
            if not call(rule.holds, (answer,), self.seconds).value:
                return self._wrong(rule.words(answer))
        return Verdict(Status.PASS, self.heading)

    def _wrong(self, reason: str) -> Verdict:
        return Verdict(Status.WRONG, self.heading, [reason], hint_call=f'check.hint("{self.name}")')
