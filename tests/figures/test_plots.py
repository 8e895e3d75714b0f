"""Tests of the curves of learning, and of how a figure is shown once."""

import base64
from io import BytesIO
from types import SimpleNamespace
from typing import Any

import IPython.display
import matplotlib.pyplot as plt
import numpy as np
import pytest
from PIL import Image

from tests.figures.drawn import HISTORY, texts
from utils.figures import plots


class Notebook:
    """Stands in for IPython in a notebook, and keeps what is displayed."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.shown: list[tuple[dict[str, str], dict[str, Any]]] = []
        monkeypatch.setattr(IPython, "get_ipython", lambda: self)
        monkeypatch.setattr(IPython.display, "display", self._keep)

    def _keep(self, data: dict[str, str], metadata: dict[str, Any], raw: bool) -> None:
        assert raw
        self.shown.append((data, metadata))


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


def test_the_names_of_curves_stay_clear_of_the_axis_below() -> None:
    history = {"loss": [9.0, 5.0, 1.0], "val_loss": [9.0, 5.2, 1.1]}  # both end at the bottom
    ax = plots.learning_curves(history).axes[0]
    low, high = ax.get_ylim()
    assert min(text.xy[1] for text in ax.texts) >= low + 0.039 * (high - low)
