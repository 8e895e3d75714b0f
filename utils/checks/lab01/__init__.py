"""The exercises of Lab 1, tensors."""

from utils.checks.lab01 import (
    add_fees,
    film_batch_shape,
    flatten_pictures,
    repaired_mse,
    scale_signed,
)

EXERCISES = [
    film_batch_shape.EXERCISE,
    add_fees.EXERCISE,
    flatten_pictures.EXERCISE,
    scale_signed.EXERCISE,
    repaired_mse.EXERCISE,
]
