"""The pages: what a lab must have to become one."""

import pytest

from authoring.book import BookError, pages


def test_the_pages_need_a_title_and_a_question() -> None:
    with pytest.raises(BookError, match="should begin with a title"):
        pages._first(pages._QUESTION, "module1/x.ipynb", "# Lab 1 · No question")
