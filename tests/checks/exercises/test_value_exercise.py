"""What an exercise says of values: right, blank, mistaken, and of another kind."""

import numpy as np

from utils.checks.exercises.mistakes import Mistake
from utils.checks.exercises.value_exercise import ValueExercise
from utils.checks.feedback.verdict import Status

VALUE = ValueExercise(
    name="ratio",
    number="0.2",
    title="A ratio",
    solution=0.25,
    mistakes=[Mistake("inverse", "That is the inverse.", 4.0)],
    hint="Which one is larger?",
)
PAIR = ValueExercise("value", "0.2", "A pair", (2, "dX"), "")


def test_a_blank_is_not_attempted():
    assert VALUE.judge(...).status is Status.BLANK


def test_a_value_is_judged():
    assert VALUE.judge(0.25).status is VALUE.judge(np.float64(0.25)).status is Status.PASS
    assert VALUE.judge(4.0).reasons == ["That is the inverse."]
    assert VALUE.judge("0.25").reasons == ["Your result is a text (str); expected is a number."]
    assert VALUE.judge(0.5).status is Status.WRONG


def test_a_value_is_not_returned():
    assert PAIR.judge((3, "dX")).reasons == [
        "The first of the two things you give is not right yet."
    ]
    assert PAIR.judge({2: "dX"}).reasons == [
        "You gave a dict; asked for are 2 things with a comma between them."
    ]


def test_brackets_around_several_things_do_no_harm():
    assert PAIR.judge([2, "dX"]).status is Status.PASS
