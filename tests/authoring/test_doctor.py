"""Tests of the doctor: each illness is made, and the remedy read."""

import doctest
import hashlib
import json
import shutil
import sys
from collections import namedtuple
from pathlib import Path

import pytest

from authoring import doctor

HEALTHY = {"TensorFlow": "2.21.0", "Keras": "3.15.1", "NumPy": "2.4.6"}
Patch = pytest.MonkeyPatch
Screen = pytest.CaptureFixture[str]


def test_the_examples_in_the_docstrings_hold() -> None:
    failed, tried = doctest.testmod(doctor)
    assert (failed, tried > 0) == (0, True)


def test_the_courses_own_data_are_whole() -> None:
    files = json.loads((doctor.ROOT / "data" / "manifest.json").read_text())
    assert doctor.data() == ("data", f"{len(files)} files, each as it should be", "")


def test_what_is_damaged_or_missing_is_named(tmp_path: Path) -> None:
    file, digest = tmp_path / "small.csv", hashlib.sha256(b"1,2\n").hexdigest()
    assert doctor.data(tmp_path)[2] == "Run: git restore data"
    for broken in ("{", "[]", '{"small.csv": 3}', '{"small.csv": {}}'):
        (tmp_path / "manifest.json").write_text(broken)
        assert doctor.data(tmp_path)[2] == "Run: git restore data"
    (tmp_path / "manifest.json").write_text(json.dumps({"small.csv": {"sha256": digest}}))
    file.write_bytes(b"1,2\n")
    assert doctor.data(tmp_path)[2] == ""
    file.write_bytes(b"1,3\n")
    assert doctor.data(tmp_path)[1] == "small.csv is damaged"
    file.unlink()
    assert doctor.data(tmp_path)[1] == "small.csv is missing"
    assert "git restore data/small.csv" in doctor.data(tmp_path)[2]


def answer_of(backend: str, *devices: str) -> str:
    """Write what a Python with TensorFlow would print."""
    return json.dumps({**HEALTHY, "backend": backend, "devices": devices})


def test_versions_and_devices_are_shown(monkeypatch: Patch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    findings = doctor.tensorflow(lambda code: (answer_of("tensorflow", "CPU"), ""))
    known = [*HEALTHY.items(), ("Keras runs on", "tensorflow"), ("devices", "CPU")]
    assert findings == [(name, found, "") for name, found in known]


def test_an_idle_card_and_a_foreign_backend_have_remedies(monkeypatch: Patch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/nvidia-smi")
    *_, backend, devices = doctor.tensorflow(lambda code: (answer_of("jax", "CPU"), ""))
    assert "KERAS_BACKEND" in backend[2]
    assert "course.py --gpu" in devices[2]
    *_, devices = doctor.tensorflow(lambda code: (answer_of("tensorflow", "CPU", "GPU"), ""))
    assert devices[1:] == ("CPU, GPU", "")


@pytest.mark.parametrize(
    ("failure", "remedy"),
    [
        ("ImportError: DLL load failed while importing _pywrap", "Visual C++"),
        ("it crashed (signal 4)", "AVX"),
        ("it crashed (signal 11)", "Delete the folder .venv"),
    ],
)
def test_a_tensorflow_that_does_not_start_is_explained(failure: str, remedy: str) -> None:
    [(name, found, advice)] = doctor.tensorflow(lambda code: ("", failure))
    assert (name, found) == ("TensorFlow", failure)
    assert remedy in advice


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX")
def test_a_crash_is_survived_and_named() -> None:
    assert doctor.ask("import os; os.kill(os.getpid(), 4)") == ("", "it crashed (signal 4)")
    assert doctor.ask("import os; os._exit(9)") == ("", "it crashed (exit code 9)")


@pytest.mark.parametrize("name", ["utils.py", "random.py", "keras.py", "utils/__init__.py"])
def test_a_file_beside_a_notebook_that_hides_a_library_is_named(tmp_path: Path, name: str) -> None:
    path = tmp_path / "module1" / name
    path.parent.mkdir(parents=True)
    path.touch()
    (tmp_path / "module1" / "my_notes.py").touch()
    _, found, remedy = doctor.utils(tmp_path)
    hidden = name.split("/")[0].removesuffix(".py")
    assert found.endswith(f"hides the real {hidden}")
    assert f"Rename or remove module1/{hidden}" in remedy


def test_only_a_foreign_utils_has_a_remedy(tmp_path: Path) -> None:
    assert doctor.utils() == ("utils", str(doctor.ROOT / "utils"), "")
    foreign = "/site-packages/utils"
    _, found, remedy = doctor.utils(tmp_path, lambda code, folder: (foreign, ""))
    assert found == f"imported from {foreign}"
    assert "Delete the folder .venv" in remedy
    assert doctor.utils(tmp_path, lambda code, folder: ("None", ""))[2]


def test_little_memory_disk_and_a_home_that_cannot_be_written(monkeypatch: Patch) -> None:
    usage = namedtuple("Usage", "total used free")(9e9, 9e9, 1e6)
    monkeypatch.setattr(doctor, "container_limit", lambda: 1e9)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    monkeypatch.setattr(doctor, "home_is_writable", lambda: False)
    assert doctor.memory()[1] == "1.0 GB free of 1.0 GB"
    assert "close other programs" in doctor.memory()[2]
    assert doctor.disk()[1] == "0.0 GB free"
    assert "Free some space" in doctor.disk()[2]
    assert ".venv/home" in doctor.home()[1]


def test_without_an_environment_it_says_how_to_make_one(monkeypatch: Patch, capsys: Screen) -> None:
    monkeypatch.setattr(doctor, "tensorflow", lambda: pytest.fail("there is none to ask"))
    assert doctor.main("there is none yet") == 1
    said = capsys.readouterr().out
    assert "\n.venv          there is none yet\n" in said
    assert "\n- .venv: Run: python course.py\n" in said


def test_a_healthy_machine_is_told_so(monkeypatch: Patch, capsys: Screen) -> None:
    monkeypatch.setattr(doctor, "examine", lambda environment: [("disk", "large", "")])
    assert doctor.main() == 0
    assert capsys.readouterr().out.endswith("All is well.\n")
