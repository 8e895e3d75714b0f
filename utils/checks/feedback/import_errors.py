"""Errors of `import`: a module that is not there, a name that a module does not have."""

import re
import sys

from utils.checks.feedback.spelling import nearest, place_of, question

# What the course installs.
COURSE = ("numpy", "pandas", "keras", "tensorflow", "sklearn", "matplotlib")
SHORT = {"np": "numpy", "pd": "pandas", "plt": "matplotlib.pyplot", "tf": "tensorflow"}


def failed_import(error: BaseException) -> str:
    """Say why something cannot be imported; return "" for any other error.

    Example:
        >>> print(failed_import(ModuleNotFoundError("No module named 'nunpy'", name="nunpy")))
        Python finds no `nunpy`. Did you mean `numpy`?
    """
    if isinstance(error, ModuleNotFoundError) and error.name:
        return _of_module(error.name)
    if not isinstance(error, ImportError):
        return ""
    found = re.search(
        r"cannot import name '(\w+)' from (?:partially initialized module )?'([\w.]+)'", str(error)
    )
    if not found or found[2] not in sys.modules:
        return "This cannot be imported here. No answer needs more than its lab imports."
    name, module = found.groups()
    close = question(name, dir(sys.modules[module]))
    return f"`{module}` has no `{name}`.{place_of(name, module) or close}"


def _of_module(name: str) -> str:
    """Say what may be meant by a module that is not there."""
    if name in SHORT:
        return f"`{name}` is short for `{SHORT[name]}`, which the lab's first cell imports."
    parent, _, last = name.rpartition(".")
    if parent:
        close = (
            question(last, dir(sys.modules[parent]), f"{parent}.") if parent in sys.modules else ""
        )
        return f"`{parent}` has no module `{last}`.{close}"
    if name in COURSE:
        return f"`{name}` belongs to the course, and is missing. Run `python course.py doctor`."
    if close := nearest(name, COURSE) or nearest(name, sys.stdlib_module_names):
        return f"Python finds no `{name}`. Did you mean `{close}`?"
    return f"`{name}` is not installed here. No answer needs more than its lab imports."
