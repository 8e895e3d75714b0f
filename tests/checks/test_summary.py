"""A PASS says how far one has come; the table has a row for each lab."""

import re

import pytest

from utils.checks import check, progress, summary
from utils.checks.feedback.verdict import Status
from utils.checks.registry import exercises

EXERCISES = list(exercises().values())
TOTAL = len(EXERCISES)
LABS = list(dict.fromkeys(one.number.partition(".")[0] for one in EXERCISES))


def of_lab(number):
    return [one for one in EXERCISES if one.number.startswith(f"{number}.")]


@pytest.fixture
def passed(progress_file):
    """Record that exercises are done, and return what is said behind the last of them."""

    def record(*done):
        for exercise in done:
            progress.record(exercise.name, Status.PASS)
        return summary.behind(done[-1])

    return record


def test_a_pass_says_how_far_one_has_come_and_what_is_next(progress_file, capsys):
    lab = of_lab(1)
    getattr(check, lab[0].name)(lab[0].solution)
    said = f"1 of {len(lab)} in Lab 1, 1 of {TOTAL} in the course. Next: {lab[1].heading}."
    assert capsys.readouterr().out.splitlines()[1] == said
    getattr(check, lab[1].name)("no such answer")
    assert "in the course" not in capsys.readouterr().out


def test_next_is_what_is_open_below_then_above(passed):
    lab = of_lab(3)
    assert f"Next: {lab[3].heading}." in passed(lab[1], lab[2])
    assert f"Next: {lab[0].heading}." in passed(*lab[1:])


def test_a_lab_that_is_done_leads_to_the_first_open_one_behind_it(passed):
    first, second = of_lab(LABS[2]), of_lab(LABS[3])
    count = len(first) + 1
    said = passed(second[0], *first)
    assert said == (
        f"Lab {LABS[2]} is done, {count} of {TOTAL} in the course. Next: {second[1].heading}."
    )


def test_behind_the_last_lab_is_the_first(passed):
    assert f"Next: {EXERCISES[0].heading}." in passed(*of_lab(LABS[-1]))


def test_at_the_end_of_the_course_that_is_said(passed, monkeypatch):
    assert passed(*EXERCISES) == f"All {TOTAL} exercises of the course are done."
    monkeypatch.setattr(summary, "broken", lambda: ["Lab 14 cannot be checked."])
    assert "that can be checked are done" in summary.behind(EXERCISES[0])


def test_without_a_record_a_pass_says_nothing_more(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv(progress.FILE_SETTING, str(tmp_path / "missing" / "progress.json"))
    getattr(check, EXERCISES[0].name)(EXERCISES[0].solution)
    assert capsys.readouterr().out.count("\n") == 1


def test_the_table_has_a_row_for_each_lab_and_names_what_is_open(passed, capsys):
    lab = of_lab(2)
    passed(*of_lab(1), lab[0])
    progress.record(lab[2].name, Status.WRONG)
    check.progress()
    text = capsys.readouterr().out
    assert text.startswith(f"{len(of_lab(1)) + 1} of {TOTAL} exercises done.")
    assert re.search(r"^Lab 1 +(\d+) of \1$", text, re.MULTILINE)
    assert re.search(rf"^Lab 2 +1 of {len(lab)} +open: {lab[1].number}", text, re.MULTILINE)
    assert f"{lab[2].number} {lab[2].name} (not right yet)" in text
    assert [line[:7].split()[1] for line in text.splitlines() if line.startswith("Lab")] == LABS
    shown = summary.table()._repr_html_()
    for exercise in EXERCISES:
        is_open = exercise not in (*of_lab(1), lab[0])
        assert (f"{exercise.number} {exercise.name}" in text) == is_open
        assert (f"<code>{exercise.name}</code>" in shown) == is_open
    assert max(map(len, text.splitlines())) <= 100
