"""A board to draw digits on, in a notebook: the network's probabilities move as one draws.

It is a page of plain HTML and JavaScript (drawing.html) in a frame of its own, with a shrunken copy
of the weights inside, so it needs neither a kernel nor the internet.
"""

import base64
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
from matplotlib.figure import Figure

from utils.figures.plots import DATA, PREDICTION
from utils.nn import relu, softmax
from utils.widgets.frames import display_frame, framed, in_notebook

TITLE = "A board to draw a digit on, and the probabilities that the network gives"
PAGE = Path(__file__).with_name("drawing.html")


def drawing_board(weights: Any, examples: Any, rank: int = 64) -> str:
    """Show the board, and return its page.

    weights: W1 (784, units), b1, W2 (units, 10), b2 of a network with ReLU and softmax, as Keras's
    `get_weights` gives them. examples: ten pictures (10, 28, 28) of 0 … 255, the digits 0 to 9 in
    order, to start from. The weights are rounded to whole numbers from -127 to 127, and W1 becomes
    a product of two thin matrices (`rank`), so that the page stays small. Raises ValueError for
    other shapes.

    Source: C. Eckart and G. Young, 1936, for the thin matrices: no others come nearer to W1.

    Example:
        >>> rng = np.random.default_rng(3)
        >>> weights = [rng.normal(size=s) for s in ((784, 9), (9,), (9, 10), (10,))]
        >>> page = drawing_board(weights, np.zeros((10, 28, 28), np.uint8), rank=4)
        >>> page[:15]
        '<!doctype html>'
    """
    shapes = [np.shape(w) for w in weights]
    units = shapes[0][-1] if shapes and shapes[0] else 0
    if shapes != [(784, units), (units,), (units, 10), (10,)]:
        raise ValueError(
            f"The weights have the shapes {shapes}. The board needs those of one hidden layer: "
            "(784, units), (units,), (units, 10), (10,). Use model.get_weights()."
        )
    if np.shape(examples) != (10, 28, 28):
        raise ValueError(
            f"examples has the shape {np.shape(examples)}. It must be (10, 28, 28), a picture for "
            "each digit, in order."
        )
    W1, b1, W2, b2 = (np.asarray(w, dtype=float) for w in weights)
    left, sizes, right = np.linalg.svd(W1, full_matrices=False)
    model = {
        "A": _packed(left[:, :rank] * np.sqrt(sizes[:rank])),
        "B": _packed(np.sqrt(sizes[:rank])[:, None] * right[:rank]),
        "W2": _packed(W2),
        "b1": b1.round(4).tolist(),
        "b2": b2.round(4).tolist(),
        "examples": [base64.b64encode(np.uint8(e).tobytes()).decode() for e in examples],
    }
    page = PAGE.read_text(encoding="utf-8").replace('"MODEL"', json.dumps(model), 1)
    if in_notebook():
        answer = softmax(relu(examples[4].reshape(-1) / 255 @ W1 + b1) @ W2 + b2)
        picture = still_picture(answer, examples[4])
        display_frame(framed(page, TITLE, picture, "A 4 and ten bars, one for each digit"), TITLE)
    return page


def still_picture(answer: np.ndarray, example: np.ndarray) -> bytes:
    """Return a PNG of the board: the example (28, 28), and the ten probabilities as bars.

    Example:
        >>> still_picture(np.full(10, 0.1), np.zeros((28, 28)))[1:4]
        b'PNG'
    """
    fig = Figure(figsize=(6, 3))
    left, right = fig.subplots(1, 2)
    left.imshow(example, cmap="gray_r")
    left.set_axis_off()
    right.barh(range(10), answer, color=[PREDICTION if p == max(answer) else DATA for p in answer])
    right.set(xlim=(0, 1), xlabel="probability", yticks=range(10))
    right.invert_yaxis()
    png = io.BytesIO()
    fig.savefig(png, format="png", dpi=60)
    return png.getvalue()


def _packed(W: np.ndarray) -> dict[str, Any]:
    """Return W as bytes, with a scale for each row."""
    scales = np.maximum(np.abs(W).max(axis=1, keepdims=True), 1e-12) / 127
    text = base64.b64encode(np.rint(W / scales).astype(np.int8).tobytes()).decode()
    return {"text": text, "shape": W.shape, "scales": scales[:, 0].round(6).tolist()}
