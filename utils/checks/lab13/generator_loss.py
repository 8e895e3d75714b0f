"""Exercise 13.2 · The generator's loss."""

from typing import Any

import numpy as np

from utils.checks.exercises.formulas import FormulaExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.lab13.probabilities import draw_p


def generator_loss(p_fake: np.ndarray) -> Any:
    return -np.mean(np.log(p_fake))


def _in_a_loop(p_fake: np.ndarray) -> Any:
    total = 0
    for p in p_fake:
        total += -np.log(p)
    return total / len(p_fake)


def _draw_fake_answers(rng: np.random.Generator, size: int) -> tuple:
    return (draw_p(rng, size + 1),)


EXERCISE = FormulaExercise(
    name="generator_loss",
    number="13.2",
    title="The generator's loss",
    solution=generator_loss,
    also=(_in_a_loop,),
    inputs=_draw_fake_answers,
    mistakes=mistakes(
        """
        label-0: That is the discriminator's loss on fakes, with the label 0. The generator wants
          the opposite: label 1.
            np.log(p_fake) -> np.log(1 - p_fake)
        turned-round: That is the discriminator's loss turned round. It is a loss for the generator,
          too, but not the one asked for: take the cross-entropy with the label 1.
            = np.mean(np.log(1 - p_fake))
        no-minus: The minus is missing. The loss has to fall when p rises.
            -np.mean -> np.mean
        mean-first: You took the logarithm of the mean. Take the logarithms first, then their mean.
            np.mean(np.log(p_fake)) -> np.log(np.mean(p_fake))
        no-logarithm: That is the mean of p, its distance from 1, or the square of that. Asked for
          is the cross-entropy, with a logarithm.
            = np.mean(p_fake)
            or
            = -np.mean(p_fake)
            or
            = 1 - np.mean(p_fake)
            or
            = np.mean((1 - p_fake) ** 2)
        both-labels: You counted both labels. The generator's fakes have one label in its turn: 1.
            = -np.mean(np.log(p_fake) + np.log(1 - p_fake))
            or
            = -np.mean(np.log(p_fake) + np.log(1 - p_fake)) / 2
        divided-by-2: You divided the sum by 2, the number of fakes in the example. There are m.
            = -np.sum(np.log(p_fake)) / 2
        weighed: You weighed each logarithm with p. With the label 1 it is -ln p alone.
            = -np.mean(p_fake * np.log(p_fake))
            or
            = -np.mean(p_fake * np.log(p_fake) + (1 - p_fake) * np.log(1 - p_fake))
        from-1: You subtracted the logarithm from 1. With the label 1 the cost of a fake is -ln p.
            -np.mean -> 1 - np.mean
        nan: Your result is NaN, as the logarithm of a number below 0 is. p and 1 - p are above 0; p
          - 1 and -p are not.
            np.log(p_fake) -> np.log(p_fake - 1)
        largest: You took the largest cost. Asked for is the mean.
            = np.max(-np.log(p_fake))
        """
    ),
    hint="Which label does the generator want its fakes to get? The cross-entropy with that "
    "label has one logarithm.",
    steps=(
        "The discriminator paid -ln p for a sample with the label 1, and -ln(1 - p) for one with "
        "the label 0. Which of the two should a generator pay that wants to be called real?",
        "By hand, for three fakes with p = 0.5, 0.1 and 0.8: the costs are 0.69, 2.30 and 0.22, "
        "large where p is small. Their mean is 1.07.",
    ),
)
