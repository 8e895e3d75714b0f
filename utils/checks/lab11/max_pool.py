"""Exercise 11.3 · Max pooling."""

import numpy as np

from utils.checks.exercises.mistakes import mistakes
from utils.checks.lab11.one_or_both import one_or_both
from utils.checks.lab11.window_exercise import WindowExercise


def max_pool(feature_map: np.ndarray, size: int) -> np.ndarray:
    rows, columns = feature_map.shape[0] // size, feature_map.shape[1] // size
    pooled = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            top, left = i * size, j * size
            pooled[i, j] = np.max(feature_map[top : top + size, left : left + size])
    return pooled


def _in_steps(feature_map: np.ndarray, size: int) -> np.ndarray:
    height, width = feature_map.shape
    pooled = np.zeros((height // size, width // size))
    for top in range(0, height - size + 1, size):
        for left in range(0, width - size + 1, size):
            square = feature_map[top : top + size, left : left + size]
            pooled[top // size, left // size] = square.max()
    return pooled


# For each size: the side of a square, how many rows and columns of squares there are, and how many
# rows and columns of pixels are left over. Some maps fit exactly, in one direction or in both.
_SQUARES = {
    1: (4, 2, 3, 2, 1),
    2: (2, 2, 3, 1, 1),
    3: (3, 2, 3, 0, 2),
    4: (2, 3, 5, 1, 0),
    5: (3, 2, 3, 0, 0),
}


def _draw_map(rng: np.random.Generator, size: int) -> tuple:
    # Quarters, which a table of whole numbers would lose. In the first square all are below 0.
    side, rows, columns, below, beside = _SQUARES[size]
    height, width = rows * side + below, columns * side + beside
    numbers = rng.permutation(np.arange(-30, height * width - 30)).reshape(height, width)
    numbers[:side, :side] = -31 - rng.permutation(side * side).reshape(side, side)
    return numbers / 4, side


def _by_a_wrong_reshape(feature_map: np.ndarray, size: int) -> np.ndarray:
    rows, columns = feature_map.shape[0] // size, feature_map.shape[1] // size
    whole = feature_map[: rows * size, : columns * size]
    return whole.reshape(rows, columns, size, size).max(axis=(2, 3))


EXERCISE = WindowExercise(
    name="max_pool",
    number="11.3",
    title="Max pooling",
    solution=max_pool,
    also=(_in_steps,),
    inputs=_draw_map,
    mistakes=mistakes(
        """
        whole-numbers: Your answers are whole numbers: each lost what is behind its point. A table
          from np.zeros, given nothing but its shape, holds floats.
            zeros((rows, columns)) -> zeros((rows, columns), dtype=int)
        crossed: Rows and columns are swapped somewhere: the table is (rows, columns), i runs over
          its rows, j over its columns, and an answer belongs at [i, j].
            zeros((rows, columns)) -> zeros((columns, rows))
            or
            pooled[i, j] -> pooled[j, i]
            or
            for i in range(rows) -> for i in range(columns)
            for j in range(columns) -> for j in range(rows)
        square-crossed: The row of the square and its column are swapped: i counts rows, so it
          belongs before the comma.
            top, left = i -> left, top = i
        pixels-as-places: A place in your table is counted in pixels, in steps of `size`. Its rows
          and columns are counted one by one: divide by `size` there.
            range(rows) -> range(0, rows * size, size)
            range(columns) -> range(0, columns * size, size)
            top, left = i * size, j * size -> top, left = i, j
        first-row-only: Only the first row of answers was filled in. Does `return` stand inside a
          loop?
            range(rows) -> range(1)
        first-only: Only the first answer was filled in. Does `return` stand inside a loop?
            left + size]) -> left + size]); return pooled
        last-only: Only the last answers are left, and all others are 0. Does `np.zeros` stand
          inside a loop? Make the table once, before the loops.
            top, left = i -> pooled = np.zeros((rows, columns)); top, left = i
            or
            top, left = i -> pooled *= j > 0; top, left = i
        one-number: You returned one number. Keep each of the answers, in a table.
            = max_pool(feature_map, size)[0, 0]
            or
            = max_pool(feature_map, size)[-1, -1]
        fitting-square-lost: The last square is lost where the map fits exactly. The last one
          begins at height - size, and `range` leaves out its end: + 1.
        last-missing: The last row of squares is missing, or the last column, or both. Stop your
          loops one square later.
        first-missing: The first row of answers is still 0, or the first column, or both. Python
          counts from 0: the first square begins there.
        one-line-of-a-square: You looked at one row or one column of each square only. Take the
          largest of them all.
            top : top + size -> top
            or
            left : left + size -> left
        corner: You took one corner of each square. Look at all of its numbers, and keep the
          largest.
            top : top + size, left : left + size -> top, left
            or
            top : top + size, left : left + size -> top + size - 1, left + size - 1
            or
            = feature_map[::size, ::size]
        several-numbers: For each square you got several numbers, not one. np.max, without an
          `axis`, looks at the whole square and gives one.
            np.max( -> (
            or
            left + size]) -> left + size], axis=0)
        maximum: `np.maximum` compares two arrays item by item. The largest number of one array is
          `np.max`.
            np.max( -> np.maximum(
        overlapping: Your squares overlap: they begin one pixel apart. The next one begins `size`
          pixels further on.
            top, left = i * size, j * size -> top, left = i, j
            or
            top, left = i * size, j * size -> top, left = i, j
            shape[0] // size -> shape[0] - size + 1
            shape[1] // size -> shape[1] - size + 1
        left-over-kept: You kept rows or columns that are left over. What is too little for a
          whole square is dropped.
        reshaped: `reshape(rows, columns, size, size)` cuts the map in reading order: its groups
          are no squares. Loop over the squares, or bring the axes into another order.
        not-evenly: The map does not cut up evenly, so it cannot be reshaped as it is. Drop what
          is left over first, or use loops.
            pooled = -> return feature_map.reshape(rows, size, columns, size).max((1, 3)); pooled =
        no-squares: You took the largest number of the whole map, of each row or of each column.
          Each square keeps its own.
            = feature_map.max()
            or
            = feature_map.max(axis=0)
            or
            = feature_map.max(axis=1)
            or
            [top : top + size, left : left + size] ->
        one-direction: You pooled in one direction only. The squares are `size` high and `size`
          wide.
            shape[1] // size -> shape[1]
            left : left + size -> j
            or
            shape[0] // size -> shape[0]
            top : top + size -> i
        below-0: Where all numbers of a square are below 0, you give 0. The largest of -3 and -5 is
          -3. (Does your search begin with 0?)
            = np.maximum(max_pool(feature_map, size), 0)
        2-written-in: You wrote 2 somewhere in place of `size`: into a slice, into its beginning,
          or into the size of the table.
            top + size -> top + 2
            left + size -> left + 2
            or
            top, left = i * size, j * size -> top, left = 2 * i, 2 * j
            or
            top, left = i * size, j * size -> top, left = 2 * i, 2 * j
            top + size -> top + 2
            left + size -> left + 2
            or
            shape[0] // size -> shape[0] // 2
            shape[1] // size -> shape[1] // 2
        too-large: Your squares are too large by one pixel. A slice leaves out its end: the square
          that begins at i · size ends `size` after that.
        too-small: Your squares are too small by one pixel: a slice leaves out its end, so it ends
          `size` after its beginning.
        empty-square: One of your squares is empty. Do your loops go too far? There are height //
          size rows of squares. Does a slice end too soon? It ends `size` after its beginning. Or
          do two pairs of brackets cut the rows twice? One pair takes both, with a comma.
            top : top + size, left : left + size -> top:size, left:size
            or
            pooled = -> rows, columns = feature_map.shape; pooled =
            or
            top + size, left -> top + size][left
        rows-for-columns: You took the number of rows for the columns too. A map need not be
          square.
            shape[1] -> shape[0]
            or
            range(columns) -> range(rows)
        size-pieces: Your table has `size` rows and `size` columns. It has as many as there are
          whole squares: `size` is the side of one of them.
            pooled = -> rows = columns = size; pooled =
        table-too-large: Your table is as large as the map, with zeros at the end. It has height //
          size rows and width // size columns.
            np.zeros((rows, columns)) -> np.zeros(feature_map.shape)
        empty-table: Your table is still empty: all zeros. Put the largest number of each square at
          its place in it.
            pooled[i, j] = -> answer =
        """,
        {
            "fitting-square-lost": one_or_both(
                max_pool,
                (
                    "feature_map.shape[0] // -> (feature_map.shape[0] - 1) //",
                    "feature_map.shape[1] // -> (feature_map.shape[1] - 1) //",
                ),
                (
                    "range(rows) -> range((feature_map.shape[0] - 1) // size)",
                    "range(columns) -> range((feature_map.shape[1] - 1) // size)",
                ),
            ),
            "last-missing": one_or_both(
                max_pool,
                ("[0] // size -> [0] // size - 1", "[1] // size -> [1] // size - 1"),
                ("range(rows) -> range(rows - 1)", "range(columns) -> range(columns - 1)"),
            ),
            "first-missing": one_or_both(
                max_pool, ("range(rows) -> range(1, rows)", "range(columns) -> range(1, columns)")
            ),
            "left-over-kept": one_or_both(
                max_pool,
                (
                    "feature_map.shape[0] // -> (feature_map.shape[0] + size - 1) //",
                    "feature_map.shape[1] // -> (feature_map.shape[1] + size - 1) //",
                ),
            ),
            "reshaped": _by_a_wrong_reshape,
            "too-large": one_or_both(
                max_pool, ("top + size -> top + size + 1", "left + size -> left + size + 1")
            ),
            "too-small": one_or_both(
                max_pool, ("top + size -> top + size - 1", "left + size -> left + size - 1")
            ),
        },
    ),
    hint="As in Exercise 11.1, with one difference: the square in row i and column j of the "
    "answer begins `size` pixels after the one before it. `//` gives the number of whole "
    "squares.",
    steps=(
        "How many whole squares of 3 are in a column of 11 numbers? Work that out with `//`, for "
        "the rows and for the columns, and make the table of zeros. Then two loops, as in 11.1.",
        "With squares of 3, the one in row 2 and column 4 of the answer begins at row 6 and column "
        "12 of the map: feature_map[6:9, 12:15]. Write that with i, j and `size`.",
    ),
)
