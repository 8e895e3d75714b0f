"""Exercise 3.1 · The weighted sum of one node."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.lab03.node import OF_Z, draw_node
from utils.nn import sigmoid  # noqa: F401  # named in the mistakes below


def weighted_sum(x: np.ndarray, w: np.ndarray, b: float) -> float:
    return x @ w + b


def _in_a_loop(x: np.ndarray, w: np.ndarray, b: float) -> float:
    total = 0
    for i in range(len(x)):
        total += x[i] * w[i]
    return total + b


def _from_the_bias(x: np.ndarray, w: np.ndarray, b: float) -> float:
    z = b
    for x_i, w_i in zip(x, w, strict=True):
        z += x_i * w_i
    return z


EXERCISE = FunctionExercise(
    name="weighted_sum",
    number="3.1",
    title="The weighted sum of one node",
    solution=weighted_sum,
    also=(_in_a_loop, _from_the_bias),
    inputs=draw_node,
    mistakes=[
        *mistakes(OF_Z),
        *mistakes(
            """
            activation: You applied an activation. Asked for is z, the number before it.
                = sigmoid(x @ w + b)
                or
                = np.tanh(x @ w + b)
                or
                = int(x @ w + b >= 0)
            """
        ),
    ],
    hint="Look at `z_upper` above: two products, their sum, and then the bias. How much of it "
    "does `@` do, and what is left?",
    steps=(
        "`x @ w` is the sum of all products, however many there are: one number. A node's z has "
        "one more term.",
        "By hand, with other numbers: x = (2, 3), w = (0.5, -1), b = 4. The products are 1 and "
        "-3, their sum is -2, and with the bias z = 2. Now say the same with `@`.",
    ),
)
