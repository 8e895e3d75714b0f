"""Exercise 1.3 · Flatten pictures of any kind."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise


def flatten_pictures(pictures: np.ndarray) -> np.ndarray:
    return pictures.reshape(len(pictures), -1)


def _draw_pictures(rng: np.random.Generator, size: int) -> tuple:
    shape = (size + 1, 2, 2, 3) if size in (3, 5) else (size + 1, 2, 3)
    return (rng.permutation(np.arange(1, 1 + np.prod(shape))).astype(np.uint8).reshape(shape),)


def _three_axes(pictures: np.ndarray) -> np.ndarray:
    """Compute `flatten_pictures` for gray pictures only."""
    n, height, width = pictures.shape
    return pictures.reshape(n, height * width)


def _height_and_width(pictures: np.ndarray) -> np.ndarray:
    """Compute the same as `_three_axes`, with the shape taken apart behind its first entry."""
    height, width = pictures.shape[1:]
    return pictures.reshape(len(pictures), height * width)


EXERCISE = FunctionExercise(
    name="flatten_pictures",
    number="1.3",
    title="Flatten pictures of any kind",
    solution=flatten_pictures,
    inputs=_draw_pictures,
    misconceptions={
        "All pictures ran into one long row. Each picture needs a row of its own.": (
            lambda pictures: pictures.reshape(-1)
        ),
        "All pictures ran into one long row, in a matrix of one row. Each picture needs a row "
        "of its own.": lambda pictures: pictures.reshape(1, -1),
        "Every number became a row of its own. A row is a whole picture.": (
            lambda pictures: pictures.reshape(-1, 1)
        ),
        "Every line of a picture became a row of its own. A row is a whole picture.": (
            lambda pictures: pictures.reshape(-1, pictures.shape[2])
        ),
        "The two entries of the shape are swapped, so the numbers of all pictures are mixed "
        "up. The number of pictures comes first.": (
            lambda pictures: pictures.reshape(-1, len(pictures))
        ),
        "Your pictures are columns. Rows are samples.": (
            lambda pictures: flatten_pictures(pictures).T
        ),
        "You laid the pictures out column by column. NumPy goes line by line by itself: leave "
        "the order as it is.": lambda pictures: pictures.reshape(len(pictures), -1, order="F"),
        "You wrote the length of a row as a number, 784. The check uses smaller pictures: let "
        "NumPy work it out with -1.": lambda pictures: pictures.reshape(-1, 784),
        "You wrote the row's length 784 into the shape. The check uses smaller pictures: let "
        "NumPy work it out with -1.": lambda pictures: pictures.reshape(len(pictures), 784),
        "You wrote the number of pictures as a number, 10. It is the length of `pictures`.": (
            lambda pictures: pictures.reshape(10, -1)
        ),
        "Height times width is right for gray pictures. In color a row is three times as "
        "long: let NumPy work it out with -1.": (
            lambda pictures: pictures.reshape(len(pictures), pictures.shape[1] * pictures.shape[2])
        ),
        "A batch of gray pictures has three axes, so `shape[3]` does not exist. With -1 you "
        "need no `shape`.": (
            lambda pictures: pictures.reshape(
                len(pictures), pictures.shape[1] * pictures.shape[2] * pictures.shape[3]
            )
        ),
        "Height times width times 3 is right in color. A gray picture has one number for each "
        "pixel: let NumPy work it out with -1.": (
            lambda pictures: pictures.reshape(
                len(pictures), pictures.shape[1] * pictures.shape[2] * 3
            )
        ),
        "You took the shape apart into three. Pictures in color have four entries there, so "
        "take only the first, with `len`.": _three_axes,
        "You took height and width from the shape. Pictures in color have one entry more "
        "there. With -1 you need neither.": _height_and_width,
        "`/` makes a float, and a shape holds whole numbers. Use `//`, or let NumPy work out "
        "the length of a row with -1.": (
            lambda pictures: pictures.reshape(len(pictures), pictures.size / len(pictures))
        ),
        "Your result has three axes, the last for the colors. Asked for are two, for gray "
        "pictures as well: leave the 3 out.": (
            lambda pictures: pictures.reshape(len(pictures), -1, 3)
        ),
        "You made a row of each line of a gray picture, and of each pixel in color. A row is "
        "a whole picture.": lambda pictures: pictures.reshape(-1, pictures.shape[-1]),
        "Height still has an axis of its own. Asked for are two axes: pictures, and all "
        "numbers of a picture.": lambda pictures: pictures.reshape(
            len(pictures), pictures.shape[1], -1
        ),
        "You put the pictures below each other, and each line stays a row. A row is a whole "
        "picture: use `reshape`.": np.concatenate,
        "You put the pictures side by side. A row is a whole picture: use `reshape`.": (np.hstack),
        "You transposed the pictures first, which mixes them up. Leave `.T` out.": (
            lambda pictures: pictures.T.reshape(len(pictures), -1)
        ),
        "You flattened the first picture only. The whole batch goes into one `reshape`.": (
            lambda pictures: pictures[0].reshape(-1)
        ),
        "You returned the pictures as they came. `reshape` gives a new array: return that.": (
            lambda pictures: pictures
        ),
        "You scaled as well. Here the numbers stay as they are.": (
            lambda pictures: flatten_pictures(pictures) / 255
        ),
        "You returned the new shape. Asked for are the pictures in that shape.": (
            lambda pictures: flatten_pictures(pictures).shape
        ),
    },
    hint="The result has two axes. You know the length of the first. What can you write for "
    "the second, if you would rather let NumPy work it out?",
)
