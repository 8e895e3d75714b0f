"""Models that classify pictures of birds: a right one, and ways to spoil it."""

from typing import Any

SIDE, CHANNELS, SPECIES = 32, 3, 5


def make(kind: str, *arguments: Any, **options: Any) -> Any:
    """Make a layer of a kind; raise AttributeError if Keras has none of that name."""
    from keras import layers

    return getattr(layers, kind)(*arguments, **options)


def bird_classifier(
    shape: tuple[int, ...] = (SIDE, SIDE, CHANNELS),
    filters: tuple[int, ...] = (8, 8),
    activation: str | None = "relu",
    kernel: int = 3,
    pool: int = 2,
    flatten: bool = True,
    softmax_inside: bool = False,
    units: int = SPECIES,
    output: str | None = "softmax",
    dense: bool = True,
    behind: tuple = (),
) -> Any:
    """Build a CNN for birds; each argument can spoil it in one way."""
    import keras
    from keras import layers

    stack: list[Any] = [keras.Input(shape=shape)]
    for n in filters:
        stack.append(layers.Conv2D(n, kernel, activation=activation, padding="same"))
        if pool:
            stack.append(layers.MaxPooling2D(pool))
    if softmax_inside:
        stack.append(layers.Dense(units, activation="softmax"))
    if flatten:
        stack.append(layers.Flatten())
    if dense:
        stack.append(layers.Dense(units, activation=output))
    return keras.Sequential([*stack, *behind])


def birds(*behind: Any, shape: tuple[int, ...] = (SIDE, SIDE, CHANNELS)) -> Any:
    """Build a model of an input and these layers."""
    import keras

    return keras.Sequential([keras.Input(shape=shape), *behind])
