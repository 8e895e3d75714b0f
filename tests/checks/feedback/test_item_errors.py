"""Of a position or a key that is not there it is said which there are."""

import sys

import pandas as pd
import pytest

from tests.checks.feedback.notebook_cells import explained

LISTS = "rows, empty, pair, shape = [4, 5, 6], [], (1, 2), x.shape; i = 1"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            "x.shape[1]",
            "`x` has one axis: its shape is (3,), so there is no `x.shape[1]`. `len(x)`",
        ),
        ("X.T.shape[2]", "`X.T` has 2 axes, 0 and 1: its shape is (3, 2).\n"),
        ("X[None].shape[3]", "There is no item at that position."),  # worked out on the way
        ("np.array(b).shape[0]", "There is no item at that position."),
        ("shape[1]", "`shape` has one item, at position 0.\n"),
        ("rows[3]", "`rows` has 3 items, at the positions 0 to 2.\n"),
        ("rows[-4]", "`rows` has 3 items, at the positions 0 to 2.\n"),
        ("pair[len(rows)]", "`pair` has 2 items, at the positions 0 and 1. Here `len(rows)` is 3."),
        ("sum(rows[j + 1] for j in range(3))", "at the positions 0 to 2. Here `j + 1` is 3."),
        ("rows[4 * i - -(3 // 4) % 2]", "Here `4 * i - -(3 // 4) % 2` is 4."),
        ("empty[0]", "`empty` is empty.\n"),
        ("rows[rows[0]]", "Here `rows[0]` is 4."),
        ("rows[int(b) + 1]", "There is no item at that position. The first one has index 0"),
        ("x[9]", "Axis 0 has only the positions 0 to 2; 9 was asked for."),
        ("X[0, -5]", "Axis 1 has only the positions 0 to 2; -5 was asked for."),
        ("X[:1][1]", "Axis 0 has only the position 0; 1 was asked for."),
        ("np.eye(2)[[0, 2]]", "Axis 0 has only the positions 0 and 1; 2 was asked for."),
        ("x[:0][0]", "Axis 0 has the size 0: there is nothing along it."),
        ("x['Age']", "An array has no columns with names."),
    ],
)
def test_a_position(body, words):
    text = explained(body, first=LISTS)
    assert words in text
    assert text.count("There is no item") == ("no item" in words)


def test_an_item_of_a_comprehension():
    text = explained("[rows[j + 1] for j in range(3)]", first=LISTS)
    known = sys.version_info < (3, 12)  # later ones forget what `j` was
    assert ("Here `j + 1` is 3." in text) is known
    assert ("There is no item at that position." in text) is not known
    text = explained("[h[0] for h in [{}]]", h={"loss": 1})
    assert "'loss'" not in text  # which is in another `h`
    assert ("The keys are none." in text) is known


def test_a_place_that_is_not_there_yet():
    text = explained("rows", first="rows = []; rows[0] = b")
    assert "`rows` is empty. A list grows with `append`." in text


TABLE = pd.DataFrame({"Age": [1.0, 2.0], "Strength": [3.0, 4.0]})


@pytest.mark.parametrize(
    "body",
    [
        "X['strength']", "X[['Age', 'strength']]", "X[['strength']]", "X.loc[:, 'strength']",
        "X.drop(columns='strength')", "X.drop(columns=['strength'])", "X.drop('strength', axis=1)",
        "X.sort_values('strength')", "X.groupby('strength').mean()", "X.set_index('strength')",
    ],
)  # fmt: skip
def test_a_column_that_a_table_lacks(body):
    words = "There is no column 'strength'. The columns are 'Age', 'Strength'. Did you mean 'Stre"
    assert words in explained(body, X=TABLE)
    assert "drop` looks" not in explained(body, X=TABLE)


@pytest.mark.parametrize("body", ["X.loc[7]", "X[0]", "X.Age[7]"])
def test_a_row_that_a_table_lacks(body):
    assert "pandas finds no such label. `.iloc[…]` takes positions" in explained(body, X=TABLE)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("h['acc']", "There is no key 'acc'. The keys are 'loss', 'val_loss'.\n"),
        (
            "h['Loss'][0]",
            "There is no key 'Loss'. The keys are 'loss', 'val_loss'. Did you mean 'l",
        ),
        ("h[0]", "There is no key 0. The keys are 'loss', 'val_loss'.\n"),
        ("{}['a']", "There is no such key."),
        ("max(h[0] for h in [{}])", "There is no key 0. The keys are none."),
        ("h.pop('acc')", "There is no such key."),
        ("lookup('acc')", "There is no such key."),
        ("lookup(h['loss'])", "There is no such key."),
    ],
)
def test_a_key_that_a_dict_lacks(body, words):
    h = {"loss": [1.0], "val_loss": [2.0]}
    assert words in explained(body, h=h, lookup=lambda key: {}[str(key)])


def test_without_the_source():
    assert "There is no item at that position." in explained("[1][b > 1]", known=False)
    assert "There is no such key." in explained("{}['a']", known=False)
