"""How much the tests repeat: COURSE_THOROUGH=yes takes twice the time and leaves less to chance.

It runs every cell of both editions, not only those in which they differ, and tries claims and
checks with more seeds.
"""

import os
from collections.abc import Sequence
from typing import TypeVar

SETTING = "COURSE_THOROUGH"
THOROUGH = os.environ.get(SETTING) == "yes"

T = TypeVar("T")


def few(several: Sequence[T], usual: int = 1) -> Sequence[T]:
    """The first of several, `usual` in number; all of them in a thorough run.

    Example:
        >>> few(range(9), usual=9)
        range(0, 9)
    """
    return several if THOROUGH else several[:usual]
