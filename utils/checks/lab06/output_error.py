"""Exercise 6.1 · The output error."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.random_inputs import signed
from utils.nn import sigmoid


def output_error(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    a = sigmoid(z)
    return 2 * (a - y) / len(y) * a * (1 - a)


def draw_targets(rng: np.random.Generator, n: int) -> np.ndarray:
    """Draw 0s and 1s (n, 1), of each at least one."""
    y = rng.integers(0, 2, (n, 1)).astype(float)
    y[:2, 0] = [1, 0]
    return rng.permutation(y)


def _draw_answers(rng: np.random.Generator, size: int) -> tuple:
    n = size + 1  # never one sample; and seldom two, of which the 2 and the 1/n would cancel
    return signed(rng, n, 1, unit=100), draw_targets(rng, n)


# Of a solution with the line for dz, so that Exercise 6.4 knows them as well
OF_DZ = """
    no-2: The 2 is missing from `dz`. It comes down from the square: see the parabola in Lab 4.
        2 * (a - y) -> (a - y)
    no-mean: The loss is an average over the samples, so `dz` has to be divided by their number.
        / len(y) ->
    two-factors: The 2 and the division by the number of samples are both missing from `dz`. The
      loss is the *mean* of the *squares*.
        2 * (a - y) / len(y) -> (a - y)
    n-minus-1: In `dz` you divided by one less than the number of samples. The loss is a plain
      average: divide by `len(y)`.
        len(y) -> (len(y) - 1)
    fixed-n: In `dz` you divided by a fixed number. A batch may have any number of samples.
        len(y) -> 3
        or
        len(y) -> 4
    errors-averaged: For `dz` you averaged the errors first, so every sample got the same one. Each
      keeps its own error, divided by the number of samples.
        (a - y) / len(y) -> np.mean(a - y)
    loss-for-slope: In `dz` the error is squared: that is the loss. The way back takes the slope of
      the square, 2 (a - y).
        2 * (a - y) -> (a - y) ** 2
        or
        (a - y) -> (a - y) ** 2
        or
        2 * (a - y) / len(y) -> np.mean((a - y) ** 2)
    plain-error: Your `dz` is answer minus target. The way back leads through the loss (times 2, and
      divided by the number of samples) and through the sigmoid.
        2 * (a - y) / len(y) * a * (1 - a) -> a - y
    cross-entropy: Your `dz` is the plain error over n. That belongs to cross-entropy, which has no
      2, and with which the sigmoid's slope cancels. Here the loss is the squared error.
        2 * (a - y) / len(y) * a * (1 - a) -> (a - y) / len(y)
    no-slope: The slope of the sigmoid is missing: this is the slope with respect to `a`. For `dz`
      one more step leads back, through the sigmoid.
        * a * (1 - a) ->
    half-slope: Half of the sigmoid's slope is missing: it is a (1 - a).
        * a * (1 - a) -> * a
        or
        * a * (1 - a) -> * (1 - a)
    no-brackets: Brackets are missing around 1 - a or around a - y: Python multiplies first.
        (1 - a) -> 1 - a
        or
        (a - y) -> a - y
        or
        2 * (a - y) / -> a - y * 2 /
    tanh-slope: 1 - a² is the slope of tanh. That of the sigmoid is a (1 - a).
        a * (1 - a) -> (1 - a**2)
    sigmoid-twice: The slope of the sigmoid was taken at `a`. It is a (1 - a), and `a` is the
      sigmoid of z already.
        a * (1 - a) -> sigmoid(a) * (1 - sigmoid(a))
    slope-added: You added the two local slopes. Along a path they multiply.
        * a * (1 - a) -> + a * (1 - a)
    slope-divided: You divided where the slope of the sigmoid has to be multiplied. Along a path
      slopes multiply.
        * a * (1 - a) -> / (a * (1 - a))
        or
        * a * (1 - a) -> / a * (1 - a)
        or
        2 * (a - y) / len(y) * a * -> (a - y) / len(y) / a /
"""


EXERCISE = FunctionExercise(
    name="output_error",
    number="6.1",
    title="The output error",
    solution=output_error,
    inputs=_draw_answers,
    mistakes=mistakes(OF_DZ)
    + mistakes(
        """
        sign: Your `dz` has the wrong sign: for an answer that is too large it is positive. The
          slope of (a - y)² is 2 (a - y), and that of the sigmoid a (1 - a).
            (a - y) -> (y - a)
        sign-and-more: Your `dz` has the wrong sign, and the 2, the division by the number of
          samples or both are missing: the slope of the mean of squares is 2 (a - y) / n.
            2 * (a - y) -> (y - a)
            or
            2 * (a - y) / len(y) -> 2 * (y - a)
            or
            2 * (a - y) / len(y) -> (y - a)
        target-minus-answer: You returned target minus answer. Turn it round; and two steps of the
          way back are missing, through the loss and through the sigmoid.
            = y - sigmoid(z)
        z-for-a: You used z where the output belongs. The network's answer is `a`, the sigmoid of z:
          it is compared with the target, and the slope is a (1 - a).
            (a - y) -> (z - y)
            or
            * a * (1 - a) -> * z * (1 - z)
            or
            a = sigmoid(z) -> a = z
        no-sigmoid: You left out the sigmoid. It stands between z and the answer, on the way forward
          and on the way back.
            a = sigmoid(z) -> a = z
            * a * (1 - a) ->
        loss: You returned the loss, or the squared error of each sample. Asked for is the slope of
          the loss with respect to each z.
            = (sigmoid(z) - y) ** 2
            or
            = np.mean((sigmoid(z) - y) ** 2)
        one-number: You made one number of the samples. Each keeps a row of its own here; they are
          added up later, for the weights.
            = output_error(z, y).sum()
            or
            = output_error(z, y).mean()
        """
    ),
    hint="Two arrows lead back from the loss to z. What stands on them in the first graph, and "
    "which number makes the mean out of the sum?",
    steps=(
        "First the output `a`, which is what the activation makes of z. Then three things are "
        "multiplied: the slope of the square, 1/n, and the slope of the sigmoid.",
        "By hand, for one of 4 samples with a = 0.8 and y = 0: the slope of the square is 1.6, a "
        "quarter of it 0.4, and the sigmoid's slope 0.8 · 0.2 = 0.16. So its row of `dz` is 0.064.",
    ),
)
