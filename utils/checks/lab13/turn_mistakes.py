"""The mistakes in a turn of the generator, and the signs by which each is known."""

from collections.abc import Callable

import numpy as np

from utils.checks.exercises.mistakes import mistakes
from utils.checks.lab13.turn import Turn, alike


def did_not_move(weights: np.ndarray) -> bool:
    return float(np.abs(weights).max()) == 0


MISTAKES = mistakes(
    """
    noise-to-discriminator: You gave the noise to the discriminator, which takes samples. `both`
      takes noise, and hands the fakes on.
        both.train -> discriminator.train
    answers-to-discriminator: You gave the discriminator its own answers, where it takes samples.
      `both` takes the noise, and does all the rest.
        both.train_on_batch(noise -> discriminator.train_on_batch(both.predict_on_batch(noise)
    noise-as-label: You swapped noise and labels: what goes in comes first, then the labels.
        (noise, np.ones((len(noise), 1))) -> (np.ones((len(noise), 1)), noise)
    answers-to-both: You gave `both` its own answers. It takes the noise, and does all the rest.
        batch(noise -> batch(both.predict_on_batch(noise)
    fakes-to-both: You gave fakes to `both`, which makes them itself. Give it the noise.
        batch(noise -> batch(both.layers[0].predict_on_batch(noise)
    list-of-labels: Your labels are a list. Keras takes an array here, as in the discriminator's
      turn: of the shape (n, 1), with n = len(noise).
        np.ones((len(noise), 1)) -> [1] * len(noise)
        or
        np.ones((len(noise), 1)) -> [[1.0]] * len(noise)
    shape-without-brackets: The shape of the labels goes in brackets of its own, (n, 1). As you
      wrote it, NumPy takes the second number for a type.
        ((len(noise), 1)) -> (len(noise), 1)
    labels-do-not-fit: The labels do not fit the answers. `both` gives one answer for each row of
      `noise`, so there is one label for each: the shape (n, 1), with n = len(noise).
        ((len(noise), 1)) -> ((2 * len(noise), 1))
        or
        ((len(noise), 1)) -> ((1, len(noise)))
        or
        ((len(noise), 1)) -> (noise.shape)
    no-labels: You gave no labels. `train_on_batch` takes what goes in, and what should come out: a
      label for each row of noise.
        , np.ones((len(noise), 1)) ->
    generator-alone: You trained a network that is not compiled. The generator is not trained alone:
      how good its fakes are, only the discriminator can tell, so train `both`.
        both.train -> both.layers[0].train
    all-frozen: All of `both` is frozen, so no weight moved. Freeze the discriminator only.
        discriminator.trainable -> both.trainable
        train_on_batch -> test_on_batch
    generator-frozen: You froze the generator. In this turn it learns, and the discriminator is
      frozen.
        discriminator.trainable -> both.layers[0].trainable
    frozen-one-trained: You trained the discriminator alone, which is frozen, so nothing moved.
      Train `both`: that is how the slopes reach the generator.
        both.train_on_batch(noise -> discriminator.train_on_batch(both.layers[0](noise)
    answers-as-labels: You gave `both` its own answers as labels, so there was nothing to learn. The
      label is what the generator wants its fakes to be called.
        np.ones((len(noise), 1)) -> both.predict_on_batch(noise)
    no-step: No weight moved. predict, test_on_batch and evaluate only look; a step is taken by
      `train_on_batch`.
        train_on_batch -> test_on_batch
        or
        train_on_batch(noise, np.ones((len(noise), 1))) -> predict_on_batch(noise)
    discriminator-instead: Only the discriminator's weights moved. In this turn the generator
      learns: train `both`, with the discriminator frozen.
        discriminator.trainable = False ->
        both.train_on_batch(noise -> discriminator.train_on_batch(both.layers[0](noise)
    both-turns: You trained the discriminator as well, in a step of its own. This turn is the
      generator's: train `both` only.
        discriminator.trainable = False -> fakes = both.layers[0](noise)
        return both -> discriminator.train_on_batch(fakes, 0 * fakes[:, :1]); return both
    frozen-too-late: The discriminator's weights moved, too: it is frozen now, but was not yet when
      the step was taken. Freeze it first.
        discriminator.trainable = False ->
        return both -> loss = both
        1))) -> 1))); discriminator.trainable = False; return loss
    not-frozen: The discriminator's weights moved, too: it learned in the generator's turn. Freeze
      it before the step: set its `trainable`, with one `=`.
        discriminator.trainable = False ->
        or
        trainable = False -> trainable == False
    compiled-again: You compiled `both` again, which throws its optimizer away in every turn. It is
      compiled already.
        return both -> both.compile("sgd", "binary_crossentropy", run_eagerly=True); return both
    own-network: The generator moved, but the optimizer of `both` took no step. `both` is compiled
      and holds the two players already: train it, and no network of your own.
        return both -> import keras; own = keras.Sequential(both.layers); return both
        return both -> own.compile("sgd", "binary_crossentropy", run_eagerly=True); return own
    in-batches: `fit` cuts the rows into batches, so with 40 rows of noise it took more than one
      step. A turn is one: that is what `train_on_batch` is for.
        train_on_batch -> fit
        1))) -> 1)), verbose=0).history["loss"][0]
    several-steps: You took more than one step. A turn is one, with all the rows of noise at once.
        return both -> both.train_on_batch(noise, np.ones((len(noise), 1))); return both
        or
        return both -> return [both
        1))) -> 1))) for _ in noise][-1]
        or
        return both -> return [both
        noise, np.ones((len(noise), 1))) -> row[None], np.ones((1, 1))) for row in noise][-1]
        or
        train_on_batch -> fit
        1))) -> 1)), batch_size=len(noise), epochs=3, verbose=0).history["loss"][0]
    some-labels-0: Some of your labels are 0. In this turn every fake gets the label 1: the
      generator wants them all to be called real.
        batch(noise -> batch(np.tile(noise, (2, 1))
        np.ones((len(noise), 1)) -> np.repeat([[1.0], [0.0]], len(noise), axis=0)
        or
        np.ones((len(noise), 1)) -> np.arange(len(noise))[:, None] % 2.0
    label-0: You gave the fakes the label 0, so the generator learned to be found out. It wants its
      fakes to be called real.
        np.ones -> np.zeros
    label-half: You gave the fakes the label ½, so the generator learned to leave the discriminator
      in doubt. Real samples have the label 1, and it wants to be taken for one.
        np.ones -> 0.5 * np.ones
    almost-1: You gave the fakes the label 0.9. Some recipes do that for real samples; here it is 1.
        np.ones -> 0.9 * np.ones
    other-step: Only the generator's weights moved, as they should, but not as one step on this
      `noise` with label 1 for each fake moves them. Pass `noise` as it is, and a label 1 for each
      row.
        batch(noise -> batch(noise[::-1] * 0.5
    generator-frozen-after: The step is right, but after it you froze the generator, too. Freeze the
      discriminator only.
        return both -> loss = both
        1))) -> 1))); both.trainable = False; return loss
    text: The step is right, but you return a text. Return the number that `train_on_batch` gives.
        return both -> return str(both
        1))) -> 1))))
    no-return: The step is right, but your function returns nothing. Return the loss, which
      `train_on_batch` gives.
        return both -> both
    history: The step is right, but you return a History, which is what `fit` gives.
      `train_on_batch` gives the loss itself.
        train_on_batch -> fit
        1))) -> 1)), batch_size=len(noise), verbose=0)
    dict: The step is right, but you return a dict. Without `return_dict`, `train_on_batch` gives
      the loss itself.
        1))) -> 1)), return_dict=True)
    several-things: The step is right, but you return a list or several things. Return the loss
      alone, as a number.
        return both -> return [both
        1))) -> 1)))]
        or
        train_on_batch -> fit
        1))) -> 1)), batch_size=len(noise), verbose=0).history["loss"]
        or
        1))) -> 1))), both
    other-loss: The step is right, but what you return is not its loss. Return what `train_on_batch`
      gives: the loss on this noise, as it was before the step.
        return both.train -> both.train_on_batch(noise, np.ones((len(noise), 1))); return both.test
    """
)

Sign = Callable[[Turn], bool]

# after an error, only these have something to say
AFTER_AN_ERROR: dict[str, Sign] = {
    "noise-to-discriminator": lambda t: t.refused(expected=2, received=3),
    "answers-to-discriminator": lambda t: t.refused(expected=2, received=1),
    "noise-as-label": lambda t: (
        t.refused(expected=3, received=1) and not t.gave("both", t.p) and alike(t.labels, t.noise)
    ),
    "answers-to-both": lambda t: t.refused(expected=3, received=1) and t.gave("both", t.p),
    "fakes-to-both": lambda t: t.refused(expected=3, received=2) and t.gave("both", t.fakes),
    "list-of-labels": lambda t: isinstance(t.labels, list | tuple),
    "shape-without-brackets": lambda t: t.raised(TypeError, "Cannot interpret '1' as a data"),
    "labels-do-not-fit": lambda t: t.raised(ValueError, "`target` and `output`"),
    "no-labels": lambda t: t.raised(ValueError, "value (None)"),
    "generator-alone": lambda t: t.raised(ValueError, "call `compile()`"),
}

# a mistake without a sign is known by its step: the generator moves as far as with that mistake
SIGNS: dict[str, Sign] = {
    "all-frozen": lambda t: did_not_move(t.generator_moved) and all(t.frozen),
    "generator-frozen": lambda t: t.frozen[0] and did_not_move(t.generator_moved),
    "frozen-one-trained": lambda t: (
        did_not_move(t.generator_moved)
        and did_not_move(t.discriminator_moved)
        and t.trained("discriminator")
        and not t.trained("both")
    ),
    "answers-as-labels": lambda t: t.trained("both") and alike(t.labels, t.p),
    "no-step": lambda t: did_not_move(t.generator_moved) and did_not_move(t.discriminator_moved),
    "discriminator-instead": lambda t: did_not_move(t.generator_moved),
    "both-turns": lambda t: not did_not_move(t.discriminator_moved) and t.trained("discriminator"),
    "frozen-too-late": lambda t: not did_not_move(t.discriminator_moved) and t.frozen[1],
    "not-frozen": lambda t: not did_not_move(t.discriminator_moved),
    "compiled-again": lambda t: t.compiled_again,
    "own-network": lambda t: t.n_steps == 0,
    "in-batches": lambda t: (
        any(step.network == "both" and step.method == "fit" for step in t.steps)
        and t.n_steps > 1
        and len(t.noise) == 40
    ),
    "several-steps": lambda t: t.n_steps > 1,
    "some-labels-0": lambda t: not t.step_is_right and t.labels_are_of_both_kinds,
    "other-step": lambda t: not t.step_is_right,
    "generator-frozen-after": lambda t: t.frozen[0],
    "text": lambda t: isinstance(t.value, str),
    "no-return": lambda t: t.value is None,
    "history": lambda t: hasattr(t.value, "history"),
    "dict": lambda t: isinstance(t.value, dict),
    "several-things": lambda t: t.returns_several,
    "other-loss": lambda t: not t.loss_is_right,
}
