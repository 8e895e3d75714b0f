"""Exercise 8.2 · One-hot by hand."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.variants import AnyOf


def one_hot(y: np.ndarray, num_classes: int) -> np.ndarray:
    return np.eye(num_classes)[y]


# For each size: how many classes there are, those that occur in y, and how many labels are more.
# The last class is missing, the last two, one in the middle, or most of them, as may happen in any
# batch; so there are more labels than classes, or fewer.
_BATCHES = {
    1: (3, [0, 1], 0),
    2: (4, [0, 1, 2], 2),
    3: (5, [0, 1, 2], 3),
    4: (12, [1, 4, 11], 1),
    5: (7, [0, 1, 2, 4, 6], 1),
}


def _draw_labels(rng: np.random.Generator, size: int) -> tuple:
    n_classes, seen, more = _BATCHES[size]
    return rng.permutation([*seen, *rng.choice(seen, more)]), n_classes


def _ones_at(shape: tuple[int, ...], place: Any) -> np.ndarray:
    """Return a table of zeros, with ones at a place."""
    rows = np.zeros(shape)
    rows[place] = 1
    return rows


def _first_row_only(y: np.ndarray, num_classes: int) -> np.ndarray:
    return _ones_at((len(y), num_classes), (0, y[0]))


EXERCISE = FunctionExercise(
    name="one_hot",
    number="8.2",
    title="One-hot by hand",
    solution=one_hot,
    inputs=_draw_labels,
    misconceptions={
        "The number of your columns comes from y. A class may be absent from it: make num_classes "
        "columns.": AnyOf(
            lambda y, num_classes: one_hot(y, y.max() + 1),
            lambda y, num_classes: one_hot(y, y.max() + 2),
            lambda y, num_classes: one_hot(y, len(np.unique(y))),
        ),
        "You used len(y) where num_classes belongs. y holds samples, of which there may be more "
        "than classes, or fewer.": AnyOf(
            lambda y, num_classes: np.eye(len(y))[y],
            lambda y, num_classes: np.eye(len(y), num_classes)[y],
        ),
        "You made one column too few. The labels 0 to num_classes - 1 need num_classes columns.": (
            lambda y, num_classes: one_hot(y, num_classes - 1)
        ),
        "You made ten columns. The check has other numbers of classes: make num_classes "
        "columns.": lambda y, num_classes: one_hot(y, 10),
        "You made one column too many. Labels run from 0 to num_classes - 1, so num_classes "
        "columns are enough.": lambda y, num_classes: one_hot(y, num_classes + 1),
        "Rows and columns are swapped. Each label makes a row.": (
            lambda y, num_classes: one_hot(y, num_classes).T
        ),
        "The 1 stands one column too far to the left. Labels count from 0, as columns do.": (
            lambda y, num_classes: one_hot(y - 1, num_classes)
        ),
        "The 1 stands one column too far to the right. Labels count from 0, as columns do.": (
            lambda y, num_classes: one_hot(y + 1, num_classes)
        ),
        "You wrote the label into its column. One-hot rows hold a 1 there, whatever the "
        "label.": lambda y, num_classes: one_hot(y, num_classes) * y[:, None],
        "Each row has a 1 for every label of the batch. Either `[:, y] = 1` put them there, or all "
        "rows are one and the same list. Each row needs zeros of its own, and its own label.": (
            lambda y, num_classes: _ones_at((len(y), num_classes), (slice(None), y))
        ),
        "With `[y] = 1` whole rows become 1. You need a row number and a column for each 1.": (
            lambda y, num_classes: _ones_at((len(y), num_classes), y)
        ),
        "Only the first row has its 1. Does a `return` stand inside your loop?": (_first_row_only),
        "The 1s of earlier samples are still there. Begin each row with zeros.": (
            lambda y, num_classes: np.maximum.accumulate(one_hot(y, num_classes))
        ),
        "You made one row for all labels together. Each label needs a row of its own.": (
            lambda y, num_classes: _ones_at((num_classes,), y)
        ),
        "You counted how often each class occurs. Asked for is a row for each label.": (
            lambda y, num_classes: np.bincount(y, minlength=num_classes)
        ),
        "All rows ran into one. Make a table: (n, num_classes).": (
            lambda y, num_classes: one_hot(y, num_classes).ravel()
        ),
        "Your table is all zeros: the 1s are missing.": (
            lambda y, num_classes: np.zeros((len(y), num_classes))
        ),
        "Every number is a 1. Begin with zeros.": (
            lambda y, num_classes: np.ones((len(y), num_classes))
        ),
        "0 and 1 are swapped. The 1 marks the class of the sample.": (
            lambda y, num_classes: 1 - one_hot(y, num_classes)
        ),
        "You returned all classes' rows, np.eye. Pick one of them for each label.": (
            lambda y, num_classes: np.eye(num_classes)
        ),
        "Your 1s go down the diagonal, whatever the labels are. The label says in which column "
        "the 1 of its row stands.": lambda y, num_classes: np.eye(len(y), num_classes),
        "Each row has 1s up to its label. One of them is enough: in the label's own column.": (
            lambda y, num_classes: (np.arange(num_classes) <= y[:, None]).astype(float)
        ),
        "`==` compares two rows place by place, and they have different lengths. Make y a "
        "column first, so that each label is compared with every class.": (
            lambda y, num_classes: y == np.arange(num_classes)
        ),
    },
    hint="np.eye(4) has all four one-hot rows of four classes. Indexing an array with an array "
    "of whole numbers picks rows.",
)
