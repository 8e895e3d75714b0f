"""The package keeps its shape: imports run one way, nothing starts Keras unasked, examples run."""

import ast
import doctest
import importlib
import inspect
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import FunctionType, ModuleType

import pytest

import utils

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "utils"
FILES = {path.stem: path for path in sorted(PACKAGE.glob("*.py")) if path.stem != "__init__"}
CHECKS = {
    ".".join(path.relative_to(PACKAGE / "checks").with_suffix("").parts): path
    for path in sorted((PACKAGE / "checks").rglob("*.py"))
}
LIBRARIES = {"keras", "tensorflow", "torch", "jax"}

# Who may import whom. A file that is not named here draws figures, and may import plots.
ENGINE = [
    "inputs",
    "settings",
    "activations",
    "losses",
    "layers",
    "network",
    "optimizers",
    "training",
]
MAY_IMPORT = {name: set(ENGINE[:i]) for i, name in enumerate(ENGINE)}
MAY_IMPORT["gradient_check"] = {"losses", "layers", "network"}
MAY_IMPORT["training"].add("progress_bar")
MAY_IMPORT["convolutions"] = {"images", "plots"}
MAY_IMPORT["duels"] = {"layers", "losses", "network", "optimizers", "training"}
MAY_IMPORT["drawing"] = {"activations", "frames", "plots"}
MAY_IMPORT["playground"] = {"frames"}
MAY_IMPORT["sequences"] = set()
MAY_IMPORT["multilabel"] = set()
MAY_IMPORT["augmentation"] = set()
MAY_IMPORT |= {
    name: set() for name in ["progress_bar", "data", "plots", "encoding", "preparation", "runtime"]
}


def nodes(path: Path) -> Iterator[ast.AST]:
    yield from ast.walk(ast.parse(path.read_text("utf-8")))


def imported(tree: Iterator[ast.AST]) -> set[str]:
    """Dotted names: `from utils.nn import fit` gives utils.nn and utils.nn.fit."""
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
    """What runs when the file is imported: everything outside functions."""
    yield node
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            yield from at_import_time(child)


def module(name: str) -> ModuleType:
    return importlib.import_module(f"utils.{name}")


def test_utils_is_the_one_of_this_repository() -> None:
    assert Path(utils.__file__).resolve() == PACKAGE / "__init__.py"


def test_pyproject_finds_every_folder_with_code() -> None:
    setuptools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["setuptools"]
    assert setuptools["packages"] == {"find": {"include": ["utils", "utils.*"]}}
    assert all((path.parent / "__init__.py").exists() for path in PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("name", FILES)
def test_imports_run_one_way(name: str) -> None:
    names = imported(nodes(FILES[name]))
    assert not {n for n in names if n.startswith(".")}, "imports are absolute"
    ours = {n.split(".")[1] for n in names if n.startswith("utils.")}
    assert ours <= MAY_IMPORT.get(name, {"plots"})
    assert "utils" not in names, "import the file, not the package"


@pytest.mark.parametrize("name", FILES)
def test_only_runtime_imports_keras(name: str) -> None:
    libraries = {n.split(".")[0] for n in imported(nodes(FILES[name]))} & LIBRARIES
    assert libraries == ({"keras"} if name == "runtime" else set())


@pytest.mark.parametrize("name", CHECKS)
def test_checks_import_keras_inside_functions_only(name: str) -> None:
    tree = ast.parse(CHECKS[name].read_text("utf-8"))
    assert not {n.split(".")[0] for n in imported(at_import_time(tree))} & LIBRARIES


def test_importing_everything_starts_no_keras() -> None:
    modules = [f"utils.{name}" for name in FILES]
    modules += [f"utils.checks.{name}" for name in CHECKS if not name.endswith("__init__")]
    code = f"""
import importlib, sys
for name in {modules}:
    importlib.import_module(name)
    started = {LIBRARIES} & set(sys.modules)
    assert not started, f"{{name}} imports {{started}}"
"""
    subprocess.run([sys.executable, "-c", code], check=True)


def test_importing_utils_alone_imports_nothing_else() -> None:
    code = "import sys, utils; assert not {'numpy', 'pandas', 'matplotlib'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize("name", FILES)
def test_public_names_have_a_docstring_with_an_example(name: str) -> None:
    """One example at the top of a file may serve all that stands in it."""
    shared = "Example:" in (module(name).__doc__ or "")
    for public, thing in vars(module(name)).items():
        own = getattr(thing, "__module__", None) == f"utils.{name}"
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


@pytest.mark.parametrize(
    "name",
    [
        *(name for name in FILES if name != "runtime"),
        *(f"checks.{name}" for name in CHECKS if not name.endswith("__init__")),
    ],
)
def test_the_examples_run(name: str) -> None:
    failed, _ = doctest.testmod(module(name))
    assert failed == 0


@pytest.mark.parametrize("path", [*FILES.values(), *CHECKS.values()], ids=[*FILES, *CHECKS])
def test_files_are_short_plain_and_say_what_they_are(path: Path) -> None:
    content = path.read_bytes()
    assert b"\r" not in content
    text = content.decode("utf-8")
    first = (ast.get_docstring(ast.parse(text)) or "").split("\n")[0]
    assert first.endswith((".", ":", "?")), "the docstring opens with one plain sentence"
    # an exercise is mostly data: a line or two for each mistake that can be named
    limit = 400 if path.parent.name.startswith("lab") else 170
    assert len(text.splitlines()) < limit
