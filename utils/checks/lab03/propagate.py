"""Exercise 3.4 · Through any number of layers."""

from functools import partial

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.random_inputs import signed
from utils.nn import sigmoid

Layers = list[tuple[np.ndarray, np.ndarray]]


def propagate(X: np.ndarray, layers: Layers) -> np.ndarray:
    a = X
    for W, b in layers:
        a = sigmoid(a @ W + b)
    return a


def _draw_network(rng: np.random.Generator, size: int) -> tuple:
    # Every layer has the same width, so that a mix-up of layers gives a wrong result as well
    layers = [(signed(rng, size, size), signed(rng, size)) for _ in range(size + 1)]
    return signed(rng, size, size), layers


def _propagate_wrongly(X: np.ndarray, layers: Layers, mistake: str) -> np.ndarray:
    """Compute `propagate` with one mistake, given by name."""
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


EXERCISE = FunctionExercise(
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
        "You returned the inputs. Return what the last layer made of them.": (lambda X, layers: X),
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
)
