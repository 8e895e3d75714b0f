"""The drawing board: its JavaScript and NumPy give the same probabilities on the same weights."""

import base64
import json
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

from tests.widgets.drawing_model import EXAMPLES, forward, model_in, weights
from utils.nn import relu, softmax
from utils.widgets.drawing import drawing_board


def test_the_shrunken_weights_are_close_to_the_real_ones() -> None:
    W1, b1, W2, b2 = own = weights()
    X = EXAMPLES.reshape(10, -1) / 255
    shrunken = forward(model_in(drawing_board(own, EXAMPLES, rank=12)), X)
    np.testing.assert_allclose(shrunken, softmax(relu(X @ W1 + b1) @ W2 + b2), atol=0.02)


def test_the_page_is_small_and_asks_for_nothing_from_elsewhere() -> None:
    page = drawing_board(weights(384), EXAMPLES)
    assert len(page) < 150_000
    assert not re.findall(r"https?:|src=|@import|fetch\(", page)
    assert [base64.b64decode(e) for e in model_in(page)["examples"]] == [
        picture.tobytes() for picture in EXAMPLES
    ]


@pytest.mark.skipif(not shutil.which("node"), reason="Node.js, which runs the script, is missing")
def test_javascript_and_numpy_agree(tmp_path: Path) -> None:
    page = drawing_board(weights(), EXAMPLES, rank=6)
    X = np.concatenate([EXAMPLES.reshape(10, -1) / 255, np.zeros((1, 784))])
    (script,) = re.findall(r"<script>(.+)</script>", page, re.DOTALL)
    ask = f"\nconst net = prepare(MODEL), X = {json.dumps(X.tolist())};"
    ask += "\nconsole.log(JSON.stringify(X.map((x) => probabilities(net, x))));"
    (tmp_path / "board.js").write_text(script + ask, encoding="utf-8")
    said = subprocess.run(
        ["node", tmp_path / "board.js"], capture_output=True, text=True, check=True
    )
    np.testing.assert_allclose(json.loads(said.stdout), forward(model_in(page), X), atol=1e-5)


@pytest.mark.skipif(not shutil.which("node"), reason="Node.js, which runs the script, is missing")
def test_the_ink_is_brought_to_the_middle(tmp_path: Path) -> None:
    """A bar of 40 × 100 pixels: 100 become 20, and its middle lies at (14, 14)."""
    ink = np.zeros((252, 252), int)
    ink[100:200, 10:50] = 255
    (script,) = re.findall(r"<script>(.+)</script>", drawing_board(weights(), EXAMPLES), re.DOTALL)
    ask = f"\nconst ink = Uint8Array.from({ink.ravel().tolist()});"
    ask += "\nconst found = [frame(ink, 252, 252), frame(ink.map(() => 0), 252, 252)];"
    ask += "\nconsole.log(JSON.stringify(found));"
    (tmp_path / "board.js").write_text(script + ask, encoding="utf-8")
    said = subprocess.run(
        ["node", tmp_path / "board.js"], capture_output=True, text=True, check=True
    )
    place, nothing = json.loads(said.stdout)
    assert nothing is None
    assert place == pytest.approx({"scale": 0.2, "x": 14 - 0.2 * 30, "y": 14 - 0.2 * 150})


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (weights()[:2], "The board needs those of one hidden layer"),
        ([w.T for w in weights()], r"The weights have the shapes \[\(12, 784\)"),
    ],
)
def test_other_networks_are_refused(wrong: list[np.ndarray], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        drawing_board(wrong, EXAMPLES)


def test_other_examples_are_refused() -> None:
    with pytest.raises(ValueError, match=r"examples has the shape \(3, 28, 28\)"):
        drawing_board(weights(), EXAMPLES[:3])
