"""A real browser for the tests of pages: the fixture `browser`."""

import importlib.util
import os
import shutil
from collections.abc import Iterator
from typing import Any, NoReturn

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome", "msedge")


def found_browser() -> str | None:
    """Return the program that CHROMIUM names, or the first of NAMES on the path, or None."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def missing(what: str) -> NoReturn:
    """Skip the test; in CI fail it, since a test that never runs would not be noticed there."""
    if os.environ.get("CI"):
        pytest.fail(f"{what} In CI that is a failure.")
    pytest.skip(what)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Yield Chromium without a window, driven by Playwright."""
    if not importlib.util.find_spec("playwright"):
        missing("Playwright, which drives the browser, is missing: pip install playwright.")
    program = found_browser()
    if not program:
        missing("No browser was found. Install Chromium, or set CHROMIUM to its program.")
    from playwright.sync_api import sync_playwright

    is_root = getattr(os, "geteuid", lambda: 1)() == 0
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=program,
            args=["--no-sandbox"] if is_root else [],  # Chromium refuses to sandbox for root
        )
        yield chromium
        chromium.close()
