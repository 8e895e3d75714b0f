"""A model that classifies pictures of birds, and ways to spoil it."""

from typing import Any

from utils.checks.exercises.mistakes import edited


def build_bird_classifier() -> Any:
    import keras
    from keras import layers

    look = [layers.Conv2D(8, 3, activation="relu"), layers.MaxPooling2D(2)]
    look_again = [layers.Conv2D(12, 3, activation="relu"), layers.MaxPooling2D(2)]
    answer = [layers.Flatten(), layers.Dense(5, activation="softmax")]
    return keras.Sequential([keras.Input(shape=(32, 32, 3)), *look, *look_again, *answer])


def spoiled(*lines: str) -> Any:
    """Return the builder with changes; see `mistakes`."""
    return edited(build_bird_classifier, *lines)
