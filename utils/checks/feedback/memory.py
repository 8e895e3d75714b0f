"""The memory of this process: how much there is, and a limit on how much more there may be."""

import functools
import mmap
from collections.abc import Callable
from pathlib import Path

try:
    import resource
except ImportError:  # on Windows
    resource = None  # type: ignore[assignment]

GIGABYTE = 10**9
_COUNTS = Path("/proc/self/statm")  # in pages; only Linux has it


def in_use() -> int:
    """Return how many bytes of memory this process uses; 0 if nothing here can tell.

    Example:
        >>> in_use() == 0 or in_use() > 1_000_000
        True
    """
    try:
        return int(_COUNTS.read_text().split()[1]) * mmap.PAGESIZE
    except (OSError, MemoryError):  # the second: close to a limit
        pass
    try:
        import psutil  # takes a while, and is needed on other systems only

        return int(psutil.Process().memory_info().rss)
    except Exception:  # not installed, or not allowed
        return 0


def limit(more: int) -> Callable[[], None]:
    """Let the system refuse what goes beyond `more` bytes from now on; return what ends that.

    What is refused raises MemoryError. Only the process's own data count, not the addresses that
    TensorFlow and CUDA set aside by the gigabyte. Where the system has no such limit, that is
    outside Linux, nothing happens.

    Example:
        >>> end = limit(2 * GIGABYTE)
        >>> end()
    """
    if resource is None:
        return _nothing
    try:
        data = int(_COUNTS.read_text().split()[5]) * mmap.PAGESIZE
        soft, hard = before = resource.getrlimit(resource.RLIMIT_DATA)
        wanted = data + more
        bounds = [bound for bound in (soft, hard, wanted) if bound != resource.RLIM_INFINITY]
        resource.setrlimit(resource.RLIMIT_DATA, (min(bounds), hard))
    except (OSError, ValueError):
        return _nothing
    # all made beforehand: there may be no memory left when it is called
    return functools.partial(resource.setrlimit, resource.RLIMIT_DATA, before)


def _nothing() -> None:
    """Do what is to be done where there is no limit."""
