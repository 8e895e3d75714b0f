"""Exercise 2.1 · Does the neuron fire?"""

from functools import partial
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.random_inputs import signed
from utils.nn import sigmoid


def neuron(x: np.ndarray, w: np.ndarray, b: float) -> tuple:
    z = x @ w + b
    return z, int(z >= 0)


def _draw_neuron(rng: np.random.Generator, size: int) -> tuple:
    # In halves and quarters, whose sums are exact, in whatever order: z is 0 where it should be.
    products, sign = 0.0, {1: 1, 2: -1, 3: 1}.get(size, 0)
    while products * 8 % 2 == 0 or products * sign < 0:  # odd eighths, so that no bias is 0
        x, w = signed(rng, size, unit=2), signed(rng, size, unit=4)
        products = float(x @ w)
    b = {
        1: -0.5 - products,  # does not fire, unless z is cut to 0
        2: 0.75 - products,  # fires, though below 1, and though the products are negative
        3: 0.75 + 2 * products,  # z has three decimals; the products are positive, below the bias
        4: -products,  # z = 0, just enough to fire
        5: 0.25 - products,  # and just below a half
    }
    return x, w, b[size]


def _nothing_at_0(x: np.ndarray, w: np.ndarray, b: float) -> tuple:
    z = x @ w + b
    if z > 0:
        a = 1
    if z < 0:
        a = 0
    return z, a


def _neuron_wrongly(
    x: np.ndarray, w: np.ndarray, b: float, z: Any = None, fires: Any = lambda z, b: z >= 0
) -> tuple:
    """Compute `neuron` with a mistake in z, a function of x, w and b, or in when it fires."""
    z = x @ w + b if z is None else z(x, w, b)
    return z, int(fires(z, b))


EXERCISE = FunctionExercise(
    name="neuron",
    names=("z", "a"),
    number="2.1",
    title="Does the neuron fire?",
    solution=neuron,
    inputs=_draw_neuron,
    misconceptions={
        "You left the bias out of z. After the products are added up, `b` is added too.": (
            partial(_neuron_wrongly, z=lambda x, w, b: x @ w)
        ),
        "You subtracted the bias. It is added; a negative bias brings its own minus.": (
            partial(_neuron_wrongly, z=lambda x, w, b: x @ w - b)
        ),
        "You added the bias to every product. A neuron has one bias: add it once.": (
            partial(_neuron_wrongly, z=lambda x, w, b: np.sum(x * w + b))
        ),
        "You multiplied by the bias. It is added, after the products have been summed.": (
            partial(_neuron_wrongly, z=lambda x, w, b: x @ w * b)
        ),
        "You summed the inputs and the weights apart from each other. Multiply each input by "
        "its own weight first.": (
            partial(_neuron_wrongly, z=lambda x, w, b: x.sum() * w.sum() + b)
        ),
        "You added the weights to the inputs. A weight says how much an input counts: "
        "multiply.": partial(_neuron_wrongly, z=lambda x, w, b: np.sum(x + w) + b),
        "Only the first product is in your z. Is the `return` inside the loop? Move it behind "
        "it.": partial(_neuron_wrongly, z=lambda x, w, b: x[0] * w[0] + b),
        "Only the last product is in your z. Does each turn of the loop replace the sum? Add "
        "to it, with `+=`.": partial(_neuron_wrongly, z=lambda x, w, b: x[-1] * w[-1] + b),
        "Your z is the last product alone. Each turn of the loop replaces it, the bias "
        "included. Add to it, with `+=`.": (
            partial(_neuron_wrongly, z=lambda x, w, b: x[-1] * w[-1])
        ),
        "The last product is missing. `range(len(x))` has a turn for each input already.": (
            partial(_neuron_wrongly, z=lambda x, w, b: x[:-1] @ w[:-1] + b)
        ),
        "The first product is missing. Python counts from 0, so the loop starts there too.": (
            partial(_neuron_wrongly, z=lambda x, w, b: x[1:] @ w[1:] + b)
        ),
        "Your loop takes three turns, or your sum has three products. A neuron may have any "
        "number of inputs: take a turn for each, with `range(len(x))`.": (
            partial(_neuron_wrongly, z=lambda x, w, b: sum(x[i] * w[i] for i in range(3)) + b)
        ),
        "Your loop takes two turns, or your sum has two products. A neuron may have any "
        "number of inputs: take a turn for each, with `range(len(x))`.": (
            partial(_neuron_wrongly, z=lambda x, w, b: sum(x[i] * w[i] for i in range(2)) + b)
        ),
        "Your loop takes one turn too many: the last input is at index len(x) - 1. "
        "`range(len(x))` ends there.": (
            lambda x, w, b: sum(x[i] * w[i] for i in range(len(x) + 1)) + b
        ),
        "Your bias is not in z: you compare the sum of the products with it. The bias is part "
        "of z; then compare z with 0.": (
            partial(_neuron_wrongly, z=lambda x, w, b: x @ w, fires=lambda z, b: z >= b)
        ),
        "Your a is right. But the bias is missing from z: add it there, and compare z with "
        "0.": partial(_neuron_wrongly, z=lambda x, w, b: x @ w, fires=lambda z, b: z >= -b),
        "You took the mean of the products. A neuron adds them up.": (
            partial(_neuron_wrongly, z=lambda x, w, b: np.mean(x * w) + b)
        ),
        "You made z a whole number, so a part of it is lost. Leave out `int`.": (
            partial(_neuron_wrongly, z=lambda x, w, b: int(x @ w + b))
        ),
        "You made z a whole number, and so the z that you return is not the one which fired. "
        "Leave out `int`.": lambda x, w, b: (int(x @ w + b), int(x @ w + b >= 0)),
        "You rounded z. Return it as it is.": (
            lambda x, w, b: (round(float(x @ w + b), 2), int(x @ w + b >= 0))
        ),
        "Your z is right. But where z is exactly 0, a gets no value: neither `if` is true. "
        "The neuron fires there.": _nothing_at_0,
        "Your z is right. But you compared it with 1. The step is at z = 0.": (
            partial(_neuron_wrongly, fires=lambda z, b: z >= 1)
        ),
        "Your z is right. But where z is exactly 0, the neuron fires as well.": (
            partial(_neuron_wrongly, fires=lambda z, b: z > 0)
        ),
        "Your z is right. But a is the wrong way round: the neuron fires if z is *not* "
        "negative.": partial(_neuron_wrongly, fires=lambda z, b: z < 0),
        "Your z is right. But whether the neuron fires must depend on z alone, the bias "
        "included: compare z with 0.": partial(_neuron_wrongly, fires=lambda z, b: z >= b),
        "Your z is right. But you compared it with a half. The step is at z = 0.": (
            partial(_neuron_wrongly, fires=lambda z, b: z >= 0.5)
        ),
        "Your z is right. But the neuron always fires. Is the `if` missing?": (
            partial(_neuron_wrongly, fires=lambda z, b: True)
        ),
        "Your z is right. But the neuron never fires.": (
            partial(_neuron_wrongly, fires=lambda z, b: False)
        ),
        "Your z is right. But a is True or False. Make it 1 or 0.": (
            lambda x, w, b: (x @ w + b, x @ w + b >= 0)
        ),
        "Your z is right. But a is 1 or -1. A neuron that does not fire gives 0.": (
            lambda x, w, b: (x @ w + b, 1 if x @ w + b >= 0 else -1)
        ),
        "Your z is right. But a is the sigmoid of z. This neuron has a binary step: 1 or 0.": (
            lambda x, w, b: (x @ w + b, sigmoid(x @ w + b))
        ),
        "Your z is right. But a is z once more, where it is positive. Asked for is 1 or 0.": (
            lambda x, w, b: (x @ w + b, max(x @ w + b, 0))
        ),
        "Your numbers are right, but they are in a list. Write `return z, a`, without square "
        "brackets.": lambda x, w, b: list(neuron(x, w, b)),
        "You returned a, then z. The other way round: `return z, a`.": (
            lambda x, w, b: neuron(x, w, b)[::-1]
        ),
        "You returned z alone. Asked for are two numbers: `return z, a`.": (
            lambda x, w, b: neuron(x, w, b)[0]
        ),
        "You returned a alone. Asked for are two numbers: `return z, a`.": (
            lambda x, w, b: neuron(x, w, b)[1]
        ),
    },
    hint="First z: it may start as the bias, and each turn of a loop adds one input times its "
    "weight. Then a: an `if` looks at the sign of z.",
)
