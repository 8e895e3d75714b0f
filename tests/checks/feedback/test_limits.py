"""No answer goes beyond its limits: not one that waits, one that insists, or one that grows."""

import contextlib
import os
import queue
import signal
import socket
import sys
import threading
import time

import numpy as np
import pytest

from utils.checks.feedback import limits, memory
from utils.checks.feedback.calling import call
from utils.checks.feedback.errors import explain
from utils.checks.feedback.limits import OutOfMemory, TimeUp, call_within

# there, Python cannot wake a thread that waits for the system
not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="Windows lacks pthread_kill")
only_linux = pytest.mark.skipif(not memory._COUNTS.exists(), reason="the system refuses nothing")


def locks_itself_out():
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()


def listens():
    one, other = socket.socketpair()
    one.recv(1), other.close()


def sleeps_again():
    while True:
        try:
            time.sleep(1e6)
        except:  # noqa: E722
            print("again")


def sleeps_again_in_other_words():
    while True:
        with contextlib.suppress(BaseException):
            time.sleep(1e6)


def sleeps_again_at_last():
    while True:
        try:
            time.sleep(1e6)
        finally:
            continue  # noqa: B012


def swallows_it_and_returns():
    try:
        time.sleep(1e6)
    except BaseException:
        return 3


def swallows_it_and_stumbles():
    try:
        time.sleep(1e6)
    except BaseException:
        raise ValueError("never mind") from None


WAITING = [
    lambda: time.sleep(1e6),
    lambda: os.read(os.pipe()[0], 1),
    lambda: queue.SimpleQueue().get(),
    locks_itself_out,
    listens,
]
INSISTING = [sleeps_again, sleeps_again_in_other_words, sleeps_again_at_last]
SWALLOWING = [swallows_it_and_returns, swallows_it_and_stumbles]


@not_on_windows
@pytest.mark.parametrize("answer", WAITING + INSISTING + SWALLOWING)
def test_an_answer_that_waits_is_stopped(answer):
    before = signal.getsignal(signal.SIGINT), sys.gettrace()
    start = time.perf_counter()
    error = call(answer, (), seconds=0.1).error
    assert type(error) is TimeUp
    assert time.perf_counter() - start < 5
    assert (signal.getsignal(signal.SIGINT), sys.gettrace()) == before
    said = explain(error, answer)
    assert "stopped after 0.1 seconds" in said
    assert "does it wait for something?" in said
    if answer not in SWALLOWING + INSISTING:
        assert "It happened in line" in said


@not_on_windows
def test_a_debugger_is_left_in_place():
    def debugger(frame, event, argument):
        return None

    before = sys.gettrace()
    sys.settrace(debugger)
    try:
        assert type(call(sleeps_again, (), seconds=0.1).error) is TimeUp
        assert sys.gettrace() is debugger
    finally:
        sys.settrace(before)


def test_an_answer_that_ends_in_time_is_not_watched_any_more():
    threads = threading.active_count()
    assert call(lambda: 3, (), seconds=0.1).value == 3
    time.sleep(0.3)
    assert threading.active_count() == threads


@pytest.fixture
def small(monkeypatch):
    """Shrink the limits, so that the tests need little memory."""
    monkeypatch.setattr(limits, "GIGABYTES", 0.2)
    monkeypatch.setattr(limits, "REFUSED", 0.4)


def grows():
    found = []
    while True:
        found.append(np.ones(100_000))


def grows_again():
    while True:
        with contextlib.suppress(Exception):
            grows()


@pytest.mark.parametrize("answer", [grows, grows_again])
@pytest.mark.parametrize("refuse", [True, False])
def test_an_answer_that_grows_is_stopped(small, answer, refuse):
    before = memory.in_use()
    with pytest.raises(OutOfMemory, match="more memory than a check gives"):
        call_within(60, answer, (), refuse)
    assert memory.in_use() - before < 2 * memory.GIGABYTE


def test_an_array_larger_than_any_memory_is_told_with_its_shape():
    error = call(lambda: np.zeros((10**7, 10**7)), (), seconds=5).error
    assert isinstance(error, OutOfMemory)
    assert "shape (10000000, 10000000)" in str(error)


@only_linux
def test_the_system_refuses_what_is_too_much_at_once():
    import resource

    before = resource.getrlimit(resource.RLIMIT_DATA)
    error = call(lambda: np.ones(3 * 10**8), (), seconds=60).error
    assert "Unable to allocate" in str(error)
    assert isinstance(call(lambda: [0] * 10**9, (), seconds=60).error, OutOfMemory)
    assert resource.getrlimit(resource.RLIMIT_DATA) == before
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    assert peak < memory.in_use() + 2 * memory.GIGABYTE
