"""The exercises of Lab 13, generative adversarial networks."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from types import FunctionType
from typing import Any

import numpy as np

from utils.checks.architecture import activation_chains, activations, dense_layers, widths
from utils.checks.blanks import is_blank
from utils.checks.calling import call
from utils.checks.diagnosis import borrowing, refusal
from utils.checks.exercise import Exercise
from utils.checks.explanations import explain
from utils.checks.forms import OneOf
from utils.checks.formulas import FormulaExercise
from utils.checks.model_exercise import ModelExercise, Rule
from utils.checks.names import globals_read
from utils.checks.verdict import Status, Verdict

# --- 13.1 and 13.2


def discriminator_loss(p_real: np.ndarray, p_fake: np.ndarray) -> Any:
    return np.mean(np.concatenate([-np.log(p_real), -np.log(1 - p_fake)]))


def generator_loss(p_fake: np.ndarray) -> Any:
    return -np.mean(np.log(p_fake))


def _draw_answers(rng: np.random.Generator, size: int) -> tuple:
    # never as many fakes as real ones, so that a mean of two means is another number
    return _draw_p(rng, size + 1), _draw_p(rng, size + 3)


def _draw_fake_answers(rng: np.random.Generator, size: int) -> tuple:
    return (_draw_p(rng, size + 1),)


def _draw_p(rng: np.random.Generator, n: int) -> np.ndarray:
    return rng.permutation(np.concatenate([np.arange(5, 45), np.arange(56, 96)]))[:n] / 100


def _mean_of(real: Callable, fake: Callable) -> Callable:
    """The mean over all samples of a cost for each real one and one for each fake."""
    return lambda p_real, p_fake: np.mean(np.concatenate([real(p_real), fake(p_fake)]))


def _rounded(solution: Callable) -> OneOf:
    """The right number, rounded to 1, 2, 3 or 4 places."""

    def form(places: int) -> Callable:
        return lambda *arguments: np.round(solution(*arguments), places)

    return OneOf(*[form(places) for places in (2, 3, 1, 4)])


def _cut_to_real(p_real: np.ndarray, p_fake: np.ndarray) -> tuple[float, int, int]:
    """The sum of the costs, with as many fakes as real samples; n, and n + m."""
    costs = -np.log(p_real) - np.log(1 - p_fake[: len(p_real)])
    return float(np.sum(costs)), len(p_real), len(p_real) + len(p_fake)


def _minus_log(p: np.ndarray) -> np.ndarray:
    return -np.log(p)


def _minus_log_of_rest(p: np.ndarray) -> np.ndarray:
    return -np.log(1 - p)


# --- 13.3


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
    """Write down from now on how a network is called."""

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
    """What is seen of a turn: what came back, and how far the weights of each player moved."""

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
    n_steps: int  # of the optimiser of `both`
    noise: np.ndarray
    fakes: np.ndarray  # and what the discriminator says of them, before the turn
    p: np.ndarray
    seed: int

    def moved_as(self, turn: Callable) -> bool:
        """Whether the generator moved as far as another turn moves it, in the same game."""
        other = _play(turn, self.seed, None).generator_moved
        return bool(np.allclose(self.generator_moved, other, rtol=1e-3, atol=1e-6))

    @cached_property
    def step_is_right(self) -> bool:
        return self.moved_as(generators_turn)

    def trained(self, network: str) -> bool:
        return any(step.trains and step.network == network for step in self.steps)

    def gave(self, network: str, wanted: np.ndarray) -> bool:
        """Whether the last thing that this network was given is the one wanted."""
        given = [step.x for step in self.steps if step.network == network]
        return bool(given) and _alike(given[-1], wanted)

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

    def refused(self, expected: int, received: int) -> bool:
        """Whether Keras wanted rows of some length in a step, and got rows of another."""
        words = f"to have value {expected}, but received input with shape \\(\\d+, {received}\\)"
        return isinstance(self.error, ValueError) and bool(re.search(words, str(self.error)))


def _array(values: Any) -> np.ndarray:
    """The values as numbers; none, if they are none."""
    try:
        return np.asarray(values, dtype=float)
    except (TypeError, ValueError):
        return np.zeros(0)


def _alike(one: Any, other: np.ndarray) -> bool:
    ours = _array(one)
    return ours.shape == other.shape and bool(np.allclose(ours, other, 1e-3, 1e-4))


def generators_turn(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(noise, np.ones((len(noise), 1)))


@dataclass(frozen=True)
class TurnRule:
    """A message, what shows that it is due, and a wrong answer that earns it."""

    message: str
    broken: Callable[[Turn], bool]
    by: Callable


def _build(seed: int) -> tuple[Any, Any, Any]:
    """A generator from 3 to 2 numbers, a discriminator, and both in a row, compiled."""
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


def _play(answer: Callable, seed: int, seconds: float | None) -> Turn:
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


def _label(label: float) -> Callable:
    def turn(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
        discriminator.trainable = False
        return both.train_on_batch(noise, np.full((len(noise), 1), label))

    return turn


def _half_real(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    labels = np.concatenate([np.ones((len(noise), 1)), np.zeros((len(noise), 1))])
    return both.train_on_batch(np.concatenate([noise, noise]), labels)


def _some_real(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(noise, (np.arange(len(noise)) % 2.0)[:, None])


def _frozen_detective_trained(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return _detective_trained(discriminator, both, noise)


def _frozen_after(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    loss = generators_turn(discriminator, both, noise)
    both.trainable = False
    return loss


def _fakes_to_both(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    fakes = both.layers[0].predict_on_batch(noise)
    return both.train_on_batch(fakes, np.ones((len(noise), 1)))


def _answers_to_both(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(both.predict_on_batch(noise), np.ones((len(noise), 1)))


def _labels_as_list(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(noise, [1] * len(noise))


def _labels_as_rows(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(noise, [[1.0]] * len(noise))


def _no_brackets(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    shape: Any = (len(noise), 1)
    return both.train_on_batch(noise, np.ones(*shape))


def _as_text(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    return f"{generators_turn(discriminator, both, noise)}"


def _in_batches(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.fit(noise, np.ones((len(noise), 1)), verbose=0).history["loss"][0]


def _answers_as_labels(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(noise, both.predict_on_batch(noise))


def _with_the_labs_generator(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    fakes = generator.predict_on_batch(noise)  # type: ignore[name-defined]  # noqa: F821
    return both.train_on_batch(fakes, np.ones((len(noise), 1)))


def _twice(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    generators_turn(discriminator, both, noise)
    return generators_turn(discriminator, both, noise)


def _unfrozen(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    return both.train_on_batch(noise, np.ones((len(noise), 1)))


def _frozen_too_late(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    loss = _unfrozen(discriminator, both, noise)
    discriminator.trainable = False
    return loss


def _only_asked(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.evaluate(noise, np.ones((len(noise), 1)), verbose=0)


def _all_frozen(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    both.trainable = False
    return both.evaluate(noise, np.ones((len(noise), 1)), verbose=0)


def _detective_trained(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    fakes = np.asarray(both.layers[0](noise))
    return discriminator.train_on_batch(fakes, np.ones((len(noise), 1)))


def _forger_frozen(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    both.layers[0].trainable = False
    return _unfrozen(discriminator, both, noise)


def _nothing_returned(discriminator: Any, both: Any, noise: np.ndarray) -> None:
    generators_turn(discriminator, both, noise)


def _with_fit(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.fit(noise, np.ones((len(noise), 1)), batch_size=len(noise), verbose=0)


def _measured_after(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    generators_turn(discriminator, both, noise)
    return both.test_on_batch(noise, np.ones((len(noise), 1)))


def _other_noise(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    return generators_turn(discriminator, both, noise[::-1] * 0.5)


def _compiled_again(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    both.compile("adam", "binary_crossentropy", run_eagerly=True)
    return both.train_on_batch(noise, np.ones((len(noise), 1)))


def _noise_to_detective(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    return discriminator.train_on_batch(noise, np.ones((len(noise), 1)))


def _answers_to_detective(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    answers = both.predict_on_batch(noise)
    return discriminator.train_on_batch(answers, np.ones((len(noise), 1)))


def _swapped(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(np.ones((len(noise), 1)), noise)


def _too_many_labels(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(noise, np.ones((2 * len(noise), 1)))


def _no_labels(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(noise)


def _generator_alone(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    return both.layers[0].train_on_batch(noise, np.ones((len(noise), 1)))


def _as_dict(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(noise, np.ones((len(noise), 1)), return_dict=True)


def _row_by_row(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    for row in noise:
        loss = both.train_on_batch(row[None], np.ones((1, 1)))
    return loss


def _did_not_move(weights: np.ndarray) -> bool:
    return float(np.abs(weights).max()) == 0


# what is said after an error
ERRORS = [
    TurnRule(
        "You gave the noise to the discriminator, which takes samples. `both` takes noise, and "
        "hands the fakes on.",
        lambda t: t.refused(expected=2, received=3),
        _noise_to_detective,
    ),
    TurnRule(
        "You gave the discriminator its own answers, where it takes samples. `both` takes the "
        "noise, and does all the rest.",
        lambda t: t.refused(expected=2, received=1),
        _answers_to_detective,
    ),
    TurnRule(
        "You swapped noise and labels: what goes in comes first, then the labels.",
        lambda t: (
            t.refused(expected=3, received=1)
            and not t.gave("both", t.p)
            and _alike(t.labels, t.noise)
        ),
        _swapped,
    ),
    TurnRule(
        "You gave `both` its own answers. It takes the noise, and does all the rest.",
        lambda t: t.refused(expected=3, received=1) and t.gave("both", t.p),
        _answers_to_both,
    ),
    TurnRule(
        "You gave fakes to `both`, which makes them itself. Give it the noise.",
        lambda t: t.refused(expected=3, received=2) and t.gave("both", t.fakes),
        _fakes_to_both,
    ),
    TurnRule(
        "Your labels are a list. Keras takes an array here, as in the discriminator's turn: of the "
        "shape (n, 1), with n = len(noise).",
        lambda t: isinstance(t.labels, list | tuple) and t.error is not None,
        OneOf(_labels_as_list, _labels_as_rows),
    ),
    TurnRule(
        "The shape of the labels goes in brackets of its own, (n, 1). As you wrote it, NumPy takes "
        "the second number for a type.",
        lambda t: (
            isinstance(t.error, TypeError) and "Cannot interpret '1' as a data" in str(t.error)
        ),
        _no_brackets,
    ),
    TurnRule(
        "The labels do not fit the answers. `both` gives one answer for each row of `noise`, so "
        "there is one label for each: the shape (n, 1), with n = len(noise).",
        lambda t: isinstance(t.error, ValueError) and "`target` and `output`" in str(t.error),
        _too_many_labels,
    ),
    TurnRule(
        "You gave no labels. `train_on_batch` takes what goes in, and what should come out: a "
        "label for each row of noise.",
        lambda t: isinstance(t.error, ValueError) and "value (None)" in str(t.error),
        _no_labels,
    ),
    TurnRule(
        "You trained a network that is not compiled. The generator is not trained alone: how good "
        "its fakes are, only the discriminator can tell, so train `both`.",
        lambda t: isinstance(t.error, ValueError) and "call `compile()`" in str(t.error),
        _generator_alone,
    ),
]

TURN_RULES = [
    *ERRORS,
    TurnRule(
        "All of `both` is frozen, so no weight moved. Freeze the discriminator only.",
        lambda t: _did_not_move(t.generator_moved) and all(t.frozen),
        _all_frozen,
    ),
    TurnRule(
        "You froze the generator. In this turn it learns, and the discriminator is frozen.",
        lambda t: t.frozen[0] and _did_not_move(t.generator_moved),
        _forger_frozen,
    ),
    TurnRule(
        "You trained the discriminator alone, which is frozen, so nothing moved. Train `both`: "
        "that is how the slopes reach the generator.",
        lambda t: (
            _did_not_move(t.generator_moved)
            and _did_not_move(t.discriminator_moved)
            and t.trained("discriminator")
            and not t.trained("both")
        ),
        _frozen_detective_trained,
    ),
    TurnRule(
        "You gave `both` its own answers as labels, so there was nothing to learn. The label is "
        "what the generator wants its fakes to be called.",
        lambda t: t.trained("both") and _alike(t.labels, t.p),
        _answers_as_labels,
    ),
    TurnRule(
        "No weight moved. predict, test_on_batch and evaluate only look; a step is taken by "
        "`train_on_batch`.",
        lambda t: _did_not_move(t.generator_moved) and _did_not_move(t.discriminator_moved),
        _only_asked,
    ),
    TurnRule(
        "Only the discriminator's weights moved. In this turn the generator learns: train `both`, "
        "with the discriminator frozen.",
        lambda t: _did_not_move(t.generator_moved),
        _detective_trained,
    ),
    TurnRule(
        "The discriminator's weights moved, too: it is frozen now, but was not yet when the step "
        "was taken. Freeze it first.",
        lambda t: not _did_not_move(t.discriminator_moved) and t.frozen[1],
        _frozen_too_late,
    ),
    TurnRule(
        "The discriminator's weights moved, too, so it learned to call fakes real. Freeze it "
        "before the step: set its `trainable`.",
        lambda t: not _did_not_move(t.discriminator_moved),
        _unfrozen,
    ),
    TurnRule(
        "You compiled `both` again, which throws its optimiser away in every turn. It is compiled "
        "already.",
        lambda t: t.compiled_again,
        _compiled_again,
    ),
    TurnRule(
        "`fit` cuts the rows into batches, so with 40 rows of noise it took more than one step. A "
        "turn is one: that is what `train_on_batch` is for.",
        lambda t: (
            any(step.network == "both" and step.method == "fit" for step in t.steps)
            and t.n_steps > 1
            and len(t.noise) == 40
        ),
        _in_batches,
    ),
    TurnRule(
        "Some of your labels are 0. In this turn every fake gets the label 1: the generator wants "
        "them all to be called real.",
        lambda t: not t.step_is_right and t.labels_are_of_both_kinds,
        OneOf(_half_real, _some_real),
    ),
    TurnRule(
        "You gave the fakes the label 0, so the generator learned to be found out. It wants its "
        "fakes to be called real.",
        lambda t: not t.step_is_right and t.moved_as(_label(0.0)),
        _label(0.0),
    ),
    TurnRule(
        "You gave the fakes the label ½, so the generator learned to leave the discriminator in "
        "doubt. Real samples have the label 1, and it wants to be taken for one.",
        lambda t: not t.step_is_right and t.moved_as(_label(0.5)),
        _label(0.5),
    ),
    TurnRule(
        "You gave the fakes the label 0.9. Some recipes do that for real samples; here it is 1.",
        lambda t: not t.step_is_right and t.moved_as(_label(0.9)),
        _label(0.9),
    ),
    TurnRule(
        "You took two steps. A turn is one.",
        lambda t: not t.step_is_right and t.moved_as(_twice),
        _twice,
    ),
    TurnRule(
        "You took a step for each row of noise. A turn is one step, with the whole batch.",
        lambda t: not t.step_is_right and t.moved_as(_row_by_row),
        _row_by_row,
    ),
    TurnRule(
        "Only the generator's weights moved, as they should, but not as one step on this `noise` "
        "with label 1 for each fake moves them. Pass `noise` as it is, and a label 1 for each row.",
        lambda t: not t.step_is_right,
        _other_noise,
    ),
    TurnRule(
        "The step is right, but after it you froze the generator, too. Freeze the discriminator "
        "only.",
        lambda t: t.frozen[0],
        _frozen_after,
    ),
    TurnRule(
        "The step is right, but you return a text. Return the number that `train_on_batch` gives.",
        lambda t: isinstance(t.value, str),
        _as_text,
    ),
    TurnRule(
        "The step is right, but your function returns nothing. Return the loss, which "
        "`train_on_batch` gives.",
        lambda t: t.value is None,
        _nothing_returned,
    ),
    TurnRule(
        "The step is right, but you return a History, which is what `fit` gives. `train_on_batch` "
        "gives the loss itself.",
        lambda t: hasattr(t.value, "history"),
        _with_fit,
    ),
    TurnRule(
        "The step is right, but you return a dict. Without `return_dict`, `train_on_batch` gives "
        "the loss itself.",
        lambda t: isinstance(t.value, dict),
        _as_dict,
    ),
    TurnRule(
        "The step is right, but what you return is not its loss. Return what `train_on_batch` "
        "gives: the loss on this noise, as it was before the step.",
        lambda t: not t.loss_is_right,
        _measured_after,
    ),
]


def _networks_of_the_notebook(answer: Callable) -> list[str]:
    """The networks made by an earlier cell that a function uses in place of its arguments."""
    code, around = getattr(answer, "__code__", None), getattr(answer, "__globals__", {})
    names = globals_read(code) if code else []
    return [name for name in names if hasattr(around.get(name), "predict_on_batch")]


def _lent(names: list[str]) -> str:
    networks = " and ".join(f"`{name}`" for name in names)
    return (
        f"Your function uses {networks}, which an earlier cell made. Use the arguments only: "
        "`both` holds a generator and `discriminator`."
    )


@dataclass(frozen=True)
class TurnExercise:
    """A function that trains one of two players, judged by whose weights move, and how far."""

    name: str
    number: str
    title: str
    solution: Callable
    rules: list[TurnRule]
    hint: str
    seconds: float = 60.0

    @property
    def heading(self) -> str:
        return f"Exercise {self.number} · {self.title}"

    def wrong_answers(self) -> dict[str, Any]:
        """Each message a student may get, with an answer that must get it."""
        import keras

        # as in a notebook, where an earlier cell has made a generator
        code, made = _with_the_labs_generator.__code__, keras.Sequential([keras.Input((4,))])
        borrower = FunctionType(code, {"np": np, "generator": made})
        return {rule.message: rule.by for rule in self.rules} | {_lent(["generator"]): borrower}

    def judge(self, answer: Any, rng: np.random.Generator | None = None) -> Verdict:
        """Let the answer take its turn in two small games, drawn afresh."""
        if is_blank(answer):
            reason = "Put your answer in place of the `...`, run that cell, then run this again."
            return Verdict(Status.BLANK, self.heading, [reason])
        if words := refusal(self.name, answer, ["discriminator", "both", "noise"]):
            return self._wrong([words])
        # an even number for a game with a few rows of noise, then an odd one for many
        for seed in (rng or np.random.default_rng()).integers(0, 5_000, 2) * 2 + [0, 1]:
            turn = _play(answer, int(seed), self.seconds)
            if is_blank(turn.value):
                return self.judge(...)
            nothing_came = turn.error is not None or _did_not_move(turn.generator_moved)
            if nothing_came and (lent := _networks_of_the_notebook(answer)):
                return self._wrong([_lent(lent)])
            # after an error, only the rules that know it have something to say
            for rule in self.rules:
                if rule.broken(turn) and (turn.error is None or rule in ERRORS):
                    return self._wrong([rule.message, *borrowing(answer)])
            if turn.error:
                # Keras prints in bold, which a text cannot show
                words = re.sub(r"\x1b?\[\d+m", "", explain(turn.error, answer))
                return self._wrong([words, *borrowing(answer)])
            if turn.noise_changed:
                return self._wrong(["Your function changes `noise`. Work on a copy."])
        return Verdict(Status.PASS, self.heading)

    def _wrong(self, reasons: list[str]) -> Verdict:
        hint_call = f'check.hint("{self.name}")'
        return Verdict(Status.WRONG, self.heading, reasons, hint_call=hint_call)


# --- 13.4


def count_modes(points: np.ndarray, centres: np.ndarray, radius: float, at_least: int) -> Any:
    return int(np.sum(_near(points, centres, radius) >= at_least))


def _near(points: np.ndarray, centres: np.ndarray, radius: float) -> np.ndarray:
    return np.sum(_distances(points, centres) < radius, axis=0)


def _distances(points: np.ndarray, centres: np.ndarray) -> np.ndarray:
    return np.linalg.norm(points[:, None] - centres, axis=2)


def _draw_clouds(rng: np.random.Generator, size: int) -> tuple:
    """Centres with as many points near them as are needed for every mistake to show.

    Some have exactly `at_least` points near them, some more, one fewer, or none. Others have
    too few, and more in the corners of the square around the circle, farther off, between the
    radius and its square or its root, or at the radius exactly. The circles of two centres
    overlap, and all their points lie in both. Either the first point is needed or the last one, and
    either the first centre is found or the last one: the size says which.
    """
    radius = float(
        rng.choice([0.5, 0.75, 1.25, 1.5, 1.75])
    )  # exact, also after adding and squaring
    at_least = int(rng.integers(2, 5))
    # on a grid, so that some share their first or second number; the first at (0, 0), so that
    # subtracting it once too often does nothing
    places = np.array([12, *rng.permutation(np.delete(np.arange(25), 12))])
    centres = 8.0 * np.stack([places // 5, places % 5], axis=1) - 16
    kinds = ["corner", "ring", "far", "diagonal", "edge", "twin", "just", "fewer", "aside"]
    kinds += ["just"] * (size % 2) + ["more"] * (size % 3) + ["many" if size == 4 else "none"]
    first_is_found = size in (2, 3)
    found, missed = kinds.pop(kinds.index("just")), kinds.pop(kinds.index("fewer"))
    kinds = [kinds[i] for i in rng.permutation(len(kinds))]
    kinds = ["many", *kinds]
    kinds = [found, *kinds, missed] if first_is_found else [missed, *kinds, found]
    # two share neither their first nor their second number with any other, and one of the two
    # lies on this or that side of all others; a third shares its second number only
    alone = len(kinds) - 1 if first_is_found else 0
    centres[alone] = 27.0 if size % 2 else -27.0
    if "none" in kinds:
        centres[kinds.index("none")] = 32.0, -32.0
    centres[kinds.index("aside")] = 44.0, centres[1][1]
    points = []
    for centre, what in zip(centres, kinds, strict=False):
        n = {"many": 6, "more": at_least + 1, "just": at_least, "none": 0}.get(what, at_least - 1)
        n = 0 if what == "twin" else n
        points += [centre + step for step in _steps(rng, n, 0.0, 0.65 * radius)]
        if what == "diagonal":  # within the circle, and outside a square that stands on its corner
            points.append(centre + 0.6 * radius * rng.choice([-1, 1], 2))
        if what == "corner":
            signs = rng.choice([-1, 1], (3, 2))
            points += [centre + 0.85 * radius * sign for sign in signs]
        if what == "far":
            points += [centre + step for step in _steps(rng, 3, 1.6 * radius, 1.75 * radius)]
        if what == "ring":
            low, high = sorted((radius, radius**0.5 if radius < 1 else radius**2))
            points += [centre + step for step in _steps(rng, 3, 1.05 * low, 0.95 * high)]
        if what == "edge":
            points.append(centre + radius * rng.permutation([0, rng.choice([-1, 1])]))
        if what == "twin":
            way = np.round(1.2 * radius * _steps(rng, 1, 1.0, 1.0)[0], 2)
            twin = centre + way
            points += [centre + way / 2 + step for step in _steps(rng, at_least, 0, 0.3 * radius)]
    places_of_two = kinds.index("twin") + 1
    centres = np.insert(centres[: len(kinds)], places_of_two, twin, axis=0)
    cloud = np.round(np.array(points)[rng.permutation(len(points))], 2)
    # the point that is needed, and one that is not
    near = np.linalg.norm(cloud[:, None] - centres, axis=2) < radius
    needed = near[:, 0 if first_is_found else -1].nonzero()[0][0]
    rich = near[:, near.sum(axis=0) > at_least].any(axis=1).nonzero()[0][0]
    others = [i for i in range(len(cloud)) if i not in (needed, rich)]
    order = [needed, *others, rich] if size % 2 else [rich, *others, needed]
    return cloud[order], centres, radius, at_least


def _steps(rng: np.random.Generator, n: int, low: float, high: float) -> np.ndarray:
    angles, lengths = rng.uniform(0, 2 * np.pi, n), rng.uniform(low, high, n)
    return lengths[:, None] * np.stack([np.cos(angles), np.sin(angles)], axis=1)


def _counted(near: Callable) -> Callable:
    """How many centres have enough points, where `near` says which points (n, m) count."""
    return lambda points, centres, radius, at_least: int(
        np.sum(near(points[:, None] - centres, radius).sum(axis=0) >= at_least)
    )


def _with_first(choose: Callable) -> Callable:
    """Counts the modes after `choose(points, centres)` has left some of them out."""

    def count(points: Any, centres: Any, radius: float, at_least: int) -> Any:
        points, centres = choose(points, centres)
        return count_modes(points, centres, radius, at_least)

    return count


def _from_all_counts(modes: Callable) -> Callable:
    """What `modes(counts, at_least)` makes of the number of points near each centre."""
    return lambda points, centres, radius, at_least: int(
        modes(_near(points, centres, radius), at_least)
    )


def _asked_after_each_point(points: Any, centres: Any, radius: float, at_least: int) -> int:
    """The question whether there are enough, asked after every point, near or not."""
    so_far = np.cumsum(_distances(points, centres) < radius, axis=0)
    return int(np.sum(so_far >= at_least))


def _shifts_the_points(points: Any, centres: Any, radius: float, at_least: int) -> int:
    """The points move on with each centre that is subtracted from them."""
    shifted = np.cumsum(centres, axis=0)
    return count_modes(points, shifted, radius, at_least)


def _nearest_of_near(points: Any, centres: Any, radius: float, at_least: int) -> int:
    away = _distances(points, centres)
    nearest = away.argmin(axis=1)[away.min(axis=1) < radius]
    return int(np.sum(np.bincount(nearest, minlength=len(centres)) >= at_least))


def _root_of_sum(away: np.ndarray, radius: float) -> np.ndarray:
    with np.errstate(invalid="ignore"):  # the root of a negative number
        return np.sqrt(away.sum(axis=2)) < radius


class WholeNumberExercise(Exercise):
    """Asks for a whole number, and takes no float for it."""

    def _is_right(self, got: Any, expected: Any) -> bool:
        is_float = isinstance(got.value, float | np.floating)
        return super()._is_right(got, expected) and not is_float


def _stops_at_the_first(points: Any, centres: Any, radius: float, at_least: int) -> int:
    return int(np.sum(_near(points, centres[:1], radius) >= at_least))


# --- 13.5


def stamp_generator(
    inputs: Any = (10,),
    hidden: str | None = "relu",
    depth: int = 2,
    outputs: int = 144,
    activation: str | None = "sigmoid",
    shape: tuple | None = (12, 12),
    width: int = 64,
) -> Any:
    """A generator of stamps; each argument can spoil it in one way."""
    import keras
    from keras import layers

    stack = [layers.Dense(width, activation=hidden) for _ in range(depth)]
    stack.append(layers.Dense(outputs, activation=activation))
    folded = [layers.Reshape(shape)] if shape else []
    return keras.Sequential([keras.Input(shape=inputs), *stack, *folded])


def _discriminator_instead() -> Any:
    import keras
    from keras import layers

    return keras.Sequential(
        [
            keras.Input(shape=(12, 12)),
            layers.Flatten(),
            layers.Dense(64, activation="relu"),
            layers.Dense(1, activation="sigmoid"),
        ]
    )


@dataclass(frozen=True)
class _Flat:
    """The layers of a model in a row, those of models inside it, too."""

    layers: list[Any]


def _flat(model: Any) -> _Flat:
    rows = [_flat(layer).layers if hasattr(layer, "layers") else [layer] for layer in model.layers]
    return _Flat([layer for row in rows for layer in row])


def _hidden(model: Any) -> list[str]:
    return activations(_flat(model))[:-1]


def _ends_with(name: str) -> Callable[[Any], bool]:
    return lambda model: activations(_flat(model))[-1] == name


def _last_chain(model: Any) -> list[str]:
    """What the pixels pass through, one activation after the other."""
    return activation_chains(_flat(model))[-1]


def _pass_through_one(model: Any) -> bool:
    """Whether at most one activation makes the pixels; a ReLU behind a sigmoid does nothing."""
    first, *others = _last_chain(model) or ["linear"]
    return not others or (first == "sigmoid" and set(others) == {"relu"})


def _two_activations(model: Any) -> str:
    chain = _last_chain(model)
    words = f"Your pixels pass through {len(chain)} activations, {' and then '.join(chain)}."
    if chain[-1] == "sigmoid" and chain[-2] in ("sigmoid", "relu", "softmax", "softplus"):
        words += f" No {chain[-2]} gives less than 0, so no pixel comes below ½."
    return f"{words} Take one sigmoid."


def _rows_share(model: Any) -> bool:
    """Whether the 12 pixels of each row add up to 1."""
    noise = np.random.default_rng(3).normal(size=(20, 10)).astype(np.float32)
    return bool(np.allclose(np.asarray(model(noise, training=False)).sum(axis=2), 1, atol=1e-3))


def _closed_by(*names: str, inside: str | None = None) -> Any:
    """A generator with activations behind the Reshape layer."""
    import keras
    from keras import layers

    behind = [layers.Activation(name) for name in names]
    return keras.Sequential([stamp_generator(activation=inside), *behind])


def _keeps_its_pixels(model: Any) -> bool:
    """Whether no dropout stands behind the layer that makes the pixels."""
    names = [type(layer).__name__ for layer in _flat(model).layers]
    behind = names[len(names) - names[::-1].index("Dense") :]
    return not any("Dropout" in name for name in behind)


def _with_dropout_behind() -> Any:
    import keras
    from keras import layers

    return keras.Sequential([stamp_generator(), layers.Dropout(0.3)])


def _dense_behind() -> Any:
    import keras
    from keras import layers

    return keras.Sequential([stamp_generator(depth=1), layers.Dense(12, activation="sigmoid")])


def _stays_within(model: Any) -> bool:
    """Whether the pixels stay between 0 and 1, for loud noise, too."""
    noise = 30 * np.random.default_rng(3).normal(size=(200, 10))
    pixels = np.asarray(model(noise.astype(np.float32)))
    return bool(pixels.min() >= 0 and pixels.max() <= 1)


def _listens(model: Any) -> bool:
    """Whether other noise makes another picture."""
    noise = np.random.default_rng(3).normal(size=(20, 10)).astype(np.float32)
    pictures = np.asarray(model(noise, training=False)).reshape(20, -1)
    return bool(pictures.std(axis=0).max() > 1e-4)


STAMP_RULES = [
    Rule(
        "Your model takes a picture and answers with one number: that is a discriminator. The "
        "generator goes the other way, from 10 numbers of noise to a picture.",
        lambda model: (
            not (
                model.output_shape[-1] == 1 and np.prod([n or 1 for n in model.input_shape]) == 144
            )
        ),
        _discriminator_instead,
    ),
    Rule(
        lambda model: (
            f"Your model's input has the shape {model.input_shape}, where the first None stands "
            "for the number of samples. Each sample begins as 10 numbers of noise."
        ),
        lambda model: model.input_shape == (None, 10),
        lambda: stamp_generator(inputs=(12, 12), shape=None),
    ),
    Rule(
        "Your model gives 144 numbers in a row. Fold them into a square with a Reshape layer.",
        lambda model: model.output_shape != (None, 144),
        lambda: stamp_generator(shape=None),
    ),
    Rule(
        lambda model: (
            f"Your model gives the shape {model.output_shape}, where the first None stands for the "
            "number of samples. Each sample is a picture of 12 × 12."
        ),
        lambda model: model.output_shape == (None, 12, 12),
        lambda: stamp_generator(outputs=288, shape=(12, 12, 2)),
    ),
    Rule(
        "There is no Dense layer in your model.",
        lambda model: len(dense_layers(_flat(model))) > 0,
        lambda: _without_layers(),
    ),
    Rule(
        lambda model: (
            f"Your last Dense layer has {widths(_flat(model))[-1]} nodes. It makes the pixels, all "
            "144 of them; the Reshape layer comes behind it."
        ),
        lambda model: widths(_flat(model))[-1] == 144,
        _dense_behind,
    ),
    Rule(
        lambda model: (
            f"Your model has {len(dense_layers(_flat(model)))} Dense layers. The exercise asks for "
            "two or more hidden ones, and one more that makes the 144 pixels."
        ),
        lambda model: len(dense_layers(_flat(model))) >= 3,
        lambda: stamp_generator(depth=1),
    ),
    Rule(
        "A hidden layer of yours has no activation. Without one it adds nothing that the next "
        "layer could not do alone: give it relu.",
        lambda model: "linear" not in _hidden(model),
        lambda: stamp_generator(hidden=None),
    ),
    Rule(
        lambda model: (
            f"The activations of your hidden layers are {', '.join(_hidden(model))}. The exercise "
            "asks for relu."
        ),
        lambda model: set(_hidden(model)) == {"relu"},
        lambda: stamp_generator(hidden="sigmoid"),
    ),
    *(
        Rule(_two_activations, _pass_through_one, partial(_closed_by, "sigmoid", inside=name))
        for name in ("sigmoid", "relu", "tanh")
    ),
    Rule(
        "Your pixels pass through a softmax behind the Reshape layer: the 12 pixels of each row "
        "share 1. Each pixel is a number from 0 to 1 of its own.",
        lambda model: not (_ends_with("softmax")(model) and _rows_share(model)),
        lambda: _closed_by("softmax"),
    ),
    Rule(
        "Your pixels come out of a softmax: all 144 share 1, so every picture is nearly "
        "white. Each pixel is a number from 0 to 1 of its own.",
        lambda model: not _ends_with("softmax")(model),
        lambda: stamp_generator(activation="softmax"),
    ),
    Rule(
        "Your pixels come out of a tanh, from -1 to 1. Asked for are grey values from 0 to 1: take "
        "a sigmoid.",
        lambda model: not _ends_with("tanh")(model),
        lambda: stamp_generator(activation="tanh"),
    ),
    Rule(
        "Your pixels come out of a ReLU, so nothing keeps them below 1. Asked for are grey values "
        "from 0 to 1: take a sigmoid.",
        lambda model: not _ends_with("relu")(model),
        lambda: stamp_generator(activation="relu"),
    ),
    Rule(
        "Your last Dense layer has no activation, so a pixel can be any number. Asked for are grey "
        "values from 0 to 1: take a sigmoid.",
        lambda model: not _ends_with("linear")(model),
        lambda: stamp_generator(activation=None),
    ),
    Rule(
        "Some pixels of yours are below 0 or above 1. Let a sigmoid make them.",
        _stays_within,
        lambda: stamp_generator(activation="softplus"),
    ),
    Rule(
        "Your Dropout stands behind the pixels and wipes some of them out. Take it away.",
        _keeps_its_pixels,
        _with_dropout_behind,
    ),
    Rule(
        "Your model makes the same picture, whatever the noise is.",
        _listens,
        lambda: _deaf(),
    ),
    Rule(
        lambda model: (
            f"Your hidden layers have {widths(_flat(model))[:-1]} nodes. Through fewer than 8 "
            "hardly anything of the noise gets on to the picture; take some dozens."
        ),
        lambda model: min(widths(_flat(model))[:-1]) >= 8,
        lambda: stamp_generator(width=4),
    ),
]


def _without_layers() -> Any:
    import keras
    from keras import layers

    return keras.Sequential(
        [
            keras.Input(shape=(10,)),
            layers.Reshape((10, 1)),
            layers.ZeroPadding1D(1),
            layers.Reshape((1, 12)),
            layers.UpSampling1D(12),
        ]
    )


NO_BRACKETS = (
    "keras.Input takes the shape as one thing, in brackets of its own, and a comma makes one "
    "number a shape: keras.Input(shape=(...,))."
)
TWO_NUMBERS = "Reshape takes the shape as one thing: put the two numbers in brackets of their own."
DOES_NOT_FOLD = (
    "A Reshape of yours does not get as many numbers as its shape holds. To be folded into "
    "12 × 12, the layer before it has to give 144."
)


@dataclass(frozen=True)
class FoldedExercise(ModelExercise):
    """A model that ends with Reshape, some mistakes in which Keras refuses while it is built."""

    def wrong_answers(self) -> dict[str, Any]:
        def two_numbers() -> Any:
            from keras import layers

            return layers.Reshape(12, 12)

        return super().wrong_answers() | {
            NO_BRACKETS: lambda: stamp_generator(inputs=10),
            TWO_NUMBERS: two_numbers,
            DOES_NOT_FOLD: lambda: stamp_generator(outputs=12),
        }

    def refused(self, error: BaseException) -> str | None:
        known = {
            r"Cannot convert '\d+' to a shape": NO_BRACKETS,
            r"Reshape\.__init__\(\) takes 2": TWO_NUMBERS,
            "total size of the tensor must be unchanged": DOES_NOT_FOLD,
        }
        return next((known[words] for words in known if re.search(words, str(error))), None)


def _deaf() -> Any:
    model = stamp_generator()
    model.set_weights([0 * w for w in model.get_weights()])
    return model


EXERCISES = [
    FormulaExercise(
        name="discriminator_loss",
        number="13.1",
        title="The discriminator's loss",
        solution=discriminator_loss,
        inputs=_draw_answers,
        misconceptions={
            "The labels are swapped: a real sample costs -ln p, a fake -ln(1 - p).": (
                _mean_of(_minus_log_of_rest, _minus_log)
            ),
            "You treated the fakes as if they were real: -ln p for all. A fake has the label 0, "
            "and costs -ln(1 - p).": _mean_of(_minus_log, _minus_log),
            "You treated the real samples as if they were fakes: -ln(1 - p) for all. A real one "
            "has the label 1, and costs -ln p.": _mean_of(_minus_log_of_rest, _minus_log_of_rest),
            "The minus is missing. Logarithms of numbers below 1 are negative; a loss is not.": (
                lambda p_real, p_fake: -discriminator_loss(p_real, p_fake)
            ),
            "The minus is missing for the real samples.": _mean_of(np.log, _minus_log_of_rest),
            "The minus is missing for the fakes.": _mean_of(_minus_log, lambda p: np.log(1 - p)),
            "You took the mean of the real ones and the mean of the fakes, and then the mean of "
            "the two. Asked for is one mean over all n + m: there are not as many of each.": (
                lambda p_real, p_fake: (np.mean(-np.log(p_real)) + np.mean(-np.log(1 - p_fake))) / 2
            ),
            "You added the mean of the real ones and the mean of the fakes, as papers do. Here, as "
            "in Keras, it is one mean over all n + m.": (
                lambda p_real, p_fake: np.mean(-np.log(p_real)) + np.mean(-np.log(1 - p_fake))
            ),
            "You subtracted the two means. Both kinds of mistakes cost, so they are added up, and "
            "divided by n + m.": (
                lambda p_real, p_fake: np.mean(-np.log(p_real)) - np.mean(-np.log(1 - p_fake))
            ),
            "You returned the sum. Asked for is the mean over all n + m samples.": (
                lambda p_real, p_fake: np.sum(-np.log(p_real)) + np.sum(-np.log(1 - p_fake))
            ),
            "You divided the sum by twice the number of one kind. There are n + m samples, and n "
            "and m differ.": OneOf(
                lambda p_real, p_fake: (
                    discriminator_loss(p_real, p_fake)
                    * (len(p_real) + len(p_fake))
                    / (2 * len(p_real))
                ),
                lambda p_real, p_fake: (
                    discriminator_loss(p_real, p_fake)
                    * (len(p_real) + len(p_fake))
                    / (2 * len(p_fake))
                ),
            ),
            "You divided the sum by 4, the number of samples in the example. There are n + m.": (
                lambda p_real, p_fake: (
                    discriminator_loss(p_real, p_fake) * (len(p_real) + len(p_fake)) / 4
                )
            ),
            "You counted only as many fakes as there are real samples. Here there are more fakes: "
            "`zip`, or a loop over n, stops too early.": OneOf(
                lambda p_real, p_fake: (
                    _cut_to_real(p_real, p_fake)[0] / _cut_to_real(p_real, p_fake)[1] / 2
                ),
                lambda p_real, p_fake: (
                    _cut_to_real(p_real, p_fake)[0] / _cut_to_real(p_real, p_fake)[1]
                ),
                lambda p_real, p_fake: (
                    _cut_to_real(p_real, p_fake)[0] / _cut_to_real(p_real, p_fake)[2]
                ),
            ),
            "You rounded. Return the number as it is.": _rounded(discriminator_loss),
            "You divided the sum by n, the number of real ones. There are n + m samples.": (
                lambda p_real, p_fake: (
                    (np.sum(-np.log(p_real)) + np.sum(-np.log(1 - p_fake))) / len(p_real)
                )
            ),
            "You divided the sum by m, the number of fakes. There are n + m samples.": (
                lambda p_real, p_fake: (
                    (np.sum(-np.log(p_real)) + np.sum(-np.log(1 - p_fake))) / len(p_fake)
                )
            ),
            "You left the fakes out. What it says of them costs, too.": (
                lambda p_real, p_fake: np.mean(-np.log(p_real))
            ),
            "You left the real samples out. What it says of them costs, too.": (
                lambda p_real, p_fake: np.mean(-np.log(1 - p_fake))
            ),
            "You returned the cost of each sample. Take their mean.": lambda p_real, p_fake: (
                np.concatenate([-np.log(p_real), -np.log(1 - p_fake)])
            ),
            "You returned two numbers, one for each kind. Asked for is one mean over all.": (
                lambda p_real, p_fake: (np.mean(-np.log(p_real)), np.mean(-np.log(1 - p_fake)))
            ),
            "You took the logarithm of the mean. Take the logarithms first, then their mean.": (
                lambda p_real, p_fake: -np.log(np.mean(np.concatenate([p_real, 1 - p_fake])))
            ),
            "Brackets are missing: `1 - np.log(p)` is not `np.log(1 - p)`.": (
                _mean_of(_minus_log, lambda p: 1 - np.log(p))
            ),
            "Brackets are missing: with a minus in front, `-1 - np.log(p)` is not "
            "`-np.log(1 - p)`.": _mean_of(_minus_log, lambda p: -1 - np.log(p)),
            "You used the logarithm to the base 10. Take `np.log`.": lambda p_real, p_fake: (
                discriminator_loss(p_real, p_fake) / np.log(10)
            ),
            "You used the logarithm to the base 2. Take `np.log`.": lambda p_real, p_fake: (
                discriminator_loss(p_real, p_fake) / np.log(2)
            ),
            "That is a squared error. Asked for is the cross-entropy, with logarithms.": (
                _mean_of(lambda p: (1 - p) ** 2, lambda p: p**2)
            ),
            "That is the mean distance from the label. Asked for is the cross-entropy, with "
            "logarithms.": _mean_of(lambda p: 1 - p, lambda p: p),
            "That is the generator's loss, to be written in the next exercise. The "
            "discriminator's labels are 1 for real samples and 0 for fakes.": (
                lambda p_real, p_fake: np.mean(-np.log(p_fake))
            ),
            "`np.concatenate` takes one list: put both arrays in square brackets.": (
                lambda p_real, p_fake: np.mean(np.concatenate(-np.log(p_real), -np.log(1 - p_fake)))
            ),
            "You took the mean of a list of two arrays, which are not equally long. Lay them "
            "behind each other with `np.concatenate`.": lambda p_real, p_fake: np.mean(
                [-np.log(p_real), -np.log(1 - p_fake)]
            ),
            "You counted the real samples only, and divided by all. What it says of fakes costs, "
            "too.": lambda p_real, p_fake: np.sum(-np.log(p_real)) / (len(p_real) + len(p_fake)),
            "You counted the fakes only, and divided by all. What it says of real ones costs, "
            "too.": lambda p_real, p_fake: (
                np.sum(-np.log(1 - p_fake)) / (len(p_real) + len(p_fake))
            ),
            "You combined the two arrays number by number, but n and m differ. Take the costs of "
            "each kind first.": lambda p_real, p_fake: (
                -np.mean(np.log(p_real) + np.log(1 - p_fake))
            ),
        },
        hint="Each sample has a cost: which one if it is real, which one if it is a fake? Lay all "
        "costs into one array; its mean is the loss.",
    ),
    FormulaExercise(
        name="generator_loss",
        number="13.2",
        title="The generator's loss",
        solution=generator_loss,
        inputs=_draw_fake_answers,
        misconceptions={
            "That is the discriminator's loss on fakes, with the label 0. The generator wants the "
            "opposite: label 1.": lambda p_fake: -np.mean(np.log(1 - p_fake)),
            "That is the discriminator's loss turned round. It is a loss for the generator, too, "
            "but not the one asked for: take the cross-entropy with the label 1.": (
                lambda p_fake: np.mean(np.log(1 - p_fake))
            ),
            "The minus is missing. The loss has to fall when p rises.": (
                lambda p_fake: np.mean(np.log(p_fake))
            ),
            "You returned the sum. Asked for is the mean.": lambda p_fake: -np.sum(np.log(p_fake)),
            "You returned the cost of each fake. Take their mean.": lambda p_fake: -np.log(p_fake),
            "You took the logarithm of the mean. Take the logarithms first, then their mean.": (
                lambda p_fake: -np.log(np.mean(p_fake))
            ),
            "You returned the mean of p. Asked for is a loss, with a logarithm.": np.mean,
            "You returned the mean distance from 1. Asked for is the cross-entropy, with a "
            "logarithm.": lambda p_fake: 1 - np.mean(p_fake),
            "That is a squared error. Asked for is the cross-entropy, with a logarithm.": (
                lambda p_fake: np.mean((1 - p_fake) ** 2)
            ),
            "You used the logarithm to the base 10. Take `np.log`.": (
                lambda p_fake: -np.mean(np.log10(p_fake))
            ),
            "You used the logarithm to the base 2. Take `np.log`.": (
                lambda p_fake: -np.mean(np.log2(p_fake))
            ),
            "You counted both labels. The generator's fakes have one label in its turn: 1.": OneOf(
                lambda p_fake: -np.mean(np.log(p_fake) + np.log(1 - p_fake)),
                lambda p_fake: -np.mean(np.log(p_fake) + np.log(1 - p_fake)) / 2,
            ),
            "You divided the sum by 2, the number of fakes in the example. There are m.": (
                lambda p_fake: -np.sum(np.log(p_fake)) / 2
            ),
            "You rounded. Return the number as it is.": _rounded(generator_loss),
            "You weighed each logarithm with p. With the label 1 it is -ln p alone.": (
                lambda p_fake: -np.mean(p_fake * np.log(p_fake))
            ),
            "You counted the first fake only. Take the mean over all; if you wrote a loop, is the "
            "`return` inside it?": OneOf(
                lambda p_fake: -np.log(p_fake[0]),
                lambda p_fake: -np.log(p_fake[0]) / len(p_fake),
            ),
            "You counted the last fake only. Take the mean over all; if you wrote a loop, are the "
            "costs added up in it?": OneOf(
                lambda p_fake: -np.log(p_fake[-1]),
                lambda p_fake: -np.log(p_fake[-1]) / len(p_fake),
            ),
            "You subtracted the logarithm from 1. With the label 1 the cost of a fake is -ln p.": (
                lambda p_fake: 1 - np.mean(np.log(p_fake))
            ),
            "You took the largest cost. Asked for is the mean.": (
                lambda p_fake: np.max(-np.log(p_fake))
            ),
            "You took the median of the costs. Asked for is the mean.": (
                lambda p_fake: np.median(-np.log(p_fake))
            ),
            "You divided by 2, too. The mean of the costs is all.": (
                lambda p_fake: -np.mean(np.log(p_fake)) / 2
            ),
            "`np.log1p(x)` is ln(1 + x). Take `np.log`.": (
                lambda p_fake: -np.mean(np.log1p(p_fake))
            ),
        },
        hint="Which label does the generator want its fakes to get? The cross-entropy with that "
        "label has one logarithm.",
    ),
    TurnExercise(
        name="generators_turn",
        number="13.3",
        title="The generator's turn",
        solution=generators_turn,
        rules=TURN_RULES,
        hint="Two lines, like those of the discriminator's turn. Who may learn now? Which network "
        "takes noise, and which label does the generator want for each row of it?",
    ),
    WholeNumberExercise(
        name="count_modes",
        number="13.4",
        title="Count the modes",
        solution=count_modes,
        inputs=_draw_clouds,
        misconceptions={
            "In your function one point is enough for a mode. It needs `at_least` points.": (
                lambda points, centres, radius, at_least: count_modes(points, centres, radius, 1)
            ),
            "You ask for more than `at_least` points. As many are enough: `>=`.": (
                lambda points, centres, radius, at_least: count_modes(
                    points, centres, radius, at_least + 1
                )
            ),
            "You counted the points near a centre. Asked for is how many centres have enough of "
            "them.": lambda points, centres, radius, at_least: int(
                np.sum(_near(points, centres, radius))
            ),
            "You returned the points near each centre. How many of these numbers are large "
            "enough?": lambda points, centres, radius, at_least: _near(points, centres, radius),
            "You returned True and False for each centre. Count the True ones.": (
                lambda points, centres, radius, at_least: _near(points, centres, radius) >= at_least
            ),
            "You returned the share of the modes. Asked for is their number.": (
                lambda points, centres, radius, at_least: float(
                    np.mean(_near(points, centres, radius) >= at_least)
                )
            ),
            "You counted the modes that are not found.": (
                lambda points, centres, radius, at_least: int(
                    np.sum(_near(points, centres, radius) < at_least)
                )
            ),
            "You counted every centre. Some have too few points near them: a comparison is "
            "missing, or the wrong way round.": (
                lambda points, centres, radius, at_least: len(centres)
            ),
            "You compared the two differences one by one, which makes a square around the centre. "
            "As the crow flies it is the root of their squares, added up.": _counted(
                lambda away, radius: (np.abs(away) < radius).all(axis=2)
            ),
            "You left out the root: squared distances are compared with the radius.": _counted(
                lambda away, radius: (away**2).sum(axis=2) < radius
            ),
            "You added the differences without squares, so that they can cancel.": OneOf(
                _counted(lambda away, radius: np.abs(away.sum(axis=2)) < radius),
                _counted(lambda away, radius: away.sum(axis=2) < radius),
                _counted(lambda away, radius: -away.sum(axis=2) < radius),
                _counted(_root_of_sum),
                _counted(lambda away, radius: _root_of_sum(-away, radius)),
            ),
            "You added the differences without their signs. As the crow flies it is the root of "
            "their squares, added up.": OneOf(
                _counted(lambda away, radius: np.abs(away).sum(axis=2) < radius),
                _counted(lambda away, radius: np.sqrt(np.abs(away).sum(axis=2)) < radius),
            ),
            "You looked at the first number of each point only. A point has two.": _counted(
                lambda away, radius: np.abs(away[:, :, 0]) < radius
            ),
            "You looked at the second number of each point only. A point has two.": _counted(
                lambda away, radius: np.abs(away[:, :, 1]) < radius
            ),
            "You wrote 0.25 as a number. Use `radius`.": (
                lambda points, centres, radius, at_least: count_modes(
                    points, centres, 0.25, at_least
                )
            ),
            "You wrote 5 as a number. Use `at_least`.": (
                lambda points, centres, radius, at_least: count_modes(points, centres, radius, 5)
            ),
            "The number is right, but it is a float. Return a whole number, without a point.": (
                lambda points, centres, radius, at_least: float(
                    count_modes(points, centres, radius, at_least)
                )
            ),
            "You count points at the distance `radius` itself. They have to be closer: `<`.": (
                _counted(lambda away, radius: np.linalg.norm(away, axis=2) <= radius)
            ),
            "You gave each point to its nearest centre only. A point may lie near two centres; it "
            "counts for both.": _nearest_of_near,
            "You left out the first point. Python counts from 0.": (
                _with_first(lambda points, centres: (points[1:], centres))
            ),
            "You left out the last point.": (
                _with_first(lambda points, centres: (points[:-1], centres))
            ),
            "You left out the first centre. Python counts from 0.": (
                _with_first(lambda points, centres: (points, centres[1:]))
            ),
            "You left out the last centre.": (
                _with_first(lambda points, centres: (points, centres[:-1]))
            ),
            "You looked at 8 centres, as many as the ring has. Here there are `len(centres)`.": (
                _with_first(lambda points, centres: (points, centres[:8]))
            ),
            "Only the last centre counts. Is the count of modes set back to 0 in each round, or "
            "does the comparison stand behind the loop?": (
                _with_first(lambda points, centres: (points, centres[-1:]))
            ),
            "The count of near points goes on from one centre to the next. Set it to 0 for each.": (
                _from_all_counts(lambda near, at_least: np.sum(np.cumsum(near) >= at_least))
            ),
            "You counted a mode again with every further point. Ask once for each centre, after "
            "all the points, whether there are enough.": OneOf(
                _from_all_counts(lambda near, at_least: np.sum(np.maximum(near - at_least + 1, 0))),
                _asked_after_each_point,
            ),
            "You subtract each centre from `points` itself, so the next one is subtracted from "
            "points that have moved. Give the differences a name of their own.": _shifts_the_points,
            "You looked at the first centre only. Is the `return` inside the loop?": (
                _stops_at_the_first
            ),
            "Your count never gets beyond 1. `found += 1` adds 1; `found = +1` starts again.": (
                lambda points, centres, radius, at_least: min(
                    1, count_modes(points, centres, radius, at_least)
                )
            ),
            "You took the mean of the two squares. They are added up.": _counted(
                lambda away, radius: np.sqrt((away**2).mean(axis=2)) < radius
            ),
            "You gave every point to its nearest centre, near or not. Only points closer than "
            "`radius` count.": lambda points, centres, radius, at_least: int(
                np.sum(
                    np.bincount(_distances(points, centres).argmin(axis=1), minlength=len(centres))
                    >= at_least
                )
            ),
            "You found no mode at all. Do you add up the two squares of each point, along axis 1, "
            "so that there is one distance for each point? Is it their number, not their share, "
            "that you compare with `at_least`?": (lambda points, centres, radius, at_least: 0),
            "You subtracted all centres from all points at once, and the shapes do not fit. Take "
            "one centre at a time.": lambda points, centres, radius, at_least: int(
                np.sum(np.linalg.norm(points - centres, axis=1) < radius)
            ),
        },
        hint="For one centre: subtract it from all points, and turn each row of differences into a "
        "distance. How many are small enough, and are those enough? Then the same for each centre.",
    ),
    FoldedExercise(
        name="build_stamp_generator",
        number="13.5",
        title="Build a generator of stamps",
        solution=stamp_generator,
        rules=STAMP_RULES,
        hint="Take `build_player`, line by line: how many numbers come in, how many pixels go out, "
        "and which activation gives numbers from 0 to 1? Fold the row at the very end.",
    ),
]
