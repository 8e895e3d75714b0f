"""Progress is kept, survives damage, and never stands in the way of a check."""

import json

import pytest

from utils.checks import check, progress
from utils.checks.feedback.verdict import Status
from utils.checks.registry import exercises

NAME = next(iter(exercises()))


def test_once_passed_stays_passed(progress_file):
    for status in (Status.WRONG, Status.PASS, Status.WRONG):
        progress.record(NAME, status)
    assert progress.load() == {NAME: "PASS"}
    assert "1 of" in str(progress.table())


def test_a_blank_leaves_no_trace(progress_file):
    progress.record(NAME, Status.BLANK)
    assert not progress_file.exists()
    assert "0 of" in str(progress.table())


@pytest.mark.parametrize("damage", ["", "{", "[1, 2]", "null", "\x00\x01"])
def test_a_damaged_file_is_set_aside(progress_file, damage):
    progress_file.write_text(damage)
    progress.record(NAME, Status.PASS)
    assert json.loads(progress_file.read_text()) == {NAME: "PASS"}
    assert progress_file.with_suffix(".damaged.json").read_text() == damage


def test_a_folder_that_cannot_be_written_does_not_stop_a_check(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(progress.FILE_SETTING, str(tmp_path / "missing" / "progress.json"))
    getattr(check, NAME)(exercises()[NAME].solution)
    assert capsys.readouterr().out.startswith("PASS")
    check.progress()
    assert "cannot be saved" in capsys.readouterr().out


def test_the_table_lists_every_exercise(progress_file, capsys):
    check.progress()
    text = capsys.readouterr().out
    assert all(exercise.title in text for exercise in exercises().values())
