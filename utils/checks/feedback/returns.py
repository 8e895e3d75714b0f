"""What a student's function returns, and where: read in its source."""

import ast
import builtins
import inspect
import textwrap
from collections.abc import Callable, Iterator

Function = ast.FunctionDef | ast.AsyncFunctionDef
# Methods that change a thing and return nothing.
_IN_PLACE = {"append", "extend", "insert", "reverse", "shuffle", "sort", "update", "fill"}
_VALUES = (
    ast.BinOp, ast.Compare, ast.UnaryOp, ast.Tuple, ast.List, ast.Dict, ast.ListComp, ast.Constant,
)  # fmt: skip


def returns_in_first_turn(answer: Callable) -> bool:
    """Tell whether a `for` in the source always ends in its first turn, with a `return`.

    One below an `if` does not count: it may end a search. Without the source, return False.
    """
    if not (tree := _source(answer)):
        return False
    return any(
        isinstance(loop, ast.For)
        and any(isinstance(step, ast.Return) for step in loop.body)
        and not any(isinstance(step, ast.Continue) for step in ast.walk(loop))
        for loop in ast.walk(tree)
    )


def returns_a_value(answer: Callable) -> bool:
    """Tell whether a `return` with something behind it stands in a function."""
    function = _definition(answer)
    return function is not None and any(one.value for one in _returns(function))


def why_none(answer: Callable) -> str:
    """Say why a function returned None: no `return`, none that was reached, or one of None."""
    function = _definition(answer)
    found = list(_returns(function)) if function else []
    valued = [one.value for one in found if one.value]
    if not function or not found:
        return "Your function returns nothing (None). Is the `return` missing?"
    if not valued:
        return "Your `return` stands alone. What it gives back comes behind it, in the same line."
    for value in valued:
        if words := _changes_in_place(value):
            return words
    if not _reaches_end(function.body):
        return (
            "What stands behind your `return` is None on this input. Did what made it return "
            "nothing?"
        )
    if all(map(_is_value, valued)):
        return (
            "On this input your function met no `return`, so it returned nothing (None). A "
            "`return` inside an `if` or a loop is not always reached."
        )
    return (
        "On this input your function returned nothing (None). Does it come to its end without "
        "meeting a `return`, because that stands inside an `if` or a loop?"
    )


def _source(answer: Callable) -> ast.Module | None:
    try:
        return ast.parse(textwrap.dedent(inspect.getsource(answer)))
    except (OSError, TypeError, SyntaxError, ValueError):
        return None


def _definition(answer: Callable) -> Function | None:
    """Find the `def` of a function; None without its source, and for a lambda."""
    first = next(iter(tree.body), None) if (tree := _source(answer)) else None
    named = isinstance(first, Function) and first.name == getattr(answer, "__name__", "")
    return first if named else None  # type: ignore[return-value]


def _returns(function: ast.AST) -> Iterator[ast.Return]:
    """Yield the `return`s of a function, but for those of functions inside it."""
    for node in ast.iter_child_nodes(function):
        if isinstance(node, ast.Return):
            yield node
        elif not isinstance(node, Function | ast.Lambda | ast.ClassDef):
            yield from _returns(node)


def _changes_in_place(value: ast.expr) -> str:
    """Say that what is returned is what a method like `append` returns: nothing; else ""."""
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
        return ""
    owner, name = ast.unparse(value.func.value), value.func.attr
    if name not in _IN_PLACE or owner in ("np", "numpy"):
        return ""
    return (
        f"`{name}` changes a thing and returns nothing (None). Return that thing in a line below."
    )


def _is_value(value: ast.expr) -> bool:
    """Tell whether an expression cannot be None."""
    if isinstance(value, ast.Constant):
        return value.value is not None
    if isinstance(value, ast.Call):
        called = ast.unparse(value.func)
        return called.startswith("np.") or hasattr(builtins, called)
    return isinstance(value, _VALUES)


def _reaches_end(body: list[ast.stmt]) -> bool:
    """Tell whether a block can be left at its end, and not by a `return` or an error."""
    for step in body:
        if isinstance(step, ast.Return | ast.Raise):
            return False
        if isinstance(step, ast.If) and step.orelse:
            if not _reaches_end(step.body) and not _reaches_end(step.orelse):
                return False
        elif isinstance(step, ast.With):
            if not _reaches_end(step.body):
                return False
        elif isinstance(step, ast.While) and isinstance(step.test, ast.Constant):
            if step.test.value and not any(isinstance(one, ast.Break) for one in ast.walk(step)):
                return False
        elif isinstance(step, ast.Try):
            ways = [step.body + step.orelse, *(one.body for one in step.handlers)]
            if not any(map(_reaches_end, ways)) or (
                step.finalbody and not _reaches_end(step.finalbody)
            ):
                return False
    return True
