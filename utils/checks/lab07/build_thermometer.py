"""Exercise 7.3 · Build a network for the temperature."""

from typing import Any

from utils.checks.exercises.architecture import (
    activation_chains,
    activations,
    output_is_not,
    widths,
)
from utils.checks.exercises.model_exercise import ModelExercise, Rule


def thermometer(
    inputs: int = 5,
    hidden: Any = "relu",
    units: int = 1,
    output: Any = None,
    depth: int = 2,
    width: int = 32,
) -> Any:
    """Build a network for the temperature; each argument can spoil it in one way."""
    import keras
    from keras import layers

    stack = [layers.Dense(width, activation=hidden) for _ in range(depth)]
    stack.append(layers.Dense(units, activation=output))
    return keras.Sequential([keras.Input(shape=(inputs,)), *stack])


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
        lambda: thermometer(inputs=8),
    ),
    Rule(
        lambda model: (
            f"Your output layer has {model.output_shape[-1]} nodes. One temperature is one number."
        ),
        lambda model: model.output_shape == (None, 1),
        lambda: thermometer(units=5),
    ),
    Rule(
        "Your output layer has a ReLU: it can never answer anything below 0. On a frosty day it "
        "will say 0. Leave its activation out.",
        output_is_not("relu"),
        lambda: thermometer(output="relu"),
    ),
    Rule(
        "Your output layer has a sigmoid: it can never answer anything but 0 to 1. Leave its "
        "activation out.",
        output_is_not("sigmoid"),
        lambda: thermometer(output="sigmoid"),
    ),
    Rule(
        "Your output layer has a softmax. With a single node it answers 1, whatever comes in. "
        "Leave its activation out.",
        output_is_not("softmax"),
        lambda: thermometer(output="softmax"),
    ),
    Rule(
        lambda model: (
            f"The activation of your output layer is {activations(model)[-1]}, which bends or "
            "limits the answer. A temperature can be any number: leave the activation out."
        ),
        lambda model: activations(model)[-1] == "linear",
        lambda: thermometer(output="tanh"),
    ),
    Rule(
        "There is no hidden layer, so your model is linear regression. Put Dense layers between "
        "input and output.",
        lambda model: len(widths(model)) > 1,
        lambda: thermometer(depth=0),
    ),
    Rule(
        "There is one hidden layer. The exercise asks for two or more.",
        lambda model: len(widths(model)) > 2,
        lambda: thermometer(depth=1),
    ),
    Rule(
        lambda model: (
            f"Your hidden layers have {widths(model)[:-1]} nodes. The exercise asks for 16 or "
            "more in each. (`keras.Input` is the input layer; every Dense but the last is hidden.)"
        ),
        lambda model: min(widths(model)[:-1]) >= 16,
        lambda: thermometer(width=8),
    ),
    Rule(
        "A hidden layer has no activation. Linear after linear is still linear, as if that layer "
        "were not there: give each hidden layer relu.",
        lambda model: "linear" not in activations(model)[:-1],
        lambda: thermometer(hidden=None),
    ),
    Rule(
        lambda model: (
            f"Your hidden layers use {', '.join(sorted(_hidden_activations(model)))}. The "
            "exercise asks for relu in each of them."
        ),
        lambda model: all("elu" in name for name in _hidden_activations(model)),  # its kin, too
        lambda: thermometer(hidden="sigmoid"),
    ),
]


EXERCISE = ModelExercise(
    name="build_thermometer",
    number="7.3",
    title="Build a network for the temperature",
    solution=thermometer,
    rules=TEMPERATURE_RULES,
    hint="Take `build_network` above, line by line: what changes with five predictors? Then "
    "look at the last layer, and think of -12 °C.",
)
