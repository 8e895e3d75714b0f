"""The exercises of Lab 4, gradient descent."""

from utils.checks.lab04 import (
    adam_step,
    descent_step,
    largest_rate,
    mini_batches,
    mse_gradient,
)

EXERCISES = [
    mse_gradient.EXERCISE,
    descent_step.EXERCISE,
    largest_rate.EXERCISE,
    mini_batches.EXERCISE,
    adam_step.EXERCISE,
]
