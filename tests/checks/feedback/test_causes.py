"""Errors of one cause are alike, whatever NumPy's words; errors of two causes are not."""

import numpy as np
import pytest

from utils.checks.feedback.causes import SHAPES, cause

X, W, x = np.ones((4, 2)), np.ones((2, 3)), np.ones(3)


def of(function, *arguments):
    with pytest.raises(Exception) as caught:  # noqa: PT011
        function(*arguments)
    return cause(caught.value)


PRODUCTS = [
    lambda: X @ W.T,
    lambda: np.dot(X, W.T),
    lambda: np.dot(W.T, X.T[:1]),
    lambda: np.dot(x, np.ones(2)),
    lambda: np.matmul(W, X),
]
BY_ELEMENT = [
    lambda: X * W,
    lambda: W * X,
    lambda: x + X + np.ones(2),
    lambda: np.ones(2) + x + X,
    lambda: np.add(np.ones(2), x, out=np.ones(2)),
    lambda: X.__setitem__(0, x),
    lambda: X.__setitem__([0, 1], x),
    lambda: X.__iadd__(np.ones((5, 4, 2))),
]
JOINED = [
    lambda: np.concatenate([X, W]),
    lambda: np.concatenate([x, W]),
    lambda: np.stack([X, W]),
]


@pytest.mark.parametrize("wrong", [PRODUCTS, BY_ELEMENT, JOINED])
def test_sizes_that_do_not_fit_are_one_cause_in_each_operation(wrong):
    causes = set(map(of, wrong))
    assert causes in [{name} for name in SHAPES]


PAIRS = [
    (lambda: x[9], lambda: np.ones((3, 3))[9, 0]),
    (lambda: [1][2], lambda: [1, 2][2]),
    (lambda: x.reshape(2, 2), lambda: X.reshape(3, -1)),
    (lambda: x.foo, lambda: X.bar),
    (lambda: {}["a"], lambda: {"a": 1}["b c"]),
    (lambda: 1 + "2", lambda: 1.5 + [2]),
    (lambda: [1] * 0.5, lambda: [1] * [2]),
    (lambda: np.float(3), lambda: np.int(3)),  # noqa: NPY001
    (lambda: int("a"), lambda: int("it's")),
    (lambda: np.sum(x, axis=1), lambda: np.mean(x[1:], axis=1)),
    (lambda: np.zeros(3, 4), lambda: np.zeros(2, 5)),
    (lambda: x @ 2.0, lambda: 3.0 @ X),
]


@pytest.mark.parametrize("pair", PAIRS)
def test_numbers_and_names_do_not_count(pair):
    one, other = map(of, pair)
    assert one == other
    assert one not in SHAPES


def test_other_causes_are_told_apart():
    causes = [of(one) for one, _ in PAIRS]
    assert len(set(causes)) == len(causes)
    assert len({of(lambda: X[9, 0]), of(lambda: X[0, 9]), of(lambda: X[8, 0])}) == 3
    assert len({of(wrong[0]) for wrong in (PRODUCTS, BY_ELEMENT, JOINED)}) == 3
    assert cause(ValueError()) == "ValueError"
    assert cause(ValueError("a")) != cause(ValueError("b"))
    assert cause(ValueError("a")) != cause(TypeError("a"))


def test_where_a_module_stands_does_not_count():
    words = "cannot import name 'a' from 'b' ({}/b/__init__.py)"
    assert cause(ImportError(words.format("/home/me"))) == cause(ImportError(words.format(r"C:\u")))


@pytest.mark.slow
def test_shapes_of_tensors():
    import tensorflow as tf

    one, other = tf.constant(X), tf.constant(W)
    assert of(lambda: one + other) == of(BY_ELEMENT[0])
    assert of(lambda: other @ other) == of(PRODUCTS[0])
