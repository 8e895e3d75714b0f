"""Exercise 9.1 · Build an alarm for a bank."""

from collections.abc import Callable
from typing import Any

from utils.checks.architecture import activation_chains, dense_layers, widths
from utils.checks.lab09.losses import keras_knows, loss_name
from utils.checks.model_exercise import ModelExercise, Rule

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
    after: bool = False,
    outputs: int = 1,
) -> Any:
    """An alarm for the bank; each argument can spoil it in one way."""
    import keras
    from keras import layers

    stack = [layers.Dense(width, activation=hidden) for _ in range(depth)]
    stack += [layers.Dense(units, activation=output) for _ in range(outputs)]
    if after:
        stack.append(layers.Activation("sigmoid"))
    net = keras.Sequential([keras.Input(shape=(inputs,)), *stack])
    if compiled:
        net.compile("adam", loss)
    return net


def _logits_loss() -> Any:
    import keras

    return keras.losses.BinaryCrossentropy(from_logits=True)


def _activations(model: Any) -> list[str]:
    """All that the sums of each layer pass through, in words."""
    return [" and then ".join(chain) or "linear" for chain in activation_chains(model)]


def _loss(model: Any) -> tuple[str, bool]:
    """The name of the loss, without its aliases, and whether it expects logits."""
    loss = model.get_compile_config()["loss"]
    from_logits = False
    if isinstance(loss, list) and len(loss) == 1:
        loss = loss[0]
    if isinstance(loss, dict):
        config = loss.get("config", {})
        if isinstance(config, dict):
            from_logits = bool(config.get("from_logits"))
            loss = config.get("name") or loss.get("class_name")
        else:
            loss = config
    return loss_name(loss), from_logits


def _misspelt_words(model: Any) -> str:
    given = model.get_compile_config()["loss"]
    name = loss_name(given)
    known = name != given and keras_knows("losses", name)
    write = f'The name is `"{name}"`.' if known else "Look for the name in the table."
    return (
        f"Keras has no loss called `{given}`; `compile` does not look, but `fit` will stop. {write}"
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
        return (
            f"At the end of your network stands {name}. A sigmoid of what is 0 to 1 already lies "
            "between 0.50 and 0.73. One activation is enough."
        )
    return (
        f"The activation of your output layer is {name}. A probability lies between 0 and 1, and "
        "can be anything in between: which activation does that?"
    )


def _loss_words(model: Any) -> str:
    name, _ = _loss(model)
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
    return f"Your loss is {name}. Take the one of the table's row for yes or no."


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


def _output_is_not(name: str) -> Callable[[Any], bool]:
    return lambda model: _activations(model)[-1] != name


def _loss_is_not(name: str) -> Callable[[Any], bool]:
    return lambda model: _loss(model)[0] != name


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
    Rule(
        _output_words,
        lambda model: " and then " not in _activations(model)[-1],
        lambda: fraud_alarm(after=True),
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
        "were not there: give each hidden layer relu.",
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
            f"Your hidden layers use {', '.join(sorted(set(_activations(model)[:-1])))}. The "
            "exercise asks for relu in each of them; sigmoid and softmax are for outputs."
        ),
        lambda model: all("elu" in name for name in _activations(model)[:-1]),  # its kin, too
        lambda: fraud_alarm(hidden="sigmoid"),
    ),
    Rule(
        lambda model: (
            f"Your hidden layers have {widths(model)[:-1]} nodes. The exercise asks for 16 or "
            "more in at least one of them."
        ),
        lambda model: max(widths(model)[:-1]) >= 16,
        lambda: fraud_alarm(width=8),
    ),
    Rule(
        "Your model is built, but not compiled. Choose an optimiser and a loss with "
        "`net.compile(…)`, and then return the model, not what `compile` returns.",
        lambda model: bool(model.compiled and model.get_compile_config()),
        lambda: fraud_alarm(compiled=False),
    ),
    Rule(
        "Your model is compiled without a loss, so there is nothing to make small. Give `compile` "
        "the loss for yes or no.",
        lambda model: model.get_compile_config()["loss"] is not None,
        lambda: fraud_alarm(loss=None),
    ),
    Rule(
        _misspelt_words,
        lambda model: keras_knows("losses", model.get_compile_config()["loss"]),
        lambda: fraud_alarm(loss="binary_cross_entropy"),
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
        lambda model: _loss(model)[0] == "binary_crossentropy",
        lambda: fraud_alarm(loss="hinge"),
    ),
    Rule(
        "Your loss expects logits, `from_logits=True`, but your output layer has a sigmoid "
        "already. Do it once: leave one of the two out, and here that is `from_logits`.",
        lambda model: not _loss(model)[1],
        lambda: fraud_alarm(loss=_logits_loss()),
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
