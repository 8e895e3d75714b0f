"""Exercise 5.5 · Pick an activation."""

import difflib
from typing import Any

from utils.checks.exercises.choices import Choices, one_wrong
from utils.nn import ACTIVATIONS


def _meant(choice: Any) -> str:
    """Ask whether the nearest name to what someone wrote is meant; "" if none is near."""
    written = str(choice).lower().strip().replace(" ", "_").replace("-", "_")
    near = difflib.get_close_matches(written, list(ACTIVATIONS), n=1, cutoff=0.8)
    return f'{choice!r} is not the name. Did you mean "{near[0]}"?' if near else ""


def _activation(choice: Any) -> tuple[Any, str]:
    """Return the choice, and what to say if it is the name of no activation."""
    if isinstance(choice, str) and choice in ACTIVATIONS:
        return choice, ""
    names = ", ".join(f'"{name}"' for name in ACTIVATIONS)
    return choice, _meant(choice) or f"{choice!r} is none of {names}."


RIGHT = ["relu", "leaky_relu", "linear", "sigmoid", "softmax"]


# For each task: what to say of each wrong choice
WRONG_CHOICES = [
    {
        "binary_step": "its slope is 0 everywhere, so no gradient would pass.",
        "linear": "without a bend, all the layers together can do no more than one.",
        "sigmoid": "a deep stack of them loses the gradient: each lets a quarter through at most.",
        "tanh": "it gives negative numbers where z is negative, and Glorot's weights suit it.",
        "leaky_relu": "where z is negative it gives a fifth of z, not exactly 0.",
        "softmax": "it makes the nodes of a layer share 1 among them; it is for an output layer.",
    },
    {
        "binary_step": "its slope is 0 on both sides, so all of the nodes would be dead.",
        "linear": "no node would die, but without a bend all layers together are one.",
        "sigmoid": "no node would die at once, but ten layers of it lose the gradient.",
        "tanh": "it would not die, but it is flat on both sides. There is one that keeps ReLU's "
        "right side and is never flat.",
        "relu": "its nodes died because its slope is 0 where z is negative. Take the one whose "
        "slope there is not 0.",
        "softmax": "it is for an output layer that picks one of several classes.",
    },
    {
        "binary_step": "it can say 0 or 1 only, and temperatures are more than two.",
        "sigmoid": "it ends at 0 and 1. A temperature may be 23, or -5.",
        "tanh": "it ends at -1 and 1. A temperature may be 23, or -5.",
        "relu": "it cannot say -5: it gives 0 for whatever is negative.",
        "leaky_relu": "it can say -5, but it squeezes all that is below 0. The output needs no "
        "bend at all.",
        "softmax": "with a single node it always says 1: there is nobody to share with.",
    },
    {
        "binary_step": "it says yes or no, not how probable; and it cannot learn.",
        "linear": "it may say 3, or -2. A probability lies between 0 and 1.",
        "tanh": "it runs from -1 to 1. A probability is never negative.",
        "relu": "it may say 3. A probability is never more than 1.",
        "leaky_relu": "it may say 3, or -2. A probability lies between 0 and 1.",
        "softmax": "with a single node it always says 1: there is nobody to share with.",
    },
    {
        "binary_step": "several nodes may say 1, or none; and it cannot learn.",
        "linear": "its numbers are scores. Ten probabilities should be positive and sum to 1.",
        "sigmoid": "ten of them are ten separate answers, which need not sum to 1. But a picture "
        "shows one digit only.",
        "tanh": "it runs from -1 to 1. Ten probabilities should be positive and sum to 1.",
        "relu": "it has no upper limit. Ten probabilities should sum to 1.",
        "leaky_relu": "it has no limits. Ten probabilities should be positive and sum to 1.",
    },
]


EXERCISE = Choices(
    name="pick_activations",
    number="5.5",
    title="Pick an activation",
    solution=RIGHT,
    mistakes=one_wrong(RIGHT, WRONG_CHOICES),
    asked="Write a list of 5 names: one for each task, in order.",
    read=_activation,
    hint="Ask of a hidden layer: does the gradient get through, also where z is negative? Ask "
    "of an output: which numbers may the answer be, and must they sum to 1?",
    steps=(
        "Write down for each output which answers are possible: -5 as well as 23; from 0 to 1; or "
        "ten numbers that sum to 1. Then find the activation with just that range in the table.",
        "An example: a node that says how well a film is liked, from -1 (not at all) to 1, gets "
        "tanh, as no other activation gives these numbers and no others.",
    ),
)
