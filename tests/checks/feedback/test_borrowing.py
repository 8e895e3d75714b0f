"""An answer that uses the notebook's own data is told so, however deep it is hidden."""

from dataclasses import replace
from types import FunctionType

import pytest

from tests.checks.feedback.notebook_cells import SPREAD, in_a_notebook, said
from utils.checks.exercises.mistakes import Mistake
from utils.checks.feedback.borrowing import borrowed_data, borrowing
from utils.nn import activations


def test_data_of_the_notebook_may_have_a_capital_name():
    assert "Your function uses `X`, which the notebook made. Use its arguments" in said("X @ w")
    in_a_comprehension = said("[float(X[0, 0] * i) for i in DELIVERY][0]")
    assert "`X`" in in_a_comprehension
    assert "`DELIVERY`" in in_a_comprehension
    assert "uses `shape`" in said("w[:2] * shape")
    for body in ("float(STEPS * b)", "x.shape", "np.zeros(x.shape)", "sigmoid(b)"):
        assert "notebook" not in said(body)
    assert borrowed_data(len) == ""
    assert borrowing(len) == []


CELL = """
def loss(w):
    return sum({inside})
def walk(w):
    return loss(w) if w else walk(w)
def answer(w):
    return {body}
"""


@pytest.mark.parametrize(
    ("inside", "body", "told"),
    [
        ("panels * w", "loss(w)", "calls `loss`, which uses `panels`, made by a cell of the"),
        ("meant * DELIVERY", "loss(w)", "calls `loss`, which uses `meant`, `DELIVERY`, made by"),
        ("panels * w", "walk(w)", "calls `walk`, which calls `loss`, which uses `panels`, made by"),
        ("panels * w", "[walk(v) for v in loss(w)]", "calls `loss`, which uses `panels`, made by"),
        ("panels * w", "panels + loss(w)", "uses `panels`, which the notebook made."),
        ("w * STEPS", "walk(w)", ""),
    ],
)
def test_data_that_another_function_uses(inside, body, told):
    words = borrowing(in_a_notebook(CELL.format(inside=inside, body=body)))
    assert len(words) == bool(told)
    assert told in "".join(words)


def test_a_known_mistake_with_borrowed_data_is_told_of_both():
    known = replace(SPREAD, mistakes=[Mistake("b", "That is b alone.", lambda x, w, b: b)])
    answer = in_a_notebook("def answer(x, w, b):\n    return b + 0 * panels\n")
    told = ["Your function uses `panels`, which the notebook made. Use its arguments only."]
    assert known.judge(answer).reasons == ["That is b alone.", *told]
    assert known.judge(lambda x, w, b: b).reasons == ["That is b alone."]


def test_what_utils_offers_has_data_of_its_own(monkeypatch):
    monkeypatch.setattr(activations, "table", [1.0], raising=False)
    code = (lambda x: table).__code__  # noqa: F821
    assert borrowed_data(FunctionType(code, vars(activations))) == ""
    assert borrowed_data(FunctionType(code, {"table": [1.0]})) == "`table`"
