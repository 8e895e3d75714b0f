"""Exercise 10.2 · Stop early by hand."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.mistakes import edited, mistakes
from utils.checks.exercises.variants import AnyOf
from utils.checks.lab10.chance import WithoutChance

Epochs = tuple[Any, Any]


def stop_early(val_losses: list[float], patience: int) -> Epochs:
    best = 0
    for epoch, loss in enumerate(val_losses):
        best = epoch if loss < val_losses[best] else best
        if epoch - best == patience:
            break
    return best + 1, epoch + 1


def _counted(val_losses: list[float], patience: int) -> Epochs:
    lowest, kept, waited = np.inf, 0, 0
    for epoch, loss in enumerate(val_losses, start=1):
        waited += 1
        if loss < lowest:
            lowest, kept, waited = loss, epoch, 0
        if waited == patience:
            break
    return kept, epoch


def _equal_ahead(val_losses: list[float], patience: int) -> Epochs:
    """Look ahead for `patience` losses that are all larger, so an equal one is a new best."""
    for epoch, loss in enumerate(val_losses[: len(val_losses) - patience]):
        if min(val_losses[epoch + 1 : epoch + 1 + patience]) > loss:
            return epoch + 1, epoch + 1 + patience
    return int(np.argmin(val_losses)) + 1, len(val_losses)


def _beginning_with(lowest: float, kept: int, extra: int) -> Callable[..., Epochs]:
    """Begin with a number as the lowest loss; in some lists no loss is below it."""

    def stop(val_losses: list[float], patience: int) -> Epochs:
        if val_losses[0] < lowest:
            return stop_early(val_losses, patience)
        return kept, patience + extra

    return stop


FIRST_AS_LOWEST = "np.inf, 0, 0 -> val_losses[0], 1, 0"  # so the first epoch is no better than it
LEAST = (0.0001, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1)
BEGINNINGS = [(lowest, kept, n) for lowest in (1, 10, 100, 1000) for kept in (0, 1) for n in (0, 1)]


def _draw_losses(rng: np.random.Generator, size: int) -> tuple:
    # Two rises that are forgiven, two new bests, the second only a little lower, then a stall in
    # which the best value comes once more and one value is lower than the one before it. In some
    # lists the end comes early in the stall; in the others a lower value comes, too late, in one of
    # them even if the equal one is taken for a new best. One list rises at once; some losses are
    # far above 1.
    patience = (3, 2, 3, 4, 2)[size - 1]
    best = int(rng.integers(50, 60))
    start = [best + 30.0 + int(rng.integers(5)), best + 20, best + 24, best + 14, best + 17]
    start += [best + 0.005, best]
    if size == 5:
        start.insert(1, best + 36)
    stall = [best + 8 + int(rng.integers(3)), best, best + 5, best + 7][:patience]
    late = [best + 6] * (size > 2) + [best + 4, best + 3] * (size == 4) + [best - 6, best - 9]
    late += [best - value for value in (5, 3, 4, 2, 1, 7)][: patience + 2]
    losses = start + (stall[:1] if size in (1, 5) else stall + late)
    return [loss / (100, 100, 10, 0.01, 20)[size - 1] for loss in losses], patience


EXERCISE = WithoutChance(
    name="stop_early",
    number="10.2",
    title="Stop early by hand",
    solution=stop_early,
    also=(_counted,),
    inputs=_draw_losses,
    names=("kept epoch", "last epoch"),
    mistakes=mistakes(
        """
        both-from-0: You counted both epochs from 0. The first epoch is number 1.
            return best + 1, epoch + 1 -> return best, epoch
        kept-from-0: Your last epoch is right, the kept one is counted from 0. The first epoch is
          number 1.
            best + 1 -> best
        last-from-0: Your kept epoch is right, the last one is counted from 0. The first epoch is
          number 1.
            epoch + 1 -> epoch
        last-too-large: Your kept epoch is right, the last one is one too large. Did you add 1 to
          a number that counts from 1 already?
            epoch + 1 -> epoch + 2
        whole-list: You looked for the lowest loss of the whole list. Training may have ended
          before it: later losses do not exist yet.
            return -> best = np.argmin(val_losses); return
            or
            = (np.argmin(val_losses) + 1, len(val_losses))
            or
            = (np.argmin(val_losses) + 1, np.argmin(val_losses) + 1 + patience)
            or
            return -> best = np.argmin(val_losses); return
            epoch + 1 -> min(best + 1 + patience, len(val_losses))
        never-stopped: Your kept epoch is right, but the last one is always the end of the list.
          Training ends when patience runs out.
            = (stop_early(val_losses, patience)[0], len(val_losses))
        too-late: You stopped one epoch too late. With a patience of 2, the second epoch without a
          new lowest loss is the last.
            == patience -> > patience
        always-2: You always wait for two epochs, as in the example. Wait for `patience`.
            == patience -> == 2
        always-1: You stopped at the first epoch that was no better. `patience` says how many of
          those in a row are waited for.
            == patience -> == 1
        last-left-out: The epoch in which patience runs out is trained too, and is the last one.
          You left it out.
            break -> epoch = epoch - 1; break
        previous: You compared each epoch with the one before it. Compare with the lowest loss so
          far.
            < val_losses[best] -> < val_losses[epoch - 1]
        no-reset: Your count is never set back. A new lowest loss starts the waiting afresh.
        equal-is-new: You took an equal loss for a new best. It must be lower, else the waiting
          goes on.
            loss < -> loss <=
        equal-not-counted: You did not count an epoch whose loss equals the lowest. It has no lower
          loss, so the waiting goes on.
        first-counted: You counted the first epoch as one without a new lowest loss. It is the
          lowest so far: the waiting begins after it.
        begins-with-number: Your lowest loss begins with a number such as 1 or 100, but a loss may
          be larger. Begin with the first loss, or with `np.inf`.
        begins-with-0: You never found a lower loss. Does your lowest loss begin with 0? Begin with
          the first loss.
            = (0, patience)
        always-first: You always kept the first epoch: no later loss counted as lower. Does your
          lowest loss begin with 0, or did you sort the losses?
            = (1, patience + 1)
        first-for-ever: You compare each loss with the first one for ever. Keep the new lowest loss
          when you find one.
            val_losses[best] -> val_losses[0]
        highest: Your comparison is turned round: you kept the epoch with the highest loss so far.
            loss < -> loss >
        clearly-lower: A loss must be clearly lower before you take it for a new best. Here any
          lower loss is one, however small the difference.
        asked-first: You asked whether patience has run out before you looked at the epoch's loss.
          It may be a new lowest one: look first.
            else best -> and epoch - best != patience else best
        index-from-1: You count epochs from 1, and use that number as an index. The loss of epoch 1
          has the index 0.
            enumerate(val_losses) -> enumerate(val_losses, start=1)
            return best + 1, epoch + 1 -> return best, epoch
            or
            enumerate(val_losses) -> enumerate(val_losses, start=1)
            return best + 1, epoch + 1 -> return best, epoch
            best = 0 -> best = 1
        last-kept: You kept the last epoch. The weights of the best one are put back.
            return best + 1 -> return epoch + 1
        last-kept-at-the-end: At the end of the list too, the best epoch is kept, and not the last.
            return best + 1 -> return (best if epoch - best == patience else epoch) + 1
        stopped-at-best: You stopped at the best epoch itself. Nobody knows yet that it is the best:
          that takes `patience` more epochs.
            epoch + 1 -> best + 1
        patience-before-last: Your kept epoch is `patience` before the last one. That holds only if
          patience ran out; at the end of the list the best epoch may be nearer.
            best + 1 -> epoch + 1 - patience
        patience-added: You added patience to the best epoch. Some lists end before that: the last
          epoch cannot lie behind the end of the list.
            epoch + 1 -> best + 1 + patience
            or
            epoch + 1 -> best + patience
        returns-inside: You return only when patience runs out. Some lists end before that; then
          all epochs are trained. Return something after the loop too.
            return best + 1, epoch + 1 ->
            break -> return best + 1, epoch + 1
        lowest-loss: You returned the lowest loss. Asked for is the number of its epoch.
            return best + 1 -> return val_losses[best]
        two-losses: You returned two losses. Asked for are the numbers of the epochs.
            return best + 1, epoch + 1 -> return val_losses[best], loss
        floats: An epoch is a whole number: 6, not 6.0.
            return best + 1, epoch + 1 -> return float(best + 1), float(epoch + 1)
        of-the-example: These are the two numbers of the example. Other losses have others.
            = (2, 4)
        """,
        {
            "previous": edited(
                _counted,
                "waited += 1 -> waited = (waited + 1) * (loss >= [9e9, *val_losses][epoch - 1])",
                "lowest, kept, waited = loss, epoch, 0 -> lowest, kept = loss, epoch",
            ),
            "no-reset": AnyOf(
                edited(stop_early, "epoch - best == -> epoch =="),
                edited(_counted, "loss, epoch, 0 -> loss, epoch, waited - 1"),
                edited(_counted, "loss, epoch, 0 -> loss, epoch, waited - 1", FIRST_AS_LOWEST),
                edited(_counted, "loss, epoch, 0 -> loss, epoch, waited"),
            ),
            "equal-is-new": _equal_ahead,
            "equal-not-counted": edited(_counted, "waited += 1 -> waited += loss != lowest"),
            "first-counted": edited(_counted, FIRST_AS_LOWEST),
            "begins-with-number": AnyOf(*(_beginning_with(*one) for one in BEGINNINGS)),
            "first-for-ever": edited(
                _counted,
                FIRST_AS_LOWEST,
                "lowest, kept, waited = loss, epoch, 0 -> kept, waited = epoch, 0",
            ),
            "clearly-lower": AnyOf(
                *(edited(stop_early, f"val_losses[best] -> val_losses[best] - {n}") for n in LEAST)
            ),
        },
    ),
    hint="Go through the losses with `enumerate`, and keep the index of the lowest one so far "
    "in a name. How far behind it is the current epoch? When that is `patience`, break.",
    steps=(
        "Before the loop, the best epoch so far is the one with the index 0. In the loop, which "
        "comparison says that the current epoch is better?",
        "With the losses 0.8, 0.3, 0.5, 0.4 and a patience of 2, the best index goes 0, 1, 1, 1, "
        "and the distance to it 0, 0, 1, 2. There the loop ends: 2 was kept, and 4 is the last.",
    ),
)
