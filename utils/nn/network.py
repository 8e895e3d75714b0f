"""A network: a list of layers, each fed with the outputs of the one before it."""

from pathlib import Path
from typing import Any

import numpy as np

from utils.nn.array_checks import check_array, check_layers, check_targets, check_weights
from utils.nn.layers import Dense
from utils.nn.losses import FUSED, LOSSES
from utils.nn.option_checks import look_up


class Network:
    """A network of layers in a row: the outputs of each are the inputs of the next.

    Raises TypeError or ValueError for layers that do not fit together.

    Example:
        >>> rng = np.random.default_rng(3)
        >>> net = Network([Dense(2, 3, "relu", rng=rng), Dense(3, 1, "sigmoid", rng=rng)])
        >>> net.predict(np.zeros((4, 2))).shape
        (4, 1)
    """

    def __init__(self, layers: list[Dense]) -> None:
        check_layers(layers, Dense)
        self.layers = layers

    def forward(self, X: np.ndarray) -> np.ndarray:
        """Return y_hat (n, n_out) for X (n, n_in); every layer keeps what `backward` needs."""
        for layer in self.layers:
            X = layer.forward(X)
        return X

    def backward(self, y: np.ndarray, y_hat: np.ndarray, loss: str) -> None:
        """Set dW and db of every layer by the chain rule, the last layer first.

        It starts with ∂loss/∂y_hat; then dX of each layer is da of the one before it.
        """
        fused = FUSED.get((self.layers[-1].activation, loss))
        gradient = (fused or LOSSES[loss][1])(y, y_hat)
        for layer in reversed(self.layers):
            is_dz = fused is not None and layer is self.layers[-1]
            gradient = layer.backward(gradient, is_dz, want_dX=layer is not self.layers[0])

    def predict(self, X: np.ndarray) -> np.ndarray:
        """Return y_hat (n, n_out) for X (n, n_in), computed 1,024 rows at a time to save memory.

        Raises TypeError or ValueError for another X.
        """
        check_array(X, "X", -1, self.layers[0].W.shape[-2])
        blocks = (self.cast(X[start : start + 1024]) for start in range(0, len(X), 1024))
        return np.concatenate([self.forward(block) for block in blocks], axis=-2)

    def loss(self, X: np.ndarray, y: np.ndarray, loss: str) -> Any:
        """Return the loss of the predictions for X: one number, or (seeds,).

        Raises as `check` does.
        """
        self.check(X, y, loss)
        return LOSSES[loss][0](self.cast(y), self.predict(X))

    def gradients(self, X: np.ndarray, y: np.ndarray, loss: str) -> list[np.ndarray]:
        """Return copies of ∂loss/∂W1, ∂loss/∂b1, ∂loss/∂W2 …, ordered like `get_weights`.

        Raises as `check` does.
        """
        self.check(X, y, loss)
        self.backward(self.cast(y), self.forward(self.cast(X)), loss)
        return [dw.copy() for layer in self.layers for dw in (layer.dW, layer.db)]

    def gradient_norms(self) -> np.ndarray:
        """Return ‖dW‖ of each layer after `backward`: how much gradient arrives there.

        The shape is (n_layers,), or (n_layers, seeds).
        """
        return np.array([np.sqrt((layer.dW**2).sum((-2, -1))) for layer in self.layers])

    def parameters(self) -> list[np.ndarray]:
        """Return W1, b1, W2, b2 … themselves, in Keras's order."""
        return [w for layer in self.layers for w in (layer.W, layer.b)]

    def get_weights(self) -> list[np.ndarray]:
        """Return copies of W1, b1, W2, b2 …, in Keras's order."""
        return [w.copy() for w in self.parameters()]

    def set_weights(self, weights: list[np.ndarray]) -> None:
        """Copy W1, b1, W2, b2 … into the layers.

        Raises ValueError or TypeError, before anything changes, if one does not fit.
        """
        own = self.parameters()
        check_weights(weights, own)
        for w, new in zip(own, weights, strict=True):
            w[...] = new

    def summary(self) -> None:
        """Print the activation, the output's shape and the number of parameters of each layer."""
        print("layer  activation  output          parameters")
        for number, layer in enumerate(self.layers, 1):
            shape = str((*layer.W.shape[:-2], "n", layer.W.shape[-1])).replace("'", "")
            print(f"{number:5}  {layer.activation:12}{shape:16}{layer.W.size + layer.b.size:10,}")
        print(f"  all of them{sum(w.size for w in self.parameters()):33,}")

    def save(self, path: str | Path) -> None:
        """Write the weights and the activations to an npz file, without pickle."""
        with Path(path).open("wb") as file:
            np.savez(file, *self.parameters(), activations=[x.activation for x in self.layers])

    @classmethod
    def load(cls, path: str | Path) -> "Network":
        """Return the network that `save` wrote.

        Raises FileNotFoundError if there is no such file, ValueError if it holds no whole network.
        """
        if not Path(path).is_file():
            raise FileNotFoundError(f"There is no file {path} in {Path.cwd()}. Use net.save first.")
        try:
            with np.load(path) as file:
                names = file["activations"].tolist()
                weights = [file[f"arr_{place}"] for place in range(2 * len(names))]
            layers = []
            for W, name in zip(weights[::2], names, strict=True):
                seeds = len(W) if W.ndim == 3 else None
                layers.append(Dense(W.shape[-2], W.shape[-1], name, init="zeros", seeds=seeds))
            net = cls(layers)
            net.set_weights(weights)
        except Exception as bad:  # a damaged file can set off many kinds
            raise ValueError(f"{path} holds no whole network. Use net.save(path) again.") from bad
        return net

    def cast(self, array: np.ndarray) -> np.ndarray:
        """Return the array in the type of the weights: float32, or float64 in a gradient check."""
        return array.astype(self.layers[0].W.dtype, copy=False)

    def check(self, X: Any, y: Any, loss: str, names: tuple[str, str] = ("X", "y")) -> None:
        """Raise TypeError or ValueError unless X (n, n_in) and y (n, n_out) suit net and loss."""
        look_up(LOSSES, loss, "loss")
        first, last = self.layers[0], self.layers[-1]
        check_array(X, names[0], -1, first.W.shape[-2])
        check_targets(y, names[1], len(X), last.W.shape[-1], loss, last.activation)
