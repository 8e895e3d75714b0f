"""Exercise 5.1 · ReLU and its slope."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.feedback.calling import call
from utils.checks.feedback.verdict import Status, Verdict
from utils.checks.lab05.pairs import Pair, draw_z, in_one
from utils.nn import sigmoid


def relu_and_slope(z: np.ndarray) -> Pair:
    return np.maximum(z, 0), np.where(z > 0, 1, 0)


def _relu_with(slope_below: float, slope_above: float = 1.0) -> Any:
    """Return ReLU with these two numbers in place of its slope, the derivative."""
    return lambda z: (np.maximum(z, 0), np.where(z > 0, slope_above, slope_below))


@np.errstate(all="ignore")
def _a_over_z(z: np.ndarray) -> Pair:
    return np.maximum(z, 0), np.maximum(z, 0) / z


AT_ZERO = (
    "At z = 0 your result is no number. Did you divide by z? Take 0, or 1, as the slope there."
)


@dataclass(frozen=True)
class AlsoAtZero(FunctionExercise):
    """An exercise that also tries right answers with a 0 among the z, where any number will do."""

    def judge(self, answer: Any, rng: np.random.Generator | None = None) -> Verdict:
        verdict = super().judge(answer, rng)
        if verdict.status is not Status.PASS:
            return verdict
        z = np.array([-0.5, 0.0, 2.0])
        with np.errstate(all="ignore"):
            got = call(answer, (z.copy(),), self.seconds)
        expected = call(self.solution, (z.copy(),), self.seconds)
        if got.error is None and all(np.isfinite(part).all() for part in got.value):
            return verdict
        return self.wrong([AT_ZERO], self._example((z,), got, expected))


EXERCISE = AlsoAtZero(
    name="relu_and_slope",
    number="5.1",
    title="ReLU and its slope",
    solution=relu_and_slope,
    inputs=draw_z,
    misconceptions={
        "Your `a` is right. Your slope is -1 where z is negative, which is the slope of |z|. "
        "ReLU is flat there.": _relu_with(-1),
        "You took |z|, and its slope. ReLU does not turn a negative z round: it makes 0 of "
        "it.": lambda z: (np.abs(z), np.sign(z)),
        "You took |z|. ReLU does not turn a negative z round: it makes 0 of it.": (
            lambda z: (np.abs(z), np.where(z > 0, 1, 0))
        ),
        "Your slope is z itself where z is positive. There, ReLU rises by 1 when z rises by "
        "1.": lambda z: (np.maximum(z, 0), np.maximum(z, 0)),
        AT_ZERO: _a_over_z,
        "For your slope, `np.where` has a condition only: that gives places. Add the two "
        "values to choose from.": lambda z: (np.maximum(z, 0), np.where(z > 0)),
        "Your slope is z itself. Asked for is how steep ReLU is at that z.": (
            lambda z: (np.maximum(z, 0), z)
        ),
        "0 and 1 are swapped in your slope. ReLU rises on the right and is flat on the left.": (
            _relu_with(1, 0)
        ),
        "Your slope is 1 everywhere. Where z is negative, ReLU is flat. (Did you ask whether "
        "`a >= 0`? That is always so.)": _relu_with(1),
        "Your slope is 0 everywhere. Where z is positive, ReLU rises like z itself.": (
            _relu_with(0, 0)
        ),
        "Your slope is that of leaky ReLU. ReLU is quite flat where z is negative.": (
            _relu_with(0.2)
        ),
        "Your slope is a half where z is negative. ReLU is flat there.": _relu_with(0.5),
        "That is leaky ReLU, and its slope. ReLU has no leak: 0 on the left, with slope 0.": (
            lambda z: (np.where(z > 0, z, 0.2 * z), np.where(z > 0, 1, 0.2))
        ),
        "Your `a` leaks: it is a fifth of z where z is negative. ReLU gives 0 there.": (
            lambda z: (np.where(z > 0, z, 0.2 * z), np.where(z > 0, 1, 0))
        ),
        "You kept the negative numbers and lost the positive ones. Take the larger one of z "
        "and 0.": lambda z: (np.minimum(z, 0), np.where(z > 0, 1, 0)),
        "Your `a` is z itself. Where z is negative, ReLU gives 0.": (
            lambda z: (z, np.where(z > 0, 1, 0))
        ),
        "Your `a` is 1 where z is positive: that is the binary step. ReLU leaves a positive z "
        "as it is.": lambda z: (np.where(z > 0, 1, 0), np.where(z > 0, 1, 0)),
        "The two are in the wrong order. First `a`, then the slope.": (
            lambda z: relu_and_slope(z)[::-1]
        ),
        "You returned `a` only. Return the slope as well, behind a comma.": (
            lambda z: np.maximum(z, 0)
        ),
        "You returned the slope only. Return `a` first, then a comma, then the slope.": (
            lambda z: np.where(z > 0, 1, 0)
        ),
        "`np.max(z, 0)` is one number, the largest of them all. `np.maximum` compares item by "
        "item.": lambda z: (np.max(z, 0), np.where(z > 0, 1, 0)),
        "Your slope is the number 1. Each z has its own slope: return an array of them.": (
            lambda z: (np.maximum(z, 0), 1)
        ),
        "You cut `a` off at 1. ReLU has no upper limit.": (
            lambda z: (np.clip(z, 0, 1), np.where(z > 0, 1, 0))
        ),
        "Numbers are missing: those where z is negative. They stay in the array, as 0.": (
            lambda z: (z[z > 0], np.ones((z > 0).sum()))
        ),
        "That is the sigmoid, and its slope. ReLU needs no e.": (
            lambda z: (sigmoid(z), sigmoid(z) * (1 - sigmoid(z)))
        ),
    }
    | in_one(relu_and_slope, list)
    | in_one(relu_and_slope, np.array),
    hint="Look at the two lines of ReLU in the figure, black and orange. For which z is `a` "
    "equal to z? And how steep is the black line to the left, and to the right?",
)
