"""The time of a training step on MNIST, part by part, beside the limit of the machine.

    python course.py bench engine_profile

The same steps as `fit` takes (784-128-10, batch 128, SGD), but for the last and smaller batch of
an epoch, written by hand into buffers that are used again and again, with nothing checked and
nothing recorded: what NumPy can do at best. Each part is timed, and the sum is set beside `fit` and
beside the machine's matrix-multiply rate.
"""

import statistics
import time

import numpy as np
from threadpoolctl import threadpool_limits

from benchmarks.engine import Problem, mnist, multiply_rate, ours, seconds
from utils.nn import Dense

BATCH = 128


def by_hand(p: Problem, parts: dict[str, float]) -> None:
    """Train for one epoch, adding the seconds of each part to `parts`."""
    rng = np.random.default_rng(3)
    W1, W2 = (Dense(n, m, rng=rng).W for n, m in zip(p.units, p.units[1:], strict=False))
    b1, b2 = np.zeros(128, np.float32), np.zeros(10, np.float32)
    dW1, dW2 = np.empty_like(W1), np.empty_like(W2)
    X, a = np.empty((BATCH, 784), np.float32), np.empty((BATCH, 128), np.float32)
    order = rng.permutation(len(p.X))
    last = time.perf_counter()

    def took(part: str) -> None:
        nonlocal last
        now = time.perf_counter()
        parts[part] = parts.get(part, 0.0) + now - last
        last = now

    for start in range(0, len(order) - BATCH + 1, BATCH):
        rows = order[start : start + BATCH]
        np.take(p.X, rows, axis=0, out=X, mode="clip")
        y = p.y[rows]
        took("fetch 128 rows from all over")
        np.matmul(X, W1, out=a)
        took("X W, 128 × 784 times 784 × 128")
        np.maximum(np.add(a, b1, out=a), 0, out=a)
        y_hat = np.exp(a @ W2 + b2)  # the largest z is small here, so e^z cannot overflow
        y_hat /= y_hat.sum(axis=1, keepdims=True)
        took("bias, ReLU, second layer, softmax")
        dz2 = (y_hat - y) / BATCH
        np.matmul(a.T, dz2, out=dW2)
        dz1 = dz2 @ W2.T
        dz1 *= a > 0
        took("backward, second layer")
        np.matmul(X.T, dz1, out=dW1)
        took("Xᵀ dz, 784 × 128 times 128 × 128")
        for w, dw in ((W1, dW1), (W2, dW2), (b1, dz1.sum(0)), (b2, dz2.sum(0))):
            dw *= p.rate
            w -= dw
        took("SGD")


def main() -> None:
    p = mnist("SGD", 1)
    steps = len(p.X) // BATCH
    train = ours(p)
    with threadpool_limits(1, "blas"):
        by_hand(p, {})
        train(1)
        runs: list[dict[str, float]] = []
        fits, rates = [], []
        for _ in range(7):
            runs.append({})
            by_hand(p, runs[-1])
            fits.append(seconds(lambda: train(1)))
            rates.append(multiply_rate())
    rate = statistics.median(rates)
    limit = p.flops / rate / len(p.X) * BATCH
    print("one step of MNIST 784-128-10, batch 128, SGD: microseconds, median of 7 epochs")
    total = 0.0
    for part in runs[0]:
        taken = statistics.median(run[part] for run in runs) / steps
        total += taken
        print(f"  {part:36}{1e6 * taken:8.0f}")
    fit_step = statistics.median(fits) / steps
    for name, taken in (("all of it, by hand", total), ("fit of this course", fit_step)):
        print(f"  {name:36}{1e6 * taken:8.0f}   the limit is {limit / taken:.0%} of it")
    print(f"  {f'the limit, at {rate / 1e9:.0f} GFLOP/s':36}{1e6 * limit:8.0f}")


if __name__ == "__main__":
    main()
