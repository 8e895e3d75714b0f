"""What older tutorials write is told its name of today, and that name exists."""

import re

import numpy as np
import pandas as pd
import pytest

from tests.checks.feedback.notebook_cells import explained
from utils.checks.feedback.older_names import LIBRARIES, OLDER_NAMES, older_name

OF_NUMPY = [name.removeprefix("numpy.") for name in OLDER_NAMES if name.startswith("numpy.")]
# Where each option is found, and what else that needs.
OPTIONS = {
    "lr": "keras.optimizers.Adam({})", "nb_epoch": "model.fit(X, X, {})",
    "init": "layers.Dense(3, {})",
    "class_mode": "model.compile('sgd', 'mse', {})", "output_dim": "layers.Dense(3, {})",
    "bias": "layers.Dense(3, {})", "W_regularizer": "layers.Dense(3, {})",
    "W_constraint": "layers.Dense(3, {})", "nb_filter": "layers.Conv2D(3, 3, {})",
    "border_mode": "layers.Conv2D(3, 3, {})", "subsample": "layers.Conv2D(3, 3, {})",
    "dim_ordering": "layers.Conv2D(3, 3, {})", "pool_length": "layers.MaxPooling1D({})",
    "inner_activation": "layers.LSTM(3, {})", "dropout_W": "layers.LSTM(3, {})",
    "dropout_U": "layers.LSTM(3, {})", "input_length": "layers.LSTM(3, {})",
    "nb_classes": "keras.utils.to_categorical([1], {})",
    "period": "keras.callbacks.ModelCheckpoint('a.keras', {})",
    "sparse": "OneHotEncoder({})", "decay": "SGD({})",
}  # fmt: skip


@pytest.mark.filterwarnings("ignore:In the future")
@pytest.mark.parametrize("name", OF_NUMPY)
def test_a_name_of_older_numpy(name):
    words = explained(f"np.{name}")
    assert f"`np.{name}` is of older NumPy: now it is" in words
    assert "alias" not in words  # NumPy's own advice is long
    assert "is of older NumPy" in explained("0", first=f"from numpy import {name}")


def test_a_name_of_older_pandas():
    table = pd.DataFrame({"Age": [1.0]})
    assert "`DataFrame.ix` is of older pandas: now it is `.loc`" in explained("X.ix[0]", X=table)
    assert "now it is `np.ptp(…)`" in explained("x.ptp()")


def test_what_is_told_exists():
    told = " ".join(OLDER_NAMES.values())
    assert all(hasattr(np, name) for name in re.findall(r"np\.(\w+)", told))
    assert all(hasattr(pd, name) for name in re.findall(r"pd\.(\w+)", told))


@pytest.mark.parametrize(
    "error",
    [
        TypeError("step() got an unexpected keyword argument 'lr'"),  # a function of their own
        TypeError("Adam.__init__() got an unexpected keyword argument 'rate'"),
        ValueError("Unrecognized keyword arguments passed to Dense: {'input': 3}"),
        AttributeError("module 'numpy' has no attribute 'maen'"),
        AttributeError("module 'keras.backend' has no attribute 'nothing'"),
        AttributeError("'Ridge' object has no attribute 'predict_proba'"),
        ModuleNotFoundError("No module named 'keras_tuner'"),
        KeyError("lr"),
    ],
)
def test_other_names_are_left_alone(error):
    assert older_name(error) == ""


def test_several_names_at_once():
    error = ValueError(
        "Unrecognized keyword arguments passed to Model: {'input': [1], 'output': 2}"
    )
    assert older_name(error) == (
        "`input` is of older Keras: now it is `inputs`, with an s. `output` is of older Keras: now "
        "it is `outputs`, with an s."
    )


def thing(dotted):
    """What stands under a dotted name, in the libraries as they are."""
    import keras
    import sklearn.impute
    import sklearn.model_selection
    import tensorflow

    found = {"keras": keras, "sklearn": sklearn, "tensorflow": tensorflow}
    first, *rest = dotted.split(".")
    found = found[first]
    for name in rest:
        found = getattr(found, name)
    return found


def explained_in_keras(body):
    import keras
    from sklearn.preprocessing import OneHotEncoder

    from utils.nn import SGD

    model = keras.Sequential([keras.Input((3,)), keras.layers.Dense(3)])
    model.compile("sgd", "mse")
    names = {"model": model, "keras": keras, "layers": keras.layers, "SGD": SGD}
    return explained(body, OneHotEncoder=OneHotEncoder, **names)


@pytest.mark.slow
@pytest.mark.parametrize("option", [name[:-1] for name in OLDER_NAMES if re.match(r"\w+=", name)])
def test_an_older_option(option):
    words = explained_in_keras(OPTIONS[option].format(f"{option}='a'"))
    assert f"`{option}` is of older" in words


@pytest.mark.slow
@pytest.mark.parametrize("name", [name[1:] for name in OLDER_NAMES if name.startswith(".")])
def test_an_older_method(name):
    owner = {"lr": "model.optimizer", "output_shape": "model.layers[0]"}.get(name, "model")
    assert f"`{name}` is of older Keras: now it is" in explained_in_keras(f"{owner}.{name}")


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", [one for one in OLDER_NAMES if one.startswith(("keras.", "sklearn.", "tensorflow."))]
)
def test_an_older_module(name):
    with pytest.raises((AttributeError, ImportError)) as caught:
        thing(f"{name}.Adam")() if name.endswith("legacy") else thing(name)
    library = LIBRARIES.get(name.partition(".")[0], "Keras")
    assert older_name(caught.value).startswith(f"`{name}` is of older {library}: now it is")
    for told in re.findall(r"`((?:keras|sklearn)\.[\w.]+)`", OLDER_NAMES[name]):
        thing(told)


@pytest.mark.slow
def test_the_functions_of_the_backend():
    assert "now it is `keras.ops.mean`" in explained_in_keras("keras.backend.mean(X)")
    assert "is of older" not in explained_in_keras("keras.backend.nothing(X)")
