"""Settings of the tests, and what they add to nbval for the notebooks of every module."""

from hypothesis import settings

# how long an example takes says nothing on a shared machine
settings.register_profile("course", deadline=None)
settings.load_profile("course")

pytest_plugins = ["tests.nbval_guard", "tests.nbval_once", "tests.browser"]
