"""Exercise 1.4 · Scale pixels to [-1, 1]."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.variants import AnyOf
from utils.checks.feedback.calling import call
from utils.checks.feedback.comparison import same
from utils.checks.feedback.verdict import Status, Verdict

RAMP = np.arange(256, dtype=np.uint8)
WHOLE = (
    "Your result holds whole numbers only: the decimals are lost. `//`, `int`, `astype(int)` and "
    "rounding do that, and so does an array of whole numbers in which you store them."
)
OF_THE_BATCH = (
    "What becomes of a pixel depends on the others in the batch, such as the largest or their "
    "average. Use the limits 0 and 255, which hold for all: so every batch is scaled alike."
)
IN_UINT8 = (
    "Your function gives other results for uint8 than for floats. uint8 holds whole numbers from "
    "0 to 255 only: 2 * 200 is 144 there, and 100 - 128 is 228. Divide first, since `/` makes "
    "floats, and keep them in a new array."
)
UNEVEN = "Your function treats 0 and 255 as it should, but the others do not lie evenly in between."


def _ends(low: float, high: float) -> str:
    """Say what 0 and 255 become, and what is wrong with it."""
    words = f"Your function turns 0 into {low:.4g} and 255 into {high:.4g}. They should be -1 and 1"
    if np.isclose(low, 1) and np.isclose(high, -1):
        return f"{words}: up and down are swapped."
    if np.isclose(high - low, 2):
        return f"{words}: the range has the right length, but has to be shifted."
    return f"{words}, a range of length 2: see to the length first, then shift it."


class ScalingExercise(FunctionExercise):
    """An exercise that asks for scaled pixels, judged by what becomes of 0, 255 and the others."""

    def wrong_answers(self) -> dict[str, Any]:
        return super().wrong_answers() | {
            WHOLE: AnyOf(
                lambda pixels: pixels // 127.5 - 1,
                lambda pixels: 2 * (pixels // 255) - 1,
                lambda pixels: 2 * (pixels / 255).astype(int) - 1,
                lambda pixels: np.round(pixels / 127.5 - 1),
            ),
            IN_UINT8: AnyOf(
                lambda pixels: 2 * pixels / 255 - 1,
                lambda pixels: (2 * pixels - 255) / 255,
                lambda pixels: (pixels - 128) / 127,
                lambda pixels: -pixels / 255,
            ),
            OF_THE_BATCH: AnyOf(
                lambda pixels: (pixels - pixels.min()) / np.ptp(pixels) * 2 - 1,
                lambda pixels: pixels / pixels.max(),
                lambda pixels: (pixels - pixels.mean()) / 127.5,
                lambda pixels: (pixels - pixels.mean()) / pixels.std(),
            ),
            _ends(0, 1): lambda pixels: pixels / 255,
            _ends(0, 2): lambda pixels: pixels / 127.5,
            _ends(-1, 255 / 128 - 1): lambda pixels: pixels / 128 - 1,
            _ends(1, -1): lambda pixels: 1 - pixels / 127.5,
            UNEVEN: lambda pixels: 2 * (pixels / 255) ** 2 - 1,
        }

    def _judge_function(self, answer: Callable, rng: np.random.Generator) -> Verdict:
        verdict = super()._judge_function(answer, rng)
        if verdict.status is Status.WRONG and not self.knows(verdict):
            label, words = self._by_values(answer)
            if words and not (label == "uneven" and verdict.label):  # for which that has a name
                return self.wrong([words, *verdict.reasons[1:]], verdict.example, label)
        return verdict

    @np.errstate(all="ignore")
    def _by_values(self, answer: Callable) -> tuple[str, str]:
        """Return a label and words for how an answer scales 0 … 255; both empty if rightly."""

        def scaled(pixels: np.ndarray) -> Any:
            return call(answer, (pixels.copy(),), self.seconds).value

        got = scaled(RAMP)
        if getattr(got, "shape", ()) != RAMP.shape or got.dtype.kind not in "fiu":
            return "", ""
        if (got == got.astype(int)).all():
            return "whole", WHOLE
        if not same(scaled(RAMP[10:200]), got[10:200]):
            return "of-the-batch", OF_THE_BATCH
        of_floats = scaled(RAMP.astype(float))
        if of_floats is not None and not same(of_floats, got):
            return "in-uint8", IN_UINT8
        if not np.allclose(got[[0, -1]], [-1, 1]):
            return "ends", _ends(got[0], got[-1])
        return ("", "") if np.allclose(got, self.solution(RAMP)) else ("uneven", UNEVEN)


def scale_signed(pixels: np.ndarray) -> np.ndarray:
    from_0_to_1 = pixels / 255
    return 2 * from_0_to_1 - 1


def _draw_pixels(rng: np.random.Generator, size: int) -> tuple:
    # of any number of axes, always on both sides of the middle, and some with 0 and 255
    shape = {1: (2,), 2: (2, 3), 3: (2, 3, 2), 4: (4, 5), 5: (2, 3, 2, 3)}[size]
    half = int(np.prod(shape)) // 2
    dark, bright = (low + rng.permutation(90)[: half + 1] for low in (10, 150))
    if size in (3, 5):
        dark[0], bright[0] = 0, 255
    pixels = rng.permutation([*dark[:half], *bright[:half]]).astype(np.uint8)
    return (pixels.reshape(shape),)


EXERCISE = ScalingExercise(
    name="scale_signed",
    number="1.4",
    title="Scale pixels to [-1, 1]",
    solution=scale_signed,
    inputs=_draw_pixels,
    mistakes=mistakes(
        """
        two-values: Only -1 and 1 are left. All pixels in between lie evenly in between.
            = np.where(pixels > 127, 1, -1)
            or
            = np.sign(pixels / 127.5 - 1)
        any-axes: `pixels` may have any number of axes, also one. Calculate with the whole array:
          you need no loop and no shape.
            return -> pixels.shape[1]; return
            or
            return -> height, width = pixels.shape; return
            or
            return -> [len(line) for line in pixels]; return
            or
            return -> [[pixel for pixel in line] for line in pixels]; return
        flattened: You flattened the pictures as well. The shape stays as it was; only the numbers
          change.
            = scale_signed(pixels).reshape(len(pixels), -1)
            or
            = scale_signed(pixels).reshape(-1)
        """
    ),
    hint="Go in two steps. First bring the pixels to 0 … 1. By what must that be multiplied to "
    "be as long as -1 … 1, and by how much is it then too high?",
    steps=(
        "Divided by 255, a pixel of 51 is 0.2, and one of 204 is 0.8. At the end they should be "
        "-0.6 and 0.6.",
        "To bring 0 … 10 to -3 … 3, divide by 10, multiply by 6, the length of the new range, and "
        "then take 3 off.",
    ),
)
