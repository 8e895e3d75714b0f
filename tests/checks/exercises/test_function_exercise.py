"""What an exercise says of right, blank, mistaken, broken and hostile answers."""

import sys

import numpy as np
import pytest

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.feedback.verdict import Status


def draw(rng, size):
    x, w = rng.integers(1, 6, (2, size)) / 2
    return x, w, float(rng.integers(1, 5))


def right(x, w, b):
    return float(x @ w + b)


NEURON = FunctionExercise(
    name="neuron",
    number="0.1",
    title="A neuron",
    solution=right,
    inputs=draw,
    mistakes=mistakes(
        """
        no-bias: The bias is missing.
            = float(x @ w)
        bias-too-often: The bias is added to each product.
            = float((x * w + b).sum())
        """
    ),
    hint="Multiply, add up, then shift.",
    seconds=0.3,
)


bias = 99.0  # as an earlier cell of a notebook may leave it behind


def untouched(x, w, b):
    """Weighted sum plus bias."""
    ...


def raises(x, w, b):
    return x @ wieghts  # noqa: F821


def exits(x, w, b):
    sys.exit("bye")


def loops(x, w, b):
    while True:
        pass


def prints(x, w, b):
    print(right(x, w, b))


def prints_a_lot(x, w, b):
    print("x" * 10**6)


def changes_its_input(x, w, b):
    x *= w
    return float(x.sum() + b)


def changes_some_of_its_inputs(x, w, b):
    z = right(x, w, b)
    x.sort()  # what is sorted, or alone, stays as it is
    return z


def status(exercise, answer):
    return exercise.judge(answer, np.random.default_rng(0)).status


@pytest.mark.parametrize("answer", [right, lambda x, w, b: np.float32(w @ x + b)])
def test_right_answers_pass(answer):
    for seed in range(20):
        assert NEURON.judge(answer, np.random.default_rng(seed)).status is Status.PASS


def test_fresh_inputs_are_drawn_each_time():
    seen = []

    def spy(x, w, b):
        seen.append((*x, *w, b))
        return right(x, w, b)

    NEURON.judge(spy)
    first = list(seen)
    seen.clear()
    NEURON.judge(spy)
    assert seen != first


def test_a_blank_is_not_attempted():
    assert status(NEURON, untouched) is status(NEURON, ...) is Status.BLANK


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (lambda x, w, b: float(x @ w), "The bias is missing."),
        (lambda x, w, b: float(sum(x * w)), "The bias is missing."),
        (lambda x, w, b: float((x * w + b).sum()), "The bias is added to each product."),
        (lambda x, w, b: -right(x, w, b), "Your result has the wrong sign."),
        (lambda x, w, b: str(right(x, w, b)), "Your result is a text (str); expected is a number."),
        (lambda x, w, b: x * w + b, "Your result is an array; expected is a number."),
        (lambda x, w, b: None if b else 0, "Is the `return` missing?"),
        (lambda x, w, b: float("nan"), "contains NaN"),
        (lambda x, w: 0.0, "Your function takes (x, w); it is called with (x, w, b)."),
        (3.5, "Pass the function itself, without calling it: `check.neuron(neuron)`."),
        (raises, "`wieghts` is not one of the function's arguments"),
        (lambda x, w, b: math.exp(b), "`math` is not imported here."),  # noqa: F821
        (lambda x, w, b: right(x, w, bias), "uses `bias`, which the notebook made"),
        (lambda x, w, b: np.ones((2, 9)) @ np.ones((3, 9)), "The inner sizes of a matrix product"),
        (lambda x, w, b: list(len(x)), "Loop over a list, or over `range(…)`."),
        (lambda x, w, b: (x, w).W, "This is a group of items."),
        (raises, "`return x @ wieghts"),
        (exits, "exit() would end the notebook."),
        (loops, "Is there a loop that never ends?"),
        (loops, "`while True:`"),
        (prints, "prints its result but returns nothing"),
        (prints_a_lot, "It also prints 1,000,001 characters"),
        (changes_its_input, "your function changes `x`"),
        (changes_some_of_its_inputs, "your function changes `x`"),
    ],
)
def test_a_wrong_answer_is_told_why(answer, words):
    verdict = NEURON.judge(answer, np.random.default_rng(0))
    assert verdict.status is Status.WRONG
    assert words in " ".join(verdict.reasons)
    assert "check.hint" in str(verdict)


def test_the_example_is_the_smallest_input_that_differs():
    def fails_from_four_on(x, w, b):
        return right(x, w, b) if len(x) < 4 else 0.0

    example = NEURON.judge(fails_from_four_on, np.random.default_rng(0)).example
    assert example.call.count("x=[") == example.call.count("w=[") == 1
    assert example.call.partition("w=")[0].count(",") == 4  # four numbers in x
    assert example.got == "0.0"
    assert float(example.expected) > 0


def test_the_solution_is_never_shown():
    import inspect

    body = inspect.getsource(right).split("return")[1].strip()
    for answer in (raises, untouched, loops, prints):
        assert body not in str(NEURON.judge(answer))
