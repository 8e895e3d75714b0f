"""The model inside the page of the drawing board, read and computed with NumPy."""

import base64
import json
import re
from typing import Any

import numpy as np

from utils.nn import relu, softmax

EXAMPLES = np.random.default_rng(3).integers(0, 256, (10, 28, 28)).astype(np.uint8)


def weights(units: int = 12) -> list[np.ndarray]:
    """Give weights for the board, drawn at random: W1, b1, W2, b2."""
    rng = np.random.default_rng(3)
    shapes = (784, units), (units,), (units, 10), (10,)
    return [rng.normal(size=shape) / 5 for shape in shapes]


def model_in(page: str) -> dict[str, Any]:
    """Read the model that the script of a page holds."""
    found = re.search(r"const MODEL = (.+?);  //", page)
    assert found
    return json.loads(found[1])


def unpacked(packed: dict[str, Any]) -> np.ndarray:
    """Bring back a matrix that is packed as whole numbers and a scale for each row."""
    whole = np.frombuffer(base64.b64decode(packed["text"]), np.int8).reshape(packed["shape"])
    return whole * np.array(packed["scales"])[:, None]


def forward(model: dict[str, Any], X: np.ndarray) -> np.ndarray:
    """Compute the probabilities (n, 10) as the page does, X (n, 784)."""
    A, B, W2 = (unpacked(model[name]) for name in ("A", "B", "W2"))
    return softmax(relu(X @ A @ B + model["b1"]) @ W2 + model["b2"])
