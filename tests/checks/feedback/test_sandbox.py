"""An answer asks nobody, and ends nothing."""

import sys
from types import SimpleNamespace

import pytest

from utils.checks.feedback.calling import call
from utils.checks.feedback.errors import explain
from utils.checks.feedback.sandbox import sandboxed


def asks():
    return float(input("Your bias? "))


def reads():
    return sys.stdin.readline()


def reads_all():
    return sys.stdin.read()


def goes_through():
    return list(sys.stdin)


@pytest.mark.parametrize("answer", [asks, reads, reads_all, goes_through])
def test_an_answer_that_asks_is_told_that_nobody_types(answer, monkeypatch):
    monkeypatch.setattr("builtins.input", lambda prompt: "3")
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(read=str, readline=str))
    assert "A check cannot type for you" in explain(call(answer, (), 5).error, answer)
    assert (input("?"), sys.stdin.read()) == ("3", "")


def test_exit_in_a_notebook_does_not_end_its_kernel(monkeypatch):
    asked = []
    shell = SimpleNamespace(ask_exit=lambda: asked.append(1))
    monkeypatch.setitem(sys.modules, "IPython", SimpleNamespace(get_ipython=lambda: shell))

    def leaves():  # what `exit()` does there
        shell.ask_exit()

    with sandboxed():  # one inside another
        assert isinstance(call(leaves, (), 5).error, SystemExit)
        assert isinstance(call(leaves, (), 5).error, SystemExit)
    assert not asked
    shell.ask_exit()
    assert asked
