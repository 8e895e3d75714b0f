"""Exercise 6.2 · The backward pass of a layer."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.random_inputs import signed

Three = tuple[np.ndarray, np.ndarray, np.ndarray]


def dense_backward(X: np.ndarray, W: np.ndarray, dz: np.ndarray) -> Three:
    return X.T @ dz, dz.sum(axis=0), dz @ W.T


def _draw_blame(rng: np.random.Generator, size: int) -> tuple:
    # Three different sizes; now and then all the same, so that a swap gives a wrong result to see
    n, n_out = (size, size) if size in (3, 5) else (size + 2, size + 1)
    return signed(rng, n, size), signed(rng, size, n_out), signed(rng, n, n_out)


EXERCISE = FunctionExercise(
    name="dense_backward",
    number="6.2",
    title="The backward pass of a layer",
    solution=dense_backward,
    inputs=_draw_blame,
    misconceptions={
        "You returned the three in another order: `db` came first. Asked for are dW, db, dX.": (
            lambda X, W, dz: (dz.sum(axis=0), X.T @ dz, dz @ W.T)
        ),
        "You returned the three in another order: `dX` came first. Asked for are dW, db, dX.": (
            lambda X, W, dz: (dz @ W.T, X.T @ dz, dz.sum(axis=0))
        ),
        "`db` and `dX` changed places. Asked for are dW, db, dX.": (
            lambda X, W, dz: (X.T @ dz, dz @ W.T, dz.sum(axis=0))
        ),
        "In `dW`, X is not transposed. What came in has to meet the gradient of the same "
        "sample: the samples must stand along the axis that is summed.": (
            lambda X, W, dz: (X @ dz, dz.sum(axis=0), dz @ W.T)
        ),
        "`dW` is transposed. It has the shape of W: a row for each input.": (
            lambda X, W, dz: (dz.T @ X, dz.sum(axis=0), dz @ W.T)
        ),
        "In `dX`, W is not transposed. The gradient of a node goes back over its own "
        "weights, which are a column of W.": lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), dz @ W),
        "`dX` is transposed. It has the shape of X: a row for each sample.": (
            lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), W @ dz.T)
        ),
        "In `dX` the factors are swapped. The samples come first, then the weights.": (
            lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), W.T @ dz)
        ),
        "Neither X nor W is transposed. Look at the shapes of dW and dX in the table.": (
            lambda X, W, dz: (X @ dz, dz.sum(axis=0), dz @ W)
        ),
        "In `dW` the factors are swapped and the wrong one is transposed. What came in comes "
        "first: a row of dW belongs to an input.": (
            lambda X, W, dz: (dz @ X.T, dz.sum(axis=0), dz @ W.T)
        ),
        "In `dX` you transposed dz instead of W. The samples stay rows.": (
            lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), dz.T @ W)
        ),
        "You divided all three by the number of samples. The 1/n is in dz already.": (
            lambda X, W, dz: (X.T @ dz / len(X), dz.mean(axis=0), dz @ W.T / len(X))
        ),
        "`dX` was made from X and W. The gradient, dz, is what goes back over the weights.": (
            lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), X @ W)
        ),
        "You averaged over the samples in `dW` and `db`. The 1/n is in dz already: sum.": (
            lambda X, W, dz: (X.T @ dz / len(X), dz.mean(axis=0), dz @ W.T)
        ),
        "You divided `dW` by the number of samples. The 1/n is in dz already.": (
            lambda X, W, dz: (X.T @ dz / len(X), dz.sum(axis=0), dz @ W.T)
        ),
        "`db` is a mean. The 1/n is in dz already: sum over the samples.": (
            lambda X, W, dz: (X.T @ dz, dz.mean(axis=0), dz @ W.T)
        ),
        "`db` was summed over the nodes. Each node has a bias of its own: sum over the "
        "samples, which are the rows.": lambda X, W, dz: (X.T @ dz, dz.sum(axis=1), dz @ W.T),
        "`db` was summed over everything, into one number. Each node has a bias of its own.": (
            lambda X, W, dz: (X.T @ dz, dz.sum(), dz @ W.T)
        ),
        "`db` has a row for each sample still. A bias takes part in all of them, so their "
        "gradients add up.": lambda X, W, dz: (X.T @ dz, dz, dz @ W.T),
        "`db` has an axis too many. b has the shape (n_out,): leave `keepdims` out.": (
            lambda X, W, dz: (X.T @ dz, dz.sum(axis=0, keepdims=True), dz @ W.T)
        ),
        "You returned `dz` in place of `dX`. The gradient has still to go back over the weights.": (
            lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), dz)
        ),
        "You multiplied element by element with `*`. The sums over samples and nodes need "
        "matrix products, `@`.": lambda X, W, dz: (X.T * dz, dz.sum(axis=0), dz * W.T),
        "You returned the steps with a minus. Asked for are the slopes; whoever updates the "
        "weights will subtract them.": lambda X, W, dz: (
            -(X.T @ dz),
            -dz.sum(axis=0),
            -(dz @ W.T),
        ),
        "In `dW` you multiplied the weights by the gradient. The local slope of a weight is "
        "what came in, X.": lambda X, W, dz: (W.T @ dz, dz.sum(axis=0), dz @ W.T),
        "`dX` is missing. The layer before this one needs it.": (
            lambda X, W, dz: (X.T @ dz, dz.sum(axis=0))
        ),
        "In `dX` there is one step too many: back through an activation. That step belongs to "
        "the layer before.": lambda X, W, dz: (
            X.T @ dz,
            dz.sum(axis=0),
            dz @ W.T * X * (1 - X),
        ),
        "You divided `dX` by the number of samples. The 1/n is in dz already.": (
            lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), dz @ W.T / len(X))
        ),
        "`dX` has a minus too many. The gradient goes back with the sign that it has.": (
            lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), -dz @ W.T)
        ),
        "`dW` and `dX` changed places. Asked for are dW, db, dX.": (
            lambda X, W, dz: (dz @ W.T, dz.sum(axis=0), X.T @ dz)
        ),
        "You returned `dW` only. Asked for are three arrays, with commas between them.": (
            lambda X, W, dz: X.T @ dz
        ),
        "`dW` holds the last sample only. In a loop over the samples, add to it in each turn "
        "(`+=`).": lambda X, W, dz: (
            X[-1][:, None] * dz[-1],
            dz.sum(axis=0),
            dz @ W.T,
        ),
        "In `dW` you reshaped X. `reshape` does not turn rows into columns: it fills the same "
        "order of numbers into other rows.": lambda X, W, dz: (
            X.reshape(X.shape[::-1]) @ dz,
            dz.sum(axis=0),
            dz @ W.T,
        ),
        "In `dX` you reshaped W. `reshape` does not turn rows into columns: it fills the same "
        "order of numbers into other rows.": lambda X, W, dz: (
            X.T @ dz,
            dz.sum(axis=0),
            dz @ W.reshape(W.shape[::-1]),
        ),
        "You reshaped X and W. `reshape` does not turn rows into columns: it fills the same "
        "order of numbers into other rows.": lambda X, W, dz: (
            X.reshape(X.shape[::-1]) @ dz,
            dz.sum(axis=0),
            dz @ W.reshape(W.shape[::-1]),
        ),
        "In `dW` you transposed dz instead of X. Its inner sizes, which are summed, must be "
        "those of the samples.": lambda X, W, dz: (X @ dz.T, dz.sum(axis=0), dz @ W.T),
        "In `dW` you multiplied element by element with `*`. The sum over the samples needs a "
        "matrix product, `@`.": lambda X, W, dz: (X.T * dz, dz.sum(axis=0), dz @ W.T),
        "In `dX` you multiplied element by element with `*`. The sum over the nodes needs a "
        "matrix product, `@`.": lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), dz * W.T),
        "`X[:, None] * dz` is for a single sample. For a batch, a matrix product adds up over "
        "the samples.": lambda X, W, dz: (X[:, None] * dz, dz.sum(axis=0), dz @ W.T),
        "`dW` is not added up yet: it still has a table for each sample.": (
            lambda X, W, dz: (X[:, :, None] * dz[:, None], dz.sum(axis=0), dz @ W.T)
        ),
        "You returned a list. Return the three with commas between them.": (
            lambda X, W, dz: [X.T @ dz, dz.sum(axis=0), dz @ W.T]
        ),
    },
    hint="The table above says what each array adds up, and its shape. Write down the shapes "
    "of X, W and dz, and turn the factors until the shapes of the results fit. Which axis of "
    "dz are the samples?",
)
