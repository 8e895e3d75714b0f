"""Exercise 11.5 · Build a CNN for birds."""

from typing import Any

import numpy as np

from utils.checks.architecture import activations, weighted_layers
from utils.checks.forms import OneOf
from utils.checks.model_exercise import ModelExercise, Rule
from utils.checks.refusals import Refusal

SIDE, CHANNELS, SPECIES, LIMIT = 32, 3, 5, 4_000


def bird_classifier(
    shape: tuple[int, ...] = (SIDE, SIDE, CHANNELS),
    filters: tuple[int, ...] = (8, 8),
    activation: str | None = "relu",
    kernel: int = 3,
    pool: int = 2,
    flatten: bool = True,
    softmax_inside: bool = False,
    units: int = SPECIES,
    output: str | None = "softmax",
    softmax_again: bool = False,
    dense: bool = True,
) -> Any:
    """A CNN for birds; each argument can spoil it in one way."""
    import keras
    from keras import layers

    stack: list[Any] = [keras.Input(shape=shape)]
    for n in filters:
        stack.append(layers.Conv2D(n, kernel, activation=activation, padding="same"))
        if pool:
            stack.append(layers.MaxPooling2D(pool))
    if softmax_inside:
        stack.append(layers.Dense(units, activation="softmax"))
    if flatten:
        stack.append(layers.Flatten())
    if dense:
        stack.append(layers.Dense(units, activation=output))
    if softmax_again:
        stack.append(layers.Softmax())
    return keras.Sequential(stack)


def _convolutions(model: Any) -> list[Any]:
    return [layer for layer in model.layers if type(layer).__name__ == "Conv2D"]


def _conv_activations(model: Any) -> list[str]:
    pairs = zip(weighted_layers(model), activations(model), strict=True)
    return [name for layer, name in pairs if type(layer).__name__ == "Conv2D"]


def _pooling_layers(model: Any) -> list[Any]:
    return [layer for layer in model.layers if "Pooling" in type(layer).__name__]


def _pools_something(model: Any) -> bool:
    """Global pooling has no size: it pools all there is."""
    sizes = [np.max(getattr(layer, "pool_size", SIDE)) for layer in _pooling_layers(model)]
    return max(sizes) > 1


def _answers(model: Any) -> np.ndarray:
    pictures = np.random.default_rng(11).random((6, SIDE, SIDE, CHANNELS), dtype=np.float32)
    return np.asarray(model(pictures, training=False))


def _sums_to_one(model: Any) -> bool:
    answers = _answers(model)
    return bool((answers >= 0).all() and np.allclose(answers.sum(axis=-1), 1, atol=1e-4))


def _softmax_twice(model: Any) -> bool:
    *_, before, last = model.layers
    names = [
        getattr(getattr(layer, "activation", None), "__name__", "") for layer in (before, last)
    ]
    kinds = [type(layer).__name__ for layer in (before, last)]
    return all(n == "softmax" or k == "Softmax" for n, k in zip(names, kinds, strict=True))


def _input_message(model: Any) -> str:
    shape = model.input_shape[1:]
    if shape == (SIDE, SIDE, 1):
        return (
            "Your input has one channel. The digits had one; a colour picture has three: red, "
            "green and blue."
        )
    if shape == (CHANNELS, SIDE, SIDE):
        return (
            "You put the channels first. Keras wants (height, width, channels): the three at the "
            "end."
        )
    if len(shape) == 1:
        return (
            "Your model takes rows of numbers, so the pixels have lost their neighbours already. "
            "Give keras.Input the shape of one picture: height, width and channels."
        )
    if len(shape) == 4:
        return (
            f"You gave keras.Input the shape {shape}. Leave the number of pictures out: Keras adds "
            "that axis itself."
        )
    return (
        f"Your input has the shape {shape}. A picture of the camera has a height and a width of 32 "
        "and three channels, in this order."
    )


def _size_message(model: Any) -> str:
    largest = max(model.layers, key=lambda layer: layer.count_params())
    return (
        f"Your model has {model.count_params():,} parameters; {LIMIT:,} are allowed. The largest "
        f"part, {largest.count_params():,}, is in a layer {type(largest).__name__}. "
        + (
            "Make the maps that reach it smaller: pool more, or use a stride. Fewer units help too."
            if type(largest).__name__ == "Dense"
            else "Take fewer or smaller filters there."
        )
    )


def _output_message(model: Any) -> str:
    if activations(model)[-1] == "sigmoid":
        return (
            "Your output layer uses sigmoid: each species gets a probability of its own, and "
            "together they do not sum to 1. Each picture shows one bird: use softmax."
        )
    return (
        f"The activation of your output layer is {activations(model)[-1]}, so its numbers are no "
        "probabilities. Which activation makes them positive and sum to 1?"
    )


BIRD_RULES = [
    Rule(
        _input_message,
        lambda model: model.input_shape == (None, SIDE, SIDE, CHANNELS),
        lambda: bird_classifier(shape=(SIDE, SIDE, 1)),
    ),
    Rule(
        "There is no Conv2D layer in your model, so no pixel knows its neighbours.",
        lambda model: len(_convolutions(model)) > 0,
        lambda: bird_classifier(filters=()),
    ),
    Rule(
        "No layer says which species it is: after Flatten, your model needs a Dense layer with a "
        "unit for each.",
        lambda model: any(type(layer).__name__ == "Dense" for layer in model.layers),
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
    Rule(_output_message, _sums_to_one, lambda: bird_classifier(output="sigmoid")),
    Rule(
        "Softmax is applied twice at the end, which makes all species nearly equally likely. Once "
        "is enough.",
        lambda model: not _softmax_twice(model),
        lambda: bird_classifier(softmax_again=True),
    ),
    Rule(
        "Softmax stands in the middle of your model. It makes probabilities of the sums, which is "
        "the job of the output layer only.",
        lambda model: "softmax" not in activations(model)[:-1],
        lambda: bird_classifier(softmax_inside=True),
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
            f"Your Conv2D layers use {', '.join(sorted(set(_conv_activations(model))))}. The "
            "exercise asks for relu in each of them."
        ),
        lambda model: set(_conv_activations(model)) == {"relu"},
        lambda: bird_classifier(activation="leaky_relu"),
    ),
    Rule(
        "All your filters are 1 × 1, so no pixel sees a neighbour. Take windows of 3 × 3 or more.",
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


def _birds(*behind: Any, shape: tuple[int, ...] = (SIDE, SIDE, CHANNELS)) -> Any:
    """A model of an input and these layers."""
    import keras

    return keras.Sequential([keras.Input(shape=shape), *behind])


def _layer(kind: str, *arguments: Any) -> Any:
    from keras import layers

    return getattr(layers, kind)(*arguments)


BIRD_REFUSALS = [
    Refusal(
        "Conv2D wants pictures with a height, a width and channels. The shape that you gave "
        "keras.Input has no channels: how many does a colour picture have?",
        "min_ndim=4, found ndim=3",
        lambda: _birds(_layer("Conv2D", 8, 3), shape=(SIDE, SIDE)),
    ),
    Refusal(
        "A Conv2D or pooling layer got rows of numbers. Flatten comes after the last of them, and "
        "keras.Input takes the shape of a picture.",
        "ndim=4, found ndim=2",
        OneOf(
            lambda: _birds(_layer("Flatten"), _layer("Conv2D", 8, 3)),
            lambda: _birds(_layer("Flatten"), _layer("MaxPooling2D", 2)),
        ),
    ),
    Refusal(
        "A window does not fit on the maps that reach it. Do you pool too often, or is the window "
        "too large? Or did you give keras.Input the channels first? Keras wants them last: "
        "(32, 32, 3).",
        "output size would be (negative|zero)|[Nn]egative dimension",
        OneOf(
            lambda: _birds(_layer("MaxPooling2D", 16), _layer("Conv2D", 8, 3)),
            lambda: _birds(*(_layer("Conv2D", 8, 3) for _ in "ab"), shape=(CHANNELS, SIDE, SIDE)),
        ),
    ),
    Refusal(
        "Keras has no layer of that name. The one that keeps the largest number of each square is "
        "MaxPooling2D.",
        r"no attribute '\w*[Pp]ool",
        lambda: _birds(_layer("Maxpooling2D", 2)),
    ),
    Refusal(
        "You used Conv1D, whose window slides along a line. A picture has two directions: Conv2D.",
        r"kernel of shape \(\d+, \d+, \d+\) and input",
        lambda: _birds(_layer("Conv1D", 8, 3)),
    ),
    Refusal(
        "Your input has too many axes. Give keras.Input the shape of one picture, and leave the "
        "number of pictures out: Keras adds that axis itself.",
        r"kernel of shape \(\d+, \d+, \d+, \d+\) and input|ndim=4, found ndim=5",
        OneOf(
            lambda: _birds(_layer("Conv2D", 8, 3), shape=(10, SIDE, SIDE, CHANNELS)),
            lambda: _birds(_layer("MaxPooling2D", 2), shape=(10, SIDE, SIDE, CHANNELS)),
        ),
    ),
    Refusal(
        "The third thing that Conv2D takes is the stride. Give the activation by its name: "
        "activation=….",
        r"Received strides=(relu|softmax)",
        lambda: _layer("Conv2D", 8, 3, "relu"),
    ),
    Refusal(
        "Conv2D wants two numbers first: how many filters, and how wide the window is.",
        "missing 1 required positional argument: 'kernel_size'",
        lambda: _layer("Conv2D", 8),
    ),
]


EXERCISE = ModelExercise(
    name="build_bird_classifier",
    number="11.5",
    title="Build a CNN for birds",
    solution=bird_classifier,
    rules=BIRD_RULES,
    refusals=BIRD_REFUSALS,
    hint="Take `build_cnn` above, line by line: what changes with colour pictures of 32 × 32 "
    "and 5 species? Then look where its parameters are. Fewer filters in a layer also mean "
    "fewer channels for the next one, and each number that reaches Flatten costs 5 weights.",
)
