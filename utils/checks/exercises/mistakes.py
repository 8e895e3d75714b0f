"""The mistakes that students make in an exercise: a label, what to tell them, how each is made.

They are written as text. A label is followed by what to tell; under it stands, four spaces further
in, what the mistake makes of the solution: other code in one place, or the wrong result itself.
Several lines are changed together; `or` parts several forms of one mistake.

    no-bias: You left out the bias. It belongs to z.
        + b ->
    bias-too-often: The bias is added to each product, so it counts as often as there are
      inputs. Add it once, to the sum.
        = sigmoid((x * w + b).sum())
        or
        = sigmoid(sum(x * w + b))

What no such line can tell is a function of its own, given beside the text by its label.
"""

import inspect
import re
import textwrap
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from utils.checks.exercises.variants import AnyOf, variants_of

Lines = tuple[str, ...]  # "code -> other code" or "= result"


@dataclass(frozen=True, eq=False)
class Mistake:
    """One mistake.

    Args:
        label: names it for ever, also when its words change: a class's mistakes are counted by it.
        words: what to tell the student.
        made: lines that say what becomes of the solution, or the wrong function or value itself;
            `AnyOf` of these, if the mistake is made in several forms.
    """

    label: str
    words: str
    made: Any

    def functions(self, solution: Callable) -> list[Callable]:
        """Return the wrong functions, made of the solution where lines say how.

        Raises ValueError if code to be changed does not stand in the solution exactly once.
        """
        forms = variants_of(self.made)
        return [_changed(solution, one) if isinstance(one, tuple) else one for one in forms]


def edited(solution: Callable, *lines: str) -> Callable:
    """Return a function with lines changed, for what a table cannot tell.

    Example:
        >>> from utils.checks.registry import find
        >>> two = edited(find("output_size").solution, "= 2")
        >>> two(28, 3, 1, 0)
        2
    """
    return _changed(solution, lines)


def mistakes(table: str, made: Mapping[str, Any] | None = None) -> list[Mistake]:
    """Read mistakes from text, in the form described above; `made` gives functions by label.

    Raises ValueError for a label that stands twice, and one of which nobody says how it is made.

    Example:
        >>> [one] = mistakes("no-bias: You left out the bias.\\n    + b ->")
        >>> one.label, one.words, one.made
        ('no-bias', 'You left out the bias.', ('+ b ->',))
    """
    given = dict(made or {})
    found: list[Mistake] = []
    for label, words, lines in _entries(table):
        forms: list[Any] = [tuple(form.split("\n")) for form in lines.split("\nor\n") if form]
        forms += variants_of(given.pop(label)) if label in given else ()
        if not forms or label in [mistake.label for mistake in found]:
            raise ValueError(f"{label!r} stands twice, or nobody says how it is made.")
        found.append(Mistake(label, words, forms[0] if len(forms) == 1 else AnyOf(*forms)))
    if given:
        raise ValueError(f"For {', '.join(given)} there are no words.")
    return found


def _entries(table: str) -> Iterator[tuple[str, str, str]]:
    """Yield label, words and lines of each entry."""
    for entry in re.split(r"\n(?=\S)", textwrap.dedent(table).strip("\n")):
        label, _, rest = entry.partition(": ")
        words, lines = re.split(r"\n {4}", rest, maxsplit=1) if "\n    " in rest else (rest, "")
        yield label, " ".join(words.split()), textwrap.dedent("    " + lines).strip()


@cache
def _changed(solution: Callable, lines: Lines) -> Callable:
    """Compile a solution in which lines have been changed; they may call the solution itself."""
    name = solution.__name__
    source = textwrap.dedent(inspect.getsource(solution)).replace(f"def {name}(", "def changed(", 1)
    for line in lines:
        if line.startswith("= "):
            head = re.match(r"(?s)def .*?:\n(?=    )", source)
            source = f"{head[0] if head else ''}    return {line[2:]}\n"
            continue
        old, new = (part.strip() for part in re.split(r" ?->", line, maxsplit=1))
        if (n := source.count(old)) != 1:
            raise ValueError(f"{old!r} stands {n} times in {name}, not once.")
        source = source.replace(old, new)
    names = dict(solution.__globals__)
    exec(compile(source, f"<{name}, changed>", "exec"), names)
    return names["changed"]


def named(made: Mapping[str, Any]) -> list[Mistake]:
    found = []
    for words, one in made.items():
        label = "-".join(re.findall(r"[a-z0-9]+", words.lower().replace("you ", ""))[:7])
        found.append(Mistake(label, words, one))
    return found
