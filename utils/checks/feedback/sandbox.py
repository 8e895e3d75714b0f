"""A sandbox, in which an answer can neither ask the student nor end the notebook."""

import builtins
import contextlib
import io
import sys
from collections.abc import Iterator
from typing import Any, NoReturn


@contextlib.contextmanager
def sandboxed() -> Iterator[None]:
    """Let `input()` raise EOFError, and `exit()` SystemExit, as long as this lasts.

    Example:
        >>> with sandboxed():
        ...     input("Your name? ")
        Traceback (most recent call last):
            ...
        EOFError: A check cannot type for you: use the arguments
    """
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None  # whose own `exit` ends the kernel
    before = builtins.input, sys.stdin, getattr(shell, "ask_exit", None)
    builtins.input, sys.stdin = _nobody_types, _NoKeyboard()
    if shell:
        shell.ask_exit = sys.exit
    try:
        yield
    finally:
        builtins.input, sys.stdin, ask_exit = before
        if shell:
            shell.ask_exit = ask_exit


def _nobody_types(prompt: object = "") -> NoReturn:
    raise EOFError("A check cannot type for you: use the arguments")


class _NoKeyboard(io.TextIOBase):
    """A text stream at which nobody types."""

    def read(self, size: Any = -1) -> NoReturn:
        _nobody_types()

    def readline(self, size: Any = -1) -> NoReturn:  # type: ignore[override]
        _nobody_types()
