"""Exercise 9.3 · The loss of each picture."""

import numpy as np

from utils.checks.exercises.formulas import FormulaExercise


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


EXERCISE = FormulaExercise(
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
)
