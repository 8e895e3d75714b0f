# %% [markdown]
# # Lab 13 · Generative adversarial networks
#
# **Can a network make things up?** So far every network was asked something, and there was a right
# answer to learn from. "Draw a digit that nobody has written yet" has no right answer. So we let a
# second network judge, and the two of them learn from each other.
#
# After this lab you will be able to
#
# - write down the losses of the two players, and say whose weights move in whose turn;
# - train such a pair in Keras, and count what it leaves out;
# - judge made-up pictures by something better than their loss.
#
# About 80 minutes. **Before this:** Labs 6 (backpropagation), 8 and 9 (Keras).

# %%
from utils import runtime
from utils.checks import check
from utils.figures import comparisons, images, plots, scatters

SEED = 1
runtime.start(seed=SEED)
import keras
import numpy as np
from keras import layers

# %% [markdown]
# ## Who plays, and what is one loss with two players?
#
# A forger paints. A detective is shown pictures, real ones and forged ones, and says of each how
# likely it is to be real. The detective learns to find the forger's mistakes, and so the forger
# learns to make fewer of them. As networks they are called
#
# | | gets | answers |
# |---|---|---|
# | **generator** (the forger) | noise: a row of random numbers | a made-up sample, a **fake** |
# | **discriminator** (the detective) | a sample | $p$, the probability that it is real |
#
# Together they are a **generative adversarial network**, a **GAN** (Goodfellow and others, 2014).
#
# Why noise? A network gives the same answer to the same input. If the forger is to paint more than
# one picture, something has to be different each time. What the numbers stand for, nobody tells it:
# it may use them as it likes.

# %% [markdown]
# We begin in a small world: a sample is a point in the plane. The real ones lie in eight heaps on a
# ring. Both players have two hidden layers of 32 nodes with ReLU, and start with He's weights (Lab
# 3).


# %%
def build_player(*sizes, output="linear"):
    """A dense network of these sizes, such as 4, 32, 32, 2: hidden layers with ReLU."""
    he = {"activation": "relu", "kernel_initializer": "he_normal"}
    hidden = [layers.Dense(size, **he) for size in sizes[1:-1]]
    last = layers.Dense(sizes[-1], activation=output)
    return keras.Sequential([keras.Input(shape=(sizes[0],)), *hidden, last])


keras.utils.set_random_seed(SEED)
generator = build_player(4, 32, 32, 2)
discriminator = build_player(2, 32, 32, 1, output="sigmoid")

# %% [markdown]
# **Predict.** The generator has not learned anything yet, and gets 500 rows of noise. What will its
# 500 points look like: a single point, a blot, or a ring?

# %%
from utils.data import gaussian_ring as ring

rng = np.random.default_rng(SEED)
real = ring.draw_points(rng, 500)
noise = rng.normal(size=(500, 4)).astype(np.float32)  # four random numbers for each point
fakes = np.asarray(generator(noise))
both_clouds = {"real points, in eight heaps": real, "the generator's first fakes": fakes}
title = "To begin with, the fakes are a blot"
fig = scatters.scatter_panels(both_clouds, ring.CENTERS, title, columns=2)
plots.show(fig, alt="Left eight small heaps on a ring. Right one wide blot of points.")

# %% [markdown]
# **What happened.** A blot, part of it outside the frame. Random weights make something out of
# noise, but it has no shape yet. The generator will never be shown a real point. All that it will
# ever hear is what the discriminator thinks of its fakes.

# %% [markdown]
# The discriminator has a task that you know from Lab 9: yes or no. Its label is 1 for a real sample
# and 0 for a fake, and its loss is the binary cross-entropy: $-\ln p$ for a real one, $-\ln(1 - p)$
# for a fake.
#
# **Predict.** It gives two real samples 0.9 and 0.6, and two fakes 0.2 and 0.7. Which of the four
# answers costs it most?

# %%
p_real, p_fake = np.array([0.9, 0.6]), np.array([0.2, 0.7])
costs = [*-np.log(p_real), *-np.log(1 - p_fake)]  # four numbers in one list
print("the four costs:", np.round(costs, 2), "mean", np.round(np.mean(costs), 2))

bce = keras.losses.BinaryCrossentropy()
labels, answers = np.array([[1.0], [1], [0], [0]]), np.array([[0.9], [0.6], [0.2], [0.7]])
same = abs(float(bce(labels, answers)) - np.mean(costs)) < 1e-5
print("Keras says the same, to 0.00001:", same)

# %% [markdown]
# **What happened.** The fake to which it gave 0.7: it was fooled, and pays 1.2. The mean of all
# four is 0.51. <!-- claim: discriminators_loss_agrees -->

# %% [markdown]
# ### Exercise 13.1 · The discriminator's loss ★☆☆ (5 min)
#
# `p_real`, of shape `(n,)`, holds its answers to real samples; `p_fake`, of shape `(m,)`, those to
# fakes. n and m may differ. Return its loss: the mean over **all** n + m samples. Write it with
# `np.log`. (`np.concatenate([a, b])` joins two arrays end to end.)


# %%
def discriminator_loss(p_real, p_fake):
    """Binary cross-entropy: label 1 for p_real (n,), label 0 for p_fake (m,); one number."""
    ### BEGIN SOLUTION
    costs = np.concatenate([-np.log(p_real), -np.log(1 - p_fake)])
    return np.mean(costs)
    ### END SOLUTION


# %%
check.discriminator_loss(discriminator_loss)

# %% [markdown]
# <!-- hint: discriminator_loss -->

# %% [markdown]
# And the generator? It has no right answers. But it knows what it wants: its fakes should be called
# real. So it takes the **same** loss, with the label 1 on its own fakes. Two players, one loss;
# what they quarrel about is the label of a fake.
#
# **Predict.** Its fakes got 0.2 and 0.7. What is the loss of the generator, roughly? And which of
# the two fakes does it have to improve?

# %%
costs = -np.log(p_fake)
print("its two costs:", np.round(costs, 2), "mean", np.round(np.mean(costs), 2))
same = abs(float(bce(np.ones((2, 1)), p_fake[:, None])) - np.mean(costs)) < 1e-5
print("Keras says the same, to 0.00001:", same)

# %% [markdown]
# **What happened.** The first fake was found out, and costs 1.61. The second was taken for real,
# more or less, and costs 0.36. <!-- claim: generators_loss_agrees -->

# %% [markdown]
# ### Exercise 13.2 · The generator's loss ★☆☆ (4 min)
#
# `p_fake`, of shape `(m,)`, holds the discriminator's answers to fakes. Return the loss of the
# **generator**, as one number. Write it with `np.log`.


# %%
def generator_loss(p_fake):
    """How far the fakes are from being called real; p_fake (m,), one number."""
    ### BEGIN SOLUTION
    return -np.mean(np.log(p_fake))
    ### END SOLUTION


# %%
check.generator_loss(generator_loss)

# %% [markdown]
# <!-- hint: generator_loss -->

# %% [markdown]
# Why not turn the discriminator's own loss round? What one player pays, $-\ln(1 - p)$, the other
# would earn: the generator would make $\ln(1 - p)$ small. It sounds fairer. But look at the start
# of the game, when every fake is found out, with $p$ = 0.01, say.
#
# **Predict.** The slope tells the generator which way to go. We nudge the discriminator's weighted
# sum $z$, where $p = σ(z)$. For which of the two losses will the slope be close to 0?

# %%
from utils.nn import sigmoid

z, nudge = np.log(0.01 / 0.99), 1e-6  # σ(z) is 0.01
turned_round = (np.log(1 - sigmoid(z + nudge)) - np.log(1 - sigmoid(z))) / nudge
label_one = (-np.log(sigmoid(z + nudge)) + np.log(sigmoid(z))) / nudge
print(f"slope with ln(1 - p): {turned_round:.2f}")
print(f"slope with -ln p:     {label_one:.2f}")

# %% [markdown]
# **What happened.** With the discriminator's loss turned round, the slope is -0.01: whoever is
# found out learns next to nothing. $\ln(1 - p)$ hardly cares whether $p$ is 0.01 or 0.02, while
# $-\ln p$ falls by 0.69 with each doubling of $p$. With label 1 the slope is -0.99: the worse the
# fake, the more there is to learn. <!-- claim: label_one_keeps_the_slope --> That is why label 1 is
# the usual choice.

# %% [markdown]
# ## Who learns in which turn?
#
# The game has turns. In its turn, the discriminator takes one step, on a batch of real samples and
# fakes. In Keras, `train_on_batch` is one step with one batch, and returns the loss;
# `predict_on_batch` only answers. `trainable` says whose weights may move.


# %%
def turn_of_discriminator(generator, discriminator, real, noise):
    """One step of the discriminator, on real samples and as many fakes; returns its loss."""
    discriminator.trainable = True
    samples = np.concatenate([real, generator.predict_on_batch(noise)])
    labels = np.concatenate([np.ones((len(real), 1)), np.zeros((len(noise), 1))])
    return discriminator.train_on_batch(samples, labels)


# %% [markdown]
# In the generator's turn both networks are laid end to end: noise goes in, fakes come out of the
# first and go into the second, and out comes $p$. The slopes run back **through** the discriminator
# to the generator, as through any layers (Lab 6). But this time only the generator may learn: the
# discriminator is **frozen**.

# %%
both = keras.Sequential([generator, discriminator])
for model in (discriminator, both):
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", jit_compile=False)
start = both.get_weights()

# %% [markdown]
# ### Exercise 13.3 · The generator's turn ★★☆ (6 min)
#
# Write it. `both` is compiled with the binary cross-entropy, as above; `noise` has the shape
# `(n, n_noise)`. Take one step with it, after which the generator's fakes are called real a little
# more, and the discriminator is exactly as it was. Return the loss.


# %%
def generators_turn(discriminator, both, noise):
    """One step of the generator alone, by way of both networks; returns its loss."""
    ### BEGIN SOLUTION
    discriminator.trainable = False
    return both.train_on_batch(noise, np.ones((len(noise), 1)))
    ### END SOLUTION


# %%
check.generators_turn(generators_turn)

# %% [markdown]
# <!-- hint: generators_turn -->

# %% [markdown]
# Ours is `adversarial.turn_of_generator`. It freezes the discriminator, and takes a step with
# `both`, with the label 1 for each row of noise.
#
# To see who learns, `moves` says how far the weights of each layer have moved in a turn, on
# average.


# %%
def moves(turn, *arguments):
    """How far the weights of the six layers of `both` move in this turn, on average."""
    before = both.get_weights()
    turn(*arguments)
    moved = [np.abs(new - old).mean() for new, old in zip(both.get_weights(), before, strict=True)]
    return moved[::2]  # every second array: the weights, without the biases


# %% [markdown]
# **Predict.** Three layers of the generator, three of the discriminator. Which of the six move in
# each turn? And which if we forget to freeze the discriminator in the generator's turn?

# %%
from utils.nn import adversarial

for model in (discriminator, both):  # compiled afresh, whatever has been tried above
    model.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", jit_compile=False)
moved = {}
both.set_weights(start)
moved["discriminator's turn"] = moves(turn_of_discriminator, generator, discriminator, real, noise)
both.set_weights(start)
moved["generator's turn"] = moves(adversarial.turn_of_generator, discriminator, both, noise)

# %%
both.set_weights(start)
discriminator.trainable = True  # now we forget to freeze it
careless = keras.Sequential([generator, discriminator])
# run_eagerly: without preparing anything, since it is for a single step
careless.compile(keras.optimizers.SGD(0.1), "binary_crossentropy", run_eagerly=True)
p_before = np.asarray(discriminator(fakes)).mean()
moved["generator's turn, unfrozen"] = moves(careless.train_on_batch, noise, np.ones((500, 1)))
p_after = np.asarray(discriminator(fakes)).mean()  # of the same fakes

# %%
import matplotlib.pyplot as plt

fig, panels = plt.subplots(1, 3, figsize=(7.4, 2.4), sharey=True)
names = [f"{player} {i}" for player in ("generator", "discriminator") for i in (1, 2, 3)]
for ax, (turn, heights) in zip(panels, moved.items(), strict=True):
    ax.barh(names, heights, color=plots.WEIGHTS)
    ax.set_title(turn, fontsize=9, fontweight="normal", loc="center")
    ax.set(xlabel="mean move of a weight", xscale="log", xlim=(1e-5, 1))
panels[0].invert_yaxis()
title = "Each turn moves one player's weights, if the other is frozen"
fig.suptitle(title, x=0.01, ha="left", fontweight="bold", fontsize=11)
plots.show(fig, alt="Bars: the discriminator moves, the generator moves; unfrozen, both of them.")
print("unfrozen, the discriminator believes the same fakes more:", p_after > p_before)

# %% [markdown]
# **What happened.** Where there is no bar, nothing has moved: each turn moves one player only.
# <!-- claim: each_turn_moves_one_player --> Unfrozen, the detective learns in the forger's turn,
# too, and what it learns is to call the forger's work real. Nothing warns you.
# <!-- claim: unfrozen_it_believes_the_fakes -->
#
# A trap: Keras 3 looks at `trainable` when it prepares a model's training, which is at its
# **first** `train_on_batch`. Many recipes on the web freeze the discriminator once, before that. It
# is then never trained at all, and Keras warns that nothing is trainable.
# <!-- claim: frozen_too_early_it_never_learns --> So say it at the beginning of every turn, as
# above, and look at which weights move. (Later on, a change counts only after `compile`.)
# <!-- claim: later_a_change_counts_after_compile -->

# %% [markdown]
# Nothing in this is Keras's own. In the engine of Module 2, a `Network` is a list of layers, so the
# same layers can be the end of one network and all of another. To freeze is to take a step with
# some layers only: `step` below is told which of them are `learning`.

# %%
from utils.nn import Network

sizes = (4, 32, 32, 2), (2, 32, 32, 1)  # of the generator and of the discriminator
forger, detective = adversarial.build_gan(*sizes, rng=np.random.default_rng(SEED))
chain = Network(forger.layers + detective.layers)


# %%
def step(network, X, y, learning):
    """Slopes for all layers of a network, and a step of gradient descent for some of them."""
    network.backward(y, network.forward(X), "binary_crossentropy")
    for layer in learning:
        layer.W -= 0.1 * layer.dW
        layer.b -= 0.1 * layer.db


# %% [markdown]
# **Predict.** We play two turns in the engine and the same two in Keras, from the same weights.
# Will all twelve arrays of weights and biases agree?

# %%
chain.set_weights(both.get_weights())  # the same weights as in Keras
samples = np.concatenate([real, np.asarray(generator(noise))])
labels = np.concatenate([np.ones((500, 1)), np.zeros((500, 1))])
step(detective, samples, labels, learning=detective.layers)
step(chain, noise, np.ones((500, 1)), learning=forger.layers)

turn_of_discriminator(generator, discriminator, real, noise)
adversarial.turn_of_generator(discriminator, both, noise)
pairs = zip(chain.get_weights(), both.get_weights(), strict=True)
print("largest difference below 0.00001:", max(np.abs(a - b).max() for a, b in pairs) < 1e-5)

# %% [markdown]
# **What happened.** They agree. <!-- claim: our_turns_are_kerass --> In the generator's turn,
# `backward` computes the slopes of the discriminator's layers as well. They are needed on the way
# to the generator, and then left unused. From here on we can play in whichever of the two is
# quicker.

# %% [markdown]
# ## Does it find all eight?
#
# A game takes a few thousand turns, and one game is a matter of luck. So we play ten side by side,
# in the engine: `adversarial.train_gan` is a loop over the two turns you have just seen, with Adam
# in place of SGD (rate 0.003, `beta_1` 0.5), and 64 samples in a batch. It keeps the fakes of some
# steps, always from the same noise.
#
# (`adversarial.build_gan` builds a generator and a discriminator of the sizes that you give it, as
# `build_player` did; with `seeds=10`, ten of each.)

# %%
rng = np.random.default_rng(SEED)
ten = adversarial.build_gan((4, 32, 32, 2), (2, 32, 32, 1), rng=rng, seeds=10)
moments = [1, 200, 500, 1000, 1500]
how = {"steps": 1500, "rng": rng, "snapshots_at": moments}
alone, _ = adversarial.train_gan(*ten, ring.draw_points, **how)

# %% [markdown]
# **Predict.** Here is the first of the ten games, at five moments. Will the blot become a ring, or
# eight heaps, or something else?

# %%
film = {f"step {n:,}": fakes[0] for n, fakes in alone.items()}
title = "One game: the blot is drawn out towards the heaps, not to all of them"
fig = scatters.scatter_panels(film, ring.CENTERS, title)
plots.show(fig, alt="Five clouds: a blot, then strands, then heaps of points on some of the rings.")

# %% [markdown]
# **What happened.** The points were drawn to the heaps. Most of them lie near a heap, with a few
# strands in between. But some heaps were never found, or found and left again.
#
# A heap is also called a **mode** of the data. That a generator makes only some of them is called
# **mode collapse**. To speak of it, we have to count.

# %% [markdown]
# ### Exercise 13.4 · Count the modes ★★☆ (8 min)
#
# `points` has the shape `(n, 2)`, `centers` the shape `(m, 2)`. A mode is **found** if `at_least`
# points or more lie closer to its center than `radius`. The distance is the root of the sum of the
# squared differences. (At exactly `radius` it is not closer. A point near two centers counts for
# both.) Return how many modes are found, as a whole number. A loop over the centers will do.


# %%
def count_modes(points, centers, radius, at_least):
    """How many of the centers (m, 2) have at_least points (n, 2) within the radius."""
    ### BEGIN SOLUTION
    found = 0
    for center in centers:
        distances = np.sqrt(np.sum((points - center) ** 2, axis=1))
        if np.sum(distances < radius) >= at_least:
            found += 1
    return found
    ### END SOLUTION


# %%
check.count_modes(count_modes)

# %% [markdown]
# <!-- hint: count_modes -->

# %% [markdown]
# We call a mode found if 5 of the 500 fakes, 1 %, are closer than 0.25 to its center.
# `ring.modes_found` counts like that, for all ten games at once. A second number says how good
# the single fakes are: `ring.share_near_modes` is the share of them that are near some heap.
#
# **Predict.** Ten games, from ten different starts. In how many will all eight be found?

# %%
found = ring.modes_found(alone[1500])
panels = {f"game {i + 1}: {found[i]} of 8": cloud for i, cloud in enumerate(alone[1500])}
title = f"Ten games: {found.min()} to {found.max()} of the eight modes are found"
fig = scatters.scatter_panels(panels, ring.CENTERS, title)
plots.show(fig, alt="Ten clouds; in each some of the eight rings hold many points, others none.")

# %%
anywhere = np.random.default_rng(SEED).uniform(-2.7, 2.7, (500, 2))
print("modes found on average, below 6.5:   ", found.mean() < 6.5)
print("near a heap, over half of the fakes: ", ring.share_near_modes(alone[1500]).mean() > 0.5)
print("points thrown anywhere, below a tenth:", ring.share_near_modes(anywhere) < 0.1)

# %% [markdown]
# **What happened.** Every generator has learned where heaps are: more than half of its points lie
# near one, and of points thrown anywhere hardly any do. <!-- claim: fakes_lie_near_the_heaps -->
# And every one leaves some out, on average two or three of the eight.
# <!-- claim: modes_are_left_out --> Take any one point in a heap: nothing is wrong with it. What
# is wrong can only be seen in many at once.

# %% [markdown]
# ## What helps, and what does it cost?
#
# Think of the detective. It is shown one point. The point lies in a heap, so it may well be real.
# That the forger made the same one a hundred times today, the detective cannot know: it sees one
# sample at a time. So let it see **two at once**, laid side by side in one row of four numbers: two
# real ones, or two fakes. (The idea is called PacGAN: Lin and others, 2018.)
#
# **Predict.** Two real points are from the same heap in one case out of eight. A forger who knows
# five heaps makes it one out of five. Will that be enough to give it away?

# %%
rng = np.random.default_rng(SEED)
ten = adversarial.build_gan((4, 32, 32, 2), (2 * 2, 32, 32, 1), rng=rng, seeds=10)
how = {"steps": 3000, "rng": rng, "snapshots_at": [1500, 3000]}
in_twos, _ = adversarial.train_gan(*ten, ring.draw_points, **how)

# %%
clouds = {
    "one at a time, 1,500 steps": alone[1500],
    "in twos, 1,500 steps": in_twos[1500],
    "in twos, 3,000 steps": in_twos[3000],
}
modes = {name: ring.modes_found(cloud) for name, cloud in clouds.items()}
title = "A detective who sees two at once lets nobody leave much out"
fig = comparisons.score_dots(modes, title, "modes found, of 8 (a dot a game)", number="{:.1f}")
plots.show(fig, alt="Modes found: one at a time between 4 and 7, in twos 7 or 8, nearly always 8.")

# %%
near = {name: ring.share_near_modes(cloud) for name, cloud in clouds.items()}
title = "The price: in twos it takes more steps to get as near"
fig = comparisons.score_dots(near, title, "share of fakes near a heap", number="{:.0%}")
plots.show(fig, alt="Share near a heap: about 70 % one at a time, 50 % in twos, 80 % after 3,000.")

# %%
one, two, longer = modes
print("in twos, over 7.5 modes on average:           ", modes[two].mean() > 7.5)
print("but at least a tenth fewer of them near a heap:", near[two].mean() < near[one].mean() - 0.1)
print("twice the steps make up for it:               ", near[longer].mean() > near[one].mean())

# %% [markdown]
# **What happened.** In twos nearly every game finds all eight. <!-- claim: pairs_find_the_modes -->
# After 1,500 steps its points are less exact: the detective has a harder task, and half as many
# rows to learn it from. <!-- claim: pairs_are_less_exact --> Twice the steps make up for that.
# <!-- claim: more_steps_make_up_for_it --> (We gave the lone detective twice the steps, too: the
# points get nearer still, but no more heaps are found.)
# <!-- claim: more_steps_alone_find_no_more -->
#
# Do not take it for a law. With Glorot's weights in place of He's in the discriminator, and nothing
# else changed, most games find seven or eight modes without any remedy.
# <!-- claim: other_weights_find_more --> How a GAN fails hangs on details that nobody can foresee.
# So count, over seeds.

# %% [markdown]
# ## Can it draw digits?
#
# Now pictures: 1,797 digits of 8 × 8 pixels that come with scikit-learn. 1,400 are for learning;
# the others are kept away from all players. A picture is a row of 64 numbers here. Pixels go from 0
# to 16; divided by 16 they fit a sigmoid.

# %%
from sklearn.datasets import load_digits

digits = load_digits()
rng = np.random.default_rng(SEED)
order = rng.permutation(len(digits.images))
X = (digits.images[order] / 16).reshape(-1, 64).astype(np.float32)
y = digits.target[order]
X_train, X_new, y_train, y_new = X[:1400], X[1400:], y[:1400], y[1400:]

title = "Real digits, 8 × 8 pixels each"
fig = images.image_grid(X_train[:20].reshape(-1, 8, 8), columns=10, title=title)
plots.show(fig, alt="Twenty blurry handwritten digits of 8 by 8 pixels.")

# %% [markdown]
# The players are larger now, and the noise has 8 numbers. The discriminator gets twice the learning
# rate of the generator. Adam's `beta_1` of 0.5 makes its memory shorter: with the other player's
# turns the loss keeps changing, and old slopes soon mislead.


# %%
def draw_digits(rng, n):
    """n real digits (n, 64), chosen at random."""
    return X_train[rng.integers(0, len(X_train), n)]


def draw_noise(rng, n):
    """n rows of noise (n, 8) for a generator of digits."""
    return rng.normal(size=(n, 8)).astype(np.float32)


# %%
def play(generator, discriminator, both, rng, steps=1000):
    """Turn and turn about: the fakes (500, 64) at some steps, and the losses (steps, 2)."""
    watched, sheets, losses = draw_noise(rng, 500), {}, []
    for n in range(1, steps + 1):
        real, noise = draw_digits(rng, 64), draw_noise(rng, 64)
        loss_d = turn_of_discriminator(generator, discriminator, real, noise)
        loss_g = adversarial.turn_of_generator(discriminator, both, draw_noise(rng, 64))
        losses.append((loss_d, loss_g))
        if n in (1, 100, 200, 300, 500, 700, 1000):
            sheets[n] = np.asarray(generator(watched))
    return sheets, np.array(losses)


# %% [markdown]
# Read `play` once: in each step the detective gets 64 real digits and 64 fakes, and takes its turn;
# then the forger takes its own, with new noise. 500 rows of noise are set aside at the beginning,
# so that we see at some steps what becomes of the same noise.
#
# Now the game itself: a thousand times two turns.
#
# **Predict.** When will you be able to read the first digit: after 100 steps, 300, or 1,000?

# %%
keras.utils.set_random_seed(SEED)
generator = build_player(8, 64, 128, 64, output="sigmoid")
discriminator = build_player(64, 128, 64, 1, output="sigmoid")
both = keras.Sequential([generator, discriminator])
for model, rate in ((discriminator, 0.004), (both, 0.002)):
    adam = keras.optimizers.Adam(rate, beta_1=0.5)
    model.compile(adam, "binary_crossentropy", jit_compile=False)
sheets, losses = play(generator, discriminator, both, np.random.default_rng(SEED))

# %%
shown = [sheets[n][:10] for n in (1, 100, 300, 1000)]
captions = [f"step {n:,}" if i == 0 else "" for n in (1, 100, 300, 1000) for i in range(10)]
title = "Digits out of noise: each column is the same noise, all along"
fig = images.image_grid(np.concatenate(shown).reshape(-1, 8, 8), captions, 10, title)
plots.show(fig, alt="Four rows of ten pictures: gray, then all nearly alike, then digits.")

# %% [markdown]
# **What happened.** First gray. At step 100 all ten are nearly the same picture: mode collapse, for
# a while. At 300 they differ, and some can be read; at 1,000 many. Nobody ever showed the generator
# a digit.

# %% [markdown]
# In all labs so far we watched the loss: if it fell, the network got better. Here there are two.
#
# **Predict.** The pictures get better and better. So what will the generator's loss do?

# %%
by_hundred = losses.reshape(10, 100, 2).mean(axis=1)  # mean over each 100 steps
fig, ax = plt.subplots(figsize=(6.4, 3))
middles = np.arange(50, 1000, 100)
ax.plot(middles, by_hundred[:, 1], color=plots.PURPLE)
ax.plot(middles, by_hundred[:, 0], "--", color=plots.GREEN)
ax.text(middles[-1], by_hundred[-1, 1] + 0.12, "generator", ha="right")
ax.text(middles[-1], by_hundred[-1, 0] + 0.12, "discriminator", ha="right")
ax.set(xlabel="step", ylabel="loss, mean of 100 steps", ylim=(0, None))
ax.set_title("After some 400 steps the losses hardly move")
plots.show(fig, alt="The generator's loss falls from 4 to 1.5 in 400 steps, then hardly any more.")
change = by_hundred[-1] / by_hundred[4] - 1  # the last hundred against steps 401 to 500
print("second half: both losses stay within a quarter:", np.abs(change).max() < 0.25)

# %% [markdown]
# **What happened.** The two losses settle long before the end. <!-- claim: losses_stand_still -->
# Probably because both players improve: a better forger meets a better detective.
#
# What can be read off them is who is ahead. If the detective could not tell at all, with $p$ = ½
# for everything, both would pay ln 2, about 0.69. Here it pays less and the forger more: the
# detective is ahead all along. <!-- claim: the_discriminator_is_ahead --> How good the pictures
# are, neither loss says. For that we need a judge from outside.

# %% [markdown]
# ### Exercise 13.5 · Build a generator of stamps ★★★ (8 min)
#
# A museum wants stamps that never existed: pictures of 12 × 12 pixels, each pixel a gray value from
# 0 to 1. Build the generator: **10** numbers of noise in, pictures of the shape `(12, 12)` out, and
# two or more hidden `Dense` layers of at least 8 nodes each, with relu in between.
# `layers.Reshape((12, 12))` folds a row of 144 numbers into a square. The function returns the
# model; you need not compile or train it.


# %%
def build_stamp_generator():
    """A Keras model: 10 numbers of noise in, pictures (12, 12) with pixels from 0 to 1 out."""
    ### BEGIN SOLUTION
    return keras.Sequential(
        [
            keras.Input(shape=(10,)),
            layers.Dense(64, activation="relu"),
            layers.Dense(128, activation="relu"),
            layers.Dense(144, activation="sigmoid"),
            layers.Reshape((12, 12)),
        ]
    )
    ### END SOLUTION


# %%
check.build_stamp_generator(build_stamp_generator)

# %% [markdown]
# <!-- hint: build_stamp_generator -->

# %% [markdown]
# ## How good are they?
#
# The judge is a classifier that has learned to read the real digits: three networks side by side,
# whose probabilities are averaged. A picture counts as **recognized** if the judge gives one digit
# more than 0.9. (`train_judge` returns a function: give it pictures, and it gives probabilities.)
# Before we trust the judge, let us show it noise.
#
# **Predict.** Of 500 pictures of pure noise, how many will it recognize?

# %%
from utils.data.encoding import to_categorical
from utils.nn import Adam, Dense, fit


def train_judge(pictures, labels, n_answers):
    """Three classifiers after 60 epochs; a function from pictures (n, 64) to probabilities."""
    rng = np.random.default_rng(SEED)
    hidden = Dense(64, 64, "relu", rng=rng, init="he_normal", seeds=3)
    nets = Network([hidden, Dense(64, n_answers, "softmax", rng=rng, seeds=3)])
    how = {"loss": "categorical_crossentropy", "optimizer": Adam(0.003), "epochs": 60}
    fit(nets, pictures, to_categorical(labels, n_answers), rng=rng, batch_size=64, **how)
    return lambda pictures: nets.predict(pictures).mean(axis=0)


def recognized(judge, pictures):
    """Which of the pictures (n, 64) are recognized as one of the ten digits: (n,) of bool."""
    return judge(pictures)[:, :10].max(axis=1) > 0.9


# %%
rng = np.random.default_rng(SEED)
noise_pictures = rng.random((500, 64), dtype=np.float32)
naive = train_judge(X_train, y_train, 10)
right = np.mean(naive(X_new).argmax(axis=1) == y_new)
print("new digits named right, over 95 %:          ", right > 0.95)
print(
    "noise 'recognized' as a digit, over a tenth:", recognized(naive, noise_pictures).mean() > 0.1
)

# %% [markdown]
# **What happened.** It reads new digits very well, and it reads digits into pure noise.
# <!-- claim: a_naive_judge_reads_noise --> You met this in Lab 8, with the letter A: softmax has to
# give its 1 to somebody. So we give it an eleventh answer, "no digit", and teach it with real ink
# in wrong places: pictures with their pixels shuffled, and pictures in which each pixel is from a
# different digit. (`permuted` shuffles each row by itself.)

# %%
shuffled = rng.permuted(X_train, axis=1)
rows = rng.integers(0, 1400, (1400, 64))  # for each pixel, from which digit it comes
mixed = X_train[rows, np.arange(64)]
pictures = np.concatenate([X_train, shuffled, mixed])
judge = train_judge(pictures, np.concatenate([y_train, np.full(2800, 10)]), 11)

# %% [markdown]
# The game is played three more times, from different starts: the same sizes, rates and steps, in
# the engine. That makes four runs, one by Keras and three by us.

# %%
rng = np.random.default_rng(SEED + 1)
engine = {"rng": rng, "seeds": 3, "output": "sigmoid"}
pair = adversarial.build_gan((8, 64, 128, 64), (64, 128, 64, 1), **engine)
how = {"learning_rates": (0.002, 0.004), "snapshots_at": sheets, "rng": rng}
three, three_losses = adversarial.train_gan(*pair, draw_digits, steps=1000, **how)
games = {n: np.concatenate([sheets[n][None], three[n]]) for n in sheets}  # (4, 500, 64) each

# %% [markdown]
# As yardsticks we take new real digits, at the top, and noise, at the bottom. And there is one
# cheap forger, who has no network at all: she glues the upper half of one real digit to the lower
# half of another.
#
# **Predict.** Of a hundred fakes from the GANs, how many will be recognized? And of the glued ones?

# %%
upper, lower = rng.permutation(X_new), rng.permutation(X_new)
glued = np.concatenate([upper[:, :32], lower[:, 32:]], axis=1)
shares = {
    "new real digits": recognized(judge, X_new).mean(),
    "four GANs": [recognized(judge, fakes).mean() for fakes in games[1000]],
    "two halves, glued": recognized(judge, glued).mean(),
    "shuffled pixels": recognized(judge, rng.permuted(X_new, axis=1)).mean(),
    "noise": recognized(judge, noise_pictures).mean(),
}
gans, of_new = np.array(shares["four GANs"]), shares["new real digits"]

# %%
title = f"{gans.mean():.0%} of the GANs' fakes pass, and {of_new:.0%} of new real digits"
fig = comparisons.score_dots(shares, title, "recognized with over 0.9", number="{:.0%}")
plots.show(
    fig, alt="Recognized: real digits about 90 %, GANs half or more, halves a third, noise 0."
)

# %%
print("new real digits, over 80 %:     ", shares["new real digits"] > 0.8)
print("each GAN, between 35 % and 75 %:", gans.min() > 0.35 and gans.max() < 0.75)
print("noise and shuffled, below 3 %:  ", max(shares["noise"], shares["shuffled pixels"]) < 0.03)

# %% [markdown]
# **What happened.** The judge knows real digits, and is no longer fooled by noise.
# <!-- claim: the_judge_can_be_trusted --> Of the GANs' fakes it recognizes half, or a little more:
# far fewer than of real digits, and more than of glued halves. <!-- claim: gans_lie_between --> (It
# was taught with shuffled and mixed pixels, so its 0 % for the shuffled ones is no surprise; noise
# and glued halves were new to it.)
#
# Keep in mind that a judge is a network, too, with blind spots of its own. A third of the glued
# halves got past it, some because both halves happened to be of the same digit. So such a share
# compares forgers under one judge, and means little by itself.

# %% [markdown]
# Now the losses again, with the judge beside them: the share recognized in each of the four games.
#
# **Predict.** In the second half of the game the losses hardly moved. And the pictures?

# %%
over_time = np.array([[recognized(judge, f).mean() for f in games[n]] for n in games])
fig, ax = plt.subplots(figsize=(6.4, 3))
ax.plot(list(games), over_time, "o-", color=plots.DATA, markersize=4, linewidth=1)
ax.plot(list(games), over_time.mean(axis=1), color=plots.PREDICTION)
ax.axvspan(450, 1000, color=plots.SKY, alpha=0.2, linewidth=0)
ax.text(725, 0.03, "here the losses hardly move", ha="center")
ax.set(xlabel="step", ylabel="share recognized", ylim=(0, 0.7))
ax.set_title("The pictures get better while the losses hardly move")
plots.show(
    fig, alt="Share recognized in four games: 0 at first, a third at 300, over a half at 1,000."
)
grown = over_time[-1].mean() - over_time[list(games).index(500)].mean()
print("from step 500 to 1,000 the mean share grows:", grown > 0.03)

# %% [markdown]
# **What happened.** They get better. <!-- claim: better_while_losses_stand_still --> Had we watched
# only the losses, we would have stopped too early.

# %% [markdown]
# Does it make all ten digits? On the ring we counted heaps; here the judge sorts what it
# recognizes.
#
# (`np.bincount` counts how often each number comes.) The real digits are spread evenly, with about
# a tenth each.
#
# **Predict.** Will the fakes be, too? Or will there be favorites, and if so, the same ones in all
# four games?

# %%
rows = []
for pictures in [X_new, *games[1000]]:
    passed = judge(pictures)[recognized(judge, pictures)].argmax(axis=1)
    rows.append(np.bincount(passed, minlength=10)[:10] / len(passed))  # the share of each digit
spread = np.array(rows)  # (5, 10)

# %%
fig, ax = plt.subplots(figsize=(6.4, 3))
ax.plot(range(10), spread[0], "s-", color=plots.PREDICTION)
ax.plot(range(10), spread[1:].T, "o", color=plots.DATA, alpha=0.8)
ax.text(0.02, 0.92, "black: new real digits; gray: four GANs", transform=ax.transAxes)
ax.set(
    xlabel="digit",
    ylabel="share of what is recognized",
    xticks=range(10),
    ylim=(0, 1.3 * spread.max()),
)
ax.set_title("Each GAN has favorites, and digits that it seldom draws")
plots.show(fig, alt="Real digits at about a tenth each; the GANs' shares scatter widely around it.")

# %%
kinds = np.sum(spread[1:] >= 0.01, axis=1)
uneven = np.abs(spread - 0.1).mean(axis=1)
print("each GAN draws at least 7 of the 10 digits:", kinds.min() >= 7)
print("each is less even than real digits:        ", uneven[1:].min() > uneven[0])

# %% [markdown]
# **What happened.** Hardly a digit is left out altogether, so it is not as bad as on the ring. But
# it is the same illness: each forger has favorites, and digits that it seldom draws, and in part
# they are the same in all four games. <!-- claim: digits_are_uneven --> (Some of that may be the
# judge's doing: it is surer of some digits than of others.)

# %% [markdown]
# One doubt is left: perhaps it only **copies** the digits that it was meant to learn from. Here are
# ten fakes that passed, and for each the nearest of those digits. The distance is the root of the
# sum of the squared differences of all pixels; `pictures[:, None]` has one axis more, so that each
# picture meets all the others.


# %%
def to_nearest(pictures, others):
    """For each picture (n, 64), the number of the nearest of the others, and its distance."""
    squares = np.sum((pictures[:, None] - others) ** 2, axis=2)  # (n, how many others)
    return squares.argmin(axis=1), np.sqrt(squares.min(axis=1))


passed = [fakes[recognized(judge, fakes)] for fakes in games[1000]]  # for each of the four games
nearest, _ = to_nearest(passed[0][:10], X_train)
pairs = np.concatenate([passed[0][:10], X_train[nearest]]).reshape(-1, 8, 8)
title = "Above ten fakes that pass, below the nearest real digits: alike, not the same"
fig = images.image_grid(pairs, columns=10, title=title)
plots.show(fig, alt="Ten fakes above, similar but cleaner real digits below.")

# %% [markdown]
# Alike, but are they copied? There are 397 digits that no player has ever met. Beside them we set
# 397 that the players learned from.
#
# **Predict.** If the forgers had copied, which of the two would their fakes be nearer to?

# %%
ratios = []
for fakes in passed:
    to_known, to_new = (to_nearest(fakes, others)[1] for others in (X_train[:397], X_new))
    ratios.append(np.median(to_known) / np.median(to_new))
print(
    "as near to the one as to the other, within a tenth:", np.abs(np.array(ratios) - 1).max() < 0.1
)

# %% [markdown]
# **What happened.** A copier would be nearer to the digits that it learned from. These fakes lie as
# near to digits that the forgers cannot know. <!-- claim: fakes_are_no_copies -->
#
# So the answer to our question is yes. A network can make things up, with nothing but a judge to
# learn from. Half of its fakes or a little more are good, it has favorites, and no loss says when
# to stop. Newer methods, such as diffusion, gave up the quarrel for one plain loss that falls.

# %% [markdown]
# ## What you learned
#
# - A generator turns noise into fakes, a discriminator tells them from real samples. Both use the
#   binary cross-entropy, and quarrel about the label of a fake. In each turn one is frozen.
# - A GAN can leave modes out and look fine. Count over seeds. A discriminator that sees two samples
#   at once can tell.
# - Its losses do not say how good the fakes are. A judge from outside does, once it has been shown
#   noise.
#
# | symbol | NumPy | Keras |
# |---|---|---|
# | discriminator's loss | `-np.log(p)` if real, `-np.log(1 - p)` if fake | labels 1 and 0 |
# | generator's loss | `-np.mean(np.log(p_fake))` | label 1 for its fakes |
# | both in a row | `Network(forger.layers + detective.layers)` | `keras.Sequential([g, d])` |
# | one turn | `backward`, step on some layers | `model.train_on_batch(X, y)` |
# | freeze | leave those layers out of the step | `trainable = False` |

# %% [markdown]
# **Quiz 1.** In the generator's turn the discriminator is frozen. Could one leave it out of that
# turn altogether?
#
# <details><summary>Answer</summary>
#
# No. The generator learns from slopes that come back through the discriminator: it says what about
# a fake gave it away. Frozen means that it passes slopes on and keeps its own weights.
#
# </details>
#
# **Quiz 2.** A friend's GAN draws faces. Every single one looks perfect. What do you ask for?
#
# <details><summary>Answer</summary>
#
# For a hundred at once, from several runs: they may all be the same few faces. And for the nearest
# training pictures of some, since perfect faces may be copies.
#
# </details>
#
# **Quiz 3.** The discriminator's loss has fallen to 0. Is that good news?
#
# <details><summary>Answer</summary>
#
# Not for the game. It finds out every fake, somehow; perhaps it knows the real samples by heart,
# and then its slopes say little about which way is better. In a good game it stays in doubt. With
# $p$ = ½ for everything its loss would be ln 2, about 0.69.
#
# </details>
#
# **Where next.** This was the last lab. You began with a table of numbers, and with one neuron that
# could not do XOR. Since then you have built a network by hand, found the slopes of all its
# weights, and watched them vanish. You have set networks beside baselines, and seen them lose more
# than once. Now one of them draws.
#
# What was new each time was less than it seemed: layers, a loss, slopes, steps. What will last
# longest are three questions, to be asked of any network, yours or another's: What is the baseline?
# Over how many seeds? What does it get wrong?
#
# "Where next", at the end of the README of Module 3, has books, ideas for a weekend, and the traps
# that wait there. To see what you have done, run `check.progress()` in a new cell. Thank you for
# coming all this way.
