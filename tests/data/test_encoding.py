"""One-hot rows equal Keras's on every valid input, and every other input is refused in words."""

import datetime
import decimal
import fractions
import subprocess
import sys
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from utils.data.encoding import from_categorical, to_categorical

NAN, INF = float("nan"), float("inf")
DATES = pd.to_datetime(["2024-01-01", "2024-01-02"])
LABELS = st.lists(st.integers(0, 99), min_size=1, max_size=30)
CONTAINERS = [
    list,
    tuple,
    np.array,
    lambda y: np.array(y, dtype=np.uint16),
    lambda y: np.array(y, dtype=np.float32),
    lambda y: np.array(y, dtype=np.float64),
    lambda y: np.array(y, dtype=object),
    lambda y: np.array(y)[:, None],
    lambda y: np.array(y, dtype=np.int16)[:, None],
    lambda y: pd.Series(y, index=range(5, 5 + len(y))),
    lambda y: pd.Series(y, dtype="Int64"),
    lambda y: pd.Series(y, dtype="category"),
    lambda y: pd.DataFrame({"y": y}),
    lambda y: np.ma.array(y),
]


@settings(deadline=None, max_examples=100)
@given(labels=LABELS, more=st.integers(1, 5), infer=st.booleans(), wrap=st.sampled_from(CONTAINERS))
def test_equals_keras_on_every_valid_input(labels: Any, more: int, infer: bool, wrap: Any) -> None:
    import keras

    y = wrap([0, 1, *labels])
    classes = None if infer else max(1, *labels) + more
    ours, theirs = to_categorical(y, classes), keras.utils.to_categorical(y, classes)
    assert ours.dtype == np.float32
    np.testing.assert_array_equal(ours, theirs, strict=False)
    assert ours.shape == theirs.shape
    np.testing.assert_array_equal(from_categorical(theirs), np.ravel(np.asarray(y)).astype(int))


@pytest.mark.parametrize("y", [[True, False], np.array([True, False]), [1, fractions.Fraction(0)]])
def test_booleans_and_whole_fractions_count_as_numbers(y: Any) -> None:
    assert to_categorical(y).tolist() == [[0, 1], [1, 0]]


@pytest.mark.parametrize("dtype", ["float32", "float64", np.float16, "int8", "uint8", bool, float])
def test_dtype(dtype: Any) -> None:
    assert to_categorical([0, 1], dtype=dtype).dtype == np.dtype(dtype)


def test_the_input_is_left_alone() -> None:
    y = np.array([0, 2, 1])
    rows = to_categorical(y)
    rows[:] = 7
    assert y.tolist() == [0, 2, 1]


# The input, and what must be said of it. Left out: what Keras does with it, usually nothing.
REFUSED: dict[str, tuple[Any, type[Exception], str]] = {
    "[-1, 3] would both be class 3": (
        [-1, 3],
        ValueError,
        "y[0] = -1. Labels must be 0 … 3. Is -1",
    ),
    "-1 further down": ([0, 1, 2, -1], ValueError, "y[3] = -1. Labels must be 0 … 2"),
    "only -1": ([-1, -1], ValueError, "y[0] = -1. Labels must be"),
    "[0.5, 1.9] would be cut to 0, 1": ([0.5, 1.9], ValueError, "y[0] = 0.5. Labels are whole. Is"),
    "regression": ([0, 79.99], ValueError, 'loss="mse"'),
    "2.9999999 would be cut to 2": ([0, 2.9999999], ValueError, "y[1] = 2.9999999. Almost whole"),
    "3.0000001": ([0, 3.0000001], ValueError, "np.rint(y).astype(int)"),
    "nothing": ([], ValueError, "y is empty: its shape is (0,)"),
    "no rows": (np.zeros((0, 3)), ValueError, "y is empty: its shape is (0, 3)"),
    "['a']": (["a"], TypeError, "y[0] = 'a'. Labels must be numbers, not text"),
    "digits as text": (["0", "1"], TypeError, "y[0] = '0'. Labels must be numbers, not text"),
    "text among numbers": ([0, "b"], TypeError, "not text"),
    "text among objects": (np.array([0, "b"], dtype=object), TypeError, "y[1] = 'b'"),
    "bytes": (b"\x00\x01", TypeError, "It must be a list or array"),
    "an array of bytes": (np.array([b"0", b"1"]), TypeError, "y[0] = b'0'"),
    "one text": ("012", TypeError, "y is '012'"),
    "NaN": ([0, NAN], ValueError, "y[1] = nan. It is missing"),
    "NaN among objects": (
        np.array([0, NAN], dtype=object),
        ValueError,
        "y[1] = nan. It is missing",
    ),
    "infinity": ([0, INF], ValueError, "y[1] = inf"),
    "minus infinity": ([0, -INF], ValueError, "y[1] = -inf"),
    "half-precision infinity": (np.array([0, INF], np.float16), ValueError, "y[1] = inf"),
    "None": (None, TypeError, "y is None"),
    "None among numbers": ([0, None], ValueError, "y[1] = None. It is missing"),
    "labels 1 … 3 leave class 0 empty": ([1, 2, 3], ValueError, "Subtract 1? Use y - 1"),
    "labels 2 … 4": ([4, 2], ValueError, "The labels run 2 … 4: class 0 is empty. Subtract 2"),
    "one class only": ([0, 0], ValueError, "All labels are 0"),
    "one-hot passed twice": ([[1, 0], [0, 1]], ValueError, "Are the rows one-hot already?"),
    "probabilities": ([[0.2, 0.8], [0.5, 0.5]], ValueError, "np.argmax(y, axis=1)"),
    "a row of labels, (1, 3)": ([[0, 1, 2]], ValueError, "shape (1, 3). It must be (n,) or (n, 1)"),
    "a row of labels: the cure": ([[0, 1, 2]], ValueError, "Use np.ravel(y)"),
    "two columns of labels": ([[0, 3], [1, 2], [2, 2]], ValueError, "shape (3, 2)"),
    "three dimensions": (np.zeros((2, 2, 2)), ValueError, "shape (2, 2, 2)"),
    "a column too deep, (n, 1, 1)": (np.zeros((2, 1, 1)), ValueError, "shape (2, 1, 1)"),
    "ragged": ([[0], [1, 2]], ValueError, "The rows of y differ in length"),
    "lists as objects": (np.array([[0], [1, 2]], dtype=object), TypeError, "A list is no label"),
    "an id": ([10**12, 0], ValueError, "y[0] = 1000000000000. That is too large for a class"),
    "an id beyond int64": ([0, 10**30], ValueError, "Is it an id column"),
    "an id beyond floats": ([0, 10**400], ValueError, "Is it an id column"),
    "uint64 beyond int64": (np.array([2**64 - 1, 0], np.uint64), ValueError, "y[0] = 184467"),
    "the least int64": (np.array([-(2**63), 0]), ValueError, "y[0] = -9223372036854775808"),
    "a year": ([0, 2024], ValueError, "would make 2,025 classes. Is it an id, or a year?"),
    "a number": (3, TypeError, "y is 3. It must be a list or array of labels"),
    "a set": ({0, 1}, TypeError, "y is {0, 1}"),
    "a dictionary": ({"a": 0}, TypeError, "y is {'a': 0}"),
    "a generator": ((i for i in [0, 1]), TypeError, "It must be a list or array"),
    "complex": (np.array([0j, 1]), TypeError, "y[0] = 0j. A complex128 is no label"),
    "decimals": ([decimal.Decimal(1)], TypeError, "A Decimal is no label"),
    "dates": (DATES, TypeError, "y[0] = 2024-01-01T00:00:00.000000. A datetime64 is no label"),
    "a date": ([datetime.date(2024, 1, 1)], TypeError, "y[0] = 2024-01-01. A date is no label"),
    "durations": (np.array([1, 2], "m8[D]"), TypeError, "y[0] = 1 days. A timedelta64 is no label"),
    "masked": (np.ma.array([0, 1, 2], mask=[0, 1, 0]), ValueError, "masked (missing) values"),
    "Int64 with NA": (
        pd.Series([0, pd.NA], dtype="Int64"),
        ValueError,
        "y.iloc[1] = nan. It is m",
    ),
    "NaT": ([0, pd.NaT], ValueError, "y[1] = NaT. It is missing"),
    "names": (pd.Series(["Adelie", "Gentoo"]), TypeError, "pd.Index(classes).get_indexer(y)"),
    "categories": (pd.Series(["a", "b"], dtype="category"), TypeError, "y.iloc[0] = 'a'"),
    "a name that is not among the classes": (
        pd.Index(["a", "b"]).get_indexer(["a", "z"]),
        ValueError,
        "y[1] = -1. Labels must be",
    ),
    "a table": (pd.DataFrame({"a": [0, 1], "b": [2, 3]}), ValueError, "shape (2, 2)"),
    "a filtered Series, by position": (
        pd.Series([0, 1, -9], index=[7, 8, 9]),
        ValueError,
        "y.iloc[2] = -9",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_to_categorical_refuses(case: str) -> None:
    y, error, said = REFUSED[case]
    with pytest.raises(error) as caught:
        to_categorical(y)
    assert said in str(caught.value)
    assert str(caught.value).endswith((".", "?", ")")), "a whole sentence"


# y, num_classes, and what must be said.
REFUSED_CLASSES: dict[str, tuple[Any, Any, type[Exception], str]] = {
    "[-5, 3] with 4 classes": (
        [-5, 3],
        4,
        ValueError,
        "y[0] = -5. Labels must be 0 … 3. Is -5 your",
    ),
    "[0, 3] with 3 classes": ([0, 3], 3, ValueError, "y[1] = 3. Labels must be 0 … 2. Is num_cl"),
    "labels 1 … 3 with 3 classes": ([1, 2, 3], 3, ValueError, "Do they count from 1? Use y - 1"),
    "0 would be taken as unset": ([0, 1], 0, ValueError, "num_classes is 0. It must be 2 or more"),
    "1": ([0, 0], 1, ValueError, "num_classes is 1. It must be 2 or more"),
    "-1": ([0, 1], -1, ValueError, "num_classes is -1"),
    "'3'": ([0, 1], "3", TypeError, "num_classes is '3'. It must be a whole number"),
    "2.0": ([0, 1], 2.0, TypeError, "num_classes is 2.0"),
    "True": ([0, 1], True, TypeError, "num_classes is True"),
    "a list": ([0, 1], [2], TypeError, "num_classes is [2]"),
    "an array": ([0, 1], np.array([2]), TypeError, "num_classes is array([2])"),
    "more than memory": ([0, 1], 10**12, ValueError, "need 7,450.6 GiB"),
}


@pytest.mark.parametrize("case", REFUSED_CLASSES)
def test_to_categorical_refuses_num_classes(case: str) -> None:
    y, num_classes, error, said = REFUSED_CLASSES[case]
    with pytest.raises(error) as caught:
        to_categorical(y, num_classes)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("y", "classes"), [([1, 2, 3], 4), ([0, 0], 2), ([0, 1500], 1501), ([3], 9)]
)
def test_num_classes_settles_what_is_doubtful(y: Any, classes: int) -> None:
    rows = to_categorical(y, np.int64(classes))
    assert rows.shape == (len(y), classes)
    assert from_categorical(rows).tolist() == y


@pytest.mark.parametrize("dtype", ["str", "complex64", object, "datetime64[D]"])
def test_dtype_must_be_a_number(dtype: Any) -> None:
    with pytest.raises(TypeError, match="It must be a type of number"):
        to_categorical([0, 1], dtype=dtype)


NOT_ONE_HOT: dict[str, tuple[Any, type[Exception], str]] = {
    "probabilities": (
        [[0, 1], [0.1, 0.9]],
        ValueError,
        "Y[1] = [0.1 0.9]. It is not 0s and one 1.",
    ),
    "probabilities: the cure": ([[0.1, 0.9]], ValueError, "Use np.argmax(Y, axis=1)"),
    "almost one-hot": ([[1e-9, 1 - 1e-9]], ValueError, "It is not 0s and one 1"),
    "two ones": ([[0, 1, 0], [1, 1, 0]], ValueError, "Y[1] = [1 1 0]. It has 2 ones"),
    "no one": ([[0, 1], [0, 0]], ValueError, "Y[1] = [0 0]. It has no 1"),
    "-1 and 1": ([[-1, 1]], ValueError, "Y[0] = [-1  1]"),
    "counts": ([[0, 2]], ValueError, "Y[0] = [0 2]"),
    "NaN": ([[NAN, 1]], ValueError, "A value is missing"),
    "labels": ([0, 2, 1], ValueError, "shape (3,). It must be (n, num_classes)"),
    "a column of labels": ([[0], [1]], ValueError, "Are these labels already?"),
    "a sigmoid's column": ([[0.2], [0.9]], ValueError, "use Y[:, 0] > 0.5"),
    "three dimensions": (np.zeros((2, 2, 2)), ValueError, "shape (2, 2, 2)"),
    "nothing": ([], ValueError, "shape (0,)"),
    "no rows": (np.zeros((0, 3)), ValueError, "shape (0, 3)"),
    "no columns": (np.zeros((2, 0)), ValueError, "shape (2, 0)"),
    "a number": (3, ValueError, "shape ()"),
    "None": (None, TypeError, "Y holds values of type object"),
    "text": ([["0", "1"]], TypeError, "Y holds values of type <U1"),
    "complex": ([[0j, 1]], TypeError, "complex128"),
    "gaps": ([[0, None]], TypeError, "object"),
    "ragged": ([[0, 1], [1]], ValueError, "The rows of Y differ in length"),
    "masked": (np.ma.array([[0, 1]], mask=[[0, 1]]), ValueError, "masked (missing) values"),
}


@pytest.mark.parametrize("case", NOT_ONE_HOT)
def test_from_categorical_refuses(case: str) -> None:
    Y, error, said = NOT_ONE_HOT[case]
    with pytest.raises(error) as caught:
        from_categorical(Y)
    assert said in str(caught.value)


@pytest.mark.parametrize("dtype", ["float32", "int8", bool])
def test_from_categorical_reads_any_type_and_tables(dtype: Any) -> None:
    Y = pd.get_dummies(pd.Series(["b", "a", "c"]), dtype=dtype)
    labels = from_categorical(Y)
    assert labels.tolist() == [1, 0, 2]
    assert labels.dtype == np.int64


def test_importing_is_light() -> None:
    code = "import sys, utils.data.encoding as _; assert not {'pandas', 'sklearn'} & {*sys.modules}"
    subprocess.run([sys.executable, "-c", code], check=True)
