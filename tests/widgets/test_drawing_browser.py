"""The drawing board in a real browser: the probabilities move as one draws, with the mouse."""

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from utils import data
from utils.data.encoding import to_categorical
from utils.data.preparation import flatten_images, scale_pixels
from utils.nn import Adam, Dense, Network, fit
from utils.widgets.drawing import drawing_board

STROKES = {
    "1": [[(130, 40), (125, 120), (120, 210)]],
    "0": [[(126 + 55 * math.cos(a / 6), 126 + 85 * math.sin(a / 6)) for a in range(39)]],
    "7": [[(60, 60), (190, 60), (150, 130), (120, 215)]],
}


@pytest.fixture(scope="module")
def page_of_a_reader() -> str:
    """The board of a small network that can read: 9 of 10 digits, after some seconds."""
    (pictures, labels), _ = data.load_mnist()
    rng = np.random.default_rng(3)
    hidden = Dense(784, 64, "relu", rng=rng, init="he_normal")
    net = Network([hidden, Dense(64, 10, "softmax", rng=rng)])
    X, y = scale_pixels(flatten_images(pictures[:20_000])), to_categorical(labels[:20_000], 10)
    fit(net, X, y, loss="categorical_crossentropy", optimizer=Adam(0.003), epochs=4, rng=rng)
    first_of_each = [np.flatnonzero(labels == digit)[0] for digit in range(10)]
    return drawing_board(net.get_weights(), pictures[first_of_each])


@pytest.fixture
def board(browser: Any, page_of_a_reader: str) -> Iterator[Any]:
    """The page with a board that has been wiped."""
    page = browser.new_page(viewport={"width": 800, "height": 400})
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.set_content(page_of_a_reader)
    page.get_by_role("button", name="Clear").click()
    yield page
    assert faults == []
    page.close()


def draw(page: Any, strokes: list[list[tuple[float, float]]]) -> list[str]:
    """Draw with the mouse; what the page says after each piece of a line."""
    corner = page.locator("#board").bounding_box()
    said = []
    for first, *others in strokes:
        page.mouse.move(corner["x"] + first[0], corner["y"] + first[1])
        page.mouse.down()
        for x, y in others:
            page.mouse.move(corner["x"] + x, corner["y"] + y, steps=4)
            said.append(page.locator("#bars").inner_text())
        page.mouse.up()
    return said


@pytest.mark.parametrize("digit", STROKES)
def test_a_drawn_digit_is_read(board: Any, digit: str) -> None:
    draw(board, STROKES[digit])
    assert board.locator("#answer").inner_text().startswith(f"Most probable: {digit}")


def test_the_probabilities_move_as_one_draws(board: Any) -> None:
    said = draw(board, STROKES["7"])
    assert said[0] != said[-1]


def test_a_tap_leaves_a_dot_and_clear_wipes_it(board: Any) -> None:
    answer = board.locator("#answer")
    assert answer.inner_text() == "Draw a digit, 0 to 9."
    draw(board, [[(126, 126)]])
    assert answer.inner_text().startswith("Most probable:")
    board.get_by_role("button", name="Clear").click()
    assert answer.inner_text() == "Draw a digit, 0 to 9."


def test_our_digits_are_read_by_keyboard_too(board: Any) -> None:
    right = 0
    for digit in range(10):
        board.get_by_role("button", name=str(digit), exact=True).focus()
        board.keyboard.press("Enter")
        right += board.locator("#answer").inner_text().startswith(f"Most probable: {digit}")
    assert right >= 9
