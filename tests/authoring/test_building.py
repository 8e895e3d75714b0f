"""Editions that are stale, not executed, or that show an answer are found and named."""

import nbformat
import pytest

from authoring import __main__ as commands
from authoring import building
from authoring.building import is_executed, leaked_answers
from authoring.editions import answers, solved_edition, student_edition, to_text, without_outputs
from authoring.labs import Lab

pytestmark = pytest.mark.slow

SOURCE = """\
# %% [markdown]
# # Lab 99 · Twice

# %%
def double(x):
    ### BEGIN SOLUTION
    return 2 * x + 0 * x
    ### END SOLUTION


# %%
print("twice")
"""


@pytest.fixture
def lab(tmp_path, monkeypatch):
    """A lab of two cells, freshly built."""
    monkeypatch.setattr(building, "ROOT", tmp_path)
    source = tmp_path / "module9" / "solutions" / "99_twice.py"
    source.parent.mkdir(parents=True)
    source.write_text(SOURCE, encoding="utf-8")
    made = Lab(source)
    run = building.build(made)
    assert (run.problem, run.cells) == ("", 2)
    return made


def test_what_was_built_is_right_and_stays_so(lab):
    assert building.problems(lab) == []
    before = lab.student.read_bytes()
    building.build(lab)
    assert lab.student.read_bytes() == before
    assert b"\r" not in before


def test_a_changed_source_makes_both_editions_stale(lab):
    lab.source.write_text(SOURCE.replace("Twice", "Two times"), encoding="utf-8")
    assert building.problems(lab) == [
        "module9/99_twice.ipynb is not what its source gives",
        "module9/solutions/99_twice.ipynb is not what its source gives",
    ]


def test_an_edited_student_edition_is_found(lab):
    lab.student.write_text(lab.student.read_text().replace("twice", "thrice"), encoding="utf-8")
    assert building.problems(lab) == ["module9/99_twice.ipynb is not what its source gives"]


def test_a_solved_edition_that_was_not_executed_is_found(lab):
    notebook = nbformat.read(lab.solved, as_version=4)
    notebook.cells[2].execution_count = None
    nbformat.write(notebook, lab.solved)
    assert building.problems(lab) == [
        "module9/solutions/99_twice.ipynb is not executed from top to bottom"
    ]


def test_an_answer_in_the_prose_is_found(lab):
    source = SOURCE + "\n# %% [markdown]\n# ```\n# return 2 * x + 0 * x\n# ```\n"
    lab.source.write_text(source, encoding="utf-8")
    building.build(lab)
    assert building.problems(lab) == [
        "module9/99_twice.ipynb shows an answer: return 2 * x + 0 * x"
    ]


def test_a_failing_lab_leaves_the_editions_alone(lab):
    before = lab.student.read_bytes(), lab.solved.read_bytes()
    lab.source.write_text(SOURCE + "\n# %%\n1 / 0\n", encoding="utf-8")
    assert building.build(lab).problem == "code cell 3 raised ZeroDivisionError: division by zero"
    assert (lab.student.read_bytes(), lab.solved.read_bytes()) == before


def test_the_check_names_the_command_that_mends(lab, capsys):
    assert commands.check([lab]) == 0
    lab.source.write_text(SOURCE.replace("Twice", "Two times"), encoding="utf-8")
    assert commands.check([lab]) == 1
    assert capsys.readouterr().out.endswith("To mend it: python course.py build 99\n")


def test_a_leaked_answer_is_found():
    text = "# %%\n### BEGIN SOLUTION\nresult = secret_formula(1)\n### END SOLUTION\n"
    assert answers(text) == ["result = secret_formula(1)\n"]
    clean = to_text(student_edition(text))
    assert leaked_answers(text, clean) == []
    leaky = to_text(
        student_edition(text + "\n# %% [markdown]\n# ```\n# result = secret_formula(1)\n# ```\n")
    )
    assert leaked_answers(text, leaky) == ["result = secret_formula(1)"]


def test_only_a_notebook_run_from_top_to_bottom_counts_as_executed():
    notebook = solved_edition("# %%\n1\n\n# %%\n2\n")
    assert not is_executed(notebook)
    for number, cell in enumerate(notebook.cells, start=1):
        cell.execution_count = number
    assert is_executed(notebook)
    assert not is_executed(without_outputs(notebook))
    notebook.cells[1].outputs = [
        nbformat.v4.new_output("error", ename="NameError", evalue="", traceback=[])
    ]
    assert not is_executed(notebook)
