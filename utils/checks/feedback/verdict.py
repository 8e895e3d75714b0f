"""The verdict of a check, as plain text and as a box in the notebook."""

import html
import re
from dataclasses import dataclass, field
from enum import Enum
from typing import Any


class Status(Enum):
    """The three results of a check, in the words that the student reads."""

    PASS = "PASS"
    BLANK = "not attempted yet"
    WRONG = "not right yet"


# Okabe and Ito's green, gray and orange; the words carry the meaning, the color only helps.
_COLORS = {Status.PASS: "#009E73", Status.BLANK: "#8a8a8a", Status.WRONG: "#D55E00"}


@dataclass(frozen=True)
class Example:
    """One call on which an answer differs from what is expected."""

    call: str
    got: str
    expected: str


@dataclass(frozen=True)
class Verdict:
    """A status with its reasons. Jupyter shows it as a box, everything else as text."""

    status: Status
    heading: str
    reasons: list[str] = field(default_factory=list)
    example: Example | None = None
    hint_call: str = ""
    label: str = ""  # of the mistake that was recognized; it stays when the words change
    code: str = ""  # another way to write a right answer

    def __str__(self) -> str:
        lines = [f"{self.status.value} · {self.heading}", *self.reasons]
        if self.example:
            lines += [
                f"    you call   {_indent(self.example.call)}",
                f"    you get    {_indent(self.example.got)}",
                f"    expected   {_indent(self.example.expected)}",
            ]
        lines += [f"    {line}" for line in self.code.splitlines()]
        if self.hint_call:
            lines.append(f"For a hint, run {self.hint_call}")
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        parts = [f"<b>{self.status.value}</b> · {_inline(self.heading)}"]
        parts += [f"<div style='margin-top:4px'>{_inline(reason)}</div>" for reason in self.reasons]
        if self.example:
            rows = "".join(
                f"<tr><td style='{_CELL}'>{name}</td>"
                f"<td style='{_CELL}'><pre style='margin:0'>{html.escape(text)}</pre></td></tr>"
                for name, text in (
                    ("you call", self.example.call),
                    ("you get", self.example.got),
                    ("expected", self.example.expected),
                )
            )
            parts.append(f"<table style='margin:6px 0 0 0'>{rows}</table>")
        if self.code:
            parts.append(f"<pre style='margin:4px 0 0 0'>{html.escape(self.code)}</pre>")
        if self.hint_call:
            parts.append(
                f"<div style='margin-top:4px'>For a hint, run <code>"
                f"{html.escape(self.hint_call)}</code></div>"
            )
        color = _COLORS[self.status]
        style = f"border-left:6px solid {color};padding:4px 12px"
        return f"<div style='{style}'>{''.join(parts)}</div>"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(str(self))


_CELL = "text-align:left;vertical-align:top;padding:1px 12px 1px 0"


def _indent(text: str) -> str:
    return text.replace("\n", "\n               ")


def _inline(text: str) -> str:
    """Escape a reason for HTML; `code` in backticks and line ends are kept."""
    escaped = html.escape(text, quote=False).replace("\n", "<br>")
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", escaped)
