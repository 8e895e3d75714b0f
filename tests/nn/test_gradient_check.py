"""The gradient check: passes what is right, finds what is wrong, and touches nothing."""

import itertools
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from utils.nn import ACTIVATIONS, Dense, Network, check_gradients, numerical_gradient

OUTPUTS = {
    "mse": "linear",
    "binary_crossentropy": "sigmoid",
    "categorical_crossentropy": "softmax",
}


def make(hidden: str, output: str, seeds: int | None = None) -> Network:
    rng = np.random.default_rng(3)
    sizes = [(3, 5, hidden), (5, 4, hidden), (4, 2, output)]
    return Network([Dense(*size, rng=rng, seeds=seeds) for size in sizes])


def data() -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(3)
    X = rng.normal(size=(6, 3)).astype(np.float32)
    return X, np.eye(2, dtype=np.float32)[rng.integers(2, size=6)]


@pytest.mark.parametrize(("hidden", "loss"), [*itertools.product(ACTIVATIONS, OUTPUTS)])
def test_every_hidden_activation_with_every_loss(hidden: str, loss: str) -> None:
    distances = check_gradients(make(hidden, OUTPUTS[loss]), *data(), loss)
    assert len(distances) == 6
    assert max(distances) < 1e-5


@pytest.mark.parametrize("output", ACTIVATIONS)
def test_every_output_activation_with_mse(output: str) -> None:
    assert max(check_gradients(make("tanh", output), *data(), "mse")) < 1e-5


def test_networks_side_by_side() -> None:
    net = make("tanh", "softmax", seeds=3)
    assert max(check_gradients(net, *data(), "categorical_crossentropy")) < 1e-5


def test_a_relu_at_its_kink_is_no_false_alarm() -> None:
    rng = np.random.default_rng(3)
    net = Network([Dense(2, 4, "relu", rng=rng), Dense(4, 1, "sigmoid", rng=rng)])
    X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], np.float32)
    y = np.array([[0], [1], [1], [0]], np.float32)
    assert max(check_gradients(net, X, y, "binary_crossentropy")) < 1e-5


def without_slope(layer: Dense, dz: np.ndarray, da: np.ndarray) -> None:
    layer.dW[...] = layer.X.mT @ da


def with_mean(layer: Dense, dz: np.ndarray, da: np.ndarray) -> None:
    layer.dW[...] = layer.X.mT @ dz / len(dz)


def with_wrong_sign(layer: Dense, dz: np.ndarray, da: np.ndarray) -> None:
    layer.db[...] = -dz.sum(axis=0)


def with_first_row_only(layer: Dense, dz: np.ndarray, da: np.ndarray) -> None:
    layer.db[...] = dz[0]


@pytest.mark.parametrize("bug", [without_slope, with_mean, with_wrong_sign, with_first_row_only])
def test_a_planted_bug_is_found_in_its_layer(bug: Callable[..., None]) -> None:
    class Broken(Dense):
        def backward(self, da: np.ndarray, is_dz: bool = False, want_dX: bool = True) -> Any:
            dX = super().backward(da, is_dz, want_dX)
            bug(self, da * ACTIVATIONS[self.activation][1](self.z), da)
            return dX

    net = make("tanh", "linear")
    net.layers[1] = Broken(5, 4, "tanh", rng=np.random.default_rng(3))
    distances = check_gradients(net, *data(), "mse")
    assert max(distances[2:4]) > 0.1
    assert max(distances[:2] + distances[4:]) < 1e-5


def test_the_network_is_left_as_it_was() -> None:
    net = make("relu", "linear")
    before = net.get_weights()
    check_gradients(net, *data(), "mse")
    for old, new in zip(before, net.get_weights(), strict=True):
        assert new.dtype == np.float32
        np.testing.assert_array_equal(old, new)


def test_numerical_gradient_of_a_known_function() -> None:
    w = np.array([[1.0, -2.0], [0.5, 3.0]])
    measured = numerical_gradient(lambda: (w**3).sum(), w)
    np.testing.assert_allclose(measured, 3 * w**2, rtol=1e-8)
