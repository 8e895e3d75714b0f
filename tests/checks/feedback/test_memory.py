"""The memory in use is known, and a limit on it holds as long as it should."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from utils.checks.feedback import memory

ELSEWHERE = Path("no", "such", "file")  # as on systems without /proc
only_linux = pytest.mark.skipif(not memory._COUNTS.exists(), reason="the system refuses nothing")


@pytest.mark.parametrize("counts", [memory._COUNTS, ELSEWHERE])
def test_what_is_allocated_is_in_use(monkeypatch, counts):
    monkeypatch.setattr(memory, "_COUNTS", counts)
    before = memory.in_use()
    array = np.ones(25_000_000)
    assert 150e6 < memory.in_use() - before < 250e6
    assert array.nbytes == 200e6


@only_linux
def test_beyond_the_limit_the_system_refuses():
    # in a process of its own: what other tests have freed would be used again, and is no more
    code = """
import numpy as np
from utils.checks.feedback import memory
end = memory.limit(memory.GIGABYTE // 10)
try:
    np.ones(25_000_000)
except MemoryError:
    print("refused", np.ones(1_000_000).size)
end()
print("again", np.ones(25_000_000).size)
"""
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.split() == ["refused", "1000000", "again", "25000000"]


@only_linux
def test_a_limit_does_not_widen_the_one_around_it():
    import resource

    ends = [memory.limit(memory.GIGABYTE), memory.limit(5 * memory.GIGABYTE)]
    limits = []
    for end in reversed(ends):
        limits.append(resource.getrlimit(resource.RLIMIT_DATA))
        end()
    assert limits[0] == limits[1] != resource.getrlimit(resource.RLIMIT_DATA)


def test_elsewhere_nothing_is_refused(monkeypatch):
    monkeypatch.setattr(memory, "_COUNTS", ELSEWHERE)
    end = memory.limit(1)
    assert np.ones(1_000_000).size
    end()
