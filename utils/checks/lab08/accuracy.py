"""Exercise 8.4 · Accuracy from probabilities."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def accuracy(probabilities: np.ndarray, y: np.ndarray) -> Any:
    return np.mean(probabilities.argmax(axis=1) == y)


def _by_loop(probabilities: np.ndarray, y: np.ndarray) -> Any:
    right = 0
    for i in range(len(y)):
        if probabilities[i].argmax() == y[i]:
            right += 1
    return right / len(y)


# For each number of classes, in percent: rows that are sure, that have a near second, and that are
# in doubt.
_ROWS = {
    3: [[81, 12, 7], [47, 45, 8], [38, 32, 30]],
    4: [[81, 10, 6, 3], [47, 45, 5, 3], [34, 24, 22, 20]],
    5: [[81, 10, 6, 2, 1], [47, 45, 5, 2, 1], [34, 24, 20, 13, 9]],
}


def _draw_probabilities(rng: np.random.Generator, size: int) -> tuple:
    """Draw probabilities (n, n_classes) and true classes (n,), some of them predicted wrongly.

    Of the first two rows, which are sure, one is right and one is wrong: the size says which. The
    largest probability of all is in the first, so that argmax without an axis gives a number that
    can be a label. The third row has a near second, which is the true class. The last one is in
    doubt, and in size 4 it is wrong; there, and only there, are as many samples as classes.
    """
    sure, near, doubtful = (rng.permuted(row) for row in _ROWS[3 + (size + 1) % 3])
    more = [rng.permuted(sure) for _ in range({2: 2, 4: 1}.get(size, 3))]
    rows = np.array([sure, rng.permuted(sure), near, *more, doubtful])
    order = np.argsort(rows, axis=1)
    y = order[:, -1].copy()
    y[2] = order[2, -2]
    y[0 if size in (3, 5) else 1] = order[0 if size in (3, 5) else 1, 0]
    if size == 4:
        y[-1] = order[-1, 0]
    return rows / 100, y


EXERCISE = FunctionExercise(
    name="accuracy",
    number="8.4",
    title="Accuracy from probabilities",
    solution=accuracy,
    also=(_by_loop,),
    inputs=_draw_probabilities,
    mistakes=mistakes(
        """
        count: You counted the right answers. Accuracy is their share: divide by how many there are.
            mean -> sum
        share-wrong: That is the share of wrong answers. Accuracy is the share of right ones.
            == -> !=
        always-0: Your share is 0, or nearly always. Some slips do that: to compare a probability,
          such as 0.7, with a label; to leave out the brackets of `argmax(…)`; to round down, with
          `//` or `int`.
            = 0.0
        always-1: Your share is always 1, as if every answer were right. `len` counts True and False
          alike: take the mean.
            = 1.0
        no-axis: argmax without an axis searches the whole table. Each row has its own largest
          value.
            axis=1 ->
        axis-0: axis=0 finds the surest sample of each class. You want the surest class of each
          sample.
            axis=1 -> axis=0
        counted-from-1: You counted the classes from 1. Columns and labels both begin with 0:
          compare them as they are.
            == y -> + 1 == y
            or
            == y -> == y + 1
        mean-sureness: That is how sure the network is on average. Accuracy asks how often it is
          right: compare with y.
            argmax(axis=1) == y -> max(axis=1)
        often-sure: You counted how often the network is surer than a half. Accuracy asks how often
          it is right: compare with y.
            argmax(axis=1) == y -> max(axis=1) > 0.5
        mean-true-class: That is the mean probability of the true class. Accuracy only counts
          whether the largest one is at the true class.
            = np.mean(probabilities[np.arange(len(y)), y])
        fixed-number: You only counted probabilities above a fixed number, such as ½. The largest of
          a row wins, however small it is.
            = np.mean(probabilities[np.arange(len(y)), y] > 0.5)
            or
            = np.mean(probabilities[np.arange(len(y)), y] > 1 / probabilities.shape[1])
            or
            probabilities.argmax -> (probabilities > 0.5).argmax
        guesses: You returned the guesses. Compare them with y, and take the share that is right.
            = probabilities.argmax(axis=1)
        not-by-samples: You divided by the number of columns, or by that of all values. Each row is
          one answer: divide by the number of rows.
            = np.sum(probabilities.argmax(axis=1) == y) / probabilities.shape[1]
            or
            = np.sum(probabilities.argmax(axis=1) == y) / probabilities.size
        last-only: Your count has the last sample only. It grows in each turn: set it to 0 once,
          before the loop, and add to it inside.
            = (probabilities[-1].argmax() == y[-1]) / len(y)
        argmax-of-y: You looked for the largest value in y too. y holds labels already: compare with
          it as it is.
            == y -> == y.argmax()
        whole-table: You compared every guess with every label: a column with a row makes a whole
          table. Compare (n,) with (n,).
            argmax(axis=1) -> argmax(axis=1)[:, None]
        how-far: You measured how far the guesses are from the labels. A label is a name: a guess is
          right or wrong, and never nearly right.
            = np.mean(np.abs(probabilities.argmax(axis=1) - y))
            or
            = 1 - np.mean(np.abs(probabilities.argmax(axis=1) - y))
        """
    ),
    hint="First find the column of the largest value in each row. Then compare with y: the "
    "mean of True and False is the share of True.",
    steps=(
        "`argmax` gives the place of the largest value. A place for each row takes the axis that "
        "runs along the row, across the columns.",
        "For the rows [0.2, 0.8], [0.9, 0.1] and [0.4, 0.6] the guesses are 1, 0, 1. If y is "
        "1, 1, 1, two of three are right: 0.67.",
    ),
)
