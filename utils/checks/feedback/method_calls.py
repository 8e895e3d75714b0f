"""Errors of calls: a method that is not called, a function for one number called with many."""

import ast
import re
from collections.abc import Callable, Iterator
from types import FrameType

import numpy as np

from utils.checks.feedback.failing_code import failing_code, value_of
from utils.checks.feedback.value_types import is_method

# How errors speak of a method, or of an array that holds one.
_METHOD = r"_or_method|'method'|type method|holds object|Input operand|dtype\('O'\)"
# Methods that cannot do without something in their brackets.
_WITH_ARGUMENTS = {"append", "astype", "dot", "fill", "index", "repeat", "reshape", "take"}


def wrong_call(error: BaseException, function: Callable) -> str:
    """Explain an error that has to do with how a thing is called; return "" for any other error.

    Example:
        >>> def spread(x):
        ...     return x - x.mean
        >>> try:
        ...     spread(np.ones(2))
        ... except TypeError as error:
        ...     print(wrong_call(error, spread))
        `mean` is a method: it needs its brackets, `x.mean()`.
    """
    if not isinstance(error, TypeError | AttributeError | ValueError):
        return ""
    if not (found := failing_code(error, function)):
        return ""
    tree, frame = found
    if isinstance(error, AttributeError) and isinstance(tree, ast.Attribute):
        tree = tree.value  # what lacks the attribute
    if re.search(_METHOD, str(error)):
        return next(_uncalled(tree, frame), "")
    if re.search(r"arrays can be converted|must be real number, not (list|tuple)", str(error)):
        return _of_math(tree, frame)
    return ""


def _uncalled(tree: ast.AST, frame: FrameType) -> Iterator[str]:
    """Yield what to say of each method that some code uses without calling it."""
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute | ast.Name) or id(node) in called:
            continue
        value = value_of(node, frame)
        if is_method(value):
            name = value.__name__
        elif value is None and isinstance(node, ast.Attribute) and _is_array_method(node.attr):
            name = node.attr  # of something that was worked out on the way
        else:
            continue
        owner = "…"
        if isinstance(node, ast.Attribute) and len(text := ast.unparse(node.value)) < 30:
            owner = f"({text})" if isinstance(node.value, ast.BinOp) else text
        elif isinstance(node, ast.Name):
            around = frame.f_locals.items()
            owner = next((name for name, thing in around if thing is value.__self__), owner)
        inside = "…" if name in _WITH_ARGUMENTS else ""
        yield f"`{name}` is a method: it needs its brackets, `{owner}.{name}({inside})`."


def _is_array_method(name: str) -> bool:
    return not name.startswith("_") and callable(getattr(np.ndarray, name, None))


def _of_math(tree: ast.AST, frame: FrameType) -> str:
    """Explain an error if the code that failed calls a function of the module math; else ""."""
    if not isinstance(tree, ast.Call):
        return ""
    function = value_of(tree.func, frame)
    if getattr(function, "__module__", "") != "math":
        return ""
    name = function.__name__
    instead = f"; use `np.{name}`" if hasattr(np, name) else ""
    return f"math works on single numbers{instead}."
