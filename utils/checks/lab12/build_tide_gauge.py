"""Exercise 12.5 · Build a network for the tide."""

from typing import Any

from utils.checks.exercises.architecture import activations, layers_of, output_is_not
from utils.checks.exercises.build_errors import BuildError
from utils.checks.exercises.model_exercise import ModelExercise, Rule
from utils.checks.exercises.variants import AnyOf

HOURS, MEASURED = 48, 3


def tide_gauge(
    shape: tuple = (HOURS, MEASURED),
    units: int = 16,
    depth: int = 2,
    keeps_all: bool = False,
    outputs: int = 1,
    activation: str | None = None,
    kind: str = "GRU",
) -> Any:
    """Build a network for the tide; each argument can spoil it in one way."""
    import keras
    from keras import layers

    recurrent = getattr(layers, kind)
    stack = [
        recurrent(units, return_sequences=keeps_all or number < depth - 1)
        for number in range(depth)
    ]
    return keras.Sequential(
        [
            keras.Input(shape=shape),
            *stack,
            layers.Dense(outputs, activation=activation),
        ]
    )


def _is_recurrent(layer: Any) -> bool:
    import keras

    return isinstance(layer, keras.layers.RNN | keras.layers.Bidirectional)


def _recurrent(model: Any) -> list[Any]:
    return [layer for layer in layers_of(model) if _is_recurrent(layer)]


def _reads_all_memories(layer: Any) -> bool:
    """Tell whether a recurrent layer reads what another gives out at each of its steps."""
    import keras

    waiting = keras.tree.flatten(layer.input)[:1]  # behind it a mask, or memories to begin with
    steps = waiting[0].shape[1]
    while waiting:
        tensor = waiting.pop()
        if len(tensor.shape) != 3 or tensor.shape[1] != steps:
            continue
        history = tensor._keras_history
        if _is_recurrent(history.operation):
            return True
        waiting += history.operation._inbound_nodes[history.node_index].input_tensors
    return False


def _units(layer: Any) -> int:
    return getattr(layer, "units", None) or getattr(layer, "forward_layer", layer).cell.units


def _dense_only() -> Any:
    import keras
    from keras import layers

    return keras.Sequential(
        [
            keras.Input(shape=(HOURS, MEASURED)),
            layers.Flatten(),
            layers.Dense(16, "relu"),
            layers.Dense(1),
        ]
    )


def _ends_recurrent() -> Any:
    import keras
    from keras import layers

    return keras.Sequential(
        [
            keras.Input(shape=(HOURS, MEASURED)),
            layers.GRU(16, return_sequences=True),
            layers.GRU(16, return_sequences=True),
            layers.GRU(1),
        ]
    )


def _made_up_story(between: str, *arguments: Any) -> Any:
    """Build a network in which a layer spreads the last memory only to a sequence."""
    import keras
    from keras import layers

    return keras.Sequential(
        [
            keras.Input(shape=(HOURS, MEASURED)),
            layers.LSTM(16),
            getattr(layers, between)(*arguments),
            layers.LSTM(16),
            layers.Dense(1),
        ]
    )


def _side_by_side() -> Any:
    import keras
    from keras import layers

    hours = keras.Input(shape=(HOURS, MEASURED))
    both = layers.concatenate([layers.GRU(8)(hours), layers.GRU(8)(hours)])
    return keras.Model(hours, layers.Dense(1)(both))


TIDE_RULES = [
    Rule(
        "The axes of your input are swapped: a story is (steps, what comes in at a step). Here "
        "that is 48 hours, with 3 measurements each.",
        lambda model: model.input_shape != (None, MEASURED, HOURS),
        lambda: tide_gauge(shape=(MEASURED, HOURS)),
    ),
    Rule(
        lambda model: (
            f"Your model's input has the shape {model.input_shape}, where the first None stands "
            "for the number of samples. Each sample is 48 hours of 3 measurements."
        ),
        lambda model: model.input_shape in ((None, HOURS, MEASURED), (None, None, MEASURED)),
        lambda: tide_gauge(shape=(22, 1)),
    ),
    Rule(
        "There is no recurrent layer in your model, so nothing in it reads the hours one after the "
        "other. Use SimpleRNN, LSTM or GRU, twice.",
        lambda model: len(_recurrent(model)) > 0,
        _dense_only,
    ),
    Rule(
        "There is one recurrent layer. The exercise asks for two, one after the other; the first "
        "has to hand on all its memories.",
        lambda model: len(_recurrent(model)) > 1,
        lambda: tide_gauge(depth=1),
    ),
    Rule(
        "Your second recurrent layer does not read the memories of the first as they are, step by "
        "step. Put the one right behind the other, the first with return_sequences=True.",
        lambda model: any(_reads_all_memories(layer) for layer in _recurrent(model)),
        lambda: AnyOf(
            _made_up_story("RepeatVector", HOURS),
            _made_up_story("Reshape", (16, 1)),
            _side_by_side(),
        ),
    ),
    Rule(
        lambda model: (
            f"Your model answers with shape {model.output_shape}: something for each of the hours. "
            "Only the recurrent layer that has another one behind it needs return_sequences=True; "
            "take it out of the last one."
        ),
        lambda model: len(model.output_shape) == 2,
        lambda: tide_gauge(keeps_all=True),
    ),
    Rule(
        lambda model: (
            f"Your model answers with {model.output_shape[-1]} numbers. The level of the next hour "
            "is one: end with a Dense layer of one node."
        ),
        lambda model: model.output_shape == (None, 1),
        lambda: tide_gauge(outputs=3),
    ),
    Rule(
        "A recurrent layer is the last in your model. Its tanh can never answer anything beyond -1 "
        "and 1: end with a Dense layer of one node, without an activation.",
        lambda model: layers_of(model)[-1] not in _recurrent(model),
        _ends_recurrent,
    ),
    Rule(
        "Your output layer has a ReLU: it can never answer anything below 0, and the level is "
        "below the mean half of the time. Leave its activation out.",
        output_is_not("relu"),
        lambda: tide_gauge(activation="relu"),
    ),
    Rule(
        "Your output layer has a sigmoid: it can never answer anything but 0 to 1. Leave its "
        "activation out.",
        output_is_not("sigmoid"),
        lambda: tide_gauge(activation="sigmoid"),
    ),
    Rule(
        "Your output layer has a softmax. With a single node it answers 1, whatever comes in. "
        "Leave its activation out.",
        output_is_not("softmax"),
        lambda: tide_gauge(activation="softmax"),
    ),
    Rule(
        lambda model: (
            f"The activation of your output layer is {activations(model)[-1]}, which bends or "
            "limits the answer. The level can be any number: leave the activation out."
        ),
        lambda model: activations(model)[-1] == "linear",
        lambda: tide_gauge(activation="tanh"),
    ),
    Rule(
        lambda model: (
            f"Your recurrent layers have {[_units(layer) for layer in _recurrent(model)]} nodes. "
            "The exercise asks for 8 or more in each."
        ),
        lambda model: min(_units(layer) for layer in _recurrent(model)) >= 8,
        lambda: tide_gauge(units=4),
    ),
]


def _lstms(*between: Any, **options: Any) -> Any:
    """Build two LSTMs, the first with these options; with none it hands on its last memory only."""
    import keras
    from keras import layers

    first = layers.LSTM(16, **options)
    return keras.Sequential([keras.Input((HOURS, MEASURED)), first, *between, layers.LSTM(16)])


def _flattened() -> Any:
    from keras import layers

    return _lstms(layers.Flatten(), return_sequences=True)


def _unknown_kind() -> Any:
    return kind(16)  # type: ignore[name-defined]  # noqa: F821


TIDE_REFUSALS = [
    BuildError(
        "Leave the number of samples out of keras.Input: steps and measurements are enough.",
        rf"expected ndim=3, found ndim=4.*\(None, \w+, {HOURS}, {MEASURED}\)",
        lambda: tide_gauge(shape=(10, HOURS, MEASURED)),
    ),
    BuildError(
        "A recurrent layer of yours gets three axes for each sample, and needs two: (steps, what "
        "comes in at a step). Look at the shape in keras.Input: is a number in it too many?",
        "expected ndim=3, found ndim=4",
        lambda: tide_gauge(shape=(HOURS, MEASURED, 1)),
    ),
    BuildError(
        "A recurrent layer of yours gets one row of numbers for each sample, and needs two axes: "
        "(steps, what comes in at a step). If it is the first, its input has both, and no Flatten "
        "behind it. If it is the second, the first needs return_sequences=True.",
        rf"expected ndim=3, found ndim=2.*\(None, ({HOURS}|{MEASURED}|{HOURS * MEASURED})\)",
        AnyOf(
            lambda: tide_gauge(shape=(HOURS,)),
            lambda: tide_gauge(shape=(HOURS * MEASURED,)),
        ),
    ),
    BuildError(
        "Your second recurrent layer gets one row of numbers for each sample, and needs memories "
        "of all 48 hours. For that the first one needs return_sequences=True, and no Flatten "
        "behind it.",
        "expected ndim=3, found ndim=2",
        AnyOf(_lstms, _flattened),
    ),
    BuildError(
        "`kind` is an argument of build_forecaster, and this function has none. Choose one here: "
        "SimpleRNN, LSTM or GRU.",
        "name 'kind' is not defined",
        _unknown_kind,
    ),
    BuildError(
        "The option is spelled `return_sequences`, with an s at its end.",
        "Unrecognized keyword arguments.*'(return_sequence|returns_sequences?)'",
        lambda: _lstms(return_sequence=True),
    ),
]


EXERCISE = ModelExercise(
    name="build_tide_gauge",
    number="12.5",
    title="Build a network for the tide",
    solution=tide_gauge,
    rules=TIDE_RULES,
    build_errors=TIDE_REFUSALS,
    hint="Start from `build_forecaster` above: other steps, another number of inputs, a kind "
    "of your choice, one recurrent layer more. What does a recurrent layer hand on to the "
    "next, unless you ask for more?",
)
