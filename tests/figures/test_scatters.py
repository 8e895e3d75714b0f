"""Panels of points, each over the modes that should be found."""

import numpy as np
import pytest

from utils.figures.scatters import scatter_panels

MODES = [[2, 0], [-2, 0]]


def test_each_name_gets_a_panel_with_its_points():
    rng = np.random.default_rng(1)
    fig = scatter_panels({str(i): rng.normal(size=(9, 2)) for i in range(7)}, MODES, "seven")
    shown = [ax for ax in fig.axes if ax.get_title()]
    assert [ax.get_title() for ax in shown] == [str(i) for i in range(7)]
    rings, points = (drawn.get_offsets() for drawn in shown[0].collections)
    assert (len(rings), len(points)) == (2, 9)


def test_no_panel_is_refused():
    with pytest.raises(ValueError, match="points is empty"):
        scatter_panels({}, MODES)
