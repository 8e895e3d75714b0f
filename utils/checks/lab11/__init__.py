"""The exercises of Lab 11, convolutional networks."""

from utils.checks.lab11 import (
    build_bird_classifier,
    conv_parameters,
    convolve,
    max_pool,
    output_size,
)

EXERCISES = [
    convolve.EXERCISE,
    output_size.EXERCISE,
    max_pool.EXERCISE,
    conv_parameters.EXERCISE,
    build_bird_classifier.EXERCISE,
]
