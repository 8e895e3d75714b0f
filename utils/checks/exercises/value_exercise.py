"""An exercise that asks for a value: a number, a list, a tuple."""

from dataclasses import dataclass
from typing import Any

from utils.checks.exercises.exercise import Exercise
from utils.checks.feedback.blanks import is_blank
from utils.checks.feedback.comparison import difference, same
from utils.checks.feedback.verdict import Verdict


@dataclass(frozen=True)
class ValueExercise(Exercise):
    """An exercise whose answer is a value.

    Args:
        name: what follows `check.`.
        number, title: as in the lab's heading, "3.1" and "The weighted sum of one node".
        solution: the right value.
        misconceptions: maps what to tell the student to the wrong value of whoever made that
            mistake.
        hint: one or two sentences that lead on, and never the solution.
        tolerance: relative, for numbers.
        names: of the things asked for, if there are several. A message then says "Your layer", not
            "The first of the two things you give".

    Example:
        >>> ratio = ValueExercise(
        ...     "ratio", "0.2", "A ratio", solution=0.25, hint="Which one is larger?",
        ...     misconceptions={"That is the inverse.": 4.0},
        ... )
        >>> ratio.judge(4.0).reasons
        ['That is the inverse.']
    """

    solution: Any
    misconceptions: dict[str, Any]
    hint: str
    tolerance: float = 1e-5
    names: tuple[str, ...] = ()

    def wrong_answers(self) -> dict[str, Any]:
        """Return each message a student may get, with an answer that must get it."""
        return dict(self.misconceptions)

    def judge(self, answer: Any, rng: Any = None) -> Verdict:
        """Judge a value; `rng` is there to match `FunctionExercise.judge`."""
        return self.blank() if is_blank(answer) else self._judge_value(answer)

    def _judge_value(self, answer: Any) -> Verdict:
        words = difference(answer, self.solution, self.tolerance, self.names)
        if words is None:
            return self.passed()
        for message, value in self.misconceptions.items():
            if same(answer, value, self.tolerance):
                return self.wrong([message])
        # a value is not returned by anything
        words = words.replace("You returned", "You gave").replace("you return", "you give")
        return self.wrong([words])
