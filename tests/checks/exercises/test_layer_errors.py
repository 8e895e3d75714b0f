"""What may be wrong in the brackets of a layer is told, each in its own words."""

import pytest

from utils.checks.exercises.build_errors import explain_build_error
from utils.checks.exercises.common_build_errors import COMMON
from utils.checks.exercises.layer_errors import LAYER_ERRORS, dense, of_keras, stack
from utils.checks.exercises.variants import variants_of

pytestmark = pytest.mark.slow


def told(build):
    """What is said of the error that something raises."""
    with pytest.raises(Exception) as caught:  # noqa: PT011
        build()
    return explain_build_error(caught.value, COMMON)


@pytest.mark.parametrize("known", LAYER_ERRORS, ids=lambda known: known.pattern)
def test_each_has_words_of_its_own(known):
    for example in variants_of(known.example):
        assert told(example) == known.message


@pytest.mark.parametrize(
    ("build", "words"),
    [
        (lambda: dense(3, activations="relu"), "`activation`, without an s"),
        (lambda: of_keras("layers", "MaxPooling2D")(3, activation="relu"), "has no activation"),
        (lambda: of_keras("layers", "LSTM")(activation="relu"), "how many nodes it has"),
        (lambda: dense(3, W_regularizer="l2"), "`W_regularizer` is of older Keras"),
        (lambda: stack().fit(1, nb_epoch=3), "`nb_epoch` is of older Keras"),
        (lambda: of_keras("optimizers", "Adam")(lr=0.1), "now it is `learning_rate`"),
        (lambda: of_keras("models", "Model")(input=1, output=2), "now it is `inputs`, with an s"),
        (lambda: of_keras("models", "Model")(inputs=1), "what comes in and what comes out"),
    ],
)
def test_words_are_of_what_is_wrong(build, words):
    assert words in told(build)


def test_of_an_unknown_error_nothing_is_said():
    assert explain_build_error(ValueError("Something else"), COMMON) is None
