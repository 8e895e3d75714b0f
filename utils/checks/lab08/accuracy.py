"""Exercise 8.4 · Accuracy from probabilities."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.variants import AnyOf


def accuracy(probabilities: np.ndarray, y: np.ndarray) -> Any:
    return np.mean(probabilities.argmax(axis=1) == y)


# For each number of classes: rows that are sure, that have a near second, and that are in doubt.
_ROWS = {
    3: [[8, 1, 1], [5, 4, 1], [4, 3, 3]],
    4: [[8, 1, 1, 0], [5, 4, 1, 0], [4, 2, 2, 2]],
    5: [[8, 1, 1, 0, 0], [5, 4, 1, 0, 0], [4, 2, 2, 1, 1]],
}


def _draw_probabilities(rng: np.random.Generator, size: int) -> tuple:
    """Draw probabilities (n, n_classes) and true classes (n,), some of them predicted wrongly.

    Of the first two rows, which are sure, one is right and one is wrong: the size says which. The
    largest probability of all is in the first, so that argmax without an axis gives a number that
    can be a label. The third row has a near second, which is the true class. The last one is in
    doubt, and in one size it is wrong.
    """
    sure, near, doubtful = (rng.permuted(row) for row in _ROWS[3 + size % 3])
    rows = np.array([sure, rng.permuted(sure), near, *[rng.permuted(sure)] * (size % 2), doubtful])
    order = np.argsort(rows, axis=1)
    y = order[:, -1].copy()
    y[2] = order[2, -2]
    y[0 if size in (3, 5) else 1] = order[0 if size in (3, 5) else 1, 0]
    if size == 4:
        y[-1] = order[-1, 0]
    return rows / 10, y


EXERCISE = FunctionExercise(
    name="accuracy",
    number="8.4",
    title="Accuracy from probabilities",
    solution=accuracy,
    inputs=_draw_probabilities,
    misconceptions={
        "You counted the right answers. Accuracy is their share: divide by how many there "
        "are.": lambda probabilities, y: np.sum(probabilities.argmax(axis=1) == y),
        "You computed the share of wrong answers. Accuracy is the share of right ones.": (
            lambda probabilities, y: np.mean(probabilities.argmax(axis=1) != y)
        ),
        "Your share is always 0. Some slips do that: to compare a probability, such as 0.7, with a "
        "label; to leave out the brackets of `argmax(…)`; to round down, with `//` or `int`.": (
            lambda probabilities, y: np.mean(probabilities.max(axis=1) == y)
        ),
        "argmax without an axis searches the whole table. Each row has its own largest "
        "value.": lambda probabilities, y: np.mean(probabilities.argmax() == y),
        "axis=0 finds the surest sample of each class. You want the surest class of each "
        "sample.": lambda probabilities, y: np.mean(probabilities.argmax(axis=0) == y),
        "You took the class with the smallest probability. The guess is the one with the "
        "largest.": lambda probabilities, y: np.mean(probabilities.argmin(axis=1) == y),
        "You counted the classes from 1. Columns and labels both begin with 0: compare them "
        "as they are.": AnyOf(
            lambda probabilities, y: np.mean(probabilities.argmax(axis=1) + 1 == y),
            lambda probabilities, y: np.mean(probabilities.argmax(axis=1) == y + 1),
        ),
        "That is how sure the network is on average. Accuracy asks how often it is right: "
        "compare with y.": lambda probabilities, y: np.mean(probabilities.max(axis=1)),
        "You counted how often the network is surer than a half. Accuracy asks how often it "
        "is right: compare with y.": (
            lambda probabilities, y: np.mean(probabilities.max(axis=1) > 0.5)
        ),
        "That is the mean probability of the true class. Accuracy only counts whether the "
        "largest one is at the true class.": (
            lambda probabilities, y: np.mean(probabilities[np.arange(len(y)), y])
        ),
        "You only counted probabilities above one half. The largest wins, even if it is "
        "smaller than that.": (
            lambda probabilities, y: np.mean(probabilities[np.arange(len(y)), y] > 0.5)
        ),
        "You returned one True or False for each sample. Take their mean.": (
            lambda probabilities, y: probabilities.argmax(axis=1) == y
        ),
        "You returned the guesses. Compare them with y, and take the share that is right.": (
            lambda probabilities, y: probabilities.argmax(axis=1)
        ),
        "You divided by the number of classes. Divide by the number of samples.": (
            lambda probabilities, y: (
                np.sum(probabilities.argmax(axis=1) == y) / probabilities.shape[1]
            )
        ),
        "You divided by the number of values in the table. Each row is one answer: divide by "
        "the number of rows.": lambda probabilities, y: (
            np.sum(probabilities.argmax(axis=1) == y) / probabilities.size
        ),
        "You counted a sample as soon as its class has more than chance. The largest probability "
        "has to stand there.": lambda probabilities, y: np.mean(
            probabilities[np.arange(len(y)), y] > 1 / probabilities.shape[1]
        ),
        "You counted the first sample only. Does a `return` stand inside your loop?": (
            lambda probabilities, y: (probabilities[0].argmax() == y[0]) / len(y)
        ),
        "You counted the last sample only. Set your count to 0 once, before the loop.": (
            lambda probabilities, y: (probabilities[-1].argmax() == y[-1]) / len(y)
        ),
        "Your count never gets beyond 1. `count += 1` adds 1; `= 1` and `=+ 1` begin anew.": (
            lambda probabilities, y: 1 / len(y)
        ),
        "You looked for the largest value in y too. y holds labels already: compare with it as "
        "it is.": lambda probabilities, y: np.mean(probabilities.argmax(axis=1) == y.argmax()),
        "You compared every guess with every label: a column with a row makes a whole table. "
        "Compare (n,) with (n,).": lambda probabilities, y: np.mean(
            probabilities.argmax(axis=1)[:, None] == y
        ),
        "You measured how far the guesses are from the labels. A label is a name: a guess is "
        "right or wrong, and never nearly right.": lambda probabilities, y: (
            1 - np.mean(np.abs(probabilities.argmax(axis=1) - y))
        ),
        "You returned percent. A share lies between 0 and 1.": (
            lambda probabilities, y: 100 * accuracy(probabilities, y)
        ),
    },
    hint="First find the column of the largest value in each row. Then compare with y: the "
    "mean of True and False is the share of True.",
)
