"""The frames per second that the playground draws while it trains, in a real browser.

    python course.py bench playground [--seconds 5]

Chromium runs without a window and without a graphics card, so it draws with the processor alone.
The network has 3 hidden layers of 8 nodes; there are 500 points, half of them to learn from. One
row is one speed: "slow" takes a training step a frame, "normal" an epoch (25 steps), and "fast" as
many epochs as fit. "median" and "slowest" are the milliseconds between two frames (of 100 frames,
one takes longer than "slowest"); "training" and "drawing" are what a frame does in the page itself.
Needs Playwright, and Chromium or Chrome.
"""

import argparse
import sys

from playwright.sync_api import sync_playwright

from tests.browser import found_browser
from utils.widgets.playground import PAGE

SETTINGS = "data=spiral&hidden=8+leaky_relu,8+leaky_relu,8+leaky_relu"
WATCH = """(seconds) => new Promise((done) => {
  const gaps = [], spent = { training: 0, drawing: 0 };
  const timed = (name, whole) => function (...args) {
    const start = performance.now();
    const result = whole.apply(this, args);
    spent[name] += performance.now() - start;
    return result;
  };
  const training = settings.speed === "slow" ? "step" : "runEpoch";
  experiment[training] = timed("training", experiment[training]);
  draw = timed("drawing", draw);
  byId("run").click();
  let before = performance.now();
  const first = before;
  requestAnimationFrame(function watch(now) {
    gaps.push(performance.now() - before);
    before = performance.now();
    if (before - first < 1000 * seconds) return requestAnimationFrame(watch);
    byId("run").click();
    done({ gaps, spent, epochs: experiment.epoch });
  });
})"""


def main() -> int:
    """Measure each speed in a window of its own, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--seconds", type=float, default=5, help="how long to watch each speed")
    seconds = parser.parse_args().seconds
    program = found_browser()
    if not program:
        print("No browser was found. Install Chromium, or set CHROMIUM to its program.")
        return 1
    print(f"{'speed':8}{'frames/s':>9}{'median':>8}{'slowest':>9}{'training':>10}{'drawing':>9}")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for speed in ("slow", "normal", "fast"):
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            page.goto(f"{PAGE.as_uri()}#{SETTINGS}&speed={speed}")
            page.wait_for_timeout(500)
            seen = page.evaluate(WATCH, seconds)
            gaps = sorted(seen["gaps"][3:])  # the first frames wait for the compiler
            rate = 1000 * len(gaps) / sum(gaps)
            each = {name: spent / len(seen["gaps"]) for name, spent in seen["spent"].items()}
            print(
                f"{speed:8}{rate:9.0f}{gaps[len(gaps) // 2]:8.1f}{gaps[-len(gaps) // 100 - 1]:9.1f}"
                f"{each['training']:10.1f}{each['drawing']:9.1f}"
            )
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
