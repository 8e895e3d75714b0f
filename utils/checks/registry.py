"""Finds the exercises: every module labNN.py beside this one lists its own."""

import difflib
import importlib
import pkgutil
from functools import cache
from pathlib import Path

from utils.checks.exercise import Exercise
from utils.checks.model_exercise import ModelExercise

AnyExercise = Exercise | ModelExercise


@cache
def exercises() -> dict[str, AnyExercise]:
    """All exercises of the course by name, in the order of the labs.

    Raises:
        ValueError: if two exercises have the same name or number.
    """
    modules = sorted(
        found.name
        for found in pkgutil.iter_modules([str(Path(__file__).parent)])
        if found.name.startswith("lab")
    )
    by_name: dict[str, AnyExercise] = {}
    numbers: set[str] = set()
    for module in modules:
        for exercise in importlib.import_module(f"utils.checks.{module}").EXERCISES:
            if exercise.name in by_name or exercise.number in numbers:
                raise ValueError(f"{module}: {exercise.name} ({exercise.number}) is there already")
            by_name[exercise.name] = exercise
            numbers.add(exercise.number)
    return by_name


def find(name: str) -> AnyExercise:
    """The exercise of that name.

    Raises:
        KeyError: in words, with the nearest name, if there is none.
    """
    known = exercises()
    if name not in known:
        close = difflib.get_close_matches(name, known, n=1)
        question = f" Did you mean {close[0]!r}?" if close else ""
        raise KeyError(f"There is no exercise called {name!r}.{question}")
    return known[name]
