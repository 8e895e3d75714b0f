"""Exercise 13.5 · Build a generator of stamps."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from utils.checks.exercises.architecture import (
    activation_chains,
    activations,
    dense_layers,
    widths,
)
from utils.checks.exercises.build_errors import BuildError
from utils.checks.exercises.builders import changed, keras, layers
from utils.checks.exercises.model_exercise import ModelExercise, Rule


def build_stamp_generator() -> Any:
    return keras.Sequential(
        [
            keras.Input(shape=(10,)),
            layers.Dense(64, activation="relu"),
            layers.Dense(128, activation="relu"),
            layers.Dense(144, activation="sigmoid"),
            layers.Reshape((12, 12)),
        ]
    )


_with = partial(changed, build_stamp_generator)


def _folded(behind: str, pixels: str = "sigmoid") -> Callable[[], Any]:
    """Build it with something behind the square, and another activation for the 144 pixels."""
    return _with(f'"sigmoid" -> "{pixels}"', f"Reshape((12, 12)), -> Reshape((12, 12)), {behind}")


def _hidden(model: Any) -> list[str]:
    return activations(model)[:-1]


def _ends_with(name: str) -> Callable[[Any], bool]:
    return lambda model: activations(model)[-1] == name


def _last_chain(model: Any) -> list[str]:
    """List the activations that the pixels pass through, in order."""
    return activation_chains(model)[-1]


def _pass_through_one(model: Any) -> bool:
    """Tell whether at most one activation makes the pixels; ReLU after sigmoid does nothing."""
    first, *others = _last_chain(model) or ["linear"]
    return not others or (first == "sigmoid" and set(others) == {"relu"})


def _two_activations(model: Any) -> str:
    chain = _last_chain(model)
    words = f"Your pixels pass through {len(chain)} activations, {' and then '.join(chain)}."
    if chain[-1] == "sigmoid" and chain[-2] in ("sigmoid", "relu", "softmax", "softplus"):
        words += f" No {chain[-2]} gives less than 0, so no pixel comes below ½."
    return f"{words} Take one sigmoid."


def _rows_share(model: Any) -> bool:
    """Tell whether the 12 pixels of each row add up to 1."""
    noise = np.random.default_rng(3).normal(size=(20, 10)).astype(np.float32)
    return bool(np.allclose(np.asarray(model(noise, training=False)).sum(axis=2), 1, atol=1e-3))


def _stays_within(model: Any, training: bool = False) -> bool:
    """Tell whether the pixels stay between 0 and 1, for very large noise, too."""
    noise = 30 * np.random.default_rng(3).normal(size=(200, 10))
    before = model.get_weights()
    pixels = np.asarray(model(noise.astype(np.float32), training=training))
    model.set_weights(before)  # a BatchNormalization learns while it is called in training
    return bool(pixels.min() >= 0 and pixels.max() <= 1)


def _leaves_with(name: str) -> Callable[[Any], bool]:
    """Return the test that pixels out of this activation, which comes last, leave the range."""
    return lambda model: _ends_with(name)(model) and not _stays_within(model)


def _listens(model: Any) -> bool:
    """Tell whether other noise makes another picture."""
    noise = np.random.default_rng(3).normal(size=(20, 10)).astype(np.float32)
    pictures = np.asarray(model(noise, training=False)).reshape(20, -1)
    return bool(pictures.std(axis=0).max() > 1e-4)


def _reaches_white(model: Any) -> bool:
    """Tell whether a pixel comes near 1, if the noise is as large as can be."""
    noise = 1e6 * np.random.default_rng(3).normal(size=(200, 10))
    return bool(np.asarray(model(noise.astype(np.float32), training=False)).max() > 0.9)


def _without_layers() -> Any:
    rows = [layers.Reshape((10, 1)), layers.ZeroPadding1D(1), layers.Reshape((1, 12))]
    return keras.Sequential([keras.Input((10,)), *rows, layers.UpSampling1D(12)])


def _deaf() -> Any:
    model = build_stamp_generator()
    model.set_weights([0 * w for w in model.get_weights()])
    return model


STAMP_RULES = [
    Rule(
        "Your model takes a picture and answers with one number: that is a discriminator. The "
        "generator goes the other way, from 10 numbers of noise to a picture.",
        lambda model: (
            not (
                model.output_shape[-1] == 1 and np.prod([n or 1 for n in model.input_shape]) == 144
            )
        ),
        _with(
            "(10,) -> (12, 12)",
            "layers.Dense(64 -> layers.Flatten(), layers.Dense(64",
            "144 -> 1",
            "layers.Reshape((12, 12)), ->",
        ),
        label="discriminator",
    ),
    Rule(
        lambda model: (
            f"Your model's input has the shape {model.input_shape}, where the first None stands "
            "for the number of samples. Each sample begins as 10 numbers of noise."
        ),
        lambda model: model.input_shape == (None, 10),
        _with("(10,) -> (12,)"),
        label="other-input",
    ),
    Rule(
        "Your model gives 144 numbers in a row. Fold them into a square with a Reshape layer.",
        lambda model: model.output_shape != (None, 144),
        _with("layers.Reshape((12, 12)), ->"),
        label="not-folded",
    ),
    Rule(
        lambda model: (
            f"Your model gives the shape {model.output_shape}, where the first None stands for the "
            "number of samples. Each sample is a picture of 12 × 12."
        ),
        lambda model: model.output_shape == (None, 12, 12),
        _with("144 -> 288", "(12, 12) -> (12, 12, 2)"),
        label="other-shape",
    ),
    Rule(
        "There is no Dense layer in your model.",
        lambda model: len(dense_layers(model)) > 0,
        _without_layers,
        label="no-dense",
    ),
    Rule(
        lambda model: (
            f"Your last Dense layer has {widths(model)[-1]} nodes. It makes the pixels, all "
            "144 of them; the Reshape layer comes behind it."
        ),
        lambda model: widths(model)[-1] == 144,
        _folded('layers.Dense(12, "sigmoid"),'),
        label="other-pixels",
    ),
    Rule(
        lambda model: (
            f"The number of Dense layers in your model is {len(dense_layers(model))}. The exercise "
            "asks for two or more hidden ones, and one more that makes the 144 pixels."
        ),
        lambda model: len(dense_layers(model)) >= 3,
        _with('layers.Dense(128, activation="relu"), ->'),
        label="too-few-layers",
    ),
    Rule(
        "A hidden layer of yours has no activation. Without one it adds nothing that the next "
        "layer could not do alone: give it relu.",
        lambda model: "linear" not in _hidden(model),
        _with('64, activation="relu" -> 64'),
        label="linear-layer",
    ),
    Rule(
        lambda model: (
            f"The activations of your hidden layers are {', '.join(_hidden(model))}. The exercise "
            "asks for relu."
        ),
        lambda model: set(_hidden(model)) == {"relu"},
        _with('64, activation="relu" -> 64, activation="sigmoid"'),
        label="other-activation",
    ),
    *(
        Rule(
            _two_activations,
            _pass_through_one,
            _folded('layers.Activation("sigmoid"),', pixels=name),
            label="two-activations",
        )
        for name in ("sigmoid", "relu", "tanh")
    ),
    Rule(
        "Your pixels pass through a softmax behind the Reshape layer: the 12 pixels of each row "
        "share 1. Each pixel is a number from 0 to 1 of its own.",
        lambda model: not (_ends_with("softmax")(model) and _rows_share(model)),
        _folded("layers.Softmax(),", pixels="linear"),
        label="rows-share-1",
    ),
    Rule(
        "Your pixels come out of a softmax: all 144 share 1, so every picture is nearly "
        "white. Each pixel is a number from 0 to 1 of its own.",
        lambda model: not _ends_with("softmax")(model),
        _with('"sigmoid" -> "softmax"'),
        label="softmax",
    ),
    Rule(
        "Your pixels come out of a tanh, from -1 to 1. Asked for are gray values from 0 to 1: take "
        "a sigmoid.",
        lambda model: not _leaves_with("tanh")(model),
        _with('"sigmoid" -> "tanh"'),
        label="tanh",
    ),
    Rule(
        "Your pixels come out of a ReLU, so nothing keeps them below 1. Asked for are gray values "
        "from 0 to 1: take a sigmoid.",
        lambda model: not _leaves_with("relu")(model),
        _with('"sigmoid" -> "relu"'),
        label="relu",
    ),
    Rule(
        "Your last Dense layer has no activation, so a pixel can be any number. Asked for are gray "
        "values from 0 to 1: take a sigmoid.",
        lambda model: not _leaves_with("linear")(model),
        _with(', activation="sigmoid" ->'),
        label="no-activation",
    ),
    Rule(
        "A sigmoid makes your pixels, but something behind it takes them out of the range from 0 "
        "to 1. Leave that away.",
        lambda model: not _ends_with("sigmoid")(model) or _stays_within(model),
        _folded("layers.Rescaling(255),"),
        label="scaled-behind",
    ),
    Rule(
        "Some pixels of yours are below 0 or above 1. Let a sigmoid make them.",
        _stays_within,
        _with('"sigmoid" -> "softplus"'),
        label="out-of-range",
    ),
    Rule(
        "In training, something behind your last Dense layer changes the pixels, so that some are "
        "below 0 or above 1. BatchNormalization does that: take it away.",
        lambda model: _stays_within(model, training=True),
        _with("layers.Reshape -> layers.BatchNormalization(), layers.Reshape"),
        label="changed-in-training",
    ),
    Rule(
        "Your model makes the same picture, whatever the noise is.",
        _listens,
        _deaf,
        label="deaf",
    ),
    Rule(
        "Your pixels never come near 1, so nothing in your pictures is white. What a sigmoid gives "
        "is a gray value already: leave it as it is.",
        _reaches_white,
        _folded("layers.Rescaling(1 / 255),"),
        label="too-dark",
    ),
    Rule(
        lambda model: (
            f"Your hidden layers have {widths(model)[:-1]} nodes. Through fewer than 8 "
            "hardly anything of the noise gets on to the picture; take some dozens."
        ),
        lambda model: min(widths(model)[:-1]) >= 8,
        _with("Dense(64 -> Dense(4"),
        label="too-narrow",
    ),
]


STAMP_REFUSALS = [
    BuildError(
        "Reshape takes the shape as one thing: put the two numbers in brackets of their own.",
        r"Reshape\.__init__\(\) takes 2",
        _with("Reshape((12, 12)) -> Reshape(12, 12)"),
        label="shape-without-brackets",
    ),
    BuildError(
        "A single number stands where several belong. Reshape takes a shape, in brackets of its "
        "own; a loop takes a list, or range(…).",
        "'int' object is not iterable",
        _with("Reshape((12, 12)) -> Reshape(144)"),
        label="one-number",
    ),
    BuildError(
        "A Reshape of yours gets several rows of 144 numbers for each sample, where it folds one. "
        "Is there an axis too many in your input? The noise of a sample is one row.",
        r"total size of the tensor must be unchanged.*input_shape=\(\d+, 144\)",
        _with("(10,) -> (10, 1)"),
        label="axis-too-many",
    ),
    BuildError(
        "A Reshape of yours does not get as many numbers as its shape holds. To be folded into "
        "12 × 12, the layer before it has to give 144.",
        "total size of the tensor must be unchanged",
        _with("144 -> 12"),
        label="too-few-pixels",
    ),
]


EXERCISE = ModelExercise(
    name="build_stamp_generator",
    number="13.5",
    title="Build a generator of stamps",
    solution=build_stamp_generator,
    rules=STAMP_RULES,
    build_errors=STAMP_REFUSALS,
    hint="Take `build_player`, line by line: how many numbers come in, how many pixels go out, "
    "and which activation gives numbers from 0 to 1? Fold the row at the very end.",
    steps=(
        "Five things stand in the list: the input, two hidden layers, one that makes a row with a "
        "number for each pixel, and one that folds the row. Which activation goes with which?",
        "For pictures of 3 × 3 from 2 numbers of noise: an input of shape (2,), hidden layers, a "
        "Dense layer of 9 nodes whose activation stays between 0 and 1, and Reshape((3, 3)).",
    ),
)
