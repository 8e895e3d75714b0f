"""The exercises of Lab 7, regression with Keras."""

from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from utils.checks.architecture import activations, output_is_not, widths
from utils.checks.exercise import Exercise
from utils.checks.model_exercise import ModelExercise, Rule
from utils.data import load_concrete

History = dict[str, list[float]]

# For 7.5. Some deals of the mixes are harder than others; with this one a sound network passes by
# far (0.27 … 0.42 times the error of the line), and Adam's own rate is far too slow (1.0).
SPLIT, EPOCHS, BATCH = 6, 60, 32


def predictors_and_target(table: pd.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    return table.drop(columns="Strength").to_numpy(), table["Strength"].to_numpy()


def scale_both(X_train: np.ndarray, X_test: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    mean, std = X_train.mean(axis=0), X_train.std(axis=0)
    return (X_train - mean) / std, (X_test - mean) / std


def read_history(history: History) -> tuple[Any, Any]:
    i = int(np.argmin(history["val_loss"]))
    return i + 1, history["val_loss"][i] - history["loss"][i]


def thermometer(
    inputs: int = 5,
    hidden: str | None = "relu",
    units: int = 1,
    output: str | None = None,
    depth: int = 2,
    width: int = 32,
) -> Any:
    """A network for the temperature; each argument can spoil it in one way."""
    import keras
    from keras import layers

    stack = [layers.Dense(width, activation=hidden) for _ in range(depth)]
    return keras.Sequential(
        [keras.Input(shape=(inputs,)), *stack, layers.Dense(units, activation=output)]
    )


def beat_the_line() -> Any:
    """A compiled network for the concrete, as the check wants it."""
    return _compiled(rate=0.03)


def _compiled(rate: float = 0.01, loss: str = "mean_squared_error", **spoilt: Any) -> Any:
    import keras

    network = thermometer(**({"inputs": 8, "width": 50} | spoilt))
    network.compile(keras.optimizers.Adam(rate), loss)
    return network


def _draw_table(rng: np.random.Generator, size: int) -> tuple:
    # Strength is neither the first nor the last column, so that its place gives nothing away; nor
    # is Age, the column that the exercise takes for its example
    ends = rng.permutation(["Cement", "Water", "Fly Ash"])[:2]
    columns = [ends[0], *rng.permutation(["Age", "Strength"]), ends[1]]
    numbers = rng.permutation(np.arange(11, 99))[: (size + 4) * 4].reshape(size + 4, 4) / 2
    table = pd.DataFrame(numbers, columns=columns)
    table.iloc[-1] = table.iloc[1]  # a copy, which belongs to the table as every row does
    return (table,)


def _draw_parts(rng: np.random.Generator, size: int) -> tuple:
    # other means and spreads in each column, and other ones in the test rows
    spread = np.array([1.0, 8.0, 3.0])[: 1 + size // 2 + 1]
    train = rng.permuted(np.arange(1.0, size + 4)[:, None] * spread, axis=0)
    train[0] += 2 * spread
    test = rng.integers(5, 20, (size + 2, len(spread))) * spread[::-1]
    return train, test


def _draw_history(rng: np.random.Generator, size: int) -> tuple:
    # The validation loss dips twice, and is lowest in the second dip; it ends above that. The
    # training loss falls all the time, so that it is lowest at the end. The gap is smallest at the
    # start, as it often is.
    first, second = 2 + size % 2, 4 + size
    val = 60.0 + rng.permutation(30)[: second + 3]
    val[: first - 1] = np.sort(val[: first - 1])[::-1]
    val[first - 1], val[second - 1] = 45 + rng.integers(0, 5), 30 + rng.integers(0, 9)
    loss = np.sort(rng.permutation(np.arange(5, 58))[: len(val)])[::-1] / 2
    if size == 1:
        val = np.sort(val)  # the best epoch may be the first
    loss[0] = val[0] - rng.integers(1, 8) - 0.5
    return ({"loss": loss.tolist(), "val_loss": val.tolist()},)


def _scaled(
    X_train: np.ndarray, X_test: np.ndarray, ruler: np.ndarray, **axis: Any
) -> tuple[np.ndarray, np.ndarray]:
    """Both, with the mean and the standard deviation of `ruler`."""
    mean, std = ruler.mean(**axis), ruler.std(**axis)
    return (X_train - mean) / std, (X_test - mean) / std


def _each_with_its_own(X_train: np.ndarray, X_test: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return scale_both(X_train, X_train)[0], scale_both(X_test, X_test)[0]


def _by_rows(X: np.ndarray) -> np.ndarray:
    return (X - X.mean(axis=1, keepdims=True)) / X.std(axis=1, keepdims=True)


def _to_range(X: np.ndarray, ruler: np.ndarray) -> np.ndarray:
    return (X - ruler.min(axis=0)) / (ruler.max(axis=0) - ruler.min(axis=0))


def _gap(history: History, i: int) -> float:
    """The gap at index i."""
    return history["val_loss"][i] - history["loss"][i]


def _first_rise(history: History) -> int:
    """The index after which the validation loss rises for the first time."""
    return int(np.argmax(np.diff(history["val_loss"]) > 0))


def _closest(history: History) -> int:
    """The index at which the two losses are closest."""
    return int(np.argmin(np.subtract(history["val_loss"], history["loss"])))


TEMPERATURE_RULES = [
    Rule(
        lambda model: (
            f"Your model's input has the shape {model.input_shape}, where the first None stands "
            "for the number of rows. The station measures five things: give keras.Input the shape "
            "of one row."
        ),
        lambda model: model.input_shape == (None, 5),
        lambda: thermometer(inputs=8),
    ),
    Rule(
        lambda model: (
            f"Your output layer has {model.output_shape[-1]} nodes. One temperature is one number."
        ),
        lambda model: model.output_shape == (None, 1),
        lambda: thermometer(units=5),
    ),
    Rule(
        "Your output layer has a ReLU: it can never answer anything below 0. On a frosty day it "
        "will say 0. Leave its activation out.",
        output_is_not("relu"),
        lambda: thermometer(output="relu"),
    ),
    Rule(
        "Your output layer has a sigmoid: it can never answer anything but 0 to 1. Leave its "
        "activation out.",
        output_is_not("sigmoid"),
        lambda: thermometer(output="sigmoid"),
    ),
    Rule(
        "Your output layer has a softmax. With a single node it answers 1, whatever comes in. "
        "Leave its activation out.",
        output_is_not("softmax"),
        lambda: thermometer(output="softmax"),
    ),
    Rule(
        lambda model: (
            f"The activation of your output layer is {activations(model)[-1]}, which bends or "
            "limits the answer. A temperature can be any number: leave the activation out."
        ),
        lambda model: activations(model)[-1] == "linear",
        lambda: thermometer(output="tanh"),
    ),
    Rule(
        "There is no hidden layer, so your model is linear regression. Put Dense layers between "
        "input and output.",
        lambda model: len(widths(model)) > 1,
        lambda: thermometer(depth=0),
    ),
    Rule(
        "There is one hidden layer. The exercise asks for two or more.",
        lambda model: len(widths(model)) > 2,
        lambda: thermometer(depth=1),
    ),
    Rule(
        lambda model: (
            f"Your hidden layers have {widths(model)[:-1]} nodes. The exercise asks for 16 or "
            "more in each. (`keras.Input` is the input layer; every Dense but the last is hidden.)"
        ),
        lambda model: min(widths(model)[:-1]) >= 16,
        lambda: thermometer(width=8),
    ),
    Rule(
        "A hidden layer has no activation. Linear after linear is still linear, as if that layer "
        "were not there: give each hidden layer relu.",
        lambda model: "linear" not in activations(model)[:-1],
        lambda: thermometer(hidden=None),
    ),
    Rule(
        lambda model: (
            f"Your hidden layers use {', '.join(sorted(set(activations(model)[:-1])))}. The "
            "exercise asks for relu in each of them."
        ),
        lambda model: all("elu" in name for name in activations(model)[:-1]),  # its kin, too
        lambda: thermometer(hidden="sigmoid"),
    ),
]


@lru_cache(maxsize=1)
def _task() -> tuple[np.ndarray, ...]:
    """Concrete dealt by mix, always alike, and scaled: X_train, X_new, y_train, y_new."""
    from utils.preparation import Standardizer, split  # scikit-learn takes a second to import

    table = load_concrete().drop_duplicates()
    y = table.pop("Strength")
    mix = table.groupby([name for name in table.columns if name != "Age"]).ngroup()
    X_train, X_new, y_train, y_new = split(table, y, 0.3, seed=SPLIT, groups=mix)
    scaler = Standardizer().fit(X_train)
    parts = scaler.transform(X_train), scaler.transform(X_new)
    return *parts, y_train.to_numpy(), y_new.to_numpy()


@lru_cache(maxsize=1)
def _line_mse() -> float:
    X_train, X_new, y_train, y_new = _task()
    with_ones = [np.column_stack([X, np.ones(len(X))]) for X in (X_train, X_new)]
    w = np.linalg.lstsq(with_ones[0], y_train)[0]
    return float(np.mean((with_ones[1] @ w - y_new) ** 2))


@lru_cache(maxsize=16)
def _trained_mse(model: Any) -> tuple[float, float]:
    """Train a copy of a compiled model; its MSE on the training rows and on new mixes."""
    import keras

    X_train, X_new, y_train, y_new = _task()
    copy = keras.models.clone_model(model)
    copy.set_weights(model.get_weights())
    copy.compile_from_config(model.get_compile_config())
    settings = copy.optimizer.get_config()
    if isinstance(settings["learning_rate"], float):  # no schedule of the student's own
        rate, last_third = settings["learning_rate"], 2 * EPOCHS * len(X_train) // BATCH // 3
        falls = keras.optimizers.schedules.PiecewiseConstantDecay
        settings["learning_rate"] = falls([last_third], [rate, rate / 10])
    optimizer = type(copy.optimizer).from_config(settings)
    copy.compile(optimizer, copy.loss, steps_per_execution=200, jit_compile=False)
    # one long epoch of as many copies: Keras takes a tenth of a second to begin each
    copies = np.tile(X_train, (EPOCHS, 1)), np.tile(y_train, EPOCHS)
    copy.fit(*copies, batch_size=BATCH, verbose=0)
    train, new = (np.asarray(copy(X, training=False))[:, 0] for X in (X_train, X_new))
    return float(np.mean((train - y_train) ** 2)), float(np.mean((new - y_new) ** 2))


def _loss_name(model: Any) -> str:
    loss = model.get_compile_config()["loss"]
    if isinstance(loss, dict):
        loss = loss.get("config", {}).get("name") or loss.get("class_name")
    return str(loss).lower()


def _too_high(model: Any) -> str:
    """What to say of a model that did not halve the error of the line."""
    train, new = _trained_mse(model)
    score = f"On new mixes your network has an MSE of {new:.0f}; linear regression has "
    score += f"{_line_mse():.0f}, and half of that is asked for. "
    if train > new / 2:
        return score + (
            f"On its own mixes it has {train:.0f}, so it has not learned enough in {EPOCHS} "
            "epochs: try a larger learning rate, or more nodes."
        )
    return score + (
        f"On its own mixes it has {train:.0f}: it knows those by heart. Try fewer nodes, dropout, "
        "or a smaller learning rate."
    )


LINE_RULES = [
    Rule(
        lambda model: (
            f"Your model's input has the shape {model.input_shape}, where the first None stands "
            "for the number of rows. The concrete has eight predictors."
        ),
        lambda model: model.input_shape == (None, 8),
        lambda: _compiled(inputs=9),
    ),
    Rule(
        lambda model: (
            f"Your output layer has {model.output_shape[-1]} nodes. The strength is one number."
        ),
        lambda model: model.output_shape == (None, 1),
        lambda: _compiled(units=2),
    ),
    Rule(
        "Your model is built, but not compiled. Choose an optimiser and a loss with "
        "`network.compile(…)`, then return the network.",
        lambda model: bool(model.compiled and model.get_compile_config()),
        lambda: thermometer(inputs=8),
    ),
    Rule(
        lambda model: (
            f"Your loss is {_loss_name(model)}, which is for classes. For a number on a scale, "
            "take the mean squared error."
        ),
        lambda model: not any(word in _loss_name(model) for word in ("crossentropy", "hinge")),
        lambda: _compiled(loss="binary_crossentropy"),
    ),
    Rule(
        "Your output layer's activation cannot reach 40 MPa: a sigmoid or a softmax ends at 1, "
        "and so does a tanh. Leave it out.",
        lambda model: activations(model)[-1] not in ("sigmoid", "tanh", "softmax"),
        lambda: _compiled(output="sigmoid"),
    ),
    Rule(
        "Nothing in your network bends: there is no hidden layer with an activation, so it is "
        "linear regression itself and cannot beat it.",
        lambda model: any(name != "linear" for name in activations(model)[:-1]),
        lambda: _compiled(hidden=None),
    ),
    Rule(
        "While it was trained, the loss of your network grew beyond all bounds. The steps are too "
        "large: take a smaller learning rate.",
        lambda model: all(np.isfinite(_trained_mse(model))) and _trained_mse(model)[0] < 1000,
        lambda: _compiled(rate=30.0),
    ),
    Rule(
        _too_high,
        lambda model: _trained_mse(model)[1] < _line_mse() / 2,
        lambda: _compiled(rate=0.0003),
    ),
]

EXERCISES = [
    Exercise(
        name="predictors_and_target",
        number="7.1",
        title="Predictors and target",
        solution=predictors_and_target,
        inputs=_draw_table,
        misconceptions={
            "You left Strength among the predictors. A network that sees the answer need not "
            "learn anything: drop that column from X.": lambda table: (
                table.to_numpy(),
                table["Strength"].to_numpy(),
            ),
            "You took the last column for the target. It need not stand there: ask for Strength "
            "by name.": lambda table: (
                table.iloc[:, :-1].to_numpy(),
                table.iloc[:, -1].to_numpy(),
            ),
            "You took the first column for the target. Ask for Strength by name.": lambda table: (
                table.iloc[:, 1:].to_numpy(),
                table.iloc[:, 0].to_numpy(),
            ),
            "Your X has no Strength, but your y is the last column. Ask for Strength by name.": (
                lambda table: (predictors_and_target(table)[0], table.iloc[:, -1].to_numpy())
            ),
            "Your y has the shape (n, 1): two pairs of brackets, `[[…]]`, make a table of one "
            "column. One pair gives the column itself, (n,).": lambda table: (
                predictors_and_target(table)[0],
                table[["Strength"]].to_numpy(),
            ),
            "You swapped the two: X comes first, then y.": (
                lambda table: predictors_and_target(table)[::-1]
            ),
            "You returned X alone. The target is asked for too: `return X, y`.": (
                lambda table: predictors_and_target(table)[0]
            ),
            "You returned y alone. The predictors are asked for too: `return X, y`.": (
                lambda table: predictors_and_target(table)[1]
            ),
            "You dropped a row instead of a column: y is one value short of, or X one row short "
            "of, the table.": lambda table: (
                table.drop(columns="Strength").to_numpy()[1:],
                table["Strength"].to_numpy()[1:],
            ),
            "Your X is on its side. Rows are samples: leave the table as it stands.": (
                lambda table: (predictors_and_target(table)[0].T, predictors_and_target(table)[1])
            ),
            "You put the columns of X in another order. Keep the order of the table.": (
                lambda table: (
                    table[sorted(set(table) - {"Strength"})].to_numpy(),
                    table["Strength"].to_numpy(),
                )
            ),
            "You dropped Age from X. That was the example: X is without the target, Strength.": (
                lambda table: (table.drop(columns="Age").to_numpy(), table["Strength"].to_numpy())
            ),
            "You took Age for the target. That was the example: the target is Strength.": (
                lambda table: (table.drop(columns="Age").to_numpy(), table["Age"].to_numpy())
            ),
            "Your y is right, but your X is every column except the last one. Strength need not "
            "stand last: drop it by name.": lambda table: (
                table.iloc[:, :-1].to_numpy(),
                table["Strength"].to_numpy(),
            ),
            "You dropped rows that are copies from X. Then X and y no longer fit: keep every row "
            "of the table.": lambda table: (
                table.drop(columns="Strength").drop_duplicates().to_numpy(),
                table["Strength"].to_numpy(),
            ),
            "You scaled X. Here the numbers stay as they stand in the table.": lambda table: (
                ((table - table.mean()) / table.std()).drop(columns="Strength").to_numpy(),
                table["Strength"].to_numpy(),
            ),
            "You kept one predictor only. X has every column but Strength.": lambda table: (
                table.drop(columns="Strength").to_numpy()[:, :1],
                table["Strength"].to_numpy(),
            ),
        },
        hint="Two lines, one for X and one for y. Drop a column by its name, and mind that what "
        "you drop for the example need not be what you drop for X. Both end in the same method.",
    ),
    Exercise(
        name="scale_both",
        number="7.2",
        title="Scale without leaking",
        solution=scale_both,
        inputs=_draw_parts,
        misconceptions={
            "You used the mean and the standard deviation of all rows, so the test rows have "
            "leaked in. Take those of X_train.": lambda X_train, X_test: _scaled(
                X_train, X_test, np.concatenate([X_train, X_test]), axis=0
            ),
            "You scaled each part with its own numbers. The test rows then have another ruler: use "
            "that of X_train for both.": _each_with_its_own,
            "You used the mean and the standard deviation of the test rows for both. Nothing of "
            "the test may be used: take those of X_train.": lambda X_train, X_test: _scaled(
                X_train, X_test, X_test, axis=0
            ),
            "You divided by the variance. Its root, the standard deviation, has the unit of the "
            "column: `std`, not `var`.": lambda X_train, X_test: tuple(
                (X - X_train.mean(axis=0)) / X_train.var(axis=0) for X in (X_train, X_test)
            ),
            "You subtracted the mean and did not divide. Divide by the standard deviation.": (
                lambda X_train, X_test: tuple(X - X_train.mean(axis=0) for X in (X_train, X_test))
            ),
            "You divided and did not subtract the mean.": lambda X_train, X_test: tuple(
                X / X_train.std(axis=0) for X in (X_train, X_test)
            ),
            "Brackets are missing: only the mean was divided. Subtract first, in brackets.": (
                lambda X_train, X_test: tuple(
                    X - X_train.mean(axis=0) / X_train.std(axis=0) for X in (X_train, X_test)
                )
            ),
            "You divided and multiplied the wrong way round: divide by the standard deviation.": (
                lambda X_train, X_test: tuple(
                    (X - X_train.mean(axis=0)) * X_train.std(axis=0) for X in (X_train, X_test)
                )
            ),
            "You took one mean and one standard deviation for the whole table. Each column needs "
            "its own: `axis=0`.": lambda X_train, X_test: _scaled(X_train, X_test, X_train),
            "You scaled each row. A row mixes kilograms with days; scale each column, with "
            "`axis=0`.": lambda X_train, X_test: (_by_rows(X_train), _by_rows(X_test)),
            "You used `axis=1`, which gives a number for each row. A number for each column comes "
            "with `axis=0`.": lambda X_train, X_test: _scaled(X_train, X_test, X_train, axis=1),
            "Your test rows came out as they went in. Either you left them alone, or you scaled "
            "X_train before you took its mean and standard deviation for them: take both first.": (
                lambda X_train, X_test: (scale_both(X_train, X_test)[0], X_test)
            ),
            "You left the training rows as they were. Scale both parts.": (
                lambda X_train, X_test: (X_train, scale_both(X_train, X_test)[1])
            ),
            "You returned the training rows only. Return both parts.": (
                lambda X_train, X_test: scale_both(X_train, X_test)[0]
            ),
            "You returned the test rows first. The training rows come first.": (
                lambda X_train, X_test: scale_both(X_train, X_test)[::-1]
            ),
            "You scaled to the range from 0 to 1, with the smallest and the largest value. Asked "
            "for are the mean and the standard deviation.": lambda X_train, X_test: (
                _to_range(X_train, X_train),
                _to_range(X_test, X_train),
            ),
            "Your standard deviation divides by n - 1, as pandas does. NumPy's `std` divides by "
            "n; use it as it is.": lambda X_train, X_test: tuple(
                (X - X_train.mean(axis=0)) / X_train.std(axis=0, ddof=1) for X in (X_train, X_test)
            ),
            "The test rows lost their own mean, and were divided by the training rows' standard "
            "deviation. Both numbers come from X_train.": lambda X_train, X_test: (
                scale_both(X_train, X_test)[0],
                (X_test - X_test.mean(axis=0)) / X_train.std(axis=0),
            ),
            "You divided the test rows by their own standard deviation. It comes from X_train, as "
            "the mean does.": lambda X_train, X_test: (
                scale_both(X_train, X_test)[0],
                (X_test - X_train.mean(axis=0)) / X_test.std(axis=0),
            ),
            "You took a mean for each column, but one standard deviation for the whole table. "
            "`std` needs `axis=0`, too.": lambda X_train, X_test: tuple(
                (X - X_train.mean(axis=0)) / X_train.std() for X in (X_train, X_test)
            ),
            "You scaled the first column only. Does your `return` stand inside the loop?": (
                lambda X_train, X_test: tuple(
                    np.column_stack([scaled[:, 0], X[:, 1:]])
                    for scaled, X in zip(
                        scale_both(X_train, X_test), (X_train, X_test), strict=True
                    )
                )
            ),
        },
        hint="Compute two rows of numbers first, both from the same array, and keep them in two "
        "names. Then use these two for both parts.",
    ),
    ModelExercise(
        name="build_thermometer",
        number="7.3",
        title="Build a network for the temperature",
        solution=thermometer,
        rules=TEMPERATURE_RULES,
        hint="Take `build_network` above, line by line: what changes with five predictors? Then "
        "look at the last layer, and think of -12 °C.",
    ),
    Exercise(
        name="read_history",
        number="7.4",
        title="Read a learning curve",
        solution=read_history,
        inputs=_draw_history,
        misconceptions={
            "You counted from 0. `np.argmin` gives an index; the first epoch is number 1.": (
                lambda history: (read_history(history)[0] - 1, read_history(history)[1])
            ),
            "The epoch is right, but you took the gap one epoch later. An epoch's number is its "
            "index plus 1; look the losses up with the index.": lambda history: (
                read_history(history)[0],
                _gap(history, read_history(history)[0]),
            ),
            "You looked for the highest validation loss. The best epoch has the lowest one.": (
                lambda history: (
                    int(np.argmax(history["val_loss"])) + 1,
                    _gap(history, int(np.argmax(history["val_loss"]))),
                )
            ),
            "You looked for the lowest training loss, which is nearly always the last epoch. The "
            "validation loss decides.": lambda history: (
                int(np.argmin(history["loss"])) + 1,
                _gap(history, int(np.argmin(history["loss"]))),
            ),
            "The epoch is right, but you took the gap of the last epoch. Take that of the best "
            "one.": lambda history: (read_history(history)[0], _gap(history, -1)),
            "You subtracted the lowest training loss of all epochs. Both losses belong to the "
            "best epoch.": lambda history: (
                read_history(history)[0],
                min(history["val_loss"]) - min(history["loss"]),
            ),
            "The sign of the gap is turned: it is the validation loss minus the training loss.": (
                lambda history: (read_history(history)[0], -read_history(history)[1])
            ),
            "You returned the lowest validation loss itself. Asked for is the number of the epoch "
            "where it stands.": lambda history: (
                min(history["val_loss"]),
                read_history(history)[1],
            ),
            "Your second number is the validation loss. The gap is what it has more than the "
            "training loss.": lambda history: (
                read_history(history)[0],
                min(history["val_loss"]),
            ),
            "You divided one loss by the other. The gap is a difference.": lambda history: (
                read_history(history)[0],
                min(history["val_loss"]) / history["loss"][read_history(history)[0] - 1],
            ),
            "You stopped at the first epoch after which the validation loss rose. It may fall "
            "again later: look at the whole list.": lambda history: (
                _first_rise(history) + 1,
                _gap(history, _first_rise(history)),
            ),
            "You looked for the epoch with the smallest gap. Look for the lowest validation loss, "
            "and take the gap there.": lambda history: (
                _closest(history) + 1,
                _gap(history, _closest(history)),
            ),
            "The epoch is right, but you subtracted the training loss of the epoch after it. Both "
            "losses belong to the best epoch.": lambda history: (
                read_history(history)[0],
                min(history["val_loss"]) - history["loss"][read_history(history)[0]],
            ),
            "The epoch is right, but you returned the mean gap of all epochs. Take the gap at the "
            "best epoch.": lambda history: (
                read_history(history)[0],
                np.mean(history["val_loss"]) - np.mean(history["loss"]),
            ),
            "You returned the two losses. Asked for are the epoch's number, and the difference of "
            "its two losses.": lambda history: (
                min(history["val_loss"]),
                history["loss"][read_history(history)[0] - 1],
            ),
            "You returned the epoch alone. The gap is asked for too.": (
                lambda history: read_history(history)[0]
            ),
            "You returned the gap alone. The epoch is asked for too, and comes first.": (
                lambda history: read_history(history)[1]
            ),
            "You swapped the two: the epoch comes first, then the gap.": (
                lambda history: read_history(history)[::-1]
            ),
        },
        hint="Find the index of the lowest validation loss first, and keep it in a name. Both "
        "losses are looked up with it; only the epoch's number is one more.",
    ),
    ModelExercise(
        name="beat_the_line",
        number="7.5",
        title="Beat the line",
        solution=beat_the_line,
        rules=LINE_RULES,
        hint="Start from `build_network` and the learning rate that the lab used with early "
        "stopping. Compile the model inside the function, and return the model, not what compile "
        "returns.",
    ),
]
