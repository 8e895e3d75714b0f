"""Pictures that hold several digits at once, made of scikit-learn's digits; no file is needed."""

import numpy as np

SIDE = 8  # of a digit; a picture is two digits wide and two high
FOR_TRAINING = 1400  # of the 1797 digits; the others appear in test pictures only

Pictures = tuple[np.ndarray, np.ndarray]


def multilabel_digits(
    n_train: int, n_test: int, *, rng: np.random.Generator
) -> tuple[Pictures, Pictures]:
    """Make pictures with one to three handwritten digits, and say which digits are in each.

    Each picture has four corners. One, two or three of them, at random, hold a digit of 8 × 8
    pixels; the rest is paper. No digit that was drawn for a test picture is in a training picture.

    Returns (X_train, Y_train), (X_test, Y_test), all float32: pictures (n, 16, 16) with 0 for paper
    and 1 for the darkest ink, and labels (n, 10) with a 1 for each digit that occurs. One that
    occurs twice counts once, so a row has one to three ones. Raises TypeError or ValueError for a
    number of pictures that is not a whole number above 0, and for an rng that is none.

    Source: the digits are the test set of "Optical Recognition of Handwritten Digits" (UCI no. 80,
    doi:10.24432/C50P49), E. Alpaydin and C. Kaynak, 1998, CC BY 4.0, as packaged by scikit-learn.

    Example:
        >>> (X_train, Y_train), (X_test, Y_test) = multilabel_digits(
        ...     300, 100, rng=np.random.default_rng(3)
        ... )
        >>> X_train.shape, Y_test.shape
        ((300, 16, 16), (100, 10))
        >>> sorted(set(Y_train.sum(axis=1).tolist()))
        [1.0, 2.0, 3.0]
    """
    for name, n in (("n_train", n_train), ("n_test", n_test)):
        if isinstance(n, bool) or not isinstance(n, int | np.integer):
            raise TypeError(f"{name} is {n!r}. It must be a whole number, such as {name}=1000.")
        if n < 1:
            raise ValueError(f"{name} is {n}. It must be 1 or more.")
    if not isinstance(rng, np.random.Generator):
        raise TypeError(f"rng is {rng!r}. Use rng=np.random.default_rng(3).")
    from sklearn.datasets import load_digits  # takes a second to import

    digits = load_digits()
    ink, labels = digits.images.astype(np.float32) / 16, digits.target
    order = rng.permutation(len(labels))
    train, test = order[:FOR_TRAINING], order[FOR_TRAINING:]
    return _compose(n_train, ink[train], labels[train], rng), _compose(
        n_test, ink[test], labels[test], rng
    )


def _compose(n: int, ink: np.ndarray, labels: np.ndarray, rng: np.random.Generator) -> Pictures:
    """Make n pictures (n, 16, 16) of the digits `ink` (m, 8, 8), and their labels (n, 10)."""
    places = rng.permuted(np.tile(np.arange(4), (n, 1)), axis=1)  # the corners, shuffled by picture
    taken = places < rng.integers(1, 4, n)[:, None]  # one to three of the four: (n, 4)
    chosen = rng.integers(0, len(labels), (n, 4))
    corners = ink[chosen] * taken[..., None, None]  # (n, 4, 8, 8)
    # (n, row, column, y, x) to (n, row, y, column, x): lines of pixels run across both corners
    grid = corners.reshape(n, 2, 2, SIDE, SIDE).swapaxes(2, 3)
    Y = np.zeros((n, 10), np.float32)
    picture, corner = np.nonzero(taken)
    Y[picture, labels[chosen[picture, corner]]] = 1
    return grid.reshape(n, 2 * SIDE, 2 * SIDE), Y
