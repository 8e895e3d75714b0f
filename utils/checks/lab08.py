"""The exercises of Lab 8, classification with Keras."""

from typing import Any

import numpy as np

from utils.checks.exercise import Exercise
from utils.checks.letters import LETTER_RULES, letter_classifier
from utils.checks.model_exercise import ModelExercise


def flatten_and_scale(images: np.ndarray) -> np.ndarray:
    return images.reshape(len(images), -1) / 255


def one_hot(y: np.ndarray, num_classes: int) -> np.ndarray:
    return np.eye(num_classes)[y]


def accuracy(probabilities: np.ndarray, y: np.ndarray) -> Any:
    return np.mean(probabilities.argmax(axis=1) == y)


def share_found(counts: np.ndarray, digit: int) -> Any:
    return counts[digit, digit] / counts[digit].sum()


def _draw_images(rng: np.random.Generator, size: int) -> tuple:
    # darker than 200, so that dividing by the largest pixel is not dividing by 255
    return (rng.integers(1, 40, (size + 1, 2, size + 1)).astype(np.uint8) * np.uint8(5),)


def _draw_labels(rng: np.random.Generator, size: int) -> tuple:
    # the last class is missing, as may happen in any batch
    seen = np.concatenate([np.arange(size + 1), rng.integers(0, size + 1, 2)])
    return rng.permutation(seen), size + 2


def _draw_probabilities(rng: np.random.Generator, size: int) -> tuple:
    rows = rng.permuted(rng.choice([[7, 2, 1], [4, 3, 3], [8, 1, 1]], size + 3), axis=1)
    rows[0] = rng.permutation([4, 3, 3])  # right, but not surer than a half
    y = rows.argmax(axis=1)
    y[1:3] = (y[1:3] + 1) % 3
    return rows / 10, y


def _draw_counts(rng: np.random.Generator, size: int) -> tuple:
    n = size + 1
    counts = rng.integers(1, 9, (n, n)) + np.diag(rng.integers(20, 60, n))
    return counts, int(rng.integers(0, n))


def _one_hot_by_index(y: np.ndarray, num_classes: int, place: str) -> np.ndarray:
    """`one_hot` by setting ones in a table of zeros, at a wrong place."""
    rows = np.zeros((len(y), num_classes))
    if place == "columns":
        rows[:, y] = 1
    else:
        rows[y] = 1
    return rows


EXERCISES = [
    Exercise(
        name="flatten_and_scale",
        number="8.1",
        title="Flatten and scale",
        solution=flatten_and_scale,
        inputs=_draw_images,
        misconceptions={
            "You flattened, but the pixels still run from 0 to 255. Scale them to 0 … 1.": (
                lambda images: images.reshape(len(images), -1)
            ),
            "You scaled, but each picture is still a square. Reshape it to one row.": (
                lambda images: images / 255
            ),
            "All pictures ran into one long row. Each picture needs a row of its own.": (
                lambda images: images.ravel() / 255
            ),
            "You put the pictures into columns. Rows are samples: the number of pictures comes "
            "first in the shape.": lambda images: images.reshape(-1, len(images)) / 255,
            "You divided by 256. There are 256 values, but they start at 0: the largest is 255.": (
                lambda images: images.reshape(len(images), -1) / 256
            ),
            "You divided by the largest pixel of these pictures. Divide by the largest value that "
            "is possible, so that every batch is scaled alike.": (
                lambda images: images.reshape(len(images), -1) / images.max()
            ),
            "You used `//`, which rounds down, so nearly everything became 0. Use `/`.": (
                lambda images: images.reshape(len(images), -1) // 255
            ),
            "You scaled to -1 … 1. Here the paper stays 0 and the darkest ink becomes 1.": (
                lambda images: images.reshape(len(images), -1) / 127.5 - 1
            ),
            "You wrote the length of a row as a number, 784. The check uses smaller pictures: "
            "let NumPy work it out with -1.": lambda images: images.reshape(-1, 784) / 255,
            "You wrote the row's length 784 into the shape. The check uses smaller pictures: "
            "let NumPy work it out with -1.": (
                lambda images: images.reshape(len(images), 784) / 255
            ),
        },
        hint="`reshape` takes two numbers here: how many rows, and -1 for “whatever is left”. The "
        "largest possible pixel is 255.",
    ),
    Exercise(
        name="one_hot",
        number="8.2",
        title="One-hot by hand",
        solution=one_hot,
        inputs=_draw_labels,
        misconceptions={
            "A column is missing. A class may be absent from y: make num_classes columns.": (
                lambda y, num_classes: one_hot(y, y.max() + 1)
            ),
            "Rows and columns are swapped. Each label makes a row.": (
                lambda y, num_classes: one_hot(y, num_classes).T
            ),
            "The 1 stands one column too far to the left. Labels count from 0, as columns do.": (
                lambda y, num_classes: one_hot(y - 1, num_classes)
            ),
            "You wrote the label into its column. One-hot rows hold a 1 there, whatever the "
            "label.": lambda y, num_classes: one_hot(y, num_classes) * y[:, None],
            "With `[:, y] = 1` each row gets a 1 for every label of the batch. Pair each row's "
            "number with its own label.": (
                lambda y, num_classes: _one_hot_by_index(y, num_classes, "columns")
            ),
            "With `[y] = 1` whole rows become 1. You need a row number and a column for each 1.": (
                lambda y, num_classes: _one_hot_by_index(y, num_classes, "rows")
            ),
            "0 and 1 are swapped. The 1 marks the class of the sample.": (
                lambda y, num_classes: 1 - one_hot(y, num_classes)
            ),
            "You returned all classes' rows, np.eye. Pick one of them for each label.": (
                lambda y, num_classes: np.eye(num_classes)
            ),
        },
        hint="np.eye(4) has all four one-hot rows of four classes. Indexing an array with an array "
        "of whole numbers picks rows.",
    ),
    ModelExercise(
        name="build_letter_classifier",
        number="8.3",
        title="Build a classifier for letters",
        solution=letter_classifier,
        rules=LETTER_RULES,
        hint="Take the digit classifier above, line by line: what changes when there are 26 "
        "classes, and what does not, because the pictures have the same size?",
    ),
    Exercise(
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
            "argmax without an axis searches the whole table. Each row has its own largest "
            "value.": lambda probabilities, y: np.mean(probabilities.argmax() == y),
            "axis=0 finds the surest sample of each class. You want the surest class of each "
            "sample.": lambda probabilities, y: np.mean(probabilities.argmax(axis=0) == y),
            "That is how sure the network is on average. Accuracy asks how often it is right: "
            "compare with y.": lambda probabilities, y: np.mean(probabilities.max(axis=1)),
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
            "You returned percent. A share lies between 0 and 1.": (
                lambda probabilities, y: 100 * accuracy(probabilities, y)
            ),
        },
        hint="First find the column of the largest value in each row. Then compare with y: the "
        "mean of True and False is the share of True.",
    ),
    Exercise(
        name="share_found",
        number="8.5",
        title="Read the confusion matrix",
        solution=share_found,
        inputs=_draw_counts,
        misconceptions={
            "You divided by the sum of the column, which is all that was called this digit. "
            "What it truly is stands in the row.": (
                lambda counts, digit: counts[digit, digit] / counts[:, digit].sum()
            ),
            "You divided by all samples. Only those that truly are this digit can be found.": (
                lambda counts, digit: counts[digit, digit] / counts.sum()
            ),
            "That is the accuracy over all digits. The question is about one of them: one row.": (
                lambda counts, digit: counts.trace() / counts.sum()
            ),
            "You returned how many were found. Divide by how many there are.": (
                lambda counts, digit: counts[digit, digit]
            ),
            "That is the share that was missed. What stands on the diagonal was found.": (
                lambda counts, digit: 1 - share_found(counts, digit)
            ),
            "You divided by the mistakes alone. The digits that were found belong to the whole "
            "too.": (
                lambda counts, digit: (
                    counts[digit, digit] / (counts[digit].sum() - counts[digit, digit])
                )
            ),
            "You returned percent. A share is a number between 0 and 1.": (
                lambda counts, digit: 100 * share_found(counts, digit)
            ),
            "You returned a share for every digit. Pick the one that was asked for.": (
                lambda counts, digit: counts.diagonal() / counts.sum(axis=1)
            ),
        },
        hint="All pictures that truly show the digit are in its row. How many are there, and how "
        "many of them stand on the diagonal?",
    ),
]
