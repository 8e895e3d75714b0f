"""The mistakes with which any Keras model may fail to be built."""

from typing import Any

import numpy as np

from utils.checks.exercises.build_errors import BuildError
from utils.checks.exercises.layer_errors import LAYER_ERRORS, of_keras, stack
from utils.checks.exercises.unknown_names import UNKNOWN_NAMES
from utils.checks.exercises.variants import AnyOf
from utils.nn import Adam, Dense


def _input(*shape: Any) -> Any:
    import keras

    return stack(first=keras.Input(*shape))


def _no_list(*more: int) -> Any:
    import keras
    from keras import layers

    return keras.Sequential(keras.Input((8,)), *(layers.Dense(n) for n in more))


# What may be written wrongly in any model. An exercise that has something more exact to say of
# one of them lists its own.
_OF_MODELS = [
    BuildError(
        "This is the course's own network in NumPy, not Keras. Keras's layers and optimizers have "
        "`layers.` or `keras.optimizers.` in front.",
        r"positional argument: 'n_out'|^TypeError: rng = |[Rr]eceived: <utils\.nn|: <utils\.nn",
        AnyOf(
            lambda: Dense(50, activation="relu"),  # type: ignore[call-arg]
            lambda: stack(Dense(16, 1)),
            lambda: stack(Dense(16, 1, rng=np.random.default_rng(3))),
            lambda: stack().compile(Adam(0.03), "mse"),
        ),
    ),
    BuildError(
        "keras.Input takes the shape as one thing, in brackets of its own, such as "
        "keras.Input(shape=(6, 2)). A shape of a single number needs a comma: (6,).",
        r"Cannot convert '\w+' to a shape",
        lambda: _input(8),
    ),
    BuildError(
        "keras.Sequential takes one list of layers: put them in `[` and `]`, with commas between.",
        r"Sequential\.__init__\(\) takes from|Argument `name` must be|Expected `trainable` to be",
        lambda: _no_list(16, 16, 1),
    ),
    BuildError(
        "One of your layers stands without its brackets. They hold what the layer should know, "
        "such as the number of its nodes, and make a layer of the kind.",
        r"Only instances of `keras.Layer` can be added.*Received: <(class|function)",
        lambda: stack(of_keras("layers", "Dense")),
    ),
    BuildError(
        "One of the things in your list is no layer. An activation goes into the brackets of a "
        "layer, and each layer stands in the list by itself.",
        r"Only instances of `keras.Layer` can be added",
        lambda: stack("softmax"),
    ),
    BuildError(
        "keras.Model wants what comes in and what comes out: keras.Model(inputs, outputs).",
        r"passed to Model: \{'(inputs|outputs)|Layer\.__init__\(\) takes 1",
        AnyOf(
            lambda: of_keras("models", "Model")(inputs=stack().inputs),
            lambda: of_keras("models", "Model")(stack().inputs, stack().outputs, 3, 4),
        ),
    ),
    BuildError(
        "Your optimizer stands without its brackets. With them behind its name, it is an "
        "optimizer; they hold the learning rate.",
        r"Could not interpret optimizer identifier: <class",
        lambda: stack().compile(of_keras("optimizers", "Adam"), "mse"),
    ),
    BuildError(
        "Keras does not know an optimizer of that name. In `compile` the optimizer comes first, "
        "then the loss.",
        r"Could not interpret optimizer",
        AnyOf(lambda: stack().compile("mse", "adam"), lambda: stack().compile("adm", "mse")),
    ),
    BuildError(
        "The learning rate is a number with a point, and mostly far below 1: 0.01, for example.",
        r"Argument `learning_rate` should be float",
        lambda: of_keras("optimizers", "Adam")(3),
    ),
]

COMMON = [*_OF_MODELS, *LAYER_ERRORS, *UNKNOWN_NAMES]
