"""Exercise 2.5 · The logistic loss."""

from typing import Any

import numpy as np

from utils.checks.exercises.formulas import FormulaExercise
from utils.checks.exercises.mistakes import mistakes
from utils.nn import sigmoid  # noqa: F401 (for a mistake below)


def logistic_loss(y: np.ndarray, y_hat: np.ndarray) -> Any:
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


def _by_loop(y: np.ndarray, y_hat: np.ndarray) -> Any:
    total = 0
    for i in range(len(y)):
        if y[i] == 1:
            total += -np.log(y_hat[i])
        else:
            total += -np.log(1 - y_hat[i])
    return total / len(y)


def _draw_answers(rng: np.random.Generator, size: int) -> tuple:
    # three samples or more, of both classes, and no answer near a half
    y = rng.permutation([0, 1, *rng.integers(0, 2, size)])
    low, high = rng.integers(60, 440, len(y)) / 1000, rng.integers(560, 940, len(y)) / 1000
    if size == 1:  # all wrong: then a rounded answer gives an infinite loss, else often NaN
        return y, np.where(y == 1, low, high)
    return y, np.where(rng.permutation(np.arange(len(y)) % 2 == 0), low, high)


EXERCISE = FormulaExercise(
    name="logistic_loss",
    number="2.5",
    title="The logistic loss",
    solution=logistic_loss,
    also=(_by_loop,),
    inputs=_draw_answers,
    mistakes=mistakes(
        """
        no-minus: The minus is missing. Logarithms of numbers below 1 are negative; a loss is not.
            return -np -> return np
        only-1: Samples with y = 0 cost nothing in your loss. They need the part with 1 - y.
            + (1 - y) * np.log(1 - y_hat) ->
        only-0: Samples with y = 1 cost nothing in your loss. They need the part with y.
            y * np.log(y_hat) + ->
        crossed: Where y is 1, the logarithm is that of `y_hat`, and where it is 0, that of
          1 - `y_hat`. You have it the other way round.
            np.log(y_hat) + -> np.log(1 - y_hat) +
            np.log(1 - y_hat)) -> np.log(y_hat))
            or
            = -np.mean(np.log(np.abs(y_hat - y)))
        one-logarithm: You took ln y_hat for all samples. Where y is 0, it is ln(1 - y_hat).
            np.log(1 - y_hat) -> np.log(y_hat)
        both-logarithms: You added both logarithms for every sample. Multiply them by y and by
          1 - y, so that one of them counts.
            y * np.log(y_hat) + (1 - y) * -> np.log(y_hat) +
        y-twice: Where y is 0, your loss is 0: both of your parts have the factor y. That of the
          second is (1 - y).
            (1 - y) -> y
        brackets: Brackets are missing: the second logarithm is multiplied by all of (1 - y).
            (1 - y) * -> 1 - y *
            or
            = np.mean(-y * np.log(y_hat) - 1 - y * np.log(1 - y_hat))
        nan: Your result is NaN: a logarithm was taken of a negative number. Did you write
          `y_hat` - 1 for 1 - `y_hat`?
            np.log(1 - y_hat) -> np.log(y_hat - 1)
        other-base: That is the logarithm to the base 10 or 2. Use the natural one, `np.log`.
            = logistic_loss(y, y_hat) / np.log(10)
            or
            = logistic_loss(y, y_hat) / np.log(2)
        means-apart: You took the mean of the 1s and the mean of the 0s. Add up the losses of all
          samples, and divide once.
            = -np.log(y_hat[y == 1]).mean() - np.log(1 - y_hat[y == 0]).mean()
            or
            = (-np.log(y_hat[y == 1]).mean() - np.log(1 - y_hat[y == 0]).mean()) / 2
        log-of-mean: You took the logarithm of the mean. First the loss of each sample, then the
          mean.
            = -np.log(np.mean(np.where(y == 1, y_hat, 1 - y_hat)))
        answers-rounded: You rounded `y_hat` first. The loss needs how sure the neuron is, and ln 0
          has no value.
            return -> y_hat = np.round(y_hat); return
        activated: You applied the sigmoid to `y_hat`. It is the neuron's answer, so the sigmoid has
          been applied already.
            return -> y_hat = sigmoid(y_hat); return
        other-divisor: You divided by another number than that of the samples. It is `len(y)`, and
          `np.mean` divides by it.
            = logistic_loss(y, y_hat) * len(y) / (len(y) - 1)
            or
            = logistic_loss(y, y_hat) * len(y) / 4
            or
            = logistic_loss(y, y_hat) * len(y) / 2
        accuracy: That is the share of right or of wrong answers. The loss also counts how sure they
          were.
            = np.mean((y_hat > 0.5) == (y == 1))
            or
            = np.mean((y_hat > 0.5) != (y == 1))
        no-logarithm: You took the distance from the right answers, or its square. The logistic loss
          takes logarithms.
            = np.mean((y_hat - y) ** 2)
            or
            = np.mean(np.abs(y_hat - y))
        """
    ),
    hint="Write the formula's bracket with arrays, as it stands: NumPy works on all samples at "
    "once. What is left to do with the numbers that you get, one for each sample?",
    steps=(
        "A sample with y = 1 and the answer 0.8 costs -ln 0.8 = 0.22; one with y = 0 and the "
        "answer 0.6 costs -ln 0.4 = 0.92. The loss of both is their mean, 0.57.",
        "`y` is 1 or 0, so `y * 7 + (1 - y) * 3` is 7 where it is 1, and 3 where it is 0. Put the "
        "two logarithms in place of 7 and 3.",
    ),
)
