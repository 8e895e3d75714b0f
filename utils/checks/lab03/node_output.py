"""Exercise 3.2 · The output of one node."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.lab03.node import draw_node, node_output, weighted_sum
from utils.nn import sigmoid

EXERCISE = FunctionExercise(
    name="node_output",
    number="3.2",
    title="The output of one node",
    solution=node_output,
    inputs=draw_node,
    misconceptions={
        "You stopped at z. The output `a` is what the activation makes of z.": weighted_sum,
        "You applied the activation twice. Once is enough.": (
            lambda x, w, b: sigmoid(node_output(x, w, b))
        ),
        "You added the bias after the activation. It is part of z, so it comes before.": (
            lambda x, w, b: sigmoid(x @ w) + b
        ),
        "You left out the bias. z is the weighted sum plus `b`.": (lambda x, w, b: sigmoid(x @ w)),
        "You applied the activation to each product. Sum first: the activation sees one "
        "number, z.": lambda x, w, b: sigmoid(x * w).sum() + b,
        "You applied the activation to the inputs. They come in as they are: first z, then "
        "its sigmoid.": lambda x, w, b: sigmoid(x) @ w + b,
        "You returned one output for each input. A node has one output: sum the products "
        "before the activation.": lambda x, w, b: sigmoid(x * w + b),
        "The sign of z is lost: the sigmoid has e to the power of minus z.": (
            lambda x, w, b: sigmoid(-(x @ w + b))
        ),
        "The brackets are missing: 1 is divided by all of 1 + e to the power of minus z.": (
            lambda x, w, b: 1 + np.exp(-(x @ w + b))
        ),
        "That is the tanh of z, which can be negative. The exercise asks for the sigmoid.": (
            lambda x, w, b: np.tanh(x @ w + b)
        ),
        "You rounded the output. Return it as it is.": lambda x, w, b: round(
            node_output(x, w, b), 2
        ),
    },
    hint="You have z already, from Exercise 3.1. Which function that the setup cell imported "
    "turns it into a number between 0 and 1?",
)
