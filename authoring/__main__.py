"""The commands of the authoring tools: build the editions, run the labs, make the book."""

import argparse
import concurrent.futures
import os
import re
import sys
import time
import webbrowser
from collections.abc import Callable

import nbformat
from tqdm import tqdm

from authoring.book import BookError, site
from authoring.building import build, problems
from authoring.execution import Run, execute
from authoring.labs import Lab, find_labs

Work = Callable[[Lab, Callable[[], None]], Run]


def main() -> int:
    """Do what the command line asks for; return 0 if all went well."""
    parser = argparse.ArgumentParser(prog="course.py", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, words in (
        ("build", "make both editions of each lab from its source"),
        ("run", "execute labs without a browser and print a table"),
    ):
        command = commands.add_parser(name, help=words, description=words)
        command.add_argument("labs", nargs="*", help="lab numbers, such as 3 8; all if none")
        if name == "build":
            command.add_argument(
                "--check", action="store_true", help="change nothing; fail if an edition is stale"
            )
        else:
            command.add_argument(
                "--mine", action="store_true", help="your own notebooks, not the solved ones"
            )
    words = "build the web book, a folder of pages that need no network"
    command = commands.add_parser("book", help=words, description=words)
    command.add_argument("--open", action="store_true", help="show it in the browser")
    options = parser.parse_args()
    if options.command == "book":
        return book(options.open)
    try:
        labs = find_labs(options.labs)
    except LookupError as error:
        print(error)
        return 2
    if options.command == "run":
        return report(labs, do_all(labs, run_mine if options.mine else run_solved, at_once=1))
    if options.check:
        return check(labs)
    return report(labs, do_all(labs, build, at_once=min(4, os.cpu_count() or 1)))


def book(show: bool) -> int:
    """Build the web book and say where it is, or why there is none; return 0 or 1."""
    start = time.monotonic()
    try:
        first_page = site.build()
    except BookError as error:
        print(error)
        return 1
    print(f"The book is ready after {time.monotonic() - start:.0f} s: {first_page}")
    if show:
        webbrowser.open(first_page.as_uri())
    return 0


def run_solved(lab: Lab, on_cell: Callable[[], None]) -> Run:
    """Execute the solved edition as it is committed; write nothing."""
    return execute(nbformat.read(lab.solved, as_version=4), lab.solved.parent, on_cell)


def run_mine(lab: Lab, on_cell: Callable[[], None]) -> Run:
    """Execute the student's own notebook; write nothing."""
    return execute(nbformat.read(lab.student, as_version=4), lab.student.parent, on_cell)


def do_all(labs: list[Lab], work: Work, at_once: int) -> list[Run]:
    """Do some work on every lab, a few at once, behind one progress bar that counts cells."""
    sources = "\n".join(lab.source.read_text(encoding="utf-8") for lab in labs)
    cells = len(re.findall(r"^# %%(?! \[markdown\])", sources, re.MULTILINE))
    with (
        tqdm(total=cells, unit="cell", dynamic_ncols=True) as bar,
        concurrent.futures.ThreadPoolExecutor(at_once) as pool,
    ):
        bar.set_description(", ".join(f"lab {int(lab.number)}" for lab in labs[:4]))
        return list(pool.map(lambda lab: work(lab, bar.update), labs))


def report(labs: list[Lab], runs: list[Run]) -> int:
    """Print one row per lab; return 1 if anything went wrong, else 0."""
    width = max(len(lab.name) for lab in labs)
    print(f"{'lab':<{width}}  cells  seconds  peak MB  verdict")
    for lab, run in zip(labs, runs, strict=True):
        print(
            f"{lab.name:<{width}}  {run.cells:>5}  {run.seconds:>7.1f}  {run.peak_mb:>7.0f}  "
            f"{run.problem or run.exercises}"
        )
    return int(any(run.problem for run in runs))


def check(labs: list[Lab]) -> int:
    """Print what is wrong with the editions, and the command that mends it; return 1, else 0."""
    found = [(lab, problem) for lab in labs for problem in problems(lab)]
    for _, problem in found:
        print(problem)
    if found:
        numbers = sorted({int(lab.number) for lab, _ in found})
        print(f"\nTo mend it: python course.py build {' '.join(map(str, numbers))}")
        return 1
    print(f"{len(labs)} labs: both editions are what their sources give.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
