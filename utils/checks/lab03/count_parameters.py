"""Exercise 3.5 · Count the weights and biases."""

from itertools import pairwise

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise


def count_parameters(sizes: list[int]) -> int:
    return sum(n_in * n_out + n_out for n_in, n_out in pairwise(sizes))


def _draw_sizes(rng: np.random.Generator, size: int) -> tuple:
    return ([int(n) for n in rng.permutation(np.arange(2, 9))[: size + 1]],)


EXERCISE = FunctionExercise(
    name="count_parameters",
    number="3.5",
    title="Count the weights and biases",
    solution=count_parameters,
    inputs=_draw_sizes,
    misconceptions={
        "You counted the weights only. Every node also has a bias.": (
            lambda sizes: sum(n * m for n, m in pairwise(sizes))
        ),
        "You gave each layer one bias. Every node in it has its own.": (
            lambda sizes: sum(n * m + 1 for n, m in pairwise(sizes))
        ),
        "You counted a bias for each input of a layer. Biases belong to its nodes.": (
            lambda sizes: sum(n * m + n for n, m in pairwise(sizes))
        ),
        "You gave the inputs biases too. They are plain numbers that come in, not nodes.": (
            lambda sizes: count_parameters(sizes) + sizes[0]
        ),
        "The biases of the output nodes are missing. They have one each, like hidden nodes.": (
            lambda sizes: count_parameters(sizes) - sizes[-1]
        ),
        "The last layer is missing. Your loop ends one pair too early.": (
            lambda sizes: count_parameters(sizes[:-1])
        ),
        "The first layer is missing. The inputs are linked to the first nodes as well.": (
            lambda sizes: count_parameters(sizes[1:])
        ),
        "Only the first layer was counted. Is the `return` inside the loop? Move it behind "
        "it.": lambda sizes: count_parameters(sizes[:2]),
        "Only the last layer was counted. Does each turn of the loop replace the total? Add "
        "to it, with `+=`.": lambda sizes: count_parameters(sizes[-2:]),
        "You returned a count for each layer. Asked for is one number, their sum.": (
            lambda sizes: [n * m + m for n, m in pairwise(sizes)]
        ),
        "You returned weights and biases as two numbers. Asked for is their sum.": (
            lambda sizes: (sum(n * m for n, m in pairwise(sizes)), sum(sizes[1:]))
        ),
        "You added the sizes of neighboring layers. Each node is linked to each, so "
        "multiply.": lambda sizes: sum(n + m for n, m in pairwise(sizes)),
        "You counted the nodes. Asked for are the weights on the links between them, and the "
        "biases.": sum,
    }
    | {
        f"Your function always returns {own}, which is right for one network only. Work the "
        "number out from `sizes`.": lambda sizes, own=own: own
        for own in (9, 39)
    },
    hint="Take the sizes in pairs, as `pairwise(sizes)` above does. What shape has the W "
    "between two neighbors, and how long is its b?",
)
