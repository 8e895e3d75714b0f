"""The names of Keras that stand without their place, or without quotes, while a model is built."""

from typing import Any

from utils.checks.exercises.build_errors import BuildError
from utils.checks.exercises.layer_errors import stack
from utils.checks.exercises.variants import AnyOf


def _without_layers() -> Any:
    return stack(Dense(3))  # type: ignore[name-defined]  # noqa: F821


def _without_keras() -> Any:
    return Sequential([])  # type: ignore[name-defined]  # noqa: F821


def _loss_without_quotes() -> None:
    stack().compile("adam", mean_squared_error)  # type: ignore[name-defined]  # noqa: F821


def _optimizer_without_quotes() -> None:
    stack().compile(adam, "mse")  # type: ignore[name-defined]  # noqa: F821


def _optimizer_without_place() -> None:
    stack().compile(AdamW(0.03), "mse")  # type: ignore[name-defined]  # noqa: F821


UNKNOWN_NAMES = [
    BuildError(
        "Losses, metrics and optimizers are given by their names, and names stand in quotes.",
        r"name '(mse|mae|mean_\w+_error|\w+_crossentropy|accuracy|adam|sgd|rmsprop)' is not",
        AnyOf(_loss_without_quotes, _optimizer_without_quotes),
    ),
    BuildError(
        "Optimizers need `keras.optimizers.` in front: `keras.optimizers.Adam`.",
        r"name '(Adam|SGD|RMSprop|AdamW|Adagrad)' is not defined",
        _optimizer_without_place,
    ),
    BuildError(
        "Keras's layers need `layers.` in front: `layers.Dense`.",
        r"name '(Dense|Flatten|Dropout|Reshape|Conv2D|MaxPooling2D|SimpleRNN|LSTM|GRU)' is not",
        _without_layers,
    ),
    BuildError(
        "Input, Sequential and Model need `keras.` in front: `keras.Input`.",
        r"name '(Input|Sequential|Model)' is not",
        _without_keras,
    ),
]
