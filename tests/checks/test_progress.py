"""Progress is kept, survives damage, and never stands in the way of a check."""

import json

import numpy as np
import pytest

from utils.checks import check, progress
from utils.checks.feedback.verdict import Status
from utils.checks.registry import exercises

NAME = next(iter(exercises()))


@pytest.fixture
def file(tmp_path, monkeypatch):
    path = tmp_path / "progress.json"
    monkeypatch.setenv(progress.FILE_SETTING, str(path))
    return path


def test_once_passed_stays_passed(file):
    for status in (Status.WRONG, Status.PASS, Status.WRONG):
        progress.record(NAME, status)
    assert progress.load() == {NAME: "PASS"}
    assert "1 of" in str(progress.table())


def test_a_blank_leaves_no_trace(file):
    progress.record(NAME, Status.BLANK)
    assert not file.exists()
    assert "0 of" in str(progress.table())


@pytest.mark.parametrize("damage", ["", "{", "[1, 2]", "null", "\x00\x01"])
def test_a_damaged_file_is_set_aside(file, damage):
    file.write_text(damage)
    progress.record(NAME, Status.PASS)
    assert json.loads(file.read_text()) == {NAME: "PASS"}
    assert file.with_suffix(".damaged.json").read_text() == damage


def test_a_folder_that_cannot_be_written_does_not_stop_a_check(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(progress.FILE_SETTING, str(tmp_path / "missing" / "progress.json"))
    getattr(check, NAME)(exercises()[NAME].solution)
    assert capsys.readouterr().out.startswith("PASS")
    check.progress()
    assert "cannot be saved" in capsys.readouterr().out


def test_the_table_lists_every_exercise(file, capsys):
    check.progress()
    text = capsys.readouterr().out
    assert all(exercise.title in text for exercise in exercises().values())


def test_hints_and_completion(capsys):
    check.hint(NAME)
    check.hint(exercises()[NAME].solution)
    assert exercises()[NAME].hint in capsys.readouterr().out
    assert {"hint", "progress", NAME} <= set(dir(check))
    with pytest.raises(AttributeError, match="no exercise called"):
        check.no_such_exercise  # noqa: B018


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


def test_an_answer_is_not_blamed_for_an_unfinished_one_that_it_uses(file, capsys):
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
