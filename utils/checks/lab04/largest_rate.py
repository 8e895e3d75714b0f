"""Exercise 4.3 · The largest stable learning rate."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def largest_rate(x: np.ndarray) -> Any:
    curvature = 2 * np.mean(x**2)
    return 2 / curvature


def _draw_column(rng: np.random.Generator, size: int) -> tuple:
    x = rng.permutation(np.arange(12, 60))[: size + 1] / 10
    if size == 5:
        x[1:3] *= -1
        x[0] = 19.5  # so that their mean is not 0
    return (x,)


EXERCISE = FunctionExercise(
    name="largest_rate",
    number="4.3",
    title="The largest stable learning rate",
    solution=largest_rate,
    inputs=_draw_column,
    mistakes=mistakes(
        """
        twice-the-limit: Your rate is twice the limit. The slope has a factor 2, so has the
          curvature.
            = 2 / np.mean(x**2)
        one-step: That is 1 / curvature, the rate that arrives in one step. The limit is twice that.
            2 / curvature -> 1 / curvature
        curvature: You returned the curvature. The limit is 2 divided by it.
            2 / curvature -> curvature
        upside-down: That is the limit upside down. 2 is divided by the curvature: by all of it, in
          brackets, if it is a product.
            2 / curvature -> curvature / 2
        four-times: Your rate is four times the limit. The factor 2 is in the curvature, and the
          limit is 2 divided by that.
            = 4 / np.mean(x**2)
        squared-mean: You squared the mean of `x`. Square each `x` first, then take the mean.
            np.mean(x**2) -> np.mean(x) ** 2
            or
            = 2 / np.mean(x) ** 2
        not-squared: You did not square `x`. It comes in twice: once in the answer, once in the
          slope.
            x**2 -> x
            or
            = 2 / np.mean(x)
            or
            x**2 -> abs(x)
        sum: You summed the squares. The loss is a mean, so its curvature is a mean too.
            np.mean -> np.sum
            or
            = 2 / np.sum(x**2)
        spread: You took the variance or the standard deviation, which subtract the mean first. Take
          the mean of the squares of `x`, as it is.
            np.mean(x**2) -> np.var(x)
            or
            = 2 / np.var(x)
            or
            np.mean(x**2) -> np.std(x)
            or
            = 2 / np.std(x)
        root: You took a square root. The curvature has the square of `x`, as it is.
            np.mean(x**2) -> np.sqrt(np.mean(x**2))
            or
            = 2 / np.sqrt(np.mean(x**2))
        largest-x: You took the largest `x` alone. Every sample has its share in the curvature.
            np.mean(x**2) -> np.max(x) ** 2
            or
            = 2 / np.max(x) ** 2
            or
            np.mean(x**2) -> np.max(x**2)
        multiplied: You multiplied by the curvature, or by the mean square. A steeper valley needs a
          smaller rate: divide.
            2 / -> 2 *
            or
            = np.mean(x**2) / 2
        cement: Whatever comes in, you return the same number, that of the cement. Work it out from
          `x`.
            = 0.0278
            or
            = 0.0277
            or
            = 0.028
            or
            = 2 / 72
            or
            = 2 / 71.97307562718444
            or
            = 1 / 71.97307562718444
            or
            = 71.97307562718444
        times-50: You multiplied `x` by 50. It comes as it should be used.
            x**2 -> (50 * x) ** 2
        mean-of-rates: You took the mean of 1/x². Take the mean of the squares first, then divide by
          it.
            = np.mean(1 / x**2)
        """
    ),
    hint="Look at the rule for the slope: by how much does it grow when w grows by 1? That is "
    "the curvature. The limit is 2 divided by it.",
    steps=(
        "The slope is the mean of 2 · (wx - y) · x. Put w + 1 in place of w: which terms are new? "
        "Their mean is the curvature.",
        "By hand, for x = (1, 3): the squares are 1 and 9, and the mean of 2 and 18 is 10. That is "
        "the curvature, and the limit is 2 / 10 = 0.2.",
    ),
)
