"""Errors behind a dot: a name that NumPy lacks, a method not called, math on an array."""

import ast
import linecache
import re
from collections.abc import Callable, Iterator
from types import FrameType, TracebackType
from typing import Any

import numpy as np

from utils.checks.feedback.value_types import is_method

# What beginners look for in NumPy, and in arrays, under another name.
ELSEWHERE = {
    "ln": "ln is `np.log` in NumPy.",
    "avg": "The average is `np.mean` in NumPy.",
    "length": "The length is Python's `len(…)`; arrays also have `.shape`.",
    "len": "The length is Python's `len(…)`; arrays also have `.shape`.",
    "sqr": "A square is written `**2`; the square root is `np.sqrt`.",
}
# How errors speak of a method, or of an array that holds one.
_METHOD = r"_or_method|'method'|type method|holds object|Input operand|dtype\('O'\)"
# Methods that cannot do without something in their brackets.
_WITH_ARGUMENTS = {"append", "astype", "dot", "fill", "index", "repeat", "reshape", "take"}


def wrong_attribute(error: BaseException, function: Callable) -> str:
    """Explain an error that has to do with a name behind a dot; return "" for any other error.

    Example:
        >>> def logarithm(x):
        ...     return np.ln(x)
        >>> try:
        ...     logarithm(2.0)
        ... except AttributeError as error:
        ...     print(wrong_attribute(error, logarithm))
        ln is `np.log` in NumPy.
    """
    if isinstance(error, AttributeError) and error.name in ELSEWHERE:
        name = getattr(error.obj, "__name__", "")
        if name in ("numpy", "math") or isinstance(error.obj, np.ndarray):
            return ELSEWHERE[error.name]
    if not isinstance(error, TypeError | AttributeError | ValueError):
        return ""
    if not (found := _failing_code(error, function)):
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
        value = _value(node, frame)
        if is_method(value):
            name = value.__name__
        elif value is None and isinstance(node, ast.Attribute) and _is_array_method(node.attr):
            name = node.attr  # of something that was worked out on the way
        else:
            continue
        owner = "…"
        if isinstance(node, ast.Attribute) and len(written := ast.unparse(node.value)) < 30:
            owner = f"({written})" if isinstance(node.value, ast.BinOp) else written
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
    function = _value(tree.func, frame)
    if getattr(function, "__module__", "") != "math":
        return ""
    name = function.__name__
    instead = f"; use `np.{name}`" if hasattr(np, name) else ""
    return f"math works on single numbers{instead}."


def _value(node: ast.AST, frame: FrameType) -> Any:
    """Look up a name, or a name behind a dot, where the code failed; None if unknown."""
    if isinstance(node, ast.Name):
        return frame.f_locals.get(node.id, frame.f_globals.get(node.id))
    if isinstance(node, ast.Attribute):
        try:
            return getattr(_value(node.value, frame), node.attr, None)
        except Exception:  # a property may do anything
            return None
    return None


def _failing_code(error: BaseException, function: Callable) -> tuple[ast.AST, FrameType] | None:
    """Return the part of the student's line that failed, and its frame; None if not found."""
    code, place = getattr(function, "__code__", None), error.__traceback__
    own: TracebackType | None = None
    while place and code:
        if place.tb_frame.f_code.co_filename == code.co_filename:
            own = place
        place = place.tb_next
    if own is None:
        return None
    frame = own.tb_frame
    first, last, start, end = list(frame.f_code.co_positions())[own.tb_lasti // 2]
    if first is None or last is None or start is None or end is None:
        return None
    # the columns count bytes
    lines = [linecache.getline(frame.f_code.co_filename, i) for i in range(first, last + 1)]
    parts = [line.encode() for line in lines]
    parts[-1] = parts[-1][:end]
    parts[0] = parts[0][start:]
    written = b"".join(parts).decode(errors="replace")
    for text in (f"({written})", written):
        try:
            statement = ast.parse(text).body[0]
        except (SyntaxError, ValueError, IndexError):
            continue
        return statement.value if isinstance(statement, ast.Expr) else statement, frame
    return None
