"""Names of Keras without their place, or without quotes, are told what is missing."""

import pytest

from utils.checks.exercises.build_errors import explain_build_error
from utils.checks.exercises.common_build_errors import COMMON


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("mean_squared_error", "names stand in quotes"),
        ("mse", "names stand in quotes"),
        ("adam", "names stand in quotes"),
        ("sparse_categorical_crossentropy", "names stand in quotes"),
        ("relu", "An activation is given by its name"),
        ("Adam", "Optimizers need `keras.optimizers.` in front"),
        ("Conv2D", "Keras's layers need `layers.` in front"),
        ("Sequential", "need `keras.` in front"),
    ],
)
def test_a_name_that_is_not_defined(name, words):
    assert words in explain_build_error(NameError(f"name '{name}' is not defined"), COMMON)


@pytest.mark.parametrize("name", ["mean_error_of_mine", "adamant", "Denses", "nodes"])
def test_other_names(name):
    assert explain_build_error(NameError(f"name '{name}' is not defined"), COMMON) is None
