"""What to say of the output layer and the loss of an alarm (Exercise 9.1)."""

from itertools import pairwise
from typing import Any

import numpy as np

from utils.checks.exercises.architecture import activation_chains, dense_layers, operations_of
from utils.checks.lab09.losses import keras_knows, loss_name, only_loss, own_name

OUTPUTS = {
    "softmax": (
        "Your output layer has one unit with softmax: it always says 1, whatever comes in, for "
        "there is nobody to share with. Which activation makes a probability of one number?"
    ),
    "linear": (
        "Your output layer has no activation, so it may say 3, or -2. Fraud is to get a "
        "probability: it must end at 0 and 1."
    ),
    "tanh": (
        "Your output layer has tanh, which runs from -1 to 1. A probability is never negative."
    ),
    "relu": "Your output layer has relu, which may say 3. A probability is never more than 1.",
}
LOSSES = {
    "mean_squared_error": (
        "Your loss is the mean squared error. It runs, but where your alarm is sure and wrong "
        "it hardly learns. Take the loss for yes or no."
    ),
    "categorical_crossentropy": (
        "Your loss is the categorical cross-entropy, which compares several units with one-hot "
        "rows. With one unit it has nothing to compare. Take the loss for yes or no."
    ),
    "sparse_categorical_crossentropy": (
        "Your loss is the sparse categorical cross-entropy. It takes the label for the number "
        "of a unit, and for label 1 there is none. Take the loss for yes or no."
    ),
    "binary_focal_crossentropy": (
        "Your loss is the focal cross-entropy, which counts easy rows less. Take the plain one "
        "of the table."
    ),
}


def activations_of(model: Any) -> list[str]:
    """Name all activations behind each layer, in words."""
    return [" and then ".join(chain) or "linear" for chain in activation_chains(model)]


def output_words(model: Any) -> str:
    """Say what the activation of the output layer makes of the answers."""
    name = activations_of(model)[-1]
    if " and then " in name:
        return _chain_words(model)
    return OUTPUTS.get(
        name,
        f"The activation of your output layer is {name}. A probability lies between 0 and 1, and "
        "can be anything in between: which activation does that?",
    )


def _chain_words(model: Any) -> str:
    """Say what several activations at the output make of the sums z."""
    row, output = operations_of(model), dense_layers(model)[-1]
    values = [np.linspace(-30, 30, 601, dtype="float32")[:, None]]
    for step in (output.activation, *row[row.index(output) + 1 :]):
        values.append(np.asarray(step(values[-1])))
    changes = sum(not np.allclose(one, other) for one, other in pairwise(values))
    low, high = values[-1].min(), values[-1].max()
    start = f"At the end of your network stands {activations_of(model)[-1]}."
    if changes < 2:
        return f"{start} Only one of them changes anything: leave the other one out."
    if np.isclose(low, high):
        return f"{start} That always says {low:.2g}, whatever comes in. One activation is enough."
    return (
        f"{start} For sums from -30 to 30 that says {low:.2f} to {high:.2f}. One activation is "
        "enough."
    )


def two_way_softmax(model: Any) -> bool:
    """Tell whether two units say yes and no."""
    return model.output_shape[-1] == 2 and activations_of(model)[-1] == "softmax"


def units_words(model: Any) -> str:
    """Say why another number of units than one is wrong."""
    if two_way_softmax(model):
        return (
            "Two units with softmax can say yes or no. But the bank asks for one number, the "
            "probability of fraud: one unit is enough, and “honest” has the rest."
        )
    units = model.output_shape[-1]
    return f"Your output layer has {units} units. The probability of fraud is one number."


def loss_words(model: Any) -> str:
    """Say why a loss is not the one for yes or no."""
    loss = only_loss(model)
    other = f"Your loss is `{own_name(loss)}`. Take the one of the table's row for yes or no."
    return LOSSES.get(loss_name(loss), other)


def misspelt_words(model: Any) -> str:
    """Say that Keras does not know the name of a loss, and which one it may be."""
    given = only_loss(model)
    name = loss_name(given)
    known = name != given and keras_knows("losses", name)
    write = f'The name is `"{name}"`.' if known else "Look for the name in the table."
    return (
        f"Keras has no loss called `{given}`; `compile` does not look, but `fit` will stop. {write}"
    )
