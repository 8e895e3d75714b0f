"""The exercises of Lab 3, forward propagation."""

from functools import partial
from itertools import pairwise
from typing import Any

import numpy as np

from utils.activations import sigmoid
from utils.checks.exercise import Exercise

Layers = list[tuple[np.ndarray, np.ndarray]]


def weighted_sum(x: np.ndarray, w: np.ndarray, b: float) -> float:
    return x @ w + b


def node_output(x: np.ndarray, w: np.ndarray, b: float) -> Any:
    return sigmoid(x @ w + b)


def layer_output(X: np.ndarray, W: np.ndarray, b: np.ndarray) -> np.ndarray:
    return sigmoid(X @ W + b)


def propagate(X: np.ndarray, layers: Layers) -> np.ndarray:
    a = X
    for W, b in layers:
        a = sigmoid(a @ W + b)
    return a


def count_parameters(sizes: list[int]) -> int:
    return sum(n_in * n_out + n_out for n_in, n_out in pairwise(sizes))


def _draw(rng: np.random.Generator, *shape: int, unit: int = 10) -> np.ndarray:
    """Numbers with one decimal, never 0, so that none of them hides a mistake."""
    return rng.choice([-1, 1], shape) * rng.integers(1, 16 * unit // 10, shape) / unit


def _draw_node(rng: np.random.Generator, size: int) -> tuple:
    # The weights have two decimals, so that a rounded z is not the right one
    return _draw(rng, size), _draw(rng, size, unit=100), float(_draw(rng, 1)[0])


def _draw_layer(rng: np.random.Generator, size: int) -> tuple:
    # Three different sizes, so that rows and columns are not mixed up by whoever reads the example;
    # now and then all the same, so that a swapped matrix gives a wrong result to look at
    n_samples, n_out = (size, size) if size in (3, 5) else (size + 2, size + 1)
    return _draw(rng, n_samples, size), _draw(rng, size, n_out), _draw(rng, n_out)


def _draw_network(rng: np.random.Generator, size: int) -> tuple:
    # Every layer has the same width, so that a mix-up of layers gives a wrong result as well
    layers = [(_draw(rng, size, size), _draw(rng, size)) for _ in range(size + 1)]
    return _draw(rng, size, size), layers


def _draw_sizes(rng: np.random.Generator, size: int) -> tuple:
    return ([int(n) for n in rng.permutation(np.arange(2, 9))[: size + 1]],)


def _propagate_wrongly(X: np.ndarray, layers: Layers, mistake: str) -> np.ndarray:
    """`propagate` with one mistake, named by where it sits in the loop."""
    a = X
    for number, (W, b) in enumerate(layers, start=1):
        if mistake == "first weights":
            W, b = layers[0]
        came_in = X if mistake == "X again" else a
        z = came_in @ W + (0 if mistake == "no bias" else b)
        last = number == len(layers)
        linear = mistake == "no activation" or (mistake == "last is linear" and last)
        a = z if linear else sigmoid(z)
    return a


EXERCISES = [
    Exercise(
        name="weighted_sum",
        number="3.1",
        title="The weighted sum of one node",
        solution=weighted_sum,
        inputs=_draw_node,
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
            "You applied an activation. This exercise asks for z, the number before it.": (
                node_output
            ),
            "You rounded z. Return it as it is.": lambda x, w, b: round(x @ w + b, 2),
        },
        hint="Look at `z_upper` above: two products, their sum, and then the bias. How much of it "
        "does `@` do, and what is left?",
    ),
    Exercise(
        name="node_output",
        number="3.2",
        title="The output of one node",
        solution=node_output,
        inputs=_draw_node,
        misconceptions={
            "You stopped at z. The output `a` is what the activation makes of z.": weighted_sum,
            "You applied the activation twice. Once is enough.": (
                lambda x, w, b: sigmoid(node_output(x, w, b))
            ),
            "You added the bias after the activation. It is part of z, so it comes before.": (
                lambda x, w, b: sigmoid(x @ w) + b
            ),
            "You left out the bias. z is the weighted sum plus `b`.": (
                lambda x, w, b: sigmoid(x @ w)
            ),
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
    ),
    Exercise(
        name="layer_output",
        number="3.3",
        title="A layer for a whole batch",
        solution=layer_output,
        inputs=_draw_layer,
        misconceptions={
            "You left out the biases. Add `b` to every row of the product.": (
                lambda X, W, b: sigmoid(X @ W)
            ),
            "You stopped at z. The layer's output is what the activation makes of it.": (
                lambda X, W, b: X @ W + b
            ),
            "You applied the activation twice. Once in each layer is enough.": (
                lambda X, W, b: sigmoid(layer_output(X, W, b))
            ),
            "You transposed W. Its columns are the nodes already, so it goes in as it is.": (
                lambda X, W, b: layer_output(X, W.T, b)
            ),
            "You swapped the factors. The samples come first, then the weights.": (
                lambda X, W, b: sigmoid(W @ X + b)
            ),
            "You multiplied element by element with `*`, so nothing was summed. A matrix product "
            "does both.": lambda X, W, b: sigmoid(X * W + b),
            "You gave each sample its own bias. The biases belong to the nodes, which are the "
            "columns.": lambda X, W, b: sigmoid(X @ W + b[:, None]),
            "You added the biases after the activation. They are part of z.": (
                lambda X, W, b: sigmoid(X @ W) + b
            ),
            "You applied the activation to the product and to the biases apart. Add first: the "
            "activation sees z.": lambda X, W, b: sigmoid(X @ W) + sigmoid(b),
            "You added the sum of all biases to every node. Each node has its own: add `b`.": (
                lambda X, W, b: sigmoid(X @ W + b.sum())
            ),
            "The sign of z is lost: the sigmoid has e to the power of minus z.": (
                lambda X, W, b: sigmoid(-(X @ W + b))
            ),
            "You kept only the first sample. Every row of `X` needs its row in the result.": (
                lambda X, W, b: layer_output(X, W, b)[0]
            ),
            "You summed over the samples, so they run into one. Each sample keeps its own row.": (
                lambda X, W, b: layer_output(X, W, b).sum(axis=0)
            ),
            "You summed over the nodes. Each node keeps its own column.": (
                lambda X, W, b: layer_output(X, W, b).sum(axis=1)
            ),
        },
        hint="Write it as for one node, with capitals: NumPy adds a row of biases to every row "
        "of the product by itself. Check the shapes: what goes in and what should come out?",
    ),
    Exercise(
        name="propagate",
        number="3.4",
        title="Through any number of layers",
        solution=propagate,
        inputs=_draw_network,
        misconceptions={
            "Every layer got `X`. Only the first layer sees the inputs; each later one gets the "
            "output of the layer before it.": partial(_propagate_wrongly, mistake="X again"),
            "You used the first layer's weights every time. Each turn of the loop has its own "
            "`W` and `b`.": partial(_propagate_wrongly, mistake="first weights"),
            "Only the first layer was run. Is the `return` inside the loop? Move it behind it.": (
                lambda X, layers: propagate(X, layers[:1])
            ),
            "The last layer is missing. It is a layer like the others.": (
                lambda X, layers: propagate(X, layers[:-1])
            ),
            "The first layer is missing. Start with `a = X` and go through all of `layers`.": (
                lambda X, layers: propagate(X, layers[1:])
            ),
            "The layers ran in the wrong order. Begin with the first one in the list.": (
                lambda X, layers: propagate(X, layers[::-1])
            ),
            "You returned the inputs. Return what the last layer made of them.": (
                lambda X, layers: X
            ),
            "You returned the outputs of all layers. Asked for is the last layer's only.": (
                lambda X, layers: [propagate(X, layers[: n + 1]) for n in range(len(layers))]
            ),
            "In each pair the weights come first: `for W, b in layers`.": (
                lambda X, layers: propagate(X, [(b, W) for W, b in layers])
            ),
            "The last layer has no activation. In this network it has one too.": (
                partial(_propagate_wrongly, mistake="last is linear")
            ),
            "The activation is missing in every layer. Apply it before the next layer starts.": (
                partial(_propagate_wrongly, mistake="no activation")
            ),
            "You activated once, at the end. Every layer has its own activation.": (
                lambda X, layers: sigmoid(_propagate_wrongly(X, layers, "no activation"))
            ),
            "The biases are missing. Each layer adds its own `b`.": (
                partial(_propagate_wrongly, mistake="no bias")
            ),
        },
        hint="Let one name, `a`, hold what travels. It starts as `X`, and each turn of the loop "
        "replaces it by the layer's output, which the next turn takes in.",
    ),
    Exercise(
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
            "You added the sizes of neighbouring layers. Each node is linked to each, so "
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
        "between two neighbours, and how long is its b?",
    ),
]
