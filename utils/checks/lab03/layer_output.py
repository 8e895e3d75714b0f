"""Exercise 3.3 · A layer for a whole batch."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.random_inputs import signed
from utils.nn import sigmoid


def layer_output(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    return sigmoid(X @ W + b)


def _draw_layer(rng: np.random.Generator, size: int) -> tuple:
    # Three different sizes, so that rows and columns are not mixed up by whoever reads the example;
    # now and then all the same, so that a swapped matrix gives a wrong result to look at
    n_samples, n_out = (size, size) if size in (3, 5) else (size + 2, size + 1)
    return signed(rng, n_samples, size), signed(rng, size, n_out), signed(rng, n_out)


EXERCISE = FunctionExercise(
    name="layer_output",
    number="3.3",
    title="A layer for a whole batch",
    solution=layer_output,
    inputs=_draw_layer,
    misconceptions={
        "You left out the biases. Add `b` to every row of the product.": (
            lambda X, W, b: sigmoid(X @ W)
        ),
        "You stopped at z. The layer's output is what the activation makes of it.": (
            lambda X, W, b: X @ W + b
        ),
        "You applied the activation twice. Once in each layer is enough.": (
            lambda X, W, b: sigmoid(layer_output(X, W, b))
        ),
        "You transposed W. Its columns are the nodes already, so it goes in as it is.": (
            lambda X, W, b: layer_output(X, W.T, b)
        ),
        "You swapped the factors. The samples come first, then the weights.": (
            lambda X, W, b: sigmoid(W @ X + b)
        ),
        "You multiplied element by element with `*`, so nothing was summed. A matrix product "
        "does both.": lambda X, W, b: sigmoid(X * W + b),
        "You gave each sample its own bias. The biases belong to the nodes, which are the "
        "columns.": lambda X, W, b: sigmoid(X @ W + b[:, None]),
        "You added the biases after the activation. They are part of z.": (
            lambda X, W, b: sigmoid(X @ W) + b
        ),
        "You applied the activation to the product and to the biases apart. Add first: the "
        "activation sees z.": lambda X, W, b: sigmoid(X @ W) + sigmoid(b),
        "You added the sum of all biases to every node. Each node has its own: add `b`.": (
            lambda X, W, b: sigmoid(X @ W + b.sum())
        ),
        "The sign of z is lost: the sigmoid has e to the power of minus z.": (
            lambda X, W, b: sigmoid(-(X @ W + b))
        ),
        "You kept only the first sample. Every row of `X` needs its row in the result.": (
            lambda X, W, b: layer_output(X, W, b)[0]
        ),
        "You summed over the samples, so they run into one. Each sample keeps its own row.": (
            lambda X, W, b: layer_output(X, W, b).sum(axis=0)
        ),
        "You summed over the nodes. Each node keeps its own column.": (
            lambda X, W, b: layer_output(X, W, b).sum(axis=1)
        ),
    },
    hint="Write it as for one node, with capitals: NumPy adds a row of biases to every row "
    "of the product by itself. Check the shapes: what goes in and what should come out?",
)
