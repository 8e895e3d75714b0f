"""Settings of the tests, and what they add to nbval for the notebooks of every module."""

import os

from hypothesis import settings

# As many workers as cores, each with a kernel: a second thread would only stand in the others' way.
# Nothing has imported NumPy yet.
for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "TF_NUM_INTRAOP_THREADS"):
    os.environ.setdefault(name, "1")

# how long an example takes says nothing on a shared machine
settings.register_profile("course", deadline=None)
settings.load_profile("course")

pytest_plugins = ["tests.nbval_guard", "tests.nbval_once", "tests.browser"]
