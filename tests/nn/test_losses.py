"""The losses and their gradients, against scikit-learn and central differences."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import accuracy_score, log_loss, mean_squared_error

from utils.nn import ACTIVATIONS, LOSSES, accuracy, mse, numerical_gradient, softmax
from utils.nn.losses import FUSED

SEEDS = st.integers(0, 2**32 - 1)


def draw(seed: int, n: int = 6, n_out: int = 3) -> tuple[np.ndarray, np.ndarray]:
    """One-hot y and probabilities y_hat, float32."""
    rng = np.random.default_rng(seed)
    y = np.eye(n_out, dtype=np.float32)[rng.integers(n_out, size=n)]
    return y, rng.dirichlet(np.ones(n_out), size=n).astype(np.float32).clip(1e-3, 1 - 1e-3)


@given(SEEDS)
def test_they_agree_with_scikit_learn(seed: int) -> None:
    y, y_hat = draw(seed)
    p = y_hat / y_hat.sum(axis=1, keepdims=True)
    assert mse(y, y_hat) == pytest.approx(mean_squared_error(y, y_hat), rel=1e-5)
    categorical = LOSSES["categorical_crossentropy"][0](y, p)
    assert categorical == pytest.approx(log_loss(y.argmax(1), p, labels=[0, 1, 2]), rel=1e-5)
    binary = np.mean([log_loss(y[:, k], y_hat[:, k], labels=[0, 1]) for k in range(3)])
    assert LOSSES["binary_crossentropy"][0](y, y_hat) == pytest.approx(binary, rel=1e-5)
    assert accuracy(y, y_hat) == pytest.approx(accuracy_score(y.argmax(1), y_hat.argmax(1)))
    single = accuracy_score(y[:, 0] > 0.5, y_hat[:, 0] > 0.5)
    assert accuracy(y[:, :1], y_hat[:, :1]) == accuracy(y[:, 0], y_hat[:, 0]) == single


@pytest.mark.parametrize("loss", LOSSES)
@given(SEEDS)
def test_float32_in_float32_out(loss: str, seed: int) -> None:
    y, y_hat = draw(seed)
    value, gradient = LOSSES[loss]
    assert value(y, y_hat).dtype == gradient(y, y_hat).dtype == np.float32


@pytest.mark.parametrize(("activation", "loss"), [*itertools.product(ACTIVATIONS, LOSSES)])
def test_every_activation_under_every_loss(activation: str, loss: str) -> None:
    """∂loss/∂z by the chain rule equals central differences, wherever the loss is defined."""
    function, slope = ACTIVATIONS[activation]
    value, gradient = LOSSES[loss]
    y = draw(3)[0].astype(np.float64)
    z = np.random.default_rng(3).uniform(0.1, 0.9, size=y.shape)  # a probability even if linear
    da = gradient(y, function(z))
    dz = (slope(z) @ da[..., None])[..., 0] if activation == "softmax" else da * slope(z)
    measured = numerical_gradient(lambda: value(y, function(z)), z)
    np.testing.assert_allclose(dz, measured, rtol=1e-6, atol=1e-8)
    if (activation, loss) in FUSED:
        np.testing.assert_allclose(FUSED[activation, loss](y, function(z)), measured, rtol=1e-6)


@pytest.mark.parametrize("loss", LOSSES)
def test_an_axis_of_seeds_gives_one_loss_each(loss: str) -> None:
    y, _ = draw(3)
    many = np.stack([draw(seed)[1] for seed in range(5)])
    value, gradient = LOSSES[loss]
    for k, y_hat in enumerate(many):
        np.testing.assert_array_equal(value(y, many)[k], value(y, y_hat))
        np.testing.assert_array_equal(gradient(y, many)[k], gradient(y, y_hat))
        assert accuracy(y, many)[k] == accuracy(y, y_hat)
    assert value(y, many).shape == (5,)


@pytest.mark.parametrize("loss", ["binary_crossentropy", "categorical_crossentropy"])
@pytest.mark.filterwarnings("error")
def test_certain_answers_cost_a_finite_amount(loss: str) -> None:
    y = np.eye(2, dtype=np.float32)
    value, gradient = LOSSES[loss]
    assert value(y, y) < 1e-5
    assert 10 < value(y, y[::-1]) < 20
    assert np.isfinite(gradient(y, y)).all()
    assert np.isfinite(gradient(y, y[::-1])).all()


def test_a_certain_and_wrong_answer_is_still_put_right() -> None:
    y, y_hat = np.array([[1.0]], np.float32), np.array([[0.0]], np.float32)
    assert FUSED["sigmoid", "binary_crossentropy"](y, y_hat) == -1


def test_whole_numbers_do_not_wrap() -> None:
    y = np.array([[200]], np.uint8)
    assert mse(y, np.array([[100]], np.uint8)) == 100**2
    assert mse(np.array([[100]], np.uint8), y) == 100**2


@pytest.mark.parametrize("name", LOSSES)
@pytest.mark.filterwarnings("error")
def test_what_was_wrong_only_in_other_libraries_is_right_here(name: str) -> None:
    """softmax(1000) is 1, not nan; uint8 does not wrap; log 0 is not -inf."""
    np.testing.assert_array_equal(softmax(np.array([[1000.0, 0.0]])), [[1, 0]])
    assert mse(np.array([200], np.uint8), np.array([100], np.uint8)) == 10_000
    y = np.eye(3, dtype=np.float32)[[0, 1, 2, 0, 1, 2]]
    assert np.isfinite(LOSSES[name][0](y, y[::-1]))
