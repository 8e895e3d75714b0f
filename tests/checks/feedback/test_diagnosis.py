"""What a check says of a student's code is true, and names what the student wrote."""

import linecache
from dataclasses import replace
from types import FunctionType

import numpy as np
import pytest

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.feedback.diagnosis import borrowed_data, returns_in_first_turn
from utils.checks.feedback.errors import explain
from utils.checks.feedback.verdict import Status
from utils.nn import activations

SPREAD = FunctionExercise(
    name="spread",
    number="0.1",
    title="A spread",
    solution=lambda x, w, b: float(x.mean() * w.mean() + b),
    inputs=lambda rng, size: (rng.random(size + 2), rng.random(size + 2), 2.0),
    misconceptions={},
    hint="",
)


def in_a_notebook(source, name="<cell>"):
    """The answer that a cell defines, in a notebook with what earlier cells left behind."""
    lines = [line + "\n" for line in source.splitlines()]
    linecache.cache[name] = (len(source), None, lines, name)
    notebook = {"np": np, "same": True, "panels": 3, "meant": np.ones(2), "sigmoid": lambda z: z}
    notebook |= {"X": np.ones((2, 2)), "DELIVERY": [1.0], "STEPS": 5, "shape": (2, 2)}
    exec(compile(source, name, "exec"), notebook)
    return notebook["answer"]


def said(body):
    answer = in_a_notebook(f"def answer(x, w, b):\n    return {body}\n")
    verdict = SPREAD.judge(answer, np.random.default_rng(0))
    assert verdict.status is Status.WRONG
    return " ".join(verdict.reasons)


NO_ARGUMENT = "` is not one of the function's arguments, and nothing else has set it."


@pytest.mark.parametrize("name", ["n", "frames", "channels", "size", "shapes", "W2", "hidden"])
def test_a_name_that_is_no_argument(name):
    for body in (f"x * {name}", f"sum(i * {name} for i in x)", f"{name}.sum()", f"{name} * len(x)"):
        words = said(body)
        assert f"`{name}{NO_ARGUMENT} The function gets x, w, b." in words
        assert "Did you mean" not in words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("mean(x)", "NumPy's functions need `np.` in front: `np.mean(…)`."),
        ("[exp(i) for i in x]", "`np.exp(…)`."),
        ("x.reshape(reshape(x, 2))", "`np.reshape(…)`."),
        ("copy(x)", "`np.copy(…)`."),
        ("x * pi", "NumPy's constants need `np.` in front: `np.pi`."),
        ("linalg.norm(x)", "NumPy's modules need `np.` in front: `np.linalg.…`."),
        ("flatten(x)", "`flatten` belongs to arrays: an array's name and a dot come before it."),
        ("math.exp(b)", "`math` is not imported here."),
        ("sigmod(b)", "Did you mean `sigmoid`?"),
        ("lenn(x)", "Did you mean `len`?"),
        ("B + x", "Did you mean `b`? Capital and small letters make different names."),
        ("true", "Did you mean `True`?"),
        ("score(x)", "Look at the spelling, or run the cell that defines it."),
        ("plt.plot(x)", "Look at the spelling, or run the cell that defines it."),
    ],
)
def test_an_unknown_name(body, words):
    assert words in said(body)


def test_an_unknown_name_in_a_helper_says_nothing_of_the_answers_arguments():
    source = "def helper(k):\n    return k * n\ndef answer(x, w, b):\n    return helper(x)\n"
    words = SPREAD.judge(in_a_notebook(source)).reasons[0]
    assert "Look at the spelling" in words
    assert "gets x, w, b" not in words


def test_without_the_source_of_a_cell():
    scope = {"np": np}
    exec("def answer(x): return mean(x)\ndef other(x): return x * n", scope)
    for name, words in [("answer", "`np.mean(…)`"), ("other", "The function gets x.")]:
        with pytest.raises(NameError) as caught:
            scope[name](1)
        assert words in explain(caught.value, scope[name])


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


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("np.arange(6).reshape(1030)", "The check uses other sizes than the lab"),
        ("np.arange(6).reshape(-1, -1)", "-1 can stand for one size only"),
        ("(x - w) ^ 2", "In Python a power is written `**`; `^` is something else."),
        ("[i for i, j in x]", "A single number cannot be shared out among several names."),
        ("b ^ 2", "In Python a power is written `**`; `^` is something else."),
    ],
)
def test_an_error_is_explained(body, words):
    assert words in said(body)
    assert "coerced" not in said(body)


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
