"""Values and calls as text, written briefly and the way a student would write them."""

from collections.abc import Iterable
from typing import Any

import numpy as np


def format_value(value: Any) -> str:
    """Write a value briefly: an array rounded, or only its shape and type if it is long.

    Example:
        >>> format_value(np.array([[0.5, -1.0]])), format_value(1 / 3), format_value(None)
        ('[[0.5, -1.0]]', '0.3333333', 'None')
        >>> format_value(np.zeros((60, 28, 28)))
        'an array of shape (60, 28, 28), float64'
    """
    if isinstance(value, np.ndarray):
        if value.size > 40:
            return f"an array of shape {value.shape}, {value.dtype}"
        return np.array2string(value, separator=", ", formatter={"float_kind": _number})
    if isinstance(value, float | np.floating):
        return _number(value)
    if isinstance(value, list | tuple):
        inner = ", ".join(format_value(item) for item in value)
        comma = "," if isinstance(value, tuple) and len(value) == 1 else ""
        text = f"[{inner}]" if isinstance(value, list) else f"({inner}{comma})"
    else:
        text = repr(value)
    return text if len(text) <= 400 else text[:400] + " …"


def format_call(name: str, parameters: Iterable[str], arguments: tuple) -> str:
    """Write a call with its arguments by name.

    Example:
        >>> format_call("neuron", ["x", "b"], (np.array([1.0, 2.0]), 3.0))
        'neuron(x=[1.0, 2.0], b=3.0)'
    """
    pairs = [f"{p}={format_value(a)}" for p, a in zip(parameters, arguments, strict=False)]
    one_line = f"{name}({', '.join(pairs)})"
    if len(one_line) <= 80 and "\n" not in one_line:
        return one_line
    return f"{name}(\n" + "".join(f"    {_hang(pair)},\n" for pair in pairs) + ")"


def _number(value: Any) -> str:
    return repr(float(f"{float(value):.7g}"))


def _hang(pair: str) -> str:
    """Keep the rows of a matrix below each other behind `W=`."""
    indent = " " * (pair.index("=") + 5)
    return pair.replace("\n", "\n" + indent)
