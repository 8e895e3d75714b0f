"""Exercise 6.3 · The gradient check."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.random_inputs import signed


def measured_gradient(f: Callable, w: np.ndarray, step: float) -> np.ndarray:
    return _measure(f, w, lambda f, up, down, w, i: (f(up) - f(down)) / (2 * step), step)


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


def _measure(f: Callable, w: np.ndarray, slope: Callable, step: float) -> np.ndarray:
    """Measure a slope, the derivative, for every element of w.

    For element i it is `slope(f, up, down, w, i)`, with w[i] nudged up and down by `step`.
    """
    slopes = np.zeros(len(w))
    for i in range(len(w)):
        up, down = w.copy(), w.copy()
        up[i] += step
        down[i] -= step
        slopes[i] = slope(f, up, down, w, i)
    return slopes


def _never_put_back(f: Callable, w: np.ndarray, step: float, where: float) -> np.ndarray:
    """Measure slopes, the derivatives, by nudging one and the same array again and again.

    Each element is left at `where`, in steps from its start.
    """
    slopes, moved = np.zeros(len(w)), w.copy()
    for i in range(len(w)):
        here = moved[i]
        moved[i] = here + step
        above = f(moved)
        moved[i] = here - step
        slopes[i] = (above - f(moved)) / (2 * step)
        moved[i] = here + where * step
    return slopes


def _copied_once(f: Callable, w: np.ndarray, step: float) -> np.ndarray:
    slopes, up, down = np.zeros(len(w)), w.copy(), w.copy()
    for i in range(len(w)):
        up[i] += step
        down[i] -= step
        slopes[i] = (f(up) - f(down)) / (2 * step)
    return slopes


def _filled_into_w(f: Callable, w: np.ndarray, step: float) -> np.ndarray:
    for i in range(len(w)):
        w[i] = measured_gradient(f, w, step)[i]
    return w


def _in_one_place(f: Callable, w: np.ndarray, step: float) -> np.ndarray:
    slopes = np.zeros(len(w))
    slopes[0] = measured_gradient(f, w, step)[-1]
    return slopes


def _rounded(f: Callable, w: np.ndarray, step: float, digits: int) -> np.ndarray:
    return measured_gradient(f, w, step).round(digits)


def _own_step(f: Callable, w: np.ndarray, step: float, own: float) -> np.ndarray:
    return measured_gradient(f, w, own)


def _all_at_once(f: Callable, w: np.ndarray, step: float) -> np.ndarray:
    return np.full(len(w), (f(w + step) - f(w - step)) / (2 * step))


def _only(f: Callable, w: np.ndarray, step: float, place: int) -> np.ndarray:
    slopes = np.zeros(len(w))
    slopes[place] = measured_gradient(f, w, step)[place]
    return slopes


EXERCISE = FunctionExercise(
    name="measured_gradient",
    number="6.3",
    title="The gradient check",
    solution=measured_gradient,
    inputs=_draw_function,
    tolerance=1e-7,  # finer than elsewhere: a check that rounds is none
    misconceptions={
        "You nudged to one side only, upward. Go to both sides, and divide by the way between "
        "the two points.": lambda f, w, step: _measure(
            f, w, lambda f, up, down, w, i: (f(up) - f(w)) / step, step
        ),
        "You nudged to one side only, downward. Go to both sides, and divide by the way "
        "between the two points.": lambda f, w, step: _measure(
            f, w, lambda f, up, down, w, i: (f(w) - f(down)) / step, step
        ),
        "You divided by `step`. From one point to the other it is twice as far.": (
            lambda f, w, step: 2 * measured_gradient(f, w, step)
        ),
        "You did not divide by the way between the two points. A slope is rise over run.": (
            lambda f, w, step: 2 * step * measured_gradient(f, w, step)
        ),
        "You multiplied by the step where you have to divide. Does the line need brackets "
        "around `2 * step`?": lambda f, w, step: step**2 * measured_gradient(f, w, step),
        "You divided by 2, but not by the step. Rise over run: the run is two steps.": (
            lambda f, w, step: step * measured_gradient(f, w, step)
        ),
        "Brackets are missing: only the second value of f was divided. Subtract first.": (
            lambda f, w, step: _measure(
                f, w, lambda f, up, down, w, i: f(up) - f(down) / (2 * step), step
            )
        ),
        "You subtracted the wrong way round: up minus down, please.": (
            lambda f, w, step: -measured_gradient(f, w, step)
        ),
        "You added the two values of f. Rise is a difference.": (
            lambda f, w, step: _measure(
                f, w, lambda f, up, down, w, i: (f(up) + f(down)) / (2 * step), step
            )
        ),
        "You nudged all elements together, so all slopes came out the same. Nudge one alone, "
        "and leave the others where they are.": _all_at_once,
        "You did not put an element back after nudging it down, so the next ones were measured "
        "at another place. Start from a fresh copy each time.": (
            partial(_never_put_back, where=-1)
        ),
        "Your lower point is w itself. Was `down` never lowered, or did it begin where `up` "
        "had got to? Start from a fresh copy for each side.": lambda f, w, step: _measure(
            f, w, lambda f, up, down, w, i: (f(up) - f(w)) / (2 * step), step
        ),
        "Only the first slope was measured. Is the `return` inside the loop? Move it behind "
        "it.": partial(_only, place=0),
        "Only the last slope was measured. Each turn of the loop has its own `slopes[i]`.": (
            partial(_only, place=-1)
        ),
        "The last slope is missing. `range(len(w))` has a turn for each element already.": (
            lambda f, w, step: np.append(measured_gradient(f, w, step)[:-1], 0.0)
        ),
        **{
            f"You used a step of your own, {own}. Take the one that was passed, `step`.": (
                partial(_own_step, own=own)
            )
            for own in (0.01, 0.001)
        },
        "You used a tiny step of your own. Take the one that was passed, `step`.": (
            partial(_own_step, own=3e-5)
        ),
        "You scaled the elements instead of nudging them. Add the step, and subtract it.": (
            lambda f, w, step: _measure(
                f,
                w,
                lambda f, up, down, w, i: (f(w + (up - w) * w) - f(w - (up - w) * w)) / (2 * step),
                step,
            )
        ),
        "All your slopes are 0. Was nothing filled in? Or did both nudges move the same array? "
        "Two names for it are no copies: `up = w.copy()`. (And `up[i] + step` alone changes "
        "nothing: `+=`.)": (lambda f, w, step: np.zeros(len(w))),
        "Your copies were made once, before the loop, so the nudges pile up. Make fresh copies "
        "in every turn.": _copied_once,
        "`f` takes the whole array, not one element. Nudge one element of a copy, and give f "
        "the copy.": lambda f, w, step: (f(w[0] + step) - f(w[0] - step)) / (2 * step),
        "You filled the slopes into w itself, so later nudges start from them. Make a new "
        "array for them.": _filled_into_w,
        "The first slope is missing. The first place is 0, and `range(len(w))` starts there.": (
            lambda f, w, step: np.append(0.0, measured_gradient(f, w, step)[1:])
        ),
        "Every turn of the loop filled place 0. The place is `i`.": _in_one_place,
        "You returned one number, the last slope. Fill an array, one place in each turn.": (
            lambda f, w, step: measured_gradient(f, w, step)[-1]
        ),
        "You nudged all elements together, and got one number. Nudge one alone, in a loop over "
        "the places.": lambda f, w, step: (f(w + step) - f(w - step)) / (2 * step),
        "The signs are gone. A slope may be negative: leave out the absolute value.": (
            lambda f, w, step: np.abs(measured_gradient(f, w, step))
        ),
        "You nudged by half a step to each side. Nudge by `step`, so that the points are two "
        "steps apart.": lambda f, w, step: measured_gradient(f, w, step / 2),
        "You divided by 2 + step. Two steps are 2 *times* step.": (
            lambda f, w, step: measured_gradient(f, w, step) * 2 * step / (2 + step)
        ),
        "You multiplied by the way between the two points. A slope is rise over run: divide.": (
            lambda f, w, step: measured_gradient(f, w, step) * 4 * step**2
        ),
        **{
            f"You rounded to {digits} {'decimal' if digits == 1 else 'decimals'}. A check "
            "needs all the digits.": partial(_rounded, digits=digits)
            for digits in range(1, 7)
        },
        "Brackets are missing twice: subtract first, then divide by all of 2 · step.": (
            lambda f, w, step: _measure(
                f, w, lambda f, up, down, w, i: f(up) - f(down) / 2 * step, step
            )
        ),
        "You replaced the elements by the step instead of adding it to them.": (
            lambda f, w, step: _measure(
                f,
                w,
                lambda f, up, down, w, i: (
                    (f(np.where(up == w, w, step)) - f(np.where(down == w, w, -step))) / (2 * step)
                ),
                step,
            )
        ),
    },
    hint="In a loop over the places i, make two copies of w. Move element i of one of them up, "
    "of the other one down. Then the formula above the figure, with f for the loss.",
)
