"""Exercise 2.3 · Choose the weights."""

from typing import Any

import numpy as np

from utils.checks.exercises.value_exercise import ValueExercise
from utils.checks.feedback.formatting import format_value
from utils.checks.feedback.value_types import describe_type
from utils.checks.feedback.verdict import Example, Verdict
from utils.checks.lab02.corners import CORNERS
from utils.nn import binary_step


class GateExercise(ValueExercise):
    """An exercise that asks for [w1, w2, b], judged by what that neuron answers at each corner."""

    def wrong_answers(self) -> dict[str, Any]:
        return super().wrong_answers() | {
            "These are the four answers. Asked for are the numbers of a neuron that gives them: "
            "`[w1, w2, b]`.": [1, 1, 1, 0],
            "You wrote four numbers; asked for are three: `[w1, w2, b]`. Python writes one and a "
            "half with a point, as 1.5; a comma makes two numbers of it.": [-1, -1, 1, 5],
            "One of your numbers is a text. Write it without quotation marks.": ["-1", -1, 1.5],
            "Write the three numbers in one list, `[w1, w2, b]`, without another list in it.": (
                [[-1, -1], 1.5]
            ),
            "Both weights are 0, so z is the bias at every corner: the neuron ignores its inputs. "
            "Which sign must the weights have?": [0, 0, 0],
            "At (1, 1) your z is exactly 0, and at 0 the step fires. Change the bias a little, so "
            "that z is below 0 there.": [-1, -1, 2],
            "At (0, 1) z is w2 + b = -0.5, but NAND says yes there. The second weight outweighs "
            "the bias: raise the bias, or weaken w2.": [-1, -2, 1.5],
            "At (1, 0) z is w1 + b = -0.5, but NAND says yes there. The first weight outweighs "
            "the bias: raise the bias, or weaken w1.": [-2, -1, 1.5],
            "At (1, 0) your neuron is silent. NAND treats both inputs alike, so their weights have "
            "the same sign.": [-2, 1, 0.5],
        }

    def _judge_value(self, answer: Any) -> Verdict:
        if not _is_neuron(answer):
            return self.wrong([self._no_neuron(answer)])
        got, expected = _at_corners(answer), _at_corners(self.solution)
        wrong = np.flatnonzero(got != expected)
        if not len(wrong):
            return self.passed()
        (x1, x2), place = CORNERS[wrong[0]], wrong[0]
        call = f"your neuron, with x1 = {x1} and x2 = {x2}"
        example = Example(call, format_value(int(got[place])), format_value(int(expected[place])))
        return self.wrong([self._mistake(answer, got, wrong)], example)

    def _no_neuron(self, answer: Any) -> str:
        parts = list(answer) if isinstance(answer, list | tuple | np.ndarray) else []
        numbers = [describe_type(part) == "a number" for part in parts]
        if len(parts) == 4 and all(numbers):
            given = list(self.wrong_answers())[len(self.misconceptions) :]
            return given[0] if parts == [1, 1, 1, 0] else given[1]
        if any(isinstance(part, str) for part in parts):
            return "One of your numbers is a text. Write it without quotation marks."
        if any(isinstance(part, list | tuple | np.ndarray) and np.ndim(part) for part in parts):
            return "Write the three numbers in one list, `[w1, w2, b]`, without another list in it."
        return "Write three numbers in a list, in this order: `[w1, w2, b]`."

    def _mistake(self, answer: Any, got: np.ndarray, wrong: np.ndarray) -> str:
        (w1, w2, _), z, place = answer, _z(answer), wrong[0]
        x1, x2 = CORNERS[place]
        if w1 == w2 == 0:
            return (
                "Both weights are 0, so z is the bias at every corner: the neuron ignores its "
                "inputs. Which sign must the weights have?"
            )
        if len(wrong) == 1 and abs(z[place]) < 1e-9:
            return (
                f"At ({x1}, {x2}) your z is exactly 0, and at 0 the step fires. Change the bias a "
                "little, so that z is below 0 there."
            )
        if len(wrong) == 1 and x1 != x2 and max(w1, w2) < 0:
            which, name = ("first", "w1") if x1 else ("second", "w2")
            value = format_value(float(z[place]))
            return (
                f"At ({x1}, {x2}) z is {name} + b = {value}, but NAND says yes there. The {which} "
                f"weight outweighs the bias: raise the bias, or weaken {name}."
            )
        if len(wrong) == 1 and x1 != x2 and w1 * w2 < 0:
            return (
                f"At ({x1}, {x2}) your neuron is silent. NAND treats both inputs alike, so their "
                "weights have the same sign."
            )
        for message, weights in self.misconceptions.items():
            if (_at_corners(weights) == got).all():
                return message
        return "Not every corner is right yet."


def _is_neuron(answer: Any) -> bool:
    if not isinstance(answer, list | tuple | np.ndarray) or len(answer) != 3:
        return False
    return all(describe_type(number) == "a number" and abs(number) < np.inf for number in answer)


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
    misconceptions={
        "That is AND. NAND says no where AND says yes, and yes where AND says no. What "
        "happens to z if you turn a sign around?": [1, 1, -1.5],
        "That is OR. NAND says yes at (0, 0) and no at (1, 1), so the inputs have to lower z.": [
            1,
            1,
            -0.5,
        ],
        "That is NOR, which says yes at (0, 0) only. Your weights go the right way, but the "
        "neuron must fire more easily.": [-1, -1, 0.5],
        "Your neuron fires at all four corners. Two inputs of 1 must bring z below 0.": (
            [-1, -1, 2.5]
        ),
        "Your neuron never fires. At (0, 0) there is nothing in z but the bias: which sign "
        "must it have?": [-1, -1, -0.5],
        "Your neuron says what the first input says. NAND says yes at (0, 0), where z is "
        "the bias alone.": [1, 0, -0.5],
        "Your neuron says what the second input says. NAND says yes at (0, 0), where z is "
        "the bias alone.": [0, 1, -0.5],
        "Your neuron says the opposite of the first input, whatever the second one is. Both "
        "have to count.": [-1, 0, 0.5],
        "Your neuron says the opposite of the second input, whatever the first one is. Both "
        "have to count.": [0, -1, 0.5],
        "Your neuron fires at (1, 0) only. Is the list in the order w1, w2, b? NAND treats "
        "both inputs alike.": [1, -1, -0.5],
        "Your neuron fires at (0, 1) only. Is the list in the order w1, w2, b? NAND treats "
        "both inputs alike.": [-1, 1, -0.5],
        "Your neuron says no at (1, 0) only. NAND treats both inputs alike, so their weights "
        "have the same sign.": [-1, 1, 0.5],
        "Your neuron says no at (0, 1) only. NAND treats both inputs alike, so their weights "
        "have the same sign.": [1, -1, 0.5],
    },
    hint="NAND is the opposite of AND at every corner. Write z for each corner: at (0, 0) it "
    "is the bias alone. Where must z be negative?",
)
