"""One mistake that students write in several ways, each with other results."""

from collections.abc import Callable
from typing import Any


class OneOf:
    """Several forms of one mistake, as the value of a misconception: each gets its message.

    Called, it is the first of them.

    Example:
        >>> off_by_one = OneOf(lambda n: n - 1, lambda n: n + 1)
        >>> [form(5) for form in forms_of(off_by_one)]
        [4, 6]
    """

    def __init__(self, *forms: Callable[..., Any]) -> None:
        self.forms = forms

    def __call__(self, *arguments: Any) -> Any:
        return self.forms[0](*arguments)


def forms_of(answer: Any) -> tuple[Any, ...]:
    """The forms of a wrong answer; itself, if it is one only."""
    return answer.forms if isinstance(answer, OneOf) else (answer,)
