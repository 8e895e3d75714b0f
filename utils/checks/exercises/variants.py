"""A mistake that students make in several forms, each with other results."""

from typing import Any


class AnyOf:
    """Several forms of one mistake, as the value of a misconception: each gets its message.

    A call of it calls the first of them.

    Example:
        >>> off_by_one = AnyOf(lambda n: n - 1, lambda n: n + 1)
        >>> [variant(5) for variant in variants_of(off_by_one)]
        [4, 6]
    """

    def __init__(self, *variants: Any) -> None:
        self.variants = variants

    def __call__(self, *arguments: Any) -> Any:
        return self.variants[0](*arguments)


def variants_of(answer: Any) -> tuple[Any, ...]:
    """Return the forms of a wrong answer; the answer itself, if it has only one."""
    return answer.variants if isinstance(answer, AnyOf) else (answer,)
