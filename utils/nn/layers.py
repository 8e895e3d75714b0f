"""A layer of neurons, each of which sees every input."""

from typing import Any

import numpy as np

from utils.nn.activations import ACTIVATIONS
from utils.nn.array_checks import as_rows
from utils.nn.option_checks import check_number, check_rng, look_up

INITIALIZERS = {
    # Glorot and Bengio (2010): signals keep their size on the way forward and on the way back
    "glorot_uniform": lambda rng, s: rng.uniform(-1, 1, s) * np.sqrt(6 / (s[-2] + s[-1])),
    # He et al. (2015): twice the variance, since ReLU silences half of the inputs
    "he_normal": lambda rng, s: rng.normal(0, 1, s) * np.sqrt(2 / s[-2]),
    "uniform": lambda rng, s: rng.uniform(0, 1, s),
    "zeros": lambda rng, s: np.zeros(s),
}


class Dense:
    """A layer of n_out neurons: a = f(X W + b), with f the activation.

    Each neuron adds up n_in weighted inputs and a bias, and applies f. W (n_in, n_out) and
    b (n_out,) are float32; b starts at 0. With `seeds`, so many layers stand side by side, each
    with weights of its own: W (seeds, n_in, n_out), b (seeds, n_out).
    Raises ValueError or TypeError for sizes, names or an rng that it cannot use.

    Example:
        >>> layer = Dense(2, 3, "relu", rng=np.random.default_rng(3))
        >>> layer.forward(np.zeros((5, 2), np.float32)).shape
        (5, 3)
    """

    def __init__(
        self,
        n_in: int,
        n_out: int,
        activation: str = "linear",
        *,
        rng: np.random.Generator | None = None,
        init: str = "glorot_uniform",
        seeds: int | None = None,
    ) -> None:
        shape = (check_number(n_in, "n_in"), check_number(n_out, "n_out"))
        copies = () if seeds is None else (check_number(seeds, "seeds"),)
        look_up(ACTIVATIONS, activation, "activation")
        draw = look_up(INITIALIZERS, init, "init")
        if init != "zeros":
            check_rng(rng, "Weights are drawn")
        self.activation = activation
        self.W = draw(rng, copies + shape).astype(np.float32)
        self.b = np.zeros(copies + shape[1:], np.float32)
        self.dW, self.db = np.zeros_like(self.W), np.zeros_like(self.b)

    def forward(self, X: np.ndarray) -> np.ndarray:
        """Return a = f(z), (n, n_out), with z = X W + b for X (n, n_in); X and z are kept.

        Raises ValueError for another shape of X.
        """
        self.X = as_rows(X, self.W.shape[-2])
        self.z = self.X @ self.W + self.b[..., None, :]
        return ACTIVATIONS[self.activation][0](self.z)

    def backward(self, da: np.ndarray, is_dz: bool = False, want_dX: bool = True) -> Any:
        """Set dW and db from da = ∂loss/∂a (n, n_out), and return dX = ∂loss/∂X (n, n_in).

            dz = da · f'(z)    since a = f(z)       (if f is softmax, f'(z) is a matrix)
            dW = Xᵀ dz         since ∂z/∂W = X,     summed over the rows of the batch
            db = Σ dz          since ∂z/∂b = 1,     summed over the rows of the batch
            dX = dz Wᵀ         since ∂z/∂X = W,     summed over the neurons

        With `is_dz`, da is dz: the first step was taken together with the loss (see losses.FUSED).
        The first layer of a network leaves out the last step, since no layer before it needs dX:
        with `want_dX=False`, None is returned.
        """
        if is_dz:
            dz = da
        elif self.activation == "softmax":
            dz = (ACTIVATIONS["softmax"][1](self.z) @ da[..., None])[..., 0]
        else:
            dz = da * ACTIVATIONS[self.activation][1](self.z)
        np.matmul(self.X.mT, dz, out=self.dW)
        np.sum(dz, axis=-2, out=self.db)
        return dz @ self.W.mT if want_dX else None
