"""What a beginner may write in place of an operation with two sides, and what to say of it."""

import ast
from collections.abc import Iterator
from itertools import combinations
from typing import Any

from utils.checks.mutants.source import Edit, Place, Solution, closed, text

SIGNS: dict[type, str] = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.MatMult: "@", ast.Pow: "**",
    ast.FloorDiv: "//", ast.Mod: "%", ast.Gt: ">", ast.GtE: ">=", ast.Lt: "<", ast.LtE: "<=",
    ast.Eq: "==", ast.NotEq: "!=",
}  # fmt: skip
TAKEN_FOR = {  # which sign a beginner may take for which
    "+": "- *", "-": "+ *", "*": "+ / @", "/": "* - //", "@": "*", "**": "*", "//": "/ %",
    "%": "//", ">": ">= <", ">=": "> <", "<": "<= >", "<=": "< >", "==": "!=", "!=": "==",
}  # fmt: skip
DONE = {
    "+": "added", "-": "subtracted", "*": "multiplied with `*`", "@": "multiplied with `@`",
    "/": "divided by", "//": "divided by with `//`, which rounds down", "%": "divided by with `%`",
    "**": "taken as a power",
}  # fmt: skip
CHAINS = (("+", "-"), ("*", "/", "@"))


def operations(node: Any, place: Place, solution: Solution) -> Iterator[Edit]:
    """Yield what may stand in place of a sum, a product, a power or a comparison."""
    if sign_of(node):
        yield from _left_out(node, place, solution)
        yield from _otherwise(node, solution)


def sign_of(node: Any) -> str:
    """Return the sign of an operation or a comparison; "" for anything else."""
    operator = getattr(node, "op", None) or getattr(node, "ops", [None])[0]
    return SIGNS.get(type(operator), "")


def _sides(node: Any) -> tuple[Any, Any]:
    return node.left, node.right if isinstance(node, ast.BinOp) else node.comparators[0]


def _left_out(node: Any, place: Place, solution: Solution) -> Iterator[Edit]:
    """Leave out some of the terms or factors that stand side by side."""
    sign = sign_of(node)
    chain: tuple[str, ...] = next((one for one in CHAINS if sign in one), ())
    if place.field == "left" and sign_of(place.parent) in chain:
        return  # a part of a longer one
    (rest, last), parts = _sides(node), []
    parts.append((sign, closed(last)))
    while sign_of(rest) in chain:
        parts.insert(0, (sign_of(rest), closed(rest.right)))
        rest = rest.left
    parts.insert(0, ("", closed(rest)))
    for i, j in combinations(range(len(parts) + 1), 2):
        if kept := parts[:i] + parts[j:]:
            gone = [part for _, part in parts[i:j]]
            shown = len(gone) == 1 and solution.may_show(gone[0])
            start = {"-": "-", "/": "1 / "}.get(kept[0][0], "") + kept[0][1]
            part = f"`{gone[0]}`" if shown else _part(sign, len(gone))
            words = f"{part} {'is' if len(gone) == 1 else 'are'} left out"
            code = " ".join([start, *(f"{s} {part}" for s, part in kept[1:])])
            yield Edit(1 if shown else 2, "left-out", words, code)


def _part(sign: str, count: int) -> str:
    """Name some parts of a sum or a product without printing them."""
    one = "term" if sign in "+-" else "factor" if sign in "*/@" else "side"
    return f"a {one}" if count == 1 else f"{count} {one}s"


def _otherwise(node: Any, solution: Solution) -> Iterator[Edit]:
    left, right = _sides(node)
    a, b, sign = closed(left), closed(right), sign_of(node)
    for other in TAKEN_FOR[sign].split():
        words = f"`{other}` stands where another sign belongs"
        if solution.may_show(b) and other in DONE:
            words = f"`{b}` is {DONE[other]}"
        yield Edit(2, "other-sign", words, f"{a} {other} {b}")
    if sign not in ("+", "*", "==", "!="):
        yield Edit(2, "sides-swapped", f"the two sides of `{sign}` are swapped", f"{b} {sign} {a}")
    words = "brackets are missing, or stand elsewhere"
    for side in (left, right):  # around the other two of the three
        if sign_of(side):
            (c, d), inner = map(closed, _sides(side)), sign_of(side)
            first, second = f"{c} {inner} ({d} {sign} {b})", f"({a} {sign} {c}) {inner} {d}"
            yield Edit(2, "brackets", words, first if side is left else second)
    if isinstance(left, ast.Call) and len(left.args) == 1 and not left.keywords:
        inside = f"{text(left.func)}({text(left.args[0])} {sign} {b})"
        yield Edit(2, "brackets", "a bracket closes too late", inside)
    if "2" in (a, b) and sign in ("*", "**"):
        one = b if a == "2" else a
        words = (
            "a value is squared, not doubled" if sign == "*" else "a value is doubled, not squared"
        )
        yield Edit(2, "squared", words, f"{one} ** 2" if sign == "*" else f"2 * {one}")
    if a.endswith(".T") != b.endswith(".T"):
        turned = [x[:-2] if x.endswith(".T") else f"{x}.T" for x in (a, b)]
        yield Edit(
            2, "other-transposed", "the wrong factor is transposed", f" {sign} ".join(turned)
        )
    for name in solution.parameters:
        words = f"a result is multiplied by `{name}` once more"
        yield Edit(7, "one-more-factor", words, f"({text(node)}) * {name}")
