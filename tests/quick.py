"""The option --quick: for the inner loop, under a minute; what it leaves out, it says.

Left out are the notebooks, the claims, and what is marked `slow` or needs a browser.
"""

from pathlib import Path

import pytest

LEFT_OUT = (
    "--quick left out every notebook, the claims of the labs, and what needs a browser, a kernel "
    "or a Keras model. Before you push: python course.py test"
)
ROOT = Path(__file__).parents[1]
TESTS = ROOT / "tests"
PATHS = {TESTS / "claims", TESTS / "nn" / "test_against_keras.py", *ROOT.glob("module*")}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--quick", action="store_true", help="leave out whatever takes long")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: left out by --quick")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    left_out = {collection_path, *collection_path.parents} & PATHS
    return True if config.getoption("quick") and left_out else None


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("quick"):
        slow = [item for item in items if is_slow(item)]
        config.hook.pytest_deselected(items=slow)
        items[:] = [item for item in items if item not in slow]


def is_slow(item: pytest.Item) -> bool:
    """Tell whether a test is marked, or opens a page."""
    return bool(item.get_closest_marker("slow")) or "browser" in getattr(item, "fixturenames", ())


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if terminalreporter.config.getoption("quick"):
        terminalreporter.write_line(LEFT_OUT)
