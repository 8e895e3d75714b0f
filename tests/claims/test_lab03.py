"""What Lab 3 claims in its prose, held over seeds by running the lab's own cells."""

import numpy as np
import pytest

from tests.claims.lab import run_lab

SEEDS = range(1, 6)


@pytest.fixture(scope="module")
def runs() -> list[dict]:
    """The lab without its Keras part, once for each seed."""
    return [run_lab("03", seed=seed, until="runtime.start") for seed in SEEDS]


@pytest.fixture(scope="module")
def lab(runs: list[dict]) -> dict:
    """Any run: for what does not depend on chance."""
    return runs[0]


def test_the_first_node_by_hand(lab: dict) -> None:
    assert lab["z_upper"] == pytest.approx(0.38)
    assert lab["sigmoid"](lab["z_upper"]) == pytest.approx(0.5939, abs=5e-5)
    assert 0.5 * lab["W1"][0, 0] == pytest.approx(1.20)
    assert 0.85 * lab["W1"][1, 0] == pytest.approx(-1.02)
    assert lab["sigmoid"](0.0) == 0.5


def test_the_whole_network_by_hand(lab: dict) -> None:
    assert [round(float(lab[name]), 2) for name in ("a_upper", "a_lower")] == [0.59, 0.63]
    assert round(float(lab["z_out"]), 2) == 0.50
    assert round(float(lab["sigmoid"](lab["z_out"])), 2) == 0.62
    more = lab["a_upper"] * lab["W2"][0] + (lab["a_lower"] + 0.1) * lab["W2"][1] + lab["b2"]
    assert more < lab["z_out"]


def test_two_products_give_the_same(lab: dict) -> None:
    assert (lab["a1"].shape, lab["a2"].shape) == ((1, 2), (1, 1))
    assert lab["a2"].item() == pytest.approx(lab["sigmoid"](lab["z_out"]))


def test_the_map_of_answers(lab: dict) -> None:
    answers = lab["answers"].reshape(100, 100)  # rows: x₂ from 0, columns: x₁ from 0
    upper_left, lower_right = answers[-1, 0], answers[0, -1]
    assert (answers.min(), answers.max()) == (upper_left, lower_right)
    assert (round(upper_left, 2), round(lower_right, 2)) == (0.27, 0.96)
    assert len(lab["grid"]) == 10_000
    assert (np.diff(answers, axis=1) > 0).all()
    assert (np.diff(answers, axis=0) < 0).all()
    assert lab["W1"][0, 0] > 0 > lab["W1"][0, 1]
    assert lab["W1"][1, 0] < 0 < lab["W1"][1, 1]
    assert lab["W2"][0, 0] > 0 > lab["W2"][1, 0]


def test_the_matrix_product_is_much_faster(runs: list[dict]) -> None:
    assert min(run["ratio"] for run in runs) > 20
    lab = runs[0]
    X, W, b = np.arange(6.0).reshape(2, 3), np.arange(12.0).reshape(3, 4), np.arange(4.0)
    np.testing.assert_allclose(lab["layer_in_loops"](X.tolist(), W.tolist(), b.tolist()), X @ W + b)


def test_shapes_follow_the_sizes(lab: dict) -> None:
    assert [layer.z.shape for layer in lab["net"].layers] == [(4, 3), (4, 2), (4, 3), (4, 1)]
    own = sum(weights.size for weights in lab["net"].get_weights())
    assert own == lab["count_parameters"](lab["sizes"]) == 39


def test_biases_start_at_zero(lab: dict) -> None:
    assert len(lab["net"].layers) == 4
    assert not any(layer.b.any() for layer in lab["net"].layers)
    assert all(layer.W.all() for layer in lab["net"].layers)


def test_uniform_weights_make_the_network_deaf(runs: list[dict]) -> None:
    for run in runs:
        first, *_, last = outputs = [run["sigmoid"](layer.z) for layer in run["deaf"].layers]
        assert np.ptp(first[:, 0]) > 0.3
        assert np.ptp(outputs[3], axis=0).max() < 0.01
        assert np.ptp(last, axis=0).max() < 1e-5


def test_uniform_weights_push_z_to_the_flat_end(runs: list[dict]) -> None:
    for run in runs:
        assert run["deaf"].layers[3].z.min() > 2
        assert run["deaf"].layers[3].z.max() < 8
        assert all((layer.W >= 0).all() for layer in run["deaf"].layers)
    assert [round(float(runs[0]["sigmoid"](z)), 3) for z in (4.0, 6.0)] == [0.982, 0.998]


def test_glorot_and_tanh_hear_five_inputs(runs: list[dict]) -> None:
    for run in runs:
        assert np.ptp(run["first_node"], axis=0).min() > 0.1


def test_glorot_tanh_and_he_relu_still_hear(runs: list[dict]) -> None:
    for run in runs:
        for pair in ("Glorot, tanh", "He, ReLU"):
            assert run["spreads"][pair].shape == (20, 20)
            assert run["spreads"][pair][-1].min() > 0.1
            assert np.median(run["spreads"][pair][-1]) > 0.4
        assert run["spreads"]["0 to 1, sigmoid"][4:].max() < 1e-6


def test_glorot_does_not_rescue_the_sigmoid(runs: list[dict]) -> None:
    for run in runs:
        spread = run["spreads"]["Glorot, sigmoid"]
        middle = np.median(spread, axis=1)
        assert 3.5 < middle[4] / middle[5] < 5
        assert spread[-1].max() < 1e-6
        # slower than with weights from 0 to 1
        assert middle[4] > 1000 * np.median(run["spreads"]["0 to 1, sigmoid"][4])
    assert runs[0]["sigmoid"](0.1) - runs[0]["sigmoid"](-0.1) == pytest.approx(0.05, abs=1e-4)


def test_keras_gives_the_same_answers() -> None:
    lab = run_lab("03")
    assert lab["difference"] < 1e-6
    assert "Keras starts with: GlorotUniform" in lab["printed"]
    # the numbers that the prose reads off the stored outputs
    deaf = np.array([lab["sigmoid"](layer.z[:, 0]) for layer in lab["deaf"].layers[3:]])
    assert (deaf.round(2) == np.float32([[0.99], [0.99], [0.99], [0.98], [0.98]])).all()
    heard = lab["first_node"][:, -1]
    assert (round(float(heard.min()), 2), round(float(heard.max()), 2)) == (-0.21, 0.30)
    assert min(lab["spreads"][pair][-1].min() for pair in ("Glorot, tanh", "He, ReLU")) > 0.35
