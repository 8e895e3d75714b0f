"""Links lead to pages of the book, or to the repository; one that leads nowhere is named."""

import doctest

import pytest

from authoring.book import BookError, addresses, links


def test_the_examples_hold() -> None:
    tried = doctest.testmod(links)
    assert tried.attempted > 0
    assert tried.failed == 0


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("[x](01_tensors.ipynb)", "[x](01_tensors.ipynb)"),
        ("[x](../module2/README.md)", "[x](../module2/index.md)"),
        ("[x](../utils/nn/network.py)", f"[x]({addresses.file_address('utils/nn/network.py')})"),
        ("[x](solutions)", f"[x]({addresses.repository()}/tree/main/module1/solutions)"),
        ("[x](https://a.org/b.md) [y](#here)", "[x](https://a.org/b.md) [y](#here)"),
        ("`a[1](z)` and\n```\nb[2](y)\n```", "`a[1](z)` and\n```\nb[2](y)\n```"),
    ],
)
def test_links_lead_to_pages_or_to_the_repository(text: str, mended: str) -> None:
    known = {"module1/01_tensors.ipynb", "module2/README.md"}
    assert links.mend(text, "module1/README.md", known) == mended


def test_a_link_that_leads_nowhere_is_named() -> None:
    with pytest.raises(BookError, match=r"README.md has a link to no\.md, and there is no such"):
        links.mend("[x](no.md)", "README.md", set())
