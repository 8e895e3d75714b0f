"""The diagnosis of an answer that makes no known mistake, and still is not right."""

import copy
import inspect
from collections.abc import Callable
from typing import Any

from utils.checks.feedback.borrowing import borrowing
from utils.checks.feedback.calling import Outcome, call
from utils.checks.feedback.comparison import difference, same
from utils.checks.feedback.errors import explain
from utils.checks.feedback.returns import returns_a_value, returns_in_first_turn, why_none
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
    elif got.value is None and got.printed and not returns_a_value(answer):
        reasons = ["Your function prints its result but returns nothing. Use `return`."]
    elif got.value is None:
        reasons = [why_none(answer)]
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
