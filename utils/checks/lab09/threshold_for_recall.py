"""Exercise 9.2 · A threshold for a required recall."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.variants import AnyOf
from utils.checks.feedback.calling import call
from utils.checks.feedback.value_types import is_number
from utils.checks.feedback.verdict import Status, Verdict


def threshold_for_recall(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    ill = p[y == 1]
    for threshold in np.sort(ill)[::-1]:
        if np.mean(ill >= threshold) >= wanted:
            return threshold


def _draw_women(rng: np.random.Generator, size: int) -> tuple:
    # All p differ, and have five decimals, none of the last three near 0, so that no grid meets
    # them. Neither the highest nor the lowest is of someone ill, nor is the right threshold the
    # highest or the lowest of the ill.
    n_ill = 10 if size == 4 else size + 3  # with fewer than ten, 0.9 of them are all
    tens = rng.permutation(np.arange(3, 97))[: 2 * n_ill + 2]
    low = 6 if size == 3 else 3  # from 6 on, what is rounded and what is cut off differ
    p = np.sort(tens / 100 + rng.integers(low, 8, (len(tens), 3)) @ [1e-3, 1e-4, 1e-5])[::-1]
    y = np.zeros(len(p), int)
    y[1 + rng.permutation(2 * n_ill)[:n_ill]] = 1
    # most of six and few of ten, so that a quantile is a woman off, on one side and on the other
    needed = {3: n_ill - 1, 4: 2}.get(size, int(rng.integers(2, n_ill)))
    # met exactly where a share of 4 or 8 has no rounding errors; else a bit less is demanded than
    # `needed` give, and more than one fewer give
    wanted = needed / n_ill if n_ill in (4, 8) else round((needed - 0.7) / n_ill, 2)
    order = rng.permutation(len(p))
    return y[order], p[order].round(5), wanted


A_PLACE = (
    "You returned a whole number: a place in some list, or a count of women. Asked for is the "
    "probability of one of them."
)
OF_NOBODY = (
    "Your threshold is not the probability of any of the women. The right one is: try those of "
    "the women with cancer, as they are."
)


class ThresholdExercise(FunctionExercise):
    """An exercise that asks for one of the numbers in `p`, and sees that something else came."""

    def wrong_answers(self) -> dict[str, Any]:
        place = AnyOf(
            lambda y, p, wanted: int(np.argmax(p == threshold_for_recall(y, p, wanted))),
            lambda y, p, wanted: np.sum(p[y == 1] >= threshold_for_recall(y, p, wanted)),
            lambda y, p, wanted: np.ceil(wanted * np.sum(y == 1)),
        )
        on_a_grid = AnyOf(
            lambda y, p, wanted: np.floor(100 * threshold_for_recall(y, p, wanted)) / 100,
            lambda y, p, wanted: np.floor(999 * threshold_for_recall(y, p, wanted)) / 999,
            lambda y, p, wanted: 1 - wanted,
        )
        return super().wrong_answers() | {A_PLACE: place, OF_NOBODY: on_a_grid}

    def _judge_function(self, answer: Callable, rng: np.random.Generator) -> Verdict:
        verdict = super()._judge_function(answer, rng)
        if verdict.status is not Status.WRONG or verdict.label:
            return verdict
        cases = [self.inputs(np.random.default_rng(i), size) for i, size in enumerate((2, 3, 5))]
        got = [call(answer, case, self.seconds).value for case in cases]
        if not all(is_number(one) for one in got):
            return verdict
        if all(float(one).is_integer() for one in got):
            return self.wrong([A_PLACE], verdict.example, "a-place")
        if any(np.isclose(p, one).any() for (_, p, _), one in zip(cases, got, strict=True)):
            return verdict
        return self.wrong([OF_NOBODY], verdict.example, "of-nobody")


EXERCISE = ThresholdExercise(
    name="threshold_for_recall",
    number="9.2",
    title="A threshold for a required recall",
    solution=threshold_for_recall,
    inputs=_draw_women,
    mistakes=mistakes(
        """
        lowest-ill: You returned the lowest probability of all who have cancer. It finds every one
          of them; a higher threshold may find enough.
            [::-1] ->
        lowest-of-all: You returned the lowest of all probabilities: at that threshold the alarm
          rings for everybody. Asked for is the highest that still finds enough.
            = p.min()
        highest: You returned the highest probability, of all women or of those with cancer. If you
          compared a sum with `wanted`, that is a count, not a share: take a mean.
            >= wanted -> > 0
            or
            = p.max()
        one-too-many: Your threshold finds one woman more than is needed. If you count along a
          sorted list, `[0]` is the first one; if you compare, the alarm rings at `>=`.
            ill >= threshold -> ill > threshold
        one-too-few: Your threshold finds one woman too few. How many are found at the first place
          of the sorted list, `[0]`?
            return threshold -> return min(ill[ill > threshold])
        upwards: You counted from the lowest probability upwards. The alarm finds the highest ones
          first.
            [::-1] ->
            ill >= threshold -> ill <= threshold
        not-the-ill: You counted along all women, or along the healthy ones. Recall is about those
          with cancer: pick their probabilities first.
            p[y == 1] -> p
            or
            y == 1 -> y == 0
        rounded-down: You rounded the number of women down, or to the nearest one, and so found too
          few at times. At least the wanted share must be found: round up.
            = np.sort(p[y == 1])[::-1][int(wanted * np.sum(y == 1) + 1e-9) - 1]
            or
            = np.sort(p[y == 1])[::-1][round(wanted * np.sum(y == 1)) - 1]
        given-order: You took the first or the last probability that finds enough, in the order in
          which the women stand. Try them from the highest down.
            np.sort(ill)[::-1] -> p
            or
            np.sort(ill)[::-1] -> p[::-1]
            or
            np.sort(ill)[::-1] -> ill
            or
            np.sort(ill)[::-1] -> ill[::-1]
        finds-too-few: You returned the lowest threshold that finds too few. Take the one before it,
          which still finds enough.
            = min(t for t in p if np.mean(p[y == 1] >= t) < wanted)
        more-than-wanted: Where a threshold finds exactly the wanted share, you went on to the next
          woman. At least that share is demanded, so exactly that share is enough.
            >= wanted -> > wanted
            or
            = np.sort(p[y == 1])[::-1][int(wanted * np.sum(y == 1))]
        exactly-wanted: You asked for exactly the wanted share, and often there is no threshold for
          that. At least that share is demanded: `>=`.
            >= wanted -> == wanted
        another-share: You asked for the accuracy, the share of all women who are treated rightly,
          or for the precision, the share of alarms that are right. The clinic demands recall: the
          share of the cancers that are found.
            np.sort(ill) -> np.sort(p)
            np.mean(ill >= threshold) -> np.mean((p >= threshold) == y)
            or
            np.mean(ill >= threshold) -> np.mean((p >= threshold) == y)
            or
            np.sort(ill) -> np.sort(p)
            np.mean(ill >= threshold) -> np.mean(y[p >= threshold])
            or
            np.mean(ill >= threshold) -> np.mean(y[p >= threshold])
        by-all-women: You divided by all women. Recall divides by those who have cancer.
            np.mean(ill >= threshold) -> np.mean((p >= threshold) & (y == 1))
        recall-itself: You returned the recall that is reached. Asked for is the threshold.
            return threshold -> return np.mean(ill >= threshold)
        quantile: You took a quantile. It divides the gaps between the women, so it lies between two
          of them, or is one of them off. Count the women with cancer.
            = np.quantile(p[y == 1], 1 - wanted)
            or
            = np.quantile(p, 1 - wanted)
            or
            = np.quantile(p[y == 1], 1 - wanted, method="lower")
            or
            = np.quantile(p[y == 1], 1 - wanted, method="higher")
        sorted-alone: You sorted `p` and not `y` with it, so their rows no longer belong together.
          Pick the probabilities of those with cancer first, then sort.
            p[y == 1] -> np.sort(p)[y == 1]
            or
            p[y == 1] -> np.sort(p)[::-1][y == 1]
        always-0: You returned 0 each time. If that stands in an `else` inside your loop, the loop
          ends in its first round.
            = 0
        rows-0-and-1: `p[y]` takes rows 0 and 1 of `p`, again and again. You want the rows where y
          is 1: a comparison goes into the brackets.
            y == 1 -> y
        fixed-share: You used 0.9, whatever `wanted` is.
            >= wanted -> >= 0.9
        """
    ),
    hint="Try the probabilities of those with cancer as thresholds, from the highest down. For "
    "each, which share of them is at or above it? Stop at the first that is enough.",
    steps=(
        "First pick the probabilities of those with cancer, then sort them downwards and go "
        "through them with a loop. The share at or above one of them is a mean of True and False.",
        "Say those with cancer have 0.9, 0.7, 0.4, 0.2, and 0.6 is wanted. At 0.9 a quarter is "
        "found, at 0.7 half, at 0.4 three quarters: that is the first that is enough.",
    ),
)
