"""The optimizers, by their first steps, their way down a valley, and their types."""

import numpy as np
import pytest

from utils.nn import SGD, Adam, Momentum, RMSprop

ALL = [SGD, Momentum, RMSprop, Adam]


@pytest.mark.parametrize("kind", ALL)
def test_every_one_of_them_finds_the_bottom_of_a_valley(kind: type) -> None:
    w = np.array([3.0, -2.0], np.float32)
    optimizer = kind(learning_rate=0.01)
    for _ in range(1500):
        optimizer.step(w, np.array([1, 10], np.float32) * w)
    assert np.abs(w).max() < 0.02


def test_first_steps_are_what_the_formulas_say() -> None:
    dw = np.array([0.5, -4.0])
    expected = {
        SGD: -0.01 * dw,
        Momentum: -0.01 * dw,
        RMSprop: -0.01 * np.sign(dw) / np.sqrt(0.1),  # v = 0.1 dw²
        Adam: -0.01 * np.sign(dw),  # the corrected averages are dw and dw²
    }
    for kind, step in expected.items():
        w = np.zeros(2)
        kind(learning_rate=0.01).step(w, dw)
        np.testing.assert_allclose(w, step, rtol=1e-4)


def test_momentum_carries_on_where_there_is_no_slope() -> None:
    w, optimizer = np.zeros(1), Momentum(learning_rate=1, momentum=0.5)
    path = []
    for slope in (-1.0, 0.0, 0.0):
        optimizer.step(w, np.array([slope]))
        path.append(w[0])
    assert path == [1, 1.5, 1.75]


@pytest.mark.parametrize("kind", ALL)
@pytest.mark.parametrize("rate", [0.01, np.float64(0.01), np.float32(0.01), np.array(0.01)[()]])
def test_float32_stays_float32(kind: type, rate: float) -> None:
    w = np.ones((2, 3), np.float32)
    optimizer = kind(rate)
    for _ in range(3):
        optimizer.step(w, w * 2)
    held = [value for value in vars(optimizer).values() if isinstance(value, np.ndarray)]
    assert {array.dtype for array in [w, *held]} == {np.dtype(np.float32)}
    assert type(optimizer.learning_rate) is float


@pytest.mark.parametrize("kind", ALL)
def test_steps_happen_in_place_and_leave_the_gradient_alone(kind: type) -> None:
    w = np.ones(4, np.float32)
    view, dw = w[:2], np.ones(4, np.float32)
    kind(0.1).step(w, dw)
    assert (view < 1).all()
    np.testing.assert_array_equal(dw, 1)


@pytest.mark.parametrize("kind", ALL)
def test_all_weights_in_one_vector_move_as_they_would_apart(kind: type) -> None:
    rng = np.random.default_rng(3)
    whole, together = rng.normal(size=6), kind(0.1)
    parts, apart = [whole[:2].copy(), whole[2:].copy()], [kind(0.1), kind(0.1)]
    for _ in range(5):
        dw = rng.normal(size=6)
        together.step(whole, dw)
        for part, optimizer, grad in zip(parts, apart, (dw[:2], dw[2:]), strict=True):
            optimizer.step(part, grad)
    np.testing.assert_array_equal(whole, np.concatenate(parts))
