"""Pictures of several digits hold what their labels say, and nothing leaks into the test set."""

import numpy as np
import pytest
from sklearn.datasets import load_digits

from utils.data.multilabel import FOR_TRAINING, multilabel_digits

DIGITS = load_digits()
KNOWN = {
    (image / 16).astype(np.float32).tobytes(): (number, label)
    for number, (image, label) in enumerate(zip(DIGITS.images, DIGITS.target, strict=True))
}


def made(n_train: int = 400, n_test: int = 200, seed: int = 3):
    return multilabel_digits(n_train, n_test, rng=np.random.default_rng(seed))


def corners(picture: np.ndarray) -> list[tuple[int, int]]:
    """Which digits stand in the corners: (its number in the data set, its label)."""
    blocks = [picture[y : y + 8, x : x + 8] for y in (0, 8) for x in (0, 8)]
    return [KNOWN[np.ascontiguousarray(block).tobytes()] for block in blocks if block.any()]


def test_shapes_types_and_range():
    for (X, Y), n in zip(made(), (400, 200), strict=True):
        assert X.shape == (n, 16, 16)
        assert Y.shape == (n, 10)
        assert X.dtype == Y.dtype == np.float32
        assert X.min() == 0
        assert X.max() == 1
        assert set(np.unique(Y)) == {0, 1}


def test_the_labels_say_which_digits_are_in_the_corners():
    for X, Y in made():
        for picture, row in zip(X, Y, strict=True):
            assert {label for _, label in corners(picture)} == set(np.flatnonzero(row))


def test_one_two_and_three_digits_are_about_equally_often_and_in_every_corner():
    (X, _), _ = made(3000, 1)
    taken = X.reshape(3000, 2, 8, 2, 8).any(axis=(2, 4))  # (n, row, column)
    shares = np.bincount(taken.sum(axis=(1, 2)), minlength=5) / 3000
    np.testing.assert_allclose(shares, [0, 1 / 3, 1 / 3, 1 / 3, 0], atol=0.04)
    np.testing.assert_allclose(taken.mean(axis=0), 0.5, atol=0.04)


def test_no_digit_is_in_training_and_in_test():
    (X, _), (X_test, _) = made()
    train, test = ({number for p in part for number, _ in corners(p)} for part in (X, X_test))
    # a few scribbles of the data set are alike to the last pixel; those count as the later one
    assert len(train & test) <= len(DIGITS.images) - len(KNOWN)
    assert 300 < len(train) <= FOR_TRAINING
    assert 100 < len(test) <= len(DIGITS.images) - FOR_TRAINING


def test_the_same_rng_makes_the_same_pictures():
    for one, same, other in zip(made(), made(), made(seed=4), strict=True):
        np.testing.assert_array_equal(one[0], same[0])
        np.testing.assert_array_equal(one[1], same[1])
        assert (one[0] != other[0]).any()


@pytest.mark.parametrize(
    ("n_train", "n_test", "error", "words"),
    [
        (0, 5, ValueError, "n_train is 0. It must be 1 or more"),
        (5, -1, ValueError, "n_test is -1"),
        (5.0, 5, TypeError, "n_train is 5.0. It must be a whole number"),
        (5, True, TypeError, "n_test is True"),
        ("many", 5, TypeError, "n_train is 'many'"),
    ],
)
def test_other_numbers_are_refused(n_train, n_test, error, words):
    with pytest.raises(error, match=words):
        made(n_train, n_test)


def test_another_rng_is_refused():
    with pytest.raises(TypeError, match="rng is 3"):
        multilabel_digits(5, 5, rng=3)  # type: ignore[arg-type]
