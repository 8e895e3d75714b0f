"""Another good way to write an answer, to be shown to who has found one."""

import ast
import inspect
import textwrap
from typing import Any


def other_way(exercise: Any, answer: Any) -> str:
    """Return the code of a right function that is written otherwise; "" if there is none.

    Example:
        >>> from utils.checks.registry import find
        >>> exercise = find("layer_output")
        >>> other_way(exercise, exercise.solution)[:26]
        'def layer_output(X, W, b):'
    """
    own = _shape(answer)
    for one in (getattr(exercise, "solution", None), *getattr(exercise, "also", ())):
        function = _function(one)
        if function is not None and own and _shape(one) != own:
            function.name = exercise.name
            return ast.unparse(function)
    return ""


def _function(thing: Any) -> ast.FunctionDef | None:
    """Return the tree of a function, without docstring and types; None without its source."""
    if not callable(thing):
        return None
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(thing))).body[0]
    except (OSError, TypeError, SyntaxError, IndexError):
        return None
    if not isinstance(tree, ast.FunctionDef):
        return None
    if ast.get_docstring(tree) is not None:
        del tree.body[0]
    tree.returns = None
    for argument in tree.args.args:
        argument.annotation = None
    return tree if tree.body else None


def _shape(thing: Any) -> str:
    """Return the code of a function with its names numbered as they come."""
    if (tree := _function(thing)) is None:
        return ""
    names: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            node.id = names.setdefault(node.id, f"n{len(names)}")
    return "\n".join(map(ast.unparse, tree.body))
