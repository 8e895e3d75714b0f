"""The picture at the top of the README."""

import numpy as np
from matplotlib.image import imread

from authoring.labs import ROOT
from authoring.picture import DRAWN, HIDDEN, draw


def test_the_answer_is_the_black_node_and_the_black_bar() -> None:
    rng = np.random.default_rng(3)
    y_hat = np.full(10, 0.02) + 0.8 * np.eye(10)[4]
    fig = draw(rng.random((28, 28)), rng.random(HIDDEN), rng.normal(size=(HIDDEN, 10)), y_hat)
    digit, network, bars = fig.axes
    assert digit.images[0].get_array().shape == (28, 28)
    assert len(network.lines) == 10 * DRAWN
    hidden, outputs = (nodes.get_offsets() for nodes in network.collections)
    assert (len(hidden), len(outputs)) == (DRAWN, 10)
    colors = [bar.get_facecolor()[:3] for bar in bars.patches]
    assert [color == (0, 0, 0) for color in colors] == [row == 4 for row in range(10)]
    assert bars.patches[4].get_width() == y_hat[4]


def test_the_readme_shows_it() -> None:
    assert "(authoring/picture.png)" in (ROOT / "README.md").read_text(encoding="utf-8")
    height, width, _ = imread(ROOT / "authoring" / "picture.png").shape
    assert width > 2 * height > 800  # wide enough to be sharp
