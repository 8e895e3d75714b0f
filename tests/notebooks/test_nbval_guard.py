"""Notebooks that misbehave fail at once, and the failure says how."""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import nbformat
import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
CHECK = "from utils.checks import check\n"

# name of the notebook: its last cell, and what the failure must say
BAD = {
    "dies": ("import os; os._exit(1)", "The kernel died while it ran this cell."),
    "prints_for_ever": ("while True: print('x' * 1000)", "printed more than 1,000,000 bytes"),
    "prints_a_lot": ("print('x' * 5_000_000)", "printed more than 1,000,000 bytes"),
    "hangs": ("import time; time.sleep(60)", "Timeout of 8 seconds exceeded"),
    "raises": (CHECK + "check.weighted_sum(...)\n1 / 0", "ZeroDivisionError"),
    "attempted": (CHECK + "check.weighted_sum(3.0)", "should say 'not attempted yet'"),
    "solutions/blank": (CHECK + "check.weighted_sum(...)", "should say 'PASS'"),
    "solutions/stale": ("print(1)", "Unexpected output fields"),
}


@pytest.fixture(scope="module")
def failures(tmp_path_factory):
    """Run all bad notebooks under pytest, as CI would, and collect what failed and how."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "solutions").mkdir()
    for name, (cell, _) in BAD.items():
        cells = [nbformat.v4.new_code_cell(code) for code in ("x = 1", cell)]
        if name == "solutions/stale":
            cells[1].execution_count = 2
        nbformat.write(nbformat.v4.new_notebook(cells=cells), folder / f"{name}.ipynb")
    settings = [
        "-c",
        "pyproject.toml",
        "-p",
        "tests.notebooks.nbval_guard",
        "-p",
        "no:cacheprovider",
    ]
    options = ["-n0", "--color=no", "--nbval-cell-timeout=8", f"--junitxml={folder}/result.xml"]
    subprocess.run(
        [sys.executable, "-m", "pytest", *settings, *options, str(folder)],
        cwd=ROOT, capture_output=True, timeout=100,
    )  # fmt: skip
    failed: dict[str, str] = {}
    for case in ElementTree.parse(folder / "result.xml").iter("testcase"):
        name = case.get("classname", "").removesuffix(".ipynb").replace(".", "/")
        failed[name] = "".join(failure.text or "" for failure in case.iter("failure"))
    return failed


@pytest.mark.parametrize("name", BAD)
def test_a_bad_cell_is_named(failures, name):
    assert BAD[name][1] in failures[name]
