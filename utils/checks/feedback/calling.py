"""Calls of a student's function, made so that nothing it does can hurt the notebook."""

import contextlib
import gc
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from utils.checks.feedback.keras_use import few_weights, uses_keras
from utils.checks.feedback.limits import GIGABYTES, OutOfMemory, TimeUp, call_within
from utils.checks.feedback.memory import GIGABYTE
from utils.checks.feedback.sandbox import sandboxed

__all__ = ["OutOfMemory", "Outcome", "TimeUp", "call"]


@dataclass
class Outcome:
    """The outcome of a call: a value or an error, and the beginning of what was printed.

    Warnings, which go to stderr, are not counted: the answer did not print them.
    """

    value: Any = None
    error: BaseException | None = None
    printed: str = ""
    printed_length: int = 0


def call(function: Callable, arguments: tuple, seconds: float | None) -> Outcome:
    """Call `function(*arguments)`; catch what it raises and prints, and stop what goes too far.

    Args:
        function: the student's function.
        arguments: a tuple of its arguments, used as they are.
        seconds: after this time the call is interrupted and the error is `TimeUp`, or sooner
            `OutOfMemory`. None, for a function of ours, which is known to end: watching takes
            longer than most answers do.

    Raises:
        KeyboardInterrupt: if the student presses stop.

    Example:
        >>> call(lambda x: 10 / x, (5,), seconds=1).value
        2.0
        >>> call(lambda x: 10 / x, (0,), seconds=1).error
        ZeroDivisionError('division by zero')
    """
    printed, warnings = _Beginning(), _Beginning()
    outcome = Outcome()
    try:
        with contextlib.ExitStack() as guards:
            guards.enter_context(contextlib.redirect_stdout(printed))
            guards.enter_context(contextlib.redirect_stderr(warnings))
            keras = seconds is not None and uses_keras(function, arguments)
            if seconds is not None:
                guards.enter_context(sandboxed())
            if keras:
                guards.enter_context(few_weights(GIGABYTES * GIGABYTE, OutOfMemory))
            outcome.value = call_within(seconds, function, arguments, refuse=not keras)
    except KeyboardInterrupt:  # the student pressed stop: that is not an answer
        raise
    except BaseException as error:  # SystemExit too: an answer must not end the kernel
        outcome.error = error
        if isinstance(error, TimeUp):
            _let_go(error, function)
        if isinstance(error, OutOfMemory):
            gc.collect()  # a Keras model holds itself
    outcome.printed, outcome.printed_length = printed.kept, printed.length
    return outcome


def _let_go(error: BaseException, function: Callable) -> None:
    """Forget what an answer that was stopped had made: it may be gigabytes.

    Of the traceback, the lines of the answer itself are kept, to say where it was.
    """
    own: TracebackType | None = None
    for place in reversed(list(_places(error))):
        with contextlib.suppress(RuntimeError):  # still running
            place.tb_frame.clear()
        if place.tb_frame.f_code.co_filename == _file(function):
            own = TracebackType(own, place.tb_frame, place.tb_lasti, place.tb_lineno)
    error.__traceback__, error.__context__ = own, None


def _places(error: BaseException) -> Iterator[TracebackType]:
    place = error.__traceback__
    while place:
        yield place
        place = place.tb_next


def _file(function: Callable) -> str:
    return getattr(getattr(function, "__code__", None), "co_filename", "")


class _Beginning(io.TextIOBase):
    """A text stream that keeps the beginning of what is printed, and counts its characters."""

    def __init__(self, keep: int = 200) -> None:
        self.keep, self.kept, self.length = keep, "", 0

    def write(self, text: str) -> int:
        self.kept += text[: max(0, self.keep - len(self.kept))]
        self.length += len(text)
        return len(text)
