"""Of several things it is said which of them is wrong, and how to return them."""

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import Mistake
from utils.checks.feedback.comparison import difference, same
from utils.checks.feedback.verdict import Status

PAIR = FunctionExercise(
    name="pair",
    number="0.1",
    title="A line's two numbers",
    solution=lambda x: (x.sum(), x.mean()),
    inputs=lambda rng, size: (rng.random(size + 2),),
    hint="",
)
SHAPE = FunctionExercise(
    name="shape",
    number="0.2",
    title="A shape",
    solution=lambda n, size: (n, 2 * size),
    inputs=lambda rng, size: (size + 1, int(rng.integers(3, 9))),
    mistakes=[Mistake("swapped", "You swapped the two.", lambda n, size: (2 * size, n))],
    hint="",
)
TABLE = replace(PAIR, solution=lambda x: np.outer(x, x))
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
            [BATCHES[0], np.ones(2)], BATCHES,
            "The second item of your list is not right yet. It is an array; asked for are 2 things "
            "with a comma between them.",
        ),
        ({"a": 1, "b": 3}, {"a": 1, "b": -3}, "The item 'b' is not right yet. It has the wrong"),
        ({"a": 1}, {"b": 1}, "Your dict has the keys ['a']; expected are ['b']."),
        ([1, 2], (1, 2), "You returned a list; asked for are 2 things with a comma between them."),
        ([1.5, "a", 3], (1.5, "a"), "You returned 3 things; asked for are 2."),
        (1.0, (1, 2), "You returned a number; asked for are 2 things with a comma between them."),
        ("a", (1, 2), "You returned a text (str); asked for are 2 things with a comma between"),
        ([1], (1,), "You returned a list; asked for is 1 thing with a comma behind it."),
        ((1, 2), [1, 2], "You returned 2 things with a comma between them; asked for is one list"),
        ((1, 2, 3), (1, 2), "You returned 3 things; asked for are 2."),
        ([1], [1, 2], "Your list has 1 item; expected are 2."),
        ([1] * 4, [1, 2], "Your list has 4 items; expected are 2. Does `+` join two lists here?"),
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


def test_a_shape_holds_whole_numbers():
    words = "A shape holds whole numbers; yours has 10.0."
    verdict = SHAPE.judge(lambda n, size: (n, 10.0 * size / 5), np.random.default_rng(0))
    assert verdict.status is Status.WRONG
    assert difference((3, 10.0), (3, 10)) == words
    assert difference((3, np.float64(10)), (3, 10)) == words
    assert difference((3, np.int64(10)), (3, 10)) is None
    assert same((3, 10.0), (3, 10))  # so that a mistake is told before the floats are
    swapped = SHAPE.judge(lambda n, size: (2.0 * size, n), np.random.default_rng(0))
    assert swapped.reasons == ["You swapped the two."]
    for got, expected in [((3.0, 0.5), (3, 0.5)), ([3.0], [3]), (3.0, 3), ((1.0, "a"), (1, "a"))]:
        assert difference(got, expected) is None


def test_tables_are_compared_as_a_whole():
    table = pd.DataFrame({"Age": [1.0, np.nan], "Water": [3.0, 4.0]})
    assert same(table.copy(), table)
    assert not same(table.assign(Water=[3.0, 5.0]), table)
    assert not same(table.drop(columns="Water"), table)
