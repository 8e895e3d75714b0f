"""The exercises of Lab 7, regression with Keras."""

from utils.checks.lab07 import (
    beat_the_line,
    build_thermometer,
    predictors_and_target,
    read_history,
    scale_both,
)

EXERCISES = [
    predictors_and_target.EXERCISE,
    scale_both.EXERCISE,
    build_thermometer.EXERCISE,
    read_history.EXERCISE,
    beat_the_line.EXERCISE,
]
