"""Exercise 11.3 · Max pooling."""

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


def max_pool(feature_map: np.ndarray, size: int) -> np.ndarray:
    return _squares(feature_map, size).max(axis=(2, 3))


def _squares(feature_map: np.ndarray, size: int) -> np.ndarray:
    """Return the whole squares of a map: (rows, columns, size, size)."""
    rows, columns = feature_map.shape[0] // size, feature_map.shape[1] // size
    whole = feature_map[: rows * size, : columns * size]
    return whole.reshape(rows, size, columns, size).swapaxes(1, 2)


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


def _pooled(
    feature_map: np.ndarray, size: int, start: Any, rows: int = 0, columns: int = 0
) -> np.ndarray:
    """Compute max pooling by loops; `start(i)` says where square i begins and ends."""
    height, width = feature_map.shape
    pooled = np.zeros((rows or height // size, columns or width // size))
    for i in range(pooled.shape[0]):
        for j in range(pooled.shape[1]):
            pooled[i, j] = np.max(feature_map[slice(*start(i)), slice(*start(j))])
    return pooled


def _largest(feature_map: np.ndarray, size: int) -> Answer:
    """Return a function for the right answer for a square, as long as it is inside."""
    return lambda i, j: np.max(feature_map[i * size : i * size + size, j * size : j * size + size])


def _pool(
    feature_map: np.ndarray, size: int, answer: Answer, swapped: str = "", steps: int = 1
) -> np.ndarray:
    """Compute pooling by loops, in steps; "table", "loops" or "place" may be swapped."""
    shape = feature_map.shape[0] // size, feature_map.shape[1] // size
    rows, columns = shape[::-1] if swapped == "loops" else shape
    return fill(
        shape[::-1] if swapped == "table" else shape,
        range(0, rows * steps, steps),
        range(0, columns * steps, steps),
        answer,
        (lambda i, j: (j, i)) if swapped == "place" else (lambda i, j: (i, j)),
    )


def _of_square(feature_map: np.ndarray, size: int, of_square: Callable) -> np.ndarray:
    """Fill a table with what `of_square` makes of each square."""
    squares = _squares(feature_map, size)
    return _pool(feature_map, size, lambda i, j: of_square(squares[i, j]))


def _swapped_squares(part: str) -> Callable:
    return lambda feature_map, size: _pool(feature_map, size, _largest(feature_map, size), part)


# In rows, in columns, or in both.
LOST = [(True, True), (True, False), (False, True)]


def _lost_where_it_fits(rows: bool, columns: bool, zeros: bool) -> Callable:
    """Return pooling by squares that begin in `range(0, height - size, size)`.

    The last square is lost where it fits exactly, in rows, columns or both; or its place holds 0.
    """

    def pool(feature_map: np.ndarray, size: int) -> np.ndarray:
        height, width = feature_map.shape
        pooled = max_pool(feature_map[: height - rows, : width - columns], size)
        table = np.zeros((height // size, width // size))
        return put_into(table, pooled) if zeros else pooled

    return pool


def _with_partial_squares(feature_map: np.ndarray, size: int) -> np.ndarray:
    height, width = feature_map.shape
    return np.array(
        [
            [feature_map[i : i + size, j : j + size].max() for j in range(0, width, size)]
            for i in range(0, height, size)
        ]
    )


def _overlapping(feature_map: np.ndarray, size: int) -> np.ndarray:
    windows = np.lib.stride_tricks.sliding_window_view(feature_map, (size, size))
    return windows.max(axis=(2, 3))


def _mixed_reshape(feature_map: np.ndarray, size: int) -> np.ndarray:
    rows, columns = feature_map.shape[0] // size, feature_map.shape[1] // size
    whole = feature_map[: rows * size, : columns * size]
    return whole.reshape(rows, columns, size, size).max(axis=(2, 3))


EXERCISE = FunctionExercise(
    name="max_pool",
    number="11.3",
    title="Max pooling",
    solution=max_pool,
    inputs=_draw_map,
    misconceptions={
        "You took the mean of each square. Max pooling keeps the largest number.": (
            lambda feature_map, size: _squares(feature_map, size).mean(axis=(2, 3))
        ),
        "You took the sum of each square. Max pooling keeps the largest number.": (
            lambda feature_map, size: _squares(feature_map, size).sum(axis=(2, 3))
        ),
        "You took the smallest number of each square. Keep the largest.": (
            lambda feature_map, size: _squares(feature_map, size).min(axis=(2, 3))
        ),
        "You rounded the answers. Leave them as they are.": each(
            max_pool, (np.round, lambda pooled: np.round(pooled, 1))
        ),
        "Your table holds whole numbers, so each answer lost what is behind its point. Make it "
        "with np.zeros and nothing but its shape: then it holds floats.": each(
            max_pool, [lambda pooled: pooled.astype(int)]
        ),
        "`np.zeros` takes the shape as one thing, with brackets of its own: "
        "`np.zeros((rows, columns))`.": lambda feature_map, size: np.zeros(
            len(feature_map) // size, feature_map.shape[1] // size
        ),
        "Rows and columns are swapped somewhere: the table is (rows, columns), i runs over its "
        "rows, j over its columns, and an answer belongs at [i, j].": AnyOf(
            *[_swapped_squares(part) for part in ("table", "loops", "place")]
        ),
        "The row of the square and its column are swapped: i counts rows, so it belongs before "
        "the comma.": lambda feature_map, size: _pool(
            feature_map, size, lambda i, j: _largest(feature_map, size)(j, i)
        ),
        "i and j count pixels here, in steps of `size`; the rows and columns of the table are "
        "counted one by one. Divide by `size` there.": lambda feature_map, size: _pool(
            feature_map,
            size,
            lambda i, j: np.max(feature_map[i : i + size, j : j + size]),
            steps=size,
        ),
        "Only the first row of answers was filled in. Does `return` stand inside a loop?": (
            lambda feature_map, size: kept(max_pool(feature_map, size), FIRST, ALL)
        ),
        "Only the first answer was filled in. Does `return` stand inside a loop?": (
            lambda feature_map, size: kept(max_pool(feature_map, size), FIRST, FIRST)
        ),
        "You returned one number, the first answer. Asked for is the table of all answers.": (
            lambda feature_map, size: max_pool(feature_map, size)[0, 0]
        ),
        "You returned the last answer only. Keep each one, in a table.": (
            lambda feature_map, size: max_pool(feature_map, size)[-1, -1]
        ),
        "Only the last answers are left, and all others are 0. Does `np.zeros` stand inside a "
        "loop? Make the table once, before the loops.": only_last(max_pool),
        "The last square is lost where the map fits exactly. The last one begins at "
        "height - size, and `range` leaves out its end: + 1.": AnyOf(
            *[_lost_where_it_fits(*lost, zeros) for lost in LOST for zeros in (False, True)]
        ),
        "You looked at one row or one column of each square only. Take the largest of them "
        "all.": AnyOf(
            lambda feature_map, size: _squares(feature_map, size)[..., 0].max(axis=2),
            lambda feature_map, size: _squares(feature_map, size)[..., 0, :].max(axis=2),
        ),
        "For each square you got several numbers, not one. np.max, without an `axis`, looks at the "
        "whole square and gives one.": AnyOf(
            lambda feature_map, size: _of_square(feature_map, size, lambda one: one),
            lambda feature_map, size: _of_square(feature_map, size, lambda one: one.max(axis=0)),
            lambda feature_map, size: _of_square(feature_map, size, lambda one: max(one.tolist())),
            lambda feature_map, size: _of_square(feature_map, size, lambda one: np.sort(one)[-1]),
        ),
        "`np.maximum` compares two arrays item by item. The largest number of one array is "
        "`np.max`.": lambda feature_map, size: np.maximum(*[feature_map[:size, :size]]),
        "You took the upper left number of each square. Look at all of them, and keep the "
        "largest.": lambda feature_map, size: _squares(feature_map, size)[:, :, 0, 0],
        "Your squares overlap. The next square begins where the last one ends: size pixels "
        "further on.": _overlapping,
        "Your squares overlap: they begin one pixel apart, at i and j. The next square begins "
        "at i · size, j · size.": lambda feature_map, size: _overlapping(feature_map, size)[
            : len(feature_map) // size, : feature_map.shape[1] // size
        ],
        "You kept the rows and columns that are left over. What is too little for a whole "
        "square is dropped.": _with_partial_squares,
        "`reshape(rows, columns, size, size)` cuts the map in reading order: its groups are "
        "no squares. Loop over the squares, or bring the axes into another order.": (
            _mixed_reshape
        ),
        "You took the largest number of the whole map. Each square keeps its own.": (
            lambda feature_map, size: feature_map.max()
        ),
        "You took the largest number of each column of the map. Look at squares.": (
            lambda feature_map, size: feature_map.max(axis=0)
        ),
        "You took the largest number of each row of the map. Look at squares.": (
            lambda feature_map, size: feature_map.max(axis=1)
        ),
        "You pooled the rows only. The squares are `size` wide too.": (
            lambda feature_map, size: (
                feature_map[: len(feature_map) // size * size]
                .reshape(-1, size, feature_map.shape[1])
                .max(axis=1)
            )
        ),
        "You pooled the columns only. The squares are `size` high too.": (
            lambda feature_map, size: (
                feature_map[:, : feature_map.shape[1] // size * size]
                .reshape(len(feature_map), -1, size)
                .max(axis=2)
            )
        ),
        "Rows and columns of your answer are swapped.": (
            lambda feature_map, size: max_pool(feature_map, size).T
        ),
        "You began each square with 0 as its largest number, so squares of negative numbers "
        "give 0. The largest of -3 and -5 is -3.": (
            lambda feature_map, size: np.maximum(max_pool(feature_map, size), 0)
        ),
        "You dropped the signs. The largest of -7 and 2 is 2: do not use abs.": (
            lambda feature_map, size: max_pool(np.abs(feature_map), size)
        ),
        "You returned the place of the largest number in its square. Return the number "
        "itself: max, not argmax.": lambda feature_map, size: (
            _squares(feature_map, size)
            .reshape(len(feature_map) // size, -1, size * size)
            .argmax(axis=2)
        ),
        "Your squares are 2 × 2, whatever `size` is. Use `size`.": (
            lambda feature_map, size: max_pool(feature_map, 2)
        ),
        "You wrote 2 into your slices. The squares are `size` × `size`, and `size` pixels "
        "apart.": AnyOf(
            lambda feature_map, size: _pooled(feature_map, size, lambda i: (2 * i, 2 * i + 2)),
            lambda feature_map, size: _pooled(
                feature_map, size, lambda i: (i * size, i * size + 2)
            ),
        ),
        "You wrote 2 into the size of your table. It has height // size rows and "
        "width // size columns.": lambda feature_map, size: _pooled(
            feature_map,
            size,
            lambda i: (i * size, i * size + size),
            feature_map.shape[0] // 2,
            feature_map.shape[1] // 2,
        ),
        "Your squares are one pixel too large. A slice leaves out its end: the square that "
        "begins at i · size ends `size` after that.": lambda feature_map, size: _pooled(
            feature_map, size, lambda i: (i * size, i * size + size + 1)
        ),
        "Your squares begin 2 pixels apart, whatever `size` is. Use `size`.": (
            lambda feature_map, size: _pooled(feature_map, size, lambda i: (2 * i, 2 * i + size))
        ),
        "Your squares are one pixel too small: a slice leaves out its end, so it ends `size` "
        "after its beginning.": AnyOf(
            lambda feature_map, size: _squares(feature_map, size)[..., :-1, :-1].max(axis=(2, 3)),
            lambda feature_map, size: _squares(feature_map, size)[..., :-1, :].max(axis=(2, 3)),
            lambda feature_map, size: _squares(feature_map, size)[..., :-1].max(axis=(2, 3)),
        ),
        "One of your squares is empty. Do your loops go too far? There are height // size "
        "rows of squares. Does a slice end too soon? It ends `size` after its beginning. Or do "
        "two pairs of brackets cut the rows twice? One pair takes both, with a comma.": AnyOf(
            lambda feature_map, size: _pooled(feature_map, size, lambda i: (i * size, size)),
            lambda feature_map, size: _pooled(
                feature_map, size, lambda i: (i * size, i * size + size), *feature_map.shape
            ),
            lambda feature_map, size: _pool(
                feature_map,
                size,
                lambda i, j: np.max(
                    feature_map[i * size : i * size + size][j * size : j * size + size]
                ),
            ),
        ),
        "You took the number of rows for the columns too. A map need not be square.": (
            lambda feature_map, size: max_pool(feature_map, size)[:, : len(feature_map) // size]
        ),
        "You cut the map into `size` pieces in each direction. The squares are `size` pixels "
        "wide; there may be more or fewer of them.": lambda feature_map, size: _pooled(
            feature_map, size, lambda i: (i * size, i * size + size), size, size
        ),
        "The map does not cut up evenly, so it cannot be reshaped as it is. Drop what is left "
        "over first, or use loops.": lambda feature_map, size: feature_map.reshape(
            feature_map.shape[0] // size, size, feature_map.shape[1] // size, size
        ).max(axis=(1, 3)),
        "`max`, `sorted` and `if … > …` compare two things at a time, and Python cannot say which "
        "of them is larger if one is an array. np.max looks through a whole square.": AnyOf(
            lambda feature_map, size: _of_square(feature_map, size, max),
            lambda feature_map, size: _of_square(feature_map, size, lambda one: sorted(one)[-1]),
            lambda feature_map, size: _of_square(
                feature_map, size, lambda one: one if one > 0 else 0
            ),
        ),
        "`/` gives a float, and an array cannot have 2.5 rows. Use `//`.": (
            lambda feature_map, size: np.zeros(
                (feature_map.shape[0] / size, feature_map.shape[1] / size)
            )
        ),
        "All numbers ran into one row. They belong in a table, as the squares lie.": (
            lambda feature_map, size: max_pool(feature_map, size).ravel()
        ),
        "Your table is as large as the map, with zeros at the end. It has height // size rows "
        "and width // size columns.": lambda feature_map, size: put_into(
            np.zeros(feature_map.shape), max_pool(feature_map, size)
        ),
        "Your table is still empty: all zeros. Put the largest number of each square at its "
        "place in it.": lambda feature_map, size: np.zeros(max_pool(feature_map, size).shape),
        "The last row of squares is missing, or the last column, or both. Stop your loops one "
        "square later.": each(
            max_pool, [*parts(NOT_LAST, zeros=False), *parts(NOT_LAST, zeros=True)]
        ),
        "The first row of answers is still 0, or the first column, or both. Python counts from "
        "0: the first square begins there.": each(max_pool, parts(NOT_FIRST, zeros=True)),
    },
    hint="As in Exercise 11.1, with one difference: the square in row i and column j of the "
    "answer begins `size` pixels after the one before it. `//` gives the number of whole "
    "squares.",
)
