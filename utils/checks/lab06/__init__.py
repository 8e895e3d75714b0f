"""The exercises of Lab 6, backpropagation."""

from utils.checks.lab06 import (
    dense_backward,
    measured_gradient,
    output_error,
    planted_bug,
    training_step,
)

EXERCISES = [
    output_error.EXERCISE,
    dense_backward.EXERCISE,
    measured_gradient.EXERCISE,
    training_step.EXERCISE,
    planted_bug.EXERCISE,
]
