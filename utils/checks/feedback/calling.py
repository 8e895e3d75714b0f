"""Calls of a student's function, made so that nothing it does can hurt the notebook."""

import _thread
import contextlib
import io
import signal
import threading
from collections.abc import Callable
from dataclasses import dataclass
from types import FrameType
from typing import Any


class TimeUp(BaseException):
    """The exception raised in an answer that runs for too long.

    It is not an `Exception`, so that an `except Exception` in the answer does not catch it.
    """


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
    """Call `function(*arguments)`; catch what it raises and prints, and stop it if time is up.

    Args:
        function: the student's function.
        arguments: a tuple of its arguments, used as they are.
        seconds: after this time the call is interrupted and the error is `TimeUp`. None, for a
            function of ours, which is known to end: watching takes longer than most answers do.

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
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(warnings):
            outcome.value = call_within(seconds, function, arguments)
    except KeyboardInterrupt:  # the student pressed stop: that is not an answer
        raise
    except BaseException as error:  # SystemExit too: an answer must not end the kernel
        outcome.error = error
    outcome.printed, outcome.printed_length = printed.kept, printed.length
    return outcome


def call_within(seconds: float | None, function: Callable, arguments: tuple) -> Any:
    """Call a function, and raise `TimeUp` in it after some seconds, on every platform.

    A watching thread does what the notebook's stop button does, and while the function runs a
    handler turns that into `TimeUp`. The thread repeats, because a loop around a bare `except:`
    swallows the first. Outside the main thread, where Python cannot interrupt, there is no limit.
    """
    if seconds is None or threading.current_thread() is not threading.main_thread():
        return function(*arguments)
    running, fired = True, False
    lock, over = threading.Lock(), threading.Event()
    stop_button = signal.getsignal(signal.SIGINT)

    def on_interrupt(number: int, frame: FrameType | None) -> None:
        if not fired and callable(stop_button):
            stop_button(number, frame)
        elif running:  # an interrupt that comes too late is dropped
            raise TimeUp(f"stopped after {seconds:g} seconds")

    def watch() -> None:
        nonlocal fired
        wait = seconds
        while not over.wait(wait):
            with lock:
                if running:
                    fired = True
                    _thread.interrupt_main()
            wait = 0.3

    signal.signal(signal.SIGINT, on_interrupt)
    try:
        threading.Thread(target=watch, daemon=True).start()
        try:
            return function(*arguments)
        finally:
            running = False
    finally:
        running = False  # again: the interrupt may have come between `finally` and that line
        with lock:
            over.set()
        signal.signal(signal.SIGINT, stop_button)  # runs what is pending, then puts it back


class _Beginning(io.TextIOBase):
    """A text stream that keeps the beginning of what is printed, and counts its characters."""

    def __init__(self, keep: int = 200) -> None:
        self.keep, self.kept, self.length = keep, "", 0

    def write(self, text: str) -> int:
        self.kept += text[: max(0, self.keep - len(self.kept))]
        self.length += len(text)
        return len(text)
