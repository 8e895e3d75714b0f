"""An exercise that asks for a value: a number, a list, a tuple."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from utils.checks.exercises.exercise import Exercise
from utils.checks.exercises.mistakes import Mistake
from utils.checks.feedback.blanks import is_blank
from utils.checks.feedback.comparison import difference, same
from utils.checks.feedback.verdict import Verdict


@dataclass(frozen=True)
class ValueExercise(Exercise):
    """One exercise whose answer is a value.

    Args:
        name: what follows `check.`.
        number, title: as in the lab's heading, "3.1" and "The weighted sum of one node".
        solution: the right value.
        hint: one or two sentences that lead on, and never the solution.
        mistakes: each with the wrong value of whoever makes it.
        steps: further hints, each nearer than the one before.
        tolerance: relative, for numbers.
        names: of the things asked for, if several are. A message then says "Your layer", not "The
            first of the two things you give".

    Example:
        >>> ratio = ValueExercise(
        ...     "ratio", "0.2", "A ratio", solution=0.25, hint="Which one is larger?",
        ...     mistakes=[Mistake("inverse", "That is the inverse.", 4.0)],
        ... )
        >>> ratio.judge(4.0).reasons
        ['That is the inverse.']
    """

    solution: Any
    hint: str
    mistakes: Sequence[Mistake] = ()
    steps: tuple[str, ...] = ()
    tolerance: float = 1e-5
    names: tuple[str, ...] = ()

    def wrong_answers(self) -> dict[str, Any]:
        """Return each message a student may get, with an answer that must get it."""
        return {mistake.words: mistake.made for mistake in self.mistakes}

    def judge(self, answer: Any, rng: Any = None) -> Verdict:
        """Judge a value; `rng` is there to be like `FunctionExercise.judge`."""
        return self.blank() if is_blank(answer) else self._judge_value(answer)

    def _judge_value(self, answer: Any) -> Verdict:
        words = difference(answer, self.solution, self.tolerance, self.names)
        if words is None:
            return self.passed()
        for mistake in self.mistakes:
            if same(answer, mistake.made, self.tolerance):
                return self.wrong([mistake.words], label=mistake.label)
        # a value is not returned by anything
        words = words.replace("You returned", "You gave").replace("you return", "you give")
        return self.wrong([words])
