"""What a beginner may do to lines: arguments used otherwise, lines forgotten, loops left early."""

import ast
from collections.abc import Iterator
from itertools import combinations
from typing import Any, NamedTuple

from utils.checks.mutants.source import Solution, text

OF_AN_ARGUMENT = [  # what is done to an argument before all else: in words, and as code
    ("is transposed", "{}.T"), ("has the other sign", "-{}"), ("has lost its sign", "abs({})"),
    ("is taken in reverse order", "{}[::-1]"), ("is used without its last item", "{}[:-1]"),
    ("is used without its first item", "{}[1:]"), ("is only its first item", "{}[:1]"),
    ("is only its last item", "{}[-1:]"), ("is increased by 1", "{} + 1"),
    ("is decreased by 1", "{} - 1"), ("is rounded down to whole numbers", "{}.astype(int)"),
    ("is squared", "{}**2"), ("is sorted", "np.sort({})"),
    ("has its pairs the other way round", "[pair[::-1] for pair in {}]"),
]  # fmt: skip
LESS_LIKELY = [("is 0", "0 * {}"), ("is divided by 10", "{} / 10")]  # where nothing simpler fits
LESS_LIKELY += [(f"is always {n}", f"{n}") for n in (1, 2, 3, 5, 10, 0.5, 0.1, 0.01, 0.001)]


class Change(NamedTuple):
    """What to say while the lines of the tree are changed."""

    rank: int
    kind: str
    words: str


def changes(solution: Solution) -> Iterator[Change]:
    """Yield each change while it is made; the tree is mended behind it."""
    yield from _arguments(solution)
    for owner in list(ast.walk(solution.tree)):
        if isinstance(owner, ast.FunctionDef | ast.For | ast.If):
            yield from _missing(owner.body, solution)
            for i, line in enumerate(owner.body[:-1]):
                if isinstance(line, ast.For):
                    yield from _loop(owner.body, i, line)


def _arguments(solution: Solution) -> Iterator[Change]:
    body, names = solution.tree.body, solution.parameters
    firsts = [
        (Change(rank, "argument", f"`{name}` {words}"), f"{name} = {code.format(name)}")
        for name in names
        for rank, table in ((2, OF_AN_ARGUMENT), (5, LESS_LIKELY))
        for words, code in table
    ]
    for a, b in combinations(names, 2):
        swapped = Change(1, "arguments-swapped", f"`{a}` and `{b}` are swapped")
        firsts.append((swapped, f"{a}, {b} = {b}, {a}"))
    for change, first in firsts:
        body.insert(0, ast.parse(first).body[0])
        yield change
        del body[0]


def _missing(body: list[Any], solution: Solution) -> Iterator[Change]:
    """Leave out a line; round what it gives."""
    for i, line in enumerate(list(body)):
        target = _target(line)
        shown = f" that sets `{target}`" if target in solution.shown else ""
        if len(body) > 1 and not isinstance(line, ast.Return):
            del body[i]
            what = "loop" if isinstance(line, ast.For) else "line"
            yield Change(2, "line-missing", f"the {what}{shown} is missing")
            body.insert(i, line)
        if isinstance(line, ast.Assign) and target:
            for digits in (1, 2, 3, 4):
                body.insert(i + 1, ast.parse(f"{target} = np.round({target}, {digits})").body[0])
                yield Change(4, "rounded", "a value is rounded on the way to the result")
                del body[i + 1]
        if isinstance(line, ast.AugAssign):
            body[i] = ast.Assign([line.target], line.value)
            sign = {ast.Add: "+=", ast.Sub: "-=", ast.Mult: "*="}.get(type(line.op), "…=")
            yield Change(2, "no-plus", f"`=` stands in place of `{sign}`")
            body[i] = line


def _target(line: Any) -> str:
    targets = getattr(line, "targets", [getattr(line, "target", None)])
    return targets[0].id if isinstance(targets[0], ast.Name) else ""


def _loop(body: list[Any], i: int, loop: ast.For) -> Iterator[Change]:
    """Put the line behind a loop into it; return what came of every turn."""
    inside, after, saved = list(loop.body), body[i + 1], list(body)
    loop.body = [*inside, after]
    del body[i + 1]
    words = "the loop ends in its first turn" if isinstance(after, ast.Return) else ""
    yield Change(2, "in-the-loop", words or "the line behind the loop stands inside it")
    body[:] = saved
    if name := _target(inside[-1]):
        code = f"each = []\neach.append({name})\nreturn each"
        start, gather, end = ast.parse(code).body
        loop.body, body[:] = [*inside, gather], [start, *saved[: i + 1], end]
        yield Change(3, "every-turn", "what came of every turn of the loop is returned")
        body[:] = saved
    loop.body = inside


def line_names(tree: Any) -> Iterator[tuple[ast.AST, str]]:
    """Yield each expression that an assignment reads, with the name that it sets."""
    for line in (node for node in ast.walk(tree) if isinstance(node, ast.Assign)):
        for node in ast.walk(line.value):
            yield node, text(line.targets[0])
