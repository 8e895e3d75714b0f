"""Tests of course.py: the sentence for a wrong Python, the command line, and what it calls."""

import ast
import json
import os
import re
import runpy
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import course

COURSE = Path(course.__file__)
Calls = list[list[str]]
Patch = pytest.MonkeyPatch
Screen = pytest.CaptureFixture[str]

START = """
import sys, course
course.COMMANDS["lab"] = (lambda *_: course.call([sys.executable, "-c", sys.argv[1]]), "", "")
sys.exit(course.main([]))
"""
SLEEP = """
import sys, time
try:
    print("asleep", flush=True)
    time.sleep(30)
except KeyboardInterrupt:
    sys.exit("woken")
"""


@pytest.mark.parametrize("version", ["2.7", "3.6", "3.8", "3.9", "3.10"])
def test_an_old_python_is_told_which_will_do(version: str) -> None:
    known = Path.home().glob(f".pyenv/versions/{version}.*/bin/python")
    python = next(known, None) or shutil.which(f"python{version}")
    if python is None:
        pytest.skip(f"no Python {version} on this machine")
    done = subprocess.run([python, COURSE], capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr.startswith("This course needs Python 3.11, 3.12 or 3.13")
    assert f"This is Python {version} " in done.stderr


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"version_info": (3, 10), "platform": "win32"}, "winget"),
        ({"version_info": (3, 14), "platform": "darwin"}, "brew"),
        ({"version_info": (3, 10), "platform": "linux"}, "apt"),
        ({"version_info": (3, 14), "platform": "aix"}, "uv run"),
        ({"maxsize": 2**31 - 1}, "32-bit"),
    ],
)
def test_each_platform_is_told_how_to_get_a_python(
    facts: dict[str, Any], told: str, monkeypatch: Patch
) -> None:
    for name, value in facts.items():
        monkeypatch.setattr(sys, name, value)
    with pytest.raises(SystemExit, match=told):
        runpy.run_path(str(COURSE))


def test_python_2_could_read_the_file() -> None:
    for node in ast.walk(ast.parse(COURSE.read_text(encoding="ascii"))):
        assert not isinstance(node, ast.JoinedStr | ast.AnnAssign | ast.NamedExpr | ast.Nonlocal)
        assert not any(isinstance(item, ast.Starred) for item in getattr(node, "elts", []))
        if isinstance(node, ast.FunctionDef):
            assert (node.args.kwonlyargs, node.returns) == ([], None)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print":
            assert len(node.args + node.keywords) <= 1


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: Patch) -> Calls:
    """Record what course.py prepares and calls, in an empty folder without an environment."""
    recorded: Calls = []

    def call(command: list[str | Path]) -> int:
        recorded.append([str(word) for word in command])
        return int("mypy" in command)

    monkeypatch.setattr(course, "ROOT", tmp_path)
    monkeypatch.setattr(course, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(course, "prepare", lambda gpu: recorded.append(["prepare", str(gpu)]))
    monkeypatch.setattr(course, "call", call)
    return recorded


def test_all_steps_run_though_one_fails(calls: Calls, capsys: Screen) -> None:
    assert course.main(["test"]) == 1
    assert [" ".join(call[2:]) for call in calls[1:]] == course.STEPS
    table = capsys.readouterr().out.split("step ")[1].splitlines()[1:]
    verdicts = [re.split(r"\s+\d+\.\d\s+", row) for row in table]
    bad = "FAILED (exit code 1)"
    assert verdicts == [[step, bad if step == "mypy" else "ok"] for step in course.STEPS]


@pytest.mark.parametrize("gpu", [False, True])
@pytest.mark.parametrize(
    ("words", "called"),
    [
        ("test -k relu tests/a.py -x --co", "-m pytest -k relu tests/a.py -x --co"),
        ("run 3 8 --mine", "-m authoring run 3 8 --mine"),
        ("build --check", "-m authoring build --check"),
    ],
)
def test_more_words_go_to_what_is_called(words: str, called: str, gpu: bool, calls: Calls) -> None:
    assert course.main(words.split() + ["--gpu"] * gpu) == 0
    assert calls == [["prepare", str(gpu)], [str(course.PYTHON), *called.split()]]


@pytest.mark.parametrize("words", [[], ["lab"], ["--port=9000"], ["lab", "--gpu", "--port=9000"]])
def test_the_lab_is_the_default(words: list[str], calls: Calls) -> None:
    course.main(words)
    assert calls[0] == ["prepare", str("--gpu" in words)]
    assert calls[1][1:3] == ["-m", "jupyterlab"]
    assert "--LabApp.default_url=/lab/tree/README.md" in calls[1]
    assert ("--port=9000" in calls[1]) == ("--port=9000" in words)
    overrides = course.VENV / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
    assert json.loads(overrides.read_text()) == course.LAB_SETTINGS


@pytest.mark.parametrize("user", [0, 1000])
@pytest.mark.parametrize(
    ("platform", "variables", "shown"),
    [
        ("linux", [], False),
        ("linux", ["DISPLAY"], True),
        ("linux", ["WAYLAND_DISPLAY", "SSH_CONNECTION"], False),
        ("darwin", [], True),
        ("darwin", ["SSH_CONNECTION"], False),
    ],
)
def test_a_browser_opens_only_where_it_can_be_seen(
    platform: str, variables: list[str], shown: bool, user: int, calls: Calls, monkeypatch: Patch
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION"):
        monkeypatch.delenv(name, raising=False)
    for name in variables:
        monkeypatch.setenv(name, "there")
    monkeypatch.setattr(course, "WINDOWS", False)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(os, "geteuid", lambda: user, raising=False)
    course.main([])
    assert ("--no-browser" in calls[1]) != shown
    assert ("--allow-root" in calls[1]) == (user == 0)


@pytest.mark.parametrize("anew", [True, False])
def test_the_doctor_installs_nothing(anew: bool, calls: Calls, monkeypatch: Patch) -> None:
    monkeypatch.setattr(course, "survey", lambda want: ("a reason", anew))
    assert course.main(["doctor"]) == 0
    python = sys.executable if anew else str(course.PYTHON)
    assert calls == [[python, "-m", "authoring.doctor", "a reason"]]


def test_benchmarks_are_listed_or_run(calls: Calls, capsys: Screen) -> None:
    (course.ROOT / "benchmarks").mkdir()
    for name in ("speed.py", "_shared.py"):
        (course.ROOT / "benchmarks" / name).touch()
    assert (course.main(["bench"]), course.main(["bench", "sped"])) == (0, 2)
    assert capsys.readouterr().out.count("one of: speed\n") == 2
    assert not calls
    assert course.main(["bench", "speed", "fast"]) == 0
    assert calls[1][1:] == ["-m", "benchmarks.speed", "fast"]


def test_help_names_every_command(capsys: Screen) -> None:
    for words in [["--help"], *([name, "--help"] for name in course.COMMANDS)]:
        with pytest.raises(SystemExit, match=r"^0$"):
            course.main(words)
    said = capsys.readouterr().out
    for name in course.COMMANDS:
        assert f"\n    {name} " in said
        assert f"usage: python course.py {name} [--gpu]" in said


@pytest.mark.parametrize(
    ("words", "told"),
    [(["tset"], "invalid choice: 'tset'"), (["doctor", "now"], "doctor takes no now")],
)
def test_mistakes_are_told(words: list[str], told: str, calls: Calls, capsys: Screen) -> None:
    with pytest.raises(SystemExit, match=r"^2$"):
        course.main(words)
    assert told in capsys.readouterr().err
    assert not calls


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
def test_a_signal_that_comes_while_the_child_starts_is_not_lost(monkeypatch: Patch) -> None:
    start = subprocess.Popen

    def signaled_meanwhile(*arguments: Any, **options: Any) -> Any:
        child = start(*arguments, **options)
        os.kill(os.getpid(), signal.SIGTERM)  # before anybody knows the child
        return child

    monkeypatch.setattr(subprocess, "Popen", signaled_meanwhile)
    assert course.call([sys.executable, "-c", SLEEP]) == 128 + signal.SIGTERM
    assert signal.getsignal(signal.SIGTERM) == signal.SIG_DFL


@pytest.mark.skipif(os.name == "nt", reason="signals are POSIX")
@pytest.mark.parametrize(
    ("number", "code", "said"),
    [(signal.SIGINT, 130, "woken\n\nStopped.\n"), (signal.SIGTERM, 143, "")],
)
def test_a_signal_ends_the_child_too(number: int, code: int, said: str) -> None:
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    start = [sys.executable, "-c", START, SLEEP]
    process = subprocess.Popen(start, cwd=COURSE.parent, start_new_session=True, **pipes)
    assert process.stdout.readline() == "asleep\n"
    if number == signal.SIGINT:
        os.killpg(process.pid, number)  # Ctrl-C reaches all processes of a terminal
    else:
        process.send_signal(number)
    assert process.communicate(timeout=60)[0] == said  # all who could write have ended
    assert process.returncode == code


def test_every_ci_calls_commands_that_exist() -> None:
    workflow = yaml.safe_load((COURSE.parent / ".github/workflows/test.yml").read_text())
    hooks = yaml.safe_load((COURSE.parent / ".pre-commit-config.yaml").read_text())
    lines = [step["run"] for job in workflow["jobs"].values() for step in job["steps"][2:]]
    lines.append((COURSE.parent / ".ci" / "run").read_text())
    named = {name for line in lines for name in re.findall(r"course\.py (\w+)", line)}
    assert named == {"test", "doctor"} <= set(course.COMMANDS)
    assert "test" in workflow["jobs"]["test"]["steps"][2]["run"]
    entries = [hook["entry"] for repo in hooks["repos"] for hook in repo["hooks"]]
    assert all(".venv/" in entry for entry in entries)
