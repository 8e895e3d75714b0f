"""An error is explained to a beginner, in other words than Python's and NumPy's."""

import pytest

from tests.checks.feedback.notebook_cells import explained, said


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("np.arange(6).reshape(1030)", "The check uses other sizes than the lab"),
        ("np.arange(6).reshape(-1, -1)", "-1 can stand for one size only"),
        ("(x - w) ^ 2", "In Python a power is written `**`; `^` is something else."),
        ("[i for i, j in x]", "A single number cannot be shared out among several names."),
        ("b ^ 2", "In Python a power is written `**`; `^` is something else."),
    ],
)
def test_an_error_is_explained(body, words):
    assert words in said(body)
    assert "coerced" not in said(body)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("x.sum(axis=1)", "The array has only axis 0."),
        ("np.linalg.norm(x, axis=1)", "The array has only axis 0."),
        ("X.sum(axis=2)", "The array has only the axes 0 and 1."),
        ("X[None].sum(axis=3)", "The array has only the axes 0, 1 and 2."),
        ("np.array(b).sum(axis=1)", "The array is one number: no axis."),
        ("np.stack([x, x], axis=2)", "The result has only the axes 0 and 1."),
        ("x[0, 1]", "The square brackets hold more positions than the array has axes."),
        ("x[0.5]", "A position must be a whole number."),
        ("x[[True, False]]", "There are more, or fewer, True and False than things to pick."),
        ("x[9]", "There is no item at that position. The first one has index 0."),
    ],
)
def test_axes_and_positions(body, words):
    text = explained(body)
    assert words in text
    assert text.count("There is no item") == ("no item" in words)
