"""What Lab 1 claims in its prose, held over seeds by running the lab's own cells."""

import numpy as np
import pytest

from tests.claims.lab import run_lab

SEEDS = range(1, 6)


@pytest.fixture(scope="module")
def runs() -> list[dict]:
    """The lab without its Keras part, once for each seed."""
    return [run_lab("01", seed=seed, until="runtime.start") for seed in SEEDS]


@pytest.fixture(scope="module")
def lab(runs: list[dict]) -> dict:
    """Any run: for what does not depend on chance."""
    return runs[0]


@pytest.fixture(scope="module")
def as_printed() -> dict:
    """The lab with its own seed, Keras included: for the numbers that the prose reads off."""
    return run_lab("01")


def test_paper_is_zero_and_ink_is_high(lab: dict) -> None:
    digit, label = lab["digit"], lab["labels"][7]
    assert label == 3
    assert np.array_equal(digit, lab["digits"][7])
    assert (digit.min(), digit.max()) == (0, 255)
    assert not digit[[0, -1]].any()  # the margins are paper
    assert not digit[:, [0, -1]].any()
    assert len(lab["digits"]) == 60_000
    assert ((digit > 0) & (digit < 255)).any()


def test_shapes_of_the_table(lab: dict) -> None:
    X, y, concrete = lab["X"], lab["y"], lab["concrete"]
    assert (X.shape, X[0].shape, y.shape) == ((1030, 8), (8,), (1030,))
    assert list(concrete.columns).index("Strength") == 8
    assert np.array_equal(X, concrete.iloc[:, :8])  # the first eight: no target among them
    assert np.array_equal(y, concrete["Strength"])
    assert [concrete.columns[i] for i in (0, 3, 7)] == ["Cement", "Water", "Age"]
    assert (X[:, 0].min(), X[:, 0].max()) == (102, 540)
    assert (X[:, 4].min(), round(X[:, 4].max())) == (0, 32)


def test_the_named_axis_disappears(runs: list[dict]) -> None:
    for run in runs:
        batch = run["batch"]
        assert (batch.shape, str(batch.dtype)) == ((10, 28, 28), "uint8")
        assert len(set(run["drawn"])) == 10
        assert batch.mean(axis=0).shape == (28, 28)
        assert batch.mean(axis=(1, 2)).shape == (10,)
        assert np.shape(batch.mean()) == ()


def test_the_flower_is_red_and_not_blue(lab: dict) -> None:
    flower = lab["flower"]
    petals, leaves = flower[150:300, 230:380], flower[:, 20:120]
    red, green, blue = petals.mean(axis=(0, 1))
    assert red > 200 > green > blue
    red_behind, _, blue_behind = leaves.mean(axis=(0, 1))
    assert red_behind < 20
    assert abs(blue - blue_behind) < 0.2 * (red - red_behind)


def test_a_batch_of_photos_has_rank_4(lab: dict) -> None:
    assert lab["photos"].shape == (2, 427, 640, 3)
    assert lab["photos"].ndim == 4
    assert np.array_equal(lab["photos"][1], lab["temple"])


def test_more_water_weaker_concrete(lab: dict) -> None:
    ratio, y = lab["ratio"], lab["y"]
    assert ratio.shape == (1030,)
    assert round(y[ratio < 0.4].mean()) == 56
    assert round(y[ratio > 0.8].mean()) == 27
    assert np.corrcoef(ratio, y)[0, 1] < -0.4
    groups = [y[(ratio > low) & (ratio < low + 0.3)].mean() for low in (0.2, 0.5, 0.8, 1.1)]
    assert groups == sorted(groups, reverse=True)


def test_the_price_of_one_sample(lab: dict) -> None:
    x, w = lab["x"], lab["w"]
    assert (x[4], w[4], x[5], w[5]) == (8.6, 2.0, 864.5, 0.015)
    assert [round(float(product), 2) for product in lab["products"][4:6]] == [17.20, 12.97]
    assert round(float(x @ w), 2) == 82.46
    assert lab["products"].sum() == pytest.approx(x @ w)


def test_the_prices_of_all_samples(lab: dict) -> None:
    assert (lab["W"].shape, lab["prices"].shape) == ((8, 2), (1030, 2))
    assert lab["prices"][-1, 0] == pytest.approx(lab["x"] @ lab["w"])
    assert lab["prices"][5, 1] == pytest.approx(lab["X"][5] @ lab["W"][:, 1])


def test_broadcasting_aligns_the_last_axis(lab: dict) -> None:
    digit, ramp = lab["digit"].astype(float), lab["ramp"]
    assert (ramp.shape, ramp[0], ramp[-1]) == ((28,), 0, 1)
    from_left, from_top = lab["faded"]["times (28,)"], lab["faded"]["times (28, 1)"]
    for k in range(28):
        np.testing.assert_allclose(from_left[:, k], digit[:, k] * ramp[k])
        np.testing.assert_allclose(from_top[k], digit[k] * ramp[k])
    assert round(float((lab["prices"] + lab["b"])[-1, 0]), 2) == 102.46
    assert lab["b"].tolist() == [20, 35]


def test_a_line_is_28_places(lab: dict) -> None:
    digit, row = lab["digit"], lab["row"]
    for line in range(27):
        assert np.array_equal(row[28 * (line + 1) : 28 * (line + 2)], digit[line + 1])
    assert digit[11, 16] == row[11 * 28 + 16] == 88


def test_a_wrong_width_shifts_every_line(lab: dict) -> None:
    digit, row = lab["digit"], lab["row"]
    slanted = row[: 29 * 27].reshape(29, 27)
    for line in range(1, 20):
        assert np.array_equal(slanted[line, line:], digit[line, : 27 - line])  # to the right …
        assert np.array_equal(slanted[line, :line], digit[line - 1, 28 - line :])  # … and back in
    other = row[: 27 * 29].reshape(27, 29)
    assert np.array_equal(other[10, :10], digit[10, 10:20])  # to the left


def test_a_flattened_batch(runs: list[dict]) -> None:
    for run in runs:
        flat = run["batch"].reshape(10, -1)
        assert flat.shape == (10, 784)
        assert np.array_equal(flat[4].reshape(28, 28), run["batch"][4])


def test_a_unit_decides(runs: list[dict], as_printed: dict) -> None:
    for run in runs:
        share = run["share_of_columns"]
        assert share(run["X"]).sum() == pytest.approx(100)
        assert 7 < share(run["X"])[7] < 13
        assert share(run["X_hours"])[7] > 97
    assert round(as_printed["share_of_columns"](as_printed["X_hours"])[7]) == 99
    assert round(as_printed["share_of_columns"](as_printed["X"])[7]) == 10
    # weights of about one size: the weighted sum follows Age alone, if that is in hours
    for seed in SEEDS:
        weights = np.random.default_rng(seed).uniform(0.5, 1.5, 8)
        for table, drowned in (("X_hours", True), ("X", False)):
            X = as_printed[table]
            assert (np.corrcoef(X @ weights, X[:, 7])[0, 1] > 0.98) == drowned


def test_scaled_every_column_counts(runs: list[dict]) -> None:
    for run in runs:
        scaled = run["X_scaled"]
        assert (scaled.min(axis=0) == 0).all()
        assert (scaled.max(axis=0) == 1).all()
        assert run["same"]
        shares = run["share_of_columns"](scaled)
        assert 20 < shares.max() < 30
        assert shares.min() > 4
        assert run["share_of_columns"](run["X"])[4] < 0.5 < 5 < shares[4]


def test_uint8_starts_again_at_zero(lab: dict) -> None:
    assert "200 + 100 = 44" in lab["printed"]
    assert (np.array([3], dtype="uint8") - np.array([5], dtype="uint8"))[0] == 254
    assert (np.array([3], dtype="uint8") - 5)[0] == 254
    flower, brighter = lab["flower"], lab["brighter"]
    petals = flower[:, :, 0] > 200
    assert brighter[petals][:, 0].mean() < flower[petals][:, 0].mean() / 3
    green_stayed = petals & (flower[:, :, 1] + 100.0 < 256)
    green_too = petals & ~green_stayed
    assert 0.3 < green_stayed.sum() / petals.sum() < 0.7  # there is enough of both to be seen
    red, green, blue = brighter[green_stayed].mean(axis=0)
    assert green > blue > 2 * red
    red, green, blue = brighter[green_too].mean(axis=0)
    assert blue > 2.5 * max(red, green)
    assert (lab["meant"] >= flower).all()
    as_int = np.minimum(flower.astype(int) + 100, 255)
    assert np.array_equal(lab["meant"], as_int)
    assert (flower.astype("float32") + 100).min() > 1  # floats over 1 are drawn white


def test_the_broken_mse_prefers_to_know_nothing(lab: dict) -> None:
    y, perfect, know_nothing = lab["y"], lab["perfect"], lab["know_nothing"]
    assert np.array_equal(perfect[:, 0], y)
    assert (y - perfect).shape == (1030, 1030)
    assert round(np.mean((y - perfect) ** 2)) == 558
    assert round(np.mean((y - know_nothing) ** 2)) == 279
    # no answers get less from this formula than the average: the best that can be learned is it
    rng = np.random.default_rng(0)
    for _ in range(5):
        other = know_nothing + rng.normal(size=know_nothing.shape)
        assert np.mean((y - other) ** 2) > np.mean((y - know_nothing) ** 2)


def test_the_diagonal_was_meant(lab: dict) -> None:
    differences = lab["differences"]
    assert differences.shape == (8, 8)
    assert not differences.diagonal().any()
    assert np.count_nonzero(differences) == 56
    assert differences[2, 0] == lab["y"][0] - lab["perfect"][2, 0]
    assert round(np.abs(differences).max()) == 44


def test_int_arrays_drop_what_is_behind_the_point(lab: dict) -> None:
    whole_path, decimal_path = np.array(lab["path"]).T
    assert whole_path.tolist() == [3, 2, 1, 0] + [0] * 7
    assert decimal_path == pytest.approx(3 - 0.1 * np.arange(11))
    assert lab["whole"].dtype.kind == "i"


def test_keras_ops_agree_with_numpy(as_printed: dict) -> None:
    for name in ("reshape", "X @ W + b", "dot product", "mean"):
        assert f"{name}: True" in as_printed["printed"]


def test_keras_mse_avoids_the_trap(as_printed: dict) -> None:
    assert tuple(as_printed["difference"].shape) == (1030, 1030)
    assert "its mean squared error: 0\n" in as_printed["printed"]
    assert float(as_printed["keras"].losses.MeanSquaredError()(as_printed["y"], 0.0)) > 100
