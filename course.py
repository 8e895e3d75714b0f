"""The command line of the course: it makes the environment, .venv, and runs commands in it.

    python course.py          opens JupyterLab on the README
    python course.py test     runs everything that the course's CI runs
    python course.py --help   names the other commands

It needs Python 3.11, 3.12 or 3.13 and nothing else. It is plain ASCII, without f-strings,
annotations or [*lists], so that any Python, even 2.7, reads it far enough to say what is missing.
"""
# ruff: noqa: E402, RUF005, UP032

import sys

HOW_TO_GET_PYTHON = {
    "win32": "    winget install Python.Python.3.13\n    py -3.13 course.py",
    "darwin": "    brew install python@3.13\n    python3.13 course.py",
    "linux": "    sudo apt install python3 python3-venv    (Debian 12, Ubuntu 24.04, or newer)\n"
    "    python3 course.py\n"
    "or, if you have uv:\n"
    "    uv run --no-project --python 3.13 course.py",
}

if not (3, 11) <= sys.version_info[:2] <= (3, 13) or sys.maxsize <= 2**32:
    sys.exit(
        "This course needs Python 3.11, 3.12 or 3.13 (64-bit), because TensorFlow does.\n"
        "This is Python {}.{} ({}-bit): {}\n\n"
        "If you have a newer one, name it: python3.13 course.py  (on Windows: py -3.13 course.py)\n"
        "If not, get one from https://www.python.org/downloads/ or in a terminal:\n{}".format(
            sys.version_info[0],
            sys.version_info[1],
            64 if sys.maxsize > 2**32 else 32,
            sys.executable,
            HOW_TO_GET_PYTHON.get(sys.platform, HOW_TO_GET_PYTHON["linux"]),
        )
    )

import argparse
import contextlib
import json
import os
import signal
import subprocess
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))  # python -P leaves it out

from authoring.environment import PYTHON, ROOT, VENV, WINDOWS, environment, prepare, survey, wanted

LAB_SETTINGS = {
    "@jupyterlab/docmanager-extension:plugin": {"defaultViewers": {"markdown": "Markdown Preview"}},
    # both would ask the internet
    "@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False},
}
STEPS = ["ruff check", "ruff format --check", "mypy", "authoring build --check", "pytest"]


def call(command):
    """Run a command in the course's folder, on this terminal and in .venv; its exit code."""
    sys.stdout.flush()
    received, children = [], []

    def pass_on(number, frame):
        received.append(number)
        if number == signal.SIGTERM:  # Ctrl-C reaches the child too, which ends in its own time
            for child in children:
                child.terminate()

    # before the child starts: a signal in between would end this process alone
    numbers = (signal.SIGINT, signal.SIGTERM)
    before = [signal.signal(number, pass_on) for number in numbers]
    try:
        children.append(subprocess.Popen(command, cwd=ROOT, env=environment()))
        if signal.SIGTERM in received:  # it came while there was no child to pass it on to
            children[0].terminate()
        code = children[0].wait()
    finally:
        for number, handler in zip(numbers, before):  # noqa: B905 - Python 2 knows no strict
            signal.signal(number, handler)
    if signal.SIGINT in received and code:
        raise KeyboardInterrupt
    return code if code >= 0 else 128 - code


def lab(options, extra):
    """Open JupyterLab on the README. Any OPTION is passed on to JupyterLab, such as --port=9000."""
    prepare(options.gpu)
    with contextlib.suppress(OSError):
        settings = VENV / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(json.dumps(LAB_SETTINGS), encoding="utf-8")
    command = [PYTHON, "-m", "jupyterlab", "--log-level=ERROR", "--LabApp.log_level=ERROR"]
    command.append("--LabApp.extension_manager=readonly")  # the other one asks the internet
    command.append("--ServerApp.root_dir={}".format(ROOT))
    command.append("--LabApp.default_url=/lab/tree/README.md")
    # a browser installed as a snap may not read the page that Jupyter would redirect from
    command.append("--ServerApp.use_redirect_file=False")
    if not WINDOWS and os.geteuid() == 0:
        command.append("--allow-root")
    if not has_screen():
        command.append("--no-browser")
        print("There is no screen for a browser here: open the address below yourself.")
        print("From another computer, first: ssh -L 8888:localhost:8888 THIS-COMPUTER")
    print("JupyterLab is starting. To stop it, press Ctrl-C here, twice.")
    return call(command + extra)


def has_screen():
    """Tell whether a browser can be shown: not over ssh, nor on a server."""
    shown = "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    return "SSH_CONNECTION" not in os.environ and (shown or not sys.platform.startswith("linux"))


def author(options, extra):
    """Run labs, build their notebooks from the sources, or make the web book.

    LAB is a number, such as 3, or a name; without one, all labs are meant. With --mine, "run"
    executes your own notebooks instead of the solved ones. With --check, "build" changes nothing
    and fails if a notebook is not what its source gives. With --open, "book" shows the book in
    the browser.
    """
    prepare(options.gpu)
    return call([PYTHON, "-m", "authoring", options.command] + extra)


def test(options, extra):
    """Run every step that CI runs, even after one failed. --quick leaves out what takes long.

    With any other PYTEST-OPTION, pytest runs alone.
    """
    prepare(options.gpu)
    quick = [word for word in extra if word == "--quick"]
    if extra == quick:
        steps = [step.split() for step in STEPS]
        steps[-1] += quick
    else:
        steps = [["pytest"] + extra]
    width = max(len(" ".join(step)) for step in steps)
    table = ["step".ljust(width) + "  seconds  verdict"]
    failed = 0
    for step in steps:
        print("\n== {} ==".format(" ".join(step)))
        start = time.monotonic()
        code = call([PYTHON, "-m"] + step)
        failed += code != 0
        verdict = "FAILED (exit code {})".format(code) if code else "ok"
        row = (" ".join(step).ljust(width), time.monotonic() - start, verdict)
        table.append("{}  {:7.1f}  {}".format(*row))
    print("\n" + "\n".join(table))
    return int(failed > 0)


def doctor(options, extra):
    """Find out what is wrong with this machine and say what to do. Nothing is installed."""
    reason, anew = survey(wanted(options.gpu))
    return call([sys.executable if anew else PYTHON, "-m", "authoring.doctor", reason])


def bench(options, extra):
    """Run the benchmark NAME, with the words after it; without a NAME, list the benchmarks."""
    known = {path.stem: path for path in sorted((ROOT / "benchmarks").glob("[!_]*.py"))}
    if not extra or extra[0] not in known:
        print("python course.py bench NAME, where NAME is one of: " + ", ".join(known))
        return 2 if extra else 0
    prepare(options.gpu)
    return call([PYTHON, "-m", "benchmarks." + extra[0]] + extra[1:])


COMMANDS = {  # name: (function, what may follow, help)
    "lab": (lab, "[OPTION ...]", "open JupyterLab on the README (the default)"),
    "run": (author, "[LAB ...] [--mine]", "run labs without a browser and print a table"),
    "build": (author, "[LAB ...] [--check]", "make the notebooks from their sources, or compare"),
    "book": (author, "[--open]", "build the web book in the folder _book, or open it too"),
    "test": (test, "[--quick] [PYTEST-OPTION ...]", "run everything that CI runs"),
    "doctor": (doctor, "", "find out what is wrong with this machine, and what to do"),
    "bench": (bench, "[NAME]", "list the benchmarks, or run one"),
}


def parse(words):
    """Split the command line into course.py's own options and the words for the command."""
    parser = argparse.ArgumentParser(
        prog="python course.py",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description="Neural networks with Keras: the one door to the course.\n\n"
        "The first run makes the environment, .venv: a few minutes, 1 GB to download.\n"
        "Later runs need no internet.",
        epilog="examples:\n  python course.py               open JupyterLab\n"
        "  python course.py run 3         run lab 3 and say how it went\n"
        "  python course.py test -k relu  run the tests whose name contains relu",
    )
    subparsers = parser.add_subparsers(dest="command", metavar="COMMAND", title="commands")
    for name, (function, more, text) in COMMANDS.items():
        sub = subparsers.add_parser(name, help=text, allow_abbrev=False)
        sub.usage = "python course.py {} [--gpu] {}".format(name, more)
        sub.description = function.__doc__
        sub.add_argument("--gpu", action="store_true", help="with CUDA, from now on (Linux only)")
    if not words or (words[0].startswith("-") and words[0] not in ("-h", "--help")):
        words = ["lab"] + words
    options, extra = parser.parse_known_args(words)
    if extra and not COMMANDS[options.command][1]:
        parser.error("{} takes no {}".format(options.command, extra[0]))
    return options, extra


def main(words):
    """Run one command and return its exit code."""
    try:
        options, extra = parse(words)
        return COMMANDS[options.command][0](options, extra)
    except KeyboardInterrupt:
        print("\nStopped.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
