"""The part of a student's line that failed, and the values that stood around it."""

import ast
import dis
import linecache
from collections.abc import Callable
from types import FrameType
from typing import Any

Failing = tuple[ast.AST, FrameType]
_GROUPS = (list, tuple, dict, str, range)


def failing_code(error: BaseException, function: Callable) -> Failing | None:
    """Return the part of a student's line that failed, and its frame; None if not found.

    Example:
        >>> def second(x):
        ...     return 2 * x[1]
        >>> try:
        ...     second([3])
        ... except IndexError as error:
        ...     tree, frame = failing_code(error, second)
        >>> ast.unparse(tree), frame.f_locals
        ('x[1]', {'x': [3]})
    """
    code, place = getattr(function, "__code__", None), error.__traceback__
    own = None
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
    for text in (f"({written})", written) if written.strip() else ():
        try:
            statement = ast.parse(text).body[0]
        except (SyntaxError, ValueError, IndexError):
            continue
        return statement.value if isinstance(statement, ast.Expr) else statement, frame
    return None


def value_of(node: ast.AST, frame: FrameType) -> Any:
    """Work out a name, a name behind a dot, an item or a whole number; None if unknown.

    Nothing is called but `len`, since a call may do anything.
    """
    if isinstance(node, ast.Name):
        if node.id in _lost(frame):
            return None
        return frame.f_locals.get(node.id, frame.f_globals.get(node.id))
    try:
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.Attribute):
            return getattr(value_of(node.value, frame), node.attr, None)
        if isinstance(node, ast.Subscript):
            group = value_of(node.value, frame)
            return group[value_of(node.slice, frame)] if type(group) in _GROUPS else None
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "len":
            return len(value_of(node.args[0], frame))
        return _whole_number(node, frame)
    except Exception:  # a property may do anything, and a key may be missing
        return None


def _lost(frame: FrameType) -> set[str]:
    """Return the names that comprehensions gave to their items, which Python 3.12 forgets."""
    steps = dis.get_instructions(frame.f_code)
    return {step.argval for step in steps if step.opname == "LOAD_FAST_AND_CLEAR"}


def _whole_number(node: ast.AST, frame: FrameType) -> int | None:
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        one = value_of(node.operand, frame)
        return -one if type(one) is int else None
    if not isinstance(node, ast.BinOp):
        return None
    one, other = value_of(node.left, frame), value_of(node.right, frame)
    if not type(one) is type(other) is int:
        return None
    results = {ast.Add: one + other, ast.Sub: one - other, ast.Mult: one * other}
    if other:
        results |= {ast.FloorDiv: one // other, ast.Mod: one % other}
    return results.get(type(node.op))


def written(node: ast.AST, longest: int = 40) -> str:
    """Return code as a student may have written it; "" if it is long."""
    text = ast.unparse(node)
    if '"' not in text:
        text = text.replace("'", '"')  # as the labs have them
    return text if len(text) <= longest else ""
