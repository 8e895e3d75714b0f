"""Network: layers in a row, their weights, and their way to a file and back."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from utils.nn import LOSSES, Dense, Network, relu, softmax


def make(seed: int = 3, seeds: int | None = None) -> Network:
    rng = np.random.default_rng(seed)
    return Network(
        [
            Dense(4, 5, "relu", rng=rng, init="he_normal", seeds=seeds),
            Dense(5, 3, "softmax", rng=rng, seeds=seeds),
        ]
    )


def data(n: int = 10) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(3)
    X = rng.normal(size=(n, 4)).astype(np.float32)
    return X, np.eye(3, dtype=np.float32)[rng.integers(3, size=n)]


def test_predict_is_layer_after_layer() -> None:
    net, (X, _) = make(), data()
    W1, b1, W2, b2 = net.get_weights()
    np.testing.assert_allclose(net.predict(X), softmax(relu(X @ W1 + b1) @ W2 + b2), rtol=1e-5)


def test_many_rows_are_answered_as_in_one_piece() -> None:
    net, (X, _) = make(), data(2500)
    np.testing.assert_allclose(net.predict(X), net.forward(X), rtol=1e-5)
    assert make(seeds=2).predict(X).shape == (2, 2500, 3)


@pytest.mark.parametrize("dtype", [np.float32, np.float64, np.uint8, bool])
def test_whatever_comes_in_float32_goes_out(dtype: type) -> None:
    net, (X, y) = make(), data()
    X, y = X.astype(dtype), y.astype(dtype)
    assert net.predict(X).dtype == np.float32
    assert net.loss(X, y, "mse").dtype == np.float32
    assert {dw.dtype for dw in net.gradients(X, y, "mse")} == {np.dtype(np.float32)}
    assert net.gradient_norms().dtype == np.float32


@pytest.mark.parametrize("loss", ["mse", "categorical_crossentropy"])
def test_the_gradient_points_uphill(loss: str) -> None:
    net, (X, y) = make(), data()
    before = net.loss(X, y, loss)
    assert before == pytest.approx(LOSSES[loss][0](y, net.predict(X)))
    gradients = net.gradients(X, y, loss)
    for w, dw in zip(net.parameters(), gradients, strict=True):
        w -= 0.01 * dw
    size = sum((dw**2).sum() for dw in gradients)
    assert before - net.loss(X, y, loss) == pytest.approx(0.01 * size, rel=0.05)


def test_gradients_are_copies_and_norms_belong_to_the_layers() -> None:
    net, (X, y) = make(), data()
    first = net.gradients(X, y, "mse")
    kept = [dw.copy() for dw in first]
    np.testing.assert_allclose(
        net.gradient_norms(), [np.linalg.norm(first[0]), np.linalg.norm(first[2])], rtol=1e-5
    )
    net.gradients(X[::2], y[::2], "mse")
    for dw, copy in zip(first, kept, strict=True):
        np.testing.assert_array_equal(dw, copy)
    many = make(seeds=3)
    many.gradients(X, y, "mse")
    assert many.gradient_norms().shape == (2, 3)


def test_weights_go_out_as_copies_and_come_in_as_copies() -> None:
    net, other, (X, _) = make(3), make(4), data()
    weights = net.get_weights()
    assert [w.shape for w in weights] == [(4, 5), (5,), (5, 3), (3,)]
    other.set_weights(weights)
    expected = net.predict(X)
    for w in weights:
        w += 1
    np.testing.assert_array_equal(net.predict(X), expected)
    np.testing.assert_array_equal(other.predict(X), expected)


def test_a_layer_may_serve_in_two_networks() -> None:
    net, (X, _) = make(), data()
    hidden = Network(net.layers[:1])
    before = hidden.predict(X)
    net.set_weights([w + 1 for w in net.get_weights()])
    assert (hidden.predict(X) != before).any()


@pytest.mark.parametrize("seeds", [None, 1, 3])
def test_save_and_load(tmp_path: Path, seeds: int | None) -> None:
    net, (X, _) = make(seeds=seeds), data()
    path = tmp_path / "no suffix"
    net.save(path)
    again = Network.load(path)
    np.testing.assert_array_equal(again.predict(X), net.predict(X))
    assert [layer.activation for layer in again.layers] == ["relu", "softmax"]
    with np.load(path, allow_pickle=False) as file:
        assert all(file[name].dtype.kind in "fU" for name in file.files)


def test_summary_counts_as_it_should(capsys: pytest.CaptureFixture[str]) -> None:
    make().summary()
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[-1] for line in lines] == ["parameters", "25", "18", "43"]
    assert "(n, 5)" in lines[1]
    make(seeds=7).summary()
    assert "(7, n, 5)" in capsys.readouterr().out


def test_same_seed_same_bits_from_process_to_process() -> None:
    program = """
import hashlib
import numpy as np
from utils.nn import Adam, Dense, Network, fit
rng = np.random.default_rng(3)
net = Network([Dense(8, 16, "tanh", rng=rng), Dense(16, 3, "softmax", rng=rng)])
X, y = rng.normal(size=(300, 8)), np.eye(3)[rng.integers(3, size=300)]
fit(net, X, y, loss="categorical_crossentropy", optimizer=Adam(), epochs=5, rng=rng)
print(hashlib.sha256(b"".join(w.tobytes() for w in net.get_weights())).hexdigest())
"""
    run = [sys.executable, "-c", program]
    root = Path(__file__).parents[2]
    first, second = (subprocess.check_output(run, cwd=root, text=True) for _ in range(2))
    assert len(first.strip()) == 64
    assert first == second


FILES: list[tuple[str, Callable[[bytes], bytes]]] = [
    ("cut short", lambda whole: whole[:200]),
    ("cut at the end", lambda whole: whole[:-30]),
    ("a web page", lambda whole: b"<!DOCTYPE html><title>404</title>"),
    ("empty", lambda whole: b""),
    ("one byte flipped", lambda whole: whole[:600] + bytes([whole[600] ^ 1]) + whole[601:]),
]


@pytest.mark.parametrize(("did", "damage"), FILES, ids=[row[0] for row in FILES])
def test_a_damaged_file_is_no_network(
    tmp_path: Path, did: str, damage: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "net.npz"
    make().save(path)
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(ValueError, match=r"net\.npz holds no whole network") as caught:
        Network.load(path)
    assert "allow_pickle" not in str(caught.value)


def test_files_of_something_else_and_no_file(tmp_path: Path) -> None:
    X, _ = data()
    np.savez(tmp_path / "data.npz", x_train=X)
    np.savez(tmp_path / "flat.npz", X[0], X[0], activations=["relu"])
    np.save(tmp_path / "array.npy", X)
    np.save(tmp_path / "pickled.npy", np.array([{"W": X}], dtype=object), allow_pickle=True)
    for name in ("data.npz", "flat.npz", "array.npy", "pickled.npy"):
        with pytest.raises(ValueError, match="holds no whole network"):
            Network.load(tmp_path / name)
    with pytest.raises(FileNotFoundError, match=r"There is no file missing\.npz in"):
        Network.load("missing.npz")
