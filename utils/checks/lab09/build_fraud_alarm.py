"""Exercise 9.1 · Build an alarm for a bank."""

from collections.abc import Callable
from inspect import isclass
from itertools import pairwise
from typing import Any

import numpy as np

from utils.checks.exercises.architecture import (
    activation_chains,
    dense_layers,
    operations_of,
    widths,
)
from utils.checks.exercises.model_exercise import ModelExercise, Rule
from utils.checks.lab09.losses import (
    is_cross_entropy,
    keras_knows,
    loss_name,
    loss_slip,
    only_loss,
    own_name,
    written_by_hand,
)

INPUTS = 12


def fraud_alarm(
    inputs: int = INPUTS,
    hidden: str | None = "relu",
    units: int = 1,
    output: str | None = "sigmoid",
    depth: int = 1,
    width: int = 32,
    loss: Any = "binary_crossentropy",
    compiled: bool = True,
    after: Any = None,
    outputs: int = 1,
    inside: str | None = None,
) -> Any:
    """Build an alarm for the bank; each argument can spoil it in one way."""
    import keras
    from keras import layers

    stack = [layers.Dense(width, activation=hidden) for _ in range(depth)]
    if inside:
        stack.append(layers.Activation(inside))
    stack += [layers.Dense(units, activation=output) for _ in range(outputs)]
    if after:
        stack.append(layers.Activation(after) if isinstance(after, str) else after)
    net = keras.Sequential([keras.Input(shape=(inputs,)), *stack])
    if compiled:
        net.compile("adam", loss)
    return net


def _with_loss_class() -> Any:
    import keras

    return fraud_alarm(loss=keras.losses.BinaryCrossentropy)


def _with_logits() -> Any:
    import keras

    return fraud_alarm(loss=keras.losses.BinaryCrossentropy(from_logits=True))


def _activations(model: Any) -> list[str]:
    """Name all activations behind each layer, in words."""
    return [" and then ".join(chain) or "linear" for chain in activation_chains(model)]


def _steps_behind(model: Any) -> list[Any]:
    """List what stands behind the output layer, which is the last Dense."""
    row = operations_of(model)
    return row[row.index(dense_layers(model)[-1]) + 1 :]


def _misspelt_words(model: Any) -> str:
    given = only_loss(model)
    name = loss_name(given)
    known = name != given and keras_knows("losses", name)
    write = f'The name is `"{name}"`.' if known else "Look for the name in the table."
    return (
        f"Keras has no loss called `{given}`; `compile` does not look, but `fit` will stop. {write}"
    )


def _chain_words(model: Any) -> str:
    """Say what several activations at the output make of the sums z."""
    values = [np.linspace(-30, 30, 601, dtype="float32")[:, None]]
    for step in (dense_layers(model)[-1].activation, *_steps_behind(model)):
        values.append(np.asarray(step(values[-1])))
    changes = sum(not np.allclose(one, other) for one, other in pairwise(values))
    low, high = values[-1].min(), values[-1].max()
    start = f"At the end of your network stands {_activations(model)[-1]}."
    if changes < 2:
        return f"{start} Only one of them changes anything: leave the other one out."
    if np.isclose(low, high):
        return f"{start} That always says {low:.2g}, whatever comes in. One activation is enough."
    return (
        f"{start} For sums from -30 to 30 that says {low:.2f} to {high:.2f}. One activation is "
        "enough."
    )


def _output_words(model: Any) -> str:
    name = _activations(model)[-1]
    if name == "softmax":
        return (
            "Your output layer has one unit with softmax: it always says 1, whatever comes in, for "
            "there is nobody to share with. Which activation makes a probability of one number?"
        )
    if name == "linear":
        return (
            "Your output layer has no activation, so it may say 3, or -2. Fraud is to get a "
            "probability: it must end at 0 and 1."
        )
    if name == "tanh":
        return (
            "Your output layer has tanh, which runs from -1 to 1. A probability is never negative."
        )
    if name == "relu":
        return "Your output layer has relu, which may say 3. A probability is never more than 1."
    if " and then " in name:
        return _chain_words(model)
    return (
        f"The activation of your output layer is {name}. A probability lies between 0 and 1, and "
        "can be anything in between: which activation does that?"
    )


def _loss_words(model: Any) -> str:
    loss = only_loss(model)
    name = loss_name(loss)
    if name == "mean_squared_error":
        return (
            "Your loss is the mean squared error. It runs, but where your alarm is sure and wrong "
            "it hardly learns. Take the loss for yes or no."
        )
    if name == "categorical_crossentropy":
        return (
            "Your loss is the categorical cross-entropy, which compares several units with one-hot "
            "rows. With one unit it has nothing to compare. Take the loss for yes or no."
        )
    if name == "sparse_categorical_crossentropy":
        return (
            "Your loss is the sparse categorical cross-entropy. It takes the label for the number "
            "of a unit, and for label 1 there is none. Take the loss for yes or no."
        )
    if name == "binary_focal_crossentropy":
        return (
            "Your loss is the focal cross-entropy, which counts easy rows less. Take the plain one "
            "of the table."
        )
    return f"Your loss is `{own_name(loss)}`. Take the one of the table's row for yes or no."


def _units_words(model: Any) -> str:
    units = model.output_shape[-1]
    if units == 2 and _activations(model)[-1] == "softmax":
        return (
            "Two units with softmax can say yes or no. But the bank asks for one number, the "
            "probability of fraud: one unit is enough, and “honest” has the rest."
        )
    return f"Your output layer has {units} units. The probability of fraud is one number."


def _two_way_softmax(model: Any) -> bool:
    return model.output_shape[-1] == 2 and _activations(model)[-1] == "softmax"


def _relu_widths(model: Any) -> list[int]:
    """Return the number of nodes of each hidden layer with ReLU."""
    pairs = zip(widths(model)[:-1], _activations(model), strict=False)
    return [width for width, name in pairs if name == "relu"]


def _output_is_not(name: str) -> Callable[[Any], bool]:
    return lambda model: _activations(model)[-1] != name


def _loss_is_not(name: str) -> Callable[[Any], bool]:
    return lambda model: loss_name(only_loss(model)) != name


FRAUD_RULES = [
    Rule(
        lambda model: (
            f"Your model's input has the shape {model.input_shape}, where the first None stands "
            "for the number of rows. The bank knows 12 numbers about a payment: give keras.Input "
            "the shape of one row."
        ),
        lambda model: model.input_shape == (None, INPUTS),
        lambda: fraud_alarm(inputs=30),
    ),
    Rule(
        _units_words,
        lambda model: model.output_shape == (None, 1) or _two_way_softmax(model),
        lambda: fraud_alarm(units=12),
    ),
    Rule(
        _units_words,
        lambda model: not _two_way_softmax(model),
        lambda: fraud_alarm(units=2, output="softmax", loss="sparse_categorical_crossentropy"),
    ),
    *(
        Rule(_output_words, _output_is_not(name), broken)
        for name, broken in (
            ("softmax", lambda: fraud_alarm(output="softmax")),
            ("linear", lambda: fraud_alarm(output=None)),
            ("tanh", lambda: fraud_alarm(output="tanh")),
            ("relu", lambda: fraud_alarm(output="relu")),
        )
    ),
    *(
        Rule(_output_words, _output_is_not(f"sigmoid and then {name}"), broken)
        for name, broken in (
            ("relu", lambda: fraud_alarm(after="relu")),
            ("softmax", lambda: fraud_alarm(after="softmax")),
        )
    ),
    Rule(
        _output_words,
        lambda model: " and then " not in _activations(model)[-1],
        lambda: fraud_alarm(after="sigmoid"),
    ),
    Rule(
        _output_words,
        lambda model: _activations(model)[-1] == "sigmoid",
        lambda: fraud_alarm(output="softplus"),
    ),
    Rule(
        "There is no hidden layer: your model is a single neuron, logistic regression. Put a Dense "
        "layer between input and output.",
        lambda model: len(dense_layers(model)) > 1,
        lambda: fraud_alarm(depth=0),
    ),
    Rule(
        "A hidden layer has no activation. Linear after linear is still linear, as if that layer "
        "were not there: give each hidden layer an activation.",
        lambda model: "linear" not in _activations(model)[:-1],
        lambda: fraud_alarm(hidden=None),
    ),
    Rule(
        "You have two output layers: behind one unit with a sigmoid stands another. Keep one.",
        lambda model: (widths(model)[-2], _activations(model)[-2]) != (1, "sigmoid"),
        lambda: fraud_alarm(outputs=2),
    ),
    Rule(
        lambda model: (
            "Behind one of your hidden layers stands "
            f"{next(name for name in _activations(model) if ' and then ' in name)}. One activation "
            "is enough."
        ),
        lambda model: not any(" and then " in name for name in _activations(model)),
        lambda: fraud_alarm(inside="sigmoid"),
    ),
    Rule(
        lambda model: (
            f"Your hidden layers use {', '.join(sorted(set(_activations(model)[:-1])))}. The "
            "exercise asks for relu in at least one of them."
        ),
        lambda model: "relu" in _activations(model)[:-1],
        lambda: fraud_alarm(hidden="sigmoid"),
    ),
    Rule(
        lambda model: (
            f"Your hidden layers with relu have {_relu_widths(model)} nodes. The exercise asks for "
            "16 or more in at least one of them."
        ),
        lambda model: max(_relu_widths(model)) >= 16,
        lambda: fraud_alarm(width=8),
    ),
    Rule(
        "Your model is built, but not compiled. Choose an optimizer and a loss with "
        "`net.compile(…)`, and then return the model, not what `compile` returns.",
        lambda model: model.compiled,
        lambda: fraud_alarm(compiled=False),
    ),
    Rule(
        "Your model is compiled without a loss, so there is nothing to make small. Give `compile` "
        "the loss for yes or no.",
        lambda model: only_loss(model) is not None,
        lambda: fraud_alarm(loss=None),
    ),
    Rule(
        "Your network has one output, so it needs one loss. Give `compile` the loss by itself, "
        "not in a dict or among others in a list.",
        lambda model: not isinstance(only_loss(model), dict | list | tuple),
        lambda: fraud_alarm(loss={"fraud": "binary_crossentropy"}),
    ),
    Rule(
        _misspelt_words,
        lambda model: keras_knows("losses", only_loss(model)),
        lambda: fraud_alarm(loss=["binary_cross_entropy"]),
    ),
    Rule(
        "You wrote the loss yourself, and its values are not those of the binary cross-entropy. "
        "Keras has it ready-made: look into the table's row for yes or no.",
        lambda model: not written_by_hand(only_loss(model)) or is_cross_entropy(only_loss(model)),
        lambda: fraud_alarm(loss=lambda y, p: (y - p) ** 2),
    ),
    *(
        Rule(_loss_words, _loss_is_not(name), broken)
        for name, broken in (
            ("mean_squared_error", lambda: fraud_alarm(loss="mse")),
            ("categorical_crossentropy", lambda: fraud_alarm(loss="categorical_crossentropy")),
            (
                "sparse_categorical_crossentropy",
                lambda: fraud_alarm(loss="sparse_categorical_crossentropy"),
            ),
            (
                "binary_focal_crossentropy",
                lambda: fraud_alarm(loss="binary_focal_crossentropy"),
            ),
        )
    ),
    Rule(
        _loss_words,
        lambda model: (
            written_by_hand(only_loss(model))
            or loss_name(only_loss(model)) == "binary_crossentropy"
        ),
        lambda: fraud_alarm(loss="hinge"),
    ),
    Rule(
        lambda model: loss_slip(only_loss(model)),
        lambda model: not isclass(only_loss(model)),
        _with_loss_class,
    ),
    Rule(
        lambda model: loss_slip(only_loss(model)),
        lambda model: not loss_slip(only_loss(model)),
        _with_logits,
    ),
]


EXERCISE = ModelExercise(
    name="build_fraud_alarm",
    number="9.1",
    title="Build an alarm for a bank",
    solution=fraud_alarm,
    rules=FRAUD_RULES,
    hint="It is the table's second row. Build the list of layers first, keep the model in a "
    "name, compile it on a line of its own, and return it.",
)
