"""Wrong ways to fill a table with answers, or with squares."""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from utils.checks.exercises.variants import AnyOf

Answer = Callable[[int, int], Any]


def fill(
    shape: tuple[int, int],
    rows: Iterable[int],
    columns: Iterable[int],
    answer: Answer,
    place: Callable[[int, int], Any] = lambda i, j: (i, j),
) -> np.ndarray:
    """Fill a table of zeros with `answer(i, j)` at its place, by two loops, as a student does."""
    table = np.zeros(shape)
    columns = list(columns)
    for i in rows:
        for j in columns:
            table[place(i, j)] = answer(i, j)
    return table


def kept(table: np.ndarray, rows: slice, columns: slice) -> np.ndarray:
    """Keep a part of a table; all else is 0."""
    kept = np.zeros(table.shape)
    kept[rows, columns] = table[rows, columns]
    return kept


ALL, FIRST, LAST = slice(None), slice(0, 1), slice(-1, None)
NOT_FIRST, NOT_LAST = slice(1, None), slice(None, -1)


def parts(part: slice, zeros: bool) -> list[Callable[[np.ndarray], np.ndarray]]:
    """List ways to keep a part of the rows, of the columns, and of both; the rest is 0 or cut."""
    pairs = [(part, part), (part, ALL), (ALL, part)]
    if zeros:
        return [lambda table, pair=pair: kept(table, *pair) for pair in pairs]  # type: ignore[misc]
    return [lambda table, pair=pair: table[pair] for pair in pairs]  # type: ignore[misc]


def only_last(answer: Callable) -> AnyOf:
    """Return the right answer, but its last row only, or its last number; all else is 0."""
    return each(answer, [lambda table, rows=rows: kept(table, LAST, rows) for rows in (ALL, LAST)])


def each(answer: Callable, spoiled: Iterable[Callable]) -> AnyOf:
    """Return the right answer, spoiled in each of these ways."""
    return AnyOf(*(lambda *given, spoil=spoil: spoil(answer(*given)) for spoil in spoiled))


def put_into(table: np.ndarray, answers: np.ndarray) -> np.ndarray:
    table[: len(answers), : answers.shape[1]] = answers
    return table
