"""A test for blanks, which are answers that nobody has started on."""

import dis
from collections.abc import Callable
from typing import Any

# All that is left of a function whose body is a docstring, `...` or `pass`.
_NOTHING_DONE = {"RESUME", "NOP", "LOAD_CONST", "RETURN_VALUE", "RETURN_CONST"}


def is_blank(answer: Any) -> bool:
    """Tell whether an answer still is, or still contains, the `...` that the lab came with.

    A function is blank when its body is empty, or when it still stores, returns or passes on a
    bare `...`. Indexing with one (`x[..., 0]`) is no blank.

    Example:
        >>> is_blank(...), is_blank([3, ...]), is_blank(29.0)
        (True, True, False)
        >>> def neuron(x, w, b):
        ...     '''Weighted sum plus bias.'''
        >>> is_blank(neuron)
        True
    """
    if answer is ...:
        return True
    if isinstance(answer, list | tuple):
        return any(is_blank(item) for item in answer)
    if isinstance(answer, dict):
        return any(is_blank(item) for item in answer.values())
    return hasattr(answer, "__code__") and _is_blank_function(answer)


def _is_blank_function(function: Callable) -> bool:
    steps = list(dis.get_instructions(function))
    if all(step.opname in _NOTHING_DONE for step in steps):
        return all(step.argval in (None, ...) for step in steps if "CONST" in step.opname)
    followers = [*steps[1:], steps[-1]]
    return any(
        step.argval is ...
        and (step.opname == "RETURN_CONST" or after.opname.startswith(_USES_OF_A_VALUE))
        for step, after in zip(steps, followers, strict=True)
        if "CONST" in step.opname
    )


_USES_OF_A_VALUE = ("STORE_FAST", "STORE_NAME", "RETURN", "PRECALL", "CALL")
