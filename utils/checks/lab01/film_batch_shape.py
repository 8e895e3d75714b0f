"""Exercise 1.1 · The shape of a batch of films."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise


def film_batch_shape(n: int, seconds: int, height: int, width: int) -> tuple:
    return (n, 25 * seconds, height, width, 3)


def _draw_films(rng: np.random.Generator, size: int) -> tuple:
    # No two alike, and none of them 3 or 25, so that every mix-up shows
    choices = [2, 4, 6], [5, 7, 8], [9, 10, 12], [14, 16, 20]
    return tuple(int(rng.choice(numbers)) for numbers in choices)


EXERCISE = FunctionExercise(
    name="film_batch_shape",
    number="1.1",
    title="The shape of a batch of films",
    solution=film_batch_shape,
    inputs=_draw_films,
    misconceptions={
        "You left out the films themselves. A batch has an axis for its samples, the first.": (
            lambda n, s, h, w: (25 * s, h, w, 3)
        ),
        "You counted seconds. Each second has 25 pictures, and the axis counts pictures.": (
            lambda n, s, h, w: (n, s, h, w, 3)
        ),
        "You gave each film 25 pictures, however long it is. It has 25 for each second.": (
            lambda n, s, h, w: (n, 25, h, w, 3)
        ),
        "You added 25 to the seconds. There are 25 pictures in each of them: multiply.": (
            lambda n, s, h, w: (n, 25 + s, h, w, 3)
        ),
        "You divided by 25. A film has more pictures than seconds, so multiply.": (
            lambda n, s, h, w: (n, s / 25, h, w, 3)
        ),
        "The colors are missing. Each pixel needs three numbers, along a last axis.": (
            lambda n, s, h, w: (n, 25 * s, h, w)
        ),
        "You put the width before the height. A picture is a matrix: its lines come first.": (
            lambda n, s, h, w: (n, 25 * s, w, h, 3)
        ),
        "You put the channels before the picture. In this course they are the last axis.": (
            lambda n, s, h, w: (n, 25 * s, 3, h, w)
        ),
        "You put the channels right after the films. In this course they are the last axis.": (
            lambda n, s, h, w: (n, 3, 25 * s, h, w)
        ),
        "You put the pictures outside and the films inside. Axis 0 is for the samples: the "
        "films.": lambda n, s, h, w: (25 * s, n, h, w, 3),
        "The pictures of a film belong behind its own axis, before the height. You put them "
        "last.": lambda n, s, h, w: (n, h, w, 3, 25 * s),
        "You put the pictures between a picture's size and its channels. From outside to "
        "inside: film, picture, line, column, channel.": (lambda n, s, h, w: (n, h, w, 25 * s, 3)),
        "You gave the seconds and the 25 an axis each. The pictures of a film lie along one "
        "axis.": lambda n, s, h, w: (n, s, 25, h, w, 3),
        "You ran all films into one long one. Each film is a sample, along axis 0.": (
            lambda n, s, h, w: (n * 25 * s, h, w, 3)
        ),
        "You flattened the pictures. Height, width and channels each keep their own axis.": (
            lambda n, s, h, w: (n, 25 * s, h * w * 3)
        ),
        "You multiplied everything: that is how many numbers there are. A shape is a tuple, "
        "with one entry for each axis.": (lambda n, s, h, w: n * 25 * s * h * w * 3),
        "You returned the rank. Asked for is the shape, with one entry for each axis.": (
            lambda n, s, h, w: 5
        ),
        "The axis for the pictures of a film is missing. It stands between the films and the "
        "height.": lambda n, s, h, w: (n, h, w, 3),
        "You ran height and width into one axis. Each keeps its own.": (
            lambda n, s, h, w: (n, 25 * s, h * w, 3)
        ),
        "You returned the shape of the two photos. Work it out from the arguments.": (
            lambda n, s, h, w: (2, 427, 640, 3)
        ),
        "You wrote numbers. Work them out from the arguments: the check has other films.": (
            lambda n, s, h, w: (2, 250, 427, 640, 3)
        ),
        "You counted seconds, where the axis counts pictures: 25 for each second. And the "
        "colors are missing, a last axis.": lambda n, s, h, w: (n, s, h, w),
        "You counted seconds, where the axis counts pictures: 25 for each second. And the "
        "height comes before the width.": lambda n, s, h, w: (n, s, w, h, 3),
        "The height comes before the width. And the colors are missing, a last axis.": (
            lambda n, s, h, w: (n, 25 * s, w, h)
        ),
        "You returned an array. A shape is a tuple: round brackets, and no `np.array`.": (
            lambda n, s, h, w: np.array([n, 25 * s, h, w, 3])
        ),
        "You returned a list. A shape is a tuple: round brackets.": (
            lambda n, s, h, w: [n, 25 * s, h, w, 3]
        ),
        "You returned the tensor itself. Asked for is its shape only.": (
            lambda n, s, h, w: np.zeros((n, 25 * s, h, w, 3))
        ),
    },
    hint="A batch of photos is `(n, height, width, 3)`. A film is one more axis: how many "
    "pictures lie along it, and where does the text put it?",
)
