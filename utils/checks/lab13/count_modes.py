"""Exercise 13.4 · Count the modes."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def count_modes(points: np.ndarray, centers: np.ndarray, radius: float, at_least: int) -> Any:
    found = 0
    for center in centers:
        distances = np.sqrt(np.sum((points - center) ** 2, axis=1))
        if np.sum(distances < radius) >= at_least:
            found += 1
    return found


def _point_by_point(points: Any, centers: Any, radius: float, at_least: int) -> Any:
    found = 0
    for center in centers:
        near = 0
        for point in points:
            if np.sqrt(np.sum((point - center) ** 2)) < radius:
                near += 1
        if near >= at_least:
            found += 1
    return found


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


def _distances(points: np.ndarray, centers: np.ndarray) -> np.ndarray:
    """Return the distance of each point from each center, (n, m)."""
    return np.linalg.norm(points[:, None] - centers, axis=2)


def _near(points: np.ndarray, centers: np.ndarray, radius: float) -> np.ndarray:
    """Count the points near each center, (m,)."""
    return np.sum(_distances(points, centers) < radius, axis=0)


def _near_the_nearest(points: np.ndarray, centers: np.ndarray, radius: float) -> np.ndarray:
    """Count the points near each center, (m,), each point for its nearest center only."""
    away = _distances(points, centers)
    nearest = away.argmin(axis=1)[away.min(axis=1) < radius]
    return np.bincount(nearest, minlength=len(centers))


class WholeNumberExercise(FunctionExercise):
    """An exercise that asks for a whole number, and takes no float for it."""

    def _is_right(self, got: Any, expected: Any) -> bool:
        is_float = isinstance(got.value, float | np.floating)
        return super()._is_right(got, expected) and not is_float


EXERCISE = WholeNumberExercise(
    name="count_modes",
    number="13.4",
    title="Count the modes",
    solution=count_modes,
    also=(_point_by_point,),
    inputs=_draw_clouds,
    mistakes=mistakes(
        """
        two-distances: Each point has two distances in your function, one for each of its numbers.
          As the crow flies it has one: the root of the two squares, added up along axis 1.
            np.sqrt(np.sum((points - center) ** 2, axis=1)) -> np.abs(points - center)
        one-is-small: A point counts for you as soon as one of its two differences is small. The
          distance is the root of their squares, added up.
            np.sqrt(np.sum((points - center) ** 2, axis=1)) -> np.abs(points - center).min(axis=1)
        square: You compared the two differences one by one, which makes a square around the center.
          As the crow flies it is the root of their squares, added up.
            np.sqrt(np.sum((points - center) ** 2, axis=1)) -> np.abs(points - center).max(axis=1)
        one-coordinate: You looked at one of the two numbers of each point only. Both differences
          make the distance.
            np.sqrt(np.sum((points - center) ** 2, axis=1)) -> np.abs(points - center)[:, 0]
            or
            np.sqrt(np.sum((points - center) ** 2, axis=1)) -> np.abs(points - center)[:, 1]
        no-squares: You added the differences without squares, so that they can cancel.
            np.sqrt(np.sum((points - center) ** 2, axis=1)) -> np.sum(points - center, axis=1)
            or
            np.sqrt(np.sum((points - center) ** 2, axis=1)) -> np.sum(center - points, axis=1)
            or
            np.sqrt(np.sum((points - center) ** 2, axis=1)) -> abs(np.sum(points - center, axis=1))
            or
            (points - center) ** 2 -> points - center
            or
            (points - center) ** 2 -> center - points
        no-signs: You added the differences without their signs. As the crow flies it is the root of
          their squares, added up.
            np.sqrt(np.sum((points - center) ** 2, axis=1)) -> np.abs(points - center).sum(axis=1)
            or
            (points - center) ** 2 -> np.abs(points - center)
        squared-first: You squared first and subtracted then. Subtract first, then square the
          differences.
            (points - center) ** 2 -> points**2 - center**2
        more-than: You ask for more than `at_least` points. As many are enough.
            >= at_least -> > at_least
        exactly: You ask for exactly `at_least` points. More are enough, too.
            >= at_least -> == at_least
        points-counted: You counted the points near a center. Asked for is how many centers have
          enough of them.
            = int(np.sum(_near(points, centers, radius)))
            or
            found += 1 -> found += int(np.sum(distances < radius))
            or
            = int(np.sum(_distances(points, centers).min(axis=1) < radius))
        distances-added: You added up the small distances. How many are they?
            distances < radius -> distances[distances < radius]
        one-for-each-center: You returned something for each center. Asked for is one number: how
          many centers have enough points near them.
            = _near(points, centers, radius)
            or
            = _near(points, centers, radius) >= at_least
            or
            = _near(points, centers, radius).tolist()
            or
            = (_near(points, centers, radius) >= at_least).tolist()
        share: You returned the share of the modes. Asked for is their number.
            return found -> return found / len(centers)
        not-found: You counted the modes that are not found.
            >= at_least -> < at_least
        every-center: You counted every center. Some have too few points near them: is a comparison
          missing, or the wrong way round?
            = len(centers)
        wrote-numbers: You wrote 0.25 or 5 as a number, as in the lab. Use `radius` and `at_least`.
            < radius -> < 0.25
            or
            >= at_least -> >= 5
            or
            < radius -> < 0.25
            >= at_least -> >= 5
        float: The number is right, but it is a float. Return a whole number, without a point.
            return found -> return float(found)
        nearest-only: You gave each point to its nearest center only. A point may lie near two
          centers; it counts for both.
            = int(np.sum(_near_the_nearest(points, centers, radius) >= at_least))
        near-or-not: You gave every point to its nearest center, near or not. Only points closer
          than `radius` count.
            = int(np.sum(_near_the_nearest(points, centers, np.inf) >= at_least))
        eight: You looked at 8 centers, as many as the ring has. Here there are `len(centers)`.
            in centers: -> in centers[:8]:
        first-center: You looked at the first center only. Is the `return` inside the loop?
            in centers: -> in centers[:1]:
        last-center: Only the last center counts. Is the count of modes set back to 0 in each round,
          or does the comparison stand behind the loop?
            in centers: -> in centers[-1:]:
        not-reset: The count of near points goes on from one center to the next. Set it to 0 for
          each.
            = int(np.sum(np.cumsum(_near(points, centers, radius)) >= at_least))
        counted-again: You counted a mode again with every further point. Ask once for each center,
          after all the points, whether there are enough.
            = int(np.sum(np.maximum(_near(points, centers, radius) - at_least + 1, 0)))
            or
            = int(np.sum(np.cumsum(_distances(points, centers) < radius, axis=0) >= at_least))
        points-moved: You subtract each center from `points` itself, so the next one is subtracted
          from points that have moved. Give the differences a name of their own.
            = count_modes(points, np.cumsum(centers, axis=0), radius, at_least)
        at-most-1: Your count never gets beyond 1. Does a `return` or a `break` end the loop at the
          first mode? Or is `found += 1`, which adds 1, written `found = +1`, which starts again?
            return found -> return min(found, 1)
        none: You found no mode at all. Do you add up the two squares of each point, along axis 1,
          so that there is one distance for each point? Is it their number, not their share, that
          you compare with `at_least`?
            = 0
        all-at-once: You subtracted all centers from all points at once, and the shapes do not fit.
          Take one center at a time.
            points - center -> points - centers
        """
    ),
    hint="For one center: subtract it from all points, and turn each row of differences into a "
    "distance. How many are small enough, and are those enough? Then the same for each center.",
    steps=(
        "A distance is computed from the inside out: differences, (n, 2); their squares; the sum "
        "of the two in each row, (n,); its root. A comparison makes True or False of each, and a "
        "sum of those counts the True ones.",
        "By hand: the center is (1, 1), the points (1, 2), (4, 5), (1, 1.5). The differences are "
        "(0, 1), (3, 4), (0, 0.5), the distances 1, 5 and 0.5. With a radius of 2 two of them are "
        "near: enough if `at_least` is 2, too few if it is 3.",
    ),
)
