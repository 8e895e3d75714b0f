"""The activations: right, smooth where they should be, and stable for any float32."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from utils.nn import ACTIVATIONS, activations, numerical_gradient, sigmoid, softmax, tanh
from utils.nn.activations import LEAK

ANY_FLOAT32 = st.floats(width=32, allow_nan=False, allow_infinity=False)
NAMES = sorted(ACTIVATIONS)
SMOOTH = sorted(set(NAMES) - {"softmax"})  # element by element, smooth but for the kink at 0


@pytest.mark.parametrize("name", NAMES)
@given(z=arrays(np.float32, (3, 4), elements=ANY_FLOAT32))
@pytest.mark.filterwarnings("error")
def test_any_float32_gives_finite_float32(name: str, z: np.ndarray) -> None:
    for function in ACTIVATIONS[name]:
        a = function(z)
        assert a.dtype == np.float32
        assert np.isfinite(a).all()


@pytest.mark.parametrize("name", NAMES)
def test_float64_stays_float64_for_the_gradient_check(name: str) -> None:
    for function in ACTIVATIONS[name]:
        assert function(np.linspace(-2, 2, 6).reshape(2, 3)).dtype == np.float64


@pytest.mark.parametrize("name", SMOOTH)
def test_slopes_are_what_central_differences_measure(name: str) -> None:
    function, slope = ACTIVATIONS[name]
    z = np.concatenate([np.linspace(-9, -0.01, 40), np.linspace(0.01, 9, 40)])
    measured = np.array([numerical_gradient(lambda v=v: function(v)[0], v)[0] for v in z[:, None]])
    np.testing.assert_allclose(slope(z), measured, atol=1e-8)


def test_the_slope_of_softmax_is_its_matrix_of_central_differences() -> None:
    z = np.array([[0.5, -1.0, 2.0], [3.0, 3.0, -3.0]])
    for row, matrix in zip(z, ACTIVATIONS["softmax"][1](z), strict=True):
        for i in range(3):
            measured = numerical_gradient(lambda r=row, i=i: softmax(r)[i], row)
            np.testing.assert_allclose(matrix[i], measured, atol=1e-8)


@given(z=arrays(np.float32, (5, 3), elements=st.floats(-80, 80, width=32)))
def test_rows_of_softmax_are_probabilities_and_ignore_a_shift(z: np.ndarray) -> None:
    np.testing.assert_allclose(softmax(z).sum(axis=1), 1, rtol=1e-6)
    np.testing.assert_allclose(softmax(z), softmax(z + np.float32(7)), atol=1e-4)


@given(z=ANY_FLOAT32)
def test_tanh_is_a_stretched_sigmoid_and_sigmoid_is_symmetric(z: float) -> None:
    z = np.float64(z)
    np.testing.assert_allclose(tanh(z), 2 * sigmoid(2 * z) - 1, atol=1e-15)
    np.testing.assert_allclose(sigmoid(z) + sigmoid(-z), 1, rtol=1e-15)


def test_where_each_of_them_bends() -> None:
    z = np.array([-1, 0, 1], np.float32)
    expected = {
        "binary_step": ([0, 1, 1], [0, 0, 0]),
        "relu": ([0, 0, 1], [0, 0, 1]),
        "leaky_relu": ([-LEAK, 0, 1], [LEAK, LEAK, 1]),
        "linear": ([-1, 0, 1], [1, 1, 1]),
    }
    for name, pair in expected.items():
        for function, values in zip(ACTIVATIONS[name], pair, strict=True):
            np.testing.assert_array_equal(function(z), np.float32(values))


@pytest.mark.parametrize("name", NAMES)
def test_whole_numbers_do_not_wrap(name: str) -> None:
    z = np.array([[0, 5, 200]])
    function = ACTIVATIONS[name][0]
    np.testing.assert_array_equal(function(z.astype(np.uint8)), function(z.astype(np.float32)))


@pytest.mark.parametrize("name", NAMES)
def test_the_argument_is_left_alone(name: str) -> None:
    z = np.linspace(-2, 2, 6, dtype=np.float32).reshape(2, 3)
    before = z.copy()
    for function in ACTIVATIONS[name]:
        function(z)
    np.testing.assert_array_equal(z, before)


def test_the_slope_of_the_sigmoid_needs_one_sigmoid(monkeypatch: pytest.MonkeyPatch) -> None:
    z = np.linspace(-30, 30, 61, dtype=np.float32)
    expected = activations.sigmoid(z) * (1 - activations.sigmoid(z))
    seen, sigmoid = [], activations.sigmoid
    monkeypatch.setattr(activations, "sigmoid", lambda z: seen.append(z) or sigmoid(z))
    slope = activations.ACTIVATIONS["sigmoid"][1](z)
    assert len(seen) == 1
    assert slope.dtype == np.float32
    assert np.array_equal(slope, expected)
