"""The time that each lab takes in a fresh kernel, and where it goes.

    python course.py bench labs [NUMBER ...]

"cold" runs from the kernel's start to its end. "import" is spent in import statements, "training"
inside Keras's `fit` and `train_on_batch` or the course's own `fit`; "rest" is all else: the
kernel's own start, loading data, drawing, checks, loops written out in the lab. CPU seconds count
all threads: where other programs are at work too, they tell more than the clock. Peak memory is
the kernel's. A lab may take 60 s on two cores, and 1.5 GB.
"""

import argparse
import json

import nbformat
from nbformat.v4 import new_code_cell

from authoring.execution import execute
from authoring.labs import Lab, find_labs

# Runs in the kernel before the lab. An import counts from the outermost one, so that what it
# imports in turn is not counted twice; the same goes for a training within a training.
STOPWATCH = """
import builtins as _builtins, functools as _functools, sys as _sys, time as _time
_spent, _running = {"import": 0.0, "training": 0.0}, set()

def _timed(function, kind):
    @_functools.wraps(function)
    def run(*args, **kwargs):
        if kind in _running:
            return function(*args, **kwargs)
        _running.add(kind)
        start = _time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            _spent[kind] += _time.perf_counter() - start
            _running.discard(kind)
    run._is_timed = True
    return run

def _watch_training():
    keras, ours = _sys.modules.get("keras"), _sys.modules.get("utils.nn")
    owners = [(getattr(keras, "Model", None), "fit"), (getattr(keras, "Model", None),
              "train_on_batch"), (ours, "fit")]
    for owner, name in owners:
        function = getattr(owner, name, None)
        if function and not hasattr(function, "_is_timed"):
            setattr(owner, name, _timed(function, "training"))

def _import(*args, _plain=_timed(_builtins.__import__, "import"), **kwargs):
    module = _plain(*args, **kwargs)
    if not _running:
        _watch_training()
    return module

_builtins.__import__ = _import
"""
READING = "import json; print(json.dumps({**_spent, 'CPU': _time.process_time()}))"


def measure(lab: Lab) -> dict[str, float]:
    """Run the solved edition; return seconds by kind, "CPU" seconds, and "MB" at the peak.

    Raises:
        RuntimeError: if the lab does not run to its end.
    """
    notebook = nbformat.read(lab.solved, as_version=4)
    notebook.cells = [new_code_cell(STOPWATCH), *notebook.cells, new_code_cell(READING)]
    run = execute(notebook, lab.solved.parent)
    if run.problem:
        raise RuntimeError(f"{lab.name}: {run.problem}")
    spent = json.loads(notebook.cells[-1].outputs[0].text)
    rest = run.seconds - spent["import"] - spent["training"]
    return {"cold": run.seconds, **spent, "rest": rest, "MB": run.peak_mb}


def main() -> None:
    """Measure the labs one after the other, and print a row for each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("labs", nargs="*", help="lab numbers, such as 3 8; all if none")
    labs = find_labs(parser.parse_args().labs)
    width = max(len(lab.name) for lab in labs)
    columns = ("cold", "import", "training", "rest", "CPU", "MB")
    print(f"{'seconds':<{width}}" + "".join(f"{column:>10}" for column in columns))
    for lab in labs:
        spent = measure(lab)
        print(f"{lab.name:<{width}}" + "".join(f"{spent[c]:>10.1f}" for c in columns), flush=True)


if __name__ == "__main__":
    main()
