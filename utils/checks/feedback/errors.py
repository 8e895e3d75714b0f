"""Explanations of exceptions in a student's code, for someone who has not met them before."""

import linecache
import re
import traceback
from collections.abc import Callable

import numpy as np

from utils.checks.feedback.attribute_errors import wrong_attribute
from utils.checks.feedback.calling import TimeUp
from utils.checks.feedback.error_messages import ERROR_MESSAGES
from utils.checks.feedback.name_errors import unknown_name


def explain(error: BaseException, function: Callable) -> str:
    """Say what an error in a student's function means, and in which line it arose.

    Args:
        error: what the function raised.
        function: the student's function, to find their own line in the traceback.

    Example:
        >>> def half(x):
        ...     return x / 0
        >>> try:
        ...     half(1)
        ... except ZeroDivisionError as error:
        ...     print(explain(error, half))
        Your code raised ZeroDivisionError: division by zero. A division by zero.
        It happened in line 2: `return x / 0`
    """
    if isinstance(error, TimeUp):
        words = f"Your code was {error}. {_meaning(error, function)}"
    else:
        # what NumPy says of its signatures and casting rules helps nobody here
        message = re.split(", (?:with gufunc|and the inputs)", re.sub(r"\s+", " ", str(error)))[0]
        message = message[:200].rstrip(".")
        raised = f"{type(error).__name__}: {message}" if message else type(error).__name__
        words = f"Your code raised {raised}. {_meaning(error, function)}"
    return "\n".join(filter(None, [words.strip(), _place(error, function)]))


def _meaning(error: BaseException, function: Callable) -> str:
    if isinstance(error, NameError) and not isinstance(error, UnboundLocalError):
        return unknown_name(error, function)
    if isinstance(error, np.exceptions.AxisError):
        return _axes_there_are(error)
    if words := wrong_attribute(error, function):
        return words
    for kind, pattern, meaning in ERROR_MESSAGES:
        if isinstance(error, kind) and re.search(pattern, str(error), re.DOTALL):
            return meaning
    return ""


def _axes_there_are(error: np.exceptions.AxisError) -> str:
    """Say which axes an array, or what is to be made of arrays, has; "" if that is unknown."""
    if not (found := re.search(r"of dimension (\d+)", str(error))):
        return ""
    axes = [str(i) for i in range(int(found[1]))]
    inside = {frame.f_code.co_name for frame, _ in traceback.walk_tb(error.__traceback__)}
    what = "result" if inside & {"stack", "expand_dims"} else "array"
    if len(axes) < 2:
        return f"The {what} has only axis 0." if axes else f"The {what} is one number: no axis."
    return f"The {what} has only the axes {', '.join(axes[:-1])} and {axes[-1]}."


def _place(error: BaseException, function: Callable) -> str:
    """Say which line of the student's own code the error went through last; "" if none."""
    code = getattr(function, "__code__", None)
    own = [
        number
        for frame, number in traceback.walk_tb(error.__traceback__)
        if code and frame.f_code.co_filename == code.co_filename
    ]
    if not own or code is None:
        return ""
    line = linecache.getline(code.co_filename, own[-1]).strip()
    return f"It happened in line {own[-1]}" + (f": `{line}`" if line else ".")
