"""Exercise 3.4 · Through any number of layers."""

from itertools import pairwise

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.random_inputs import signed
from utils.checks.lab03.layer import OF_A_LAYER
from utils.checks.lab03.node import OF_SIGMOID
from utils.nn import binary_step, relu, sigmoid, softmax  # noqa: F401  # which may be taken for each other

Layers = list[tuple[np.ndarray, np.ndarray]]


def propagate(X: np.ndarray, layers: Layers) -> np.ndarray:
    a = X
    for W, b in layers:
        a = sigmoid(a @ W + b)
    return a


def _draw_network(rng: np.random.Generator, size: int) -> tuple:
    # The layers have the same width, so that a mix-up of layers gives a wrong result as well; but
    # in the last network drawn the answers are narrower than what came in
    widths = [3, 3, 1] if size == 1 else [size] * (size + 2)
    n_samples = size if size in (3, 5) else size + 3
    layers = [(signed(rng, n, m), signed(rng, m)) for n, m in pairwise(widths)]
    return signed(rng, n_samples, widths[0]), layers


EXERCISE = FunctionExercise(
    name="propagate",
    number="3.4",
    title="Through any number of layers",
    solution=propagate,
    inputs=_draw_network,
    mistakes=[
        *mistakes(
            """
            inputs-again: Your result is that of the last layer alone, with `X` as its input. Each
              layer takes in what the one before it gave out: only the first one sees `X`.
                a @ W -> X @ W
                or
                a @ W -> np.dot(X, W)
            all-outputs: You returned the outputs of several layers. Asked for is the last layer's
              only.
                = [propagate(X, layers[: n + 1]) for n in range(len(layers))]
                or
                = [propagate(X, layers[:n]) for n in range(len(layers) + 1)]
                or
                = np.array([propagate(X, layers[: n + 1]) for n in range(len(layers))])
            last-is-linear: The last layer has no activation. In this network it has one too.
                a = sigmoid(a @ W + b) -> z = a @ W + b; a = sigmoid(z)
                return a -> return z
            relu-hidden: ReLU stands in the hidden layers. In this network every layer has the
              sigmoid, the hidden ones too.
                sigmoid(a @ W + b) -> (sigmoid if W is layers[-1][0] else relu)(a @ W + b)
            activated-once: Only the last result has gone through the activation. What a layer hands
              to the next one has to go through it, too.
                sigmoid(a @ W + b) -> a @ W + b
                return a -> return sigmoid(a)
            activated-inputs: You applied the activation to the inputs. They come in as they are;
              each layer activates its own z.
                a = X -> a = sigmoid(X)
                or
                a = sigmoid(a @ W + b) -> a = sigmoid(a) @ W + b
            no-biases: The biases are missing. Each layer adds its own `b`.
                + b ->
            one-bias: Every node of a layer got the same bias. Each has its own: add `b` as it is.
                + b -> + b.sum()
                or
                + b -> + b[0]
                or
                + b -> + b.mean()
            two-layers: Only the first two layers were run. A network may have any number: take a
              turn of a loop for each.
                = propagate(X, layers[:2])
            outputs-added: You added each layer's output to what came in. The output takes its
              place.
                a = sigmoid( -> a = a + sigmoid(
            """
        ),
        *mistakes(OF_A_LAYER.format(x="a")),
        *mistakes(OF_SIGMOID),
    ],
    hint="Let one name, `a`, hold what travels. It starts as `X`, and each turn of the loop "
    "replaces it by the layer's output, which the next turn takes in.",
    steps=(
        "A loop over `layers` gives one pair in each turn: name its two parts. Inside stands one "
        "line, that of Exercise 3.3, with `a` in two places: what comes in, and what comes out.",
        "By hand, for two layers of one node each: x = 2, then w = 0.5 and b = -1, then w = 3 and "
        "b = 1. First turn: a = sigmoid(2 · 0.5 - 1) = 0.5. Second turn: a = sigmoid(0.5 · 3 + 1) "
        "= 0.92. That is the answer; the return stands behind the loop.",
    ),
)
