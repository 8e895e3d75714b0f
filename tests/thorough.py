"""How much the tests repeat: COURSE_THOROUGH=yes takes longer, and leaves less to chance.

It tries checks with more seeds, and looks at the colors of every page of the book.
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
