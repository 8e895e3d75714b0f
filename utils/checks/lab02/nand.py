"""Exercise 2.3 · Choose the weights."""

from typing import Any

import numpy as np

from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.value_exercise import ValueExercise
from utils.checks.feedback.formatting import format_value
from utils.checks.feedback.value_types import describe_type
from utils.checks.feedback.verdict import Example, Verdict
from utils.checks.lab02.corners import CORNERS
from utils.nn import binary_step

GATES: dict[tuple[int, ...], str] = {
    (0, 0, 0, 1): "and",
    (0, 1, 1, 1): "or",
    (1, 0, 0, 0): "nor",
    (1, 1, 1, 1): "always-fires",
    (0, 0, 0, 0): "never-fires",
}


class GateExercise(ValueExercise):
    """An exercise that asks for [w1, w2, b], judged by what that neuron answers at each corner."""

    def wrong_answers(self) -> dict[str, Any]:
        return super().wrong_answers() | {
            _exactly_0(1, 1): [-1, -1, 2],
            _outweighs(0, 1, -0.5): [-1, -2, 1.5],
            _outweighs(1, 0, -0.5): [-2, -1, 1.5],
        }

    def _judge_value(self, answer: Any) -> Verdict:
        if label := _not_a_neuron(answer):
            return self._known(label)
        got, expected = _at_corners(answer), _at_corners(self.solution)
        wrong = np.flatnonzero(got != expected)
        if not len(wrong):
            return self.passed()
        (w1, w2, _), place, (x1, x2) = answer, wrong[0], CORNERS[wrong[0]]
        call = f"your neuron, with x1 = {x1} and x2 = {x2}"
        example = Example(call, format_value(int(got[place])), format_value(int(expected[place])))
        z, only_one = _z(answer)[place], len(wrong) == 1
        if w1 == w2 == 0:
            return self._known("no-weights", example)
        if only_one and abs(z) < 1e-9:
            return self.wrong([_exactly_0(x1, x2)], example, "exactly-0")
        if only_one and x1 != x2 and max(w1, w2) < 0:
            return self.wrong([_outweighs(x1, x2, z)], example, "outweighs")
        return self._known(_name(got), example)

    def _known(self, label: str, example: Example | None = None) -> Verdict:
        words = next(mistake.words for mistake in self.mistakes if mistake.label == label)
        return self.wrong([words], example, label)


def _exactly_0(x1: int, x2: int) -> str:
    return (
        f"At ({x1}, {x2}) your z is exactly 0, and at 0 the step fires. Change the bias a little, "
        "so that z is below 0 there."
    )


def _outweighs(x1: int, x2: int, z: float) -> str:
    which, name = ("first", "w1") if x1 else ("second", "w2")
    return (
        f"At ({x1}, {x2}) z is {name} + b = {format_value(float(z))}, but NAND says yes there. The "
        f"{which} weight outweighs the bias: raise the bias, or weaken {name}."
    )


def _not_a_neuron(answer: Any) -> str:
    """Return the label of what is no list of three numbers; "" for one that is."""
    written = answer.tolist() if isinstance(answer, np.ndarray) else answer
    parts = list(written) if isinstance(written, list | tuple) else []
    numbers = [describe_type(part) == "a number" and abs(part) < np.inf for part in parts]
    if all(numbers) and len(parts) in (3, 4):
        return "" if len(parts) == 3 else "answers" if set(parts) <= {0, 1} else "four-numbers"
    if any(isinstance(part, str) for part in parts):
        return "text"
    inside = any(isinstance(part, list | tuple | np.ndarray) for part in parts)
    return "nested" if inside else "no-list"


def _name(got: np.ndarray) -> str:
    """Return the label of what a neuron does at the four corners."""
    by_first, by_second = (got[:2] == got[2:]).all(), (got[::2] == got[1::2]).all()
    return GATES.get(tuple(got), "one-input" if by_first or by_second else "unlike")


def _z(weights: Any) -> np.ndarray:
    w1, w2, b = weights
    return CORNERS @ [w1, w2] + b


def _at_corners(weights: Any) -> np.ndarray:
    return binary_step(_z(weights))


EXERCISE = GateExercise(
    name="nand",
    number="2.3",
    title="Choose the weights",
    solution=[-1, -1, 1.5],
    mistakes=mistakes(
        """
        and: That is AND. NAND says no where AND says yes, and yes where AND says no. What happens
          to z if you turn a sign around?
        or: That is OR. NAND says yes at (0, 0) and no at (1, 1), so the inputs have to lower z.
        nor: That is NOR, which says yes at (0, 0) only. Your weights go the right way, but the
          neuron must fire more easily.
        always-fires: Your neuron fires at all four corners. Two inputs of 1 must bring z below 0.
        never-fires: Your neuron never fires. At (0, 0) there is nothing in z but the bias: which
          sign must it have?
        one-input: One input alone decides what your neuron says, whatever the other one is. Both
          have to count, and both have to lower z.
        unlike: Your neuron treats (0, 1) and (1, 0) differently. For NAND both inputs are alike, so
          their weights have the same sign. (Is the list in the order w1, w2, b?)
        no-weights: Both weights are 0, so z is the bias at every corner: the neuron ignores its
          inputs. Which sign must the weights have?
        answers: These are answers at the four corners. Asked for are the numbers of a neuron that
          gives them: `[w1, w2, b]`.
        four-numbers: You wrote four numbers; asked for are three: `[w1, w2, b]`. Python writes one
          and a half with a point, as 1.5; a comma makes two numbers of it.
        text: One of your numbers is a text. Write it without quotation marks.
        nested: Write the three numbers in one list, `[w1, w2, b]`, without another list in it.
        no-list: Write three numbers in a list, in this order: `[w1, w2, b]`.
        """,
        {
            "and": [1, 1, -1.5],
            "or": [1, 1, -0.5],
            "nor": [-1, -1, 0.5],
            "always-fires": [-1, -1, 2.5],
            "never-fires": [-1, -1, -0.5],
            "one-input": [-1, 0, 0.5],
            "unlike": [1, -1, -0.5],
            "no-weights": [0, 0, 0],
            "answers": [1, 1, 1, 0],
            "four-numbers": [-1, -1, 1, 5],
            "text": ["-1", -1, 1.5],
            "nested": [[-1, -1], 1.5],
            "no-list": -1.5,
        },
    ),
    hint="NAND is the opposite of AND at every corner. Write z for each corner: at (0, 0) it "
    "is the bias alone. Where must z be negative?",
    steps=(
        "Each input of 1 has to lower z, so both weights are negative. One of them alone must not "
        "bring z below 0; both together must.",
        "A neuron with the weights -2 and -2 and the bias 1 does NOR: z is 1 at (0, 0), -1 at "
        "(0, 1) and (1, 0), -3 at (1, 1). NAND needs a bias with which only the last is negative.",
    ),
)
