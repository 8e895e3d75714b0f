"""What a function returns is read in its source, and None is explained by it."""

import numpy as np
import pytest

from tests.checks.feedback.notebook_cells import SPREAD, in_a_notebook
from utils.checks.feedback.returns import returns_a_value, returns_in_first_turn, why_none

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


MISSING = "Is the `return` missing?"
NOT_MET = "On this input your function met no `return`, so it returned nothing (None)."
PERHAPS = "Does it come to its end without meeting a `return`"
ALONE = "Your `return` stands alone."
OF_NONE = "What stands behind your `return` is None on this input."


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("x.sum()", MISSING),
        ("def inner():\n        return 3\n    inner()", MISSING),
        ("return\n    x.sum()", ALONE),
        ("if b:\n        return b + 1", NOT_MET),
        ("if b:\n        return b + 1\n    elif w:\n        return w * 2", NOT_MET),
        ("for i in x:\n        if i > 9:\n            return np.sum(x)", NOT_MET),
        ("for i in x:\n        if i > 9:\n            return (i, float(i))", NOT_MET),
        ("while True:\n        if b:\n            break\n        return 1", NOT_MET),
        ("if b:\n        return best(x)", PERHAPS),
        ("return best", OF_NONE),
        ("if b:\n        return helper(b)\n    else:\n        return 2", OF_NONE),
        ("while True:\n        return helper(b)", OF_NONE),
        ("with np.errstate():\n        return helper(b)", OF_NONE),
        ("try:\n        return helper(b)\n    except ValueError:\n        raise", OF_NONE),
        ("try:\n        return 1 / b\n    except ValueError:\n        pass", NOT_MET),
        ("rows = []\n    return rows.append(x)", "`append` changes a thing and returns nothing"),
        ("return sorted(x).reverse()", "`reverse` changes a thing and returns nothing (None)."),
        ("return np.append(x, b)", OF_NONE),  # which cannot be, and is not `append` in any case
    ],
)
def test_none_is_explained(body, words):
    answer = in_a_notebook(f"def answer(x, w, b):\n    {body}\n", name=f"<None of {body}>")
    assert words in why_none(answer)
    assert returns_a_value(answer) is (words not in (MISSING, ALONE))


def test_without_a_source_it_is_only_asked():
    scope = {}
    exec("def answer(x):\n    if x:\n        return 1\n", scope)
    for answer in (scope["answer"], len, lambda x: None):
        assert MISSING in why_none(answer)
        assert not returns_a_value(answer)
