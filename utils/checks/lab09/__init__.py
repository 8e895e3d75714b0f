"""The exercises of Lab 9, the output layer."""

from utils.checks.lab09 import (
    build_fraud_alarm,
    choose_outputs,
    exact_match,
    loss_by_picture,
    threshold_for_recall,
)

EXERCISES = [
    build_fraud_alarm.EXERCISE,
    threshold_for_recall.EXERCISE,
    loss_by_picture.EXERCISE,
    exact_match.EXERCISE,
    choose_outputs.EXERCISE,
]
