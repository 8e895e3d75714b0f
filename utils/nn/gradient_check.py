"""Central differences: gradients measured with small steps, to be compared with `backward`.

Example:
    >>> w = np.array([3.0])
    >>> print(numerical_gradient(lambda: w[0] ** 2, w).round(4))
    [6.]
"""

import copy
from collections.abc import Callable
from typing import Any

import numpy as np

from utils.nn.network import Network


def numerical_gradient(f: Callable[[], Any], w: np.ndarray, step: float = 1e-5) -> np.ndarray:
    """Measure ∂f/∂w for one element of w after the other, in an array of w's shape.

    Each is (f at w + step, minus f at w - step) / (2 step). f takes nothing and looks at w, which
    is changed in place and put back. Raises TypeError unless w is float64: in float32 the
    difference of two nearly equal numbers would be mostly rounding.
    """
    if not isinstance(w, np.ndarray) or w.dtype != np.float64:
        raise TypeError(f"w = {w!r}. float64 was expected: w = np.array(w, dtype=np.float64).")
    slope = np.zeros_like(w)
    for place in np.ndindex(w.shape):
        here = w[place]
        w[place] = here + step
        above = f()
        w[place] = here - step
        slope[place] = (above - f()) / (2 * step)
        w[place] = here
    return slope


def check_gradients(net: Network, X: np.ndarray, y: np.ndarray, loss: str) -> list[float]:
    """Measure how far `backward` is from central differences: a number for each W and b.

    ‖dW - measured‖ / (‖dW‖ + ‖measured‖), from 0 (equal) to 1 (opposite); below 1e-5 it is right.
    Both are computed in a float64 copy of the network, whose biases are moved by a thousandth: at
    b = 0 an input of zeros stands on the kink of ReLU. Raises as `Network.check` does.
    """
    net = copy.deepcopy(net)
    for layer in net.layers:
        for name in ("W", "b", "dW", "db"):
            setattr(layer, name, getattr(layer, name).astype(np.float64))
        layer.b += 1e-3
    distances = []
    for w, dw in zip(net.parameters(), net.gradients(X, y, loss), strict=True):
        measured = numerical_gradient(lambda: np.sum(net.loss(X, y, loss)), w)
        size = float(np.linalg.norm(dw) + np.linalg.norm(measured))
        distances.append(float(np.linalg.norm(dw - measured)) / max(size, 1e-5))
    return distances
