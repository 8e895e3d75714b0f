"""A record of which exercises are done, in a small file that belongs to the student."""

import json
import os
from pathlib import Path

from utils.checks.feedback.verdict import Status

FILE_SETTING = "COURSE_PROGRESS_FILE"
OFF = "off"  # as the name of the file: record nothing
SOLVED = "solutions"  # the folder of the solved editions, in which their kernels start


def progress_file() -> Path:
    """Return the file of progress: COURSE_PROGRESS_FILE, or progress.json beside README.md."""
    beside_readme = Path(__file__).parents[2] / "progress.json"
    return Path(os.environ.get(FILE_SETTING) or beside_readme)


def is_kept() -> bool:
    """Tell whether progress is recorded: not that of a solved edition, which is nobody's own."""
    if os.environ.get(FILE_SETTING) == OFF:
        return False
    try:
        return Path.cwd().name != SOLVED
    except OSError:  # somebody removed the folder
        return True


def record(name: str, status: Status) -> bool:
    """Record the outcome of a check, unless it is a blank; return whether it stands there now.

    An exercise once passed stays passed. A file that cannot be written is no reason to fail a
    check: `summary.table` says so instead.
    """
    if status is Status.BLANK or not is_kept():
        return False
    done = load()
    if done.get(name) == Status.PASS.value:
        return True
    done[name] = status.value
    file = progress_file()
    new = file.with_suffix(f".{os.getpid()}.new")
    try:
        new.write_text(json.dumps(done, indent=1, sort_keys=True) + "\n", encoding="utf-8")
        new.replace(file)  # at once: a power cut leaves the old file or the new one
    except OSError:
        new.unlink(missing_ok=True)
        return False
    return True


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
