"""The house style of a lab, as far as a program can see it."""

import ast
import functools
import itertools
import re
from collections import Counter

import jupytext
import nbformat
import pytest

from authoring.editions import claims
from authoring.labs import ROOT, all_labs
from utils.checks.registry import exercises

LABS = all_labs()
each = pytest.mark.parametrize("lab", LABS, ids=lambda lab: lab.name)


@functools.cache
def cells(lab, kind):
    notebook = jupytext.reads(lab.source.read_text(encoding="utf-8"), fmt="py:percent")
    return [cell.source for cell in notebook.cells if cell.cell_type == kind]


def lines(code):
    """The lines of a cell that are read: no markers, no empty ones."""
    return [line for line in code.splitlines() if line.strip() and "### " not in line]


def exercises_of(lab):
    return [e for e in exercises().values() if e.number.split(".")[0] == str(int(lab.number))]


@each
def test_the_opening_says_what_and_how_long(lab):
    opening = cells(lab, "markdown")[0]
    assert opening.startswith(f"# Lab {int(lab.number)} · ")
    assert len(re.findall(r"^- ", opening, re.MULTILINE)) == 3
    assert re.search(r"\d+ minutes", opening)
    assert "?**" in opening


@each
def test_the_setup_is_short_and_sets_the_seed(lab):
    setup = cells(lab, "code")[0]
    assert len(lines(setup)) <= 8
    assert re.search(r"^SEED = \d+", setup, re.MULTILINE)


@each
def test_cells_are_small(lab):
    sizes = [len(lines(code)) for code in cells(lab, "code")]
    assert max(sizes) <= 15
    assert sum(sizes) / len(sizes) < 8


@each
def test_there_is_more_prose_than_code(lab):
    assert sum(map(len, cells(lab, "markdown"))) >= sum(map(len, cells(lab, "code")))


@each
def test_sections_are_questions(lab):
    text = "\n".join(cells(lab, "markdown"))
    headings = re.findall(r"^## (.+)$", text, re.MULTILINE)
    assert headings[-1] == "What you learned"
    assert 3 <= len(headings) - 1 <= 6
    assert [heading for heading in headings[:-1] if not heading.endswith("?")] == []


@each
def test_predict_comes_before_what_happened(lab):
    text = "\n".join(cells(lab, "markdown"))
    order = re.findall(r"\*\*(Predict|What happened)\.\*\*", text)
    assert order.count("Predict") >= 3
    assert all(
        before == "Predict"
        for before, after in itertools.pairwise(order)
        if after == "What happened"
    )


@each
def test_what_is_folded_away_holds_no_question(lab):
    folded = [c for c in cells(lab, "markdown") if c.startswith("**What happened.**")]
    assert [c for c in folded if "**Predict.**" in c] == []


@each
def test_exercises_are_announced_checked_and_hinted(lab):
    text = "\n".join(cells(lab, "markdown"))
    announced = re.findall(r"^### Exercise (\d+\.\d) · (.+?) ★+☆* \(\d+ min\)", text, re.MULTILINE)
    assert announced == [(e.number, e.title) for e in exercises_of(lab)]
    assert 3 <= len(announced) <= 5
    names = [exercise.name for exercise in exercises_of(lab)]
    assert re.findall(r"<!-- hint: (\w+) -->", text) == names
    checks = [code for code in cells(lab, "code") if code.startswith("check.")]
    assert [re.match(r"check\.(\w+)\(", code)[1] for code in checks if ".progress" not in code] == (
        names
    )


@each
def test_it_ends_with_a_table_and_three_questions(lab):
    text = "\n".join(cells(lab, "markdown"))
    closing = text.partition("## What you learned")[2]
    assert re.search(r"\|.*NumPy.*\|.*Keras.*\|", closing)
    assert len(re.findall(r"<details>\s*<summary>Answer", closing)) == 3


@each
def test_every_claim_has_a_test(lab):
    tested = ast.parse((ROOT / f"tests/claims/test_lab{lab.number}.py").read_text("utf-8"))
    names = {
        node.name.removeprefix("test_")
        for node in ast.walk(tested)
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }
    assert set(claims(lab.source.read_text(encoding="utf-8"))) - names == set()


@each
def test_the_words_talk_to_a_beginner(lab):
    text = "\n".join(cells(lab, "markdown"))
    assert re.findall(r"\b(simply|obviously|of course|trivial\w*|clearly)\b", text, re.I) == []


@each
def test_figures_have_alt_text_and_stand_alone(lab):
    notebook = nbformat.read(lab.solved, as_version=4)
    for cell in notebook.cells:
        pictures = [o for o in cell.get("outputs", []) if "image/png" in o.get("data", {})]
        assert len(pictures) <= 1
        for picture in pictures:
            alt = picture.metadata["image/png"]["alt"]
            assert len(alt) > 20
            assert alt == picture.data["text/plain"]


@each
def test_the_editions_are_small(lab):
    assert lab.solved.stat().st_size < 400_000


@each
def test_outputs_that_are_not_compared_are_few_and_have_a_reason(lab):
    notebook = jupytext.reads(lab.source.read_text(encoding="utf-8"), fmt="py:percent")
    ignored = [c for c in notebook.cells if "nbval-ignore-output" in c.metadata.get("tags", [])]
    assert len(ignored) <= 2
    assert all("# Not compared: " in cell.source for cell in ignored)


def test_no_function_stands_in_two_labs_or_in_a_lab_and_in_utils():
    places = [
        (node.name, lab.name)
        for lab in LABS
        for code in cells(lab, "code")
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.FunctionDef) and node.name not in exercises()
    ]
    shared = {
        node.name
        for file in (ROOT / "utils").glob("*.py")
        for node in ast.parse(file.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }
    twice = {name for name, count in Counter(name for name, _ in places).items() if count > 1}
    assert twice | ({name for name, _ in places} & shared) == set()
