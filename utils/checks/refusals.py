"""What Keras or Python refuses while a student builds a model, and what it means to a beginner."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Refusal:
    """One slip that raises an error.

    Args:
        message: what to tell the student.
        pattern: a regular expression, found in the kind and the words of the error, such as
            "ValueError: Cannot convert '4' to a shape".
        by: makes that slip.
    """

    message: str
    pattern: str
    by: Callable[[], Any]


def meaning(error: BaseException, refusals: Sequence[Refusal]) -> str | None:
    """The message of the first refusal that fits an error; None if none does.

    Example:
        >>> quoted = Refusal("Leave out the quotes.", "TypeError: .* 'str'", by=lambda: 6 <= "6")
        >>> meaning(TypeError("not supported between 'int' and 'str'"), [quoted])
        'Leave out the quotes.'
    """
    words = f"{type(error).__name__}: {error}"
    return next((r.message for r in refusals if re.search(r.pattern, words, re.DOTALL)), None)
