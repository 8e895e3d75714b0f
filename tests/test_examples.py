"""What is public in utils has a docstring, and its examples run."""

import doctest
import importlib
import inspect
from types import FunctionType

import pytest

from tests.test_rooms import FILES

MODULES = [name for name, path in FILES.items() if path.stem != "__init__"]


@pytest.mark.parametrize("name", [n for n in MODULES if not n.startswith("utils.checks.")])
def test_public_names_have_a_docstring_with_an_example(name: str) -> None:
    """One example at the top of a file may serve all that stands in it."""
    module = importlib.import_module(name)
    shared = "Example:" in (module.__doc__ or "")
    for public, thing in vars(module).items():
        own = getattr(thing, "__module__", None) == name
        if public.startswith("_") or not own or not isinstance(thing, type | FunctionType):
            continue
        said = inspect.getdoc(thing) or ""
        assert said, f"{public} has no docstring"
        if isinstance(thing, type):
            for method, function in vars(thing).items():
                if not method.startswith("_") and inspect.isfunction(function):
                    assert function.__doc__, f"{public}.{method} has no docstring"
                    said += function.__doc__
            if issubclass(thing, Exception):
                continue
        if shared:
            continue
        assert "Example:" in said, f"{public} has no example"
        assert ">>> " in said.split("Example:")[1], f"the example of {public} does not run"


@pytest.mark.parametrize("name", [name for name in MODULES if name != "utils.runtime"])
def test_the_examples_run(name: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(name))
    assert failed == 0
