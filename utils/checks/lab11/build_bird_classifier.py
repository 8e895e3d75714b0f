"""Exercise 11.5 · Build a CNN for birds."""

from typing import Any

import numpy as np

from utils.checks.exercises.architecture import (
    activation_chains,
    activations,
    dense_layers,
    layers_of,
    weighted_layers,
)
from utils.checks.exercises.model_exercise import ModelExercise, Rule
from utils.checks.exercises.variants import AnyOf
from utils.checks.lab11.bird_errors import BIRD_ERRORS
from utils.checks.lab11.bird_models import build_bird_classifier, spoiled

SIDE, CHANNELS, SPECIES, LIMIT = 32, 3, 5, 4_000


def _convolutions(model: Any) -> list[Any]:
    return [layer for layer in layers_of(model) if type(layer).__name__ == "Conv2D"]


def _conv_activations(model: Any) -> list[str]:
    pairs = zip(weighted_layers(model), activations(model), strict=True)
    return [name for layer, name in pairs if type(layer).__name__ == "Conv2D"]


def _pooling_layers(model: Any) -> list[Any]:
    return [layer for layer in layers_of(model) if "Pooling" in type(layer).__name__]


def _pools_something(model: Any) -> bool:
    """Tell whether a layer pools more than one pixel; global pooling pools all there is."""
    sizes = [np.max(getattr(layer, "pool_size", SIDE)) for layer in _pooling_layers(model)]
    return max(sizes) > 1


def _answers(model: Any) -> np.ndarray:
    pictures = np.random.default_rng(11).random((6, SIDE, SIDE, CHANNELS), dtype=np.float32)
    return np.asarray(model(pictures, training=False))


def _sums_to_one(model: Any) -> bool:
    answers = _answers(model)
    return bool((answers >= 0).all() and np.allclose(answers.sum(axis=-1), 1, atol=1e-4))


def _last_chain(model: Any) -> list[str]:
    """List the activations behind the last layer with weights."""
    return activation_chains(model)[-1]


def _one_activation_at_the_end(model: Any) -> bool:
    """Tell whether the model ends with at most one activation.

    A convolution may be the last layer with weights: its relu does not count.
    """
    ends_with_conv = weighted_layers(model)[-1] in _convolutions(model)
    return len(_last_chain(model)) <= 1 + ends_with_conv


def _size_message(model: Any) -> str:
    largest = max(layers_of(model), key=lambda layer: layer.count_params())
    return (
        f"Your model has {model.count_params():,} parameters; {LIMIT:,} are allowed. The largest "
        f"part, {largest.count_params():,}, is in a layer {type(largest).__name__}. "
        + (
            "Make the maps that reach it smaller: pool more, or use a stride. Fewer units help too."
            if type(largest).__name__ == "Dense"
            else "Take fewer or smaller filters there."
        )
    )


BIRD_RULES = [
    Rule(
        "Your input has one channel. The digits had one; a color picture has three: red, green "
        "and blue.",
        lambda model: model.input_shape[1:] != (SIDE, SIDE, 1),
        spoiled("(32, 32, 3) -> (32, 32, 1)"),
        label="one-channel",
    ),
    Rule(
        "You put the channels first. Keras wants (height, width, channels): the three at the end.",
        lambda model: model.input_shape[1:] != (CHANNELS, SIDE, SIDE),
        spoiled("(32, 32, 3)), *look, *look_again -> (3, 32, 32)), *look[:1]"),
        label="channels-first",
    ),
    Rule(
        "Your model takes rows of numbers, so the pixels have lost their neighbors already. "
        "Give keras.Input the shape of one picture: height, width and channels.",
        lambda model: len(model.input_shape) != 2,
        spoiled("(32, 32, 3)), *look, *look_again -> (3072,))"),
        label="rows-of-numbers",
    ),
    Rule(
        "The shape that you gave keras.Input has four numbers. Leave the number of pictures out: "
        "Keras adds that axis itself.",
        lambda model: len(model.input_shape) != 5,
        spoiled("(32, 32, 3)), *look, *look_again -> (10, 32, 32, 3))"),
        label="number-of-pictures",
    ),
    Rule(
        lambda model: (
            f"Your input has the shape {model.input_shape[1:]}. A picture of the camera has a "
            "height and a width of 32 and three channels, in this order."
        ),
        lambda model: model.input_shape == (None, SIDE, SIDE, CHANNELS),
        spoiled("(32, 32, 3) -> (28, 28, 3)"),
        label="input-shape",
    ),
    Rule(
        "There is no Conv2D layer in your model, so no pixel knows its neighbors.",
        lambda model: len(_convolutions(model)) > 0,
        spoiled(", *look, *look_again ->"),
        label="no-convolution",
    ),
    Rule(
        "No layer says which species it is: after Flatten, your model needs a Dense layer with a "
        "unit for each.",
        lambda model: bool(dense_layers(model)) or model.output_shape == (None, SPECIES),
        spoiled(', layers.Dense(5, activation="softmax") ->'),
        label="no-dense",
    ),
    Rule(
        lambda model: (
            f"Your model answers with shape {model.output_shape}: a table of answers for each "
            "picture, one at each place. Is a Flatten missing before the last Dense layer?"
        ),
        lambda model: len(model.output_shape) == 2,
        spoiled("layers.Flatten(), ->"),
        label="no-flatten",
    ),
    Rule(
        lambda model: (
            f"Your last Dense layer has {SPECIES} units, but {model.output_shape[-1]} numbers come "
            "out: it stands before Flatten, and answers at each place. Flatten comes first."
        ),
        lambda model: (
            model.output_shape[-1] == SPECIES
            or not dense_layers(model)
            or dense_layers(model)[-1].units != SPECIES
        ),
        spoiled('*answer] -> layers.Dense(5, activation="softmax"), layers.Flatten()]'),
        label="flatten-last",
    ),
    Rule(
        "Your output layer has 10 units. That fits the ten digits, but there are 5 species.",
        lambda model: model.output_shape[-1] != 10,
        spoiled("Dense(5 -> Dense(10"),
        label="ten-units",
    ),
    Rule(
        lambda model: (
            f"Your model gives {model.output_shape[-1]} number{'s'[: model.output_shape[-1] - 1]} "
            "for each picture. Each of the 5 species needs an output unit."
        ),
        lambda model: model.output_shape == (None, SPECIES),
        spoiled("Dense(5 -> Dense(1"),
        label="output-size",
    ),
    Rule(
        "There is a softmax at the end of your model, but the 5 numbers that come out do not sum "
        "to 1. Does something stand behind it that changes them?",
        lambda model: "softmax" not in _last_chain(model) or _sums_to_one(model),
        lambda: AnyOf(
            spoiled('*answer] -> *answer, layers.Activation("sigmoid")]'),
            spoiled("*answer] -> *answer, layers.Rescaling(10)]"),
        ),
        label="behind-softmax",
    ),
    Rule(
        "Your output layer uses sigmoid: each species gets a probability of its own, and together "
        "they do not sum to 1. Each picture shows one bird: use softmax.",
        lambda model: _last_chain(model)[-1:] != ["sigmoid"],
        spoiled("softmax -> sigmoid"),
        label="sigmoid",
    ),
    Rule(
        lambda model: (
            f"The activation of your output layer is {(_last_chain(model) or ['linear'])[-1]}, so "
            "its numbers are no probabilities. Which activation makes them positive and sum to 1?"
        ),
        _sums_to_one,
        spoiled(', activation="softmax" ->'),
        label="no-softmax",
    ),
    Rule(
        "Softmax is applied twice at the end, which makes all species nearly equally likely. Once "
        "is enough.",
        lambda model: _last_chain(model).count("softmax") < 2,
        spoiled("*answer] -> *answer, layers.Softmax()]"),
        label="softmax-twice",
    ),
    Rule(
        lambda model: (
            f"Your model ends with {' and '.join(_last_chain(model))}, one right behind the other. "
            "Softmax alone is enough: it makes probabilities of any numbers."
        ),
        _one_activation_at_the_end,
        spoiled("softmax -> relu", "*answer] -> *answer, layers.Softmax()]"),
        label="more-than-softmax",
    ),
    Rule(
        "Softmax stands in the middle of your model. It makes probabilities of the sums, which is "
        "the job of the output layer only.",
        lambda model: not any("softmax" in chain for chain in activation_chains(model)[:-1]),
        lambda: AnyOf(
            spoiled('*answer] -> layers.Dense(5, activation="softmax"), *answer]'),
            spoiled('*answer] -> *answer, layers.Dense(5, activation="softmax")]'),
        ),
        label="softmax-inside",
    ),
    Rule(
        "There is only one Conv2D layer. The exercise asks for two or more: the second one looks "
        "at the maps of the first.",
        lambda model: len(_convolutions(model)) >= 2,
        spoiled(", *look_again ->"),
        label="one-convolution",
    ),
    Rule(
        "A layer before the output has no activation. Linear after linear is still linear: give "
        "each of them relu.",
        lambda model: "linear" not in activations(model)[:-1],
        spoiled('8, 3, activation="relu" -> 8, 3'),
        label="no-activation",
    ),
    Rule(
        lambda model: (
            f"Behind your Conv2D layers stand: {', '.join(_conv_activations(model))}. The "
            "exercise asks for relu in each of these layers."
        ),
        lambda model: set(_conv_activations(model)) == {"relu"},
        spoiled('8, 3, activation="relu" -> 8, 3, activation="leaky_relu"'),
        label="no-relu",
    ),
    Rule(
        "All your filters are 1 × 1, so no pixel sees a neighbor. Take windows of 3 × 3 or more.",
        lambda model: any(max(layer.kernel_size) > 1 for layer in _convolutions(model)),
        spoiled("8, 3 -> 8, 1", "12, 3 -> 12, 1"),
        label="one-by-one",
    ),
    Rule(
        "There is no pooling layer in your model. Which layer keeps the largest number of each "
        "square?",
        lambda model: len(_pooling_layers(model)) > 0,
        spoiled("*look, *look_again -> *look[:1], *look_again[:1]"),
        label="no-pooling",
    ),
    Rule(
        "Your pooling layer pools nothing: each of its squares is one number. Take squares of "
        "2 × 2 or more.",
        _pools_something,
        spoiled("*look, *look_again -> *look[:1], layers.MaxPooling2D(1), *look_again[:1]"),
        label="pools-nothing",
    ),
    Rule(
        _size_message,
        lambda model: model.count_params() <= LIMIT,
        spoiled("Conv2D(12 -> Conv2D(64"),
        label="too-many-parameters",
    ),
]


EXERCISE = ModelExercise(
    name="build_bird_classifier",
    number="11.5",
    title="Build a CNN for birds",
    solution=build_bird_classifier,
    rules=BIRD_RULES,
    build_errors=BIRD_ERRORS,
    hint="Take `build_cnn` above, line by line: what changes with color pictures of 32 × 32 "
    "and 5 species? Then look where its parameters are. Fewer filters in a layer also mean "
    "fewer channels for the next one, and each number that reaches Flatten costs 5 weights.",
    steps=(
        "First only change the input's shape and the output's units in `build_cnn`, and look at "
        "`model.summary()`: it says how many parameters each layer has.",
        "A filter of 3 × 3 on 10 maps has 3 · 3 · 10 + 1 = 91 parameters, so 20 cost 1,820. And 5 "
        "· 5 · 20 numbers that reach Flatten cost 2,505 with 5 units. Try 8 filters, then few "
        "more, with pooling behind each.",
    ),
)
