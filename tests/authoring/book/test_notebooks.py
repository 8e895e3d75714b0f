"""The book's copy of a lab is made from editions that are up to date."""

from pathlib import Path

import pytest

from authoring import editions
from authoring.book import BookError, notebooks
from authoring.labs import ROOT, Lab, all_labs


def test_a_stale_lab_is_named_with_the_command_that_mends_it(tmp_path: Path) -> None:
    student = editions.student_edition(all_labs()[0].source.read_text(encoding="utf-8"))
    lab = Lab(ROOT / "module9" / "solutions" / "07_missing.py")
    with pytest.raises(BookError, match=r"(?s)module9/solutions/07_missing.*course\.py build 7"):
        notebooks.book_edition(lab, student)
