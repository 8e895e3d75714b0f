"""The engine beside Keras, with copied weights: outputs, losses, gradients and optimizer steps."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.nn import LOSSES, SGD, Adam, Dense, Momentum, Network, RMSprop, accuracy, fit

keras = pytest.importorskip("keras")
HIDDEN = ["linear", "sigmoid", "tanh", "relu", "leaky_relu", "softmax"]  # Keras has no binary step
OUTPUT = {
    "mse": HIDDEN,
    "binary_crossentropy": ["sigmoid"],
    "categorical_crossentropy": ["softmax"],
}


@st.composite
def problems(draw: Any) -> tuple[Network, np.ndarray, np.ndarray, str]:
    """A random network, random data for it, and a loss."""
    rng = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
    loss = draw(st.sampled_from(sorted(OUTPUT)))
    sizes = draw(st.lists(st.integers(1, 12), min_size=2, max_size=5))
    sizes[-1] += loss == "categorical_crossentropy"
    names = [draw(st.sampled_from(HIDDEN)) for _ in sizes[2:]]
    names.append(draw(st.sampled_from(OUTPUT[loss])))
    shapes = zip(sizes[:-1], sizes[1:], names, strict=True)
    net = Network([Dense(*shape, rng=rng) for shape in shapes])
    for layer in net.layers:
        layer.b[:] = rng.normal(size=layer.b.shape) / 2
    n = draw(st.integers(1, 20))
    X = rng.normal(size=(n, sizes[0])).astype(np.float32)
    y = rng.normal(size=(n, sizes[-1])).astype(np.float32)
    if loss == "binary_crossentropy":
        y = (y > 0).astype(np.float32)
    elif loss == "categorical_crossentropy":
        y = np.eye(sizes[-1], dtype=np.float32)[y.argmax(axis=1)]
    return net, X, y, loss


def copy_to_keras(net: Network) -> Any:
    layers = [
        keras.layers.Dense(layer.W.shape[1], layer.activation, kernel_initializer="zeros")
        for layer in net.layers
    ]
    model = keras.Sequential([keras.Input((net.layers[0].W.shape[0],)), *layers])
    model.set_weights(net.get_weights())
    return model


def keras_gradients(model: Any, X: np.ndarray, y: np.ndarray, loss: str) -> list[Any]:
    import tensorflow as tf

    with tf.GradientTape() as tape:
        value = keras.ops.mean(keras.losses.get(loss)(y, model(X)))
    return tape.gradient(value, model.trainable_variables)


def assert_close(ours: Any, theirs: Any, relative: float) -> None:
    """Equal but for `relative`, measured against the largest number in the array."""
    ours, theirs = np.asarray(ours), np.asarray(theirs)
    assert ours.shape == theirs.shape
    assert np.abs(ours - theirs).max() <= relative * np.abs(theirs).max() + 1e-9


@settings(max_examples=40, deadline=None)
@given(problems())
def test_outputs_losses_and_every_gradient(problem: Any) -> None:
    net, X, y, loss = problem
    model = copy_to_keras(net)
    y_hat = net.predict(X)
    assert_close(y_hat, model(X), 1e-5)
    assert_close(net.loss(X, y, loss), keras.losses.get(loss)(y, model(X)).numpy().mean(), 1e-5)
    for ours, theirs in zip(
        net.gradients(X, y, loss), keras_gradients(model, X, y, loss), strict=True
    ):
        assert_close(ours, theirs, 1e-5)


PAIRS = {
    "SGD": lambda: (SGD(0.01), keras.optimizers.SGD(0.01)),
    "Momentum": lambda: (Momentum(0.01), keras.optimizers.SGD(0.01, momentum=0.9)),
    "RMSprop": lambda: (RMSprop(0.003), keras.optimizers.RMSprop(0.003)),
    "Adam": lambda: (Adam(0.003), keras.optimizers.Adam(0.003)),
}


@pytest.mark.parametrize("name", PAIRS)
@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 2**32 - 1))
def test_ten_steps_of_every_optimizer(name: str, seed: int) -> None:
    rng = np.random.default_rng(seed)
    w = rng.normal(size=(4, 3)).astype(np.float32)
    variable = keras.Variable(w)
    ours, theirs = PAIRS[name]()
    for _ in range(10):
        dw = rng.normal(size=(4, 3)).astype(np.float32) * 10 ** rng.uniform(-4, 2)
        ours.step(w, dw)
        theirs.apply([keras.ops.convert_to_tensor(dw)], [variable])
    assert_close(w, variable.numpy(), 1e-5)


@pytest.mark.parametrize("name", PAIRS)
@settings(max_examples=6, deadline=None)
@given(problem=problems())
def test_ten_steps_of_training_a_network(name: str, problem: Any) -> None:
    net, X, y, loss = problem
    model = copy_to_keras(net)
    ours, theirs = PAIRS[name]()
    fit(
        net,
        X,
        y,
        loss=loss,
        optimizer=ours,
        epochs=10,
        batch_size=len(X),
        rng=np.random.default_rng(3),
    )
    for _ in range(10):
        theirs.apply(keras_gradients(model, X, y, loss), model.trainable_variables)
    for w, expected in zip(net.get_weights(), model.get_weights(), strict=True):
        assert_close(w, expected, 1e-4)


def test_the_history_is_that_of_keras_fit() -> None:
    rng = np.random.default_rng(3)
    net = Network([Dense(4, 8, "tanh", rng=rng), Dense(8, 3, "softmax", rng=rng)])
    model = copy_to_keras(net)
    X = rng.normal(size=(64, 4)).astype(np.float32)
    y = np.eye(3, dtype=np.float32)[rng.integers(3, size=64)]
    val = X[::-2] + np.float32(0.5), y[::-2]
    loss = "categorical_crossentropy"
    model.compile(keras.optimizers.SGD(0.1), loss, metrics=["accuracy"])
    theirs = model.fit(
        X, y, batch_size=64, epochs=6, validation_data=val, shuffle=False, verbose=0
    ).history
    ours = fit(
        net, X, y, loss=loss, optimizer=SGD(0.1), epochs=6, batch_size=64,
        rng=rng, validation_data=val,
    )  # fmt: skip
    assert ours.keys() == theirs.keys()
    for name, values in theirs.items():
        np.testing.assert_allclose(ours[name], values, rtol=1e-5)


def test_defaults_are_those_of_keras() -> None:
    for ours, theirs in (pair() for pair in PAIRS.values()):
        kind = type(theirs)
        same = {"rho", "beta_1", "beta_2"} & vars(ours).keys()
        assert all(getattr(kind(), name) == getattr(ours, name) for name in same)
        assert float(np.float32(type(ours)().learning_rate)) == float(kind().learning_rate.value)


@given(st.integers(0, 2**32 - 1))
@settings(max_examples=20, deadline=None)
def test_losses_and_accuracy_on_any_probabilities(seed: int) -> None:
    rng = np.random.default_rng(seed)
    y = np.eye(3, dtype=np.float32)[rng.integers(3, size=8)]
    y_hat = rng.dirichlet(np.full(3, 0.1), size=8).astype(np.float32)  # some very near 0 and 1
    y_hat /= y_hat.sum(axis=1, keepdims=True)
    for name, (value, _) in LOSSES.items():
        assert_close(value(y, y_hat), keras.ops.mean(keras.losses.get(name)(y, y_hat)), 1e-5)
    metric = keras.metrics.CategoricalAccuracy()
    metric.update_state(y, y_hat)
    assert accuracy(y, y_hat) == pytest.approx(float(metric.result()))
