"""Exercise 12.3 · A split by time."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from utils.checks.exercises.variants import AnyOf
from utils.checks.lab12.timed import TimedExercise
from utils.data.sequences import uses_the_future


def split_at_year(years: np.ndarray, numbers: np.ndarray, first_test: int) -> tuple[Any, Any]:
    return _by_ruler(years, numbers, first_test, numbers[years < first_test])


def _training_leaks(answer: Callable, case: tuple) -> bool:
    years, numbers, first_test = case
    known = int(np.sum(years < first_test))
    return uses_the_future(lambda s: np.asarray(answer(years, s, first_test)[0]), numbers, known)


def _draw_years(rng: np.random.Generator, size: int) -> tuple:
    # the middle lies now before, now behind first_test
    n_before, n_after = size + 3, size + 2 + 4 * (size % 2)
    # two years are missing in each part; in the larger cases first_test is missing, too
    before = _with_gaps(rng, n_before) - n_before - 2
    after = _with_gaps(rng, n_after) + (size > 3)
    # now early, now late, so that no year of one's own splits them as first_test does
    first_test = (2010 if size % 2 else 1720) + int(rng.integers(0, 20))
    numbers = rng.permutation(np.arange(11, 70))[: n_before + n_after] / 1.0
    numbers[n_before:] += 40  # other numbers later, as the sun had
    return first_test + np.concatenate([before, after]), numbers, first_test


def _with_gaps(rng: np.random.Generator, n: int) -> np.ndarray:
    """Draw (n,) numbers of 0, 1, … n + 1 in order: the first, the last, all between but two."""
    inner = 1 + rng.permutation(n)[: n - 2]
    return np.array([0, *np.sort(inner), n + 1])


def _by_ruler(years: np.ndarray, numbers: np.ndarray, first_test: int, ruler: Any) -> tuple:
    """Scale both parts with the mean and the standard deviation of `ruler`."""
    scaled = (numbers - np.mean(ruler)) / np.std(ruler)
    return scaled[years < first_test], scaled[years >= first_test]


def _parts(years: np.ndarray, numbers: np.ndarray, first_test: int) -> tuple:
    return numbers[years < first_test], numbers[years >= first_test]


def _split_at_place(place: Callable) -> Callable:
    """Return a split whose first part has `place(years, first_test)` numbers."""

    def made(years: np.ndarray, numbers: np.ndarray, first_test: int) -> tuple:
        n = place(years, first_test)
        mean, std = (numbers[:n].mean(), numbers[:n].std()) if n else (np.nan, np.nan)
        return (numbers[:n] - mean) / std, (numbers[n:] - mean) / std

    return made


def _share_of(years: np.ndarray, first_test: int, share: float) -> int:
    return int(share * len(years))


def _parts_as(way: Callable) -> Callable:
    """Return `split_at_year` with both parts handed to `way`."""
    return lambda years, numbers, first_test: tuple(
        way(part) for part in split_at_year(years, numbers, first_test)
    )


def _each(way: Callable) -> Callable:
    """Return a split whose parts are each made by `way(part, before)`."""

    def made(years: np.ndarray, numbers: np.ndarray, first_test: int) -> tuple:
        before, after = _parts(years, numbers, first_test)
        return way(before, before), way(after, before)

    return made


def _cut_at(low: int, high: int) -> Callable:
    """Return a split whose first part ends `low` years late, its second begins `high` late."""

    def made(years: np.ndarray, numbers: np.ndarray, first_test: int) -> tuple:
        before = numbers[years < first_test + low]
        after = numbers[years >= first_test + high]
        return (before - before.mean()) / before.std(), (after - before.mean()) / before.std()

    return made


EXERCISE = TimedExercise(
    name="split_at_year",
    number="12.3",
    title="A split by time",
    solution=split_at_year,
    inputs=_draw_years,
    leaks=_training_leaks,
    leak_message=(
        "Later years have leaked into your first array: when the numbers from first_test on "
        "were replaced by others, it changed. Neither its numbers nor its scale may come from "
        "them, so do not shuffle, and scale with the years before."
    ),
    leaking=lambda years, numbers, first_test: _parts(
        years, np.random.default_rng(3).permutation(numbers), first_test
    ),
    misconceptions={
        "You scaled with the mean and the standard deviation of all years, so later years have "
        "leaked in. Take those of the years before first_test.": (
            lambda years, numbers, first_test: _by_ruler(years, numbers, first_test, numbers)
        ),
        "You scaled each part with its own numbers. The later years then have another ruler: "
        "use that of the years before first_test for both.": (
            lambda years, numbers, first_test: tuple(
                (part - part.mean()) / part.std() for part in _parts(years, numbers, first_test)
            )
        ),
        "You scaled both with the years from first_test on. Nothing of them may be used.": (
            lambda years, numbers, first_test: _by_ruler(
                years, numbers, first_test, numbers[years >= first_test]
            )
        ),
        "One of your two numbers, mean or standard deviation, is that of all years, so later "
        "years have leaked in. Take both from the years before first_test.": AnyOf(
            lambda years, numbers, first_test: tuple(
                (part - numbers[years < first_test].mean()) / numbers.std()
                for part in _parts(years, numbers, first_test)
            ),
            lambda years, numbers, first_test: tuple(
                (part - numbers.mean()) / numbers[years < first_test].std()
                for part in _parts(years, numbers, first_test)
            ),
        ),
        "You divided the later years by their own standard deviation. Both numbers come from "
        "the years before first_test.": _each(
            lambda part, before: (part - before.mean()) / part.std()
        ),
        "The later years lost their own mean. Both numbers come from the years before "
        "first_test.": lambda years, numbers, first_test: (
            split_at_year(years, numbers, first_test)[0],
            (numbers[years >= first_test] - numbers[years >= first_test].mean())
            / numbers[years < first_test].std(),
        ),
        "The year first_test itself landed among the years to learn from. The first part ends "
        "before it.": _cut_at(1, 1),
        "The year first_test is in both parts. The first part ends before it.": _cut_at(1, 0),
        "The year first_test is in neither part. It belongs to the second.": _cut_at(0, 1),
        "The first part ends one year too early. The year before first_test belongs to it.": (
            _cut_at(-1, 0)
        ),
        "You split one year too early. The year before first_test belongs to the first part.": (
            _cut_at(-1, -1)
        ),
        "All the numbers landed in your first part. Compare `years`, not places and not the "
        "numbers, with `first_test`, not with a number of your own.": (
            _split_at_place(lambda years, first_test: len(years))
        ),
        "You compared with a year of your own. Compare with `first_test`.": (
            _split_at_place(lambda years, first_test: int(np.sum(years < 1900)))
        ),
        "You split the rows by a share of their number, such as half. Compare `years` with "
        "`first_test`.": AnyOf(
            *(
                _split_at_place(partial(_share_of, share=share))
                for share in (0.5, 0.6, 0.7, 0.75, 0.8, 0.9)
            )
        ),
        "You counted places from the first year on, but years may be missing. Compare `years` "
        "with first_test.": _split_at_place(lambda years, first_test: first_test - years[0]),
        "You looked for first_test among the years, but it may be missing there. Compare "
        "`years` with it: which are smaller?": AnyOf(
            _split_at_place(lambda years, first_test: np.where(years == first_test)[0][0]),
            _split_at_place(lambda years, first_test: list(years).index(first_test)),
            _split_at_place(lambda years, first_test: years.tolist().index(first_test)),
            _split_at_place(lambda years, first_test: np.argmax(years == first_test)),
        ),
        "You did not scale. Subtract the mean and divide by the standard deviation, of the "
        "years before first_test.": _parts,
        "The later years came out as they went in. Either you left them alone, or you scaled "
        "the others before you took their mean and standard deviation for them: take both "
        "first.": lambda years, numbers, first_test: (
            split_at_year(years, numbers, first_test)[0],
            numbers[years >= first_test],
        ),
        "The first part is right, but the second lost no mean. Either you did not subtract "
        "it, or you had changed the first part before you took its mean: take both numbers "
        "first.": lambda years, numbers, first_test: (
            split_at_year(years, numbers, first_test)[0],
            numbers[years >= first_test] / numbers[years < first_test].std(),
        ),
        "You divided first and subtracted then. Subtract the mean first.": (
            _each(lambda part, before: part / before.std() - before.mean())
        ),
        "You took the mean and the standard deviation of the years. Take those of the "
        "numbers.": AnyOf(
            lambda years, numbers, first_test: _by_ruler(
                years, numbers, first_test, years[years < first_test]
            ),
            lambda years, numbers, first_test: _by_ruler(years, numbers, first_test, years),
        ),
        "You rounded. Leave the scaled numbers as they are.": AnyOf(
            *(_parts_as(partial(np.round, decimals=decimals)) for decimals in (0, 1, 2, 3))
        ),
        "What you return has two axes, as an np.matrix always has. The numbers of a part are "
        "an array with one.": _parts_as(np.atleast_2d),
        "The years before first_test are not scaled. Both parts are.": (
            lambda years, numbers, first_test: (
                numbers[years < first_test],
                split_at_year(years, numbers, first_test)[1],
            )
        ),
        "You swapped the parts. The years before first_test come first.": (
            lambda years, numbers, first_test: split_at_year(years, numbers, first_test)[::-1]
        ),
        "You swapped `<` and `>=`. The years before first_test are smaller than it, and both "
        "parts are scaled with those.": lambda years, numbers, first_test: _by_ruler(
            years, numbers, first_test, numbers[years >= first_test]
        )[::-1],
        "You returned the first part only. Return both.": (
            lambda years, numbers, first_test: split_at_year(years, numbers, first_test)[0]
        ),
        "You returned the second part only. Return both.": (
            lambda years, numbers, first_test: split_at_year(years, numbers, first_test)[1]
        ),
        "You subtracted the mean and did not divide. Divide by the standard deviation.": (
            _each(lambda part, before: part - before.mean())
        ),
        "You divided and did not subtract the mean.": (
            _each(lambda part, before: part / before.std())
        ),
        "Brackets are missing: only the mean was divided. Subtract first, in brackets.": (
            _each(lambda part, before: part - before.mean() / before.std())
        ),
        "You divided by the variance. The standard deviation is its root: `std`, not `var`.": (
            _each(lambda part, before: (part - before.mean()) / before.var())
        ),
        "You multiplied by the standard deviation. Divide by it.": (
            _each(lambda part, before: (part - before.mean()) * before.std())
        ),
        "You added the mean. Subtract it.": (
            _each(lambda part, before: (part + before.mean()) / before.std())
        ),
        "You scaled to the range from 0 to 1, with the smallest and the largest number. Asked "
        "for are the mean and the standard deviation.": _each(
            lambda part, before: (part - before.min()) / (before.max() - before.min())
        ),
        "You divided by the largest number. Asked for are the mean and the standard "
        "deviation.": _each(lambda part, before: part / before.max()),
        "You subtracted the median. Asked for is the mean.": (
            _each(lambda part, before: (part - np.median(before)) / before.std())
        ),
        "Your standard deviation divides by n - 1, as pandas does. NumPy's `std` divides by n; "
        "use it as it is.": _each(lambda part, before: (part - before.mean()) / before.std(ddof=1)),
        "You returned the years. Asked for are the numbers of those years.": (
            lambda years, numbers, first_test: (
                years[years < first_test],
                years[years >= first_test],
            )
        ),
        "You scaled the years. Asked for are the numbers of those years.": (
            lambda years, numbers, first_test: split_at_year(years, years, first_test)
        ),
        "You returned True and False for each year. Use them to pick: `numbers[...]`.": (
            lambda years, numbers, first_test: (years < first_test, years >= first_test)
        ),
    },
    hint="First pick the two parts by their years. Then take the mean and the standard "
    "deviation of one of them, keep both in names, and use them for both parts.",
)
