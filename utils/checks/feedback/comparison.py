"""Comparison of an answer with the expected one, and the difference in words."""

import re
from collections.abc import Iterator
from typing import Any

import numpy as np

from utils.checks.feedback.numeric import numeric_difference
from utils.checks.feedback.value_types import (
    describe_type,
    is_method,
    is_number,
    is_shape,
    type_difference,
)

_COUNTS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight")
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")


def same(got: Any, expected: Any, tolerance: float = 1e-5) -> bool:
    """Tell whether two results are the same, in type, shape and value.

    Numbers are equal up to a relative `tolerance` and may be Python's or NumPy's; a bool is not a
    number, and a list is not an array. NaN equals NaN, so that two wrong results can be equal.

    Example:
        >>> same(0.1 + 0.2, 0.3), same([1, 2], np.array([1, 2])), same(np.float32(0.1), 0.1)
        (True, False, True)
    """
    return _difference(got, expected, tolerance) is None


def difference(
    got: Any, expected: Any, tolerance: float = 1e-5, names: tuple[str, ...] = ()
) -> str | None:
    """Say in a sentence how `got` differs from `expected`; None if it does not.

    Of several things, the first that differs is described: by its name, if there are `names`.

    Example:
        >>> difference(np.zeros((3, 2)), np.ones((2, 3)))
        'Your result has shape (3, 2); expected is shape (2, 3). Are rows and columns swapped?'
        >>> difference((1.0, -5.0), (1.0, 5.0))
        'The second of the two things you return is not right yet. It has the wrong sign.'
    """
    return _difference(got, expected, tolerance, names=names) or wrong_form(got, expected)


def wrong_form(got: Any, expected: Any) -> str | None:
    """Say what is wrong with the form of right values; None if nothing is.

    This is apart from `same`, so that of a wrong result its mistake is told, not its form.

    Example:
        >>> wrong_form((125.0, 8), (125, 8))
        'A shape holds whole numbers; yours has 125.0.'
    """
    if isinstance(got, np.matrix):
        return "Your result is an np.matrix. Use arrays and `@`."
    if isinstance(got, list | tuple) and any(isinstance(item, np.matrix) for item in got):
        return "Part of your result is an np.matrix. Use arrays and `@`."
    if not is_shape(expected):
        return None
    floats = [size for size in got if isinstance(size, float | np.floating)]
    return f"A shape holds whole numbers; yours has {float(floats[0])}." if floats else None


def _difference(
    got: Any, expected: Any, tolerance: float, place: str = "", names: tuple[str, ...] = ()
) -> str | None:
    """Say how two results differ, beginning with the `place` if they are parts of something."""
    words = _own_difference(got, expected, tolerance)
    if words and place:
        words = "" if "is not the expected" in words else " " + words
        words = re.sub("^ Your (result|list|dict)", " It", words)
        words = re.sub("^ You returned", " It is", words)
        return f"{place[0].upper()}{place[1:]} is not right yet.{words}"
    if not words and isinstance(expected, list | tuple | dict):
        for part, one, other in _parts(got, expected, place, names):
            if inner := _difference(one, other, tolerance, part):
                return inner
    return words


def _own_difference(got: Any, expected: Any, tolerance: float) -> str | None:
    """Say how two results differ, but for what is inside a group."""
    if isinstance(expected, list | tuple):
        return _group_difference(got, expected)
    if isinstance(expected, dict) and isinstance(got, dict):
        if set(got) == set(expected):
            return None
        return f"Your dict has the keys {sorted(map(str, got))}; expected are {sorted(expected)}."
    if describe_type(got) != describe_type(expected):
        return type_difference(got, expected)
    if isinstance(expected, np.ndarray) or is_number(expected):
        return numeric_difference(np.asarray(got), np.asarray(expected), tolerance)
    try:
        # pandas compares tables item by item, but has a method for the whole
        equal = bool(expected.equals(got) if hasattr(expected, "equals") else got == expected)
    except Exception:
        equal = False
    return None if equal else "Your result is not the expected one."


def _parts(
    got: Any, expected: list | tuple | dict, place: str, names: tuple[str, ...]
) -> Iterator[tuple[str, Any, Any]]:
    """Yield each thing in a group: where it is, in words, what it is, and what it should be."""
    if isinstance(expected, dict):
        for key, other in expected.items():
            yield f"the item {key!r}" + (f" of {place}" if place else ""), got[key], other
        return
    for i, (one, other) in enumerate(zip(got, expected, strict=True)):
        nth = f"the {_ordinal(i + 1)}"
        if len(names) == len(expected):
            yield f"your {names[i]}", one, other
        elif isinstance(expected, list):
            yield f"{nth} item of {place or 'your list'}", one, other
        else:
            number = len(expected)
            things = f"{_COUNTS[number] if number < len(_COUNTS) else number} things"
            which = "the one thing" if number == 1 else f"{nth} of the {things}"
            yield which + (f" in {place}" if place else " you return"), one, other


def _ordinal(number: int) -> str:
    if number <= len(_ORDINALS):
        return _ORDINALS[number - 1]
    endings = {} if number // 10 % 10 == 1 else {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{endings.get(number % 10, 'th')}"


def _with_commas(number: int) -> str:
    if number == 1:
        return "1 thing with a comma behind it"
    return f"{number} things with a comma between them"


def _group_difference(got: Any, expected: list | tuple) -> str | None:
    wanted = len(expected)
    if isinstance(expected, tuple) and wanted > 1 and type(got) is list and not is_shape(expected):
        got = tuple(got)  # brackets around several things do no harm
    if is_method(got):
        return type_difference(got, expected)
    if type(got) is not type(expected):
        if isinstance(expected, tuple):
            verb = "is" if wanted == 1 else "are"
            return f"You returned {describe_type(got)}; asked for {verb} {_with_commas(wanted)}."
        if type(got) is tuple:
            return f"You returned {_with_commas(len(got))}; asked for is one list, in `[` and `]`."
        return f"Your result is {describe_type(got)}; expected is {describe_type(expected)}."
    if len(got) == wanted:
        return None
    if isinstance(expected, tuple):
        things = "1 thing" if len(got) == 1 else f"{len(got)} things"
        return f"You returned {things}; asked for {'is' if wanted == 1 else 'are'} {wanted}."
    items = "1 item" if len(got) == 1 else f"{len(got)} items"
    joined = " Does `+` join two lists here?" if 1 < wanted == len(got) / 2 else ""
    return f"Your list has {items}; expected {'is' if wanted == 1 else 'are'} {wanted}.{joined}"
