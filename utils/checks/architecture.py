"""What a student's Keras model is built of, read layer by layer, for the rules of exercises."""

from collections.abc import Callable
from typing import Any

ACTIVATION_LAYERS = ("Activation", "ELU", "LeakyReLU", "PReLU", "ReLU", "Softmax")


def dense_layers(model: Any) -> list[Any]:
    """The Dense layers, from the input to the output."""
    return [layer for layer in model.layers if type(layer).__name__ == "Dense"]


def widths(model: Any) -> list[int]:
    """How many nodes each Dense layer has."""
    return [layer.units for layer in dense_layers(model)]


def weighted_layers(model: Any) -> list[Any]:
    """The layers with weights and an activation of their own: dense, convolutional, recurrent."""
    return [layer for layer in model.layers if layer.weights and hasattr(layer, "activation")]


def activation_of(layer: Any) -> str:
    """The activation of a layer, or the one that it is; "linear" if it has none."""
    if hasattr(layer, "activation"):
        return layer.activation.__name__
    kind = type(layer).__name__
    return kind.lower() if kind in ACTIVATION_LAYERS else "linear"


def activation_chains(model: Any) -> list[list[str]]:
    """What the sums of each weighted layer pass through: its activation, and those behind it.

    `Dense(3)` and then `Softmax()` is the same as `Dense(3, activation="softmax")`. Without an
    activation, a chain is empty.
    """
    chains: list[list[str]] = []
    weighted = weighted_layers(model)
    for layer in model.layers:
        if layer in weighted:
            chains.append([])
        if chains and activation_of(layer) != "linear":
            chains[-1].append(activation_of(layer))
    return chains


def activations(model: Any) -> list[str]:
    """The first activation behind each weighted layer; "linear" if there is none."""
    return [chain[0] if chain else "linear" for chain in activation_chains(model)]


def output_is_not(name: str) -> Callable[[Any], bool]:
    """The rule that the output layer's activation is another one than `name`."""
    return lambda model: activations(model)[-1] != name
