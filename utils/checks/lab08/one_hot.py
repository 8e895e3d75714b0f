"""Exercise 8.2 · One-hot by hand."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def one_hot(y: np.ndarray, num_classes: int) -> np.ndarray:
    return np.eye(num_classes)[y]


def _by_loop(y: np.ndarray, num_classes: int) -> np.ndarray:
    rows = np.zeros((len(y), num_classes))
    for i in range(len(y)):
        rows[i, y[i]] = 1
    return rows


# For each size: how many classes there are, those that occur in y, and how many labels are more.
# The last class is missing, the last two, one in the middle, or most of them, as may happen in any
# batch; so there are more labels than classes, or fewer, or as many.
_BATCHES = {
    1: (3, [0, 1], 0),
    2: (4, [0, 1, 2], 2),
    3: (5, [0, 1, 2], 3),
    4: (12, [1, 4, 11], 1),
    5: (7, [0, 1, 2, 4, 6], 2),
}


def _draw_labels(rng: np.random.Generator, size: int) -> tuple:
    n_classes, seen, more = _BATCHES[size]
    return rng.permutation([*seen, *rng.choice(seen, more)]), n_classes


EXERCISE = FunctionExercise(
    name="one_hot",
    number="8.2",
    title="One-hot by hand",
    solution=one_hot,
    also=(_by_loop,),
    inputs=_draw_labels,
    mistakes=mistakes(
        """
        columns-from-y: The number of your columns comes from y. A class may be absent from it: make
          num_classes columns.
            eye(num_classes) -> eye(y.max() + 1)
            or
            eye(num_classes) -> eye(len(np.unique(y)))
            or
            = np.eye(len(np.unique(y)))[np.unique(y, return_inverse=True)[1]]
        length-for-classes: You used len(y) where num_classes belongs. y holds samples, of which
          there may be more than classes, or fewer.
            eye(num_classes) -> eye(len(y))
            or
            eye(num_classes) -> eye(len(y), num_classes)
        label-for-1: You wrote the label into its column. One-hot rows hold a 1 there, whatever the
          label.
            [y] -> [y] * y[:, None]
        all-labels-each-row: Each row has a 1 for every label of the batch. Either `[:, y] = 1` put
          them there, or all rows are one and the same list. Each row needs zeros of its own, and
          its own label.
            = np.ones((len(y), 1)) * np.eye(num_classes)[y].max(axis=0)
        whole-rows: With `[y] = 1` whole rows become 1. You need a row number and a column for each
          1.
            return np.eye(num_classes)[y] -> Y = np.zeros((len(y), num_classes)); Y[y] = 1; return Y
        labels-pile-up: The 1s of earlier samples are still there. Begin each row with zeros.
            = np.maximum.accumulate(np.eye(num_classes)[y])
        one-row: You made one row for all labels together. Each label needs a row of its own.
            = np.eye(num_classes)[y].max(axis=0)
            or
            = np.bincount(y, minlength=num_classes)
        all-ones: Every number is a 1. Begin with zeros.
            = np.ones((len(y), num_classes))
        no-labels: You returned a row for each class, whatever the labels are. Pick one of these
          rows for each label.
            [y] ->
        diagonal: Your 1s go down the diagonal, whatever the labels are. The label says in which
          column the 1 of its row stands.
            = np.eye(len(y), num_classes)
        up-to-label: Each row has 1s up to its label, or from it on. One of them is enough: in the
          label's own column.
            = (np.arange(num_classes) <= y[:, None]) * 1.0
            or
            = (np.arange(num_classes) >= y[:, None]) * 1.0
        two-rows-compared: `==` compares two rows place by place, and they have different lengths.
          Make y a column first, so that each label is compared with every class.
            = y == np.arange(num_classes)
        """
    ),
    hint="np.eye(4) has all four one-hot rows of four classes. Indexing an array with an array "
    "of whole numbers picks rows.",
    steps=(
        "The table of zeros and ones with num_classes rows has, for each class, the row that you "
        "need. Which row belongs to the label 2?",
        "`np.eye(3)[[2, 0]]` has two rows: [0, 0, 1] for the label 2, and [1, 0, 0] for the label "
        "0. Your labels stand in an array already.",
    ),
)
