"""Answers that use Keras are known, and make no model that is larger than the machine."""

from types import ModuleType

import pytest

from utils.checks.feedback.calling import call
from utils.checks.feedback.keras_use import uses_keras
from utils.checks.feedback.limits import OutOfMemory


class FromKeras:
    __module__ = "keras.src.layers"


NOTEBOOK = {
    "layers": ModuleType("keras.layers"),
    "Dense": FromKeras,
    "model": FromKeras(),
    "np": ModuleType("numpy"),
}
exec("def hidden(): return layers.Dense(3)\ndef mean(x): return np.mean(x)", NOTEBOOK)


@pytest.mark.parametrize(
    ("body", "uses"),
    [
        ("layers.Dense(3)", True),
        ("Dense(3)", True),
        ("model.predict(x)", True),
        ("__import__('os') or keras", True),
        ("[hidden() for _ in x]", True),
        ("np.mean(x)", False),
        ("mean(x)", False),
    ],
)
def test_what_an_answer_names_shows_whether_it_uses_keras(body, uses):
    answer = eval(f"lambda x: {body}", NOTEBOOK)
    assert uses_keras(answer, (3,)) is uses
    assert uses_keras(answer, (3, FromKeras()))


def test_two_functions_that_call_each_other():
    notebook = {}
    exec("def one(): return other()\ndef other(): return one()", notebook)
    assert not uses_keras(notebook["one"])


@pytest.mark.slow
def test_a_model_larger_than_the_machine_is_refused_before_it_is_made():
    import keras

    def model(*widths):
        rows = [keras.layers.Dense(width) for width in widths]
        return keras.Sequential([keras.Input((100_000,)), *rows])

    add_weight = keras.layers.Layer.add_weight
    error = call(model, (100_000,), 60).error
    assert isinstance(error, OutOfMemory)
    assert "a layer wants weights of shape (100000, 100000)" in str(error)
    error = call(model, [2000, 100_000, 2000], 60).error  # each of them is small enough
    assert isinstance(error, OutOfMemory)
    assert call(model, (10, 1), 60).value.count_params() == 1_000_021
    assert keras.layers.Layer.add_weight is add_weight
