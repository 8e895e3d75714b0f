"""The execution of a notebook in a fresh kernel, with limits on time and output."""

import contextlib
import logging
import os
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode

from utils.checks.feedback.verdict import Status
from utils.checks.progress import FILE_SETTING, OFF

CELL_SECONDS = 120
OUTPUT_BYTES = 1_000_000


@dataclass
class Run:
    """The result of executing a notebook; `problem` is empty if all went well."""

    cells: int = 0
    seconds: float = 0.0
    peak_mb: float = 0.0
    exercises: str = ""
    problem: str = ""


def execute(
    notebook: NotebookNode,
    folder: Path,
    on_cell: Callable[[], None] = lambda: None,
    cell_seconds: int = CELL_SECONDS,
) -> Run:
    """Execute all cells of a notebook in place, with `folder` as the kernel's working folder.

    A cell that raises, a kernel that dies, a cell that hangs and one that prints without end are
    each named in the result's `problem`; nothing is raised. `on_cell` is called after each code
    cell. The student's own progress is left alone.
    """
    run = Run()

    def count(cell: NotebookNode, **_: Any) -> None:
        run.cells += 1
        on_cell()

    client = _Client(
        notebook,
        timeout=cell_seconds,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder)}},
        on_cell_executed=count,
        record_timing=False,
        coalesce_streams=True,
    )
    client.log.setLevel(logging.CRITICAL)  # what went wrong stands in `problem`
    metadata = dict(notebook.metadata)
    start = time.perf_counter()
    with _peak_memory(client, run):
        settings = os.environ | {FILE_SETTING: OFF}
        try:
            # ipykernel logs to its terminal what no reader of a table needs
            client.execute(env=settings, stderr=subprocess.DEVNULL)
        except CellExecutionError as error:
            run.problem = f"code cell {run.cells} raised {error.ename}: {error.evalue}"
        except CellTimeoutError:
            run.problem = f"code cell {run.cells + 1} ran for more than {cell_seconds} s"
        except DeadKernelError:
            run.problem = f"code cell {run.cells + 1} " + (
                f"printed more than {OUTPUT_BYTES:,} bytes"
                if client.printed > OUTPUT_BYTES
                else "ended the kernel"
            )
    run.seconds = time.perf_counter() - start
    run.exercises = count_exercises(notebook)
    notebook.metadata = metadata  # without the versions of this machine
    return run


def count_exercises(notebook: NotebookNode) -> str:
    """Count the checks of an executed notebook by verdict: "4 PASS, 1 not attempted yet"."""
    texts = [
        output.data.get("text/plain", "")
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        if output.output_type in ("display_data", "execute_result")
    ]
    counts = {s.value: sum(text.startswith(f"{s.value} · ") for text in texts) for s in Status}
    return ", ".join(f"{count} {words}" for words, count in counts.items() if count)


class _Client(NotebookClient):
    """A notebook client that kills a kernel which prints without end."""

    printed = 0

    def kernel_process(self) -> psutil.Process | None:
        provisioner = getattr(self.km, "provisioner", None)
        pid = getattr(provisioner, "pid", None)
        return psutil.Process(pid) if pid else None

    def process_message(self, msg: dict, cell: NotebookNode, cell_index: int) -> Any:
        if msg["msg_type"] == "stream":
            self.printed += len(msg["content"]["text"])
        if self.printed > OUTPUT_BYTES:
            process = self.kernel_process()
            if process:
                with contextlib.suppress(psutil.Error):
                    process.kill()
            return None
        return super().process_message(msg, cell, cell_index)


@contextlib.contextmanager
def _peak_memory(client: _Client, run: Run) -> Iterator[None]:
    """Record in `run` the kernel's peak memory in MiB, measured ten times a second."""
    done = threading.Event()

    def watch() -> None:
        while not done.wait(0.1):
            with contextlib.suppress(psutil.Error):
                if process := client.kernel_process():
                    run.peak_mb = max(run.peak_mb, process.memory_info().rss / 2**20)

    thread = threading.Thread(target=watch, daemon=True)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
