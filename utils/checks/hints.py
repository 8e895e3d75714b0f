"""The hints to an exercise, one step at a time."""

from typing import Any

from utils.checks.exercises.exercise import Exercise


def hints_of(exercise: Any) -> tuple[str, ...]:
    """Return the hints to an exercise: a first one, and further ones if there are any.

    Example:
        >>> from types import SimpleNamespace
        >>> hints_of(SimpleNamespace(hint="Which axis?", steps=("Sum over the rows.",)))
        ('Which axis?', 'Sum over the rows.')
    """
    return (exercise.hint, *getattr(exercise, "steps", ()))


class Hints:
    """A memory of the hints that were given, so that each time the next one is.

    Example:
        >>> from types import SimpleNamespace
        >>> exercise = SimpleNamespace(
        ...     name="sums", heading="Exercise 0.1 · Sums", hint="Which axis?", steps=("Axis 0.",)
        ... )
        >>> hints = Hints()
        >>> print(hints.next(exercise))
        Hint 1 of 2 for Exercise 0.1 · Sums
        Which axis?
        For the next one, run check.hint("sums") again.
        >>> print(hints.next(exercise))
        Hint 2 of 2 for Exercise 0.1 · Sums
        Axis 0.
        To see them again, run check.hint("sums", 1).
    """

    def __init__(self) -> None:
        self._given: dict[str, int] = {}

    def next(self, exercise: Exercise, step: int | None = None) -> str:
        """Return the hint behind the one given last, in words; or that of a `step`, from 1 on."""
        hints = hints_of(exercise)
        if len(hints) == 1:
            return f"Hint for {exercise.heading}\n{hints[0]}"
        wanted = step if isinstance(step, int) else self._given.get(exercise.name, 0) + 1
        number = self._given[exercise.name] = min(max(1, wanted), len(hints))
        more = f'For the next one, run check.hint("{exercise.name}") again.'
        if number == len(hints):
            more = f'To see them again, run check.hint("{exercise.name}", 1).'
        return f"Hint {number} of {len(hints)} for {exercise.heading}\n{hints[number - 1]}\n{more}"
