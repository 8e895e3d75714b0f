"""Answers as a student writes them, in a cell of a notebook, and what is said of them."""

import linecache
import math

import numpy as np
import pytest

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.feedback.errors import explain
from utils.checks.feedback.verdict import Status

SPREAD = FunctionExercise(
    name="spread",
    number="0.1",
    title="A spread",
    solution=lambda x, w, b: float(x.mean() * w.mean() + b),
    inputs=lambda rng, size: (rng.random(size + 2), rng.random(size + 2), 2.0),
    hint="",
)


def in_a_notebook(source, name="<cell>"):
    """The answer that a cell defines, in a notebook with what earlier cells left behind."""
    lines = [line + "\n" for line in source.splitlines()]
    linecache.cache[name] = (len(source), None, lines, name)
    notebook = {"np": np, "same": True, "panels": 3, "meant": np.ones(2), "sigmoid": lambda z: z}
    notebook |= {"X": np.ones((2, 2)), "DELIVERY": [1.0], "STEPS": 5, "shape": (2, 2)}
    exec(compile(source, name, "exec"), notebook)
    return notebook["answer"]


def said(body):
    """What the check says of an answer that returns this."""
    answer = in_a_notebook(f"def answer(x, w, b):\n    return {body}\n")
    verdict = SPREAD.judge(answer, np.random.default_rng(0))
    assert verdict.status is Status.WRONG
    return " ".join(verdict.reasons)


def explained(body, first="v = 0", known=True, **names):
    """What is said of the error that two lines of a function raise, with or without its source.

    `names` are of what else stands in the notebook.
    """
    source, name = f"def answer(x, w, b):\n    {first}\n    return {body}\n", f"<cell {body}>"
    notebook = {"np": np, "math": math, "exp": math.exp, "X": np.ones((2, 3))} | names
    exec(compile(source, name, "exec"), notebook)
    if known:
        lines = [line + "\n" for line in source.splitlines()]
        linecache.cache[name] = (len(source), None, lines, name)
    with pytest.raises(Exception) as caught:  # noqa: PT011
        notebook["answer"](np.arange(1.0, 4), np.ones(3), 2.0)
    return explain(caught.value, notebook["answer"])
