"""The figures can be read: no two texts collide, all are large enough, and no panel is empty."""

import numpy as np
import pytest
from matplotlib.colors import to_rgb

from tests.figures.drawn import HISTORY, texts
from utils.figures import (
    bars,
    decision_boundaries,
    diagrams,
    gradient_heatmaps,
    heatmaps,
    images,
    neuron,
    plots,
)

RNG = np.random.default_rng(3)
CLOUD = RNG.normal(size=(30, 2)) * [5, 20] + [40, 190]
CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
FIGURES = {
    "curves": lambda: plots.learning_curves(HISTORY, ("loss", "accuracy"), title="Both fall"),
    "probabilities": lambda: bars.probability_bars([0.1, 0.9], title="Sure"),
    "histograms": lambda: bars.activation_histograms([RNG.random((9, 4)), RNG.random((9, 2))]),
    "confusion": lambda: heatmaps.confusion_matrix([[980, 2], [0, 1030]], title="Two mistakes"),
    "answers": lambda: heatmaps.answers_by_layer(RNG.random((4, 6)), title="Deaf"),
    "sheet": lambda: images.image_grid(RNG.random((13, 28, 28)), range(13), title="Digits"),
    "captions": lambda: images.image_grid(RNG.random((4, 28, 28)), ["5, read as 3\n99 % sure"] * 4),
    "weights": lambda: images.weights(RNG.normal(size=(9, 28, 28)), title="Weights"),
    "network": lambda: diagrams.network_diagram(
        [2, 2, 1],
        values=[[0.5, 0.85], ["z 0.42\na 0.60", "z 0.11\na 0.53"], [0.8]],
        weights=[[[0.1, 0.2], [0.3, -0.4]], [[0.5], [0.6]]],
        biases=[[0.1, 0.2], [0.3]],
        title="By hand",
    ),
    "regions": lambda: decision_boundaries.decision_regions(
        lambda points: 1 / (1 + np.exp(40 - points[:, 0])),
        CLOUD,
        (CLOUD[:, 0] > 40).astype(int),
        "bill (mm)",
        "flipper (mm)",
        "One line",
        ["Adelie", "Chinstrap"],
    ),
    "corners": lambda: decision_boundaries.decision_regions(
        None, CORNERS, [0, 1, 1, 0], title="XOR", margin=0.4
    ),
    "neuron": lambda: neuron.neuron_diagram("The same parts"),
    "microscope": lambda: gradient_heatmaps.gradient_microscope(
        np.full((8, 10), 1e-12), ["leaky ReLU, He"] * 8, title="Gone"
    ),
}


@pytest.mark.parametrize("name", FIGURES)
def test_no_two_texts_of_a_figure_collide(name: str) -> None:
    fig = FIGURES[name]()
    boxes = [(t.get_text(), t.get_window_extent()) for t in texts(fig)]
    assert boxes
    for i, (one, a) in enumerate(boxes):
        for other, b in boxes[i + 1 :]:
            apart = a.x1 <= b.x0 or b.x1 <= a.x0 or a.y1 <= b.y0 or b.y1 <= a.y0
            assert apart, f"{one!r} and {other!r} collide"


@pytest.mark.parametrize("name", FIGURES)
def test_texts_are_large_enough_and_the_ground_is_white(name: str) -> None:
    fig = FIGURES[name]()
    assert min(t.get_fontsize() for t in texts(fig)) >= 9
    assert to_rgb(fig.get_facecolor()) == (1, 1, 1)


@pytest.mark.parametrize("name", FIGURES)
def test_no_panel_is_empty(name: str) -> None:
    for ax in FIGURES[name]().axes:
        assert ax.has_data() or not ax.axison or ax.get_label() == "<colorbar>"
