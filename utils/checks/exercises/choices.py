"""Exercises whose answer is a list of choices, one for each of several tasks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from utils.checks.exercises.mistakes import Mistake
from utils.checks.exercises.value_exercise import ValueExercise
from utils.checks.feedback.verdict import Verdict


@dataclass(frozen=True)
class Choices(ValueExercise):
    """An exercise whose answer is a list of choices; the first wrong one is explained.

    Each mistake is the right list with one wrong choice in it (`one_wrong` makes them).

    Args:
        asked: what kind of list to write, for those who wrote none, or one of another length.
        task: what a task is called, "Task" or "Project".
        read: a function from what was written to the choice that it is, and to "" or what to say
            of it if it is none.
    """

    asked: str = ""
    task: str = "Task"
    read: Callable[[Any], tuple[Any, str]] = lambda written: (written, "")

    def _judge_value(self, answer: Any) -> Verdict:
        if isinstance(answer, str) or not isinstance(answer, Sequence | np.ndarray):
            return self.wrong([self.asked])
        if (n := len(answer)) != len(self.solution):
            missing = " Is a comma missing?" if n < len(self.solution) else ""
            return self.wrong([f"Your list has the length {n}.{missing} {self.asked}"])
        for place, (written, right) in enumerate(zip(answer, self.solution, strict=True)):
            choice, words = self.read(written)
            if words:
                return self.wrong([f"{self.task} {place + 1}: {words}"])
            if choice != right:
                known = next(one for one in self.mistakes if one.made[place] == choice)
                return self.wrong([known.words], label=known.label)
        return self.passed()


def one_wrong(right: list, said: list[dict[Any, str]], task: str = "Task") -> list[Mistake]:
    """Return a mistake for each wrong choice: the right list with that one choice in it.

    Args:
        right: the right choice of each task.
        said: for each task, what to say of each wrong choice.
        task: what a task is called.

    Example:
        >>> [one] = one_wrong(["A"], [{"B": "it is late."}])
        >>> one.label, one.words, one.made
        ('task-1-B', 'Task 1, `B`: it is late.', ['B'])
    """
    return [
        Mistake(
            f"{task.lower()}-{place + 1}-{choice}",
            f"{task} {place + 1}, `{choice}`: {words}",
            [*right[:place], choice, *right[place + 1 :]],
        )
        for place, messages in enumerate(said)
        for choice, words in messages.items()
    ]
