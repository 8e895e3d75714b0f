"""Exercise 1.3 · Flatten pictures of any kind."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def flatten_pictures(pictures: np.ndarray) -> np.ndarray:
    return pictures.reshape(len(pictures), -1)


def _by_loop(pictures: np.ndarray) -> np.ndarray:
    rows = np.zeros((len(pictures), pictures[0].size))
    for i in range(len(pictures)):
        rows[i] = pictures[i].reshape(-1)
    return rows


def _draw_pictures(rng: np.random.Generator, size: int) -> tuple:
    # gray ones, or in color; all their numbers differ, and 0 and 255 are among them
    shapes = {1: (1, 2, 5), 2: (3, 2, 4), 3: (4, 3, 2, 3), 4: (5, 2, 3), 5: (2, 4, 3, 3)}
    n = np.prod(shapes[size])
    numbers = [0, 255, *1 + rng.permutation(254)[: n - 2]]
    return (rng.permutation(numbers).astype(np.uint8).reshape(shapes[size]),)


EXERCISE = FunctionExercise(
    name="flatten_pictures",
    number="1.3",
    title="Flatten pictures of any kind",
    solution=flatten_pictures,
    also=(_by_loop,),
    inputs=_draw_pictures,
    mistakes=mistakes(
        """
        one-row: All pictures ran into one long row. Each picture needs a row of its own.
            = pictures.reshape(-1)
            or
            = pictures.reshape(1, -1)
        one-column: Every number became a row of its own. A row is a whole picture.
            = pictures.reshape(-1, 1)
            or
            = pictures.reshape(np.prod(pictures.shape[:3]), 1)
        lines-as-rows: In gray pictures, every line became a row of its own. A row is a whole
          picture.
            = pictures.reshape(-1, pictures.shape[2])
            or
            = pictures.reshape(-1, pictures.shape[-1])
            or
            = np.concatenate(pictures)
        sizes-swapped: The two entries of the shape are swapped, so the numbers of all pictures are
          mixed up. The number of pictures comes first.
            = pictures.reshape(-1, len(pictures))
            or
            = pictures.reshape(-1, len(pictures)).T
        columns-first: You laid the pictures out column by column. NumPy goes line by line by
          itself: leave the order as it is.
            -1 -> -1, order="F"
            or
            = pictures.swapaxes(1, 2).reshape(len(pictures), -1)
        gray-only: Height times width is right for gray pictures. In color a row is three times as
          long: let NumPy work it out with -1.
            = pictures.reshape(len(pictures), pictures.shape[1] * pictures.shape[2])
            or
            = pictures.reshape(-1, pictures.shape[1] * pictures.shape[2])
        gray-shape: You took the shape apart for gray pictures. In color it has one entry more. With
          -1 you need neither height nor width.
            return -> n, height, width = pictures.shape; return
            or
            return -> height, width = pictures.shape[1:]; return
        color-only: Height times width times 3 is right in color. A gray picture has one number for
          each pixel: let NumPy work it out with -1.
            = pictures.reshape(len(pictures), pictures.shape[1] * pictures.shape[2] * 3)
            or
            = pictures.reshape(-1, pictures.shape[1] * pictures.shape[2] * 3)
        color-shape: A batch of gray pictures has three axes, so its shape has no fourth entry. With
          -1 you need no `shape`.
            return -> pictures.shape[3]; return
            or
            return -> n, height, width, channels = pictures.shape; return
        three-axes: Your result has three axes. Asked for are two: pictures, and all numbers of a
          picture.
            -1 -> -1, 3
            or
            -1 -> pictures.shape[1], -1
        side-by-side: You put the pictures side by side. A row is a whole picture: use `reshape`.
            = np.hstack(pictures)
        as-they-came: You returned the pictures as they came. `reshape` gives a new array: return
          that.
            = pictures
        scaled: You scaled as well. Here the numbers stay as they are.
            = flatten_pictures(pictures) / 255
        """
    ),
    hint="The result has two axes. You know the length of the first. What can you write for "
    "the second, if you would rather let NumPy work it out?",
    steps=(
        "The new shape has two entries, for gray pictures and for those in color: how many "
        "pictures there are, and how many numbers each has.",
        "Ten pictures of any kind become ten rows with `batch.reshape(10, -1)`. Yours may be any "
        "number: put it in place of the 10.",
    ),
)
