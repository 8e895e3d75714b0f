"""Exercise 6.2 · The backward pass of a layer."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.random_inputs import signed

Three = tuple[np.ndarray, np.ndarray, np.ndarray]


def dense_backward(X: np.ndarray, W: np.ndarray, dz: np.ndarray) -> Three:
    dW = X.T @ dz
    db = dz.sum(axis=0)
    dX = dz @ W.T
    return dW, db, dX


def _sample_by_sample(X: np.ndarray, W: np.ndarray, dz: np.ndarray) -> Three:
    dW, db, dX = np.zeros(W.shape), np.zeros(W.shape[1]), np.zeros(X.shape)
    for i in range(len(X)):
        dW += X[i][:, None] * dz[i]
        db += dz[i]
        dX[i] = W @ dz[i]
    return dW, db, dX


def _draw_blame(rng: np.random.Generator, size: int) -> tuple:
    # Three different sizes; now and then all the same, so that a swap gives a wrong result to see
    n, n_out = (size, size) if size in (3, 5) else (size + 2, size + 1)
    # dz has more decimals, so that a rounded result shows
    return signed(rng, n, size), signed(rng, size, n_out), signed(rng, n, n_out, unit=1000)


EXERCISE = FunctionExercise(
    name="dense_backward",
    number="6.2",
    title="The backward pass of a layer",
    solution=dense_backward,
    also=(_sample_by_sample,),
    inputs=_draw_blame,
    names=("dW", "db", "dX"),
    mistakes=mistakes(
        """
        x-not-transposed: In `dW`, X is not transposed. What came in has to meet the gradient of the
          same sample: the samples must stand along the axis that is summed.
            X.T @ dz -> X @ dz
        w-not-transposed: In `dX`, W is not transposed. The gradient of a node goes back over its
          own weights, which are a column of W.
            dz @ W.T -> dz @ W
        none-transposed: Neither X nor W is transposed. Look at the shapes of dW and dX in the
          table.
            X.T @ dz -> X @ dz
            dz @ W.T -> dz @ W
        dw-factors: In `dW` the wrong factor is transposed, or the two are swapped as well. What
          came in comes first, and the samples stand along the axis that is summed.
            X.T @ dz -> X @ dz.T
            or
            X.T @ dz -> dz @ X.T
            or
            X.T @ dz -> dz @ X
        dx-factors: In `dX` the wrong factor is transposed, or the two are swapped. The samples stay
          rows, so dz comes first, as it is.
            dz @ W.T -> dz.T @ W
            or
            dz @ W.T -> W.T @ dz
            or
            dz @ W.T -> W @ dz
        element-by-element: You multiplied element by element with `*`, in `dW`, in `dX` or in both.
          The sums over samples and over nodes need matrix products, `@`.
            X.T @ dz -> X.T * dz
            dz @ W.T -> dz * W.T
            or
            X.T @ dz -> X.T * dz
            or
            dz @ W.T -> dz * W.T
            or
            X.T @ dz -> X * dz
            dz @ W.T -> dz * W
            or
            X.T @ dz -> X * dz
            or
            dz @ W.T -> dz * W
        one-sample: `X[:, None] * dz` is for a single sample. For a batch, a matrix product adds up
          over the samples.
            X.T @ dz -> X[:, None] * dz
        dw-not-added: `dW` is not added up yet: it still has a table for each sample.
            X.T @ dz -> X[:, :, None] * dz[:, None]
        last-sample: `dW` or `db` holds the last sample only. In a loop over the samples, add to
          them in each turn, with `+=`.
            X.T @ dz -> X[-1][:, None] * dz[-1]
            dz.sum(axis=0) -> dz[-1]
            or
            X.T @ dz -> X[-1][:, None] * dz[-1]
            or
            dz.sum(axis=0) -> dz[-1]
        mean: You divided by the number of samples, in one place or in several. The 1/n is in dz
          already: only add up.
            X.T @ dz -> X.T @ dz / len(X)
            or
            X.T @ dz -> X.T @ dz / len(X)
            dz.sum(axis=0) -> dz.sum(axis=0, keepdims=True) / len(X)
            or
            dz.sum(axis=0) -> dz.mean(axis=0)
            or
            dz @ W.T -> dz @ W.T / len(X)
            or
            X.T @ dz -> X.T @ dz / len(X)
            dz.sum(axis=0) -> dz.mean(axis=0)
            or
            X.T @ dz -> X.T @ dz / len(X)
            dz.sum(axis=0) -> dz.mean(axis=0)
            dz @ W.T -> dz @ W.T / len(X)
        db-axis: `db` is not the sum over the samples. Each node has a bias of its own, which takes
          part in all samples, and samples are rows.
            dz.sum(axis=0) -> dz.sum(axis=1)
            or
            dz.sum(axis=0) -> dz.sum()
            or
            dz.sum(axis=0) -> dz
        dw-from-weights: In `dW` you multiplied the weights by the gradient. The local slope of a
          weight is what came in, X.
            X.T @ dz -> W.T @ dz
            or
            X.T @ dz -> W * dz
        dx-from-inputs: `dX` was made from X and W. The gradient, dz, is what goes back over the
          weights.
            dz @ W.T -> X @ W
            or
            dz @ W.T -> X * W
        dx-too-far: In `dX` there is one step too many: back through an activation. That step
          belongs to the layer before.
            dz @ W.T -> dz @ W.T * X * (1 - X)
        minus: You returned the steps with a minus. Asked for are the slopes; whoever updates the
          weights will subtract them.
            = tuple(-slope for slope in dense_backward(X, W, dz))
        """
    ),
    hint="The table above says what each array adds up, and its shape. Write down the shapes "
    "of X, W and dz, and turn the factors until the shapes of the results fit. Which axis of "
    "dz are the samples?",
    steps=(
        "Take 5 samples, 3 inputs and 2 nodes: X is (5, 3), W is (3, 2), dz is (5, 2). `P @ Q` "
        "adds up over the columns of P and the rows of Q. dW is to be (3, 2), added up over the 5 "
        "samples: which factor has to be turned over, so that 5 meets 5?",
        "In the same way dX is to be (5, 3), added up over the 2 nodes. And db is to be (2,): the "
        "axis of the 5 samples has to go. `M.sum(axis=1)` would take away the axis of the columns.",
    ),
)
