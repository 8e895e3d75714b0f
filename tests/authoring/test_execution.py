"""Executing a notebook outside of tests names the same misfortunes."""

import nbformat
import pytest

from authoring.execution import count_exercises, execute
from utils.checks.progress import FILE_SETTING
from utils.checks.registry import find

pytestmark = pytest.mark.slow


def notebook(*cells: str) -> nbformat.NotebookNode:
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])


@pytest.mark.parametrize(
    ("cell", "problem"),
    [
        ("import os; os._exit(1)", "code cell 2 ended the kernel"),
        ("while True: print('x' * 1000)", "code cell 2 printed more than 1,000,000 bytes"),
        ("while True: pass", "code cell 2 ran for more than 3 s"),
        ("1 / 0", "code cell 2 raised ZeroDivisionError: division by zero"),
    ],
)
def test_what_went_wrong_is_named(tmp_path, cell, problem):
    assert execute(notebook("x = 1", cell), tmp_path, cell_seconds=3).problem == problem


def test_a_good_run_is_measured_and_stands_in_its_folder(tmp_path):
    made = notebook(
        "from pathlib import Path; print(Path.cwd().name)",
        "from utils.checks import check\ncheck.weighted_sum(...)",
    )
    cells = []
    run = execute(made, tmp_path, on_cell=lambda: cells.append(1))
    assert run.problem == ""
    assert run.cells == len(cells) == 2
    assert run.seconds > 0
    assert run.peak_mb > 10
    assert made.cells[0].outputs[0].text.strip() == tmp_path.name
    assert count_exercises(made) == "1 not attempted yet"


def test_a_run_records_no_progress_and_shows_none(tmp_path, monkeypatch):
    monkeypatch.setenv(FILE_SETTING, str(tmp_path / "progress.json"))
    made = notebook(
        "from utils.checks import check",
        "def weighted_sum(x, w, b):\n    return x @ w + b\ncheck.weighted_sum(weighted_sum)",
    )
    assert execute(made, tmp_path).exercises == "1 PASS"
    shown = made.cells[1].outputs[0].data["text/plain"]
    assert shown == f"PASS · {find('weighted_sum').heading}"
    assert not (tmp_path / "progress.json").exists()
