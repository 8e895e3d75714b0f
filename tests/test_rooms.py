"""The house keeps its shape: who may import whom, where a module is tested, how files look."""

import ast
import graphlib
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

import pytest

import utils

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "utils"
LIBRARIES = {"keras", "tensorflow", "torch", "jax"}

MAY_IMPORT: dict[str, set[str]] = {  # from a room to the other rooms that it uses
    "nn": set(),
    "data": set(),
    "figures": set(),
    "widgets": {"figures", "nn"},
    "checks": {"nn", "data"},
}
MAY_IMPORT_IN_CHECKS: dict[str, set[str]] = {
    "feedback": set(),
    "mutants": set(),
    "exercises": {"feedback", "mutants"},
    "lab": {"exercises", "feedback"},
}
FREE = {"", "checks"}  # runtime stands alone; checker, registry and progress see all of checks

BAD_INPUTS = "nn/test_bad_inputs.py"  # one table of what is refused, and in which words
SHOWN = "checks/exercises/test_function_exercise.py"
TESTED_IN = {  # where a module is tested that has no test file of its name
    "utils.nn.array_checks": BAD_INPUTS,
    "utils.nn.option_checks": BAD_INPUTS,
    "utils.checks.feedback.code_reading": "checks/feedback/test_borrowing.py",
    "utils.checks.feedback.error_messages": "checks/feedback/test_errors.py",
    "utils.checks.feedback.formatting": SHOWN,
    "utils.checks.exercises.exercise": SHOWN,
    "authoring.install_errors": "authoring/test_environment.py",
    "authoring.playground_picture": "widgets/test_playground.py",
    "authoring.book.first_uses": "authoring/test_book.py",
    "authoring.book.source.conf": "authoring/test_book.py",
}
PARTS = ["build_errors", "builders", "choices", "common_build_errors", "formulas"]
PARTS += ["model_exercise", "random_inputs", "rules", "variants"]
MUTANTS = ["edits", "lines", "operations", "results", "source"]
# the labs' exercises are made of the parts, and prove themselves
TESTED_IN |= {f"utils.checks.exercises.{part}": "checks/test_registry.py" for part in PARTS}
TESTED_IN |= {f"utils.checks.mutants.{part}": "checks/mutants/test_derive.py" for part in MUTANTS}


def dotted(path: Path) -> str:
    """Return the name by which a file is imported."""
    name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
    return name.removesuffix(".__init__")


FILES = {dotted(path): path for path in sorted(PACKAGE.rglob("*.py"))}
AUTHORING = {dotted(path): path for path in sorted((ROOT / "authoring").rglob("*.py"))}
MODULES = {n: path for n, path in (FILES | AUTHORING).items() if "__" not in path.stem}


def nodes(path: Path) -> Iterator[ast.AST]:
    yield from ast.walk(ast.parse(path.read_text("utf-8")))


def imported(tree: Iterator[ast.AST]) -> set[str]:
    """Return dotted names: `from utils.nn import fit` gives utils.nn and utils.nn.fit."""
    found = set()
    for node in tree:
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            found |= {start} | {f"{start}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Call) and "import" in ast.unparse(node.func):
            found |= {arg.value for arg in node.args if isinstance(arg, ast.Constant)}
    return found


def at_import_time(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs when the file is imported: everything outside functions."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from at_import_time(child)


def room(name: str) -> tuple[str, str]:
    """Return the folder of a file in utils, and the one inside it, if there are any."""
    folders = list(FILES[name].relative_to(PACKAGE).parts[:-1])
    outer, inner = ([*folders, "", ""])[:2]
    return outer, inner.rstrip("0123456789")


def ours(name: str) -> set[str]:
    """Return the files of utils that a file imports, but for the packages that it stands in."""
    around = {*accumulate(name.split("."), "{}.{}".format)}
    return (imported(nodes(FILES[name])) & set(FILES)) - around


# ---- imports -----------------------------------------------------------------------------------


def test_utils_is_the_one_of_this_repository() -> None:
    assert Path(utils.__file__).resolve() == PACKAGE / "__init__.py"


@pytest.mark.parametrize("name", FILES)
def test_a_room_imports_what_the_table_allows(name: str) -> None:
    outer, inner = room(name)
    for used in ours(name):
        other, within = room(used)
        if outer != other:
            assert outer not in FREE - {"checks"}, f"{name} stands alone, but imports {used}"
            assert other in MAY_IMPORT[outer], f"{name} imports {used}"
        elif inner and within != inner:
            assert within in MAY_IMPORT_IN_CHECKS[inner], f"{name} imports {used}"
    names = imported(nodes(FILES[name]))
    assert not {n for n in names if n.startswith(".")}, "imports are absolute"


def test_imports_run_one_way() -> None:
    graphlib.TopologicalSorter({name: ours(name) for name in FILES}).prepare()


@pytest.mark.parametrize("name", FILES)
def test_keras_is_imported_by_runtime_and_inside_functions_of_checks(name: str) -> None:
    tree = ast.parse(FILES[name].read_text("utf-8"))
    if room(name)[0] == "checks":
        assert not {n.split(".")[0] for n in imported(at_import_time(tree))} & LIBRARIES
    else:
        libraries = {n.split(".")[0] for n in imported(ast.walk(tree))} & LIBRARIES
        assert libraries == ({"keras"} if name == "utils.runtime" else set())


def test_importing_everything_starts_no_keras() -> None:
    code = f"""
import importlib, sys
for name in {list(FILES)}:
    importlib.import_module(name)
    started = {LIBRARIES} & set(sys.modules)
    assert not started, f"{{name}} imports {{started}}"
"""
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("name", "unneeded"),
    [
        ("utils", {"numpy", "pandas", "matplotlib"}),
        ("utils.nn", {"pandas", "matplotlib", "sklearn"}),
        ("utils.data", {"pandas", "matplotlib", "sklearn"}),
        ("utils.checks", {"matplotlib", "sklearn"}),
    ],
)
def test_a_room_costs_only_what_it_uses(name: str, unneeded: set[str]) -> None:
    code = f"import sys, {name}; assert not {unneeded} & set(sys.modules), set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


# ---- files -------------------------------------------------------------------------------------


def test_pyproject_finds_every_folder_and_every_file() -> None:
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    assert setuptools["packages"] == {"find": {"include": ["utils", "utils.*"]}}
    assert all((path.parent / "__init__.py").exists() for path in FILES.values())
    others = [path for path in PACKAGE.rglob("*.*") if path.suffix not in (".py", ".pyc")]
    listed = setuptools["package-data"]["utils"]
    assert sorted(listed) == sorted(path.relative_to(PACKAGE).as_posix() for path in others)


@pytest.mark.parametrize("name", MODULES)
def test_each_module_has_a_test_file_of_its_name_or_a_line_here(name: str) -> None:
    package, *folders, stem = name.split(".")
    inside = "/".join([package] * (package != "utils") + folders)
    own = ROOT / "tests" / inside / f"test_{stem}.py"
    if name.startswith("utils.checks.lab"):
        own = ROOT / "tests" / "checks" / "test_registry.py"
    assert own.exists() != (name in TESTED_IN), f"{own} or a line in TESTED_IN"
    if name in TESTED_IN:
        assert (ROOT / "tests" / TESTED_IN[name]).exists()


@pytest.mark.parametrize("name", FILES)
def test_files_are_short_plain_and_say_what_they_are(name: str) -> None:
    content = FILES[name].read_bytes()
    assert b"\r" not in content
    text = content.decode("utf-8")
    first = (ast.get_docstring(ast.parse(text)) or "").split("\n")[0]
    assert first.endswith((".", ":", "?")), "the docstring opens with one plain sentence"
    # an exercise is mostly data: a line or two for each mistake that can be named
    limit = 400 if name.startswith("utils.checks.lab") else 170
    assert len(text.splitlines()) < limit


# ---- docstrings ---------------------------------------------------------------------------------

# ruff's D401 finds "Returns"; these open a noun phrase, where a command should stand
NO_VERBS = ("A", "An", "Each", "How", "If", "In", "The", "What", "Where", "Whether", "Which", "Why")


@pytest.mark.parametrize("name", FILES | AUTHORING)
def test_the_docstring_of_a_function_is_a_command(name: str) -> None:
    for node in nodes((FILES | AUTHORING)[name]):
        if isinstance(node, ast.FunctionDef) and not is_property(node):
            said = ast.get_docstring(node) or "Do it."
            assert said.split()[0] not in NO_VERBS, f"{node.name}: {said.splitlines()[0]}"


def is_property(node: ast.FunctionDef) -> bool:
    return any("property" in ast.unparse(decorator) for decorator in node.decorator_list)
