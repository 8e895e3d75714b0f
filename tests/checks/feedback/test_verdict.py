"""A verdict is shown in the notebook."""

from tests.checks.feedback.notebook_cells import SPREAD


def test_html_escapes_what_the_student_wrote():
    verdict = SPREAD.judge(lambda x, w, b: "<script>alert(1)</script>")
    assert "<script>" not in verdict._repr_html_()
