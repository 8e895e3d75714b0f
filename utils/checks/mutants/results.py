"""What a beginner may return in place of the result, and what to say of it."""

import ast
from collections.abc import Iterator
from itertools import permutations
from typing import Any

from utils.checks.mutants.source import Edit, Solution, text

OF_A_RESULT = {  # what was done to a result: in words, and as code
    "{} has the other sign": "-({0})",
    "the sign of {} is lost": "abs({0})",
    "{} is reversed": "({0})[::-1]",
    "rows and columns of {} are swapped": "({0}).T",
    "{} is one row": "np.ravel({0})",
    "{} is a column": "({0})[:, None]",
    "{} has one more axis, at its end": "({0})[..., None]",
    "{} has one more axis, at its front": "({0})[None]",
    "the rows of {} run backward": "({0})[:, ::-1]",
    "only the first item of {} is returned": "({0})[0]",
    "only the last item of {} is returned": "({0})[-1]",
    "only the first number of {} is returned": "({0})[0, 0]",
    "the last item of {} is missing": "({0})[:-1]",
    "the first item of {} is missing": "({0})[1:]",
    "the last column of {} is missing": "({0})[:, :-1]",
    "the first column of {} is missing": "({0})[:, 1:]",
    "{} is summed over the rows": "({0}).sum(axis=0)",
    "{} is summed over the columns": "({0}).sum(axis=1)",
    "{} is summed": "np.sum({0})",
    "{} is averaged over the rows": "({0}).mean(axis=0)",
    "{} is averaged": "np.mean({0})",
    "{} is subtracted from 1": "1 - ({0})",
    "{} is divided by the length of `{2}`": "({0}) / len({1})",
    "{} is multiplied by the length of `{2}`": "({0}) * len({1})",
    "{} is halved": "({0}) / 2",
    "{} is doubled": "2 * ({0})",
    "{} is squared": "({0}) ** 2",
    "the root of {} is taken": "np.sqrt({0})",
    "{} is multiplied by 100": "100 * ({0})",
    "{} is 1 too large": "({0}) + 1",
    "{} is 1 too small": "({0}) - 1",
    "the decimals of {} are cut off": "np.asarray({0}).astype(int)",
    "{} is rounded to whole numbers": "np.round({0})",
    **{f"{{}} is rounded to {n} decimals": f"np.round({{0}}, {n})" for n in (1, 2, 3, 4, 5, 6)},
    "the negative numbers of {} are 0": "np.maximum({0}, 0)",
    "{} is 0 throughout": "0 * ({0})",
}


def of_a_result(node: ast.expr, solution: Solution, name: str = "the result") -> Iterator[Edit]:
    """Yield what may be returned in place of a node; `name` says which of several results it is."""
    whole, first = text(node), (solution.parameters or ["x"])[0]
    for words, code in OF_A_RESULT.items():
        said = words.replace("{2}", first).format(name)
        yield Edit(3, "result", said, code.format(whole, first))
    for other in solution.parameters:
        where = "" if name == "the result" else f" for {name}"
        yield Edit(1, "argument-returned", f"`{other}` itself is returned{where}", other)


def of_several(node: Any, solution: Solution) -> Iterator[Edit]:
    """Yield what may be returned in place of a tuple: another order, or some of it."""
    items = [text(item) for item in node.elts]
    n, shown = len(items), [item if item in solution.shown else "" for item in items]
    for k in range(1, n + 1):
        for some in permutations(range(n), k):
            if some == tuple(range(n)):
                continue
            words = "the results are returned in another order"
            if k < n:
                words = "only some of the results are returned"
                if all(shown[i] for i in some):
                    verb = "is" if k == 1 else "are"
                    words = f"only {' and '.join(f'`{shown[i]}`' for i in some)} {verb} returned"
            code = ", ".join(items[i] for i in some)
            yield Edit(2, "order" if k == n else "some-only", words, code if k > 1 else f"({code})")
    inside = ", ".join(items)
    yield Edit(3, "one-array", "the results are put into one array", f"np.array([{inside}])")
    yield Edit(3, "one-list", "the results are put into one list", f"[{inside}]")
