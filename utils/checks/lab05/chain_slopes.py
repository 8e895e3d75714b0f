"""Exercise 5.3 · The chain's two slopes."""

from functools import partial
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.lab05.pairs import Pair, in_one
from utils.nn import sigmoid


def chain_slopes(x: float, y: float, w1: float, w2: float) -> Pair:
    a1 = sigmoid(x * w1)
    a2 = sigmoid(a1 * w2)
    dz2 = 2 * (a2 - y) * a2 * (1 - a2)
    return dz2 * w2 * a1 * (1 - a1) * x, dz2 * a1


def _draw_chain(rng: np.random.Generator, size: int) -> tuple:
    x, w1, w2 = (float(v) for v in rng.choice([-1, 1], 3) * rng.permutation(range(4, 25))[:3] / 10)
    a2 = sigmoid(sigmoid(x * w1) * w2)
    # far from the answer, so that the slopes are not all near 0
    return x, 0.1 if a2 > 0.5 else 0.9, w1, w2


def _chain_wrongly(x: float, y: float, w1: float, w2: float, mistake: str) -> Pair:
    """Compute `chain_slopes`, two derivatives, with one mistake named by the link it is in."""
    a1 = x * w1 if mistake == "a1 is z1" else sigmoid(x * w1)
    came_in = x if mistake == "x again" else a1
    a2 = came_in * w2 if mistake == "a2 is z2" else sigmoid(came_in * w2)
    first, second = a1 * (1 - a1), a2 * (1 - a2)
    error = {
        "no 2": a2 - y,
        "sign": 2 * (y - a2),
        "no y": 2 * a2,
        "2 a2 - y": 2 * a2 - y,
        "loss": (a2 - y) ** 2,
        "twice the loss": 2 * (a2 - y) ** 2,
    }.get(mistake, 2 * (a2 - y))
    if mistake == "no slopes":
        first, second = 1, 1
    elif mistake == "outputs":
        first, second = a1, a2
    elif mistake == "slope of a":
        first, second = (sigmoid(a) * (1 - sigmoid(a)) for a in (a1, a2))
    elif mistake == "tanh":
        first, second = 1 - a1**2, 1 - a2**2
    elif mistake == "slope of z":
        first, second = (z * (1 - z) for z in (x * w1, a1 * w2))
    elif mistake == "1 - a":
        first, second = 1 - a1, 1 - a2
    elif mistake == "quarters":
        first, second = 0.25, 0.25
    elif mistake == "mixed 1":
        first = a1 * (1 - a2)
    elif mistake == "mixed 2":
        second = a1 * (1 - a2)
    elif mistake == "no slope 1":
        first = 1
    elif mistake == "no slope 2":
        second = 1
    dw1 = {
        "no w2": error * second * first * x,
        "w1": error * second * w1 * first * x,
        "no x": error * second * w2 * first,
        "a1 for x": error * second * w2 * first * a1,
        "too many": error * second * w2 * first * x * w1,
        "a1 too many": error * second * a1 * w2 * first * x,
        "a1 for w2": error * second * a1 * first * x,
        "one link": error * second * x,
        "added": error + second + w2 + first + x,
    }.get(mistake, error * second * w2 * first * x)
    dw2 = {
        "no a1": error * second,
        "x for a1": error * second * x,
        "times w2": error * second * w2,
        "both": error * second * a1 * w2,
        "all": error * second * w2 * first * a1,
        "first for second": error * first * a1,
        "added": error + second + a1,
    }.get(mistake, error * second * a1)
    return dw1, dw2


def _by_nudging(x: float, y: float, w1: float, w2: float, nudge: float) -> Pair:
    def loss(w1: float, w2: float) -> Any:
        return (sigmoid(sigmoid(x * w1) * w2) - y) ** 2

    start = loss(w1, w2)
    return (loss(w1 + nudge, w2) - start) / nudge, (loss(w1, w2 + nudge) - start) / nudge


def _without_brackets(x: float, y: float, w1: float, w2: float) -> Pair:
    a1 = sigmoid(x * w1)
    a2 = sigmoid(a1 * w2)
    error = 2 * (a2 - y)
    return error * a2 * 1 - a2 * w2 * a1 * 1 - a1 * x, error * a2 * 1 - a2 * a1


EXERCISE = FunctionExercise(
    name="chain_slopes",
    number="5.3",
    title="The chain's two slopes",
    solution=chain_slopes,
    inputs=_draw_chain,
    misconceptions={
        words: partial(_chain_wrongly, mistake=mistake)
        for words, mistake in {
            "The 2 is missing, in both. The slope of (a2 - y)² is 2 (a2 - y).": "no 2",
            "Both slopes have the wrong sign. Is the last link 2 (a2 - y), and no minus in "
            "front?": "sign",
            "Brackets are missing in the last link: it is 2 (a2 - y), not 2 a2 - y.": ("2 a2 - y"),
            "For the slopes of the sigmoids you took 1 - a. The factor a is missing: a (1 - a)."
            "": "1 - a",
            "For both slopes of sigmoids you took 0.25. That is the most a sigmoid can have; "
            "take a (1 - a).": "quarters",
            "For the slope of the first sigmoid you mixed a1 and a2. It is a1 (1 - a1).": (
                "mixed 1"
            ),
            "For the slope of the second sigmoid you mixed a1 and a2. It is a2 (1 - a2).": (
                "mixed 2"
            ),
            "In dw2 you took the slope of the first sigmoid. The way to w2 goes through the "
            "second one only.": "first for second",
            "dw2 leaves the way to w1 at z2. Neither w2 nor the slope of the first sigmoid "
            "belongs into it.": "all",
            "You left out y. The last link is 2 (a2 - y).": "no y",
            "Your last link is the loss itself, (a2 - y)². Take its slope, 2 (a2 - y).": "loss",
            "You squared in the last link. The slope of (a2 - y)² is 2 (a2 - y), without the "
            "square.": "twice the loss",
            "You left out the slopes of both sigmoids.": "no slopes",
            "For the slopes of the sigmoids you took z (1 - z). In the formula stands the "
            "output: a (1 - a).": "slope of z",
            "In dw1 there is an a1 too many. It belongs to dw2 only: the way to w1 leaves the "
            "one to w2 at z2.": "a1 too many",
            "In dw1 you took a1 for the link from a1 to z2. A nudge of a1 moves z2 by w2 times "
            "as much.": "a1 for w2",
            "The slope of the second sigmoid is missing, a2 (1 - a2). Both ways back go "
            "through it.": "no slope 2",
            "In dw1 the slope of the first sigmoid is missing, a1 (1 - a1).": "no slope 1",
            "You multiplied with a1 and a2 where the slopes of the sigmoids belong.": "outputs",
            "For the slopes of the sigmoids you took the sigmoid of a1 and of a2. Those are "
            "sigmoids already: the slope is a (1 - a).": "slope of a",
            "You used the slope of tanh, 1 - a². The sigmoid's is a (1 - a).": "tanh",
            "In dw1 the link from a1 to z2 is missing: the weight w2.": "no w2",
            "In dw1 you took w1 for the link from a1 to z2. What is a1 multiplied with?": "w1",
            "In dw1 the first link is missing: a nudge of w1 moves z1 by x times as much.": (
                "no x"
            ),
            "In dw1 the first link is x, since z1 is x times w1. You took a1.": "a1 for x",
            "In dw1 there is a w1 too many. The way back ends where w1 is: its link is x.": (
                "too many"
            ),
            "In dw1 you went back one neuron only. w2 and the slope of the first sigmoid are "
            "missing.": "one link",
            "In dw2 the first link is missing: a nudge of w2 moves z2 by a1 times as much.": (
                "no a1"
            ),
            "In dw2 the first link is a1, since z2 is a1 times w2. You took x.": "x for a1",
            "In dw2 you multiplied with w2. A nudge of w2 moves z2 by a1 times as much.": (
                "times w2"
            ),
            "In dw2 there is a w2 too many. The way back ends where w2 is: its link is a1.": (
                "both"
            ),
            "You added the links. Along a chain they multiply.": "added",
            "The second neuron got x. It takes what the first one gave: a1.": "x again",
            "The first neuron has no sigmoid: a1 is the sigmoid of x times w1.": "a1 is z1",
            "The second neuron has no sigmoid: a2 is the sigmoid of a1 times w2.": "a2 is z2",
        }.items()
    }
    | {
        "The two are in the wrong order. First dw1, then dw2.": (
            lambda x, y, w1, w2: chain_slopes(x, y, w1, w2)[::-1]
        ),
        "You returned dw1 only. Return both, with a comma between them.": (
            lambda x, y, w1, w2: chain_slopes(x, y, w1, w2)[0]
        ),
        "You returned dw2 only. Return both, with a comma between them.": (
            lambda x, y, w1, w2: chain_slopes(x, y, w1, w2)[1]
        ),
        "You measured by nudging: nearly right, but not quite. Multiply the links, and the "
        "slopes are exact.": partial(_by_nudging, nudge=0.0001),
        "You measured by nudging, and the nudge is large. Multiply the links, and the slopes "
        "are exact.": partial(_by_nudging, nudge=0.001),
        "Brackets are missing around 1 - a1 and 1 - a2. Python multiplies first.": (
            _without_brackets
        ),
        "You took a step: the weight minus its slope. Return the slopes alone.": (
            lambda x, y, w1, w2: (
                w1 - chain_slopes(x, y, w1, w2)[0],
                w2 - chain_slopes(x, y, w1, w2)[1],
            )
        ),
        "Both of your slopes are 0. Did you write `a * 1 - a`? Brackets are missing around "
        "1 - a.": lambda x, y, w1, w2: (0.0, 0.0),
        "You returned sizes, without signs. Keep the sign: it says which way is up.": (
            lambda x, y, w1, w2: tuple(abs(slope) for slope in chain_slopes(x, y, w1, w2))
        ),
        "Those are the numbers of the lab's chain, whatever is asked. Compute them from x, y, "
        "w1 and w2.": lambda x, y, w1, w2: (0.053, 0.175),
        "Those are the slopes of the two sigmoids. They are two of the links; multiply all "
        "that are on the way.": lambda x, y, w1, w2: tuple(
            a * (1 - a) for a in (sigmoid(x * w1), sigmoid(sigmoid(x * w1) * w2))
        ),
        "You rounded the slopes to 3 digits. Return them as they are.": (
            lambda x, y, w1, w2: tuple(round(slope, 3) for slope in chain_slopes(x, y, w1, w2))
        ),
        "That is the loss. Asked for are its slopes with respect to w1 and to w2.": (
            lambda x, y, w1, w2: (sigmoid(sigmoid(x * w1) * w2) - y) ** 2
        ),
        "Those are the outputs a1 and a2. They are the way forward; now go back, link by "
        "link.": lambda x, y, w1, w2: (sigmoid(x * w1), sigmoid(sigmoid(x * w1) * w2)),
    }
    | in_one(chain_slopes, list)
    | in_one(chain_slopes, np.array),
    hint="Both ways back begin alike: first the loss, then the second sigmoid. Write that part "
    "once, under a name. Which links are left for w2, and which for w1?",
)
