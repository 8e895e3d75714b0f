"""The solution stands once: what a check compares with is the answer that the lab itself gives."""

import ast
import inspect
import re
import textwrap

import jupytext
import pytest

from authoring.labs import all_labs
from utils.checks.exercises.value_exercise import ValueExercise
from utils.checks.registry import exercises

IMPORTS = (ast.Import, ast.ImportFrom)
MARKERS = re.compile(r"^\s*### (BEGIN|END) SOLUTION\n", re.MULTILINE)


def answers() -> dict[str, ast.AST]:
    """Return what the labs define in the cells that hold an answer, by name."""
    found: dict[str, ast.AST] = {}
    for lab in all_labs():
        for cell in jupytext.read(lab.source).cells:
            if MARKERS.search(cell.source):
                for node in ast.parse(MARKERS.sub("", cell.source)).body:
                    if isinstance(node, ast.FunctionDef):
                        found[node.name] = node
                    elif isinstance(node, ast.Assign):
                        found[ast.unparse(node.targets[0])] = node.value
    return found


def body(function: ast.AST) -> str:
    """Return the code of a function without docstring and imports: checks import Keras inside."""
    assert isinstance(function, ast.FunctionDef)
    lines = function.body[ast.get_docstring(function) is not None :]
    return "\n".join(ast.unparse(one) for one in lines if not isinstance(one, IMPORTS))


ANSWERS = answers()
FUNCTIONS = {n: one for n, one in exercises().items() if not isinstance(one, ValueExercise)}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_check_has_the_answer_of_the_lab(name: str) -> None:
    source = textwrap.dedent(inspect.getsource(FUNCTIONS[name].solution))
    own = next(node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef))
    assert body(own) == body(ANSWERS[name])
    asked = [argument.arg for argument in ANSWERS[name].args.args]  # type: ignore[attr-defined]
    assert [argument.arg for argument in own.args.args] == asked
