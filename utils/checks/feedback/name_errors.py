"""Explanations of names in a student's code that Python does not know."""

import builtins
import difflib
import linecache
import re
import sys
import traceback
from collections.abc import Callable, Iterator
from types import BuiltinFunctionType, CodeType, FunctionType, ModuleType
from typing import Any

import numpy as np

from utils.checks.feedback.code_reading import codes_inside
from utils.checks.feedback.spelling import place_of

# How alike a name must be to be suggested: `wieghts` and `weights` are, `flatten` and `float` not.
_ALIKE = 0.75
_IN_QUOTES = (
    r"^(mse|mae|mean_\w+_error|\w+_crossentropy|adam|sgd|rmsprop|relu|softmax|sigmoid|tanh)$"
)
_IMPORTED = {"keras", "np", "pd", "plt", "tf"}
_TOOLS = (FunctionType, BuiltinFunctionType, ModuleType, np.ufunc, type)


def unknown_name(error: NameError, function: Callable) -> str:
    """Explain a name that Python does not know, met while `function` ran.

    The lab's own data is never suggested: an earlier cell's `panels` says nothing of `channels`.

    Example:
        >>> def spread(x):
        ...     return std(x)
        >>> try:
        ...     spread([1, 2])
        ... except NameError as error:
        ...     print(unknown_name(error, spread))
        NumPy's functions need `np.` in front: `np.std(…)`.
    """
    unclear = (
        "Python does not know this name. Look at the spelling, or run the cell that defines it."
    )
    if not (missing := error.name):  # someone raised it by hand
        return unclear
    *_, (frame, number) = traceback.walk_tb(error.__traceback__)
    line = linecache.getline(frame.f_code.co_filename, number)

    def stands_before(mark: str) -> bool:
        return not line or bool(re.search(rf"(?<![\w.]){missing}\s*{re.escape(mark)}", line))

    called, dotted = stands_before("("), stands_before(".")
    for word in (words := list(_known_words(error, function))):
        if word.casefold() == missing.casefold():
            return f"Did you mean `{word}`? Capital and small letters make different names."
    if words_of_numpy := _in_numpy(missing, called, dotted, frame.f_globals):
        return words_of_numpy
    if dotted and missing in sys.stdlib_module_names:
        return (
            f"`{missing}` is not imported here. NumPy has most of what you need, for arrays too: "
            "np.exp, np.sqrt."
        )
    if place := place_of(missing, "keras") if called else "":
        return f"Python does not know this name.{place}"
    if not called and re.search(_IN_QUOTES, missing) and re.search(r"compile\(|\w=", line):
        return f'Keras takes this by its name, and names stand in quotes: "{missing}".'
    if not called:
        words = [word for word in words if not hasattr(builtins, word)]
    if close := difflib.get_close_matches(missing, words, n=1, cutoff=_ALIKE):
        return f"Python does not know this name. Did you mean `{close[0]}`?"
    arguments = _arguments_around(frame.f_code, function)
    if not arguments or (line and called) or missing in _IMPORTED:
        return unclear
    return (
        f"`{missing}` is not one of the function's arguments, and nothing else has set it. The "
        f"function gets {arguments}."
    )


def _in_numpy(missing: str, called: bool, dotted: bool, around: dict[str, Any]) -> str:
    """Explain a name that is NumPy's, used without saying so; "" if it is none."""
    short = next((name for name, value in around.items() if value is np), None)
    found = None if missing.startswith("_") else vars(np).get(missing)
    if called and callable(found):
        sort, use = "functions", f"{missing}(…)"
    elif dotted and missing in ("linalg", "random"):
        sort, use = "modules", f"{missing}.…"
    elif missing in ("pi", "inf", "nan", "newaxis"):
        sort, use = "constants", missing
    elif called and not missing.startswith("_") and hasattr(np.ndarray, missing):
        return f"`{missing}` belongs to arrays: an array's name and a dot come before it."
    else:
        return ""
    return f"NumPy's {sort} need `{short}.` in front: `{short}.{use}`." if short else ""


def _known_words(error: NameError, function: Callable) -> Iterator[str]:
    """Yield names that a student may have meant: variables, and all functions and modules."""
    *frames, last = [frame for frame, _ in traceback.walk_tb(error.__traceback__)]
    own = [frame for frame in frames if frame.f_code is getattr(function, "__code__", None)]
    for frame in (last, *own):
        yield from filter(str.isidentifier, frame.f_locals)
    for name, value in last.f_globals.items():
        if isinstance(value, _TOOLS) and not name.startswith("_"):
            yield name
    yield from (name for name in dir(builtins) if not name.startswith("_"))


def _arguments_around(code: CodeType, function: Callable) -> str:
    """List the arguments of the student's function, "x, w, b"; "" if the code is not in it."""
    outer = getattr(function, "__code__", None)
    if outer is None or not _is_inside(code, outer):
        return ""
    return ", ".join(outer.co_varnames[: outer.co_argcount])


def _is_inside(code: CodeType, outer: CodeType) -> bool:
    return code is outer or any(_is_inside(code, inner) for inner in codes_inside(outer))
