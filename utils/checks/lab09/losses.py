"""The names of Keras's losses, as students write them."""

from typing import Any

LOSS_ALIASES = {
    "mse": "mean_squared_error",
    "meansquarederror": "mean_squared_error",
    "mae": "mean_absolute_error",
    "meanabsoluteerror": "mean_absolute_error",
    "bce": "binary_crossentropy",
    "binarycrossentropy": "binary_crossentropy",
    "binaryfocalcrossentropy": "binary_focal_crossentropy",
    "categoricalcrossentropy": "categorical_crossentropy",
    "sparsecategoricalcrossentropy": "sparse_categorical_crossentropy",
}


def loss_name(loss: Any) -> str:
    """The long name of a loss, whether it came as a name, short or long, a function or an object.

    Example:
        >>> loss_name("MSE"), loss_name("binary_crossentropy")
        ('mean_squared_error', 'binary_crossentropy')
    """
    name = loss if isinstance(loss, str) else getattr(loss, "name", None) or own_name(loss)
    short = str(name).strip().lower().replace("_", "").replace("-", "").replace(" ", "")
    long = {alias.replace("_", ""): full for alias, full in LOSS_ALIASES.items()}
    long |= {full.replace("_", ""): full for full in LOSS_ALIASES.values()}
    return long.get(short, str(name).strip().lower())


def own_name(thing: Any) -> str:
    return str(getattr(thing, "__name__", type(thing).__name__))


def keras_knows(part: str, name: Any) -> bool:
    """Whether Keras finds what a text names, of its "losses" or "activations"; not only texts pass.

    `compile` does not look: a name that Keras does not have stops `fit`.
    """
    import keras

    if not isinstance(name, str):
        return True
    try:
        getattr(keras, part).get(name)
    except ValueError:
        return False
    return True
