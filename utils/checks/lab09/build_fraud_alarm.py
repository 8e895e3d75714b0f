"""Exercise 9.1 · Build an alarm for a bank."""

from collections.abc import Callable
from functools import partial
from inspect import isclass
from typing import Any

from utils.checks.exercises.architecture import dense_layers, widths
from utils.checks.exercises.builders import changed, keras, layers
from utils.checks.exercises.model_exercise import ModelExercise, Rule
from utils.checks.lab09.alarm_words import (
    LOSSES,
    OUTPUTS,
    activations_of,
    loss_words,
    misspelt_words,
    output_words,
    two_way_softmax,
    units_words,
)
from utils.checks.lab09.losses import (
    is_cross_entropy,
    keras_knows,
    loss_name,
    loss_slip,
    only_loss,
    written_by_hand,
)


def build_fraud_alarm() -> Any:
    net = keras.Sequential(
        [keras.Input((12,)), layers.Dense(32, "relu"), layers.Dense(1, "sigmoid")]
    )
    net.compile("adam", "binary_crossentropy")
    return net


_with = partial(changed, build_fraud_alarm)


def _output(code: str) -> Callable[[], Any]:
    """Build it with another activation at the output, or more behind it."""
    return _with(f', "sigmoid")] -> {code}]')


def _loss(code: str) -> Callable[[], Any]:
    return _with(f'"binary_crossentropy" -> {code}')


def _relu_widths(model: Any) -> list[int]:
    """Return the number of nodes of each hidden layer with ReLU."""
    pairs = zip(widths(model)[:-1], activations_of(model), strict=False)
    return [width for width, name in pairs if name == "relu"]


def _output_is_not(name: str) -> Callable[[Any], bool]:
    return lambda model: activations_of(model)[-1] != name


def _loss_is_not(name: str) -> Callable[[Any], bool]:
    return lambda model: loss_name(only_loss(model)) != name


FRAUD_RULES = [
    Rule(
        lambda model: (
            f"Your model's input has the shape {model.input_shape}, where the first None stands "
            "for the number of rows. The bank knows 12 numbers about a payment: give keras.Input "
            "the shape of one row."
        ),
        lambda model: model.input_shape == (None, 12),
        _with("(12,) -> (30,)"),
        label="other-input",
    ),
    Rule(
        units_words,
        lambda model: model.output_shape == (None, 1) or two_way_softmax(model),
        _with("Dense(1, -> Dense(12,"),
        label="other-units",
    ),
    Rule(
        units_words,
        lambda model: not two_way_softmax(model),
        _with('Dense(1, "sigmoid") -> Dense(2, "softmax")'),
        label="two-units",
    ),
    *(
        Rule(
            output_words,
            _output_is_not(name),
            _output(f', "{name}")'),
            label=f"{name}-output",
        )
        for name in OUTPUTS
    ),
    *(
        Rule(
            output_words,
            _output_is_not(f"sigmoid and then {name}"),
            _output(f', "sigmoid"), layers.Activation("{name}")'),
            label=f"{name}-behind-sigmoid",
        )
        for name in ("relu", "softmax")
    ),
    Rule(
        output_words,
        lambda model: " and then " not in activations_of(model)[-1],
        _output(', "sigmoid"), layers.Activation("sigmoid")'),
        label="several-at-output",
    ),
    Rule(
        output_words,
        lambda model: activations_of(model)[-1] == "sigmoid",
        _output(', "softplus")'),
        label="other-output",
    ),
    Rule(
        "There is no hidden layer: your model is a single neuron, logistic regression. Put a Dense "
        "layer between input and output.",
        lambda model: len(dense_layers(model)) > 1,
        _with('layers.Dense(32, "relu"), ->'),
        label="no-hidden-layer",
    ),
    Rule(
        "A hidden layer has no activation. Linear after linear is still linear, as if that layer "
        "were not there: give each hidden layer an activation.",
        lambda model: "linear" not in activations_of(model)[:-1],
        _with(', "relu" ->'),
        label="linear-layer",
    ),
    Rule(
        "You have two output layers: behind one unit with a sigmoid stands another. Keep one.",
        lambda model: (widths(model)[-2], activations_of(model)[-2]) != (1, "sigmoid"),
        _output(', "sigmoid"), layers.Dense(1, "sigmoid")'),
        label="two-outputs",
    ),
    Rule(
        lambda model: (
            "Behind one of your hidden layers stands "
            f"{next(name for name in activations_of(model) if ' and then ' in name)}. One "
            "activation is enough."
        ),
        lambda model: not any(" and then " in name for name in activations_of(model)),
        _with('"relu"), -> "relu"), layers.Activation("sigmoid"),'),
        label="several-inside",
    ),
    Rule(
        lambda model: (
            f"Your hidden layers use {', '.join(sorted(set(activations_of(model)[:-1])))}. The "
            "exercise asks for relu in at least one of them."
        ),
        lambda model: "relu" in activations_of(model)[:-1],
        _with("relu -> sigmoid"),
        label="no-relu",
    ),
    Rule(
        lambda model: (
            f"Your hidden layers with relu have {_relu_widths(model)} nodes. The exercise asks for "
            "16 or more in at least one of them."
        ),
        lambda model: max(_relu_widths(model)) >= 16,
        _with("32 -> 8"),
        label="too-narrow",
    ),
    Rule(
        "Your model is built, but not compiled. Choose an optimizer and a loss with "
        "`net.compile(…)`, and then return the model, not what `compile` returns.",
        lambda model: model.compiled,
        _with('net.compile("adam", "binary_crossentropy") ->'),
        label="not-compiled",
    ),
    Rule(
        "Your model is compiled without a loss, so there is nothing to make small. Give `compile` "
        "the loss for yes or no.",
        lambda model: only_loss(model) is not None,
        _loss("None"),
        label="no-loss",
    ),
    Rule(
        "Your network has one output, so it needs one loss. Give `compile` the loss by itself, "
        "not in a dict or among others in a list.",
        lambda model: not isinstance(only_loss(model), dict | list | tuple),
        _loss('{"fraud": "binary_crossentropy"}'),
        label="several-losses",
    ),
    Rule(
        misspelt_words,
        lambda model: keras_knows("losses", only_loss(model)),
        _loss('["binary_cross_entropy"]'),
        label="unknown-loss",
    ),
    Rule(
        "You wrote the loss yourself, and its values are not those of the binary cross-entropy. "
        "Keras has it ready-made: look into the table's row for yes or no.",
        lambda model: not written_by_hand(only_loss(model)) or is_cross_entropy(only_loss(model)),
        _loss("lambda y, p: (y - p) ** 2"),
        label="loss-by-hand",
    ),
    *(
        Rule(
            loss_words,
            _loss_is_not(name),
            _loss(f'"{name}"'),
            label=name.replace("_", "-"),
        )
        for name in LOSSES
    ),
    Rule(
        loss_words,
        lambda model: (
            written_by_hand(only_loss(model))
            or loss_name(only_loss(model)) == "binary_crossentropy"
        ),
        _loss('"hinge"'),
        label="other-loss",
    ),
    Rule(
        lambda model: loss_slip(only_loss(model)),
        lambda model: not isclass(only_loss(model)),
        _loss("keras.losses.BinaryCrossentropy"),
        label="loss-class",
    ),
    Rule(
        lambda model: loss_slip(only_loss(model)),
        lambda model: not loss_slip(only_loss(model)),
        _loss("keras.losses.BinaryCrossentropy(from_logits=True)"),
        label="from-logits",
    ),
]


EXERCISE = ModelExercise(
    name="build_fraud_alarm",
    number="9.1",
    title="Build an alarm for a bank",
    solution=build_fraud_alarm,
    rules=FRAUD_RULES,
    hint="It is the table's second row. Build the list of layers first, keep the model in a "
    "name, compile it on a line of its own, and return it.",
    steps=(
        "How many numbers is the answer, and between which two does it lie? That gives the units "
        "and the activation of the last layer. The loss is the one for yes or no.",
        "For a mass from 3 lengths the list would begin with `keras.Input((3,))` and end with a "
        'layer of 1 unit without an activation; then `compile("adam", "mean_squared_error")`.',
    ),
)
