"""The playground inside JupyterLab, as a student meets it: opened, run, seen to learn."""

import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any

import nbformat
import pytest

from authoring.labs import all_labs

LABS = 3
FRAME = "iframe[title^='A playground']"
COLORS = """canvas => new Set(new Uint32Array(
    canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data.buffer)).size"""


@pytest.fixture(scope="module")
def jupyterlab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a notebook in JupyterLab: the playground's cell of each lab, as committed."""
    folder = tmp_path_factory.mktemp("jupyterlab")
    labs = [nbformat.read(lab.solved, as_version=4) for lab in all_labs()]
    cells = [cell for lab in labs for cell in lab.cells if "\nplayground(" in cell.source]
    assert len(cells) == LABS
    notebook = nbformat.v4.new_notebook(cells=cells, metadata=labs[0].metadata)
    nbformat.write(notebook, folder / "three.ipynb")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    settings = {
        "ServerApp.port": port,
        "ServerApp.root_dir": folder,
        "ServerApp.allow_root": True,
        "IdentityProvider.token": "",
        "ServerApp.disable_check_xsrf": True,  # so that it can be asked to stop
        "LabApp.news_url": "None",
    }
    words = [f"--{name}={value}" for name, value in settings.items()]
    command = [sys.executable, "-m", "jupyter", "lab", "--no-browser", *words]
    with (folder / "log.txt").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT)
        try:
            address = f"http://127.0.0.1:{port}"
            wait_until_it_answers(f"{address}/api")
            yield f"{address}/lab/tree/three.ipynb?reset"
            # not by a signal: its handler writes to the log, and fails if the server just does too
            urllib.request.urlopen(f"{address}/api/shutdown", data=b"").close()
            server.wait(60)
        finally:
            server.kill()
            server.wait()


def wait_until_it_answers(address: str, seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            urllib.request.urlopen(address, timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            if time.monotonic() > end:
                raise
            time.sleep(0.2)


def test_pictures_stand_in_until_the_cells_run_and_then_it_learns(
    browser: Any,
    jupyterlab: str,
) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 3600})  # room for all of them
    page.goto(jupyterlab)
    # a notebook that is new to this computer is not trusted: no scripts
    pictures = page.locator("img[alt^='The playground']")
    pictures.nth(LABS - 1).wait_for(timeout=60_000)
    assert page.locator(FRAME).count() == 0

    page.get_by_text("(ipykernel) | Idle").wait_for(timeout=60_000)
    page.locator(".jp-CodeCell .cm-content").first.click()
    for _ in range(LABS):
        page.keyboard.press("Shift+Enter")
    page.locator(FRAME).nth(LABS - 1).wait_for(timeout=60_000)
    for number in range(LABS):
        playground = page.frame_locator(FRAME).nth(number)
        plane, said = playground.locator("#plane"), playground.locator("#said")
        assert plane.evaluate(COLORS) > 20, "the plane is empty"
        at_first = loss(said.text_content())
        playground.get_by_role("button", name="Run").click()
        playground.get_by_text(re.compile("^epoch [1-9]")).wait_for()
        playground.get_by_role("button", name="Pause").click()
        assert loss(said.text_content()) < at_first
    page.close()


def loss(said: str) -> float:
    return float(re.search(r"training loss ([\d.e-]+)", said)[1])  # type: ignore[index]
