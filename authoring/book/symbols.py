"""The symbol table: the tables at the end of all labs, merged into one."""

import re
from collections.abc import Iterable

from authoring.book import BookError

_TABLE = re.compile(r"^\| symbol \|.*\n\|[-|: ]+\|\n((?:\|.*\n?)+)", re.MULTILINE)


def rows(text: str) -> list[str]:
    """Return the rows of a lab's table symbol | NumPy | Keras, as they are written.

    Raises:
        BookError: if there is none.

    Example:
        >>> rows("| symbol | NumPy | Keras |\\n|---|---|---|\\n| $z$ | `z` | inside |\\n")
        ['| $z$ | `z` | inside |']
    """
    table = _TABLE.search(text)
    if table is None:
        raise BookError("A lab has no table that begins with | symbol |.")
    return table[1].splitlines()


def gather(labs: Iterable[tuple[str, str]]) -> str:
    """Merge the tables of all (link to a lab, its text); a row of several labs names them all."""
    places: dict[str, list[str]] = {}
    for where, text in labs:
        for row in rows(text):
            places.setdefault(row, []).append(where)
    lines = [f"{row} {', '.join(where)} |" for row, where in places.items()]
    return "\n".join(["| symbol | NumPy | Keras | lab |", "|---|---|---|---|", *lines]) + "\n"
