"""Exercise 13.1 · The discriminator's loss."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.formulas import FormulaExercise
from utils.checks.exercises.variants import AnyOf
from utils.checks.lab13.probabilities import draw_p, rounded


def discriminator_loss(p_real: np.ndarray, p_fake: np.ndarray) -> Any:
    return np.mean(np.concatenate([-np.log(p_real), -np.log(1 - p_fake)]))


def _draw_answers(rng: np.random.Generator, size: int) -> tuple:
    # never as many fakes as real ones, so that a mean of two means is another number
    return draw_p(rng, size + 1), draw_p(rng, size + 3)


def _mean_of(real: Callable, fake: Callable) -> Callable:
    """Return the mean over all samples of a cost for each real one and one for each fake."""
    return lambda p_real, p_fake: np.mean(np.concatenate([real(p_real), fake(p_fake)]))


def _cut_to_real(p_real: np.ndarray, p_fake: np.ndarray) -> tuple[float, int, int]:
    """Return the sum of the costs, with as many fakes as real samples; n, and n + m."""
    costs = -np.log(p_real) - np.log(1 - p_fake[: len(p_real)])
    return float(np.sum(costs)), len(p_real), len(p_real) + len(p_fake)


def _minus_log(p: np.ndarray) -> np.ndarray:
    return -np.log(p)


def _minus_log_of_rest(p: np.ndarray) -> np.ndarray:
    return -np.log(1 - p)


EXERCISE = FormulaExercise(
    name="discriminator_loss",
    number="13.1",
    title="The discriminator's loss",
    solution=discriminator_loss,
    inputs=_draw_answers,
    misconceptions={
        "The labels are swapped: a real sample costs -ln p, a fake -ln(1 - p).": (
            _mean_of(_minus_log_of_rest, _minus_log)
        ),
        "You treated the fakes as if they were real: -ln p for all. A fake has the label 0, "
        "and costs -ln(1 - p).": _mean_of(_minus_log, _minus_log),
        "You treated the real samples as if they were fakes: -ln(1 - p) for all. A real one "
        "has the label 1, and costs -ln p.": _mean_of(_minus_log_of_rest, _minus_log_of_rest),
        "The minus is missing. Logarithms of numbers below 1 are negative; a loss is not.": (
            lambda p_real, p_fake: -discriminator_loss(p_real, p_fake)
        ),
        "The minus is missing for the real samples.": _mean_of(np.log, _minus_log_of_rest),
        "The minus is missing for the fakes.": _mean_of(_minus_log, lambda p: np.log(1 - p)),
        "You took the mean of the real ones and the mean of the fakes, and then the mean of "
        "the two. Asked for is one mean over all n + m: there are not as many of each.": (
            lambda p_real, p_fake: (np.mean(-np.log(p_real)) + np.mean(-np.log(1 - p_fake))) / 2
        ),
        "You added the mean of the real ones and the mean of the fakes, as papers do. Here, as "
        "in Keras, it is one mean over all n + m.": (
            lambda p_real, p_fake: np.mean(-np.log(p_real)) + np.mean(-np.log(1 - p_fake))
        ),
        "You subtracted the two means. Both kinds of mistakes cost, so they are added up, and "
        "divided by n + m.": (
            lambda p_real, p_fake: np.mean(-np.log(p_real)) - np.mean(-np.log(1 - p_fake))
        ),
        "You returned the sum. Asked for is the mean over all n + m samples.": (
            lambda p_real, p_fake: np.sum(-np.log(p_real)) + np.sum(-np.log(1 - p_fake))
        ),
        "You divided the sum by twice the number of one kind. There are n + m samples, and n "
        "and m differ.": AnyOf(
            lambda p_real, p_fake: (
                discriminator_loss(p_real, p_fake) * (len(p_real) + len(p_fake)) / (2 * len(p_real))
            ),
            lambda p_real, p_fake: (
                discriminator_loss(p_real, p_fake) * (len(p_real) + len(p_fake)) / (2 * len(p_fake))
            ),
        ),
        "You divided the sum by 4, the number of samples in the example. There are n + m.": (
            lambda p_real, p_fake: (
                discriminator_loss(p_real, p_fake) * (len(p_real) + len(p_fake)) / 4
            )
        ),
        "You counted only as many fakes as there are real samples. Here there are more fakes: "
        "`zip`, or a loop over n, stops too early.": AnyOf(
            lambda p_real, p_fake: (
                _cut_to_real(p_real, p_fake)[0] / _cut_to_real(p_real, p_fake)[1] / 2
            ),
            lambda p_real, p_fake: (
                _cut_to_real(p_real, p_fake)[0] / _cut_to_real(p_real, p_fake)[1]
            ),
            lambda p_real, p_fake: (
                _cut_to_real(p_real, p_fake)[0] / _cut_to_real(p_real, p_fake)[2]
            ),
        ),
        "You rounded. Return the number as it is.": rounded(discriminator_loss),
        "You divided the sum by n, the number of real ones. There are n + m samples.": (
            lambda p_real, p_fake: (
                (np.sum(-np.log(p_real)) + np.sum(-np.log(1 - p_fake))) / len(p_real)
            )
        ),
        "You divided the sum by m, the number of fakes. There are n + m samples.": (
            lambda p_real, p_fake: (
                (np.sum(-np.log(p_real)) + np.sum(-np.log(1 - p_fake))) / len(p_fake)
            )
        ),
        "You left the fakes out. What it says of them costs, too.": (
            lambda p_real, p_fake: np.mean(-np.log(p_real))
        ),
        "You left the real samples out. What it says of them costs, too.": (
            lambda p_real, p_fake: np.mean(-np.log(1 - p_fake))
        ),
        "You returned the cost of each sample. Take their mean.": lambda p_real, p_fake: (
            np.concatenate([-np.log(p_real), -np.log(1 - p_fake)])
        ),
        "You returned two numbers, one for each kind. Asked for is one mean over all.": (
            lambda p_real, p_fake: (np.mean(-np.log(p_real)), np.mean(-np.log(1 - p_fake)))
        ),
        "You took the logarithm of the mean. Take the logarithms first, then their mean.": (
            lambda p_real, p_fake: -np.log(np.mean(np.concatenate([p_real, 1 - p_fake])))
        ),
        "Brackets are missing: `1 - np.log(p)` is not `np.log(1 - p)`.": (
            _mean_of(_minus_log, lambda p: 1 - np.log(p))
        ),
        "Brackets are missing: with a minus in front, `-1 - np.log(p)` is not "
        "`-np.log(1 - p)`.": _mean_of(_minus_log, lambda p: -1 - np.log(p)),
        "You used the logarithm to the base 10. Take `np.log`.": lambda p_real, p_fake: (
            discriminator_loss(p_real, p_fake) / np.log(10)
        ),
        "You used the logarithm to the base 2. Take `np.log`.": lambda p_real, p_fake: (
            discriminator_loss(p_real, p_fake) / np.log(2)
        ),
        "That is a squared error. Asked for is the cross-entropy, with logarithms.": (
            _mean_of(lambda p: (1 - p) ** 2, lambda p: p**2)
        ),
        "That is the mean distance from the label. Asked for is the cross-entropy, with "
        "logarithms.": _mean_of(lambda p: 1 - p, lambda p: p),
        "That is the generator's loss, to be written in the next exercise. The "
        "discriminator's labels are 1 for real samples and 0 for fakes.": (
            lambda p_real, p_fake: np.mean(-np.log(p_fake))
        ),
        "`np.concatenate` takes one list: put both arrays in square brackets.": (
            lambda p_real, p_fake: np.mean(np.concatenate(-np.log(p_real), -np.log(1 - p_fake)))
        ),
        "You took the mean of a list of two arrays, which are not equally long. Lay them "
        "behind each other with `np.concatenate`.": lambda p_real, p_fake: np.mean(
            [-np.log(p_real), -np.log(1 - p_fake)]
        ),
        "You counted the real samples only, and divided by all. What it says of fakes costs, "
        "too.": lambda p_real, p_fake: np.sum(-np.log(p_real)) / (len(p_real) + len(p_fake)),
        "You counted the fakes only, and divided by all. What it says of real ones costs, "
        "too.": lambda p_real, p_fake: np.sum(-np.log(1 - p_fake)) / (len(p_real) + len(p_fake)),
        "You combined the two arrays number by number, but n and m differ. Take the costs of "
        "each kind first.": lambda p_real, p_fake: -np.mean(np.log(p_real) + np.log(1 - p_fake)),
    },
    hint="Each sample has a cost: which one if it is real, which one if it is a fake? Lay all "
    "costs into one array; its mean is the loss.",
)
