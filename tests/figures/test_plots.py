"""Tests of the figures: what they draw, what they refuse, and how they are shown once."""

import base64
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import IPython.display
import matplotlib.pyplot as plt
import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.text import Text
from PIL import Image

from utils.figures import bars, diagrams, heatmaps, images, plots

HISTORY = {
    "loss": [2.0, 1.0, 0.5],
    "val_loss": [2.1, 1.5, 1.6],
    "accuracy": [0.5, 0.7, 0.9],
    "val_accuracy": [0.5, 0.6, 0.6],
}

RNG = np.random.default_rng(3)
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
}


class Notebook:
    """Stands in for IPython in a notebook, and keeps what is displayed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.shown: list[tuple[dict[str, str], dict[str, Any]]] = []
        monkeypatch.setattr(IPython, "get_ipython", lambda: self)
        monkeypatch.setattr(IPython.display, "display", self._keep)

    def _keep(self, data: dict[str, str], metadata: dict[str, Any], raw: bool) -> None:
        assert raw
        self.shown.append((data, metadata))


def texts(fig: Figure) -> list[Any]:
    """All texts that can be seen in a figure, laid out as they will be."""
    FigureCanvasAgg(fig).draw()
    hidden = set()
    for ax in fig.axes:
        for axis in (ax.xaxis, ax.yaxis):
            low, high = sorted(axis.get_view_interval())
            at = zip(axis.get_ticklocs(), axis.get_ticklabels(), strict=True)
            hidden |= {t for x, t in at if not ax.axison or not low <= x <= high}
    return [t for t in fig.findobj(Text) if t.get_text() and t.get_visible() and t not in hidden]


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> Notebook:
    plt.switch_backend("agg")  # before IPython is replaced, which the switch asks
    return Notebook(monkeypatch)


def test_a_figure_is_shown_once_with_its_alt_text_and_closed(notebook: Notebook) -> None:
    fig, ax = plt.subplots()
    ax.plot([1, 2])
    assert plots.show(fig, alt="A line.") is None
    ((data, metadata),) = notebook.shown
    assert data["text/plain"] == "A line."
    assert metadata["image/png"]["alt"] == "A line."
    picture = Image.open(BytesIO(base64.b64decode(data["image/png"])))
    assert picture.format == "PNG"
    assert picture.convert("RGB").getpixel((1, 1)) == (255, 255, 255)
    assert not plt.fignum_exists(fig.number)


def test_equal_figures_give_equal_bytes(notebook: Notebook) -> None:
    for _ in range(2):
        plots.show(plots.learning_curves(HISTORY), alt="The loss falls.")
    (first, _), (second, _) = notebook.shown
    assert first == second


def test_outside_a_notebook_nothing_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    plots.show(plots.learning_curves(HISTORY), alt="The loss falls.")
    assert capsys.readouterr().out == ""


def test_show_refuses_what_is_no_figure_and_an_empty_alt() -> None:
    fig = plots.learning_curves(HISTORY)
    with pytest.raises(TypeError, match="must be a figure"):
        plots.show(fig.axes[0], alt="The loss falls.")
    with pytest.raises(ValueError, match="alt is empty"):
        plots.show(fig, alt=" ")


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


def test_training_is_solid_validation_dashed_and_both_are_named() -> None:
    fig = plots.learning_curves(HISTORY, ("loss", "accuracy"))
    for ax, metric in zip(fig.axes, ("loss", "accuracy"), strict=True):
        training, validation = ax.lines
        assert (training.get_linestyle(), validation.get_linestyle()) == ("-", "--")
        np.testing.assert_allclose(training.get_ydata(), HISTORY[metric])
        np.testing.assert_allclose(validation.get_ydata(), HISTORY[f"val_{metric}"])
        assert [t.get_text() for t in ax.texts] == ["training", "validation"]
        assert training.get_xdata()[0] == 1


def test_labels_stay_apart_where_two_curves_end_together() -> None:
    fig = plots.learning_curves({"loss": [2, 1.0], "val_loss": [2, 1.001]})
    training, validation = (
        t.get_window_extent() for t in texts(fig) if t.get_text() in ("training", "validation")
    )
    assert training.y1 <= validation.y0


def test_learning_curves_refuse_an_unknown_metric_and_a_history_object() -> None:
    with pytest.raises(ValueError, match=r"no 'acc'. It has 'loss'"):
        plots.learning_curves(HISTORY, ("acc",))
    with pytest.raises(TypeError, match=r"history\.history"):
        plots.learning_curves(SimpleNamespace(history=HISTORY))  # type: ignore[arg-type]


def test_the_largest_probability_is_the_black_one() -> None:
    widths = [0.2, 0.5, 0.3]
    patches = bars.probability_bars(widths, labels="abc").axes[0].patches
    assert [p.get_width() for p in patches] == widths
    black = [to_rgb(p.get_facecolor()) == to_rgb(plots.PREDICTION) for p in patches]
    assert black == [False, True, False]


def test_mistakes_are_colored_and_the_diagonal_is_gray() -> None:
    counts = np.array([[50, 7, 0], [1, 60, 2], [0, 0, 40]])
    ax = heatmaps.confusion_matrix(counts, labels="abc").axes[0]
    mistakes, diagonal = (image.to_rgba(image.get_array()) for image in ax.images)
    assert np.ptp(mistakes[0, 1, :3]) > 0.5  # the commonest mistake has a color
    np.testing.assert_allclose(mistakes[0, 2, :3], 1)  # no mistake, no color
    assert np.ptp(diagonal[0, 0, :3]) < 0.02
    assert diagonal[0, 0, 3] == 1
    assert diagonal[0, 1, 3] == 0  # beside the diagonal the gray is transparent
    assert sorted(t.get_text() for t in ax.texts) == sorted(["50", "7", "1", "60", "2", "40"])
    assert (ax.get_xlabel(), ax.get_ylabel()) == ("predicted", "true")


def test_zero_weights_are_white_and_the_signs_differ_in_color_not_in_darkness() -> None:
    W = np.array([[[0.0, 0.5], [-0.5, 0.1]]])
    image = images.weights(W).axes[0].images[0]
    rgb = image.to_rgba(image.get_array())[0, :, :3], image.to_rgba(image.get_array())[1, :, :3]
    (zero, above), (below, _) = rgb
    np.testing.assert_allclose(zero, 1, atol=0.01)
    assert above[2] > above[0]
    assert below[0] > below[2]
    gray = np.array([0.299, 0.587, 0.114])
    assert abs(gray @ above - gray @ below) < 0.15


def test_weights_that_are_all_zero_can_be_drawn() -> None:
    image = images.weights(np.zeros((1, 2, 2))).axes[0].images[0]
    np.testing.assert_allclose(image.to_rgba(image.get_array())[..., :3], 1, atol=0.01)


def test_ink_is_dark() -> None:
    image = images.image_grid(np.array([[[0, 255]]])).axes[0].images[0]
    paper, ink = image.to_rgba(image.get_array())[0, :, 0]
    assert (paper, ink) == (1, 0)


@pytest.mark.parametrize(
    ("draw", "words"),
    [
        (lambda: images.image_grid(np.zeros((28, 28))), r"Use images\[None\]"),
        (lambda: images.image_grid(np.zeros((0, 28, 28))), "n ≥ 1"),
        (lambda: images.image_grid(np.zeros((2, 4, 4)), [1]), "1 captions for 2 images"),
        (lambda: images.weights(np.zeros((784, 16))), r"Use W\[None\]"),
        (lambda: bars.probability_bars(np.zeros((1, 10))), r"use p\[0\]"),
        (lambda: heatmaps.confusion_matrix(np.zeros((2, 3))), r"\(2, 3\)"),
        (lambda: diagrams.network_diagram([2, 1], values=[[1, 2, 3]]), r"values\[0\]"),
        (lambda: diagrams.network_diagram([2, 1], weights=[np.ones((1, 2))]), r"must be \(2, 1\)"),
    ],
)
def test_a_wrong_shape_is_refused_in_words(draw: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        draw()


def test_a_network_has_all_its_nodes_and_links() -> None:
    ax = diagrams.network_diagram([5, 3, 2, 3, 1]).axes[0]
    assert len(ax.patches) == 5 + 3 + 2 + 3 + 1
    assert len(ax.lines) == 5 * 3 + 3 * 2 + 2 * 3 + 3 * 1


def test_equal_outputs_look_equal_even_where_all_are_alike() -> None:
    ax = heatmaps.answers_by_layer(np.ones((3, 2))).axes[0]
    image = ax.images[0]
    assert (image.norm.vmin, image.norm.vmax) == (0, 1)
    assert {t.get_color() for t in ax.texts} == {"black"}  # on the light end of the colors


def test_the_names_of_curves_stay_clear_of_the_axis_below() -> None:
    history = {"loss": [9.0, 5.0, 1.0], "val_loss": [9.0, 5.2, 1.1]}  # both end at the bottom
    ax = plots.learning_curves(history).axes[0]
    low, high = ax.get_ylim()
    assert min(text.xy[1] for text in ax.texts) >= low + 0.039 * (high - low)
