"""The symbol table: one row for what several labs have, and no lab without a table."""

import doctest

import pytest

from authoring.book import BookError, symbols


def test_the_examples_hold() -> None:
    tried = doctest.testmod(symbols)
    assert tried.attempted > 0
    assert tried.failed == 0


def test_one_row_of_several_labs_names_them_all() -> None:
    head = "| symbol | NumPy | Keras |\n|---|---|---|\n"
    labs = [("one", head + "| a | b | c |\n| d | e | f |\n"), ("two", head + "| a | b | c |\n")]
    assert symbols.gather(labs).splitlines()[2:] == [
        "| a | b | c | one, two |",
        "| d | e | f | one |",
    ]


def test_a_lab_without_a_table_is_refused() -> None:
    with pytest.raises(BookError, match="no table"):
        symbols.rows("| name | value |\n|---|---|\n| a | b |\n")
