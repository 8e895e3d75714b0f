"""Editions that are stale, not executed, or that show an answer are found and named."""

import nbformat
import pytest

from authoring import __main__ as commands
from authoring import building
from authoring.labs import Lab, find_labs

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


def test_labs_are_found_by_number_and_name():
    assert find_labs(["3"]) == find_labs(["03"]) == find_labs(["forward"])
    with pytest.raises(LookupError, match="There is no lab '77'"):
        find_labs(["77"])
