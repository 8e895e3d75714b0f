"""Settings and plugins of the tests, and of nbval for the notebooks of every module."""

import os

from hypothesis import settings

# Workers, each with a kernel, keep all cores busy: a second thread would only stand in their way.
# Nothing has imported NumPy yet.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "TF_NUM_INTRAOP_THREADS"):
    os.environ.setdefault(name, "1")

# how long an example takes says nothing on a shared machine
settings.register_profile("course", deadline=None)
settings.load_profile("course")

pytest_plugins = ["tests.notebooks.nbval_guard", "tests.quick", "tests.browser"]


def pytest_xdist_auto_num_workers() -> int:
    """Return one more than there are cores: some tests wait for a browser, a kernel or a limit."""
    return (os.cpu_count() or 1) + 1
