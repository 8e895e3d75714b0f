"""What the course adds to nbval: quick failures with a name, and checks held to their word.

- A kernel that dies and a cell that prints without end fail at once, not after the time limit.
- In an untouched student edition every check says "not attempted yet"; in a solved one, "PASS".
- On a GPU, where sums come out in another order, stored outputs are not compared. The tests of the
  claims take their place.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from queue import Empty
from typing import Any

import nbval.plugin
import pytest

from utils.checks.feedback.verdict import Status
from utils.checks.progress import FILE_SETTING, OFF

OUTPUT_BYTES = 1_000_000
COMPARE_SETTING = "COURSE_COMPARE_OUTPUTS"
CHECK = re.compile(r"^check\.(?!hint|progress)\w+\(", re.MULTILINE)


class CellFailure(Exception):
    """A cell did something that no comparison would tell."""


class WatchedKernel(nbval.plugin.RunningKernel):
    """nbval's kernel, asked twice a second whether it still lives and how much it printed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.waiting: deque[dict] = deque()
        self.printed = 0
        super().__init__(*args, **kwargs)

    def get_message(self, stream: str, timeout: float | None = None) -> dict:
        if stream == "iopub" and self.waiting:
            return self.waiting.popleft()
        end = time.monotonic() + (timeout or float("inf"))
        while True:
            try:
                message = super().get_message(stream, timeout=min(0.5, timeout or 0.5))
            except Empty:
                if not self.is_alive():
                    raise CellFailure("The kernel died while it ran this cell.") from None
                if stream == "shell":
                    self._set_output_aside()
                if time.monotonic() > end:
                    raise
            else:
                self._count(message)
                return message

    def _set_output_aside(self) -> None:
        """Read what is printed while a cell still runs, so that it cannot pile up."""
        while True:
            try:
                message = super().get_message("iopub", timeout=0)
            except Empty:
                return
            self._count(message)
            self.waiting.append(message)

    def _count(self, message: dict) -> None:
        if message["msg_type"] == "stream":
            self.printed += len(message["content"]["text"])
        if self.printed > OUTPUT_BYTES:
            self.km.shutdown_kernel(now=True)
            raise CellFailure(f"The notebook printed more than {OUTPUT_BYTES:,} bytes.")


def pytest_configure(config: pytest.Config) -> None:
    nbval.plugin.RunningKernel = WatchedKernel
    # the kernels must not touch the progress of whoever runs the tests, nor speak of it
    os.environ[FILE_SETTING] = OFF
    if COMPARE_SETTING not in os.environ:
        os.environ[COMPARE_SETTING] = "no" if keras_uses_gpu() else "yes"
    if os.environ[COMPARE_SETTING] == "no":
        config.option.nbval_lax = True


def keras_uses_gpu() -> bool:
    """Ask in another process, and only where there is a GPU to ask about."""
    if os.environ.get("COURSE_DEVICE") == "cpu" or not shutil.which("nvidia-smi"):
        return False
    devices = "import tensorflow as tf; print(len(tf.config.list_physical_devices('GPU')))"
    answer = subprocess.run([sys.executable, "-c", devices], capture_output=True, text=True)
    return answer.returncode == 0 and answer.stdout.strip() not in ("", "0")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    result = yield
    if isinstance(item, nbval.plugin.IPyNbCell) and CHECK.search(item.cell.source):
        solved = item.path.parent.name == "solutions"
        expect_status(item.test_outputs, Status.PASS if solved else Status.BLANK)
    return result


def expect_status(outputs: list[dict], status: Status) -> None:
    """Fail unless the outputs of a cell with checks all say this status, at least once."""
    texts = [out["data"].get("text/plain", "") for out in outputs if "data" in out]
    if not texts or not all(text.startswith(f"{status.value} · ") for text in texts):
        raise CellFailure(f"A check should say {status.value!r} here, but said: {texts}")
