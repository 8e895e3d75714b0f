"""Exercise 2.5 · The logistic loss."""

import operator
from functools import partial
from typing import Any

import numpy as np

from utils.checks.exercises.formulas import FormulaExercise
from utils.nn import sigmoid


def logistic_loss(y: np.ndarray, y_hat: np.ndarray) -> Any:
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


def _draw_answers(rng: np.random.Generator, size: int) -> tuple:
    # three samples or more, of both classes, and no answer of a half
    y = rng.permutation([0, 1, *rng.integers(0, 2, size)])
    if size == 1:  # all wrong: then a rounded answer gives an infinite loss, else often NaN
        low, high = rng.permutation([2, 4, 6, 7])[:3], rng.permutation([11, 13, 17, 18])[:3]
        return y, np.where(y == 1, low, high) / 20
    return y, rng.choice([2, 4, 6, 7, 11, 13, 14, 17, 18], size + 2, replace=False) / 20


def _logistic_wrongly(y: np.ndarray, y_hat: np.ndarray, mistake: str) -> Any:
    """Compute `logistic_loss` with one mistake in its formula."""
    p, q = np.log(y_hat), np.log(1 - y_hat)
    parts = {
        "only y": -y * p,
        "only 1 - y": -(1 - y) * q,
        "crossed": -(y * q + (1 - y) * p),
        "no brackets": -(y * p + 1 - y * q),
        "minus on one part": -y * p + (1 - y) * q,
        "1 - log": -(y * p + (1 - y) * (1 - p)),
        "log twice": -(y * p + (1 - y) * p),
        "no y": -(p + q),
        "y twice": -(y * p + y * q),
        "means apart": -p[y == 1].mean() - q[y == 0].mean(),
    }
    return np.mean(parts[mistake])


@np.errstate(invalid="ignore")
def _negative(y: np.ndarray, y_hat: np.ndarray) -> Any:
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(y_hat - 1))


@np.errstate(divide="ignore", invalid="ignore")
def _rounded(y: np.ndarray, y_hat: np.ndarray) -> Any:
    return logistic_loss(y, np.round(y_hat))


@np.errstate(divide="ignore", invalid="ignore")
def _swapped(y: np.ndarray, y_hat: np.ndarray) -> Any:
    return logistic_loss(y_hat, y)


EXERCISE = FormulaExercise(
    name="logistic_loss",
    number="2.5",
    title="The logistic loss",
    solution=logistic_loss,
    inputs=_draw_answers,
    misconceptions={
        "The minus is missing. Logarithms of numbers below 1 are negative; a loss is not.": (
            lambda y, y_hat: -logistic_loss(y, y_hat)
        ),
        "You took the sum over the samples. Asked for is the mean.": (
            lambda y, y_hat: logistic_loss(y, y_hat) * len(y)
        ),
        "You returned a loss for each sample. Asked for is one number, their mean.": (
            lambda y, y_hat: -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
        ),
        "That is the logarithm to the base 10. Use the natural one, `np.log`.": (
            lambda y, y_hat: logistic_loss(y, y_hat) / np.log(10)
        ),
        "That is the logarithm to the base 2. Use the natural one, `np.log`.": (
            lambda y, y_hat: logistic_loss(y, y_hat) / np.log(2)
        ),
        "Samples with y = 0 cost nothing in your loss. They need the part with 1 - y.": (
            partial(_logistic_wrongly, mistake="only y")
        ),
        "Samples with y = 1 cost nothing in your loss. They need the part with y.": (
            partial(_logistic_wrongly, mistake="only 1 - y")
        ),
        "The two parts are crossed: where y is 1, the logarithm is that of `y_hat`.": (
            partial(_logistic_wrongly, mistake="crossed")
        ),
        "You mixed up `y` and `y_hat`. The logarithm is that of `y_hat`.": _swapped,
        "Brackets are missing: the second logarithm is multiplied by all of (1 - y).": (
            partial(_logistic_wrongly, mistake="no brackets")
        ),
        "Your two parts have different signs. Inside the brackets they are joined by +, the "
        "second begins with (1 - y), and the minus stands in front of both.": (
            partial(_logistic_wrongly, mistake="minus on one part")
        ),
        "In the second part, take 1 - y_hat first, and the logarithm of that.": (
            partial(_logistic_wrongly, mistake="1 - log")
        ),
        "You took ln y_hat for all samples. Where y is 0, it is ln(1 - y_hat).": (
            partial(_logistic_wrongly, mistake="log twice")
        ),
        "You added both logarithms for every sample. Multiply them by y and by 1 - y, so that "
        "one of them counts.": partial(_logistic_wrongly, mistake="no y"),
        "Where y is 0, your loss is 0: both of your parts have the factor y. That of the "
        "second is (1 - y).": partial(_logistic_wrongly, mistake="y twice"),
        "You took the mean of the 1s and the mean of the 0s, and added them. Add up the losses "
        "of all samples, and divide once.": partial(_logistic_wrongly, mistake="means apart"),
        "Your result is NaN: a logarithm was taken of a negative number. Did you write "
        "`y_hat` - 1 for 1 - `y_hat`?": _negative,
        "You rounded `y_hat` first. The loss needs how sure the neuron is, and ln 0 has no "
        "value.": _rounded,
        "The natural logarithm, ln, is called `np.log` in NumPy.": (
            lambda y, y_hat: operator.attrgetter("ln")(np)
        ),
        "You divided by one less than the number of samples. Divide by `len(y)`.": (
            lambda y, y_hat: logistic_loss(y, y_hat) * len(y) / (len(y) - 1)
        ),
        "You divided by 4. Batches differ in size: divide by `len(y)`.": (
            lambda y, y_hat: logistic_loss(y, y_hat) * len(y) / 4
        ),
        "The last sample is missing from your sum. `range(len(y))` has a turn for each "
        "already.": lambda y, y_hat: logistic_loss(y[:-1], y_hat[:-1]) * (len(y) - 1) / len(y),
        "The first sample is missing from your sum. Python counts from 0, so the loop starts "
        "there too.": lambda y, y_hat: logistic_loss(y[1:], y_hat[1:]) * (len(y) - 1) / len(y),
        "That is the share of wrong answers. The loss also counts how sure they were.": (
            lambda y, y_hat: np.mean((y_hat > 0.5) != (y == 1))
        ),
        "You took the logarithm of the mean. First the loss of each sample, then the mean.": (
            lambda y, y_hat: -np.log(np.mean(np.where(y == 1, y_hat, 1 - y_hat)))
        ),
        "That is the squared error. The logistic loss takes logarithms.": (
            lambda y, y_hat: np.mean((y_hat - y) ** 2)
        ),
        "You took the mean distance from the right answers. The logistic loss takes "
        "logarithms.": lambda y, y_hat: np.mean(np.abs(y_hat - y)),
        "That is the share of right answers. The loss also counts how sure they were.": (
            lambda y, y_hat: np.mean((y_hat > 0.5) == (y == 1))
        ),
        "Only the first sample is in your loss. Is the `return` inside the loop? Move it "
        "behind it.": lambda y, y_hat: logistic_loss(y[:1], y_hat[:1]),
        "Only the last sample is in your loss. Does each turn of the loop replace the sum? "
        "Add to it, with `+=`.": lambda y, y_hat: logistic_loss(y[-1:], y_hat[-1:]),
        "You divided by the number of samples twice. `np.mean` does it already.": (
            lambda y, y_hat: logistic_loss(y, y_hat) / len(y)
        ),
        "You applied the sigmoid to `y_hat`. It is the neuron's answer, so the sigmoid has "
        "been applied already.": lambda y, y_hat: logistic_loss(y, sigmoid(y_hat)),
        "You rounded the loss. Return it as it is.": (
            lambda y, y_hat: round(float(logistic_loss(y, y_hat)), 2)
        ),
    },
    hint="Write the formula's bracket with arrays, as it stands: NumPy works on all samples at "
    "once. What is left to do with the numbers that you get, one for each sample?",
)
