"""Exercise 13.3 · The generator's turn."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType
from typing import Any

import numpy as np

from utils.checks.exercises.exercise import Exercise
from utils.checks.exercises.variants import AnyOf
from utils.checks.feedback.blanks import is_blank
from utils.checks.feedback.code_reading import globals_read
from utils.checks.feedback.diagnosis import borrowing, signature_problem
from utils.checks.feedback.errors import explain
from utils.checks.feedback.verdict import Verdict
from utils.checks.lab13 import wrong_turns
from utils.checks.lab13.turn import Turn, alike, generators_turn, play


@dataclass(frozen=True)
class TurnRule:
    """A message, the test that tells when it is due, and a wrong answer that must get it."""

    message: str
    broken: Callable[[Turn], bool]
    by: Callable


def did_not_move(weights: np.ndarray) -> bool:
    return float(np.abs(weights).max()) == 0


# what is said after an error
ERRORS = [
    TurnRule(
        "You gave the noise to the discriminator, which takes samples. `both` takes noise, and "
        "hands the fakes on.",
        lambda t: t.refused(expected=2, received=3),
        wrong_turns.noise_to_detective,
    ),
    TurnRule(
        "You gave the discriminator its own answers, where it takes samples. `both` takes the "
        "noise, and does all the rest.",
        lambda t: t.refused(expected=2, received=1),
        wrong_turns.answers_to_detective,
    ),
    TurnRule(
        "You swapped noise and labels: what goes in comes first, then the labels.",
        lambda t: (
            t.refused(expected=3, received=1)
            and not t.gave("both", t.p)
            and alike(t.labels, t.noise)
        ),
        wrong_turns.swapped,
    ),
    TurnRule(
        "You gave `both` its own answers. It takes the noise, and does all the rest.",
        lambda t: t.refused(expected=3, received=1) and t.gave("both", t.p),
        wrong_turns.answers_to_both,
    ),
    TurnRule(
        "You gave fakes to `both`, which makes them itself. Give it the noise.",
        lambda t: t.refused(expected=3, received=2) and t.gave("both", t.fakes),
        wrong_turns.fakes_to_both,
    ),
    TurnRule(
        "Your labels are a list. Keras takes an array here, as in the discriminator's turn: of the "
        "shape (n, 1), with n = len(noise).",
        lambda t: isinstance(t.labels, list | tuple) and t.error is not None,
        AnyOf(wrong_turns.labels_as_list, wrong_turns.labels_as_rows),
    ),
    TurnRule(
        "The shape of the labels goes in brackets of its own, (n, 1). As you wrote it, NumPy takes "
        "the second number for a type.",
        lambda t: (
            isinstance(t.error, TypeError) and "Cannot interpret '1' as a data" in str(t.error)
        ),
        wrong_turns.no_brackets,
    ),
    TurnRule(
        "The labels do not fit the answers. `both` gives one answer for each row of `noise`, so "
        "there is one label for each: the shape (n, 1), with n = len(noise).",
        lambda t: isinstance(t.error, ValueError) and "`target` and `output`" in str(t.error),
        wrong_turns.too_many_labels,
    ),
    TurnRule(
        "You gave no labels. `train_on_batch` takes what goes in, and what should come out: a "
        "label for each row of noise.",
        lambda t: isinstance(t.error, ValueError) and "value (None)" in str(t.error),
        wrong_turns.no_labels,
    ),
    TurnRule(
        "You trained a network that is not compiled. The generator is not trained alone: how good "
        "its fakes are, only the discriminator can tell, so train `both`.",
        lambda t: isinstance(t.error, ValueError) and "call `compile()`" in str(t.error),
        wrong_turns.generator_alone,
    ),
]


TURN_RULES = [
    *ERRORS,
    TurnRule(
        "All of `both` is frozen, so no weight moved. Freeze the discriminator only.",
        lambda t: did_not_move(t.generator_moved) and all(t.frozen),
        wrong_turns.all_frozen,
    ),
    TurnRule(
        "You froze the generator. In this turn it learns, and the discriminator is frozen.",
        lambda t: t.frozen[0] and did_not_move(t.generator_moved),
        wrong_turns.forger_frozen,
    ),
    TurnRule(
        "You trained the discriminator alone, which is frozen, so nothing moved. Train `both`: "
        "that is how the slopes reach the generator.",
        lambda t: (
            did_not_move(t.generator_moved)
            and did_not_move(t.discriminator_moved)
            and t.trained("discriminator")
            and not t.trained("both")
        ),
        wrong_turns.frozen_detective_trained,
    ),
    TurnRule(
        "You gave `both` its own answers as labels, so there was nothing to learn. The label is "
        "what the generator wants its fakes to be called.",
        lambda t: t.trained("both") and alike(t.labels, t.p),
        wrong_turns.answers_as_labels,
    ),
    TurnRule(
        "No weight moved. predict, test_on_batch and evaluate only look; a step is taken by "
        "`train_on_batch`.",
        lambda t: did_not_move(t.generator_moved) and did_not_move(t.discriminator_moved),
        wrong_turns.only_asked,
    ),
    TurnRule(
        "Only the discriminator's weights moved. In this turn the generator learns: train `both`, "
        "with the discriminator frozen.",
        lambda t: did_not_move(t.generator_moved),
        wrong_turns.detective_trained,
    ),
    TurnRule(
        "You trained the discriminator as well, in a step of its own. This turn is the "
        "generator's: train `both` only.",
        lambda t: not did_not_move(t.discriminator_moved) and t.trained("discriminator"),
        wrong_turns.detective_took_a_turn,
    ),
    TurnRule(
        "The discriminator's weights moved, too: it is frozen now, but was not yet when the step "
        "was taken. Freeze it first.",
        lambda t: not did_not_move(t.discriminator_moved) and t.frozen[1],
        wrong_turns.frozen_too_late,
    ),
    TurnRule(
        "The discriminator's weights moved, too, so it learned to call fakes real. Freeze it "
        "before the step: set its `trainable`.",
        lambda t: not did_not_move(t.discriminator_moved),
        wrong_turns.unfrozen,
    ),
    TurnRule(
        "You compiled `both` again, which throws its optimizer away in every turn. It is compiled "
        "already.",
        lambda t: t.compiled_again,
        wrong_turns.compiled_again,
    ),
    TurnRule(
        "The generator moved, but the optimizer of `both` took no step. `both` is compiled and "
        "holds the two players already: train it, and no network of your own.",
        lambda t: t.n_steps == 0,
        wrong_turns.another_network,
    ),
    TurnRule(
        "`fit` cuts the rows into batches, so with 40 rows of noise it took more than one step. A "
        "turn is one: that is what `train_on_batch` is for.",
        lambda t: (
            any(step.network == "both" and step.method == "fit" for step in t.steps)
            and t.n_steps > 1
            and len(t.noise) == 40
        ),
        wrong_turns.in_batches,
    ),
    TurnRule(
        "You took more than one step. A turn is one, with all the rows of noise at once.",
        lambda t: t.n_steps > 1,
        AnyOf(
            wrong_turns.twice,
            wrong_turns.row_by_row,
            wrong_turns.three_epochs,
            wrong_turns.once_for_each_row,
        ),
    ),
    TurnRule(
        "Some of your labels are 0. In this turn every fake gets the label 1: the generator wants "
        "them all to be called real.",
        lambda t: not t.step_is_right and t.labels_are_of_both_kinds,
        AnyOf(wrong_turns.half_real, wrong_turns.some_real),
    ),
    TurnRule(
        "You gave the fakes the label 0, so the generator learned to be found out. It wants its "
        "fakes to be called real.",
        lambda t: not t.step_is_right and t.moved_as(wrong_turns.label(0.0)),
        wrong_turns.label(0.0),
    ),
    TurnRule(
        "You gave the fakes the label ½, so the generator learned to leave the discriminator in "
        "doubt. Real samples have the label 1, and it wants to be taken for one.",
        lambda t: not t.step_is_right and t.moved_as(wrong_turns.label(0.5)),
        wrong_turns.label(0.5),
    ),
    TurnRule(
        "You gave the fakes the label 0.9. Some recipes do that for real samples; here it is 1.",
        lambda t: not t.step_is_right and t.moved_as(wrong_turns.label(0.9)),
        wrong_turns.label(0.9),
    ),
    TurnRule(
        "Only the generator's weights moved, as they should, but not as one step on this `noise` "
        "with label 1 for each fake moves them. Pass `noise` as it is, and a label 1 for each row.",
        lambda t: not t.step_is_right,
        wrong_turns.other_noise,
    ),
    TurnRule(
        "The step is right, but after it you froze the generator, too. Freeze the discriminator "
        "only.",
        lambda t: t.frozen[0],
        wrong_turns.frozen_after,
    ),
    TurnRule(
        "The step is right, but you return a text. Return the number that `train_on_batch` gives.",
        lambda t: isinstance(t.value, str),
        wrong_turns.as_text,
    ),
    TurnRule(
        "The step is right, but your function returns nothing. Return the loss, which "
        "`train_on_batch` gives.",
        lambda t: t.value is None,
        wrong_turns.nothing_returned,
    ),
    TurnRule(
        "The step is right, but you return a History, which is what `fit` gives. `train_on_batch` "
        "gives the loss itself.",
        lambda t: hasattr(t.value, "history"),
        wrong_turns.with_fit,
    ),
    TurnRule(
        "The step is right, but you return a dict. Without `return_dict`, `train_on_batch` gives "
        "the loss itself.",
        lambda t: isinstance(t.value, dict),
        wrong_turns.as_dict,
    ),
    TurnRule(
        "The step is right, but you return a list or several things. Return the loss alone, as a "
        "number.",
        lambda t: t.returns_several,
        AnyOf(wrong_turns.in_a_list, wrong_turns.history_of_the_loss, wrong_turns.with_both),
    ),
    TurnRule(
        "The step is right, but what you return is not its loss. Return what `train_on_batch` "
        "gives: the loss on this noise, as it was before the step.",
        lambda t: not t.loss_is_right,
        wrong_turns.measured_after,
    ),
]


def _networks_of_the_notebook(answer: Callable) -> list[str]:
    """Name the networks of earlier cells that a function uses in place of its arguments."""
    code, around = getattr(answer, "__code__", None), getattr(answer, "__globals__", {})
    names = globals_read(code) if code else []
    return [name for name in names if hasattr(around.get(name), "predict_on_batch")]


def _lent(names: list[str]) -> str:
    networks = " and ".join(f"`{name}`" for name in names)
    return (
        f"Your function uses {networks}, which an earlier cell made. Use the arguments only: "
        "`both` holds a generator and `discriminator`."
    )


@dataclass(frozen=True)
class TurnExercise(Exercise):
    """An exercise on training one of two networks, judged by whose weights move, and how far."""

    solution: Callable
    rules: list[TurnRule]
    hint: str
    seconds: float = 60.0

    def wrong_answers(self) -> dict[str, Any]:
        """Return each message a student may get, with an answer that must get it."""
        import keras

        # as in a notebook, where an earlier cell has made a generator
        code, made = (
            wrong_turns.with_the_labs_generator.__code__,
            keras.Sequential([keras.Input((4,))]),
        )
        borrower = FunctionType(code, {"np": np, "generator": made})
        return {rule.message: rule.by for rule in self.rules} | {_lent(["generator"]): borrower}

    def judge(self, answer: Any, rng: np.random.Generator | None = None) -> Verdict:
        """Judge an answer by its turn on two small pairs of networks, drawn afresh."""
        if is_blank(answer):
            return self.blank()
        if words := signature_problem(self.name, answer, ["discriminator", "both", "noise"]):
            return self.wrong([words])
        # an even number for a game with a few rows of noise, then an odd one for many
        for seed in (rng or np.random.default_rng()).integers(0, 5_000, 2) * 2 + [0, 1]:
            turn = play(answer, int(seed), self.seconds)
            if is_blank(turn.value):
                return self.blank()
            nothing_came = turn.error is not None or did_not_move(turn.generator_moved)
            if nothing_came and (lent := _networks_of_the_notebook(answer)):
                return self.wrong([_lent(lent)])
            # after an error, only the rules that know it have something to say
            for rule in self.rules:
                if rule.broken(turn) and (turn.error is None or rule in ERRORS):
                    return self.wrong([rule.message, *borrowing(answer)])
            if turn.error:
                # Keras prints in bold, which a text cannot show
                words = re.sub(r"\x1b?\[\d+m", "", explain(turn.error, answer))
                return self.wrong([words, *borrowing(answer)])
            if turn.noise_changed:
                return self.wrong(["Your function changes `noise`. Work on a copy."])
        return self.passed()


EXERCISE = TurnExercise(
    name="generators_turn",
    number="13.3",
    title="The generator's turn",
    solution=generators_turn,
    rules=TURN_RULES,
    hint="Two lines, like those of the discriminator's turn. Who may learn now? Which network "
    "takes noise, and which label does the generator want for each row of it?",
)
