"""Exercise 2.2 · A layer, written the other way."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.random_inputs import signed
from utils.nn import binary_step, sigmoid  # noqa: F401 (for the mistakes below)


def layer_from_rows(X: np.ndarray, rows: np.ndarray, b: np.ndarray) -> np.ndarray:
    return X @ rows.T + b


def _by_loop(X: np.ndarray, rows: np.ndarray, b: np.ndarray) -> np.ndarray:
    z = np.zeros((len(X), len(rows)))
    for i in range(len(X)):
        for j in range(len(rows)):
            z[i, j] = X[i] @ rows[j] + b[j]
    return z


def _draw_rows(rng: np.random.Generator, size: int) -> tuple:
    # three different sizes; but at first, and now and then, all the same, so that a matrix not
    # turned over gives a wrong result to look at, and no error
    n_samples, n_out = (size, size) if size in (2, 5) else (size + 2, size + 1)
    rows = signed(rng, n_out, size, unit=100)  # so that a rounded z is not the right one
    return signed(rng, n_samples, size, unit=100), rows, signed(rng, n_out)


EXERCISE = FunctionExercise(
    name="layer_from_rows",
    number="2.2",
    title="A layer, written the other way",
    solution=layer_from_rows,
    also=(_by_loop,),
    inputs=_draw_rows,
    mistakes=mistakes(
        """
        not-turned: You multiplied by `rows` as it is. A matrix product takes rows times columns,
          and here the neurons are rows: turn the matrix over first.
            rows.T -> rows
            or
            = np.dot(X, rows) + b
        x-turned: You turned over `X`. Its rows are samples already; it is `rows` that must be
          turned over.
            = X.T @ rows + b
            or
            = np.dot(X.T, rows) + b
            or
            = X.T @ rows.T + b
            or
            = np.dot(X.T, rows.T) + b
        x-last: In a product with `X` on the right, its rows are not taken as samples. Put the
          samples first, and see which of the two matrices has to be turned over.
            = rows @ X + b
            or
            = np.dot(rows, X) + b
            or
            = rows.T @ X + b
            or
            = np.dot(rows.T, X) + b
        element-wise: You multiplied element by element with `*`. Every sample meets every neuron,
          and the products are summed: use `@`.
            = X * rows + b
            or
            = rows * X + b
            or
            = X * rows.T + b
            or
            = rows.T * X + b
            or
            = np.sum(X * rows, axis=1) + b
        bias-too-early: You added the biases to the weights or to the inputs. They come last, after
          the product.
            rows.T + b -> (rows.T + b)
            or
            X @ rows.T + b -> (X + b) @ rows.T
        biases-multiplied: You multiplied by the biases. They are added.
            + b -> * b
            or
            + b -> @ b
        activated: You applied an activation. Asked for is z, the number before it.
            = binary_step(layer_from_rows(X, rows, b))
            or
            = sigmoid(layer_from_rows(X, rows, b))
            or
            = np.tanh(layer_from_rows(X, rows, b))
        list: You returned a list with an array for each neuron. Put them side by side, as columns:
          `np.column_stack`.
            = [*(X @ rows.T + b).T]
        """
    ),
    hint="How did the lab get from `rows` to its `W`? With `W`, the layer is one line that you "
    "have seen.",
    steps=(
        "`X` is (n, 4) and `rows` is (3, 4). In a product the inner sizes meet: which of the two "
        "has to be turned over, so that 4 meets 4 and (n, 3) comes out?",
        "For a layer whose neurons are the columns of `M`, z is `X @ M + b`. Your neurons are "
        "rows: make columns of them with `.T`.",
    ),
)
