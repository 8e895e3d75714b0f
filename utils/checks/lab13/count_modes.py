"""Exercise 13.4 · Count the modes."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.variants import AnyOf


def count_modes(points: np.ndarray, centers: np.ndarray, radius: float, at_least: int) -> Any:
    return int(np.sum(_near(points, centers, radius) >= at_least))


def _near(points: np.ndarray, centers: np.ndarray, radius: float) -> np.ndarray:
    return np.sum(_distances(points, centers) < radius, axis=0)


def _differences_within(points: np.ndarray, centers: np.ndarray, radius: float) -> np.ndarray:
    return np.abs(points[:, None] - centers) < radius


def _distances(points: np.ndarray, centers: np.ndarray) -> np.ndarray:
    return np.linalg.norm(points[:, None] - centers, axis=2)


def _draw_clouds(rng: np.random.Generator, size: int) -> tuple:
    """Draw points (n, 2), centers (m, 2), a radius and `at_least`, so that every mistake shows.

    Some centers have exactly `at_least` points near them, some more, one fewer, or none. Others
    have too few, and more in the corners of the square around the circle, farther off, between the
    radius and its square or its root, or at the radius exactly. The circles of two centers
    overlap, and all their points lie in both. In two sizes one without points shares its first
    number with one that has many, and lies on this or that side of all others. Either the first
    point is needed or the last one, and either the first center is found or the last one: the size
    says which.
    """
    radius = float(
        rng.choice([0.5, 0.75, 1.25, 1.5, 1.75])
    )  # exact, also after adding and squaring
    at_least = int(rng.integers(2, 5))
    # on a grid, so that some share their first or second number; the first at (0, 0), so that
    # subtracting it once too often does nothing
    places = np.array([12, *rng.permutation(np.delete(np.arange(25), 12))])
    centers = 8.0 * np.stack([places // 5, places % 5], axis=1) - 16
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
    centers[alone] = 27.0 if size % 2 else -27.0
    if "none" in kinds:
        centers[kinds.index("none")] = 32.0, -32.0
    centers[kinds.index("aside")] = 44.0, centers[1][1]
    if "bare" in kinds:
        centers[kinds.index("bare")] = centers[1][0], 52.0 if size % 2 else -52.0
    points = []
    for center, what in zip(centers, kinds, strict=False):
        n = {"many": 2, "more": at_least + 1, "just": at_least}.get(what, at_least - 1)
        n = 0 if what in ("twin", "none", "bare") else n
        if what == "many":  # most at the center itself, exactly as far from (0, 0) as it is
            points += [center] * 4
        points += [center + step for step in _steps(rng, n, 0.0, 0.65 * radius)]
        if what == "diagonal":  # within the circle, and outside a square that stands on its corner
            points.append(center + 0.6 * radius * rng.choice([-1, 1], 2))
        if what == "corner":
            signs = rng.choice([-1, 1], (3, 2))
            points += [center + 0.85 * radius * sign for sign in signs]
        if what == "far":
            points += [center + step for step in _steps(rng, 3, 1.6 * radius, 1.75 * radius)]
        if what == "ring":
            low, high = sorted((radius, radius**0.5 if radius < 1 else radius**2))
            points += [center + step for step in _steps(rng, 3, 1.05 * low, 0.95 * high)]
        if what == "edge":
            points.append(center + radius * rng.permutation([0, rng.choice([-1, 1])]))
        if what == "twin":
            way = np.round(1.2 * radius * _steps(rng, 1, 1.0, 1.0)[0], 2)
            twin = center + way
            points += [center + way / 2 + step for step in _steps(rng, at_least, 0, 0.3 * radius)]
    places_of_two = kinds.index("twin") + 1
    centers = np.insert(centers[: len(kinds)], places_of_two, twin, axis=0)
    cloud = np.round(np.array(points)[rng.permutation(len(points))], 2)
    # the point that is needed, and one that is not
    near = np.linalg.norm(cloud[:, None] - centers, axis=2) < radius
    needed = near[:, 0 if first_is_found else -1].nonzero()[0][0]
    rich = near[:, near.sum(axis=0) > at_least].any(axis=1).nonzero()[0][0]
    others = [i for i in range(len(cloud)) if i not in (needed, rich)]
    order = [needed, *others, rich] if size % 2 else [rich, *others, needed]
    return cloud[order], centers, radius, at_least


def _steps(rng: np.random.Generator, n: int, low: float, high: float) -> np.ndarray:
    angles, lengths = rng.uniform(0, 2 * np.pi, n), rng.uniform(low, high, n)
    return lengths[:, None] * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def _counted(near: Callable) -> Callable:
    """Return a count of centers with enough points, where `near` says which points (n, m) count."""
    return lambda points, centers, radius, at_least: int(
        np.sum(near(points[:, None] - centers, radius).sum(axis=0) >= at_least)
    )


def _with_first(choose: Callable) -> Callable:
    """Return `count_modes` after `choose(points, centers)` has left some of them out."""

    def count(points: Any, centers: Any, radius: float, at_least: int) -> Any:
        points, centers = choose(points, centers)
        return count_modes(points, centers, radius, at_least)

    return count


def _from_all_counts(modes: Callable) -> Callable:
    """Return what `modes(counts, at_least)` makes of the number of points near each center."""
    return lambda points, centers, radius, at_least: int(
        modes(_near(points, centers, radius), at_least)
    )


def _asked_after_each_point(points: Any, centers: Any, radius: float, at_least: int) -> int:
    """Ask after every point, near or not, whether there are enough."""
    so_far = np.cumsum(_distances(points, centers) < radius, axis=0)
    return int(np.sum(so_far >= at_least))


def _shifts_the_points(points: Any, centers: Any, radius: float, at_least: int) -> int:
    """Move the points on with each center that is subtracted from them."""
    shifted = np.cumsum(centers, axis=0)
    return count_modes(points, shifted, radius, at_least)


def _nearest_of_near(points: Any, centers: Any, radius: float, at_least: int) -> int:
    away = _distances(points, centers)
    nearest = away.argmin(axis=1)[away.min(axis=1) < radius]
    return int(np.sum(np.bincount(nearest, minlength=len(centers)) >= at_least))


def _root_of_sum(away: np.ndarray, radius: float) -> np.ndarray:
    with np.errstate(invalid="ignore"):  # the root of a negative number
        return np.sqrt(away.sum(axis=2)) < radius


def _squared_first(points: Any, centers: Any, radius: float, at_least: int) -> int:
    near = _root_of_sum(points[:, None] ** 2 - centers**2, radius)
    return int(np.sum(near.sum(axis=0) >= at_least))


class WholeNumberExercise(FunctionExercise):
    """An exercise that asks for a whole number, and takes no float for it."""

    def _is_right(self, got: Any, expected: Any) -> bool:
        is_float = isinstance(got.value, float | np.floating)
        return super()._is_right(got, expected) and not is_float


def _stops_at_the_first(points: Any, centers: Any, radius: float, at_least: int) -> int:
    return int(np.sum(_near(points, centers[:1], radius) >= at_least))


EXERCISE = WholeNumberExercise(
    name="count_modes",
    number="13.4",
    title="Count the modes",
    solution=count_modes,
    inputs=_draw_clouds,
    misconceptions={
        "Each point has two distances in your function, one for each of its numbers. As the crow "
        "flies it has one: the root of the two squares, added up along axis 1.": (
            lambda points, centers, radius, at_least: int(
                np.sum(_differences_within(points, centers, radius).sum(axis=(0, 2)) >= at_least)
            )
        ),
        "A point counts for you as soon as one of its two differences is small. The distance is "
        "the root of their squares, added up.": _counted(
            lambda away, radius: (np.abs(away) < radius).any(axis=2)
        ),
        "In your function one point is enough for a mode. It needs `at_least` points.": (
            lambda points, centers, radius, at_least: count_modes(points, centers, radius, 1)
        ),
        "You ask for more than `at_least` points. As many are enough: `>=`.": (
            lambda points, centers, radius, at_least: count_modes(
                points, centers, radius, at_least + 1
            )
        ),
        "You counted the points near a center. Asked for is how many centers have enough of "
        "them.": lambda points, centers, radius, at_least: int(
            np.sum(_near(points, centers, radius))
        ),
        "You returned the points near each center. How many of these numbers are large "
        "enough?": lambda points, centers, radius, at_least: _near(points, centers, radius),
        "You returned True and False for each center. Count the True ones.": (
            lambda points, centers, radius, at_least: _near(points, centers, radius) >= at_least
        ),
        "You returned the share of the modes. Asked for is their number.": (
            lambda points, centers, radius, at_least: float(
                np.mean(_near(points, centers, radius) >= at_least)
            )
        ),
        "You counted the modes that are not found.": (
            lambda points, centers, radius, at_least: int(
                np.sum(_near(points, centers, radius) < at_least)
            )
        ),
        "You counted every center. Some have too few points near them: is a comparison missing, or "
        "the wrong way round?": (lambda points, centers, radius, at_least: len(centers)),
        "You compared the two differences one by one, which makes a square around the center. "
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
            lambda points, centers, radius, at_least: count_modes(points, centers, 0.25, at_least)
        ),
        "You wrote 5 as a number. Use `at_least`.": (
            lambda points, centers, radius, at_least: count_modes(points, centers, radius, 5)
        ),
        "The number is right, but it is a float. Return a whole number, without a point.": (
            lambda points, centers, radius, at_least: float(
                count_modes(points, centers, radius, at_least)
            )
        ),
        "You count points at the distance `radius` itself. They have to be closer: `<`.": (
            _counted(lambda away, radius: np.linalg.norm(away, axis=2) <= radius)
        ),
        "You gave each point to its nearest center only. A point may lie near two centers; it "
        "counts for both.": _nearest_of_near,
        "You left out the first point. Python counts from 0.": (
            _with_first(lambda points, centers: (points[1:], centers))
        ),
        "You left out the last point.": (
            _with_first(lambda points, centers: (points[:-1], centers))
        ),
        "You left out the first center. Python counts from 0.": (
            _with_first(lambda points, centers: (points, centers[1:]))
        ),
        "You left out the last center.": (
            _with_first(lambda points, centers: (points, centers[:-1]))
        ),
        "You looked at 8 centers, as many as the ring has. Here there are `len(centers)`.": (
            _with_first(lambda points, centers: (points, centers[:8]))
        ),
        "Only the last center counts. Is the count of modes set back to 0 in each round, or "
        "does the comparison stand behind the loop?": (
            _with_first(lambda points, centers: (points, centers[-1:]))
        ),
        "The count of near points goes on from one center to the next. Set it to 0 for each.": (
            _from_all_counts(lambda near, at_least: np.sum(np.cumsum(near) >= at_least))
        ),
        "You counted a mode again with every further point. Ask once for each center, after "
        "all the points, whether there are enough.": AnyOf(
            _from_all_counts(lambda near, at_least: np.sum(np.maximum(near - at_least + 1, 0))),
            _asked_after_each_point,
        ),
        "You subtract each center from `points` itself, so the next one is subtracted from "
        "points that have moved. Give the differences a name of their own.": _shifts_the_points,
        "You looked at the first center only. Is the `return` inside the loop?": (
            _stops_at_the_first
        ),
        "Your count never gets beyond 1. Does a `return` or a `break` end the loop at the first "
        "mode? Or is `found += 1`, which adds 1, written `found = +1`, which starts again?": (
            lambda points, centers, radius, at_least: min(
                1, count_modes(points, centers, radius, at_least)
            )
        ),
        "You squared first and subtracted then. Subtract first, then square the differences.": (
            _squared_first
        ),
        "You took the mean of the two squares. They are added up.": _counted(
            lambda away, radius: np.sqrt((away**2).mean(axis=2)) < radius
        ),
        "You gave every point to its nearest center, near or not. Only points closer than "
        "`radius` count.": lambda points, centers, radius, at_least: int(
            np.sum(
                np.bincount(_distances(points, centers).argmin(axis=1), minlength=len(centers))
                >= at_least
            )
        ),
        "You found no mode at all. Do you add up the two squares of each point, along axis 1, "
        "so that there is one distance for each point? Is it their number, not their share, "
        "that you compare with `at_least`?": (lambda points, centers, radius, at_least: 0),
        "You subtracted all centers from all points at once, and the shapes do not fit. Take "
        "one center at a time.": lambda points, centers, radius, at_least: int(
            np.sum(np.linalg.norm(points - centers, axis=1) < radius)
        ),
    },
    hint="For one center: subtract it from all points, and turn each row of differences into a "
    "distance. How many are small enough, and are those enough? Then the same for each center.",
)
