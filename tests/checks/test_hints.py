"""Hints come one at a time, each nearer than the one before."""

from types import SimpleNamespace

import pytest

from utils.checks.hints import Hints, hints_of

SUMS = SimpleNamespace(
    name="sums", heading="Exercise 0.1 · Sums", hint="First.", steps=("Second.", "Third.")
)
ONE = SimpleNamespace(name="one", heading="Exercise 0.2 · One", hint="Only.", steps=())


@pytest.fixture
def shown():
    """Return which of the three hints is shown."""
    hints = Hints()

    def show(*step):
        said = hints.next(SUMS, *step)
        number = next(n for n in (1, 2, 3) if hints_of(SUMS)[n - 1] in said)
        assert said.startswith(f"Hint {number} of 3 for Exercise 0.1 · Sums\n")
        again = "For the next one" if number < 3 else "To see them again"
        assert again in said
        return number

    return show


def test_each_time_the_next_one_and_then_the_last(shown):
    assert [shown() for _ in range(5)] == [1, 2, 3, 3, 3]


def test_from_the_start_again(shown):
    assert [shown(), shown(), shown(1), shown()] == [1, 2, 1, 2]


def test_any_of_them_can_be_asked_for(shown):
    assert [shown(3), shown(0), shown(9), shown(2), shown()] == [3, 1, 3, 2, 3]
    assert shown("two") == 3  # no number: the next one


def test_a_single_hint_is_not_counted():
    hints = Hints()
    assert {hints.next(ONE) for _ in range(3)} == {"Hint for Exercise 0.2 · One\nOnly."}
    assert hints.next(ONE, 2).endswith("Only.")


def test_exercises_do_not_share_their_place(shown):
    hints = Hints()
    hints.next(SUMS)
    other = SimpleNamespace(**vars(SUMS) | {"name": "other"})
    assert hints.next(other).startswith("Hint 1 of 3")
    assert hints.next(SUMS).startswith("Hint 2 of 3")
