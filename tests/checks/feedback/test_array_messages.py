"""What NumPy, pandas and scikit-learn refuse is explained, whatever the order of the operands."""

import numpy as np
import pandas as pd
import pytest

from tests.checks.feedback.notebook_cells import explained

INNER = "The inner sizes of a matrix product must agree"
ELEMENT = "These two shapes do not fit together element by element."
JOINED = "What is put together here must have the same sizes, but for the axis"
PLACE = "One place of an array holds one number, and here it gets several."
TEXT = "Text stands among the numbers."
SEVERAL = "Several arrays that go together stand in a list, as in np.stack([a, b])."
WHOLE = "An array of whole numbers cannot take fractions in place."
ONE = "A function for one number met a whole array."


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("X @ X", INNER),
        ("np.dot(X, X)", INNER),
        ("np.dot(x, w[:2])", INNER),
        ("x + w[:2]", ELEMENT),
        ("w[:2] * x * X", ELEMENT),
        ("x @ b", "`@` takes an array on both sides"),
        ("np.concatenate([X, x])", JOINED),
        ("np.vstack([X, x[:2]])", JOINED),
        ("np.stack([x, w[:2]])", JOINED),
        ("np.concatenate([])", "There is nothing to put together"),
        ("np.concatenate([b, b])", "Single numbers cannot be joined like arrays."),
        ("np.concatenate(x, w)", SEVERAL),
        ("np.zeros(x)", "`/` always gives a float"),
        ("range(x.astype(int))", "A whole array stands where one number belongs"),
        ("np.zeros(3, 4)", "A shape stands in brackets of its own: np.zeros((3, 4))."),
        ("np.ones(len(x), len(w))", "A shape stands in brackets of its own"),
        ("np.reshape(x, 3, 1)", "A shape stands in brackets of its own"),
        ("np.zeros(len(x) / 2)", "`//` divides to a whole number"),
        ("np.array([[1, 2], [3]])", "The parts do not have one and the same shape"),
        ("np.array([x, X])", "The parts do not have one and the same shape"),
        ("x.astype('flot')", "NumPy knows no such type."),
        ("np.max([])", "An array or a list is empty here."),
        ("max([])", "An array or a list is empty here."),
        ("max(x, w + x)", "An array has many truth values"),
        ("np.arange(3) ** -1", "Write 2.0, not 2."),
        ("np.split(x, 2)", "`np.array_split` allows unequal ones."),
        ("np.transpose(x, (0, 1))", "Name each axis of the array once"),
        ("np.zeros(-1)", "A size in a shape is negative."),
        ("np.where(x > 1, x)", "np.where takes three things"),
        ("x + 'a'", TEXT),
        ("np.array(['1', '2']) * 2", TEXT),
        ("np.array(['1', '2']).sum()", TEXT),
        ("x ^ 2", "In Python a power is written `**`"),
        ("x > 0 & x < 2", "Each comparison stands in brackets: (0 < x) & (x < 1)."),
        ("float(x)", ONE),
        ("np.exp(x.sum)", "`sum` is a method"),
        ("np.exp(map(abs, x))", "Among what comes in is something that is no number."),
        ("np.exp(None)", "Something here is None"),
        ("sum(x, axis=0)", "Python's own function knows no such option. NumPy's does: `np.sum`"),
        ("np.log(x, 2)", "There is one argument too many"),
        ("x[0, 1]", "The square brackets hold more positions than the array has axes."),
        ("x[[True, False]]", "There are more, or fewer, True and False than things to pick."),
        ("x[0.5]", "A position must be a whole number, such as `.astype(int)` makes of floats."),
        ("np.eye(4)[x]", "A position must be a whole number"),
        ("X[[0, 1, 2], [0, 1]]", "Several lists of positions go together"),
        ("np.array(b)[0]", "This is a single number: it has no items."),
        ("x.sum()[0]", "This is a single number: it has no items."),
    ],
)  # fmt: skip
def test_an_error_of_numpy(body, words):
    assert words in explained(body)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("x[0] = x", PLACE),
        ("x[1] = 1, 2", PLACE),
        ("X[0] = x[:2]", "What is put in has another shape than the place for it."),
        ("x[[0, 1]] = x", "What is put in has another shape than the place for it."),
        ("x += X", "What is put in has another shape than the place for it."),
        ("i = np.arange(3); i += 0.5", WHOLE),
        ("i = np.arange(3); i /= 2", WHOLE),
    ],
)
def test_an_error_of_a_place(line, words):
    assert words in explained("0", first=line)


def test_errors_of_tables():
    table = pd.DataFrame({"Age": [1.0, 2.0]})
    assert "A table takes names in square brackets." in explained("X[:, 0]", X=table)
    assert "`drop` looks among the rows" in explained("X.drop('Age')", X=table)
    assert "as many rows in one as in the other" in explained("X.assign(Age=[1])", X=table)


@pytest.mark.slow
def test_errors_of_scikit_learn():
    from sklearn.preprocessing import StandardScaler as Scaler

    assert "`fit` comes first" in explained("Scaler().transform(X)", Scaler=Scaler)
    assert "A table is wanted: rows for samples" in explained("Scaler().fit(x)", Scaler=Scaler)
    fitted = Scaler().fit(np.ones((2, 5)))
    assert "another number of columns" in explained("fitted.transform(X)", fitted=fitted)
