"""Exercise 2.1 · Does the neuron fire?"""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.random_inputs import signed
from utils.nn import sigmoid  # noqa: F401 (for the mistakes below)


def neuron(x: np.ndarray, w: np.ndarray, b: float) -> tuple:
    z = b
    for i in range(len(x)):
        z += x[i] * w[i]
    a = 1 if z >= 0 else 0
    return z, a


def _by_product(x: np.ndarray, w: np.ndarray, b: float) -> tuple:
    z = x @ w + b
    a = int(z >= 0)
    return z, a


def _draw_neuron(rng: np.random.Generator, size: int) -> tuple:
    # In quarters and eighths, whose sums are exact, in whatever order: z is 0 where it should be.
    products, sign = 0.0, -1 if size in (2, 5) else 1
    while products * 32 % 2 == 0 or products * sign < 0.5:  # odd 32nds, so that no bias is 0
        x, w = signed(rng, size, unit=4), signed(rng, size, unit=8)
        products = float(x @ w)
    b = {
        1: -0.5 - products,  # does not fire, unless z is cut to 0
        2: 0.25 - products,  # fires, though below a half, and though the products are negative
        3: 0.75 + 2 * products,  # z has five decimals; the products are positive, below the bias
        4: -products,  # z = 0, just enough to fire
        5: -0.25 - products,  # does not fire, though the bias is positive
    }
    return x, w, b[size]


EXERCISE = FunctionExercise(
    name="neuron",
    names=("z", "a"),
    number="2.1",
    title="Does the neuron fire?",
    solution=neuron,
    also=(_by_product,),
    inputs=_draw_neuron,
    mistakes=mistakes(
        """
        no-bias: You left the bias out of z. Begin with it, or add it to the sum of the products.
            z = b -> z = 0
        bias-each: You added the bias to every product. A neuron has one bias: add it once.
            w[i] -> w[i] + b
            or
            z = b -> z = 0
            w[i] -> w[i] + b
        bias-inside: You added the bias to the inputs or to the weights. It is no part of them:
          first the products, then their sum, then `b`.
            = (z := (x + b) @ w, int(z >= 0))
            or
            = (z := x @ (w + b), int(z >= 0))
        sums-apart: You summed the inputs and the weights apart from each other. Multiply each input
          by its own weight first.
            = (z := x.sum() * w.sum() + b, int(z >= 0))
        mean: You took the mean of the products. A neuron adds them up.
            = (z := np.mean(x * w) + b, int(z >= 0))
        one-product: Only one product is in your z. Does each turn of the loop replace the sum, or
          is the `return` inside the loop? Add up with `+=`, and return behind the loop.
            z += -> z = b +
            or
            = (z := x[0] * w[0] + b, int(z >= 0))
        product-missing: The first or the last product is missing. `range(len(x))` starts at 0 and
          has a turn for each input.
            len(x) -> 1, len(x)
            or
            len(x) -> len(x) - 1
        size-written-in: Your z has the same number of products every time. A neuron may have any
          number of inputs: take a turn for each, with `range(len(x))`.
            len(x) -> 2
            or
            len(x) -> 3
        bias-as-threshold: The bias is missing from z: you compare the sum of the products with it.
          Add it to z, and compare z with 0.
            z = b -> z = 0
            z >= 0 -> z >= b
            or
            z = b -> z = 0
            z >= 0 -> z >= -b
        activated-inputs: You applied the sigmoid to the inputs. They come in as they are.
            x[i] -> sigmoid(x[i])
        activated-z: Your a is right. But you return z as an activation made it: return the weighted
          sum itself.
            return z -> return a
            or
            return z -> return sigmoid(z)
            or
            return z -> return max(z, 0)
        rounded: You rounded z, or cut off its decimals. Keep them.
            a = 1 -> z = int(z); a = 1
            or
            return z -> return int(z)
            or
            a = 1 -> z = round(z); a = 1
            or
            return z -> return round(z)
            or
            return z -> return round(z, 2)
            or
            return z -> return round(z, 3)
        silent-at-0: Your z is right. But where z is exactly 0, the neuron fires as well.
            >= -> >
        nothing-at-0: Your z is right. But where z is exactly 0, a gets no value: no `if` is true.
          The neuron fires there.
            a = 1 -> if z != 0: a = 1
        threshold: Your z is right. But you compare it with another number than 0, where the step
          is.
            >= 0 -> >= 1
            or
            >= 0 -> >= 0.5
        reversed: Your z is right. But a is the wrong way round: the neuron fires if z is *not*
          negative.
            >= -> <
        not-by-z: Your z is right. But whether the neuron fires must depend on z, the bias included:
          compare z with 0.
            z >= 0 -> z >= b
            or
            z >= 0 -> z >= -b
            or
            z >= 0 -> z - b >= 0
            or
            z >= 0 -> b >= 0
        always-the-same: Your z is right. But a is the same for every z. Let an `if` decide.
            z >= 0 -> True
            or
            z >= 0 -> False
        true-or-false: Your z is right. But a is True or False. Make it 1 or 0.
            1 if z >= 0 else 0 -> z >= 0
        minus-1: Your z is right. But a can be -1. A neuron that does not fire gives 0.
            else 0 -> else -1
            or
            1 if z >= 0 else 0 -> np.sign(z)
        no-step: Your z is right. But a is to be 1 or 0, as the binary step makes it. You have
          another activation, or none.
            1 if z >= 0 else 0 -> sigmoid(z)
            or
            1 if z >= 0 else 0 -> np.tanh(z)
            or
            1 if z >= 0 else 0 -> max(z, 0)
            or
            1 if z >= 0 else 0 -> abs(z)
            or
            1 if z >= 0 else 0 -> z
        one-array: Your numbers are right, but in one array. Write `return z, a`.
            return z, a -> return np.array([z, a])
        """
    ),
    hint="First z: it may start as the bias, and each turn of a loop adds one input times its "
    "weight. Then a: an `if` looks at the sign of z.",
    steps=(
        "With inputs 2, 5, weights 3, -1 and a bias of 4, z begins at 4, is 10 after the first "
        "input and 5 after the second. It is not negative: a is 1.",
        "A sum of squares begins as `total = 0`, and grows by `total += x[i] ** 2` in each turn of "
        "a loop. In the same way z grows by products, but it begins as something else.",
    ),
)
