"""Exercise 12.3 · A split by time."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.variants import AnyOf
from utils.checks.lab12.timed import TimedExercise
from utils.checks.lab12.years import draw_years
from utils.data.sequences import uses_the_future


def split_at_year(years: np.ndarray, numbers: np.ndarray, first_test: int) -> tuple[Any, Any]:
    before = numbers[years < first_test]
    after = numbers[years >= first_test]
    mean, std = before.mean(), before.std()
    return (before - mean) / std, (after - mean) / std


def _scaled_first(years: np.ndarray, numbers: np.ndarray, first_test: int) -> tuple[Any, Any]:
    known = numbers[years < first_test]
    mean, std = known.mean(), known.std()
    scaled = (numbers - mean) / std
    return scaled[years < first_test], scaled[years >= first_test]


def _training_leaks(answer: Callable, case: tuple) -> bool:
    years, numbers, first_test = case
    known = int(np.sum(years < first_test))
    return uses_the_future(lambda s: np.asarray(answer(years, s, first_test)[0]), numbers, known)


def _at_a_share(share: float) -> Callable:
    """Return a split whose first part has this share of the rows."""
    return lambda years, numbers, first_test: split_at_year(
        np.arange(len(years)), numbers, int(share * len(years))
    )


EXERCISE = TimedExercise(
    name="split_at_year",
    number="12.3",
    title="A split by time",
    solution=split_at_year,
    also=(_scaled_first,),
    inputs=draw_years,
    names=("earlier part", "later part"),
    leaks=_training_leaks,
    leak_message=(
        "Later years have leaked into your first array: when the numbers from first_test on "
        "were replaced by others, it changed. Neither its numbers nor its scale may come from "
        "them, so do not shuffle, and scale with the years before."
    ),
    leaking=lambda years, numbers, first_test: split_at_year(
        years, np.random.default_rng(3).permutation(numbers), first_test
    ),
    mistakes=mistakes(
        """
        all-years: You scaled with the mean, the standard deviation or both of all years, so later
          years have leaked in. Take both from the years before first_test.
            before.mean(), before.std() -> numbers.mean(), numbers.std()
            or
            before.std() -> numbers.std()
            or
            before.mean() -> numbers.mean()
        own-ruler: You scaled the later years with numbers of their own: mean, standard deviation or
          both. Take both from the years before first_test.
            (after - mean) / std -> (after - after.mean()) / after.std()
            or
            (after - mean) / std -> (after - mean) / after.std()
            or
            after - mean -> after - after.mean()
        later-ruler: You scaled both with the years from first_test on. Nothing of them may be used.
            before.mean(), before.std() -> after.mean(), after.std()
        boundary: The year first_test itself is in the first part, in both, or in none. The first
          part ends before it, the second begins with it.
            < first_test -> <= first_test
            or
            >= first_test -> > first_test
            or
            < first_test -> <= first_test
            >= first_test -> > first_test
        year-too-early: The year before first_test is not in your first part, and belongs to it.
            < first_test -> < first_test - 1
            or
            < first_test -> < first_test - 1
            >= first_test -> >= first_test - 1
        all-in-first: All the numbers landed in your first part. Compare `years`, not places and not
          the numbers, with `first_test`, not with a number of your own.
            years < first_test -> numbers < first_test
            years >= first_test -> numbers >= first_test
        own-year: You compared with a year of your own. Compare with `first_test`.
            < first_test -> < 1900
            >= first_test -> >= 1900
        share-of-rows: You split the rows by a share of their number, such as half. Compare `years`
          with `first_test`.
        counted-places: You counted places, but years may be missing. Compare `years` with
          first_test.
            = split_at_year(years[0] + np.arange(len(years)), numbers, first_test)
        looked-for-year: You looked for first_test, which may be missing. Which years are smaller
          than it?
            = split_at_year(np.arange(len(years)), numbers, np.where(years == first_test)[0][0])
            or
            = split_at_year(np.arange(len(years)), numbers, np.argmax(years == first_test))
        not-scaled: You did not scale. Subtract the mean and divide by the standard deviation, of
          the years before first_test.
            (before - mean) / std -> before
            (after - mean) / std -> after
        later-unscaled: The later years came out as they went in. Did you leave them alone, or scale
          the others before you took their mean and standard deviation? Take both first.
            (after - mean) / std -> after
        earlier-unscaled: The years before first_test are not scaled. Both parts are.
            (before - mean) / std -> before
        no-later-mean: The first part is right, but the second lost no mean. Did you not subtract
          it, or change the first part before you took its mean? Take both numbers first.
            after - mean -> after
        divided-first: You divided first and subtracted then. Subtract the mean first.
            (before - mean) / std -> before / std - mean
            (after - mean) / std -> after / std - mean
        ruler-of-years: You took the mean and the standard deviation of the years. Take those of the
          numbers.
            before.mean() -> years[years < first_test].mean()
            before.std() -> years[years < first_test].std()
        parts-swapped: You swapped the parts. The years before first_test come first.
            = split_at_year(years, numbers, first_test)[::-1]
        signs-swapped: You swapped `<` and `>=`. The years before first_test are smaller than it,
          and both parts are scaled with those.
            < first_test -> >= first_test
            after = numbers[years >= first_test] -> after = numbers[years < first_test]
        not-divided: You subtracted the mean and did not divide, in one part or in both. Divide by
          the standard deviation.
            (before - mean) / std -> before - mean
            (after - mean) / std -> after - mean
            or
            (after - mean) / std -> after - mean
        variance: You divided by the variance. The standard deviation is its root: `std`, not `var`.
            before.std() -> before.var()
        multiplied: You multiplied by the standard deviation. Divide by it.
            (before - mean) / std -> (before - mean) * std
            (after - mean) / std -> (after - mean) * std
        other-ruler: You scaled by other numbers, such as the largest one or the median. Asked for
          are the mean and the standard deviation.
            before.mean(), before.std() -> before.min(), before.max() - before.min()
            or
            before.mean(), before.std() -> 0, before.max()
            or
            before.mean() -> np.median(before)
        n-minus-1: Your standard deviation divides by n - 1, as pandas does. NumPy's `std` divides
          by n; use it as it is.
            before.std() -> before.std(ddof=1)
        years: Your parts hold the years. Asked for are the numbers of those years.
            = (years[years < first_test], years[years >= first_test])
            or
            = split_at_year(years, years, first_test)
        true-or-false: You returned True and False for each year. Use them to pick: `numbers[...]`.
            = (years < first_test, years >= first_test)
        """,
        {"share-of-rows": AnyOf(*map(_at_a_share, (0.5, 0.6, 0.7, 0.75, 0.8, 0.9)))},
    ),
    hint="First pick the two parts by their years. Then take the mean and the standard "
    "deviation of one of them, keep both in names, and use them for both parts.",
    steps=(
        "`years < 1750` gives True or False for each year, and picks numbers as an index does. The "
        "second part are the years that are not in the first: which sign keeps the year itself?",
        "By hand, with first_test = 1750: the years 1748, 1749, 1751 have 3, 5, 9. The first part "
        "is 3, 5 with mean 4 and standard deviation 1; it becomes -1, 1. And 9 becomes "
        "(9 - 4) / 1 = 5.",
    ),
)
