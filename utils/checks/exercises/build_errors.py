"""Errors that Keras or Python raises while a student builds a model, and what they mean."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from utils.checks.feedback.older_names import older_name


@dataclass(frozen=True)
class BuildError:
    """One mistake that raises an error while a model is built.

    Args:
        message: what to tell the student.
        pattern: a regular expression, found in the kind and the words of the error, such as
            "ValueError: Cannot convert '4' to a shape".
        example: makes that mistake.
    """

    message: str
    pattern: str
    example: Callable[[], Any]
    label: str = ""


def explain_build_error(error: BaseException, build_errors: Sequence[BuildError]) -> str | None:
    """Return what an older name is now, or the message of the first that fits; None if none does.

    Example:
        >>> said = "Leave out the quotes."
        >>> quoted = BuildError(said, "TypeError: .* 'str'", example=lambda: 6 <= "6")
        >>> explain_build_error(TypeError("not supported between 'int' and 'str'"), [quoted])
        'Leave out the quotes.'
    """
    if words := older_name(error):
        return words
    words = f"{type(error).__name__}: {error}"
    return next((r.message for r in build_errors if re.search(r.pattern, words, re.DOTALL)), None)
