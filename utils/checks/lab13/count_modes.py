"""Exercise 13.4 · Count the modes."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.variants import AnyOf


def count_modes(points: np.ndarray, centres: np.ndarray, radius: float, at_least: int) -> Any:
    return int(np.sum(_near(points, centres, radius) >= at_least))


def _near(points: np.ndarray, centres: np.ndarray, radius: float) -> np.ndarray:
    return np.sum(_distances(points, centres) < radius, axis=0)


def _differences_within(points: np.ndarray, centres: np.ndarray, radius: float) -> np.ndarray:
    return np.abs(points[:, None] - centres) < radius


def _distances(points: np.ndarray, centres: np.ndarray) -> np.ndarray:
    return np.linalg.norm(points[:, None] - centres, axis=2)


def _draw_clouds(rng: np.random.Generator, size: int) -> tuple:
    """Centres with as many points near them as are needed for every mistake to show.

    Some have exactly `at_least` points near them, some more, one fewer, or none. Others have
    too few, and more in the corners of the square around the circle, farther off, between the
    radius and its square or its root, or at the radius exactly. The circles of two centres
    overlap, and all their points lie in both. In two sizes one without points shares its first
    number with one that has many, and lies on this or that side of all others. Either the first
    point is needed or the last one, and either the first centre is found or the last one: the size
    says which.
    """
    radius = float(
        rng.choice([0.5, 0.75, 1.25, 1.5, 1.75])
    )  # exact, also after adding and squaring
    at_least = int(rng.integers(2, 5))
    # on a grid, so that some share their first or second number; the first at (0, 0), so that
    # subtracting it once too often does nothing
    places = np.array([12, *rng.permutation(np.delete(np.arange(25), 12))])
    centres = 8.0 * np.stack([places // 5, places % 5], axis=1) - 16
    kinds = ["corner", "ring", "far", "diagonal", "edge", "twin", "just", "fewer", "aside"]
    kinds += ["just"] * (size % 2) + ["more"] * (size % 3)
    kinds += ["many"] if size == 4 else ["none"]
    kinds += ["bare"] if size in (2, 5) else []
    first_is_found = size in (2, 3)
    found, missed = kinds.pop(kinds.index("just")), kinds.pop(kinds.index("fewer"))
    kinds = [kinds[i] for i in rng.permutation(len(kinds))]
    kinds = ["many", *kinds]
    kinds = [found, *kinds, missed] if first_is_found else [missed, *kinds, found]
    # two share neither their first nor their second number with any other, and one of the two
    # lies on this or that side of all others; a third shares its second number only
    alone = len(kinds) - 1 if first_is_found else 0
    centres[alone] = 27.0 if size % 2 else -27.0
    if "none" in kinds:
        centres[kinds.index("none")] = 32.0, -32.0
    centres[kinds.index("aside")] = 44.0, centres[1][1]
    if "bare" in kinds:
        centres[kinds.index("bare")] = centres[1][0], 52.0 if size % 2 else -52.0
    points = []
    for centre, what in zip(centres, kinds, strict=False):
        n = {"many": 2, "more": at_least + 1, "just": at_least}.get(what, at_least - 1)
        n = 0 if what in ("twin", "none", "bare") else n
        if what == "many":  # most at the centre itself, exactly as far from (0, 0) as it is
            points += [centre] * 4
        points += [centre + step for step in _steps(rng, n, 0.0, 0.65 * radius)]
        if what == "diagonal":  # within the circle, and outside a square that stands on its corner
            points.append(centre + 0.6 * radius * rng.choice([-1, 1], 2))
        if what == "corner":
            signs = rng.choice([-1, 1], (3, 2))
            points += [centre + 0.85 * radius * sign for sign in signs]
        if what == "far":
            points += [centre + step for step in _steps(rng, 3, 1.6 * radius, 1.75 * radius)]
        if what == "ring":
            low, high = sorted((radius, radius**0.5 if radius < 1 else radius**2))
            points += [centre + step for step in _steps(rng, 3, 1.05 * low, 0.95 * high)]
        if what == "edge":
            points.append(centre + radius * rng.permutation([0, rng.choice([-1, 1])]))
        if what == "twin":
            way = np.round(1.2 * radius * _steps(rng, 1, 1.0, 1.0)[0], 2)
            twin = centre + way
            points += [centre + way / 2 + step for step in _steps(rng, at_least, 0, 0.3 * radius)]
    places_of_two = kinds.index("twin") + 1
    centres = np.insert(centres[: len(kinds)], places_of_two, twin, axis=0)
    cloud = np.round(np.array(points)[rng.permutation(len(points))], 2)
    # the point that is needed, and one that is not
    near = np.linalg.norm(cloud[:, None] - centres, axis=2) < radius
    needed = near[:, 0 if first_is_found else -1].nonzero()[0][0]
    rich = near[:, near.sum(axis=0) > at_least].any(axis=1).nonzero()[0][0]
    others = [i for i in range(len(cloud)) if i not in (needed, rich)]
    order = [needed, *others, rich] if size % 2 else [rich, *others, needed]
    return cloud[order], centres, radius, at_least


def _steps(rng: np.random.Generator, n: int, low: float, high: float) -> np.ndarray:
    angles, lengths = rng.uniform(0, 2 * np.pi, n), rng.uniform(low, high, n)
    return lengths[:, None] * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def _counted(near: Callable) -> Callable:
    """How many centres have enough points, where `near` says which points (n, m) count."""
    return lambda points, centres, radius, at_least: int(
        np.sum(near(points[:, None] - centres, radius).sum(axis=0) >= at_least)
    )


def _with_first(choose: Callable) -> Callable:
    """Counts the modes after `choose(points, centres)` has left some of them out."""

    def count(points: Any, centres: Any, radius: float, at_least: int) -> Any:
        points, centres = choose(points, centres)
        return count_modes(points, centres, radius, at_least)

    return count


def _from_all_counts(modes: Callable) -> Callable:
    """What `modes(counts, at_least)` makes of the number of points near each centre."""
    return lambda points, centres, radius, at_least: int(
        modes(_near(points, centres, radius), at_least)
    )


def _asked_after_each_point(points: Any, centres: Any, radius: float, at_least: int) -> int:
    """The question whether there are enough, asked after every point, near or not."""
    so_far = np.cumsum(_distances(points, centres) < radius, axis=0)
    return int(np.sum(so_far >= at_least))


def _shifts_the_points(points: Any, centres: Any, radius: float, at_least: int) -> int:
    """The points move on with each centre that is subtracted from them."""
    shifted = np.cumsum(centres, axis=0)
    return count_modes(points, shifted, radius, at_least)


def _nearest_of_near(points: Any, centres: Any, radius: float, at_least: int) -> int:
    away = _distances(points, centres)
    nearest = away.argmin(axis=1)[away.min(axis=1) < radius]
    return int(np.sum(np.bincount(nearest, minlength=len(centres)) >= at_least))


def _root_of_sum(away: np.ndarray, radius: float) -> np.ndarray:
    with np.errstate(invalid="ignore"):  # the root of a negative number
        return np.sqrt(away.sum(axis=2)) < radius


def _squared_first(points: Any, centres: Any, radius: float, at_least: int) -> int:
    near = _root_of_sum(points[:, None] ** 2 - centres**2, radius)
    return int(np.sum(near.sum(axis=0) >= at_least))


class WholeNumberExercise(FunctionExercise):
    """Asks for a whole number, and takes no float for it."""

    def _is_right(self, got: Any, expected: Any) -> bool:
        is_float = isinstance(got.value, float | np.floating)
        return super()._is_right(got, expected) and not is_float


def _stops_at_the_first(points: Any, centres: Any, radius: float, at_least: int) -> int:
    return int(np.sum(_near(points, centres[:1], radius) >= at_least))


EXERCISE = WholeNumberExercise(
    name="count_modes",
    number="13.4",
    title="Count the modes",
    solution=count_modes,
    inputs=_draw_clouds,
    misconceptions={
        "Each point has two distances in your function, one for each of its numbers. As the crow "
        "flies it has one: the root of the two squares, added up along axis 1.": (
            lambda points, centres, radius, at_least: int(
                np.sum(_differences_within(points, centres, radius).sum(axis=(0, 2)) >= at_least)
            )
        ),
        "A point counts for you as soon as one of its two differences is small. The distance is "
        "the root of their squares, added up.": _counted(
            lambda away, radius: (np.abs(away) < radius).any(axis=2)
        ),
        "In your function one point is enough for a mode. It needs `at_least` points.": (
            lambda points, centres, radius, at_least: count_modes(points, centres, radius, 1)
        ),
        "You ask for more than `at_least` points. As many are enough: `>=`.": (
            lambda points, centres, radius, at_least: count_modes(
                points, centres, radius, at_least + 1
            )
        ),
        "You counted the points near a centre. Asked for is how many centres have enough of "
        "them.": lambda points, centres, radius, at_least: int(
            np.sum(_near(points, centres, radius))
        ),
        "You returned the points near each centre. How many of these numbers are large "
        "enough?": lambda points, centres, radius, at_least: _near(points, centres, radius),
        "You returned True and False for each centre. Count the True ones.": (
            lambda points, centres, radius, at_least: _near(points, centres, radius) >= at_least
        ),
        "You returned the share of the modes. Asked for is their number.": (
            lambda points, centres, radius, at_least: float(
                np.mean(_near(points, centres, radius) >= at_least)
            )
        ),
        "You counted the modes that are not found.": (
            lambda points, centres, radius, at_least: int(
                np.sum(_near(points, centres, radius) < at_least)
            )
        ),
        "You counted every centre. Some have too few points near them: is a comparison missing, or "
        "the wrong way round?": (lambda points, centres, radius, at_least: len(centres)),
        "You compared the two differences one by one, which makes a square around the centre. "
        "As the crow flies it is the root of their squares, added up.": _counted(
            lambda away, radius: (np.abs(away) < radius).all(axis=2)
        ),
        "You left out the root: squared distances are compared with the radius.": _counted(
            lambda away, radius: (away**2).sum(axis=2) < radius
        ),
        "You added the differences without squares, so that they can cancel.": AnyOf(
            _counted(lambda away, radius: np.abs(away.sum(axis=2)) < radius),
            _counted(lambda away, radius: away.sum(axis=2) < radius),
            _counted(lambda away, radius: -away.sum(axis=2) < radius),
            _counted(_root_of_sum),
            _counted(lambda away, radius: _root_of_sum(-away, radius)),
        ),
        "You added the differences without their signs. As the crow flies it is the root of "
        "their squares, added up.": AnyOf(
            _counted(lambda away, radius: np.abs(away).sum(axis=2) < radius),
            _counted(lambda away, radius: np.sqrt(np.abs(away).sum(axis=2)) < radius),
        ),
        "You looked at the first number of each point only. A point has two.": _counted(
            lambda away, radius: np.abs(away[:, :, 0]) < radius
        ),
        "You looked at the second number of each point only. A point has two.": _counted(
            lambda away, radius: np.abs(away[:, :, 1]) < radius
        ),
        "You wrote 0.25 as a number. Use `radius`.": (
            lambda points, centres, radius, at_least: count_modes(points, centres, 0.25, at_least)
        ),
        "You wrote 5 as a number. Use `at_least`.": (
            lambda points, centres, radius, at_least: count_modes(points, centres, radius, 5)
        ),
        "The number is right, but it is a float. Return a whole number, without a point.": (
            lambda points, centres, radius, at_least: float(
                count_modes(points, centres, radius, at_least)
            )
        ),
        "You count points at the distance `radius` itself. They have to be closer: `<`.": (
            _counted(lambda away, radius: np.linalg.norm(away, axis=2) <= radius)
        ),
        "You gave each point to its nearest centre only. A point may lie near two centres; it "
        "counts for both.": _nearest_of_near,
        "You left out the first point. Python counts from 0.": (
            _with_first(lambda points, centres: (points[1:], centres))
        ),
        "You left out the last point.": (
            _with_first(lambda points, centres: (points[:-1], centres))
        ),
        "You left out the first centre. Python counts from 0.": (
            _with_first(lambda points, centres: (points, centres[1:]))
        ),
        "You left out the last centre.": (
            _with_first(lambda points, centres: (points, centres[:-1]))
        ),
        "You looked at 8 centres, as many as the ring has. Here there are `len(centres)`.": (
            _with_first(lambda points, centres: (points, centres[:8]))
        ),
        "Only the last centre counts. Is the count of modes set back to 0 in each round, or "
        "does the comparison stand behind the loop?": (
            _with_first(lambda points, centres: (points, centres[-1:]))
        ),
        "The count of near points goes on from one centre to the next. Set it to 0 for each.": (
            _from_all_counts(lambda near, at_least: np.sum(np.cumsum(near) >= at_least))
        ),
        "You counted a mode again with every further point. Ask once for each centre, after "
        "all the points, whether there are enough.": AnyOf(
            _from_all_counts(lambda near, at_least: np.sum(np.maximum(near - at_least + 1, 0))),
            _asked_after_each_point,
        ),
        "You subtract each centre from `points` itself, so the next one is subtracted from "
        "points that have moved. Give the differences a name of their own.": _shifts_the_points,
        "You looked at the first centre only. Is the `return` inside the loop?": (
            _stops_at_the_first
        ),
        "Your count never gets beyond 1. Does a `return` or a `break` end the loop at the first "
        "mode? Or is `found += 1`, which adds 1, written `found = +1`, which starts again?": (
            lambda points, centres, radius, at_least: min(
                1, count_modes(points, centres, radius, at_least)
            )
        ),
        "You squared first and subtracted then. Subtract first, then square the differences.": (
            _squared_first
        ),
        "You took the mean of the two squares. They are added up.": _counted(
            lambda away, radius: np.sqrt((away**2).mean(axis=2)) < radius
        ),
        "You gave every point to its nearest centre, near or not. Only points closer than "
        "`radius` count.": lambda points, centres, radius, at_least: int(
            np.sum(
                np.bincount(_distances(points, centres).argmin(axis=1), minlength=len(centres))
                >= at_least
            )
        ),
        "You found no mode at all. Do you add up the two squares of each point, along axis 1, "
        "so that there is one distance for each point? Is it their number, not their share, "
        "that you compare with `at_least`?": (lambda points, centres, radius, at_least: 0),
        "You subtracted all centres from all points at once, and the shapes do not fit. Take "
        "one centre at a time.": lambda points, centres, radius, at_least: int(
            np.sum(np.linalg.norm(points - centres, axis=1) < radius)
        ),
    },
    hint="For one centre: subtract it from all points, and turn each row of differences into a "
    "distance. How many are small enough, and are those enough? Then the same for each centre.",
)
