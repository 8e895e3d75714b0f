"""Explanations of exceptions in a student's code, for someone who has not met them before."""

import ast
import linecache
import re
import traceback
from collections.abc import Callable

import numpy as np

from utils.checks.feedback.array_messages import ARRAY_MESSAGES
from utils.checks.feedback.attribute_errors import wrong_attribute
from utils.checks.feedback.calling import TimeUp
from utils.checks.feedback.error_messages import ERROR_MESSAGES
from utils.checks.feedback.failing_code import failing_code, written
from utils.checks.feedback.import_errors import failed_import
from utils.checks.feedback.item_errors import missing_item
from utils.checks.feedback.method_calls import wrong_call
from utils.checks.feedback.name_errors import unknown_name
from utils.checks.feedback.older_names import older_name

# What libraries add for those who know them: signatures, casting rules, what to do about an older
# name, the file of a module, the operation in the graph.
_FOR_EXPERTS = (
    r", with gufunc|, and the inputs|\(has \d, gufunc|\. `np\.|\. When using|\.? If you are looking"
    r"| \[Op:| \([^()]*\.(?:py|so|pyd)\)$"
)
_MARKS = r"(?:\s|\x1b\[\d*m|\{\{.*?\}\})+"


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
        message = re.split(_FOR_EXPERTS, re.sub(_MARKS, " ", str(error)).strip())[0]
        message = message[:200].rstrip(". ")
        raised = f"{type(error).__name__}: {message}" if message else type(error).__name__
        words = f"Your code raised {raised}. {_meaning(error, function)}"
    return "\n".join(filter(None, [words.strip(), _place(error, function)]))


def _meaning(error: BaseException, function: Callable) -> str:
    if isinstance(error, TimeUp):
        return _too_long(error, function)
    if isinstance(error, NameError) and not isinstance(error, UnboundLocalError):
        return unknown_name(error, function)
    if isinstance(error, np.exceptions.AxisError):
        return _axes_there_are(error)
    words = older_name(error) or failed_import(error)
    for explanation in (wrong_call, _own_assertion, wrong_attribute, missing_item):
        words = words or explanation(error, function)
    return words or _listed_meaning(error)


def _listed_meaning(error: BaseException) -> str:
    """Look an error up among those of NumPy, then among Python's; "" if it is in neither."""
    for kind, meanings in (*ARRAY_MESSAGES.items(), *ERROR_MESSAGES.items()):
        for pattern, meaning in meanings.items() if isinstance(error, kind) else ():
            if re.search(pattern, str(error), re.DOTALL):
                return meaning
    return ""


def _too_long(error: TimeUp, function: Callable) -> str:
    """Say what an answer may have done that was stopped: import Keras, or go round for ever."""
    found = failing_code(error, function)
    if found and isinstance(found[0], ast.Import | ast.ImportFrom):
        return "An `import` took that long. Put it in a cell of its own, and run that one first."
    return error.meaning


def _own_assertion(error: BaseException, function: Callable) -> str:
    """Say which `assert` of the student's own did not hold; "" for any other error."""
    found = failing_code(error, function) if isinstance(error, AssertionError) else None
    *_, (last, _) = traceback.walk_tb(error.__traceback__) if found else [(None, 0)]
    if not found or found[1] is not last:  # NumPy's own tests raise it as well
        return ""
    held = written(found[0].test if isinstance(found[0], ast.Assert) else found[0], longest=80)
    what = f"`{held}` did not hold" if held else "what it asks for did not hold"
    has_inputs = getattr(getattr(function, "__code__", None), "co_argcount", 0)
    brings = " The check brings other inputs than the lab, of other sizes." if has_inputs else ""
    return f"Your own `assert` stopped it: {what}.{brings}"


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
