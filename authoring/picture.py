"""The picture at the top of the README: a digit, a network, and the probabilities it gives.

python -m authoring.picture
"""

import numpy as np
from matplotlib.figure import Figure

from authoring.labs import ROOT
from utils import data
from utils.data.encoding import to_categorical
from utils.data.preparation import flatten_images, scale_pixels
from utils.figures import plots
from utils.nn import Adam, Dense, Network, fit

HIDDEN, DRAWN = 32, 8


def main() -> None:
    """Train a small network of the course's own for some seconds, and draw one of its answers."""
    (x_train, y_train), (x_test, _) = data.load_mnist()
    X = scale_pixels(flatten_images(x_train))
    rng = np.random.default_rng(3)
    net = Network([Dense(784, HIDDEN, "relu", rng=rng), Dense(HIDDEN, 10, "softmax", rng=rng)])
    settings = {"loss": "categorical_crossentropy", "epochs": 3, "batch_size": 128}
    fit(net, X, to_categorical(y_train), optimizer=Adam(), rng=rng, **settings)  # type: ignore[arg-type]
    digit = x_test[2115]
    row = scale_pixels(flatten_images(digit[None]))
    fig = draw(digit, net.layers[0].forward(row)[0], net.layers[1].W, net.predict(row)[0])
    fig.savefig(ROOT / "authoring" / "picture.png", dpi=110, metadata={"Software": None})


def draw(digit: np.ndarray, hidden: np.ndarray, W: np.ndarray, y_hat: np.ndarray) -> Figure:
    """Draw a digit (28, 28), the most active hidden units, and the outputs y_hat (10,) as bars.

    hidden: activations of the hidden layer (n_hidden,). W: its weights to the outputs,
    (n_hidden, 10); lines show hidden · W, as wide as it is large.
    """
    fig = Figure(figsize=(10, 4))
    left, middle, right = fig.subplots(1, 3, width_ratios=[3, 4, 2.4])
    left.imshow(digit, cmap="gray_r")
    left.set_title("784 pixels go in")
    left.set_anchor("N")  # its title stands as high as the others

    busiest = np.argsort(hidden)[-DRAWN:]
    rows, spread = np.arange(10), np.linspace(0.5, 8.5, DRAWN)
    for unit, y in zip(busiest, spread, strict=True):
        flow = hidden[unit] * W[unit]
        for row, strength in zip(rows, flow, strict=True):
            width = min(abs(strength), 4)
            color = plots.WEIGHTS if strength > 0 else plots.AMBER
            middle.plot([0, 1], [y, row], color=color, lw=width, alpha=0.55, zorder=1)
    middle.scatter(np.zeros(DRAWN), spread, s=170, c=plots.SKY, edgecolor="black", zorder=2)
    shades = [plots.PREDICTION if row == y_hat.argmax() else "white" for row in rows]
    middle.scatter(np.ones(10), rows, s=170, c=shades, edgecolor="black", zorder=2)
    middle.set_title("weights speak for a digit or against it")

    right.barh(
        rows, y_hat, color=[plots.PREDICTION if s != "white" else plots.DATA for s in shades]
    )
    right.set_yticks(rows)
    right.tick_params(length=0)
    right.set_title("ten beliefs come out")
    for ax in (middle, right):
        ax.set_ylim(9.6, -0.6)
    middle.set_xlim(-0.08, 1.08)
    for ax in (left, middle):
        ax.set_axis_off()
    right.set_xticks([])
    right.spines[:].set_visible(False)
    return fig


if __name__ == "__main__":
    main()
