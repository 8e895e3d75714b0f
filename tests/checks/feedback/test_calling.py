"""Nothing that a student's function does hurts the notebook."""

import sys
import time
import warnings
import weakref
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from utils.checks.feedback import limits
from utils.checks.feedback.calling import TimeUp, call
from utils.checks.feedback.errors import explain


def test_a_value_and_what_was_printed():
    def chatty(x):
        print("hello")
        print(x)
        return x + 1

    outcome = call(chatty, (1,), seconds=5)
    assert (outcome.value, outcome.error, outcome.printed) == (2, None, "hello\n1\n")


@pytest.mark.filterwarnings("always")
def test_a_warning_is_not_printed_by_the_answer(capsys):
    def warns(x):
        warnings.warn_explicit(300 * "x", RuntimeWarning, "numpy", 1)
        print(x, file=sys.stderr)
        return np.log(x)

    with warnings.catch_warnings():  # pytest would keep them
        warnings.showwarning = lambda message, *_: print(message, file=sys.stderr)
        outcome = call(warns, (np.zeros(3),), seconds=5)
    assert (outcome.printed, outcome.printed_length) == ("", 0)
    assert capsys.readouterr() == ("", "")


def test_a_megabyte_is_counted_and_not_kept(capsys):
    outcome = call(lambda: print("x" * 2**20), (), seconds=5)
    assert outcome.printed_length == 2**20 + 1
    assert len(outcome.printed) == 200
    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize("error", [ValueError, SystemExit, MemoryError, RecursionError])
def test_errors_are_caught(error):
    def raises():
        raise error("no")

    assert isinstance(call(raises, (), seconds=5).error, error)


def test_an_endless_loop_is_stopped():
    def endless():
        while True:
            pass

    start = time.perf_counter()
    assert isinstance(call(endless, (), seconds=0.2).error, TimeUp)
    assert time.perf_counter() - start < 3


def test_an_endless_loop_that_swallows_interrupts_is_stopped():
    def stubborn():
        for _ in range(3):
            try:
                while True:
                    pass
            except:  # noqa: E722
                pass
        while True:
            pass

    assert isinstance(call(stubborn, (), seconds=0.1).error, TimeUp)


def test_the_students_own_stop_button_still_works():
    def pressed():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        call(pressed, (), seconds=5)


def test_no_interrupt_arrives_after_the_call():
    for _ in range(300):
        call(time.sleep, (0.001,), seconds=0.001)  # ends about when time is up
    time.sleep(0.05)


def test_a_limit_within_a_limit():
    def endless():
        while True:
            pass

    def outer():
        return type(call(endless, (), seconds=0.1).error)

    assert call(outer, (), seconds=5).value is TimeUp


def test_in_another_thread_there_is_no_limit():
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(call, time.sleep, (0.05,), 0.01).result().error is None


def test_what_a_stopped_answer_had_made_is_forgotten_and_its_line_is_not(monkeypatch):
    monkeypatch.setattr(limits, "GIGABYTES", 0.2)
    made = []

    def answer():
        found = [np.ones(10_000_000)]
        made.append(weakref.ref(found[0]))
        while True:
            found.append(np.ones(100_000))

    error = call(answer, (), seconds=60).error
    assert made[0]() is None
    said = explain(error, answer)
    assert "more memory than a check gives" in said
    assert "Does a list or an array grow without end?" in said
    assert "`found.append(np.ones(100_000))`" in said
