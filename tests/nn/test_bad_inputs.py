"""Bad inputs, and what a student is told: nothing wrong is silent, and nothing is changed by it."""

# ruff: noqa: E501  (a row of the table is one line)

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from utils.nn import (
    SGD,
    Adam,
    Dense,
    Momentum,
    Network,
    RMSprop,
    accuracy,
    binary_crossentropy,
    categorical_crossentropy,
    check_gradients,
    fit,
    mse,
    numerical_gradient,
    relu,
    sigmoid,
    softmax,
)

nan, inf = np.nan, np.inf
X = np.linspace(0, 1, 12, dtype=np.float32).reshape(6, 2)
Y = np.eye(3, dtype=np.float32)[[0, 1, 2, 0, 1, 2]]  # one-hot
LABELS = np.array([0, 1, 2, 0, 1, 2])
BITS = np.array([[0], [1], [1], [0], [1], [0]], np.float32)


def rng() -> np.random.Generator:
    return np.random.default_rng(3)


def make(last: str = "softmax", n_out: int = 3, seeds: int | None = None) -> Network:
    draw = rng()
    hidden = Dense(2, 4, "relu", rng=draw, seeds=seeds)
    return Network([hidden, Dense(4, n_out, last, rng=draw, seeds=seeds)])


NET, LINEAR, SIGMOID, MANY = make(), make("linear"), make("sigmoid", 1), make(seeds=2)


def train(net: Any = NET, X: Any = X, y: Any = Y, **changes: Any) -> Any:
    settings = {"loss": "categorical_crossentropy", "optimizer": SGD(0.1), "epochs": 2}
    return fit(net, X, y, **settings | {"rng": rng()} | changes)


def put(array: np.ndarray, place: Any, value: Any, dtype: Any = np.float32) -> np.ndarray:
    copy = array.astype(dtype)
    copy[place] = value
    return copy


def W(*changes: Any) -> list[Any]:
    """Weights for NET, with pairs of place and array put in."""
    weights: list[Any] = NET.get_weights()
    for place, array in changes:
        weights[place] = array
    return weights


Row = tuple[str, Callable[[], Any], type[Exception], str]
# what was done, how, the kind of error, and words that must be in its message
ROWS: list[Row] = [
    # X
    ("NaN in X", lambda: train(X=put(X, (4, 1), nan)), ValueError, "X[4, 1] = nan"),
    ("inf in X", lambda: train(X=put(X, (0, 0), inf)), ValueError, "X[0, 0] = inf"),
    ("-inf in X", lambda: NET.predict(put(X, (2, 0), -inf)), ValueError, "X[2, 0] = -inf"),
    ("1e300, inf in float32", lambda: NET.predict(put(X, (1, 1), 1e300, float)), ValueError, "1e+300"),
    ("an empty X", lambda: train(X=X[:0], y=Y[:0]), ValueError, "X has shape (0, 2)"),
    ("no columns", lambda: NET.predict(X[:, :0]), ValueError, "X has shape (6, 0)"),
    ("a list for X", lambda: train(X=X.tolist()), TypeError, "X is of type list. Use np.array(X"),
    ("a DataFrame for X", lambda: train(X=pd.DataFrame(X)), TypeError, "X is of type DataFrame"),
    ("None for X", lambda: NET.predict(None), TypeError, "X is of type NoneType"),
    ("text in X", lambda: train(X=X.astype(str)), TypeError, "X is of type <U"),
    ("objects in X", lambda: train(X=X.astype(object)), TypeError, "X is of type object"),
    ("complex X", lambda: train(X=X.astype(complex)), TypeError, "X is of type complex128"),
    ("dates in X", lambda: NET.predict(X.astype("M8[s]")), TypeError, "X is of type datetime64"),
    ("too many features", lambda: train(X=np.c_[X, X]), ValueError, "X has shape (6, 4), not (-1, 2)"),
    ("too few features", lambda: NET.predict(X[:, :1]), ValueError, "X has shape (6, 1)"),
    ("X transposed", lambda: NET.predict(X.T), ValueError, "X has shape (2, 6)"),
    ("one row without its batch axis", lambda: NET.predict(X[0]), ValueError, "X[None]"),
    ("one column without its axis", lambda: NET.predict(X[:, 0]), ValueError, "X[:, None]"),
    ("images not flattened", lambda: NET.predict(np.ones((5, 28, 28))), ValueError, "(n, -1)"),
    ("a number for X", lambda: NET.predict(np.float32(3)), TypeError, "X is of type float32"),
    ("an array without axes", lambda: NET.predict(np.array(3.0)), ValueError, "X has shape ()"),
    # y
    ("labels, not one-hot", lambda: train(y=LABELS), ValueError, "to_categorical(y, 3)"),
    ("a label equal to the number of classes", lambda: train(y=put(LABELS, 4, 3, int)), ValueError, "y[4] = 3. Labels must be 0 … 2"),
    ("-1 for a missing label", lambda: train(y=put(LABELS, 2, -1, int)), ValueError, "y[2] = -1. Labels must be 0 … 2. Is one of them your code for a missing value?"),
    ("half a label", lambda: train(y=put(LABELS, 1, 0.5)), ValueError, "y[1] = 0.5. Labels must be"),
    ("a missing label", lambda: train(y=put(LABELS, 1, nan)), ValueError, "y[1] = nan. Labels must be"),
    ("a column of labels", lambda: train(y=LABELS[:, None]), ValueError, "to_categorical(y, 3)"),
    ("targets (n, 1) for three outputs", lambda: train(LINEAR, y=BITS, loss="mse"), ValueError, "y has shape (6, 1), not (6, 3)"),
    ("targets (n,) for (n, 1)", lambda: train(SIGMOID, y=BITS[:, 0], loss="mse"), ValueError, "y[:, None]"),
    ("X and y of different lengths", lambda: train(y=Y[:4]), ValueError, "y has shape (4, 3), not (6, 3)"),
    ("y transposed", lambda: train(y=Y.T), ValueError, "y has shape (3, 6), not (6, 3)"),
    ("an empty y", lambda: train(y=Y[:0]), ValueError, "y has shape (0, 3)"),
    ("a list for y", lambda: train(y=Y.tolist()), TypeError, "y is of type list"),
    ("a Series for y", lambda: train(y=pd.Series(LABELS)), TypeError, "y is of type Series"),
    ("text for y", lambda: train(y=Y.astype(str)), TypeError, "y is of type <U"),
    ("NaN in y", lambda: train(y=put(Y, (3, 1), nan)), ValueError, "y[3, 1] = nan"),
    ("inf in y", lambda: train(LINEAR, y=put(Y, (3, 1), inf), loss="mse"), ValueError, "y[3, 1] = inf"),
    ("two classes at once", lambda: train(y=put(Y, 5, 1)), ValueError, "y[5] = [1. 1. 1.]"),
    ("no class at all", lambda: train(y=put(Y, 5, 0, np.uint8)), ValueError, "y[5] = [0 0 0]"),
    ("labels -1 and 1 for a sigmoid", lambda: train(SIGMOID, y=2 * BITS - 1, loss="binary_crossentropy"), ValueError, "y[0] = [-1.]"),
    ("labels 1 and 2 for a sigmoid", lambda: train(SIGMOID, y=BITS + 1, loss="binary_crossentropy"), ValueError, "y[1] = [2.]"),
    ("bad y in gradients", lambda: NET.gradients(X, Y[:2], "mse"), ValueError, "y has shape (2, 3)"),
    ("bad y in loss", lambda: LINEAR.loss(X, Y[:, :2], "mse"), ValueError, "y has shape (6, 2)"),
    # validation data
    ("a feature short in X_val", lambda: train(validation_data=(X[:, :1], Y)), ValueError, "X_val has shape (6, 1)"),
    ("NaN in X_val", lambda: train(validation_data=(put(X, (1, 0), nan), Y)), ValueError, "X_val[1, 0] = nan"),
    ("labels in y_val", lambda: train(validation_data=(X, LABELS)), ValueError, "to_categorical(y_val, 3)"),
    ("an empty X_val", lambda: train(validation_data=(X[:0], Y[:0])), ValueError, "X_val has shape (0, 2)"),
    ("X_val alone", lambda: train(validation_data=X), TypeError, "validation_data=(X_val, y_val)"),
    ("a share for validation_data", lambda: train(validation_data=0.3), TypeError, "validation_data=(X_val, y_val)"),
    # loss and last layer
    ("an unknown loss", lambda: train(loss="mea"), ValueError, "loss = 'mea' is not known. Choose one of: mse"),
    ("a loss of Keras", lambda: train(loss="sparse_categorical_crossentropy"), ValueError, "categorical_crossentropy."),
    ("a function for a loss", lambda: train(loss=mse), ValueError, "is not known"),
    ("cross-entropy on linear outputs", lambda: train(LINEAR), ValueError, "cannot judge linear outputs"),
    ("binary cross-entropy on ReLU", lambda: train(make("relu", 1), y=BITS, loss="binary_crossentropy"), ValueError, "cannot judge relu outputs"),
    ("categorical cross-entropy on sigmoids", lambda: train(make("sigmoid")), ValueError, "cannot judge sigmoid outputs"),
    ("softmax over one output, always 1", lambda: train(make("softmax", 1), y=BITS), ValueError, "softmax outputs, 1 of them"),
    # settings of fit
    ("batch_size 0", lambda: train(batch_size=0), ValueError, "batch_size = 0"),
    ("batch_size -1", lambda: train(batch_size=-1), ValueError, "batch_size = -1"),
    ("batch_size 2.5", lambda: train(batch_size=2.5), TypeError, "batch_size = 2.5. Use a whole number"),
    ("batch_size True", lambda: train(batch_size=True), TypeError, "batch_size = True"),
    ("epochs 0", lambda: train(epochs=0), ValueError, "epochs = 0"),
    ("epochs '10'", lambda: train(epochs="10"), TypeError, "epochs = '10'. Use a whole number"),
    ("epochs None", lambda: train(epochs=None), TypeError, "epochs = None"),
    ("patience 0", lambda: train(patience=0), ValueError, "patience = 0"),
    ("patience with seeds", lambda: train(MANY, patience=2), ValueError, "many seeds"),
    ("a seed for rng", lambda: train(rng=3), TypeError, "rng = 3. Rows are shuffled: pass rng=np.random.default_rng(3)"),
    ("the old random numbers", lambda: train(rng=np.random), TypeError, "pass rng=np.random.default_rng(3)"),
    ("the name of an optimizer", lambda: train(optimizer="adam"), TypeError, "optimizer = 'adam'"),
    ("an optimizer without its brackets", lambda: train(optimizer=Adam), TypeError, "SGD(learning_rate=0.1)"),
    ("a layer for a network", lambda: train(NET.layers[0]), TypeError, "net is a Dense. Use Network(["),
    # optimizers
    ("learning rate 1e30", lambda: SGD(1e30), ValueError, "learning_rate = 1e+30. Use a number between 0 and 1000"),
    ("a negative learning rate", lambda: Adam(-0.1), ValueError, "learning_rate = -0.1"),
    ("learning rate 0", lambda: Momentum(0), ValueError, "learning_rate = 0"),
    ("learning rate NaN", lambda: RMSprop(nan), ValueError, "learning_rate = nan"),
    ("learning rate inf", lambda: SGD(inf), ValueError, "learning_rate = inf"),
    ("learning rate '0.1'", lambda: SGD("0.1"), TypeError, "learning_rate = '0.1'"),
    ("momentum 1", lambda: Momentum(0.1, momentum=1), ValueError, "momentum = 1. Use a number between 0 and 1"),
    ("momentum 9", lambda: Momentum(0.1, momentum=9), ValueError, "momentum = 9"),
    ("rho -0.9", lambda: RMSprop(rho=-0.9), ValueError, "rho = -0.9"),
    ("beta_1 1", lambda: Adam(beta_1=1.0), ValueError, "beta_1 = 1.0"),
    ("beta_2 None", lambda: Adam(beta_2=None), TypeError, "beta_2 = None"),
    ("whole weights", lambda: SGD().step(np.array([1, 2]), np.array([0.1, 0.2])), ValueError, "w is int64"),
    ("a gradient of another shape", lambda: SGD().step(np.ones(3), np.ones((3, 1))), ValueError, "dw has shape (3, 1)"),
    ("a gradient that would broadcast", lambda: Adam().step(np.ones(3), np.ones(1)), ValueError, "dw has shape (1,)"),
    ("one optimizer for two networks", lambda: used_adam().step(np.ones(3), np.ones(3)), ValueError, "averages so far have (2,)"),
    # layers
    ("no inputs", lambda: Dense(0, 3, rng=rng()), ValueError, "n_in = 0"),
    ("half a unit", lambda: Dense(2, 1.5, rng=rng()), TypeError, "n_out = 1.5. Use a whole number"),
    ("the name of a size", lambda: Dense("2", 1, rng=rng()), TypeError, "n_in = '2'"),
    ("no seeds", lambda: Dense(2, 1, rng=rng(), seeds=0), ValueError, "seeds = 0"),
    ("a list of seeds", lambda: Dense(2, 1, rng=rng(), seeds=[1, 2]), TypeError, "seeds = [1, 2]"),
    ("a misspelt activation", lambda: Dense(2, 1, "rely", rng=rng()), ValueError, "activation = 'rely' is not known. Choose one of: binary_step"),
    ("a function for an activation", lambda: Dense(2, 1, relu, rng=rng()), ValueError, "is not known"),
    ("an unknown initialization", lambda: Dense(2, 1, rng=rng(), init="xavier"), ValueError, "init = 'xavier' is not known"),
    ("no random numbers", lambda: Dense(2, 1), TypeError, "rng = None. Weights are drawn: pass rng="),
    ("a seed for a layer's rng", lambda: Dense(2, 1, rng=3), TypeError, "rng = 3"),
    ("one row into a layer", lambda: NET.layers[0].forward(X[0]), ValueError, "X[None]"),
    ("a feature too many into a layer", lambda: NET.layers[0].forward(Y), ValueError, "X has shape (6, 3), this layer takes (n, 2)"),
    ("text into a layer", lambda: NET.layers[0].forward(X.astype(str)), TypeError, "not numbers"),
    # networks
    ("no layers", lambda: Network([]), ValueError, "layers is empty"),
    ("a layer, not a list", lambda: Network(Dense(2, 1, rng=rng())), TypeError, "Use a list"),
    ("numbers for layers", lambda: Network([2, 3, 1]), TypeError, "layers = [2, 3, 1]. Use a list: [Dense("),
    ("sizes that do not meet", lambda: Network([Dense(2, 3, rng=rng()), Dense(4, 1, rng=rng())]), ValueError, "Dense(3, …)"),
    ("different seeds", lambda: Network([Dense(2, 3, rng=rng(), seeds=5), Dense(3, 1, rng=rng())]), ValueError, "the same seeds"),
    ("one layer twice", lambda: Network([Dense(2, 2, rng=rng())] * 2), ValueError, "has a layer twice"),
    ("too few weights", lambda: NET.set_weights(W()[:3]), ValueError, "weights is no list of 4 arrays"),
    ("one array for all weights", lambda: NET.set_weights(np.ones(27)), ValueError, "weights is no list of 4 arrays"),
    ("weights transposed", lambda: NET.set_weights(W((2, np.ones((3, 4))))), ValueError, "weights[2] has shape (3, 4), not (4, 3)"),
    ("a bias that would broadcast", lambda: NET.set_weights(W((0, np.zeros((2, 4))), (3, np.ones(1)))), ValueError, "weights[3] has shape (1,), not (3,)"),
    ("lists for weights", lambda: NET.set_weights([w.tolist() for w in W()]), TypeError, "weights[0] is of type list"),
    ("NaN in weights", lambda: NET.set_weights(W((1, np.array([0, 0, nan, 0])))), ValueError, "weights[1][2] = nan"),
    # losses and activations by themselves
    ("(3,) minus (3, 1)", lambda: mse(np.ones(3), np.ones((3, 1))), ValueError, "y has shape (3,) and y_hat has (3, 1)"),
    ("(3, 1) minus (3,)", lambda: mse(np.ones((3, 1)), np.ones(3)), ValueError, "y[:, None]"),
    ("(n, 1) against (n, 3)", lambda: binary_crossentropy(BITS, Y), ValueError, "y has shape (6, 1)"),
    ("(3,) against (5, 3)", lambda: mse(np.ones(3), np.ones((5, 3))), ValueError, "y has shape (3,)"),
    ("nothing to average", lambda: mse(np.ones((0, 1)), np.ones((0, 1))), ValueError, "not empty"),
    ("labels against probabilities", lambda: categorical_crossentropy(LABELS, Y), ValueError, "y has shape (6,)"),
    ("accuracy of labels", lambda: accuracy(LABELS, Y), ValueError, "y has shape (6,)"),
    ("text into an activation", lambda: sigmoid(["a"]), TypeError, "not numbers"),
    ("None into an activation", lambda: relu(None), TypeError, "not numbers"),
    ("complex numbers into an activation", lambda: softmax([[1j]]), TypeError, "not numbers"),
    # gradient check
    ("central differences in float32", lambda: numerical_gradient(lambda: 0.0, X), TypeError, "float64 was expected"),
    ("central differences of a list", lambda: numerical_gradient(lambda: 0.0, [1.0]), TypeError, "float64 was expected"),
    ("a gradient check with labels", lambda: check_gradients(NET, X, LABELS, "categorical_crossentropy"), ValueError, "to_categorical"),
]  # fmt: skip


def used_adam() -> Adam:
    adam = Adam()
    adam.step(np.ones(2), np.ones(2))
    return adam


@pytest.mark.parametrize(("did", "call", "error", "words"), ROWS, ids=[row[0] for row in ROWS])
@pytest.mark.filterwarnings("error")
def test_a_student_is_told(
    did: str, call: Callable[[], Any], error: type[Exception], words: str
) -> None:
    networks = [NET, LINEAR, SIGMOID, MANY]
    before = [w for net in networks for w in net.get_weights()]
    with pytest.raises((ValueError, TypeError)) as caught:
        call()
    message = str(caught.value)
    assert type(caught.value) is error
    assert words in message
    assert message.endswith(".")
    assert len(message) < 320
    after = [w for net in networks for w in net.get_weights()]
    assert all((old == new).all() for old, new in zip(before, after, strict=True))


def test_there_are_many_of_them_and_no_two_alike() -> None:
    assert len({did for did, *_ in ROWS}) == len(ROWS) >= 80
