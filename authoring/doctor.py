"""The doctor, which finds what is wrong with a student's machine and says what to do.

`python course.py doctor` runs this file, in .venv where there is one and without it where not:
so only the standard library is imported here, and TensorFlow in a process of its own.
"""

import contextlib
import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from authoring.environment import ROOT, home_is_writable

MEMORY_NEEDED, DISK_NEEDED = 1.5e9, 0.5e9  # bytes
MAKE_ANEW = "Delete the folder .venv and run: python course.py"
# modules that a student's own file of the same name would hide from the labs
IMPORTED = {"utils", "keras", "tensorflow", "numpy", "pandas", "matplotlib", "sklearn"}
ASK_TENSORFLOW = """
import json, tensorflow, keras, numpy
print(json.dumps({
    "TensorFlow": tensorflow.__version__, "Keras": keras.__version__, "NumPy": numpy.__version__,
    "devices": [device.device_type for device in tensorflow.config.list_physical_devices()],
    "backend": keras.backend.backend(),
}))
"""
ASK_UTILS = """
import importlib.util
spec = importlib.util.find_spec("utils")
print(spec and (spec.submodule_search_locations or [spec.origin])[0])
"""

Finding = tuple[str, str, str]
"""A check of the doctor: its name, what was found, and what to do ("" when all is well)."""


def ask(code: str, folder: Path = ROOT) -> tuple[str, str]:
    """Run code in a Python process of its own, in a folder.

    Return the last line that it printed, and why it failed ("" when it did not).

    Example:
        >>> ask("print(6 * 7)")
        ('42', '')
        >>> ask("import no_such_module")
        ('', "ModuleNotFoundError: No module named 'no_such_module'")
    """
    quiet = {**os.environ, "TF_CPP_MIN_LOG_LEVEL": "3"}
    command = [sys.executable, "-c", code]
    try:
        done = subprocess.run(
            command, cwd=folder, env=quiet, capture_output=True, timeout=180, encoding="utf-8"
        )
    except subprocess.TimeoutExpired:
        return "", "no answer in three minutes"
    if done.returncode < 0:
        return "", f"it crashed (signal {-done.returncode})"
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        return "", lines[-1] if lines else f"it crashed (exit code {done.returncode})"
    return (done.stdout.strip().splitlines() or [""])[-1], ""


def tensorflow(ask: Callable[[str], tuple[str, str]] = ask) -> list[Finding]:
    """Import TensorFlow and Keras in another process; report versions and devices, or the error."""
    answer, failure = ask(ASK_TENSORFLOW)
    if failure:
        advice = MAKE_ANEW
        if "DLL" in failure:
            advice = "Install Microsoft's Visual C++ Redistributable (x64), then restart Windows."
        if "signal 4)" in failure:
            advice = "This processor lacks AVX, which TensorFlow needs: use another computer."
        return [("TensorFlow", failure, advice)]
    facts: dict[str, Any] = json.loads(answer)
    backend, devices = facts["backend"], facts["devices"]
    idle = shutil.which("nvidia-smi") and "GPU" not in devices
    wrong = "Remove KERAS_BACKEND from your environment, or ~/.keras/keras.json."
    advice = "There is an NVIDIA card, unused. To use it, run: python course.py --gpu"
    return [
        *((name, facts[name], "") for name in ("TensorFlow", "Keras", "NumPy")),
        ("Keras runs on", backend, "" if backend == "tensorflow" else wrong),
        ("devices", ", ".join(devices), advice if idle else ""),
    ]


def data(folder: Path = ROOT / "data") -> Finding:
    """Compare each data file with its SHA-256 in the manifest."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        digests = {name: known["sha256"] for name, known in manifest.items()}
    except (OSError, ValueError, LookupError, TypeError, AttributeError) as error:
        return "data", f"{type(error).__name__}: manifest.json", "Run: git restore data"
    for name, digest in digests.items():
        state = "is missing"
        with contextlib.suppress(OSError):
            found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
            state = "" if found == digest else "is damaged"
        if state:
            advice = f"Run: git restore data/{name}   (or download the course again)"
            return "data", f"{name} {state}", advice
    return "data", f"{len(digests)} files, each as it should be", ""


def container_limit() -> float:
    """Return the bytes of memory that a container (Linux, cgroup 2) allows; inf without one."""
    try:
        return float(Path("/sys/fs/cgroup/memory.max").read_text().replace("max", "inf"))
    except (OSError, ValueError):
        return float("inf")


def memory() -> Finding:
    """Compare the free memory with what a lab may take."""
    try:
        import psutil
    except ImportError:
        return "memory", "not known without .venv", ""
    system = psutil.virtual_memory()
    total = min(system.total, container_limit())
    free = min(system.available, total)
    advice = "A lab needs 1.5 GB: close other programs, or shut down other labs (Kernel menu)."
    found = f"{free / 1e9:.1f} GB free of {total / 1e9:.1f} GB"
    return "memory", found, advice if free < MEMORY_NEEDED else ""


def disk() -> Finding:
    """Measure the space left on the disk that holds the course."""
    free = shutil.disk_usage(ROOT).free
    advice = "Free some space: Jupyter cannot save on a full disk."
    return "disk", f"{free / 1e9:.1f} GB free", advice if free < DISK_NEEDED else ""


def utils(root: Path = ROOT, ask: Callable[[str, Path], tuple[str, str]] = ask) -> Finding:
    """Find out where a notebook would import utils from, and which files would hide a library.

    A Python file beside a notebook comes first in an import, so a student's own utils.py or
    random.py replaces the real one.
    """
    for path in sorted(root.glob("module*/*")):
        module = path.suffix == ".py" or (path.is_dir() and any(path.glob("*.py")))
        if module and path.stem in IMPORTED | set(sys.stdlib_module_names):
            where = path.relative_to(root).as_posix()
            return "utils", f"{where} hides the real {path.stem}", f"Rename or remove {where}."
    folder = min(root.glob("module*"), default=root)
    origin, failure = ask(ASK_UTILS, folder)
    if failure or Path(origin).resolve() != (root / "utils").resolve():
        return "utils", failure or f"imported from {origin}", MAKE_ANEW
    return "utils", origin, ""


def home() -> Finding:
    """Try to write in the home folder, where Jupyter and Keras keep their settings."""
    if home_is_writable():
        return "home", str(Path.home()), ""
    return "home", "cannot be written; settings are kept in .venv/home instead", ""


def examine(environment: str) -> list[Finding]:
    """Make all checks. `environment` says what is wrong with .venv, and is "" if nothing is."""
    imports = [] if environment else [*tensorflow(), utils()]
    return [
        ("Python", f"{platform.python_version()} ({sys.executable})", ""),
        ("platform", platform.platform(), ""),
        ("course", str(ROOT), ""),
        (".venv", environment or "ready", "Run: python course.py" if environment else ""),
        *imports,
        *(data(), memory(), disk(), home()),
    ]


def main(environment: str = "") -> int:
    """Print a line for each finding and each remedy; return 1 when something is wrong, else 0."""
    findings = examine(environment)
    for name, found, _ in findings:
        print(f"{name:<14} {found}", flush=True)
    remedies = [(name, advice) for name, _, advice in findings if advice]
    print("\nWhat to do:" if remedies else "\nAll is well.")
    for name, advice in remedies:
        print(f"- {name}: {advice}")
    return int(bool(remedies))


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
