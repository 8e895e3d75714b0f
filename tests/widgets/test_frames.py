"""A page in a frame: escaped, and over a picture of it."""

import base64
import re

import numpy as np

from tests.widgets.drawing_model import EXAMPLES, weights
from utils.nn import softmax
from utils.widgets.drawing import drawing_board, still_picture
from utils.widgets.frames import framed


def test_a_picture_lies_under_the_frame_for_those_who_cannot_run_it() -> None:
    still = still_picture(softmax(np.ones(10)), EXAMPLES[4])
    html = framed(drawing_board(weights(), EXAMPLES), "A board", still, "A 4 and ten bars")
    before, after = html.split("<iframe")
    picture = re.search(r'<img alt="A 4 .+?" .*src="data:image/png;base64,([^"]+)"', before)
    assert picture
    assert base64.b64decode(picture[1]).startswith(b"\x89PNG")
    assert "position:absolute" in after
    assert "<!doctype html>" not in after, "the page is escaped"
