"""The parts of the web book: links, terms and symbols, and what is said when one is wrong."""

import doctest
import sys
from pathlib import Path

import pytest

from authoring import __main__ as authoring
from authoring import editions
from authoring.book import (
    BookError,
    addresses,
    glossary,
    links,
    notebooks,
    pages,
    site,
    symbols,
)
from authoring.labs import ROOT, Lab, all_labs

TERM = glossary.Term("bias", ("bias", "biases"), "A number.")


@pytest.mark.parametrize("part", [glossary, links, symbols])
def test_the_examples_hold(part: object) -> None:
    tried = doctest.testmod(part)  # type: ignore[arg-type]
    assert tried.attempted > 0
    assert tried.failed == 0


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("[x](01_tensors.ipynb)", "[x](01_tensors.ipynb)"),
        ("[x](../module2/README.md)", "[x](../module2/index.md)"),
        ("[x](../utils/network.py)", f"[x]({addresses.file_address('utils/nn/network.py')})"),
        ("[x](solutions)", f"[x]({addresses.repository()}/tree/main/module1/solutions)"),
        ("[x](https://a.org/b.md) [y](#here)", "[x](https://a.org/b.md) [y](#here)"),
        ("`a[1](z)` and\n```\nb[2](y)\n```", "`a[1](z)` and\n```\nb[2](y)\n```"),
    ],
)
def test_links_lead_to_pages_or_to_the_repository(text: str, mended: str) -> None:
    known = {"module1/01_tensors.ipynb", "module2/README.md"}
    assert links.mend(text, "module1/README.md", known) == mended


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


def test_one_row_of_several_labs_names_them_all() -> None:
    head = "| symbol | NumPy | Keras |\n|---|---|---|\n"
    labs = [("one", head + "| a | b | c |\n| d | e | f |\n"), ("two", head + "| a | b | c |\n")]
    assert symbols.gather(labs).splitlines()[2:] == [
        "| a | b | c | one, two |",
        "| d | e | f | one |",
    ]


def test_what_is_wrong_is_said() -> None:
    with pytest.raises(BookError, match=r"README.md has a link to no\.md, and there is no such"):
        links.mend("[x](no.md)", "README.md", set())
    with pytest.raises(BookError, match=r"No lab uses 'bias': take it out of terms\.md"):
        glossary.link(["nothing"], [TERM])
    with pytest.raises(BookError, match="no table"):
        symbols.rows("| name | value |\n|---|---|\n| a | b |\n")


def test_a_stale_lab_is_named_with_the_command_that_mends_it(tmp_path: Path) -> None:
    student = editions.student_edition(all_labs()[0].source.read_text(encoding="utf-8"))
    lab = Lab(ROOT / "module9" / "solutions" / "07_missing.py")
    with pytest.raises(BookError, match=r"(?s)module9/solutions/07_missing.*course\.py build 7"):
        notebooks.book_edition(lab, student)


def test_without_sphinx_one_line_mends_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "sphinx.cmd.build", None)
    monkeypatch.setattr(sys, "argv", ["course.py", "book"])
    assert authoring.main() == 1
    assert capsys.readouterr().out.endswith("To mend it: pip install -r requirements.txt\n")


@pytest.mark.filterwarnings("ignore:.*Check CHANGES for Sphinx API")
def test_a_warning_leaves_the_last_book_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sphinx", reason="The book needs Sphinx.")
    (tmp_path / "index.html").write_text("the last one")

    def gather(folder: Path) -> None:
        folder.mkdir()
        (folder / "conf.py").write_text("extensions = ['myst_parser']")
        (folder / "index.md").write_text("# A page\n\n[lost](nowhere.md)\n")

    monkeypatch.setattr(site, "gather", gather)
    with pytest.raises(BookError, match="Sphinx warned"):
        site.build(tmp_path)
    assert (tmp_path / "index.html").read_text() == "the last one"


def test_the_pages_need_a_title_and_a_question() -> None:
    with pytest.raises(BookError, match="should begin with a title"):
        pages._first(pages._QUESTION, "module1/x.ipynb", "# Lab 1 · No question")


def test_binder_installs_what_a_student_installs() -> None:
    binder = ROOT / ".binder"
    assert "-r ../requirements.txt" in (binder / "requirements.txt").read_text().splitlines()
    version = (binder / "runtime.txt").read_text().strip().removeprefix("python-")
    assert f'python: "{version}"' in (ROOT / ".github/workflows/test.yml").read_text()
