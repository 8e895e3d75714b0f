"""Exercise 4.4 · Deal the rows into mini-batches."""

from collections.abc import Callable
from functools import partial

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise

Batches = list[tuple[np.ndarray, np.ndarray]]


def mini_batches(X: np.ndarray, y: np.ndarray, order: np.ndarray, batch_size: int) -> Batches:
    return [
        (X[order[start : start + batch_size]], y[order[start : start + batch_size]])
        for start in range(0, len(X), batch_size)
    ]


def _draw_rows(rng: np.random.Generator, size: int) -> tuple:
    # the last batch is smaller, but for 8 rows, which batches of 4 divide, and for 3 rows
    n, batch_size = {1: (3, 4), 2: (5, 2), 3: (7, 3), 4: (8, 4), 5: (14, 4)}[size]
    order = np.arange(n)
    while not _well_mixed(order):
        order = rng.permutation(n)
    X = rng.permutation(np.arange(11, 11 + 2 * n)).reshape(n, 2) / 10
    return X, rng.permutation(np.arange(50, 50 + n)), order, batch_size


def _well_mixed(order: np.ndarray) -> bool:
    """Tell whether an order is neither sorted nor its own inverse."""
    return bool((order[order] != np.arange(len(order))).any())


def _batches_wrongly(
    X: np.ndarray, y: np.ndarray, order: np.ndarray, batch_size: int, mistake: str
) -> Batches:
    """Compute `mini_batches` with one mistake in where batches begin or end, or what they hold."""
    n, k = len(order), batch_size
    starts, length, first = list(range(0, n, k)), k, 0
    rows_X = rows_y = order
    if mistake == "full batches only":
        starts = starts[: n // k]
    elif mistake == "one more at the end":
        starts = list(range(0, n + 1, k))
    elif mistake == "a batch for each row":
        starts = list(range(n))
    elif mistake == "begins at 1":
        starts = list(range(1, n, k))
    elif mistake == "up to 1030":
        starts = list(range(0, 1030, k))
    elif mistake == "one row short":
        length = k - 1
    elif mistake == "one row too many":
        length = k + 1
    elif mistake == "from the second row":
        first = 1
    elif mistake == "in order":
        rows_X = rows_y = np.arange(n)
    elif mistake == "X only":
        rows_y = np.arange(n)
    elif mistake == "y only":
        rows_X = np.arange(n)
    elif mistake == "inverse":
        rows_X = rows_y = np.argsort(order)
    elif mistake == "filled up":
        rows_X = rows_y = np.concatenate([order, order])
    places = [slice(start + first, start + first + length) for start in starts]
    return [(X[rows_X[place]], y[rows_y[place]]) for place in places]


def _batches_of(parts: list[np.ndarray], X: np.ndarray, y: np.ndarray) -> Batches:
    return [(X[part], y[part]) for part in parts]


def _parts(order: np.ndarray, batch_size: int) -> list[np.ndarray]:
    return [order[i : i + batch_size] for i in range(0, len(order), batch_size)]


def _remainder_joined(X: np.ndarray, y: np.ndarray, order: np.ndarray, batch_size: int) -> Batches:
    parts = _parts(order, batch_size)
    if len(parts) > 1 and len(parts[-1]) < batch_size:
        parts[-2:] = [np.concatenate(parts[-2:])]
    return _batches_of(parts, X, y)


def _last_rows_twice(X: np.ndarray, y: np.ndarray, order: np.ndarray, batch_size: int) -> Batches:
    parts = _parts(order, batch_size)
    return _batches_of([*parts[:-1], order[-batch_size:]], X, y)


def _batch_mistakes(messages: dict[str, str]) -> dict[str, Callable]:
    return {
        words: partial(_batches_wrongly, mistake=mistake) for mistake, words in messages.items()
    }


EXERCISE = FunctionExercise(
    name="mini_batches",
    number="4.4",
    title="Deal the rows into mini-batches",
    solution=mini_batches,
    inputs=_draw_rows,
    misconceptions=_batch_mistakes(
        {
            "full batches only": "The rows that are left over got lost. They make a last, "
            "smaller batch.",
            "one more at the end": "There is an empty batch at the end where the batch size "
            "divides the number of rows. Stop before a batch begins where no rows are left.",
            "a batch for each row": "A batch begins at every row, so they overlap. The next "
            "one begins where the last one ended.",
            "one row short": "Each batch is a row short. A slice `[i:j]` leaves out j already.",
            "one row too many": "Each batch has a row too many. A slice `[i:j]` ends before j.",
            "begins at 1": "The first row of `order` is missing: begin at 0.",
            "up to 1030": "Your batches go on up to row 1030. Stop at the number of rows that "
            "come in.",
            "from the second row": "You began with the second row of `order`. Python counts "
            "from 0.",
            "in order": "You dealt the rows as they stand. `order` says which row comes when.",
            "X only": "`X` is shuffled and `y` is not, so rows and targets no longer belong "
            "together. Use the same rows of both.",
            "y only": "`y` is shuffled and `X` is not, so rows and targets no longer belong "
            "together. Use the same rows of both.",
            "inverse": "You used `order` the wrong way round. Its first number is the row that "
            "comes first.",
            "filled up": "You filled the last batch up with rows that had been dealt already. "
            "Each row is dealt once.",
        }
    )
    | {
        "Your last batch takes the last `batch_size` rows, so some rows are dealt twice. It "
        "has only the rows that are left over.": _last_rows_twice,
        "You made `batch_size` batches. It is the number of rows in one batch.": (
            lambda X, y, order, batch_size: _batches_of(np.array_split(order, batch_size), X, y)
        ),
        "You spread the rows evenly. Each batch is full, and only the last may be smaller.": (
            lambda X, y, order, batch_size: _batches_of(
                np.array_split(order, -(-len(X) // batch_size)), X, y
            )
        ),
        "The batch size is fixed at 32 in your code. It comes in as `batch_size`.": (
            lambda X, y, order, batch_size: mini_batches(X, y, order, 32)
        ),
        "Each of your batches has one row, without its list. Take `batch_size` rows at once: a "
        "slice of `order`.": lambda X, y, order, batch_size: [(X[row], y[row]) for row in order],
        "Your batches begin at the rows 0, 1, 2, … below `batch_size`. They begin at 0, then "
        "every `batch_size` rows.": (
            lambda X, y, order, batch_size: _batches_of(
                [order[i : i + batch_size] for i in range(batch_size)], X, y
            )
        ),
        "You indexed the columns of `X`. Rows come first: `X[rows]` needs no comma.": (
            lambda X, y, order, batch_size: [
                (X[:, part], y[part]) for part in _parts(order, batch_size)
            ]
        ),
        "Each batch is one array. Make it a pair: rows of `X`, and beside them rows of `y`.": (
            lambda X, y, order, batch_size: [
                np.column_stack([X[part], y[part]]) for part in _parts(order, batch_size)
            ]
        ),
        "You took every k-th row. A batch is a stretch of `order`: neighbors.": (
            lambda X, y, order, batch_size: _batches_of(
                [order[i :: -(-len(X) // batch_size)] for i in range(-(-len(X) // batch_size))],
                X,
                y,
            )
        ),
        "You joined the rows that were left over to the batch before. They make a batch of "
        "their own.": _remainder_joined,
        "Every batch but the first is empty. The end of a slice moves along with its start.": (
            lambda X, y, order, batch_size: _batches_of(
                [order[i:batch_size] for i in range(0, len(X), batch_size)], X, y
            )
        ),
        "Each batch runs on to the last row. End it `batch_size` rows after its start.": (
            lambda X, y, order, batch_size: _batches_of(
                [order[i:] for i in range(0, len(X), batch_size)], X, y
            )
        ),
        "You returned the row numbers. Take these rows of `X` and of `y`.": (
            lambda X, y, order, batch_size: _parts(order, batch_size)
        ),
        "The targets are missing. Each batch is a pair: its rows of `X`, and of `y`.": (
            lambda X, y, order, batch_size: [X[part] for part in _parts(order, batch_size)]
        ),
        "In each pair the rows of `X` come first, then those of `y`.": (
            lambda X, y, order, batch_size: [
                (y[part], X[part]) for part in _parts(order, batch_size)
            ]
        ),
        "You returned two lists. Asked for is one list, of pairs.": (
            lambda X, y, order, batch_size: (
                [X[part] for part in _parts(order, batch_size)],
                [y[part] for part in _parts(order, batch_size)],
            )
        ),
        "Each batch is a list of two. Make it a pair, with round brackets.": (
            lambda X, y, order, batch_size: [
                [X[part], y[part]] for part in _parts(order, batch_size)
            ]
        ),
        "Rows and targets are in one flat list. Append them together, as a pair, with round "
        "brackets of its own.": lambda X, y, order, batch_size: [
            array[part] for part in _parts(order, batch_size) for array in (X, y)
        ],
        "Only the first batch came back. Is the `return` inside the loop? Move it behind it.": (
            lambda X, y, order, batch_size: mini_batches(X, y, order, batch_size)[:1]
        ),
        "Only the first batch came back, and without a list. Collect all of them, and return "
        "the list after the loop.": lambda X, y, order, batch_size: mini_batches(
            X, y, order, batch_size
        )[0],
        "Only the last batch came back. Does each turn of the loop replace the list? Append.": (
            lambda X, y, order, batch_size: mini_batches(X, y, order, batch_size)[-1:]
        ),
    },
    hint="`range(0, len(X), batch_size)` gives the places at which a batch begins. A slice of "
    "`order` has the rows of one batch, and a slice that runs past the end stops there.",
)
