"""Exercise 5.1 · ReLU and its slope."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.feedback.comparison import same
from utils.checks.feedback.errors import explain
from utils.checks.feedback.verdict import Status, Verdict
from utils.checks.lab05.pairs import Pair, draw_z, of_two_results


def relu_and_slope(z: np.ndarray) -> Pair:
    return np.maximum(z, 0), np.where(z > 0, 1, 0)


def _in_a_loop(z: np.ndarray) -> Pair:
    a, slope = np.zeros(len(z)), np.zeros(len(z))
    for i in range(len(z)):
        if z[i] > 0:
            a[i] = z[i]
            slope[i] = 1
    return a, slope


@dataclass(frozen=True)
class AlsoAtZero(FunctionExercise):
    """An exercise that also tries right answers with a 0 among the z, where any slope will do."""

    def judge(self, answer: Any, rng: np.random.Generator | None = None) -> Verdict:
        verdict = super().judge(answer, rng)
        if verdict.status is not Status.PASS:
            return verdict
        z = np.array([-0.5, 0.0, 2.0])
        got, expected = (self._run(one, [(z,)], self.seconds)[0] for one in (answer, self.solution))
        example = self._example((z,), got, expected)
        if got.error:
            return self.wrong([explain(got.error, answer)], example)
        a, slope = got.value if isinstance(got.value, tuple) else (0.0, 0.0)
        label = ""
        if np.shape(slope) != (3,) or not same(a, expected.value[0]):
            label = "zero-lost"
        if not (np.isfinite(a).all() and np.isfinite(slope).all()):
            label = "divided-by-0"
        words = [one.words for one in self.mistakes if one.label == label]
        return self.wrong(words, example, label) if label else verdict


EXERCISE = AlsoAtZero(
    name="relu_and_slope",
    number="5.1",
    title="ReLU and its slope",
    solution=relu_and_slope,
    also=(_in_a_loop,),
    inputs=draw_z,
    names=("a", "slope"),
    mistakes=of_two_results(relu_and_slope, "`a`", "the slope")
    + mistakes(
        """
        absolute-value: You took |z|. ReLU does not turn a negative z round: it makes 0 of it.
            np.maximum(z, 0) -> np.abs(z)
            or
            = np.abs(z), np.sign(z)
        slope-of-absolute: Your `a` is right. Your slope is -1 where z is negative, which is the
          slope of |z|. ReLU is flat there.
            1, 0) -> 1, -1)
        slope-leaks: Your `a` is right. Your slope is above 0 where z is negative, as in leaky
          ReLU. ReLU is quite flat there.
            1, 0) -> 1, 0.2)
            or
            1, 0) -> 1, 0.01)
            or
            1, 0) -> 1, 0.5)
        leaky-relu: That is leaky ReLU: it goes on below 0. ReLU gives 0 where z is negative.
            np.maximum(z, 0) -> np.maximum(z, 0.2 * z)
            or
            = np.maximum(z, 0.2 * z), np.where(z > 0, 1, 0.2)
            or
            = np.maximum(z, 0.01 * z), np.where(z > 0, 1, 0.01)
        slope-turned: Your slope is 0 where it should be 1, and 1 where it should be 0. ReLU
          rises on the right and is flat on the left.
            1, 0) -> 0, 1)
        too-far-right: Your slope is 0 between 0 and 1 as well. ReLU begins to rise at 0.
            z > 0 -> z > 1
        slope-constant: Your slope is the same everywhere. To the left of 0 ReLU is flat, to the
          right it rises like z itself. (Is `a >= 0` your condition? That is always true.)
            1, 0) -> 1, 1)
            or
            1, 0) -> 0, 0)
        slope-one-number: Your slope is one number. Each z has a slope of its own: return an
          array of them.
            np.where(z > 0, 1, 0) -> 1
            or
            np.where(z > 0, 1, 0) -> 0
        slope-is-z: Your slope holds z itself. Asked for is how steep ReLU is at that z: how far
          does it rise if z rises by 1?
            np.where(z > 0, 1, 0) -> z
            or
            np.where(z > 0, 1, 0) -> np.maximum(z, 0)
        condition-only: For your slope, `np.where` has a condition only: that gives places. Add
          the two values to choose from.
            np.where(z > 0, 1, 0) -> np.where(z > 0)
        negative-kept: Your `a` keeps the negative numbers and loses the positive ones. It is
          the other way round.
            np.maximum(z, 0) -> np.minimum(z, 0)
            or
            = np.minimum(z, 0), np.where(z < 0, 1, 0)
        a-is-z: Your `a` is z itself. Where z is negative, ReLU gives 0.
            np.maximum(z, 0) -> z
            or
            = z, np.ones_like(z)
        binary-step: Your `a` is 1 where z is positive: that is the binary step. ReLU leaves a
          positive z as it is.
            np.maximum(z, 0) -> np.where(z > 0, 1, 0)
            or
            = np.where(z > 0, 1, 0), np.zeros_like(z)
        largest-only: `np.max` is one number, the largest of them all. `np.maximum` compares
          item by item.
            np.maximum(z, 0) -> np.max(z, 0)
        cut-off: You cut `a` off at 1. ReLU has no upper limit.
            np.maximum(z, 0) -> np.clip(z, 0, 1)
        last-only: You returned two numbers, those of the last z. Keep all of them, in arrays.
            = tuple(one[-1] for one in relu_and_slope(z))
        negative-dropped: Numbers are missing: those where z is negative. They stay in the
          array, as 0.
            np.maximum(z, 0) -> z[z > 0]
            or
            = z[z > 0], np.ones((z > 0).sum())
        has-an-e: That is the sigmoid or tanh, with its slope. ReLU needs no e.
            = 1 / (1 + np.exp(-z)), np.exp(-z) / (1 + np.exp(-z)) ** 2
            or
            = np.tanh(z), 1 - np.tanh(z) ** 2
        divided-by-0: At z = 0 your result is no number. Did you divide by z? Take 0, or 1, as
          the slope there.
            np.where(z > 0, 1, 0) -> np.maximum(z, 0) / z
        zero-lost: Your results are right except where z is exactly 0. There too `a` has its
          number, 0, and the slope has one: 0 or 1, as you like.
            = relu_and_slope(z[z != 0])
        """
    ),
    hint="Look at the two lines of ReLU in the figure, black and orange. For which z is `a` "
    "equal to z? And how steep is the black line to the left, and to the right?",
    steps=(
        "Take z = [-3, 0.5, 2]. ReLU makes [0, 0.5, 2] of it: of each number and 0, the larger "
        "one. Its slopes are [0, 1, 1]: one of two numbers, by the sign of z.",
        "An example of choosing item by item: `np.where(z < 5, 7, z)` puts 7 wherever z is below "
        "5, and keeps the other z. For the slope you need another condition and two numbers.",
    ),
)
