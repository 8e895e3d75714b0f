"""fit: what it learns, what it reports, when it stops, and what it leaves behind."""

import time
import tracemalloc
from typing import Any

import numpy as np
import pytest
from threadpoolctl import threadpool_info

from tests.nn.xor import X, Y, train, xor_net
from utils.nn import LOSSES, SGD, Adam, Dense, Momentum, Network, RMSprop, fit


def digits(n: int = 200) -> tuple[np.ndarray, np.ndarray]:
    """Points in three clouds, with one-hot labels."""
    rng = np.random.default_rng(3)
    labels = rng.integers(3, size=n)
    points = rng.normal(size=(n, 4)) + 2 * np.eye(3, 4)[labels]
    return points.astype(np.float32), np.eye(3, dtype=np.float32)[labels]


def cloud_net() -> Network:
    rng = np.random.default_rng(3)
    return Network([Dense(4, 8, "relu", rng=rng), Dense(8, 3, "softmax", rng=rng)])


@pytest.mark.parametrize("optimizer", [SGD(1), Momentum(0.3), RMSprop(0.03), Adam(0.05)])
def test_most_networks_learn_xor(optimizer: Any) -> None:
    history = train(xor_net(seeds=20), optimizer=optimizer, epochs=800)
    assert (history["accuracy"][-1] == 1).mean() > 0.5


def test_a_hundred_xor_networks_in_well_under_two_seconds() -> None:
    start = time.process_time()
    train(xor_net(2, seeds=100), epochs=3600, batch_size=4)
    assert time.process_time() - start < 2


def test_side_by_side_each_network_learns_as_it_would_alone() -> None:
    many, one = xor_net(seeds=4), xor_net()
    start = many.get_weights()
    together = train(many, optimizer=Adam(0.1), epochs=30)
    for k in range(4):
        one.set_weights([w[k] for w in start])
        alone = train(one, optimizer=Adam(0.1), epochs=30)
        np.testing.assert_allclose([x[k] for x in together["loss"]], alone["loss"], rtol=1e-3)
        for w, single in zip(many.get_weights(), one.get_weights(), strict=True):
            np.testing.assert_allclose(w[k], single, rtol=1e-3, atol=1e-4)


def test_one_epoch_is_the_loop_that_a_student_would_write() -> None:
    data, net, own = digits(70), cloud_net(), cloud_net()
    history = train(net, data=data, loss="categorical_crossentropy", epochs=1, batch_size=32)
    order, losses = np.random.default_rng(3).permutation(70), []
    for rows in (order[:32], order[32:64], order[64:]):
        batch = data[0][rows], data[1][rows], "categorical_crossentropy"
        losses.append(own.loss(*batch) * len(rows))
        for w, dw in zip(own.parameters(), own.gradients(*batch), strict=True):
            w -= 0.5 * dw
    for w, expected in zip(net.get_weights(), own.get_weights(), strict=True):
        np.testing.assert_allclose(w, expected, rtol=1e-5, atol=1e-7)
    assert history["loss"] == [pytest.approx(sum(losses) / 70, rel=1e-5)]


def test_every_epoch_visits_each_row_once_in_a_new_order(monkeypatch: pytest.MonkeyPatch) -> None:
    net, seen = xor_net(), []
    forward = net.forward
    monkeypatch.setattr(net, "forward", lambda rows: (seen.append(rows[:, 0]), forward(rows))[1])
    points = np.stack([np.arange(10), np.zeros(10)], axis=1)
    train(net, data=(points, np.zeros((10, 1))), epochs=2, batch_size=4)
    assert [len(rows) for rows in seen] == [4, 4, 2] * 2
    first, second = np.concatenate(seen[:3]), np.concatenate(seen[3:])
    assert sorted(first) == sorted(second) == list(range(10))
    assert list(first) != list(second)


def test_the_history_has_the_shape_of_keras() -> None:
    data = digits()
    settings = {"data": data, "loss": "categorical_crossentropy", "validation_data": digits(50)}
    history = train(cloud_net(), **settings)
    assert list(history) == ["loss", "accuracy", "val_loss", "val_accuracy"]
    assert all(len(values) == 5 for values in history.values())
    assert all(type(value) is float for values in history.values() for value in values)
    assert list(train(cloud_net(), **settings | {"loss": "mse"})) == ["loss", "val_loss"]


def test_val_loss_is_taken_after_the_epoch() -> None:
    net, other = cloud_net(), digits(50)
    history = train(
        net, data=digits(), loss="categorical_crossentropy", validation_data=other, epochs=1
    )
    expected = LOSSES["categorical_crossentropy"][0](other[1], net.predict(other[0]))
    assert history["val_loss"] == [pytest.approx(expected)]


def test_gradient_norms_are_recorded_for_each_layer() -> None:
    net = xor_net()
    norms = [np.linalg.norm(dw) for dw in net.gradients(X, Y, "binary_crossentropy")[::2]]
    history = train(net, gradient_norms=True)
    assert np.shape(history["gradient_norms"]) == (5, 2)
    np.testing.assert_allclose(history["gradient_norms"][0], norms, rtol=1e-5)
    many = train(xor_net(seeds=7), gradient_norms=True)
    assert np.shape(many["gradient_norms"]) == (5, 2, 7)


def test_patience_stops_and_brings_the_best_weights_back() -> None:
    data = digits(30)
    noise = data[0], np.roll(data[1], 7, axis=0)
    net = cloud_net()
    settings = {"data": data, "loss": "categorical_crossentropy", "validation_data": noise}
    history = train(net, **settings, epochs=200, patience=4)
    best = int(np.argmin(history["val_loss"]))
    assert len(history["val_loss"]) == best + 1 + 4 < 200
    assert net.loss(*noise, "categorical_crossentropy") == pytest.approx(min(history["val_loss"]))
    long = train(cloud_net(), data=data, loss="categorical_crossentropy", epochs=20, patience=3)
    assert len(long["loss"]) == 20


def test_training_can_go_on_where_it_stopped() -> None:
    whole, halves, rng, adam = xor_net(), xor_net(), np.random.default_rng(3), Adam(0.1)
    train(whole, optimizer=Adam(0.1), epochs=20)
    for _ in range(2):
        train(halves, optimizer=adam, epochs=10, rng=rng)
    for w, expected in zip(halves.get_weights(), whole.get_weights(), strict=True):
        np.testing.assert_array_equal(w, expected)


@pytest.mark.filterwarnings("ignore:overflow", "ignore:invalid")
def test_a_loss_that_runs_away_is_said_once_and_ends_the_training() -> None:
    rng = np.random.default_rng(3)
    net = Network([Dense(2, 3, rng=rng), Dense(3, 1, rng=rng)])
    with pytest.warns(RuntimeWarning, match=r"tenth of the learning rate") as caught:
        history = train(net, loss="mse", optimizer=SGD(900), epochs=500, data=(100 * X, Y))
    assert len(caught) == 1
    assert len(history["loss"]) < 100


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.uint8])
def test_nothing_in_training_is_ever_float64(dtype: type, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: set[np.dtype] = set()
    for name in ("forward", "backward"):
        method = getattr(Dense, name)

        def spy(
            layer: Dense, array: np.ndarray, *more: Any, method: Any = method, **also: Any
        ) -> Any:
            result = method(layer, array, *more, **also)
            own = [layer.W, layer.b, layer.dW, layer.db, layer.X, layer.z]
            seen.update(a.dtype for a in [array, result, *own] if a is not None)
            return result

        monkeypatch.setattr(Dense, name, spy)
    for optimizer in (SGD(np.float64(0.1)), Momentum(), RMSprop(), Adam()):
        for seeds in (None, 2):
            data = X.astype(dtype), Y.astype(dtype)
            train(xor_net(seeds=seeds), data=data, optimizer=optimizer, validation_data=data)
            optimizer = type(optimizer)()
    assert seen == {np.dtype(np.float32)}


def test_mnist_takes_at_most_150_megabytes_beside_the_data() -> None:
    rng = np.random.default_rng(3)
    net = Network([Dense(784, 128, "relu", rng=rng), Dense(128, 10, "softmax", rng=rng)])
    images = np.zeros((60_000, 784), np.uint8)
    labels = np.zeros((60_000, 10), np.float32)
    labels[:, 0] = 1
    tracemalloc.start()
    fit(
        net,
        images,
        labels,
        loss="categorical_crossentropy",
        optimizer=Adam(),
        epochs=1,
        batch_size=2048,
        rng=rng,
        validation_data=(images, labels),
    )
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 150e6


def test_small_batches_use_one_thread_and_others_are_given_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before, during = threadpool_info(), []
    net = xor_net()
    forward = net.forward
    monkeypatch.setattr(
        net, "forward", lambda rows: (during.extend(threadpool_info()), forward(rows))[1]
    )
    train(net, epochs=1)
    assert {lib["num_threads"] for lib in during if lib["user_api"] == "blas"} == {1}
    assert threadpool_info() == before
