"""A solution as a tree: to be changed in one place, compiled, and mended again."""

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

import numpy as np

# functions that a message may name: they do not give the way away
PLAIN = {"abs", "argmax", "exp", "len", "log", "max", "maximum", "mean", "min", "minimum"}
PLAIN |= {"relu", "round", "sigmoid", "softmax", "sqrt", "sum", "tanh"}


SIMPLE = (ast.Name, ast.Attribute, ast.Call, ast.expr_context)


class Place(NamedTuple):
    """Where a node stands: in a field of its parent, and at a place in it if that is a list."""

    parent: Any
    field: str
    at: int | None

    def put(self, node: Any) -> Any:
        """Put a node here; return what stood here before."""
        before = getattr(self.parent, self.field)
        if self.at is None:
            setattr(self.parent, self.field, node)
            return before
        was, before[self.at] = before[self.at], node
        return was


class Edit(NamedTuple):
    """Other code for one expression. The lower the rank, the likelier the mistake."""

    rank: int
    kind: str
    words: str
    code: str


class Solution:
    """A right function with its tree.

    Raises OSError or TypeError where the source of the function cannot be had.

    Example:
        >>> from utils.checks.registry import find
        >>> Solution(find("weighted_sum").solution).parameters
        ['x', 'w', 'b']
    """

    def __init__(self, function: Callable, names: tuple[str, ...] = ()) -> None:
        self.module = ast.parse(textwrap.dedent(inspect.getsource(function)))
        if not isinstance(self.module.body[0], ast.FunctionDef):
            raise TypeError(f"{function} has no `def` of its own")
        self.tree: Any = self.module.body[0]
        self.tree.decorator_list, self.tree.returns = [], None
        for argument in self.tree.args.args:
            argument.annotation = None
        if ast.get_docstring(self.tree) is not None:
            del self.tree.body[0]
        self.globals = {"np": np, **function.__globals__}
        self.parameters = [argument.arg for argument in self.tree.args.args]
        returned = [n.value for n in ast.walk(self.tree) if isinstance(n, ast.Return) and n.value]
        given_back = {text(item) for node in returned for item in getattr(node, "elts", [node])}
        ordinals = [f"the {nth} result" for nth in ("first", "second", "third")]
        self.result_names = dict(enumerate([f"`{name}`" for name in names] or ordinals))
        self.results = {*filter(str.isidentifier, given_back)} - {*self.parameters}
        self.shown = {*self.parameters, *self.results}

    def compiled(self) -> Callable:
        """Return the function that the tree stands for as it is now."""
        names = dict(self.globals)
        exec(compile(ast.fix_missing_locations(self.module), "<mutant>", "exec"), names)
        return names[self.tree.name]

    def may_show(self, code: str) -> bool:
        """Tell whether a message may print some code: arguments and plain functions, and briefly.

        The rest would give away a part of the answer.
        """
        nodes = list(ast.walk(ast.parse(code, mode="eval").body))
        if not all(isinstance(node, SIMPLE) for node in nodes):
            return False
        names = {node.id for node in nodes if isinstance(node, ast.Name)}
        dotted = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
        known = names <= {*self.parameters, "np"} | PLAIN and dotted <= PLAIN | {"T"}
        return known and bool(names) and len(code) <= 16


def places(owner: Any) -> Iterator[tuple[Place, ast.expr]]:
    """Yield every expression that is read, with its place; not in `while`, which may not end."""
    for field, value in ast.iter_fields(owner):
        for i, node in enumerate(value) if isinstance(value, list) else [(None, value)]:
            if not isinstance(node, ast.AST) or isinstance(node, ast.While | ast.arguments):
                continue
            is_read = not isinstance(getattr(node, "ctx", None), ast.Store)
            if isinstance(node, ast.expr) and is_read and field != "func":
                yield Place(owner, field, i), node
            yield from places(node)


def text(node: ast.AST) -> str:
    """Write a node as code: its first line."""
    return ast.unparse(node).partition("\n")[0]


def closed(node: ast.AST) -> str:
    """Write a node as code, in brackets where an operator beside it could change it."""
    return f"({text(node)})" if isinstance(node, ast.BinOp | ast.Compare) else text(node)


def parsed(code: str) -> ast.expr:
    """Read an expression."""
    return ast.parse(code, mode="eval").body
