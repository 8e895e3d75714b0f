"""A verdict is shown in the notebook."""

from tests.checks.feedback.notebook_cells import SPREAD
from utils.checks.feedback.verdict import Status, Verdict


def test_html_escapes_what_the_student_wrote():
    verdict = SPREAD.judge(lambda x, w, b: "<script>alert(1)</script>")
    assert "<script>" not in verdict._repr_html_()


def test_the_label_of_a_mistake_is_not_shown():
    shown, labeled = (Verdict(Status.WRONG, "One", ["No."], label=label) for label in ("", "swap"))
    assert str(shown) == str(labeled)
    assert shown._repr_html_() == labeled._repr_html_()
