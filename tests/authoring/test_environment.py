"""Tests of the making of .venv, in copies of the course whose uv is a stub: nothing is fetched."""

import doctest
import errno
import importlib.util
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
import venv
from collections import namedtuple
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from authoring import install_errors

REPOSITORY = Path(__file__).resolve().parents[2]
COPIED = ["course.py", "requirements.txt", "constraints.txt", "pyproject.toml"]
COPIED += [f"authoring/{name}.py" for name in ("__init__", "environment", "install_errors")]
WINDOWS = os.name == "nt"
on_posix = pytest.mark.skipif(WINDOWS, reason="signals, sh and free links are POSIX")
Patch = pytest.MonkeyPatch
Screen = pytest.CaptureFixture[str]
Course = Any
"""A copy's authoring/environment.py, as a module."""

# stands for the package authoring: shows what it was called with
AUTHORING = """
import json, os, sys
print(json.dumps({"words": sys.argv[1:], "python": sys.executable, "env": dict(os.environ)}))
sys.exit(7)
"""
# stands for uv: notes each installation in a log, then does what the test added here
UV = """
import pathlib, sys, time
if sys.argv[1] == "--version":
    sys.exit(print("uv 0"))
with pathlib.Path(__file__).with_name("installs").open("a") as log:
    print(*sys.argv[1:], file=log)
"""


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: Patch) -> Course:
    """Give a copy of the course without .venv, in a folder with a space and an umlaut."""
    root, tools = tmp_path / "Käse und Brot", tmp_path / "tools"
    for path in (root / "authoring", tools):
        path.mkdir(parents=True)
    for name in COPIED:
        shutil.copy(REPOSITORY / name, root / name)
    (root / "authoring" / "__main__.py").write_text(AUTHORING)
    launcher = tools / ("uv.cmd" if WINDOWS else "uv")
    call = f'"{sys.executable}" -I -S "{tools / "uv.py"}"'
    launcher.write_text(f"@{call} %*" if WINDOWS else f'#!/bin/sh\nexec {call} "$@"\n')
    launcher.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}{os.pathsep}{os.environ['PATH']}")
    return load(root)


@pytest.fixture
def ready(bare: Course) -> Course:
    """Give a copy of the course whose .venv is as it should be."""
    venv.create(bare.VENV, symlinks=not WINDOWS)
    bare.INSTALLED.write_text(json.dumps(bare.wanted(gpu=False)))
    return bare


def load(root: Path) -> Course:
    """Import a copy's authoring/environment.py; its uv does nothing."""
    spec = importlib.util.spec_from_file_location("copy", root / "authoring" / "environment.py")
    course: Course = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(course)
    uv_does(course, "")
    return course


def uv_does(course: Course, body: str) -> None:
    """Let the stub of uv run this Python at each installation."""
    (course.ROOT.parent / "tools" / "uv.py").write_text(UV + body)


def installs(course: Course) -> list[str]:
    """List the installations that the stub of uv was asked for."""
    log = course.ROOT.parent / "tools" / "installs"
    return log.read_text().splitlines() if log.exists() else []


def start(course: Course, *words: str, **variables: str) -> subprocess.Popen[str]:
    """Start the copy's course.py in a process of its own."""
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    environment = {**os.environ, "PYTHONUTF8": "1", **variables}
    command = [sys.executable, course.ROOT / "course.py", *words]
    return subprocess.Popen(command, env=environment, encoding="utf-8", **pipes)


def start_and_wait(course: Course) -> tuple[subprocess.Popen[str], Path]:
    """Start an installation that is half done, and ends when the file is made."""
    half, go = course.VENV / "half", course.ROOT / "go"
    wait = f"while not pathlib.Path({str(go)!r}).exists(): time.sleep(0.02)"
    uv_does(course, f"pathlib.Path({str(half)!r}).touch()\n{wait}")
    process = start(course, "run")
    while not half.exists():
        assert process.poll() is None
        time.sleep(0.02)
    uv_does(course, "")
    return process, go


# ---- what is there, and what is wanted --------------------------------------------------------


@on_posix
@pytest.mark.parametrize(
    ("illness", "reason", "anew"),
    [
        ("true", "$", False),
        ("rm -r .venv", "there is none yet", True),
        ("touch .venv/installing.json", "its installation was cut off half-way", True),
        ("ln -sf /nowhere .venv/bin/python", "its Python is missing, or not 3.", True),
        ("ln -sf /bin/false .venv/bin/python", "its Python is missing, or not 3.", True),
        ("ln -sf /bin/echo .venv/bin/python", "its Python is missing, or not 3.", True),
        ("mv ../K* ../moved", "the course was moved to another folder", True),
        ("echo numpy > requirements.txt", "what the course requires has changed", False),
        ("rm .venv/installed.json", "nothing is installed in it yet", False),
        ("echo [] > .venv/installed.json", "nothing is installed in it yet", False),
    ],
)
def test_what_is_wrong_is_seen(illness: str, reason: str, anew: bool, ready: Course) -> None:
    subprocess.run(illness, shell=True, cwd=ready.ROOT, check=True)
    course = ready if ready.ROOT.exists() else load(ready.ROOT.with_name("moved"))
    found = course.survey(course.wanted(gpu=False))
    assert re.match(reason, found[0])
    assert found[1] == anew


@pytest.mark.parametrize(
    ("name", "old", "new", "matters"),
    [
        ("requirements.txt", "tqdm", "tqdm\npackaging", True),
        ("constraints.txt", "tqdm==", "tqdm==1", True),
        ("pyproject.toml", "0.1.0", "0.1.1", True),
        ("pyproject.toml", ', "utils.*"', "", True),
        ("pyproject.toml", "line-length = 100", "line-length = 99", False),
    ],
)
def test_only_what_concerns_the_packages_installs_again(
    name: str, old: str, new: str, matters: bool, bare: Course
) -> None:
    before = bare.wanted(gpu=False)
    text = (bare.ROOT / name).read_text(encoding="utf-8")
    assert old in text
    (bare.ROOT / name).write_text(text.replace(old, new), encoding="utf-8")
    assert (bare.wanted(gpu=False) != before) == matters


def test_cuda_is_refused_elsewhere_and_remembered(ready: Course, monkeypatch: Patch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(SystemExit, match="Linux only"):
        ready.prepare(gpu=True)
    assert ready.survey(ready.wanted(gpu=True)) == ("what the course requires has changed", False)
    for path in (ready.INSTALLED, ready.INSTALLING):
        assert not ready.wanted(gpu=False)["gpu"]
        path.write_text(json.dumps({"gpu": True}))
        want = ready.wanted(gpu=False)
        assert ready.commands(want, anew=False)[0][-1] == "tensorflow[and-cuda]"
        assert ready.space(want) > 9e9
        path.unlink()


def test_pip_is_taken_where_uv_is_not_or_does_not_run(bare: Course, monkeypatch: Patch) -> None:
    monkeypatch.setattr(sys, "executable", str(bare.PYTHON))  # which is cleared away first
    want = bare.wanted(gpu=False)
    make, install = bare.commands(want, anew=True)
    assert make[0] != sys.executable
    assert make[1:] == ["-m", "venv", bare.VENV, "--without-pip"]
    assert install[1:] == ["pip", "install", "--python", bare.PYTHON, "-r", "requirements.txt"]
    assert bare.commands(want, anew=False) == [install]
    (bare.ROOT.parent / "tools" / "uv.py").unlink()  # as a pyenv shim may do
    make, install = bare.commands(want, anew=True)
    assert make[-1] == bare.VENV
    assert install[:4] == [bare.PYTHON, "-m", "pip", "install"]
    monkeypatch.setattr(shutil, "which", lambda name: None)
    assert bare.commands(want, anew=True)[1] == install


# ---- installing -------------------------------------------------------------------------------


def test_the_first_run_installs_and_the_second_does_not(bare: Course, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("print('stranger')")
    first = start(bare, "run", "3", PYTHONPATH=str(tmp_path))
    said = first.communicate(timeout=60)[0]
    assert "Preparing .venv, since there is none yet" in said
    assert said.count("stranger") == 1  # in course.py itself, and in none of its children
    answer = json.loads(said.splitlines()[-1])
    assert (first.returncode, answer["words"]) == (7, ["run", "3"])
    # Path.samefile would follow the link to the base interpreter
    assert Path(answer["python"]).parent == bare.BIN
    assert answer["env"]["VIRTUAL_ENV"] == str(bare.VENV)
    said = start(bare, "build", PYTHONSAFEPATH="1").communicate(timeout=60)[0]
    assert json.loads(said)["words"] == ["build"]
    assert [line.split()[-2:] for line in installs(bare)] == [["-r", "requirements.txt"]]


@on_posix
def test_anew_or_on_top_and_also_on_another_disk(bare: Course, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    (disk / "old").mkdir(parents=True)
    bare.VENV.symlink_to(disk)
    bare.prepare()
    assert (disk / "installed.json").exists()
    assert not (disk / "old").exists()
    (disk / "kept").touch()
    (bare.ROOT / "requirements.txt").write_text("numpy")
    bare.prepare()
    bare.prepare()
    assert (disk / "kept").exists()
    assert len(installs(bare)) == 2


@on_posix
def test_an_installation_cut_off_is_made_anew(bare: Course) -> None:
    process, go = start_and_wait(bare)
    process.kill()
    second = start(bare, "run")
    assert second.stdout
    assert "waiting for it" in second.stdout.readline()  # the orphaned uv still holds the lock
    go.touch()
    assert "cut off half-way" in second.communicate(timeout=60)[0]
    assert not (bare.VENV / "half").exists()
    assert len(installs(bare)) == 2


@on_posix
def test_ctrl_c_is_quiet_and_the_next_run_starts_anew(bare: Course) -> None:
    process, _ = start_and_wait(bare)
    process.send_signal(signal.SIGINT)
    said = process.communicate(timeout=60)[0]
    assert process.returncode == 130
    assert said.endswith("Stopped.\n")
    assert "Traceback" not in said
    with bare.LOCK.open("a") as lock:
        assert bare.try_lock(lock)  # uv has ended too
    assert bare.survey(bare.wanted(gpu=False))[0] == "its installation was cut off half-way"


def test_who_waited_looks_again(bare: Course, monkeypatch: Patch, capsys: Screen) -> None:
    found = iter([("there is none yet", True), ("", False)])
    monkeypatch.setattr(bare, "survey", lambda want: next(found))
    monkeypatch.setattr(bare, "install", lambda *_: pytest.fail("installed twice"))
    bare.VENV.mkdir()
    with bare.LOCK.open("a") as other:
        assert bare.try_lock(other)
        monkeypatch.setattr(time, "sleep", lambda _: other.close())
        bare.prepare()
    assert "Another course.py is installing; waiting" in capsys.readouterr().out
    assert next(found, None) is None


def refuse(number: int) -> Any:
    """Make a function that raises this OSError, whatever it is given."""

    def refusal(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    return refusal


def test_a_disk_without_locks_is_done_without(bare: Course, monkeypatch: Patch) -> None:
    lock = importlib.import_module("msvcrt" if WINDOWS else "fcntl")
    monkeypatch.setattr(lock, "locking" if WINDOWS else "flock", refuse(errno.ENOLCK))
    with (bare.ROOT / "lock").open("a") as file:
        assert bare.try_lock(file)


@pytest.mark.parametrize(
    ("live", "shown"), [(True, "\r    0 s  Collec\n"), (False, "    0 s  Collecting numpy\n")]
)
def test_one_line_shows_what_is_being_done(
    live: bool, shown: str, bare: Course, monkeypatch: Patch, capsys: Screen
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: live)
    monkeypatch.setenv("COLUMNS", "16")
    asked = iter([False, True])
    bare.tick(["Collecting numpy"], SimpleNamespace(wait=lambda seconds: next(asked)))
    assert capsys.readouterr().out == shown


# ---- what can go wrong ------------------------------------------------------------------------

OFFLINE = "error: Failed to fetch: `https://pypi.org/simple/absl-py/`\n  Caused by: dns error"
FAILURES = [  # words of pip 23 and uv 0.13
    (OFFLINE, "The first run needs the internet, once"),
    ("NewConnectionError('…')\nERROR: No matching distribution found for tensorflow", "pypi.org"),
    ("OSError: [Errno 28] No space left on device", "The course needs 3.5 GB"),
    ("There is not enough space on the disk.", "The disk is too full"),
    ("failed to copy file (os error 112)", "The disk is too full"),
    ("No matching distribution found for tensorflow==2.21.0", "There is no TensorFlow for this"),
    ("hint: tensorflow (v2.21.0) has no wheels with", "There is no TensorFlow for this"),
    ("not created because ensurepip is not available.", "apt install python3-venv"),
    ("this system does not have Windows Long Path support", "too long for Windows"),
    ("strange words", "the last:\n\nstrange words"),
]


def test_the_examples_of_install_errors_hold() -> None:
    failed, tried = doctest.testmod(install_errors)
    assert (failed, tried > 0) == (0, True)


@pytest.mark.parametrize(("words", "told"), FAILURES)
def test_a_failed_installation_is_explained(words: str, told: str, bare: Course) -> None:
    bare.VENV.mkdir()
    bare.INSTALLING.touch()
    bare.LOG.write_text(words, encoding="utf-8")
    with pytest.raises(SystemExit, match=re.escape(told)):
        bare.fail(bare.wanted(gpu=False))


def test_no_network_leaves_an_older_environment_whole(ready: Course) -> None:
    (ready.ROOT / "requirements.txt").write_text("numpy")
    uv_does(ready, f"print({OFFLINE!r}); sys.exit(2)")
    with pytest.raises(SystemExit, match=r"pypi\.org, could not be reached"):
        ready.prepare()
    assert OFFLINE in ready.LOG.read_text(encoding="utf-8")
    assert ready.survey(ready.wanted(False)) == ("what the course requires has changed", False)


def test_a_small_disk_is_told_before_anything_is_tried(bare: Course, monkeypatch: Patch) -> None:
    usage = namedtuple("Usage", "total used free")(9e9, 8e9, 1.2e9)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    with pytest.raises(SystemExit, match=r"needs 3\.5 GB; 1\.2 GB are free"):
        bare.prepare()
    assert not installs(bare)
    assert not bare.INSTALLING.exists()


@pytest.mark.parametrize(
    ("number", "told"),
    [(errno.EROFS, "cannot be written"), (errno.EACCES, "JupyterLab"), (errno.ENOSPC, "too full")],
)
def test_a_folder_that_cannot_be_written_is_told(
    number: int, told: str, bare: Course, monkeypatch: Patch
) -> None:
    monkeypatch.setattr(Path, "mkdir", refuse(number))
    with pytest.raises(SystemExit, match=told):
        bare.prepare()


# ---- what the children see --------------------------------------------------------------------


def test_nothing_of_the_callers_python_is_passed_on(bare: Course, monkeypatch: Patch) -> None:
    for name in ("PYTHONPATH", "PYTHONHOME", "PYTHONSTARTUP", "PIP_TARGET", "VIRTUAL_ENV"):
        monkeypatch.setenv(name, "/foreign")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy")
    variables = bare.environment()
    assert "/foreign" not in variables.values()
    assert variables["HTTPS_PROXY"] == "http://proxy"
    assert variables["PATH"].split(os.pathsep)[0] == str(bare.BIN)


def test_settings_move_only_when_the_home_cannot_be_written(
    bare: Course, tmp_path: Path, monkeypatch: Patch
) -> None:
    for home, moved in ((tmp_path, False), (tmp_path / "gone", True)):
        monkeypatch.setenv("USERPROFILE" if WINDOWS else "HOME", str(home))
        variables = bare.environment()
        for name in ("JUPYTER_DATA_DIR", "IPYTHONDIR", "MPLCONFIGDIR", "KERAS_HOME"):
            assert variables.get(name, "").startswith(str(bare.VENV / "home")) == moved
