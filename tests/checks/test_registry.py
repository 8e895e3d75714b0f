"""Every exercise of the course proves itself: right, blank and each known mistake."""

import re
import subprocess
import sys
from copy import deepcopy
from itertools import product

import numpy as np
import pytest

import utils.checks
from authoring.editions import answers
from authoring.labs import all_labs
from tests.thorough import THOROUGH, few
from utils.checks import check, registry
from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.model_exercise import ModelExercise
from utils.checks.exercises.value_exercise import ValueExercise
from utils.checks.exercises.variants import variants_of
from utils.checks.feedback.calling import call
from utils.checks.feedback.verdict import Status
from utils.checks.lab13.generators_turn import TurnExercise
from utils.checks.progress import FILE_SETTING
from utils.checks.registry import exercises, find

EXERCISES = list(exercises().values())
SEEDS = few(range(10), usual=3)


def trains_a_model(exercise):
    return isinstance(exercise, ModelExercise | TurnExercise)


each = pytest.mark.parametrize(
    "exercise",
    [
        pytest.param(one, marks=[pytest.mark.slow] if trains_a_model(one) else [], id=one.name)
        for one in EXERCISES
    ],
)


@pytest.fixture
def seeds(exercise, pytestconfig):
    """For the draws of inputs: a value has none, and a model takes seconds to judge."""
    if isinstance(exercise, ValueExercise | ModelExercise):
        return SEEDS[:1]
    once = pytestconfig.getoption("quick") or (trains_a_model(exercise) and not THOROUGH)
    return SEEDS[:1] if once else SEEDS


@each
def test_the_solution_passes(exercise, seeds):
    for seed in seeds:
        verdict = exercise.judge(exercise.solution, np.random.default_rng(seed))
        assert verdict.status is Status.PASS, verdict


@each
def test_each_misconception_gets_its_own_message(exercise, seeds):
    wrong_answers = exercise.wrong_answers()
    assert len(wrong_answers) >= 3
    for message, answer in wrong_answers.items():
        for variant, seed in product(variants_of(answer), seeds):
            verdict = exercise.judge(variant, np.random.default_rng(seed))
            assert verdict.status is Status.WRONG, f"taken for right: {message}"
            assert verdict.reasons == [message]


FUNCTIONS = [one for one in EXERCISES if isinstance(one, FunctionExercise)]


@pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda one: one.name)
def test_no_mistake_is_one_only_because_a_name_is_missing_in_it(exercise):
    inputs = [exercise.inputs(np.random.default_rng(seed), 3) for seed in range(3)]
    for mistake in exercise.mistakes:
        for function in mistake.functions(exercise.solution):
            errors = [call(function, deepcopy(case), None).error for case in inputs]
            missing = [one for one in errors if isinstance(one, NameError)]
            assert not missing, f"{mistake.label}: {missing[0]}"


@each
def test_labels_are_short_names(exercise):
    known = getattr(exercise, "mistakes", None) or getattr(exercise, "rules", [])
    labels = [one.label for one in known]
    if hasattr(exercise, "mistakes"):  # a rule may stand in several wordings
        assert len(set(labels)) == len(labels)
    for label in labels:
        assert re.fullmatch(r"[\w½.-]{1,40}", label), label


@each
def test_each_hint_leads_without_giving_the_answer(exercise):
    written = [line.strip() for lab in all_labs() for line in _answer_lines(lab)]
    for step in exercise.steps:
        assert 20 < len(step) < 500
        assert not [line for line in written if len(line) > 12 and line in step]


@each
def test_the_hint_leads_without_giving_the_answer(exercise):
    assert 20 < len(exercise.hint) < 400
    written = [line.strip() for lab in all_labs() for line in _answer_lines(lab)]
    assert not [line for line in written if len(line) > 12 and line in exercise.hint]


def _answer_lines(lab):
    return "".join(answers(lab.source.read_text(encoding="utf-8"))).splitlines()


def test_a_broken_lab_stops_no_other(tmp_path, monkeypatch, capsys):
    (tmp_path / "lab99").mkdir()
    (tmp_path / "lab99/__init__.py").write_text("EXERCISES = [\n")
    monkeypatch.setattr(utils.checks, "__path__", [*utils.checks.__path__, str(tmp_path)])
    names = [*registry.modules(), "lab99"]
    monkeypatch.setattr(registry, "modules", lambda: names)
    monkeypatch.setenv(FILE_SETTING, str(tmp_path / "progress.json"))
    with pytest.raises(SyntaxError):  # so that CI sees it
        exercises.__wrapped__()

    name = EXERCISES[0].name
    getattr(check, name)(EXERCISES[0].solution)
    check.hint(name)
    check.progress()
    assert name in dir(check)
    said = capsys.readouterr().out
    assert said.startswith("PASS")
    for words in ("The exercises of Lab 99 cannot be checked", "lab99 raised SyntaxError"):
        assert words in said
        with pytest.raises(AttributeError, match=words):
            check.of_the_broken_lab  # noqa: B018


def test_every_lab_can_be_imported():
    assert registry.broken() == []
    assert list(registry.usable()) == list(exercises())
    assert len(registry.modules()) == len(all_labs())


def test_a_wrong_name_is_answered_with_the_nearest():
    name = EXERCISES[0].name
    with pytest.raises(KeyError, match=f"Did you mean '{name}'"):
        find(name[:-1])


def test_the_first_check_is_quick_to_load():
    """scikit-learn takes two seconds to import, and no check needs it before it judges."""
    code = "import sys; from utils.checks.registry import exercises; exercises()"
    code += "; assert 'sklearn' not in sys.modules, 'import it inside the function that uses it'"
    subprocess.run([sys.executable, "-c", code], check=True)
