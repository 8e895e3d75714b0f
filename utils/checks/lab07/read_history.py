"""Exercise 7.4 · Read a learning curve."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise

History = dict[str, list[float]]


def read_history(history: History) -> tuple[Any, Any]:
    i = int(np.argmin(history["val_loss"]))
    return i + 1, history["val_loss"][i] - history["loss"][i]


def _draw_history(rng: np.random.Generator, size: int) -> tuple:
    # The validation loss dips twice, and is lowest in the second dip; it ends above that. In size 1
    # the best epoch is the first. The training loss falls, and is lowest one epoch before the end.
    # The gap is smallest in the second epoch. No list is in order.
    first, second = 2 + size % 2, 4 + size
    val = 60.0 + rng.permutation(30)[: second + 3]
    val[: first - 1] = np.sort(val[: first - 1])[::-1]
    val[first - 1], val[second - 1] = 45 + rng.integers(0, 5), 30 + rng.integers(0, 9)
    if size == 1:
        val[[0, second - 1]] = val[[second - 1, 0]]
    loss = np.sort(rng.permutation(np.arange(5, 58))[: len(val)])[::-1] / 2
    loss[-2:] = loss[:-3:-1]
    loss[0], loss[1] = val[0] - rng.integers(11, 18), val[1] - rng.integers(1, 4) / 4
    return ({"loss": loss.tolist(), "val_loss": val.tolist()},)


def _gap(history: History, i: int) -> float:
    """Return the gap at index i: the validation loss minus the training loss."""
    return history["val_loss"][i] - history["loss"][i]


def _first_rise(history: History) -> int:
    """Return the index after which the validation loss rises for the first time."""
    return int(np.argmax(np.diff(history["val_loss"]) > 0))


def _closest(history: History) -> int:
    """Return the index at which the two losses are closest."""
    return int(np.argmin(np.subtract(history["val_loss"], history["loss"])))


EXERCISE = FunctionExercise(
    name="read_history",
    number="7.4",
    title="Read a learning curve",
    solution=read_history,
    inputs=_draw_history,
    misconceptions={
        "You counted from 0. `np.argmin` gives an index; the first epoch is number 1.": (
            lambda history: (read_history(history)[0] - 1, read_history(history)[1])
        ),
        "The epoch is right, but you took the gap one epoch later. An epoch's number is its "
        "index plus 1; look the losses up with the index.": lambda history: (
            read_history(history)[0],
            _gap(history, read_history(history)[0]),
        ),
        "You looked for the highest validation loss. The best epoch has the lowest one.": (
            lambda history: (
                int(np.argmax(history["val_loss"])) + 1,
                _gap(history, int(np.argmax(history["val_loss"]))),
            )
        ),
        "You looked for the lowest training loss, which is nearly always the last epoch. The "
        "validation loss decides.": lambda history: (
            int(np.argmin(history["loss"])) + 1,
            _gap(history, int(np.argmin(history["loss"]))),
        ),
        "You always gave the first epoch. Does `return` stand inside the loop, or does your lowest "
        "loss begin with 0? No loss is below that.": lambda history: (1, _gap(history, 0)),
        "You always gave the last epoch. The validation loss may have been lower before: look at "
        "the whole list.": lambda history: (len(history["loss"]), _gap(history, -1)),
        "The epoch is right, but you took the gap of the last epoch. Take that of the best "
        "one.": lambda history: (read_history(history)[0], _gap(history, -1)),
        "You subtracted the lowest training loss of all epochs. Both losses belong to the "
        "best epoch.": lambda history: (
            read_history(history)[0],
            min(history["val_loss"]) - min(history["loss"]),
        ),
        "The sign of the gap is turned: it is the validation loss minus the training loss.": (
            lambda history: (read_history(history)[0], -read_history(history)[1])
        ),
        "You returned the lowest validation loss itself. Asked for is the number of the epoch "
        "where it stands.": lambda history: (
            min(history["val_loss"]),
            read_history(history)[1],
        ),
        "Your second number is the validation loss. The gap is what it has more than the "
        "training loss.": lambda history: (
            read_history(history)[0],
            min(history["val_loss"]),
        ),
        "You divided one loss by the other. The gap is a difference.": lambda history: (
            read_history(history)[0],
            min(history["val_loss"]) / history["loss"][read_history(history)[0] - 1],
        ),
        "You stopped at the first epoch after which the validation loss rose. It may fall "
        "again later: look at the whole list.": lambda history: (
            _first_rise(history) + 1,
            _gap(history, _first_rise(history)),
        ),
        "You looked for the epoch with the smallest gap. Look for the lowest validation loss, "
        "and take the gap there.": lambda history: (
            _closest(history) + 1,
            _gap(history, _closest(history)),
        ),
        "The epoch is right, but you subtracted the training loss of the epoch after it. Both "
        "losses belong to the best epoch.": lambda history: (
            read_history(history)[0],
            min(history["val_loss"]) - history["loss"][read_history(history)[0]],
        ),
        "The epoch is right, but you returned the mean gap of all epochs. Take the gap at the "
        "best epoch.": lambda history: (
            read_history(history)[0],
            np.mean(history["val_loss"]) - np.mean(history["loss"]),
        ),
        "You returned the two losses. Asked for are the epoch's number, and the difference of "
        "its two losses.": lambda history: (
            min(history["val_loss"]),
            history["loss"][read_history(history)[0] - 1],
        ),
        "You returned the epoch alone. The gap is asked for too.": (
            lambda history: read_history(history)[0]
        ),
        "You returned the gap alone. The epoch is asked for too, and comes first.": (
            lambda history: read_history(history)[1]
        ),
        "You swapped the two: the epoch comes first, then the gap.": (
            lambda history: read_history(history)[::-1]
        ),
    },
    hint="Find the index of the lowest validation loss first, and keep it in a name. Both "
    "losses are looked up with it; only the epoch's number is one more.",
)
