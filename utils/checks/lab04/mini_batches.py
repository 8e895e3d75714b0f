"""Exercise 4.4 · Deal the rows into mini-batches."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes

Batches = list[tuple[np.ndarray, np.ndarray]]


def mini_batches(X: np.ndarray, y: np.ndarray, order: np.ndarray, batch_size: int) -> Batches:
    batches = []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], y[rows]))
    return batches


def _dealt(X: np.ndarray, y: np.ndarray, parts: list[np.ndarray]) -> Batches:
    return [(X[rows], y[rows]) for rows in parts]


def _draw_rows(rng: np.random.Generator, size: int) -> tuple:
    # the last batch is smaller, but for 8 rows, which batches of 4 divide, and for 3 rows
    n, batch_size = {1: (3, 4), 2: (5, 2), 3: (7, 3), 4: (8, 4), 5: (14, 4)}[size]
    order = np.arange(n)
    while (order[order] == np.arange(n)).all():  # neither sorted nor its own inverse
        order = rng.permutation(n)
    n_in = 3 if size in (2, 4) else 2
    X = rng.permutation(np.arange(11, 11 + n_in * n)).reshape(n, n_in) / 10
    return X, rng.permutation(np.arange(50, 50 + n)), order, batch_size


EXERCISE = FunctionExercise(
    name="mini_batches",
    number="4.4",
    title="Deal the rows into mini-batches",
    solution=mini_batches,
    inputs=_draw_rows,
    mistakes=mistakes(
        """
        rows-lost: Rows at the end got lost. What is left over makes a last, smaller batch.
            len(X), -> len(X) // batch_size * batch_size,
            or
            len(X), -> len(X) - batch_size,
            or
            len(X), -> len(X) - 1,
        empty-list: Your list came back empty. Each turn of the loop appends a batch to it.
            batches.append((X[rows], y[rows])) -> pass
        empty-batch: There is an empty batch at the end where the batch size divides the number of
          rows. Stop before a batch begins where no rows are left.
            len(X), -> len(X) + 1,
            or
            len(X), -> len(X) // batch_size * batch_size + 1,
        overlap: Your batches overlap: each begins one row after the one before. The next one begins
          where the last one ended.
            0, len(X), batch_size -> len(X)
            or
            0, len(X), batch_size -> batch_size
            or
            0, len(X), batch_size -> len(X) // batch_size
        row-short: Your full batches are a row short. A slice `[i:j]` leaves out j already.
            start + batch_size -> start + batch_size - 1
        row-too-many: Each batch has a row too many. A slice `[i:j]` ends before j.
            start + batch_size -> start + batch_size + 1
        late-start: The beginning of `order` is missing. Python counts from 0.
            0, len(X) -> 1, len(X)
            or
            0, len(X) -> batch_size, len(X)
            or
            start : start + batch_size -> start + 1 : start + batch_size + 1
        number-of-rows: Your batches go on up to row 1030. Stop at the number of rows that come in.
            len(X), -> 1030,
        no-order: You dealt the rows as they stand. `order` says which row comes when.
            rows = order[start : start + batch_size] -> rows = slice(start, start + batch_size)
        one-shuffled: One of `X` and `y` is shuffled and the other is not, so rows and targets no
          longer belong together. Use the same rows of both.
            y[rows] -> y[start : start + batch_size]
            or
            X[rows] -> X[start : start + batch_size]
        inverse: You used `order` the wrong way round. Its first number is the row that comes first.
            order[ -> np.argsort(order)[
        filled-up: You filled the last batch up with rows that had been dealt already. Each row is
          dealt once.
            order[ -> np.concatenate([order, order])[
            or
            order[start : -> order[max(min(start, len(X) - batch_size), 0) :
        number-of-batches: You made `batch_size` batches. It is the number of rows in one batch.
            = _dealt(X, y, np.array_split(order, batch_size))
        spread-evenly: You spread the rows evenly. Each batch is full, and only the last may be
          smaller.
            = _dealt(X, y, np.array_split(order, -(-len(X) // batch_size)))
        size-written-in: The batch size is a fixed number in your code. It comes in as `batch_size`.
            = mini_batches(X, y, order, 32)
            or
            = mini_batches(X, y, order, 2)
        single-rows: Each of your batches has one row, without its list. Take `batch_size` rows at
          once: a slice of `order`.
            = _dealt(X, y, order)
        columns: You indexed the columns of `X`. Rows come first: `X[rows]` needs no comma.
            X[rows] -> X[:, rows]
        glued: Each batch is one array. Make it a pair: rows of `X`, and beside them rows of `y`.
            (X[rows], y[rows]) -> np.column_stack([X[rows], y[rows]])
        every-kth: You took every k-th row. A batch is a stretch of `order`: neighbors.
            start : start + batch_size -> start::batch_size
            or
            = _dealt(X, y, [order[i::batch_size] for i in range(batch_size)])
            or
            = _dealt(X, y, [order[i::n] for n in [-(-len(X) // batch_size)] for i in range(n)])
        rest-joined: You joined the rows that were left over to the batch before. They make a batch
          of their own.
            = _dealt(X, y, np.split(order, range(batch_size, len(X) - batch_size + 1, batch_size)))
        end-stays: Every batch but the first is empty. The end of a slice moves along with its
          start.
            start : start + batch_size -> start:batch_size
        no-end: Each batch runs on to the last row. End it `batch_size` rows after its start.
            start : start + batch_size -> start:
        row-numbers: You returned the row numbers. Take these rows of `X` and of `y`.
            (X[rows], y[rows]) -> rows
        no-targets: The targets are missing. Each batch is a pair: its rows of `X`, and of `y`.
            (X[rows], y[rows]) -> X[rows]
        two-lists: You returned two lists. Asked for is one list, of pairs.
            = tuple(list(part) for part in zip(*mini_batches(X, y, order, batch_size)))
            or
            = [list(part) for part in zip(*mini_batches(X, y, order, batch_size))]
        flat: Rows and targets are in one flat list. Append them together, as a pair, with round
          brackets of its own.
            batches.append((X[rows], y[rows])) -> batches += [X[rows], y[rows]]
        one-batch: Only one batch came back, and without a list. Collect all of them, and return the
          list after the loop.
            = mini_batches(X, y, order, batch_size)[0]
            or
            = mini_batches(X, y, order, batch_size)[-1]
        last-batch: Only the last batch came back. Does each turn of the loop replace the list?
          Append.
            = mini_batches(X, y, order, batch_size)[-1:]
        """
    ),
    hint="`range(0, len(X), batch_size)` gives the places at which a batch begins. A slice of "
    "`order` has the rows of one batch, and a slice that runs past the end stops there.",
    steps=(
        "Start with an empty list. In each turn of a loop over the places, name the row numbers of "
        "this batch, and append one thing: the pair of these rows of `X` and of `y`.",
        "By hand, for order = [3, 0, 4, 1, 2] and batches of 2: they begin at the places 0, 2 and "
        "4, and have the rows [3, 0], [4, 1] and [2]. The first one is `order[0:2]`.",
    ),
)
