"""Exercise 4.5 · A step of Adam."""

from collections.abc import Callable
from functools import partial

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.random_inputs import signed


def adam_step(
    w: np.ndarray, dw: np.ndarray, m: np.ndarray, v: np.ndarray, t: int, learning_rate: float
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    m = 0.9 * m + 0.1 * dw
    v = 0.999 * v + 0.001 * dw**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    return w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7), m, v


def _draw_averages(rng: np.random.Generator, size: int) -> tuple:
    w, dw, m = (
        signed(rng, size, high=3),
        signed(rng, size, low=0.5, high=3),
        signed(rng, size, low=0.2, high=0.9),
    )
    v = rng.integers(2, 9, size) / 100
    if size == 5:
        dw[2] = m[2] = v[2] = 0  # one weight that has never had a slope
        w[4], dw[4], m[4], v[4] = 0, abs(dw[4]) * 1e-6, abs(m[4]) * 1e-6, 1e-10  # 1e-7 counts
    return w, dw, m, v, int(rng.integers(2, 7)), float(rng.choice([0.02, 0.03, 0.05]))


def _adam_wrongly(
    w: np.ndarray,
    dw: np.ndarray,
    m: np.ndarray,
    v: np.ndarray,
    t: int,
    learning_rate: float,
    mistake: str,
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Compute `adam_step` with one mistake, given by name."""
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


EXERCISE = FunctionExercise(
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
            "root first": "You took the root of `v` before its correction. Correct `v`, then take "
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
)
