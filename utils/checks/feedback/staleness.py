"""A function that is judged, and is not the one that the student has just written.

In a notebook the old function stays when the cell that should replace it ends with an error, or
gives the new one another name.
"""

import ast
import difflib
import linecache
import re
import sys
from collections.abc import Callable, Collection, Iterator
from typing import Any

ALIKE = 0.82  # as the names of one function, one of them misspelled
_DEF = r"^[ \t]*(?i:d\w{0,3}|\w?ef|fun\w*)[ \t]+"  # also misspelled: the cell ended with an error


def stale(answer: Any, name: str, others: Collection[str] = ()) -> str:
    """Say that a newer cell was meant to define an answer and did not; "" in any other case.

    Args:
        answer: what is judged.
        name: of the function asked for.
        others: names of functions that are asked for elsewhere.

    Example:
        >>> stale(len, "weighted_sum")  # outside a notebook nothing is known
        ''
    """
    try:
        return next(_reasons(answer, name, others), "")
    except Exception:  # IPython may keep its history otherwise one day
        return ""


def _reasons(answer: Any, name: str, others: Collection[str]) -> Iterator[str]:
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    code = getattr(answer, "__code__", None)
    if shell is None or code is None:
        return
    own = "".join(linecache.getlines(code.co_filename)).strip()
    *cells, current = [cell.strip() for cell in shell.history_manager.input_hist_parsed]
    if own == current or own not in cells:
        return
    last = len(cells) - 1 - cells[::-1].index(own)  # when it was run last
    failed = shell.history_manager.exceptions
    known = answer.__name__ if answer.__name__.isidentifier() else name
    for number in range(len(cells) - 1, last, -1):
        again = re.search(rf"{_DEF}{known}\b|^{known}[ \t]*=", cells[number], re.MULTILINE)
        if number in failed and again:
            yield (
                f"The cell with your newest `{known}` ended with an error, so this judges "
                f"`{known}` as it was before."
            )
        for other in _defined(cells[number], answer):
            if other not in (known, *others) and _alike(other, name):
                yield (
                    f"You have since defined `{other}`, but this judges `{known}`, which is as it "
                    "was before."
                )


def _defined(cell: str, answer: Callable) -> Iterator[str]:
    """Yield the names of functions that a cell defines with the parameters of an answer."""
    try:
        steps = ast.parse(cell).body
    except (SyntaxError, ValueError):
        return
    code = answer.__code__
    parameters = list(code.co_varnames[: code.co_argcount])
    for step in steps:
        if isinstance(step, ast.FunctionDef) and [a.arg for a in step.args.args] == parameters:
            yield step.name


def _alike(one: str, other: str) -> bool:
    return difflib.SequenceMatcher(None, one, other).ratio() >= ALIKE
