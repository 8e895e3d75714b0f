"""Exercise 8.1 · Flatten and scale."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def flatten_and_scale(images: np.ndarray) -> np.ndarray:
    return images.reshape(len(images), -1) / 255


def _by_loop(images: np.ndarray) -> np.ndarray:
    rows = np.zeros((len(images), images[0].size))
    for i in range(len(images)):
        rows[i] = images[i].reshape(-1) / 255
    return rows


def _draw_images(rng: np.random.Generator, size: int) -> tuple:
    # no two sizes are equal; and only every other batch has paper and the darkest ink, so that
    # dividing by the largest pixel is not dividing by 255
    images = rng.integers(1, 40, (size + 1, 2 + size % 2, size + 2)).astype(np.uint8) * np.uint8(5)
    if size % 2:
        images[0, 0, 0], images[-1, -1, -1] = 0, 255
    return (images,)


EXERCISE = FunctionExercise(
    name="flatten_and_scale",
    number="8.1",
    title="Flatten and scale",
    solution=flatten_and_scale,
    also=(_by_loop,),
    inputs=_draw_images,
    mistakes=mistakes(
        """
        not-scaled: You flattened, but the pixels still run from 0 to 255. Scale them to 0 … 1.
            / 255 ->
        not-flattened: You scaled, but each picture is still a square. Reshape it to one row.
            .reshape(len(images), -1) ->
        pictures-as-columns: You put the pictures into columns. Rows are samples: the number of
          pictures comes first in the shape.
            len(images), -1 -> -1, len(images)
        rows-for-pictures: Each line of a picture has become a row of its own. All lines of a
          picture belong in one row: the number of pictures comes first in the shape.
            len(images), -1 -> -1, images.shape[2]
        column-by-column: You went through each picture column by column. Go line by line, as
          `reshape` does by itself.
            len(images), -1 -> len(images), -1, order="F"
        divided-by-256: You divided by 256. There are 256 values, but they start at 0: the largest
          is 255.
            255 -> 256
        range-of-these: You scaled by the pixels that happen to be there. Divide by the largest
          value that is possible, so that every batch is scaled alike.
            255 -> images.max()
            or
            255 -> images.max(axis=(1, 2))[:, None]
            or
            images.reshape -> (images - images.min()).reshape
            255 -> (images.max() - images.min())
        standardized: You subtracted the mean and divided by the standard deviation. Asked for is
          the range from 0 to 1.
            images.reshape -> (images - images.mean()).reshape
            255 -> images.std()
        minus-1-to-1: You scaled to -1 … 1. Here the paper stays 0 and the darkest ink becomes 1.
            255 -> 127.5 - 1
        whole-numbers: Your numbers were cut off to whole ones, so nearly all became 0. Divide with
          `/`, and keep the results in a new array: one of whole numbers has no room for 0.5.
            / -> //
        """
    ),
    hint="`reshape` takes two numbers here: how many rows, and -1 for “whatever is left”. The "
    "largest possible pixel is 255.",
    steps=(
        "`len(images)` is the number of pictures, whatever their size. Scaling works on all "
        "numbers at once: one division.",
        "12 numbers in the shape (3, 2, 2) become 3 rows with `reshape(3, -1)`: NumPy finds out "
        "that each row has 4 of them.",
    ),
)
