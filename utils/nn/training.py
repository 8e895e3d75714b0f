"""Training: mini-batches go forward and backward, and the optimizer takes a step after each.

Example:
    >>> from utils.nn.layers import Dense
    >>> from utils.nn.optimizers import SGD
    >>> rng = np.random.default_rng(3)
    >>> x = rng.normal(size=(50, 1))
    >>> net = Network([Dense(1, 1, rng=rng)])
    >>> _ = fit(net, x, 3 * x + 1, loss="mse", optimizer=SGD(0.1), epochs=100, rng=rng)
    >>> print(net.layers[0].W.round(2), net.layers[0].b.round(2))
    [[3.]] [1.]
"""

from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from utils.nn.array_checks import pair
from utils.nn.losses import LOSSES, accuracy
from utils.nn.network import Network
from utils.nn.option_checks import check_settings, warn_unless_finite
from utils.nn.progress_bar import progress_bar

ONE_THREAD = 2**28  # batch rows × weights; below it, threads mostly wait for each other


def fit(
    net: Network,
    X: np.ndarray,
    y: np.ndarray,
    *,
    loss: str,
    optimizer: Any,
    epochs: int,
    rng: np.random.Generator,
    batch_size: int = 32,
    validation_data: tuple[np.ndarray, np.ndarray] | None = None,
    patience: int | None = None,
    gradient_norms: bool = False,
) -> dict[str, list[Any]]:
    """Train `net` on X (n, n_in) and y (n, n_out); return the history, a list a metric.

    As in Keras, "loss" is an average over the batches of an epoch, while the weights move, and
    "val_loss" is taken after it; cross-entropies add "accuracy" and "val_accuracy". Networks with
    seeds give arrays (seeds,). `gradient_norms=True` adds ‖dW‖ of each layer. With `patience`,
    training stops after that many epochs without a better val_loss (or loss), and the best weights
    are put back. Raises TypeError or ValueError before anything changes; warns if the loss is no
    longer finite, and stops when that is so for all seeds.
    """
    check_settings(net, Network, optimizer, rng, patience, epochs=epochs, batch_size=batch_size)
    net.check(X, y, loss)
    if validation_data is not None:
        X_val, y_val = pair(validation_data)
        net.check(X_val, y_val, loss, ("X_val", "y_val"))
    scores = {"loss": LOSSES[loss][0]} | ({} if loss == "mse" else {"accuracy": accuracy})
    norms = {"gradient_norms": lambda y, y_hat: net.gradient_norms()} if gradient_norms else {}
    w, dw = pack(net, "W", "b"), pack(net, "dW", "db")
    best = w.copy()
    history: dict[str, list[Any]] = {}
    threads = 1 if min(batch_size, len(X)) * w.size < ONE_THREAD else None
    with threadpool_limits(threads, "blas"), np.errstate(over="ignore", invalid="ignore"):
        for _ in progress_bar(range(epochs), "epochs"):
            order = rng.permutation(len(X))
            batches = (order[i : i + batch_size] for i in range(0, len(X), batch_size))
            means = one_epoch(net, X, y, batches, loss, optimizer, (w, dw), scores | norms)
            if validation_data is not None:
                y_hat, y_true = net.predict(X_val), net.cast(y_val)
                means |= {f"val_{name}": score(y_true, y_hat) for name, score in scores.items()}
            for name, mean in means.items():
                history.setdefault(name, []).append(mean if np.ndim(mean) else float(mean))
            watched = history["loss" if validation_data is None else "val_loss"]
            if not np.isfinite(watched[-1]).any():
                break
            if patience is not None:
                since = len(watched) - 1 - int(np.argmin(watched))
                best = w.copy() if since == 0 else best
                if since == patience:
                    break
    if patience is not None:
        w[:] = best
    warn_unless_finite(watched[-1])
    return history


def one_epoch(
    net: Network, X: Any, y: Any, batches: Any, loss: str, optimizer: Any, w_dw: Any, scores: Any
) -> dict[str, Any]:
    """Take a step for each batch of row numbers: forward, backward, step. Return mean scores."""
    means = dict.fromkeys(scores, 0.0)
    for rows in batches:
        X_batch, y_batch = net.cast(X[rows]), net.cast(y[rows])
        y_hat = net.forward(X_batch)
        net.backward(y_batch, y_hat, loss)
        optimizer.step(*w_dw)
        for name, score in scores.items():
            means[name] += score(y_batch, y_hat) * (len(rows) / len(X))
    return means


def pack(net: Network, *names: str) -> np.ndarray:
    """Copy these arrays of all layers into one vector, and return it; layers keep views of it."""
    arrays = [(layer, name, getattr(layer, name)) for layer in net.layers for name in names]
    vector = np.concatenate([array.ravel() for _, _, array in arrays])
    end = 0
    for layer, name, array in arrays:
        start, end = end, end + array.size
        setattr(layer, name, vector[start:end].reshape(array.shape))
    return vector
