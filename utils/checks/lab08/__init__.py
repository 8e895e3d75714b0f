"""The exercises of Lab 8, classification with Keras."""

from utils.checks.lab08 import (
    accuracy,
    build_letter_classifier,
    flatten_and_scale,
    one_hot,
    share_found,
)

EXERCISES = [
    flatten_and_scale.EXERCISE,
    one_hot.EXERCISE,
    build_letter_classifier.EXERCISE,
    accuracy.EXERCISE,
    share_found.EXERCISE,
]
