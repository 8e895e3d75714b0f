"""What the exercises on one node and on layers share: inputs, and mistakes in z and the sigmoid."""

import numpy as np

from utils.checks.exercises.random_inputs import signed

OF_Z = """
    bias-too-often: You added the bias to every product. A node has one bias: add it once, after
      the products have been summed.
        x @ w + b -> np.sum(x * w + b)
    bias-too-early: You added the bias to the inputs or to the weights, before the product. It comes
      last: first the products, then their sum, then `b`.
        x @ w + b -> (x + b) @ w
        or
        x @ w + b -> x @ (w + b)
        or
        x @ w + b -> (x + b) @ w + b
    bias-twice: You counted the bias twice. A node has one: at the start of the sum, or at its end.
        + b -> + 2 * b
    no-sum: You have a number for each input. A node has only one: sum the products, then add `b`.
        x @ w + b -> x * w + b
        or
        x @ w + b -> x * w
    sums-apart: Every input met every weight, as it does if you sum the two apart from each other.
      Multiply each input by its own weight only.
        x @ w -> x.sum() * w.sum()
    weights-added: You added the weights to the inputs. A weight says how much an input counts:
      multiply.
        x @ w -> np.sum(x + w)
        or
        x @ w -> (x + w)
    mean-for-sum: You took the mean of the products. A node adds them up.
        x @ w -> np.mean(x * w)
    average: You divided by the sum of the weights, as for an average. A node only adds up.
        x @ w -> x @ w / w.sum()
    sizes-written-in: Your sum always has two products, or three. A node may have any number of
      inputs: use all of `x` and `w`.
        x @ w -> (x[0] * w[0] + x[1] * w[1])
        or
        x @ w -> (x[0] * w[0] + x[1] * w[1] + x[2] * w[2])
    one-too-far: Your loop goes one too far: the last input has the index len(x) - 1.
      `range(len(x))` ends there.
        x @ w -> sum(x[i] * w[i] for i in range(len(x) + 1))
    numbers-of-the-lab: The numbers of the upper hidden node are in your result. Use `x`, `w` and
      `b`, which are others in each call.
        x @ w + b -> 0.5 * 2.40 + 0.85 * -1.20 + 0.20
        or
        x @ w + b -> 0.5 * w[0] + 0.85 * w[1] + b
        or
        x @ w + b -> x[0] * 2.40 + x[1] * -1.20 + 0.20
"""

OF_SIGMOID = """
    not-divided: In your sigmoid, the 1 is not divided by all of 1 + e to the power of minus z.
      Are there brackets around that sum?
        sigmoid -> (lambda z: 1 + np.exp(-z))
        or
        sigmoid -> (lambda z: 1 + np.exp(z))
    power-alone: You have a power of e alone. The sigmoid is 1, divided by 1 plus such a power.
        sigmoid -> np.exp
        or
        sigmoid -> (lambda z: np.exp(-z))
"""


def draw_node(rng: np.random.Generator, size: int) -> tuple:
    """Draw x, w and b; at one size with so many decimals that a rounded z is not the right one."""
    unit = 1000 if size == 4 else 10
    return signed(rng, size, unit=unit), signed(rng, size, unit=100), float(signed(rng, 1)[0])
