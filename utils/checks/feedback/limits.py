"""The limits of a call, in time and in memory, and what is raised beyond them."""

import _thread
import signal
import sys
import threading
import time
from collections.abc import Callable
from types import FrameType
from typing import Any

from utils.checks.feedback import memory

GIGABYTES = 1.5  # that an answer may take: this is looked at now and then
REFUSED = 2.0  # GB that the system refuses, so that nothing takes much more at once
GLANCE = 0.05  # seconds between two looks at the memory
AGAIN = 0.3  # seconds until an answer that goes on is stopped once more


class TimeUp(BaseException):
    """The exception raised in an answer that runs for too long.

    It is not an `Exception`, so that an `except Exception` in the answer does not catch it.
    """

    meaning = "It had not finished. Is there a loop that never ends? Or does it wait for something?"


class OutOfMemory(TimeUp, MemoryError):
    """The exception raised in an answer that takes too much memory."""

    meaning = "Does a list or an array grow without end? Print the shapes on the way."

    def __init__(self, refused: str = "") -> None:
        words = f"stopped, because it needs more memory than a check gives (at most {GIGABYTES} GB)"
        super().__init__(f"{words}: {refused}" if refused else words)


def call_within(
    seconds: float | None, function: Callable, arguments: tuple, refuse: bool = True
) -> Any:
    """Call a function, and raise `TimeUp` or `OutOfMemory` in it if it goes beyond its limits.

    Without `refuse` the system goes on to grant what is too much, and only a look at the memory
    stops it: TensorFlow ends the process when it is refused memory. Outside the main thread, where
    Python cannot interrupt, there are no limits.
    """
    if seconds is None or threading.current_thread() is not threading.main_thread():
        return function(*arguments)
    watch = _Watch(seconds)
    try:
        watch.begin(refuse)
        try:
            result = function(*arguments)
        finally:
            watch.running = False
    except BaseException as error:
        watch.running = False  # again: the interrupt may have come just before that line
        if (told := watch.told(error)) is not error:
            raise told from None
        raise
    else:
        if watch.stops:  # it swallowed the exception, so this result is not worth much
            raise watch.stop
        return result
    finally:
        watch.end()


class _Watch:
    """A watch over one call.

    A thread does what the notebook's stop button does, and while the call runs a handler turns
    that into the exception. The thread repeats, because a bare `except:` swallows the first.
    """

    def __init__(self, seconds: float) -> None:
        self.seconds, self.running = seconds, True
        self.stop = TimeUp(f"stopped after {seconds:g} seconds")
        self.is_beyond, self.stops = False, 0
        self.lock, self.over = threading.Lock(), threading.Event()
        self.stop_button, self.tracing = signal.getsignal(signal.SIGINT), sys.gettrace()
        self.end_memory_limit: Callable[[], Any] = int  # does nothing

    def begin(self, refuse: bool) -> None:
        signal.signal(signal.SIGINT, self._on_interrupt)
        threading.Thread(target=self._look_on, daemon=True).start()
        if refuse:
            self.end_memory_limit = memory.limit(int(REFUSED * memory.GIGABYTE))

    def end(self) -> None:
        self.end_memory_limit()  # first: the rest may need some
        with self.lock:
            self.over.set()
        if self.is_beyond:
            sys.settrace(self.tracing)
            time.sleep(0)  # on a call of the system, an interrupt that is on its way arrives
        signal.signal(signal.SIGINT, self.stop_button)  # runs what is pending, then puts it back

    def told(self, error: BaseException) -> BaseException:
        """Return what to say of a call that ended with an error."""
        if self.stops and not isinstance(error, TimeUp):
            return self.stop  # it swallowed the exception, and then met with something else
        if isinstance(error, MemoryError) and not isinstance(error, OutOfMemory):
            self.end_memory_limit()
            return OutOfMemory(str(error).rstrip(".")).with_traceback(error.__traceback__)
        return error

    def _on_interrupt(self, number: int, frame: FrameType | None) -> None:
        if not self.is_beyond:
            if callable(self.stop_button):
                self.stop_button(number, frame)
        elif self.running:  # an interrupt that comes too late is dropped
            self.stops += 1
            if self.stops > 1:
                self._raise_again_from(frame)
            raise self.stop

    def _raise_again_from(self, frame: FrameType | None) -> None:
        """Raise the exception also in the next line that runs, which is the one that caught it.

        Otherwise `while True:` around a `try` with a bare `except:` goes on for ever.
        """

        def trace(frame: FrameType, event: str, argument: Any) -> Callable:
            if event == "line" and self.running:
                raise self.stop
            return trace

        while frame and frame.f_code is not call_within.__code__:
            frame.f_trace = trace
            frame = frame.f_back
        sys.settrace(trace)

    def _look_on(self) -> None:
        """Wait for the end of the call, and interrupt it if it goes beyond a limit."""
        end, before = time.monotonic() + self.seconds, 0
        while not self.over.wait(min(GLANCE, max(0, end - time.monotonic()))):
            if time.monotonic() < end:
                before = before or memory.in_use()  # late: most calls end before the first look
                if memory.in_use() - before < GIGABYTES * memory.GIGABYTE:
                    continue
                self.stop = OutOfMemory()
            self.is_beyond = True
            while not self.over.is_set():
                with self.lock:
                    if self.running:
                        _interrupt()
                self.over.wait(AGAIN)


def _interrupt() -> None:
    """Interrupt the main thread, also where it waits for the system."""
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)
    else:  # on Windows
        _thread.interrupt_main()
