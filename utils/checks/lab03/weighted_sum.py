"""Exercise 3.1 · The weighted sum of one node."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.lab03.node import draw_node, node_output, weighted_sum

EXERCISE = FunctionExercise(
    name="weighted_sum",
    number="3.1",
    title="The weighted sum of one node",
    solution=weighted_sum,
    inputs=draw_node,
    misconceptions={
        "You left out the bias. After the products are added up, `b` is added too.": (
            lambda x, w, b: x @ w
        ),
        "You added the bias to every product. A node has one bias: add it once, after the "
        "products have been summed.": lambda x, w, b: np.sum(x * w + b),
        "You added the bias to the inputs, before the product. It comes last: first the "
        "products, then their sum, then `b`.": lambda x, w, b: (x + b) @ w,
        "You added the bias to the weights. It is no part of them: first the products, then "
        "their sum, then `b`.": lambda x, w, b: x @ (w + b),
        "You subtracted the bias. It is added; a negative bias brings its own minus.": (
            lambda x, w, b: x @ w - b
        ),
        "You returned one product for each input. The node needs a single number: sum "
        "the products.": lambda x, w, b: x * w + b,
        "You summed the inputs and the weights apart from each other. Multiply each input by "
        "its own weight first.": lambda x, w, b: x.sum() * w.sum() + b,
        "You added the weights to the inputs. A weight says how much an input counts: "
        "multiply.": lambda x, w, b: np.sum(x + w) + b,
        "Only the first product is in your sum. Is the `return` inside the loop? Move it "
        "behind it.": lambda x, w, b: x[0] * w[0] + b,
        "Only the last product is in your sum. Does each turn of the loop replace the sum? "
        "Add to it, with `+=`.": lambda x, w, b: x[-1] * w[-1] + b,
        "The last product is missing. `range(len(x))` has a turn for each input already.": (
            lambda x, w, b: x[:-1] @ w[:-1] + b
        ),
        "You applied an activation. This exercise asks for z, the number before it.": (node_output),
        "You rounded z. Return it as it is.": lambda x, w, b: round(x @ w + b, 2),
    },
    hint="Look at `z_upper` above: two products, their sum, and then the bias. How much of it "
    "does `@` do, and what is left?",
)
