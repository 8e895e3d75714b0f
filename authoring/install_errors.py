"""Errors of an installation: how each is recognized, and what the student is told to do.

Only the standard library is imported here: there is no environment yet.
"""

import re
import shutil
import sys
import tempfile
from pathlib import Path
from typing import NoReturn

INSTALL_ERRORS = {  # name: (what an installer says, what to tell the student)
    "disk": (
        r"No space left|not enough space|os error (28|112)\b|WinError 112",
        "The disk is too full. The course needs {need:.1f} GB; {free:.1f} GB are free here, and\n"
        "{spare:.1f} GB for temporary files in {temporary}.\n"
        "Free some space and run the same command again.",
    ),
    "network": (
        r"NewConnectionError|NameResolutionError|Failed to establish|Connect ?[Tt]imeout|"
        r"[Rr]ead timed out|Connection(Reset|Refused)?Error|IncompleteRead|ProxyError|SSLError|"
        r"CERTIFICATE_VERIFY|dns error|error sending request|[Ff]ailed to fetch|tcp connect",
        "The package index, pypi.org, could not be reached.\n"
        "The first run needs the internet, once: about 1 GB to download, 3 GB on the disk. Later\n"
        "runs need none. Connect this computer and run the same command again. (Behind a proxy?\n"
        "Set HTTPS_PROXY first.)",
    ),
    "path": (
        r"Long Path",
        "The path of this folder is too long for Windows. Move the course to a shorter one, such\n"
        "as C:\\course, and run the same command there.",
    ),
    "venv": (
        r"ensurepip",
        "This Python cannot make environments yet. Run: sudo apt install python3-venv\n"
        "Then run the same command again.",
    ),
    "platform": (
        r"No matching distribution found for tensorflow|tensorflow.*no wheels|no wheels.*tensorf",
        "There is no TensorFlow for this machine and Python. It needs the usual build of Python,\n"
        "on 64-bit Linux or Windows or on a Mac with an Apple chip.",
    ),
}


def recognize(words: str) -> str:
    """Name the first of INSTALL_ERRORS that fits what an installer said; return "" if none does.

    Example:
        >>> recognize("error: failed to copy file: No space left on device (os error 28)")
        'disk'
    """
    found = (name for name, (pattern, _) in INSTALL_ERRORS.items() if re.search(pattern, words))
    return next(found, "")


def explain(name: str, folder: Path, need: float) -> NoReturn:
    """Stop with the text of one of INSTALL_ERRORS, for the disk of a folder; `need` is in bytes."""
    temporary = tempfile.gettempdir()
    free, spare = (shutil.disk_usage(path).free / 1e9 for path in (folder, temporary))
    facts = {"need": need / 1e9, "free": free, "spare": spare, "temporary": temporary}
    stop(INSTALL_ERRORS[name][1].format(**facts))


def stop(message: str) -> NoReturn:
    """End the program with a message to the student and exit code 1."""
    sys.stdout.flush()
    sys.exit("\n" + message)
