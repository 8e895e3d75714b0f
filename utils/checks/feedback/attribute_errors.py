"""Errors behind a dot: a name that an array, a list, a module … does not have."""

import ast
from collections.abc import Callable
from types import ModuleType
from typing import Any

import numpy as np

from utils.checks.feedback.failing_code import failing_code, written
from utils.checks.feedback.spelling import listed, nearest, place_of, question
from utils.checks.feedback.value_types import describe_type, is_number, is_table, is_tensor

# What beginners look for in NumPy, and in arrays, under another name.
ELSEWHERE = {
    "ln": "ln is `np.log` in NumPy.",
    "avg": "The average is `np.mean` in NumPy.",
    "length": "The length is Python's `len(…)`; arrays also have `.shape`.",
    "len": "The length is Python's `len(…)`; arrays also have `.shape`.",
    "sqr": "A square is written `**2`; the square root is `np.sqrt`.",
}
# What older code asks of NumPy's generators of random numbers.
GENERATORS = {
    "randn": "standard_normal",
    "rand": "random",
    "random_sample": "random",
    "randint": "integers",
}
_OF_TABLES = {"columns", "iloc", "loc", "values", "to_numpy", "drop", "head", "groupby", "iterrows"}


def wrong_attribute(error: BaseException, function: Callable) -> str:
    """Explain an error that has to do with a name behind a dot; return "" for any other error.

    Example:
        >>> def average(x):
        ...     return x.maen()
        >>> try:
        ...     average(np.ones(2))
        ... except AttributeError as error:
        ...     print(wrong_attribute(error, average))
        `x` is an array, and has no `maen`. Did you mean `mean`?
    """
    if not isinstance(error, AttributeError) or not (name := error.name):
        return ""
    thing, shown = error.obj, "It"
    if found := failing_code(error, function):
        # below its owner, in a line of its own, the attribute stands alone
        tree = found[0]
        alone = isinstance(tree, ast.Name) and tree.id == name
        if not alone and not (isinstance(tree, ast.Attribute) and tree.attr == name):
            return ""  # it arose in what the line calls
        if isinstance(tree, ast.Attribute) and (text := written(tree.value)):
            shown = f"`{text}`"
    if isinstance(thing, ModuleType):
        return _of_module(thing, name, shown)
    if thing is None or (callable(thing) and not _is_layer_or_table(thing)):
        return ""  # the words for what was not called, or returned nothing, say more
    if isinstance(thing, np.ndarray) and name in ELSEWHERE:
        return ELSEWHERE[name]
    words = f"{shown} is {describe_type(thing)}, and has no `{name}`."
    return words + (_advice(thing, name) or question(name, dir(thing)))


def _is_layer_or_table(thing: Any) -> bool:
    return is_table(thing) or hasattr(thing, "weights")


def _of_module(module: ModuleType, name: str, shown: str) -> str:
    """Say what a module has in place of a name that it lacks."""
    if module.__name__ in ("numpy", "math") and name in ELSEWHERE:
        return ELSEWHERE[name]
    if module is np and name in ("sigmoid", "softmax", "relu", "tanh_derivative", "step"):
        return f"NumPy has no `{name}`. Write its formula."
    shown = f"`{module.__name__}`" if shown == "It" else shown
    before = shown.strip("`") + "."
    more = place_of(name, module.__name__) or question(name, dir(module), before)
    return f"{shown} has no `{name}`.{more}"


def _advice(thing: Any, name: str) -> str:
    """Say what to do about a name that a thing lacks; "" if its type alone says enough."""
    if isinstance(thing, list | tuple):
        return _of_group(thing, name)
    if isinstance(thing, dict):
        return f" Its items are taken by their keys, in square brackets: {listed(thing)}."
    if is_number(thing):
        return " Print it: should it be an array?" if hasattr(np.ndarray, name) else ""
    if isinstance(thing, np.ndarray):
        if name in ("append", "extend"):
            return " Collect the items in a list, and make an array of it at the end."
        return " Only tables of pandas have it." if name in _OF_TABLES else ""
    if is_table(thing) and hasattr(np.ndarray, name):
        return " `.to_numpy()` makes an array of it, which has it."
    if isinstance(thing, np.random.Generator) and name in GENERATORS:
        return f" It is called `{GENERATORS[name]}` there."
    if is_tensor(thing) and hasattr(np.ndarray, name):
        return " Functions for tensors are in `keras.ops`, such as `keras.ops.mean(…)`."
    return ""


def _of_group(group: list | tuple, name: str) -> str:
    """Say what to do with a list or tuple that lacks a method."""
    if isinstance(group, tuple) and hasattr(list, name):
        return " A tuple cannot change. Begin with a list, `[]`."
    if hasattr(np.ndarray, name):
        return " Arrays have it. NumPy's functions, as in `np.mean(…)`, take both."
    if nearest(name, dir(group)):
        return ""
    return " This is a group of items. Take them out first, by position or in a `for`."
