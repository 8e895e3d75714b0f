"""An answer of several things is told in words which of them is wrong, and how to return them."""

from dataclasses import replace

import numpy as np
import pytest

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.value_exercise import ValueExercise
from utils.checks.feedback.comparison import difference, same
from utils.checks.feedback.verdict import Status

PAIR = FunctionExercise(
    name="pair",
    number="0.1",
    title="A line's two numbers",
    solution=lambda x: (x.sum(), x.mean()),
    inputs=lambda rng, size: (rng.random(size + 2),),
    misconceptions={},
    hint="",
)
TABLE = replace(PAIR, solution=lambda x: np.outer(x, x))
VALUE = ValueExercise("value", "0.2", "A pair", (2, "dX"), {}, "")
BATCHES = [(np.ones(2), 1.0), (np.ones(2), 2.0)]


def reasons(exercise, answer):
    return exercise.judge(answer, np.random.default_rng(0)).reasons


@pytest.mark.parametrize(
    ("got", "expected", "words"),
    [
        (
            (1.0, 2.0, 3.0), (0.0, 2.0, 3.0),
            "The first of the three things you return is not right yet.",
        ),
        (
            (1.0, -2.0), (1.0, 2.0),
            "The second of the two things you return is not right yet. It has the wrong sign.",
        ),
        (
            (1.0, [1, 2]), (1.0, 2.0),
            "The second of the two things you return is not right yet. It is 2 things (2 numbers); "
            "asked for is one number.",
        ),
        ((1.0,), (2.0,), "The one thing you return is not right yet."),
        ([1, 2], [1, 3], "The second item of your list is not right yet."),
        ([*range(11), 0], [*range(11), 11], "The 12th item of your list is not right yet."),
        ([*range(22), 0], [*range(22), 22], "The 23rd item of your list is not right yet."),
        (
            [BATCHES[0], (np.ones(2), -2.0)], BATCHES,
            "The second of the two things in the second item of your list is not right yet. It has "
            "the wrong sign.",
        ),
        (
            [BATCHES[0], [np.ones(2), 2.0]], BATCHES,
            "The second item of your list is not right yet. It is a list; asked for are 2 things "
            "with a comma between them.",
        ),
        ({"a": 1, "b": 3}, {"a": 1, "b": -3}, "The item 'b' is not right yet. It has the wrong"),
        ({"a": 1}, {"b": 1}, "Your dict has the keys ['a']; expected are ['b']."),
        ([1, 2], (1, 2), "You returned a list; asked for are 2 things with a comma between them."),
        (1.0, (1, 2), "You returned a number; asked for are 2 things with a comma between them."),
        ("a", (1, 2), "You returned a text (str); asked for are 2 things with a comma between"),
        ([1], (1,), "You returned a list; asked for is 1 thing with a comma behind it."),
        ((1, 2), [1, 2], "You returned 2 things with a comma between them; asked for is one list"),
        ((1, 2, 3), (1, 2), "You returned 3 things; asked for are 2."),
        ([1], [1, 2], "Your list has 1 item; expected are 2."),
    ],
)  # fmt: skip
def test_a_part_is_named_in_words(got, expected, words):
    said = difference(got, expected)
    assert said.startswith(words)
    assert "tuple" not in said


def test_a_part_is_called_by_its_name_if_it_has_one():
    named = replace(PAIR, names=("total", "mean"))
    assert reasons(named, lambda x: (x.sum(), -x.mean())) == [
        "Your mean is not right yet. It has the wrong sign."
    ]
    assert reasons(named, lambda x: (0.0, x.mean())) == ["Your total is not right yet."]


def test_a_value_is_not_returned():
    assert reasons(VALUE, (3, "dX")) == ["The first of the two things you give is not right yet."]
    assert reasons(VALUE, [2, "dX"]) == [
        "You gave a list; asked for are 2 things with a comma between them."
    ]


@pytest.mark.filterwarnings("ignore:the matrix subclass")
def test_a_matrix_is_no_array():
    words = "Your result is an np.matrix. Use arrays and `@`."
    assert reasons(TABLE, lambda x: np.matrix(np.outer(x, x))) == [words]
    assert reasons(TABLE, lambda x: -np.matrix(np.outer(x, x))) != [words]
    assert same(np.matrix([[1.0]]), np.array([[1.0]]))  # so that a mistake is told before it
    tables = replace(PAIR, solution=lambda x: (np.outer(x, x), x.mean()))
    verdict = tables.judge(lambda x: (np.matrix(np.outer(x, x)), x.mean()))
    assert verdict.status is Status.WRONG
    assert verdict.reasons == ["Part of your result is an np.matrix. Use arrays and `@`."]
