"""Exercise 8.3 · Build a classifier for letters."""

from typing import Any

import numpy as np

from utils.checks.exercises.architecture import activation_chains, weighted_layers, widths
from utils.checks.exercises.model_exercise import ModelExercise, Rule

PIXELS, LETTERS = 784, 26


def letter_classifier(
    inputs: int = PIXELS,
    hidden: str | None = "relu",
    units: int = LETTERS,
    output: str | None = "softmax",
    depth: int = 1,
    width: int = 64,
    behind: str = "",
    square: bool = False,
) -> Any:
    """Build a classifier for letters; each argument can spoil it in one way."""
    import keras
    from keras import layers

    stack = [layers.Dense(width, activation=hidden) for _ in range(depth)]
    stack.append(layers.Dense(units, activation=output))
    if square:
        stack.insert(0, layers.Flatten())
    if behind:
        made = {"Rescaling": (100,), "Softmax": ()}[behind]
        stack.append(getattr(layers, behind)(*made))
    return keras.Sequential([keras.Input(shape=(28, 28) if square else (inputs,)), *stack])


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
        lambda: letter_classifier(square=True),
    ),
    Rule(
        "Your model does not take rows of 784 numbers. Give keras.Input the shape of one "
        "flattened picture, without the number of pictures.",
        lambda model: model.input_shape == (None, PIXELS),
        lambda: letter_classifier(inputs=28),
    ),
    Rule(
        "Your output layer has 1 node with softmax: it always says 1, whatever comes in. Each "
        "letter needs a node of its own.",
        lambda model: not _always_says_one(model),
        lambda: letter_classifier(units=1),
    ),
    Rule(
        "The layer with 26 nodes is not the last one. The list is the way of the numbers: first "
        "the hidden layer, then the output.",
        lambda model: model.output_shape[-1] == LETTERS or LETTERS not in widths(model)[:-1],
        lambda: letter_classifier(width=LETTERS, units=64),
    ),
    Rule(
        _too_many_or_few,
        lambda model: model.output_shape == (None, LETTERS),
        lambda: letter_classifier(units=10),
    ),
    Rule(
        "Your output layer uses sigmoid: each letter gets a probability of its own, and together "
        "they do not sum to 1. Each picture shows one letter only: use softmax.",
        lambda model: _last_activation(model) != "sigmoid",
        lambda: letter_classifier(output="sigmoid"),
    ),
    Rule(
        "Your output layer has no activation, so it gives scores. Which activation makes "
        "probabilities of them?",
        lambda model: _last_activation(model) != "linear" or _sums_to_one(model),
        lambda: letter_classifier(output=None),
    ),
    Rule(
        "There is a softmax at the end, and still the numbers of a picture do not sum to 1. Does "
        "something stand behind it? Or did you give it an axis?",
        lambda model: _last_activation(model) != "softmax" or _sums_to_one(model),
        lambda: letter_classifier(behind="Rescaling"),
    ),
    Rule(
        lambda model: (
            f"The activation of your output layer is {_last_activation(model)}, so its numbers are "
            "no probabilities. Which activation makes them positive and sum to 1?"
        ),
        _sums_to_one,
        lambda: letter_classifier(output="relu"),
    ),
    Rule(
        "Softmax is applied twice at the end. All letters get nearly alike. Once is enough.",
        lambda model: not _softmax_twice(model),
        lambda: letter_classifier(behind="Softmax"),
    ),
    Rule(
        "There is no hidden layer, so your model can only weigh each pixel by itself. Put a Dense "
        "layer between input and output.",
        lambda model: len(weighted_layers(model)) >= 2,
        lambda: letter_classifier(depth=0),
    ),
    Rule(
        "Your hidden layer has no activation. Linear after linear is still linear, as if there "
        "were no hidden layer: give it relu.",
        _bends,
        lambda: letter_classifier(hidden=None),
    ),
    Rule(
        "Your hidden layer uses softmax, so its nodes must share a sum of 1 between them. Softmax "
        "is for the output; inside, use relu.",
        lambda model: not any("softmax" in chain for chain in activation_chains(model)[:-1]),
        lambda: letter_classifier(hidden="softmax"),
    ),
    Rule(
        lambda model: (
            f"Two activations follow each other, {' and '.join(_two_activations(model))}. The "
            "second one gets only what the first has left: keep one of them."
        ),
        lambda model: not _two_activations(model),
        lambda: letter_classifier(output="relu", behind="Softmax"),
    ),
    Rule(
        lambda model: (
            f"Your smallest hidden layer has {min(widths(model)[:-1])} nodes. The exercise asks "
            "for 64 or more."
        ),
        lambda model: all(width >= 64 for width in widths(model)[:-1]),
        lambda: letter_classifier(width=32),
    ),
]


EXERCISE = ModelExercise(
    name="build_letter_classifier",
    number="8.3",
    title="Build a classifier for letters",
    solution=letter_classifier,
    rules=LETTER_RULES,
    hint="Take the digit classifier above, line by line: what changes when there are 26 "
    "classes, and what does not, because the pictures have the same size?",
)
