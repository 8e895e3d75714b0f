"""Exercise 13.1 · The discriminator's loss."""

from typing import Any

import numpy as np

from utils.checks.exercises.formulas import FormulaExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.lab13.probabilities import draw_p


def discriminator_loss(p_real: np.ndarray, p_fake: np.ndarray) -> Any:
    costs = np.concatenate([-np.log(p_real), -np.log(1 - p_fake)])
    return np.mean(costs)


def _in_a_loop(p_real: np.ndarray, p_fake: np.ndarray) -> Any:
    total = 0
    for p in p_real:
        total -= np.log(p)
    for p in p_fake:
        total -= np.log(1 - p)
    return total / (len(p_real) + len(p_fake))


def _draw_answers(rng: np.random.Generator, size: int) -> tuple:
    # never as many fakes as real ones, so that a mean of two means is another number
    return draw_p(rng, size + 1), draw_p(rng, size + 3 + size % 2)


EXERCISE = FormulaExercise(
    name="discriminator_loss",
    number="13.1",
    title="The discriminator's loss",
    solution=discriminator_loss,
    also=(_in_a_loop,),
    inputs=_draw_answers,
    mistakes=mistakes(
        """
        labels-swapped: The labels are swapped: a real sample costs -ln p, a fake -ln(1 - p).
            = discriminator_loss(p_fake, p_real)
        fakes-as-real: You treated the fakes as if they were real: -ln p for all. A fake has the
          label 0, and costs -ln(1 - p).
            1 - p_fake -> p_fake
        real-as-fakes: You treated the real samples as if they were fakes: -ln(1 - p) for all. A
          real one has the label 1, and costs -ln p.
            np.log(p_real) -> np.log(1 - p_real)
        smoothed: A real sample has the label 1 here. You took 0.9, which is called label smoothing
          and is not asked for.
            -np.log(p_real) -> -(0.9 * np.log(p_real) + 0.1 * np.log(1 - p_real))
        no-minus: The minus is missing. Logarithms of numbers below 1 are negative; a loss is not.
            return np.mean -> return -np.mean
        no-minus-real: The minus is missing for the real samples.
            -np.log(p_real) -> np.log(p_real)
        no-minus-fakes: The minus is missing for the fakes.
            -np.log(1 - p_fake) -> np.log(1 - p_fake)
        mean-of-means: You took the mean of the real ones and the mean of the fakes, and then the
          mean of the two. Asked for is one mean over all n + m: there are not as many of each.
            = (np.mean(-np.log(p_real)) + np.mean(-np.log(1 - p_fake))) / 2
        means-added: You added the mean of the real ones and the mean of the fakes, as papers do.
          Here, as in Keras, it is one mean over all n + m.
            = np.mean(-np.log(p_real)) + np.mean(-np.log(1 - p_fake))
        subtracted: You subtracted what the fakes cost. Both kinds of mistakes cost, so they are
          added up, and divided by n + m.
            = np.mean(-np.log(p_real)) - np.mean(-np.log(1 - p_fake))
        other-count: You divided the sum by another number than n + m, such as n, m, twice one of
          them, or the 4 of the example.
            np.mean(costs) -> np.sum(costs) / len(p_real)
            or
            np.mean(costs) -> np.sum(costs) / len(p_fake)
            or
            np.mean(costs) -> np.sum(costs) / (2 * len(p_real))
            or
            np.mean(costs) -> np.sum(costs) / (2 * len(p_fake))
            or
            np.mean(costs) -> np.sum(costs) / 4
            or
            np.mean(costs) -> np.sum(costs) / 2
        too-few-fakes: You counted only as many fakes as there are real samples. Here there are more
          fakes: `zip`, or a loop over n, stops too early.
            1 - p_fake -> 1 - p_fake[: len(p_real)]
            or
            1 - p_fake -> 1 - p_fake[: len(p_real)]
            np.mean(costs) -> np.sum(costs) / len(p_real)
            or
            1 - p_fake -> 1 - p_fake[: len(p_real)]
            np.mean(costs) -> np.sum(costs) / (len(p_real) + len(p_fake))
        no-fakes: You left the fakes out. What it says of them costs, too.
            = np.mean(-np.log(p_real))
            or
            = np.sum(-np.log(p_real)) / (len(p_real) + len(p_fake))
        no-real: You left the real samples out. What it says of them costs, too.
            = np.mean(-np.log(1 - p_fake))
            or
            = np.sum(-np.log(1 - p_fake)) / (len(p_real) + len(p_fake))
        two-numbers: You returned two numbers, one for each kind. Asked for is one mean over all.
            = (np.mean(-np.log(p_real)), np.mean(-np.log(1 - p_fake)))
        mean-first: You took the logarithm of a mean. Take the logarithms first, then their mean.
            = -np.log(np.mean(np.concatenate([p_real, 1 - p_fake])))
            or
            = -np.log(np.mean(p_real)) - np.log(1 - np.mean(p_fake))
        brackets: A bracket is missing, or closes too early: 1 - p stands inside the logarithm, and
          the minus in front of it.
            -np.log(1 - p_fake) -> 1 - np.log(p_fake)
            or
            -np.log(1 - p_fake) -> -1 - np.log(p_fake)
            or
            -np.log(1 - p_fake) -> np.log(p_fake) - 1
            or
            -np.log(1 - p_fake) -> np.log(p_fake) + 1
            or
            -np.log(1 - p_fake) -> -np.log(1) - p_fake
        other-base: You took the logarithm to another base. Take `np.log`.
            np.mean(costs) -> np.mean(costs) / np.log(2)
            or
            np.mean(costs) -> np.mean(costs) / np.log(10)
        nan: Your result is NaN, as the logarithm of a number below 0 is. p and 1 - p are above 0; p
          - 1 and -p are not.
            1 - p_fake -> p_fake - 1
        no-logarithm: That is the distance from the label, or its square. Asked for is the
          cross-entropy, with logarithms.
            = np.mean(np.concatenate([1 - p_real, p_fake]))
            or
            = np.mean(np.concatenate([1 - p_real, p_fake]) ** 2)
        weighed: You weighed each logarithm with its probability. By its label a sample costs -ln p
          or -ln(1 - p), and nothing is multiplied.
            -np.log(p_real) -> -p_real * np.log(p_real)
            -np.log(1 - p_fake) -> (p_fake - 1) * np.log(1 - p_fake)
        both-labels: You counted both labels for each sample. It has one: 1 if it is real, 0 if it
          is a fake.
            -np.log(p_real) -> -np.log(p_real) - np.log(1 - p_real)
            -np.log(1 - p_fake) -> -np.log(p_fake) - np.log(1 - p_fake)
        generators-loss: That is the generator's loss, to be written in the next exercise. The
          discriminator's labels are 1 for real samples and 0 for fakes.
            = np.mean(-np.log(p_fake))
        not-joined: You took the mean of a list of two arrays, which are not equally long. Lay them
          behind each other with `np.concatenate`.
            np.concatenate([ -> [
            p_fake)]) -> p_fake)]
        number-by-number: You combined the two arrays number by number, but n and m differ. Take the
          costs of each kind first.
            = -np.mean(np.log(p_real) + np.log(1 - p_fake))
        """
    ),
    hint="Each sample has a cost: which one if it is real, which one if it is a fake? Lay all "
    "costs into one array; its mean is the loss.",
    steps=(
        "Two arrays of costs come first: n numbers for the real samples, with the label 1, and m "
        "for the fakes, with the label 0. Joined end to end they are n + m numbers.",
        "By hand: p_real is 0.5, p_fake are 0.2 and 0.9. The real one costs -ln 0.5 = 0.69, the "
        "fakes -ln 0.8 = 0.22 and -ln 0.1 = 2.30. The mean of the three is 1.07.",
    ),
)
