"""Exercise 12.5 · Build a network for the tide."""

from collections.abc import Callable
from functools import partial
from typing import Any

from utils.checks.exercises.architecture import activations, layers_of, output_is_not
from utils.checks.exercises.build_errors import BuildError
from utils.checks.exercises.builders import changed, keras, layers
from utils.checks.exercises.model_exercise import ModelExercise, Rule
from utils.checks.exercises.variants import AnyOf

HOURS, MEASURED = 48, 3


def build_tide_gauge() -> Any:
    return keras.Sequential(
        [
            keras.Input(shape=(48, 3)),
            layers.GRU(16, return_sequences=True),
            layers.GRU(16),
            layers.Dense(1),
        ]
    )


_with = partial(changed, build_tide_gauge)


def _first(layers: str) -> Callable[[], Any]:
    """Build it with other layers in place of the first recurrent one."""
    return _with(f"layers.GRU(16, return_sequences=True), -> {layers}")


def _output(activation: str) -> Callable[[], Any]:
    return _with(f'Dense(1) -> Dense(1, "{activation}")')


def _is_recurrent(layer: Any) -> bool:
    return isinstance(layer, keras.layers.RNN | keras.layers.Bidirectional)


def _recurrent(model: Any) -> list[Any]:
    return [layer for layer in layers_of(model) if _is_recurrent(layer)]


def _reads_all_memories(layer: Any) -> bool:
    """Tell whether a recurrent layer reads what another gives out at each of its steps."""
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


def _side_by_side() -> Any:
    hours = keras.Input(shape=(HOURS, MEASURED))
    both = layers.concatenate([layers.GRU(8)(hours), layers.GRU(8)(hours)])
    return keras.Model(hours, layers.Dense(1)(both))


TIDE_RULES = [
    Rule(
        "The axes of your input are swapped: a story is (steps, what comes in at a step). Here "
        "that is 48 hours, with 3 measurements each.",
        lambda model: model.input_shape != (None, MEASURED, HOURS),
        _with("(48, 3) -> (3, 48)"),
        label="axes-swapped",
    ),
    Rule(
        lambda model: (
            f"Your model's input has the shape {model.input_shape}, where the first None stands "
            "for the number of samples. Each sample is 48 hours of 3 measurements."
        ),
        lambda model: model.input_shape in ((None, HOURS, MEASURED), (None, None, MEASURED)),
        _with("(48, 3) -> (22, 1)"),
        label="other-input",
    ),
    Rule(
        "There is no recurrent layer in your model, so nothing in it reads the hours one after the "
        "other. Use SimpleRNN, LSTM or GRU, twice.",
        lambda model: len(_recurrent(model)) > 0,
        _with(
            "layers.GRU(16, return_sequences=True) -> layers.Flatten()",
            'layers.GRU(16), -> layers.Dense(16, "relu"),',
        ),
        label="not-recurrent",
    ),
    Rule(
        "There is one recurrent layer. The exercise asks for two, one after the other; the first "
        "has to hand on all its memories.",
        lambda model: len(_recurrent(model)) > 1,
        _first(""),
        label="one-layer",
    ),
    Rule(
        "Your second recurrent layer does not read the memories of the first as they are, step by "
        "step. Put the one right behind the other, the first with return_sequences=True.",
        lambda model: any(_reads_all_memories(layer) for layer in _recurrent(model)),
        lambda: AnyOf(
            _first("layers.GRU(16), layers.RepeatVector(48),"),
            _first("layers.GRU(16), layers.Reshape((16, 1)),"),
            _side_by_side,
        ),
        label="no-memories",
    ),
    Rule(
        lambda model: (
            f"Your model answers with shape {model.output_shape}: something for each of the hours. "
            "Only the recurrent layer that has another one behind it needs return_sequences=True; "
            "take it out of the last one."
        ),
        lambda model: len(model.output_shape) == 2,
        _with("layers.GRU(16), -> layers.GRU(16, return_sequences=True),"),
        label="all-memories",
    ),
    Rule(
        lambda model: (
            f"Your model answers with {model.output_shape[-1]} numbers. The level of the next hour "
            "is one: end with a Dense layer of one node."
        ),
        lambda model: model.output_shape == (None, 1),
        _with("Dense(1) -> Dense(3)"),
        label="other-outputs",
    ),
    Rule(
        "A recurrent layer is the last in your model. Its tanh can never answer anything beyond -1 "
        "and 1: end with a Dense layer of one node, without an activation.",
        lambda model: layers_of(model)[-1] not in _recurrent(model),
        _with(
            "layers.GRU(16), -> layers.GRU(16, return_sequences=True),",
            "layers.Dense -> layers.GRU",
        ),
        label="recurrent-output",
    ),
    Rule(
        "Your output layer has a ReLU: it can never answer anything below 0, and the level is "
        "below the mean half of the time. Leave its activation out.",
        output_is_not("relu"),
        _output("relu"),
        label="relu-output",
    ),
    Rule(
        "Your output layer has a sigmoid: it can never answer anything but 0 to 1. Leave its "
        "activation out.",
        output_is_not("sigmoid"),
        _output("sigmoid"),
        label="sigmoid-output",
    ),
    Rule(
        "Your output layer has a softmax. With a single node it answers 1, whatever comes in. "
        "Leave its activation out.",
        output_is_not("softmax"),
        _output("softmax"),
        label="softmax-output",
    ),
    Rule(
        lambda model: (
            f"The activation of your output layer is {activations(model)[-1]}, which bends or "
            "limits the answer. The level can be any number: leave the activation out."
        ),
        lambda model: activations(model)[-1] == "linear",
        _output("tanh"),
        label="bent-output",
    ),
    Rule(
        lambda model: (
            f"Your recurrent layers have {[_units(layer) for layer in _recurrent(model)]} nodes. "
            "The exercise asks for 8 or more in each."
        ),
        lambda model: min(_units(layer) for layer in _recurrent(model)) >= 8,
        _with("layers.GRU(16), -> layers.GRU(4),"),
        label="too-narrow",
    ),
]


TIDE_REFUSALS = [
    BuildError(
        "Leave the number of samples out of keras.Input: steps and measurements are enough.",
        rf"expected ndim=3, found ndim=4.*\(None, \w+, {HOURS}, {MEASURED}\)",
        _with("(48, 3) -> (10, 48, 3)"),
        label="samples-in-input",
    ),
    BuildError(
        "A recurrent layer of yours gets three axes for each sample, and needs two: (steps, what "
        "comes in at a step). Look at the shape in keras.Input: is a number in it too many?",
        "expected ndim=3, found ndim=4",
        _with("(48, 3) -> (48, 3, 1)"),
        label="axis-too-many",
    ),
    BuildError(
        "A recurrent layer of yours gets one row of numbers for each sample, and needs two axes: "
        "(steps, what comes in at a step). If it is the first, its input has both, and no Flatten "
        "behind it. If it is the second, the first needs return_sequences=True.",
        rf"expected ndim=3, found ndim=2.*\(None, ({HOURS}|{MEASURED}|{HOURS * MEASURED})\)",
        AnyOf(_with("(48, 3) -> (48,)"), _with("(48, 3) -> (48 * 3,)")),
        label="one-row",
    ),
    BuildError(
        "Your second recurrent layer gets one row of numbers for each sample, and needs memories "
        "of all 48 hours. For that the first one needs return_sequences=True, and no Flatten "
        "behind it.",
        "expected ndim=3, found ndim=2",
        AnyOf(
            _first("layers.LSTM(16),"),
            _first("layers.GRU(16, return_sequences=True), layers.Flatten(),"),
        ),
        label="last-memory-only",
    ),
    BuildError(
        "With return_state=True a recurrent layer hands on several things, which the next one does "
        "not take. All its memories come with return_sequences=True.",
        r"expects 1 input\(s\), but it received \d",
        _with("return_sequences -> return_state"),
        label="return-state",
    ),
    BuildError(
        "`kind` is an argument of build_forecaster, and this function has none. Choose one here: "
        "SimpleRNN, LSTM or GRU.",
        "name 'kind' is not defined",
        _with("layers.GRU(16), -> kind(16),"),
        label="kind",
    ),
    BuildError(
        "The option is spelled `return_sequences`, with an s at its end.",
        "Unrecognized keyword arguments.*'(return_sequence|returns_sequences?)'",
        _with("return_sequences -> return_sequence"),
        label="misspelled-option",
    ),
]


EXERCISE = ModelExercise(
    name="build_tide_gauge",
    number="12.5",
    title="Build a network for the tide",
    solution=build_tide_gauge,
    rules=TIDE_RULES,
    build_errors=TIDE_REFUSALS,
    hint="Start from `build_forecaster` above: other steps, another number of inputs, a kind "
    "of your choice, one recurrent layer more. What does a recurrent layer hand on to the "
    "next, unless you ask for more?",
    steps=(
        "Four things stand in the list: the input, shape (steps, what comes in at a step), two "
        "recurrent layers, and a Dense layer for one number that may be below 0.",
        "The second recurrent layer wants a memory for each hour. The first one hands them on if "
        "it is told to: the option stands in the text below the 18 parameters, at `SimpleRNN`. The "
        "second one keeps quiet until its last hour.",
    ),
)
