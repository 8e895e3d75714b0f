"""Exercise 9.4 · Exact match."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.variants import AnyOf


def exact_match(Y: np.ndarray, P: np.ndarray) -> Any:
    return np.mean(((P > 0.5) == (Y == 1)).all(axis=1))


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
        P[6], P[7] = 0.01, [0.52, 0.7, 0.01, 0.01, 0.01]
    elif size == 4:  # here only those below ½, and 1
        P[7] = 0.995, 0.995, 0.2, 0.3, 0.48
    elif size == 5:  # here 0, 1 / 5 and 1 differ from those near them, and from no threshold at all
        P[1, 2:] = 0.22, 0.03, 0.03
        P[2], P[3] = [1, 1, 0.02, 0.03, 0.08], [0.52, 0.7, 0, 0, 0]
    else:  # but here, what is overlooked is above a threshold that is too low
        P[0, 0] = 0.3
        P[8, 0] = 0.5 if size == 1 else 0.4
    columns, rows = rng.permutation(5), rng.permutation(n)
    return Y[rows][:, columns], P[rows][:, columns]


def _above(threshold: float) -> Callable[..., Any]:
    return lambda Y, P: np.mean(((threshold < P) == Y).all(axis=1))


EXERCISE = FunctionExercise(
    name="exact_match",
    number="9.4",
    title="Exact match",
    solution=exact_match,
    inputs=_draw_answers,
    misconceptions={
        "You returned the share of single labels that are right. A picture counts only if all "
        "of its labels are right.": lambda Y, P: np.mean((P > 0.5) == Y),
        "You counted a picture as soon as one label is right. All of them must be: `all`, not "
        "`any`.": lambda Y, P: np.mean(((P > 0.5) == Y).any(axis=1)),
        "You counted a picture as soon as most of its labels are right. All of them must be.": (
            AnyOf(
                lambda Y, P: np.mean(((P > 0.5) == Y).mean(axis=1) > 0.5),
                lambda Y, P: np.mean(((P > 0.5) == Y).mean(axis=1) >= 0.8),
            )
        ),
        "You asked for each label whether all pictures are right. `axis=1` goes along the "
        "labels of a picture.": lambda Y, P: np.mean(((P > 0.5) == Y).all(axis=0)),
        "You get 0 as soon as one picture is wrong. Either `all` has no axis, or `//` rounds "
        "the share down.": lambda Y, P: np.mean(((P > 0.5) == Y).all()),
        "You get 0, even if everything is right. `is` never holds between two arrays: compare "
        "them with `==`.": lambda Y, P: 0.0,
        "Your threshold is 0: a label is given wherever its probability is above 0. It is given "
        "above ½.": AnyOf(_above(0), lambda Y, P: np.mean((P.astype(bool) == Y).all(axis=1))),
        "Your threshold is 1: a label is given only where its probability is exactly 1. It is "
        "given above ½.": AnyOf(
            lambda Y, P: np.mean((P.astype(int) == Y).all(axis=1)),
            lambda Y, P: np.mean(((P == 1) == Y).all(axis=1)),
        ),
        "Your threshold is 0.2, or 1 divided by the number of labels. It is ½.": _above(1 / 5),
        "Your threshold is too low. A label is given above ½.": AnyOf(
            *map(_above, (0.01, 0.05, 0.1, 0.15, 0.25, 0.3, 1 / 3, 0.4, 0.45))
        ),
        "Your threshold is too high. A label is given above ½.": AnyOf(
            *map(_above, (0.55, 0.6, 2 / 3, 0.7, 0.75, 0.8, 0.9, 0.95, 0.99))
        ),
        "You give a label at exactly ½, too. It is given *above* ½: `>`.": (
            lambda Y, P: np.mean(((P >= 0.5) == Y).all(axis=1))
        ),
        "You left out the pictures without labels. They count, too: such a picture is right if "
        "nothing is given.": lambda Y, P: exact_match(Y[Y.any(axis=1)], P[Y.any(axis=1)]),
        "You never counted a picture without labels. Such a picture is right if nothing is "
        "given.": lambda Y, P: np.mean(((P > 0.5) == Y).all(axis=1) & Y.any(axis=1)),
        "You counted the pictures. Asked for is their share: divide by how many there are.": (
            lambda Y, P: np.sum(((P > 0.5) == Y).all(axis=1))
        ),
        "You returned True or False for each picture. Take their mean.": (
            lambda Y, P: ((P > 0.5) == Y).all(axis=1)
        ),
        "You compared the probabilities themselves with 0 and 1. First decide which labels are "
        "given.": lambda Y, P: np.mean((P == Y).all(axis=1)),
        "You compared only the most probable label of each picture. There may be several.": (
            lambda Y, P: np.mean(P.argmax(axis=1) == Y.argmax(axis=1))
        ),
        "You compared only the first label that is given. There may be several.": (
            lambda Y, P: np.mean((P > 0.5).argmax(axis=1) == Y.argmax(axis=1))
        ),
        "You returned, for each picture, the share of its labels that are right. Ask whether "
        "all of them are, and then for the share of pictures.": (
            lambda Y, P: np.mean((P > 0.5) == Y, axis=1)
        ),
        "You counted the hits among all labels. A label that is neither there nor given is "
        "right, too, and a picture counts only as a whole.": (
            lambda Y, P: np.mean((P > 0.5) & (Y == 1))
        ),
        "You asked where all labels are hits. A label that is neither there nor given "
        "is right, too: compare what is given with Y, using `==`.": (
            lambda Y, P: np.mean(((P > 0.5) & (Y == 1)).all(axis=1))
        ),
        "That is the recall: of the labels that are there, the share that is given. Exact "
        "match looks at whole pictures.": lambda Y, P: np.mean((P > 0.5)[Y == 1]),
        "That is the precision: of the labels that are given, the share that is there. Exact "
        "match looks at whole pictures.": lambda Y, P: np.mean(Y[P > 0.5]),
        "You divided by the number of labels. Divide by the number of pictures.": (
            lambda Y, P: ((P > 0.5) == Y).all(axis=1).sum() / Y.shape[1]
        ),
        "You only looked at the labels that are there. One that is made up is wrong, too.": (
            lambda Y, P: np.mean(((P > 0.5) | (Y == 0)).all(axis=1))
        ),
        "You only looked at the labels that were given. One that is overlooked is wrong, "
        "too.": lambda Y, P: np.mean(((P <= 0.5) | (Y == 1)).all(axis=1)),
        "You compared how many labels are given. They must be the same ones.": (
            lambda Y, P: np.mean((P > 0.5).sum(axis=1) == Y.sum(axis=1))
        ),
        "You returned the share of pictures with a mistake. Asked for is the share without.": (
            lambda Y, P: 1 - exact_match(Y, P)
        ),
        "You divided by the number of all labels. Divide by the number of pictures.": (
            lambda Y, P: ((P > 0.5) == Y).all(axis=1).sum() / Y.size
        ),
        "That is F1, which gives credit for parts. Exact match gives none.": lambda Y, P: (
            2 * ((P > 0.5) & (Y == 1)).sum() / ((P > 0.5).sum() + (Y == 1).sum())
        ),
        "You returned percent. A share is a number between 0 and 1.": (
            lambda Y, P: 100 * exact_match(Y, P)
        ),
        "You counted the pictures in which every label is wrong. `!=` asks what differs, `==` "
        "what agrees; and a label is given *above* ½.": (
            lambda Y, P: np.mean(((P > 0.5) != Y).all(axis=1))
        ),
        "Python needs one truth value here, and an array has many. Of two comparisons in a row, "
        "put the first in brackets. An `if` needs `all` or `any` of what it looks at.": (
            lambda Y, P: np.mean((P > 0.5 == Y).all(axis=1))
        ),
        "You gave a label where its probability is below ½. It is given above.": (
            lambda Y, P: np.mean(((P < 0.5) == Y).all(axis=1))
        ),
    },
    hint="Three steps: which labels are given, where does that agree with Y, and for which "
    "rows does it agree everywhere?",
)
