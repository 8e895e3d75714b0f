"""What a beginner may write in place of one expression, and what to say of it.

The words finish the sentence "Your results are what comes out if …": true of every answer that
gets it. They tell what the student has, and print only what `Solution.may_show` allows.
"""

import ast
from collections.abc import Iterator
from typing import Any

import numpy as np

from utils.checks.mutants.operations import operations, sign_of
from utils.checks.mutants.source import PLAIN, Edit, Place, Solution, closed, text

ALIKE = [
    "sum mean max min median",
    "argmax argmin max",
    "all any mean",
    "maximum minimum",
    "zeros ones",
]
ALIKE += ["log exp", "sigmoid tanh relu binary_step", "sqrt square", "floor ceil round"]
ALIKE += ["log log10 log2 log1p"]
OF_A_NAME = {  # what is done to a name: in words, and as code
    "has the other sign": "-{}", "is transposed": "{}.T", "is summed": "{}.sum()",
    "is averaged": "{}.mean()", "is only its first item": "{}[0]",
    "is only its last item": "{}[-1]", "has lost its sign": "abs({})", "is squared": "{}**2",
    "is made a column": "{}[:, None]", "is increased by 1": "{} + 1",
    "is decreased by 1": "{} - 1", "is taken in reverse order": "{}[::-1]",
}  # fmt: skip
OVER = {  # what a loop goes over: in words, and as code
    "only the first turn of the loop is made": "({0})[:1]",
    "the first turn of the loop is missing": "({0})[1:]",
    "the last turn of the loop is missing": "({0})[:-1]",
    "only the last turn of the loop is made": "({0})[-1:]",
    "the loop runs backward": "({0})[::-1]",
    "every turn of the loop gets the first item": "[*({0})[:1]] * len({0})",
}


def edits(node: Any, place: Place, solution: Solution) -> Iterator[Edit]:
    """Yield what may stand in place of a node."""
    if place.field == "iter":
        for words, code in OVER.items():
            yield Edit(4, "loop", words, code.format(text(node)))
    match node:
        case ast.BinOp() | ast.Compare(ops=[_]):
            yield from operations(node, place, solution)
        case ast.Call():
            yield from _calls(node, solution)
        case ast.Attribute(value, "T"):
            name = f"`{text(value)}`" if solution.may_show(text(value)) else "a matrix"
            yield Edit(2, "not-transposed", f"{name} is not transposed", text(value))
            reshaped = f"{text(value)}.reshape({text(value)}.shape[::-1])"
            yield Edit(5, "reshaped", f"{name} is reshaped, which is no transposing", reshaped)
        case ast.Name(name) if name in solution.parameters:
            for other in solution.parameters:
                if other != name:
                    words = f"`{other}` stands where another argument belongs"
                    yield Edit(5, "other-name", words, other)
            for words, code in OF_A_NAME.items():
                yield Edit(6, "changed-name", f"`{name}` {words}", code.format(name))
        case ast.Constant(int() | float() as value) if not isinstance(value, bool):
            yield from _numbers(value)
        case ast.Subscript():
            yield from _slices(node, solution)


def _calls(node: ast.Call, solution: Solution) -> Iterator[Edit]:
    name, last = text(node.func), text(node.func).rpartition(".")[2]
    is_method = isinstance(node.func, ast.Attribute) and text(node.func.value) != "np"
    shown = f"`{last}`" if last in PLAIN or last in solution.shown else "a function"
    whole, inner = text(node), text(node)
    if is_method:
        inner = text(node.func.value)  # type: ignore[attr-defined]
    elif node.args:
        inner = text(node.args[0])
    yield Edit(1, "no-function", f"{shown} is left out", inner)
    if len(node.args) == 1 and not is_method and not node.keywords:
        yield Edit(2, "twice", f"{shown} is applied twice", f"{name}({whole})")
        yield Edit(
            3, "sign-inside", f"the sign inside {shown} is the other one", f"{name}(-({inner}))"
        )
        if last == "abs":
            yield Edit(2, "squared", "a value is squared", f"({inner}) ** 2")
        one = node.args[0]
        if isinstance(one, ast.BinOp) and sign_of(one):
            a, b, sign = closed(one.left), closed(one.right), sign_of(one)
            for code in (f"{name}({a}) {sign} {b}", f"{a} {sign} {name}({b})"):
                yield Edit(2, "of-a-part", f"{shown} is applied to a part only", code)
            words = f"{shown} is applied to each part, and not to the whole"
            yield Edit(2, "of-each-part", words, f"{name}({a}) {sign} {name}({b})")
    for group in ALIKE:
        for other in group.split() if last in group.split() else ():
            is_known = other in solution.globals or hasattr(np, other)
            if other != last and is_known:
                head = "" if "." in name or other in solution.globals else "np."
                code = whole.replace(f"{last}(", f"{head}{other}(", 1)
                yield Edit(2, "other-function", f"`{other}` is taken", code)
    for keyword in node.keywords:
        others = [one for one in node.keywords if one is not keyword]
        is_plain = keyword.arg in ("axis", "keepdims")
        words = f"`{keyword.arg}=` is left out" if is_plain else "something in brackets is left out"
        yield Edit(2, "no-keyword", words, text(ast.Call(node.func, node.args, others)))
        if keyword.arg == "axis":
            for axis in (0, 1, -1):
                changed = [*others, ast.keyword("axis", ast.Constant(axis))]
                code = text(ast.Call(node.func, node.args, changed))
                yield Edit(2, "other-axis", f"the axis is {axis}", code)
            yield Edit(5, "keepdims", "`keepdims=True` is set", f"{whole[:-1]}, keepdims=True)")


def _numbers(value: int | float) -> Iterator[Edit]:
    near = [value + 1, value - 1] if isinstance(value, int) else [value * 10, value / 10]
    for other in dict.fromkeys([0, 1, 1 - value, -value, *near]):
        if other != value:
            yield Edit(
                8, "other-number", f"{other:g} stands where another number belongs", f"{other!r}"
            )


def _slices(node: ast.Subscript, solution: Solution) -> Iterator[Edit]:
    whole = text(node.value)
    name = f"`{whole}`" if solution.may_show(whole) else "something"
    yield Edit(4, "no-index", f"all of {name} is taken, and not a part", whole)
    parts = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
    words = "a slice begins or ends in another place"
    for i, part in enumerate(parts):
        for other in sorted(_other_slices(part)) if isinstance(part, ast.Slice) else ():
            inside = ", ".join([*map(text, parts[:i]), other, *map(text, parts[i + 1 :])])
            yield Edit(4, "other-slice", words, f"{whole}[{inside}]")


def _other_slices(part: ast.Slice) -> set[str]:
    a, b = (text(end) if end else "" for end in (part.lower, part.upper))
    starts = [a, "", b, f"{a or 0} + 1", f"{a} - 1" if a else ""]
    ends = [b, "", f"-({a})" if a else "-1", f"{b} - 1" if b else "-1", f"{b} + 1" if b else ""]
    return {f"{start}:{end}" for start in starts for end in ends} - {f"{a}:{b}"}
