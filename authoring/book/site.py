"""The site of the book: its pages, made into HTML by Sphinx."""

import shutil
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
    try:
        from sphinx.cmd.build import build_main
    except ImportError as error:
        raise BookError(
            f"{error.name} is not installed. To mend it: pip install -r requirements.txt"
        ) from None
    with tempfile.TemporaryDirectory() as scratch:
        pages, made = Path(scratch, "pages"), Path(scratch, "made")
        gather(pages)
        if build_main(["-q", "-W", "-j", "auto", "-d", f"{scratch}/read", str(pages), str(made)]):
            raise BookError("Sphinx warned of the lines above, so no book was made.")
        shutil.rmtree(output, ignore_errors=True)
        shutil.move(made, output)
    return output / "index.html"
