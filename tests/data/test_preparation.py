"""Splitting and scaling agree with scikit-learn, leak nothing, and refuse bad input in words."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.model_selection import GroupShuffleSplit, train_test_split
from sklearn.preprocessing import StandardScaler

from utils import data
from utils.data.preparation import Standardizer, flatten_images, scale_pixels, split

NAN, INF = float("nan"), float("inf")
TABLE = pd.DataFrame({"Age": [1.0, 3, 7, 28], "Water": [162.0, 228, 192, 180]})
FEWER, ONE_ROW = TABLE[["Age"]], TABLE.iloc[:1]


# Splitting ----------------------------------------------------------------------------------------


@given(n=st.integers(4, 60), share=st.floats(0.05, 0.6), seed=st.integers(0, 2**32 - 1))
def test_a_split_deals_every_row_once_and_keeps_x_and_y_in_step(
    n: int, share: float, seed: int
) -> None:
    X, y = np.arange(2 * n).reshape(n, 2), 10 * np.arange(n)
    X_train, X_test, y_train, y_test = split(X, y, share, seed=seed)
    assert sorted([*y_train, *y_test]) == y.tolist()
    assert (X_train[:, 0] * 5).tolist() == y_train.tolist()
    assert (X_test[:, 0] * 5).tolist() == y_test.tolist()
    assert len(y_train) > 0
    assert len(y_test) > 0


def test_a_split_is_scikit_learns() -> None:
    X, y = np.arange(60).reshape(30, 2), np.arange(30) % 3
    for ours, theirs in [
        (split(X, y, seed=3), train_test_split(X, y, test_size=0.3, random_state=3)),
        (
            split(X, y, 0.2, seed=5, stratify=True),
            train_test_split(X, y, test_size=0.2, random_state=5, stratify=y),
        ),
    ]:
        for a, b in zip(ours, theirs, strict=True):
            np.testing.assert_array_equal(a, b)
    train, test = next(
        GroupShuffleSplit(n_splits=1, test_size=0.25, random_state=7).split(X, groups=X[:, 0] // 10)
    )
    X_train, X_test, *_ = split(X, y, 0.25, seed=7, groups=X[:, 0] // 10)
    np.testing.assert_array_equal(X_train, X[train])
    np.testing.assert_array_equal(X_test, X[test])


def test_the_seed_decides_and_global_state_does_not() -> None:
    X, y = np.arange(100), np.arange(100)
    np.random.seed(0)  # noqa: NPY002
    first = split(X, y, seed=3)
    np.random.seed(1)  # noqa: NPY002
    again, other = split(X, y, seed=3), split(X, y, seed=4)
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first[1], other[1])


def test_stratified_parts_have_equal_shares_of_names() -> None:
    penguins = data.load_penguins()
    _, _, y_train, y_test = split(
        penguins.drop(columns="species"), penguins["species"], seed=3, stratify=True
    )
    shares = y_train.value_counts(normalize=True) - y_test.value_counts(normalize=True)
    assert shares.abs().max() < 0.01


def test_no_mix_stands_on_both_sides() -> None:
    concrete = data.load_concrete()
    X, y = concrete.drop(columns="Strength"), concrete["Strength"]
    mix = concrete.groupby(list(X.columns[:7])).ngroup()
    X_train, X_test, y_train, y_test = split(X, y, seed=3, groups=mix)
    assert not set(mix[X_train.index]) & set(mix[X_test.index])
    assert len(X_train) + len(X_test) == len(concrete)
    assert y_train.index.equals(X_train.index)
    assert y_test.index.equals(X_test.index)
    careless = split(X, y, seed=3)
    assert set(mix[careless[0].index]) & set(mix[careless[1].index]), "what the groups prevent"


def test_tables_stay_tables_and_lists_become_arrays() -> None:
    X_train, _, y_train, _ = split(TABLE, TABLE["Age"].rename("target"), 0.5, seed=3)
    assert isinstance(X_train, pd.DataFrame)
    assert isinstance(y_train, pd.Series)
    X_train, *_ = split([[1, 2], [3, 4]], [0, 1], 0.5, seed=3)
    assert isinstance(X_train, np.ndarray)
    images = np.zeros((10, 28, 28), np.uint8)
    assert split(images, np.eye(10), seed=3)[0].shape == (7, 28, 28)


# The call's arguments, and what must be said. X is TABLE and y [0, 0, 1, 1] where not given.
SPLITS: dict[str, tuple[dict[str, Any], str]] = {
    "X and y of different lengths": ({"y": [0, 1, 0]}, "X has 4 rows, y has 3. Filter both alike"),
    "y sorted, X not": ({"y": pd.Series([0, 0, 1, 1])[::-1]}, "X and y differ in their index"),
    "the target among the predictors": ({"y": TABLE["Age"]}, "X.drop(columns=['Age'])"),
    "no rows": ({"X": TABLE[:0], "y": []}, "X is no array or table with rows: its shape is (0, 2)"),
    "one row": ({"X": [[1]], "y": [1]}, "the resulting train set will be empty"),
    "nothing": ({"y": None}, "y is no array or table with rows"),
    "masked": ({"X": np.ma.array([1, 2, 3, 4], mask=[0, 0, 0, 1])}, "masked (missing) values"),
    "ragged": ({"X": [[1], [1, 2], [1], [2]]}, "inhomogeneous shape"),
    "test_size 1.5": ({"test_size": 1.5}, "test_size is 1.5. It must be a share, such as 0.3"),
    "test_size 30": ({"test_size": 30}, "test_size is 30. It must be a share"),
    "test_size 0": ({"test_size": 0.0}, "test_size is 0.0"),
    "test_size 1": ({"test_size": 1}, "test_size is 1."),
    "test_size '0.3'": ({"test_size": "0.3"}, "test_size is '0.3'"),
    "test_size NaN": ({"test_size": NAN}, "test_size is nan"),
    "no seed": ({"seed": None}, "seed is None. It must be a whole number, such as seed=3"),
    "seed True": ({"seed": True}, "seed is True"),
    "seed 0.5": ({"seed": 0.5}, "seed is 0.5"),
    "seed -1": ({"seed": -1}, "Got -1 instead"),
    "stratify=y, as in scikit-learn": ({"stratify": [0, 0, 1, 1]}, "stratify must be True"),
    "stratify and groups": ({"stratify": True, "groups": [1, 1, 2, 2]}, "with groups, False"),
    "one class only": ({"y": [2] * 4, "stratify": True}, "y is 2 in every row"),
    "a stratum of one": ({"y": list("aaab"), "stratify": True}, "too few members are: ['b']"),
    "more classes than test rows": ({"test_size": 0.1, "stratify": True}, "number of classes = 2"),
    "measurements as strata": ({"y": [0.1, 0.2, 0.3, 0.4], "stratify": True}, "only 1 member"),
    "a missing class": ({"y": [0, 0, 1, NAN], "stratify": True}, "y[3] is missing"),
    "one-hot strata": ({"y": np.eye(4), "stratify": True}, "Use np.argmax(y, axis=1)"),
    "one group only": ({"groups": [7] * 4}, "groups is 7 in every row"),
    "a missing group": ({"groups": [1, None, 2, 2]}, "groups[1] is missing"),
    "groups too short": ({"groups": [1, 2]}, "X has 4 rows, groups has 2"),
    "groups of another order": (
        {"groups": TABLE["Age"][::-1]},
        "X and groups differ in their index",
    ),
    "groups as a table": ({"groups": TABLE}, "groups must be (n,)"),
    "groups as a column's name": ({"groups": "Age"}, "groups is no array or table with rows"),
}


@pytest.mark.parametrize("case", SPLITS)
def test_split_refuses(case: str) -> None:
    changed, said = SPLITS[case]
    with pytest.raises((ValueError, TypeError)) as caught:
        split(**{"X": TABLE, "y": [0, 0, 1, 1], "seed": 3, **changed})
    assert said in str(caught.value)


# Scaling ------------------------------------------------------------------------------------------

NUMBERS = st.floats(-1e6, 1e6).map(lambda value: round(value, 3))


@settings(deadline=None)
@given(rows=st.lists(st.tuples(NUMBERS, NUMBERS), min_size=3, max_size=20))
def test_scaling_is_scikit_learns_and_can_be_undone(rows: list[tuple[float, float]]) -> None:
    X = np.array([(0.0, 0.0), (1.0, -1.0), *rows])
    X_train, X_test = X[:-2], X[-2:]
    scaler, theirs = Standardizer().fit(X_train), StandardScaler().fit(X_train)
    for part in (X_train, X_test):
        ours = scaler.transform(part)
        assert ours.dtype == np.float32
        np.testing.assert_allclose(ours, theirs.transform(part), rtol=1e-6, atol=1e-6)
        np.testing.assert_allclose(
            scaler.inverse(ours), part, rtol=1e-5, atol=1e-5 * float(scaler.scale.max()) + 1e-6
        )
    np.testing.assert_allclose(scaler.mean, X_train.mean(axis=0))
    np.testing.assert_allclose(scaler.scale, X_train.std(axis=0))


def test_only_the_training_rows_are_looked_at() -> None:
    scaler = Standardizer().fit(TABLE)
    before = scaler.transform(TABLE)
    scaler.transform(TABLE * 1000)
    np.testing.assert_array_equal(scaler.transform(TABLE), before)
    np.testing.assert_allclose(before.mean(axis=0), 0, atol=1e-6)
    np.testing.assert_allclose(before.std(axis=0), 1, rtol=1e-6)


def test_the_input_is_left_alone_and_fitting_again_forgets() -> None:
    table = TABLE.copy()
    scaler = Standardizer().fit(table * 5).fit(table)
    scaler.transform(table)
    pd.testing.assert_frame_equal(table, TABLE)
    np.testing.assert_allclose(scaler.mean, TABLE.mean())


def test_a_refused_fit_changes_nothing() -> None:
    scaler = Standardizer().fit(TABLE)
    with pytest.raises(ValueError, match="missing"):
        scaler.fit(TABLE * NAN)
    np.testing.assert_allclose(scaler.mean, TABLE.mean())


@pytest.mark.parametrize(
    "X",
    [
        [[1, 2], [3, 5]],
        np.array([[1, 2], [3, 5]], dtype=np.uint8),
        np.array([[1, 2.0], [3, 5]], dtype=object),
        pd.DataFrame({"a": pd.array([1, 3], dtype="Int64"), "b": [2, 5]}),
        pd.DataFrame({"a": [False, True], "b": [2.0, 5]}),
    ],
)
def test_every_kind_of_number_can_be_scaled(X: Any) -> None:
    np.testing.assert_allclose(Standardizer().fit(X).transform(X), [[-1, -1], [1, 1]])


def test_one_row_can_be_transformed() -> None:
    assert Standardizer().fit(TABLE).transform(ONE_ROW).shape == (1, 2)


def with_column(values: Any) -> pd.DataFrame:
    return TABLE.assign(extra=values)


# X_train, and what must be said.
FITS: dict[str, tuple[Any, str]] = {
    "a constant column": (with_column(5.0), "Column 'extra' is 5 in every training row. Drop it"),
    "[.1]*3, whose deviation is 1e-17": ([[0.1]] * 3, "Column 0 is 0.1 in every training row"),
    "0.1 + 0.2 and 0.3": ([[0.1 + 0.2], [0.3]], "Column 0 is 0.3 in every training row"),
    "NaN": (with_column([1, NAN, 3, 4]), "X_train, row 1, column 'extra' is nan: missing"),
    "infinity": (with_column([1, 2, INF, 4]), "X_train, row 2, column 'extra' is inf"),
    "1e300": ([[1e300], [1]], "row 0, column 0 is 1e+300: missing, infinite or far too large"),
    "None among objects": ([[1, None], [2, 3]], "row 0, column 1 is nan: missing"),
    "NA": (with_column(pd.array([1, None, 2, 3], dtype="Int64")), "row 1, column 'extra' is nan"),
    "masked": (np.ma.array([[1, 2], [3, 4]], mask=[[0, 0], [1, 0]]), "masked (missing) values"),
    "one-dimensional": (
        [1.0, 2, 3],
        "X_train has shape (3,). One column: x[:, None]; one row: x[N",
    ),
    "one column as a Series": (TABLE["Age"], "X_train has shape (4,)"),
    "three dimensions": (np.zeros((2, 3, 4)), "X_train has shape (2, 3, 4)"),
    "one row": (ONE_ROW, "X_train has one row. A standard deviation needs two or more"),
    "no rows": (TABLE[:0], "X_train is no array or table with rows: its shape is (0, 2)"),
    "no columns": (TABLE[[]], "its shape is (4, 0)"),
    "nothing": (None, "X_train is no array or table with rows"),
    "a dictionary": ({"Age": [1, 2]}, "X_train is no array or table with rows"),
    "text": (with_column(list("abcd")), "Column 'extra' of X_train is not numbers: 'a'"),
    "text: the cure": (with_column(list("abcd")), "pd.get_dummies for categories"),
    "numeric strings": (
        with_column(list("1234")),
        "not numbers: '1'. Use pd.to_numeric for digits",
    ),
    "numeric strings in an array": ([["1"], ["2"]], "Column 0 of X_train is not numbers: '1'"),
    "a decimal comma": (with_column(["1,5", "2,0", "3,1", "4"]), "not numbers: '1,5'"),
    "a question mark": (with_column([1, 2, "?", 4]), "Column 'extra' of X_train is not numbers"),
    "categories": (with_column(pd.Categorical(list("abab"))), "Column 'extra' of X_train is not"),
    "dates": (with_column(pd.date_range("2024", periods=4)), "not numbers: Timestamp('2024-01-01"),
    "complex": ([[1j], [2]], "Column 0 of X_train is not numbers"),
    "a repeated column": (TABLE[["Age", "Age"]], "X_train has the column 'Age' twice"),
    "ragged": ([[1], [1, 2]], "inhomogeneous shape"),
}


@pytest.mark.parametrize("case", FITS)
def test_fit_refuses(case: str) -> None:
    X_train, said = FITS[case]
    with pytest.raises((ValueError, TypeError)) as caught:
        Standardizer().fit(X_train)
    assert said in str(caught.value)


# X for a scaler that was fitted on TABLE, and what must be said.
TRANSFORMS: dict[str, tuple[Any, str]] = {
    "a missing column": (FEWER, "X has other columns than fit saw; see ['Water']"),
    "a column more": (with_column([1, 2, 3, 4]), "see ['extra']"),
    "a renamed column": (TABLE.rename(columns={"Age": "age"}), "see ['Age', 'age']"),
    "reordered columns": (TABLE[["Water", "Age"]], "see the order. Use X[list(X_train.columns)]"),
    "a repeated column": (TABLE[["Age", "Water", "Age"]], "X has the column 'Age' twice"),
    "an array for a table": (TABLE.to_numpy(), "see [0, 1, 'Age', 'Water']"),
    "NaN in the test rows": (TABLE.replace(7.0, NAN), "X, row 2, column 'Age' is nan"),
    "no rows": (TABLE[:0], "X is no array or table with rows"),
    "one row without its batch axis": (TABLE.iloc[0], "one row: x[None]"),
}


@pytest.mark.parametrize("case", TRANSFORMS)
def test_transform_refuses(case: str) -> None:
    X, said = TRANSFORMS[case]
    with pytest.raises((ValueError, TypeError)) as caught:
        Standardizer().fit(TABLE).transform(X)
    assert said in str(caught.value)


def test_an_unseen_category_is_refused() -> None:
    train, test = pd.DataFrame({"island": list("abab")}), pd.DataFrame({"island": list("acac")})
    scaler = Standardizer().fit(pd.get_dummies(train))
    with pytest.raises(ValueError, match=r"see \['island_b', 'island_c'\].*before the split"):
        scaler.transform(pd.get_dummies(test))


def test_inverse_refuses_another_number_of_columns() -> None:
    with pytest.raises(ValueError, match="Z has 2 columns, fit saw 1"):
        Standardizer().fit(FEWER).inverse(np.zeros((3, 2)))


@pytest.mark.parametrize("method", ["transform", "inverse"])
def test_a_scaler_that_saw_nothing_says_so(method: str) -> None:
    with pytest.raises(ValueError, match="not fitted yet"):
        getattr(Standardizer(), method)(TABLE)


# Pixels -------------------------------------------------------------------------------------------


def test_pixels_are_scaled_and_flattened_as_by_hand() -> None:
    x = np.random.default_rng(3).integers(0, 256, (5, 28, 28), dtype=np.uint8)
    rows = scale_pixels(flatten_images(x))
    assert rows.shape == (5, 784)
    assert rows.dtype == np.float32
    np.testing.assert_array_equal(rows, (x / 255).astype(np.float32).reshape(5, 784))
    np.testing.assert_array_equal(rows, flatten_images(scale_pixels(x)))
    assert flatten_images(np.zeros((5, 32, 32, 3))).shape == (5, 3072)


PIXELS: dict[str, tuple[Callable[[Any], Any], Any, str]] = {
    "scaled twice": (scale_pixels, np.ones((1, 2, 2), np.float32), "Is it scaled already?"),
    "scikit-learn's digits": (scale_pixels, np.array([[0.0, 16.0]]), "x holds float64, not whole"),
    "booleans": (scale_pixels, np.array([True]), "x holds bool, not whole numbers 0 … 255"),
    "text": (scale_pixels, ["255"], "not whole numbers"),
    "a table": (scale_pixels, pd.DataFrame({"a": [0.5]}), "x holds float64, not whole numbers"),
    "NaN": (scale_pixels, [NAN], "not whole numbers"),
    "-1": (scale_pixels, np.array([-1, 3]), "x runs from -1 to 3. Pixels must be 0 … 255"),
    "256": (scale_pixels, np.array([0, 256]), "x runs from 0 to 256"),
    "nothing to scale": (scale_pixels, np.zeros((0, 28, 28), np.uint8), "its shape is (0, 28, 28)"),
    "masked": (scale_pixels, np.ma.array([1, 2], mask=[0, 1]), "masked (missing) values"),
    "None": (scale_pixels, None, "x is no array or table with rows"),
    "flat already": (
        flatten_images,
        np.zeros((3, 784)),
        "x has the shape (3, 784), not (n, height",
    ),
    "one image": (flatten_images, np.zeros((28, 28)), "One image: x[None]"),
    "no images": (flatten_images, np.zeros((0, 28, 28)), "its shape is (0, 28, 28)"),
    "labels": (flatten_images, [1, 2, 3], "x has the shape (3,)"),
    "images of different sizes": (flatten_images, [[[1]], [[1, 2]]], "inhomogeneous shape"),
}


@pytest.mark.parametrize("case", PIXELS)
def test_pixels_refuse(case: str) -> None:
    function, x, said = PIXELS[case]
    with pytest.raises((ValueError, TypeError)) as caught:
        function(x)
    assert said in str(caught.value)
