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
from utils.checks.exercises.build_errors import BuildError
from utils.checks.exercises.model_exercise import ModelExercise, Rule
from utils.checks.exercises.variants import AnyOf
from utils.checks.lab11.bird_models import (
    CHANNELS,
    SIDE,
    SPECIES,
    bird_classifier,
    birds,
    make,
)

LIMIT = 4_000


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
        lambda: bird_classifier(shape=(SIDE, SIDE, 1)),
    ),
    Rule(
        "You put the channels first. Keras wants (height, width, channels): the three at the end.",
        lambda model: model.input_shape[1:] != (CHANNELS, SIDE, SIDE),
        lambda: bird_classifier(shape=(CHANNELS, SIDE, SIDE), pool=0),
    ),
    Rule(
        "Your model takes rows of numbers, so the pixels have lost their neighbors already. "
        "Give keras.Input the shape of one picture: height, width and channels.",
        lambda model: len(model.input_shape) != 2,
        lambda: bird_classifier(shape=(SIDE * SIDE * CHANNELS,), filters=(), flatten=False),
    ),
    Rule(
        "The shape that you gave keras.Input has four numbers. Leave the number of pictures out: "
        "Keras adds that axis itself.",
        lambda model: len(model.input_shape) != 5,
        lambda: bird_classifier(shape=(10, SIDE, SIDE, CHANNELS), filters=()),
    ),
    Rule(
        lambda model: (
            f"Your input has the shape {model.input_shape[1:]}. A picture of the camera has a "
            "height and a width of 32 and three channels, in this order."
        ),
        lambda model: model.input_shape == (None, SIDE, SIDE, CHANNELS),
        lambda: bird_classifier(shape=(28, 28, CHANNELS)),
    ),
    Rule(
        "There is no Conv2D layer in your model, so no pixel knows its neighbors.",
        lambda model: len(_convolutions(model)) > 0,
        lambda: bird_classifier(filters=()),
    ),
    Rule(
        "No layer says which species it is: after Flatten, your model needs a Dense layer with a "
        "unit for each.",
        lambda model: bool(dense_layers(model)) or model.output_shape == (None, SPECIES),
        lambda: bird_classifier(dense=False),
    ),
    Rule(
        lambda model: (
            f"Your model answers with shape {model.output_shape}: a table of answers for each "
            "picture, one at each place. Is a Flatten missing before the last Dense layer?"
        ),
        lambda model: len(model.output_shape) == 2,
        lambda: bird_classifier(flatten=False),
    ),
    Rule(
        "Your output layer has 10 units. That fits the ten digits, but there are 5 species.",
        lambda model: model.output_shape[-1] != 10,
        lambda: bird_classifier(units=10),
    ),
    Rule(
        lambda model: (
            f"Your model gives {model.output_shape[-1]} number{'s'[: model.output_shape[-1] - 1]} "
            "for each picture. Each of the 5 species needs an output unit."
        ),
        lambda model: model.output_shape == (None, SPECIES),
        lambda: bird_classifier(units=1),
    ),
    Rule(
        "There is a softmax at the end of your model, but the 5 numbers that come out do not sum "
        "to 1. Does something stand behind it that changes them?",
        lambda model: "softmax" not in _last_chain(model) or _sums_to_one(model),
        lambda: AnyOf(
            bird_classifier(behind=(make("Activation", "sigmoid"),)),
            bird_classifier(behind=(make("Rescaling", 10),)),
        ),
    ),
    Rule(
        "Your output layer uses sigmoid: each species gets a probability of its own, and together "
        "they do not sum to 1. Each picture shows one bird: use softmax.",
        lambda model: _last_chain(model)[-1:] != ["sigmoid"],
        lambda: bird_classifier(output="sigmoid"),
    ),
    Rule(
        lambda model: (
            f"The activation of your output layer is {(_last_chain(model) or ['linear'])[-1]}, so "
            "its numbers are no probabilities. Which activation makes them positive and sum to 1?"
        ),
        _sums_to_one,
        lambda: bird_classifier(output=None),
    ),
    Rule(
        "Softmax is applied twice at the end, which makes all species nearly equally likely. Once "
        "is enough.",
        lambda model: _last_chain(model).count("softmax") < 2,
        lambda: bird_classifier(behind=(make("Softmax"),)),
    ),
    Rule(
        lambda model: (
            f"Your model ends with {' and '.join(_last_chain(model))}, one right behind the other. "
            "Softmax alone is enough: it makes probabilities of any numbers."
        ),
        _one_activation_at_the_end,
        lambda: bird_classifier(output="relu", behind=(make("Softmax"),)),
    ),
    Rule(
        "Softmax stands in the middle of your model. It makes probabilities of the sums, which is "
        "the job of the output layer only.",
        lambda model: not any("softmax" in chain for chain in activation_chains(model)[:-1]),
        lambda: AnyOf(
            bird_classifier(softmax_inside=True),
            bird_classifier(behind=(make("Dense", SPECIES, activation="softmax"),)),
        ),
    ),
    Rule(
        "There is only one Conv2D layer. The exercise asks for two or more: the second one looks "
        "at the maps of the first.",
        lambda model: len(_convolutions(model)) >= 2,
        lambda: bird_classifier(filters=(8,)),
    ),
    Rule(
        "A layer before the output has no activation. Linear after linear is still linear: give "
        "each of them relu.",
        lambda model: "linear" not in activations(model)[:-1],
        lambda: bird_classifier(activation=None),
    ),
    Rule(
        lambda model: (
            f"Behind your Conv2D layers stand: {', '.join(_conv_activations(model))}. The "
            "exercise asks for relu in each of these layers."
        ),
        lambda model: set(_conv_activations(model)) == {"relu"},
        lambda: bird_classifier(activation="leaky_relu"),
    ),
    Rule(
        "All your filters are 1 × 1, so no pixel sees a neighbor. Take windows of 3 × 3 or more.",
        lambda model: any(max(layer.kernel_size) > 1 for layer in _convolutions(model)),
        lambda: bird_classifier(kernel=1),
    ),
    Rule(
        "There is no pooling layer in your model. Which layer keeps the largest number of each "
        "square?",
        lambda model: len(_pooling_layers(model)) > 0,
        lambda: bird_classifier(pool=0, filters=(2, 2)),
    ),
    Rule(
        "Your pooling layer pools nothing: each of its squares is one number. Take squares of "
        "2 × 2 or more.",
        _pools_something,
        lambda: bird_classifier(pool=1, filters=(2, 2)),
    ),
    Rule(
        _size_message,
        lambda model: model.count_params() <= LIMIT,
        lambda: bird_classifier(filters=(16, 32)),
    ),
]


def _without_layers() -> Any:
    import keras

    return keras.Conv2D(8, 3)


BIRD_REFUSALS = [
    BuildError(
        "Conv2D wants pictures with a height, a width and channels. The shape that you gave "
        "keras.Input has no channels: how many does a color picture have?",
        "min_ndim=4, found ndim=3",
        lambda: birds(make("Conv2D", 8, 3), shape=(SIDE, SIDE)),
    ),
    BuildError(
        "A Conv2D or pooling layer got rows of numbers. Flatten comes after the last of them, and "
        "keras.Input takes the shape of a picture.",
        "ndim=4, found ndim=2",
        AnyOf(
            lambda: birds(make("Flatten"), make("Conv2D", 8, 3)),
            lambda: birds(make("Flatten"), make("MaxPooling2D", 2)),
        ),
    ),
    BuildError(
        "A window does not fit on the maps that reach it. Do you pool too often, or is the window "
        "too large? Or did you give keras.Input the channels first? Keras wants them last: "
        "(32, 32, 3).",
        "output size would be (negative|zero)|[Nn]egative dimension",
        AnyOf(
            lambda: birds(make("MaxPooling2D", 16), make("Conv2D", 8, 3)),
            lambda: birds(*(make("Conv2D", 8, 3) for _ in "ab"), shape=(CHANNELS, SIDE, SIDE)),
        ),
    ),
    BuildError(
        "Keras has no layer of that name. The one that keeps the largest number of each square is "
        "MaxPooling2D.",
        r"layers' has no attribute '\w*[Pp]ool",
        lambda: make("Maxpooling2D", 2),
    ),
    BuildError(
        "Keras has no layer of that name. The one that slides filters over a picture is Conv2D, "
        "with a capital C and a capital D.",
        r"layers' has no attribute '\w*[Cc]onv",
        AnyOf(lambda: make("Conv2d", 8, 3), lambda: make("conv2D", 8, 3)),
    ),
    BuildError(
        "Conv2D and all the other layers need `layers.` in front, not `keras.`.",
        "'keras' has no attribute '(Conv|MaxPool|Flatten|Dense)",
        _without_layers,
    ),
    BuildError(
        "The name of one of your layers ends in 1D: it looks along a line. A picture has two "
        "directions. Take the layer whose name ends in 2D.",
        r"kernel of shape \(\d+, \d+, \d+\) and input|1d(_\d+)?' is .*=3, found ndim=4",
        AnyOf(
            lambda: birds(make("Conv1D", 8, 3)),
            lambda: birds(make("MaxPooling1D", 2)),
            lambda: birds(make("GlobalAveragePooling1D")),
        ),
    ),
    BuildError(
        "Your input has too many axes. Give keras.Input the shape of one picture, and leave the "
        "number of pictures out: Keras adds that axis itself.",
        r"kernel of shape \(\d+, \d+, \d+, \d+\) and input|ndim=4, found ndim=5",
        AnyOf(
            lambda: birds(make("Conv2D", 8, 3), shape=(10, SIDE, SIDE, CHANNELS)),
            lambda: birds(make("MaxPooling2D", 2), shape=(10, SIDE, SIDE, CHANNELS)),
        ),
    ),
    BuildError(
        "The third thing that Conv2D takes is the stride. Give the activation by its name: "
        "activation=….",
        r"Received strides=(relu|softmax)",
        lambda: make("Conv2D", 8, 3, "relu"),
    ),
    BuildError(
        '`padding` is a word in quotes: "same" puts zeros around the picture, and "valid" puts '
        "none.",
        r"'(int|bool|NoneType)' object has no attribute 'lower'|`padding` argument must be",
        AnyOf(
            lambda: make("Conv2D", 8, 3, padding=1),
            lambda: make("Conv2D", 8, 3, padding="zeros"),
        ),
    ),
    BuildError(
        "The option is spelled `strides`, with an s at its end.",
        r"Unrecognized keyword arguments.*'stride'",
        lambda: make("Conv2D", 8, 3, stride=2),
    ),
    BuildError(
        "Conv2D wants two numbers first: how many filters, and how wide the window is.",
        "missing 1 required positional argument: 'kernel_size'",
        lambda: make("Conv2D", 8),
    ),
]


EXERCISE = ModelExercise(
    name="build_bird_classifier",
    number="11.5",
    title="Build a CNN for birds",
    solution=bird_classifier,
    rules=BIRD_RULES,
    build_errors=BIRD_REFUSALS,
    hint="Take `build_cnn` above, line by line: what changes with color pictures of 32 × 32 "
    "and 5 species? Then look where its parameters are. Fewer filters in a layer also mean "
    "fewer channels for the next one, and each number that reaches Flatten costs 5 weights.",
)
