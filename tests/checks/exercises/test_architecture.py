"""What a model is built of is the same, however it was written down."""

import pytest

from utils.checks.exercises.architecture import activation_chains, activations, layers_of, widths

pytestmark = pytest.mark.slow

# `keras` is imported when a test runs: it takes seconds, and every worker reads every file
WAYS = {
    "plain": lambda k: [
        k.layers.Dense(8, activation="relu"),
        k.layers.Dense(3, activation="softmax"),
    ],
    "layers of their own": lambda k: [
        k.layers.Dense(8),
        k.layers.ReLU(),
        k.layers.Dense(3),
        k.layers.Softmax(),
    ],
    "layers as activations": lambda k: [
        k.layers.Dense(8, activation=k.layers.ReLU()),
        k.layers.Dense(3, activation=k.layers.Softmax()),
    ],
    "a model in the model": lambda k: [
        k.Sequential([k.Input((4,)), k.layers.Dense(8, activation="relu")]),
        k.layers.Dense(3, activation=k.activations.softmax),
    ],
}


@pytest.mark.parametrize("way", WAYS)
def test_one_network_in_several_ways(way):
    import keras

    model = keras.Sequential([keras.Input((4,)), *WAYS[way](keras)])
    assert widths(model) == [8, 3]
    assert activations(model) == ["relu", "softmax"]
    assert activation_chains(model) == [["relu"], ["softmax"]]
    assert not any(hasattr(layer, "layers") for layer in layers_of(model))


def test_functions_between_the_layers_count_too():
    import keras

    pixels = keras.Input((4,))
    hidden = keras.activations.relu(keras.layers.Dense(8)(pixels))
    model = keras.Model(pixels, keras.ops.softmax(keras.layers.Dense(3)(hidden)))
    assert activation_chains(model) == [["relu"], ["softmax"]]
