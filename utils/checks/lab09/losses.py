"""Losses, as students write them: by a name, as a function or an object, or by hand."""

import inspect
from typing import Any

import numpy as np

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
    """Return the long name of a loss, given as a name, short or long, a function or an object.

    Example:
        >>> loss_name("MSE"), loss_name("binary_crossentropy")
        ('mean_squared_error', 'binary_crossentropy')
    """
    name = own_name(loss)
    short = name.strip().lower().replace("_", "").replace("-", "").replace(" ", "")
    long = {alias.replace("_", ""): full for alias, full in LOSS_ALIASES.items()}
    long |= {full.replace("_", ""): full for full in LOSS_ALIASES.values()}
    return long.get(short, name.strip().lower())


def own_name(thing: Any) -> str:
    """Return the name of a function, a class, or an object's class; a text is a name itself."""
    return (
        thing if isinstance(thing, str) else str(getattr(thing, "__name__", type(thing).__name__))
    )


def keras_knows(part: str, name: Any) -> bool:
    """Tell whether Keras finds what a text names, of its "losses" or "activations".

    What is not a text passes. `compile` does not look: a name that Keras does not have stops `fit`.
    """
    import keras

    if not isinstance(name, str):
        return True
    try:
        getattr(keras, part).get(name)
    except ValueError:
        return False
    return True


def only_loss(model: Any) -> Any:
    """Return the loss that a model of one output was compiled with, out of a list or dict of one.

    Keras takes a list of one, and a dict by the output's name; a Sequential model's has no name.
    """
    loss = model.loss
    if isinstance(loss, dict) and list(loss) == getattr(model, "output_names", []):
        return next(iter(loss.values()))
    return loss[0] if isinstance(loss, list | tuple) and len(loss) == 1 else loss


def loss_slip(loss: Any) -> str:
    """Say what is wrong with how a Keras loss is made, behind an activation; "" if nothing is."""
    if inspect.isclass(loss):
        return (
            f"Your loss `{loss.__name__}` stands without its brackets. It runs, but Keras cannot "
            "save such a network. The brackets make a loss of the kind."
        )
    if getattr(loss, "from_logits", False):
        return (
            "Your loss expects logits, `from_logits=True`, but your output layer has an activation "
            "already. Do it once: leave one of the two out, and here that is `from_logits`."
        )
    return ""


def written_by_hand(loss: Any) -> bool:
    """Tell whether a loss is a function, or another callable, that is not Keras's own."""
    own = loss if hasattr(loss, "__module__") and hasattr(loss, "__name__") else type(loss)
    return callable(loss) and not own.__module__.startswith("keras.")


def is_cross_entropy(loss: Any) -> bool:
    """Tell whether a function of y and p gives the binary cross-entropy, by row or as a mean."""
    import keras

    y, p = [[0], [0], [1], [1]], [[0.1], [0.6], [0.3], [0.8]]
    tensors = (keras.ops.convert_to_tensor(one, "float32") for one in (y, p))
    value = np.asarray(loss(*tensors))
    return bool(np.isclose(value.mean(), -np.log([0.9, 0.4, 0.3, 0.8]).mean(), rtol=1e-3))
