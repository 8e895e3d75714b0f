"""A record of which exercises are done, in a small file that belongs to the student."""

import html
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from utils.checks.feedback.verdict import Status
from utils.checks.registry import broken, usable

FILE_SETTING = "COURSE_PROGRESS_FILE"


def progress_file() -> Path:
    """Return the file of progress: COURSE_PROGRESS_FILE, or progress.json beside README.md."""
    beside_readme = Path(__file__).parents[2] / "progress.json"
    return Path(os.environ.get(FILE_SETTING, beside_readme))


def record(name: str, status: Status) -> None:
    """Record the outcome of a check, unless it is a blank.

    An exercise once passed stays passed. A file that cannot be written is no reason to fail a
    check: `table` says so instead.
    """
    if status is Status.BLANK:
        return
    done = load()
    if done.get(name) == Status.PASS.value:
        return
    done[name] = status.value
    file = progress_file()
    new = file.with_suffix(f".{os.getpid()}.new")
    try:
        new.write_text(json.dumps(done, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        new.replace(file)  # at once: a power cut leaves the old file or the new one
    except OSError:
        new.unlink(missing_ok=True)


def load() -> dict[str, str]:
    """Return the status of each exercise checked so far. A damaged file is set aside, not lost."""
    file = progress_file()
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
        return {str(name): str(status) for name, status in found.items()}
    except OSError:  # not there yet, or not to be read
        return {}
    except (ValueError, AttributeError):
        file.replace(file.with_suffix(".damaged.json"))
        return {}


@dataclass(frozen=True)
class Progress:
    """A table of all exercises and their status, as text, or as HTML in a notebook."""

    rows: list[tuple[str, str, str]]
    saved: bool
    missing: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = [f"{number:<6}{title:<44}{status}".rstrip() for number, title, status in self.rows]
        return "\n".join([self._summary(), "", *lines])

    def _repr_html_(self) -> str:
        rows = "".join(
            f"<tr><td style='text-align:left'>{number}</td><td style='text-align:left'>{title}</td>"
            f"<td style='text-align:left'>{status}</td></tr>"
            for number, title, status in self.rows
        )
        return f"<div>{html.escape(self._summary())}</div><table>{rows}</table>"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))

    def _summary(self) -> str:
        passed = sum(status == Status.PASS.value for _, _, status in self.rows)
        words = f"{passed} of {len(self.rows)} exercises done."
        saving = [] if self.saved else ["(Progress cannot be saved in this folder.)"]
        return " ".join([words, *saving, *self.missing])


def table() -> Progress:
    """Return the progress through all labs."""
    done = load()
    rows = [(e.number, e.title, done.get(e.name, "")) for e in usable().values()]
    folder = progress_file().parent
    return Progress(rows, os.access(folder, os.W_OK), broken())
