"""Exercise 6.4 · One training step."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.random_inputs import signed
from utils.checks.lab06.dense_backward import dense_backward
from utils.checks.lab06.output_error import output_error
from utils.nn import sigmoid


def training_step(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray, learning_rate: float
) -> tuple[np.ndarray, np.ndarray]:
    dW, db, _ = dense_backward(X, W, output_error(X @ W + b, y))
    return W - learning_rate * dW, b - learning_rate * db


def _draw_step(rng: np.random.Generator, size: int) -> tuple:
    n = size + 2
    y = rng.integers(0, 2, (n, 1)).astype(float)
    y[:2, 0] = [1, 0]
    rate = float(rng.choice([0.5, 2.0, 3.0]))
    return signed(rng, n, size), y, signed(rng, size, 1), signed(rng, 1), rate


def _step_wrongly(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray, rate: float, mistake: str
) -> Any:
    """Compute `training_step` with one mistake, given by name."""
    z = X @ W if mistake == "no bias" else X @ W + b
    a = z if mistake in ("no activation", "no sigmoid") else sigmoid(z)
    error = a - y
    dz = {
        "no slope": 2 * error / len(y),
        "no activation": 2 * error / len(y),
        "no 2": error / len(y) * a * (1 - a),
        "no n": 2 * error * a * (1 - a),
        "no 2, no n": error * a * (1 - a),
        "no 2, no slope": error / len(y),
        "plain error": error,
        "brackets": 2 * error / len(y) * a * 1 - a,
        "output_error(a, y)": output_error(a, y),
        "slope of a": 2 * error / len(y) * sigmoid(a) * (1 - sigmoid(a)),
    }.get(mistake, 2 * error / len(y) * a * (1 - a))
    dW, db, _ = dense_backward(X, W, dz)
    if mistake == "mean db":
        db = dz.mean(axis=0)
    if mistake == "1/n twice":
        dW, db = dW / len(y), db / len(y)
    if mistake == "1/n in dW":
        dW = dW / len(y)
    if mistake == "flat dW":
        dW = (X * dz).sum(axis=0)
    if mistake == "after W":
        db = output_error(X @ (W - rate * dW) + b, y).sum(axis=0)
    if mistake == "two of three":
        dW, db = dense_backward(X, W, dz)  # type: ignore[misc]
    if mistake == "W uphill":
        return W + rate * dW, b - rate * db
    if mistake == "b uphill":
        return W - rate * dW, b + rate * db
    if mistake == "step brackets":
        return (W - rate) * dW, (b - rate) * db
    if mistake == "list":
        return [W - rate * dW, b - rate * db]
    if mistake == "old b":
        return W - rate * dW, b
    if mistake == "old W":
        return W, b - rate * db
    if mistake == "uphill":
        return W + rate * dW, b + rate * db
    if mistake == "uphill, no 2":
        return W + rate * dW / 2, b + rate * db / 2
    if mistake == "no rate":
        return W - dW, b - db
    if mistake == "slopes":
        return dW, db
    if mistake == "steps":
        return rate * dW, rate * db
    if mistake == "order":
        return b - rate * db, W - rate * dW
    if mistake == "replaced":
        return -rate * dW, -rate * db
    if mistake == "only W":
        return W - rate * dW
    if mistake == "column b":
        return W - rate * dW, b - rate * dz
    return W - rate * dW, b - rate * db


def _wrong(mistake: str) -> Callable:
    return partial(_step_wrongly, mistake=mistake)


EXERCISE = FunctionExercise(
    name="training_step",
    number="6.4",
    title="One training step",
    solution=training_step,
    inputs=_draw_step,
    misconceptions={
        "You stepped uphill. The error is a - y, and the slopes are subtracted from the old "
        "values: which of the two is the other way round?": _wrong("uphill"),
        "You stepped uphill, and the 2 of the square is missing. The error is 2 (a - y), and "
        "the slopes are subtracted.": _wrong("uphill, no 2"),
        "Exercise 6.1 takes z and applies the sigmoid itself; you gave it `a`.": (
            _wrong("output_error(a, y)")
        ),
        "W went uphill, b did not. Subtract the slope from both.": _wrong("W uphill"),
        "b went uphill, W did not. Subtract the slope from both.": _wrong("b uphill"),
        "`dense_backward` returns three arrays. Take all of them; the third is left unused.": (
            _wrong("two of three")
        ),
        "You returned a list. Return the two with a comma between them.": _wrong("list"),
        "There is one division by the number of samples too many. The 1/n is in dz already.": (
            _wrong("1/n twice")
        ),
        "You divided dW by the number of samples. The 1/n is in dz already.": (_wrong("1/n in dW")),
        "dW has lost its column, and has one axis only. As in 6.2, a matrix product gives it "
        "the shape of W.": _wrong("flat dW"),
        "You went forward again with the new W before you found db. Find both slopes first, "
        "with the old W and b.": _wrong("after W"),
        "The rate was subtracted before it met the slope. Multiply rate and slope, and "
        "subtract that.": _wrong("step brackets"),
        "Brackets are missing around 1 - a in dz: the product was taken first.": (
            _wrong("brackets")
        ),
        "You took z for the output. Apply the sigmoid first; its output a goes into the error "
        "and into a (1 - a).": _wrong("no sigmoid"),
        "You left out the learning rate. It says how long the step is.": _wrong("no rate"),
        "The new b is the old one. The bias learns too.": _wrong("old b"),
        "The new W is the old one. The weights learn too.": _wrong("old W"),
        "You returned the slopes. Take the step: old value, minus rate times slope.": (
            _wrong("slopes")
        ),
        "You returned the steps. Subtract them from the old W and b.": _wrong("steps"),
        "You returned minus the steps. Add them to the old W and b.": _wrong("replaced"),
        "You returned b first. Asked for are W, then b.": _wrong("order"),
        "You returned W only. Asked for are W and b, with a comma between them.": (
            _wrong("only W")
        ),
        "The slope of the sigmoid is missing in dz. The gradient has to pass through it.": (
            _wrong("no slope")
        ),
        "dz is the plain error over n. That belongs to cross-entropy, which has no 2, and with "
        "which the sigmoid's slope cancels. Here the loss is the squared error.": _wrong(
            "no 2, no slope"
        ),
        "dz is the plain error. The way back leads through the loss (times 2, and divided by "
        "the number of samples) and through the sigmoid.": _wrong("plain error"),
        "The 2 of the square is missing in dz.": _wrong("no 2"),
        "The loss is a mean: the gradient dz has to be divided by the number of samples.": (
            _wrong("no n")
        ),
        "The 2 of the square and the division by the number of samples are missing in dz. The "
        "loss is the mean of squares.": _wrong("no 2, no n"),
        "You went forward without the bias. z is X @ W + b.": _wrong("no bias"),
        "You went forward without the sigmoid. This layer has one, on the way forward and on "
        "the way back.": _wrong("no activation"),
        "The slope of the sigmoid was taken at a, not at z: it is a (1 - a), with no second "
        "sigmoid.": _wrong("slope of a"),
        "db is a mean. The 1/n is in dz already, so sum over the samples.": _wrong("mean db"),
        "The new b has a row for each sample. Sum their gradients first: there is one bias.": (
            _wrong("column b")
        ),
    },
    hint="Four lines: the output a, then dz as in 6.1, then dW and db as in 6.2, then the new "
    "values: old one minus rate times slope.",
)
