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
from utils.checks.exercises.build_errors import BuildError
from utils.checks.exercises.mistakes import edited
from utils.checks.exercises.model_exercise import ModelExercise, Rule
from utils.nn import Dense


def build_guarded_classifier() -> Any:
    import keras
    from keras import layers

    return keras.Sequential(
        [
            keras.Input(shape=(784,)),
            layers.Dense(128, "relu", kernel_regularizer=keras.regularizers.L2(0.001)),
            layers.Dropout(0.4),
            layers.Dense(10, "softmax"),
        ]
    )


def _spoiled(*lines: str) -> Callable[[], Any]:
    """Return the builder with changes; see `mistakes`."""
    return edited(build_guarded_classifier, *lines)


def _dropouts(model: Any) -> list[Any]:
    return [layer for layer in layers_of(model) if type(layer).__name__ == "Dropout"]


def _between(model: Any) -> list[Any]:
    """List the Dropout layers behind the first Dense layer and before the last one."""
    row, dense = layers_of(model), dense_layers(model)
    first, last = row.index(dense[0]), row.index(dense[-1])
    return [layer for layer in _dropouts(model) if first < row.index(layer) < last]


def _answers_are_the_same(model: Any) -> bool:
    pixels = np.random.default_rng(10).random((4, 784), dtype=np.float32)
    return bool(np.allclose(model(pixels), model(pixels)))


def _always_dropping() -> Any:
    import keras
    from keras import layers

    pixels = keras.Input(shape=(784,))
    hidden = layers.Dense(128, "relu", kernel_regularizer="l2")(pixels)
    kept = layers.Dropout(0.4)(hidden, training=True)
    return keras.Model(pixels, layers.Dense(10, "softmax")(kept))


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


def _strength_message(model: Any) -> str:
    strength = _strengths(model)[0]
    much = "With much more, all weights shrink to nearly 0."
    little = "With much less, the penalty changes next to nothing."
    return (
        f"The strength of your L2 penalty is {strength:g}. Asked for is a number from 0.0001 to "
        f"0.01. {much if strength > 0.001 else little}"
    )


PENALTY = "kernel_regularizer=keras.regularizers.L2(0.001)"
HIDDEN = f'layers.Dense(128, "relu", {PENALTY}),'
DROPOUT = "layers.Dropout(0.4),"

GUARD_RULES = [
    Rule(
        lambda model: (
            f"Your model's input has the shape {model.input_shape}, where the first None stands "
            "for the number of rows. A digit is a row of 784 pixels."
        ),
        lambda model: model.input_shape == (None, 784),
        _spoiled("784 -> 28"),
        label="input-shape",
    ),
    Rule(
        lambda model: (
            f"Your model's output has the size {model.output_shape[-1]}. There are ten digits, and "
            "each gets a probability."
        ),
        lambda model: model.output_shape == (None, 10),
        _spoiled("Dense(10 -> Dense(1"),
        label="output-size",
    ),
    Rule(
        "There is no hidden layer. Put a Dense layer between the input and the output.",
        lambda model: len(dense_layers(model)) > 1,
        _spoiled(f"{HIDDEN} ->"),
        label="no-hidden-layer",
    ),
    Rule(
        lambda model: (
            f"Your model has {len(dense_layers(model))} Dense layers. Asked for are two: one "
            "hidden layer and the output."
        ),
        lambda model: len(dense_layers(model)) == 2,
        _spoiled(f'{DROPOUT} -> {DROPOUT} layers.Dense(128, "relu"),'),
        label="too-many-layers",
    ),
    Rule(
        lambda model: (
            f"The activation of your output layer is {activations(model)[-1]}. Ten probabilities "
            "that sum to 1 come from softmax."
        ),
        lambda model: "softmax" in _output_chain(model),
        _spoiled("softmax -> sigmoid"),
        label="no-softmax",
    ),
    Rule(
        "Softmax is applied twice at the end, which makes all digits nearly equally likely. Once "
        "is enough.",
        lambda model: _output_chain(model).count("softmax") == 1,
        _spoiled('"softmax"), -> "softmax"), layers.Softmax(),'),
        label="softmax-twice",
    ),
    Rule(
        lambda model: (
            f"At the end stand {' and then '.join(_output_chain(model))}. Softmax needs nothing "
            "before it and nothing behind it: leave the other one out."
        ),
        lambda model: _output_chain(model) == ["softmax"],
        _spoiled('"softmax"), -> "softmax"), layers.Activation("sigmoid"),'),
        label="more-than-softmax",
    ),
    Rule(
        lambda model: (
            f"Your hidden layer has {dense_layers(model)[0].units} nodes. The exercise asks for "
            "100 or more."
        ),
        lambda model: dense_layers(model)[0].units >= 100,
        _spoiled("128 -> 64"),
        label="too-narrow",
    ),
    Rule(
        "Your hidden layer has no activation. Linear after linear is still linear: give it relu.",
        lambda model: activations(model)[0] != "linear",
        _spoiled('"relu", ->'),
        label="no-activation",
    ),
    Rule(
        lambda model: (
            f"The activation of your hidden layer is {activations(model)[0]}. The exercise asks "
            "for relu."
        ),
        lambda model: "elu" in activations(model)[0],  # its kin, too
        _spoiled("relu -> sigmoid"),
        label="no-relu",
    ),
    Rule(
        lambda model: (
            f"Behind your hidden layer stand {' and then '.join(activation_chains(model)[0])}. "
            "One activation is enough: relu."
        ),
        lambda model: len(activation_chains(model)[0]) == 1,
        _spoiled(f'{DROPOUT} -> {DROPOUT} layers.Activation("sigmoid"),'),
        label="two-activations",
    ),
    Rule(
        "There is no Dropout layer in your model.",
        lambda model: bool(_dropouts(model)),
        _spoiled(f"{DROPOUT} ->"),
        label="no-dropout",
    ),
    Rule(
        "Your Dropout layer stands before the hidden layer, so it drops pixels. Asked for is "
        "dropout of hidden nodes: it stands behind their layer.",
        lambda model: bool(_between(model)),
        _spoiled(f"{DROPOUT} ->", f"{HIDDEN} -> {DROPOUT} {HIDDEN}"),
        label="pixels-dropped",
    ),
    Rule(
        "Your model drops nodes also when it is called to answer, so its answers change from call "
        "to call. Leave training=True out: Keras knows when it trains.",
        _answers_are_the_same,
        _always_dropping,
        label="always-dropping",
    ),
    Rule(
        lambda model: (
            f"Your dropout rate is {' and '.join(f'{one.rate:g}' for one in _between(model))}, the "
            "share that is dropped. Asked for is a rate from 0.2 to 0.5."
        ),
        lambda model: all(0.2 <= layer.rate <= 0.5 for layer in _between(model)),
        _spoiled("0.4 -> 0.9"),
        label="dropout-rate",
    ),
    Rule(
        "Your penalty does not give one number, which could be added to the loss. Sum over all "
        "weights.",
        lambda model: isinstance(_strengths(model), list),
        _spoiled("keras.regularizers.L2(0.001) -> lambda weights: 0.001 * weights**2"),
        label="penalty-not-summed",
    ),
    Rule(
        "Your penalty is on the biases (bias_regularizer). Asked for is one on the weights, which "
        "Keras calls the kernel.",
        lambda model: any(_strengths(model)) or not any(_strengths(model, of="bias_regularizer")),
        _spoiled("kernel_ -> bias_"),
        label="penalty-on-biases",
    ),
    Rule(
        "Your penalty is on what the nodes put out (activity_regularizer). Asked for is one on "
        "the weights, which Keras calls the kernel.",
        lambda model: (
            any(_strengths(model)) or not any(_strengths(model, of="activity_regularizer"))
        ),
        _spoiled("kernel_ -> activity_"),
        label="penalty-on-outputs",
    ),
    Rule(
        "Your penalty has an L1 part, which adds the sizes of the weights. Asked for is L2 alone, "
        "which adds their squares.",
        lambda model: not any(_strengths(model, "l1")),
        _spoiled("L2( -> L1("),
        label="l1",
    ),
    Rule(
        "No weight pays a penalty: the third place of a Dense layer is `use_bias`, and there your "
        "penalty does nothing. Write its name, kernel_regularizer.",
        lambda model: all(isinstance(dense.use_bias, bool) for dense in dense_layers(model)),
        _spoiled("kernel_regularizer= ->"),
        label="penalty-in-third-place",
    ),
    Rule(
        "No weight of your model pays a penalty. Give the hidden layer a kernel_regularizer, with "
        "a strength that is not 0.",
        lambda model: any(_strengths(model)),
        _spoiled(f", {PENALTY} ->"),
        label="no-penalty",
    ),
    Rule(
        "Only the output layer's weights pay a penalty. The hidden layer has far more of them: "
        "give it one.",
        lambda model: _strengths(model)[0] > 0,
        _spoiled(f", {PENALTY} ->", f'"softmax" -> "softmax", {PENALTY}'),
        label="penalty-at-output",
    ),
    Rule(
        _strength_message,
        lambda model: 0.99e-4 < _strengths(model)[0] < 1.01e-2,
        _spoiled("0.001 -> 0.5"),
        label="penalty-strength",
    ),
]

GUARD_ERRORS = [
    BuildError(
        "`Dense` alone is the course's own, which the notebook imported above. Keras's layer is "
        "`layers.Dense`.",
        r"^TypeError: Dense\.__init__\(\) got an unexpected keyword",
        lambda: Dense(128, "relu", kernel_regularizer="l2"),  # type: ignore[call-arg, arg-type]
        label="own-dense",
    ),
    BuildError(
        "Penalties do not stand among the layers. Their place is keras.regularizers.",
        r"layers' has no attribute '[Ll][12]",
        _spoiled("regularizers.L2 -> layers.L2"),
        label="penalty-among-layers",
    ),
]

EXERCISE = ModelExercise(
    name="build_guarded_classifier",
    number="10.4",
    title="A network that is held back",
    solution=build_guarded_classifier,
    rules=GUARD_RULES,
    build_errors=GUARD_ERRORS,
    hint="`build_reader` above has a place for both. Which of its numbers must change, so "
    "that they do something, and where does the Dropout layer stand?",
    steps=(
        "Copy the layers of `build_reader` into your function: 64 nodes are too few here, and an "
        "L2 penalty or a dropout rate of 0 does nothing. Leave `compile` out.",
        "The order in the list: what comes in, the hidden layer with its `kernel_regularizer`, "
        "the dropout of its nodes, the output. The penalty is keras.regularizers.L2 of a number.",
    ),
)
