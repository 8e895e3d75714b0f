"""What a check says of an answer that makes no known mistake."""

import numpy as np
import pytest

from tests.checks.feedback.notebook_cells import SPREAD, in_a_notebook
from utils.checks.feedback.diagnosis import changed_argument, signature_problem

PRINTS = "Your function prints its result but returns nothing. Use `return`."


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("print(x.mean())", PRINTS),
        ("x.mean()", "Your function returns nothing (None). Is the `return` missing?"),
        ("if b < 0:\n        return b + 1", "On this input your function met no `return`"),
        ("print(x)\n    if b < 0:\n        return b + 1", "your function met no `return`"),
        ("for i in x:\n        return b + i", "`return` stands inside your loop"),
    ],
)
def test_what_is_told_of_a_result(body, words):
    answer = in_a_notebook(f"def answer(x, w, b):\n    {body}\n", name=f"<told of {body}>")
    assert words in " ".join(SPREAD.judge(answer, np.random.default_rng(0)).reasons)


def test_arguments_are_named():
    wanted = ["x", "w", "b"]
    assert signature_problem("spread", lambda x, w, b: 0, wanted) is None
    assert "it is called with (x, w, b)" in signature_problem("spread", lambda x: 0, wanted)
    cases = [([3, 1],), ([2, 1],)]
    assert "changes `row`" in changed_argument(lambda row: row.sort(), ["row"], cases, 1)
    assert changed_argument(sorted, ["row"], cases, 1) is None
