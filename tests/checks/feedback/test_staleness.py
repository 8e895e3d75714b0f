"""A check says that it judges an older function, and only then; all in a real IPython shell."""

import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from utils.checks.feedback.staleness import stale

OLD = "def weighted_sum(x, w, b):\n    return x @ w"
NEW = "def weighted_sum(x, w, b):\n    return x @ w + b"
CHECK = "said = stale(weighted_sum, 'weighted_sum', ['weighted_sum', 'weighted_sums'])"
FAILED = "The cell with your newest `weighted_sum` ended with an error, so this judges"


@pytest.fixture
def run(capsys):
    """Run cells of a notebook, as its kernel does, and return what is said of the last check."""
    InteractiveShell.clear_instance()
    shell = InteractiveShell.instance(config=Config(HistoryManager={"hist_file": ":memory:"}))
    shell.user_ns["stale"] = stale

    def run_cells(*cells, store_history=True):
        for cell in cells:
            shell.run_cell(cell, store_history=store_history)
        return shell.user_ns.pop("said")

    yield run_cells
    InteractiveShell.clear_instance()


@pytest.mark.parametrize(
    "broken",
    [
        NEW + "\n)",
        NEW.replace("(x, w, b):", "(x, w, b)"),
        NEW.replace("def ", "dfe "),
        NEW.replace("    return", "return"),
        "1 / 0\n" + NEW,
        "import no_such_module\n\n" + NEW,
        "weighted_sum = lambda x, w, b: x @ w + b)",
    ],
)
def test_a_newer_cell_that_ended_with_an_error(run, broken):
    assert run(OLD, CHECK, broken, CHECK).startswith(FAILED)
    assert run("print('in between')", CHECK).startswith(FAILED)
    assert run(NEW, CHECK) == ""


def test_it_is_said_of_an_answer_that_was_never_begun(run):
    assert run("def weighted_sum(x, w, b):\n    ...", NEW + ")", CHECK).startswith(FAILED)


@pytest.mark.parametrize("name", ["wieghted_sum", "weighted_sum2", "weightedsum"])
def test_a_newer_cell_that_gives_it_another_name(run, name):
    said = run(OLD, CHECK, NEW.replace("weighted_sum", name), CHECK)
    assert said.startswith(f"You have since defined `{name}`, but this judges `weighted_sum`")
    assert run(NEW, CHECK) == ""


@pytest.mark.parametrize(
    "cells",
    [
        [],
        ["1 / 0"],
        ["print(weighted_sum(1, 2, 3)"],
        ["weighted_sum(1, 2)", "print weighted_sum(1, 2)"],
        ["z = weighted_sum("],
        [NEW + "\n1 / 0"],  # the error came after the function
        [NEW.replace("weighted_sum", "node_output")],
        [NEW.replace("weighted_sum", "weighted_sums")],  # another exercise
        ["def weighted_sum_of_all(X, W):\n    return X @ W"],
        [NEW, NEW + ")", NEW],
        [NEW + "  \n\n", "%time 3", "!true"],
        [""],
    ],
)
def test_nothing_is_said_in_ordinary_cases(run, cells):
    assert run(OLD, CHECK, *cells, CHECK) == ""


def test_nothing_is_said_of_a_cell_that_defines_and_checks(run):
    assert run(OLD, NEW + ")", NEW + "\n" + CHECK) == ""


def test_nothing_is_said_without_a_history(run):
    assert run(OLD, CHECK, NEW + ")", CHECK, store_history=False) == ""


def test_nothing_is_said_of_what_no_cell_defines(run):
    assert run("from numpy import dot as weighted_sum", NEW + ")", CHECK) == ""
    assert run("weighted_sum = 29.0", NEW + ")", CHECK) == ""
    assert run("from statistics import mean as weighted_sum", NEW + ")", CHECK) == ""


def test_nothing_is_said_outside_a_notebook():
    notebook = {}
    exec(OLD, notebook)
    assert stale(notebook["weighted_sum"], "weighted_sum") == ""
