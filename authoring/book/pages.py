"""The pages of the book: labs, modules, and those that are the book's own."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from nbformat import NotebookNode

from authoring import editions
from authoring.book import BookError, glossary, links, symbols
from authoring.book.addresses import binder, repository
from authoring.book.notebooks import book_edition
from authoring.labs import ROOT, all_labs

SOURCE = Path(__file__).parent / "source"
PLAYGROUND = ROOT / "utils" / "widgets" / "playground.html"
DATA_PAGE = "data/README.md"

_HEAD = "| exercise | title | stars |\n"  # for a table whose columns have no names
_TITLE = re.compile(r"# (.+)")
_QUESTION = re.compile(r"^\*\*([^*]+\?)\*\*", re.MULTILINE)
_CONTENTS = "\n```{{toctree}}\n:hidden:\n\n{}\n```\n"


def gather(folder: Path) -> None:
    """Write all that Sphinx reads into a folder, which must not exist yet.

    Raises:
        BookError: if a page cannot be made.
    """
    labs = {_place(lab.student): lab for lab in all_labs()}
    shutil.copytree(SOURCE, folder)
    students = {
        place: editions.student_edition(lab.source.read_text(encoding="utf-8"))
        for place, lab in labs.items()
    }
    for place, student in students.items():
        _write(folder / "extra" / "downloads" / Path(place).name, editions.to_text(student))
    books = {place: book_edition(lab, students[place]) for place, lab in labs.items()}
    readmes = sorted({f"{lab.student.parent.name}/README.md" for lab in labs.values()})
    pages = {*books, *readmes, DATA_PAGE}

    cards = "\n\n".join(_cards(readme, books) for readme in readmes)
    _fill(folder / "index.md", labs=cards, binder=binder("README.md"), repository=repository())
    tables = ((_link(place), _text(book)) for place, book in books.items())
    _fill(folder / "symbols.md", table=symbols.gather(tables))
    _fill(folder / "glossary.md", terms=_link_terms(books))

    for place, book in books.items():
        for cell in _prose(book):
            cell.source = links.mend(cell.source, place, pages)
        _write(folder / place, editions.to_text(book))
    for place in (*readmes, DATA_PAGE):
        text = links.mend(_read(place), place, pages).replace("| | | |\n", _HEAD)
        inside = [Path(name).name for name in books if Path(name).parent == Path(place).parent]
        contents = _CONTENTS.format("\n".join(inside)) if inside else ""
        _write(folder / links.page_of(place), text + contents)

    shutil.copy(PLAYGROUND, folder / "extra" / "downloads")
    shutil.copy(ROOT / "authoring" / "picture.png", folder)


def _link_terms(books: dict[str, NotebookNode]) -> str:
    """Make the first use of each term a link; return the glossary, which names their labs."""
    cells = [(place, cell) for place, book in books.items() for cell in _prose(book)]
    terms = glossary.read(glossary.SOURCE.read_text(encoding="utf-8"))
    texts, found = glossary.link([cell.source for _, cell in cells], terms)
    for (_, cell), text in zip(cells, texts, strict=True):
        cell.source = text
    return glossary.write(
        (term, _link(cells[number][0], term.anchor)) for term, number in found.items()
    )


def _cards(readme: str, books: dict[str, NotebookNode]) -> str:
    """Return a module and its labs for the landing page: titles, and the question of each lab."""
    folder = Path(readme).parent
    lines = [f"## [{_first(_TITLE, readme, _read(readme))}]({folder}/index.md)\n"]
    for place, book in books.items():
        if Path(place).parent == folder:
            opening = book.cells[0].source
            title, question = (_first(part, place, opening) for part in (_TITLE, _QUESTION))
            lines.append(f"- [{title}]({place})<br>{question}")
    return "\n".join(lines)


def _first(part: re.Pattern, place: str, text: str) -> str:
    found = part.search(text)
    if not found:
        raise BookError(f"{place} should begin with a title and, in bold, a question.")
    return str(found[1])


def _prose(book: NotebookNode) -> Iterator[NotebookNode]:
    return (cell for cell in book.cells if cell.cell_type == "markdown")


def _text(book: NotebookNode) -> str:
    return "\n\n".join(cell.source for cell in _prose(book))


def _read(place: str) -> str:
    return (ROOT / place).read_text(encoding="utf-8")


def _place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def _link(place: str, anchor: str = "") -> str:
    """Return a link to a lab, from a page at the top of the book."""
    name = f"Lab {int(Path(place).name[:2])}"
    if anchor:
        return f'<a href="{Path(place).with_suffix(".html").as_posix()}#{anchor}">{name}</a>'
    return f"[{name}]({place})"


def _fill(page: Path, **texts: str) -> None:
    """Put each text in the place of the comment <!-- name --> of a page."""
    made = page.read_text(encoding="utf-8")
    for name, text in texts.items():
        made = made.replace(f"<!-- {name} -->", text)
    _write(page, made)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
