"""What several tests of figures share: a history to draw, and the texts that can be seen."""

from typing import Any

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

HISTORY = {
    "loss": [2.0, 1.0, 0.5],
    "val_loss": [2.1, 1.5, 1.6],
    "accuracy": [0.5, 0.7, 0.9],
    "val_accuracy": [0.5, 0.6, 0.6],
}


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
