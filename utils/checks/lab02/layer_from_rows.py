"""Exercise 2.2 · A layer, written the other way."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.random_inputs import signed
from utils.nn import binary_step, sigmoid


def layer_from_rows(X: np.ndarray, rows: np.ndarray, b: np.ndarray) -> np.ndarray:
    return X @ rows.T + b


def _draw_rows(rng: np.random.Generator, size: int) -> tuple:
    # now and then all sizes the same, so that a matrix not turned over gives a wrong result
    n_samples, n_out = (size, size) if size in (3, 5) else (size + 2, size + 1)
    rows = signed(rng, n_out, size, unit=100)  # so that a rounded z is not the right one
    return signed(rng, n_samples, size), rows, signed(rng, n_out)


EXERCISE = FunctionExercise(
    name="layer_from_rows",
    number="2.2",
    title="A layer, written the other way",
    solution=layer_from_rows,
    inputs=_draw_rows,
    misconceptions={
        "You multiplied by `rows` as it is. A matrix product takes rows times columns, and "
        "here the neurons are rows: turn the matrix over first.": (lambda X, rows, b: X @ rows + b),
        "You swapped the factors, so that what came out does not fit the biases. The samples "
        "come first, then the weights.": lambda X, rows, b: rows @ X.T + b,
        "Your result has a row for each neuron. Turn it over: rows are samples.": (
            lambda X, rows, b: (X @ rows.T + b).T
        ),
        "You turned over `X`. Its rows are samples already; it is `rows` that must be turned "
        "over.": lambda X, rows, b: X.T @ rows + b,
        "You turned over both. `X` is right as it is.": lambda X, rows, b: X.T @ rows.T + b,
        "`rows @ X` cannot work: put the samples first, and see which of the two matrices has "
        "to be turned over.": lambda X, rows, b: rows @ X + b,
        "`reshape` fills a new shape in the old order, so it mixes the neurons up. To make "
        "rows into columns, use `.T`.": (lambda X, rows, b: X @ rows.reshape(rows.shape[::-1]) + b),
        "You left out the biases. Add `b` to every row of the product.": (
            lambda X, rows, b: X @ rows.T
        ),
        "You gave every neuron the first bias. Each neuron has its own: add `b`.": (
            lambda X, rows, b: X @ rows.T + b[0]
        ),
        "You multiplied element by element with `*` before you summed, and so only a sample "
        "and a neuron in the same row meet. Every sample meets every neuron: use `@`.": (
            lambda X, rows, b: np.sum(X * rows, axis=1) + b
        ),
        "You returned a list with an array for each neuron. Put them side by side, as columns: "
        "`np.column_stack`.": lambda X, rows, b: [*(X @ rows.T + b).T],
        "You rounded z. Return it as it is.": lambda X, rows, b: (X @ rows.T + b).round(2),
        "You subtracted the biases. They are added.": lambda X, rows, b: X @ rows.T - b,
        "You gave each sample its own bias. The biases belong to the neurons, which are the "
        "columns of the result.": lambda X, rows, b: X @ rows.T + b[:, None],
        "You added the sum of all biases to every neuron. Each neuron has its own: add `b`.": (
            lambda X, rows, b: X @ rows.T + b.sum()
        ),
        "You added the biases to the weights, before the product. They come after it.": (
            lambda X, rows, b: X @ (rows + b[:, None]).T
        ),
        "You multiplied element by element with `*`, so nothing was summed. Use `@`.": (
            lambda X, rows, b: X * rows + b
        ),
        "You multiplied element by element with `*`, and by the matrix turned over. Use `@`.": (
            lambda X, rows, b: X * rows.T + b
        ),
        "You applied the binary step. Asked for is z, the number before it.": (
            lambda X, rows, b: binary_step(X @ rows.T + b)
        ),
        "You applied the sigmoid. Asked for is z, the number before it.": (
            lambda X, rows, b: sigmoid(X @ rows.T + b)
        ),
        "You kept only the first sample. Every row of `X` needs its row in the result.": (
            lambda X, rows, b: X[0] @ rows.T + b
        ),
        "You kept only the last sample. Every row of `X` needs its row in the result.": (
            lambda X, rows, b: X[-1] @ rows.T + b
        ),
        "You used only the first neuron. Every row of `rows` needs its column in the result.": (
            lambda X, rows, b: X @ rows[0] + b[0]
        ),
        "Only the last neuron is in your result. Does each turn of a loop replace what was "
        "there? Every row of `rows` needs its column.": lambda X, rows, b: X @ rows[-1] + b[-1],
        "You multiplied by the biases. They are added.": lambda X, rows, b: X @ rows.T @ b,
        "You multiplied each column by its bias. Biases are added.": (
            lambda X, rows, b: X @ rows.T * b
        ),
        "You summed over the neurons. Each neuron keeps its own column.": (
            lambda X, rows, b: (X @ rows.T + b).sum(axis=1)
        ),
        "You summed over the samples, so they run into one. Each sample keeps its own row.": (
            lambda X, rows, b: (X @ rows.T + b).sum(axis=0)
        ),
    },
    hint="How did the lab get from `rows` to its `W`? With `W`, the layer is one line that you "
    "have seen.",
)
