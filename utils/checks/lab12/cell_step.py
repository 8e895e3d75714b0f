"""Exercise 12.1 · One step of a recurrent cell."""

from functools import partial
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.variants import AnyOf
from utils.nn import relu, sigmoid


def cell_step(x: np.ndarray, h: np.ndarray, W: np.ndarray, U: np.ndarray, b: np.ndarray) -> Any:
    return np.tanh(x @ W + h @ U + b)


def _rounded_step(decimals: int, *arguments: Any) -> np.ndarray:
    return np.round(cell_step(*arguments), decimals)


def _through_the_rows(x: Any, h: Any, W: Any, U: Any, b: Any) -> list[np.ndarray]:
    memories = []
    for x_t in x:
        h = np.tanh(x_t @ W + h @ U + b)
        memories.append(h)
    return memories


def _draw_step(rng: np.random.Generator, size: int) -> tuple:
    # no two sizes are the same, so that a matrix taken the wrong way round does not fit; but once
    # there are as many inputs as nodes: what was taken in its place shows only if it fits
    n_in, units, n = (3 if size == 4 else 2), 3, (1, 4, 5, 4, 6)[size - 1]

    def draw(*shape: int) -> np.ndarray:
        return rng.integers(1, 10, shape) / 10 * rng.choice([-1, 1], shape)

    return draw(n, n_in), draw(n, units), draw(n_in, units), draw(units, units), draw(units)


EXERCISE = FunctionExercise(
    name="cell_step",
    number="12.1",
    title="One step of a recurrent cell",
    solution=cell_step,
    inputs=_draw_step,
    misconceptions={
        "You left the memories out, so this is a dense layer that remembers nothing. Add what "
        "comes from h.": lambda x, h, W, U, b: np.tanh(x @ W + b),
        "You left the inputs out. The cell hears x as well as its memories.": (
            lambda x, h, W, U, b: np.tanh(h @ U + b)
        ),
        "The bias is missing.": lambda x, h, W, U, b: np.tanh(x @ W + h @ U),
        "You counted the bias twice. There are two matrices, but each node has one bias.": (
            lambda x, h, W, U, b: np.tanh(x @ W + b + h @ U + b)
        ),
        "tanh is missing: that is the weighted sum.": lambda x, h, W, U, b: x @ W + h @ U + b,
        "You added the bias after tanh. It belongs to the sum inside.": (
            lambda x, h, W, U, b: np.tanh(x @ W + h @ U) + b
        ),
        "You added the memories as they are. Each node weighs the memories of all nodes: that "
        "is what U is for.": lambda x, h, W, U, b: np.tanh(x @ W + h + b),
        "You took U on its side. Rows of U are old memories, columns are nodes: no transpose "
        "is needed.": lambda x, h, W, U, b: np.tanh(x @ W + h @ U.T + b),
        "You applied tanh to both parts and added them. Add first; one tanh bends the whole "
        "sum.": AnyOf(
            lambda x, h, W, U, b: np.tanh(x @ W) + np.tanh(h @ U + b),
            lambda x, h, W, U, b: np.tanh(x @ W + b) + np.tanh(h @ U),
            lambda x, h, W, U, b: np.tanh(x @ W + b) + np.tanh(h @ U + b),
            lambda x, h, W, U, b: np.tanh(x @ W) + np.tanh(h @ U) + b,
        ),
        "You added the outputs of two layers with a sigmoid. Add the weighted sums first; then "
        "one tanh bends the whole.": AnyOf(
            lambda x, h, W, U, b: sigmoid(x @ W + b) + sigmoid(h @ U + b),
            lambda x, h, W, U, b: sigmoid(x @ W + b) + sigmoid(h @ U),
            lambda x, h, W, U, b: sigmoid(x @ W) + sigmoid(h @ U + b),
        ),
        "Only the part of the inputs went through tanh. Add the part of the memories first; "
        "one tanh bends the whole sum.": AnyOf(
            lambda x, h, W, U, b: np.tanh(x @ W + b) + h @ U,
            lambda x, h, W, U, b: np.tanh(x @ W) + h @ U + b,
        ),
        "Only the part of the memories went through tanh. Add the part of the inputs first; "
        "one tanh bends the whole sum.": AnyOf(
            lambda x, h, W, U, b: x @ W + b + np.tanh(h @ U),
            lambda x, h, W, U, b: x @ W + np.tanh(h @ U + b),
        ),
        "You went through the rows of x as if they were steps. They are samples, all at the "
        "same step: no loop is needed.": AnyOf(
            lambda x, h, W, U, b: _through_the_rows(x, h, W, U, b)[-1],
            lambda x, h, W, U, b: np.array(_through_the_rows(x, h, W, U, b)),
            lambda x, h, W, U, b: _through_the_rows(x, h, W, U, b),
            lambda x, h, W, U, b: np.array(_through_the_rows(x, h[0], W, U, b)),
        ),
        "You made two steps with the same inputs. Asked for is one.": (
            lambda x, h, W, U, b: cell_step(x, cell_step(x, h, W, U, b), W, U, b)
        ),
        "What you made of x does not fit to what you made of h: inputs and memories differ in "
        "number. Each meets its own matrix first, with `@`; then the sums are added.": AnyOf(
            lambda x, h, W, U, b: np.tanh((x + h) @ W + b),
            lambda x, h, W, U, b: np.tanh((x + h) @ U + b),
        ),
        "You added the old memories to the new ones. Here the new ones take their place: the "
        "old ones come in through U only.": (lambda x, h, W, U, b: h + np.tanh(x @ W + h @ U + b)),
        "You multiplied the two parts. They are added.": AnyOf(
            lambda x, h, W, U, b: np.tanh((x @ W) * (h @ U) + b),
            lambda x, h, W, U, b: np.tanh(x @ W) * np.tanh(h @ U),
        ),
        "You subtracted the part of the memories. All parts are added.": (
            lambda x, h, W, U, b: np.tanh(x @ W - h @ U + b)
        ),
        "You subtracted the bias. All parts are added.": (
            lambda x, h, W, U, b: np.tanh(x @ W + h @ U - b)
        ),
        "A bracket is in the wrong place: U multiplies the memories only, not what comes from "
        "x.": lambda x, h, W, U, b: np.tanh((x @ W + h) @ U + b),
        "You used the sigmoid. This cell has tanh.": (
            lambda x, h, W, U, b: sigmoid(x @ W + h @ U + b)
        ),
        "You used ReLU, as the lamp's cell does. This cell has tanh.": (
            lambda x, h, W, U, b: relu(x @ W + h @ U + b)
        ),
        "You used tan, which is another function. tanh has an h at its end.": (
            lambda x, h, W, U, b: np.tan(x @ W + h @ U + b)
        ),
        "You used arctan. The activation is tanh.": (
            lambda x, h, W, U, b: np.arctan(x @ W + h @ U + b)
        ),
        "You rounded the memories. Return them as they are.": AnyOf(
            *(partial(_rounded_step, decimals) for decimals in (0, 1, 2, 3))
        ),
        "You applied tanh twice.": (lambda x, h, W, U, b: np.tanh(np.tanh(x @ W + h @ U + b))),
        "You returned the memories of the first sample only. Each row has its own.": (
            lambda x, h, W, U, b: cell_step(x, h, W, U, b)[0]
        ),
        "You returned the old memories. New ones have to be computed from x and h.": (
            lambda x, h, W, U, b: h
        ),
        "You returned the slope of tanh. Asked for is tanh itself.": (
            lambda x, h, W, U, b: 1 - cell_step(x, h, W, U, b) ** 2
        ),
        "You swapped the matrices: W belongs to the inputs, U to the memories.": (
            lambda x, h, W, U, b: np.tanh(x @ U + h @ W + b)
        ),
        "You took W on its side, and it does not fit. Rows of W are inputs, columns are nodes: no "
        "transpose is needed.": AnyOf(
            lambda x, h, W, U, b: np.tanh(x @ W.T + h @ U + b),
            lambda x, h, W, U, b: np.tanh(x @ W.T + h @ U.T + b),
        ),
        "A matrix of weights stands on the left of `@`, and does not fit there. Rows are "
        "samples, so the batch stands on the left: `x @ W`.": (
            lambda x, h, W, U, b: np.tanh(W @ x + U @ h + b)
        ),
        "`x * W` goes number by number, and the shapes do not fit. A weighted sum for each "
        "node is a matrix product, `@`.": lambda x, h, W, U, b: np.tanh(x * W + h * U + b),
        "`h * U` goes number by number, and the shapes do not fit. A weighted sum for each "
        "node is a matrix product, `@`.": lambda x, h, W, U, b: np.tanh(x @ W + h * U + b),
    },
    hint="Start from what `layer_output` of Lab 3 does, with np.tanh for the sigmoid. The "
    "memories are a second batch of inputs, with a matrix of their own: one more weighted sum "
    "inside the same tanh.",
)
