"""The diagnosis of an answer that makes no known mistake, and still is not right."""

import ast
import copy
import inspect
import sys
import textwrap
from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.feedback.calling import Outcome, call
from utils.checks.feedback.code_reading import globals_read
from utils.checks.feedback.comparison import difference, same
from utils.checks.feedback.errors import explain
from utils.checks.feedback.value_types import describe_type


def signature_problem(name: str, answer: Any, wanted: list[str]) -> str | None:
    """Say why an answer cannot be called with the `wanted` parameters; None if it can.

    Example:
        >>> signature_problem("neuron", 29.0, ["x", "w", "b"])
        'You passed a number. Pass the function itself, without calling it: `check.neuron(neuron)`.'
    """
    if not callable(answer):
        return (
            f"You passed {describe_type(answer)}. Pass the function itself, without calling it: "
            f"`check.{name}({name})`."
        )
    try:
        signature = inspect.signature(answer)
    except ValueError:  # some built-in functions tell nothing about their parameters
        return None
    try:
        signature.bind(*wanted)
    except TypeError:
        return (
            f"Your function takes ({', '.join(signature.parameters)}); it is called with "
            f"({', '.join(wanted)}). Leave its first line as the lab has it."
        )
    return None


def describe(
    answer: Callable,
    got: Outcome,
    expected: Outcome,
    tolerance: float,
    names: tuple[str, ...] = (),
) -> list[str]:
    """Say how a result differs from the expected one, or why there is none.

    Example:
        >>> describe(len, Outcome(value=-2.0), Outcome(value=2.0), 1e-5)
        ['Your result has the wrong sign.']
    """
    if got.error:
        reasons = [explain(got.error, answer)]
    elif got.value is None and got.printed:
        reasons = ["Your function prints its result but returns nothing. Use `return`."]
    elif got.value is None:
        reasons = ["Your function returns nothing (None). Is the `return` missing?"]
    else:
        reasons = [difference(got.value, expected.value, tolerance, names) or ""]
        if returns_in_first_turn(answer):
            reasons.append(
                "`return` stands inside your loop, so the loop ends in its first turn. Is that "
                "meant?"
            )
    reasons += borrowing(answer)
    if got.printed_length > len(got.printed):
        reasons.append(f"It also prints {got.printed_length:,} characters; they are not shown.")
    return reasons


def borrowing(answer: Callable) -> list[str]:
    """Say that an answer reads the notebook's data; return an empty list if it does not.

    This is also said beside a known mistake, because the notebook's data often led to it.

    Example:
        >>> bias = 3.0
        >>> borrowing(lambda x: x + bias)
        ['Your function uses `bias`, which an earlier cell made. Use its arguments only.']
    """
    if not (borrowed := borrowed_data(answer)):
        return []
    return [f"Your function uses {borrowed}, which an earlier cell made. Use its arguments only."]


def borrowed_data(answer: Callable) -> str:
    """Name the notebook's data that a function uses in place of its arguments; "" if none.

    Example:
        >>> bias = 3.0
        >>> borrowed_data(lambda x: x + bias)
        '`bias`'
    """
    code, surroundings = getattr(answer, "__code__", None), getattr(answer, "__globals__", {})
    if code is None or _is_of_utils(surroundings):
        return ""
    names = [n for n in globals_read(code) if n in surroundings and _is_data(n, surroundings[n])]
    return ", ".join(f"`{name}`" for name in names)


def _is_of_utils(surroundings: dict[str, Any]) -> bool:
    """Tell whether a function stands in a file of `utils`, where the data it reads are its own."""
    name = str(surroundings.get("__name__"))
    return (
        name.startswith("utils.")
        and getattr(sys.modules.get(name), "__dict__", None) is surroundings
    )


def _is_data(name: str, value: Any) -> bool:
    if isinstance(value, int | float | np.number):
        return not name.isupper()  # a constant, which a function may well use
    return isinstance(value, list | tuple | dict) or hasattr(type(value), "__array__")


def returns_in_first_turn(answer: Callable) -> bool:
    """Tell whether a `for` in the source always ends in its first turn, with a `return`.

    One below an `if` does not count: it may end a search. Without the source, return False.
    """
    try:
        tree = ast.parse(textwrap.dedent(inspect.getsource(answer)))
    except (OSError, TypeError, SyntaxError, ValueError):
        return False
    return any(
        isinstance(loop, ast.For)
        and any(isinstance(step, ast.Return) for step in loop.body)
        and not any(isinstance(step, ast.Continue) for step in ast.walk(loop))
        for loop in ast.walk(tree)
    )


def changed_argument(
    answer: Callable, parameters: list[str], cases: list[tuple], seconds: float
) -> str | None:
    """Say which argument a function changes in place, in any of the cases; None if none.

    Example:
        >>> def take(basket):
        ...     return basket.pop()
        >>> changed_argument(take, ["basket"], [([1, 2],)], seconds=1)[:60]
        'The result is right, but your function changes `basket`, whi'
    """
    for case in cases:
        arguments = copy.deepcopy(case)
        call(answer, arguments, seconds)
        for name, before, after in zip(parameters, case, arguments, strict=True):
            if not same(after, before):
                is_dict = isinstance(before, dict)  # whose own lists a copy would share
                mend = "Make new lists." if is_dict else f"Work on a copy: `{name}.copy()`."
                return (
                    f"The result is right, but your function changes `{name}`, which belongs to "
                    f"the caller. {mend}"
                )
    return None
