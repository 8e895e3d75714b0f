"""The course's data sets, and what is done to data before a network sees it.

    from utils import data

    data.load_mnist()           # loading: every file is verified before it is read

A file each: encoding, preparation, augmentation, sequences, multilabel. `preparation` takes a
second to import, since scikit-learn does.
"""

from utils.data.loading import (
    FASHION_MNIST_CLASSES,
    DataError,
    MissingDataError,
    load_concrete,
    load_fashion_mnist,
    load_mnist,
    load_penguins,
    load_sunspots,
)

__all__ = [
    "FASHION_MNIST_CLASSES",
    "DataError",
    "MissingDataError",
    "load_concrete",
    "load_fashion_mnist",
    "load_mnist",
    "load_penguins",
    "load_sunspots",
]
