"""Exercise 11.2 · The size of the answer."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.variants import AnyOf


def output_size(n: int, k: int, stride: int, padding: int) -> Any:
    return (n + 2 * padding - k) // stride + 1


# For each size: k, stride, padding, and how many pixels remain behind the last step. They differ
# so that each way to round shows, and each way to count the zeros.
_WINDOWS = {1: (4, 3, 3, 1), 2: (4, 2, 1, 1), 3: (6, 2, 3, 0), 4: (4, 3, 1, 0), 5: (7, 5, 2, 3)}


def _draw_sizes(rng: np.random.Generator, size: int) -> tuple:
    k, stride, padding, remainder = _WINDOWS[size]
    travel = stride * int(rng.integers(5, 10)) + remainder
    return travel + k - 2 * padding, k, stride, padding


EXERCISE = FunctionExercise(
    name="output_size",
    number="11.2",
    title="The size of the answer",
    solution=output_size,
    inputs=_draw_sizes,
    misconceptions={
        "One place is missing. The window stands at its first place before it moves: + 1.": (
            lambda n, k, stride, padding: (n + 2 * padding - k) // stride
        ),
        "The zeros stand on each side, so they count twice.": (
            lambda n, k, stride, padding: (n + padding - k) // stride + 1
        ),
        "The padding is missing. The zeros make the picture wider, on both sides.": (
            lambda n, k, stride, padding: (n - k) // stride + 1
        ),
        "You subtracted the padding. The zeros make the picture wider.": (
            lambda n, k, stride, padding: (n - 2 * padding - k) // stride + 1
        ),
        "You forgot the stride. The window moves by so many pixels at a time, so there are "
        "fewer places.": lambda n, k, stride, padding: n + 2 * padding - k + 1,
        "You used `/`, which gives a number with a fraction. There is no half place: `//` "
        "rounds down.": lambda n, k, stride, padding: (n + 2 * padding - k) / stride + 1,
        "You rounded up. Where less than a whole step is left, the window does not go: round "
        "down.": lambda n, k, stride, padding: -(-(n + 2 * padding - k) // stride) + 1,
        "You added 1 before you divided. Divide first, then add the first place.": (
            lambda n, k, stride, padding: (n + 2 * padding - k + 1) // stride
        ),
        "Your 1 is divided too: it stands below the fraction. Divide by the stride alone, then "
        "add 1.": lambda n, k, stride, padding: (n + 2 * padding - k) // (stride + 1),
        "Brackets are missing: only k was divided by the stride. Divide all of it.": (
            lambda n, k, stride, padding: n + 2 * padding - k // stride + 1
        ),
        "You forgot the window: near the edge there is no room for it. Subtract k before you "
        "divide.": lambda n, k, stride, padding: (n + 2 * padding) // stride,
        "You forgot the window: near the edge there is no room for it. Subtract k, and keep "
        "the rest.": lambda n, k, stride, padding: (n + 2 * padding) // stride + 1,
        "You multiplied by the stride. A larger step leaves fewer places: divide.": (
            lambda n, k, stride, padding: (n + 2 * padding - k) * stride + 1
        ),
        "You took the remainder of the division, `%`. Asked for is the quotient: `//`.": (
            lambda n, k, stride, padding: (n + 2 * padding - k) % stride + 1
        ),
        "You subtracted the stride from the number of places. It divides: every stride-th "
        "place is taken.": lambda n, k, stride, padding: n + 2 * padding - k - stride + 1,
        "That is the number of places in the whole picture, rows times columns. Asked for is "
        "one row.": lambda n, k, stride, padding: output_size(n, k, stride, padding) ** 2,
        "You used `round`, which goes up from a half on. Round down, with `//`.": AnyOf(
            lambda n, k, stride, padding: round((n + 2 * padding - k) / stride) + 1,
            lambda n, k, stride, padding: round((n + 2 * padding - k) / stride + 1),
        ),
        "You added 1 before you divided, and divided with `/`. Divide with `//`, then add the "
        "first place.": lambda n, k, stride, padding: (n + 2 * padding - k + 1) / stride,
        "One place is missing, and `/` gives a fraction. Use `//`, and add the first place.": (
            lambda n, k, stride, padding: (n + 2 * padding - k) / stride
        ),
        "The padding is missing, and so is the first place, + 1.": (
            lambda n, k, stride, padding: (n - k) // stride
        ),
        "Padding and stride are missing. That is for a window that moves by one pixel and "
        "never leaves the picture.": lambda n, k, stride, padding: n - k + 1,
        "You forgot both the window and the padding. Count how far a window of k can go in "
        "the padded picture.": AnyOf(
            lambda n, k, stride, padding: n // stride,
            lambda n, k, stride, padding: n // stride + 1,
        ),
        "You added the padding after the division. The zeros make the picture wider, so they "
        "belong in the brackets.": AnyOf(
            lambda n, k, stride, padding: (n - k) // stride + 1 + 2 * padding,
            lambda n, k, stride, padding: (n - k + 1) // stride + 2 * padding,
        ),
        "The padding is missing, and you divided the number of places. Of 27 places, every "
        "second one beginning with the first is 14 places, not 13: add 1 after the division.": (
            lambda n, k, stride, padding: (n - k + 1) // stride
        ),
        "You added 1 twice: before the division and after it. After it is enough.": (
            lambda n, k, stride, padding: (n + 2 * padding - k + 1) // stride + 1
        ),
        "You doubled k as well. Only the padding stands on both sides.": (
            lambda n, k, stride, padding: (n + 2 * (padding - k)) // stride + 1
        ),
        "Brackets are missing: only the 1 was divided by the stride. Divide the pixels that "
        "the window can travel, then add 1.": (
            lambda n, k, stride, padding: n + 2 * padding - k + 1 // stride
        ),
        "n and k are swapped. The picture is n pixels wide, the window k.": (
            lambda n, k, stride, padding: (k + 2 * padding - n) // stride + 1
        ),
        "The place that fits exactly is lost: the window may end with the last pixel. Did you "
        "subtract 1 before you divided, or count with `<` where `<=` belongs?": AnyOf(
            lambda n, k, stride, padding: -(-(n + 2 * padding - k) // stride),
            lambda n, k, stride, padding: (n + 2 * padding - k - 1) // stride + 1,
        ),
        "You wrote a stride of 2 into your formula. Use `stride`.": (
            lambda n, k, stride, padding: output_size(n, k, 2, padding)
        ),
        "You wrote a border of one zero into your formula. Use `padding`.": (
            lambda n, k, stride, padding: output_size(n, k, stride, 1)
        ),
        "You added k. A wider window has fewer places: subtract it.": (
            lambda n, k, stride, padding: (n + 2 * padding + k) // stride + 1
        ),
        "You subtracted 1 at the end. The first place comes on top of the steps: + 1.": (
            lambda n, k, stride, padding: (n + 2 * padding - k) // stride - 1
        ),
        "You squared the padding. There are so many zeros on each side: 2 times.": (
            lambda n, k, stride, padding: (n + padding**2 - k) // stride + 1
        ),
        "You wrote the 28 pixels of a digit into your formula. Use n.": (
            lambda n, k, stride, padding: output_size(28, k, stride, padding)
        ),
        "You wrote 28 pixels and a window of 3 into your formula. Use n and k.": (
            lambda n, k, stride, padding: output_size(28, 3, stride, padding)
        ),
        "You wrote a window of 3 into your formula. Use k.": (
            lambda n, k, stride, padding: output_size(n, 3, stride, padding)
        ),
        "You returned two numbers, height and width. Asked for is one row only.": (
            lambda n, k, stride, padding: (output_size(n, k, stride, padding),) * 2
        ),
    },
    hint="How wide is the picture with its zeros? How far can the window travel in it, from "
    "the left end to the right end? Then count the steps, and do not forget where it starts.",
)
