"""Exercise 9.4 · Exact match."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes
from utils.checks.exercises.variants import AnyOf


def exact_match(Y: np.ndarray, P: np.ndarray) -> Any:
    right = (P > 0.5) == (Y == 1)
    return np.mean(right.all(axis=1))


def _draw_answers(rng: np.random.Generator, size: int) -> tuple:
    # Four pictures are right: a sure one, one with all labels, one without any, and one that is
    # near ½. One overlooks a label, some make one up, some do both (so that the number of labels is
    # right), and every other time one is wrong throughout. At size 5 everything is right.
    n = 8 + size % 2
    Y = np.tile([1, 1, 0, 0, 0], (n, 1))
    Y[5], Y[6] = 1, 0
    guess = Y.copy()
    if size < 5:
        guess[0, 0], guess[1, 2], guess[2, 3] = 0, 1, 1
        guess[3, :4] = 0, 0, 1, 1
        guess[2, 0] = size % 2
        guess[8:] = 1 - guess[8:]
    P = np.where(guess == 1, rng.integers(60, 95, Y.shape), rng.integers(5, 40, Y.shape)) / 100
    P[guess > Y], P[guess < Y] = 0.95, 0.01  # no other threshold mends a mistake
    P[4:6] = guess[4:6]  # as sure as can be
    P[7, 4] = 0.5  # not above
    P[0, 2:] = rng.integers(1, 4, 3) / 100
    P[6] = rng.integers(16, 20, 5) / 100
    if size == 2:  # here only thresholds above ½ go wrong, and 0
        P[6], P[7] = 0.01, [0.51, 0.7, 0.01, 0.01, 0.01]
    elif size == 4:  # here only those below ½, and 1
        P[7] = 0.995, 0.995, 0.2, 0.3, 0.49
    elif size == 5:  # here 0, 1 / 5 and 1 differ from those near them, and from no threshold at all
        P[1, 2:] = 0.22, 0.03, 0.03
        P[2], P[3] = [1, 1, 0.02, 0.03, 0.08], [0.51, 0.7, 0, 0, 0]
    else:  # but here, what is overlooked is above a threshold that is too low
        P[0, 0] = 0.3
        P[8, 0] = 0.5 if size == 1 else 0.4
    columns, rows = rng.permutation(5), rng.permutation(n)
    return Y[rows][:, columns], P[rows][:, columns]


def _above(threshold: float, Y: np.ndarray, P: np.ndarray) -> Any:
    return np.mean(((threshold < P) == Y).all(axis=1))


def _thresholds(*percent: int) -> Callable:
    """Return one mistake in many forms: a threshold for each number of percent."""
    return AnyOf(*(partial(_above, number / 100) for number in percent))


EXERCISE = FunctionExercise(
    name="exact_match",
    number="9.4",
    title="Exact match",
    solution=exact_match,
    inputs=_draw_answers,
    mistakes=mistakes(
        """
        single-labels: You counted single labels that are right. A picture counts only if all of its
          labels are right.
            right.all(axis=1) -> right
            or
            = np.sum((P > 0.5) == Y) / len(Y)
        share-by-picture: You returned, for each picture, the share of its labels that are right.
          Ask whether all of them are, and then for the share of pictures.
            np.mean(right.all(axis=1)) -> right.mean(axis=1)
        most-labels: You counted a picture as soon as most of its labels are right. All of them must
          be.
            right.all(axis=1) -> right.mean(axis=1) > 0.5
            or
            right.all(axis=1) -> right.mean(axis=1) >= 0.8
        no-axis: You get 0 as soon as one picture is wrong. Either `all` has no axis, or `//` rounds
          the share down.
            axis=1 ->
        always-0: You get 0, even if everything is right. (`is` never holds between two arrays:
          compare them with `==`.)
            = 0.0
        threshold-0: Your threshold is 0: a label is given wherever its probability is above 0. It
          is given above ½.
            P > 0.5 -> P > 0
        threshold-1: Your threshold is 1: a label is given only where its probability is exactly 1.
          It is given above ½.
            P > 0.5 -> P == 1
        at-half: You give a label at exactly ½, too. It is given *above* ½: `>`.
            P > 0.5 -> P >= 0.5
        threshold-too-low: Your threshold is too low. A label is given above ½.
        threshold-too-high: Your threshold is too high. A label is given above ½.
        unlabeled-left-out: You left out the pictures without labels. They count, too: such a
          picture is right if nothing is given.
            = exact_match(Y[Y.any(axis=1)], P[Y.any(axis=1)])
        unlabeled-wrong: You never counted a picture without labels. Such a picture is right if
          nothing is given.
            right.all(axis=1) -> right.all(axis=1) & Y.any(axis=1)
        probabilities: You compared the probabilities themselves with 0 and 1. First decide which
          labels are given.
            (P > 0.5) == (Y == 1) -> P == Y
        one-label: You compared one label of each picture, the most probable or the first. There may
          be several, or none.
            = np.mean(P.argmax(axis=1) == Y.argmax(axis=1))
            or
            = np.mean((P > 0.5).argmax(axis=1) == Y.argmax(axis=1))
        hits-only: You counted hits. A label that is neither there nor given is right, too: ask
          where the two agree, and for which pictures they agree everywhere.
            = np.mean((P > 0.5) & (Y == 1))
            or
            (P > 0.5) == (Y == 1) -> (P > 0.5) & (Y == 1)
        recall: That is the recall: of the labels that are there, the share that is given. Exact
          match looks at whole pictures.
            = np.mean((P > 0.5)[Y == 1])
        precision: That is the precision: of the labels that are given, the share that is there.
          Exact match looks at whole pictures.
            = np.mean(Y[P > 0.5])
        f1: That is F1, which gives credit for parts. Exact match gives none.
            = 2 * ((P > 0.5) & (Y == 1)).sum() / ((P > 0.5).sum() + (Y == 1).sum())
        by-labels: You divided by the number of labels. Divide by the number of pictures.
            = np.sum(((P > 0.5) == Y).all(axis=1)) / Y.shape[1]
            or
            = np.sum(((P > 0.5) == Y).all(axis=1)) / Y.size
        made-up-forgiven: You only looked at the labels that are there. One that is made up is
          wrong, too.
            == (Y == 1) -> | (Y == 0)
        overlooked-forgiven: You only looked at the labels that were given. One that is overlooked
          is wrong, too.
            (P > 0.5) == (Y == 1) -> (P <= 0.5) | (Y == 1)
        how-many: You compared how many labels are given. They must be the same ones.
            right.all(axis=1) -> (P > 0.5).sum(axis=1) == Y.sum(axis=1)
        all-wrong: You counted the pictures in which every label is wrong. `!=` asks what differs,
          `==` what agrees; and a label is given *above* ½.
            (P > 0.5) == -> (P > 0.5) !=
        truth-value: Python needs one truth value here, and an array has many. Of two comparisons in
          a row, put the first in brackets. An `if` needs `all` or `any` of what it looks at.
            (P > 0.5) == -> P > 0.5 ==
        """,
        {
            "threshold-too-low": _thresholds(*range(1, 49)),
            "threshold-too-high": _thresholds(*range(51, 100)),
        },
    ),
    hint="Three steps: which labels are given, where does that agree with Y, and for which "
    "rows does it agree everywhere?",
    steps=(
        "Comparing gives True and False: once for P with a number, once for that with Y. Then ask "
        "row by row whether all is True, and take the mean.",
        "For Y = [1, 0] and P = [0.7, 0.6] both labels are given; the first agrees with Y, the "
        "second does not: [True, False]. So this picture is wrong.",
    ),
)
