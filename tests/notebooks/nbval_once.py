"""What stands alike in both editions of a lab is run once, in the solved edition.

Of a student edition there remain its blanks, the checks, and the statements whose names these read:
a training, or the start of Keras, takes as long in one edition as in the other. This is sound since
nothing else reads what belongs into a blank (tests/test_nbval_once.py). A thorough run has all
cells of both.
"""

import ast
import symtable
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from nbval.plugin import IPyNbCell

from tests.notebooks.nbval_guard import CHECK
from tests.thorough import THOROUGH


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Where both editions of a lab are to be run, leave out the student's copies of cells."""
    if THOROUGH:
        return
    cells: dict[Path, list[IPyNbCell]] = defaultdict(list)
    for item in items:
        if isinstance(item, IPyNbCell):
            cells[item.path].append(item)
    copies: set[pytest.Item] = set()
    for path, student in cells.items():
        solved = cells.get(path.parent / "solutions" / path.name, [])
        if len(solved) == len(student):
            editions = ([cell.cell.source for cell in edition] for edition in (student, solved))
            own = own_code(*editions)
            copies |= {cell for i, cell in enumerate(student) if i not in own}
            for i, code in own.items():
                # a part of a cell does not print what is stored for all of it
                student[i].options["check"] &= code == student[i].cell.source
                student[i].cell.source = code
    if copies:
        config.hook.pytest_deselected(items=list(copies))
        items[:] = [item for item in items if item not in copies]


def own_code(student: list[str], solved: list[str]) -> dict[int, str]:
    """What a student edition must run itself, by the place of its cell.

    Example:
        >>> own_code(["import numpy\\nn = 3", "fit(n)", "a = ...", "check.a(a, n)"],
        ...          ["import numpy\\nn = 3", "fit(n)", "a = 4", "check.a(a, n)"])
        {0: 'n = 3', 2: 'a = ...', 3: 'check.a(a, n)'}
    """
    whole = {*blanks(student, solved), *(i for i, code in enumerate(student) if CHECK.search(code))}
    parts = [
        (i, part)
        for i, code in enumerate(student)
        for part in ([code] if i in whole else statements(code))
    ]
    waiting = {part for part in parts if part[0] in whole}
    kept: set[tuple[int, str]] = set()
    while waiting:
        kept |= waiting
        read = set().union(*(names_read(code) for _, code in waiting))
        waiting = {part for part in parts if names_bound(part[1]) & read} - kept
    own: dict[int, list[str]] = defaultdict(list)
    for i, code in parts:
        if (i, code) in kept:
            own[i].append(code)
    return {i: "\n".join(codes) for i, codes in own.items()}


def statements(code: str) -> list[str]:
    """The code of each statement of a cell, in order."""
    return [ast.unparse(node) for node in ast.parse(code).body]


def blanks(student: list[str], solved: list[str]) -> list[int]:
    """The places of the cells that differ."""
    pairs = zip(student, solved, strict=True)
    return [i for i, (blank, answer) in enumerate(pairs) if blank != answer]


def names_bound(code: str) -> set[str]:
    """The names that a cell gives a meaning, for the cells after it."""
    symbols = symtable.symtable(code, "cell", "exec").get_symbols()
    return {symbol.get_name() for symbol in symbols if symbol.is_assigned() or symbol.is_imported()}


def names_read(code: str) -> set[str]:
    """The names that a cell reads from the notebook, its functions included.

    Example:
        >>> sorted(names_read("a = b\\ndef f(c):\\n    return c + d"))
        ['b', 'd']
    """
    top = symtable.symtable(code, "cell", "exec")
    return {
        symbol.get_name()
        for table in _tables(top)
        for symbol in table.get_symbols()
        if symbol.is_referenced() and (table is top or symbol.is_global())
    }


def _tables(table: symtable.SymbolTable) -> Iterator[symtable.SymbolTable]:
    yield table
    for child in table.get_children():
        yield from _tables(child)
