"""A progress bar for long work, shown only where a person watches.

Example:
    >>> sum(progress_bar(range(4), "epochs"))
    6
"""

import sys
from collections.abc import Iterable
from typing import Any

from tqdm import tqdm


def progress_bar(steps: Iterable[Any], what: str) -> Iterable[Any]:
    """Return the steps, with a progress bar if they take over two seconds and someone watches.

    The bar is removed at the end, so nothing of it is stored in a notebook.
    """
    return tqdm(steps, what, leave=False, delay=2, disable=not someone_watches())


def someone_watches() -> bool:
    """Tell whether a person watches, in a terminal or an open notebook.

    Programs that run notebooks are told from people by this: they do not allow input.
    """
    ipython = sys.modules.get("IPython")
    kernel = getattr(ipython.get_ipython(), "kernel", None) if ipython else None
    if kernel is None:
        return sys.stderr.isatty()
    return bool(kernel.get_parent().get("content", {}).get("allow_stdin"))
