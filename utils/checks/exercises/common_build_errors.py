"""The mistakes with which any Keras model may fail to be built."""

from typing import Any

import numpy as np

from utils.checks.exercises.build_errors import BuildError
from utils.checks.exercises.variants import AnyOf


def _stack(*behind: Any, first: Any = None) -> Any:
    """Build a model of an input (or `first`), a hidden layer and what stands behind it."""
    import keras
    from keras import layers

    hidden = layers.Dense(16, activation="relu")
    return keras.Sequential([first or keras.Input((8,)), hidden, *behind])


def _input(*shape: Any) -> Any:
    import keras

    return _stack(first=keras.Input(*shape))


def _no_list(*more: int) -> Any:
    import keras
    from keras import layers

    return keras.Sequential(keras.Input((8,)), *(layers.Dense(n) for n in more))


def _of_keras(place: str, name: str) -> Any:
    import keras

    return getattr(getattr(keras, place), name)


def _dense(*arguments: Any, **options: Any) -> Any:
    return _of_keras("layers", "Dense")(*arguments, **options)


def _without_layers() -> Any:
    return _stack(Dense(3))  # type: ignore[name-defined]  # noqa: F821


def _without_quotes() -> Any:
    return _dense(16, activation=relu)  # type: ignore[name-defined]  # noqa: F821


def _without_keras() -> Any:
    return Sequential([])  # type: ignore[name-defined]  # noqa: F821


# What may be written wrongly in any model. An exercise that has something more exact to say of
# one of them lists its own.
COMMON = [
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
        lambda: _stack(_of_keras("layers", "Dense")),
    ),
    BuildError(
        "One of the things in your list is no layer. An activation goes into the brackets of a "
        "layer, and each layer stands in the list by itself.",
        r"Only instances of `keras.Layer` can be added",
        lambda: _stack("softmax"),
    ),
    BuildError(
        "The number of nodes is a positive whole number, without quotes and without a point.",
        r"invalid value for `units`|'<=' not supported between instances of 'str' and 'int'",
        lambda: _dense("16"),
    ),
    BuildError(
        "A number stands where the activation belongs. Tell a layer how many nodes it has, and "
        "then its activation; how many numbers come in, it finds out by itself.",
        r"Could not interpret activation function identifier: \d",
        lambda: _dense(8, 16, "relu"),
    ),
    BuildError(
        "An activation is given by its name, and names stand in quotes.",
        r"activation function identifier: \[|name '(relu|softmax|sigmoid|tanh)' is not defined",
        AnyOf(lambda: _dense(16, activation=np.array([0.7, 0.3])), _without_quotes),
    ),
    BuildError(
        "Keras does not know an activation of that name. Names are written small: relu, softmax.",
        r"Could not interpret activation",
        lambda: _dense(16, activation="Relu"),
    ),
    BuildError(
        "A layer does not know an option that you gave it. Look at its spelling: it is "
        "activation, without an s, and kernel_regularizer, with a z. Dropout is no option: it is "
        "a layer of its own.",
        r"Unrecognized keyword arguments passed to",
        AnyOf(
            lambda: _dense(16, activations="relu"),
            lambda: _dense(16, dropout=0.5),
            lambda: _dense(16, kernel_regulariser="l2"),
        ),
    ),
    BuildError(
        "A number stands where a penalty belongs: keras.regularizers.L2(…) makes one of it.",
        r"Could not interpret regularizer",
        lambda: _dense(16, kernel_regularizer=0.01),
    ),
    BuildError(
        "Your optimizer stands without its brackets. With them behind its name, it is an "
        "optimizer; they hold the learning rate.",
        r"Could not interpret optimizer identifier: <class",
        lambda: _stack().compile(_of_keras("optimizers", "Adam"), "mse"),
    ),
    BuildError(
        "Keras does not know an optimizer of that name. In `compile` the optimizer comes first, "
        "then the loss.",
        r"Could not interpret optimizer",
        AnyOf(lambda: _stack().compile("mse", "adam"), lambda: _stack().compile("adm", "mse")),
    ),
    BuildError(
        "The learning rate is a number with a point, and mostly far below 1: 0.01, for example.",
        r"Argument `learning_rate` should be float",
        lambda: _of_keras("optimizers", "Adam")(3),
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
    BuildError(
        "Keras has nothing of that name there. Capital letters count, as in keras.Sequential, and "
        "layers have `layers.` in front, as in layers.Dense.",
        r"module 'keras\S*' has no attribute",
        lambda: _of_keras("layers", "dense"),
    ),
]
