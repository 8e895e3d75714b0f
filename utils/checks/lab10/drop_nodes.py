"""Exercise 10.3 · Dropout by hand."""

import numpy as np

from utils.checks.exercises.variants import AnyOf
from utils.checks.lab10.chance import WithoutChance


def drop_nodes(a: np.ndarray, draws: np.ndarray, rate: float) -> np.ndarray:
    return a * (draws >= rate) / (1 - rate)


def _draw_outputs(rng: np.random.Generator, size: int) -> tuple:
    # Draws end in 5, so that none equals the rate: random ones never do, so `>` is as good as
    # `>=`. Each case drops some and keeps some.
    shape = size + 1, size + 2
    rate = float(rng.choice([0.2, 0.3, 0.4]))
    a = rng.integers(2, 99, shape) / 10
    draws = (rng.integers(0, 10, shape) * 10 + 5) / 100
    draws[0, :2], draws[1, :2] = [0.05, 0.95], [0.85, 0.15]
    return a, draws, rate


EXERCISE = WithoutChance(
    name="drop_nodes",
    number="10.3",
    title="Dropout by hand",
    solution=drop_nodes,
    inputs=_draw_outputs,
    misconceptions={
        "You dropped the right ones, but the others keep their size. They are enlarged, so "
        "that the sum stays about the same.": lambda a, draws, rate: a * (draws >= rate),
        "You kept those that should be dropped: an output is dropped where its draw is below "
        "`rate`.": lambda a, draws, rate: a * (draws < rate) / (1 - rate),
        "You kept those that should be dropped, and they kept their size. An output is "
        "dropped where its draw is below `rate`; the others are enlarged.": (
            lambda a, draws, rate: a * (draws < rate)
        ),
        "You kept those that should be dropped, and divided by `rate`. Drop where the draw is "
        "below `rate`, and divide by the share that is left.": (
            lambda a, draws, rate: a * (draws < rate) / rate
        ),
        "You divided by `rate`. Divide by the share that is left.": (
            lambda a, draws, rate: a * (draws >= rate) / rate
        ),
        "You made the others smaller: you multiplied by the share that is left. Divide by "
        "it.": lambda a, draws, rate: a * (draws >= rate) * (1 - rate),
        "You multiplied by `rate`, which makes the others smaller. Divide by the share that "
        "is left.": lambda a, draws, rate: a * (draws >= rate) * rate,
        "You multiplied by 1 + rate. For a rate of 0.2 that is 1.2, and a quarter more is "
        "1.25: divide by the share that is left.": (
            lambda a, draws, rate: a * (draws >= rate) * (1 + rate)
        ),
        "You enlarged all outputs and dropped none.": lambda a, draws, rate: a / (1 - rate),
        "You returned the mask, which says who stays. Multiply the outputs by it, and enlarge "
        "what is left.": lambda a, draws, rate: 1.0 * (draws >= rate),
        "You returned the enlarged mask. Multiply the outputs by it.": (
            lambda a, draws, rate: (draws >= rate) / (1 - rate)
        ),
        "You divided by the share that happened to be kept. Divide by the share that is kept "
        "on average, which follows from `rate`.": (
            lambda a, draws, rate: a * (draws >= rate) / np.mean(draws >= rate)
        ),
        "You divided by the share that happened to be kept in each row. Divide by the share "
        "that is kept on average, which follows from `rate`.": lambda a, draws, rate: (
            a * (draws >= rate) / np.maximum(np.mean(draws >= rate, axis=1, keepdims=True), 0.01)
        ),
        "You enlarged what is left until the sum was exactly as before. Dropout does not look "
        "at the sum: it divides by the share that is left on average.": (
            lambda a, draws, rate: a * (draws >= rate) * a.sum() / np.sum(a * (draws >= rate))
        ),
        "Brackets are missing around the comparison. Python multiplies first and compares last, "
        "so `a` went into the comparison.": AnyOf(
            lambda a, draws, rate: a * draws >= rate,
            lambda a, draws, rate: a * draws >= rate / (1 - rate),
            lambda a, draws, rate: (a * draws >= rate) / (1 - rate),
            lambda a, draws, rate: draws >= rate * a,
            lambda a, draws, rate: draws >= rate * a / (1 - rate),
        ),
        "Brackets are missing: `/ 1 - rate` divides by 1 and then subtracts.": (
            lambda a, draws, rate: a * (draws >= rate) / 1 - rate
        ),
        "You used the first row of `draws` for all samples, so all lose the same nodes. Each "
        "output has its own draw.": lambda a, draws, rate: a * (draws[0] >= rate) / (1 - rate),
        "You used the first column of `draws`, so that a sample loses all of its nodes or "
        "none. Each output has its own draw.": (
            lambda a, draws, rate: a * (draws[:, :1] >= rate) / (1 - rate)
        ),
        "You multiplied by `draws` themselves. They only decide: compare them with `rate`.": (
            lambda a, draws, rate: a * draws / (1 - rate)
        ),
        "You multiplied by `draws` themselves. They only decide: compare them with `rate`. "
        "And enlarge what is left.": lambda a, draws, rate: a * draws,
        "You compared the outputs with `rate`. It is their draws that decide.": (
            lambda a, draws, rate: a * (a >= rate) / (1 - rate)
        ),
        "You dropped where the draw is below 1 - rate, so most are lost. `rate` is the share "
        "that is dropped.": lambda a, draws, rate: a * (draws >= 1 - rate) / (1 - rate),
        "You took `rate` for the share that is kept. It is the share that is dropped.": (
            lambda a, draws, rate: a * (draws >= 1 - rate) / rate
        ),
        "You threw the dropped outputs out, so the table lost its shape. They stay, as 0.": (
            lambda a, draws, rate: a[draws >= rate] / (1 - rate)
        ),
        "You threw the dropped outputs out, so the table lost its shape. They stay, as 0. And "
        "the others are enlarged.": lambda a, draws, rate: a[draws >= rate],
        "You enlarged the others without dropping any. The dropped ones become 0.": (
            lambda a, draws, rate: np.where(draws < rate, a, a / (1 - rate))
        ),
        "You used one half for `rate`. Use the argument.": AnyOf(
            lambda a, draws, rate: a * (draws >= 0.5) / 0.5,
            lambda a, draws, rate: a * (draws >= 0.5) / (1 - rate),
        ),
        "You used Lab 8's rate, 0.2. Here it is `rate`.": AnyOf(
            lambda a, draws, rate: a * (draws >= rate) * 1.25,
            lambda a, draws, rate: a * (draws >= 0.2) * 1.25,
            lambda a, draws, rate: a * (draws >= 0.2) / (1 - rate),
        ),
        "You returned `a` unchanged.": lambda a, draws, rate: a,
        "You divided by `1 - draws`. Divide by the share that is left on average, the same "
        "for all.": lambda a, draws, rate: a * (draws >= rate) / (1 - draws),
    },
    hint="Comparing `draws` with `rate` gives True and False, which count as 1 and 0 in a "
    "product. In Lab 8 the rate was 0.2, and the others grew by a quarter: which division "
    "does that?",
)
