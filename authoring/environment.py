"""The environment, .venv: what the course asks of it, its present state, and its installation.

course.py imports this to make the environment, so only the standard library is imported here.
"""

import errno
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import tomllib
from pathlib import Path
from typing import IO, Any

from authoring.install_errors import explain, recognize, stop

WINDOWS = sys.platform == "win32"
ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
LOCK = VENV / "lock"
LOG = VENV / "install.log"
# INSTALLING stands while an installation runs and becomes INSTALLED at its end. Where it still
# stands, the last one was cut off, and pip would take what it half copied for complete.
INSTALLING = VENV / "installing.json"
INSTALLED = VENV / "installed.json"

HOMES = ["JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR"]
HOMES += ["MPLCONFIGDIR", "KERAS_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"]
HOMES += ["PIP_CACHE_DIR", "UV_CACHE_DIR"]
DISK, DISK_FOR_GPU = 3.5e9, 6e9  # bytes

Want = dict[str, Any]
"""A description of an environment, as JSON keeps it."""
Command = list[str | Path]


def home_is_writable() -> bool:
    """Tell whether home can be written, by writing: permissions mislead for root and on Windows."""
    try:
        with tempfile.TemporaryFile(dir=os.path.expanduser("~")):  # noqa: PTH111 - may not exist
            return True
    except OSError:
        return False


def environment() -> dict[str, str]:
    """Return the variables of every child process: .venv's Python, nothing of the caller's."""
    foreign = ("PIP_TARGET", "PIP_PREFIX", "__PYVENV_LAUNCHER__")
    variables = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("PYTHON") and name not in foreign
    }
    variables["PATH"] = f"{BIN}{os.pathsep}{variables.get('PATH', os.defpath)}"
    variables.update(VIRTUAL_ENV=str(VENV), PYTHONUTF8="1", PYTHONNOUSERSITE="1", PIP_USER="0")
    variables["JUPYTER_PREFER_ENV_PATH"] = "1"  # our kernel, not one of the same name in the home
    if not home_is_writable():
        variables |= {name: str(VENV / "home" / name.lower()) for name in HOMES}
    return variables


def read(path: Path) -> dict[str, Any]:
    """Read a small JSON file; return {} when it is missing or damaged."""
    try:
        return dict(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, TypeError, ValueError):
        return {}


def wanted(gpu: bool) -> Want:
    """Describe the environment that the course asks for, to be compared with INSTALLED."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    project["tool"] = project.get("tool", {}).get("setuptools")  # the linters' settings aside
    text = json.dumps(project, sort_keys=True)
    for name in ("requirements.txt", "constraints.txt"):
        text += (ROOT / name).read_text(encoding="utf-8")
    return {
        "python": "{}.{}".format(*sys.version_info),
        "folder": os.path.normcase(ROOT),
        "gpu": gpu or read(INSTALLING).get("gpu", False) or read(INSTALLED).get("gpu", False),
        "requirements": hashlib.sha256(text.encode()).hexdigest(),
    }


def space(want: Want) -> float:
    """Return the bytes that an installation takes on the disk."""
    return DISK + (DISK_FOR_GPU if want["gpu"] else 0)


def survey(want: Want) -> tuple[str, bool]:
    """Compare .venv with what is wanted; return (what is wrong or "", whether to make it anew)."""
    ask: Command = [PYTHON, "-c", "import sys; print('{}.{}'.format(*sys.version_info))"]
    have = read(INSTALLED)
    if not os.path.lexists(PYTHON):
        return "there is none yet", True
    if not have and not INSTALLING.exists():
        return "nothing is installed in it yet", False
    if INSTALLING.exists():
        return "its installation was cut off half-way", True
    if output(ask) != want["python"]:
        return f"its Python is missing, or not {want['python']}", True
    if have.get("folder", want["folder"]) != want["folder"]:
        return "the course was moved to another folder", True
    if have != want:
        return "what the course requires has changed", False
    return "", False


def output(command: Command) -> str:
    """Run a command that prints one word and return the word; "" when it does not work."""
    quiet: dict[str, Any] = {"stdin": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    try:
        return subprocess.check_output(command, env=environment(), text=True, **quiet).strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def try_lock(file: IO[str]) -> bool:
    """Lock a file until it is closed; return False when another process holds the lock."""
    try:
        if sys.platform == "win32":
            import msvcrt

            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:  # some network disks know no locks: then go on without
        return error.errno not in (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
    return True


def wait_for_lock(file: IO[str]) -> None:
    """Lock a file, waiting for another course.py that holds the lock."""
    if not try_lock(file):
        print("Another course.py is installing; waiting for it to end.", flush=True)
        while not try_lock(file):
            time.sleep(0.2)


def prepare(gpu: bool = False) -> None:
    """Bring .venv to what the course asks for; leave it alone when it is that already."""
    if gpu and not sys.platform.startswith("linux"):
        stop("--gpu works on Linux only (on Windows: inside WSL 2). Run it without --gpu.")
    want = wanted(gpu)
    if not survey(want)[0]:
        return
    try:
        VENV.mkdir(exist_ok=True)
        with LOCK.open("a") as lock:
            wait_for_lock(lock)
            reason, anew = survey(want)  # again: the other course.py may have done it
            if reason:
                install(want, reason, anew, lock)
    except OSError as error:
        if error.errno == errno.ENOSPC:
            explain("disk", ROOT, space(want))
        stop(
            f"{VENV} cannot be written ({error.strerror}).\nIf the disk is read-only or not yours, "
            "copy the course to a folder of your own and run it there.\nIf not, close what still "
            "uses .venv, such as JupyterLab, and run the same command again."
        )


def install(want: Want, reason: str, anew: bool, lock: IO[str]) -> None:
    """Install everything into .venv; if that is cut off, the file INSTALLING is left behind."""
    print(f"Preparing .venv, since {reason}.")
    print("This takes a few minutes and, the first time, about 1 GB to download.", flush=True)
    INSTALLING.write_text(json.dumps(want), encoding="utf-8")
    if anew:
        clear()
        if shutil.disk_usage(ROOT).free < space(want):
            INSTALLING.unlink()
            explain("disk", ROOT, space(want))
    LOG.write_text("")
    for command in commands(want, anew):
        if watch(command, lock):
            fail(want)
    INSTALLING.replace(INSTALLED)
    print("Ready.\n")


def clear() -> None:
    """Empty .venv except for INSTALLING and the lock, which Windows would refuse to delete."""
    for path in VENV.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path not in (LOCK, INSTALLING):
            path.unlink()


def commands(want: Want, anew: bool) -> list[Command]:
    """List the commands that make the environment, with uv where it works, with pip elsewhere."""
    uv = shutil.which("uv")
    uv = uv if uv and output([uv, "--version"]) else None  # a pyenv shim may stand for nothing
    # not sys.executable: that may be .venv's own, which was cleared away
    python: str = sys._base_executable  # type: ignore[attr-defined]
    venv: Command = [python, "-m", "venv", VENV.resolve()]
    # without --no-compile pip spends a third of its time on bytecode that is mostly never run
    tool: Command = [PYTHON, "-m", "pip", "install", "--no-input", "--no-compile"]
    tool.append("--progress-bar=off")
    if uv:
        venv.append("--without-pip")
        tool = [uv, "pip", "install", "--python", PYTHON]
    tool += ["-r", "requirements.txt"]
    if want["gpu"]:
        tool.append("tensorflow[and-cuda]")
    return [venv, tool] if anew else [tool]


def watch(command: Command, lock: IO[str]) -> int:
    """Run an installer, its output in LOG and its progress on the screen; return its exit code."""
    child = subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        # the installer holds the lock too: it lasts even if this process is killed
        pass_fds=[] if WINDOWS else [lock.fileno()],
    )
    doing, done = ["starting"], threading.Event()
    ticker = threading.Thread(target=tick, args=(doing, done))
    ticker.start()
    try:
        with LOG.open("a", encoding="utf-8", buffering=1) as log:
            for line in child.stdout or ():
                log.write(line)
                if re.match(r" *(Collecting|Download|Build|Install|Prepar|Resolv)", line):
                    doing[0] = " ".join(line.replace("collected", "the").split()[:3])
        return child.wait()
    finally:
        child.kill()
        child.wait()  # until it is gone it holds the lock
        done.set()
        ticker.join()


def tick(doing: list[str], done: threading.Event) -> None:
    """Show the seconds and the present action: on one line, or twice a minute if not a terminal."""
    start, live = time.monotonic(), sys.stdout.isatty()
    while not done.wait(0.3 if live else 30):
        text = f"{time.monotonic() - start:5.0f} s  {doing[0]}"
        width = shutil.get_terminal_size().columns - 1
        text = "\r" + text[:width].ljust(width) if live else text + "\n"
        print(text, end="", flush=True)
    if live:
        print()


def fail(want: Want) -> None:
    """Say why the installer failed, and stop."""
    words = LOG.read_text(encoding="utf-8")
    name = recognize(words)
    if name == "network":  # installing begins when all is downloaded: no harm was done
        INSTALLING.unlink()
    if name:
        explain(name, ROOT, space(want))
    last = "\n".join(words.strip().splitlines()[-8:])
    stop(f"The installation failed. All of its words are in {LOG}; the last:\n\n{last}")
