"""Exercise 7.3 · Build a network for the temperature."""

from collections.abc import Callable
from functools import partial
from typing import Any

from utils.checks.exercises.architecture import (
    activation_chains,
    activations,
    output_is_not,
    widths,
)
from utils.checks.exercises.builders import changed, keras, layers
from utils.checks.exercises.model_exercise import ModelExercise, Rule


def build_thermometer() -> Any:
    return keras.Sequential(
        [keras.Input((5,)), layers.Dense(32, "relu"), layers.Dense(32, "relu"), layers.Dense(1)]
    )


_with = partial(changed, build_thermometer)


def _hidden(stack: str) -> Callable[[], Any]:
    """Build it with other hidden layers."""
    return _with(f'layers.Dense(32, "relu"), layers.Dense(32, "relu"), -> {stack}')


def _output(activation: str) -> Callable[[], Any]:
    return _with(f'Dense(1) -> Dense(1, "{activation}")')


def _hidden_activations(model: Any) -> set[str]:
    """Name all activations behind the hidden layers."""
    return {name for chain in activation_chains(model)[:-1] for name in chain}


TEMPERATURE_RULES = [
    Rule(
        lambda model: (
            f"Your model's input has the shape {model.input_shape}, where the first None stands "
            "for the number of rows. The station measures five things: give keras.Input the shape "
            "of one row."
        ),
        lambda model: model.input_shape == (None, 5),
        _with("(5,) -> (8,)"),
        label="other-input",
    ),
    Rule(
        lambda model: (
            f"Your output layer has {model.output_shape[-1]} nodes. One temperature is one number."
        ),
        lambda model: model.output_shape == (None, 1),
        _with("Dense(1) -> Dense(5)"),
        label="other-units",
    ),
    Rule(
        "Your output layer has a ReLU: it can never answer anything below 0. On a frosty day it "
        "will say 0. Leave its activation out.",
        output_is_not("relu"),
        _output("relu"),
        label="relu-output",
    ),
    Rule(
        "Your output layer has a sigmoid: it can never answer anything but 0 to 1. Leave its "
        "activation out.",
        output_is_not("sigmoid"),
        _output("sigmoid"),
        label="sigmoid-output",
    ),
    Rule(
        "Your output layer has a softmax. With a single node it answers 1, whatever comes in. "
        "Leave its activation out.",
        output_is_not("softmax"),
        _output("softmax"),
        label="softmax-output",
    ),
    Rule(
        lambda model: (
            f"The activation of your output layer is {activations(model)[-1]}, which bends or "
            "limits the answer. A temperature can be any number: leave the activation out."
        ),
        lambda model: activations(model)[-1] == "linear",
        _output("tanh"),
        label="bent-output",
    ),
    Rule(
        "There is no hidden layer, so your model is linear regression. Put Dense layers between "
        "input and output.",
        lambda model: len(widths(model)) > 1,
        _hidden(""),
        label="no-hidden-layer",
    ),
    Rule(
        "There is one hidden layer. The exercise asks for two or more.",
        lambda model: len(widths(model)) > 2,
        _hidden('layers.Dense(32, "relu"),'),
        label="one-hidden-layer",
    ),
    Rule(
        lambda model: (
            f"Your hidden layers have {widths(model)[:-1]} nodes. The exercise asks for 16 or "
            "more in each. (`keras.Input` is the input layer; every Dense but the last is hidden.)"
        ),
        lambda model: min(widths(model)[:-1]) >= 16,
        _hidden('layers.Dense(32, "relu"), layers.Dense(8, "relu"),'),
        label="too-narrow",
    ),
    Rule(
        "A hidden layer has no activation. Linear after linear is still linear, as if that layer "
        "were not there: give each hidden layer relu.",
        lambda model: "linear" not in activations(model)[:-1],
        _hidden('layers.Dense(32), layers.Dense(32, "relu"),'),
        label="linear-layer",
    ),
    Rule(
        lambda model: (
            f"Your hidden layers use {', '.join(sorted(_hidden_activations(model)))}. The "
            "exercise asks for relu in each of them."
        ),
        lambda model: all("elu" in name for name in _hidden_activations(model)),  # its kin, too
        _hidden('layers.Dense(32, "sigmoid"), layers.Dense(32, "relu"),'),
        label="other-activation",
    ),
]


EXERCISE = ModelExercise(
    name="build_thermometer",
    number="7.3",
    title="Build a network for the temperature",
    solution=build_thermometer,
    rules=TEMPERATURE_RULES,
    hint="Take `build_network` above, line by line: what changes with five predictors? Then "
    "look at the last layer, and think of -12 °C.",
    steps=(
        "Four things stand in the list: the input with the shape of one row, two hidden layers, "
        "and the output. Which of them needs an activation, and which must not have one?",
        "With 3 predictors the list would begin with `keras.Input(shape=(3,))`, and a hidden layer "
        'of 20 nodes would be `layers.Dense(20, activation="relu")`.',
    ),
)
