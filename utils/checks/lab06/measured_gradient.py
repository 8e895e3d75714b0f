"""Exercise 6.3 · The gradient check."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.random_inputs import signed


def measured_gradient(f: Callable, w: np.ndarray, step: float) -> np.ndarray:
    slopes = np.zeros(len(w))
    for i in range(len(w)):
        up, down = w.copy(), w.copy()
        up[i] += step
        down[i] -= step
        slopes[i] = (f(up) - f(down)) / (2 * step)
    return slopes


@dataclass(frozen=True)
class Cubic:
    """A cubic function of w (n,), so that steps matter; it can be called, compared and shown.

    The division by 7 gives its slopes, the derivatives, so many digits that rounding shows.

    Example:
        >>> f = Cubic((2.0, 0.5))
        >>> f
        <2.0*w[0]**3 + 0.5*w[1]**3 + sum(w)**2/7>
        >>> float(f(np.array([1.0, 6.0])))
        117.0
    """

    factors: tuple[float, ...]

    def __call__(self, w: np.ndarray) -> Any:
        return np.asarray(self.factors) @ w**3 + w.sum() ** 2 / 7

    def __repr__(self) -> str:
        cubes = "".join(f"{c}*w[{i}]**3 + " for i, c in enumerate(self.factors))
        return f"<{cubes}sum(w)**2/7>"


def _draw_function(rng: np.random.Generator, size: int) -> tuple:
    w = signed(rng, size)
    signs = rng.choice([-1, 1], size)
    factors = tuple(float(c) for c in signs * rng.integers(2, 9, size) / 2)
    return Cubic(factors), w, float(rng.choice([0.1, 0.2]))


EXERCISE = FunctionExercise(
    name="measured_gradient",
    number="6.3",
    title="The gradient check",
    solution=measured_gradient,
    inputs=_draw_function,
    tolerance=1e-7,  # finer than elsewhere: a check that rounds is none
    mistakes=mistakes(
        """
        one-side: You nudged to one side only. Go to both sides, and divide by the way between the
          two points.
            (f(up) - f(down)) / (2 * step) -> (f(up) - f(w)) / step
            or
            (f(up) - f(down)) / (2 * step) -> (f(w) - f(down)) / step
        point-is-w: One of your two points is w itself, so the way between them is one step only.
          Was each nudged, and did it start from a fresh copy?
            f(down) -> f(w)
            or
            f(up) -> f(w)
        divided-by-step: You divided by `step`. From one point to the other it is twice as far.
            (2 * step) -> step
        not-divided: You did not divide by the way between the two points. A slope is rise over run.
            / (2 * step) ->
        times-step: You multiplied by the step where you have to divide. Does the line need brackets
          around `2 * step`?
            (2 * step) -> 2 * step
        no-brackets: Brackets are missing around the difference: subtract first, then divide by all
          of 2 · step.
            (f(up) - f(down)) -> f(up) - f(down)
            or
            (f(up) - f(down)) / (2 * step) -> f(up) - f(down) / 2 * step
        half-step: You nudged by half a step to each side. Nudge by `step`, so that the points are
          two steps apart.
            up[i] += step -> up[i] += step / 2
            down[i] -= step -> down[i] -= step / 2
            (2 * step) -> step
            or
            up[i] += step -> up[i] += step / 2
            down[i] -= step -> down[i] -= step / 2
        own-step: You used a step of your own. Take the one that was passed, `step`.
            = measured_gradient(f, w, 0.01)
            or
            = measured_gradient(f, w, 0.001)
            or
            = measured_gradient(f, w, 0.0001)
            or
            = measured_gradient(f, w, 0.00001)
        scaled: You scaled the elements instead of nudging them. Add the step, and subtract it.
            up[i] += step -> up[i] *= 1 + step
            down[i] -= step -> down[i] *= 1 - step
        replaced: You replaced the elements by the step instead of adding it to them.
            up[i] += step -> up[i] = step
            down[i] -= step -> down[i] = -step
        all-together: You nudged all elements together. Nudge one alone, in a loop over the places,
          and leave the others where they are.
            up[i] += step -> up += step
            down[i] -= step -> down -= step
            or
            = (f(w + step) - f(w - step)) / (2 * step)
        element-to-f: `f` takes the whole array, not one element. Nudge one element of a copy, and
          give f the copy.
            = (f(w[0] + step) - f(w[0] - step)) / (2 * step)
        not-put-back: You nudged w itself, or did not put an element back, so the next ones were
          measured at another place. Start from two fresh copies each time.
            w.copy(), w.copy() -> w.copy(), w
            or
            w.copy(), w.copy() -> w, w.copy()
        copied-once: Your copies were made once, before the loop, so the nudges pile up. Make fresh
          copies in every turn.
            slopes = np.zeros(len(w)) -> slopes, up, down = np.zeros(len(w)), w.copy(), w.copy()
            up, down = w.copy(), w.copy() ->
        filled-into-w: You filled the slopes into the array that is nudged, so later nudges start
          from them. Make a new array for them.
            slopes = np.zeros(len(w)) -> slopes = w
        all-zero: All your slopes are 0. Was nothing filled in? Or did both nudges move the same
          array? Two names for it are no copies: `up = w.copy()`. (And `up[i] + step` alone changes
          nothing: `+=`.)
            = np.zeros(len(w))
        only-last: Only the last slope is there. Is the array of zeros made anew in each turn? Make
          it once, before the loop.
            up, down = w.copy(), w.copy() -> up, down, slopes = w.copy(), w.copy(), 0 * w
        one-number: You returned one number, a single slope. Fill an array, one place in each turn.
            slopes[i] = -> slopes =
            or
            = measured_gradient(f, w, step)[0]
        one-place: Every turn of the loop filled place 0. The place is `i`.
            slopes[i] -> slopes[0]
        fixed-size: Your loop takes a fixed number of turns. w may have any length: `len(w)`.
            range(len(w)) -> range(2)
            or
            range(len(w)) -> range(3)
            or
            np.zeros(len(w)) -> np.zeros(3)
            range(len(w)) -> range(3)
        """
    ),
    hint="In a loop over the places i, make two copies of w. Move element i of one of them up, "
    "of the other one down. Then the formula above the figure, with f for the loss.",
    steps=(
        "By hand: f adds up the squares, w is [3, 5] and the step 0.1. For the first place the "
        "copies are [3.1, 5] and [2.9, 5]; f gives 34.61 and 33.41, and 1.20 / 0.2 is 6.",
        "A skeleton: an array of zeros; a loop over the places; in it four lines, two for the "
        "copies, one for each nudge, such as `c[i] -= 0.1`, and the slope into its place. Behind "
        "the loop: `return`.",
    ),
)
