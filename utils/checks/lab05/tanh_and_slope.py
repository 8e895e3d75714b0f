"""Exercise 5.2 · tanh and its slope."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.lab05.pairs import Pair, draw_z, of_two_results
from utils.nn import sigmoid


def tanh_and_slope(z: np.ndarray) -> Pair:
    up, down = np.exp(z), np.exp(-z)
    a = (up - down) / (up + down)
    return a, 1 - a**2


def _ready_made(z: np.ndarray) -> Pair:
    a = np.tanh(z)
    return a, 1 - np.tanh(z) ** 2


def _by_the_sigmoid(z: np.ndarray) -> Pair:
    a = 2 * sigmoid(2 * z) - 1
    return a, 1 - a**2


EXERCISE = FunctionExercise(
    name="tanh_and_slope",
    number="5.2",
    title="tanh and its slope",
    solution=tanh_and_slope,
    also=(_ready_made, _by_the_sigmoid),
    inputs=draw_z,
    names=("a", "slope"),
    mistakes=of_two_results(tanh_and_slope, "`a`", "the slope")
    + mistakes(
        """
        z-for-a: Your slope is made of z. In the table stands the output: 1 - a².
            1 - a**2 -> 1 - z**2
        sigmoid-slope: Your slope is a (1 - a), or a multiple of it. That is the sigmoid's
          formula; the table has another one for tanh.
            1 - a**2 -> a * (1 - a)
            or
            1 - a**2 -> 4 * a * (1 - a)
        slope-of-sigmoid: Your slope is made of the sigmoid of z. tanh's follows from its own
          output, `a`.
            1 - a**2 -> sigmoid(z) * (1 - sigmoid(z))
            or
            1 - a**2 -> 1 - sigmoid(z) ** 2
        no-square: The square is missing from your slope. The table has 1 - a².
            1 - a**2 -> 1 - a
        only-square: Your slope is a². It is what is left of 1 without that.
            1 - a**2 -> a**2
        plus: Your slope is 1 + a². But tanh gets flatter where a is large.
            1 - a**2 -> 1 + a**2
        square-of-all: Your slope is (1 - a)². Only the a is squared.
            1 - a**2 -> (1 - a) ** 2
        slope-sign: Your slope is negative. tanh rises everywhere: it is 1 minus the square.
            1 - a**2 -> a**2 - 1
        slope-1: Your slope is 1 everywhere. tanh is that steep only where z is 0.
            1 - a**2 -> np.ones_like(a)
        nudged: You measured the slope by nudging: nearly right, but not quite. The formula in
          the table is exact.
            1 - a**2 -> (np.tanh(z + 0.0001) - a) / 0.0001
            or
            1 - a**2 -> (np.tanh(z + 0.001) - a) / 0.001
            or
            1 - a**2 -> (np.tanh(z + 0.01) - a) / 0.01
        own-e: You took e with a few digits only. That is close, but `np.exp(z)` has them all.
            np.exp(z), np.exp(-z) -> 2.7**z, 2.7**-z
            or
            np.exp(z), np.exp(-z) -> 2.72**z, 2.72**-z
            or
            np.exp(z), np.exp(-z) -> 2.718**z, 2.718**-z
        divided-by-2: You divided by 2. Below the line stands the sum of the two powers of e.
            (up + down) -> 2
            or
            (up - down) / (up + down) -> (up + down) / 2
        exponents: Your `a` is e to the power of 2z. The difference and the sum are those of the
          two powers of e; then divide.
            (up - down) / (up + down) -> up / down
        sigmoid: Your `a` is the sigmoid of z. tanh runs from -1 to 1.
            (up - down) / (up + down) -> sigmoid(z)
            or
            = sigmoid(z), sigmoid(z) * (1 - sigmoid(z))
        squeezed-only: Your `a` is σ(2z), from 0 to 1. With the sigmoid, it has still to be
          stretched to -1 … 1; with powers of e, e^-z has to be subtracted above the line.
            (up - down) / (up + down) -> sigmoid(2 * z)
        not-moved: Your `a` runs from 0 to 2. tanh runs from -1 to 1, one lower.
            (up - down) / (up + down) -> 2 * sigmoid(2 * z)
        half-z: Your `a` is the tanh of z / 2. Of the two powers of e, the second is e^-z, not
          1. (With the sigmoid, start from σ(2z).)
            np.exp(-z) -> 1
        not-divided: The division is missing: your `a` is the difference or the sum alone.
            (up - down) / (up + down) -> up - down
            or
            (up - down) / (up + down) -> up + down
        no-brackets: Brackets are missing above the line, below it or both: all of the
          difference is divided by all of the sum.
            (up - down) / (up + down) -> up - down / (up + down)
            or
            (up - down) / (up + down) -> (up - down) / up + down
            or
            (up - down) / (up + down) -> up - down / up + down
        sign: Your `a` has the wrong sign: tanh of a positive z is positive. Which power of e is
          subtracted from which?
            np.exp(z), np.exp(-z) -> np.exp(-z), np.exp(z)
        same-powers: Your `a` is 0 everywhere. Are both of your powers e^z? The second is e^-z.
            np.exp(-z) -> np.exp(z)
        minus-in-front: You took -e^z. The minus belongs to the power: e^-z.
            np.exp(-z) -> -np.exp(z)
        no-power: Your `a` is infinite: the sum below the line is 0. Is e^z a power, `np.exp(z)`?
          `e * z` is a product.
            np.exp(z), np.exp(-z) -> z, -z
        of-angles: `np.tan` and `np.arctan` belong to angles. tanh has an h at its end, and its
          formula is in the table.
            (up - down) / (up + down) -> np.tan(z)
            or
            (up - down) / (up + down) -> np.arctan(z)
        relu: That is ReLU, and its slope. tanh is another curve: see the table.
            = np.maximum(z, 0), np.where(z > 0, 1, 0)
        """
    ),
    hint="Give names to the two powers of e first: they stand in the formula twice. And the "
    "slope needs no e at all, once you have `a`.",
    steps=(
        "By hand, for z = 1: the powers are 2.718 and 0.368. Their difference is 2.350, their sum "
        "3.086, so `a` is 0.762. In Python, difference and sum need brackets of their own.",
        "For the slope, go on with that `a`: 0.762 squared is 0.580, and what is left of 1 is "
        "0.420. In Python a square is written `**2`.",
    ),
)
