"""Exercise 9.5 · Choose the output layer."""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

import numpy as np

from utils.checks.exercises.value_exercise import ValueExercise
from utils.checks.feedback.value_types import describe_type
from utils.checks.feedback.verdict import Verdict
from utils.checks.lab09.losses import keras_knows, loss_name, loss_slip, own_name

LINEAR = "linear"


MSE, BCE = "mean_squared_error", "binary_crossentropy"


SPARSE, ONE_HOT = "sparse_categorical_crossentropy", "categorical_crossentropy"


RIGHT = [
    (2, LINEAR, MSE),
    (1, "sigmoid", BCE),
    (26, "softmax", SPARSE),
    (6, "sigmoid", BCE),
    (4, "softmax", ONE_HOT),
]


TASKS = ["the nose", "the customer", "the letter", "the film", "the bird"]


# What may stand in place of it
KIN = {MSE: {MSE, "mean_absolute_error", "huber"}, LINEAR: {LINEAR, "none", ""}}


# For each task: what to say of wrong units, of wrong activations and of wrong losses
WRONG: list[tuple[dict[int, str], dict[str, str], dict[str, str]]] = [
    (
        {1: "one number says how far to the right, or how far up; the answer needs both."},
        {
            "sigmoid": "it ends at 0 and 1. The nose may be 40 pixels away, and to the left.",
            "softmax": "the two would sum to 1. They are two lengths, and have nothing to share.",
            "relu": "it cannot say -12: a nose left of the middle would be put on the middle.",
            "tanh": "it ends at -1 and 1. The nose may be 40 pixels away.",
        },
        {
            BCE: "it compares probabilities with 0 and 1. These are numbers on a scale.",
            ONE_HOT: "it is for classes. These are numbers on a scale.",
            SPARSE: "it is for classes. These are numbers on a scale.",
        },
    ),
    (
        {2: "two units with softmax would do, but one is enough: “no” has the rest."},
        {
            LINEAR: "it may say 3, or -2. A probability lies between 0 and 1.",
            "softmax": "with one unit it always says 1, whoever comes: nobody is there to share.",
            "relu": "it may say 3. A probability is never more than 1.",
            "tanh": "it runs from -1 to 1. A probability is never negative.",
        },
        {
            MSE: "after a sigmoid it hardly learns where the network is sure and wrong.",
            ONE_HOT: "it compares several units with one-hot rows. Here is one unit.",
            SPARSE: "it takes the label for the number of a unit. Here is one unit.",
        },
    ),
    (
        {
            1: "a letter is a name, not an amount. Each letter needs a unit of its own.",
            25: "count again: the labels run from 0 to 25.",
            10: "that fits the ten digits. How many letters are there?",
        },
        {
            LINEAR: "its numbers are scores, not probabilities that sum to 1.",
            "sigmoid": "it would answer 26 separate questions. Each picture shows one letter only.",
            "relu": "its numbers are scores, not probabilities that sum to 1.",
            "tanh": "it runs from -1 to 1. Probabilities are positive and sum to 1.",
        },
        {
            MSE: "letter 4 is not “nearer” to letter 5 than to letter 20. These are classes.",
            BCE: "it is for separate yes-or-no answers. Each picture shows one letter only.",
            ONE_HOT: "it expects one-hot rows. These labels are whole numbers.",
        },
    ),
    (
        {1: "one unit gives one answer. There are six questions: is it a comedy, a western, …?"},
        {
            LINEAR: "its numbers are scores, not probabilities.",
            "softmax": "the six would share 1: of two genres of a film, one at most is above ½.",
            "relu": "it may say 3. A probability is never more than 1.",
            "tanh": "it runs from -1 to 1. A probability is never negative.",
        },
        {
            MSE: "after a sigmoid it hardly learns where the network is sure and wrong.",
            ONE_HOT: "it expects rows that sum to 1. A film of two genres has two ones.",
            SPARSE: "it expects one label for each film. This one may have several.",
        },
    ),
    (
        {1: "a species is a name, not an amount. Each species needs a unit of its own."},
        {
            LINEAR: "its numbers are scores, not probabilities that sum to 1.",
            "sigmoid": "it would answer four separate questions. Only one species sings.",
            "relu": "its numbers are scores, not probabilities that sum to 1.",
            "tanh": "it runs from -1 to 1. Probabilities are positive and sum to 1.",
        },
        {
            MSE: "it runs, but it hardly learns where the network is sure and wrong.",
            BCE: "it is for separate yes-or-no answers. Only one species sings.",
            SPARSE: "it expects whole numbers. These labels are one-hot rows.",
        },
    ),
]


PARTS = ("units", "activation", "loss")


# task, part and what is written there: nearly right
SLIPS: list[tuple[int, int, Any]] = [
    (0, 0, 2.0),
    (1, 0, True),
    (0, 1, "None"),
    (1, 1, "Sigmoid"),
    (2, 1, " softmax"),
    (1, 2, "binary_cross_entropy"),
    (3, 2, "binary cross-entropy"),
    (4, 2, "Categorical_Crossentropy"),
]


def _slips_with_keras() -> list[tuple[int, int, Any]]:
    from keras import losses

    return [
        (1, 2, losses.BinaryCrossentropy),
        (3, 2, losses.BinaryCrossentropy(from_logits=True)),
    ]


@dataclass(frozen=True)
class ChoiceExercise(ValueExercise):
    """An exercise whose answer is a list of triples, each judged part by part."""

    def wrong_answers(self) -> dict[str, Any]:
        answers: dict[str, Any] = {}
        for task in range(len(RIGHT)):
            for part in range(3):
                for choice in WRONG[task][part]:
                    wrong = [list(triple) for triple in RIGHT]
                    wrong[task][part] = choice
                    answers[_fault(task, wrong[task])[1]] = [tuple(triple) for triple in wrong]
        for task, part, choice in [*SLIPS, *_slips_with_keras()]:
            wrong = [list(triple) for triple in RIGHT]
            wrong[task][part] = choice
            answers[_fault(task, wrong[task])[1]] = [tuple(triple) for triple in wrong]
        return answers

    def _judge_value(self, answer: Any) -> Verdict:
        if not isinstance(answer, list | tuple) or len(answer) != len(RIGHT):
            size = f" of {len(answer)}" if isinstance(answer, list | tuple) else ""
            given = f"{describe_type(answer)}{size}"
            words = f"You gave {given}. Write a list of five triples, one for a task."
            return self.wrong([words])
        for task, triple in enumerate(answer):
            if not isinstance(triple, list | tuple) or len(triple) != 3:
                words = (
                    f"Task {task + 1}, {TASKS[task]}: you gave {triple!r}. Write three things in "
                    "brackets: (units, activation, loss)."
                )
                return self.wrong([words], label=f"task-{task + 1}")
            label, words = _fault(task, list(triple))
            if words:
                return self.wrong([words], label=label)
        return self.passed()


def _fault(task: int, triple: list[Any]) -> tuple[str, str]:
    """Label and say what is wrong with the first wrong part of a triple; "" and "" if nothing."""
    units = triple[0] if isinstance(triple[0], Hashable) else repr(triple[0])
    given = [units, _name(triple[1]), loss_name(triple[2])]
    for part, (got, right) in enumerate(zip(given, RIGHT[task], strict=True)):
        label = f"task-{task + 1}-{PARTS[part]}"
        if got == right or got in KIN.get(right, ()):  # type: ignore[call-overload]
            if words := _slip(part, triple[part], got):
                return label, f"Task {task + 1}, {TASKS[task]}: {words}"
            continue
        shown = repr(triple[0]) if part == 0 else f"`{got}`"
        words = WRONG[task][part].get(got, _otherwise(part, got))  # type: ignore[call-overload]
        return label, f"Task {task + 1}, {TASKS[task]}, {PARTS[part]} {shown}: {words}"
    return "", ""


def _slip(part: int, choice: Any, meant: Any) -> str:
    """Say what is wrong with the way in which a right choice is written; "" if nothing is."""
    if part == 0:
        whole = isinstance(choice, int | np.integer) and not isinstance(choice, bool)
        return "" if whole else f"units are counted. Write {int(meant)}, not {choice!r}."
    if keras_knows(("activations", "losses")[part - 1], choice):
        return loss_slip(choice) if part == 2 else ""
    write = f'`"{LINEAR}"`, or None without quotes' if meant in KIN[LINEAR] else f'`"{meant}"`'
    return f"Keras does not know `{choice}`: it takes names letter by letter. Write {write}."


def _name(activation: Any) -> str:
    if activation is None:
        return LINEAR
    return own_name(activation).strip().lower()


def _otherwise(part: int, got: Any) -> str:
    """Say what is wrong with a choice that no message was written for."""
    activations = ("sigmoid", "softmax", "linear", "relu", "tanh")
    losses = (MSE, BCE, SPARSE, ONE_HOT, "mean_absolute_error")
    order = "The order is (units, activation, loss)."
    if part == 0 and got in activations + losses:
        return f"that is no number of units. {order}"
    if part == 0 and (isinstance(got, bool) or not isinstance(got, int)):
        return "units are counted. Write a whole number by itself, without quotes or brackets."
    if part == 0:
        return "count the numbers that one answer consists of."
    if part == 1 and loss_name(got) in losses:
        return f"that is no activation. {order}"
    if part == 2 and got in activations:
        return f"that is no loss. {order}"
    if part == 2 and got in ("accuracy", "recall", "precision", "f1", "exact match"):
        return "that is a metric, which judges afterwards. Training needs a loss."
    if part == 2 and got in ("crossentropy", "cross_entropy", "cross-entropy"):
        return "there are several cross-entropies. Write the whole name."
    return "look for the row of the table that fits the question."


EXERCISE = ChoiceExercise(
    name="choose_outputs",
    number="9.5",
    title="Choose the output layer",
    solution=RIGHT,
    hint="For each task ask: how many numbers is one answer made of? May they be anything, or "
    "are they probabilities? Is one of them right, or may several be?",
    steps=(
        "Which row of the table does each task belong to? Where one of several is right, look at "
        "how the labels are written: the loss depends on it.",
        "For “which of three sorts of wine is this?”, with labels 0, 1, 2, a unit for each sort, "
        "softmax to share 1 between them, and the loss for whole numbers.",
    ),
)
