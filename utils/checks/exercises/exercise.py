"""The base of all exercises: a question with a name, and three verdicts."""

from dataclasses import dataclass

from utils.checks.feedback.verdict import Example, Status, Verdict


@dataclass(frozen=True)
class Exercise:
    """A question whose answer is a blank, right, or wrong for some reasons.

    Example:
        >>> print(Exercise("neuron", "2.1", "One neuron").passed())
        PASS · Exercise 2.1 · One neuron
    """

    name: str
    number: str
    title: str

    @property
    def heading(self) -> str:
        return f"Exercise {self.number} · {self.title}"

    def blank(self) -> Verdict:
        reason = "Put your answer in place of the `...`, run that cell, then run this one again."
        return Verdict(Status.BLANK, self.heading, [reason])

    def passed(self) -> Verdict:
        return Verdict(Status.PASS, self.heading)

    def wrong(self, reasons: list[str], example: Example | None = None, label: str = "") -> Verdict:
        hint_call = f'check.hint("{self.name}")'
        return Verdict(Status.WRONG, self.heading, reasons, example, hint_call, label)
