"""Every exercise of the course proves itself: right, blank and each known mistake."""

import numpy as np
import pytest

from authoring.editions import answers
from authoring.labs import all_labs
from utils.checks.exercise import Exercise
from utils.checks.registry import exercises, find
from utils.checks.verdict import Status

EXERCISES = list(exercises().values())
SEEDS = range(3)

each = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)


@each
def test_the_solution_passes(exercise):
    for seed in SEEDS:
        verdict = exercise.judge(exercise.solution, np.random.default_rng(seed))
        assert verdict.status is Status.PASS, verdict


@each
def test_each_misconception_gets_its_own_message(exercise):
    wrong_answers = exercise.wrong_answers()
    assert len(wrong_answers) >= 3
    for message, answer in wrong_answers.items():
        for seed in SEEDS if isinstance(exercise, Exercise) else [0]:
            verdict = exercise.judge(answer, np.random.default_rng(seed))
            assert verdict.status is Status.WRONG, f"taken for right: {message}"
            assert verdict.reasons == [message]


@each
def test_the_hint_leads_without_giving_the_answer(exercise):
    assert 20 < len(exercise.hint) < 400
    written = [line.strip() for lab in all_labs() for line in _answer_lines(lab)]
    assert not [line for line in written if len(line) > 12 and line in exercise.hint]


def _answer_lines(lab):
    return "".join(answers(lab.source.read_text(encoding="utf-8"))).splitlines()


def test_a_wrong_name_is_answered_with_the_nearest():
    name = EXERCISES[0].name
    with pytest.raises(KeyError, match=f"Did you mean '{name}'"):
        find(name[:-1])
