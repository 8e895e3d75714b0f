"""Exercise 6.1 · The output error."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.random_inputs import signed
from utils.nn import sigmoid


def output_error(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    a = sigmoid(z)
    return 2 * (a - y) / len(y) * a * (1 - a)


def _draw_answers(rng: np.random.Generator, size: int) -> tuple:
    n = size + 1  # never one sample; and seldom two, of which the 2 and the 1/n would cancel
    y = rng.integers(0, 2, (n, 1)).astype(float)
    y[:2, 0] = [1, 0]  # both targets are there
    return signed(rng, n, 1), y


EXERCISE = FunctionExercise(
    name="output_error",
    number="6.1",
    title="The output error",
    solution=output_error,
    inputs=_draw_answers,
    misconceptions={
        "You subtracted the wrong way round. The slope of (a - y)² with respect to a is "
        "2 (a - y): for an answer that is too large, the gradient is positive.": (
            lambda z, y: -output_error(z, y)
        ),
        "The 2 is missing. It comes down from the square: see the parabola in Lab 4.": (
            lambda z, y: output_error(z, y) / 2
        ),
        "The loss is an average over the samples, so the gradient has to be divided by their "
        "number.": lambda z, y: output_error(z, y) * len(y),
        "The 2 and the division by the number of samples are both missing. The loss is the "
        "*mean* of the *squares*.": lambda z, y: output_error(z, y) * len(y) / 2,
        "The wrong way round, and the 2 of the square is missing: the slope of (a - y)² is "
        "2 (a - y).": lambda z, y: -output_error(z, y) / 2,
        "The wrong way round, and without the 2 and the 1/n: the slope of the mean of squares "
        "is 2 (a - y) / n.": lambda z, y: -output_error(z, y) * len(y) / 2,
        "You returned target minus answer. Turn it round; and two steps of the way back are "
        "missing, through the loss and through the sigmoid.": lambda z, y: y - sigmoid(z),
        "Brackets are missing around 1 - a: the product was taken first.": (
            lambda z, y: 2 * (sigmoid(z) - y) / len(y) * sigmoid(z) - sigmoid(z)
        ),
        "You stopped before the activation: this is `da`. One more step leads back through "
        "the sigmoid, with its local slope.": lambda z, y: 2 * (sigmoid(z) - y) / len(y),
        "You returned the difference between answer and target. Two steps of the way back are "
        "missing: the slope of the loss, and the slope of the sigmoid.": (
            lambda z, y: sigmoid(z) - y
        ),
        "The slope of the sigmoid is missing, and so is the 2. With cross-entropy there is no "
        "2, and the sigmoid's slope cancels. But the loss here is the squared error.": (
            lambda z, y: (sigmoid(z) - y) / len(y)
        ),
        "You compared z with the target. The answer of the network is `a`, the sigmoid of "
        "z.": lambda z, y: 2 * (z - y) / len(y) * sigmoid(z) * (1 - sigmoid(z)),
        "You used z itself in the slope of the sigmoid. It is a (1 - a), with the output a of "
        "the sigmoid.": lambda z, y: 2 * (sigmoid(z) - y) / len(y) * z * (1 - z),
        "You took z for the output. Apply the sigmoid first, then go back with its output.": (
            lambda z, y: 2 * (z - y) / len(y) * z * (1 - z)
        ),
        "You applied the sigmoid twice: its slope is a (1 - a), and a is the sigmoid of z "
        "already.": lambda z, y: (
            2 * (sigmoid(z) - y) / len(y) * sigmoid(sigmoid(z)) * (1 - sigmoid(sigmoid(z)))
        ),
        "You multiplied by the sigmoid instead of by its slope, a (1 - a).": (
            lambda z, y: 2 * (sigmoid(z) - y) / len(y) * sigmoid(z)
        ),
        "You returned the squared errors. They are the loss; asked for is its slope.": (
            lambda z, y: (sigmoid(z) - y) ** 2
        ),
        "You returned the loss. Asked for is its slope with respect to each z.": (
            lambda z, y: np.mean((sigmoid(z) - y) ** 2)
        ),
        "You added up the gradients of the samples. Each sample keeps its own row here; they are "
        "added later, for the weights.": lambda z, y: output_error(z, y).sum(),
        "You took the mean over the samples. Divide by their number, but keep a row for "
        "each.": lambda z, y: output_error(z, y).mean(),
        "You divided where the slope of the sigmoid has to be multiplied. Along a path slopes "
        "multiply.": lambda z, y: 2 * (sigmoid(z) - y) / len(y) / (sigmoid(z) * (1 - sigmoid(z))),
        "You added the two local slopes. Along a path they multiply.": (
            lambda z, y: 2 * (sigmoid(z) - y) / len(y) + sigmoid(z) * (1 - sigmoid(z))
        ),
        "You used the loss itself, (a - y)². The way back takes its slope, 2 (a - y).": (
            lambda z, y: (sigmoid(z) - y) ** 2 / len(y) * sigmoid(z) * (1 - sigmoid(z))
        ),
        "You divided by 3. The batch here may have any number of samples: it is `len(y)`.": (
            lambda z, y: output_error(z, y) * len(y) / 3
        ),
        "You divided by one less than the number of samples. It is a plain average: divide by "
        "`len(y)`.": lambda z, y: output_error(z, y) * len(y) / (len(y) - 1),
        "You multiplied by the number of samples. For an average, divide by it.": (
            lambda z, y: output_error(z, y) * len(y) ** 2
        ),
        "You divided by the number of samples twice. Once is enough.": (
            lambda z, y: output_error(z, y) / len(y)
        ),
        "1 - a² is the slope of tanh. That of the sigmoid is a (1 - a).": (
            lambda z, y: 2 * (sigmoid(z) - y) / len(y) * (1 - sigmoid(z) ** 2)
        ),
        "Half of the sigmoid's slope is missing: it is a (1 - a), and you took 1 - a only.": (
            lambda z, y: 2 * (sigmoid(z) - y) / len(y) * (1 - sigmoid(z))
        ),
        "You averaged the errors before going on, so every sample got the same one. Each keeps "
        "its own error, divided by the number of samples.": lambda z, y: (
            2 * np.mean(sigmoid(z) - y) * sigmoid(z) * (1 - sigmoid(z))
        ),
        "The numbers are right, but the column is gone. Keep the shape (n, 1): no `ravel`, "
        "and no `z[i, 0]`.": lambda z, y: output_error(z, y).ravel(),
    },
    hint="Two arrows lead back from the loss to z. What stands on them in the first graph, and "
    "which number makes the mean out of the sum?",
)
