"""The mistakes that may be made in the brackets of any layer, and the pieces they are made of."""

from typing import Any

import numpy as np

from utils.checks.exercises.build_errors import BuildError
from utils.checks.exercises.variants import AnyOf


def of_keras(place: str, name: str) -> Any:
    import keras

    return getattr(getattr(keras, place), name)


def dense(*arguments: Any, **options: Any) -> Any:
    return of_keras("layers", "Dense")(*arguments, **options)


def stack(*behind: Any, first: Any = None) -> Any:
    """Build a model of an input (or `first`), a hidden layer and what stands behind it."""
    import keras
    from keras import layers

    hidden = layers.Dense(16, activation="relu")
    return keras.Sequential([first or keras.Input((8,)), hidden, *behind])


def _without_quotes() -> Any:
    return dense(16, activation=relu)  # type: ignore[name-defined]  # noqa: F821


LAYER_ERRORS = [
    BuildError(
        "The number of nodes is a positive whole number, without quotes and without a point.",
        r"invalid value for `units`|'<=' not supported between instances of 'str' and 'int'",
        lambda: dense("16"),
    ),
    BuildError(
        "A number stands where the activation belongs. Tell a layer how many nodes it has, and "
        "then its activation; how many numbers come in, it finds out by itself.",
        r"Could not interpret activation function identifier: \d",
        lambda: dense(8, 16, "relu"),
    ),
    BuildError(
        "An activation is given by its name, and names stand in quotes.",
        r"activation function identifier: \[|name '(relu|softmax|sigmoid|tanh)' is not defined",
        AnyOf(lambda: dense(16, activation=np.array([0.7, 0.3])), _without_quotes),
    ),
    BuildError(
        "Keras does not know an activation of that name. Names are written small: relu, softmax.",
        r"Could not interpret activation",
        lambda: dense(16, activation="Relu"),
    ),
    BuildError(
        "The option is called `activation`, without an s at its end.",
        r"passed to \w+: \{'activations'",
        lambda: dense(16, activations="relu"),
    ),
    BuildError(
        "This kind of layer has no activation. Its place is in the brackets of the layer before.",
        r"passed to \w+: \{'activation'",
        AnyOf(
            lambda: of_keras("layers", "MaxPooling2D")(2, activation="relu"),
            lambda: of_keras("layers", "Flatten")(activation="relu"),
        ),
    ),
    BuildError(
        "Dropout is no option of a layer like this: it is a layer of its own.",
        r"passed to \w+: \{'dropout'",
        lambda: dense(16, dropout=0.5),
    ),
    BuildError(
        "The option is called `kernel_regularizer`, in this spelling.",
        r"passed to \w+: \{'(kernel_|kernal_)?regulari[sz]er'",
        AnyOf(
            lambda: dense(16, kernel_regulariser="l2"),
            lambda: dense(16, regularizer="l2"),
        ),
    ),
    BuildError(
        "Keras does not know an option that you gave it. Is it misspelled, or does it belong to "
        "another kind of layer?",
        r"Unrecognized keyword arguments passed to",
        lambda: dense(16, nodes=3),
    ),
    BuildError(
        "A layer is not told how many nodes it has: their number comes first in its brackets, or "
        "behind `units=`. (In older Keras that was `output_dim`.)",
        r"missing 1 required positional argument: 'units'",
        AnyOf(
            lambda: dense(activation="relu"),
            lambda: dense(output_dim=32, init="uniform", input_dim=5),
        ),
    ),
    BuildError(
        "Dropout is not told which share to leave out: it comes first in its brackets, or behind "
        "`rate=`. (In older Keras that was `p`.)",
        r"missing 1 required positional argument: 'rate'",
        lambda: of_keras("layers", "Dropout")(p=0.5),
    ),
    BuildError(
        "A number stands where a penalty belongs: keras.regularizers.L2(…) makes one of it.",
        r"Could not interpret regularizer",
        lambda: dense(16, kernel_regularizer=0.01),
    ),
]
