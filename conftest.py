"""Loads what the tests add to nbval, for the notebooks of every module."""

pytest_plugins = ["tests.nbval_guard"]
