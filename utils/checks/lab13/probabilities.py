"""What is shared by the exercises on the losses of the discriminator and the generator."""

from collections.abc import Callable

import numpy as np

from utils.checks.exercises.variants import AnyOf


def draw_p(rng: np.random.Generator, n: int) -> np.ndarray:
    return rng.permutation(np.concatenate([np.arange(5, 45), np.arange(56, 96)]))[:n] / 100


def rounded(solution: Callable) -> AnyOf:
    """Return the right number, rounded to 1, 2, 3 or 4 places."""

    def form(places: int) -> Callable:
        return lambda *arguments: np.round(solution(*arguments), places)

    return AnyOf(*[form(places) for places in (2, 3, 1, 4)])
