"""What Lab 2 claims in its prose, held over seeds by running the lab's own cells."""

from collections.abc import Callable

import numpy as np
import pytest
from scipy.optimize import linprog

from tests.claims.lab import run_lab
from tests.page_scripts import needs_node, train

SEEDS = range(1, 7)


@pytest.fixture(scope="module")
def runs() -> list[dict]:
    """The lab, once for each seed."""
    return [run_lab("02", seed=seed) for seed in SEEDS]


@pytest.fixture(scope="module")
def lab() -> dict:
    """The lab as it stands: for the numbers that its prose reads off."""
    return run_lab("02")


def test_by_hand_29(lab: dict) -> None:
    assert [1 * 3, 2 * 4, 3 * 5] == [3, 8, 15]
    assert "by hand:    29\nwith NumPy: 29\n" in lab["printed"]


def test_the_bias_is_a_threshold(lab: dict) -> None:
    for line in ("bias   3: z = 29, a = 1", "bias -20: z =  6, a = 1", "bias -30: z = -4, a = 0"):
        assert line in lab["printed"]
    step = lab["binary_step"]
    assert [float(step(26 - 30)), float(step(30 - 30)), float(step(-1e-9))] == [0, 1, 0]


def test_three_neurons_three_numbers(lab: dict) -> None:
    assert "z = 4.800\nz = 1.210\nz = 2.385\n" in lab["printed"]
    products = lab["rows"][0] * lab["sample"]
    np.testing.assert_allclose(products, [0.2, 1.6, -1.5, 2.5])
    assert products.sum() + lab["biases"][0] == pytest.approx(4.8)


def test_a_column_for_each_neuron(lab: dict) -> None:
    assert lab["W"].shape == (4, 3)
    assert lab["z_first"].shape == (2, 3)
    np.testing.assert_allclose(lab["z_first"][0], [4.8, 1.21, 2.385])


def test_a_second_layer(lab: dict) -> None:
    assert lab["W_second"].shape == (3, 2)
    assert lab["a_first"].tolist() == [[1, 1, 1], [0, 1, 0]]
    second = lab["a_first"] @ lab["W_second"] + lab["b_second"]
    assert lab["binary_step"](second).tolist() == [[0, 1], [1, 1]]
    assert np.abs(second).min() > 0.1  # far from where the step is


def test_the_sigmoid_is_symmetric(lab: dict) -> None:
    sigmoid = lab["sigmoid"]
    z = np.linspace(-9, 9, 50)
    np.testing.assert_allclose(sigmoid(-z), 1 - sigmoid(z), atol=1e-12)
    assert [f"{sigmoid(at):.2f}" for at in (-2.0, 0.0, 2.0)] == ["0.12", "0.50", "0.88"]
    assert sigmoid(4.0) > 0.98  # "nearly sure beyond 4", says the title


def test_birds_overlap(runs: list[dict], lab: dict) -> None:
    assert "153 birds to learn from, 66 to test on\n69% of those" in lab["printed"]
    for run in [*runs, lab]:
        assert len(run["X_train"]) == 153
        assert np.mean(run["y_train"] == 0) == pytest.approx(0.69, abs=0.005)
        # No w and b with z ≥ 1 for every Chinstrap and z ≤ -1 for every Adelie
        X = np.column_stack([run["scaler"].transform(run["X_train"]), np.ones(153)])
        side = 1 - 2 * run["y_train"][:, None]
        found = linprog(np.zeros(3), A_ub=side * X, b_ub=-np.ones(153), bounds=(None, None))
        assert found.status == 2  # there are none
    bill = {kind: lab["X_train"][lab["y_train"] == kind, 0] for kind in (0, 1)}
    overlap = [bird for kind in (0, 1) for bird in bill[kind]]
    both = [mm for mm in overlap if bill[1].min() <= mm <= bill[0].max()]
    assert 41 < min(both) < 43
    assert 45 < max(both) < 47
    flipper = {kind: lab["X_train"][lab["y_train"] == kind, 1] for kind in (0, 1)}
    apart = [(two[1].mean() - two[0].mean()) / two[0].std() for two in (bill, flipper)]
    assert apart[0] > 2 * apart[1] > 0  # "the bill tells more"


def test_a_sigmoid_neuron_is_logistic_regression(runs: list[dict], lab: dict) -> None:
    for run in [*runs, lab]:
        assert np.abs(run["ours"] - run["theirs"]).max() < 1e-6
        assert np.ptp(run["theirs"]) > 0.9
    assert "bill 9.2, flipper -1.4, bias -3.5" in lab["printed"]


def test_what_the_weights_mean(runs: list[dict], lab: dict) -> None:
    for run in [*runs, lab]:
        bill, flipper = run["w_bird"]
        assert bill > 3 * abs(flipper)
        assert flipper < 0
        short, long = run["chinstrap"]([[45, 190], [45, 200]], run["w_bird"], run["b_bird"])
        assert long < short
    # solved for x₂, on standardized axes: "nearly 7", from the numbers as printed
    bill, flipper = lab["w_bird"].round(1)
    assert (bill, flipper) == (9.2, -1.4)
    assert 6.4 < -bill / flipper < 7
    # in millimeters, the points with z = 0 lie on a straight line that rises to the right
    scale, mean = lab["scaler"].scale, lab["scaler"].mean
    x1 = np.array([-1.0, 0.0, 2.0])
    x2 = -lab["w_bird"][0] / lab["w_bird"][1] * x1 - lab["b_bird"] / lab["w_bird"][1]
    on_the_line = np.column_stack([x1, x2]) * scale + mean
    answers = lab["chinstrap"](on_the_line, lab["w_bird"], lab["b_bird"])
    np.testing.assert_allclose(answers, 0.5, atol=1e-4)


def test_what_each_knob_does(runs: list[dict], lab: dict) -> None:
    for run in [*runs, lab]:
        w, b, X = run["w_bird"], run["b_bird"], run["X_train"]
        answers = {name: run["chinstrap"](X, *new) for name, new in run["changes"].items()}
        before = run["chinstrap"](X, w, b)
        moved, turned, unsure, sure = answers.values()
        for same_line in (unsure, sure):
            assert ((same_line > 0.5) == (before > 0.5)).all()
        for other_line in (moved, turned):
            assert ((other_line > 0.5) != (before > 0.5)).any()
        assert (moved >= before).all()
        assert (moved > 0.5).sum() > (before > 0.5).sum()
        inner = np.abs(before - 0.5) < 0.499  # rounding hides how sure the others are
        assert (np.abs(sure - 0.5) >= np.abs(before - 0.5))[inner].all()
        assert (np.abs(unsure - 0.5) <= np.abs(before - 0.5))[inner].all()
        # the bias leaves the direction of the line alone, one weight alone does not
        (w_moved, _), (w_turned, _) = list(run["changes"].values())[:2]
        assert w_moved[1] / w_moved[0] == w[1] / w[0]
        assert w_turned[1] / w_turned[0] == pytest.approx(6 * w[1] / w[0])
    assert "all × 0.2: 0.57\nall × 1: 0.81\nall × 5: 1.00\n" in lab["printed"]


def test_the_neuron_beats_the_baseline(runs: list[dict], lab: dict) -> None:
    for run in [*runs, lab]:
        assert run["hits"].mean() > run["adelies"].mean() + 0.15
        assert run["hits"].mean() > 0.9
    assert "61 of 66 birds, 92%" in lab["printed"]
    assert "46 of 66 birds, 70%" in lab["printed"]


def answers_for(lab: dict, w: list[float], b: float) -> list[float]:
    return lab["fires"](lab["corners"], w, b).tolist()


def test_and_or_differ_in_the_bias(lab: dict) -> None:
    for b in (-2, -1.9, -1.5, -1.1):
        assert answers_for(lab, [1, 1], b) == [0, 0, 0, 1]
    for b in (-1, -0.9, -0.5, -0.1):
        assert answers_for(lab, [1, 1], b) == [0, 1, 1, 1]
    assert answers_for(lab, [1, 1], -2.1) == [0, 0, 0, 0]
    assert answers_for(lab, [1, 1], 0) == [1, 1, 1, 1]
    assert lab["AND"](lab["corners"]).tolist() == [0, 0, 0, 1]
    assert lab["OR"](lab["corners"]).tolist() == [0, 1, 1, 1]


def test_no_neuron_does_xor(lab: dict) -> None:
    tried = lab["correct"]
    assert tried.size == 41**3 == 68_921
    assert (lab["numbers"].min(), lab["numbers"].max()) == (-20, 20)
    assert tried.max() == 3
    assert tried.min() == 1
    assert 9_000 < (tried == 3).sum() < 11_000
    # counted once more, the slow way, for some of them
    rng = np.random.default_rng(3)
    for i, j, k in rng.integers(0, 41, (200, 3)):
        w, b = [lab["w1"][i, j, k], lab["w2"][i, j, k]], lab["bias"][i, j, k]
        right = sum(a == y for a, y in zip(answers_for(lab, w, b), lab["xor"], strict=True))
        assert right == tried[i, j, k]


def test_the_middle_is_on_no_side(lab: dict) -> None:
    """z at the middle is the mean of z at (0, 1) and (1, 0), and that of (0, 0) and (1, 1)."""
    w1, w2, b = np.random.default_rng(3).normal(size=(3, 10_000))
    middle = 0.5 * w1 + 0.5 * w2 + b
    np.testing.assert_allclose(((w1 + b) + (w2 + b)) / 2, middle)
    np.testing.assert_allclose((b + (w1 + w2 + b)) / 2, middle)
    assert sum(a == y for a, y in zip(answers_for(lab, [1, 1], -0.5), lab["xor"], strict=True)) == 3


def test_three_neurons_do_xor(lab: dict) -> None:
    assert lab["answer"].ravel().tolist() == lab["xor"] == [0, 1, 1, 0]
    assert lab["hidden"].tolist() == [[0, 1], [1, 1], [1, 1], [1, 0]]
    assert lab["W1"].shape[1] + lab["W2"].shape[1] == 3


def test_the_first_layer_moves_the_points(lab: dict) -> None:
    moved = {tuple(c): tuple(h) for c, h in zip(lab["corners"], lab["hidden"], strict=True)}
    assert moved == {(0, 0): (0, 1), (0, 1): (1, 1), (1, 0): (1, 1), (1, 1): (1, 0)}
    assert lab["AND"](lab["hidden"]).tolist() == lab["xor"]
    # between the line of OR, x₁ + x₂ = 0.5, and that of NAND, x₁ + x₂ = 1.5
    points = np.random.default_rng(3).uniform(-0.4, 1.4, (500, 2))
    total = points.sum(axis=1)
    between = (total >= 0.5) & (total <= 1.5)
    assert (lab["two_layers"](points)[:, 0] == between).all()


def test_squared_error_is_flat(lab: dict) -> None:
    assert (
        "z = -8: squared 1.00, logistic 8.00\nz = -4: squared 0.96, logistic 4.02\n"
        in (lab["printed"])
    )
    assert [round(float(lab["sigmoid"](z)), 4) for z in (-8.0, -4.0)] == [0.0003, 0.018]

    assert [f"{np.log(number):.1f}" for number in (1, 0.5, 0.01)] == ["0.0", "-0.7", "-4.6"]

    def falls(loss: Callable, start: float) -> float:
        return loss(lab["sigmoid"](start)) - loss(lab["sigmoid"](start + 1))

    for z in (-30.0, -20.0, -10.0, -5.0):
        assert falls(lambda a: -np.log(a), z) > 0.98
        assert falls(lambda a: (a - 1) ** 2, z) < 0.03


def test_the_loss_finds_how_sure_to_be(runs: list[dict], lab: dict) -> None:
    for run in [*runs, lab]:
        losses, factors = np.array(run["losses"]), run["factors"]
        assert factors[20] == pytest.approx(1)
        assert losses.argmin() == 20
        assert (np.diff(losses)[:20] < 0).all()
        assert (np.diff(losses)[20:] > 0).all()
        assert losses[-1] > 2 * losses[20]
        assert losses.max() < run["guess"]
        # and the share of right answers stays as it is
        X, y, w, b = (run[name] for name in ("X_train", "y_train", "w_bird", "b_bird"))
        shares = {float(np.mean((run["chinstrap"](X, w * k, b * k) > 0.5) == y)) for k in factors}
        assert len(shares) == 1
    assert "times 0.2: 0.23, times 1: 0.06, times 5: 0.19" in lab["printed"]
    assert round(float(lab["y_train"].mean()), 2) == 0.31  # the baseline's answer


@needs_node
def test_one_neuron_stays_near_half() -> None:
    for run in train("data=xor&noise=0&hidden=", 300, range(1, 11)):
        assert 0.4 < run["training"]["right"] < 0.66
        assert 0.4 < run["test"]["right"] < 0.66


@needs_node
def test_a_product_or_a_layer_helps() -> None:
    product = train("data=xor&noise=0&hidden=&features=x1,x2,x1x2", 100, range(1, 11))
    assert min(run["training"]["right"] for run in product) == 1
    layer = train("data=xor&noise=0&hidden=4+tanh", 300, range(1, 11))
    shares = sorted(run["training"]["right"] for run in layer)
    assert shares[3] > 0.97  # most seeds
    assert shares[0] < 0.95  # some
