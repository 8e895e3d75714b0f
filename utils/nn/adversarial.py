"""Generative adversarial networks: two networks that take turns (Goodfellow and others, 2014)."""

import itertools
from collections.abc import Callable, Collection, Sequence
from typing import Any

import numpy as np
from threadpoolctl import threadpool_limits

from utils.nn.layers import Dense
from utils.nn.losses import binary_crossentropy
from utils.nn.network import Network
from utils.nn.optimizers import Adam
from utils.nn.training import pack

BETA_1 = 0.5  # a shorter memory than Adam's 0.9, since each turn changes the other network's loss


def build_gan(
    generator_sizes: Sequence[int],
    discriminator_sizes: Sequence[int],
    *,
    rng: np.random.Generator,
    seeds: int | None = None,
    output: str = "linear",
) -> tuple[Network, Network]:
    """Build a generator and a discriminator, with ReLU and He's weights in the hidden layers.

    Sizes are those of the layers, inputs first. `output` is the generator's last activation; the
    discriminator ends with a sigmoid. With `seeds`, so many of each stand side by side.

    Example:
        >>> rng = np.random.default_rng(3)
        >>> generator, discriminator = build_gan((4, 32, 2), (2, 32, 1), rng=rng)
        >>> generator.forward(np.zeros((5, 4), np.float32)).shape
        (5, 2)
    """

    def build(sizes: Sequence[int], output: str) -> Network:
        he: dict[str, Any] = {"rng": rng, "init": "he_normal", "seeds": seeds}
        layers = [Dense(n, m, "relu", **he) for n, m in itertools.pairwise(sizes[:-1])]
        return Network([*layers, Dense(sizes[-2], sizes[-1], output, rng=rng, seeds=seeds)])

    return build(generator_sizes, output), build(discriminator_sizes, "sigmoid")


def train_gan(
    generator: Network,
    discriminator: Network,
    draw_real: Callable[[np.random.Generator, int], np.ndarray],
    *,
    steps: int,
    rng: np.random.Generator,
    batch_size: int = 64,
    learning_rates: tuple[float, float] = (0.003, 0.003),
    snapshots_at: Collection[int] = (),
    n_snapshot: int = 500,
) -> tuple[dict[int, np.ndarray], dict[str, np.ndarray]]:
    """Train both networks in turns, `steps` each, with Adam.

    Networks with seeds are many pairs, trained at once. The discriminator must end with a sigmoid.
    Returns the fakes (n_snapshot, n_out) after each of the steps `snapshots_at`, each time from the
    same noise, and the losses of the turns, "discriminator" and "generator", (steps,). With seeds,
    fakes are (seeds, n_snapshot, n_out), and losses (steps, seeds).

    draw_real: `(rng, n) -> (n, n_out)`, float32. All pairs get the same real samples.
    learning_rates: the generator's and the discriminator's.
    If the discriminator has k · n_out inputs, it judges k samples at a time, laid side by side in
    one row (PacGAN: Lin and others, 2018). Raises ValueError if the sizes do not fit.

    Example:
        >>> rng = np.random.default_rng(3)
        >>> gan = build_gan((2, 1), (1, 1), rng=rng)
        >>> real = lambda rng, n: rng.normal(5, 1, (n, 1)).astype(np.float32)
        >>> fakes, losses = train_gan(*gan, real, steps=9, rng=rng, snapshots_at=[9])
        >>> fakes[9].shape, losses["generator"].shape
        ((500, 1), (9,))
    """
    n_noise, n_out = generator.layers[0].W.shape[-2], generator.layers[-1].W.shape[-1]
    n_in = discriminator.layers[0].W.shape[-2]
    samples_per_row = n_in // n_out
    if samples_per_row * n_out != n_in or batch_size % samples_per_row:
        raise ValueError(
            f"The generator makes samples of {n_out} numbers, the discriminator takes "
            f"{n_in}, and a batch has {batch_size} samples. The "
            "second number must be k times the first, and the batch a multiple of k."
        )

    def noise(n: int) -> np.ndarray:
        return rng.normal(size=(n, n_noise)).astype(np.float32)

    def in_rows(samples: np.ndarray) -> np.ndarray:
        return samples.reshape(*samples.shape[:-2], -1, samples_per_row * n_out)

    w_generator, w_discriminator = (pack(net, "W", "b") for net in (generator, discriminator))
    dw_generator, dw_discriminator = (pack(net, "dW", "db") for net in (generator, discriminator))
    adam_generator, adam_discriminator = (Adam(rate, BETA_1) for rate in learning_rates)
    real_label = np.ones((batch_size // samples_per_row, 1), np.float32)
    labels = np.concatenate([real_label, 0 * real_label])
    snapshot_noise, snapshots = noise(n_snapshot), {}
    losses: dict[str, list[Any]] = {"discriminator": [], "generator": []}
    with threadpool_limits(1, "blas"):
        for step in range(1, steps + 1):
            # the discriminator's turn: 1 for what is real, 0 for what is made up
            fakes = generator.forward(noise(batch_size))
            real = np.broadcast_to(draw_real(rng, batch_size), fakes.shape)
            answers = discriminator.forward(
                np.concatenate([in_rows(real), in_rows(fakes)], axis=-2)
            )
            discriminator.backward(labels, answers, "binary_crossentropy")
            adam_discriminator.step(w_discriminator, dw_discriminator)
            losses["discriminator"].append(binary_crossentropy(labels, answers))

            # the generator's turn: its fakes shall be called 1; only its own weights move
            fakes = generator.forward(noise(batch_size))
            answers = discriminator.forward(in_rows(fakes))
            gradient = (answers - real_label) / len(real_label)  # ∂loss/∂z of the last layer
            for layer in reversed(discriminator.layers):
                gradient = layer.backward(gradient, is_dz=layer is discriminator.layers[-1])
            gradient = gradient.reshape(fakes.shape)
            for layer in reversed(generator.layers):
                gradient = layer.backward(gradient)
            adam_generator.step(w_generator, dw_generator)
            losses["generator"].append(binary_crossentropy(real_label, answers))
            if step in snapshots_at:
                snapshots[step] = generator.forward(snapshot_noise)
    return snapshots, {name: np.array(values) for name, values in losses.items()}


def turn_of_generator(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    """Train a Keras generator for one step, with the label 1 for its fakes, and return its loss.

    both: the generator and the discriminator in a row, compiled with the binary cross-entropy.
    noise: (n, n_noise). The discriminator is frozen, and stays so: its own turn must set
    `trainable = True` again.

    Example:
        >>> turn_of_generator(discriminator, both, noise)  # doctest: +SKIP
        0.93
    """
    discriminator.trainable = False
    return both.train_on_batch(noise, np.ones((len(noise), 1)))
