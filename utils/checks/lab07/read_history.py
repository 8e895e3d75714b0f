"""Exercise 7.4 · Read a learning curve."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def read_history(history: dict[str, list[float]]) -> tuple[Any, Any]:
    val_loss = history["val_loss"]
    i = int(np.argmin(val_loss))
    gap = val_loss[i] - history["loss"][i]
    return i + 1, gap


def _draw_history(rng: np.random.Generator, size: int) -> tuple:
    # The validation loss dips twice, and is lowest in the second dip; it ends above that. In size 1
    # the best epoch is the first. The training loss falls, and is lowest one epoch before the end.
    # The gap is smallest in the second epoch. No list is in order. In size 4 the gap is negative.
    first, second = 2 + size % 2, 4 + size
    val = 60.0 + rng.permutation(30)[: second + 3]
    val[: first - 1] = np.sort(val[: first - 1])[::-1]
    val[first - 1], val[second - 1] = 45 + rng.integers(0, 5), 30 + rng.integers(0, 9)
    if size == 1:
        val[[0, second - 1]] = val[[second - 1, 0]]
    loss = np.sort(rng.permutation(np.arange(5, 58))[: len(val)])[::-1] / 2
    loss[-2:] = loss[:-3:-1]
    loss[0], loss[1] = val[0] - rng.integers(11, 18), val[1] - rng.integers(1, 4) / 4
    if size == 4:
        loss[second - 1] = val[second - 1] + rng.integers(2, 6)
    val, loss = (one + rng.integers(1, 2000, len(val)) / 1e4 for one in (val, loss))
    return ({"loss": loss.round(4).tolist(), "val_loss": val.round(4).tolist()},)


EXERCISE = FunctionExercise(
    name="read_history",
    number="7.4",
    title="Read a learning curve",
    solution=read_history,
    inputs=_draw_history,
    names=("epoch", "gap"),
    mistakes=mistakes(
        """
        counted-from-0: You counted from 0, as an index does. The first epoch is number 1.
            i + 1 -> i
        epoch-beside: The epoch is right, but a loss of your gap is that of the epoch beside it. An
          epoch's number is its index plus 1; look the losses up with the index.
            val_loss[i] - history["loss"][i] -> val_loss[i + 1] - history["loss"][i + 1]
            or
            val_loss[i] - history["loss"][i] -> val_loss[i - 1] - history["loss"][i - 1]
            or
            history["loss"][i] -> history["loss"][i + 1]
            or
            val_loss[i] -> val_loss[i + 1]
        last-gap: The epoch is right, but you took the gap of the last epoch. Take that of the best
          one.
            val_loss[i] - history["loss"][i] -> val_loss[-1] - history["loss"][-1]
        lowest-training: You subtracted the lowest training loss of all epochs. Both losses belong
          to the best epoch.
            history["loss"][i] -> min(history["loss"])
        mean-gap: The epoch is right, but your gap is the mean of all epochs. Take that of the best
          one.
            val_loss[i] - history["loss"][i] -> np.mean(val_loss) - np.mean(history["loss"])
        highest: You looked for the highest validation loss. The best epoch has the lowest one.
            argmin -> argmax
        by-training: You looked for the lowest training loss, which is nearly always at the end. The
          validation loss decides.
            argmin(val_loss) -> argmin(history["loss"])
        first-epoch: You always gave the first epoch. Does `return` stand inside the loop, or does
          your lowest loss begin with 0? No loss is below that.
            int(np.argmin(val_loss)) -> 0
        last-epoch: You always gave the last epoch. The validation loss may have been lower before:
          look at the whole list.
            int(np.argmin(val_loss)) -> len(val_loss) - 1
        first-rise: You stopped where the validation loss first rose. It may fall again later: look
          at the whole list.
            np.argmin(val_loss) -> np.argmax(np.diff(val_loss) > 0)
            or
            np.argmin(val_loss) -> np.argmax(np.diff(val_loss) > 0) + 1
        smallest-gap: You looked for the epoch with the smallest gap. Look for the lowest validation
          loss, and take the gap there.
            np.argmin(val_loss) -> np.argmin(np.subtract(val_loss, history["loss"]))
            or
            np.argmin(val_loss) -> np.argmin(np.abs(np.subtract(val_loss, history["loss"])))
        loss-for-epoch: Your first number is the lowest validation loss itself. Asked for is the
          number of the epoch where it stands.
            return i + 1 -> return val_loss[i]
        loss-for-gap: Your second number is one of the two losses. The gap is their difference.
            - history["loss"][i] ->
            or
            val_loss[i] - ->
        divided: You divided by a loss. The gap is a difference, and no more.
            val_loss[i] - -> val_loss[i] /
            or
            gap = val_loss[i] - history["loss"][i] -> gap = 1 - history["loss"][i] / val_loss[i]
            or
            gap = val_loss[i] - history["loss"][i] -> gap = val_loss[i] / history["loss"][i] - 1
        two-losses: You returned the two losses. Asked for are the epoch's number, and the
          difference of its two losses.
            return i + 1, gap -> return val_loss[i], history["loss"][i]
        """
    ),
    hint="Find the index of the lowest validation loss first, and keep it in a name. Both "
    "losses are looked up with it; only the epoch's number is one more.",
    steps=(
        "`np.argmin` gives the index of the smallest number in a list. An index counts from 0.",
        "With validation losses 9, 4, 6 and training losses 8, 3, 1 the index is 1: the second "
        "epoch. Its gap is 4 - 3 = 1.",
    ),
)
