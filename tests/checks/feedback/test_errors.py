"""An error is explained to a beginner, in other words than Python's and NumPy's."""

import re

import pytest

from tests.checks.feedback.notebook_cells import explained, said
from utils.checks.feedback.array_messages import ARRAY_MESSAGES
from utils.checks.feedback.error_messages import ERROR_MESSAGES
from utils.checks.feedback.errors import explain
from utils.checks.feedback.limits import TimeUp


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


LISTS = "Python does not calculate with whole lists. Take one item of each, or make arrays first"
FLOAT = "`/` always gives a float, `//`"
TEXT = "Text and numbers do not mix. `float(…)` makes a number of text."


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("[1, 2] - [0, 1]", LISTS),
        ("[1, 2] / 2", LISTS),
        ("-[1, 2]", LISTS),
        ("[1, 2] + 0.5", LISTS),
        ("0.5 + [1, 2]", LISTS),
        ("[1, 2] > 0.5", LISTS),
        ("abs((1, 2))", LISTS),
        ("round([1.5])", LISTS),
        ("[1, 2] * 0.5", "A list, or a text, can only be repeated."),
        ("[1, 2] * [3, 4]", "make an array first: np.array(…)."),
        ("'3' + 1", TEXT),
        ("1 - '3'", TEXT),
        ("'3' < 1", TEXT),
        ("float('a3')", "This text is no number"),
        ("range(len(x) / 2)", FLOAT),
        ("[0, 1, 2][len(x) / 2:]", FLOAT),
        ("[0, 1, 2][1.0]", FLOAT),
        ("range([1, 2])", "`len(…)` counts what is in a group"),
        ("range(x.shape)", "`[0]` takes its first item."),
        ("[[1, 2]][0, 1]", "A list takes one position at a time: `rows[0][1]`."),
        ("[1, 2]['loss']", "A list has positions, 0, 1, 2 …, and no names. Is a dict meant?"),
        ("'loss'['a']", "A loop over a dict gives its keys."),
        ("{'a': 1} * 2", "Python does not calculate with a whole dict."),
        ("{[1]: 2}", "A list or an array cannot be a key of a dict"),
        ("len(b)", "This is no group of things, so it has no length."),
        ("[i for i in b]", "A loop goes over a number."),
        ("[i for i in x.sum()]", "A loop goes over a number."),
        ("zip(x, w)[0]", "`list(…)` makes a list of it first."),
        ("len(zip(x, w))", "`list(…)` makes a list of it first."),
        ("[i for i, j, k in [(1, 2)]]", "there must be as many names as things come out"),
        ("b(x + 1)", "a product needs its `*`"),
        ("b > 1 & b < 3.0 | b", "Each comparison stands in brackets: (0 < x) & (x < 1)."),
        ("b[0]", "Square brackets after something that has no items."),
        ("sum(3, 4, 5)", "The number or the names of the arguments do not fit"),
        ("[].pop()", "There is nothing there to take out."),
        ("math.log(-1)", "A root or a logarithm of a number that has none."),
        ("math.exp(1000)", "This number is too large."),
        ("int(np.nan)", "Look for a division by 0 on the way."),
        ("b / 0", "A division by zero."),
        ("None + 1", "Something here is None: what made it returned nothing."),
        ("open('nothing.txt')", "There is no such file."),
    ],
)  # fmt: skip
@pytest.mark.filterwarnings("ignore::SyntaxWarning")
def test_an_error_of_python(body, words):
    assert words in explained(body)


def test_a_blank_that_raises():
    assert "The line `raise NotImplementedError()` is still" in explained(
        "0", "raise NotImplementedError()"
    )


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("x.sum(axis=1)", "The array has only axis 0."),
        ("np.linalg.norm(x, axis=1)", "The array has only axis 0."),
        ("X.sum(axis=2)", "The array has only the axes 0 and 1."),
        ("X[None].sum(axis=3)", "The array has only the axes 0, 1 and 2."),
        ("np.array(b).sum(axis=1)", "The array is one number: no axis."),
        ("np.stack([x, x], axis=2)", "The result has only the axes 0 and 1."),
    ],
)
def test_axes(body, words):
    assert words in explained(body)


OTHER_SIZES = " The check brings other inputs than the lab, of other sizes."


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("assert len(x) % 2 == 0, 'odd'", "`len(x) % 2 == 0` did not hold." + OTHER_SIZES),
        ("assert x.any() and len(x) == 4", "`len(x) == 4` did not hold." + OTHER_SIZES),
        ("assert all(x == w)", "`all(x == w)` did not hold." + OTHER_SIZES),
        (f"assert {'x.sum() == w.sum() + ' * 5} 3", "what it asks for did not hold." + OTHER_SIZES),
    ],
)
def test_an_assertion_of_the_students_own(line, words):
    text = explained("0", first=line)
    assert "Your own `assert` stopped it: " in text
    assert words.removeprefix("`") in text  # newer Pythons tell all of a condition with `and`


def test_other_assertions():
    assert "Your own" not in explained("np.testing.assert_allclose(x, w)")

    def build():
        assert len("abc") == 4

    with pytest.raises(AssertionError) as caught:
        build()
    assert "did not hold" in explain(caught.value, build)
    assert OTHER_SIZES not in explain(caught.value, build)  # it has no inputs


def test_an_import_that_takes_too_long(tmp_path, monkeypatch):
    (tmp_path / "slow_to_import.py").write_text("raise SlowImport('stopped after 5 seconds')\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr("builtins.SlowImport", TimeUp, raising=False)

    def answer(x):
        import slow_to_import

        return slow_to_import

    with pytest.raises(TimeUp) as caught:
        answer(1)
    words = explain(caught.value, answer)
    assert words.startswith("Your code was stopped after 5 seconds. An `import` took that long.")
    assert "loop" in explain(TimeUp("stopped after 5 seconds"), answer)


@pytest.mark.parametrize(
    ("message", "left"),
    [
        (
            "cannot import name 'a' from 'b' (/home/me/b/__init__.py)",
            "cannot import name 'a' from 'b'",
        ),
        ("{{function_node x}} Shapes. [Op:MatMul] name: ", "Shapes"),
        ("\x1b[1mInput\x1b[0m  of\n a layer.", "Input of a layer"),
        ("no attribute 'int'.\n`np.int` was a deprecated alias", "no attribute 'int'"),
        ("shapes (2,) (3,) ", "shapes (2,) (3,)"),
    ],
)
def test_what_is_for_experts_is_left_out(message, left):
    assert explain(RuntimeError(message), len) == f"Your code raised RuntimeError: {left}."


def test_the_patterns_are_sound():
    for meanings in (*ARRAY_MESSAGES.values(), *ERROR_MESSAGES.values()):
        for pattern, meaning in meanings.items():
            assert re.compile(pattern)
            assert 10 < len(meaning) < 220
            assert meaning.endswith((".", "?"))
