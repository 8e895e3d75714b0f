"""Exercise 9.2 · A threshold for a required recall."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.variants import AnyOf
from utils.checks.feedback.calling import call
from utils.checks.feedback.value_types import is_number
from utils.checks.feedback.verdict import Status, Verdict


def threshold_for_recall(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    ill = p[y == 1]
    return max(t for t in ill if np.mean(ill >= t) >= wanted)


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


def _recall(y: np.ndarray, p: np.ndarray, threshold: float) -> Any:
    return np.mean(p[y == 1] >= threshold)


def _in_given_order(y: np.ndarray, p: np.ndarray, wanted: float, place: int) -> Any:
    return [t for t in p if _recall(y, p, t) >= wanted][place]


def _of_ill_in_given_order(y: np.ndarray, p: np.ndarray, wanted: float, place: int) -> Any:
    return [t for t in p[y == 1] if _recall(y, p, t) >= wanted][place]


def _more_than_wanted(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    return max(t for t in p[y == 1] if _recall(y, p, t) > wanted)


def _exactly_wanted(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    return max((t for t in p[y == 1] if _recall(y, p, t) == wanted), default=None)


def _by_accuracy(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    return max((t for t in p if np.mean((p >= t) == y) >= wanted), default=None)


def _too_high_by_one(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    return min(t for t in p if _recall(y, p, t) < wanted)


def _of_sorted(which: str, shift: int = 0, upwards: bool = False) -> Callable[..., Any]:
    """Return a function that counts along sorted probabilities in some wrong way."""

    def wrong(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
        own = {"ill": p[y == 1], "healthy": p[y == 0], "all": p}[which]
        ordered = np.sort(own) if upwards else np.sort(own)[::-1]
        needed = int(np.ceil(wanted * len(own) - 1e-9)) - 1 + shift
        return ordered[needed]

    return wrong


def _rounded_down(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    return np.sort(p[y == 1])[::-1][int(wanted * np.sum(y == 1) + 1e-9) - 1]


def _by_precision(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    fits = [t for t in p if np.mean(y[p >= t] == 1) >= wanted]
    return max(fits) if fits else None


def _share_of_alarms(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    """Find the threshold with recall as a share of all women: np.mean((p >= t) & (y == 1))."""
    fits = [t for t in p if np.mean((p >= t) & (y == 1)) >= wanted]
    return max(fits) if fits else None


def _recall_there(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    return np.mean(p[y == 1] >= threshold_for_recall(y, p, wanted))


def _sorted_alone(y: np.ndarray, p: np.ndarray, wanted: float, step: int) -> Any:
    return threshold_for_recall(y, np.sort(p)[::step], wanted)


def _of_two_rows(y: np.ndarray, p: np.ndarray, wanted: float) -> Any:
    ill = p[y]
    return max(t for t in ill if np.mean(ill >= t) >= wanted)


def _cut_off(steps: int) -> Callable[..., Any]:
    """Return a function that finds the best threshold on a grid of so many steps."""
    return lambda y, p, wanted: np.floor(steps * threshold_for_recall(y, p, wanted)) / steps


def _rounded_to(decimals: int) -> Callable[..., Any]:
    return lambda y, p, wanted: round(threshold_for_recall(y, p, wanted), decimals)


A_PLACE = (
    "You returned a whole number: a place in some list, or a count of women. Asked for is the "
    "probability of one of them."
)


class ThresholdExercise(FunctionExercise):
    """An exercise that asks for a probability; a whole number is taken for a place or a count."""

    def wrong_answers(self) -> dict[str, Any]:
        whole = AnyOf(
            lambda y, p, wanted: int(np.argmax(p == threshold_for_recall(y, p, wanted))),
            lambda y, p, wanted: np.sum(p[y == 1] >= threshold_for_recall(y, p, wanted)),
            lambda y, p, wanted: np.ceil(wanted * np.sum(y == 1)),
        )
        return super().wrong_answers() | {A_PLACE: whole}

    def _judge_function(self, answer: Callable, rng: np.random.Generator) -> Verdict:
        verdict = super()._judge_function(answer, rng)
        if verdict.status is not Status.WRONG or verdict.reasons[0] in self.misconceptions:
            return verdict
        assert self.inputs is not None
        cases = [self.inputs(np.random.default_rng(i), size) for i, size in enumerate((2, 3, 5))]
        got = [call(answer, case, self.seconds).value for case in cases]
        whole = all(is_number(one) and float(one).is_integer() for one in got)
        return self.wrong([A_PLACE], verdict.example) if whole else verdict


EXERCISE = ThresholdExercise(
    name="threshold_for_recall",
    number="9.2",
    title="A threshold for a required recall",
    solution=threshold_for_recall,
    inputs=_draw_women,
    misconceptions={
        "You returned the lowest probability of all who have cancer. It finds every one of "
        "them; a higher threshold may find enough.": lambda y, p, wanted: p[y == 1].min(),
        "You returned the highest probability of all who have cancer. It finds one of them.": (
            lambda y, p, wanted: p[y == 1].max()
        ),
        "You returned the lowest of all probabilities: at that threshold the alarm rings for "
        "everybody. Asked for is the highest that still finds enough.": (
            lambda y, p, wanted: p.min()
        ),
        "Your threshold finds one woman more than is needed. If you count along a sorted list, "
        "`[0]` is the first one; if you compare, the alarm rings at `>=`.": (_of_sorted("ill", 1)),
        "Your threshold finds one woman too few. How many are found at the first place of the "
        "sorted list, `[0]`?": _of_sorted("ill", -1),
        "You counted from the lowest probability upwards. The alarm finds the highest ones "
        "first.": _of_sorted("ill", upwards=True),
        "You counted along all women. Recall is about those with cancer: take `p[y == 1]`.": (
            _of_sorted("all")
        ),
        "You counted along the healthy women. Recall is about those with cancer: take "
        "`p[y == 1]`.": _of_sorted("healthy"),
        "You rounded the number of women down, and so found too few. At least the wanted share "
        "must be found: round up.": _rounded_down,
        "You took the first probability that finds enough, in the order in which the women "
        "stand. Try them from the highest down.": partial(_in_given_order, place=0),
        "You took the last probability that finds enough, in the order in which the women "
        "stand. Try them from the highest down, and stop at the first.": (
            partial(_in_given_order, place=-1)
        ),
        "You took the first woman with cancer whose probability finds enough, in the order in "
        "which they stand. Sort them first.": partial(_of_ill_in_given_order, place=0),
        "You took the last woman with cancer whose probability finds enough, in the order in "
        "which they stand. Sort them first.": partial(_of_ill_in_given_order, place=-1),
        "You returned the lowest threshold that finds too few. Take the one before it, which "
        "still finds enough.": _too_high_by_one,
        "Where a threshold finds exactly the wanted share, you went on to the next woman. At "
        "least that share is demanded, so exactly that share is enough.": AnyOf(
            _more_than_wanted,
            lambda y, p, wanted: np.sort(p[y == 1])[::-1][int(wanted * np.sum(y == 1))],
        ),
        "You asked for exactly the wanted share, and often there is no threshold for that. At "
        "least that share is demanded: `>=`.": _exactly_wanted,
        "You tried thresholds on a grid. The right one is the probability of one of the women: "
        "try those in `p`.": AnyOf(*map(_cut_off, (10, 20, 99, 100, 999, 1000, 9999, 10000))),
        "You asked for the accuracy, the share of all women who are treated rightly. The "
        "clinic demands recall: the share of the cancers that are found.": _by_accuracy,
        "You asked for the precision, the share of alarms that are right. The clinic demands "
        "recall: the share of the cancers that are found.": _by_precision,
        "You divided by all women. Recall divides by those who have cancer.": _share_of_alarms,
        "You returned the recall that is reached. Asked for is the threshold.": _recall_there,
        "You returned the wanted recall itself. The threshold is a probability from `p`.": (
            lambda y, p, wanted: wanted
        ),
        "You returned 1 - wanted. A recall is a share of women, a threshold is a probability: "
        "look for it in `p`.": lambda y, p, wanted: 1 - wanted,
        "You took a quantile, which lies between two women. Take the probability of one of "
        "them.": lambda y, p, wanted: np.quantile(p[y == 1], 1 - wanted),
        "You took a quantile of all women, and it lies between two of them. Recall is about "
        "those with cancer: look among their probabilities.": (
            lambda y, p, wanted: np.quantile(p, 1 - wanted)
        ),
        "You took a quantile with `lower`. It divides the gaps between the women, so it is "
        "often one woman too low. Count the women.": (
            lambda y, p, wanted: np.quantile(p[y == 1], 1 - wanted, method="lower")
        ),
        "You took a quantile with `higher`. It divides the gaps between the women, so it is "
        "often one woman too high. Count the women.": (
            lambda y, p, wanted: np.quantile(p[y == 1], 1 - wanted, method="higher")
        ),
        "You sorted `p` alone, so its rows no longer belong to those of `y`. Take `p[y == 1]` "
        "first, then sort.": partial(_sorted_alone, step=1),
        "You sorted `p` downwards, and not `y` with it, so their rows no longer belong "
        "together. Take `p[y == 1]` first, then sort.": partial(_sorted_alone, step=-1),
        "You returned ½. The threshold depends on `wanted`, and on who has cancer.": (
            lambda y, p, wanted: 0.5
        ),
        "You rounded the threshold. Return the probability as it is.": AnyOf(
            *map(_rounded_to, (1, 2, 3, 4))
        ),
        "You returned 0 each time. If that stands in an `else` inside your loop, the loop "
        "ends in its first round.": lambda y, p, wanted: 0,
        "`p[y]` takes rows 0 and 1 of `p`, again and again. You want `p[y == 1]`.": (_of_two_rows),
        "You returned the highest of all probabilities. If you compared a sum with `wanted`, "
        "that is a count, not a share. Take a mean, over those with cancer.": (
            lambda y, p, wanted: p.max()
        ),
        "You used 0.9, whatever `wanted` is.": (
            lambda y, p, wanted: threshold_for_recall(y, p, 0.9)
        ),
    },
    hint="Try the probabilities of those with cancer as thresholds, from the highest down. For "
    "each, which share of them is at or above it? Stop at the first that is enough.",
)
