"""The speed of the NumPy network beside scikit-learn, Keras, PyTorch and the machine's limit.

    python course.py bench engine                      the table
    python -m benchmarks.engine --figure growth.png    the table, and how time grows, as a picture

All train the same network on the same rows with the same optimizer, batch size and epochs, in one
process, one after the other, and in turn over the runs, so that a busy moment slows down all. The
first epoch warms each up and is not counted. The limit is what the matrix products alone
would take if all of them ran at the rate at which this machine multiplies two large matrices.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from threadpoolctl import threadpool_info, threadpool_limits

from utils.nn import SGD, Adam, Dense, Network, fit

ROOT = Path(__file__).resolve().parent.parent
Train = Callable[[int], None]  # trains for so many epochs


class Problem(NamedTuple):
    """The network that all have to train, its data and its settings."""

    name: str
    X: np.ndarray
    y: np.ndarray
    units: list[int]
    loss: str
    optimizer: str
    batch_size: int
    epochs: int

    @property
    def rate(self) -> float:
        return 0.1 if self.optimizer == "SGD" else 0.001

    @property
    def flops(self) -> float:
        """Float operations of an epoch: X W, Xᵀ dz and, but for the first layer, dz Wᵀ."""
        sizes = list(zip(self.units, self.units[1:], strict=False))
        return 2 * len(self.X) * sum(a * b * (2 + (k > 0)) for k, (a, b) in enumerate(sizes))


def mnist(optimizer: str, epochs: int) -> Problem:
    with np.load(ROOT / "data" / "mnist_full.npz") as file:
        X = file["x_train"].reshape(-1, 784).astype(np.float32) / 255
        y = np.eye(10, dtype=np.float32)[file["y_train"]]
    name = f"MNIST 784-128-10, batch 128, {optimizer}, {epochs} epochs"
    loss = "categorical_crossentropy"
    return Problem(name, X, y, [784, 128, 10], loss, optimizer, 128, epochs)


def concrete() -> Problem:
    table = np.loadtxt(ROOT / "data" / "concrete_data.csv", np.float32, delimiter=",", skiprows=1)
    train = np.random.default_rng(3).permutation(len(table))[:721]
    rows = (table[train] - table[train].mean(axis=0)) / table[train].std(axis=0)
    name = "concrete 8-10-10-1, batch 32, Adam, 100 epochs"
    return Problem(name, rows[:, :8], rows[:, 8:], [8, 10, 10, 1], "mse", "Adam", 32, 100)


def ours(p: Problem) -> Train:
    rng = np.random.default_rng(3)
    last = "softmax" if p.loss != "mse" else "linear"
    names = ["relu"] * (len(p.units) - 2) + [last]
    sizes = zip(p.units, p.units[1:], names, strict=False)
    net = Network([Dense(*size, rng=rng) for size in sizes])
    optimizer = {"SGD": SGD, "Adam": Adam}[p.optimizer](p.rate)
    settings = {"loss": p.loss, "optimizer": optimizer, "batch_size": p.batch_size, "rng": rng}
    return lambda epochs: (fit(net, p.X, p.y, epochs=epochs, **settings), None)[1]


def scikit_learn(p: Problem) -> Train:
    import warnings

    from sklearn.exceptions import ConvergenceWarning
    from sklearn.neural_network import MLPClassifier, MLPRegressor

    warnings.simplefilter("ignore", ConvergenceWarning)
    settings = {
        "hidden_layer_sizes": p.units[1:-1],
        "solver": p.optimizer.lower(),
        "learning_rate_init": p.rate,
        "momentum": 0,
        "alpha": 0,
        "batch_size": p.batch_size,
        "n_iter_no_change": 10**6,
        "random_state": 3,
    }
    kind = MLPRegressor if p.loss == "mse" else MLPClassifier
    y = p.y.ravel() if p.loss == "mse" else p.y.argmax(axis=1)
    return lambda epochs: (kind(max_iter=epochs, **settings).fit(p.X, y), None)[1]


def keras_model(p: Problem, **compiled: Any) -> Any:
    import keras

    last = "softmax" if p.loss != "mse" else "linear"
    hidden = [keras.layers.Dense(units, "relu") for units in p.units[1:-1]]
    layers = [keras.Input((p.units[0],)), *hidden, keras.layers.Dense(p.units[-1], last)]
    model = keras.Sequential(layers)
    optimizer = getattr(keras.optimizers, p.optimizer)(p.rate)
    metrics = [] if p.loss == "mse" else ["accuracy"]
    model.compile(optimizer, p.loss, metrics=metrics, **compiled)
    return model


def keras_fit(p: Problem) -> Train:
    model = keras_model(p)
    settings = {"batch_size": p.batch_size, "verbose": 0}
    return lambda epochs: (model.fit(p.X, p.y, epochs=epochs, **settings), None)[1]


def keras_at_its_best(p: Problem) -> Train:
    """Use a cached and prefetched tf.data pipeline, XLA, and one call for a whole epoch."""
    import tensorflow as tf

    steps = -(-len(p.X) // p.batch_size)
    model = keras_model(p, steps_per_execution=steps, jit_compile=True)
    rows = tf.data.Dataset.from_tensor_slices((p.X, p.y)).cache().shuffle(len(p.X))
    rows = rows.batch(p.batch_size, drop_remainder=True).prefetch(tf.data.AUTOTUNE)
    settings = {"steps_per_epoch": steps, "shuffle": False, "verbose": 0}
    return lambda epochs: (model.fit(rows.repeat(), epochs=epochs, **settings), None)[1]


def pytorch(p: Problem) -> Train:
    """Use the loop of PyTorch's tutorials, but batches by index, which beats its DataLoader."""
    import torch

    X, y = torch.from_numpy(p.X), torch.from_numpy(p.y)
    layers: list[Any] = []
    for n_in, n_out in zip(p.units, p.units[1:], strict=False):
        layers += [torch.nn.Linear(n_in, n_out), torch.nn.ReLU()]
    model = torch.nn.Sequential(*layers[:-1])
    measure = torch.nn.MSELoss() if p.loss == "mse" else torch.nn.CrossEntropyLoss()
    optimizer = getattr(torch.optim, p.optimizer)(model.parameters(), p.rate)

    def train(epochs: int) -> None:
        for _ in range(epochs):
            for rows in torch.randperm(len(X)).split(p.batch_size):
                optimizer.zero_grad()
                loss = measure(model(X[rows]), y[rows])
                loss.backward()
                optimizer.step()

    return train


CONTENDERS = {
    "this course, NumPy": ours,
    "scikit-learn MLP": scikit_learn,
    "Keras fit": keras_fit,
    "Keras fit at its best": keras_at_its_best,
    "PyTorch": pytorch,
}


def seconds(call: Callable[[], Any]) -> float:
    start = time.perf_counter()
    call()
    return time.perf_counter() - start


def multiply_rate(size: int = 1024) -> float:
    """Measure the float operations per second of size × size float32 products on one thread.

    The fastest of 15 products counts.
    """
    A = np.random.default_rng(3).random((size, size), dtype=np.float32)
    with threadpool_limits(1, "blas"):
        return 2 * size**3 / min(seconds(lambda: A @ A) for _ in range(15))


def products_alone(p: Problem) -> float:
    """Measure the seconds of an epoch's products alone, at their own shapes, on one thread."""
    n, steps = p.batch_size, len(p.X) / p.batch_size
    total = 0.0
    with threadpool_limits(1, "blas"):
        for k, (a, b) in enumerate(zip(p.units, p.units[1:], strict=False)):
            X, W, dz = (np.ones(s, np.float32) for s in ((n, a), (a, b), (n, b)))
            out = np.empty_like(W)
            calls = [
                lambda X=X, W=W: X @ W,
                lambda X=X, dz=dz, out=out: np.matmul(X.T, dz, out=out),
            ]
            calls += [lambda W=W, dz=dz: dz @ W.T] if k else []
            total += sum(min(seconds(call) for _ in range(200)) for call in calls)
    return steps * total


def compare(p: Problem, runs: int, names: list[str]) -> None:
    """Print the table of one problem."""
    trains: dict[str, Train] = {}
    for name in names:
        try:
            trains[name] = CONTENDERS[name](p)
            trains[name](1)
        except ImportError as missing:
            print(f"({name} left out: {missing})")
            trains.pop(name, None)
    taken: dict[str, list[float]] = {name: [] for name in trains}
    rates = []
    for _ in range(runs):
        rates.append(multiply_rate())
        for name, train in trains.items():
            taken[name].append(seconds(lambda train=train: train(p.epochs)) / p.epochs)
    own = statistics.median(taken["this course, NumPy"])
    limit = p.flops / statistics.median(rates)
    print(f"\n{p.name}: milliseconds an epoch, median of {runs} runs (fastest to slowest)")
    for name, times in taken.items():
        spread = f"({1e3 * min(times):.1f} to {1e3 * max(times):.1f})"
        median = statistics.median(times)
        print(f"  {name:24}{1e3 * median:9.1f}  {spread:22}{median / own:6.2f} × ours")
    alone = products_alone(p)
    print(f"  {'its matrix products':24}{1e3 * alone:9.1f}  {'':22}{alone / own:6.0%} of ours")
    rate = f"at {statistics.median(rates) / 1e9:.0f} GFLOP/s"
    print(f"  {'the limit':24}{1e3 * limit:9.1f}  {rate:22}{limit / own:6.0%} of ours")


def growth(path: Path) -> None:
    """Draw how the time of an epoch grows with samples, units and batch size."""
    import matplotlib.pyplot as plt

    rng = np.random.default_rng(3)

    def epoch(n: int = 8192, units: int = 128, batch_size: int = 128) -> float:
        X, y = rng.random((n, 256), dtype=np.float32), rng.random((n, 10), dtype=np.float32)
        train = ours(Problem("", X, y, [256, units, 10], "mse", "SGD", batch_size, 1))
        train(1)
        return statistics.median(seconds(lambda: train(1)) for _ in range(3))

    axes_of = {
        "samples": ("n", [2**k for k in range(8, 17)], "linear: twice the rows, twice the time"),
        "hidden units": ("units", [2**k for k in range(0, 12)], "flat, then linear"),
        "batch size": ("batch_size", [2**k for k in range(0, 13)], "one step costs its calls"),
    }
    fig, panels = plt.subplots(1, 3, figsize=(12, 3.8), layout="constrained")
    for ax, (label, (name, values, title)) in zip(panels, axes_of.items(), strict=True):
        times = np.array([epoch(**{name: value}) for value in values])
        ax.loglog(values, 1e3 * times, "o-", color="#0072B2")
        last = 1e3 * times[-1] * np.array(values) / values[-1]
        if name == "batch_size":
            last = 1e3 * times[0] * values[0] / np.array(values)
        ax.loglog(values, last, "--", color="0.5")
        ax.annotate("in proportion", (values[2], last[2]), (8, -4), textcoords="offset points")
        ax.set(xlabel=label, ylabel="time of an epoch (ms)", title=title)
        print(
            f"{label}: "
            + ", ".join(f"{v} {1e3 * t:.1f} ms" for v, t in zip(values, times, strict=True))
        )
    fig.savefig(path, dpi=110)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="trainings of each (default 5)")
    parser.add_argument("--epochs", type=int, default=3, help="epochs on MNIST (default 3)")
    parser.add_argument("--only", nargs="*", default=list(CONTENDERS), choices=list(CONTENDERS))
    problems = {"mnist-sgd": "SGD", "mnist-adam": "Adam", "concrete": ""}
    parser.add_argument("--problems", nargs="*", default=list(problems), choices=list(problems))
    parser.add_argument("--figure", type=Path, help="also draw how time grows, into this file")
    options = parser.parse_args()
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    names = list(dict.fromkeys(["this course, NumPy", *options.only]))
    blas = next(lib for lib in threadpool_info() if lib["user_api"] == "blas")
    print(
        f"NumPy {np.__version__}, {blas['internal_api']} {blas['version']}, {blas['architecture']}"
    )
    for name in options.problems:
        problem = mnist(problems[name], options.epochs) if problems[name] else concrete()
        compare(problem, options.runs, names)
    if options.figure:
        growth(options.figure)


if __name__ == "__main__":
    main()
