"""Exercise 5.3 · The chain's two slopes."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.lab05.pairs import Pair, of_two_results
from utils.checks.lab05.sigmoid_slopes import SIGMOID_SLOPES
from utils.nn import sigmoid


def chain_slopes(x: float, y: float, w1: float, w2: float) -> Pair:
    a1 = sigmoid(w1 * x)
    a2 = sigmoid(w2 * a1)
    dz2 = 2 * (a2 - y) * a2 * (1 - a2)
    return dz2 * w2 * a1 * (1 - a1) * x, dz2 * a1


def _draw_chain(rng: np.random.Generator, size: int) -> tuple:
    x, w1, w2 = (float(v) for v in rng.choice([-1, 1], 3) * rng.permutation(range(4, 25))[:3] / 10)
    a2 = sigmoid(sigmoid(x * w1) * w2)
    # far from the answer, so that the slopes are not all near 0
    return x, 0.1 if a2 > 0.5 else 0.9, w1, w2


def _nudged(x: float, y: float, w1: float, w2: float, nudge: float) -> Pair:
    def loss(w1: float, w2: float) -> Any:
        return (sigmoid(sigmoid(x * w1) * w2) - y) ** 2

    start = loss(w1, w2)
    return (loss(w1 + nudge, w2) - start) / nudge, (loss(w1, w2 + nudge) - start) / nudge


EXERCISE = FunctionExercise(
    name="chain_slopes",
    number="5.3",
    title="The chain's two slopes",
    solution=chain_slopes,
    inputs=_draw_chain,
    names=("dw1", "dw2"),
    mistakes=of_two_results(chain_slopes, "dw1", "dw2")
    + mistakes(SIGMOID_SLOPES)
    + mistakes(
        """
        no-2: The 2 is missing, in both. The slope of (a2 - y)² is 2 (a2 - y).
            2 * (a2 - y) -> (a2 - y)
        sign: Both slopes have the wrong sign. Is the last link 2 (a2 - y), and no minus in front?
            (a2 - y) -> (y - a2)
        no-error: The error is missing from the last link, which is 2 (a2 - y).
            * (a2 - y) ->
        no-brackets-loss: Brackets are missing in the last link: a2 - y comes first, then twice
          that.
            2 * (a2 - y) -> (2 * a2 - y)
            or
            2 * (a2 - y) * a2 * (1 - a2) -> 2 * a2 - y * a2 * (1 - a2)
        loss-for-slope: Your last link has the square in it. Take the slope of (a2 - y)², which is
          2 (a2 - y).
            2 * (a2 - y) -> (a2 - y) ** 2
            or
            (a2 - y) -> (a2 - y) ** 2
        not-w2: In dw1 you took w1 or a1 for the link from a1 to z2. What is a1 multiplied with?
            dz2 * w2 -> dz2 * w1
            or
            dz2 * w2 -> dz2 * a1
        a1-for-x: In dw1 the first link is x, since z1 is x times w1. You took a1.
            * x, -> * a1,
        one-link: In dw1 you went back one neuron only. w2 and the slope of the first sigmoid are
          missing.
            w2 * a1 * (1 - a1) * ->
        shortcut: In dw1 a link in the middle is missing: the slope of the second sigmoid, or that
          and w2. The way back to w1 goes through all of z2, a1 and z1.
            dz2 * w2 -> 2 * (a2 - y) * w2
            or
            dz2 * w2 -> 2 * (a2 - y)
        a1-for-answer: In dw1 you compared a1 with y. Only the last neuron has a target: the way
          back to w1 starts there as well.
            dz2 * w2 * a1 -> 2 * (a1 - y) * a1
        more-in-dw1: In dw1 there is a link too many, a1 or w1. The way to w1 leaves the one to w2
          at z2, so a1 is not on it; and it ends where w1 is, so its last link is x.
            * x, -> * x * a1,
            or
            * x, -> * x * w1,
        no-a1: In dw2 the first link is missing: a nudge of w2 moves z2 by a1 times as much.
            , dz2 * a1 -> , dz2
        no-first-links: Those are the slopes with respect to z1 and z2. Each way is one link longer:
          how far does z move if you nudge its weight?
            * x, dz2 * a1 -> , dz2
        x-for-a1: In dw2 the first link is a1, since z2 is a1 times w2. You took x.
            , dz2 * a1 -> , dz2 * x
        w2-for-a1: In dw2 you multiplied with w2. A nudge of w2 moves z2 by a1 times as much.
            , dz2 * a1 -> , dz2 * w2
        too-far: In dw2 there are links too many. The way back to w2 ends there: neither w2 itself
          nor the slope of the first sigmoid is on it.
            , dz2 * a1 -> , dz2 * a1 * w2
            or
            , dz2 * a1 -> , dz2 * a1 * a1 * (1 - a1)
            or
            , dz2 * a1 -> , dz2 * a1 * w2 * a1 * (1 - a1)
        added: You added the links. Along a chain they multiply.
            2 * (a2 - y) * a2 * (1 - a2) -> 2 * (a2 - y) + a2 * (1 - a2)
            dz2 * w2 * a1 * (1 - a1) * x, dz2 * a1 -> dz2 + w2 + a1 * (1 - a1) + x, dz2 + a1
        x-again: The second neuron got x. It takes what the first one gave: a1.
            w2 * a1) -> w2 * x)
            or
            w2 * a1) -> w2 * x)
            , dz2 * a1 -> , dz2 * x
        step: You took a step: the weight minus its slope. Return the slopes alone.
            return dz2 * w2 * a1 * (1 - a1) * x, -> return w1 - dz2 * w2 * a1 * (1 - a1) * x, w2 -
        no-signs: You returned sizes, without signs. Keep the sign: it says which way is up.
            = tuple(map(abs, chain_slopes(x, y, w1, w2)))
        nudged: You measured by nudging: nearly right, but not quite. Multiply the links, and the
          slopes are exact.
            = _nudged(x, y, w1, w2, 0.0001)
            or
            = _nudged(x, y, w1, w2, 0.001)
        other-data: Those are slopes for x = 0.5 and y = 0, whatever is asked. Does a function of
          the notebook, such as `two_neuron_loss`, take its own x and y? Work from the arguments.
            = _nudged(0.5, 0.0, w1, w2, 0.0001)
            or
            = chain_slopes(0.5, 0.0, w1, w2)
            or
            = 0.053, 0.175
        only-sigmoids: Those are the slopes of the two sigmoids. They are two of the links; multiply
          all that are on the way.
            dz2 * w2 * a1 * (1 - a1) * x, dz2 * a1 -> a1 * (1 - a1), a2 * (1 - a2)
        forward-only: That is the way forward: the outputs, or the loss. Asked for are the slopes of
          the loss with respect to w1 and w2, so go back from there, link by link.
            dz2 * w2 * a1 * (1 - a1) * x, dz2 * a1 -> a1, a2
            or
            dz2 * w2 * a1 * (1 - a1) * x, dz2 * a1 -> (a2 - y) ** 2
        """
    ),
    hint="Both ways back begin alike: first the loss, then the second sigmoid. Write that part "
    "once, under a name. Which links are left for w2, and which for w1?",
    steps=(
        "Go forward in two lines, as the cell above the picture does. Then read the picture from "
        "right to left: from the loss to z₂ you pass two links. Their product is the shared part.",
        "By hand, for another chain with x = 1, a1 = 0.6, w2 = 2, a2 = 0.77 and y = 1: the shared "
        "part is 2 · (-0.23) · 0.77 · 0.23 = -0.081. For w2 one link is left, 0.6: -0.049. For w1 "
        "three are left: 2, then 0.6 · 0.4, then 1.",
    ),
)
