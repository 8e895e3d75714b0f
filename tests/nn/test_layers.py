"""Dense: what goes forward, what comes back, and how it starts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from utils.nn import ACTIVATIONS, Dense, numerical_gradient, sigmoid
from utils.nn.layers import INITIALIZERS

SIZES = st.integers(1, 6)


def make(n_in: int, n_out: int, activation: str = "linear", seed: int = 3, **more: object) -> Dense:
    return Dense(n_in, n_out, activation, rng=np.random.default_rng(seed), **more)


@given(SIZES, SIZES, SIZES)
def test_forward_is_the_weighted_sum_of_every_neuron(n: int, n_in: int, n_out: int) -> None:
    layer = make(n_in, n_out, "sigmoid")
    layer.b[:] = np.arange(n_out)
    X = np.random.default_rng(4).normal(size=(n, n_in)).astype(np.float32)
    a = layer.forward(X)
    for row in range(n):
        for unit in range(n_out):
            z = sum(X[row, k] * layer.W[k, unit] for k in range(n_in)) + layer.b[unit]
            assert a[row, unit] == pytest.approx(sigmoid(z), abs=1e-6)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_backward_agrees_with_central_differences(activation: str) -> None:
    """The gradients of Σ a·da for W, b and X."""
    layer = make(3, 4, activation)
    rng = np.random.default_rng(3)
    layer.W, layer.b = layer.W.astype(np.float64), rng.normal(size=4)
    layer.dW, layer.db = np.zeros((3, 4)), np.zeros(4)
    X, da = rng.normal(size=(5, 3)), rng.normal(size=(5, 4))
    layer.forward(X)
    dX = layer.backward(da)
    for w, dw in ((layer.W, layer.dW), (layer.b, layer.db), (X, dX)):
        measured = numerical_gradient(lambda: (layer.forward(X) * da).sum(), w)
        np.testing.assert_allclose(dw, measured, rtol=1e-5, atol=1e-7)


def test_backward_from_dz_skips_the_slope_and_dX_can_be_left_out() -> None:
    through, past = make(3, 2, "sigmoid"), make(3, 2, "sigmoid")
    X, da = np.ones((4, 3), np.float32), np.ones((4, 2), np.float32)
    through.forward(X)
    past.forward(X)
    dz = da * ACTIVATIONS["sigmoid"][1](through.z)
    assert through.backward(da, want_dX=False) is None
    assert past.backward(dz, is_dz=True).shape == (4, 3)
    np.testing.assert_array_equal(through.dW, past.dW)


@pytest.mark.parametrize("activation", ACTIVATIONS)
def test_layers_side_by_side_are_layers_one_by_one(activation: str) -> None:
    many, one = make(3, 2, activation, seeds=4), make(3, 2, activation)
    rng = np.random.default_rng(3)
    X = rng.normal(size=(5, 3)).astype(np.float32)
    da = rng.normal(size=(4, 5, 2)).astype(np.float32)
    many.b[:] = rng.normal(size=(4, 2))
    a, dX = many.forward(X), many.backward(da)
    for k in range(4):
        one.W[:], one.b[:] = many.W[k], many.b[k]
        np.testing.assert_allclose(a[k], one.forward(X), rtol=1e-5, atol=1e-6)
        np.testing.assert_allclose(dX[k], one.backward(da[k]), rtol=1e-4, atol=1e-6)
        np.testing.assert_allclose(many.dW[k], one.dW, rtol=1e-4, atol=1e-6)
        np.testing.assert_allclose(many.db[k], one.db, rtol=1e-4, atol=1e-6)


def test_initial_weights_have_the_spread_they_promise() -> None:
    n_in, n_out = 300, 200
    weights = {name: make(n_in, n_out, init=name).W for name in INITIALIZERS}
    glorot = np.sqrt(6 / (n_in + n_out))
    assert np.abs(weights["glorot_uniform"]).max() == pytest.approx(glorot, rel=0.01)
    assert weights["glorot_uniform"].std() == pytest.approx(glorot / np.sqrt(3), rel=0.02)
    assert weights["he_normal"].std() == pytest.approx(np.sqrt(2 / n_in), rel=0.02)
    assert weights["uniform"].mean() == pytest.approx(0.5, rel=0.02)
    assert 0 <= weights["uniform"].min() < weights["uniform"].max() <= 1
    assert not weights["zeros"].any()
    for array in weights.values():
        assert array.dtype == np.float32


def test_the_same_seed_gives_the_same_bits_and_another_seed_does_not() -> None:
    np.testing.assert_array_equal(make(4, 3).W, make(4, 3).W)
    assert (make(4, 3).W != make(4, 3, seed=4).W).all()
    assert not make(4, 3).b.any()


@given(SIZES, SIZES, st.sampled_from(sorted(ACTIVATIONS)), st.sampled_from([None, 1, 3]))
def test_float32_through_and_through(
    n_in: int, n_out: int, activation: str, seeds: int | None
) -> None:
    layer = make(n_in, n_out, activation, seeds=seeds)
    a = layer.forward(np.ones((2, n_in), np.float32))
    dX = layer.backward(np.ones_like(a))
    for array in (layer.W, layer.b, layer.z, a, dX, layer.dW, layer.db):
        assert array.dtype == np.float32
