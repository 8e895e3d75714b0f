"""Errors of square brackets: a position or a key that is not there."""

import ast
import re
from collections.abc import Callable
from types import FrameType
from typing import Any

import numpy as np

from utils.checks.feedback.failing_code import failing_code, value_of, written
from utils.checks.feedback.spelling import listed, nearest
from utils.checks.feedback.value_types import is_table


def missing_item(error: BaseException, function: Callable) -> str:
    """Say which positions or keys there are, if one is missing; return "" for any other error.

    Example:
        >>> def count(y):
        ...     return y.shape[1]
        >>> try:
        ...     count(np.zeros(3))
        ... except IndexError as error:
        ...     print(missing_item(error, count))
        `y` has one axis: its shape is (3,), so there is no `y.shape[1]`. `len(y)` counts its items.
    """
    found = failing_code(error, function) if isinstance(error, LookupError) else None
    if isinstance(error, KeyError) and found:
        return _of_key(error, *found)
    if not isinstance(error, IndexError):
        return ""
    if axis := re.search(
        r"index (-?\d+) is out of bounds for axis (\d+) with size (\d+)", str(error)
    ):
        return _of_axis(*axis.groups())
    if found and isinstance(found[0], ast.Subscript):
        return _of_position(error, found[0], found[1])
    return ""


def _of_axis(asked: str, axis: str, size: str) -> str:
    last = int(size) - 1
    if last < 0:
        return f"Axis {axis} has the size 0: there is nothing along it."
    there = f"positions {_from_0_to(last)}" if last else "position 0"
    return f"Axis {axis} has only the {there}; {asked} was asked for."


def _from_0_to(last: int) -> str:
    return f"0 to {last}" if last > 1 else "0 and 1"


def _of_position(error: BaseException, tree: ast.Subscript, frame: FrameType) -> str:
    """Say which positions a list, a tuple, a shape has."""
    group, asked = value_of(tree.value, frame), value_of(tree.slice, frame)
    if isinstance(group, np.ndarray) and isinstance(asked, str):
        return "An array has no columns with names. Its positions are whole numbers."
    if isinstance(group, np.ndarray | np.generic) and group.ndim == 0:
        return "This is a single number: it has no items."
    if isinstance(tree.value, ast.Attribute) and tree.value.attr == "shape":
        return _of_shape(value_of(tree.value.value, frame), tree)
    if not isinstance(group, list | tuple | range | str) or not isinstance(asked, int):
        return ""
    name, last = f"`{written(tree.value)}`".replace("``", "It"), len(group) - 1
    words = f"{name} has {last + 1} items, at the positions {_from_0_to(last)}."
    if last < 1:
        words = f"{name} is empty." if last else f"{name} has one item, at position 0."
    if not isinstance(tree.slice, ast.Constant | ast.UnaryOp) and (index := written(tree.slice)):
        words += f" Here `{index}` is {asked}."
    grows = " A list grows with `append`." if "assignment" in str(error) else ""
    return words + grows


def _of_shape(array: Any, tree: ast.Subscript) -> str:
    """Say how many axes an array has, whose shape was asked for one more."""
    if not hasattr(array, "shape") or not (name := written(tree.value).removesuffix(".shape")):
        return ""
    shape = tuple(array.shape)
    if not shape:
        return f"`{name}` is a single number: it has no axes."
    if len(shape) == 1:
        return (
            f"`{name}` has one axis: its shape is {shape}, so there is no `{ast.unparse(tree)}`. "
            f"`len({name})` counts its items."
        )
    return f"`{name}` has {len(shape)} axes, {_from_0_to(len(shape) - 1)}: its shape is {shape}."


def _of_key(error: KeyError, tree: ast.AST, frame: FrameType) -> str:
    """Say which keys a dict has, or which columns a table."""
    missing = error.args[0] if error.args else None
    if isinstance(tree, ast.Call) and isinstance(tree.func, ast.Attribute):
        inner = tree.func.value
        if _looks_among_rows(tree):
            return ""
    elif isinstance(tree, ast.Subscript):
        inner = tree.value
        if isinstance(inner, ast.Attribute) and inner.attr in ("loc", "at"):
            inner = inner.value
    else:
        return ""
    group = value_of(inner, frame)
    if isinstance(group, dict):
        return _not_among(missing, list(group), "key") if isinstance(tree, ast.Subscript) else ""
    if is_table(group) and hasattr(group, "columns") and isinstance(missing, str):
        return _not_among(_column(missing), list(group.columns), "column")
    if is_table(group):
        return (
            "pandas finds no such label. `.iloc[…]` takes positions, `.to_numpy()` gives an array."
        )
    return ""


def _column(message: str) -> str:
    """Return the column that pandas misses, of the several ways in which it says so."""
    quoted = re.search(r"\['([^']*)'", message)
    return quoted[1] if quoted else message


def _looks_among_rows(call: ast.Call) -> bool:
    """Tell whether a `drop` looks among the rows: it names no columns and no axis."""
    said = {word.arg for word in call.keywords}
    return ast.unparse(call.func).endswith(".drop") and not said & {"columns", "axis"}


def _not_among(missing: Any, there: list, kind: str) -> str:
    if missing in there:  # something inside misses it
        return ""
    words = f"There is no {kind} {missing!r}. The {kind}s are {listed(there)}."
    names = [name for name in there if isinstance(name, str)]
    close = nearest(missing, names) if isinstance(missing, str) else ""
    return words + (f" Did you mean {close!r}?" if close else "")
