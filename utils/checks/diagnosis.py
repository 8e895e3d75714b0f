"""What can be said of an answer that makes no known mistake, and still is not right."""

import copy
import inspect
from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.calling import Outcome, call
from utils.checks.comparison import difference, kind, same
from utils.checks.explanations import explain


def refusal(name: str, answer: Any, wanted: list[str]) -> str | None:
    """Why an answer cannot even be called with the `wanted` parameters, if so.

    Example:
        >>> refusal("neuron", 29.0, ["x", "w", "b"])
        'You passed a number. Pass the function itself, without calling it: `check.neuron(neuron)`.'
    """
    if not callable(answer):
        return (
            f"You passed {kind(answer)}. Pass the function itself, without calling it: "
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


def describe(answer: Callable, got: Outcome, expected: Outcome, tolerance: float) -> list[str]:
    """How a result differs from the expected one, or why there is none.

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
        reasons = [difference(got.value, expected.value, tolerance) or ""]
    if borrowed := borrowed_data(answer):
        reasons.append(
            f"Your function uses {borrowed}, which an earlier cell made. Use its arguments only."
        )
    if got.printed_length > len(got.printed):
        reasons.append(f"It also prints {got.printed_length:,} characters; they are not shown.")
    return reasons


def borrowed_data(answer: Callable) -> str:
    """The numbers and arrays of the notebook that a function uses in place of its arguments.

    Example:
        >>> bias = 3.0
        >>> borrowed_data(lambda x: x + bias)
        '`bias`'
    """
    code, surroundings = getattr(answer, "__code__", None), getattr(answer, "__globals__", {})
    if code is None:
        return ""
    data = (int, float, list, np.ndarray)
    # a name in capitals is a constant, which a function may well use
    names = [
        f"`{name}`"
        for name in code.co_names
        if isinstance(surroundings.get(name), data) and not name.isupper()
    ]
    return ", ".join(names)


def changed_argument(
    answer: Callable, parameters: list[str], case: tuple, seconds: float
) -> str | None:
    """Say which argument a function changes in place, if it does.

    Example:
        >>> def take(basket):
        ...     return basket.pop()
        >>> changed_argument(take, ["basket"], ([1, 2],), seconds=1)[:60]
        'The result is right, but your function changes `basket`, whi'
    """
    arguments = copy.deepcopy(case)
    call(answer, arguments, seconds)
    for name, before, after in zip(parameters, case, arguments, strict=True):
        if not same(after, before):
            return (
                f"The result is right, but your function changes `{name}`, which belongs to the "
                f"caller. Work on a copy: `{name}.copy()`."
            )
    return None
