"""Exercise 13.2 · The generator's loss."""

from typing import Any

import numpy as np

from utils.checks.exercises.formulas import FormulaExercise
from utils.checks.exercises.variants import AnyOf
from utils.checks.lab13.probabilities import draw_p, rounded


def generator_loss(p_fake: np.ndarray) -> Any:
    return -np.mean(np.log(p_fake))


def _draw_fake_answers(rng: np.random.Generator, size: int) -> tuple:
    return (draw_p(rng, size + 1),)


EXERCISE = FormulaExercise(
    name="generator_loss",
    number="13.2",
    title="The generator's loss",
    solution=generator_loss,
    inputs=_draw_fake_answers,
    misconceptions={
        "That is the discriminator's loss on fakes, with the label 0. The generator wants the "
        "opposite: label 1.": lambda p_fake: -np.mean(np.log(1 - p_fake)),
        "That is the discriminator's loss turned round. It is a loss for the generator, too, "
        "but not the one asked for: take the cross-entropy with the label 1.": (
            lambda p_fake: np.mean(np.log(1 - p_fake))
        ),
        "The minus is missing. The loss has to fall when p rises.": (
            lambda p_fake: np.mean(np.log(p_fake))
        ),
        "You returned the sum. Asked for is the mean.": lambda p_fake: -np.sum(np.log(p_fake)),
        "You returned the cost of each fake. Take their mean.": lambda p_fake: -np.log(p_fake),
        "You took the logarithm of the mean. Take the logarithms first, then their mean.": (
            lambda p_fake: -np.log(np.mean(p_fake))
        ),
        "You returned the mean of p. Asked for is a loss, with a logarithm.": np.mean,
        "You returned the mean distance from 1. Asked for is the cross-entropy, with a "
        "logarithm.": lambda p_fake: 1 - np.mean(p_fake),
        "That is a squared error. Asked for is the cross-entropy, with a logarithm.": (
            lambda p_fake: np.mean((1 - p_fake) ** 2)
        ),
        "You used the logarithm to the base 10. Take `np.log`.": (
            lambda p_fake: -np.mean(np.log10(p_fake))
        ),
        "You used the logarithm to the base 2. Take `np.log`.": (
            lambda p_fake: -np.mean(np.log2(p_fake))
        ),
        "You counted both labels. The generator's fakes have one label in its turn: 1.": AnyOf(
            lambda p_fake: -np.mean(np.log(p_fake) + np.log(1 - p_fake)),
            lambda p_fake: -np.mean(np.log(p_fake) + np.log(1 - p_fake)) / 2,
        ),
        "You divided the sum by 2, the number of fakes in the example. There are m.": (
            lambda p_fake: -np.sum(np.log(p_fake)) / 2
        ),
        "You rounded. Return the number as it is.": rounded(generator_loss),
        "You weighed each logarithm with p. With the label 1 it is -ln p alone.": (
            lambda p_fake: -np.mean(p_fake * np.log(p_fake))
        ),
        "You counted the first fake only. Take the mean over all; if you wrote a loop, is the "
        "`return` inside it?": AnyOf(
            lambda p_fake: -np.log(p_fake[0]),
            lambda p_fake: -np.log(p_fake[0]) / len(p_fake),
        ),
        "You counted the last fake only. Take the mean over all; if you wrote a loop, are the "
        "costs added up in it?": AnyOf(
            lambda p_fake: -np.log(p_fake[-1]),
            lambda p_fake: -np.log(p_fake[-1]) / len(p_fake),
        ),
        "You subtracted the logarithm from 1. With the label 1 the cost of a fake is -ln p.": (
            lambda p_fake: 1 - np.mean(np.log(p_fake))
        ),
        "You took the largest cost. Asked for is the mean.": (
            lambda p_fake: np.max(-np.log(p_fake))
        ),
        "You took the median of the costs. Asked for is the mean.": (
            lambda p_fake: np.median(-np.log(p_fake))
        ),
        "You divided by 2, too. The mean of the costs is all.": (
            lambda p_fake: -np.mean(np.log(p_fake)) / 2
        ),
        "`np.log1p(x)` is ln(1 + x). Take `np.log`.": (lambda p_fake: -np.mean(np.log1p(p_fake))),
    },
    hint="Which label does the generator want its fakes to get? The cross-entropy with that "
    "label has one logarithm.",
)
