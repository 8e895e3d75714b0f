"""Mistakes that nobody wrote down are found, and told in words that give nothing away."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from tests.checks.mutants.solutions import hidden_trick, layer, normalize, total
from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.mutants.derive import Mutant, in_words, matching, mutants
from utils.checks.mutants.source import Solution
from utils.checks.registry import exercises
from utils.nn import sigmoid

RNG = np.random.default_rng(3)
LAYERS = [(RNG.normal(size=(n, 2)), RNG.normal(size=(2, 3)), RNG.normal(size=3)) for n in (4, 5)]
TABLES = [(RNG.normal(size=(n, 3)), 2.0) for n in (4, 5)]
LISTS = [([1.0, 2.0, 4.0, 8.0],), ([3.0, 5.0, 7.0],)]
ROWS = [(np.array([1.0, 2.0, 4.0]),), (np.array([3.0, 5.0, 7.0, 11.0]),)]


def told(solution: Callable, answer: Callable, cases: list[Any]) -> str:
    """Say what is derived for an answer."""

    def does(function: Callable) -> bool:
        try:
            return all(
                np.array_equal(np.shape(one), np.shape(other)) and np.allclose(one, other)
                for case in cases
                for one, other in zip(parts(function(*case)), parts(answer(*case)), strict=True)
            )
        except Exception:
            return False

    return in_words(matching(solution, (), does))


def parts(result: Any) -> tuple[Any, ...]:
    return result if isinstance(result, tuple) else (result,)


@pytest.mark.parametrize(
    ("solution", "answer", "cases", "words"),
    [
        (layer, lambda X, W, b: sigmoid(X @ W), LAYERS, "`b` is left out"),
        (layer, lambda X, W, b: sigmoid(X @ W - b), LAYERS, "`b` is subtracted"),
        (layer, lambda X, W, b: X @ W + b, LAYERS, "`sigmoid` is left out"),
        (layer, lambda X, W, b: sigmoid(sigmoid(X @ W + b)), LAYERS, "`sigmoid` is applied twice"),
        (layer, lambda X, W, b: sigmoid(X @ W) + b, LAYERS, "is applied to a part only"),
        (layer, lambda X, W, b: np.tanh(X @ W + b), LAYERS, "`tanh` is taken"),
        (layer, lambda X, W, b: sigmoid(X @ W + b.sum()), LAYERS, "`b` is summed"),
        (layer, lambda X, W, b: sigmoid(X @ W + b).T, LAYERS, "rows and columns of the result"),
        (layer, lambda X, W, b: sigmoid(X @ W + b).round(3), LAYERS, "rounded to 3 decimals"),
        (normalize, lambda x, s: normalize(x, s)[::-1], TABLES, "returned in another order"),
        (normalize, lambda x, s: normalize(x, 1), TABLES, "`scale` is left out"),
        (
            normalize, lambda x, s: (s * (x - x.mean()) / x.std(axis=0), x - x.mean()), TABLES,
            "`axis=` is left out in `shifted`",
        ),
        (total, lambda values: 2 * sum(values), LISTS, "all of `values` is taken"),
        (total, lambda values: 2 * sum(values[1:-1]), LISTS, "is used without its last item"),
        (total, lambda values: 2 * values[1], LISTS, "the loop ends in its first turn"),
        (total, lambda values: 2 * values[-1], LISTS, "`=` stands in place of `+=`"),
        (total, lambda values: sum(values[1:]), LISTS, "a factor is left out"),
    ],
)  # fmt: skip
def test_a_mistake_is_derived(
    solution: Callable, answer: Callable, cases: list[Any], words: str
) -> None:
    said = told(solution, answer, cases)
    assert said.startswith("Your results are what comes out if ")
    assert words in said


def test_what_fits_no_mutant_gets_no_words() -> None:
    assert told(layer, lambda X, W, b: np.full((len(X), 3), 0.123), LAYERS) == ""


def test_the_right_function_stays_as_it_is() -> None:
    before = layer(*LAYERS[0])
    assert len(mutants(layer)) > 50
    np.testing.assert_array_equal(layer(*LAYERS[0]), before)


def test_no_source_no_mutants() -> None:
    assert mutants(len) == ()
    assert mutants(eval("lambda x: x + 1")) == ()


def test_of_equal_rank_two_are_told_and_no_cause_is_asserted() -> None:
    found = [Mutant(1, "a", "it rains", abs), Mutant(1, "b", "it snows", abs)]
    assert in_words(found) == "Your results are what comes out if it rains, or if it snows."
    assert in_words([found[0], Mutant(2, "c", "rare", abs)]).count(" if ") == 1
    assert in_words([]) == ""


def quoted(words: str) -> list[str]:
    return re.findall(r"`([^`]+)`", words)


def test_what_the_lab_does_not_show_is_not_printed() -> None:
    said = " ".join(mutant.words for mutant in mutants(hidden_trick))
    assert "cumsum" not in said
    assert "secret" not in said
    assert told(hidden_trick, lambda x: x.cumsum()[-1] + x.cumsum(), ROWS)


FUNCTIONS = [one for one in exercises().values() if isinstance(one, FunctionExercise)]
SIGNS = {"+", "-", "*", "/", "//", "%", "@", "**", ">", ">=", "<", "<=", "==", "!="}
FIXED = {"=", "+=", "-=", "*=", "…=", "keepdims=True", "axis="} | SIGNS


@pytest.mark.parametrize("exercise", FUNCTIONS, ids=lambda one: one.name)
def test_every_exercise_derives_mistakes_and_gives_nothing_away(exercise: Any) -> None:
    for solution in (exercise.solution, *exercise.also):
        found, source = mutants(solution, exercise.names), Solution(solution, exercise.names)
        assert len(found) > 20
        plain = FIXED | {*source.shown, *exercise.names} | {f"{x}=" for x in ("axis", "keepdims")}
        for mutant in found:
            for code in quoted(mutant.words):
                known = code in plain or source.may_show(code) or code in LIBRARY
                assert known, f"{exercise.name}: {mutant.words}"


# functions that stand in place of a right one: what the student has, and not what is right
LIBRARY = {"argmax", "argmin", "binary_step", "ceil", "exp", "floor", "log", "log10", "log1p"}
LIBRARY |= {
    "log2",
    "max",
    "maximum",
    "mean",
    "median",
    "min",
    "minimum",
    "ones",
    "relu",
    "round",
    "sigmoid",
}
LIBRARY |= {"all", "any", "sqrt", "square", "sum", "tanh", "zeros"}
