"""What a student wrote behind a dot is explained: a missing name, a method, math on an array."""

import linecache
import math

import numpy as np
import pytest

from utils.checks.feedback.attribute_errors import ELSEWHERE
from utils.checks.feedback.comparison import difference
from utils.checks.feedback.errors import explain


def said(body, first="v = 0", known=True):
    """What is said of a function with these two lines; `known` if its source can be found."""
    source, name = f"def answer(x, w, b):\n    {first}\n    return {body}\n", f"<cell {body}>"
    notebook = {"np": np, "math": math, "exp": math.exp, "X": np.ones((2, 3))}
    exec(compile(source, name, "exec"), notebook)
    if known:
        lines = [line + "\n" for line in source.splitlines()]
        linecache.cache[name] = (len(source), None, lines, name)
    with pytest.raises(Exception) as caught:  # noqa: PT011
        notebook["answer"](np.arange(1.0, 4), np.ones(3), 2.0)
    return explain(caught.value, notebook["answer"])


METHOD = "`{}` is a method: it needs its brackets, `{}`."


@pytest.mark.parametrize(
    ("body", "method", "call"),
    [
        ("w.copy[0]", "copy", "w.copy()"),
        ("x * w.copy", "copy", "w.copy()"),
        ("x.shape[0] * (x - x.mean)", "mean", "x.mean()"),
        ("x @ w.copy", "copy", "w.copy()"),
        ("len(w.copy)", "copy", "w.copy()"),
        ("[i for i in w.tolist]", "tolist", "w.tolist()"),
        ("w.copy.sum()", "copy", "w.copy()"),
        ("(x + w).copy.sum()", "copy", "(x + w).copy()"),
        ("np.exp(w.sum)", "sum", "w.sum()"),
        ("np.mean(x.copy)", "copy", "x.copy()"),
        ("float(x.mean)", "mean", "x.mean()"),
        ("x.max > 0", "max", "x.max()"),
        ("round(w.mean, 2)", "mean", "w.mean()"),
        ("-w.mean", "mean", "w.mean()"),
        ("(x @ w).sum / 2", "sum", "(x @ w).sum()"),
        ("x.reshape[3, 1]", "reshape", "x.reshape(…)"),
        ("'é' and x.max - 1", "max", "x.max()"),
    ],
)
def test_a_method_that_is_not_called(body, method, call):
    words = said(body)
    assert METHOD.format(method, call) in words
    assert "Square brackets" not in words


def test_a_method_under_another_name():
    words = METHOD.format("copy", "w.copy()")
    assert words in said("v[0]", first="v = w.copy")
    assert words in said("v", first="w.copy[0] = 1")
    assert words in said("v", first="x += w.copy")


def test_a_method_that_is_returned():
    words = "Your result is the method `mean` itself: it needs its brackets, `mean()`."
    assert difference(np.ones(2).mean, 1.0) == difference(np.ones(2).mean, (1, 2)) == words


@pytest.mark.parametrize("body", ["np.zeros[3]", "len[0]", "np.dot[1]", "np.exp[1]"])
def test_a_function_with_square_brackets(body):
    words = said(body)
    assert "stands here without the round brackets that call it" in words
    assert "is a method" not in words


def test_a_method_without_the_source():
    words = said("w.copy[1]", known=False)
    assert "A function or a method stands here without the round brackets that call it." in words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("np.ln(x)", "ln is `np.log` in NumPy."),
        ("math.ln(b)", "ln is `np.log` in NumPy."),
        ("np.avg(x)", "`np.mean`"),
        ("np.length(x)", "`len(…)`"),
        ("np.len(x)", "`len(…)`"),
        ("x.length", "`len(…)`"),
        ("np.sqr(x)", "the square root is `np.sqrt`"),
        ("np.nothing(x)", "There is no such method or attribute."),
        ("b.ln()", "There is no such method or attribute."),
        ("2 / math.exp(-x)", "math works on single numbers; use `np.exp`."),
        ("exp(x)", "math works on single numbers; use `np.exp`."),
        ("math.sqrt(2) * math.log(x)", "math works on single numbers; use `np.log`."),
        ("math.exp([1, 2])", "math works on single numbers; use `np.exp`."),
        ("math.exp(1) * float(x)", "A function for one number met a whole array."),
        ("x @ b", "`@` takes an array on both sides, and one of them is none."),
    ],
)
def test_a_name_behind_a_dot(body, words):
    assert words in said(body)


def test_what_is_suggested_exists():
    suggested = " ".join(ELSEWHERE.values()).split("np.")[1:]
    assert all(hasattr(np, words.partition("`")[0]) for words in suggested)
    assert not any(hasattr(np, name) for name in ELSEWHERE)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("x.sum(axis=1)", "The array has only axis 0."),
        ("np.linalg.norm(x, axis=1)", "The array has only axis 0."),
        ("X.sum(axis=2)", "The array has only the axes 0 and 1."),
        ("X[None].sum(axis=3)", "The array has only the axes 0, 1 and 2."),
        ("np.array(b).sum(axis=1)", "The array is one number: no axis."),
        ("np.stack([x, x], axis=2)", "The result has only the axes 0 and 1."),
        ("x[0, 1]", "The square brackets hold more positions than the array has axes."),
        ("x[0.5]", "A position must be a whole number."),
        ("x[[True, False]]", "There are more, or fewer, True and False than things to pick."),
        ("x[9]", "There is no item at that position. The first one has index 0."),
    ],
)
def test_axes_and_positions(body, words):
    text = said(body)
    assert words in text
    assert text.count("There is no item") == ("no item" in words)
