"""Exercise 3.2 · The output of one node."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.lab03.node import OF_SIGMOID, OF_Z, draw_node
from utils.nn import binary_step, relu, sigmoid  # noqa: F401  # which may be taken for each other


def node_output(x: np.ndarray, w: np.ndarray, b: float) -> Any:
    return sigmoid(x @ w + b)


def _by_formula(x: np.ndarray, w: np.ndarray, b: float) -> float:
    z = b
    for i in range(len(x)):
        z += x[i] * w[i]
    a = 1 / (1 + np.exp(-z))
    return a


EXERCISE = FunctionExercise(
    name="node_output",
    number="3.2",
    title="The output of one node",
    solution=node_output,
    also=(_by_formula,),
    inputs=draw_node,
    mistakes=[
        *mistakes(
            """
            bias-after: You added the bias after the activation. It is part of z, so it comes
              before.
                x @ w + b) -> x @ w) + b
            bias-subtracted: The bias counts with the wrong sign. It is added to z; and if you wrote
              the sigmoid out, its minus belongs to all of z: mind the brackets.
                x @ w + b -> x @ w - b
            of-each-product: You applied the activation to each product. Sum first: the activation
              sees one number, z.
                = sigmoid(x * w).sum() + b
                or
                = sigmoid(x * w).sum()
                or
                = sigmoid(x * w + b).sum()
                or
                = sigmoid(x * w + b).mean()
                or
                = sigmoid(sigmoid(x * w).sum() + b)
            of-the-inputs: You applied the activation to the inputs. They come in as they are:
              first z, then its sigmoid.
                = sigmoid(x) @ w + b
                or
                = sigmoid(x) @ w
                or
                = sigmoid(sigmoid(x) @ w + b)
            slope: That is the slope of the sigmoid. Asked for is the sigmoid itself.
                = sigmoid(x @ w + b) * (1 - sigmoid(x @ w + b))
            """
        ),
        *mistakes(OF_SIGMOID),
        *mistakes(OF_Z),
    ],
    hint="You have z already, from Exercise 3.1. Which function that the setup cell imported "
    "turns it into a number between 0 and 1?",
    steps=(
        "Give z a name, in a line of its own. The next line hands this one number to `sigmoid`, "
        "and returns what comes out.",
        "By hand, with other numbers: x = (2, 3), w = (0.5, -1), b = 4. First z: 1 - 3 + 4 = 2. "
        "Then a: sigmoid(2) = 0.88.",
    ),
)
