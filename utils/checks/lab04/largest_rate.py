"""Exercise 4.3 · The largest stable learning rate."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise


def largest_rate(x: np.ndarray) -> Any:
    return 1 / np.mean(x**2)


def _draw_column(rng: np.random.Generator, size: int) -> tuple:
    return (rng.permutation(np.arange(12, 60))[: size + 1] / 10,)


def _quietly(above: float, below: Any) -> Any:
    """Divide without a warning; the result may be infinite."""
    with np.errstate(divide="ignore"):
        return above / below


EXERCISE = FunctionExercise(
    name="largest_rate",
    number="4.3",
    title="The largest stable learning rate",
    solution=largest_rate,
    inputs=_draw_column,
    misconceptions={
        "Your rate is twice the limit. The slope has a factor 2, so has the curvature.": (
            lambda x: 2 / np.mean(x**2)
        ),
        "That is 1 / curvature, the rate that arrives in one step. The limit is twice that.": (
            lambda x: 0.5 / np.mean(x**2)
        ),
        "You returned the curvature. The limit is 2 divided by it.": (lambda x: 2 * np.mean(x**2)),
        "You returned the mean square. If you wrote `2 / 2 * …`, Python divides first: put "
        "brackets around the curvature.": (lambda x: np.mean(x**2)),
        "You squared the mean of `x`. Square each `x` first, then take the mean.": (
            lambda x: 1 / np.mean(x) ** 2
        ),
        "You squared the mean of `x`, and the factor 2 is missing from the curvature. Square "
        "each `x` first, then take the mean.": lambda x: 2 / np.mean(x) ** 2,
        "You did not square `x`. It comes in twice: once in the answer, once in the slope.": (
            lambda x: 1 / np.mean(x)
        ),
        "You did not square `x`, and the factor 2 is missing from the curvature.": (
            lambda x: 2 / np.mean(x)
        ),
        "You summed the squares. The loss is a mean, so its curvature is a mean too.": (
            lambda x: 1 / np.sum(x**2)
        ),
        "You summed the squares, and the factor 2 is missing from the curvature. The loss is a "
        "mean, so its curvature is a mean too.": lambda x: 2 / np.sum(x**2),
        "You took the variance. That would be right for an `x` with mean 0 only: here, take "
        "the mean of the squares.": lambda x: _quietly(1, np.var(x)),
        "You took the variance, and the factor 2 is missing from the curvature. Take the mean "
        "of the squares.": lambda x: _quietly(2, np.var(x)),
        "You took a square root. The curvature has the square of `x`, as it is.": (
            lambda x: 1 / np.sqrt(np.mean(x**2))
        ),
        "You took the largest `x` alone. Every sample has its share in the curvature.": (
            lambda x: 1 / np.max(x) ** 2
        ),
        "Your rate is four times the limit. The factor 2 is in the curvature, and the limit "
        "is 2 divided by that.": lambda x: 4 / np.mean(x**2),
        "You took a standard deviation. Take the mean of the squares of `x`, as it is.": (
            lambda x: _quietly(1, np.std(x))
        ),
        "You returned a rate for each sample. There is one weight, and one limit.": (
            lambda x: 1 / x**2
        ),
        "You multiplied by the mean square. A steeper valley needs a smaller rate: divide.": (
            lambda x: np.mean(x**2) / 2
        ),
        "You rounded the rate. Return it as it is.": lambda x: round(1 / np.mean(x**2), 3),
    }
    | {
        f"Your function always returns {own:g}, which is the limit for the cement only. Work "
        "it out from `x`.": lambda x, own=own: own
        for own in (0.0278, 0.0277, 0.028, 2 / 72)
    }
    | {
        "You used `c` of an earlier cell, which is the curvature for the cement. Work it out "
        "from `x`.": lambda x: 2 / 71.97307562718444,
        "You returned `c` of an earlier cell, the curvature for the cement. Work out the limit "
        "from `x`.": lambda x: 71.97307562718444,
        "You multiplied `x` by 50. It comes as it should be used.": (
            lambda x: 1 / np.mean((50 * x) ** 2)
        ),
        "You took the mean of 1/x². Take the mean of the squares first, then divide by it.": (
            lambda x: np.mean(1 / x**2)
        ),
    },
    hint="Look at the rule for the slope: by how much does it grow when w grows by 1? That is "
    "the curvature. The limit is 2 divided by it.",
)
