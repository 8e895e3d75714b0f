"""What a check says of a student's code is true, and names what the student wrote."""

from dataclasses import replace
from types import FunctionType

import numpy as np
import pytest

from tests.checks.feedback.notebook_cells import SPREAD, in_a_notebook, said
from utils.checks.feedback.diagnosis import borrowed_data, returns_in_first_turn
from utils.nn import activations


def test_data_of_an_earlier_cell_may_have_a_capital_name():
    assert "uses `X`, which an earlier cell made" in said("X @ w")
    in_a_comprehension = said("[float(X[0, 0] * i) for i in DELIVERY][0]")
    assert "`X`" in in_a_comprehension
    assert "`DELIVERY`" in in_a_comprehension
    assert "uses `shape`" in said("w[:2] * shape")
    for body in ("float(STEPS * b)", "x.shape", "np.zeros(x.shape)", "sigmoid(b)"):
        assert "earlier cell" not in said(body)
    assert borrowed_data(len) == ""


def test_a_known_mistake_with_borrowed_data_is_told_of_both():
    known = replace(SPREAD, misconceptions={"That is b alone.": lambda x, w, b: b})
    answer = in_a_notebook("def answer(x, w, b):\n    return b + 0 * panels\n")
    told = ["Your function uses `panels`, which an earlier cell made. Use its arguments only."]
    assert known.judge(answer).reasons == ["That is b alone.", *told]
    assert known.judge(lambda x, w, b: b).reasons == ["That is b alone."]


def test_what_utils_offers_has_data_of_its_own(monkeypatch):
    monkeypatch.setattr(activations, "table", [1.0], raising=False)
    code = (lambda x: table).__code__  # noqa: F821
    assert borrowed_data(FunctionType(code, vars(activations))) == ""
    assert borrowed_data(FunctionType(code, {"table": [1.0]})) == "`table`"


LOOP = "def answer(x, w, b):\n    for i in x:\n        {}\n    return b + 1.0\n"


@pytest.mark.parametrize(
    ("body", "ends"),
    [
        ("return float(i)", True),
        ("j = i\n        return float(j)", True),
        ("if i > 0:\n            return float(i)", False),
        ("if i > 9:\n            continue\n        return float(i)", False),
        ("pass", False),
    ],
)
def test_a_return_inside_a_loop(body, ends):
    answer = in_a_notebook(LOOP.format(body), name=f"<cell {body}>")
    assert returns_in_first_turn(answer) is ends
    reasons = SPREAD.judge(answer, np.random.default_rng(0)).reasons
    assert ("`return` stands inside your loop" in reasons[-1]) is ends


def test_no_source_is_no_return_inside_a_loop():
    scope = {}
    exec(LOOP.format("return i"), scope)
    assert not any(map(returns_in_first_turn, (scope["answer"], len, lambda x: x)))
