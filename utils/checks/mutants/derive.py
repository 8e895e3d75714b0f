"""All mutants of a solution, and those of them that do what an answer does."""

import ast
import itertools
import time
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from utils.checks.mutants.edits import edits
from utils.checks.mutants.lines import changes, line_names
from utils.checks.mutants.results import of_a_result, of_several
from utils.checks.mutants.source import Edit, Place, Solution, parsed, places

SECONDS = 0.4  # of CPU: then the search ends with what it has found
MOST_PLACES = 9  # of one kind of edit, to be made in two of them at once


@dataclass(frozen=True)
class Mutant:
    """A wrong function, made from a right one, and what it does, in words."""

    rank: int
    kind: str
    words: str
    function: Callable


@cache
def mutants(solution: Callable, names: tuple[str, ...] = ()) -> tuple[Mutant, ...]:
    """Return the mutants of a solution, the likeliest mistakes first; none without its source.

    names: of its results, if there are several.

    Example:
        >>> from utils.checks.registry import find
        >>> mutants(find("weighted_sum").solution)[0].words
        '`x` and `w` are swapped'
    """
    try:
        source = Solution(solution, names)
    except (OSError, TypeError, SyntaxError):
        return ()
    found = []
    with warnings.catch_warnings(action="ignore"):  # Python's of odd code, which is meant
        for rank, kind, words in itertools.chain(changes(source), _edited(source)):
            try:
                found.append(Mutant(rank, kind, words, source.compiled()))
            except (SyntaxError, ValueError, TypeError):  # what cannot be written is no mistake
                continue
    return tuple(sorted(found, key=lambda mutant: mutant.rank))


def _edited(source: Solution) -> Iterator[tuple[int, str, str]]:
    """Yield what to say, each time while the tree has that edit: in one place, two, or all."""
    names = dict(line_names(source.tree))
    alike: dict[tuple[str, str], dict[Place, Edit]] = defaultdict(dict)
    for place, node in list(places(source.tree)):
        name = names.get(node, "")
        where = f" in `{name}`" if name in source.results else ""
        for edit in itertools.chain(edits(node, place, source), _returned(node, place, source)):
            edit = edit._replace(words=edit.words + where * (edit.kind != "loop"))
            alike[edit.kind, _shape(edit.code)].setdefault(place, edit)
            yield from _put(source, [(place, edit)])
    for found in alike.values():
        pairs = itertools.combinations(found, 2) if 2 < len(found) < MOST_PLACES else ()
        for group in [tuple(found), *pairs] if len(found) > 1 else ():
            yield from _put(source, [(place, found[place]) for place in group])


def _returned(node: ast.expr, place: Place, source: Solution) -> Iterator[Edit]:
    if isinstance(place.parent, ast.Return):
        if isinstance(node, ast.Tuple):
            yield from of_several(node, source)
        else:
            yield from of_a_result(node, source)
    elif isinstance(place.parent, ast.Tuple) and hasattr(place.parent, "is_returned"):
        name = ast.unparse(node)
        called = source.result_names.get(place.at or 0, "one of the results")
        yield from of_a_result(node, source, f"`{name}`" if name in source.shown else called)
    if isinstance(node, ast.Tuple) and isinstance(place.parent, ast.Return):
        node.is_returned = True  # type: ignore[attr-defined]  # its items are results as well


def _put(source: Solution, group: list[tuple[Place, Edit]]) -> Iterator[tuple[int, str, str]]:
    """Yield the words while other code stands in some places."""
    try:
        new = [parsed(edit.code) for _, edit in group]
    except SyntaxError:
        return
    before = [place.put(node) for (place, _), node in zip(group, new, strict=True)]
    edit = group[0][1]
    words = " and ".join(dict.fromkeys(edit.words for _, edit in group))
    yield edit.rank + 3 * (len(group) > 1), edit.kind, words
    for (place, _), node in zip(group, before, strict=True):
        place.put(node)


def _shape(code: str) -> str:
    """Return code without its names and numbers, to find what is alike."""
    tree = ast.parse(code, mode="eval") if _is_code(code) else None
    if tree is None:
        return code
    for node in ast.walk(tree):
        if isinstance(node, ast.Name):
            node.id = "n"
        elif isinstance(node, ast.Constant):
            node.value = 0
    return ast.unparse(tree)


def _is_code(code: str) -> bool:
    try:
        parsed(code)
    except SyntaxError:
        return False
    return True


def matching(
    solution: Callable,
    names: tuple[str, ...],
    does: Callable[[Callable], bool],
    seconds: float = SECONDS,
) -> list[Mutant]:
    """Return the mutants of which `does(function)` is true, the likeliest first."""
    made, found = mutants(solution, names), []
    end = time.thread_time() + seconds
    for mutant in made:
        if time.thread_time() > end:
            break
        if does(mutant.function):
            found.append(mutant)
    return found


def in_words(found: list[Any]) -> str:
    """Say what all that was found has in common: the results. A cause is not asserted.

    Example:
        >>> one = Mutant(1, "left-out", "`b` is left out", abs)
        >>> in_words([one])
        'Your results are what comes out if `b` is left out.'
    """
    if not found:
        return ""
    alike = [mutant.words for mutant in found if mutant.rank == found[0].rank]
    fixed = [words.partition(" is always ")[0] for words in alike if " is always " in words]
    if len(fixed) > 1:  # of several numbers none is told
        alike = [words for words in alike if " is always " not in words]
        alike += [f"{name} is one fixed number" for name in fixed]
    first, *others = dict.fromkeys(alike)
    more = f", or if {others[0]}" if others else ""
    return f"Your results are what comes out if {first}{more}."
