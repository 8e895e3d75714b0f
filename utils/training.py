"""Training: mini-batches go forward and backward, and after each an optimiser takes a step."""

import sys
import warnings
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits
from tqdm import tqdm

from utils.layers import check_number
from utils.losses import LOSSES, accuracy
from utils.network import Network

ONE_THREAD = 2**25  # batch rows × weights below which a second thread costs more than it helps


def pack(arrays: list[np.ndarray]) -> tuple[np.ndarray, list[np.ndarray]]:
    """All numbers in one vector, and views of it in the old shapes: one step moves them all."""
    vector = np.concatenate([array.ravel() for array in arrays])
    parts = np.split(vector, np.cumsum([array.size for array in arrays])[:-1])
    return vector, [part.reshape(a.shape) for part, a in zip(parts, arrays, strict=True)]


def someone_watches() -> bool:
    """True in a terminal or an open notebook; programs that run notebooks do not allow input."""
    ipython = sys.modules.get("IPython")
    kernel = getattr(ipython.get_ipython(), "kernel", None) if ipython else None
    if kernel is None:
        return sys.stderr.isatty()
    return bool(kernel.get_parent().get("content", {}).get("allow_stdin"))


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
    """Train `net` on X (n, n_in) and y (n, n_out); return what happened, epoch by epoch.

    As in Keras, "loss" is an average over the batches of an epoch, while the weights move, and
    "val_loss" is taken after it; cross-entropies add "accuracy" and "val_accuracy". Networks with
    seeds give arrays (seeds,). `gradient_norms=True` adds ‖dW‖ of each layer. With `patience`,
    training stops after that many epochs without a better val_loss (or loss), and the best weights
    are put back. Raises before anything changes; warns if the loss is no longer finite.
    """
    if not isinstance(net, Network):
        raise TypeError(f"net is a {type(net).__name__}. Use Network([Dense(2, 1, …)]).")
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng = {rng!r}. Rows are shuffled: pass rng=np.random.default_rng(3).")
    if isinstance(optimizer, type) or not hasattr(optimizer, "step"):
        raise TypeError(f"optimizer = {optimizer!r}. Use one with a rate: SGD(learning_rate=0.1).")
    check_number(epochs, "epochs"), check_number(batch_size, "batch_size")
    if patience is not None and check_number(patience, "patience") and net.layers[0].W.ndim > 2:
        raise ValueError("patience waits for one loss, but here are many seeds. Leave it out.")
    net.check(X, y, loss)
    if validation_data is not None:
        if not isinstance(validation_data, tuple) or len(validation_data) != 2:
            raise TypeError("validation_data is no pair. Use validation_data=(X_val, y_val).")
        X_val, y_val = validation_data
        net.check(X_val, y_val, loss, ("X_val", "y_val"))
    scores = {"loss": LOSSES[loss][0]} | ({} if loss == "mse" else {"accuracy": accuracy})
    norms = {"gradient_norms": lambda y, y_hat: net.gradient_norms()} if gradient_norms else {}
    w, W = pack(net.parameters())
    dw, dW = pack([a for layer in net.layers for a in (layer.dW, layer.db)])
    for layer in net.layers:
        layer.W, layer.b, layer.dW, layer.db = W.pop(0), W.pop(0), dW.pop(0), dW.pop(0)
    best = w.copy()
    history: dict[str, list[Any]] = {}
    bar = tqdm(range(epochs), "epochs", leave=False, delay=2, disable=not someone_watches())
    threads = 1 if min(batch_size, len(X)) * w.size < ONE_THREAD else None
    with threadpool_limits(threads, "blas"), np.errstate(over="ignore", invalid="ignore"):
        for _ in bar:
            means = dict.fromkeys(scores | norms, 0.0)
            order = rng.permutation(len(X))
            for start in range(0, len(X), batch_size):
                rows = order[start : start + batch_size]
                X_batch, y_batch = net.cast(X[rows]), net.cast(y[rows])
                y_hat = net.forward(X_batch)
                net.backward(y_batch, y_hat, loss)
                optimizer.step(w, dw)
                for name, score in (scores | norms).items():
                    means[name] += score(y_batch, y_hat) * (len(rows) / len(X))
            if validation_data is not None:
                y_hat = net.predict(X_val)
                means |= {
                    f"val_{name}": score(net.cast(y_val), y_hat) for name, score in scores.items()
                }
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
    if not np.isfinite(means["loss"]).all():
        hint = "the steps were too long; try a tenth of the learning rate"
        warnings.warn(f"The loss became {means['loss']}: {hint}.", RuntimeWarning, stacklevel=2)
    return history
