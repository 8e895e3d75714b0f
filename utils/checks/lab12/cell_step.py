"""Exercise 12.1 · One step of a recurrent cell."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.random_inputs import signed
from utils.nn import relu, sigmoid  # noqa: F401  # named in the mistakes below


def cell_step(x: np.ndarray, h: np.ndarray, W: np.ndarray, U: np.ndarray, b: np.ndarray) -> Any:
    return np.tanh(x @ W + h @ U + b)


def _one_after_the_other(x: Any, h: Any, W: Any, U: Any, b: Any) -> Any:
    z = x @ W
    z = z + h @ U
    z = z + b
    return np.tanh(z)


def _rows_as_steps(x: Any, h: Any, W: Any, U: Any, b: Any) -> list[np.ndarray]:
    memories = []
    for x_t in x:
        h = np.tanh(x_t @ W + h @ U + b)
        memories.append(h)
    return memories


def _draw_step(rng: np.random.Generator, size: int) -> tuple:
    # no two sizes are the same, so that a matrix taken the wrong way round does not fit; but once
    # there are as many inputs as nodes: what was taken in its place shows only if it fits
    n, n_in, units = ((1, 2, 3), (4, 2, 3), (5, 4, 2), (4, 3, 3), (6, 2, 4))[size - 1]

    def draw(*shape: int) -> np.ndarray:
        return signed(rng, *shape, unit=100, low=0.1, high=1)

    return draw(n, n_in), draw(n, units), draw(n_in, units), draw(units, units), draw(units)


EXERCISE = FunctionExercise(
    name="cell_step",
    number="12.1",
    title="One step of a recurrent cell",
    solution=cell_step,
    also=(_one_after_the_other,),
    inputs=_draw_step,
    mistakes=mistakes(
        """
        no-memories: You left the memories out, so this is a dense layer that remembers nothing. Add
          what comes from h.
            + h @ U ->
        bias-twice: You counted the bias twice. There are two matrices, but each node has one bias.
            + b -> + 2 * b
        plain-memories: You added the memories as they are. Each node weighs the memories of all
          nodes: that is what U is for.
            h @ U -> h
        transposed-u: You took U on its side. Rows of U are old memories, columns are nodes: no
          transpose is needed.
            h @ U -> h @ U.T
        tanh-of-parts: You applied the activation to the parts one by one. Add first; one tanh bends
          the whole sum.
            = np.tanh(x @ W) + np.tanh(h @ U + b)
            or
            = np.tanh(x @ W + b) + np.tanh(h @ U + b)
            or
            = np.tanh(x @ W) + np.tanh(h @ U) + b
            or
            = sigmoid(x @ W + b) + sigmoid(h @ U + b)
        tanh-of-one-part: Only a part of the sum went through tanh. Add all parts first; one tanh
          bends the whole.
            = np.tanh(x @ W + b) + h @ U
            or
            = np.tanh(x @ W) + h @ U + b
            or
            = x @ W + b + np.tanh(h @ U)
            or
            = x @ W + np.tanh(h @ U + b)
            or
            + b) -> ) + b
        tanh-too-early: You applied tanh to the numbers that come in. First come the weighted sums,
          then one tanh of all.
            = np.tanh(x) @ W + np.tanh(h) @ U + b
            or
            = np.tanh(x @ W + np.tanh(h) @ U + b)
        rows-as-steps: You went through the rows of x as if they were steps. They are samples, all
          at the same step: no loop is needed.
            = _rows_as_steps(x, h, W, U, b)[-1]
            or
            = np.array(_rows_as_steps(x, h, W, U, b))
            or
            = _rows_as_steps(x, h, W, U, b)
            or
            = np.array(_rows_as_steps(x, h[0], W, U, b))
        two-steps: You made two steps with the same inputs. Asked for is one.
            = cell_step(x, cell_step(x, h, W, U, b), W, U, b)
        old-and-new: You put old and new memories together. Here the new ones take their place: the
          old ones come in through U only.
            = h + np.tanh(x @ W + h @ U + b)
            or
            = h + np.tanh(x @ W + b)
        parts-multiplied: You multiplied the two parts. They are added.
            = np.tanh(x @ W * (h @ U) + b)
            or
            = np.tanh(x @ W) * np.tanh(h @ U)
            or
            = np.tanh(x @ W + b) * np.tanh(h @ U + b)
        memories-subtracted: The part of the memories has a minus. All parts are added.
            + h -> - h
        bracket-around-both: U multiplies the memories only, not what comes from x. Is a bracket in
          the wrong place?
            x @ W + h @ U -> (x @ W + h) @ U
        stacked-crosswise: You laid inputs and memories side by side in one order, and W and U below
          each other in another. Numbers of x meet the rows of W.
            = np.tanh(np.concatenate([x, h], axis=1) @ np.concatenate([U, W]) + b)
            or
            = np.tanh(np.concatenate([h, x], axis=1) @ np.concatenate([W, U]) + b)
        sigmoid: You used the sigmoid. This cell has tanh.
            np.tanh -> sigmoid
        relu: You used ReLU, as the lamp's cell does. This cell has tanh.
            np.tanh -> relu
        not-tanh: You took another function, such as tan. tanh has an h at its end, and nothing in
          front.
            np.tanh -> np.tan
            or
            np.tanh -> np.arctan
        slope: You returned the slope of tanh. Asked for is tanh itself.
            = 1 - np.tanh(x @ W + h @ U + b) ** 2
        batches-added: What you made of x does not fit to what you made of h: inputs and memories
          differ in number. Each meets its own matrix first, with `@`; then the sums are added.
            = np.tanh((x + h) @ W + b)
        matrices-swapped: You swapped the matrices: W belongs to the inputs, U to the memories.
            = np.tanh(x @ U + h @ W + b)
            or
            = np.tanh(h @ W + x @ U + b)
        transposed-w: You took W on its side, and it does not fit. Rows of W are inputs, columns are
          nodes: no transpose is needed.
            x @ W -> x @ W.T
            or
            x @ W + h @ U -> x @ W.T + h @ U.T
        weights-first: A matrix of weights stands first in a product, and does not fit there. Rows
          are samples, so the batch stands on the left: `x @ W`.
            x @ W -> W @ x
            or
            h @ U -> U @ h
        no-matrix-product: `*` goes number by number, and the shapes do not fit. A weighted sum for
          each node is a matrix product, `@`.
            x @ W -> x * W
            or
            x @ W -> W * x
            or
            h @ U -> h * U
        """
    ),
    hint="Start from what `layer_output` of Lab 3 does, with np.tanh for the sigmoid. The "
    "memories are a second batch of inputs, with a matrix of their own: one more weighted sum "
    "inside the same tanh.",
    steps=(
        "`x @ W` has the shape (n_samples, units): a weighted sum for each sample and node. Which "
        "product with `h` has that shape, too? Then the two can be added, and `b` fits each row.",
        "By hand, with one input and one node: x = 2, w = 0.5, h = 0.3, u = 1, b = -0.4. The sum "
        "is 2 · 0.5 + 0.3 · 1 - 0.4 = 0.9, and the memory after the step is tanh(0.9) = 0.72. With "
        "matrices nothing is different, but for `@`.",
    ),
)
