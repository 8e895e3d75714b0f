"""Exercise 10.4 · A network that is held back."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.architecture import (
    activation_chains,
    activations,
    dense_layers,
    layers_of,
)
from utils.checks.exercises.model_exercise import ModelExercise, Rule


def guarded_classifier(
    inputs: int = 784,
    hidden: str | None = "relu",
    units: int = 10,
    output: str | None = "softmax",
    width: int = 128,
    depth: int = 1,
    rate: float | None = 0.5,
    place: str = "between",
    behind: dict[int, str] | None = None,
    **penalties: Any,
) -> Any:
    """Build a digit classifier with dropout and L2; each argument can spoil it in one way.

    `behind` are more activations, by their places in the list of layers.
    """
    import keras
    from keras import layers

    penalties = penalties or {"kernel_regularizer": keras.regularizers.L2(0.001)}
    at_output = penalties.pop("at_output", {})
    stack = [layers.Dense(width, activation=hidden, **penalties) for _ in range(depth)]
    stack.append(layers.Dense(units, activation=output, **at_output))
    if rate is not None:
        where = {"front": 0, "between": depth, "end": depth + 1}[place]
        stack.insert(where, layers.Dropout(rate))
    for place_in_list, name in (behind or {}).items():
        stack.insert(place_in_list, layers.Activation(name))
    return keras.Sequential([keras.Input(shape=(inputs,)), *stack])


def _dropouts(model: Any) -> list[Any]:
    return [layer for layer in layers_of(model) if type(layer).__name__ == "Dropout"]


def _places(model: Any) -> tuple[list[int], int, int]:
    """Return the places of the Dropout layers, of the first Dense layer, and of the last one."""
    row = layers_of(model)
    first, last = (row.index(dense_layers(model)[i]) for i in (0, -1))
    return [row.index(layer) for layer in _dropouts(model)], first, last


def _between(model: Any) -> list[Any]:
    """List the Dropout layers behind the first Dense layer and before the last one."""
    dropouts, first, last = _places(model)
    return [layers_of(model)[place] for place in dropouts if first < place < last]


def _penalty(regularizer: Any, shape: tuple[int, ...], kind: str) -> float:
    """Measure the L1 or L2 strength of a regularizer, or of a function like one.

    It is found by what single weights pay: one of 1 pays l1 + l2, one of 2 pays 2 l1 + 4 l2.
    """
    if regularizer is None:
        return 0.0
    weights = np.zeros(shape)
    weights.flat[0] = 1
    one, two = (float(regularizer(times * weights)) for times in (1, 2))
    strength = (two - 2 * one) / 2 if kind == "l2" else (4 * one - two) / 2
    return strength if strength > 1e-3 * one else 0.0  # apart from what rounding leaves over


def _strengths(model: Any, kind: str = "l2", of: str = "kernel_regularizer") -> list[float]:
    return [_penalty(getattr(one, of), one.kernel.shape, kind) for one in dense_layers(model)]


def _output_chain(model: Any) -> list[str]:
    return activation_chains(model)[-1]


def _rates(model: Any) -> str:
    return " and ".join(f"{layer.rate:g}" for layer in _between(model))


def _spoilt(of: str, at_output: bool = False, **strength: float) -> Callable[[], Any]:
    """Return what builds a model with a penalty of the wrong place, kind or strength."""

    def build() -> Any:
        import keras

        penalty = {of: keras.regularizers.L1L2(**strength)}
        if at_output:
            return guarded_classifier(activity_regularizer=None, at_output=penalty)
        return guarded_classifier(**penalty)

    return build


def _unsummed_penalty() -> Any:
    return guarded_classifier(kernel_regularizer=lambda weights: 0.001 * weights**2)


def _penalty_in_third_place() -> Any:
    """Build the model of `Dense(64, "relu", L2(0.001))`: the third place is `use_bias`."""
    import keras

    return guarded_classifier(activity_regularizer=None, use_bias=keras.regularizers.L2(0.001))


GUARD_RULES = [
    Rule(
        lambda model: (
            f"Your model's input has the shape {model.input_shape}, where the first None stands "
            "for the number of rows. A digit is a row of 784 pixels."
        ),
        lambda model: model.input_shape == (None, 784),
        lambda: guarded_classifier(inputs=28),
    ),
    Rule(
        lambda model: (
            f"Your model's output has the size {model.output_shape[-1]}. There are ten digits, and "
            "each gets a probability."
        ),
        lambda model: model.output_shape == (None, 10),
        lambda: guarded_classifier(units=1),
    ),
    Rule(
        "There is no hidden layer. Put a Dense layer between the input and the output.",
        lambda model: len(dense_layers(model)) > 1,
        lambda: guarded_classifier(depth=0, place="front"),
    ),
    Rule(
        lambda model: (
            f"Your model has {len(dense_layers(model))} Dense layers. Asked for are two: one "
            "hidden layer and the output."
        ),
        lambda model: len(dense_layers(model)) == 2,
        lambda: guarded_classifier(depth=2),
    ),
    Rule(
        lambda model: (
            f"The activation of your output layer is {activations(model)[-1]}. Ten probabilities "
            "that sum to 1 come from softmax."
        ),
        lambda model: "softmax" in _output_chain(model),
        lambda: guarded_classifier(output="sigmoid"),
    ),
    Rule(
        "Softmax is applied twice at the end, which makes all digits nearly equally likely. Once "
        "is enough.",
        lambda model: _output_chain(model).count("softmax") == 1,
        lambda: guarded_classifier(behind={3: "softmax"}),
    ),
    Rule(
        lambda model: (
            f"At the end stand {' and then '.join(_output_chain(model))}. Softmax needs nothing "
            "before it and nothing behind it: leave the other one out."
        ),
        lambda model: _output_chain(model) == ["softmax"],
        lambda: guarded_classifier(behind={3: "sigmoid"}),
    ),
    Rule(
        lambda model: (
            f"Your hidden layer has {dense_layers(model)[0].units} nodes. The exercise asks for "
            "100 or more."
        ),
        lambda model: dense_layers(model)[0].units >= 100,
        lambda: guarded_classifier(width=64),
    ),
    Rule(
        "Your hidden layer has no activation. Linear after linear is still linear: give it relu.",
        lambda model: activations(model)[0] != "linear",
        lambda: guarded_classifier(hidden=None),
    ),
    Rule(
        lambda model: (
            f"The activation of your hidden layer is {activations(model)[0]}. The exercise asks "
            "for relu."
        ),
        lambda model: "elu" in activations(model)[0],  # its kin, too
        lambda: guarded_classifier(hidden="sigmoid"),
    ),
    Rule(
        lambda model: (
            f"Behind your hidden layer stand {' and then '.join(activation_chains(model)[0])}. "
            "One activation is enough: relu."
        ),
        lambda model: len(activation_chains(model)[0]) == 1,
        lambda: guarded_classifier(behind={1: "sigmoid"}),
    ),
    Rule(
        "There is no Dropout layer in your model.",
        lambda model: bool(_dropouts(model)),
        lambda: guarded_classifier(rate=None),
    ),
    Rule(
        "Your Dropout layer stands before the hidden layer, so it drops pixels. Asked for is "
        "dropout of hidden nodes: it stands behind their layer.",
        lambda model: bool(_between(model)),
        lambda: guarded_classifier(place="front"),
    ),
    Rule(
        lambda model: (
            f"Your dropout rate is {_rates(model)}, the share that is dropped. Asked for is a rate "
            "from 0.2 to 0.5."
        ),
        lambda model: all(0.2 <= layer.rate <= 0.5 for layer in _between(model)),
        lambda: guarded_classifier(rate=0.9),
    ),
    Rule(
        "Your penalty does not give one number, which could be added to the loss. Sum over all "
        "weights.",
        lambda model: isinstance(_strengths(model), list),
        _unsummed_penalty,
    ),
    Rule(
        "Your penalty is on the biases (bias_regularizer). Asked for is one on the weights, which "
        "Keras calls the kernel.",
        lambda model: any(_strengths(model)) or not any(_strengths(model, of="bias_regularizer")),
        _spoilt("bias_regularizer", l2=0.001),
    ),
    Rule(
        "Your penalty is on what the nodes put out (activity_regularizer). Asked for is one on "
        "the weights, which Keras calls the kernel.",
        lambda model: (
            any(_strengths(model)) or not any(_strengths(model, of="activity_regularizer"))
        ),
        _spoilt("activity_regularizer", l2=0.001),
    ),
    Rule(
        "Your penalty has an L1 part, which adds the sizes of the weights. Asked for is L2 alone, "
        "which adds their squares.",
        lambda model: not any(_strengths(model, "l1")),
        _spoilt("kernel_regularizer", l1=0.001),
    ),
    Rule(
        "No weight pays a penalty: the third place of a Dense layer is `use_bias`, and there your "
        "penalty does nothing. Write its name, kernel_regularizer.",
        lambda model: all(isinstance(dense.use_bias, bool) for dense in dense_layers(model)),
        _penalty_in_third_place,
    ),
    Rule(
        "No weight of your model pays a penalty. Give the hidden layer a kernel_regularizer, with "
        "a strength that is not 0.",
        lambda model: any(_strengths(model)),
        lambda: guarded_classifier(activity_regularizer=None),
    ),
    Rule(
        "Only the output layer's weights pay a penalty. The hidden layer has far more of them: "
        "give it one.",
        lambda model: _strengths(model)[0] > 0,
        _spoilt("kernel_regularizer", at_output=True, l2=0.001),
    ),
    Rule(
        lambda model: (
            f"The strength of your L2 penalty is {_strengths(model)[0]:g}. Asked for is a number "
            "from 0.0001 to 0.01; with much more, all weights shrink to nearly 0."
        ),
        lambda model: 0.99e-4 < _strengths(model)[0] < 1.01e-2,
        _spoilt("kernel_regularizer", l2=0.5),
    ),
]


EXERCISE = ModelExercise(
    name="build_guarded_classifier",
    number="10.4",
    title="A network that is held back",
    solution=guarded_classifier,
    rules=GUARD_RULES,
    hint="`build_reader` above has a place for both. Which of its numbers must change, so "
    "that they do something, and where does the Dropout layer stand?",
)
