"""The slopes that the checks compare with are not worked out twice."""

import numpy as np

from utils.nn import activations


def test_the_slope_of_the_sigmoid_needs_one_sigmoid(monkeypatch):
    z = np.linspace(-30, 30, 61, dtype=np.float32)
    expected = activations.sigmoid(z) * (1 - activations.sigmoid(z))
    seen, sigmoid = [], activations.sigmoid
    monkeypatch.setattr(activations, "sigmoid", lambda z: seen.append(z) or sigmoid(z))
    slope = activations.ACTIVATIONS["sigmoid"][1](z)
    assert len(seen) == 1
    assert slope.dtype == np.float32
    assert np.array_equal(slope, expected)
