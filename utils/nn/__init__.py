"""A small neural network in NumPy, written to be read.

In this order, each file uses those before it:

1. `activations`, `losses`: functions, each beside its derivative.
2. `layers`: inputs -> X @ W + b -> activation -> outputs, and the gradients on the way back.
3. `network`: layers in a row. 4. `optimizers`: from gradients to a step.
5. `training`: batches, epochs, history. 6. `gradient_check`: are the gradients right?

Beside them stand the checks of what is given (`array_checks`, `option_checks`), the bar that is
shown during long work (`progress_bar`), and generative adversarial networks (`adversarial`).
"""

from utils.nn.activations import (
    ACTIVATIONS,
    binary_step,
    leaky_relu,
    linear,
    relu,
    sigmoid,
    softmax,
    tanh,
)
from utils.nn.gradient_check import check_gradients, numerical_gradient
from utils.nn.layers import Dense
from utils.nn.losses import (
    LOSSES,
    accuracy,
    binary_crossentropy,
    categorical_crossentropy,
    mse,
)
from utils.nn.network import Network
from utils.nn.optimizers import SGD, Adam, Momentum, RMSprop
from utils.nn.training import fit

__all__ = [
    "ACTIVATIONS",
    "LOSSES",
    "SGD",
    "Adam",
    "Dense",
    "Momentum",
    "Network",
    "RMSprop",
    "accuracy",
    "binary_crossentropy",
    "binary_step",
    "categorical_crossentropy",
    "check_gradients",
    "fit",
    "leaky_relu",
    "linear",
    "mse",
    "numerical_gradient",
    "relu",
    "sigmoid",
    "softmax",
    "tanh",
]
