"""The playground in a real browser: by mouse, by keyboard and by touch, alone and in a frame."""

import re
from collections.abc import Iterator
from typing import Any

import pytest

from utils.widgets.frames import framed
from utils.widgets.playground import PAGE, PICTURE, playground_page, shortened

XOR = "data=xor&hidden=6+tanh,4+tanh&seed=5"


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page that fails the test if its console shows an error, or if it asks for anything."""
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    said, asked = [], []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    yield page
    page.close()
    assert said == []
    assert [url for url in asked if not url.startswith(("file:", "about:", "data:"))] == []
    assert len([url for url in asked if url.startswith("file:")]) <= 3, "itself, once a visit"


def visit(page: Any, settings: str = "") -> None:
    page.goto(f"{PAGE.as_uri()}#{settings}")


def wait_for_epoch(page: Any, epoch: int) -> None:
    page.wait_for_function(f"experiment.epoch >= {epoch}", timeout=60_000)


def loss(page: Any) -> float:
    """The training loss, as the page says it aloud."""
    return float(re.search(r"training loss ([\d.e-]+)", page.text_content("#said"))[1])  # type: ignore[index]


def address(page: Any) -> str:
    return page.evaluate("location.href")


def picture(page: Any, name: str) -> str:
    return page.evaluate(f"byId('{name}').toDataURL()")


def test_it_is_seen_to_learn(page: Any) -> None:
    visit(page, XOR)
    before = {name: picture(page, name) for name in ("plane", "nodes", "arriving", "curve")}
    at_first = loss(page)
    page.get_by_role("button", name="Run").click()
    wait_for_epoch(page, 40)
    page.get_by_role("button", name="Pause").click()
    assert loss(page) < at_first / 3
    for name, pixels in before.items():
        assert picture(page, name) != pixels, name
        assert len(page.get_attribute(f"#{name}", "aria-label")) > 30
    right = re.search(r"(\d+) % of the test", page.get_attribute("#plane", "aria-label"))
    assert right
    assert int(right[1]) > 90
    stopped = page.evaluate("experiment.epoch")
    page.wait_for_timeout(200)
    assert page.evaluate("experiment.epoch") == stopped


def test_step_takes_one_step_and_reset_starts_anew(page: Any) -> None:
    visit(page, XOR)
    at_first = picture(page, "nodes")
    page.get_by_role("button", name="Step").click()
    assert page.text_content("#now").startswith("epoch 0, step 1 ·")
    for _ in range(24):
        page.get_by_role("button", name="Step").click()
    assert page.text_content("#now").startswith("epoch 1 ·")
    assert picture(page, "nodes") != at_first
    page.get_by_role("button", name="Reset").click()
    assert picture(page, "nodes") == at_first


def test_the_next_weight_is_the_weight_minus_the_rate_times_the_slope(page: Any) -> None:
    """What Lab 6 has students check, on the numbers that the page shows."""
    visit(page, "data=xor&hidden=2+tanh&batch_size=250&learning_rate=1")
    page.get_by_text("Weights and slopes as numbers").click()

    def numbers(sign: str) -> list[float]:
        texts = page.locator("#numbers td").all_text_contents()
        found = (re.search(rf"(?<!d){sign} (-?[\d.]+?)(?:dw|$)", text) for text in texts)
        return [float(one[1]) for one in found if one]

    w, dw = numbers("w"), [float(text[3:]) for text in page.locator("small").all_text_contents()]
    page.get_by_role("button", name="Step").click()
    assert len(w) == len(dw) == 2 * 2 + 2 + 2 + 1
    assert numbers("w") == pytest.approx([a - b for a, b in zip(w, dw, strict=True)], abs=2e-4)


def test_the_keyboard_alone_is_enough(page: Any) -> None:
    visit(page, "data=circle")
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate("""() => {
          const { id, tagName, ariaLabel, type } = document.activeElement;
          const style = getComputedStyle(document.activeElement);
          return [id || ariaLabel || type || tagName, style.outlineStyle];
        }""")
        )
    names = [name for name, _ in reached]
    for name in ("run", "step", "reset", "Data", "Seed", "remove", "add", "layer 2: nodes",
                 "layer 2: activation", "checkbox", "SUMMARY", "link", "copy"):  # fmt: skip
        assert name in names
    assert {outline for name, outline in reached if name != "BODY"} == {"solid"}

    page.locator("#run").focus()
    page.keyboard.press("Enter")
    wait_for_epoch(page, 1)
    page.keyboard.press("Space")
    assert page.inner_text("#run") == "Run"
    page.get_by_label("layer 1: activation").focus()
    page.keyboard.press("ArrowDown")
    assert "hidden=4+relu,3+tanh" in address(page)
    assert page.evaluate("document.activeElement.ariaLabel") == "layer 1: activation"
    page.get_by_label("x₁²").focus()
    page.keyboard.press("Space")
    assert "features=x1,x2,x1x1" in address(page)


def test_the_address_follows_and_restores(page: Any) -> None:
    visit(page)
    page.get_by_label("Data").select_option("spiral")
    page.get_by_label("Learning rate").select_option("0.3")
    page.get_by_role("button", name="Add a hidden layer").click()
    page.get_by_label("layer 3: nodes").select_option("8")
    there = address(page)
    assert there.endswith("#data=spiral&hidden=4+tanh,3+tanh,8+tanh&learning_rate=0.3")
    assert page.input_value("#link") == there
    plane, nodes = picture(page, "plane"), picture(page, "nodes")
    page.goto("about:blank")
    page.goto(there)
    assert page.input_value("#link") == there
    assert page.get_by_label("Data").input_value() == "spiral"
    assert (picture(page, "plane"), picture(page, "nodes")) == (plane, nodes)
    page.evaluate("location.hash = 'data=blobs'")
    page.wait_for_function("byId('settings').querySelector('select').value === 'blobs'")


def test_a_bad_address_is_explained(page: Any) -> None:
    visit(page, "data=moon&speed=fast&nodes=9")
    notes = page.inner_text("#notes")
    assert "“moon” is no value for data. Possible: circle, xor, blobs, spiral." in notes
    assert "There is no setting “nodes”" in notes
    assert page.get_by_label("Speed").input_value() == "fast"
    page.get_by_label("Data").select_option("xor")
    assert page.inner_text("#notes") == ""


def test_steps_that_are_too_long_are_explained(page: Any) -> None:
    visit(page, "data=spiral&features=x1,x2,x1x1,x2x2&hidden=8+linear,8+linear&learning_rate=10")
    page.get_by_role("button", name="Run").click()
    page.wait_for_function("byId('notes').textContent.includes('smaller learning rate')")
    assert page.inner_text("#run") == "Run"
    page.get_by_label("Learning rate").select_option("0.01")
    page.get_by_role("button", name="Reset").click()
    assert page.inner_text("#notes") == ""
    assert loss(page) > 0


def test_one_feature_and_no_layer_remain(page: Any) -> None:
    visit(page, "data=blobs&features=x1&hidden=1+tanh")
    page.get_by_role("button", name="Remove a hidden layer").click()
    page.get_by_role("button", name="Remove a hidden layer").click()
    page.get_by_label("x₁", exact=True).click()
    assert address(page).endswith("#data=blobs&features=x1&hidden=")
    assert page.get_by_label("x₁", exact=True).is_checked()
    for _ in range(7):
        page.get_by_role("button", name="Add a hidden layer").click()
    assert page.text_content("#layers") == "6"
    assert "up to 6 layers" in page.inner_text("#notes")


def test_every_control_has_a_name_and_room_for_a_finger(page: Any) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    visit(page, "data=xor&hidden=" + ",".join(["8+leaky_relu"] * 6))
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    for control in page.locator("button, select, #features label, summary, #link").all():
        box = control.bounding_box()
        assert box["height"] >= 36
        assert box["width"] >= 36
    for control in page.locator("button, select, input").all():
        assert control.evaluate("c => (c.ariaLabel || c.labels?.[0] || c.textContent) ? 1 : 0")


def test_it_works_by_touch(browser: Any) -> None:
    page = browser.new_page(viewport={"width": 360, "height": 740}, has_touch=True)
    visit(page, "data=blobs")
    page.get_by_role("button", name="Run").tap()
    wait_for_epoch(page, 3)
    page.get_by_role("button", name="Pause").tap()
    page.get_by_label("x₁ x₂").tap()
    assert "features=x1,x2,x1x2" in address(page)
    page.close()


def test_it_is_dark_where_the_reader_wants_it_dark(page: Any) -> None:
    visit(page, "data=blobs")
    light = picture(page, "plane")
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("colors.page === '#15181c'")
    assert picture(page, "plane") != light


def test_it_runs_in_the_frame_of_a_notebook(page: Any) -> None:
    inside = shortened(playground_page(data="xor", hidden=["5 tanh"], learning_rate=0.3))
    page.set_content(framed(inside, "A playground", PICTURE.read_bytes(), "A picture", 860))
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="Run").click()
    frame.get_by_role("button", name="Pause").click()
    assert "epoch" in frame.locator("#said").text_content()
    line = 'playground(data="xor", hidden=["5 tanh"], learning_rate=0.3)'
    assert frame.locator("#link").input_value() == line
    frame.get_by_label("Data").select_option("circle")
    assert frame.locator("#link").input_value() == line.replace("xor", "circle")
    picture_width = page.evaluate("document.querySelector('img').naturalWidth")
    assert picture_width > 400


def test_a_frame_that_is_hidden_at_first_is_drawn_when_it_is_shown(page: Any) -> None:
    inside = framed(shortened(playground_page()), "A playground", b"", "A picture", 860)
    page.set_content(f'<div id="tab" style="display:none">{inside}</div>')
    page.wait_for_timeout(300)
    page.evaluate("document.getElementById('tab').style.display = 'block'")
    plane = page.frame_locator("iframe").locator("#plane")
    plane.wait_for()
    page.wait_for_timeout(300)
    assert plane.evaluate("plane => plane.width") > 200
