"""The names that a student's code reads, found in its bytecode."""

import dis
from collections.abc import Iterator
from types import CodeType


def globals_read(code: CodeType) -> list[str]:
    """List the global names that some code reads, each once; `x.shape` reads no `shape`.

    Example:
        >>> globals_read((lambda x: [len(x.shape) + n for i in x]).__code__)
        ['len', 'n']
    """
    found = [step.argval for step in dis.get_instructions(code) if step.opname == "LOAD_GLOBAL"]
    for inner in codes_inside(code):
        found += globals_read(inner)
    return list(dict.fromkeys(found))


def codes_inside(code: CodeType) -> Iterator[CodeType]:
    """Yield the code of the comprehensions and functions that some code defines."""
    return (inner for inner in code.co_consts if isinstance(inner, CodeType))
