"""The scripts of a page, run under Node.js without a browser."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from utils.widgets.playground import PAGE

needs_node = pytest.mark.skipif(
    not shutil.which("node"), reason="Node.js, which runs the script, is missing"
)


def script(page: Path, name: str) -> str:
    """Return the text of the script <script id="name"> of a page."""
    text = page.read_text(encoding="utf-8")
    found = re.search(rf'<script id="{name}">\n(.+?)</script>', text, re.DOTALL)
    assert found, f"{page.name} has no script {name}"
    return found[1]


def run_scripts(page: Path, names: list[str], ask: str, given: Any = None) -> Any:
    """Run a page's scripts, then `ask`, the body of a function of `given`; return its result."""
    scripts = "".join(script(page, name) for name in names)
    code = f"{scripts}\nconst answer = ((given) => {{ {ask} }})({json.dumps(given)});"
    code += "\nconsole.log(JSON.stringify(answer));"
    said = subprocess.run(
        ["node", "-"], input=code, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert said.returncode == 0, said.stderr
    return json.loads(said.stdout)


TRAIN = """
  return given.seeds.map((seed) => {
    const { settings, notes } = settingsFrom(`${given.text}&seed=${seed}`);
    if (notes.length) throw new Error(notes.join(" "));
    const experiment = new Experiment(settings);
    for (let epoch = 0; epoch < given.epochs; epoch++) experiment.runEpoch();
    const { net, arriving } = experiment;
    const [training, test] = [experiment.training, experiment.test].map((s) => net.scores(s));
    return { training, test, arriving };
  });
"""


def train(text: str, epochs: int, seeds: range) -> list[dict[str, Any]]:
    """Train the playground's network with each seed; return scores and arriving gradients.

    text: the settings, as in the page's address. "arriving" holds the mean |dW| of each layer.
    """
    return run_scripts(
        PAGE,
        ["arithmetic", "experiment"],
        TRAIN,
        {"text": text, "epochs": epochs, "seeds": list(seeds)},
    )
