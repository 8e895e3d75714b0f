"""Keras for the builders of models, imported when it is first used, and changes in builders."""

import importlib
from collections.abc import Callable
from typing import Any

from utils.checks.exercises.mistakes import edited


class Lazy:
    """A module that is imported when something in it is used, since Keras takes seconds.

    Example:
        >>> Lazy("math").sqrt(9)
        3.0
    """

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # doctest and others ask for these
            raise AttributeError(name)
        return getattr(importlib.import_module(self._name), name)


keras: Any = Lazy("keras")
layers: Any = Lazy("keras.layers")


def changed(builder: Callable, *lines: str) -> Callable[[], Any]:
    """Return a builder with other code in some places: "old -> new", where old stands once.

    Example:
        >>> from utils.checks.lab07.build_thermometer import build_thermometer
        >>> no_output = changed(build_thermometer, ", layers.Dense(1)] -> ]")
    """

    return lambda: edited(builder, *lines)()
