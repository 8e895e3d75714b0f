"""Four optimizers, from gradients to a step: w holds weights, dw their gradient, in any shape.

`step` changes w in place, and raises ValueError if the shapes differ or w does not hold floats.
Formulas, names and defaults are Keras's, where Momentum is SGD(momentum=0.9). The averages v and m
start at 0 and belong to the weights of one network: another network needs an optimizer of its own.
Settings out of range raise TypeError or ValueError.

Example:
    >>> w = np.array([1.0, 2.0])
    >>> SGD(0.5).step(w, dw=np.array([1.0, -1.0]))
    >>> print(w)
    [0.5 2.5]
"""

from typing import Any

import numpy as np

from utils.nn.array_checks import check_step
from utils.nn.option_checks import check_number

EPSILON = 1e-7  # so that nothing is divided by 0


class SGD:
    """Stochastic gradient descent: w ← w - η dw, where η is the learning rate."""

    def __init__(self, learning_rate: float = 0.01) -> None:
        self.learning_rate = check_number(learning_rate, "learning_rate", float, 1000)

    def step(self, w: np.ndarray, dw: np.ndarray) -> None:
        """Take the step; w changes in place."""
        check_step(w, dw)
        w -= self.learning_rate * dw


class Momentum:
    """Momentum: v ← μ v - η dw, w ← w + v, like a ball that rolls downhill (Polyak, 1964)."""

    def __init__(self, learning_rate: float = 0.01, momentum: float = 0.9) -> None:
        self.learning_rate = check_number(learning_rate, "learning_rate", float, 1000)
        self.momentum = check_number(momentum, "momentum", float, 1)
        self.v: Any = 0

    def step(self, w: np.ndarray, dw: np.ndarray) -> None:
        """Take the step; w changes in place."""
        check_step(w, dw, self.v)
        self.v = self.momentum * self.v - self.learning_rate * dw
        w += self.v


class RMSprop:
    """RMSprop: v ← ρ v + (1 - ρ) dw², w ← w - η dw / √v (Hinton, 2012).

    Dividing dw by its usual size of late makes steps long where the loss is flat.
    """

    def __init__(self, learning_rate: float = 0.001, rho: float = 0.9) -> None:
        self.learning_rate = check_number(learning_rate, "learning_rate", float, 1000)
        self.rho = check_number(rho, "rho", float, 1)
        self.v: Any = 0

    def step(self, w: np.ndarray, dw: np.ndarray) -> None:
        """Take the step; w changes in place."""
        check_step(w, dw, self.v)
        self.v = self.rho * self.v + (1 - self.rho) * dw**2
        w -= self.learning_rate * dw / np.sqrt(self.v + EPSILON)


class Adam:
    """Adam: w ← w - η m / √v, where m averages dw and v averages dw² (Kingma and Ba, 2015).

    After t steps from 0 the averages are still too small, by the factor 1 - β^t, which is divided
    out.
    """

    def __init__(
        self, learning_rate: float = 0.001, beta_1: float = 0.9, beta_2: float = 0.999
    ) -> None:
        self.learning_rate = check_number(learning_rate, "learning_rate", float, 1000)
        self.beta_1 = check_number(beta_1, "beta_1", float, 1)
        self.beta_2 = check_number(beta_2, "beta_2", float, 1)
        self.m: Any = 0
        self.v: Any = 0
        self.t = 0

    def step(self, w: np.ndarray, dw: np.ndarray) -> None:
        """Take the step; w changes in place."""
        check_step(w, dw, self.m)
        self.t += 1
        self.m = self.beta_1 * self.m + (1 - self.beta_1) * dw
        self.v = self.beta_2 * self.v + (1 - self.beta_2) * dw**2
        correction = (1 - self.beta_2**self.t) ** 0.5 / (1 - self.beta_1**self.t)
        w -= self.learning_rate * correction * self.m / (np.sqrt(self.v) + EPSILON)
