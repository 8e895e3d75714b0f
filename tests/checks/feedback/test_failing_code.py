"""The part of a line that failed is found, and only harmless code is worked out."""

import ast
import linecache
import sys

import pytest

from utils.checks.feedback.failing_code import failing_code, value_of, written


def failed(body, known=True, **names):
    """The part of `body` that failed, in a function of `x`, and its frame."""
    source, name = f"def answer(x):\n    return {body}\n", f"<failing {body}>"
    exec(compile(source, name, "exec"), names)
    if known:
        lines = [line + "\n" for line in source.splitlines()]
        linecache.cache[name] = (len(source), None, lines, name)
    with pytest.raises(Exception) as caught:  # noqa: PT011
        names["answer"]([1, 2])
    return failing_code(caught.value, names["answer"])


@pytest.mark.parametrize(
    ("body", "part"),
    [
        ("len(x) + x[2] * 3", "x[2]"),
        ("'é' and (x[2])", "x[2]"),
        ("[x.foo for x in x]", "x.foo"),
        ("len(\n        x[9]\n    )", "x[9]"),
        ("f(x) + 1", "f(x)"),
        ("x\\\n        .foo", "foo"),  # Python counts from the name on
    ],
)
def test_the_part_that_failed(body, part):
    tree, _ = failed(body, f=lambda x: x.foo)
    assert ast.unparse(tree) == part


def test_without_a_source_or_lines_of_ones_own():
    assert failed("x[2]", known=False) is None
    assert failing_code(ValueError(), len) is None
    assert failing_code(ValueError(), lambda: 0) is None


class Careful:
    @property
    def broken(self):
        raise RuntimeError

    def method(self):
        pytest.fail("it was called")


@pytest.mark.parametrize(
    ("code", "value"),
    [
        ("pair", (3, 4)),
        ("pair[1]", 4),
        ("pair[-1]", 4),
        ("pair[9]", None),
        ("table['a'][0]", 5),
        ("len(pair) - 1", 1),
        ("7 // pair[0]", 2),
        ("7 % 4 * 2", 6),
        ("7 // 0", None),
        ("-pair[0]", -3),
        ("1.5 + 2", None),
        ("7 / 2", None),
        ("careful.broken", None),
        ("careful.method()", None),
        ("careful[0]", None),
        ("unknown", None),
        ("unknown.more[0]", None),
        ("careful.method().more", None),
        ("[1][0]", None),
    ],
)
def test_what_is_worked_out(code, value):
    pair, table, careful = (3, 4), {"a": [5]}, Careful()
    assert [pair, table, careful]
    assert value_of(ast.parse(code, mode="eval").body, sys._getframe()) == value


def test_long_code_is_not_written():
    assert written(ast.parse("a[ 0 ]", mode="eval").body) == "a[0]"
    assert written(ast.parse("a" * 41, mode="eval").body) == ""
