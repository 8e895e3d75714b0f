"""Exercise 1.1 · The shape of a batch of films."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def film_batch_shape(n: int, seconds: int, height: int, width: int) -> tuple:
    pictures = 25 * seconds
    return (n, pictures, height, width, 3)


def _draw_films(rng: np.random.Generator, size: int) -> tuple:
    # no two alike, and none of them 3 or 25, so that every mix-up shows; now and then upright
    n, seconds = rng.choice([2, 4, 6]), rng.choice([5, 7, 8])
    height, width = rng.choice([9, 10, 12]), rng.choice([14, 16, 20])
    if size == 3:
        height, width = width, height
    return int(n), int(seconds), int(height), int(width)


EXERCISE = FunctionExercise(
    name="film_batch_shape",
    number="1.1",
    title="The shape of a batch of films",
    solution=film_batch_shape,
    inputs=_draw_films,
    names=("number of films", "number of pictures", "height", "width", "number of channels"),
    mistakes=mistakes(
        """
        no-films: You left out the films themselves. A batch has an axis for its samples, the first.
            n, pictures -> pictures
        no-pictures: The axis for the pictures of a film is missing. It stands between the films and
          the height.
            pictures, height -> height
        seconds: You counted seconds. Each second has 25 pictures, and the axis counts pictures.
            25 * seconds -> seconds
        no-seconds: You gave each film 25 pictures, however long it is. It has 25 for each second.
            25 * seconds -> 25
        divided: You divided by 25. A film has more pictures than seconds, so multiply.
            25 * seconds -> seconds / 25
            or
            25 * seconds -> seconds // 25
        of-all-films: You counted the pictures of all films together. The axis counts those of one.
            25 * seconds -> 25 * n * seconds
        no-colors: The colors are missing. Each pixel needs three numbers, along a last axis.
            width, 3 -> width
        gray: You gave each pixel one number, as in gray pictures. A color takes three.
            width, 3 -> width, 1
        width-first: You put the width before the height. A picture is a matrix: its lines come
          first.
            height, width -> width, height
        channels-early: The channels come too early. In this course they are the last axis.
            pictures, height, width, 3 -> pictures, 3, height, width
            or
            pictures, height, width, 3 -> 3, pictures, height, width
        pictures-first: You put the pictures outside and the films inside. Axis 0 is for the
          samples: the films.
            n, pictures -> pictures, n
        pictures-late: The pictures of a film come too late. From outside to inside: film, picture,
          line, column, channel.
            pictures, height, width, 3 -> height, width, 3, pictures
            or
            pictures, height, width, 3 -> height, width, pictures, 3
        two-axes: You gave the seconds and the 25 an axis each. The pictures of a film
          lie along one axis.
            n, pictures -> n, seconds, 25
            or
            n, pictures -> n, 25, seconds
        one-long-film: You ran all films into one long one. Each film is a sample, along axis 0.
            n, pictures -> n * pictures
        flattened: You ran axes of a picture into one. Height, width and channels each keep their
          own.
            height, width, 3 -> height * width * 3
            or
            height, width, 3 -> height * width, 3
        product: You multiplied everything: that is how many numbers there are. A shape is a tuple,
          with one entry for each axis.
            = n * 25 * seconds * height * width * 3
        rank: You returned the rank. Asked for is the shape, with one entry for each axis.
            = 5
        numbers: You wrote numbers. Work them out from the arguments: the check has other films.
            = (2, 427, 640, 3)
            or
            = (2, 250, 427, 640, 3)
        seconds-and-colors: You counted seconds, where the axis counts pictures: 25 for each second.
          And the colors are missing, a last axis.
            = (n, seconds, height, width)
        seconds-and-width: You counted seconds, where the axis counts pictures: 25 for each
          second. And the height comes before the width.
            = (n, seconds, width, height, 3)
        width-and-colors: The height comes before the width. And the colors are missing, a last
          axis.
            = (n, 25 * seconds, width, height)
        no-tuple: Your numbers are right, but a shape is a tuple: round brackets, and no `np.array`.
            = [n, 25 * seconds, height, width, 3]
            or
            = np.array([n, 25 * seconds, height, width, 3])
        tensor: You returned the tensor itself. Asked for is its shape only.
            = np.zeros((n, 25 * seconds, height, width, 3))
        """
    ),
    hint="A batch of photos is `(n, height, width, 3)`. A film is one more axis: how many "
    "pictures lie along it, and where does the text put it?",
    steps=(
        "One second is 25 pictures, so a film of 2 seconds is 50 pictures long. That number has "
        "an axis of its own, behind the films.",
        "Six films of 2 seconds, their pictures 40 pixels high and 70 wide, have the shape "
        "`(6, 50, 40, 70, 3)`. Now the same with the arguments.",
    ),
)
