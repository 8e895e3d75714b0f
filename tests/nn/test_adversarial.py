"""Adversarial networks: whose weights move in whose turn, by which slopes, and what is learned."""

import numpy as np
import pytest

from utils.nn import Dense, Network, adversarial, binary_crossentropy


def draw_real(rng, n):
    return rng.normal(3, 0.5, (n, 2)).astype(np.float32)


def a_pair(together=1, seeds=None, rng=None):
    rng = rng or np.random.default_rng(1)
    return adversarial.build_gan((3, 8, 2), (2 * together, 8, 1), rng=rng, seeds=seeds)


def test_both_networks_have_the_sizes_and_activations_asked_for():
    rng = np.random.default_rng(1)
    nets = adversarial.build_gan((3, 8, 5, 2), (2, 6, 1), rng=rng, seeds=4, output="sigmoid")
    shapes = [[layer.W.shape for layer in net.layers] for net in nets]
    assert shapes == [[(4, 3, 8), (4, 8, 5), (4, 5, 2)], [(4, 2, 6), (4, 6, 1)]]
    names = [[layer.activation for layer in net.layers] for net in nets]
    assert names == [["relu", "relu", "sigmoid"], ["relu", "sigmoid"]]


def test_one_step_follows_the_slopes_measured_by_nudging(monkeypatch):
    """With plain steps for Adam, so that the step is the slope itself."""

    class Step:
        def __init__(self, rate, beta_1):
            self.rate = rate

        def step(self, w, dw):
            w -= np.float32(self.rate) * dw

    monkeypatch.setattr(adversarial, "Adam", Step)
    generator, discriminator = a_pair(together=2)
    before = [net.get_weights() for net in (generator, discriminator)]
    batches = []

    def remembered(rng, n):
        batches.append(draw_real(rng, n))
        return batches[-1]

    rng = np.random.default_rng(5)
    rates = (0.01, 0.02)
    _, losses = adversarial.train_gan(
        generator, discriminator, remembered, steps=1, rng=rng, batch_size=8, learning_rates=rates
    )
    rng = np.random.default_rng(5)  # the same noise once more
    rng.normal(size=(500, 3))
    noise = rng.normal(size=(8, 3)).astype(np.float32)
    draw_real(rng, 8)
    noise_2 = rng.normal(size=(8, 3)).astype(np.float32)

    own_generator, own_discriminator = a_pair(together=2)
    own_generator.set_weights(before[0])
    own_discriminator.set_weights(before[1])
    X = np.concatenate([batches[0].reshape(4, 4), own_generator.forward(noise).reshape(4, 4)])
    y = np.array([[1.0]] * 4 + [[0.0]] * 4)
    slopes = own_discriminator.gradients(X, y, "binary_crossentropy")
    for new, old, slope in zip(discriminator.get_weights(), before[1], slopes, strict=True):
        np.testing.assert_allclose(new, old - 0.02 * slope, atol=1e-6)

    own_discriminator.set_weights(discriminator.get_weights())

    def loss_of_generator():
        fakes = own_generator.forward(noise_2).reshape(4, 4)
        return binary_crossentropy(np.ones((4, 1)), own_discriminator.forward(fakes))

    assert losses["generator"][0] == pytest.approx(loss_of_generator(), abs=1e-5)
    for k, w in enumerate(own_generator.parameters()):
        place = (0,) * w.ndim
        kept = w[place]
        ends = []
        for nudge in (1e-2, -1e-2):
            w[place] = kept + nudge
            ends.append(loss_of_generator())
        w[place] = kept
        slope = (ends[0] - ends[1]) / 2e-2
        moved = generator.get_weights()[k][place] - kept
        assert moved == pytest.approx(-0.01 * slope, abs=2e-5)


@pytest.mark.parametrize("together", [1, 2])
def test_pairs_side_by_side_learn_as_each_would_alone(together):
    generator, discriminator = a_pair(together, seeds=3)
    lone = a_pair(together)
    for one, many in zip(lone, (generator, discriminator), strict=True):
        one.set_weights([w[1] for w in many.get_weights()])
    runs = [
        adversarial.train_gan(
            *pair, draw_real, steps=20, rng=np.random.default_rng(2), snapshots_at=[20]
        )
        for pair in ((generator, discriminator), lone)
    ]
    (many_fakes, many_losses), (fakes, losses) = runs
    assert many_fakes[20].shape == (3, 500, 2)
    np.testing.assert_allclose(many_fakes[20][1], fakes[20], atol=1e-3)
    np.testing.assert_allclose(
        many_losses["discriminator"][:, 1], losses["discriminator"], atol=1e-4
    )
    assert many_losses["generator"].shape == (20, 3)


def test_fakes_come_to_where_the_real_ones_are():
    fakes, _ = adversarial.train_gan(
        *a_pair(seeds=5), draw_real, steps=400, rng=np.random.default_rng(2), snapshots_at=[1, 400]
    )
    start, end = (np.linalg.norm(fakes[n].mean(axis=1) - 3, axis=1) for n in (1, 400))
    assert np.median(end) < 0.6 < np.median(start)


def test_sizes_that_do_not_fit_are_refused():
    rng = np.random.default_rng(1)
    odd = Network([Dense(3, 1, "sigmoid", rng=rng)])
    with pytest.raises(ValueError, match="samples of 2 numbers, the discriminator takes 3"):
        adversarial.train_gan(a_pair()[0], odd, draw_real, steps=1, rng=rng)
    with pytest.raises(ValueError, match="the batch a multiple of k"):
        adversarial.train_gan(*a_pair(together=2), draw_real, steps=1, rng=rng, batch_size=7)
