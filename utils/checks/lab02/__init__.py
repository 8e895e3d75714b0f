"""The exercises of Lab 2, a neuron."""

from utils.checks.lab02 import (
    layer_from_rows,
    logistic_loss,
    nand,
    neuron,
    xor_network,
)

EXERCISES = [
    neuron.EXERCISE,
    layer_from_rows.EXERCISE,
    nand.EXERCISE,
    xor_network.EXERCISE,
    logistic_loss.EXERCISE,
]
