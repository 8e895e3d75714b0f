"""Exercise 11.1 · Slide a filter over a picture."""

import numpy as np

from utils.checks.exercises.mistakes import edited, mistakes
from utils.checks.exercises.variants import AnyOf
from utils.checks.lab11.one_or_both import one_or_both
from utils.checks.lab11.window_exercise import WindowExercise


def convolve(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    k = len(W)
    rows, columns = picture.shape[0] - k + 1, picture.shape[1] - k + 1
    answers = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            answers[i, j] = np.sum(picture[i : i + k, j : j + k] * W) + b
    return answers


def _pixel_by_pixel(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    k, total = len(W), 0.0
    rows, columns = picture.shape[0] - k + 1, picture.shape[1] - k + 1
    answers = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            total = b
            for m in range(k):
                for n in range(k):
                    total += picture[i + m, j + n] * W[m, n]
            answers[i, j] = total
    return answers


def _draw_picture(rng: np.random.Generator, size: int) -> tuple:
    # Halves in the weights, so that a table of whole numbers would lose them; no weight is 0, no
    # two in a filter are alike, and the bias is none of them. Some pictures are square, and in some
    # the window has one row of places only.
    k = 2 + size % 2
    rows, columns = k + (size > 1) + size // 2, k + 3 + size // 2
    picture = rng.integers(0, 10, (rows, rows if size == 5 else columns))
    W = rng.permutation([-3.5, -2, -1.5, -0.5, 0.5, 1, 2.5, 3, 4])[: k * k].reshape(k, k)
    return picture, W, float(rng.choice([0.25, -0.75]))


# Changes of lines of a solution: see `mistakes`.
SHAPE = "answers = -> rows, columns = picture.shape; answers ="
LOOPS = ("range(rows) -> range(len(picture))", "range(columns) -> range(picture.shape[1])")
GOES_ON = (
    "total if i + j else b",
    "total + b if i + j else b",
    "total if j else b",
    "total + b if j else b",
)


EXERCISE = WindowExercise(
    name="convolve",
    number="11.1",
    title="Slide a filter over a picture",
    solution=convolve,
    also=(_pixel_by_pixel,),
    inputs=_draw_picture,
    mistakes=mistakes(
        """
        bias-a-product: You added b to each of the products, so it counts k · k times. Add it
          once, to their sum.
            * W) + b -> * W + b)
        filter-turned: You turned the filter by half a turn before you used it. Mathematicians do
          so, and np.convolve; networks do not. Multiply the weights as they lie.
            * W) -> * W[::-1, ::-1])
        window-crossed: The row of the window and its column are swapped: i counts rows, so it
          belongs before the comma.
            [i : i + k, j : j + k] -> [j : j + k, i : i + k]
        height-for-width: The picture's height and width are swapped: `picture.shape` is (rows,
          columns), so the height comes first.
            rows, columns = -> columns, rows =
        same-index-twice: You used i for the columns too, or j for the rows. Rows go with i,
          columns with j.
            j : j + k -> i : i + k
            or
            i : i + k -> j : j + k
        crossed: Rows and columns are swapped somewhere: the table is (rows, columns), i runs over
          its rows, j over its columns, and an answer belongs at [i, j].
            zeros((rows, columns)) -> zeros((columns, rows))
            or
            answers[i, j] -> answers[j, i]
            or
            for i in range(rows) -> for i in range(columns)
            for j in range(columns) -> for j in range(rows)
        over-the-edge: You let the window go too far: it hangs over the edge. It has n - k + 1
          places in each direction.
        rows-for-columns: You took the number of rows for the columns too. A picture need not be
          square.
            shape[1] -> shape[0]
            or
            range(columns) -> range(rows)
        slice-to-k: A slice of yours ends at k. The window that begins at i ends at i + k.
        too-small: Your window is one pixel too small: a slice leaves out its end, so it ends at
          i + k, not i + k - 1.
        too-large: Your first window is one pixel too large. A slice leaves out its end: the window
          that begins at i ends at i + k.
        begins-before: Your first window is empty. Does it begin at i - 1? Here i and j are its
          upper left corner, not its middle.
        cut-twice: Two pairs of brackets cut the rows twice. Rows and columns go into one pair,
          with a comma between them.
            i + k, j : j + k] -> i + k][j : j + k]
        one-pixel: You multiplied one pixel by all the weights. Cut out the window first, with
          two slices.
            [i : i + k, j : j + k] -> [i, j]
        3-written-in: Your function is right for filters of 3 × 3, but not for those of 2 × 2. W may
          have any size: k is len(W).
            k = len(W) -> k = 3
            or
            i + k -> i + 3
            j + k -> j + 3
            or
            shape[0] - k + 1 -> shape[0] - 2
            shape[1] - k + 1 -> shape[1] - 2
        whole-picture: You multiplied the whole picture. Cut out the window first, at each place.
            = picture * W + b
            or
            = picture @ W + b
            or
            = np.sum(picture * W) + b
        not-summed: At each place you got an array, not one number. np.sum adds up all the
          products. Python's `sum` would add up the rows only, and `@` with a table gives an array.
            np.sum( -> (
            or
            np.sum( -> sum(
            or
            np.sum(picture -> (picture
            j + k] * W) -> j + k].ravel() @ W.reshape(-1, 1))
        filter-not-laid-out: You laid out the window as a row, but not W, so `@` finds no partner
          for each pixel. Lay out both, or multiply the squares with `*`.
            np.sum(picture -> (picture
            j + k] * W) -> j + k].ravel() @ W)
        k-a-pair: k is a pair of numbers here, since `W.shape` is (k, k). One of them is enough:
          len(W).
            len(W) -> W.shape
        k-all-weights: `W.size` counts all weights, k · k. The side of the window is len(W).
            len(W) -> W.size
        first-row-only: Only the first row of answers was filled in. Does `return` stand inside a
          loop?
            range(rows) -> range(1)
        first-only: Only the first answer was filled in. Does `return` stand inside a loop?
            * W) + b -> * W) + b; return answers
        last-only: Only the last answers are left, and all others are 0. Does `np.zeros` stand
          inside a loop? Make the table once, before the loops.
            answers[i, j] = -> answers = np.zeros((rows, columns)); answers[i, j] =
            or
            answers[i, j] = -> answers *= j > 0; answers[i, j] =
        one-number: You returned one number. Keep each of the answers, in a table.
            = convolve(picture, W, b)[0, 0]
            or
            = convolve(picture, W, b)[-1, -1]
        empty-table: Your table of answers is still empty: all zeros. Put each sum at its place in
          it.
            answers[i, j] = -> answer =
        as-large: Your answer is as large as the picture, with zeros at the end. The window has
          fewer places than there are pixels: n - k + 1 in each direction.
            np.zeros((rows, columns)) -> np.zeros(picture.shape)
            or
            np.zeros((rows, columns)) -> np.zeros_like(picture)
        padded: You put zeros around the picture. Here the window never leaves it: no padding.
            k = len(W) -> k = len(W); picture = np.pad(picture, (k - 1) // 2)
            or
            k = len(W) -> k = len(W); picture = np.pad(picture, ((k - 1) // 2, k // 2))
            or
            k = len(W) -> k = len(W); picture = np.pad(picture, k // 2)
        last-missing: Rows or columns of answers are missing at the end. The window has n - k + 1
          places in each direction.
        first-missing: The first row of answers is still 0, or the first column, or both. Python
          counts from 0: the first window begins there.
        diagonal: Only the diagonal was filled in. `zip` takes i and j together; for each i you
          need every j: two loops, one inside the other.
            answers[i, j] = np.sum( -> answers[i, j] = (i == j) * np.sum(
            + b -> + (i == j) * b
        whole-row: You put each answer into a whole row of the table. Its place has a row and a
          column: i and j, with a comma between them.
            answers[i, j] -> answers[i]
        sum-goes-on: Your sum goes on from one place to the next. Begin with 0 again at each place.
        row-goes-on: The list for a row is made only once, so it holds the answers of all rows.
          Begin a new one for each row.
            = np.tile(convolve(picture, W, b).ravel(), (len(picture) - len(W) + 1, 1))
        divided: You divided the picture's size by k, as if windows lay side by side. They overlap:
          there are n - k + 1 places.
            shape[0] - k + 1 -> shape[0] // k
            shape[1] - k + 1 -> shape[1] // k
        side-by-side: Your windows lie side by side. The window moves on by one pixel, not by k.
            = convolve(picture, W, b)[::len(W), ::len(W)]
            or
            range(rows) -> range(0, rows, k)
            range(columns) -> range(0, columns, k)
        last-product: At each place only the last of the products is left. Add them up: `+=`, or
          np.sum.
        multiplied-up: You multiplied the products with each other. Add them up.
            np.sum( -> np.prod(
        whole-numbers: Your answers are whole numbers: each lost what is behind its point. A table
          from np.zeros, given nothing but its shape, holds floats.
            zeros((rows, columns)) -> zeros((rows, columns), dtype=int)
        """,
        {
            "over-the-edge": AnyOf(
                edited(convolve, SHAPE),
                edited(convolve, SHAPE, "zeros((rows, columns)) -> zeros_like(picture)"),
                edited(convolve, *LOOPS),
                edited(_pixel_by_pixel, SHAPE),
            ),
            "slice-to-k": one_or_both(convolve, ("i : i + k -> i : k", "j : j + k -> j : k")),
            "too-small": one_or_both(convolve, ("i + k -> i + k - 1", "j + k -> j + k - 1")),
            "too-large": one_or_both(convolve, ("i + k -> i + k + 1", "j + k -> j + k + 1")),
            "begins-before": one_or_both(
                convolve, ("i : i + k -> i - 1 : i + 2", "j : j + k -> j - 1 : j + 2")
            ),
            "last-missing": one_or_both(
                convolve,
                ("[0] - k + 1 -> [0] - k", "[1] - k + 1 -> [1] - k"),
                ("[0] - k + 1 -> [0] - k - 1", "[1] - k + 1 -> [1] - k - 1"),
                ("range(rows) -> range(rows - 1)", "range(columns) -> range(columns - 1)"),
            ),
            "first-missing": one_or_both(
                convolve, ("range(rows) -> range(1, rows)", "range(columns) -> range(1, columns)")
            ),
            "last-product": AnyOf(
                edited(_pixel_by_pixel, "total += -> total ="),
                edited(_pixel_by_pixel, "total += -> total = b +"),
            ),
            "sum-goes-on": AnyOf(
                *(edited(_pixel_by_pixel, f"total = b -> total = {goes_on}") for goes_on in GOES_ON)
            ),
        },
    ),
    hint="Make a table of zeros for the answers first: how many rows and columns has it? Then "
    "two loops, one inside the other, over the places of the window's upper left corner.",
    steps=(
        "On 7 pixels a window of 3 has 5 places: it begins at 0, 1, 2, 3 or 4. Work the 5 out of 7 "
        "and 3, and do the same with the height and the width of the picture and with len(W).",
        "The window whose upper left corner is in row 2 and column 4 is picture[2:5, 4:7], if k is "
        "3. Inside the two loops, write that with i, j and k; its sum belongs at [i, j].",
    ),
)
