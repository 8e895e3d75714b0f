"""The exercises of Lab 5, activation functions and vanishing gradients."""

from utils.checks.lab05 import (
    chain_slopes,
    pick_activations,
    relu_and_slope,
    stable_softmax,
    tanh_and_slope,
)

EXERCISES = [
    relu_and_slope.EXERCISE,
    tanh_and_slope.EXERCISE,
    chain_slopes.EXERCISE,
    stable_softmax.EXERCISE,
    pick_activations.EXERCISE,
]
