"""The notebook's data that an answer uses in place of its arguments."""

import sys
from collections.abc import Callable
from types import FunctionType
from typing import Any

import numpy as np

from utils.checks.feedback.code_reading import globals_read


def borrowing(answer: Callable) -> list[str]:
    """Say that an answer reads the notebook's data; return an empty list if it does not.

    This is also said beside a known mistake, because the notebook's data often led to it.

    Example:
        >>> bias = 3.0
        >>> borrowing(lambda x: x + bias)
        ['Your function uses `bias`, which the notebook made. Use its arguments only.']
    """
    if borrowed := borrowed_data(answer):
        return [f"Your function uses {borrowed}, which the notebook made. Use its arguments only."]
    if through := _borrowed_through(answer):
        return [f"Your function {through}, made by a cell of the notebook. Use its arguments only."]
    return []


def borrowed_data(answer: Callable) -> str:
    """Name the notebook's data that a function uses in place of its arguments; "" if none.

    Example:
        >>> bias = 3.0
        >>> borrowed_data(lambda x: x + bias)
        '`bias`'
    """
    around = _surroundings(answer)
    read = globals_read(answer.__code__) if around else []
    return ", ".join(f"`{name}`" for name in read if _is_data(name, around.get(name)))


def _borrowed_through(answer: Callable) -> str:
    """Say through which functions of the notebook a function uses its data; "" if through none.

    Of several ways the shortest is told: "calls `walk`, which calls `loss`, which uses `x`".
    """
    around, seen = _surroundings(answer), {answer}
    ways: list[tuple[Callable, str]] = [(answer, "")]
    for function, way in ways:  # which grows on the way
        if way and (borrowed := borrowed_data(function)):
            return f"{way}, which uses {borrowed}"
        for name in globals_read(function.__code__) if around else ():
            other = around.get(name)
            if not isinstance(other, FunctionType) or other.__globals__ is not around:
                continue
            if other not in seen:
                seen.add(other)
                ways.append((other, f"{way}, which calls `{name}`" if way else f"calls `{name}`"))
    return ""


def _surroundings(function: Callable) -> dict[str, Any]:
    """Return the notebook's names, among which a function was written; none for one of `utils`."""
    around = getattr(function, "__globals__", {})
    return {} if _is_of_utils(around) or not hasattr(function, "__code__") else around


def _is_of_utils(surroundings: dict[str, Any]) -> bool:
    """Tell whether a function stands in a file of `utils`, where the data it reads are its own."""
    name = str(surroundings.get("__name__"))
    return (
        name.startswith("utils.")
        and getattr(sys.modules.get(name), "__dict__", None) is surroundings
    )


def _is_data(name: str, value: Any) -> bool:
    if isinstance(value, int | float | np.number):
        return not name.isupper()  # a constant, which a function may well use
    return isinstance(value, list | tuple | dict) or hasattr(type(value), "__array__")
