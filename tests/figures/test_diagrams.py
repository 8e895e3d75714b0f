"""Tests of the diagrams of networks: what they are made of, and what they refuse."""

from typing import Any

import numpy as np
import pytest

from utils.figures import diagrams


def test_a_network_has_all_its_nodes_and_links() -> None:
    ax = diagrams.network_diagram([5, 3, 2, 3, 1]).axes[0]
    assert len(ax.patches) == 5 + 3 + 2 + 3 + 1
    assert len(ax.lines) == 5 * 3 + 3 * 2 + 2 * 3 + 3 * 1


@pytest.mark.parametrize(
    ("draw", "words"),
    [
        (lambda: diagrams.network_diagram([2, 1], values=[[1, 2, 3]]), r"values\[0\]"),
        (lambda: diagrams.network_diagram([2, 1], weights=[np.ones((1, 2))]), r"must be \(2, 1\)"),
    ],
)
def test_a_wrong_shape_is_refused_in_words(draw: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        draw()
