"""Probabilities, drawn for the losses of the discriminator and the generator."""

import numpy as np


def draw_p(rng: np.random.Generator, n: int) -> np.ndarray:
    """Draw n answers of a discriminator, all different, none near ½: with three decimals."""
    thousandths = np.concatenate([np.arange(11, 440), np.arange(561, 990)])
    return rng.permutation(thousandths)[:n] / 1000
