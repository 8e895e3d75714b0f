"""A turn of the generator, which is one step of training, and what is recorded of it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from utils.checks.feedback.calling import call


@dataclass(frozen=True)
class Step:
    """A call of a method of one of the networks, with what goes in and the labels."""

    network: str
    method: str
    x: Any
    y: Any

    @property
    def trains(self) -> bool:
        return self.method in ("fit", "train_on_batch")


HEARD = ("fit", "train_on_batch", "evaluate", "test_on_batch", "predict", "predict_on_batch")


def _listen(network: Any, name: str, steps: list[Step]) -> None:
    """Record from now on how a network is called."""

    def heard(method: str, original: Callable) -> Callable:
        def call_it(*given: Any, **named: Any) -> Any:
            both = (*given, None, None)
            steps.append(Step(name, method, named.get("x", both[0]), named.get("y", both[1])))
            return original(*given, **named)

        return call_it

    for method in HEARD:
        setattr(network, method, heard(method, getattr(network, method)))


@dataclass(frozen=True)
class Turn:
    """A record of a turn: what came back, and how far the weights of each network moved."""

    value: Any
    error: BaseException | None
    printed: str
    generator_moved: np.ndarray
    discriminator_moved: np.ndarray
    frozen: tuple[bool, bool]  # generator and discriminator, at the end
    loss: float
    compiled_again: bool
    noise_changed: bool
    steps: list[Step]
    n_steps: int  # of the optimizer of `both`
    noise: np.ndarray
    fakes: np.ndarray  # and what the discriminator says of them, before the turn
    p: np.ndarray
    seed: int

    def moved_as(self, turn: Callable) -> bool:
        """Tell whether the generator moved as far as another turn moves it, from the same start."""
        other = play(turn, self.seed, None).generator_moved
        return bool(np.allclose(self.generator_moved, other, rtol=1e-3, atol=1e-6))

    @cached_property
    def step_is_right(self) -> bool:
        return self.moved_as(generators_turn)

    def trained(self, network: str) -> bool:
        return any(step.trains and step.network == network for step in self.steps)

    def gave(self, network: str, wanted: np.ndarray) -> bool:
        """Tell whether the last thing that this network was given is the one wanted."""
        given = [step.x for step in self.steps if step.network == network]
        return bool(given) and alike(given[-1], wanted)

    @property
    def labels(self) -> Any:
        """The labels in the last training of `both`; None if there are none."""
        given = [step.y for step in self.steps if step.network == "both" and step.trains]
        return given[-1] if given else None

    @property
    def labels_are_of_both_kinds(self) -> bool:
        labels = np.unique(_array(self.labels))
        return bool(len(labels) == 2 and (labels == [0, 1]).all())

    @property
    def loss_is_right(self) -> bool:
        try:
            number = float(np.asarray(self.value).item())
        except (TypeError, ValueError):
            return False
        return bool(np.isclose(number, self.loss, 1e-4))

    @property
    def returns_several(self) -> bool:
        return isinstance(self.value, list | tuple) or getattr(self.value, "ndim", 0) > 0

    def raised(self, kind: type, words: str) -> bool:
        return isinstance(self.error, kind) and words in str(self.error)

    def refused(self, expected: int, received: int) -> bool:
        """Tell whether Keras wanted rows of one length in a step, and got rows of another."""
        words = f"to have value {expected}, but received input with shape \\(\\d+, {received}\\)"
        return isinstance(self.error, ValueError) and bool(re.search(words, str(self.error)))


def _array(values: Any) -> np.ndarray:
    """Return the values as numbers; an empty array, if they are none."""
    try:
        return np.asarray(values, dtype=float)
    except (TypeError, ValueError):
        return np.zeros(0)


def alike(one: Any, other: np.ndarray) -> bool:
    ours = _array(one)
    return ours.shape == other.shape and bool(np.allclose(ours, other, 1e-3, 1e-4))


def generators_turn(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(noise, np.ones((len(noise), 1)))


def _build(seed: int) -> tuple[Any, Any, Any]:
    """Build a generator from 3 to 2 numbers, and compiled: a discriminator, and both in a row."""
    import keras
    from keras import layers

    rng = np.random.default_rng(seed)
    generator = keras.Sequential(
        [keras.Input((3,)), layers.Dense(4, activation="tanh"), layers.Dense(2)]
    )
    discriminator = keras.Sequential(
        [
            keras.Input((2,)),
            layers.Dense(4, activation="tanh"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    both = keras.Sequential([generator, discriminator])
    both.set_weights([rng.normal(0, 0.8, w.shape) for w in both.get_weights()])
    for model in (discriminator, both):
        # eagerly, since nothing is gained by preparing a training of one step
        model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", run_eagerly=True)
    return generator, discriminator, both


def _weights(model: Any) -> np.ndarray:
    return np.concatenate([w.ravel() for w in model.get_weights()])


def play(answer: Callable, seed: int, seconds: float | None) -> Turn:
    import keras

    generator, discriminator, both = _build(seed)
    # a few rows, or more than the 32 which `fit` takes at once
    n = 40 if seed % 2 else 5 + seed % 3
    noise = np.random.default_rng(seed + 1).normal(size=(n, 3)).astype(np.float32)
    ours, optimizer = noise.copy(), both.optimizer
    fakes, p = np.asarray(generator(noise)), np.asarray(both(noise))
    steps: list[Step] = []
    for name, network in {"generator": generator, "discriminator": discriminator}.items():
        _listen(network, name, steps)
    _listen(both, "both", steps)
    before = _weights(generator), _weights(discriminator)
    outcome = call(answer, (discriminator, both, ours), seconds)
    return Turn(
        value=outcome.value,
        error=outcome.error,
        printed=outcome.printed,
        generator_moved=_weights(generator) - before[0],
        discriminator_moved=_weights(discriminator) - before[1],
        frozen=(not generator.trainable, not discriminator.trainable),
        loss=float(keras.losses.BinaryCrossentropy()(np.ones_like(p), p)),
        compiled_again=both.optimizer is not optimizer,
        noise_changed=not np.array_equal(ours, noise),
        steps=steps,
        n_steps=int(optimizer.iterations),
        noise=noise,
        fakes=fakes,
        p=p,
        seed=seed,
    )
