"""A method that is not called is named, and so is math on an array."""

import pytest

from tests.checks.feedback.notebook_cells import explained

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
    words = explained(body)
    assert METHOD.format(method, call) in words
    assert "Square brackets" not in words


def test_a_method_under_another_name():
    words = METHOD.format("copy", "w.copy()")
    assert words in explained("v[0]", first="v = w.copy")
    assert words in explained("v", first="w.copy[0] = 1")
    assert words in explained("v", first="x += w.copy")


@pytest.mark.parametrize("body", ["np.zeros[3]", "len[0]", "np.dot[1]", "np.exp[1]"])
def test_a_function_with_square_brackets(body):
    words = explained(body)
    assert "stands here without the round brackets that call it" in words
    assert "is a method" not in words


def test_a_method_without_the_source():
    words = explained("w.copy[1]", known=False)
    assert "A function or a method stands here without the round brackets that call it." in words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("2 / math.exp(-x)", "math works on single numbers; use `np.exp`."),
        ("exp(x)", "math works on single numbers; use `np.exp`."),
        ("math.sqrt(2) * math.log(x)", "math works on single numbers; use `np.log`."),
        ("math.exp([1, 2])", "math works on single numbers; use `np.exp`."),
        ("math.exp(1) * float(x)", "A function for one number met a whole array."),
    ],
)
def test_math_on_an_array(body, words):
    assert words in explained(body)
