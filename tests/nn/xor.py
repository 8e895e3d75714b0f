"""Exclusive or, a small network for it, and its training, for several tests."""

from typing import Any

import numpy as np

from utils.nn import SGD, Dense, Network, fit

X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32)
Y = np.array([[0], [1], [1], [0]], np.float32)


def xor_net(hidden: int = 3, seeds: int | None = None, seed: int = 3) -> Network:
    """Give a network of one hidden layer that can learn it."""
    rng = np.random.default_rng(seed)
    layers = [Dense(2, hidden, "tanh", rng=rng, seeds=seeds)]
    return Network([*layers, Dense(hidden, 1, "sigmoid", rng=rng, seeds=seeds)])


def train(net: Network, **changes: Any) -> dict[str, list[Any]]:
    """Train with the usual settings but for these changes; `data` is (X, y). Give the history."""
    settings: dict[str, Any] = {
        "loss": "binary_crossentropy",
        "optimizer": SGD(0.5),
        "epochs": 5,
        "rng": np.random.default_rng(3),
    }
    X_, y_ = changes.pop("data", (X, Y))
    return fit(net, X_, y_, **settings | changes)
