"""The exercises of Lab 4, gradient descent."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from utils.checks.exercise import Exercise

Batches = list[tuple[np.ndarray, np.ndarray]]


def mse_gradient(w: float, b: float, x: np.ndarray, y: np.ndarray) -> tuple[Any, Any]:
    error = w * x + b - y
    return 2 * np.mean(error * x), 2 * np.mean(error)


def descent_step(
    w: float, b: float, x: np.ndarray, y: np.ndarray, learning_rate: float
) -> tuple[Any, Any]:
    dw, db = mse_gradient(w, b, x, y)
    return w - learning_rate * dw, b - learning_rate * db


def largest_rate(x: np.ndarray) -> Any:
    return 1 / np.mean(x**2)


def mini_batches(X: np.ndarray, y: np.ndarray, order: np.ndarray, batch_size: int) -> Batches:
    return [
        (X[order[start : start + batch_size]], y[order[start : start + batch_size]])
        for start in range(0, len(X), batch_size)
    ]


def adam_step(
    w: np.ndarray, dw: np.ndarray, m: np.ndarray, v: np.ndarray, t: int, learning_rate: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    m = 0.9 * m + 0.1 * dw
    v = 0.999 * v + 0.001 * dw**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


def _draw(rng: np.random.Generator, *shape: int, low: int = 1, high: int = 30) -> np.ndarray:
    """Numbers with one decimal, none of them 0, half of them negative."""
    return rng.choice([-1, 1], shape) * rng.integers(low, high, shape) / 10


def _draw_line(rng: np.random.Generator, size: int) -> tuple:
    """w, b, x and y; the errors have both signs, but do not cancel, so that each mistake shows."""
    w, b = float(_draw(rng, 1, low=11)[0]), float(_draw(rng, 1, low=11)[0])
    x = rng.permutation(np.arange(11, 40))[:size] / 10
    error = _draw(rng, size, low=13, high=45)
    while abs(error.mean()) < 0.3 or (size > 1 and abs(error.sum()) == abs(error).sum()):
        error = _draw(rng, size, low=13, high=45)
    return w, b, x, (w * x + b - error).round(2)


def _draw_step(rng: np.random.Generator, size: int) -> tuple:
    return *_draw_line(rng, size), float(rng.choice([0.02, 0.03, 0.05]))


def _draw_column(rng: np.random.Generator, size: int) -> tuple:
    return (rng.permutation(np.arange(12, 60))[: size + 1] / 10,)


def _draw_rows(rng: np.random.Generator, size: int) -> tuple:
    # the last batch is smaller, but for 8 rows, which batches of 4 divide, and for 3 rows
    n, batch_size = {1: (3, 4), 2: (5, 2), 3: (7, 3), 4: (8, 4), 5: (14, 4)}[size]
    order = np.arange(n)
    while not _well_mixed(order):
        order = rng.permutation(n)
    X = rng.permutation(np.arange(11, 11 + 2 * n)).reshape(n, 2) / 10
    return X, rng.permutation(np.arange(50, 50 + n)), order, batch_size


def _well_mixed(order: np.ndarray) -> bool:
    """Not in order, and not an order that is its own inverse."""
    return bool((order[order] != np.arange(len(order))).any())


def _draw_averages(rng: np.random.Generator, size: int) -> tuple:
    w, dw, m = _draw(rng, size), _draw(rng, size, low=5), _draw(rng, size, low=2, high=9)
    v = rng.integers(2, 9, size) / 100
    if size == 5:
        dw[2] = m[2] = v[2] = 0  # one weight that has never had a slope
        w[4], dw[4], m[4], v[4] = 0, abs(dw[4]) * 1e-6, abs(m[4]) * 1e-6, 1e-10  # 1e-7 counts
    return w, dw, m, v, int(rng.integers(2, 7)), float(rng.choice([0.02, 0.03, 0.05]))


def _gradient_wrongly(
    w: float,
    b: float,
    x: np.ndarray,
    y: np.ndarray,
    factors: tuple[float, float] = (2, 2),
    mean: Callable = np.mean,
) -> tuple[Any, Any]:
    """`mse_gradient` with other factors, or something else than the mean."""
    error = w * x + b - y
    return factors[0] * mean(error * x), factors[1] * mean(error)


def _step_wrongly(
    w: float, b: float, x: np.ndarray, y: np.ndarray, learning_rate: float, gradient: Callable
) -> tuple[Any, Any]:
    """`descent_step` with a wrong gradient."""
    dw, db = gradient(w, b, x, y)
    return w - learning_rate * dw, b - learning_rate * db


def _weight_first(
    w: float, b: float, x: np.ndarray, y: np.ndarray, learning_rate: float
) -> tuple[Any, Any]:
    w = w - learning_rate * mse_gradient(w, b, x, y)[0]
    return w, b - learning_rate * mse_gradient(w, b, x, y)[1]


def _bias_first(
    w: float, b: float, x: np.ndarray, y: np.ndarray, learning_rate: float
) -> tuple[Any, Any]:
    b = b - learning_rate * mse_gradient(w, b, x, y)[1]
    return w - learning_rate * mse_gradient(w, b, x, y)[0], b


def _many_steps(
    w: float, b: float, x: np.ndarray, y: np.ndarray, learning_rate: float, steps: int
) -> tuple[Any, Any]:
    for _ in range(steps):
        w, b = descent_step(w, b, x, y, learning_rate)
    return w, b


def _step_for_each_sample(
    w: float, b: float, x: np.ndarray, y: np.ndarray, learning_rate: float
) -> tuple[Any, Any]:
    for i in range(len(x)):
        w, b = descent_step(w, b, x[i : i + 1], y[i : i + 1], learning_rate)
    return w, b


def _batches_wrongly(
    X: np.ndarray, y: np.ndarray, order: np.ndarray, batch_size: int, mistake: str
) -> Batches:
    """`mini_batches` with one mistake in where the batches begin and end, or what they hold."""
    n, k = len(order), batch_size
    starts, length, first = list(range(0, n, k)), k, 0
    rows_X = rows_y = order
    if mistake == "full batches only":
        starts = starts[: n // k]
    elif mistake == "one more at the end":
        starts = list(range(0, n + 1, k))
    elif mistake == "a batch for each row":
        starts = list(range(n))
    elif mistake == "begins at 1":
        starts = list(range(1, n, k))
    elif mistake == "up to 1030":
        starts = list(range(0, 1030, k))
    elif mistake == "one row short":
        length = k - 1
    elif mistake == "one row too many":
        length = k + 1
    elif mistake == "from the second row":
        first = 1
    elif mistake == "in order":
        rows_X = rows_y = np.arange(n)
    elif mistake == "X only":
        rows_y = np.arange(n)
    elif mistake == "y only":
        rows_X = np.arange(n)
    elif mistake == "inverse":
        rows_X = rows_y = np.argsort(order)
    elif mistake == "filled up":
        rows_X = rows_y = np.concatenate([order, order])
    places = [slice(start + first, start + first + length) for start in starts]
    return [(X[rows_X[place]], y[rows_y[place]]) for place in places]


def _batches_of(parts: list[np.ndarray], X: np.ndarray, y: np.ndarray) -> Batches:
    return [(X[part], y[part]) for part in parts]


def _parts(order: np.ndarray, batch_size: int) -> list[np.ndarray]:
    return [order[i : i + batch_size] for i in range(0, len(order), batch_size)]


def _remainder_joined(X: np.ndarray, y: np.ndarray, order: np.ndarray, batch_size: int) -> Batches:
    parts = _parts(order, batch_size)
    if len(parts) > 1 and len(parts[-1]) < batch_size:
        parts[-2:] = [np.concatenate(parts[-2:])]
    return _batches_of(parts, X, y)


def _last_rows_twice(X: np.ndarray, y: np.ndarray, order: np.ndarray, batch_size: int) -> Batches:
    parts = _parts(order, batch_size)
    return _batches_of([*parts[:-1], order[-batch_size:]], X, y)


def _adam_wrongly(
    w: np.ndarray,
    dw: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    t: int,
    learning_rate: float,
    mistake: str,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """`adam_step` with one mistake."""
    old_m, old_v = m, v
    beta_1, beta_2 = (0.999, 0.9) if mistake == "betas" else (0.9, 0.999)
    beta_2 = 0.99 if mistake == "0.99" else beta_2
    tiny = {"no epsilon": 0, "10e-7": 10e-7, "1e-8": 1e-8, "outside": 0, "outside, minus": 0}
    epsilon = tiny.get(mistake, 1e-7)
    if mistake in ("rate 0.001", "rate 0.01"):
        learning_rate = float(mistake[5:])
    old_w = w
    if mistake == "rate inside":
        dw, learning_rate = learning_rate * dw, 1
    squares = {
        "dw in v": dw,
        "m in v": m**2,
        "abs dw": abs(dw),
        "share squared": 0.001 * dw**2,
        "dw @ dw": dw @ dw,
        "mean of dw²": np.mean(dw**2),
    }.get(mistake, dw**2)
    if mistake == "shares":
        m, v = 0.1 * m + 0.9 * dw, 0.001 * v + 0.999 * squares
    elif mistake in ("shares of m", "shares of v"):
        shares = (0.1, 0.999) if mistake == "shares of m" else (0.9, 0.001)
        m, v = shares[0] * m + (1 - shares[0]) * dw, shares[1] * v + (1 - shares[1]) * squares
    elif mistake == "RMSprop's v":
        m, v = 0.9 * m + 0.1 * dw, 0.9 * v + 0.1 * squares
    elif mistake == "sums":
        m, v = 0.9 * m + dw, 0.999 * v + squares
    else:
        m, v = beta_1 * m + (1 - beta_1) * dw, beta_2 * v + (1 - beta_2) * squares
    if mistake == "old averages":
        hats = old_m / (1 - beta_1**t), old_v / (1 - beta_2**t)
    elif mistake == "other hats":
        hats = m / (1 - beta_2**t), v / (1 - beta_1**t)
    elif mistake == "root first":
        hats = m / (1 - beta_1**t), v / (1 - beta_2**t) ** 2
    elif mistake == "first step":
        hats = m / (1 - beta_1), v / (1 - beta_2)
    elif mistake == "times t":
        hats = m / (1 - beta_1 * t), v / (1 - beta_2 * t)
    elif mistake == "multiplied":
        hats = m * (1 - beta_1**t), v * (1 - beta_2**t)
    elif mistake == "power of the whole":
        hats = m / (1 - beta_1) ** t, v / (1 - beta_2) ** t
    elif mistake == "no brackets":
        hats = m / 1 - beta_1**t, v / 1 - beta_2**t
    elif mistake == "no brackets for m":
        hats = m / 1 - beta_1**t, v / (1 - beta_2**t)
    elif mistake == "by the power":
        hats = m / beta_1**t, v / beta_2**t
    else:
        one = {"t + 1": t + 1, "t - 1": t - 1}.get(mistake, t)
        hats = m / (1 - beta_1**one), v / (1 - beta_2**one)
    m_hat = m if mistake in ("none", "v only") else dw if mistake == "dw for m" else hats[0]
    v_hat = v if mistake in ("none", "m only") else hats[1]
    with np.errstate(all="ignore"):
        if mistake == "under the root":
            v_hat, epsilon = v_hat + epsilon, 0
        divisor = v_hat if mistake == "no root" else np.sqrt(v_hat)
        change = m_hat / (divisor + epsilon)
    if mistake == "no v":
        change = m_hat
    change = (1 if mistake == "no rate" else learning_rate) * change
    w = w + change if mistake == "uphill" else w - change
    w = w + {"outside": 1e-7, "outside, minus": -1e-7}.get(mistake, 0)
    w = old_w if mistake == "w kept" else w
    return (w, *hats) if mistake == "hats kept" else (w, m, v)


def _adam_mistakes(messages: dict[str, str]) -> dict[str, Callable]:
    return {words: partial(_adam_wrongly, mistake=mistake) for mistake, words in messages.items()}


def _batch_mistakes(messages: dict[str, str]) -> dict[str, Callable]:
    return {
        words: partial(_batches_wrongly, mistake=mistake) for mistake, words in messages.items()
    }


EXERCISES = [
    Exercise(
        name="mse_gradient",
        number="4.1",
        title="The gradient of the MSE for a line",
        tolerance=1e-4,  # so that slopes measured with a step of 0.000001 are right, too
        solution=mse_gradient,
        inputs=_draw_line,
        misconceptions={
            "The factor 2 is missing, from both slopes. It comes from the square of the error.": (
                partial(_gradient_wrongly, factors=(1, 1))
            ),
            "The factor 2 is missing from `db`. Both slopes have it.": (
                partial(_gradient_wrongly, factors=(2, 1))
            ),
            "The factor 2 is missing from `dw`. Both slopes have it.": (
                partial(_gradient_wrongly, factors=(1, 2))
            ),
            "Both slopes have the wrong sign. The error is the answer minus the target: "
            "`y_hat - y`.": partial(_gradient_wrongly, factors=(-2, -2)),
            "You summed over the samples. The loss is a mean, so its slopes are means too.": (
                partial(_gradient_wrongly, mean=np.sum)
            ),
            "You returned one slope for each sample. Take their mean.": (
                partial(_gradient_wrongly, mean=np.asarray)
            ),
            "The inputs are missing from `dw`. A weight moves the answer by its input: multiply "
            "each error by its `x`.": lambda w, b, x, y: (2 * np.mean(w * x + b - y),) * 2,
            "You multiplied by `x` in `db` too. The bias moves every answer by the same: it takes "
            "the mean of the errors alone.": (
                lambda w, b, x, y: (2 * np.mean((w * x + b - y) * x),) * 2
            ),
            "`dw` and `db` are swapped. Return `dw` first.": (
                lambda w, b, x, y: mse_gradient(w, b, x, y)[::-1]
            ),
            "In `dw` you multiplied the mean error by the mean of `x`. Multiply each error by its "
            "own `x`, and take the mean of these products.": (
                lambda w, b, x, y: (
                    2 * np.mean(w * x + b - y) * np.mean(x),
                    2 * np.mean(w * x + b - y),
                )
            ),
            "You multiplied the errors by `w`. How much the answer moves with the weight is the "
            "input `x`.": lambda w, b, x, y: (
                2 * np.mean((w * x + b - y) * w),
                2 * np.mean(w * x + b - y),
            ),
            "The bias is missing from the answer. It is w times x, plus b.": (
                lambda w, b, x, y: mse_gradient(w, 0, x, y)
            ),
            "The targets are missing. The slopes need the error, the answer minus `y`.": (
                lambda w, b, x, y: mse_gradient(w, b, x, 0 * y)
            ),
            "You took the errors without their signs. A slope needs them: they say which way is "
            "up.": (
                lambda w, b, x, y: (
                    2 * np.mean(abs(w * x + b - y) * x),
                    2 * np.mean(abs(w * x + b - y)),
                )
            ),
            "Both slopes have the wrong sign, and the factor 2 is missing. The error is `y_hat - "
            "y`.": (partial(_gradient_wrongly, factors=(-1, -1))),
            "`dw` has the wrong sign. Take the same error for both slopes, `y_hat - y`.": (
                partial(_gradient_wrongly, factors=(-2, 2))
            ),
            "`db` has the wrong sign. Take the same error for both slopes, `y_hat - y`.": (
                partial(_gradient_wrongly, factors=(2, -2))
            ),
            "`db` is a sum over the samples. Take their mean, as for `dw`.": (
                lambda w, b, x, y: (mse_gradient(w, b, x, y)[0], 2 * np.sum(w * x + b - y))
            ),
            "`dw` is a sum over the samples. Take their mean, as for `db`.": (
                lambda w, b, x, y: (2 * np.sum((w * x + b - y) * x), mse_gradient(w, b, x, y)[1])
            ),
            "You multiplied the errors by `b`. If b grows by h, each answer grows by h, not by "
            "hb.": (
                lambda w, b, x, y: (
                    mse_gradient(w, b, x, y)[0],
                    2 * np.mean((w * x + b - y) * b),
                )
            ),
            "You added b to `x`, before the product. The answer is w times x, and then plus b.": (
                lambda w, b, x, y: mse_gradient(w, w * b, x, y)
            ),
            "You squared `x`. Each error is multiplied by its `x` once.": (
                lambda w, b, x, y: (
                    2 * np.mean((w * x + b - y) * x**2),
                    2 * np.mean(w * x + b - y),
                )
            ),
            "You squared the error. Its slope has the error itself, times 2.": (
                lambda w, b, x, y: (
                    2 * np.mean((w * x + b - y) ** 2 * x),
                    2 * np.mean((w * x + b - y) ** 2),
                )
            ),
            "You returned the loss. Asked for are its two slopes.": (
                lambda w, b, x, y: np.mean((w * x + b - y) ** 2)
            ),
            "Only `dw` came back. Return both slopes: `return dw, db`.": (
                lambda w, b, x, y: mse_gradient(w, b, x, y)[0]
            ),
            "Only the first sample counts in your slopes. Is the `return` inside the loop? Take "
            "the mean over all.": lambda w, b, x, y: mse_gradient(w, b, x[:1], y[:1]),
            "You measured the slopes with a small step. That comes near; the rule is exact.": (
                lambda w, b, x, y: (
                    np.mean(((w + 1e-3) * x + b - y) ** 2 - (w * x + b - y) ** 2) / 1e-3,
                    np.mean((w * x + b + 1e-3 - y) ** 2 - (w * x + b - y) ** 2) / 1e-3,
                )
            ),
            "Python multiplies first: `y * x` came before the minus. Put the error in brackets.": (
                lambda w, b, x, y: (
                    2 * np.mean(w * x + b - y * x),
                    2 * np.mean(w * x + b - y),
                )
            ),
            "You divided by 1030. Divide by the number of samples that come in, or take a mean.": (
                partial(_gradient_wrongly, mean=lambda products: np.sum(products) / 1030)
            ),
            "In `dw` you took the mean first. Multiply each error by its `x` before that.": (
                lambda w, b, x, y: (
                    2 * np.mean(w * x + b - y) * x,
                    2 * np.mean(w * x + b - y),
                )
            ),
            "Your `db` is always 1. If b grows by h, each answer grows by h: in the rule for `dw`, "
            "put 1 in place of the input.": lambda w, b, x, y: (mse_gradient(w, b, x, y)[0], 1),
            "Your `db` is always 2. The error belongs in it: the mean of 2 · error · 1.": (
                lambda w, b, x, y: (mse_gradient(w, b, x, y)[0], 2)
            ),
            "You subtracted the slopes from w and b. Here, return only the slopes.": (
                lambda w, b, x, y: descent_step(w, b, x, y, 1)
            ),
            "You took a step with the rate 0.01. Here, return only the slopes.": (
                lambda w, b, x, y: descent_step(w, b, x, y, 0.01)
            ),
            "You divided by the number of samples twice: `np.mean` has done so already.": (
                partial(_gradient_wrongly, mean=lambda products: np.mean(products) / len(products))
            ),
            "You rounded the slopes. Return them as they are.": lambda w, b, x, y: tuple(
                round(float(slope), 2) for slope in mse_gradient(w, b, x, y)
            ),
        },
        hint="Begin with one line for all errors, `error = …`. The rule for `dw` is the one that "
        "you checked above. For `db`, ask: by how much does the answer move when b grows by 1?",
    ),
    Exercise(
        name="descent_step",
        number="4.2",
        title="One step downhill",
        solution=descent_step,
        inputs=_draw_step,
        misconceptions={
            "You walked uphill. The gradient points up: subtract it, with the error as "
            "`y_hat - y`.": lambda w, b, x, y, learning_rate: descent_step(
                w, b, x, y, -learning_rate
            ),
            "You left out the learning rate. It scales both slopes.": (
                lambda w, b, x, y, learning_rate: descent_step(w, b, x, y, 1)
            ),
            "You moved w first, and then found the slope for b at the new w. Find both slopes "
            "before you move anything.": _weight_first,
            "You moved b first, and then found the slope for w at the new b. Find both slopes "
            "before you move anything.": _bias_first,
            "You moved w only. The bias takes a step too.": (
                lambda w, b, x, y, learning_rate: (descent_step(w, b, x, y, learning_rate)[0], b)
            ),
            "You moved b only. The weight takes a step too.": (
                lambda w, b, x, y, learning_rate: (w, descent_step(w, b, x, y, learning_rate)[1])
            ),
            "You returned the slopes. Asked for are the new w and b.": (
                lambda w, b, x, y, learning_rate: mse_gradient(w, b, x, y)
            ),
            "You returned the changes. Add them to the old w and b.": (
                lambda w, b, x, y, learning_rate: descent_step(
                    0, 0, x, y - w * x - b, learning_rate
                )
            ),
            "You returned the rate times the slopes. Subtract that from the old w and b.": (
                lambda w, b, x, y, learning_rate: tuple(
                    learning_rate * slope for slope in mse_gradient(w, b, x, y)
                )
            ),
            "The new w and b came back in the wrong order. Return w first.": (
                lambda w, b, x, y, learning_rate: descent_step(w, b, x, y, learning_rate)[::-1]
            ),
            "w took the slope of b, and b that of w. Each has its own.": partial(
                _step_wrongly, gradient=lambda *line: mse_gradient(*line)[::-1]
            ),
            "Both took the slope of w. The bias has its own: the mean error, times 2.": partial(
                _step_wrongly, gradient=lambda *line: (mse_gradient(*line)[0],) * 2
            ),
            "Both took the slope of b. In that of w, each error is multiplied by its `x`.": partial(
                _step_wrongly, gradient=lambda *line: (mse_gradient(*line)[1],) * 2
            ),
            "The factor 2 is missing from the slopes.": partial(
                _step_wrongly, gradient=partial(_gradient_wrongly, factors=(1, 1))
            ),
            "Your slopes are sums over the samples. Take means, else the step grows with the "
            "number of samples.": partial(
                _step_wrongly, gradient=partial(_gradient_wrongly, mean=np.sum)
            ),
            "You divided by the learning rate. Multiply: a smaller rate makes a smaller step.": (
                lambda w, b, x, y, learning_rate: descent_step(w, b, x, y, 1 / learning_rate)
            ),
            "The bias is missing from the answer, so the errors are not right.": partial(
                _step_wrongly, gradient=lambda w, b, x, y: mse_gradient(w, 0, x, y)
            ),
            "w and b came back as they were. Subtract the learning rate times the slope from "
            "each.": (lambda w, b, x, y, learning_rate: (w, b)),
            "You returned w only. Return both: `return w, b`, with your names.": (
                lambda w, b, x, y, learning_rate: descent_step(w, b, x, y, learning_rate)[0]
            ),
            "You took a step for each sample. Find the mean slopes over all samples, then step "
            "once.": (_step_for_each_sample),
            "You returned a w and a b for each sample. The slopes are means: one number each.": (
                partial(_step_wrongly, gradient=partial(_gradient_wrongly, mean=np.asarray))
            ),
            "You subtracted the learning rate. Multiply the slope by it, then subtract.": (
                lambda w, b, x, y, learning_rate: tuple(
                    old - learning_rate - slope
                    for old, slope in zip((w, b), mse_gradient(w, b, x, y), strict=True)
                )
            ),
            "w walked uphill, b downhill. Subtract for both, with the error as `y_hat - "
            "y`.": partial(_step_wrongly, gradient=partial(_gradient_wrongly, factors=(-2, 2))),
            "b walked uphill, w downhill. Subtract for both, with the error as `y_hat - "
            "y`.": partial(_step_wrongly, gradient=partial(_gradient_wrongly, factors=(2, -2))),
            "You multiplied the step by the old value. It is the slope times the rate, no more.": (
                lambda w, b, x, y, learning_rate: tuple(
                    old - learning_rate * slope * old
                    for old, slope in zip((w, b), mse_gradient(w, b, x, y), strict=True)
                )
            ),
            "You took two steps. Asked for is one.": (
                lambda w, b, x, y, learning_rate: descent_step(
                    *descent_step(w, b, x, y, learning_rate), x, y, learning_rate
                )
            ),
            "You subtracted the learning rate alone. Multiply the slope by it, then subtract.": (
                lambda w, b, x, y, learning_rate: (w - learning_rate, b - learning_rate)
            ),
            "You subtracted the rate, then multiplied by the slope. Python does what stands in "
            "brackets first: take them away.": lambda w, b, x, y, learning_rate: tuple(
                (old - learning_rate) * slope
                for old, slope in zip((w, b), mse_gradient(w, b, x, y), strict=True)
            ),
            "You multiplied the old values by the rate and the slope. Subtract: old value minus "
            "rate times slope.": lambda w, b, x, y, learning_rate: tuple(
                old * learning_rate * slope
                for old, slope in zip((w, b), mse_gradient(w, b, x, y), strict=True)
            ),
            "You wrote the learning rate as a number, 0.01. It comes in as an argument.": (
                lambda w, b, x, y, learning_rate: descent_step(w, b, x, y, 0.01)
            ),
            "You wrote the learning rate as a number, 0.1. It comes in as an argument.": (
                lambda w, b, x, y, learning_rate: descent_step(w, b, x, y, 0.1)
            ),
        }
        | {
            f"You took {steps} steps. Asked for is one: no loop.": partial(_many_steps, steps=steps)
            for steps in (10, 100, 1000)
        },
        hint="Three lines: both slopes first, as in Exercise 4.1; then a new w; then a new b. Each "
        "moves against its own slope, by the learning rate times that slope.",
    ),
    Exercise(
        name="largest_rate",
        number="4.3",
        title="The largest stable learning rate",
        solution=largest_rate,
        inputs=_draw_column,
        misconceptions={
            "Your rate is twice the limit. The slope has a factor 2, so has the curvature.": (
                lambda x: 2 / np.mean(x**2)
            ),
            "That is 1 / curvature, the rate that arrives in one step. The limit is twice that.": (
                lambda x: 0.5 / np.mean(x**2)
            ),
            "You returned the curvature. The limit is 2 divided by it.": (
                lambda x: 2 * np.mean(x**2)
            ),
            "You returned the mean square. If you wrote `2 / 2 * …`, Python divides first: put "
            "brackets around the curvature.": (lambda x: np.mean(x**2)),
            "You squared the mean of `x`. Square each `x` first, then take the mean.": (
                lambda x: 1 / np.mean(x) ** 2
            ),
            "You squared the mean of `x`, and the factor 2 is missing from the curvature. Square "
            "each `x` first, then take the mean.": lambda x: 2 / np.mean(x) ** 2,
            "You did not square `x`. It comes in twice: once in the answer, once in the slope.": (
                lambda x: 1 / np.mean(x)
            ),
            "You did not square `x`, and the factor 2 is missing from the curvature.": (
                lambda x: 2 / np.mean(x)
            ),
            "You summed the squares. The loss is a mean, so its curvature is a mean too.": (
                lambda x: 1 / np.sum(x**2)
            ),
            "You summed the squares, and the factor 2 is missing from the curvature. The loss is a "
            "mean, so its curvature is a mean too.": lambda x: 2 / np.sum(x**2),
            "You took the variance. That would be right for an `x` with mean 0 only: here, take "
            "the mean of the squares.": lambda x: _quietly(1, np.var(x)),
            "You took the variance, and the factor 2 is missing from the curvature. Take the mean "
            "of the squares.": lambda x: _quietly(2, np.var(x)),
            "You took a square root. The curvature has the square of `x`, as it is.": (
                lambda x: 1 / np.sqrt(np.mean(x**2))
            ),
            "You took the largest `x` alone. Every sample has its share in the curvature.": (
                lambda x: 1 / np.max(x) ** 2
            ),
            "Your rate is four times the limit. The factor 2 is in the curvature, and the limit "
            "is 2 divided by that.": lambda x: 4 / np.mean(x**2),
            "You took a standard deviation. Take the mean of the squares of `x`, as it is.": (
                lambda x: _quietly(1, np.std(x))
            ),
            "You returned a rate for each sample. There is one weight, and one limit.": (
                lambda x: 1 / x**2
            ),
            "You multiplied by the mean square. A steeper valley needs a smaller rate: divide.": (
                lambda x: np.mean(x**2) / 2
            ),
            "You rounded the rate. Return it as it is.": lambda x: round(1 / np.mean(x**2), 3),
        }
        | {
            f"Your function always returns {own:g}, which is the limit for the cement only. Work "
            "it out from `x`.": lambda x, own=own: own
            for own in (0.0278, 0.0277, 0.028, 2 / 72)
        }
        | {
            "You used `c` of an earlier cell, which is the curvature for the cement. Work it out "
            "from `x`.": lambda x: 2 / 71.97307562718444,
            "You returned `c` of an earlier cell, the curvature for the cement. Work out the limit "
            "from `x`.": lambda x: 71.97307562718444,
            "You multiplied `x` by 50. It comes as it should be used.": (
                lambda x: 1 / np.mean((50 * x) ** 2)
            ),
            "You took the mean of 1/x². Take the mean of the squares first, then divide by it.": (
                lambda x: np.mean(1 / x**2)
            ),
        },
        hint="Look at the rule for the slope: by how much does it grow when w grows by 1? That is "
        "the curvature. The limit is 2 divided by it.",
    ),
    Exercise(
        name="mini_batches",
        number="4.4",
        title="Deal the rows into mini-batches",
        solution=mini_batches,
        inputs=_draw_rows,
        misconceptions=_batch_mistakes(
            {
                "full batches only": "The rows that are left over got lost. They make a last, "
                "smaller batch.",
                "one more at the end": "There is an empty batch at the end where the batch size "
                "divides the number of rows. Stop before a batch begins where no rows are left.",
                "a batch for each row": "A batch begins at every row, so they overlap. The next "
                "one begins where the last one ended.",
                "one row short": "Each batch is a row short. A slice `[i:j]` leaves out j already.",
                "one row too many": "Each batch has a row too many. A slice `[i:j]` ends before j.",
                "begins at 1": "The first row of `order` is missing: begin at 0.",
                "up to 1030": "Your batches go on up to row 1030. Stop at the number of rows that "
                "come in.",
                "from the second row": "You began with the second row of `order`. Python counts "
                "from 0.",
                "in order": "You dealt the rows as they stand. `order` says which row comes when.",
                "X only": "`X` is shuffled and `y` is not, so rows and targets no longer belong "
                "together. Use the same rows of both.",
                "y only": "`y` is shuffled and `X` is not, so rows and targets no longer belong "
                "together. Use the same rows of both.",
                "inverse": "You used `order` the wrong way round. Its first number is the row that "
                "comes first.",
                "filled up": "You filled the last batch up with rows that had been dealt already. "
                "Each row is dealt once.",
            }
        )
        | {
            "Your last batch takes the last `batch_size` rows, so some rows are dealt twice. It "
            "has only the rows that are left over.": _last_rows_twice,
            "You made `batch_size` batches. It is the number of rows in one batch.": (
                lambda X, y, order, batch_size: _batches_of(np.array_split(order, batch_size), X, y)
            ),
            "You spread the rows evenly. Each batch is full, and only the last may be smaller.": (
                lambda X, y, order, batch_size: _batches_of(
                    np.array_split(order, -(-len(X) // batch_size)), X, y
                )
            ),
            "The batch size is fixed at 32 in your code. It comes in as `batch_size`.": (
                lambda X, y, order, batch_size: mini_batches(X, y, order, 32)
            ),
            "Each of your batches has one row, without its list. Take `batch_size` rows at once: a "
            "slice of `order`.": lambda X, y, order, batch_size: [
                (X[row], y[row]) for row in order
            ],
            "Your batches begin at the rows 0, 1, 2, … below `batch_size`. They begin at 0, then "
            "every `batch_size` rows.": (
                lambda X, y, order, batch_size: _batches_of(
                    [order[i : i + batch_size] for i in range(batch_size)], X, y
                )
            ),
            "You indexed the columns of `X`. Rows come first: `X[rows]` needs no comma.": (
                lambda X, y, order, batch_size: [
                    (X[:, part], y[part]) for part in _parts(order, batch_size)
                ]
            ),
            "Each batch is one array. Make it a pair: rows of `X`, and beside them rows of `y`.": (
                lambda X, y, order, batch_size: [
                    np.column_stack([X[part], y[part]]) for part in _parts(order, batch_size)
                ]
            ),
            "You took every k-th row. A batch is a stretch of `order`: neighbours.": (
                lambda X, y, order, batch_size: _batches_of(
                    [order[i :: -(-len(X) // batch_size)] for i in range(-(-len(X) // batch_size))],
                    X,
                    y,
                )
            ),
            "You joined the rows that were left over to the batch before. They make a batch of "
            "their own.": _remainder_joined,
            "Every batch but the first is empty. The end of a slice moves along with its start.": (
                lambda X, y, order, batch_size: _batches_of(
                    [order[i:batch_size] for i in range(0, len(X), batch_size)], X, y
                )
            ),
            "Each batch runs on to the last row. End it `batch_size` rows after its start.": (
                lambda X, y, order, batch_size: _batches_of(
                    [order[i:] for i in range(0, len(X), batch_size)], X, y
                )
            ),
            "You returned the row numbers. Take these rows of `X` and of `y`.": (
                lambda X, y, order, batch_size: _parts(order, batch_size)
            ),
            "The targets are missing. Each batch is a pair: its rows of `X`, and of `y`.": (
                lambda X, y, order, batch_size: [X[part] for part in _parts(order, batch_size)]
            ),
            "In each pair the rows of `X` come first, then those of `y`.": (
                lambda X, y, order, batch_size: [
                    (y[part], X[part]) for part in _parts(order, batch_size)
                ]
            ),
            "You returned two lists. Asked for is one list, of pairs.": (
                lambda X, y, order, batch_size: (
                    [X[part] for part in _parts(order, batch_size)],
                    [y[part] for part in _parts(order, batch_size)],
                )
            ),
            "Each batch is a list of two. Make it a pair, with round brackets.": (
                lambda X, y, order, batch_size: [
                    [X[part], y[part]] for part in _parts(order, batch_size)
                ]
            ),
            "Rows and targets are in one flat list. Append them together, as a pair, with round "
            "brackets of its own.": lambda X, y, order, batch_size: [
                array[part] for part in _parts(order, batch_size) for array in (X, y)
            ],
            "Only the first batch came back. Is the `return` inside the loop? Move it behind it.": (
                lambda X, y, order, batch_size: mini_batches(X, y, order, batch_size)[:1]
            ),
            "Only the first batch came back, and without a list. Collect all of them, and return "
            "the list after the loop.": lambda X, y, order, batch_size: mini_batches(
                X, y, order, batch_size
            )[0],
            "Only the last batch came back. Does each turn of the loop replace the list? Append.": (
                lambda X, y, order, batch_size: mini_batches(X, y, order, batch_size)[-1:]
            ),
        },
        hint="`range(0, len(X), batch_size)` gives the places at which a batch begins. A slice of "
        "`order` has the rows of one batch, and a slice that runs past the end stops there.",
    ),
    Exercise(
        name="adam_step",
        number="4.5",
        title="A step of Adam",
        tolerance=1e-7,  # so that it shows where 1e-7 is added
        solution=adam_step,
        inputs=_draw_averages,
        misconceptions=_adam_mistakes(
            {
                "none": "You left out the correction. Divide `m` and `v` by 1 - 0.9ᵗ and 1 - "
                "0.999ᵗ before you use them.",
                "m only": "You corrected `m` but not `v`. Divide `v` by 1 - 0.999ᵗ.",
                "v only": "You corrected `v` but not `m`. Divide `m` by 1 - 0.9ᵗ.",
                "t + 1": "Your t is one too large. It counts this step already.",
                "t - 1": "Your t is one too small. It counts this step already.",
                "times t": "You multiplied by t in the correction. It is a power: 0.9 to the t.",
                "multiplied": "You multiplied by the corrections. Divide: the averages are still "
                "too small.",
                "by the power": "You divided by 0.9ᵗ and 0.999ᵗ. Divide by 1 minus that.",
                "hats kept": "You returned the corrected averages. They serve this step only; the "
                "next one needs `m` and `v` as they were before the correction.",
                "dw in v": "`v` averages the squares of the slopes: dw², not dw.",
                "m in v": "`v` averages the squares of the slopes, dw², not those of `m`.",
                "betas": "You swapped 0.9 and 0.999. `m` forgets fast, with 0.9; `v` slowly.",
                "shares": "You swapped the shares. `m` keeps 0.9 of itself and takes 0.1 of dw; "
                "likewise for `v`.",
                "other hats": "You swapped the corrections. `m` is divided by 1 - 0.9ᵗ, `v` by 1 - "
                "0.999ᵗ.",
                "root "
                "first": "You took the root of `v` before its correction. Correct `v`, then take "
                "the root.",
                "first step": "Your correction has no t: it is right for the first step only.",
                "abs dw": "`v` averages the squares of the slopes, not their sizes.",
                "rate inside": "You put the learning rate into the slopes. It cancels out there: "
                "multiply the step by it.",
                "w kept": "w came back as it was, or nearly so. Subtract the step from it. (If you "
                "wrote 1e7, mind the minus: it is 1e-7.)",
                "sums": "The old averages shrink, but the new slopes come in whole. Take 0.1 of dw "
                "and 0.001 of dw².",
                "old averages": "You stepped with the old averages. Renew `m` and `v` first.",
                "dw for m": "You stepped along dw, as RMSprop does. Adam steps along the averaged "
                "slope, `m`, corrected.",
                "no v": "`v` has no part in your step. Divide by its square root.",
                "no root": "The square root of `v` is missing. `v` holds squares.",
                "outside": "Your 1e-7 is added to w, not to the root. Python divides first: put "
                "brackets around the root and 1e-7.",
                "outside, minus": "You subtracted 1e-7 from w. It belongs to the root: put "
                "brackets around the root and 1e-7.",
                "no epsilon": "You divided 0 by 0 where a weight has never had a slope. Add 1e-7 "
                "to the square root.",
                "under the root": "Your 1e-7 is under the root. In Adam it stands beside it: take "
                "the root first, then add.",
                "10e-7": "10⁻⁷ is `1e-7`; `10e-7` is ten times as much.",
                "1e-8": "You added 1e-8. Many do, but here, as in Keras, it is 1e-7.",
                "no brackets": "In the correction of `v`, Python divides first. Put brackets "
                "around 1 - 0.999ᵗ, and likewise around 1 - 0.9ᵗ.",
                "no brackets for m": "In the correction of `m`, Python divides first. Put brackets "
                "around 1 - 0.9ᵗ.",
                "power of the whole": "You took the power of 1 - 0.9 and 1 - 0.999. It belongs to "
                "0.9 and 0.999 alone, before they are subtracted from 1.",
                "shares of m": "You swapped the shares of `m`. It keeps 0.9 of itself and takes "
                "0.1 of dw.",
                "shares of v": "You swapped the shares of `v`. It keeps 0.999 of itself and takes "
                "0.001 of dw².",
                "0.99": "You took 0.99 for `v`. It is 0.999, with 0.001 for the newest.",
                "RMSprop's v": "Your `v` keeps 0.9 and takes 0.1, as in RMSprop. In Adam it keeps "
                "0.999 and takes 0.001.",
                "share squared": "You squared 0.001 as well. Only dw is squared.",
                "dw @ dw": "You added up the squares of all slopes. Each weight has a `v` of its "
                "own, from its own slope.",
                "mean of dw²": "You took the mean of the squares of all slopes. Each weight has a "
                "`v` of its own, from its own slope.",
                "rate 0.001": "You wrote the learning rate as a number, 0.001. It comes in as an "
                "argument.",
                "rate 0.01": "You wrote the learning rate as a number, 0.01. It comes in as an "
                "argument.",
                "no rate": "You left out the learning rate.",
                "uphill": "You walked uphill. Subtract the step from w.",
            }
        )
        | {
            "You returned w only. The next step needs `m` and `v` too: return all three.": (
                lambda w, dw, m, v, t, learning_rate: adam_step(w, dw, m, v, t, learning_rate)[0]
            ),
            "You returned m first. The order is w, m, v.": (
                lambda w, dw, m, v, t, learning_rate: tuple(
                    adam_step(w, dw, m, v, t, learning_rate)[i] for i in (1, 2, 0)
                )
            ),
            "You returned the three in another order. It is w, m, v.": (
                lambda w, dw, m, v, t, learning_rate: tuple(
                    adam_step(w, dw, m, v, t, learning_rate)[i] for i in (0, 2, 1)
                )
            ),
            "You returned the old `m` and `v`. Return the renewed ones.": (
                lambda w, dw, m, v, t, learning_rate: (
                    adam_step(w, dw, m, v, t, learning_rate)[0],
                    m,
                    v,
                )
            ),
            "You returned the step. Subtract it from w.": (
                lambda w, dw, m, v, t, learning_rate: (
                    -adam_step(0 * w, dw, m, v, t, learning_rate)[0],
                    *adam_step(w, dw, m, v, t, learning_rate)[1:],
                )
            ),
        },
        hint="Take the four formulas in their order, a line each, and only the fifth line moves w. "
        "Give the corrected averages names of their own, such as `m_hat`.",
    ),
]


def _quietly(above: float, below: Any) -> Any:
    """A fraction that may be infinite, without a warning."""
    with np.errstate(divide="ignore"):
        return above / below
