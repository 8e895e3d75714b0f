"""The classic recipe for MNIST and Lab 8's, trained in one run and compared.

The classic recipe: hidden layers of 784 and 100 ReLU units, Adam, batch 32, 10 epochs, all 60,000
digits. Lab 8's is the lab's own cell, which trains on 50,000 and watches 10,000 meanwhile. Each
time runs from an unbuilt model to a trained one. CPU seconds count all threads: where other
programs are at work too, they tell more than the clock. Both are tested on the same 10,000 digits.

    python -m benchmarks.classification [--seed 3]
"""

import argparse
import contextlib
import io
import time
from typing import Any

import jupytext

from authoring.labs import find_labs
from tests.claims.lab import run_lab

TRAINS = "history = model.fit("  # the lab's cell that builds and trains


def classic(names: dict[str, Any]) -> Any:
    """Train the classic course's network, 784-784-100-10, with its settings; return it."""
    keras, layers = names["keras"], names["layers"]
    model = keras.Sequential(
        [
            keras.Input(shape=(784,)),
            layers.Dense(784, activation="relu"),
            layers.Dense(100, activation="relu"),
            layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile("adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    model.fit(names["X"], names["labels"], batch_size=32, epochs=10, verbose=0)
    return model


def of_the_lab(names: dict[str, Any]) -> Any:
    """Train Lab 8's network by the lab's own cell; return it."""
    (lab,) = find_labs(["08"])
    notebook = jupytext.reads(lab.source.read_text(encoding="utf-8"), fmt="py:percent")
    (cell,) = (c for c in notebook.cells if c.cell_type == "code" and TRAINS in c.source)
    with contextlib.redirect_stdout(io.StringIO()):
        exec(compile(cell.source, str(lab.source), "exec"), names)
    return names["model"]


def main() -> None:
    """Train both, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=3)
    seed = parser.parse_args().seed
    names = run_lab("08", seed=seed, until=TRAINS)
    x_test = names["scale_pixels"](names["flatten_images"](names["test_pictures"]))
    results = {}
    print(f"seed {seed}\n{'recipe':<8}  seconds  CPU seconds  test accuracy")
    for name, train in (("Lab 8", of_the_lab), ("classic", classic)):
        names["keras"].utils.set_random_seed(seed)
        start, cpu_start = time.perf_counter(), time.process_time()
        model = train(names)
        seconds, cpu_seconds = time.perf_counter() - start, time.process_time() - cpu_start
        accuracy = model.evaluate(x_test, names["test_labels"], verbose=0)[1]
        results[name] = seconds, accuracy
        print(f"{name:<8}  {seconds:>7.1f}  {cpu_seconds:>11.1f}  {accuracy:>13.2%}", flush=True)
    (fast, right), (slow, classic_right) = results["Lab 8"], results["classic"]
    print(
        f"Lab 8 is {slow / fast:.1f} times faster, at {100 * (right - classic_right):+.2f} "
        "percentage points of accuracy."
    )


if __name__ == "__main__":
    main()
