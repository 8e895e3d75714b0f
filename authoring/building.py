"""The builder, which writes the editions of labs and finds those that are out of date."""

from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from authoring import editions
from authoring.execution import Run, execute
from authoring.labs import ROOT, Lab


def build(lab: Lab, on_cell: Callable[[], None] = lambda: None) -> Run:
    """Write both editions of a lab.

    The solved one is executed first; if that fails, neither file is touched, and the result says
    what went wrong.
    """
    source = lab.source.read_text(encoding="utf-8")
    student, solved = editions.student_edition(source), editions.solved_edition(source)
    run = execute(solved, lab.solved.parent, on_cell)
    if not run.problem:
        for notebook, path in ((student, lab.student), (solved, lab.solved)):
            path.write_text(editions.to_text(notebook), encoding="utf-8", newline="\n")
    return run


def problems(lab: Lab) -> list[str]:
    """Say what is wrong with the committed editions of a lab; return [] if nothing is."""
    source = lab.source.read_text(encoding="utf-8")
    found = []
    student = editions.to_text(editions.student_edition(source))
    if not lab.student.exists() or lab.student.read_text(encoding="utf-8") != student:
        found.append(f"{_name(lab.student)} is not what its source gives")
    if not lab.solved.exists():
        return [*found, f"{_name(lab.solved)} is missing"]
    stored = nbformat.read(lab.solved, as_version=4)
    expected = editions.to_text(editions.solved_edition(source))
    if editions.to_text(editions.without_outputs(stored)) != expected:
        found.append(f"{_name(lab.solved)} is not what its source gives")
    if not is_executed(stored):
        found.append(f"{_name(lab.solved)} is not executed from top to bottom")
    leaks = leaked_answers(source, student)
    return found + [f"{_name(lab.student)} shows an answer: {line}" for line in leaks]


def is_executed(notebook: NotebookNode) -> bool:
    """Tell whether every code cell was run once, in order, and none of them failed.

    nbval compares nothing in a cell without a number, so this has to hold.
    """
    cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    in_order = [cell.execution_count for cell in cells] == list(range(1, len(cells) + 1))
    failed = any(output.output_type == "error" for cell in cells for output in cell.outputs)
    return in_order and not failed


def leaked_answers(source: str, student: str) -> list[str]:
    """Find the lines of answers that stand, whole, somewhere in the text of a student edition.

    Short lines such as `return z`, and those that end in an open bracket, are no secret. A stored
    output is reported as a leak too.
    """
    notebook = nbformat.reads(student, as_version=4)
    shown = {line.strip() for cell in notebook.cells for line in cell.source.splitlines()}
    outputs = [cell for cell in notebook.cells if cell.get("outputs")]
    lines = {line.strip() for answer in editions.answers(source) for line in answer.splitlines()}
    leaks = sorted(line for line in lines & shown if len(line) > 12 and line[-1] not in "([{")
    return leaks + (["an output is stored"] if outputs else [])


def _name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
