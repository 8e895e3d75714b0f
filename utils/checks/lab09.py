"""The exercises of Lab 9, the output layer."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from utils.checks.architecture import activation_chains, dense_layers, widths
from utils.checks.calling import call
from utils.checks.exercise import Exercise
from utils.checks.formulas import FormulaExercise
from utils.checks.kinds import kind
from utils.checks.model_exercise import ModelExercise, Rule
from utils.checks.verdict import Status, Verdict

INPUTS = 12

# --- 9.1


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


LOSS_ALIASES = {
    "mse": "mean_squared_error",
    "meansquarederror": "mean_squared_error",
    "mae": "mean_absolute_error",
    "meanabsoluteerror": "mean_absolute_error",
    "bce": "binary_crossentropy",
    "binarycrossentropy": "binary_crossentropy",
    "binaryfocalcrossentropy": "binary_focal_crossentropy",
    "categoricalcrossentropy": "categorical_crossentropy",
    "sparsecategoricalcrossentropy": "sparse_categorical_crossentropy",
}


def loss_name(loss: Any) -> str:
    """The long name of a loss, whether it came as a name, short or long, a function or an object.

    Example:
        >>> loss_name("MSE"), loss_name("binary_crossentropy")
        ('mean_squared_error', 'binary_crossentropy')
    """
    name = loss if isinstance(loss, str) else getattr(loss, "name", None) or _own_name(loss)
    short = str(name).strip().lower().replace("_", "").replace("-", "").replace(" ", "")
    long = {alias.replace("_", ""): full for alias, full in LOSS_ALIASES.items()}
    long |= {full.replace("_", ""): full for full in LOSS_ALIASES.values()}
    return long.get(short, str(name).strip().lower())


def _own_name(thing: Any) -> str:
    return str(getattr(thing, "__name__", type(thing).__name__))


def keras_knows(part: str, name: Any) -> bool:
    """Whether Keras finds what a text names, of its "losses" or "activations"; not only texts pass.

    `compile` does not look: a name that Keras does not have stops `fit`.
    """
    import keras

    if not isinstance(name, str):
        return True
    try:
        getattr(keras, part).get(name)
    except ValueError:
        return False
    return True


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

NOTHING = "What came out is nothing"
NO_TUPLE = "A shape is a tuple. Write `(12,)`, with the comma: `12` and `(12)` are numbers."
NO_LIST = "Sequential takes one list: put the layers in `[ ]`, with commas between them."
NO_MODEL = (
    "Your function returned nothing. `compile` changes the network and returns nothing itself: "
    "compile on one line, `return net` on the next."
)


def _without_a_tuple() -> Any:
    import keras

    return keras.Sequential([keras.Input(shape=INPUTS), keras.layers.Dense(1)])


def _without_a_list() -> Any:
    import keras

    return keras.Sequential(
        keras.Input(shape=(INPUTS,)), keras.layers.Dense(16), keras.layers.Dense(1)
    )


def _returns_what_compile_returns() -> Any:
    return fraud_alarm().compile("adam", "binary_crossentropy")


class AlarmExercise(ModelExercise):
    """A model exercise with words of its own for the slips that leave no model behind."""

    def wrong_answers(self) -> dict[str, Any]:
        return super().wrong_answers() | {
            NO_TUPLE: _without_a_tuple,
            NO_LIST: _without_a_list,
            NO_MODEL: _returns_what_compile_returns,
        }

    def judge(self, answer: Any, rng: Any = None) -> Verdict:
        verdict = super().judge(answer, rng)
        said = " ".join(verdict.reasons)
        if "to a shape" in said and "annot convert" in said:
            return self._wrong(NO_TUPLE)
        names = getattr(getattr(answer, "__code__", None), "co_names", ())
        stray = any(words in said for words in ("positional arg", "`name` must be", "`trainable`"))
        if "Sequential" in names and stray:
            return self._wrong(NO_LIST)
        if "compile" in names and said.startswith(NOTHING):
            return self._wrong(NO_MODEL)
        return verdict


# --- 9.2


def threshold_for_recall(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    ill = p[y == 1]
    return max(t for t in ill if np.mean(ill >= t) >= wanted)


def _draw_women(rng: np.random.Generator, size: int) -> tuple:
    # All p differ, and have three decimals, so that no grid meets them. Neither the highest nor the
    # lowest is of someone ill, nor is the right threshold the highest or the lowest of the ill.
    n_ill = 10 if size == 4 else size + 3  # with fewer than ten, 0.9 of them are all
    tens = rng.permutation(np.arange(3, 97))[: 2 * n_ill + 2]
    p = np.sort(tens / 100 + rng.integers(3, 8, len(tens)) / 1000)[::-1]
    y = np.zeros(len(p), int)
    y[1 + rng.permutation(2 * n_ill)[:n_ill]] = 1
    needed = int(rng.integers(2, n_ill))
    # met exactly where a share of 4 or 8 has no rounding errors; else a bit less is demanded than
    # `needed` give, and more than one fewer give
    wanted = needed / n_ill if n_ill in (4, 8) else round((needed - 0.7) / n_ill, 2)
    order = rng.permutation(len(p))
    return y[order], p[order].round(3), wanted


def _recall(y: np.ndarray, p: np.ndarray, threshold: float) -> Any:
    return np.mean(p[y == 1] >= threshold)


def _in_given_order(y: np.ndarray, p: np.ndarray, wanted: float, place: int) -> Any:
    return [t for t in p if _recall(y, p, t) >= wanted][place]


def _of_ill_in_given_order(y: np.ndarray, p: np.ndarray, wanted: float, place: int) -> Any:
    return [t for t in p[y == 1] if _recall(y, p, t) >= wanted][place]


def _more_than_wanted(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    return max(t for t in p[y == 1] if _recall(y, p, t) > wanted)


def _exactly_wanted(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    return max((t for t in p[y == 1] if _recall(y, p, t) == wanted), default=None)


def _by_accuracy(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    return max((t for t in p if np.mean((p >= t) == y) >= wanted), default=None)


def _too_high_by_one(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    return min(t for t in p if _recall(y, p, t) < wanted)


def _of_sorted(which: str, shift: int = 0, upwards: bool = False) -> Callable[..., Any]:
    """A threshold found by counting along sorted probabilities, in some wrong way."""

    def wrong(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
        own = {"ill": p[y == 1], "healthy": p[y == 0], "all": p}[which]
        ordered = np.sort(own) if upwards else np.sort(own)[::-1]
        needed = int(np.ceil(wanted * len(own) - 1e-9)) - 1 + shift
        return ordered[needed]

    return wrong


def _rounded_down(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    return np.sort(p[y == 1])[::-1][int(wanted * np.sum(y == 1) + 1e-9) - 1]


def _by_precision(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    fits = [t for t in p if np.mean(y[p >= t] == 1) >= wanted]
    return max(fits) if fits else None


def _share_of_alarms(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    """The recall as a share of all women, as in np.mean((p >= t) & (y == 1))."""
    fits = [t for t in p if np.mean((p >= t) & (y == 1)) >= wanted]
    return max(fits) if fits else None


def _recall_there(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    return np.mean(p[y == 1] >= threshold_for_recall(y, p, wanted))


def _sorted_alone(y: np.ndarray, p: np.ndarray, wanted: float, step: int) -> Any:
    return threshold_for_recall(y, np.sort(p)[::step], wanted)


def _of_two_rows(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    ill = p[y]
    return max(t for t in ill if np.mean(ill >= t) >= wanted)


A_PLACE = "You returned a place in the list. Asked for is the probability that stands there."


class ThresholdExercise(Exercise):
    """An exercise that asks for a probability: a whole number is a place in some list."""

    def wrong_answers(self) -> dict[str, Any]:
        return super().wrong_answers() | {
            A_PLACE: lambda y, p, wanted: int(np.argmax(p == threshold_for_recall(y, p, wanted)))
        }

    def _judge_function(self, answer: Callable, rng: np.random.Generator) -> Verdict:
        verdict = super()._judge_function(answer, rng)
        if verdict.status is not Status.WRONG or verdict.reasons[0] in self.misconceptions:
            return verdict
        assert self.inputs is not None
        cases = [self.inputs(np.random.default_rng(i), size) for i, size in enumerate((2, 3, 5))]
        got = [call(answer, case, self.seconds).value for case in cases]
        whole = all(isinstance(one, int | np.integer) and not isinstance(one, bool) for one in got)
        return self.wrong([A_PLACE], verdict.example) if whole else verdict


# --- 9.3


def loss_by_picture(Y: np.ndarray, P: np.ndarray) -> np.ndarray:
    return _losses(Y, P).mean(axis=1)


def _losses(Y: np.ndarray, P: np.ndarray) -> np.ndarray:
    return -(Y * np.log(P) + (1 - Y) * np.log(1 - P))


def _draw_labels(rng: np.random.Generator, size: int) -> tuple:
    n, labels = size + 1, size + 3
    Y = rng.integers(0, 2, (n, labels)).astype(float)
    Y[:, :2] = [1, 0]  # each picture has one of both
    Y = rng.permuted(Y, axis=1)
    P = rng.choice([1, 2, 3, 4, 6, 7, 8, 9], (n, labels)) / 10
    P[0, Y[0].argmax()] = 0.002  # sure and wrong
    return Y, P


@np.errstate(divide="ignore", invalid="ignore")
def _rounded(Y: np.ndarray, P: np.ndarray) -> np.ndarray:
    return _losses(Y, np.round(P)).mean(axis=1)


@np.errstate(divide="ignore", invalid="ignore")
def _swapped(Y: np.ndarray, P: np.ndarray) -> np.ndarray:
    return _losses(P, Y).mean(axis=1)


# --- 9.4


def exact_match(Y: np.ndarray, P: np.ndarray) -> Any:
    return np.mean(((P > 0.5) == (Y == 1)).all(axis=1))


def _draw_answers(rng: np.random.Generator, size: int) -> tuple:
    # Four pictures are right: a sure one, one with all labels, one without any, and one with a ½.
    # One overlooks a label, some make one up, some do both (so that the number of labels is right),
    # and every other time one is wrong throughout.
    n = 8 + size % 2
    Y = np.tile([1, 1, 0, 0, 0], (n, 1))
    Y[5], Y[6] = 1, 0
    guess = Y.copy()
    if size < 5:  # else everything is right
        guess[0, 0], guess[1, 2], guess[2, 3] = 0, 1, 1
        guess[3, [1, 2]] = 0, 1
        guess[2, 0] = size % 2
        guess[8:] = 1 - guess[8:]
    P = np.where(guess == 1, rng.integers(60, 95, Y.shape), rng.integers(5, 40, Y.shape)) / 100
    P[4:6] = guess[4:6]  # as sure as can be
    P[7, 4] = 0.5  # not above
    # right for who takes 0.05 or 1 / 5 for the threshold, and for who takes 1 / 5 only
    P[0, 0], P[0, 2:] = P[0, 0] if size == 5 else 0.3, rng.integers(1, 4, 3) / 100
    P[6] = rng.integers(7, 16, 5) / 100
    columns, rows = rng.permutation(5), rng.permutation(n)
    return Y[rows][:, columns], P[rows][:, columns]


# --- 9.5

LINEAR = "linear"
MSE, BCE = "mean_squared_error", "binary_crossentropy"
SPARSE, ONE_HOT = "sparse_categorical_crossentropy", "categorical_crossentropy"
RIGHT = [
    (2, LINEAR, MSE),
    (1, "sigmoid", BCE),
    (26, "softmax", SPARSE),
    (6, "sigmoid", BCE),
    (4, "softmax", ONE_HOT),
]
TASKS = ["the nose", "the customer", "the letter", "the film", "the bird"]
# What may stand in place of it
KIN = {MSE: {MSE, "mean_absolute_error", "huber"}, LINEAR: {LINEAR, "none", ""}}
# For each task: what to say of wrong units, of wrong activations and of wrong losses
WRONG: list[tuple[dict[int, str], dict[str, str], dict[str, str]]] = [
    (
        {1: "one number says how far to the right, or how far up; the answer needs both."},
        {
            "sigmoid": "it ends at 0 and 1. The nose may be 40 pixels away, and to the left.",
            "softmax": "the two would sum to 1. They are two lengths, and have nothing to share.",
            "relu": "it cannot say -12: a nose left of the middle would be put on the middle.",
            "tanh": "it ends at -1 and 1. The nose may be 40 pixels away.",
        },
        {
            BCE: "it compares probabilities with 0 and 1. These are numbers on a scale.",
            ONE_HOT: "it is for classes. These are numbers on a scale.",
            SPARSE: "it is for classes. These are numbers on a scale.",
        },
    ),
    (
        {2: "two units with softmax would do, but one is enough: “no” has the rest."},
        {
            LINEAR: "it may say 3, or -2. A probability lies between 0 and 1.",
            "softmax": "with one unit it always says 1, whoever comes: nobody is there to share.",
            "relu": "it may say 3. A probability is never more than 1.",
            "tanh": "it runs from -1 to 1. A probability is never negative.",
        },
        {
            MSE: "behind a sigmoid it hardly learns where the network is sure and wrong.",
            ONE_HOT: "it compares several units with one-hot rows. Here is one unit.",
            SPARSE: "it takes the label for the number of a unit. Here is one unit.",
        },
    ),
    (
        {
            1: "a letter is a name, not an amount. Each letter needs a unit of its own.",
            25: "count again: the labels run from 0 to 25.",
            10: "that fits the ten digits. How many letters are there?",
        },
        {
            LINEAR: "its numbers are scores, not probabilities that sum to 1.",
            "sigmoid": "it would answer 26 separate questions. Each picture shows one letter only.",
            "relu": "its numbers are scores, not probabilities that sum to 1.",
            "tanh": "it runs from -1 to 1. Probabilities are positive and sum to 1.",
        },
        {
            MSE: "letter 4 is not “nearer” to letter 5 than to letter 20. These are classes.",
            BCE: "it is for separate yes-or-no answers. Each picture shows one letter only.",
            ONE_HOT: "it expects one-hot rows. These labels are whole numbers.",
        },
    ),
    (
        {1: "one unit gives one answer. There are six questions: is it a comedy, a western, …?"},
        {
            LINEAR: "its numbers are scores, not probabilities.",
            "softmax": "the six would share 1, so a film of two genres could have neither above ½.",
            "relu": "it may say 3. A probability is never more than 1.",
            "tanh": "it runs from -1 to 1. A probability is never negative.",
        },
        {
            MSE: "behind a sigmoid it hardly learns where the network is sure and wrong.",
            ONE_HOT: "it expects rows that sum to 1. A film of two genres has two ones.",
            SPARSE: "it expects one label for each film. This one may have several.",
        },
    ),
    (
        {1: "a species is a name, not an amount. Each species needs a unit of its own."},
        {
            LINEAR: "its numbers are scores, not probabilities that sum to 1.",
            "sigmoid": "it would answer four separate questions. Only one species sings.",
            "relu": "its numbers are scores, not probabilities that sum to 1.",
            "tanh": "it runs from -1 to 1. Probabilities are positive and sum to 1.",
        },
        {
            MSE: "it runs, but it hardly learns where the network is sure and wrong.",
            BCE: "it is for separate yes-or-no answers. Only one species sings.",
            SPARSE: "it expects whole numbers. These labels are one-hot rows.",
        },
    ),
]
PARTS = ("units", "activation", "loss")
# task, part and what is written there: nearly right
SLIPS: list[tuple[int, int, Any]] = [
    (0, 0, 2.0),
    (1, 0, True),
    (0, 1, "None"),
    (1, 1, "Sigmoid"),
    (2, 1, " softmax"),
    (1, 2, "binary_cross_entropy"),
    (3, 2, "binary cross-entropy"),
    (4, 2, "Categorical_Crossentropy"),
]


@dataclass(frozen=True)
class ChoiceExercise(Exercise):
    """An exercise whose answer is a list of triples, each judged part by part."""

    def wrong_answers(self) -> dict[str, Any]:
        answers: dict[str, Any] = {}
        for task in range(len(RIGHT)):
            for part in range(3):
                for choice in WRONG[task][part]:
                    wrong = [list(triple) for triple in RIGHT]
                    wrong[task][part] = choice
                    answers[_fault(task, wrong[task])] = [tuple(triple) for triple in wrong]
        for task, part, choice in SLIPS:
            wrong = [list(triple) for triple in RIGHT]
            wrong[task][part] = choice
            answers[_fault(task, wrong[task])] = [tuple(triple) for triple in wrong]
        return answers

    def _judge_value(self, answer: Any) -> Verdict:
        if not isinstance(answer, list | tuple) or len(answer) != len(RIGHT):
            size = f" of {len(answer)}" if isinstance(answer, list | tuple) else ""
            return self.wrong(
                [f"You gave {kind(answer)}{size}. Write a list of five triples, one for a task."]
            )
        for task, triple in enumerate(answer):
            if not isinstance(triple, list | tuple) or len(triple) != 3:
                return self.wrong(
                    [
                        f"Task {task + 1}, {TASKS[task]}: you gave {triple!r}. Write three things "
                        "in brackets: (units, activation, loss)."
                    ]
                )
            if words := _fault(task, list(triple)):
                return self.wrong([words])
        return self.passed()


def _fault(task: int, triple: list[Any]) -> str:
    """What is wrong with a triple, part by part; "" if nothing is."""
    given = [triple[0], str(_name(triple[1])), loss_name(triple[2])]
    for part, (got, right) in enumerate(zip(given, RIGHT[task], strict=True)):
        if got == right or got in KIN.get(right, ()):  # type: ignore[call-overload]
            if words := _slip(part, triple[part], got):
                return f"Task {task + 1}, {TASKS[task]}: {words}"
            continue
        shown = repr(got) if part == 0 else f"`{got}`"
        start = f"Task {task + 1}, {TASKS[task]}, {PARTS[part]} {shown}: "
        return start + WRONG[task][part].get(got, _otherwise(part, got))  # type: ignore[call-overload]
    return ""


def _slip(part: int, choice: Any, meant: Any) -> str:
    """What is wrong with the way in which a right choice is written; "" if nothing is."""
    if part == 0:
        whole = isinstance(choice, int | np.integer) and not isinstance(choice, bool)
        return "" if whole else f"units are counted. Write {int(meant)}, not {choice!r}."
    if keras_knows(("activations", "losses")[part - 1], choice):
        return ""
    write = f'`"{LINEAR}"`, or None without quotes' if meant in KIN[LINEAR] else f'`"{meant}"`'
    return f"Keras does not know `{choice}`: it takes names letter by letter. Write {write}."


def _name(activation: Any) -> str:
    if activation is None:
        return LINEAR
    name = activation if isinstance(activation, str) else _own_name(activation)
    return str(name).strip().lower()


def _otherwise(part: int, got: Any) -> str:
    """What to say of a choice that no message was written for."""
    activations = ("sigmoid", "softmax", "linear", "relu", "tanh")
    losses = (MSE, BCE, SPARSE, ONE_HOT, "mean_absolute_error")
    order = "The order is (units, activation, loss)."
    if part == 0 and got in activations + losses:
        return f"that is no number of units. {order}"
    if part == 0 and (isinstance(got, bool) or not isinstance(got, int)):
        return "units are counted. Write a whole number, without quotes."
    if part == 0:
        return "count the numbers that one answer consists of."
    if part == 1 and loss_name(got) in losses:
        return f"that is no activation. {order}"
    if part == 2 and got in activations:
        return f"that is no loss. {order}"
    if part == 2 and got in ("accuracy", "recall", "precision", "f1", "exact match"):
        return "that is a metric, which judges afterwards. Training needs a loss."
    if part == 2 and got in ("crossentropy", "cross_entropy", "cross-entropy"):
        return "there are several cross-entropies. Write the whole name."
    return "look for the row of the table that fits the question."


EXERCISES = [
    AlarmExercise(
        name="build_fraud_alarm",
        number="9.1",
        title="Build an alarm for a bank",
        solution=fraud_alarm,
        rules=FRAUD_RULES,
        hint="It is the table's second row. Build the list of layers first, keep the model in a "
        "name, compile it on a line of its own, and return it.",
    ),
    ThresholdExercise(
        name="threshold_for_recall",
        number="9.2",
        title="A threshold for a required recall",
        solution=threshold_for_recall,
        inputs=_draw_women,
        misconceptions={
            "You returned the lowest probability of all who have cancer. It finds every one of "
            "them; a higher threshold may find enough.": lambda y, p, wanted: p[y == 1].min(),
            "You returned the highest probability of all who have cancer. It finds one of them.": (
                lambda y, p, wanted: p[y == 1].max()
            ),
            "You returned the lowest of all probabilities: at that threshold the alarm rings for "
            "everybody. Asked for is the highest that still finds enough.": (
                lambda y, p, wanted: p.min()
            ),
            "Your threshold finds one woman more than is needed. If you count along a sorted list, "
            "`[0]` is the first one; if you compare, the alarm rings at `>=`.": (
                _of_sorted("ill", 1)
            ),
            "Your threshold finds one woman too few. How many are found at the first place of the "
            "sorted list, `[0]`?": _of_sorted("ill", -1),
            "You counted from the lowest probability upwards. The alarm finds the highest ones "
            "first.": _of_sorted("ill", upwards=True),
            "You counted along all women. Recall is about those with cancer: take `p[y == 1]`.": (
                _of_sorted("all")
            ),
            "You counted along the healthy women. Recall is about those with cancer: take "
            "`p[y == 1]`.": _of_sorted("healthy"),
            "You rounded the number of women down, and so found too few. At least the wanted share "
            "must be found: round up.": _rounded_down,
            "You took the first probability that finds enough, in the order in which the women "
            "stand. Try them from the highest down.": partial(_in_given_order, place=0),
            "You took the last probability that finds enough, in the order in which the women "
            "stand. Try them from the highest down, and stop at the first.": (
                partial(_in_given_order, place=-1)
            ),
            "You took the first woman with cancer whose probability finds enough, in the order in "
            "which they stand. Sort them first.": partial(_of_ill_in_given_order, place=0),
            "You took the last woman with cancer whose probability finds enough, in the order in "
            "which they stand. Sort them first.": partial(_of_ill_in_given_order, place=-1),
            "You returned the lowest threshold that finds too few. Take the one before it, which "
            "still finds enough.": _too_high_by_one,
            "You asked for more than the wanted share. At least that share is demanded: `>=`.": (
                _more_than_wanted
            ),
            "You asked for exactly the wanted share, and often there is no threshold for that. At "
            "least that share is demanded: `>=`.": _exactly_wanted,
            "You tried thresholds on a grid. The right one is the probability of one of the women: "
            "try those in `p`.": lambda y, p, wanted: (
                np.floor(100 * threshold_for_recall(y, p, wanted)) / 100
            ),
            "You tried thresholds on a coarse grid. The right one is the probability of one of the "
            "women: try those in `p`.": lambda y, p, wanted: (
                np.floor(10 * threshold_for_recall(y, p, wanted)) / 10
            ),
            "You asked for the accuracy, the share of all women who are treated rightly. The "
            "clinic demands recall: the share of the cancers that are found.": _by_accuracy,
            "You asked for the precision, the share of alarms that are right. The clinic demands "
            "recall: the share of the cancers that are found.": _by_precision,
            "You divided by all women. Recall divides by those who have cancer.": _share_of_alarms,
            "You returned the recall that is reached. Asked for is the threshold.": _recall_there,
            "You returned the wanted recall itself. The threshold is a probability from `p`.": (
                lambda y, p, wanted: wanted
            ),
            "You returned 1 - wanted. A recall is a share of women, a threshold is a probability: "
            "look for it in `p`.": lambda y, p, wanted: 1 - wanted,
            "You took a quantile, which lies between two women. Take the probability of one of "
            "them.": lambda y, p, wanted: np.quantile(p[y == 1], 1 - wanted),
            "You took a quantile of all women, and it lies between two of them. Recall is about "
            "those with cancer: look among their probabilities.": (
                lambda y, p, wanted: np.quantile(p, 1 - wanted)
            ),
            "You took a quantile with `lower`. It divides the gaps between the women, so it is "
            "often one woman too low. Count the women.": (
                lambda y, p, wanted: np.quantile(p[y == 1], 1 - wanted, method="lower")
            ),
            "You took a quantile with `higher`. It divides the gaps between the women, so it is "
            "often one woman too high. Count the women.": (
                lambda y, p, wanted: np.quantile(p[y == 1], 1 - wanted, method="higher")
            ),
            "You sorted `p` alone, so its rows no longer belong to those of `y`. Take `p[y == 1]` "
            "first, then sort.": partial(_sorted_alone, step=1),
            "You sorted `p` downwards, and not `y` with it, so their rows no longer belong "
            "together. Take `p[y == 1]` first, then sort.": partial(_sorted_alone, step=-1),
            "You returned ½. The threshold depends on `wanted`, and on who has cancer.": (
                lambda y, p, wanted: 0.5
            ),
            "You rounded the threshold to two decimals. Return the probability as it is.": (
                lambda y, p, wanted: round(threshold_for_recall(y, p, wanted), 2)
            ),
            "You returned 0 each time. If that stands in an `else` inside your loop, the loop "
            "ends in its first round.": lambda y, p, wanted: 0,
            "`p[y]` takes rows 0 and 1 of `p`, again and again. You want `p[y == 1]`.": (
                _of_two_rows
            ),
            "You returned the highest of all probabilities. If you compared a sum with `wanted`, "
            "that is a count, not a share. Take a mean, over those with cancer.": (
                lambda y, p, wanted: p.max()
            ),
            "You used 0.9, whatever `wanted` is.": (
                lambda y, p, wanted: threshold_for_recall(y, p, 0.9)
            ),
        },
        hint="Try the probabilities of those with cancer as thresholds, from the highest down. For "
        "each, which share of them is at or above it? Stop at the first that is enough.",
    ),
    FormulaExercise(
        name="loss_by_picture",
        number="9.3",
        title="The loss of each picture",
        solution=loss_by_picture,
        inputs=_draw_labels,
        misconceptions={
            "The minus is missing. Logarithms of numbers below 1 are negative; a loss is not.": (
                lambda Y, P: -loss_by_picture(Y, P)
            ),
            "You took the mean over the pictures, so you have a number for each label. A number "
            "for each picture comes with `axis=1`.": lambda Y, P: _losses(Y, P).mean(axis=0),
            "You took one mean over everything. Asked for is a number for each picture.": (
                lambda Y, P: _losses(Y, P).mean()
            ),
            "You took the sum over the labels. Asked for is the mean.": (
                lambda Y, P: _losses(Y, P).sum(axis=1)
            ),
            "You returned the loss of each single label. Take the mean of each row.": _losses,
            "You only counted the labels that are there. That is the categorical cross-entropy: a "
            "made-up label would cost nothing. The second half of the formula is missing.": (
                lambda Y, P: -(Y * np.log(P)).mean(axis=1)
            ),
            "You summed -Y·ln P over each row. That is the categorical cross-entropy: a made-up "
            "label would cost nothing. The second half is missing, and it is a mean.": (
                lambda Y, P: -(Y * np.log(P)).sum(axis=1)
            ),
            "You only counted the labels that are not there. The first half of the formula is "
            "missing.": lambda Y, P: -((1 - Y) * np.log(1 - P)).mean(axis=1),
            "The halves are crossed: ln p goes with y, and ln (1 - p) with 1 - y.": (
                lambda Y, P: _losses(1 - Y, P).mean(axis=1)
            ),
            "Your result is the mean of -ln p. For a label that is not there, the second half of "
            "the formula needs ln (1 - p).": (
                lambda Y, P: -(Y * np.log(P) + (1 - Y) * np.log(P)).mean(axis=1)
            ),
            "In the second half you took 1 - ln p. It is ln (1 - p): the 1 belongs inside.": (
                lambda Y, P: -(Y * np.log(P) + (1 - Y) * (1 - np.log(P))).mean(axis=1)
            ),
            "Brackets are missing around 1 - Y: only Y was multiplied with the second logarithm.": (
                lambda Y, P: -(Y * np.log(P) + 1 - Y * np.log(1 - P)).mean(axis=1)
            ),
            "The second half has the wrong sign. Both halves are added, and the minus belongs to "
            "both: put brackets around the sum.": lambda Y, P: (
                -Y * np.log(P) + (1 - Y) * np.log(1 - P)
            ).mean(axis=1),
            "You took the logarithm to base 10. `ln` is `np.log`.": (
                lambda Y, P: loss_by_picture(Y, P) / np.log(10)
            ),
            "You took the logarithm to base 2. `ln` is `np.log`.": (
                lambda Y, P: loss_by_picture(Y, P) / np.log(2)
            ),
            "Y and P are swapped. The logarithms are taken of the probabilities.": _swapped,
            "You left out the factors y and 1 - y. They pick, for each label, the half that "
            "counts.": lambda Y, P: -(np.log(P) + np.log(1 - P)).mean(axis=1),
            "You took the largest loss in each row. Asked for is the mean.": (
                lambda Y, P: _losses(Y, P).max(axis=1)
            ),
            "That is the squared error. Asked for is the cross-entropy, with logarithms.": (
                lambda Y, P: ((Y - P) ** 2).mean(axis=1)
            ),
            "You divided by the number of pictures. The mean of a row divides by the number of "
            "labels.": lambda Y, P: _losses(Y, P).sum(axis=1) / len(Y),
            "You divided by 10. Here a row has another number of labels: `mean(axis=1)` counts "
            "them.": lambda Y, P: _losses(Y, P).sum(axis=1) / 10,
            "You divided by the number of labels that are there. The mean is over all labels.": (
                lambda Y, P: _losses(Y, P).sum(axis=1) / Y.sum(axis=1)
            ),
            "You rounded the probabilities first, and ln 0 has no value. Use them as they are.": (
                _rounded
            ),
            "You took the sigmoid of P. P holds probabilities already.": (
                lambda Y, P: loss_by_picture(Y, 1 / (1 + np.exp(-P)))
            ),
            "You cut P off at 0.01. Someone sure and wrong would pay too little.": (
                lambda Y, P: loss_by_picture(Y, np.clip(P, 0.01, 0.99))
            ),
            "You returned the first picture's loss alone. Is the `return` inside the loop?": (
                lambda Y, P: loss_by_picture(Y, P)[0]
            ),
        },
        hint="The formula works on the whole tables at once and gives a table of the same shape. "
        "Then take the mean along the axis of the labels.",
    ),
    Exercise(
        name="exact_match",
        number="9.4",
        title="Exact match",
        solution=exact_match,
        inputs=_draw_answers,
        misconceptions={
            "You returned the share of single labels that are right. A picture counts only if all "
            "of its labels are right.": lambda Y, P: np.mean((P > 0.5) == Y),
            "You counted a picture as soon as one label is right. All of them must be: `all`, not "
            "`any`.": lambda Y, P: np.mean(((P > 0.5) == Y).any(axis=1)),
            "You asked for each label whether all pictures are right. `axis=1` goes along the "
            "labels of a picture.": lambda Y, P: np.mean(((P > 0.5) == Y).all(axis=0)),
            "You get 0 as soon as one picture is wrong. Either `all` has no axis, or `//` rounds "
            "the share down.": lambda Y, P: np.mean(((P > 0.5) == Y).all()),
            "You get 0, even if everything is right. `is` never holds between two arrays: compare "
            "them with `==`.": lambda Y, P: 0.0,
            "Your threshold is too low: it is ½, not that of the alarm.": (
                lambda Y, P: exact_match(Y, np.where(P > 0.05, 0.9, 0.1))
            ),
            "You give a label at exactly ½, too. It is given *above* ½: `>`.": (
                lambda Y, P: np.mean(((P >= 0.5) == Y).all(axis=1))
            ),
            "You left out the pictures without labels. They count, too: such a picture is right if "
            "nothing is given.": lambda Y, P: exact_match(Y[Y.any(axis=1)], P[Y.any(axis=1)]),
            "You counted the pictures. Asked for is their share: divide by how many there are.": (
                lambda Y, P: np.sum(((P > 0.5) == Y).all(axis=1))
            ),
            "You returned True or False for each picture. Take their mean.": (
                lambda Y, P: ((P > 0.5) == Y).all(axis=1)
            ),
            "You compared the probabilities themselves with 0 and 1. First decide which labels are "
            "given.": lambda Y, P: np.mean((P == Y).all(axis=1)),
            "You compared only the most probable label of each picture. There may be several.": (
                lambda Y, P: np.mean(P.argmax(axis=1) == Y.argmax(axis=1))
            ),
            "You compared only the first label that is given. There may be several.": (
                lambda Y, P: np.mean((P > 0.5).argmax(axis=1) == Y.argmax(axis=1))
            ),
            "You returned, for each picture, the share of its labels that are right. Ask whether "
            "all of them are, and then for the share of pictures.": (
                lambda Y, P: np.mean((P > 0.5) == Y, axis=1)
            ),
            "You counted the hits among all labels. A label that is neither there nor given is "
            "right, too, and a picture counts only as a whole.": (
                lambda Y, P: np.mean((P > 0.5) & (Y == 1))
            ),
            "You asked where all labels are hits. A label that is neither there nor given "
            "is right, too: compare what is given with Y, using `==`.": (
                lambda Y, P: np.mean(((P > 0.5) & (Y == 1)).all(axis=1))
            ),
            "That is the recall: of the labels that are there, the share that is given. Exact "
            "match looks at whole pictures.": lambda Y, P: np.mean((P > 0.5)[Y == 1]),
            "That is the precision: of the labels that are given, the share that is there. Exact "
            "match looks at whole pictures.": lambda Y, P: np.mean(Y[P > 0.5]),
            "You divided by the number of labels. Divide by the number of pictures.": (
                lambda Y, P: ((P > 0.5) == Y).all(axis=1).sum() / Y.shape[1]
            ),
            "Your threshold is 1 divided by the number of labels. It is ½.": (
                lambda Y, P: exact_match(Y, np.where(1 / Y.shape[1] < P, 0.9, 0.1))
            ),
            "You only looked at the labels that are there. One that is made up is wrong, too.": (
                lambda Y, P: np.mean(((P > 0.5) | (Y == 0)).all(axis=1))
            ),
            "You only looked at the labels that were given. One that is overlooked is wrong, "
            "too.": lambda Y, P: np.mean(((P <= 0.5) | (Y == 1)).all(axis=1)),
            "You compared how many labels are given. They must be the same ones.": (
                lambda Y, P: np.mean((P > 0.5).sum(axis=1) == Y.sum(axis=1))
            ),
            "You returned the share of pictures with a mistake. Asked for is the share without.": (
                lambda Y, P: 1 - exact_match(Y, P)
            ),
            "You divided by the number of all labels. Divide by the number of pictures.": (
                lambda Y, P: ((P > 0.5) == Y).all(axis=1).sum() / Y.size
            ),
            "That is F1, which gives credit for parts. Exact match gives none.": lambda Y, P: (
                2 * ((P > 0.5) & (Y == 1)).sum() / ((P > 0.5).sum() + (Y == 1).sum())
            ),
            "You returned percent. A share is a number between 0 and 1.": (
                lambda Y, P: 100 * exact_match(Y, P)
            ),
            "You gave a label where its probability is below ½. It is given above.": (
                lambda Y, P: np.mean(((P < 0.5) == Y).all(axis=1))
            ),
        },
        hint="Three steps: which labels are given, where does that agree with Y, and for which "
        "rows does it agree everywhere?",
    ),
    ChoiceExercise(
        name="choose_outputs",
        number="9.5",
        title="Choose the output layer",
        solution=RIGHT,
        misconceptions={},
        hint="For each task ask: how many numbers is one answer made of? May they be anything, or "
        "are they probabilities? Is one of them right, or may several be?",
    ),
]
