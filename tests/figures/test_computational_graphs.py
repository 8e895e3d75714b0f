"""Tests of the computational graph: what it draws, where, and what it refuses."""

from typing import Any

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import FancyArrowPatch, FancyBboxPatch
from matplotlib.text import Text

from utils.figures.computational_graphs import computational_graph
from utils.figures.plots import GRADIENTS, PREDICTION

CHAIN = {"w": (0, 0, "w", 2.4, 0.0882), "z": (1, 0, "z", 0.38, 0.176), "loss": (2, 0, "(a - y)²")}
CHAIN_EDGES = {("w", "z"): 0.5, ("z", "loss"): "× 0.241"}

NET = {
    "x1": (0, 1, "x₁", 0.5, 0.752),
    "x2": (0, 0, "x₂", 0.85, -0.869),
    "z1": (1, 1, "z", 0.38, 0.176),
    "z2": (1, 0, "z", 0.52, -0.205),
    "a1": (2, 1, "a = σ(z)", 0.594, 0.732),
    "a2": (2, 0, "a = σ(z)", 0.627, -0.878),
    "z": (3, 0.5, "z", 0.503, 0.293),
    "y": (4, 0.5, "ŷ = σ(z)", 0.623, 1.25),
    "loss": (5, 0.5, "(ŷ - y)²", 0.388, "1"),
}
NET_EDGES = {
    ("x1", "z1"): "× 2.4",
    ("x1", "z2"): "× -1.6",
    ("x2", "z1"): "× -1.2",
    ("x2", "z2"): "× 3.2",
    ("z1", "a1"): "× 0.241",
    ("z2", "a2"): "× 0.234",
    ("a1", "z"): "× 2.5",
    ("a2", "z"): "× -3",
    ("z", "y"): "× 0.235",
    ("y", "loss"): "× 1.25",
}
GRAPHS: dict[str, tuple[Any, Any]] = {
    "chain": (CHAIN, CHAIN_EDGES),
    "2-2-1": (NET, NET_EDGES),
    "no numbers": ({"a": (0, 0, "a"), "b": (1, 0.5, "b")}, {("a", "b"): ""}),
}
each = pytest.mark.parametrize("name", GRAPHS)


def draw(name: str) -> Figure:
    nodes, edges = GRAPHS[name]
    fig = computational_graph(nodes, edges, title="Blame travels back")
    FigureCanvasAgg(fig).draw()
    return fig


def written(fig: Figure, color: str) -> list[str]:
    return [t.get_text() for t in fig.axes[0].texts if to_rgb(t.get_color()) == to_rgb(color)]


@each
def test_there_is_a_box_for_each_node_and_an_arrow_for_each_edge(name: str) -> None:
    nodes, edges = GRAPHS[name]
    patches = draw(name).axes[0].patches
    assert sum(isinstance(p, FancyBboxPatch) for p in patches) == len(nodes)
    assert sum(isinstance(p, FancyArrowPatch) for p in patches) == len(edges)


def test_values_are_black_in_the_box_and_slopes_are_orange() -> None:
    fig = draw("chain")
    assert written(fig, PREDICTION) == ["w\n2.4", "z\n0.38", "(a - y)²"]
    assert written(fig, GRADIENTS) == ["0.5", "× 0.241", "0.0882", "0.176"]


def test_only_products_are_bold_and_stand_under_their_box() -> None:
    ax = draw("chain").axes[0]
    bold = {t.get_text(): t for t in ax.texts if t.get_fontweight() == "bold"}
    assert set(bold) == {"0.0882", "0.176"}
    box = next(p for p in ax.patches if isinstance(p, FancyBboxPatch))
    under, frame = bold["0.0882"].get_window_extent(), box.get_window_extent()
    assert under.y1 < frame.y0
    assert (under.x0 + under.x1) / 2 == pytest.approx((frame.x0 + frame.x1) / 2, abs=1)


def test_numbers_get_three_digits_and_a_value_of_zero_is_written() -> None:
    nodes = {"a": (0, 0, "a", 1234.5678, 0.000123456), "b": (1, 0, "b", 0.0, 0)}
    fig = computational_graph(nodes, {("a", "b"): 2 / 3})
    assert written(fig, PREDICTION) == ["a\n1.23e+03", "b\n0"]
    assert written(fig, GRADIENTS) == ["0.667", "0.000123", "0"]


@each
def test_no_two_texts_collide_and_those_in_boxes_fit(name: str) -> None:
    fig = draw(name)
    seen = [t for t in fig.findobj(Text) if t.get_text() and t.get_visible()]
    boxes = [
        (t.get_text(), t.get_window_extent()) for t in seen if t in fig.axes[0].texts or t.axes
    ]
    boxes = [
        (text, box) for text, box in boxes if text in {x.get_text() for x in fig.axes[0].texts}
    ]
    assert len(boxes) == len(fig.axes[0].texts)
    for i, (one, a) in enumerate(boxes):
        for other, b in boxes[i + 1 :]:
            apart = a.x1 <= b.x0 or b.x1 <= a.x0 or a.y1 <= b.y0 or b.y1 <= a.y0
            assert apart, f"{one!r} and {other!r} collide"
    frames = [p.get_window_extent() for p in fig.axes[0].patches if isinstance(p, FancyBboxPatch)]
    black = [t for t in fig.axes[0].texts if to_rgb(t.get_color()) == to_rgb(PREDICTION)]
    for text, frame in zip(black, frames, strict=True):
        inside = text.get_window_extent()
        assert frame.x0 < inside.x0
        assert inside.x1 < frame.x1
        assert frame.y0 < inside.y0
        assert inside.y1 < frame.y1


def test_a_slanting_label_stays_clear_of_the_boxes() -> None:
    ax = draw("2-2-1").axes[0]
    frames = [p.get_window_extent() for p in ax.patches if isinstance(p, FancyBboxPatch)]
    for text in ax.texts:
        if text.get_text().startswith("×"):
            box = text.get_window_extent()
            middle = ((box.x0 + box.x1) / 2, (box.y0 + box.y1) / 2)
            assert not any(f.contains(*middle) for f in frames), text.get_text()


@pytest.mark.parametrize(
    ("nodes", "edges", "words"),
    [
        ({}, {}, "nodes is empty"),
        ({"a": (0, 0)}, {}, r"nodes\['a'\] has 2 items"),
        ({"a": (0, 0, "a"), "b": (0.1, 0, "b")}, {}, "lie on each other. Move one"),
        ({"a": (0, 0, "a")}, {("a", "q"): 1}, "no box 'q'. There are: a"),
        ({"a": (0, 0, "a"), "b": (1, 0, "b")}, {("b", "a"): 1}, "does not lead to the right"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_words(nodes: Any, edges: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        computational_graph(nodes, edges)
