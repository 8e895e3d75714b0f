"""Whoever passes is shown a way that is not their own."""

from types import SimpleNamespace

import numpy as np

from utils.checks.exercises.other_ways import other_way


def total(x: np.ndarray) -> float:
    """Add up."""
    return np.sum(x)


def looped(x):
    result = 0
    for one in x:
        result += one
    return result


EXERCISE = SimpleNamespace(name="add_up", solution=total, also=(looped,))


def test_the_one_that_is_written_otherwise_is_shown():
    def own(numbers):
        return np.sum(numbers)

    def own_loop(x):
        """With other names."""
        s = 0
        for value in x:
            s += value
        return s

    lines = ["def add_up(x):", "    result = 0", "    for one in x:", "        result += one"]
    assert other_way(EXERCISE, own).splitlines() == [*lines, "    return result"]
    assert other_way(EXERCISE, own_loop) == "def add_up(x):\n    return np.sum(x)"


def test_without_source_or_for_a_value_there_is_nothing_to_show():
    assert other_way(EXERCISE, sum) == ""
    assert other_way(SimpleNamespace(name="nand", solution=[1, 2]), [1, 2]) == ""
