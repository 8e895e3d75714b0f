"""Exercise 10.2 · Stop early by hand."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.variants import AnyOf
from utils.checks.lab10.chance import WithoutChance

Epochs = tuple[Any, Any]


def stop_early(val_losses: list[float], patience: int) -> Epochs:
    return _stopped(val_losses, patience)


def _stopped(
    val_losses: list[float],
    patience: int,
    better: Callable[[float, float], bool] = lambda loss, best: loss < best,
    extra: int = 0,
    resets: bool = True,
    previous: bool = False,
    begin: int = 0,
) -> Epochs:
    """Stop early, rightly or with a mistake; return the epochs kept and stopped at, from 1."""
    best, waited = 0, begin
    if waited == patience + extra:
        return 1, 1
    for epoch in range(1, len(val_losses)):
        compared = epoch - 1 if previous else best
        if better(val_losses[epoch], val_losses[compared]):
            waited = 0 if resets else waited
        else:
            waited += 1
        if better(val_losses[epoch], val_losses[best]):
            best = epoch
        if waited == patience + extra:
            break
    return best + 1, epoch + 1


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


def _against_the_first(begin: int) -> Callable[..., Epochs]:
    """Compare each loss with the first one: the lowest is never replaced."""

    def stop(val_losses: list[float], patience: int) -> Epochs:
        best, waited = 0, begin
        for epoch in range(1, len(val_losses)):
            lower = val_losses[epoch] < val_losses[0]
            best, waited = (epoch, 0) if lower else (best, waited + 1)
            if waited == patience:
                break
        return best + 1, epoch + 1

    return stop


def _counted_from_1(best: int) -> Callable[..., Epochs]:
    """Count with `enumerate` from 1, and use the number of an epoch as its index."""

    def stop(val_losses: list[float], patience: int) -> Epochs:
        kept = best
        for epoch, loss in enumerate(val_losses, start=1):
            if loss < val_losses[kept]:
                kept = epoch
            if epoch - kept == patience:
                break
        return kept, epoch

    return stop


def _all_at_the_end(val_losses: list[float], patience: int) -> Epochs:
    """Keep the last epoch of the list, where the list ends before patience does."""
    kept, last = stop_early(val_losses, patience)
    return (kept, last) if last - kept == patience else (last, last)


def _kept_over_previous(val_losses: list[float], patience: int) -> Epochs:
    """Compare with the epoch before, both for the waiting and for what is kept."""
    kept = waited = 0
    for epoch in range(1, len(val_losses)):
        if val_losses[epoch] < val_losses[epoch - 1]:
            kept, waited = epoch, 0
        else:
            waited += 1
        if waited == patience:
            break
    return kept + 1, epoch + 1


def _patience_before_last(val_losses: list[float], patience: int) -> Epochs:
    last = stop_early(val_losses, patience)[1]
    return last - patience, last


def _stop_excluded(val_losses: list[float], patience: int) -> Epochs:
    """Leave out the epoch in which patience runs out."""
    kept, last = stop_early(val_losses, patience)
    return kept, last - 1 if last - kept == patience else last


def _without_limit(val_losses: list[float], patience: int) -> Epochs:
    """Stop `patience` epochs after the best one, past the end of the list as well."""
    kept = stop_early(val_losses, patience)[0]
    return kept, kept + patience


def _returns_inside_only(val_losses: list[float], patience: int) -> Epochs | None:
    """Return inside the loop, when patience runs out, and None if it does not."""
    kept, last = stop_early(val_losses, patience)
    return (kept, last) if last - kept == patience else None


def _sees_it_too_late(val_losses: list[float], patience: int) -> Epochs:
    """Notice in the next epoch only that patience has run out, and ignore its loss."""
    kept, last = stop_early(val_losses, patience)
    return kept, min(last + 1, len(val_losses))


def _asks_first(val_losses: list[float], patience: int) -> Epochs:
    """Ask whether patience has run out before looking at the loss of the epoch."""
    best = 0
    for epoch, loss in enumerate(val_losses):
        if epoch - best == patience:
            break
        best = epoch if loss < val_losses[best] else best
    return best + 1, epoch + 1


def _lower_by_more_than(least: float) -> Callable[..., Epochs]:
    return lambda val_losses, patience: _stopped(
        val_losses, patience, better=lambda loss, best: loss < best - least
    )


def _changed(change: Callable[[int, int], Any]) -> Callable[..., Any]:
    """Return `stop_early` with its right pair, kept and last, handed to `change`."""
    return lambda val_losses, patience: change(*stop_early(val_losses, patience))


def _draw_losses(rng: np.random.Generator, size: int) -> tuple:
    # Two rises that are forgiven, two new bests, the second only a little lower, then a stall in
    # which the best value comes once more and one value is lower than the one before it. In some
    # lists the end comes within the stall; in the others a lower value comes, too late, in one of
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
    losses = start + (stall[:-1] if size in (1, 5) else stall + late)
    return [loss / (100, 100, 10, 0.01, 20)[size - 1] for loss in losses], patience


EXERCISE = WithoutChance(
    name="stop_early",
    number="10.2",
    title="Stop early by hand",
    solution=stop_early,
    inputs=_draw_losses,
    names=("kept epoch", "last epoch"),
    misconceptions={
        "You counted both epochs from 0. The first epoch is number 1.": (
            _changed(lambda kept, last: (kept - 1, last - 1))
        ),
        "Your last epoch is right, the kept one is counted from 0. The first epoch is number "
        "1.": _changed(lambda kept, last: (kept - 1, last)),
        "Your kept epoch is right, the last one is counted from 0. The first epoch is number "
        "1.": _changed(lambda kept, last: (kept, last - 1)),
        "You looked for the lowest loss of the whole list. Training may have ended before it: "
        "later losses do not exist yet.": AnyOf(
            lambda val_losses, patience: (
                int(np.argmin(val_losses)) + 1,
                min(int(np.argmin(val_losses)) + 1 + patience, len(val_losses)),
            ),
            lambda val_losses, patience: (
                int(np.argmin(val_losses)) + 1,
                int(np.argmin(val_losses)) + 1 + patience,
            ),
        ),
        "You looked for the lowest loss of the whole list, and never stopped. Training ends "
        "when patience runs out.": lambda val_losses, patience: (
            int(np.argmin(val_losses)) + 1,
            len(val_losses),
        ),
        "The kept epoch is right, but you never stopped. Training ends when patience runs "
        "out.": lambda val_losses, patience: (
            stop_early(val_losses, patience)[0],
            len(val_losses),
        ),
        "You looked for the lowest loss of the whole list. The last epoch is right, so look "
        "no further than that.": lambda val_losses, patience: (
            int(np.argmin(val_losses)) + 1,
            stop_early(val_losses, patience)[1],
        ),
        "You stopped one epoch too late. With a patience of 2, the second epoch without a new "
        "lowest loss is the last.": AnyOf(
            lambda val_losses, patience: _stopped(val_losses, patience, extra=1), _sees_it_too_late
        ),
        "You stopped one epoch too early. With a patience of 2, two epochs without a new "
        "lowest loss are waited for.": lambda val_losses, patience: _stopped(
            val_losses, patience, extra=-1
        ),
        "You stopped at the first epoch that was no better. `patience` says how many of those "
        "in a row are waited for.": lambda val_losses, patience: _stopped(val_losses, 1),
        "You compared each epoch with the one before it. Compare with the lowest loss so "
        "far.": lambda val_losses, patience: _stopped(val_losses, patience, previous=True),
        "You never set the count back. A new lowest loss starts the waiting afresh.": AnyOf(
            lambda val_losses, patience: _stopped(val_losses, patience, resets=False),
            lambda val_losses, patience: _stopped(val_losses, patience, resets=False, begin=1),
        ),
        "You took an equal loss for a new best. It must be lower, else the waiting goes on.": (
            AnyOf(
                lambda val_losses, patience: _stopped(
                    val_losses, patience, better=lambda loss, best: loss <= best
                ),
                _equal_ahead,
            )
        ),
        "You counted the first epoch as one without a new lowest loss. It is the lowest so "
        "far: the waiting begins after it.": (
            lambda val_losses, patience: _stopped(val_losses, patience, begin=1)
        ),
        "Your lowest loss begins with a number such as 1 or 100, but a loss may be larger. "
        "Begin with the first loss, or with `np.inf`.": AnyOf(
            *(
                _beginning_with(lowest, kept, extra)
                for lowest in (1, 10, 100, 1000)
                for kept in (0, 1)
                for extra in (0, 1)
            )
        ),
        "You always wait for two epochs, as in the example. Wait for `patience`.": (
            lambda val_losses, patience: _stopped(val_losses, 2)
        ),
        "These are the two numbers of the example. Other losses have others.": (
            lambda val_losses, patience: (2, 4)
        ),
        "You compare each loss with the first one for ever. Keep the new lowest loss when you "
        "find one.": AnyOf(_against_the_first(0), _against_the_first(1)),
        "At the end of the list too, the best epoch is kept, and not the last one.": (
            _all_at_the_end
        ),
        "Your kept epoch is right, the last one is one too large. Did you add 1 to a number "
        "that counts from 1 already?": _changed(lambda kept, last: (kept, last + 1)),
        "You count epochs from 1, and use that number as an index. The loss of epoch 1 has "
        "the index 0.": AnyOf(_counted_from_1(0), _counted_from_1(1)),
        "An epoch is a whole number: 6, not 6.0.": (
            _changed(lambda kept, last: (float(kept), float(last)))
        ),
        "You always kept the first epoch: no later loss counted as lower. Does your lowest loss "
        "begin with 0, or did you sort the losses?": lambda val_losses, patience: (1, patience + 1),
        "Your comparison is turned round: you kept the epoch with the highest loss so far.": (
            lambda val_losses, patience: _stopped(
                val_losses, patience, better=lambda loss, best: loss > best
            )
        ),
        "A loss must be clearly lower before you take it for a new best. Here any lower loss is "
        "one, however small the difference.": AnyOf(
            *(_lower_by_more_than(least) for least in (0.0001, 0.001, 0.005, 0.01, 0.02, 0.05, 0.1))
        ),
        "You asked whether patience has run out before you looked at the epoch's loss. It may be "
        "a new lowest one: look first.": _asks_first,
        "You kept the last epoch. The weights of the best one are put back.": (
            _changed(lambda kept, last: (last, last))
        ),
        "You stopped at the best epoch itself. Nobody knows yet that it is the best: that "
        "takes `patience` more epochs.": _changed(lambda kept, last: (kept, kept)),
        "Your kept epoch is `patience` before the last one. That holds only if patience ran "
        "out; at the end of the list the best epoch may be nearer.": _patience_before_last,
        "The epoch in which patience runs out is trained too, and is the last one. You left it "
        "out.": _stop_excluded,
        "You kept the last epoch that was better than the one before it. Compare with the "
        "lowest loss so far.": _kept_over_previous,
        "It seems that your lowest loss begins with 0, and no loss is lower than that. Begin "
        "with the first loss.": lambda val_losses, patience: (0, patience),
        "You added patience to the kept epoch. Some lists end before that: the last epoch "
        "cannot lie behind the end of the list.": _without_limit,
        "You return only when patience runs out. Some lists end before that; then all epochs "
        "are trained. Return something after the loop too.": _returns_inside_only,
        "You returned the lowest loss. Asked for is the number of its epoch.": (
            lambda val_losses, patience: (
                val_losses[stop_early(val_losses, patience)[0] - 1],
                stop_early(val_losses, patience)[1],
            )
        ),
        "You returned two losses. Asked for are the numbers of the epochs.": (
            lambda val_losses, patience: tuple(
                val_losses[epoch - 1] for epoch in stop_early(val_losses, patience)
            )
        ),
        "You swapped the two: the kept epoch comes first, then the last one.": (
            _changed(lambda kept, last: (last, kept))
        ),
        "You returned the kept epoch alone. The last one is asked for too.": (
            _changed(lambda kept, last: kept)
        ),
        "You returned the last epoch alone. The kept one is asked for too, and comes first.": (
            _changed(lambda kept, last: last)
        ),
    },
    hint="Go through the losses with `enumerate`, and keep the index of the lowest one so far "
    "in a name. How far behind it is the current epoch? When that is `patience`, break.",
)
