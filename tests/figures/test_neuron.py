"""Tests of the figure of a nerve cell above a neuron."""

from matplotlib.colors import to_hex

from utils.figures import plots
from utils.figures.neuron import neuron_diagram


def test_what_corresponds_stands_in_one_column() -> None:
    ax = neuron_diagram().axes[0]
    place = {text.get_text(): text.get_position()[0] for text in ax.texts}
    pairs = {"signals": "inputs", "synapses": "weights", "soma": "weighted sum", "axon": "output"}
    assert all(place[above] == place[below] for above, below in pairs.items())
    assert place["inputs"] < place["weights"] < place["weighted sum"] < place["output"]
    blue = {t.get_text() for t in ax.texts if to_hex(t.get_color()) == plots.WEIGHTS.lower()}
    assert blue == {"synapses", "weights", "w₁", "w₂", "w₃", "bias b"}
