"""The exercises of Lab 12, recurrent networks."""

from utils.checks.lab12 import (
    build_tide_gauge,
    cell_step,
    cut_windows,
    error_of_repeating,
    split_at_year,
)

EXERCISES = [
    cell_step.EXERCISE,
    cut_windows.EXERCISE,
    split_at_year.EXERCISE,
    error_of_repeating.EXERCISE,
    build_tide_gauge.EXERCISE,
]
