"""Turns of the generator that go wrong, each in its own way."""

from collections.abc import Callable
from typing import Any

import numpy as np

from utils.checks.lab13.turn import generators_turn


def label(label: float) -> Callable:
    def turn(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
        discriminator.trainable = False
        return both.train_on_batch(noise, np.full((len(noise), 1), label))

    return turn


def half_real(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    labels = np.concatenate([np.ones((len(noise), 1)), np.zeros((len(noise), 1))])
    return both.train_on_batch(np.concatenate([noise, noise]), labels)


def some_real(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(noise, (np.arange(len(noise)) % 2.0)[:, None])


def frozen_detective_trained(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return detective_trained(discriminator, both, noise)


def frozen_after(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    loss = generators_turn(discriminator, both, noise)
    both.trainable = False
    return loss


def fakes_to_both(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    fakes = both.layers[0].predict_on_batch(noise)
    return both.train_on_batch(fakes, np.ones((len(noise), 1)))


def answers_to_both(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(both.predict_on_batch(noise), np.ones((len(noise), 1)))


def labels_as_list(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(noise, [1] * len(noise))


def labels_as_rows(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(noise, [[1.0]] * len(noise))


def no_brackets(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    shape: Any = (len(noise), 1)
    return both.train_on_batch(noise, np.ones(*shape))


def as_text(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    return f"{generators_turn(discriminator, both, noise)}"


def in_batches(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.fit(noise, np.ones((len(noise), 1)), verbose=0).history["loss"][0]


def answers_as_labels(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(noise, both.predict_on_batch(noise))


def with_the_labs_generator(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    fakes = generator.predict_on_batch(noise)  # type: ignore[name-defined]  # noqa: F821
    return both.train_on_batch(fakes, np.ones((len(noise), 1)))


def twice(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    generators_turn(discriminator, both, noise)
    return generators_turn(discriminator, both, noise)


def three_epochs(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    labels = np.ones((len(noise), 1))
    return both.fit(noise, labels, batch_size=len(noise), epochs=3, verbose=0).history["loss"][0]


def once_for_each_row(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    for _ in noise:
        loss = generators_turn(discriminator, both, noise)
    return loss


def unfrozen(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    return both.train_on_batch(noise, np.ones((len(noise), 1)))


def frozen_too_late(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    loss = unfrozen(discriminator, both, noise)
    discriminator.trainable = False
    return loss


def only_asked(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.evaluate(noise, np.ones((len(noise), 1)), verbose=0)


def all_frozen(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    both.trainable = False
    return both.evaluate(noise, np.ones((len(noise), 1)), verbose=0)


def detective_trained(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    fakes = np.asarray(both.layers[0](noise))
    return discriminator.train_on_batch(fakes, np.ones((len(noise), 1)))


def forger_frozen(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    both.layers[0].trainable = False
    return unfrozen(discriminator, both, noise)


def detective_took_a_turn(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = True
    fakes = both.layers[0].predict_on_batch(noise)
    discriminator.train_on_batch(fakes, np.zeros((len(noise), 1)))
    return generators_turn(discriminator, both, noise)


def another_network(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    import keras

    discriminator.trainable = False
    new = keras.Sequential([both.layers[0], discriminator])
    new.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", run_eagerly=True)
    return new.train_on_batch(noise, np.ones((len(noise), 1)))


def nothing_returned(discriminator: Any, both: Any, noise: np.ndarray) -> None:
    generators_turn(discriminator, both, noise)


def with_fit(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.fit(noise, np.ones((len(noise), 1)), batch_size=len(noise), verbose=0)


def in_a_list(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    return [generators_turn(discriminator, both, noise)]


def history_of_the_loss(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    return with_fit(discriminator, both, noise).history["loss"]


def with_both(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    return generators_turn(discriminator, both, noise), both


def measured_after(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    generators_turn(discriminator, both, noise)
    return both.test_on_batch(noise, np.ones((len(noise), 1)))


def other_noise(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    return generators_turn(discriminator, both, noise[::-1] * 0.5)


def compiled_again(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    both.compile("adam", "binary_crossentropy", run_eagerly=True)
    return both.train_on_batch(noise, np.ones((len(noise), 1)))


def noise_to_detective(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    return discriminator.train_on_batch(noise, np.ones((len(noise), 1)))


def answers_to_detective(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    answers = both.predict_on_batch(noise)
    return discriminator.train_on_batch(answers, np.ones((len(noise), 1)))


def swapped(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(np.ones((len(noise), 1)), noise)


def too_many_labels(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(noise, np.ones((2 * len(noise), 1)))


def no_labels(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(noise)


def generator_alone(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    return both.layers[0].train_on_batch(noise, np.ones((len(noise), 1)))


def as_dict(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    return both.train_on_batch(noise, np.ones((len(noise), 1)), return_dict=True)


def row_by_row(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    for row in noise:
        loss = both.train_on_batch(row[None], np.ones((1, 1)))
    return loss
