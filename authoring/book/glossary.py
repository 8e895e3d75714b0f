"""The glossary: its terms, and their first uses in the course, which become links to it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from authoring.book import BookError

SOURCE = Path(__file__).with_name("terms.md")

_ENTRY = re.compile(r"^(?P<words>\w[^\n]*)\n: (?P<definition>[^\n]+(?:\n  [^\n]+)*)$", re.MULTILINE)
# where no term is looked for: code, formulas, links, tags, headings, the heads of tables, and the
# line that says how long a lab takes
_NOT_PROSE = re.compile(
    r"```.*?```|`[^`\n]*`|\$\$.*?\$\$|\$[^$]*\$|\[[^]]*\]\([^)]*\)|<[^>]*>|^#[^\n]*$"
    r"|^\|[^\n]*\n(?=\|-)|^[^\n]*\*\*Before this:\*\*[^\n]*$",
    re.DOTALL | re.MULTILINE,
)


@dataclass(frozen=True)
class Term:
    """A term with its other spellings and its definition, in Markdown."""

    name: str
    spellings: tuple[str, ...]
    definition: str

    @property
    def anchor(self) -> str:
        """The id of the term's first use on a page.

        Example:
            >>> Term("He's weights", (), "").anchor
            'first-he-s-weights'
        """
        return "first-" + re.sub(r"[\W_]+", "-", self.name.lower()).strip("-")


def read(text: str) -> list[Term]:
    """Read entries "name (spelling, spelling)", each with its ": definition" below.

    Example:
        >>> read("weight (weights)\\n: A number.")
        [Term(name='weight', spellings=('weight', 'weights'), definition='A number.')]
    """
    terms = []
    for entry in _ENTRY.finditer(text):
        name, _, others = entry["words"].rstrip(")").partition(" (")
        spellings = (name, *filter(None, others.split(", ")))
        terms.append(Term(name, spellings, re.sub(r"\n +", " ", entry["definition"])))
    return terms


def first_use(term: Term, texts: Iterable[str]) -> tuple[int, int, int] | None:
    """Find the first use of a term: the number of the text, and the start and end of the words.

    That is where it first stands alone in bold, as terms do where a lab explains them. A term that
    never does is taken where it first stands in prose; None if it stands nowhere.

    Example:
        >>> first_use(Term("batch", ("batch",), ""), ["# A batch", "one batch", "a **batch** is"])
        (2, 4, 9)
    """
    words = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in term.spellings)
    prose = [_NOT_PROSE.sub(lambda match: "\0" * len(match[0]), text) for text in texts]
    for pattern in (rf"(?<=\*\*)(?:{words})(?=\*\*)", rf"(?<![\w-])(?:{words})(?![\w-])"):
        for number, text in enumerate(prose):
            if match := re.search(pattern, text, re.IGNORECASE):
                return number, match.start(), match.end()
    return None


def link(texts: list[str], terms: list[Term]) -> tuple[list[str], dict[Term, int]]:
    """Make each term's first use a link; return the texts, and the number of each term's text.

    Raises:
        BookError: if a term is used nowhere.

    Example:
        >>> link(["Two **weights**."], [Term("weight", ("weight", "weights"), "")])[0]
        ['Two **{term}`weights <weight>`**.']
    """
    found = {}
    for term in terms:
        place = first_use(term, texts)
        if place is None:
            raise BookError(f"No lab uses {term.name!r}: take it out of {SOURCE.name}.")
        found[term] = place
    linked = list(texts)
    # from the last place to the first, so that those before it stay where they are
    for term, (number, start, end) in sorted(found.items(), key=lambda item: item[1], reverse=True):
        text = linked[number]
        words = " ".join(text[start:end].replace("*", "").split())
        role = f"{{term}}`{words} <{term.name}>`"
        linked[number] = text[:start] + role + text[end:]
    return linked, {term: number for term, (number, _, _) in found.items()}


def write(terms: Iterable[tuple[Term, str]]) -> str:
    """Return the terms as a glossary for Sphinx, each with a note on where it is first used."""
    entries = [
        f"{term.name}\n  {term.definition}\n  First used in {where}." for term, where in terms
    ]
    return "```{glossary}\n:sorted:\n\n" + "\n\n".join(entries) + "\n```\n"
