"""What Lab 4 claims in its prose, held over seeds by running the lab's own cells."""

import numpy as np
import pytest

from tests.claims.lab import run_lab

SEEDS = (4, 1, 2)  # the first is the lab's own: of it the prose reads numbers


@pytest.fixture(scope="module")
def runs() -> list[dict]:
    """The lab, once for each seed."""
    return [run_lab("04", seed=seed) for seed in SEEDS]


@pytest.fixture(scope="module")
def lab(runs: list[dict]) -> dict:
    """The run with the lab's own seed, and for what does not depend on chance."""
    return runs[0]


def steps_and_heights(run: dict, rule: str) -> tuple[np.ndarray, np.ndarray]:
    """Where a rule stopped the 20 noisy walks, and how far above the lowest loss."""
    steps, heights = np.array(run["found"][rule]).T
    return steps, heights


def test_only_one_line_beats_the_mean(lab: dict) -> None:
    baseline = np.var(lab["y"])
    losses = {w: lab["loss_at"](w) for w in (2, 6, 10)}
    assert [w for w, loss in losses.items() if loss < baseline] == [6]
    assert (round(losses[6], 1), round(baseline, 1)) == (231.9, 278.8)
    assert round(losses[6] ** 0.5) == 15
    assert len(lab["x"]) == 1030


def test_cross_entropy_has_no_limit(lab: dict) -> None:
    p = np.array([0.5, 0.01])
    assert ((p - 1) ** 2).round(2).tolist() == [0.25, 0.98]
    assert (-np.log(p)).round(2).tolist() == [0.69, 4.61]
    for words in ("error 0.25, cross-entropy 0.69", "error 0.98, cross-entropy 4.61"):
        assert words in lab["printed"]


def test_rise_over_run_settles(lab: dict) -> None:
    rises = [(lab["loss_at"](2 + h) - lab["loss_at"](2)) / h for h in (1, 0.1, 0.001)]
    assert np.round(rises, 1).tolist() == [-257.6, -290.0, -293.6]
    slope = 2 * np.mean((2 * lab["x"] - lab["y"]) * lab["x"])
    assert rises[2] == pytest.approx(slope, abs=0.05)


def test_slopes_by_side(lab: dict) -> None:
    assert lab["lowest"] == pytest.approx(6.08, abs=0.005)
    distance = np.array([-8, -3, -0.1, 0, 0.1, 3, 8])
    slopes = [2 * np.mean((w * lab["x"] - lab["y"]) * lab["x"]) for w in lab["lowest"] + distance]
    assert slopes[3] == pytest.approx(0, abs=1e-9)
    assert (np.diff(slopes) > 0).all()
    assert max(slopes[:3]) < 0 < min(slopes[4:])


def test_the_rule_agrees_with_the_measurement(lab: dict) -> None:
    for w in (2, 6.08, 10):
        rule = 2 * np.mean((w * lab["x"] - lab["y"]) * lab["x"])
        measured = (lab["loss_at"](w + 1e-6) - lab["loss_at"](w)) / 1e-6
        assert measured == pytest.approx(rule, abs=0.01)
    assert "measured -293.6, by the rule -293.6" in lab["printed"]
    error = 6.08 * lab["x"] - lab["y"]
    products = error * lab["x"]
    assert round(error.mean(), 1) == -1.6
    assert products[products > 0].sum() == pytest.approx(-products[products < 0].sum(), rel=0.01)
    dw, db = lab["mse_gradient"](2, 10, lab["x"], lab["y"])
    assert (round(dw, 1), round(db, 1)) == (-181.2, -29.1)


def test_four_rates(lab: dict) -> None:
    paths = [lab["walk"](1, rate, 10) - lab["lowest"] for rate in (0.001, 0.01, 0.025, 0.029)]
    crawls, arrives, jumps, diverges = (np.abs(path) for path in paths)
    assert crawls[-1] > 0.4 * crawls[0]
    assert arrives[4] < 0.05 < arrives[2]
    for path in paths[2:]:
        assert (path[1:] * path[:-1] < 0).all()  # across each time
    assert (np.diff(jumps) < 0).all()
    assert (np.diff(diverges) > 0).all()


def test_the_limit_by_trying(lab: dict) -> None:
    assert lab["largest"] == 0.0277
    stable = lab["rates_tried"] <= 0.0277
    assert (lab["left"][stable] < 1).all()
    assert (lab["left"][~stable] > 1).all()
    assert lab["left"].min() < 1e-10
    assert 0.013 < lab["rates_tried"][lab["left"].argmin()] < 0.0145


def test_the_curvature_is_the_same_everywhere(lab: dict) -> None:
    assert np.diff(lab["slopes"]) == pytest.approx([lab["c"], lab["c"]])
    assert round(lab["c"]) == 72
    distance = 3.7
    slope = 2 * np.mean(((lab["lowest"] + distance) * lab["x"] - lab["y"]) * lab["x"])
    assert slope == pytest.approx(lab["c"] * distance)


def test_two_over_the_curvature(lab: dict) -> None:
    c, start = lab["c"], lab["lowest"] + 5
    for rate, factor in ((1 / c, 0), (2 / c, -1), (0.001, 1 - 0.001 * c), (0.029, 1 - 0.029 * c)):
        path = lab["walk"](start, rate, 3) - lab["lowest"]
        assert path == pytest.approx(5 * factor ** np.arange(4), abs=1e-9)
    assert round(1 - 0.001 * c, 2) == 0.93
    assert round(2 / c, 4) == 0.0278
    for rate, stable in ((0.999 * 2 / c, True), (1.001 * 2 / c, False)):
        assert (abs(lab["walk"](start, rate, 50)[-1] - lab["lowest"]) < 5) == stable
    assert lab["largest_rate"](lab["x"]) == pytest.approx(2 / c)
    assert "by -0.00" not in lab["printed"]


def test_across_and_along(lab: dict) -> None:
    path = lab["descend"](lab["X"], 0.024, 100)
    away = (path - lab["best"]) @ np.linalg.eigh(lab["curvature"])[1]
    along, across = away.T
    assert (across[1:12] * across[:11] < 0).all()  # from side to side
    assert (np.diff(np.abs(along)) < 0).all()
    assert (along > 0).all() or (along < 0).all()
    assert abs(along[-1]) > 0.5 * abs(along[0])
    assert abs(across[-1]) < 1e-6
    assert round(float(lab["above_lowest"](path[-1])), 1) == 6.1


def test_two_curvatures(lab: dict) -> None:
    along, across = np.linalg.eigvalsh(lab["curvature"])
    assert (round(across), round(along, 2)) == (74, 0.24)
    assert round(2 / across, 3) == 0.027
    assert round(1 - 0.024 * along, 3) == 0.994
    assert lab["x"].min() > 0


def test_scaling_makes_circles(lab: dict) -> None:
    curvature = 2 * lab["X_scaled"].T @ lab["X_scaled"] / 1030
    assert curvature == pytest.approx(2 * np.eye(2), abs=1e-9)
    w = np.array([-3.0, 11.0])
    gradient = 2 * lab["X_scaled"].T @ (lab["X_scaled"] @ w - lab["y"]) / 1030
    assert gradient == pytest.approx(2 * (w - lab["best_scaled"]))
    assert lab["scaled"].mean() == pytest.approx(0, abs=1e-9)
    curvatures = np.linalg.eigvalsh(2 * lab["X_two"].T @ lab["X_two"] / 1030)
    assert 1.8 < curvatures.min() < 1.9 < 2.1 < curvatures.max() < 2.2


def test_steps_by_scale(lab: dict) -> None:
    rates = {"X_kg": 5.5e-6, "X": 0.0135, "X_scaled": 0.5}
    steps = {name: lab["steps_needed"](lab[name], rate) for name, rate in rates.items()}
    assert steps == {"X_kg": "more than 5,000", "X": 460, "X_scaled": 1}
    for name, rate in rates.items():
        curvatures = np.linalg.eigvalsh(2 * lab[name].T @ lab[name] / 1030)
        assert rate / (2 / curvatures[-1]) == pytest.approx(0.5, abs=0.01)
        if name == "X_kg":
            assert curvatures[-1] / curvatures[0] > 700_000


def test_two_columns_against_the_closed_form(lab: dict) -> None:
    closed, walked, X, y = lab["closed"], lab["walked"], lab["X_two"], lab["y"]
    assert np.abs(closed - walked).max() < 5e-5
    assert closed[0] > 0 > closed[1]
    losses = [np.mean((X @ closed - y) ** 2), np.mean((lab["X_raw"] @ lab["raw"] - y) ** 2)]
    one_column = lab["line_loss"](*lab["best"])
    assert np.round([*losses, one_column], 1).tolist() == [192.3, 221.7, 209.7]


def test_forty_steps_each(runs: list[dict]) -> None:
    for run, seed in zip(runs, SEEDS, strict=True):
        lowest, X, y = run["round_loss"](*run["best_scaled"]), run["X_scaled"], run["y"]
        for size, near in ((1030, 1), (32, 10), (1, 150)):
            path = run["descend_in_batches"](size, 40, np.random.default_rng(seed))
            assert run["round_loss"](*path[40]) - lowest < near
        # near the lowest point, the gradients of single rows point anywhere
        w = run["best_scaled"] + 2
        each = 2 * X * (X @ w - y)[:, None]
        full = each.mean(axis=0)
        assert 0.2 < np.mean(each @ full < 0) < 0.5
        rng = np.random.default_rng(seed)
        batches = np.array([each[rng.choice(1030, 32)].mean(axis=0) for _ in range(300)])
        start = 2 * X * (-y)[:, None]
        at_start = np.array([start[rng.choice(1030, 32)].mean(axis=0) for _ in range(300)])
        lengths = np.linalg.norm(at_start, axis=1) * np.linalg.norm(start.mean(axis=0))
        assert np.median(at_start @ start.mean(axis=0) / lengths) > 0.95  # nearly one direction
        assert np.linalg.norm(batches.std(axis=0)) < np.linalg.norm(each.std(axis=0)) / 5
    assert (40 * 1030, 1030 + 7 * 32, 40 * 1) == (41_200, 1_254, 40)


def test_noise_against_speed(runs: list[dict]) -> None:
    for run in runs:
        middle = {size: np.median(above, axis=0) for size, (_, above) in run["curves"].items()}
        at_100 = {
            size: middle[size][np.searchsorted(seen, 100)]
            for size, (seen, _) in run["curves"].items()
        }
        assert at_100[1] < at_100[32] / 10
        assert run["curves"][1030][0].min() == 1030
        assert len(run["curves"][1030][0]) == 5
        assert 10 < np.median(middle[1][-15:]) < 30
        assert 10 < middle[1][-1] < 30
        single = run["curves"][1][1][:, -1]
        assert single.min() < 2 < 60 < single.max()
        assert middle[32][-1] < 1
        assert middle[1030][-1] > 10 * middle[1][-1]
        assert all(above.shape[0] == 20 for _, above in run["curves"].values())
        one_step = run["descend"](run["X_scaled"], 0.5, 1)[-1]
        assert one_step == pytest.approx(run["best_scaled"])


def test_slopes_are_curvature_times_distance(lab: dict) -> None:
    w = np.array([2.0, 10.0])
    slopes = (w - lab["best"]) @ lab["curvature"]
    assert slopes == pytest.approx(lab["mse_gradient"](*w, lab["x"], lab["y"]))
    assert "slopes at w = 2, b = 10: [-181.2  -29.1]" in lab["printed"]
    height = lab["line_loss"](*w) - lab["line_loss"](*lab["best"])
    assert lab["above_lowest"](w) == pytest.approx(height)


def test_momentum_gets_closer(lab: dict) -> None:
    walks = [line for line in lab["printed"].splitlines() if "after 100 steps" in line]
    assert [line[-3:] for line in walks] == ["6.1", "0.1", "0.7"]  # plain, Momentum, RMSprop


def test_rmsprop_gets_closer(lab: dict) -> None:
    w, v, moved = np.zeros(2), np.zeros(2), []
    for _ in range(100):
        dw = (w - lab["best"]) @ lab["curvature"]
        v = 0.9 * v + 0.1 * dw**2
        moved.append(np.abs(0.2 * dw / np.sqrt(v + 1e-7)))
        w = w - 0.2 * dw / np.sqrt(v + 1e-7)
    assert round(float(lab["above_lowest"](w)), 1) == 0.7
    early = np.array(moved[5:15])
    assert 0.1 < early.min() < early.max() < 0.4  # in both directions, whatever the slope


def test_the_race_in_the_narrow_valley(runs: list[dict]) -> None:
    for run in runs:
        best = {name: np.nanmin(steps) for name, steps in run["needed"].items()}
        assert best["SGD"] > 2 * best["RMSprop"] > 3.5 * best["Momentum"]
        assert abs(best["Momentum"] - best["Adam"]) < 15
        width = {}
        for name, steps in run["needed"].items():
            good = run["rates"][steps < 2 * best[name]]
            width[name] = good[-1] / good[0]
        assert width["SGD"] < 2
        assert round(width["Adam"]) == 32 > 4 * max(width["Momentum"], width["RMSprop"])
        assert not np.isnan(run["needed"]["Adam"][-1])  # where we stopped trying
        assert all(np.isnan(run["needed"][name][-1]) for name in ("SGD", "Momentum", "RMSprop"))
        assert all(np.isnan(run["needed"][name][0]) for name in ("SGD", "RMSprop", "Adam"))
        assert not np.isnan(run["needed"]["Momentum"][0])  # no smaller rate was tried
    own = [int(np.nanmin(steps)) for steps in runs[0]["needed"].values()]
    assert own == [359, 74, 158, 65]


def test_sixty_steps(runs: list[dict]) -> None:
    for run in runs:
        paths = {name: np.array(path) for name, path in run["routes"].items()}
        height = {name: run["above_lowest"](path[-1]) for name, path in paths.items()}
        assert max(height["Momentum"], height["Adam"]) < 5
        assert min(height["SGD"], height["RMSprop"]) > 15
        dw = {name: (path - run["best"]) @ run["curvature"] for name, path in paths.items()}
        swings = {name: (np.diff(np.sign(slope[:, 0])) != 0).sum() for name, slope in dw.items()}
        assert swings["Adam"] < swings["Momentum"]
        w_moves, b_moves = np.abs(np.diff(paths["RMSprop"][:8], axis=0)).T
        assert w_moves == pytest.approx(b_moves, rel=0.1)
        assert abs(dw["RMSprop"][0, 0]) > 3 * abs(dw["RMSprop"][0, 1])
        rmsprop = run["needed"]["RMSprop"]
        assert np.isnan(rmsprop[run["rates"] > 0.5]).all()  # larger rates never settle


def test_the_race_in_the_round_valley(runs: list[dict]) -> None:
    for run in runs:
        fewest = [
            np.nanmin(run["try_rates"](optimizer, run["round_valley"], 200))
            for optimizer in run["four"]
        ]
        assert fewest[0] == 2
        assert min(fewest[1:]) > 25
        if run is runs[0]:
            assert sorted(fewest[1:]) == [36, 44, 50]
        one_step = run["descend"](run["X_scaled"], 0.5, 1)[-1]
        assert one_step == pytest.approx(run["best_scaled"])
        assert np.abs(run["rates"] - 0.5).min() > 0.05  # 0.5 is not among those tried


def test_each_rule_fails_somewhere(runs: list[dict]) -> None:
    for run in runs:
        slow = run["slow"]
        seen = run["seen_on_the_way"](slow, run["X"], 1030, np.random.default_rng(0))
        stops = run["stops"](*seen)
        assert stops == {"no progress": 12, "slopes below 2": 83, "150 steps": 150}
        heights = [round(float(run["above_lowest"](slow[step])), 1) for step in stops.values()]
        assert heights == [16.9, 8.6, 4.6]
        steps, heights = steps_and_heights(run, "no progress")
        assert heights.max() > 50
        assert np.median(heights) > 10
        assert steps.max() < 60
        steps, heights = steps_and_heights(run, "slopes below 2")
        assert heights.max() > 5  # by luck
        steps, heights = steps_and_heights(run, "150 steps")
        assert heights.max() < 5
        walks = [run["descend_in_batches"](32, 5, np.random.default_rng(i)) for i in range(20)]
        lowest = run["round_loss"](*run["best_scaled"])
        assert np.median([run["round_loss"](*walk[60]) for walk in walks]) - lowest < 2
    assert lowest > 209
    assert round(float(steps_and_heights(runs[0], "no progress")[1].max()), 1) == 111.6
