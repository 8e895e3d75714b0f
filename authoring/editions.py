"""The two editions of a lab, as notebooks, derived from its one source.

The source is plain Python in jupytext's py:percent format, with all answers in it. Answers stand
between nbgrader's markers, which may be at any indentation:

    z = (
        ### BEGIN SOLUTION
        x @ w + b
        ### END SOLUTION
    )

The student edition has `z = ...  # your code here` there, the solved one `z = x @ w + b`. Around
whole statements the brackets are left out.
"""

import hashlib
import re

import jupytext
import nbformat
from nbformat import NotebookNode

from utils.checks.registry import find

BLANK = "...  # your code here"

_BLOCK = re.compile(
    r"^(?P<indent>[ \t]*)### BEGIN SOLUTION\n(?P<answer>.*?)^[ \t]*### END SOLUTION[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
# `z = (` above an answer and `)` below it, once the markers are gone
_BRACKETS = re.compile(
    r"^(?P<start>[ \t]*(?:.*= |return ))\(\n(?P<indent>[ \t]*)### BEGIN SOLUTION\n"
    r"(?P<answer>.*?)^[ \t]*### END SOLUTION[ \t]*\n[ \t]*\)[ \t]*$",
    re.DOTALL | re.MULTILINE,
)
_CLAIM = re.compile(r"[ \t]*\n?[ \t]*<!-- claim: (\w+) -->")
_HINT = re.compile(r"<!-- hint: (\w+) -->")
_FOLDED = "**What happened.**"

_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"},
}


class SourceError(ValueError):
    """An error in the source of a lab, from which no edition can be made."""


def student_edition(source: str) -> NotebookNode:
    """Make the notebook a student gets: answers blanked, explanations folded, no outputs.

    Raises:
        SourceError: if a marker has no partner, a hint belongs to no exercise, or the comment of
            a claim is not of the form <!-- claim: its_name -->.

    Example:
        >>> lab = '# %%\\nz = (\\n    ### BEGIN SOLUTION\\n    2 * x\\n    ### END SOLUTION\\n)'
        >>> print(student_edition(lab).cells[0].source)
        z = ...  # your code here
    """
    return _edition(source, student=True)


def solved_edition(source: str) -> NotebookNode:
    """Make the notebook with all answers, not executed yet.

    Raises:
        SourceError: as `student_edition`.

    Example:
        >>> lab = '# %%\\nz = (\\n    ### BEGIN SOLUTION\\n    2 * x\\n    ### END SOLUTION\\n)'
        >>> print(solved_edition(lab).cells[0].source)
        z = 2 * x
    """
    return _edition(source, student=False)


def answers(source: str) -> list[str]:
    """Return every answer in a source, without its markers."""
    return [match["answer"] for match in _BLOCK.finditer(source)]


def claims(source: str) -> list[str]:
    """Return the names of all claims in a source, in order."""
    return _CLAIM.findall(source.replace("\n# <!--", "\n<!--"))


def to_text(notebook: NotebookNode) -> str:
    """Return the text of a notebook file: the same for the same notebook, on every machine."""
    return nbformat.writes(notebook, version=4, ensure_ascii=False).rstrip("\n") + "\n"


def without_outputs(notebook: NotebookNode) -> NotebookNode:
    """Return a copy of a notebook as it was before it was executed."""
    copy = nbformat.from_dict(notebook)
    for cell in copy.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    return copy


def _edition(source: str, student: bool) -> NotebookNode:
    parsed = jupytext.reads(source, fmt="py:percent")
    cells = []
    seen: set[str] = set()
    for cell in parsed.cells:
        tags = cell.metadata.get("tags", [])
        if cell.cell_type == "markdown":
            made = nbformat.v4.new_markdown_cell(_prose(cell.source, student))
        else:
            _require_partners(cell.source)
            code = _blanked(cell.source) if student else _answered(cell.source)
            made = nbformat.v4.new_code_cell(code)
        made.id = _cell_id(cell, seen)
        made.metadata = {"tags": tags} if tags else {}
        cells.append(made)
    return nbformat.v4.new_notebook(cells=cells, metadata=_METADATA)


def _cell_id(cell: NotebookNode, seen: set[str]) -> str:
    """Return an id that stays the same while the cell's text does, wherever the cell moves."""
    digest = hashlib.sha256(f"{cell.cell_type}\n{cell.source}".encode()).hexdigest()
    repeat = 0
    while (cell_id := f"{digest[:10]}{repeat or ''}") in seen:
        repeat += 1
    seen.add(cell_id)
    return cell_id


def _require_partners(code: str) -> None:
    markers = re.findall(r"### (BEGIN|END) SOLUTION", code)
    if markers != ["BEGIN", "END"] * (len(markers) // 2):
        raise SourceError(f"A solution marker has no partner in this cell:\n{code}")


def _blanked(code: str) -> str:
    code = _BRACKETS.sub(lambda m: m["start"] + BLANK, code)
    return _BLOCK.sub(lambda m: m["indent"] + BLANK, code)


def _answered(code: str) -> str:
    def one_line(match: re.Match) -> str:
        answer = match["answer"].strip()
        if "\n" in answer:  # an expression over several lines keeps its brackets
            return f"{match['start']}(\n{match['answer']})"
        return match["start"] + answer

    code = _BRACKETS.sub(one_line, code)
    return _BLOCK.sub(lambda m: m["answer"].rstrip("\n"), code)


def _prose(text: str, student: bool) -> str:
    text = _CLAIM.sub("", text)
    if "<!-- claim" in text:
        raise SourceError(f"A claim's comment is one line, <!-- claim: its_name -->, in:\n{text}")
    text = _HINT.sub(lambda m: _details("Hint", _hint(m[1])), text)
    if student and text.startswith(_FOLDED):
        body = text.removeprefix(_FOLDED).strip()
        text = _details("What happened", body)
    return text.rstrip()


def _hint(name: str) -> str:
    try:
        return find(name).hint
    except KeyError as error:
        raise SourceError(error.args[0]) from None


def _details(summary: str, body: str) -> str:
    # the empty line lets Markdown and formulas inside work
    return f"<details><summary>{summary}</summary>\n\n{body}\n\n</details>"
