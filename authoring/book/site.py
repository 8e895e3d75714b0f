"""The site of the book: its pages, made into HTML by Sphinx."""

import importlib.util
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from authoring.book import BookError
from authoring.book.pages import gather
from authoring.labs import ROOT

OUTPUT = ROOT / "_book"


def build(output: Path = OUTPUT) -> Path:
    """Build the book into a folder, replacing what is there; return the path of its first page.

    Raises:
        BookError: if Sphinx is missing or warned of something, or a page cannot be made.
    """
    if importlib.util.find_spec("sphinx") is None:
        raise BookError("sphinx is not installed. To mend it: pip install -r requirements.txt")
    with tempfile.TemporaryDirectory() as scratch:
        pages, made = Path(scratch, "pages"), Path(scratch, "made")
        gather(pages)
        # in a process of its own: a second run in one process keeps the first one's file endings
        sphinx = [sys.executable, "-m", "sphinx", "-q", "-W", "-j", "auto"]
        done = subprocess.run(
            [*sphinx, "-d", f"{scratch}/read", pages, made], cwd=ROOT, check=False
        )
        if done.returncode:
            raise BookError("Sphinx warned of the lines above, so no book was made.")
        shutil.rmtree(output, ignore_errors=True)
        shutil.move(made, output)
    return output / "index.html"
