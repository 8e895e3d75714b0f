"""Exercise 8.1 · Flatten and scale."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise


def flatten_and_scale(images: np.ndarray) -> np.ndarray:
    return images.reshape(len(images), -1) / 255


def _draw_images(rng: np.random.Generator, size: int) -> tuple:
    # three different sizes; and no pixel above 200, so that dividing by the largest pixel is not
    # dividing by 255
    return (rng.integers(1, 40, (size + 1, 2, size + 2)).astype(np.uint8) * np.uint8(5),)


def _in_place(images: np.ndarray) -> np.ndarray:
    rows = images.reshape(len(images), -1)
    rows /= 255
    return rows


def _range_of_these(images: np.ndarray) -> np.ndarray:
    rows = images.reshape(len(images), -1)
    return (rows - rows.min()) / (rows.max() - rows.min())


def _standardized(images: np.ndarray) -> np.ndarray:
    rows = images.reshape(len(images), -1)
    return (rows - rows.mean()) / rows.std()


EXERCISE = FunctionExercise(
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
        "from 0 to 1.": _standardized,
        "You multiplied by 255. That leads from 0 … 1 to 0 … 255; go the other way.": (
            lambda images: images.reshape(len(images), -1) * 255
        ),
        "You turned paper into ink: 0 has become 1. Paper stays 0.": (
            lambda images: 1 - flatten_and_scale(images)
        ),
        "Your numbers were rounded down to whole ones, and everything became 0. Divide with `/`, "
        "and keep the results in a new array: one of whole numbers has no room for 0.5.": (
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
        "let NumPy work it out with -1.": (lambda images: images.reshape(len(images), 784) / 255),
    },
    hint="`reshape` takes two numbers here: how many rows, and -1 for “whatever is left”. The "
    "largest possible pixel is 255.",
)
