"""The labs and where their files are: each has one source and two editions."""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[1]


@dataclass(frozen=True)
class Lab:
    """One lab, named after its source moduleN/solutions/NN_name.py."""

    source: Path

    @property
    def number(self) -> str:
        return self.source.name[:2]

    @property
    def name(self) -> str:
        return self.source.stem

    @property
    def solved(self) -> Path:
        return self.source.with_suffix(".ipynb")

    @property
    def student(self) -> Path:
        return self.source.parents[1] / self.solved.name

    def editions(self) -> tuple[Path, Path]:
        return self.student, self.solved


def all_labs() -> list[Lab]:
    """Return every lab that has a source, sorted by number."""
    return sorted(
        (Lab(source) for source in ROOT.glob("module*/solutions/[0-9][0-9]_*.py")),
        key=lambda lab: lab.number,
    )


def find_labs(wanted: list[str]) -> list[Lab]:
    """Find the labs with these numbers ("3", "03"), names or files; all of them if none is given.

    Raises:
        LookupError: if there is no such lab.
    """
    labs = all_labs()
    if not wanted:
        return labs
    found = []
    for word in wanted:
        if word.isdigit():
            hits = [lab for lab in labs if lab.number == word.zfill(2)]
        else:
            hits = [lab for lab in labs if Path(word).stem in lab.name]
        if not hits:
            numbers = ", ".join(str(int(lab.number)) for lab in labs)
            raise LookupError(f"There is no lab {word!r}. There are: {numbers}.")
        found += hits
    return found
