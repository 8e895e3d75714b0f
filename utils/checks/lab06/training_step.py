"""Exercise 6.4 · One training step."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.random_inputs import signed
from utils.checks.lab06.dense_backward import dense_backward
from utils.checks.lab06.output_error import OF_DZ, draw_targets, output_error
from utils.nn import sigmoid

Two = tuple[np.ndarray, np.ndarray]


def training_step(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray, learning_rate: float
) -> Two:
    a = sigmoid(X @ W + b)
    dz = 2 * (a - y) / len(y) * a * (1 - a)
    dW, db = X.T @ dz, dz.sum(axis=0)
    return W - learning_rate * dW, b - learning_rate * db


def _with_the_earlier_ones(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray, learning_rate: float
) -> Two:
    dz = output_error(X @ W + b, y)
    dW, db, _ = dense_backward(X, W, dz)
    return W - learning_rate * dW, b - learning_rate * db


def _draw_step(rng: np.random.Generator, size: int) -> tuple:
    # now and then as many inputs as samples, so that a matrix not turned over gives a wrong result
    n = size if size in (3, 5) else size + 2
    rate = float(rng.choice([0.5, 2.0, 3.0]))
    y = draw_targets(rng, n)
    return signed(rng, n, size), y, signed(rng, size, 1), signed(rng, 1), rate


def _walk(batches: list[Two], W: np.ndarray, b: np.ndarray, learning_rate: float) -> Two:
    for X, y in batches:
        W, b = training_step(X, y, W, b, learning_rate)
    return W, b


EXERCISE = FunctionExercise(
    name="training_step",
    number="6.4",
    title="One training step",
    solution=training_step,
    also=(_with_the_earlier_ones,),
    inputs=_draw_step,
    names=("W", "b"),
    mistakes=mistakes(OF_DZ)
    + mistakes(
        """
        uphill: You stepped uphill. Which is the other way round in your code: the error, a - y, the
          slope of the sigmoid, a (1 - a), or the minus in front of the step?
            (a - y) -> (y - a)
            or
            2 * (a - y) -> (y - a)
            or
            2 * (a - y) / len(y) * a * (1 - a) -> y - a
        one-uphill: One of the two went uphill, the other one downhill. Subtract the slope from both
          W and b.
            W - learning_rate -> W + learning_rate
            or
            b - learning_rate -> b + learning_rate
        sigmoid-again: The sigmoid was applied twice on the way to `dz`. (`output_error` of 6.1
          takes z, and applies it itself.)
            dz = 2 * (a - y) / len(y) * a * (1 - a) -> dz = output_error(a, y)
        z-for-a: You used z where the output belongs. The answer is `a`, the sigmoid of z: it is
          compared with the target, and the slope is a (1 - a).
            (a - y) -> (X @ W + b - y)
            or
            * a * (1 - a) -> * (X @ W + b) * (1 - (X @ W + b))
            or
            sigmoid(X @ W + b) -> X @ W + b
        no-sigmoid: You went forward without the sigmoid. This layer has one, on the way forward and
          on the way back.
            sigmoid(X @ W + b) -> X @ W + b
            * a * (1 - a) ->
        unfit-factors: Two sizes do not fit in a product. On the way forward the samples come first,
          then the weights, both as they are. For `dW` it is X that is transposed.
            X @ W + b -> W @ X + b
            or
            X @ W + b -> X @ W.T + b
        x-not-transposed: In `dW`, X is not transposed. As in 6.2, the samples must stand along the
          axis that is summed.
            X.T @ dz -> X @ dz
        element-by-element: You multiplied element by element with `*`. A weighted sum, and a sum
          over the samples, need a matrix product, `@`.
            X @ W + b -> X * W + b
            or
            X.T @ dz -> X.T * dz
            or
            X.T @ dz -> X * dz
        dw-shape: `dW` does not have the shape of W, which is (n_in, 1), so the new W has another
          one. As in 6.2, a matrix product gives it a row for each input.
            X.T @ dz -> dz.T @ X
            or
            X.T @ dz -> (X * dz).sum(axis=0)
        mean: You divided by the number of samples once more, in `dW`, in `db` or in both. The 1/n
          is in dz already: only add up.
            X.T @ dz -> X.T @ dz / len(X)
            or
            dz.sum(axis=0) -> dz.mean(axis=0)
            or
            X.T @ dz, dz.sum(axis=0) -> X.T @ dz / len(X), dz.mean(axis=0)
        db-not-added: The new b has a row for each sample. Add up their gradients first: there is
          one bias.
            dz.sum(axis=0) -> dz
        three-arrays: More came out than there are names for. Did you call `dense_backward`? It
          returns three arrays; the third is left unused.
            X.T @ dz, dz.sum(axis=0) -> dense_backward(X, W, dz)
        w-too-soon: You went forward again with the new W before you found `db`. Find both
          slopes first, with the old W and b.
            dz.sum(axis=0) -> output_error(X @ (W - learning_rate * (X.T @ dz)) + b, y).sum(axis=0)
        rate-subtracted: The rate was subtracted before it met the slope. Multiply rate and slope,
          and subtract that.
            W - learning_rate * dW -> (W - learning_rate) * dW
            b - learning_rate * db -> (b - learning_rate) * db
        many-steps: You took several steps with all samples. Asked for is one, without a loop.
            = _walk([(X, y)] * 10, W, b, learning_rate)
            or
            = _walk([(X, y)] * 100, W, b, learning_rate)
            or
            = _walk([(X, y)] * 1000, W, b, learning_rate)
        step-for-each: You took a step for each sample. Find the slopes over all samples, then step
          once.
            = _walk([(X[i : i + 1], y[i : i + 1]) for i in range(len(X))], W, b, learning_rate)
        first-only: You returned W only. Asked for are W and b, with a comma between them.
            = training_step(X, y, W, b, learning_rate)[0]
        slopes: You returned the slopes. Take the step: old value, minus rate times slope.
            W - learning_rate * dW, b - learning_rate * db -> dW, db
        steps: You returned the steps alone. The new value is the old one, minus its step.
            W - learning_rate * dW, b - learning_rate * db -> learning_rate * dW, learning_rate * db
            or
            W - learning_rate * dW -> -learning_rate * dW
            b - learning_rate * db -> -learning_rate * db
        """
    ),
    hint="Four lines: the output a, then dz as in 6.1, then dW and db as in 6.2, then the new "
    "values: old one minus rate times slope.",
    steps=(
        "The way forward is that of a layer in Lab 3: a weighted sum for each sample, then the "
        "activation. `output_error` begins at z and takes the sigmoid itself; `dense_backward` "
        "gives three arrays, of which the third is not needed.",
        "By hand, the last line: with a bias of 0.5, a slope of 0.2 and a rate of 3, the step is "
        "0.6, and the new bias is -0.1. The same for every element of W, all at once.",
    ),
)
