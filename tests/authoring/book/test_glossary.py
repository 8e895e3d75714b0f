"""The glossary: its terms, and where they are linked."""

import doctest

import pytest

from authoring.book import BookError, glossary

TERM = glossary.Term("bias", ("bias", "biases"), "A number.")


def test_the_examples_hold() -> None:
    tried = doctest.testmod(glossary)
    assert tried.attempted > 0
    assert tried.failed == 0


@pytest.mark.parametrize(
    ("texts", "linked"),
    [
        (["a bias", "the **bias**"], ["a bias", "the **{term}`bias <bias>`**"]),
        (["`bias`, $bias$, two biases"], ["`bias`, $bias$, two {term}`biases <bias>`"]),
        (["# Bias\n\nBias"], ["# Bias\n\n{term}`Bias <bias>`"]),
        (["| bias |\n|---|\n| bias |"], ["| bias |\n|---|\n| {term}`bias <bias>` |"]),
        (["biased, bias-free, [bias](x.md), bias"], None),
    ],
)
def test_a_term_is_linked_where_it_is_explained(texts: list[str], linked: list[str] | None) -> None:
    if linked is None:
        linked = [texts[0][:-4] + "{term}`bias <bias>`"]
    assert glossary.link(texts, [TERM]) == (linked, {TERM: len(linked) - 1})


def test_the_terms_are_known_once_and_spelled_out() -> None:
    text = glossary.SOURCE.read_text(encoding="utf-8")
    terms = glossary.read(text)
    assert len(terms) == text.count("\n: ")
    assert len({term.name.lower() for term in terms}) == len(terms)
    assert all(term.definition.endswith(".") for term in terms)


def test_a_term_that_no_lab_uses_is_named() -> None:
    with pytest.raises(BookError, match=r"No lab uses 'bias': take it out of terms\.md"):
        glossary.link(["nothing"], [TERM])
