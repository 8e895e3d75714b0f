"""Keras starts quietly, seeded, on the device asked for, or says what to do."""

import logging
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from utils import runtime

ROOT = Path(__file__).resolve().parent.parent
# Settings of whoever runs the tests; under pytest a kernel does not show what goes to descriptor 2.
SETTINGS = ("KERAS", "TF_", "COURSE", "CUDA", "JAX", "PYTEST")


def clean_environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}


def line(seed: int) -> str:
    return rf"Keras 3\.\d+\.\d+ on TensorFlow 2\.\d+\.\d+, CPU, seed {seed}\n"


# With TensorFlow ----------------------------------------------------------------------------------

START = "from utils import runtime\nruntime.start(seed={}, device='cpu')"
TRAIN = """\
import keras, tensorflow
model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(3)])
model.compile("sgd", "mse")
model.fit(keras.ops.ones((8, 2)), keras.ops.ones((8, 3)), verbose=0)
traced = tensorflow.function(lambda number: number)
for number in range(9):  # as if nine networks were trained in a row: TensorFlow would warn of it
    traced(number)
runtime.start(seed=4, device="cpu")
"""
DRAW = """\
import random, numpy as np
random.random(), np.random.rand(), float(keras.random.uniform(()))
"""
GPU = """\
try:
    runtime.start(device="gpu")
except RuntimeError as error:
    print(error)
"""
DOCTEST = "import doctest; doctest.testmod(runtime)"
WRITE = "import os, sys; os.write(2, b'descriptor 2'); print('and sys.stderr', file=sys.stderr)"


@pytest.mark.slow
def test_in_a_notebook_one_line_is_all_that_is_shown() -> None:
    sources = [START.format(3), TRAIN, DRAW, START.format(4), DRAW, START.format(5), DRAW]
    sources += [GPU, DOCTEST, WRITE]
    cells = [nbformat.v4.new_code_cell(source) for source in sources]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(notebook, timeout=100).execute(cwd=str(ROOT), env=clean_environment())
    outputs = [cell.outputs for cell in notebook.cells]
    for shown, seed in [(outputs[0], 3), (outputs[1], 4), (outputs[3], 4), (outputs[5], 5)]:
        assert len(shown) == 1, shown
        assert shown[0].get("name") == "stdout"
        assert re.fullmatch(line(seed), shown[0].text)
    first, again, other = (outputs[i][0].data["text/plain"] for i in (2, 4, 6))
    assert first == again, "the same seed draws the same numbers"
    assert first != other
    assert outputs[7][0].text.startswith("Keras sees no GPU here. Use device=None to go on")
    assert "TestResults(failed=0, attempted=1" in outputs[8][-1].data["text/plain"]
    said = "".join(output.text for output in outputs[9])
    assert "and sys.stderr" in said, "what comes after the import is shown again"
    if sys.platform != "win32":  # there a kernel never shows what goes to the descriptor
        assert "descriptor 2" in said


# Without it: stand-ins for Keras and its backends -------------------------------------------------


class Stage:
    """A stand-in for Keras on a machine with GPUs, which writes down what it is asked to do."""

    def __init__(self, backend: str, gpus: int, busy: bool = False) -> None:
        self.calls: list[tuple[Any, ...]] = []
        self.gpus, self.busy = [f"GPU:{i}" for i in range(gpus)], busy
        config = SimpleNamespace(
            list_physical_devices=lambda kind: list(self.gpus),
            set_visible_devices=self.hide,
            experimental=SimpleNamespace(set_memory_growth=self.grow),
        )
        self.visible = list(self.gpus)
        self.backend = SimpleNamespace(__name__=backend, __version__="9.8.7", config=config)
        self.backend.get_logger = lambda: logging.getLogger("a stand-in for TensorFlow's")
        self.keras = SimpleNamespace(
            __version__="3.2.1",
            config=SimpleNamespace(backend=lambda: backend),
            utils=SimpleNamespace(set_random_seed=lambda seed: self.calls.append(("seed", seed))),
            ops=SimpleNamespace(zeros=lambda n: SimpleNamespace(device=(*self.visible, "CPU")[0])),
        )

    def hide(self, devices: list[str], kind: str) -> None:
        if self.busy:
            raise RuntimeError("Visible devices cannot be modified after being initialized")
        self.calls.append(("hide", kind))
        self.visible = devices

    def grow(self, gpu: str, growth: bool) -> None:
        if self.busy:
            raise RuntimeError("Physical devices cannot be modified after being initialized")
        self.calls.append(("grow", gpu))


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Stage]:
    monkeypatch.setattr(os, "environ", {"PATH": "not of this test"})

    def build(backend: str = "tensorflow", gpus: int = 0, busy: bool = False) -> Stage:
        built = Stage(backend, gpus, busy)
        monkeypatch.setitem(sys.modules, "keras", built.keras)  # type: ignore[misc]
        monkeypatch.setitem(sys.modules, backend, built.backend)  # type: ignore[misc]
        return built

    return build


@pytest.mark.parametrize(
    ("gpus", "device", "course_device", "used", "calls"),
    [
        (0, None, "", "CPU", []),
        (0, "cpu", "", "CPU", []),
        (2, None, "", "GPU", [("grow", "GPU:0"), ("grow", "GPU:1")]),
        (1, "gpu", "", "GPU", [("grow", "GPU:0")]),
        (1, "cpu", "", "CPU", [("hide", "GPU")]),
        (1, None, "cpu", "CPU", [("hide", "GPU")]),
        (1, "gpu", " CPU ", "CPU", [("hide", "GPU")]),
        (1, None, "gpu", "GPU", [("grow", "GPU:0")]),
    ],
)
def test_the_device(
    stage: Callable[..., Stage],
    capsys: pytest.CaptureFixture[str],
    gpus: int,
    device: Any,
    course_device: str,
    used: str,
    calls: list[tuple[str, str]],
) -> None:
    built = stage(gpus=gpus)
    os.environ["COURSE_DEVICE"] = course_device
    runtime.start(seed=3, device=device)
    assert capsys.readouterr().out == f"Keras 3.2.1 on TensorFlow 9.8.7, {used}, seed 3\n"
    assert built.calls == [*calls, ("seed", 3)]


def test_a_gpu_in_use_cannot_be_left(stage: Callable[..., Stage]) -> None:
    stage(gpus=1, busy=True)
    runtime.start()  # too late for memory growth, which is no reason to stop
    with pytest.raises(RuntimeError, match="Restart the kernel"):
        runtime.start(device="cpu")


@pytest.mark.parametrize(
    ("backend", "name"),
    [("jax", "JAX"), ("torch", "PyTorch"), ("numpy", "NumPy"), ("openvino", "openvino")],
)
def test_another_backend_is_named(
    stage: Callable[..., Stage], capsys: pytest.CaptureFixture[str], backend: str, name: str
) -> None:
    built = stage(backend)
    runtime.start(seed=7, device="cpu")
    assert capsys.readouterr().out == f"Keras 3.2.1 on {name} 9.8.7, CPU, seed 7\n"
    assert built.calls == [("seed", 7)]
    assert os.environ["JAX_PLATFORMS"] == os.environ["KERAS_TORCH_DEVICE"] == "cpu"


def test_the_log_level_is_the_users_if_the_user_set_one(stage: Callable[..., Stage]) -> None:
    stage()
    runtime.start()
    assert os.environ["TF_CPP_MIN_LOG_LEVEL"] == "3"
    os.environ["TF_CPP_MIN_LOG_LEVEL"] = "0"
    runtime.start()
    assert os.environ["TF_CPP_MIN_LOG_LEVEL"] == "0"


# Whatever goes wrong ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hidden", "environment"),
    [("tensorflow", {}), ("keras", {}), ("jax", {"KERAS_BACKEND": "jax"})],
)
def test_a_missing_library_says_what_to_run(hidden: str, environment: dict[str, str]) -> None:
    code = f"import sys; sys.modules[{hidden!r}] = None; from utils import runtime; runtime.start()"
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**clean_environment(), "PYTHONIOENCODING": "utf-8", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    error = done.stderr[done.stderr.rindex("ImportError: Keras did not start:") :]
    assert hidden in error
    assert f"This is Python {sys.version.split()[0]} in {sys.prefix}" in error
    assert "needs Python 3.11, 3.12 or 3.13" in error
    assert error.rstrip().endswith("python course.py doctor")
    assert done.stderr.count("Traceback") == 1, "one error, not the chain that led to it"


@pytest.mark.parametrize("seed", [-1, 2**32, None, 0.5, "3", True])
@pytest.mark.parametrize("device", [None, "cpu"])
def test_other_seeds_are_refused_before_keras_is_imported(
    stage: Callable[..., Stage], seed: Any, device: Any
) -> None:
    built = stage()
    with pytest.raises((TypeError, ValueError), match=rf"seed is '?{seed}'?\. It must be"):
        runtime.start(seed, device)
    assert built.calls == []


@pytest.mark.parametrize("device", ["CPU", "cuda", "", 0, True])
def test_other_devices_are_refused(stage: Callable[..., Stage], device: Any) -> None:
    built = stage()
    with pytest.raises(ValueError, match='It must be "cpu", "gpu", or None'):
        runtime.start(device=device)
    assert built.calls == []


def test_descriptor_2_is_silent_inside_and_back_after(capfd: pytest.CaptureFixture[str]) -> None:
    def write(fail: bool) -> None:
        with runtime._quiet():
            os.write(2, b"inside ")
            if fail:
                raise KeyError

    os.write(2, b"before ")
    write(fail=False)
    with pytest.raises(KeyError):
        write(fail=True)
    os.write(2, b"after")
    assert capfd.readouterr().err == "before after"


def test_without_descriptor_2_or_sys_stderr_it_starts_too(
    stage: Callable[..., Stage],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stage()
    monkeypatch.setattr(sys, "stderr", None)
    runtime.start(seed=1)

    def no_descriptor(descriptor: int) -> int:
        raise OSError(9, "Bad file descriptor")

    monkeypatch.setattr(os, "dup", no_descriptor)
    runtime.start(seed=2)
    assert [text[-1] for text in capsys.readouterr().out.splitlines()] == ["1", "2"]
