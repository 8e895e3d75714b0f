"""The architecture of a student's Keras model, read layer by layer, for the rules of exercises."""

from collections.abc import Callable
from typing import Any

# as layers, and as functions that were applied to what a layer gives
ACTIVATIONS = ("elu", "gelu", "leakyrelu", "prelu", "relu", "sigmoid", "softmax", "tanh")


def operations_of(model: Any) -> list[Any]:
    """List the layers of a model, those of models inside it too, and functions between them."""
    own = getattr(model, "operations", None) or model.layers
    rows = [operations_of(one) if hasattr(one, "layers") else [one] for one in own]
    return [operation for row in rows for operation in row]


def layers_of(model: Any) -> list[Any]:
    """List the layers of a model, those of models inside it too."""
    return [one for one in operations_of(model) if hasattr(one, "weights")]


def dense_layers(model: Any) -> list[Any]:
    """List the Dense layers, from the input to the output."""
    return [layer for layer in layers_of(model) if type(layer).__name__ == "Dense"]


def widths(model: Any) -> list[int]:
    """Return the number of nodes of each Dense layer."""
    return [layer.units for layer in dense_layers(model)]


def weighted_layers(model: Any) -> list[Any]:
    """List the layers with weights and an activation: dense, convolutional, recurrent."""
    return [one for one in layers_of(model) if one.weights and hasattr(one, "activation")]


def plays_with_answers(model: Any) -> bool:
    """Tell whether dropout or noise follows the last layer with weights and an activation."""
    weighted, row = weighted_layers(model), layers_of(model)
    behind = row[row.index(weighted[-1]) :] if weighted else []
    return any(word in type(layer).__name__ for layer in behind for word in ("Dropout", "Noise"))


def activation_of(operation: Any) -> str:
    """Name the activation of a layer, or the one that it is; "linear" if it has none."""
    if hasattr(operation, "activation"):
        own = operation.activation  # a function, or a layer such as ReLU()
        return getattr(own, "__name__", type(own).__name__.lower())
    kind = type(operation).__name__.lower()
    return kind if kind in ACTIVATIONS else "linear"


def activation_chains(model: Any) -> list[list[str]]:
    """List the activations behind each weighted layer: its own, and those applied after it.

    `Dense(3)` and then `Softmax()` is the same as `Dense(3, activation="softmax")`. Without an
    activation, a chain is empty.
    """
    chains: list[list[str]] = []
    weighted = weighted_layers(model)
    for operation in operations_of(model):
        if operation in weighted:
            chains.append([])
        if chains and activation_of(operation) != "linear":
            chains[-1].append(activation_of(operation))
    return chains


def activations(model: Any) -> list[str]:
    """Return the first activation behind each weighted layer; "linear" if there is none."""
    return [chain[0] if chain else "linear" for chain in activation_chains(model)]


def output_is_not(name: str) -> Callable[[Any], bool]:
    """Return the rule that the output layer's activation is another one than `name`."""
    return lambda model: activations(model)[-1] != name
