"""The exercises of all labs: every folder labNN beside this file lists its own, a file each.

A folder that cannot be imported does not stop the exercises of the others.
"""

import difflib
import importlib
import pkgutil
from functools import cache
from pathlib import Path

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.model_exercise import ModelExercise
from utils.checks.exercises.value_exercise import ValueExercise

AnyExercise = FunctionExercise | ModelExercise | ValueExercise


def modules() -> list[str]:
    """Return the names of the packages that list exercises, in the order of the labs."""
    beside = pkgutil.iter_modules([str(Path(__file__).parent)])
    return sorted(found.name for found in beside if found.name.startswith("lab"))


@cache
def exercises() -> dict[str, AnyExercise]:
    """Return all exercises of the course by name, in the order of the labs.

    Raises:
        ValueError: if two exercises have the same name or number.
        Exception: whatever a module raises that cannot be imported.
    """
    by_name: dict[str, AnyExercise] = {}
    numbers: set[str] = set()
    for module in modules():
        for exercise in _listed(module):
            if exercise.name in by_name or exercise.number in numbers:
                raise ValueError(f"{module}: {exercise.name} ({exercise.number}) is there already")
            by_name[exercise.name] = exercise
            numbers.add(exercise.number)
    return by_name


def usable() -> dict[str, AnyExercise]:
    """Return by name the exercises of those modules that can be imported."""
    found: dict[str, AnyExercise] = {}
    for module in modules():
        if not _fault(module):
            found |= {exercise.name: exercise for exercise in _listed(module)}
    return found


def broken() -> list[str]:
    """List the modules that cannot be imported: for each, its lab and what is wrong."""
    return [words for module in modules() if (words := _fault(module))]


def find(name: str) -> AnyExercise:
    """Return the exercise of that name.

    Raises:
        KeyError: if there is none; it suggests the nearest name, or tells which labs do not load.
    """
    known = usable()
    if name not in known:
        if faults := broken():
            raise KeyError(" ".join([f"{name!r} is in none of the labs that load.", *faults]))
        close = difflib.get_close_matches(name, known, n=1)
        question = f" Did you mean {close[0]!r}?" if close else ""
        raise KeyError(f"There is no exercise called {name!r}.{question}")
    return known[name]


def _listed(module: str) -> list[AnyExercise]:
    return list(importlib.import_module(f"utils.checks.{module}").EXERCISES)


def _fault(module: str) -> str:
    try:
        _listed(module)
    except Exception as error:  # a file that somebody changed may raise anything
        lab, folder = module.removeprefix("lab").lstrip("0"), f"utils/checks/{module}"
        mend = f"Get a fresh copy of {folder}."
        if isinstance(error, ModuleNotFoundError):
            mend = "Run `python course.py doctor`."
        return (
            f"The exercises of Lab {lab} cannot be checked: {folder} raised "
            f"{type(error).__name__}: {error}. {mend}"
        )
    return ""
