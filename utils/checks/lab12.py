"""The exercises of Lab 12, recurrent networks."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np

from utils.activations import relu, sigmoid
from utils.checks.architecture import activations, output_is_not
from utils.checks.calling import call
from utils.checks.exercise import Exercise
from utils.checks.forms import OneOf
from utils.checks.model_exercise import ModelExercise, Rule
from utils.checks.verdict import Status, Verdict
from utils.sequences import peeks, windows

HOURS, MEASURED = 48, 3


def cell_step(x: np.ndarray, h: np.ndarray, W: np.ndarray, U: np.ndarray, b: np.ndarray) -> Any:
    return np.tanh(x @ W + h @ U + b)


def _rounded_step(decimals: int, *arguments: Any) -> np.ndarray:
    return np.round(cell_step(*arguments), decimals)


def _through_the_rows(x: Any, h: Any, W: Any, U: Any, b: Any) -> list[np.ndarray]:
    memories = []
    for x_t in x:
        h = np.tanh(x_t @ W + h @ U + b)
        memories.append(h)
    return memories


def cut_windows(series: np.ndarray, steps: int) -> tuple[np.ndarray, np.ndarray]:
    return windows(series, steps)


def split_at_year(years: np.ndarray, numbers: np.ndarray, first_test: int) -> tuple[Any, Any]:
    return _by_ruler(years, numbers, first_test, numbers[years < first_test])


def error_of_repeating(numbers: np.ndarray, lag: int) -> Any:
    return np.sqrt(np.mean((numbers[lag:] - numbers[:-lag]) ** 2))


def tide_gauge(
    shape: tuple = (HOURS, MEASURED),
    samples: int | None = None,
    units: int = 16,
    depth: int = 2,
    keeps_all: bool = False,
    outputs: int = 1,
    activation: str | None = None,
    kind: str = "GRU",
) -> Any:
    """A network for the tide; each argument can spoil it in one way."""
    import keras
    from keras import layers

    recurrent = getattr(layers, kind)
    stack = [
        recurrent(units, return_sequences=keeps_all or number < depth - 1)
        for number in range(depth)
    ]
    return keras.Sequential(
        [
            keras.Input(shape=shape, batch_size=samples),
            *stack,
            layers.Dense(outputs, activation=activation),
        ]
    )


@dataclass(frozen=True)
class TimedExercise(Exercise):
    """An exercise on a series in time, whose check also changes the future, to see who peeks.

    A wrong answer that makes no known mistake is called again with other numbers in the future:
    `leaks(answer, case)` says whether it changes what it gives for the past.
    """

    leaks: Callable[[Callable, tuple], bool] = lambda answer, case: False
    leak_message: str = ""
    leaking: Any = None

    def wrong_answers(self) -> dict[str, Any]:
        return {self.leak_message: self.leaking} | super().wrong_answers()

    def _judge_function(self, answer: Callable, rng: np.random.Generator) -> Verdict:
        assert self.inputs is not None
        verdict = super()._judge_function(answer, rng)
        if verdict.status is Status.WRONG and verdict.reasons[0] not in self.misconceptions:
            case = self.inputs(rng, 5)
            if call(lambda: self.leaks(answer, case), (), self.seconds).value:
                return replace(verdict, reasons=[self.leak_message])
        return verdict


def _windows_leak(answer: Callable, case: tuple) -> bool:
    """Whether a row of X depends on its own target, or on later numbers."""
    series, steps = case
    X, y = answer(series.copy(), steps)
    right = windows(series, steps)[0]
    for i in range(min(len(X), np.size(y))):
        if i < len(right) and np.array_equal(X[i], right[i]):
            continue  # if something is wrong here, it is y
        found = np.flatnonzero(series == np.ravel(y)[i])  # no number comes twice
        known = int(found[0]) if len(found) else i + steps
        make = partial(_row, answer, steps, i)
        if 0 < known < len(series) and peeks(make, series, known):
            return True
    return False


def _row(answer: Callable, steps: int, i: int, series: np.ndarray) -> np.ndarray:
    return np.asarray(answer(series, steps)[0])[i]


def _training_leaks(answer: Callable, case: tuple) -> bool:
    years, numbers, first_test = case
    known = int(np.sum(years < first_test))
    return peeks(lambda s: np.asarray(answer(years, s, first_test)[0]), numbers, known)


def _draw_step(rng: np.random.Generator, size: int) -> tuple:
    # no two sizes are the same, so that a matrix taken the wrong way round does not fit
    n_in, units, n = 2, 3, (1, 4, 5, 4, 6)[size - 1]

    def draw(*shape: int) -> np.ndarray:
        return rng.integers(1, 10, shape) / 10 * rng.choice([-1, 1], shape)

    return draw(n, n_in), draw(n, units), draw(n_in, units), draw(units, units), draw(units)


def _draw_series(rng: np.random.Generator, size: int) -> tuple:
    steps = 1 + size
    n_windows = steps + 1 + size % 2  # not as many as steps
    tenths = np.arange(111, 600)
    # none is whole, so that cutting them down to whole ones shows
    return rng.permutation(tenths[tenths % 10 > 0])[: steps + n_windows] / 10, steps


def _draw_years(rng: np.random.Generator, size: int) -> tuple:
    n_before, n_after = size + 3, size + 2
    # two years are missing in each part; in the larger cases first_test is missing, too
    before = _with_gaps(rng, n_before) - n_before - 2
    after = _with_gaps(rng, n_after) + (size > 3)
    # now early, now late, so that no year of one's own splits them as first_test does
    first_test = (2010 if size % 2 else 1720) + int(rng.integers(0, 20))
    numbers = rng.permutation(np.arange(11, 70))[: n_before + n_after] / 1.0
    numbers[n_before:] += 40  # other numbers later, as the sun had
    return first_test + np.concatenate([before, after]), numbers, first_test


def _with_gaps(rng: np.random.Generator, n: int) -> np.ndarray:
    """Of 0, 1, … n + 1 the first, the last and all between them but two, in order: (n,)."""
    inner = 1 + rng.permutation(n)[: n - 2]
    return np.array([0, *np.sort(inner), n + 1])


def _draw_repeated(rng: np.random.Generator, size: int) -> tuple:
    # so long that a lag of 11, written as a number, gives a result, too
    return rng.permutation(np.arange(10, 90))[: 14 + size] / 1.0, 1 + size


def _by_ruler(years: np.ndarray, numbers: np.ndarray, first_test: int, ruler: Any) -> tuple:
    """Both parts, with the mean and the standard deviation of `ruler`."""
    scaled = (numbers - np.mean(ruler)) / np.std(ruler)
    return scaled[years < first_test], scaled[years >= first_test]


def _parts(years: np.ndarray, numbers: np.ndarray, first_test: int) -> tuple:
    return numbers[years < first_test], numbers[years >= first_test]


def _split_at_place(place: Callable) -> Callable:
    """The first part has as many numbers as `place(years, first_test)` says."""

    def made(years: np.ndarray, numbers: np.ndarray, first_test: int) -> tuple:
        n = place(years, first_test)
        mean, std = (numbers[:n].mean(), numbers[:n].std()) if n else (np.nan, np.nan)
        return (numbers[:n] - mean) / std, (numbers[n:] - mean) / std

    return made


def _parts_as(way: Callable) -> Callable:
    """Both parts, right, and then handed to `way`."""
    return lambda years, numbers, first_test: tuple(
        way(part) for part in split_at_year(years, numbers, first_test)
    )


def _each(way: Callable) -> Callable:
    """Both parts made by `way(part, before)`."""

    def made(years: np.ndarray, numbers: np.ndarray, first_test: int) -> tuple:
        before, after = _parts(years, numbers, first_test)
        return way(before, before), way(after, before)

    return made


def _cut_at(low: int, high: int) -> Callable:
    """The first part ends `low` years late, the second begins `high` years late."""

    def made(years: np.ndarray, numbers: np.ndarray, first_test: int) -> tuple:
        before = numbers[years < first_test + low]
        after = numbers[years >= first_test + high]
        return (before - before.mean()) / before.std(), (after - before.mean()) / before.std()

    return made


def _rows(series: np.ndarray, steps: int, first: int, width: int, n: int) -> np.ndarray:
    """n windows of a width, the first of which starts at `first`."""
    return np.array([series[i + first : i + first + width] for i in range(n)])


def _until_it_breaks(series: np.ndarray, steps: int) -> None:
    for i in range(len(series)):
        series[i + steps]


def _of_unequal_lengths(series: np.ndarray, steps: int) -> np.ndarray:
    return np.array([series[: i + steps] for i in range(len(series) - steps)])


def _both_as(way: Callable) -> Callable:
    """The right X and y, each handed to `way`."""
    return lambda series, steps: tuple(way(part) for part in windows(series, steps))


def _with_targets(targets: Callable) -> Callable:
    """The right X, and y as `targets(series, steps, n)` makes it, for n windows."""
    return lambda series, steps: (
        windows(series, steps)[0],
        targets(series, steps, len(series) - steps),
    )


def _of_22(series: np.ndarray, steps: int) -> tuple:
    return np.array([series[i : i + 22] for i in range(len(series) - 22)]), series[22:]


def _difference(numbers: np.ndarray, lag: int) -> np.ndarray:
    return numbers[lag:] - numbers[:-lag]


def _rounded_error(decimals: int) -> Callable:
    return lambda numbers, lag: np.round(error_of_repeating(numbers, lag), decimals)


def _root(number: Any) -> Any:
    with np.errstate(invalid="ignore"):
        return np.sqrt(number)


def _is_recurrent(layer: Any) -> bool:
    import keras

    return isinstance(layer, keras.layers.RNN | keras.layers.Bidirectional)


def _recurrent(model: Any) -> list[Any]:
    return [layer for layer in model.layers if _is_recurrent(layer)]


def _reads_all_memories(layer: Any) -> bool:
    """Whether a recurrent layer reads what another gives out at each of the hours."""
    waiting = [layer.input]
    while waiting:
        tensor = waiting.pop()
        if len(tensor.shape) != 3 or tensor.shape[1] not in (HOURS, None):
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
    """The last memory only, spread to a story by a layer between."""
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
        "You set the number of samples, with `batch_size`. Leave it out: the model should answer "
        "for any number of samples.",
        lambda model: not isinstance(model.input_shape[0], int),
        lambda: tide_gauge(samples=1),
    ),
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
        "Your second recurrent layer does not read the memories of all 48 hours of the first. Put "
        "one behind the other, the first with return_sequences=True, and nothing between them "
        "that makes a story of something else.",
        lambda model: any(_reads_all_memories(layer) for layer in _recurrent(model)),
        lambda: OneOf(
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
        lambda model: model.layers[-1] not in _recurrent(model),
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

ONE_MEMORY = (
    "Your second recurrent layer gets one memory for each sample, and needs a story. Give the "
    "first one return_sequences=True, so that it hands on its memories of all 48 hours."
)
NO_STEPS = (
    "Your input has one axis for each sample, and a recurrent layer needs two: (steps, what comes "
    "in at a step)."
)
NO_STORY = (
    "A recurrent layer of yours gets 48 numbers in a row for each sample, and needs a story: "
    "(steps, what comes in at a step). If that is your input, mind that each hour has 3 "
    "measurements. If it is the second recurrent layer, give the first one return_sequences=True."
)
NO_BRACKETS = (
    "keras.Input takes the shape as one thing, in brackets of its own: write "
    "keras.Input(shape=(..., ...))."
)
WITH_SAMPLES = (
    "Your input has three axes for each sample. Leave the number of samples out of keras.Input: "
    "steps and measurements are enough."
)

NO_KIND = (
    "`kind` is an argument of build_forecaster, and this function has none. Choose one here: "
    "SimpleRNN, LSTM or GRU."
)
NO_LIST = "keras.Sequential takes one list of layers: put them in `[` and `]`."
NO_NODES = (
    "One of your layers stands without its brackets. They hold the number of nodes, and make a "
    "layer of the kind."
)
MISSPELT = "The option is spelled `return_sequences`, with an s at its end."
QUOTED = "A number of nodes stands in quotes, so it is a text. Leave them out."
# What Keras or Python says of each, as a pattern.
WORDS = {
    r"Cannot convert '\d+' to a shape": NO_BRACKETS,
    r"^name 'kind' is not defined": NO_KIND,
    r"Sequential\.__init__\(\) takes from": NO_LIST,
    r"Only instances of `keras.Layer` can be added.*<class": NO_NODES,
    r"Unrecognized keyword arguments.*'(return_sequence|returns_sequences?)'": MISSPELT,
    r"'<=' not supported between instances of 'str' and 'int'": QUOTED,
}


@dataclass(frozen=True)
class StackedExercise(ModelExercise):
    """A model of recurrent layers, some mistakes in which Keras refuses while it is built."""

    def wrong_answers(self) -> dict[str, Any]:
        def without_sequences() -> Any:
            import keras
            from keras import layers

            return keras.Sequential(
                [keras.Input((HOURS, MEASURED)), layers.LSTM(16), layers.LSTM(16), layers.Dense(1)]
            )

        return super().wrong_answers() | {
            ONE_MEMORY: without_sequences,
            NO_STEPS: lambda: tide_gauge(shape=(HOURS * MEASURED,)),
            NO_STORY: lambda: tide_gauge(shape=(HOURS,)),
            NO_BRACKETS: lambda: tide_gauge(shape=HOURS),  # type: ignore[arg-type]
            WITH_SAMPLES: lambda: tide_gauge(shape=(10, HOURS, MEASURED)),
            NO_KIND: _unknown("kind"),
            _without_layers("LSTM"): _unknown("LSTM"),
            NO_LIST: lambda: _sequential(as_list=False),
            NO_NODES: lambda: _sequential("class"),
            MISSPELT: lambda: _sequential(16, return_sequence=True),
            QUOTED: lambda: _sequential("16"),
        }

    def refused(self, error: BaseException) -> str | None:
        return _why_it_does_not_fit(error)


def _sequential(units: Any = 16, as_list: bool = True, **options: Any) -> Any:
    """Something that Keras refuses to build."""
    import keras
    from keras import layers

    first = layers.LSTM if units == "class" else layers.LSTM(units, **options)
    stack = [keras.Input(shape=(HOURS, MEASURED)), first, layers.LSTM(16), layers.Dense(1)]
    return keras.Sequential(stack) if as_list else keras.Sequential(*stack)


def _unknown(name: str) -> Callable:
    """A function in which Python does not know a name."""

    def build() -> None:
        raise NameError(f"name '{name}' is not defined", name=name)

    return build


def _without_layers(name: str) -> str:
    return f"Keras's layers need `layers.` in front: `layers.{name}`."


def _why_it_does_not_fit(error: BaseException) -> str | None:
    if isinstance(error, NameError) and error.name in ("SimpleRNN", "LSTM", "GRU", "Dense"):
        return _without_layers(error.name)
    for pattern, words in WORDS.items():
        if re.search(pattern, str(error), re.DOTALL):
            return words
    found = re.search(r"expected ndim=3, found ndim=(\d).*?received: \((.*?)\)", str(error), re.S)
    if not found:
        return None
    if found[1] != "2":
        return WITH_SAMPLES if found[1] == "4" else None
    in_a_row = int(found[2].split(", ")[-1])
    if in_a_row == HOURS:
        return NO_STORY
    return NO_STEPS if in_a_row in (MEASURED, HOURS * MEASURED) else ONE_MEMORY


EXERCISES = [
    Exercise(
        name="cell_step",
        number="12.1",
        title="One step of a recurrent cell",
        solution=cell_step,
        inputs=_draw_step,
        misconceptions={
            "You left the memories out, so this is a dense layer that remembers nothing. Add what "
            "comes from h.": lambda x, h, W, U, b: np.tanh(x @ W + b),
            "You left the inputs out. The cell hears x as well as its memories.": (
                lambda x, h, W, U, b: np.tanh(h @ U + b)
            ),
            "The bias is missing.": lambda x, h, W, U, b: np.tanh(x @ W + h @ U),
            "You counted the bias twice. There are two matrices, but each node has one bias.": (
                lambda x, h, W, U, b: np.tanh(x @ W + b + h @ U + b)
            ),
            "tanh is missing: that is the weighted sum.": lambda x, h, W, U, b: x @ W + h @ U + b,
            "You added the bias after tanh. It belongs to the sum inside.": (
                lambda x, h, W, U, b: np.tanh(x @ W + h @ U) + b
            ),
            "You added the memories as they are. Each node weighs the memories of all nodes: that "
            "is what U is for.": lambda x, h, W, U, b: np.tanh(x @ W + h + b),
            "You took U on its side. Rows of U are old memories, columns are nodes: no transpose "
            "is needed.": lambda x, h, W, U, b: np.tanh(x @ W + h @ U.T + b),
            "You applied tanh to both parts and added them. Add first; one tanh bends the whole "
            "sum.": OneOf(
                lambda x, h, W, U, b: np.tanh(x @ W) + np.tanh(h @ U + b),
                lambda x, h, W, U, b: np.tanh(x @ W + b) + np.tanh(h @ U),
                lambda x, h, W, U, b: np.tanh(x @ W + b) + np.tanh(h @ U + b),
                lambda x, h, W, U, b: np.tanh(x @ W) + np.tanh(h @ U) + b,
            ),
            "You added the outputs of two layers with a sigmoid. Add the weighted sums first; then "
            "one tanh bends the whole.": OneOf(
                lambda x, h, W, U, b: sigmoid(x @ W + b) + sigmoid(h @ U + b),
                lambda x, h, W, U, b: sigmoid(x @ W + b) + sigmoid(h @ U),
                lambda x, h, W, U, b: sigmoid(x @ W) + sigmoid(h @ U + b),
            ),
            "Only the part of the inputs went through tanh. Add the part of the memories first; "
            "one tanh bends the whole sum.": OneOf(
                lambda x, h, W, U, b: np.tanh(x @ W + b) + h @ U,
                lambda x, h, W, U, b: np.tanh(x @ W) + h @ U + b,
            ),
            "Only the part of the memories went through tanh. Add the part of the inputs first; "
            "one tanh bends the whole sum.": OneOf(
                lambda x, h, W, U, b: x @ W + b + np.tanh(h @ U),
                lambda x, h, W, U, b: x @ W + np.tanh(h @ U + b),
            ),
            "You went through the rows of x as if they were steps. They are samples, all at the "
            "same step: no loop is needed.": OneOf(
                lambda x, h, W, U, b: _through_the_rows(x, h, W, U, b)[-1],
                lambda x, h, W, U, b: np.array(_through_the_rows(x, h, W, U, b)),
                lambda x, h, W, U, b: _through_the_rows(x, h, W, U, b),
                lambda x, h, W, U, b: np.array(_through_the_rows(x, h[0], W, U, b)),
            ),
            "You made two steps with the same inputs. Asked for is one.": (
                lambda x, h, W, U, b: cell_step(x, cell_step(x, h, W, U, b), W, U, b)
            ),
            "What you made of x does not fit to what you made of h: inputs and memories differ in "
            "number. Each meets its own matrix first, with `@`; then the sums are added.": (
                lambda x, h, W, U, b: np.tanh((x + h) @ W + b)
            ),
            "You added the old memories to the new ones. Here the new ones take their place: the "
            "old ones come in through U only.": (
                lambda x, h, W, U, b: h + np.tanh(x @ W + h @ U + b)
            ),
            "You multiplied the two parts. They are added.": OneOf(
                lambda x, h, W, U, b: np.tanh((x @ W) * (h @ U) + b),
                lambda x, h, W, U, b: np.tanh(x @ W) * np.tanh(h @ U),
            ),
            "You subtracted the part of the memories. All parts are added.": (
                lambda x, h, W, U, b: np.tanh(x @ W - h @ U + b)
            ),
            "You subtracted the bias. All parts are added.": (
                lambda x, h, W, U, b: np.tanh(x @ W + h @ U - b)
            ),
            "A bracket is in the wrong place: U multiplies the memories only, not what comes from "
            "x.": lambda x, h, W, U, b: np.tanh((x @ W + h) @ U + b),
            "You used the sigmoid. This cell has tanh.": (
                lambda x, h, W, U, b: sigmoid(x @ W + h @ U + b)
            ),
            "You used ReLU, as the lamp's cell does. This cell has tanh.": (
                lambda x, h, W, U, b: relu(x @ W + h @ U + b)
            ),
            "You used tan, which is another function. tanh has an h at its end.": (
                lambda x, h, W, U, b: np.tan(x @ W + h @ U + b)
            ),
            "You used arctan. The activation is tanh.": (
                lambda x, h, W, U, b: np.arctan(x @ W + h @ U + b)
            ),
            "You rounded the memories. Return them as they are.": OneOf(
                *(partial(_rounded_step, decimals) for decimals in (0, 1, 2, 3))
            ),
            "You applied tanh twice.": (lambda x, h, W, U, b: np.tanh(np.tanh(x @ W + h @ U + b))),
            "You returned the memories of the first sample only. Each row has its own.": (
                lambda x, h, W, U, b: cell_step(x, h, W, U, b)[0]
            ),
            "You returned the old memories. New ones have to be computed from x and h.": (
                lambda x, h, W, U, b: h
            ),
            "You returned the slope of tanh. Asked for is tanh itself.": (
                lambda x, h, W, U, b: 1 - cell_step(x, h, W, U, b) ** 2
            ),
            "You swapped the matrices: W belongs to the inputs, U to the memories.": (
                lambda x, h, W, U, b: np.tanh(x @ U + h @ W + b)
            ),
            "A matrix of weights stands on the left of `@`, and does not fit there. Rows are "
            "samples, so the batch stands on the left: `x @ W`.": (
                lambda x, h, W, U, b: np.tanh(W @ x + U @ h + b)
            ),
            "`x * W` goes number by number, and the shapes do not fit. A weighted sum for each "
            "node is a matrix product, `@`.": lambda x, h, W, U, b: np.tanh(x * W + h * U + b),
            "`h * U` goes number by number, and the shapes do not fit. A weighted sum for each "
            "node is a matrix product, `@`.": lambda x, h, W, U, b: np.tanh(x @ W + h * U + b),
        },
        hint="Start from what `layer_output` of Lab 3 does, with np.tanh for the sigmoid. The "
        "memories are a second batch of inputs, with a matrix of their own: one more weighted sum "
        "inside the same tanh.",
    ),
    TimedExercise(
        name="cut_windows",
        number="12.2",
        title="Windows",
        solution=cut_windows,
        inputs=_draw_series,
        names=("X", "y"),
        leaks=_windows_leak,
        leak_message=(
            "Your windows peek: when the numbers from a window's target on were replaced by "
            "others, its row in X changed. A row may hold only what comes before its target."
        ),
        leaking=lambda series, steps: (
            np.column_stack([windows(series, steps)[0][:, :-1], series[steps:]]),
            series[steps:],
        ),
        misconceptions={
            "Your windows are one number too long, and the last one is their own target. A slice "
            "ends before its second number.": lambda series, steps: (
                _rows(series, steps, 0, steps + 1, len(series) - steps),
                series[steps:],
            ),
            "Your windows start one number too late, so each ends with its own target. Row 0 "
            "starts at number 0.": lambda series, steps: (
                _rows(series, steps, 1, steps, len(series) - steps),
                series[steps:],
            ),
            "Your targets are the last numbers of the windows themselves. The target is the number "
            "after the window.": lambda series, steps: (
                windows(series, steps)[0],
                series[steps - 1 : -1],
            ),
            "Your targets are the first numbers of the windows. The target is the number after the "
            "window.": lambda series, steps: (windows(series, steps)[0], series[:-steps]),
            "Your targets come one step too late: a number lies between the window and its "
            "target.": lambda series, steps: (
                windows(series, steps)[0][:-1],
                series[steps + 1 :],
            ),
            "The last window and its target are missing. With n numbers there are n - steps "
            "windows.": lambda series, steps: (
                windows(series, steps)[0][:-1],
                series[steps:-1],
            ),
            "The last window is missing in X; y is complete. With n numbers there are n - steps "
            "windows.": lambda series, steps: (windows(series, steps)[0][:-1], series[steps:]),
            "Your X has one window too many: nothing comes after the last one, so it has no "
            "target.": lambda series, steps: (
                _rows(series, steps, 0, steps, len(series) - steps + 1),
                series[steps:],
            ),
            "Your windows do not overlap. The next one starts one number later, not `steps` "
            "later.": lambda series, steps: (
                windows(series, steps)[0][::steps],
                series[steps:][::steps],
            ),
            "Your windows do not overlap, and y has a target for every number. The next window "
            "starts one number later, not `steps` later.": lambda series, steps: (
                windows(series, steps)[0][::steps],
                series[steps:],
            ),
            "You cut the series into pieces, so your windows do not overlap. The next window "
            "starts one number later, not `steps` later.": OneOf(
                lambda series, steps: (
                    series[: len(series) // steps * steps].reshape(-1, steps),
                    series[steps:],
                ),
                lambda series, steps: (
                    series[: len(series) // steps * steps].reshape(-1, steps),
                    series[steps::steps],
                ),
            ),
            "You made whole numbers of the series. Leave them as they are: no `int`, no "
            "rounding.": OneOf(
                _both_as(lambda part: part.astype(int)),
                _both_as(np.round),
                lambda series, steps: (windows(series, steps)[0].astype(int), series[steps:]),
                _with_targets(lambda series, steps, n: series[steps:].astype(int)),
            ),
            "Your X is right, but y takes its numbers from inside the windows. y[i] is number "
            "i + steps of the series.": OneOf(
                _with_targets(lambda series, steps, n: series[1 : n + 1]),
                _with_targets(lambda series, steps, n: series[2 : n + 2]),
            ),
            "Your X is right, but all your targets are the same number. y[i] is number i + steps "
            "of the series: it moves along with the window.": OneOf(
                _with_targets(lambda series, steps, n: np.full(n, series[steps])),
                _with_targets(lambda series, steps, n: np.full(n, series[-1])),
            ),
            "You returned positions. Asked for are the numbers that stand there: pick them from "
            "`series`.": OneOf(
                _with_targets(lambda series, steps, n: np.arange(steps, n + steps)),
                lambda series, steps: windows(np.arange(len(series)), steps),
            ),
            "All your windows are the first one. Its start and its end have to move along.": (
                lambda series, steps: (
                    _rows(series[:steps], steps, 0, steps, 1).repeat(len(series) - steps, axis=0),
                    series[steps:],
                )
            ),
            "X and y hold the last window and its target only: each turn of your loop put a new "
            "one in place of the old. Collect them in two lists.": lambda series, steps: (
                series[-1 - steps : -1],
                series[-1],
            ),
            "Your X is one long row: the windows were strung together. Collect them in a list, "
            "each as one item, and make an array of it at the end.": OneOf(
                lambda series, steps: (windows(series, steps)[0].ravel(), series[steps:]),
                lambda series, steps: (windows(series, steps)[0].ravel().tolist(), series[steps:]),
            ),
            "Your X is right, but y has two axes, as an np.matrix always has. Asked for is an "
            "array of shape (n - steps,).": (
                _with_targets(lambda series, steps, n: series[None, steps:])
            ),
            "The first window is missing. Row 0 starts at number 0, and its target is number "
            "`steps`.": lambda series, steps: (
                windows(series, steps)[0][1:],
                series[steps + 1 :],
            ),
            "Your windows are one number too short. A slice from i to i + steps has `steps` "
            "numbers.": lambda series, steps: (
                _rows(series, steps, 0, steps - 1, len(series) - steps),
                series[steps:],
            ),
            "Your X is complete, but the first target is missing. It is number `steps`.": (
                lambda series, steps: (windows(series, steps)[0], series[steps + 1 :])
            ),
            "Your y holds windows, too. The target is one number: the one right after the "
            "window.": lambda series, steps: (
                windows(series, steps)[0],
                _rows(series, steps, 1, steps, len(series) - steps),
            ),
            "The numbers in your windows run backwards. The oldest comes first.": (
                lambda series, steps: (windows(series, steps)[0][:, ::-1], series[steps:])
            ),
            "Your X is on its side. Rows are samples: each window is a row.": (
                lambda series, steps: (windows(series, steps)[0].T, series[steps:])
            ),
            "Your last window comes first. Keep the order of time.": lambda series, steps: (
                windows(series, steps)[0][::-1],
                series[steps:][::-1],
            ),
            "Your y is a column, (n - steps, 1). Asked for is (n - steps,).": (
                lambda series, steps: (windows(series, steps)[0], series[steps:, None])
            ),
            "Your X has a third axis. Keras will want one, but here it is (n - steps, steps).": (
                lambda series, steps: (windows(series, steps)[0][..., None], series[steps:])
            ),
            "Your y holds the whole series. It has one number for each window: what comes right "
            "after it.": lambda series, steps: (windows(series, steps)[0], series),
            "You returned y first. X comes first: `return X, y`.": (
                lambda series, steps: windows(series, steps)[::-1]
            ),
            "You returned X alone. The targets are asked for too: `return X, y`.": (
                lambda series, steps: windows(series, steps)[0]
            ),
            "You returned y alone. The windows are asked for too: `return X, y`.": (
                lambda series, steps: series[steps:]
            ),
            "You returned lists. Make arrays of them with np.array.": lambda series, steps: (
                [list(row) for row in windows(series, steps)[0]],
                list(series[steps:]),
            ),
            "You returned X as a list. Make an array of it with np.array.": (
                lambda series, steps: ([*windows(series, steps)[0]], series[steps:])
            ),
            "You made one window only. Each next one starts one number later.": (
                lambda series, steps: (series[:steps], series[steps])
            ),
            "You made one window only, and y is complete. Each next window starts one number "
            "later.": lambda series, steps: (series[:steps], series[steps:]),
            "Your windows have different lengths, so no array can be made of them. Window i starts "
            "at number i and ends before number i + steps: both ends move along.": (
                _of_unequal_lengths
            ),
            "You wrote 22 as a number. The check uses shorter windows: use `steps`.": _of_22,
            "Your loop asks for a number behind the end of the series. The target of window i is "
            "number i + steps, and there are n - steps windows.": _until_it_breaks,
            "Your loop runs to the end of the series, where the windows get shorter. There are "
            "n - steps windows of full length.": lambda series, steps: np.array(
                [series[i : i + steps] for i in range(len(series))]
            ),
        },
        hint="Window i is a slice that starts at i. Where does it end, and for how many i is there "
        "still a number after it? Try a series of five numbers on paper, with steps = 3.",
    ),
    TimedExercise(
        name="split_at_year",
        number="12.3",
        title="A split by time",
        solution=split_at_year,
        inputs=_draw_years,
        leaks=_training_leaks,
        leak_message=(
            "Later years have leaked into your first array: when the numbers from first_test on "
            "were replaced by others, it changed. Neither its numbers nor its scale may come from "
            "them, so do not shuffle, and scale with the years before."
        ),
        leaking=lambda years, numbers, first_test: _parts(
            years, np.random.default_rng(3).permutation(numbers), first_test
        ),
        misconceptions={
            "You scaled with the mean and the standard deviation of all years, so later years have "
            "leaked in. Take those of the years before first_test.": (
                lambda years, numbers, first_test: _by_ruler(years, numbers, first_test, numbers)
            ),
            "You scaled each part with its own numbers. The later years then have another ruler: "
            "use that of the years before first_test for both.": (
                lambda years, numbers, first_test: tuple(
                    (part - part.mean()) / part.std() for part in _parts(years, numbers, first_test)
                )
            ),
            "You scaled both with the years from first_test on. Nothing of them may be used.": (
                lambda years, numbers, first_test: _by_ruler(
                    years, numbers, first_test, numbers[years >= first_test]
                )
            ),
            "One of your two numbers, mean or standard deviation, is that of all years, so later "
            "years have leaked in. Take both from the years before first_test.": OneOf(
                lambda years, numbers, first_test: tuple(
                    (part - numbers[years < first_test].mean()) / numbers.std()
                    for part in _parts(years, numbers, first_test)
                ),
                lambda years, numbers, first_test: tuple(
                    (part - numbers.mean()) / numbers[years < first_test].std()
                    for part in _parts(years, numbers, first_test)
                ),
            ),
            "You divided the later years by their own standard deviation. Both numbers come from "
            "the years before first_test.": _each(
                lambda part, before: (part - before.mean()) / part.std()
            ),
            "The later years lost their own mean. Both numbers come from the years before "
            "first_test.": lambda years, numbers, first_test: (
                split_at_year(years, numbers, first_test)[0],
                (numbers[years >= first_test] - numbers[years >= first_test].mean())
                / numbers[years < first_test].std(),
            ),
            "The year first_test itself landed among the years to learn from. The first part ends "
            "before it.": _cut_at(1, 1),
            "The year first_test is in both parts. The first part ends before it.": _cut_at(1, 0),
            "The year first_test is in neither part. It belongs to the second.": _cut_at(0, 1),
            "The first part ends one year too early. The year before first_test belongs to it.": (
                _cut_at(-1, 0)
            ),
            "You split one year too early. The year before first_test belongs to the first part.": (
                _cut_at(-1, -1)
            ),
            "All the numbers landed in your first part. Compare `years`, not places and not the "
            "numbers, with `first_test`, not with a number of your own.": (
                _split_at_place(lambda years, first_test: len(years))
            ),
            "You compared with a year of your own. Compare with `first_test`.": (
                _split_at_place(lambda years, first_test: int(np.sum(years < 1900)))
            ),
            "You counted places from the first year on, but years may be missing. Compare `years` "
            "with first_test.": _split_at_place(lambda years, first_test: first_test - years[0]),
            "You looked for first_test among the years, but it may be missing there. Compare "
            "`years` with it: which are smaller?": OneOf(
                _split_at_place(lambda years, first_test: np.where(years == first_test)[0][0]),
                _split_at_place(lambda years, first_test: list(years).index(first_test)),
                _split_at_place(lambda years, first_test: years.tolist().index(first_test)),
                _split_at_place(lambda years, first_test: np.argmax(years == first_test)),
            ),
            "You did not scale. Subtract the mean and divide by the standard deviation, of the "
            "years before first_test.": _parts,
            "The later years came out as they went in. Either you left them alone, or you scaled "
            "the others before you took their mean and standard deviation for them: take both "
            "first.": lambda years, numbers, first_test: (
                split_at_year(years, numbers, first_test)[0],
                numbers[years >= first_test],
            ),
            "The first part is right, but the second lost no mean. Either you did not subtract "
            "it, or you had changed the first part before you took its mean: take both numbers "
            "first.": lambda years, numbers, first_test: (
                split_at_year(years, numbers, first_test)[0],
                numbers[years >= first_test] / numbers[years < first_test].std(),
            ),
            "You divided first and subtracted then. Subtract the mean first.": (
                _each(lambda part, before: part / before.std() - before.mean())
            ),
            "You took the mean and the standard deviation of the years. Take those of the "
            "numbers.": OneOf(
                lambda years, numbers, first_test: _by_ruler(
                    years, numbers, first_test, years[years < first_test]
                ),
                lambda years, numbers, first_test: _by_ruler(years, numbers, first_test, years),
            ),
            "You rounded. Leave the scaled numbers as they are.": OneOf(
                *(_parts_as(partial(np.round, decimals=decimals)) for decimals in (0, 1, 2, 3))
            ),
            "What you return has two axes, as an np.matrix always has. The numbers of a part are "
            "an array with one.": _parts_as(np.atleast_2d),
            "The years before first_test are not scaled. Both parts are.": (
                lambda years, numbers, first_test: (
                    numbers[years < first_test],
                    split_at_year(years, numbers, first_test)[1],
                )
            ),
            "You swapped the parts. The years before first_test come first.": (
                lambda years, numbers, first_test: split_at_year(years, numbers, first_test)[::-1]
            ),
            "You returned the first part only. Return both.": (
                lambda years, numbers, first_test: split_at_year(years, numbers, first_test)[0]
            ),
            "You returned the second part only. Return both.": (
                lambda years, numbers, first_test: split_at_year(years, numbers, first_test)[1]
            ),
            "You subtracted the mean and did not divide. Divide by the standard deviation.": (
                _each(lambda part, before: part - before.mean())
            ),
            "You divided and did not subtract the mean.": (
                _each(lambda part, before: part / before.std())
            ),
            "Brackets are missing: only the mean was divided. Subtract first, in brackets.": (
                _each(lambda part, before: part - before.mean() / before.std())
            ),
            "You divided by the variance. The standard deviation is its root: `std`, not `var`.": (
                _each(lambda part, before: (part - before.mean()) / before.var())
            ),
            "You multiplied by the standard deviation. Divide by it.": (
                _each(lambda part, before: (part - before.mean()) * before.std())
            ),
            "You added the mean. Subtract it.": (
                _each(lambda part, before: (part + before.mean()) / before.std())
            ),
            "You scaled to the range from 0 to 1, with the smallest and the largest number. Asked "
            "for are the mean and the standard deviation.": _each(
                lambda part, before: (part - before.min()) / (before.max() - before.min())
            ),
            "You divided by the largest number. Asked for are the mean and the standard "
            "deviation.": _each(lambda part, before: part / before.max()),
            "You subtracted the median. Asked for is the mean.": (
                _each(lambda part, before: (part - np.median(before)) / before.std())
            ),
            "Your standard deviation divides by n - 1, as pandas does. NumPy's `std` divides by n; "
            "use it as it is.": _each(
                lambda part, before: (part - before.mean()) / before.std(ddof=1)
            ),
            "You returned the years. Asked for are the numbers of those years.": (
                lambda years, numbers, first_test: (
                    years[years < first_test],
                    years[years >= first_test],
                )
            ),
            "You scaled the years. Asked for are the numbers of those years.": (
                lambda years, numbers, first_test: split_at_year(years, years, first_test)
            ),
            "You returned True and False for each year. Use them to pick: `numbers[...]`.": (
                lambda years, numbers, first_test: (years < first_test, years >= first_test)
            ),
        },
        hint="First pick the two parts by their years. Then take the mean and the standard "
        "deviation of one of them, keep both in names, and use them for both parts.",
    ),
    Exercise(
        name="error_of_repeating",
        number="12.4",
        title="Same as eleven years ago",
        solution=error_of_repeating,
        inputs=_draw_repeated,
        misconceptions={
            "You left out the root: that is the mean squared error.": (
                lambda numbers, lag: np.mean(_difference(numbers, lag) ** 2)
            ),
            "That is the mean of the differences without their signs. Square them, take the mean, "
            "then the root.": lambda numbers, lag: np.mean(np.abs(_difference(numbers, lag))),
            "You took the root of the sum. Take the mean of the squares first.": (
                lambda numbers, lag: np.sqrt(np.sum(_difference(numbers, lag) ** 2))
            ),
            "You returned the sum of the squares. Take their mean, then the root.": (
                lambda numbers, lag: np.sum(_difference(numbers, lag) ** 2)
            ),
            "You did not square, so too high and too low cancel.": OneOf(
                lambda numbers, lag: np.mean(_difference(numbers, lag)),
                lambda numbers, lag: np.mean(-_difference(numbers, lag)),
                lambda numbers, lag: _root(np.mean(_difference(numbers, lag))),
                lambda numbers, lag: _root(np.mean(-_difference(numbers, lag))),
            ),
            "You took the root before you divided. First the mean of the squares, then the "
            "root.": lambda numbers, lag: (
                np.sqrt(np.sum(_difference(numbers, lag) ** 2)) / (len(numbers) - lag)
            ),
            "Your error is 0: you compared numbers with themselves. One slice leaves years out at "
            "its front, the other at its end.": lambda numbers, lag: 0.0,
            "You added the two. How far they are from each other is their difference.": (
                lambda numbers, lag: np.sqrt(np.mean((numbers[lag:] + numbers[:-lag]) ** 2))
            ),
            "You scaled. Asked for is the error in sunspot numbers: take the numbers as they "
            "are.": lambda numbers, lag: error_of_repeating(numbers, lag) / np.std(numbers),
            "One year too many is left out. Of n numbers, n - lag have one `lag` years before "
            "them.": OneOf(
                lambda numbers, lag: error_of_repeating(numbers[1:], lag),
                lambda numbers, lag: error_of_repeating(numbers[:-1], lag),
            ),
            "You rounded the error. Return it as it is.": OneOf(
                *map(_rounded_error, (0, 1, 2, 3)),
                lambda numbers, lag: int(error_of_repeating(numbers, lag)),
            ),
            "You used np.matrix, for which `**` is a matrix product. Take the arrays as they "
            "are.": lambda numbers, lag: np.linalg.matrix_power(
                np.atleast_2d(_difference(numbers, lag)), 2
            ),
            "You took the mean first and squared it then, so too high and too low cancel. Square "
            "each difference.": lambda numbers, lag: np.abs(np.mean(_difference(numbers, lag))),
            "You used np.std, which takes the mean of the differences away first. Take the root of "
            "the mean of the squares.": lambda numbers, lag: np.std(_difference(numbers, lag)),
            "The first `lag` years were compared with the last ones: np.roll, or an index below "
            "0, brings those round. The first have nothing to be compared with: leave them out.": (
                lambda numbers, lag: np.sqrt(np.mean((numbers - np.roll(numbers, lag)) ** 2))
            ),
            "You compared with the number of lag - 1 years ago. Count the years between the two "
            "slices.": lambda numbers, lag: error_of_repeating(numbers, lag - 1),
            "You compared with the number of lag + 1 years ago. Count the years between the two "
            "slices.": lambda numbers, lag: error_of_repeating(numbers, lag + 1),
            "You wrote 11 as a number. Use `lag`.": (
                lambda numbers, lag: error_of_repeating(numbers, 11)
            ),
            "You compared with last year. Go back `lag` years.": (
                lambda numbers, lag: error_of_repeating(numbers, 1)
            ),
            "You compared with the mean of all years. Compare with the number `lag` years ago.": (
                lambda numbers, lag: np.std(numbers)
            ),
            "You divided by the number of all years. The first `lag` years have nothing to be "
            "compared with, so fewer differences were added.": lambda numbers, lag: np.sqrt(
                np.sum(_difference(numbers, lag) ** 2) / len(numbers)
            ),
            "You compared every `lag`-th number with the one before it. Every year that has one "
            "`lag` years before it counts.": lambda numbers, lag: np.sqrt(
                np.mean(np.diff(numbers[::lag]) ** 2)
            ),
            "You compared the first `lag` numbers with the last. Each year is compared with the "
            "one `lag` years before it.": lambda numbers, lag: np.sqrt(
                np.mean((numbers[-lag:] - numbers[:lag]) ** 2)
            ),
            "You returned all differences. Boil them down to one number: square, mean, root.": (
                _difference
            ),
            "You returned all differences, squared. Take their mean, then the root.": (
                lambda numbers, lag: _difference(numbers, lag) ** 2
            ),
            "You returned the differences without their signs. Square them, then take mean and "
            "root.": lambda numbers, lag: np.abs(_difference(numbers, lag)),
            "You returned the forecasts themselves. Asked for is how wrong they are.": (
                lambda numbers, lag: numbers[:-lag]
            ),
            "You multiplied by two instead of squaring: that is `**`.": (
                lambda numbers, lag: _root(np.mean(2 * _difference(numbers, lag)))
            ),
            "You squared the numbers and subtracted then. Subtract first, then square the "
            "difference.": lambda numbers, lag: _root(
                np.mean(numbers[lag:] ** 2 - numbers[:-lag] ** 2)
            ),
            "np.diff(numbers, lag) takes differences of differences. Subtract one slice from "
            "another.": lambda numbers, lag: np.sqrt(np.mean(np.diff(numbers, lag) ** 2)),
            "You used np.var, which takes the mean of the differences away first, and has no root. "
            "Take the root of the mean of the squares.": (
                lambda numbers, lag: np.var(_difference(numbers, lag))
            ),
            "You took the largest difference. Take the root of the mean of the squares.": (
                lambda numbers, lag: np.max(np.abs(_difference(numbers, lag)))
            ),
            "You took the median of the differences. Take the root of the mean of the squares.": (
                lambda numbers, lag: np.median(np.abs(_difference(numbers, lag)))
            ),
            "You divided by the numbers, which gives shares. Asked for is the error in sunspot "
            "numbers: take the plain differences.": lambda numbers, lag: np.sqrt(
                np.mean((_difference(numbers, lag) / numbers[lag:]) ** 2)
            ),
            "The two have different lengths: the whole was taken from a part. Leave the first "
            "`lag` years out of one, and the last `lag` out of the other.": lambda numbers, lag: (
                numbers[lag:] - numbers
            ),
            "The two have different lengths: a part was taken from the whole. Leave the first "
            "`lag` years out of one, and the last `lag` out of the other.": lambda numbers, lag: (
                numbers - numbers[lag:]
            ),
            "The slices have different lengths: `numbers[:lag]` are the first `lag` years. All but "
            "the last `lag` are asked for.": lambda numbers, lag: numbers[lag:] - numbers[:lag],
        },
        hint="With lag = 1 you would compare numbers 1, 2, 3, … with numbers 0, 1, 2, … What do "
        "you leave out at the front of one slice, and at the end of the other?",
    ),
    StackedExercise(
        name="build_tide_gauge",
        number="12.5",
        title="Build a network for the tide",
        solution=tide_gauge,
        rules=TIDE_RULES,
        hint="Start from `build_forecaster` above: other steps, another number of inputs, a kind "
        "of your choice, one recurrent layer more. What does a recurrent layer hand on to the "
        "next, unless you ask for more?",
    ),
]
