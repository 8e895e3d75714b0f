"""Exercise 10.1 · A split without a leak."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.variants import AnyOf
from utils.checks.lab10.chance import WithoutChance

Parts = tuple[np.ndarray, np.ndarray, np.ndarray]


def split_by_patient(patients: np.ndarray, order: np.ndarray) -> Parts:
    n = len(order)
    return _rows_of(patients, order[: 6 * n // 10], order[6 * n // 10 : 8 * n // 10])


def _rows_of(patients: np.ndarray, train: Any, val: Any, test: Any = None) -> Parts:
    """Return the rows of these patients, part by part; patients left over go to the test part."""
    if test is None:
        test = np.setdiff1d(patients, np.concatenate([train, val]))
    train_rows, val_rows, test_rows = (
        np.flatnonzero(np.isin(patients, part)) for part in (train, val, test)
    )
    return train_rows, val_rows, test_rows


def _cut(things: np.ndarray, first: float = 0.6, second: float = 0.8) -> list[np.ndarray]:
    """Cut things in three parts: up to the first share, up to the second, and the rest."""
    ends = [int(first * len(things) + 1e-9), int(second * len(things) + 1e-9)]
    return np.split(things, ends)


def _from_to(start: float, end: float | None, order: np.ndarray) -> np.ndarray:
    n = len(order)
    return order[round(start * n) : None if end is None else round(end * n)]


def _taking(*slices: tuple[float, float | None]) -> Callable[..., Any]:
    """Return `split_by_patient` with other pieces of `order`, each from one share to another."""
    return lambda patients, order: tuple(
        np.flatnonzero(np.isin(patients, _from_to(start, end, order))) for start, end in slices
    )


def _in_dealt_order(patients: np.ndarray, order: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return the right rows, patient by patient as they come in `order`."""
    return tuple(
        np.concatenate([np.flatnonzero(patients == patient) for patient in part])
        for part in _cut(order)
    )


def _cuts(*shifts: tuple[int, int]) -> Callable[..., Any]:
    """Return `split_by_patient` with the start and end of each piece shifted by so many."""

    def split(patients: np.ndarray, order: np.ndarray) -> tuple[np.ndarray, ...]:
        n = len(order)
        ends = [(0, 6 * n // 10), (6 * n // 10, 8 * n // 10), (8 * n // 10, n)]
        return tuple(
            np.flatnonzero(np.isin(patients, order[start + early : end + late]))
            for (start, end), (early, late) in zip(ends, shifts, strict=True)
        )

    return split


def _draw_patients(rng: np.random.Generator, size: int) -> tuple:
    # No patient's number is a row's, each has one to three rows that do not stand together, and
    # the order is not the sorted one. Patients come in fives, so that 60 % is a whole number.
    n = 5 if size < 4 else 10
    names = rng.permutation(np.arange(41, 99))[:n]
    while (np.diff(names) > 0).all() or set(np.sort(names)[: 3 * n // 5]) == set(_cut(names)[0]):
        names = rng.permutation(names)
    # Size 4 has few rows: there 60 % of the rows are fewer than the patients.
    counts = np.resize([1, 2, 1] if size == 4 else [2, 3, 1], n)
    counts[rng.integers(n)] += 1
    patients = np.repeat(rng.permutation(names), counts)
    shuffled = rng.permutation(patients)
    while np.array_equal(shuffled, patients) or shuffled[0] == shuffled[-1]:
        shuffled = rng.permutation(patients)
    return shuffled, names


EXERCISE = WithoutChance(
    name="split_by_patient",
    number="10.1",
    title="A split without a leak",
    solution=split_by_patient,
    inputs=_draw_patients,
    names=("training part", "validation part", "test part"),
    misconceptions={
        "You dealt rows: the first 60 % of the table and so on. Then one patient stands in two "
        "parts. Deal patients, and collect the rows of each.": (
            lambda patients, order: tuple(_cut(np.arange(len(patients))))
        ),
        "You returned pieces of `order`, which are patients. Asked for are the numbers of "
        "their rows in the table.": lambda patients, order: tuple(_cut(order)),
        "You returned a yes or no for each row. `np.flatnonzero` turns True and False into the "
        "numbers of the rows.": lambda patients, order: tuple(
            np.isin(patients, part) for part in _cut(order)
        ),
        "You returned the patients of the rows. Asked for are the numbers of the rows.": (
            lambda patients, order: tuple(patients[np.isin(patients, part)] for part in _cut(order))
        ),
        "You asked which places of `order` hold these patients. Ask which places of "
        "`patients` do: turn the two around in `np.isin`.": lambda patients, order: tuple(
            np.flatnonzero(np.isin(order, part)) for part in _cut(order)
        ),
        "You took the patients sorted by their number. `order` is there to deal them by "
        "chance.": lambda patients, order: _rows_of(patients, *_cut(np.unique(patients))[:2]),
        "You took the patients as they come in the table. `order` is there to deal them by "
        "chance.": lambda patients, order: _rows_of(
            patients, *_cut(np.array(list(dict.fromkeys(patients.tolist()))))[:2]
        ),
        "You counted 60 % and 80 % of the rows, and cut `order` there. There are fewer "
        "patients than rows: count patients.": lambda patients, order: _rows_of(
            patients,
            order[: int(0.6 * len(patients))],
            order[int(0.6 * len(patients)) : int(0.8 * len(patients))],
            order[int(0.8 * len(patients)) :],
        ),
        "Your validation and test parts overlap: validation must end where the test begins.": (
            _taking((0, 0.6), (0.6, None), (0.8, None))
        ),
        "Your validation part begins at the first patient, so it holds training patients. It "
        "begins where training ends.": _taking((0, 0.6), (0, 0.2), (0.8, None)),
        "Your validation and test parts both begin at 60 %. The test begins at 80 %.": (
            _taking((0, 0.6), (0.6, 0.8), (0.6, None))
        ),
        "Your training part holds the validation patients too. It ends at 60 %.": (
            _taking((0, 0.8), (0.6, 0.8), (0.8, None))
        ),
        "Your validation part ends at 90 %. It has the next 20 %, so it ends at 80 %.": AnyOf(
            _taking((0, 0.6), (0.6, 0.9), (0.8, None)), _taking((0, 0.6), (0.6, 0.9), (0.9, None))
        ),
        "Two of your three parts are the same. Each needs a piece of `order` of its own.": AnyOf(
            _taking((0, 0.6), (0.6, 0.8), (0.6, 0.8)),
            _taking((0, 0.6), (0.8, None), (0.8, None)),
            _taking((0, 0.6), (0, 0.6), (0.8, None)),
            _taking((0, 0.6), (0, 0.6), (0.6, 0.8)),
            _taking((0, 0.6), (0.6, 0.8), (0, 0.6)),
        ),
        "Your validation part is empty. A slice ends at a *place*, not after a number of "
        "things: the next 20 % end at 80 %.": _taking((0, 0.6), (0.6, 0.2), (0.8, None)),
        "Your validation part is empty, and the test begins at 20 %. The next 20 % end at 80 "
        "%, and there the test begins.": _taking((0, 0.6), (0.6, 0.2), (0.2, None)),
        "You swapped validation and test: the next 20 % are for validation, the last for the "
        "test.": _taking((0, 0.6), (0.8, None), (0.6, 0.8)),
        "You gave the first 20 % to the test. The first 60 % are for training.": (
            _taking((0.4, None), (0.2, 0.4), (0, 0.2))
        ),
        "You made the parts 80, 10 and 10 %. Asked for are 60, 20 and 20 %.": (
            lambda patients, order: _rows_of(patients, *_cut(order, 0.8, 0.9)[:2])
        ),
        "You made the parts 70, 15 and 15 %. Asked for are 60, 20 and 20 %.": (
            lambda patients, order: _rows_of(patients, *_cut(order, 0.7, 0.85)[:2])
        ),
        "You left out the last patient: a slice that ends at -1 stops before the last. Leave "
        "its end open.": lambda patients, order: tuple(
            np.flatnonzero(np.isin(patients, part))
            for part in (*_cut(order)[:2], _cut(order)[2][:-1])
        ),
        "You cut `order` after three and after four patients. Other tables have more patients: "
        "count them.": lambda patients, order: _rows_of(patients, order[:3], order[3:4], order[4:]),
        "Each of your cuts is one patient too late. A slice leaves its end out, so no 1 needs "
        "to be added.": lambda patients, order: _rows_of(
            patients,
            order[: 6 * len(order) // 10 + 1],
            order[6 * len(order) // 10 + 1 : 8 * len(order) // 10 + 1],
            order[8 * len(order) // 10 + 1 :],
        ),
        "You cut after 60 and after 80 patients. Of n patients, 60 % are 0.6 · n.": (
            lambda patients, order: _rows_of(patients, order[:60], order[60:80], order[80:])
        ),
        "The rows are right, but you returned a list. `return tuple(parts)` makes three arrays "
        "with commas between them.": lambda patients, order: list(
            split_by_patient(patients, order)
        ),
        "You asked of each patient in the piece whether it is in the table. Ask of each row: "
        "`np.isin(patients, piece)`.": lambda patients, order: tuple(
            np.flatnonzero(np.isin(part, patients)) for part in _cut(order)
        ),
        "A slice begins or ends at a float. `0.6 * n` is one even when it is whole: `int(0.6 * "
        "n)`.": lambda patients, order: order[: 0.6 * len(order)],
        "`==` compares place by place, and the two have different lengths. To find each of "
        "many, use `np.isin`.": lambda patients, order: patients == _cut(order)[0],
        "Each of your cuts is one patient too early.": _cuts((0, -1), (-1, -1), (-1, 0)),
        "A patient stands in no part, or in two. Each slice begins at the very place where the "
        "last one ended.": AnyOf(
            *(
                _cuts(*shifts)
                for shifts in (
                    ((1, 0), (0, 0), (0, 0)),
                    ((0, 0), (1, 0), (0, 0)),
                    ((0, 0), (0, -1), (0, 0)),
                    ((0, 1), (0, 0), (0, 0)),
                    ((0, -1), (0, 0), (0, 0)),
                    ((0, 0), (-1, 0), (0, 0)),
                    ((0, 0), (0, 1), (0, 0)),
                    ((0, 0), (0, 0), (1, 0)),
                    ((0, 0), (0, 0), (-1, 0)),
                    ((0, 0), (1, 0), (1, 0)),
                    ((0, -1), (0, -1), (0, 0)),
                    ((0, 1), (0, 1), (0, 0)),
                )
            )
        ),
        "Your test part has one patient, the last. It has all from 80 % on: leave the end of "
        "the slice open.": lambda patients, order: _rows_of(
            patients, _cut(order)[0], _cut(order)[1], order[-1:]
        ),
        "You returned columns, as `np.argwhere` gives them. `np.flatnonzero` gives the places "
        "in a row.": lambda patients, order: tuple(
            np.argwhere(np.isin(patients, part)) for part in _cut(order)
        ),
        "You counted the rows from 1. The first row is 0.": lambda patients, order: tuple(
            rows + 1 for rows in split_by_patient(patients, order)
        ),
        "You found one row for each patient, the first. All rows of the patient belong to the "
        "part.": lambda patients, order: tuple(
            np.array([patients.tolist().index(patient) for patient in part]) for part in _cut(order)
        ),
        "Your parts hold one patient each. The first 60 % of the patients are several.": (
            lambda patients, order: tuple(
                np.flatnonzero(patients == order[place])
                for place in (0, 6 * len(order) // 10, 8 * len(order) // 10)
            )
        ),
        "You returned two parts. Three are asked for: training, validation, test.": (
            lambda patients, order: _rows_of(
                patients, order[: 6 * len(order) // 10], order[6 * len(order) // 10 :], []
            )[:2]
        ),
        "The rows are right, but they stand patient by patient. Return them in the order of "
        "the table.": _in_dealt_order,
        "`np.where` gives a tuple with the array inside. Take its item 0, or use "
        "`np.flatnonzero`.": lambda patients, order: tuple(
            np.where(np.isin(patients, part)) for part in _cut(order)
        ),
    },
    hint="First cut `order` in three; where do the pieces end? Then ask of each row whether "
    "its patient is in the piece: that gives True and False, and `np.flatnonzero` the numbers.",
)
