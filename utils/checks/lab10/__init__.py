"""The exercises of Lab 10, generalization."""

from utils.checks.lab10 import (
    build_guarded_classifier,
    drop_nodes,
    find_leaks,
    split_by_patient,
    stop_early,
)

EXERCISES = [
    split_by_patient.EXERCISE,
    stop_early.EXERCISE,
    drop_nodes.EXERCISE,
    build_guarded_classifier.EXERCISE,
    find_leaks.EXERCISE,
]
