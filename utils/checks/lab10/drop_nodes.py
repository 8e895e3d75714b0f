"""Exercise 10.3 · Dropout by hand."""

import numpy as np

from utils.checks.exercises.mistakes import mistakes
from utils.checks.lab10.chance import WithoutChance


def drop_nodes(a: np.ndarray, draws: np.ndarray, rate: float) -> np.ndarray:
    mask = draws >= rate
    return a * mask / (1 - rate)


def _in_loops(a: np.ndarray, draws: np.ndarray, rate: float) -> np.ndarray:
    dropped = np.zeros(a.shape)
    for i in range(len(a)):
        for j in range(len(a[0])):
            if draws[i, j] >= rate:
                dropped[i, j] = a[i, j] / (1 - rate)
    return dropped


# Parts of 8, which floats hold exactly: so each way to compare and to subtract gives the same.
_RATES = {1: 0.125, 2: 0.25, 3: 0.375, 4: 0.625, 5: 0.0}


def _draw_outputs(rng: np.random.Generator, size: int) -> tuple:
    # Each case drops some and keeps some, and one draw is equal to the rate. Some outputs are
    # below 0. The third draw lies between a rate of 0.25 and Lab 8's rate of 0.2.
    shape, rate = (size + 1, size + 2), _RATES[size]
    a = rng.choice([-1, 1, 1], shape) * rng.integers(2, 99, shape) / 10
    draws = (rng.integers(0, 10, shape) * 10 + 5) / 100
    draws[0, :3], draws[1, :3] = [0.05, 0.95, 0.22], [0.85, 0.1, rate]
    if size % 2:
        draws = draws[:, ::-1]
    return a, draws, rate


EXERCISE = WithoutChance(
    name="drop_nodes",
    number="10.3",
    title="Dropout by hand",
    solution=drop_nodes,
    also=(_in_loops,),
    inputs=_draw_outputs,
    mistakes=mistakes(
        """
        not-enlarged: The outputs that stay keep their size. They are enlarged, so that the sum
          stays about the same: divide by the share that is left.
            / (1 - rate) ->
            or
            = a * (draws > rate)
        equal-dropped: An output is dropped where its draw is *below* `rate`. One whose draw is
          equal to `rate` stays.
            >= -> >
        wrong-ones-kept: You kept those that should be dropped. An output is 0 where its draw is
          below `rate`; the others are divided by the share that is left.
            >= -> <
            or
            >= -> <=
            or
            = a * (draws < rate)
            or
            = a * (draws <= rate)
            or
            = a * (draws < rate) / rate
        by-rate: You divided by `rate`. Divide by the share that is left.
            (1 - rate) -> rate
        made-smaller: You multiplied by the share that is left, or by `rate`, which makes the
          others smaller. Divide by the share that is left.
            / (1 - rate) -> * (1 - rate)
            or
            / (1 - rate) -> * rate
        times-1-plus-rate: You multiplied by 1 + rate. For a rate of 0.2 that is 1.2, and a
          quarter more is 1.25: divide by the share that is left.
            / (1 - rate) -> * (1 + rate)
        none-dropped: You dropped none. Where the draw is below `rate`, the output becomes 0; the
          others are divided by the share that is left.
            a * mask -> a
            or
            = a * (1 - rate)
            or
            = np.where(draws < rate, a, a / (1 - rate))
        mask: You returned a mask, True and False or 1 and 0. Multiply the outputs by the one that
          is True for those who stay, and enlarge what is left.
            = draws >= rate
            or
            = 1.0 * (draws >= rate)
            or
            = draws < rate
            or
            = 1.0 * (draws < rate)
        counted: You divided by what was counted in the mask, but how many stay is chance. Divide
          by the share that is kept on average, which follows from `rate`.
            (1 - rate) -> mask.mean()
            or
            (1 - rate) -> (1 - mask.mean())
            or
            (1 - rate) -> mask.sum()
            or
            (1 - rate) -> np.maximum(mask.mean(axis=1, keepdims=True), 0.01)
        same-sum: You enlarged what is left until the sum was exactly as before. Dropout does not
          look at the sum: it divides by the share that is left on average.
            / (1 - rate) -> * a.sum() / (a * mask).sum()
        comparison-last: Brackets are missing around the comparison. Python multiplies first and
          compares last, so `a` went into the comparison.
            = a * draws >= rate
            or
            = a * draws >= rate / (1 - rate)
            or
            = (a * draws >= rate) / (1 - rate)
            or
            = draws >= rate * a
            or
            = draws >= rate * a / (1 - rate)
            or
            = a / (1 - rate) * draws >= rate
        brackets: Brackets are missing: `/ 1 - rate` divides by 1 and then subtracts.
            (1 - rate) -> 1 - rate
        first-row: You used the first row of `draws` for all samples, so all lose the same nodes.
          Each output has its own draw.
            draws >= -> draws[0] >=
        first-column: You used the first column of `draws`, so that a sample loses all of its
          nodes or none. Each output has its own draw.
            draws >= -> draws[:, :1] >=
        first-draw: You used one draw for all outputs. Each output has its own draw.
            draws >= -> draws[0, 0] >=
        times-draws: You multiplied by `draws` themselves. They only decide who stays: multiply by
          what comes out when they are compared with `rate`.
            draws >= rate -> draws
            or
            = a * draws
            or
            = a * draws * (draws >= rate)
            or
            = a * draws * (draws >= rate) / (1 - rate)
        outputs-compared: You compared the outputs with `rate`. It is their draws that decide.
            draws >= -> a >=
            or
            draws >= -> abs(a) >=
        most-dropped: You dropped where the draw is below 1 - rate. `rate` is the share that is
          dropped, not the one that is kept.
            >= rate -> >= 1 - rate
            or
            >= rate -> > 1 - rate
            or
            = a * (draws >= 1 - rate) / rate
        thrown-out: You threw the dropped outputs out, so the table lost its shape. They stay, as
          0, and the others are enlarged.
            a * mask -> a[mask]
            or
            = a[draws >= rate]
        rate-written-in: You used a rate of your own, 0.5 or Lab 8's 0.2. (To round the draws is
          to compare them with 0.5.) Use `rate`.
            = a * (draws >= 0.5) / 0.5
            or
            >= rate -> >= 0.5
            or
            1 - rate -> 0.5
            or
            >= rate -> >= 0.2
            or
            1 - rate -> 0.8
            or
            = a * (draws >= 0.2) / 0.8
        by-draws: You divided by `1 - draws`. Divide by the share that is left on average, the
          same for all.
            1 - rate -> 1 - draws
        """
    ),
    hint="Comparing `draws` with `rate` gives True and False, which count as 1 and 0 in a "
    "product. In Lab 8 the rate was 0.2, and the others grew by a quarter: which division "
    "does that?",
    steps=(
        "First make the mask: compare the whole array `draws` with `rate`. It should be True where "
        "an output stays.",
        "With a rate of 0.75 a quarter is left. So an output of 2 whose draw is 0.8 becomes "
        "2 / 0.25 = 8, and one whose draw is 0.6 becomes 0. Do that to whole arrays.",
    ),
)
