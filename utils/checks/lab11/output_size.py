"""Exercise 11.2 · The size of the answer."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def output_size(n: int, k: int, stride: int, padding: int) -> Any:
    return (n + 2 * padding - k) // stride + 1


def _in_steps(n: int, k: int, stride: int, padding: int) -> Any:
    wide = n + 2 * padding
    travel = wide - k
    steps = travel // stride
    return steps + 1


# For each size: k, stride, padding, and how many pixels remain behind the last step. They differ
# so that each way to round shows, and each way to count the zeros.
_WINDOWS = {1: (5, 3, 2, 1), 2: (5, 2, 1, 1), 3: (8, 2, 3, 0), 4: (7, 3, 1, 0), 5: (11, 5, 4, 3)}


def _draw_sizes(rng: np.random.Generator, size: int) -> tuple:
    k, stride, padding, remainder = _WINDOWS[size]
    travel = stride * int(rng.integers(5, 10)) + remainder
    return travel + k - 2 * padding, k, stride, padding


EXERCISE = FunctionExercise(
    name="output_size",
    number="11.2",
    title="The size of the answer",
    solution=output_size,
    also=(_in_steps,),
    inputs=_draw_sizes,
    mistakes=mistakes(
        """
        no-first-place: One place is missing. The window stands at its first place before it moves.
            // stride + 1 -> // stride
        no-padding: The padding is missing. The zeros make the picture wider, on both sides.
            + 2 * padding ->
        padding-subtracted: You subtracted the padding. The zeros make the picture wider.
            + 2 * padding -> - 2 * padding
        one-side-padded: The zeros stand on both sides, so they count twice.
            2 * padding -> padding
        zeros-written-in: You wrote the number of zeros into your formula. On each side there are
          `padding` of them.
            2 * padding -> 2
            or
            2 * padding -> 1
        fraction: You used `/`, which gives a number with a fraction. There is no half place:
          `//` rounds down.
            // -> /
        fraction-one-less: One place is missing, and `/` gives a fraction. Use `//`, and count the
          first place too.
            // stride + 1 -> / stride
        fraction-of-places: You added 1 before you divided, and divided with `/`. Divide with `//`,
          then count the first place.
            = (n + 2 * padding - k + 1) / stride
        rounded-up: You rounded up. Where less than a whole step is left, the window does not go:
          round down.
            = -(-(n + 2 * padding - k) // stride) + 1
        rounded: You rounded to the nearest number, which goes up from a half on. Round down: `//`.
            = round((n + 2 * padding - k) / stride) + 1
            or
            = round((n + 2 * padding - k) / stride + 1)
            or
            = int((n + 2 * padding - k) / stride + 0.5) + 1
        remainder: You took the remainder of the division, `%`. Asked for is the quotient: `//`.
            // -> %
        multiplied: You multiplied by the stride. A larger step leaves fewer places: divide.
            // -> *
        stride-subtracted: You subtracted the stride. It divides: at stride 2, every second place
          is taken.
            = n + 2 * padding - k - stride + 1
            or
            = n + 2 * padding - k - stride
        added-then-divided: You added 1 before you divided. Divide first, then count the first
          place.
            = (n + 2 * padding - k + 1) // stride
        added-twice: You added 1 twice: before the division and after it. After it is enough.
            - k -> - k + 1
        added-to-stride: Your 1 is divided too: it stands below the fraction. Divide by the stride
          alone, then add 1.
            = (n + 2 * padding - k) // (stride + 1)
        part-divided: Brackets are missing: only a part was divided by the stride. Divide all that
          the window can travel.
            = n + 2 * padding - k // stride + 1
            or
            = n + (2 * padding - k) // stride + 1
        travel: That is how many pixels the window can travel. Divide them by the stride, in
          brackets of their own, then count the first place. (`1 // stride` is 0.)
            = n + 2 * padding - k
        last-place-lost: The place that fits exactly is lost: the window may end with the last
          pixel. Did you subtract 1 before you divided, or count with `<` where `<=` belongs?
            = -(-(n + 2 * padding - k) // stride)
            or
            - k -> - k - 1
        1-subtracted: You subtracted 1 at the end. The first place comes on top of the steps.
            + 1 -> - 1
        no-window: You forgot the window: near the edge there is no room for it. Subtract k before
          you divide.
            - k ->
            or
            = (n + 2 * padding) // stride
            or
            = -(-(n + 2 * padding) // stride)
        no-window-no-padding: You forgot both the window and the padding. Count how far a window
          of k can go in the padded picture.
            = n // stride
            or
            = n // stride + 1
            or
            = -(-n // stride)
        no-padding-no-first: The padding is missing, and so is the first place.
            = (n - k) // stride
        no-padding-places-divided: The padding is missing, and you divided the number of places. Of
          27 places, every second one beginning with the first is 14 places, not 13: add 1 after
          the division.
            = (n - k + 1) // stride
        no-padding-no-stride: Padding and stride are missing. That is for a window that moves by
          one pixel and never leaves the picture.
            = n - k + 1
        padding-last: You added the padding after the division. The zeros make the picture wider,
          so they belong in the brackets.
            = (n - k) // stride + 1 + 2 * padding
            or
            = (n - k + 1) // stride + 2 * padding
            or
            = (n - k) // stride + 1 + padding
        k-doubled: You doubled k as well. Only the padding stands on both sides.
            = (n + 2 * (padding - k)) // stride + 1
        both-directions: That is the number of places in the whole picture, rows times columns.
          Asked for is one row.
            = output_size(n, k, stride, padding) ** 2
        two-numbers: You returned two numbers, height and width. Asked for is one row only.
            = (output_size(n, k, stride, padding),) * 2
        n-written-in: You wrote the 28 pixels of a digit into your formula. Use n.
            = output_size(28, k, stride, padding)
        n-and-k-written-in: You wrote 28 pixels and a window of 3 into your formula. Use n and k.
            = output_size(28, 3, stride, padding)
        """
    ),
    hint="How wide is the picture with its zeros? How far can the window travel in it, from "
    "the left end to the right end? Then count the steps, and do not forget where it starts.",
    steps=(
        "Draw 7 pixels in a row, and a window of 3 under the first three. By how many pixels can "
        "it move to the right until it touches the other end? How many steps of 2 is that?",
        "With 10 pixels, a window of 4, stride 3 and one zero on each side: the row is 12 long, "
        "the window can travel 12 - 4 = 8 pixels, and 8 pixels hold 2 whole steps of 3.",
    ),
)
