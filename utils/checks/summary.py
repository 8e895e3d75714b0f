"""A summary of what is done so far: a line behind a PASS, and a table with a row for each lab."""

import html
import os
import textwrap
from dataclasses import dataclass, field
from typing import Any

from utils.checks.exercises.exercise import Exercise
from utils.checks.feedback.verdict import Status
from utils.checks.progress import is_kept, load, progress_file
from utils.checks.registry import broken, usable


@dataclass(frozen=True)
class Lab:
    """A lab with its exercises, and those of them that are open.

    Example:
        >>> neuron, nand = Exercise("neuron", "2.1", "One neuron"), Exercise("nand", "2.2", "NAND")
        >>> Lab("2", [neuron, nand], [nand]).done
        '1 of 2'
    """

    number: str
    exercises: list[Exercise]
    open: list[Exercise]

    @property
    def done(self) -> str:
        return f"{len(self.exercises) - len(self.open)} of {len(self.exercises)}"


def labs() -> list[Lab]:
    """Return all labs, with what is open in each."""
    tried = load()
    found: dict[str, Lab] = {}
    for exercise in usable().values():
        number = _lab_of(exercise)
        lab = found.setdefault(number, Lab(number, [], []))
        lab.exercises.append(exercise)
        if tried.get(exercise.name) != Status.PASS.value:
            lab.open.append(exercise)
    return list(found.values())


def behind(passed: Exercise) -> str:
    """Say behind a PASS how far one has come, and what is next.

    Next is what is open further down in the same lab, then what is open above, then what is open
    in the labs that follow, and at last in those before.
    """
    rows = labs()
    place = next(i for i, lab in enumerate(rows) if lab.number == _lab_of(passed))
    here, others = rows[place], rows[place + 1 :] + rows[:place]
    names = [exercise.name for exercise in here.exercises]
    rest = names[names.index(passed.name) :]
    below = [one for one in here.open if one.name in rest]
    queue = [*below, *here.open, *(one for lab in others for one in lab.open)]
    if not queue:
        which = "that can be checked" if broken() else "of the course"
        return f"All {len(usable())} exercises {which} are done."
    lab = f"{here.done} in Lab {here.number}" if here.open else f"Lab {here.number} is done"
    return f"{lab}, {_in_all(rows)} in the course. Next: {queue[0].heading}."


def _lab_of(exercise: Exercise) -> str:
    return exercise.number.partition(".")[0]


def _in_all(labs: list[Lab]) -> str:
    every = [one for lab in labs for one in lab.exercises]
    return Lab("", every, [one for lab in labs for one in lab.open]).done


@dataclass(frozen=True)
class Table:
    """A table of the labs with what is open in each, as text, or as HTML in a notebook."""

    labs: list[Lab]
    tried: dict[str, str]
    remarks: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        lines = []
        for lab in self.labs:
            # no line ends within a name
            names = [f"{one.number}\xa0{one.name}{self._state(one)}" for one in lab.open]
            line = f"Lab {lab.number:<5}{lab.done:<11}" + ("open: " if names else "")
            text = textwrap.fill(line + ", ".join(names), 100, subsequent_indent=" " * 26)
            lines.append(text.rstrip().replace("\xa0", " "))
        return "\n".join([self._summary(), "", *lines])

    def _repr_html_(self) -> str:
        rows = ""
        for lab in self.labs:
            names = ", ".join(
                f"<span title='{html.escape(one.title)}'>{one.number}&nbsp;<code>{one.name}</code>"
                f"</span>{self._state(one)}"
                for one in lab.open
            )
            cells = (f"Lab {lab.number}", lab.done, f"open: {names}" if names else "")
            rows += "<tr>" + "".join(f"<td style='{_CELL}'>{cell}</td>" for cell in cells) + "</tr>"
        return f"<div>{html.escape(self._summary())}</div><table>{rows}</table>"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))

    def _summary(self) -> str:
        return " ".join([f"{_in_all(self.labs)} exercises done.", *self.remarks])

    def _state(self, exercise: Exercise) -> str:
        state = self.tried.get(exercise.name, "")
        return f" ({state})".replace(" ", "\xa0") if state else ""


_CELL = "text-align:left;vertical-align:top;white-space:normal"


def table() -> Table:
    """Return the progress through all labs."""
    remarks = []
    if not is_kept():
        remarks = ["(Nothing is recorded here.)"]
    elif not os.access(progress_file().parent, os.W_OK):
        remarks = ["(Progress cannot be saved in this folder.)"]
    return Table(labs(), load(), [*remarks, *broken()])
