"""Small right functions, whose mutants the tests look for by what they do."""

from typing import Any

import numpy as np

from utils.nn import sigmoid


def layer(X: Any, W: Any, b: Any) -> Any:
    """Return the outputs of a layer."""
    return sigmoid(X @ W + b)


def normalize(x: Any, scale: Any) -> Any:
    shifted = x - np.mean(x, axis=0)
    return scale * shifted / np.std(x, axis=0), shifted


def total(values: Any) -> Any:
    result = 0
    for value in values[1:]:
        result += 2 * value
    return result


def hidden_trick(x: Any) -> Any:
    secret = np.cumsum(x)
    return secret[-1] - secret
