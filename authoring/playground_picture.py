"""The picture that stands in for the playground where scripts do not run.

python -m authoring.playground_picture    (needs Playwright, and Chromium or Chrome)
"""

import io

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser import found_browser
from utils.widgets.playground import PAGE, PICTURE

SIZE = {"width": 870, "height": 720}
GAP = 16
COLORS = 40  # a small file, since each notebook with a playground holds a copy
LEARN = "for (let i = 0; i < 60; i++) { experiment.runEpoch(); draw(); }"
FEWER = "experiment.training.points.length = 120; experiment.test.points.length = 0; layOut();"


def main() -> None:
    """Train the playground's network in a browser, and save what the page shows then."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found_browser(), args=["--no-sandbox"])
        page = browser.new_page(viewport=SIZE, color_scheme="light")  # type: ignore[arg-type]
        page.goto(f"{PAGE.as_uri()}#data=circle&noise=0")
        page.evaluate(LEARN + FEWER)
        nodes, arriving, plane, curve = (
            seen(page, name) for name in ("nodes", "arriving", "plane", "curve")
        )
        browser.close()
    left = nodes.width + GAP
    picture = Image.new("RGB", (left + plane.width, nodes.height + arriving.height), "white")
    picture.paste(nodes, (0, 0))
    picture.paste(arriving, (0, nodes.height))
    picture.paste(plane, (left, 0))
    picture.paste(curve, (left, picture.height - curve.height))
    picture.quantize(COLORS, Image.Quantize.MAXCOVERAGE).save(PICTURE, optimize=True)


def seen(page: Page, name: str) -> Image.Image:
    """Return a picture of one of the page's canvases."""
    return Image.open(io.BytesIO(page.locator(f"#{name}").screenshot())).convert("RGB")


if __name__ == "__main__":
    main()
