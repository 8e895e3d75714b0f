"""Exercise 10.1 · A split without a leak."""

import copy
from dataclasses import dataclass
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import SIZES
from utils.checks.exercises.mistakes import mistakes
from utils.checks.feedback.borrowing import borrowing
from utils.checks.feedback.calling import call
from utils.checks.feedback.verdict import Status, Verdict
from utils.checks.lab10.chance import WithoutChance

Parts = tuple[np.ndarray, np.ndarray, np.ndarray]


def split_by_patient(patients: np.ndarray, order: np.ndarray) -> Parts:
    first, second = int(0.6 * len(order)), int(0.8 * len(order))
    train = np.flatnonzero(np.isin(patients, order[:first]))
    val = np.flatnonzero(np.isin(patients, order[first:second]))
    test = np.flatnonzero(np.isin(patients, order[second:]))
    return train, val, test


def _thirds(things: np.ndarray) -> list[np.ndarray]:
    """Cut things in three: the first 60 %, the next 20 % and the rest."""
    return np.split(things, [6 * len(things) // 10, 8 * len(things) // 10])


def _in_dealt_order(patients: np.ndarray, order: np.ndarray) -> Any:
    """Return the right rows, patient by patient as they come in `order`."""
    rows = [[np.flatnonzero(patients == who) for who in part] for part in _thirds(order)]
    return tuple(np.concatenate(part) for part in rows)


def _first_rows(patients: np.ndarray, order: np.ndarray) -> Any:
    """Return one row of each patient."""
    return tuple(np.array([np.argmax(patients == who) for who in one]) for one in _thirds(order))


# What can be seen of the rows that were returned, and a function that returns such rows.
SEEN = {
    "other-order": (
        "The rows are right, but they stand in another order. Return them in the order of the "
        "table, the smallest number first.",
        _in_dealt_order,
    ),
    "in-two-parts": (
        "A patient stands in two of your parts. Each slice of `order` begins at the very place "
        "where the last one ended.",
        lambda patients, order: split_by_patient(patients, np.append(order[:-1], order[0])),
    ),
    "in-no-part": (
        "A patient stands in none of your parts. Each slice of `order` begins at the very place "
        "where the last one ended, and the last one has no end.",
        lambda patients, order: split_by_patient(patients, order[:-1]),
    ),
    "other-shares": (
        "Each patient stands in one part, but the parts hold other shares of the patients than "
        "60, 20 and 20 %.",
        lambda patients, order: split_by_patient(patients, np.append(order, [-1] * 5)),
    ),
    "other-patients": (
        "Each part has the right number of patients, but they are others. Training gets the first "
        "ones of `order`, the test the last ones.",
        lambda patients, order: split_by_patient(patients, np.roll(order, 2)),
    ),
    "rows-missing": (
        "Each part has the right patients, but not all of their rows. A patient may have several.",
        _first_rows,
    ),
}


def _seen(got: Any, expected: Parts, patients: np.ndarray) -> str:
    """Return the label of what can be seen of the rows; "" if they are no three arrays of rows."""
    parts = got if isinstance(got, tuple | list) and len(got) == 3 else ()
    if not parts or not all(_are_rows(part, len(patients)) for part in parts):
        return ""
    of_part, right = ([{*patients[part]} for part in one] for one in (parts, expected))
    if all(map(np.array_equal, map(np.sort, parts), expected)):
        return "" if all(map(np.array_equal, parts, expected)) else "other-order"
    if sum(map(len, of_part)) > len(set.union(*of_part)):
        return "in-two-parts"
    if sum(map(len, of_part)) < len(set(patients)):
        return "in-no-part"
    if list(map(len, of_part)) != list(map(len, right)):
        return "other-shares"
    return "other-patients" if of_part != right else "rows-missing"


def _are_rows(part: Any, n: int) -> bool:
    if not isinstance(part, np.ndarray) or part.ndim != 1 or part.dtype.kind != "i":
        return False
    return {*part.tolist()} <= {*range(n)} and len({*part.tolist()}) == len(part)


@dataclass(frozen=True)
class SplitExercise(WithoutChance):
    """An exercise that looks at who is in which part, where no listed mistake was made."""

    def wrong_answers(self) -> dict[str, Any]:
        return super().wrong_answers() | dict(SEEN.values())

    def judge(self, answer: Any, rng: np.random.Generator | None = None) -> Verdict:
        rng = rng or np.random.default_rng()
        again = copy.deepcopy(rng)
        verdict = super().judge(answer, rng)
        known = self.knows(verdict) or verdict.label == "own-chance"
        if verdict.status is not Status.WRONG or known or verdict.example is None:
            return verdict
        for patients, order in [self.inputs(again, size) for size in SIZES]:
            got = call(answer, (patients.copy(), order.copy()), self.seconds).value
            if label := _seen(got, split_by_patient(patients, order), patients):
                return self.wrong([SEEN[label][0], *borrowing(answer)], verdict.example, label)
        return verdict


def _draw_patients(rng: np.random.Generator, size: int) -> tuple:
    # No patient's number is a row's, each has one to three rows that do not stand together, and
    # the order is not the sorted one. Patients and rows come in fives, so that 60 % of either is
    # a whole number. Size 4 has few rows: there 60 % of the rows are fewer than the patients.
    n = 5 if size < 4 else 10
    names = rng.permutation(np.arange(41, 99))[:n]
    while (np.diff(names) > 0).all() or set(np.sort(names)[: 3 * n // 5]) == set(
        names[: 3 * n // 5]
    ):
        names = rng.permutation(names)
    counts = [2, 1, 3, 1, 3] if size < 4 else [1, 2, 1, 2, 1, 2, 1, 3, 1, 1]
    if size == 5:
        counts = [2, 3, 1, 2, 2, 3, 1, 2, 3, 1]
    patients = np.repeat(rng.permutation(names), counts)
    shuffled = rng.permutation(patients)
    while np.array_equal(shuffled, patients) or shuffled[0] == shuffled[-1]:
        shuffled = rng.permutation(patients)
    return shuffled, names


EXERCISE = SplitExercise(
    name="split_by_patient",
    number="10.1",
    title="A split without a leak",
    solution=split_by_patient,
    inputs=_draw_patients,
    names=("training part", "validation part", "test part"),
    mistakes=mistakes(
        """
        rows-dealt: You dealt rows: the first 60 % of the table and so on. Then one patient stands
          in two parts. Deal patients, and collect the rows of each.
            = tuple(_thirds(np.arange(len(patients))))
        rows-counted: You counted 60 % and 80 % of the rows, and cut `order` there. There are
          fewer patients than rows: count patients.
            0.6 * len(order) -> 0.6 * len(patients)
            0.8 * len(order) -> 0.8 * len(patients)
        patients-returned: You returned patients. Asked for are the numbers of their rows in the
          table.
            = tuple(_thirds(order))
            or
            = tuple(patients[np.isin(patients, part)] for part in _thirds(order))
        yes-or-no: You returned a yes or no for each row. `np.flatnonzero` turns True and False
          into the numbers of the rows.
            = tuple(np.isin(patients, part) for part in _thirds(order))
        places-in-order: You asked which places of `order` hold these patients. Ask which places
          of `patients` do: turn the two around in `np.isin`.
            = tuple(np.flatnonzero(np.isin(order, part)) for part in _thirds(order))
        piece-in-table: You asked of each patient in the piece whether it is in the table. Ask of
          each row whether its patient is in the piece: turn the two around in `np.isin`.
            = tuple(np.flatnonzero(np.isin(part, patients)) for part in _thirds(order))
        place-by-place: `==` compares place by place, and the two have different lengths. To find
          each of many, use `np.isin`.
            = patients == _thirds(order)[0]
            or
            = _thirds(order)[0] == patients
        numbers-as-places: You used patients' numbers as places in an array. `np.isin` and
          `np.flatnonzero` find the places of a patient.
            = patients[order]
            or
            = order[patients]
        not-dealt: You took the patients sorted, or as they come in the table. `order` is there
          to deal them by chance.
            = split_by_patient(patients, np.sort(order))
            or
            = split_by_patient(patients, np.array([*dict.fromkeys(patients.tolist())]))
        swapped: You swapped validation and test: the next 20 % are for validation, the last for
          the test.
            return train, val, test -> return train, test, val
        empty-validation: Your validation part is empty. A slice ends at a *place*, not after a
          number of things: the next 20 % end at 80 %.
            first:second -> first:len(order) // 5
            or
            0.8 -> 0.2
        one-off: Each of your cuts is one patient too late, or too early. A slice leaves out the
          place where it ends.
            int(0.6 -> 1 + int(0.6
            int(0.8 -> 1 + int(0.8
            or
            int(0.6 -> -1 + int(0.6
            int(0.8 -> -1 + int(0.8
        all-in-training: All patients are in your training part: your first cut lies behind the
          end of `order`. Of n patients, 60 % are 0.6 · n.
            first, second = -> first, second = 60, 80; _ =
        cuts-written-in: Your cuts are right for 5 patients only, or for 10. Count the patients.
            first, second = -> first, second = 3, 4; _ =
            or
            first, second = -> first, second = 6, 8; _ =
        columns: You returned columns, as `np.argwhere` gives them. `np.flatnonzero` gives the
          places in a row.
            = tuple(np.argwhere(np.isin(patients, part)) for part in _thirds(order))
        from-1: You counted the rows from 1. The first row is 0.
            = tuple(rows + 1 for rows in split_by_patient(patients, order))
        where-tuple: `np.where` and `np.nonzero` give a tuple with the array inside. Take its item
          0, or use `np.flatnonzero`.
            = tuple(np.where(np.isin(patients, part)) for part in _thirds(order))
        """
    ),
    hint="First cut `order` in three; where do the pieces end? Then ask of each row whether "
    "its patient is in the piece: that gives True and False, and `np.flatnonzero` the numbers.",
    steps=(
        "Of ten patients, the training part gets order[:6]. From which place to which do the next "
        "two stand? Write both places with `len(order)`, as whole numbers.",
        "With patients 7, 3, 7, 2 and the piece [7, 2], `np.isin` gives True, False, True, True, "
        "and `np.flatnonzero` makes 0, 2, 3 of it. Do that with each of the three pieces.",
    ),
)
