"""Exercise 7.5 · Beat the line."""

import re
from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.exercises.architecture import activations, weighted_layers
from utils.checks.exercises.builders import keras, layers
from utils.checks.exercises.model_exercise import ModelExercise, Rule
from utils.checks.feedback.calling import call
from utils.checks.lab07.concrete import EPOCHS, learning_rate, line_mse, mixes, trained

# Parts of the names of losses that are for classes, counts and directions.
OTHER_LOSSES = ("crossentropy", "hinge", "divergence", "poisson", "cosine")

# What to say behind the errors of a network that are too large.
NOT_ENOUGH = f", so it has not learned enough in {EPOCHS} epochs. "
STEPS_TOO_LARGE = NOT_ENOUGH + (
    "With a tenth of your learning rate it learns more: your steps are too large."
)
STEPS_TOO_SMALL = NOT_ENOUGH + "Your learning rate is too small for so few epochs."
OTHER_SCHEDULE = NOT_ENOUGH + "Try another learning rate, or more nodes."
OTHER_CHOICES = NOT_ENOUGH + (
    "Neither ten times your learning rate nor a tenth of it helps much. Look at your other "
    "choices: the optimizer, the number of nodes, the loss, an activation at the output."
)
BY_HEART = ": it knows those by heart. Try fewer nodes, dropout, or a smaller learning rate."


def build_network(
    inputs: int = 8, hidden: Any = "relu", depth: int = 2, units: int = 1, output: Any = None
) -> Any:
    """Build the lab's network; each argument can spoil it in one way."""
    inside = [layers.Dense(50, activation=hidden) for _ in range(depth)]
    stack = [keras.Input(shape=(inputs,)), *inside, layers.Dense(units, activation=output)]
    return keras.Sequential(stack)


def beat_the_line() -> Any:
    mine = build_network()
    mine.compile(keras.optimizers.Adam(0.03), "mean_squared_error")
    return mine


def _compiled(rate: Any = 0.01, loss: Any = "mean_squared_error", **spoilt: Any) -> Any:
    network = build_network(**spoilt)
    network.compile(keras.optimizers.Adam(rate), loss)
    return network


def _stays_bounded(model: Any) -> bool:
    """Tell whether training ends with less than twice the error of always answering 0."""
    return trained(model)[0] < 2 * np.mean(mixes()[2] ** 2)


def _loss(model: Any) -> Any:
    """Return the loss given to `compile`, which also takes lists and dicts with one in them."""
    return next(iter(keras.tree.flatten(model.loss)), None)


def _loss_name(model: Any) -> str:
    loss = keras.losses.get(_loss(model))
    return str(getattr(loss, "__name__", None) or loss.name).lower()


def _loss_by_hand(y: Any, y_hat: Any) -> Any:
    """Compute a loss of a student's own, with a mistake in it."""
    return y.to_numpy() - y_hat


def _why_not_trained(model: Any) -> str:
    """Report what Keras says of a model that it cannot train."""
    error = call(trained, (model,), None).error
    words = re.sub(r"\s+", " ", str(error).split("\n\n")[-1])[:200]
    return (
        f"Keras cannot train your network. It raised {type(error).__name__}: {words}. If your loss "
        "is a function of your own, look there."
    )


def _reaches(model: Any, strength: float = 40) -> bool:
    """Tell whether the answer exceeds `strength` if the sums of the output layer are huge."""
    output = weighted_layers(model)[-1]
    weights = output.get_weights()
    try:
        answers = []
        for size in (1e4, -1e4):
            output.set_weights([np.full_like(w, size) for w in weights])
            answers.append(np.max(model(mixes()[0], training=False)))
    finally:
        output.set_weights(weights)
    return max(answers) > strength


def _advice(model: Any) -> str:
    """Say what to change in a network that did not halve the error of the line; "" if it did.

    Training again with other learning rates tells whether the steps are too large or too small.
    """
    here, new = trained(model)
    if new < line_mse() / 2:
        return ""
    if here <= new / 2:
        return BY_HEART
    if (rate := learning_rate(model)) is None:
        return OTHER_SCHEDULE
    larger, smaller = (trained(model, factor)[0] for factor in (10, 0.1))
    if smaller < 0.9 * here:
        return STEPS_TOO_LARGE
    return STEPS_TOO_SMALL if larger < 0.9 * here or rate < 1e-4 else OTHER_CHOICES


def _gets_no(advice: str, by: Callable[[], Any], label: str) -> Rule:
    """Return the rule that a network does not need this advice."""

    def words(model: Any) -> str:
        train, new = trained(model)
        return (
            f"On new mixes your network has an MSE of {new:.0f}; linear regression has "
            f"{line_mse():.0f}, and half of that is asked for. On its own mixes it has "
            f"{train:.0f}{advice}"
        )

    return Rule(words, lambda model: _advice(model) != advice, by, label)


def _falling_rate() -> Any:
    """Return a learning rate that falls before anything was learned."""
    return keras.optimizers.schedules.ExponentialDecay(1e-5, 10, 0.9)


def _by_heart() -> Any:
    """Build a network that learns rows by heart: the bends of its nodes lie close together."""
    wild = layers.Dense(500, activation=lambda z: keras.ops.sin(30 * z))
    network = keras.Sequential([keras.Input((8,)), wild, layers.Dense(1)])
    network.compile(keras.optimizers.Adam(0.03), "mean_squared_error")
    return network


LINE_RULES = [
    Rule(
        lambda model: (
            f"Your model's input has the shape {model.input_shape}, where the first None stands "
            "for the number of rows. The concrete has eight predictors."
        ),
        lambda model: model.input_shape == (None, 8),
        lambda: _compiled(inputs=9),
        label="other-input",
    ),
    Rule(
        lambda model: (
            f"Your output layer has {model.output_shape[-1]} nodes. The strength is one number."
        ),
        lambda model: model.output_shape == (None, 1),
        lambda: _compiled(units=2),
        label="other-units",
    ),
    Rule(
        "Your model is built, but not compiled. Choose an optimizer and a loss with "
        "`network.compile(…)`, then return the network.",
        lambda model: model.compiled,
        build_network,
        label="not-compiled",
    ),
    Rule(
        "You gave `compile` no loss, so there is nothing that training could make smaller. Metrics "
        "are only looked at.",
        lambda model: _loss(model) is not None,
        lambda: _compiled(loss=None),
        label="no-loss",
    ),
    Rule(
        "Your loss stands without its brackets. With them behind its name, it is a loss; without, "
        "only the kind of it.",
        lambda model: not isinstance(_loss(model), type),
        lambda: _compiled(loss=keras.losses.MeanSquaredError),
        label="loss-class",
    ),
    Rule(
        lambda model: (
            f"Keras knows no loss that is called {_loss(model)!r}. Look at its spelling. What is "
            "only counted, such as the accuracy, is a metric and no loss."
        ),
        lambda model: callable(keras.losses.get(_loss(model))),
        lambda: _compiled(loss="mean_square_error"),
        label="unknown-loss",
    ),
    Rule(
        lambda model: (
            f"Your loss is {_loss_name(model)}, which is not for a number on a scale. There, take "
            "the mean squared error."
        ),
        lambda model: not any(word in _loss_name(model) for word in OTHER_LOSSES),
        lambda: _compiled(loss="binary_crossentropy"),
        label="other-loss",
    ),
    Rule(
        "Nothing in your network bends: there is no hidden layer with an activation, so it is "
        "linear regression itself and cannot beat it.",
        lambda model: any(name != "linear" for name in activations(model)[:-1]),
        lambda: _compiled(hidden=None),
        label="nothing-bends",
    ),
    Rule(
        "The answer of your network cannot reach 40 MPa, whatever comes in: an activation at its "
        "end, such as a sigmoid or a tanh, limits it. Leave it out.",
        _reaches,
        lambda: _compiled(output="sigmoid"),
        label="limited-output",
    ),
    Rule(
        _why_not_trained,
        lambda model: bool(trained(model)),
        lambda: _compiled(loss=_loss_by_hand),
        label="cannot-train",
    ),
    Rule(
        "While it was trained, the error of your network grew beyond all bounds. The steps are too "
        "large: take a smaller learning rate.",
        _stays_bounded,
        lambda: _compiled(rate=30.0),
        label="diverges",
    ),
    _gets_no(BY_HEART, _by_heart, "by-heart"),
    _gets_no(OTHER_SCHEDULE, lambda: _compiled(rate=_falling_rate()), "slow-schedule"),
    _gets_no(STEPS_TOO_LARGE, lambda: _compiled(rate=1.0), "steps-too-large"),
    _gets_no(STEPS_TOO_SMALL, lambda: _compiled(rate=0.0003), "steps-too-small"),
    _gets_no(OTHER_CHOICES, lambda: _compiled(output=lambda z: 0 * z + 41), "other-choices"),
]

EXERCISE = ModelExercise(
    name="beat_the_line",
    number="7.5",
    title="Beat the line",
    solution=beat_the_line,
    rules=LINE_RULES,
    hint="Start from `build_network` and the learning rate that the lab used with early "
    "stopping. Compile the model inside the function, and return the model, not what compile "
    "returns.",
    steps=(
        "Three lines are enough: build the network and keep it in a name, compile it, return it. "
        "An optimizer with a rate of its own is an object: `keras.optimizers.SGD(0.1)` is one.",
        'The rate of `"adam"`, 0.001, is too slow for 60 epochs, and 1 is far too fast. Where '
        "would you begin between the two?",
    ),
)
