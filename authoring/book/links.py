"""The links of the course's Markdown, made to work in the book."""

import posixpath
import re

from authoring.book import BookError
from authoring.book.addresses import file_address
from authoring.labs import ROOT

# code is stepped over; addresses with a scheme and places in the same page stay as they are
_LINK = re.compile(r"```.*?```|`[^`\n]*`|(?P<text>\]\()(?!\w+:|#)(?P<target>[^)#\s]+)", re.DOTALL)


def page_of(path: str) -> str:
    """Return the path, in the book's source, of the page made from a file of the course."""
    folder, name = posixpath.split(path)
    return posixpath.join(folder, "index.md" if name == "README.md" else name)


def mend(text: str, path: str, pages: set[str]) -> str:
    """Point the links of the file at `path` to pages of the book, or else to the repository.

    pages: the files of the course that are pages of the book. All paths are relative to the
    course's folder.

    Raises:
        BookError: if a link leads nowhere.

    Example:
        >>> mend("[next](../module2/README.md)", "module1/README.md", {"module2/README.md"})
        '[next](../module2/index.md)'
    """
    folder = posixpath.dirname(path)

    def mended(match: re.Match) -> str:
        if not match["target"]:
            return match[0]
        wanted = posixpath.normpath(posixpath.join(folder, match["target"]))
        if wanted in pages:
            return match["text"] + posixpath.relpath(page_of(wanted), folder or ".")
        if not (ROOT / wanted).exists():
            raise BookError(f"{path} has a link to {match['target']}, and there is no such file.")
        return match["text"] + file_address(wanted)

    return _LINK.sub(mended, text)
