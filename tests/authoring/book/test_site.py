"""The site: what is said when it cannot be built, and what becomes of the last one."""

import importlib.util
import sys
from pathlib import Path

import pytest

from authoring import __main__ as authoring
from authoring.book import BookError, site


def test_without_sphinx_one_line_mends_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(sys, "argv", ["course.py", "book"])
    assert authoring.main() == 1
    assert capsys.readouterr().out.endswith("To mend it: pip install -r requirements.txt\n")


@pytest.mark.slow
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
