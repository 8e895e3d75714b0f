"""The use of Keras by an answer: whether there is any, and a limit on the weights it makes."""

import contextlib
import math
from collections.abc import Callable, Iterator
from types import CodeType, FunctionType, ModuleType
from typing import Any

from utils.checks.feedback.code_reading import codes_inside

LIBRARIES = {"keras", "tensorflow"}
BYTES = 4  # of a weight


def uses_keras(function: Callable, arguments: tuple = ()) -> bool:
    """Tell whether a function gets something of Keras, or its code names something of Keras.

    An attribute of such a name counts as well: being wrong here does little harm.

    Example:
        >>> def build():
        ...     import keras
        ...     return keras.Sequential([])
        >>> uses_keras(build), uses_keras(len, ([1, 2],))
        (True, False)
    """
    if any(map(_is_of_keras, (function, *arguments))):
        return True
    seen: set[str] = set()

    def reads(function: Any) -> bool:
        code, around = getattr(function, "__code__", None), getattr(function, "__globals__", {})
        new = (_names(code) if isinstance(code, CodeType) else set()) - seen
        seen.update(new)
        found = [around[name] for name in new if name in around]
        return bool(new & LIBRARIES) or any(_is_of_keras(one) or reads(one) for one in found)

    return reads(function)


def _names(code: CodeType) -> set[str]:
    own = {*code.co_names, *code.co_freevars}
    return own.union(*map(_names, codes_inside(code)))


def _is_of_keras(thing: Any) -> bool:
    """Tell whether a thing is a module, a class, a function or an object of Keras."""
    if isinstance(thing, ModuleType):
        home = thing.__name__
    else:
        home = (thing if isinstance(thing, FunctionType | type) else type(thing)).__module__
    return str(home).partition(".")[0] in LIBRARIES


@contextlib.contextmanager
def few_weights(most: float, refuse: Callable[[str], BaseException]) -> Iterator[None]:
    """Raise what `refuse` makes of the words when new layers want over `most` bytes of weights.

    TensorFlow would ask the system for them and, if that says no, may end the process.
    """
    import keras

    layer, taken = keras.layers.Layer, 0
    add_weight = layer.add_weight

    def counted(self: Any, *arguments: Any, **options: Any) -> Any:
        nonlocal taken
        shape = arguments[0] if arguments else options.get("shape")
        sizes = tuple(shape) if isinstance(shape, tuple | list) else (shape or 1,)
        taken += BYTES * math.prod(sizes)
        if taken > most:
            raise refuse(f"a layer wants weights of shape {sizes}")
        return add_weight(self, *arguments, **options)

    layer.add_weight = counted
    try:
        yield
    finally:
        layer.add_weight = add_weight
