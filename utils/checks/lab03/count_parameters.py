"""Exercise 3.5 · Count the weights and biases."""

from itertools import combinations, pairwise  # noqa: F401  # the first is named in a mistake

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def count_parameters(sizes: list[int]) -> int:
    total = 0
    for n_in, n_out in pairwise(sizes):
        total += n_in * n_out + n_out
    return total


def _draw_sizes(rng: np.random.Generator, size: int) -> tuple:
    sizes = [int(n) for n in rng.permutation(np.arange(2, 9))[: size + 1]]
    if size == 4:
        sizes[3:] = sizes[1], 1  # two layers of the same size, as in the lab, and one node
    if size == 5:
        sizes[2:4] = sizes[:2]  # the same neighbors, twice
    return (sizes,)


EXERCISE = FunctionExercise(
    name="count_parameters",
    number="3.5",
    title="Count the weights and biases",
    solution=count_parameters,
    inputs=_draw_sizes,
    mistakes=mistakes(
        """
        no-biases: You counted the weights only. Every node also has a bias.
            + n_out ->
        no-weights: That is the number of nodes behind the inputs, with one bias each. The weights
          on the links between them are missing.
            n_in * n_out + n_out -> n_out
        bias-for-layers: You gave each layer one bias. Every node in it has its own.
            + n_out -> + 1
            or
            = sum(n * m for n, m in pairwise(sizes)) + len(sizes)
        biases-of-one-layer: Only the last layer's biases are counted. Do you add them behind the
          loop? Each layer has its own.
            = sum(n * m for n, m in pairwise(sizes)) + sizes[-1]
        bias-for-inputs: You counted a bias for each number that comes into a layer. Biases belong
          to its nodes: the second number of each pair.
            + n_out -> + n_in
        bias-for-weights: You counted a bias for each weight. There is one for each node.
            + n_out -> + n_in * n_out
        biases-of-inputs: You gave the inputs biases too. They are plain numbers that come in, not
          nodes.
            return total -> return total + sizes[0]
        no-output-biases: The biases of the output nodes are missing. They have one each, like
          hidden nodes.
            return total -> return total - sizes[-1]
        list-of-layers: You returned a count for each layer. Asked for is one number, their sum.
            = [n * m + m for n, m in pairwise(sizes)]
        two-counts: You returned weights and biases as two numbers. Asked for is their sum.
            = (sum(n * m for n, m in pairwise(sizes)), sum(sizes[1:]))
            or
            = [sum(n * m for n, m in pairwise(sizes)), sum(sizes[1:])]
        added-sizes: You added the sizes of neighboring layers. Each node is linked to each, so
          multiply.
            n_in * n_out -> n_in + n_out
            or
            n_in * n_out + n_out -> n_in + n_out
        nodes: You counted the nodes, or added up the sizes. Asked for are the weights on the links
          between the nodes, and the biases.
            = sum(sizes)
        all-pairs: You linked every layer to all later ones. It is linked to the next one only.
            pairwise -> (lambda sizes: combinations(sizes, 2))
        pairs-apart: Your pairs do not overlap, so some layers are missing. What one layer gives out
          the next one takes in: each size but the first and the last stands in two pairs.
            pairwise(sizes) -> zip(sizes[::2], sizes[1::2])
        first-of-its-size: `sizes.index(n)` finds the first n only, and two layers may have the same
          size. Take neighbors by their place, or with `pairwise`.
            = sum((n + 1) * sizes[sizes.index(n) + 1] for n in sizes[:-1])
        three-sizes: Your formula is for three sizes. There may be any number: add up over all pairs
          of neighbors.
            = sizes[0] * sizes[1] + sizes[1] + sizes[1] * sizes[2] + sizes[2]
        always-the-same: Your function returns the same number for every network. Work it out from
          `sizes`.
            = 9
            or
            = 39
        """
    ),
    hint="Take the sizes in pairs, as `pairwise(sizes)` above does. What shape has the W "
    "between two neighbors, and how long is its b?",
    steps=(
        "A layer with n_in inputs and n_out nodes has a W of n_in · n_out numbers, and a b of "
        "n_out. Start a total at 0, and in each turn of a loop add what one layer has.",
        "By hand, for [4, 3, 2]: the pairs are (4, 3) and (3, 2). The first layer has 4 · 3 = 12 "
        "weights and 3 biases, the second has 3 · 2 = 6 weights and 2 biases: 15 + 8 = 23.",
    ),
)
