"""The exercises of Lab 3, forward propagation."""

from utils.checks.lab03 import (
    count_parameters,
    layer_output,
    node_output,
    propagate,
    weighted_sum,
)

EXERCISES = [
    weighted_sum.EXERCISE,
    node_output.EXERCISE,
    layer_output.EXERCISE,
    propagate.EXERCISE,
    count_parameters.EXERCISE,
]
