"""Explains an exception in a student's code to someone who has not met it before."""

import builtins
import difflib
import linecache
import re
import sys
import traceback
from collections.abc import Callable

from utils.checks.calling import TimeUp

# What Python and NumPy say, as a pattern, and what it means. The first that fits is used.
MEANINGS: list[tuple[type[BaseException], str, str]] = [
    (TimeUp, "", "Your code did not finish. Is there a loop that never ends?"),
    (
        ValueError,
        r"matmul.*mismatch|shapes .* not aligned",
        "The inner sizes of a matrix product must agree: in X @ W the columns of X meet the rows "
        "of W. Print both shapes.",
    ),
    (
        ValueError,
        r"could not be broadcast",
        "These two shapes do not fit together element by element. Print both shapes.",
    ),
    (
        ValueError,
        r"truth value of an array",
        "An array has many truth values. Compare element by element, for example with np.where "
        "or np.maximum, rather than with `if`.",
    ),
    (ValueError, r"zero-size array", "An array is empty here. Print its shape."),
    (
        TypeError,
        r"'NoneType'",
        "Something here is None. Often a function before it has no `return`.",
    ),
    (
        TypeError,
        r"'ellipsis'",
        "There is still a `...` where a value should be.",
    ),
    (
        TypeError,
        r"only .*(scalar|0-dimensional|size-1|length-1) arrays",
        "A function for one number met a whole array. NumPy's functions (np.exp, np.maximum) "
        "take arrays; those of the module math do not.",
    ),
    (
        TypeError,
        r"holds object",
        "A function or something else that is no number met arithmetic. Is a function not called, "
        "such as `f` for `f(x)`?",
    ),
    (
        TypeError,
        r"'int' object is not iterable",
        "A loop goes over a number. Loop over a list, or over `range(…)`.",
    ),
    (TypeError, r"not callable", "Round brackets after something that is no function."),
    (
        TypeError,
        r"positional argument|unexpected keyword",
        "The number or the names of the arguments do not fit the function that is called here.",
    ),
    (TypeError, r"not subscriptable", "Square brackets after something that has no items."),
    (IndexError, r"", "There is no item at that position. The first one has index 0."),
    (KeyError, r"", "There is no such key. Look at the spelling."),
    (
        AttributeError,
        r"'(tuple|list)' object",
        "This is a group of items. Take them out first, by position or in a `for`.",
    ),
    (AttributeError, r"", "There is no such method or attribute. Look at the spelling."),
    (ZeroDivisionError, r"", "A division by zero."),
    (RecursionError, r"", "The function calls itself without end."),
    (UnboundLocalError, r"", "This name is used before it gets a value in the function."),
    (SystemExit, r"", "exit() would end the notebook. Use `return` to leave a function."),
    (MemoryError, r"", "This needs more memory than there is. Print the shapes on the way."),
    (
        NotImplementedError,
        r"",
        "The line `raise NotImplementedError()` is still there. Put your answer in its place.",
    ),
]


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
        words = f"Your code was {error}. {_meaning(error)}"
    else:
        # what follows "with gufunc signature" helps nobody here
        message = re.sub(r"\s+", " ", str(error)).partition(", with gufunc")[0][:200].rstrip(".")
        raised = f"{type(error).__name__}: {message}" if message else type(error).__name__
        words = f"Your code raised {raised}. {_meaning(error)}"
    return "\n".join(filter(None, [words.strip(), _place(error, function)]))


def _meaning(error: BaseException) -> str:
    if isinstance(error, NameError) and not isinstance(error, UnboundLocalError):
        return _unknown_name(error)
    for kind, pattern, meaning in MEANINGS:
        if isinstance(error, kind) and re.search(pattern, str(error), re.DOTALL):
            return meaning
    return ""


def _unknown_name(error: NameError) -> str:
    missing = error.name or ""
    if missing in sys.stdlib_module_names:
        return (
            f"`{missing}` is not imported here. NumPy has most of what you need, for arrays too: "
            "np.exp, np.sqrt."
        )
    *_, (frame, _) = traceback.walk_tb(error.__traceback__)
    known = {*frame.f_locals, *frame.f_globals, *dir(builtins)}
    if close := difflib.get_close_matches(missing, known, n=1):
        return f"Python does not know this name. Did you mean `{close[0]}`?"
    return "Python does not know this name. Look at the spelling, or run the cell that defines it."


def _place(error: BaseException, function: Callable) -> str:
    """The last line of the student's own code that the error went through."""
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
