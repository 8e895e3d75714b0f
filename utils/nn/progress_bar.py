"""A bar for long work, shown to people and to nobody else.

Example:
    >>> sum(progress_bar(range(4), "epochs"))
    6
"""

import sys
from collections.abc import Iterable
from typing import Any

from tqdm import tqdm


def progress_bar(steps: Iterable[Any], what: str) -> Iterable[Any]:
    """The steps, with a bar behind them if they take more than two seconds and someone watches.

    It is wiped out at the end, so nothing of it is stored in a notebook.
    """
    return tqdm(steps, what, leave=False, delay=2, disable=not someone_watches())


def someone_watches() -> bool:
    """True in a terminal or an open notebook; programs that run notebooks do not allow input."""
    ipython = sys.modules.get("IPython")
    kernel = getattr(ipython.get_ipython(), "kernel", None) if ipython else None
    if kernel is None:
        return sys.stderr.isatty()
    return bool(kernel.get_parent().get("content", {}).get("allow_stdin"))
