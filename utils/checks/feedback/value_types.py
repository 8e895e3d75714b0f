"""Names for the types of values, in words for beginners."""

from collections import Counter
from collections.abc import Iterable
from types import BuiltinMethodType, MethodType, ModuleType
from typing import Any

import numpy as np

_TENSOR_LIBRARIES = {"keras", "tensorflow", "jax", "jaxlib", "torch"}


def describe_type(value: Any) -> str:
    """Name the type of a value in words for beginners.

    Example:
        >>> describe_type(3), describe_type("3"), describe_type(np.zeros(3)), describe_type(None)
        ('a number', 'a text (str)', 'an array', 'nothing (None)')
    """
    if value is None:
        return "nothing (None)"
    if isinstance(value, bool | np.bool_):
        return "True or False (bool)"
    if is_number(value):
        return "a number"
    if isinstance(value, np.ndarray):
        return "an array"
    if isinstance(value, str):
        return "a text (str)"
    if is_tensor(value):
        return "a Keras tensor"
    if is_table(value):
        column = type(value).__name__ == "Series"
        return "a column of pandas (Series)" if column else "a table of pandas (DataFrame)"
    for kind in ("Model", "Layer"):
        if is_of_keras(value, kind):
            return f"a Keras {kind.lower()}"
    if callable(value):
        return "a class" if isinstance(value, type) else "a function"
    name = type(value).__name__
    return f"{'an' if name[0] in 'aeioAEIOU' else 'a'} {name}"


def is_number(value: Any) -> bool:
    """Tell whether a value is one number, Python's or NumPy's; a bool is not."""
    if isinstance(value, np.ndarray):
        return value.ndim == 0 and value.dtype != bool
    return isinstance(value, int | float | complex | np.number) and not isinstance(value, bool)


def is_shape(value: Any) -> bool:
    """Tell whether a value is a tuple of whole numbers, as the shape of an array is."""
    return isinstance(value, tuple) and bool(value) and all(type(size) is int for size in value)


def is_tensor(value: Any) -> bool:
    """Tell whether a value is a tensor of Keras or of the library under it."""
    library = type(value).__module__.partition(".")[0]
    return library in _TENSOR_LIBRARIES and hasattr(type(value), "__array__")


def is_of_keras(value: Any, kind: str) -> bool:
    """Tell whether a value is a "Layer" or a "Model" of Keras, without importing Keras."""
    kinds = type(value).__mro__
    return any(one.__name__ == kind and one.__module__.startswith("keras.") for one in kinds)


def is_table(value: Any) -> bool:
    """Tell whether a value is a table of pandas, or a column of one."""
    kind = type(value)
    return kind.__module__.partition(".")[0] == "pandas" and kind.__name__ in (
        "DataFrame",
        "Series",
    )


def is_method(value: Any) -> bool:
    """Tell whether a value is the method of something, not called; `len` is not.

    Example:
        >>> is_method([1].copy), is_method(len), is_method([1].copy())
        (True, False, False)
    """
    owner = getattr(value, "__self__", None)
    is_one = isinstance(value, BuiltinMethodType | MethodType)
    return is_one and owner is not None and not isinstance(owner, ModuleType)


def count_types(items: Iterable[Any]) -> str:
    """Name the types of things in a group, each with its count.

    Example:
        >>> count_types([np.zeros(3), "done"]), count_types([1, 2, None])
        ('an array and a text', '2 numbers and nothing')
    """
    words = []
    for name, count in Counter(describe_type(item).partition(" (")[0] for item in items).items():
        article, _, noun = name.partition(" ")
        several = f"{count} {noun}s" if article in ("a", "an") else f"{count} times {name}"
        words.append(name if count == 1 else several)
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))


def type_difference(got: Any, expected: Any) -> str:
    """Say how the type of a result differs from the expected one.

    Example:
        >>> type_difference([1.0, 2.0], np.zeros(2))
        'Your result is a list; expected is an array. Make it one with `np.array(…)`.'
    """
    wanted, mend = describe_type(expected), ""
    if is_method(got):
        name = got.__name__
        return f"Your result is the method `{name}` itself: it needs its brackets, `{name}()`."
    if is_tensor(got):
        wrap = is_number(expected) and _has_one_number(got)
        mend = " Wrap it in `float(…)`, or use NumPy." if wrap else " Use NumPy's functions."
    elif isinstance(got, list | tuple) and wanted in ("a number", "an array"):
        if wanted == "an array" and is_shape(got):
            return f"You returned {got}, as a shape is written; asked for is {wanted}."
        if isinstance(expected, np.ndarray) and _stacks(got, expected.shape):
            mend = " Make it one with `np.array(…)`."
        elif len(got) > 1:
            things = f"{len(got)} things ({count_types(got)})"
            return f"You returned {things}; asked for is one {wanted.partition(' ')[2]}."
        elif got:
            comma = " A comma behind a value makes a tuple." if isinstance(got, tuple) else ""
            inner = f"{count_types(got)} inside {describe_type(got)}"
            return f"You returned {inner}; asked for is {wanted} by itself.{comma}"
    return f"Your result is {describe_type(got)}; expected is {wanted}.{mend}"


def _has_one_number(tensor: Any) -> bool:
    try:
        float(tensor)
    except Exception:  # each library has its own
        return False
    return True


def _stacks(got: list | tuple, shape: tuple[int, ...]) -> bool:
    """Tell whether a group is an array but for its type: rows of numbers, or of the right shape."""
    try:
        made = np.asarray(got)
    except Exception:  # rows of different lengths, or things that are no numbers
        return False
    is_list = isinstance(got, list) and not any(isinstance(item, np.ndarray) for item in got)
    return made.dtype.kind in "bif" and bool(got) and (is_list or made.shape == shape)
