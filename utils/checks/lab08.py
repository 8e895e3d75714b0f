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
    # three different sizes; and no pixel above 200, so that dividing by the largest pixel is not
    # dividing by 255
    return (rng.integers(1, 40, (size + 1, 2, size + 2)).astype(np.uint8) * np.uint8(5),)


def _draw_labels(rng: np.random.Generator, size: int) -> tuple:
    # the last class is missing, as may happen in any batch
    seen = np.concatenate([np.arange(size + 1), rng.integers(0, size + 1, 2)])
    return rng.permutation(seen), size + 2


def _draw_probabilities(rng: np.random.Generator, size: int) -> tuple:
    # The surest is the first, so that argmax without an axis gives a number that can be a label.
    # The last is right, but not surer than a half. The second and the third are wrong.
    rows = rng.permuted(rng.choice([[7, 2, 1], [4, 3, 3], [8, 1, 1]], size + 3), axis=1)
    rows[:2] = rng.permuted([[8, 1, 1], [8, 1, 1]], axis=1)
    rows[-1] = rng.permutation([4, 3, 3])
    y = rows.argmax(axis=1)
    y[1:3] = (y[1:3] + 1) % 3
    return rows / 10, y


def _draw_counts(rng: np.random.Generator, size: int) -> tuple:
    n = size + 1
    counts = rng.integers(1, 9, (n, n)) + np.diag(rng.integers(20, 60, n))
    digit = int(rng.integers(0, n))
    if size != 2:  # a digit that is mostly taken for the one before it
        counts[digit, digit - 1] += counts[digit, digit]
    return counts, digit


def _in_place(images: np.ndarray) -> np.ndarray:
    rows = images.reshape(len(images), -1)
    rows /= 255
    return rows


def _range_of_these(images: np.ndarray) -> np.ndarray:
    rows = images.reshape(len(images), -1)
    return (rows - rows.min()) / (rows.max() - rows.min())


def _standardised(images: np.ndarray) -> np.ndarray:
    rows = images.reshape(len(images), -1)
    return (rows - rows.mean()) / rows.std()


def _ones_at(shape: tuple[int, ...], place: Any) -> np.ndarray:
    """A table of zeros, with ones at a place."""
    rows = np.zeros(shape)
    rows[place] = 1
    return rows


def _first_row_only(y: np.ndarray, num_classes: int) -> np.ndarray:
    return _ones_at((len(y), num_classes), (0, y[0]))


def _recalls(counts: np.ndarray) -> np.ndarray:
    return counts.diagonal() / counts.sum(axis=1)


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
            "Your table is on its side: each picture has become a column. Leave out the `.T`, or "
            "put the number of pictures first.": lambda images: flatten_and_scale(images).T,
            "Each line of a picture has become a row of its own. All lines of a picture belong in "
            "one row: the number of pictures comes first in the shape.": (
                lambda images: images.reshape(-1, images.shape[2]) / 255
            ),
            "You went through each picture column by column. Go line by line, as `reshape` does "
            "by itself.": lambda images: flatten_and_scale(images.transpose(0, 2, 1)),
            "You returned the first picture only, as one row of numbers. Each picture makes a row "
            "of a table.": lambda images: images[0].ravel() / 255,
            "Your table has a row for the first picture only. Does a `return` stand inside your "
            "loop?": lambda images: flatten_and_scale(images)[:1],
            "You divided by 256. There are 256 values, but they start at 0: the largest is 255.": (
                lambda images: images.reshape(len(images), -1) / 256
            ),
            "You divided by the largest pixel of these pictures. Divide by the largest value that "
            "is possible, so that every batch is scaled alike.": (
                lambda images: images.reshape(len(images), -1) / images.max()
            ),
            "You divided each picture by its own largest pixel, so a pale picture is no longer "
            "pale. Divide by the largest value that is possible.": lambda images: (
                images.reshape(len(images), -1) / images.max(axis=(1, 2))[:, None]
            ),
            "You stretched the range from the smallest to the largest pixel of these pictures. The "
            "range that is possible is 0 to 255, whatever the batch.": _range_of_these,
            "You subtracted the mean and divided by the standard deviation. Asked for is the range "
            "from 0 to 1.": _standardised,
            "You multiplied by 255. That leads from 0 … 1 to 0 … 255; go the other way.": (
                lambda images: images.reshape(len(images), -1) * 255
            ),
            "You turned paper into ink: 0 has become 1. Paper stays 0.": (
                lambda images: 1 - flatten_and_scale(images)
            ),
            "Your numbers were rounded down to whole ones, and everything became 0. Divide with "
            "`/`, and leave the results as they are.": (
                lambda images: images.reshape(len(images), -1) // 255
            ),
            "`/=` wants to write into an array of whole numbers, which has no room for 0.5. Make a "
            "new array, with `/`.": _in_place,
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
            "Each row has a 1 for every label of the batch, as with `[:, y] = 1`. Pair each row's "
            "number with its own label.": (
                lambda y, num_classes: _ones_at((len(y), num_classes), (slice(None), y))
            ),
            "With `[y] = 1` whole rows become 1. You need a row number and a column for each 1.": (
                lambda y, num_classes: _ones_at((len(y), num_classes), y)
            ),
            "Only the first row has its 1. Does a `return` stand inside your loop?": (
                _first_row_only
            ),
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
            "Your share is 0, whatever the table. A probability, such as 0.7, never equals a "
            "label: find the column in which the largest stands.": (
                lambda probabilities, y: np.mean(probabilities.max(axis=1) == y)
            ),
            "argmax without an axis searches the whole table. Each row has its own largest "
            "value.": lambda probabilities, y: np.mean(probabilities.argmax() == y),
            "axis=0 finds the surest sample of each class. You want the surest class of each "
            "sample.": lambda probabilities, y: np.mean(probabilities.argmax(axis=0) == y),
            "You took the class with the smallest probability. The guess is the one with the "
            "largest.": lambda probabilities, y: np.mean(probabilities.argmin(axis=1) == y),
            "You counted the classes from 1. Columns and labels both begin with 0: compare them "
            "as they are.": lambda probabilities, y: np.mean(probabilities.argmax(axis=1) + 1 == y),
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
            "You counted the first sample only. Does a `return` stand inside your loop?": (
                lambda probabilities, y: (probabilities[0].argmax() == y[0]) / len(y)
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
            "You took the largest number of the row. What was found stands on the diagonal, and "
            "with a bad network that is not the largest.": (
                lambda counts, digit: counts[digit].max() / counts[digit].sum()
            ),
            "You returned how many were found. Divide by how many there are.": (
                lambda counts, digit: counts[digit, digit]
            ),
            "You returned how many there are. Which share of them was found?": (
                lambda counts, digit: counts[digit].sum()
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
            "You divided by all that was read right, the whole diagonal. Divide by all pictures "
            "that truly show this digit.": (
                lambda counts, digit: counts[digit, digit] / counts.trace()
            ),
            "You divided by the number of classes. Divide by the number of pictures in the row.": (
                lambda counts, digit: counts[digit, digit] / len(counts)
            ),
            "You divided by the mean of the row. The row's sum says how many pictures there are.": (
                lambda counts, digit: counts[digit, digit] / counts[digit].mean()
            ),
            "You divided how often the digit was answered by how often it is there. Count only "
            "where both are true: the diagonal.": (
                lambda counts, digit: counts[:, digit].sum() / counts[digit].sum()
            ),
            "You computed which share of all pictures shows this digit. Asked for is which share "
            "of those was found.": lambda counts, digit: counts[digit].sum() / counts.sum(),
            "Your fraction is upside down. What was found goes on top.": (
                lambda counts, digit: counts[digit].sum() / counts[digit, digit]
            ),
            "You looked one row further up. Row 0 belongs to digit 0: use `digit` as it is.": (
                lambda counts, digit: share_found(counts, digit - 1)
            ),
            "You looked one row further down. Row 0 belongs to digit 0: use `digit` as it is.": (
                lambda counts, digit: share_found(counts, digit + 1)
            ),
            "`//` rounds down, so nearly every share becomes 0. Use `/`.": (
                lambda counts, digit: counts[digit, digit] // counts[digit].sum()
            ),
            "You returned percent. A share is a number between 0 and 1.": (
                lambda counts, digit: 100 * share_found(counts, digit)
            ),
            "You returned a share for every digit. Pick the one that was asked for.": (
                lambda counts, digit: _recalls(counts)
            ),
            "You returned the mean share over all digits. Pick the one that was asked for.": (
                lambda counts, digit: _recalls(counts).mean()
            ),
            "You returned all shares of the row: where each picture of this digit went. Pick the "
            "one on the diagonal.": lambda counts, digit: counts[digit] / counts[digit].sum(),
        },
        hint="All pictures that truly show the digit are in its row. How many are there, and how "
        "many of them stand on the diagonal?",
    ),
]
