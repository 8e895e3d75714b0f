"""An exercise that asks for a network of three neurons, and says where each of them fires."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import Mistake
from utils.checks.feedback.calling import call
from utils.checks.feedback.code_reading import globals_read
from utils.checks.feedback.formatting import format_value
from utils.checks.feedback.verdict import Status, Verdict
from utils.checks.lab02.corners import CORNERS

# what a neuron answers at the four corners
FIRST, SECOND, XOR = "0010", "0100", "0110"
GATES = {"0111": "OR", "1110": "NAND", "0001": "AND", "1000": "NOR"}
LAB_NETWORK = (
    "You called `two_layers`, the lab's network of OR, NAND and AND. Build one of your own: its "
    "third neuron looks at your two hidden ones."
)
NOT_HIDDEN = (
    "Your third neuron answers differently where the hidden outputs are the same. Its inputs are "
    "these outputs, and nothing else."
)
SWAPPED = (
    "Your hidden neurons are swapped: the first is to fire at (1, 0), the second at (0, 1). They "
    "are the columns of what you return."
)


class NetworkExercise(FunctionExercise):
    """An exercise that asks for two hidden neurons and a third, each judged by itself."""

    def wrong_answers(self) -> dict[str, Any]:
        def made(*lines: str) -> Callable:
            return Mistake("", "", lines).functions(self.solution)[0]

        lab = made("[[1, -1], [-1, 1]] -> [[1, -1], [1, -1]]", "-0.5, -0.5 -> -0.5, 1.5")
        return super().wrong_answers() | {
            LAB_NETWORK: made("answer = -> answer = two_layers(X); answer ="),
            NOT_HIDDEN: made("hidden @ W2 -> X @ W2"),
            SWAPPED: made("[[1, -1], [-1, 1]] -> [[-1, 1], [1, -1]]"),
            _odd("hidden neurons give", -0.5): made("return hidden -> return X @ W1 + b1"),
            _odd("third neuron gives", -0.5): made("answer = binary_step -> answer = "),
            _of_hidden("0000", SECOND, "0100"): made("-0.5, -0.5 -> -1.5, -0.5"),
            _of_hidden("0111", "1110", "1111"): lab,
            _of_hidden("0111", "1110", XOR): lambda X: (lab(X)[0], self.solution(X)[1]),
            _of_third("0000"): made("np.array([-0.5]) -> np.array([-1.5])"),
            _of_third("1001"): made("[[1], [1]]), np.array([-0.5]) -> [[-1], [-1]]), [0.5]"),
        }

    def _judge_function(self, answer: Callable, rng: np.random.Generator) -> Verdict:
        if "two_layers" in globals_read(getattr(answer, "__code__", self.solution.__code__)):
            return self.wrong([LAB_NETWORK], label="lab-network")
        verdict = super()._judge_function(answer, rng)
        if verdict.status is Status.WRONG and not self.knows(verdict):
            label, words = self._by_neuron(answer)
            if words:
                return self.wrong([words, *verdict.reasons[1:]], verdict.example, label)
        return verdict

    def _by_neuron(self, answer: Callable) -> tuple[str, str]:
        """Return a label and words for where each neuron fires; empty if that cannot be seen."""
        value = call(answer, (CORNERS.copy(),), self.seconds).value
        if not isinstance(value, tuple) or [np.shape(a) for a in value] != [(4, 2), (4, 1)]:
            return "", ""
        hidden, third = (np.asarray(outputs) for outputs in value)
        if hidden.dtype.kind not in "biuf" or third.dtype.kind not in "biuf":
            return "", ""
        for neurons, outputs in (("hidden neurons give", hidden), ("third neuron gives", third)):
            if odd := [number for number in outputs.flat if number not in (0, 1)]:
                return "no-step", _odd(neurons, odd[0])
        first, second = map(_written, hidden.T)
        if (first, second) == (SECOND, FIRST):
            return "hidden-swapped", SWAPPED
        if len({*map(tuple, hidden)}) < len({*map(tuple, np.hstack([hidden, third]))}):
            return "third-of-x", NOT_HIDDEN
        if (first, second) != (FIRST, SECOND):
            return "hidden", _of_hidden(first, second, _written(third))
        return ("", "") if _written(third) == XOR else ("third", _of_third(_written(third)))


def _written(outputs: np.ndarray) -> str:
    return "".join(f"{int(a)}" for a in np.ravel(outputs))


def _odd(neurons: str, number: float) -> str:
    return (
        f"Your {neurons} numbers such as {format_value(float(number))}. Return what `binary_step` "
        "makes of them."
    )


def _of_hidden(first: str, second: str, third: str) -> str:
    words = ["The answer is right, but by another way."] if third == XOR else []
    for name, got, wanted in (("first", first, FIRST), ("second", second, SECOND)):
        if got != wanted:
            gate = f" is {GATES[got]}: it" if got in GATES else ""
            told = f"{_firing(got)}; it is to {_firing(wanted, 'fire')}"
            words.append(f"Your {name} hidden neuron{gate} {told}.")
    return " ".join(words)


def _of_third(got: str) -> str:
    return (
        f"Your hidden neurons fire at the right corners. But the third one {_firing(got)}; it is "
        "to fire at (0, 1) and (1, 0), where at least one of the two does."
    )


def _firing(outputs: str, verb: str = "fires") -> str:
    at = [f"({x1}, {x2})" for (x1, x2), a in zip(CORNERS, outputs, strict=True) if a == "1"]
    if len(at) in (0, 4):
        return f"{verb} at all four corners" if at else f"never {verb}"
    listed = f"{', '.join(at[:-1])} and {at[-1]}" if at[1:] else f"{at[0]} only"
    return f"{verb} at {listed}"
