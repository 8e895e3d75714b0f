"""Exercise 9.3 · The loss of each picture."""

import numpy as np

from utils.checks.exercises.formulas import FormulaExercise
from utils.checks.exercises.mistakes import mistakes


def loss_by_picture(Y: np.ndarray, P: np.ndarray) -> np.ndarray:
    losses = -(Y * np.log(P) + (1 - Y) * np.log(1 - P))
    return losses.mean(axis=1)


def _draw_labels(rng: np.random.Generator, size: int) -> tuple:
    n, labels = size + 1, size + 3
    Y = rng.integers(0, 2, (n, labels)).astype(float)
    Y[:, :2] = [1, 0]  # each picture has one of both
    Y = rng.permuted(Y, axis=1)
    P = rng.choice([12, 21, 34, 43, 57, 68, 79, 91], (n, labels)) / 100
    P[0, Y[0].argmax()] = 0.002  # sure and wrong
    return Y, P


EXERCISE = FormulaExercise(
    name="loss_by_picture",
    number="9.3",
    title="The loss of each picture",
    solution=loss_by_picture,
    inputs=_draw_labels,
    mistakes=mistakes(
        """
        minus-missing: The minus is missing. Logarithms of numbers below 1 are negative; a loss is
          not.
            -(Y -> (Y
        labels-there-only: You only counted the labels that are there. That is the categorical
          cross-entropy: a made-up label would cost nothing. The second half of the formula is
          missing.
            + (1 - Y) * np.log(1 - P) ->
            or
            + (1 - Y) * np.log(1 - P) ->
            .mean(axis=1) -> .sum(axis=1)
        labels-absent-only: You only counted the labels that are not there. The first half of the
          formula is missing.
            Y * np.log(P) + ->
        halves-crossed: The halves are crossed: ln p goes with y, and ln (1 - p) with 1 - y.
            -(Y * np.log(P) + (1 - Y) -> -((1 - Y) * np.log(P) + Y
        same-logarithm: Your result is the mean of -ln p. For a label that is not there, the second
          half of the formula needs ln (1 - p).
            np.log(1 - P) -> np.log(P)
        1-outside: In the second half you took 1 - ln p. It is ln (1 - p): the 1 belongs inside.
            np.log(1 - P) -> (1 - np.log(P))
        second-sign: The second half has the wrong sign. The minus belongs to both halves: put
          brackets around their sum.
            P) + -> P) -
        no-factors: You left out the factors y and 1 - y. They pick, for each label, the half that
          counts.
            Y * np.log(P) + (1 - Y) * -> np.log(P) +
        other-base: You took a logarithm to the base 10, or 2. `ln` is `np.log`.
            losses.mean(axis=1) -> losses.mean(axis=1) / np.log(10)
            or
            losses.mean(axis=1) -> losses.mean(axis=1) / np.log(2)
        distance: That measures how far P is from Y. Asked for is the cross-entropy, with
          logarithms.
            = ((Y - P) ** 2).mean(axis=1)
            or
            = np.abs(Y - P).mean(axis=1)
        not-by-labels: You divided by the number of pictures, or by 10. The mean of a row divides by
          the number of its labels.
            mean(axis=1) -> sum(axis=1) / len(Y)
            or
            mean(axis=1) -> sum(axis=1) / 10
        by-labels-there: You divided by the number of labels that are there. The mean is over all
          labels.
            mean(axis=1) -> sum(axis=1) / Y.sum(axis=1)
        rounded-p: You rounded the probabilities first. Use them as they are: ln 0 has no value.
            losses = -(Y -> P = np.round(P); losses = -(Y
            or
            losses = -(Y -> P = np.round(P, 1); losses = -(Y
        sigmoid-of-p: You took the sigmoid of P. P holds probabilities already.
            losses = -(Y -> P = 1 / (1 + np.exp(-P)); losses = -(Y
        cut-off: You cut P off at 0.01. Someone sure and wrong would pay too little.
            losses = -(Y -> P = np.clip(P, 0.01, 0.99); losses = -(Y
        """
    ),
    hint="The formula works on the whole tables at once and gives a table of the same shape. "
    "Then take the mean along the axis of the labels.",
    steps=(
        "Write the formula with `Y` and `P` in place of y and p, and `np.log` in place of ln: that "
        "is the table of losses. Its rows are the pictures.",
        "For y = (0, 1) and p = (0.3, 0.6) the two losses are -ln 0.7 = 0.357 and -ln 0.6 = 0.511: "
        "of the first label the second half counts. Their mean is 0.434.",
    ),
)
