"""Leaving out the student's copies of cells is sound: nothing reads what belongs into a blank."""

import nbformat
import pytest

from authoring.labs import all_labs
from tests.notebooks.nbval_guard import CHECK
from tests.notebooks.nbval_once import blanks, names_bound, names_read, own_code

each = pytest.mark.parametrize("lab", all_labs(), ids=lambda lab: lab.name)


def code_of(edition):
    notebook = nbformat.read(edition, as_version=4)
    return [cell.source for cell in notebook.cells if cell.cell_type == "code"]


@each
def test_the_lab_goes_on_without_the_answers(lab):
    student, solved = map(code_of, lab.editions())
    own = set(blanks(student, solved))
    asked_for = set().union(*(names_bound(student[i]) for i in own))
    others = [code for i, code in enumerate(student) if i not in own and not CHECK.search(code)]
    assert {name: code for code in others for name in names_read(code) & asked_for} == {}


@each
def test_blanks_and_checks_are_run_and_most_copies_are_not(lab):
    student, solved = map(code_of, lab.editions())
    kept = own_code(student, solved)
    checks = {i for i, code in enumerate(student) if CHECK.search(code)}
    assert checks
    assert checks | set(blanks(student, solved)) | {0} <= set(kept)
    assert len(kept) < len(student) / 2


def test_what_a_blank_needs_is_run_too():
    student = [
        "import numpy as np",
        "def g():\n    return h",
        "h = np.zeros(3)",
        "h",
        "a = g() + ...",
    ]
    solved = [*student[:-1], "a = g() + 1"]
    assert own_code(student, solved) == {i: student[i] for i in (0, 1, 2, 4)}
