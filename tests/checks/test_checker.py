"""The object `check`: also a check that stumbles gives a verdict; hints; how to call it."""

import numpy as np
import pytest

from utils.checks import check, checker
from utils.checks.progress import FILE_SETTING
from utils.checks.registry import exercises, find

NAME = next(iter(exercises()))


def test_a_check_that_raises_says_so_and_shows_no_traceback(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv(FILE_SETTING, str(tmp_path / "progress.json"))

    def stumbles(self, answer, rng=None):
        raise LookupError("nobody had thought of that")

    monkeypatch.setattr(type(find("weighted_sum")), "judge", stumbles)
    check.weighted_sum(lambda x, w, b: x @ w + b)
    said = " ".join(capsys.readouterr().out.split())
    assert "not right yet" in said
    assert "it raised LookupError: nobody had thought of that" in said
    assert "your answer may well be right" in said


def test_hints_and_completion(capsys):
    check.hint(NAME)
    check.hint(exercises()[NAME].solution)
    assert exercises()[NAME].hint in capsys.readouterr().out
    assert {"hint", "progress", NAME} <= set(dir(check))
    with pytest.raises(AttributeError, match="no exercise called"):
        check.no_such_exercise  # noqa: B018


def test_a_number_asks_for_that_hint(capsys):
    for call in (lambda: check.hint(NAME, 1), lambda: check.hint(exercises()[NAME].solution, 1)):
        call()
        assert exercises()[NAME].hint in capsys.readouterr().out


def test_a_check_says_first_that_it_judges_an_older_function(monkeypatch, progress_file, capsys):
    asked = []

    def stale(answer, name, others):
        asked.append((answer, name, set(others)))
        return "This is the function of before."

    monkeypatch.setattr(checker, "stale", stale)
    for answer in (lambda x, w, b: x @ w + b, lambda x, w, b: x @ w, lambda x, w, b: ...):
        check.weighted_sum(answer)
        assert capsys.readouterr().out.splitlines()[1] == "This is the function of before."
        assert asked.pop() == (answer, "weighted_sum", set(exercises()))


def test_a_call_without_its_argument_is_told_what_to_pass(capsys):
    for nothing in ((), (None,), (29.0,), (...,)):
        check.hint(*nothing)
        assert f'check.hint("{NAME}")' in capsys.readouterr().out
    with pytest.raises(TypeError, match=rf"Put your answer between.*: check\.{NAME}\({NAME}\)"):
        getattr(check, NAME)()
    with pytest.raises(TypeError, match="Pass your answer, and nothing else"):
        getattr(check, NAME)(1, 2)
    with pytest.raises(TypeError, match=r"check\.pick_activations\(…\)"):
        check.pick_activations()


def test_an_answer_is_not_blamed_for_an_unfinished_one_that_it_uses(progress_file, capsys):
    cell = """
def weighted_sum(x, w, b):
    ...
def node_output(x, w, b):
    return 1 / (1 + np.exp(-weighted_sum(x, w, b)))
"""
    notebook = {"np": np}
    exec(cell, notebook)
    check.node_output(notebook["node_output"])
    said = capsys.readouterr().out
    assert "uses `weighted_sum`, Exercise 3.1. Get that right first." in said

    # an attribute of that name is none of its business
    exec("def node_output(x, w, b): return x.weighted_sum", notebook)
    check.node_output(notebook["node_output"])
    assert "Get that right first" not in capsys.readouterr().out

    exec(cell, notebook)
    exec("def weighted_sum(x, w, b): return x @ w + b", notebook)
    check.node_output(notebook["node_output"])
    assert capsys.readouterr().out.startswith("PASS")
