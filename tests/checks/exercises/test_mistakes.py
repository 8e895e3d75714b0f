"""Mistakes written as text are read, made of the solution, and refused where they make no sense."""

import pytest

from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.variants import AnyOf


def line(x, w, b):
    """A line."""
    z = w * x
    return z + b


def results(mistake):
    return [function(2, 3, 1) for function in mistake.functions(line)]


def test_edits_results_and_functions():
    table = """
        no-b: You left out b. It is
          added, and it counts.
            z + b -> z
        minus: You subtracted b.
            = w * x - b
            or
            z + b -> z - b
        both: Two lines differ.
            w * x -> x
            z + b -> z - b
        own-name: It calls the solution itself.
            = line(x, w, 0)
        other: A function of its own.
        empty: What is behind the sign goes.
            + b ->
    """
    found = mistakes(table, {"other": lambda x, w, b: 99})
    assert [one.label for one in found] == ["no-b", "minus", "both", "own-name", "other", "empty"]
    assert found[0].words == "You left out b. It is added, and it counts."
    assert isinstance(found[1].made, AnyOf)
    assert [results(one) for one in found] == [[6], [5, 5], [1], [6], [99], [6]]


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("a: One.\n    z -> 1", "stands 2 times"),
        ("a: One.\n    y -> 1", "stands 0 times"),
    ],
)
def test_an_edit_fits_once(table, words):
    [mistake] = mistakes(table)
    with pytest.raises(ValueError, match=words):
        mistake.functions(line)


def test_what_makes_no_sense_is_refused():
    with pytest.raises(ValueError, match="'a' stands twice, or nobody says"):
        mistakes("a: One.\n    = 1\na: Two.\n    = 2")
    with pytest.raises(ValueError, match="'a' stands twice, or nobody says how it is made"):
        mistakes("a: One.")
    with pytest.raises(ValueError, match="For b there are no words"):
        mistakes("a: One.\n    = 1", {"b": line})
