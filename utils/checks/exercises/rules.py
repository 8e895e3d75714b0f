"""The rules by which a Keras model is judged, and those that hold for every model."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from utils.checks.exercises.architecture import plays_with_answers
from utils.checks.exercises.variants import AnyOf


@dataclass(frozen=True)
class Rule:
    """A rule that a model must keep, and a model that breaks it.

    Args:
        message: what to tell a student whose model breaks the rule; or a function of the model
            that says it, so that the message can name what the student's model has.
        holds: the rule itself, on architecture or on behavior with data. A rule that raises
            does not hold.
        label: names the mistake, also when its words change.
        broken_by: builds a wrong model that breaks this rule, and none of those before it.
    """

    message: str | Callable[[Any], str]
    holds: Callable[[Any], bool]
    broken_by: Callable[[], Any]
    label: str = ""

    def words(self, model: Any) -> str:
        return self.message if isinstance(self.message, str) else self.message(model)


def _model(*behind: Any, batch_size: int | None = None) -> Any:
    """Build a model of one layer, and what stands behind it."""
    import keras

    start = keras.Input((8,), batch_size=batch_size)
    return keras.Sequential([start, keras.layers.Dense(3), *behind])


def _of_a_class_of_its_own() -> Any:
    import keras

    class Own(keras.Model):
        def __init__(self) -> None:
            super().__init__()
            self.inner = _model()

        def call(self, x: Any) -> Any:
            return self.inner(x)

    model = Own()
    model(keras.ops.zeros((1, 8)))
    return model


def _two_outputs() -> Any:
    import keras

    model = _model()
    return keras.Model(model.inputs, model.outputs * 2)


def _with_behind(kind: str) -> Callable[[], Any]:
    def build() -> Any:
        from keras import layers

        return _model(getattr(layers, kind)(0.5))

    return build


ANY_MODEL = [
    Rule(
        "Your model is a class of its own, and the check cannot see the layers in it. Build it "
        "from layers, with keras.Sequential([…]) or keras.Model(inputs, outputs).",
        lambda model: hasattr(model, "inputs"),
        _of_a_class_of_its_own,
    ),
    Rule(
        "Your model has several inputs, or several outputs. Here it needs one of each: what goes "
        "into the first layer, and what comes out of the last one.",
        lambda model: len(model.inputs) == len(model.outputs) == 1,
        _two_outputs,
    ),
    Rule(
        "The number of samples is fixed in your model. Give keras.Input the shape of one sample, "
        "and nothing else: then any number of them may come.",
        lambda model: model.input_shape[0] is None,
        lambda: _model(batch_size=32),
    ),
    Rule(
        "Dropout or noise stands behind your last layer with weights: in training it would spoil "
        "the answers themselves. Its place is further inside.",
        lambda model: not plays_with_answers(model),
        lambda: AnyOf(_with_behind("Dropout"), _with_behind("GaussianNoise")),
    ),
]
