"""The exercises of the course, and the checks that say what is wrong with an answer.

A lab uses one name from here, ``check``:

    from utils.checks import check

    check.weighted_sum(weighted_sum)   # judge an answer
    check.hint("weighted_sum")         # the next nudge, never the solution
    check.progress()                   # what is done so far, in all labs
"""

from utils.checks.checker import Checker

__all__ = ["check"]

check = Checker()
