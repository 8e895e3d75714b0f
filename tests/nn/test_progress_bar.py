"""The progress bar: on long work only, and for nobody but people."""

import time
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from tests.nn.xor import train, xor_net
from utils.nn import progress_bar


def run_notebook(code: str) -> list[Any]:
    cell = nbformat.v4.new_code_cell(code)
    NotebookClient(nbformat.v4.new_notebook(cells=[cell]), timeout=60).execute()
    return cell.outputs


@pytest.mark.slow
def test_long_work_leaves_no_trace_in_a_notebook_run_by_a_program() -> None:
    code = """
import time
import numpy as np
from utils.nn import Dense, Network, SGD, progress_bar, training
rng = np.random.default_rng(3)
net = Network([Dense(1, 1, rng=rng)])
forward = net.forward
net.forward = lambda X: (time.sleep(0.3), forward(X))[1]
X = np.ones((2, 1), np.float32)
history = training.fit(net, X, X, loss="mse", optimizer=SGD(), epochs=10, rng=rng)
assert not progress_bar.someone_watches()
"""
    assert run_notebook(code) == []


@pytest.mark.slow
def test_a_person_sees_a_bar_on_long_work_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress_bar, "someone_watches", lambda: True)
    train(xor_net())
    assert capsys.readouterr().err == ""
    net = xor_net()
    forward = net.forward
    monkeypatch.setattr(net, "forward", lambda rows: (time.sleep(0.5), forward(rows))[1])
    train(net, epochs=6)
    shown = capsys.readouterr().err
    assert "epochs" in shown
    assert shown.rsplit("\r", 2)[-2].strip() == ""  # wiped at the end
