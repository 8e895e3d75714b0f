"""Progress is kept, survives damage, and never stands in the way of a check."""

import json

import pytest

from utils.checks import check, progress, summary
from utils.checks.feedback.verdict import Status
from utils.checks.registry import exercises

NAME = next(iter(exercises()))


def test_once_passed_stays_passed(progress_file):
    for status in (Status.WRONG, Status.PASS, Status.WRONG):
        assert progress.record(NAME, status)
    assert progress.load() == {NAME: "PASS"}
    assert str(summary.table()).startswith("1 of")


def test_a_blank_leaves_no_trace(progress_file):
    assert not progress.record(NAME, Status.BLANK)
    assert not progress_file.exists()
    assert str(summary.table()).startswith("0 of")


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


@pytest.fixture(params=["off", "solutions"])
def nowhere(request, progress_file, monkeypatch, tmp_path):
    """Let nothing be recorded: by the setting, or in the folder of a solved edition."""
    if request.param == "off":
        monkeypatch.setenv(progress.FILE_SETTING, progress.OFF)
    else:
        (tmp_path / progress.SOLVED).mkdir()
        monkeypatch.chdir(tmp_path / progress.SOLVED)


def test_a_solved_edition_records_nothing_and_says_nothing_of_progress(
    nowhere, progress_file, tmp_path, capsys
):
    solved = exercises()[NAME]
    getattr(check, NAME)(solved.solution)
    assert capsys.readouterr().out == f"PASS · {solved.heading}\n"
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []
    check.progress()
    assert "Nothing is recorded here." in capsys.readouterr().out


def test_in_a_folder_that_is_gone_a_check_still_works(tmp_path, monkeypatch, progress_file):
    monkeypatch.setattr(progress.Path, "cwd", lambda: (tmp_path / "gone").stat())
    assert progress.record(NAME, Status.PASS)
