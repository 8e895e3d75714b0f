"""Exercise 3.3 · A layer for a whole batch."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.random_inputs import signed
from utils.checks.lab03.layer import OF_A_LAYER
from utils.checks.lab03.node import OF_SIGMOID
from utils.nn import binary_step, relu, sigmoid, softmax  # noqa: F401  # which may be taken for each other


def layer_output(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    return sigmoid(X @ W + b)


def _by_formula(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    z = X @ W + b
    return 1 / (1 + np.exp(-z))


def _row_by_row(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    a = np.zeros((len(X), len(b)))
    for i in range(len(X)):
        a[i] = sigmoid(X[i] @ W + b)
    return a


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
    also=(_by_formula, _row_by_row),
    inputs=_draw_layer,
    mistakes=[
        *mistakes(OF_A_LAYER.format(x="X")),
        *mistakes(
            """
            transposed-x: You transposed X. Its rows are the samples already, so it goes in as it
              is.
                X @ W -> X.T @ W
                or
                X @ W -> np.dot(X.T, W)
                or
                X @ W -> X.T @ W.T
            one-node: Only one node is in your result. Each column of `W` is a node, and needs its
              column in the result.
                = sigmoid(X @ W[:, 0] + b[0])
                or
                = sigmoid(X @ W[:, -1] + b[-1])
            of-the-inputs: You applied the activation to the inputs. They come in as they are:
              first z, then its sigmoid.
                X @ -> sigmoid(X) @
                or
                = sigmoid(X) @ W + b
            summed-z: You summed z before the activation. Each sample keeps its row, and each node
              its column.
                = sigmoid((X @ W + b).sum(axis=1))
                or
                = sigmoid((X @ W + b).sum(axis=0))
                or
                = sigmoid((X @ W + b).sum())
            """
        ),
        *mistakes(OF_SIGMOID),
    ],
    hint="Write it as for one node, with capitals: NumPy adds a row of biases to every row "
    "of the product by itself. Check the shapes: what goes in and what should come out?",
    steps=(
        "z has the shape (n_samples, n_out). Of X, (n_samples, n_in), and W, (n_in, n_out), a "
        "matrix product makes just that: its inner sizes meet, the outer ones remain.",
        "By hand, for one sample, X = [[2, 3]], and two nodes, W = [[1, 0], [-1, 1]], b = [4, -1]: "
        "the product is [[-1, 3]], and z = [[3, 2]]. Then the sigmoid takes all of z at once.",
    ),
)
