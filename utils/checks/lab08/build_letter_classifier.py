"""Exercise 8.3 · Build a classifier for letters."""

from functools import partial
from typing import Any

import numpy as np

from utils.checks.exercises.architecture import activation_chains, weighted_layers, widths
from utils.checks.exercises.builders import changed, keras, layers
from utils.checks.exercises.model_exercise import ModelExercise, Rule

PIXELS, LETTERS = 784, 26


def build_letter_classifier() -> Any:
    return keras.Sequential(
        [keras.Input(shape=(784,)), layers.Dense(64, "relu"), layers.Dense(26, "softmax")]
    )


_with = partial(changed, build_letter_classifier)


def _last_activation(model: Any) -> str:
    """Name the last activation, of the last layer or a layer of its own; "linear" if none."""
    return ["linear", *activation_chains(model)[-1]][-1]


def _answers(model: Any, pictures: np.ndarray | None = None) -> np.ndarray:
    """Return the answers to pictures (n, 784), or to five made-up ones if none are given."""
    if pictures is None:
        pictures = np.random.default_rng(8).random((5, PIXELS))
    return np.asarray(model(pictures.astype(np.float32), training=False))


def _always_says_one(model: Any) -> bool:
    return model.output_shape[-1] == 1 and bool(np.all(_answers(model) == 1))


def _sums_to_one(model: Any) -> bool:
    p = _answers(model)
    return bool((p >= 0).all() and np.allclose(p.sum(axis=1), 1, atol=1e-4))


def _softmax_twice(model: Any) -> bool:
    return activation_chains(model)[-1].count("softmax") > 1


def _two_activations(model: Any) -> list[str]:
    """List the first two activations with no weights between; none if there are no such two."""
    return next((chain[:2] for chain in activation_chains(model) if len(chain) > 1), [])


def _bends(model: Any) -> bool:
    """Tell whether there is an activation before the output, or what acts like one."""
    if any(activation_chains(model)[:-1]):
        return True
    a, b = np.random.default_rng(8).random((2, 1, PIXELS))
    logs = np.log(_answers(model, np.concatenate([a, b, a + b, 0 * a])))
    scores = logs - logs.mean(axis=1, keepdims=True)
    # the scores of a weighted sum would add up, but for what float32 loses
    return not np.allclose(scores[0] + scores[1], scores[2] + scores[3], atol=1e-2 * scores.std())


def _too_many_or_few(model: Any) -> str:
    n = model.output_shape[-1]
    if n == 10:
        return "Your output layer has 10 nodes. That fits the ten digits, but there are 26 letters."
    return f"Your model gives {n} numbers for each picture. There are {LETTERS} letters, A to Z."


LETTER_RULES = [
    Rule(
        "Your model takes squares of 28 × 28. The pictures are flattened already: give "
        "keras.Input the shape of a row of 784.",
        lambda model: model.input_shape != (None, 28, 28),
        _with("keras.Input(shape=(784,)) -> keras.Input(shape=(28, 28)), layers.Flatten()"),
        label="squares",
    ),
    Rule(
        "Your model does not take rows of 784 numbers. Give keras.Input the shape of one "
        "flattened picture, without the number of pictures.",
        lambda model: model.input_shape == (None, PIXELS),
        _with("(784,) -> (28,)"),
        label="other-input",
    ),
    Rule(
        "Your output layer has 1 node with softmax: it always says 1, whatever comes in. Each "
        "letter needs a node of its own.",
        lambda model: not _always_says_one(model),
        _with("26 -> 1"),
        label="one-unit",
    ),
    Rule(
        "The layer with 26 nodes is not the last one. The list is the way of the numbers: first "
        "the hidden layer, then the output.",
        lambda model: model.output_shape[-1] == LETTERS or LETTERS not in widths(model)[:-1],
        _with('26, "softmax")] -> 26, "softmax"), layers.Dense(64, "softmax")]'),
        label="layers-swapped",
    ),
    Rule(
        _too_many_or_few,
        lambda model: model.output_shape == (None, LETTERS),
        _with("26 -> 10"),
        label="other-units",
    ),
    Rule(
        "Your output layer uses sigmoid: each letter gets a probability of its own, and together "
        "they do not sum to 1. Each picture shows one letter only: use softmax.",
        lambda model: _last_activation(model) != "sigmoid",
        _with("softmax -> sigmoid"),
        label="sigmoid-output",
    ),
    Rule(
        "Your output layer has no activation, so it gives scores. Which activation makes "
        "probabilities of them?",
        lambda model: _last_activation(model) != "linear" or _sums_to_one(model),
        _with(', "softmax" ->'),
        label="linear-output",
    ),
    Rule(
        "There is a softmax at the end, and still the numbers of a picture do not sum to 1. Does "
        "something stand behind it? Or did you give it an axis?",
        lambda model: _last_activation(model) != "softmax" or _sums_to_one(model),
        _with('"softmax")] -> "softmax"), layers.Rescaling(100)]'),
        label="softmax-spoilt",
    ),
    Rule(
        lambda model: (
            f"The activation of your output layer is {_last_activation(model)}, so its numbers are "
            "no probabilities. Which activation makes them positive and sum to 1?"
        ),
        _sums_to_one,
        _with("softmax -> relu"),
        label="other-output",
    ),
    Rule(
        "Softmax is applied twice at the end. All letters get nearly alike. Once is enough.",
        lambda model: not _softmax_twice(model),
        _with('"softmax")] -> "softmax"), layers.Softmax()]'),
        label="softmax-twice",
    ),
    Rule(
        "There is no hidden layer, so your model can only weigh each pixel by itself. Put a Dense "
        "layer between input and output.",
        lambda model: len(weighted_layers(model)) >= 2,
        _with('layers.Dense(64, "relu"), ->'),
        label="no-hidden-layer",
    ),
    Rule(
        "Your hidden layer has no activation. Linear after linear is still linear, as if there "
        "were no hidden layer: give it relu.",
        _bends,
        _with(', "relu" ->'),
        label="linear-layer",
    ),
    Rule(
        "Your hidden layer uses softmax, so its nodes must share a sum of 1 between them. Softmax "
        "is for the output; inside, use relu.",
        lambda model: not any("softmax" in chain for chain in activation_chains(model)[:-1]),
        _with("relu -> softmax"),
        label="softmax-inside",
    ),
    Rule(
        lambda model: (
            f"Two activations follow each other, {' and '.join(_two_activations(model))}. The "
            "second one gets only what the first has left: keep one of them."
        ),
        lambda model: not _two_activations(model),
        _with('"softmax")] -> "relu"), layers.Softmax()]'),
        label="two-activations",
    ),
    Rule(
        lambda model: (
            f"Your smallest hidden layer has {min(widths(model)[:-1])} nodes. The exercise asks "
            "for 64 or more."
        ),
        lambda model: all(width >= 64 for width in widths(model)[:-1]),
        _with("64 -> 32"),
        label="too-narrow",
    ),
]


EXERCISE = ModelExercise(
    name="build_letter_classifier",
    number="8.3",
    title="Build a classifier for letters",
    solution=build_letter_classifier,
    rules=LETTER_RULES,
    hint="Take the digit classifier above, line by line: what changes when there are 26 "
    "classes, and what does not, because the pictures have the same size?",
    steps=(
        "Three things stand in the list: the input with the shape of one row, a hidden layer with "
        "an activation that bends, and the output with a node for each letter.",
        "For the vowels A, E, I, O, U alone the output would be a layer of 5 nodes with the "
        "activation that shares a sum of 1 between them.",
    ),
)
