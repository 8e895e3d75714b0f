"""The book's copy of a lab: the solved edition, with the answers folded away."""

import nbformat
from nbformat import NotebookNode

from authoring.book import BookError
from authoring.book.addresses import binder, colab, repository
from authoring.labs import ROOT, Lab

_BUTTONS = """\
<div class="launch">
<a href="{download}" download>Download this notebook</a>
<a href="{binder}">Open it in Binder</a>
<a href="{colab}">Open it in Colab</a>
<details><summary>In Colab, run this first</summary>

```ipython3
!git clone --depth 1 {repository} course
%cd course/{folder}
import sys; sys.path.insert(0, "..")
```

</details>
</div>"""

_ANSWER = """\
<details class="answer"><summary>Answer</summary>

```ipython3
{}
```

</details>"""


def book_edition(lab: Lab, student: NotebookNode) -> NotebookNode:
    """Make the notebook of a lab that the book shows, with the outputs of the solved edition.

    student: the lab's student edition. Explanations are folded as there. Of an exercise the blank
    is shown, and below it the answer, folded.

    Raises:
        BookError: if the solved edition is missing, or is not what the source gives.
    """
    solved = nbformat.v4.new_notebook()
    if lab.solved.exists():
        solved = nbformat.read(lab.solved, as_version=4)
    if [cell.id for cell in solved.cells] != [cell.id for cell in student.cells]:
        raise BookError(
            f"{lab.solved.relative_to(ROOT).as_posix()} is not what its source gives.\n"
            f"To mend it: python course.py build {int(lab.number)}"
        )
    cells = []
    for blank, cell in zip(student.cells, solved.cells, strict=True):
        if cell.cell_type == "markdown":
            cells.append(blank)
        elif blank.source == cell.source:
            cells.append(described(cell))
        else:
            answer = nbformat.v4.new_markdown_cell(_ANSWER.format(cell.source))
            cells += [described(cell | {"source": blank.source}), answer]
    title, _, opening = cells[0].source.partition("\n")
    cells[0].source = f"{title}\n\n{buttons(lab)}\n{opening}"
    return nbformat.v4.new_notebook(cells=cells, metadata=solved.metadata)


def described(cell: dict) -> NotebookNode:
    """Copy a code cell, putting the alternative text of its picture where MyST-NB looks for it."""
    made = nbformat.from_dict(cell)
    for output in made.outputs:
        alt = output.get("metadata", {}).get("image/png", {}).get("alt")
        if alt:
            made.metadata["mystnb"] = {"image": {"alt": alt}}
    return made


def buttons(lab: Lab) -> str:
    """Return the links, below the title, that lead from the page to a notebook to work in."""
    path = lab.student.relative_to(ROOT).as_posix()
    return _BUTTONS.format(
        download=f"../downloads/{lab.student.name}",
        binder=binder(path),
        colab=colab(path),
        repository=repository(),
        folder=lab.student.parent.name,
    )
