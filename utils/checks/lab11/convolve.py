"""Exercise 11.1 · Slide a filter over a picture."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.variants import AnyOf
from utils.checks.lab11.tables import (
    ALL,
    FIRST,
    NOT_FIRST,
    NOT_LAST,
    Answer,
    each,
    fill,
    kept,
    only_last,
    parts,
    put_into,
)


def convolve(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    k = len(W)
    windows = np.lib.stride_tricks.sliding_window_view(picture, (k, k))
    return np.sum(windows * W, axis=(2, 3)) + b


def _draw_picture(rng: np.random.Generator, size: int) -> tuple:
    # Halves in the weights, so that a table of whole numbers would lose them; no weight is 0, no
    # two in a filter are alike, and the bias is none of them. Some pictures are square.
    k = 2 + size % 2
    rows, columns = k + 1 + size // 2, k + 3 + size // 2
    picture = rng.integers(1, 10, (rows, rows if size == 5 else columns))
    W = rng.permutation([-3.5, -2, -1.5, -0.5, 0.5, 1, 2.5, 3, 4])[: k * k].reshape(k, k)
    return picture, W, float(rng.choice([0.25, -0.75]))


def _slide(
    picture: np.ndarray, W: np.ndarray, answer: Answer, rows: int = 0, columns: int = 0
) -> np.ndarray:
    """Fill a table with `answer(i, j)` for each place of the window, or for so many."""
    k = len(W)
    rows, columns = rows or picture.shape[0] - k + 1, columns or picture.shape[1] - k + 1
    return fill((rows, columns), range(rows), range(columns), answer)


Cut = Callable[[int, int], slice]


def _with_slices(rows: Cut, columns: Cut) -> Callable:
    """Return `convolve` with windows cut out by these slices, made from their place and k."""

    def slid(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
        k = len(W)
        return _slide(picture, W, lambda i, j: np.sum(picture[rows(i, k), columns(j, k)] * W) + b)

    return slid


def _with_wrong_slices(wrong: Cut) -> AnyOf:
    """Return `convolve` with a wrong slice for rows and columns, and for one of them."""
    pairs = (wrong, wrong), (wrong, _right_slice), (_right_slice, wrong)
    return AnyOf(*(_with_slices(*pair) for pair in pairs))


def _right_slice(i: int, k: int) -> slice:
    return slice(i, i + k)


def _swapped_shape(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    columns, rows = (n - len(W) + 1 for n in picture.shape)
    return _slide(picture, W, _sum_at(picture, W, b), rows, columns)


def _swapped_table(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    rows, columns = (n - len(W) + 1 for n in picture.shape)
    return fill((columns, rows), range(rows), range(columns), _sum_at(picture, W, b))


def _swapped_loops(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    rows, columns = (n - len(W) + 1 for n in picture.shape)
    return fill((rows, columns), range(columns), range(rows), _sum_at(picture, W, b))


def _swapped_place(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    rows, columns = (n - len(W) + 1 for n in picture.shape)
    answer = _sum_at(picture, W, b)
    return fill((rows, columns), range(rows), range(columns), answer, lambda i, j: (j, i))


def _loops_over_the_edge(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    places = picture.shape[0] - len(W) + 1, picture.shape[1] - len(W) + 1
    return fill(places, range(len(picture)), range(picture.shape[1]), _sum_at(picture, W, b))


def _pixel_by_pixel_over_the_edge(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    k = len(W)
    return _slide(
        picture,
        W,
        lambda i, j: sum(picture[i + a, j + c] * W[a, c] for a in range(k) for c in range(k)) + b,
        *picture.shape,
    )


def _with_k(picture: np.ndarray, W: np.ndarray, b: float, k: Any) -> np.ndarray:
    """Compute the right answer, but for the side k of the window."""
    rows, columns = picture.shape[0] - k + 1, picture.shape[1] - k + 1
    answers = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            answers[i, j] = np.sum(picture[i : i + k, j : j + k] * W) + b
    return answers


def _sum_at(picture: np.ndarray, W: np.ndarray, b: float) -> Answer:
    """Return a function for the right answer at a place, as long as the window is inside."""
    k = len(W)
    return lambda i, j: np.sum(picture[i : i + k, j : j + k] * W) + b


def _of_window(picture: np.ndarray, W: np.ndarray, of_window: Any) -> np.ndarray:
    """Fill a table with what `of_window` makes of each window."""
    k = len(W)
    return _slide(picture, W, lambda i, j: of_window(picture[i : i + k, j : j + k]))


def _as_large_as_the_picture(kind: type) -> Callable:
    return lambda picture, W, b: put_into(
        np.zeros(picture.shape, dtype=kind), convolve(picture, W, b)
    )


def _padded(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    before = (len(W) - 1) // 2
    return convolve(np.pad(picture, (before, len(W) - 1 - before)), W, b)


def _running(answers: np.ndarray) -> np.ndarray:
    """Add to each answer all those before it, in reading order."""
    return np.cumsum(answers).reshape(answers.shape)


EXERCISE = FunctionExercise(
    name="convolve",
    number="11.1",
    title="Slide a filter over a picture",
    solution=convolve,
    inputs=_draw_picture,
    misconceptions={
        "The bias is missing. Add b to the sum at each place.": (
            lambda picture, W, b: convolve(picture, W, 0)
        ),
        "You added b to each of the products, so it counts k · k times. Add it once, to their "
        "sum.": lambda picture, W, b: convolve(picture, W, b * W.size),
        "You subtracted the bias. Add it.": lambda picture, W, b: convolve(picture, W, -b),
        "You multiplied by the bias. Add it to the sum.": (
            lambda picture, W, b: convolve(picture, W, 0) * b
        ),
        "You turned the filter by half a turn before you used it. Mathematicians do so, and "
        "np.convolve; networks do not. Multiply the weights as they lie.": (
            lambda picture, W, b: convolve(picture, W[::-1, ::-1], b)
        ),
        "Rows and columns of the filter are swapped. Multiply W as it is, not W.T.": (
            lambda picture, W, b: convolve(picture, W.T, b)
        ),
        "Rows and columns of your answer are swapped: the window's row comes first.": (
            lambda picture, W, b: convolve(picture, W, b).T
        ),
        "The row of the window and its column are swapped: i counts rows, so it belongs before "
        "the comma.": lambda picture, W, b: _slide(
            picture, W, lambda i, j: _sum_at(picture, W, b)(j, i)
        ),
        "The picture's height and width are swapped: `picture.shape` is (rows, columns), so the "
        "height comes first.": _swapped_shape,
        "You used i for the columns too. Rows go with i, columns with j.": (
            lambda picture, W, b: _slide(picture, W, lambda i, j: _sum_at(picture, W, b)(i, i))
        ),
        "You let the window go on to the last pixel, where it hangs over the edge. It has "
        "n - k + 1 places in each direction.": AnyOf(
            lambda picture, W, b: _slide(picture, W, _sum_at(picture, W, b), *picture.shape),
            lambda picture, W, b: _slide(picture, W, _sum_at(picture, W, b), *picture.shape).astype(
                int
            ),
            _loops_over_the_edge,
            _pixel_by_pixel_over_the_edge,
        ),
        "Rows and columns are swapped somewhere: the table is (rows, columns), i runs over its "
        "rows, j over its columns, and an answer belongs at [i, j].": AnyOf(
            _swapped_table, _swapped_loops, _swapped_place
        ),
        "`np.zeros` takes the shape as one thing, with brackets of its own: "
        "`np.zeros((rows, columns))`.": lambda picture, W, b: np.zeros(
            len(picture) - len(W) + 1, picture.shape[1] - len(W) + 1
        ),
        "You took the number of rows for the columns too. A picture need not be square.": (
            lambda picture, W, b: convolve(picture, W, b)[:, : len(picture) - len(W) + 1]
        ),
        "A slice of yours ends at k. The window that begins at i ends at i + k.": (
            _with_wrong_slices(lambda i, k: slice(i, k))
        ),
        "Your window is one pixel too small: a slice leaves out its end, so it ends at i + k, "
        "not i + k - 1.": _with_wrong_slices(lambda i, k: slice(i, i + k - 1)),
        "Your first window is one pixel too large. A slice leaves out its end: the window that "
        "begins at i ends at i + k.": _with_wrong_slices(lambda i, k: slice(i, i + k + 1)),
        "Your first window is empty. Does it begin at i - 1? Here i and j are its upper left "
        "corner, not its middle.": _with_wrong_slices(lambda i, k: slice(i - 1, i + 2)),
        "Two pairs of brackets cut the rows twice. Rows and columns go into one pair, with a "
        "comma between them.": lambda picture, W, b: _slide(
            picture, W, lambda i, j: np.sum(picture[i : i + len(W)][j : j + len(W)] * W) + b
        ),
        "Your window is always 3 × 3. W may have another size: k is len(W).": (
            lambda picture, W, b: _slide(
                picture, W, lambda i, j: np.sum(picture[i : i + 3, j : j + 3] * W) + b
            )
        ),
        "You multiplied the whole picture. Cut out the window first, at each place.": AnyOf(
            lambda picture, W, b: picture * W + b,
            lambda picture, W, b: picture @ W + b,
        ),
        "At each place you got an array, not one number. np.sum adds up all the products. Python's "
        "`sum` would add up the rows only, and `@` with a table gives an array.": AnyOf(
            lambda picture, W, b: _of_window(picture, W, lambda window: window * W + b),
            lambda picture, W, b: _of_window(picture, W, lambda window: sum(window * W) + b),
            lambda picture, W, b: _of_window(
                picture, W, lambda window: window.ravel() @ W.reshape(-1, 1) + b
            ),
        ),
        "You laid out the window as a row, but not W, so `@` finds no partner for each pixel. "
        "Lay out both, or multiply the squares with `*`.": lambda picture, W, b: _of_window(
            picture, W, lambda window: window.ravel() @ W + b
        ),
        "k is a pair of numbers here, since `W.shape` is (k, k). One of them is enough: "
        "len(W).": lambda picture, W, b: _with_k(picture, W, b, W.shape),
        "`W.size` counts all weights, k · k. The side of the window is len(W).": (
            lambda picture, W, b: _with_k(picture, W, b, W.size)
        ),
        "Only the first row of answers was filled in. Does `return` stand inside a loop?": (
            lambda picture, W, b: kept(convolve(picture, W, b), FIRST, ALL)
        ),
        "You rounded the answers. Leave them as they are.": each(
            convolve, (np.round, lambda answers: np.round(answers, 1))
        ),
        "Your answer is as large as the picture, with zeros at the end. The window has fewer "
        "places than there are pixels: n - k + 1 in each direction.": AnyOf(
            _as_large_as_the_picture(float), _as_large_as_the_picture(int)
        ),
        "You put zeros around the picture. Here the window never leaves it: no padding.": (_padded),
        "The last row of answers is missing, or the last column, or both. The window has "
        "n - k + 1 places in each direction, not n - k.": each(
            convolve, [*parts(NOT_LAST, zeros=False), *parts(NOT_LAST, zeros=True)]
        ),
        "The first row of answers is still 0, or the first column, or both. Python counts from "
        "0: the first window begins there.": each(convolve, parts(NOT_FIRST, zeros=True)),
        "Only the last answers are left, and all others are 0. Does `np.zeros` stand inside a "
        "loop? Make the table once, before the loops.": only_last(convolve),
        "Only the diagonal was filled in. `zip` takes i and j together; for each i you need "
        "every j: two loops, one inside the other.": lambda picture, W, b: (
            convolve(picture, W, b)
            * np.eye(len(picture) - len(W) + 1, picture.shape[1] - len(W) + 1)
        ),
        "You put each answer into a whole row of the table. Its place has a row and a column: "
        "i and j, with a comma between them.": lambda picture, W, b: np.repeat(
            convolve(picture, W, b)[:, -1:], picture.shape[1] - len(W) + 1, axis=1
        ),
        "Your sum goes on from one place to the next. Begin with 0 again at each place.": AnyOf(
            lambda picture, W, b: _running(convolve(picture, W, 0)) + b,
            lambda picture, W, b: _running(convolve(picture, W, b)),
            lambda picture, W, b: np.cumsum(convolve(picture, W, 0), axis=1) + b,
            lambda picture, W, b: np.cumsum(convolve(picture, W, b), axis=1),
        ),
        "The list for a row is made only once, so it holds the answers of all rows. Begin a "
        "new one for each row.": lambda picture, W, b: np.tile(
            convolve(picture, W, b).ravel(), (len(picture) - len(W) + 1, 1)
        ),
        "At each place only the last of the products is left. Add them up: `+=`, or np.sum.": (
            AnyOf(
                lambda picture, W, b: _of_window(
                    picture, W, lambda window: window[-1, -1] * W[-1, -1] + b
                ),
                lambda picture, W, b: _of_window(
                    picture, W, lambda window: window[-1, -1] * W[-1, -1]
                ),
            )
        ),
        "You divided the picture's size by k, as if windows lay side by side. They overlap: "
        "there are n - k + 1 places.": lambda picture, W, b: convolve(picture, W, b)[
            : picture.shape[0] // len(W), : picture.shape[1] // len(W)
        ],
        "You wrote the size of a filter of 3 × 3 into your loops. W may have another size: "
        "k is len(W).": lambda picture, W, b: _slide(
            picture, W, _sum_at(picture, W, b), picture.shape[0] - 2, picture.shape[1] - 2
        ),
        "You used `@`, which multiplies rows by columns. Each pixel meets the one weight that "
        "lies on it: use `*`.": lambda picture, W, b: _of_window(
            picture, W, lambda window: np.sum(window @ W) + b
        ),
        "You took the mean of the products. Asked for is their sum.": (
            lambda picture, W, b: convolve(picture, W / W.size, b)
        ),
        "You multiplied the products with each other. Add them up.": (
            lambda picture, W, b: _of_window(picture, W, lambda window: np.prod(window * W) + b)
        ),
        "You took the largest product. Add all of them up.": lambda picture, W, b: _of_window(
            picture, W, lambda window: np.max(window * W) + b
        ),
        "You added pixels and weights. Each pixel is multiplied by its weight.": (
            lambda picture, W, b: _of_window(picture, W, lambda window: np.sum(window + W) + b)
        ),
        "You forgot the weights: that is the sum of the pixels in the window.": (
            lambda picture, W, b: _of_window(picture, W, lambda window: np.sum(window) + b)
        ),
        "Your windows lie side by side. The window moves on by one pixel, not by k.": AnyOf(
            lambda picture, W, b: convolve(picture, W, b)[:: len(W), :: len(W)],
            lambda picture, W, b: kept(convolve(picture, W, b), *[slice(None, None, len(W))] * 2),
        ),
        "You turned negative answers to 0. That is ReLU's job, which comes after the "
        "convolution.": lambda picture, W, b: np.maximum(convolve(picture, W, b), 0),
        "Your table holds whole numbers, so each answer lost what is behind its point. Make it "
        "with np.zeros and nothing but its shape: then it holds floats.": (
            lambda picture, W, b: convolve(picture, W, b).astype(int)
        ),
        "All answers ran into one row. They belong in a table: one row for each row of "
        "places.": lambda picture, W, b: convolve(picture, W, b).ravel(),
        "Only the first answer was filled in. Does `return` stand inside a loop?": (
            lambda picture, W, b: kept(convolve(picture, W, b), FIRST, FIRST)
        ),
        "You returned one number, the first answer. Asked for is the table of all answers.": (
            lambda picture, W, b: convolve(picture, W, b)[0, 0]
        ),
        "You returned the last answer only. Keep each one, in a table.": (
            lambda picture, W, b: convolve(picture, W, b)[-1, -1]
        ),
        "Your table of answers is still empty: all zeros. Put each sum at its place in it.": (
            lambda picture, W, b: np.zeros_like(convolve(picture, W, b))
        ),
    },
    hint="Make a table of zeros for the answers first: how many rows and columns has it? Then "
    "two loops, one inside the other, over the places of the window's upper left corner.",
)
