# %% [markdown]
# # Lab 10 · Generalization
#
# **Will it work on data it has not seen?** A pupil has learned last year's exam paper by heart. On
# that paper every answer is right. Does the pupil know the subject? Nobody can say until there is a
# new question. With networks it is the same.
#
# After this lab you will be able to
#
# - tell underfitting from overfitting by two numbers, and know what helps against each;
# - hold a network back with early stopping, L2, dropout and moved pictures, and say what each buys;
# - find the leak that makes a score look better than it is, and report one that can be trusted.
#
# About 75 minutes. **Before this:** Labs 7 and 8.

# %%
from utils import data, runtime
from utils.checks import check
from utils.figures import comparisons, images, plots

SEED = 1
runtime.start(seed=SEED)
import keras
import numpy as np
from keras import layers

# %% [markdown]
# ## What does a perfect score prove?
#
# To **generalize** is to be right on samples one has not learned from. It has to be measured on
# such samples, so before anything is fitted, the data are dealt into three parts.
#
# - **training**: the network learns from these;
# - **validation**: we choose by these, such as the layers, or when to stop;
# - **test**: opened once, at the end, to report a number.
#
# Of MNIST's digits, 10,000 are the test set. We take 40,000 of the others and deal 10,000 of them,
# at random, for validation. 30,000 are left to learn from. But labels cost work: suppose that we
# can pay for 1,000.

# %%
(pictures, labels), (test_pictures, test_labels) = data.load_mnist()
from utils.data.preparation import flatten_images, scale_pixels

X = scale_pixels(flatten_images(pictures[:40_000]))
dealt = np.random.default_rng(SEED).permutation(40_000)
validation, pool = dealt[:10_000], dealt[10_000:]
X_val, y_val = X[validation], labels[validation]
few = pool[:1000]
print("training", X[few].shape, "validation", X_val.shape, "test", test_pictures.shape)

# %% [markdown]
# Now an unkind experiment. We take the labels of the 1,000 digits and shuffle them, so that each
# picture gets some other picture's label. A 7 is called 2, another 7 is called 0. There is nothing
# to learn here. Three networks with 64 hidden nodes are trained on the true labels, and three on
# the shuffled ones.
#
# Many small trainings are quicker with the network of Module 2 than with Keras, and `seeds=3` puts
# three of them side by side: same rows, different starting weights. `train_nets` is the function
# that we shall use for all of them.

# %%
from utils.data.encoding import to_categorical
from utils.nn import Adam, Dense, Network, fit


def train_nets(A, y, rng, width=64, seeds=3, epochs=40, batch_size=100, **more):
    """Train 784-width-10 networks side by side on A (n, 784), labels y (n,): net and history."""
    hidden = Dense(784, width, "relu", rng=rng, init="he_normal", seeds=seeds)
    net = Network([hidden, Dense(width, 10, "softmax", rng=rng, seeds=seeds)])
    how = {"optimizer": Adam(0.005), "epochs": epochs, "batch_size": batch_size, "rng": rng}
    loss = "categorical_crossentropy"
    return net, fit(net, A, to_categorical(y, 10), loss=loss, **how, **more)


# %%
def memorize(y):
    """What happens while three networks learn the 1,000 digits with the labels y (1000,)."""
    watched = X_val[:500], to_categorical(y_val[:500], 10)
    rng = np.random.default_rng(SEED)
    return train_nets(X[few], y, rng, validation_data=watched)[1]


# %% [markdown]
# **Predict.** How many of the 1,000 shuffled labels will a network know after 40 epochs: 100, as by
# chance, or 500, or nearly all?

# %%
shuffled = np.random.default_rng(SEED).permutation(labels[few])
memories = {"true": memorize(labels[few]), "shuffled": memorize(shuffled)}
known, new = (memories["shuffled"][key][-1] for key in ("accuracy", "val_accuracy"))
print("shuffled labels known by heart, over 95 %:", known.min() > 0.95)
print("right on new digits, under 15 %:          ", new.max() < 0.15)

# %%
import matplotlib.pyplot as plt

titles = "True labels: it reads new digits", "Chance labels: known by heart, no use"
fig, axes = plt.subplots(1, 2, figsize=(7.4, 3), sharey=True)
for ax, history, title in zip(axes, memories.values(), titles, strict=True):
    ax.plot(range(1, 41), history["accuracy"], "-", color=plots.GREEN, linewidth=1)
    ax.plot(range(1, 41), history["val_accuracy"], "--", color=plots.GREEN, linewidth=1)
    ax.text(40, history["val_accuracy"][-1].mean() - 0.05, "validation", ha="right", va="top")
    ax.text(40, 1.04, "training", ha="right", va="bottom")
    ax.set(xlabel="epoch", ylim=(-0.05, 1.2), yticks=[0, 0.25, 0.5, 0.75, 1])
    ax.set_title(title, fontsize=10)
axes[0].set_ylabel("accuracy, three networks")
plots.show(
    fig, alt="Training accuracy nears 1 on both; validation: 0.9 with true labels, else 0.1."
)

# %% [markdown]
# **What happened.** Nearly all: 64 nodes have room enough for a thousand answers that follow no
# rule. <!-- claim: nonsense_is_memorized --> At the end the training accuracy of the two looks
# alike, although one has learned to read and the other nothing at all.
# <!-- claim: training_accuracy_cannot_tell --> So a score on training data proves nothing. On the
# validation digits one is right in about 9 of 10, the other as often as chance.

# %% [markdown]
# Dealing well is harder when rows belong together, as the mixes did in Lab 7. The next one is for
# you.
#
# ### Exercise 10.1 · A split without a leak ★★☆ (8 min)
#
# A hospital has a table with several rows for each patient. `patients` has the shape `(n,)` and
# gives each row's patient, as a number. `order` has every patient once, shuffled; the number of
# patients is divisible by 5. The first 60 % of `order` are for training, the next 20 % for
# validation, the last 20 % for the test. Return three arrays, with commas between them: the
# **numbers of the rows** (the first row is 0) of each part, in the order of the table. If
# `patients` is 8, 5, 8, 9, 4, 6 and `order` is 5, 9, 8, 6, 4, the training rows are 0, 1, 2 and 3.
# `np.isin(patients, some)` is True for each row whose patient is in `some`, and `np.flatnonzero`
# gives the places where an array is True.


# %%
def split_by_patient(patients, order):
    """Training, validation and test rows; patients (n,), order (n_patients,)."""
    ### BEGIN SOLUTION
    first, second = int(0.6 * len(order)), int(0.8 * len(order))
    train = np.flatnonzero(np.isin(patients, order[:first]))
    val = np.flatnonzero(np.isin(patients, order[first:second]))
    test = np.flatnonzero(np.isin(patients, order[second:]))
    return train, val, test
    ### END SOLUTION


# %%
check.split_by_patient(split_by_patient)

# %% [markdown]
# <!-- hint: split_by_patient -->

# %% [markdown]
# ## How much room should a network have?
#
# If learning by heart is the danger, should a network be small? First a case in which one can see
# what happens. A bad thermometer is read at 15 places. The truth is a wave, and each reading is off
# by some random amount (**noise**).
#
# Through the dots we draw curves that you know from school: degree 1 is a straight line, degree 2 a
# parabola, and so on. A curve of degree 12 has 13 numbers to choose, so it can bend far more often.
# How much a model can bend is called its **capacity**. `np.polyfit(x, y, degree)` finds the numbers
# with the smallest MSE on the dots, and `np.polyval` draws the curve.


# %%
def noisy_dots(rng, n):
    """n places x from -1 to 1, and what the thermometer says there: a wave, and noise."""
    x = rng.uniform(-1, 1, n)
    return x, np.sin(3 * x) + rng.normal(0, 0.3, n)


# %% [markdown]
# **Predict.** Degrees 1, 3 and 12: which comes nearest to the dots, and which would you trust
# between them?

# %%
x, y = noisy_dots(np.random.default_rng(SEED), 15)
places = np.linspace(-1, 1, 300)
titles = {1: "Degree 1 misses the bend", 3: "Degree 3 follows", 12: "Degree 12 chases noise"}
fig, axes = plt.subplots(1, 3, figsize=(7.4, 2.9), sharey=True)
for ax, degree in zip(axes, titles, strict=True):
    ax.plot(places, np.sin(3 * places), ":", color=plots.GREEN)
    ax.plot(x, y, "o", color=plots.DATA)
    ax.plot(places, np.polyval(np.polyfit(x, y, degree), places), color=plots.PREDICTION)
    ax.set_title(titles[degree], fontsize=10)
    ax.set(ylim=(-2.2, 2.2), xlabel="place")
axes[0].set_ylabel("temperature")
axes[0].text(-1, 1.7, "dotted: the truth", color=plots.GREEN)
plots.show(fig, alt="Three curves through 15 dots: a line, a wave, and one that swings wildly.")

# %% [markdown]
# **What happened.** The line is too stiff for the wave: it is wrong on the dots *and* between them.
# Degree 12 comes nearest to the dots, <!-- claim: most_capacity_is_nearest --> and swings away
# between them. It has learned the noise, and tomorrow the noise will be different.

# %% [markdown]
# Too little capacity for the task is called **underfitting**. Learning the noise is what Lab 8
# called overfitting. One set of dots proves little, though. So we draw 50 sets of 15 dots, fit
# degrees 0 to 10 to each, and take 200 new dots for validation. Degree 0 is the baseline: always
# the mean. The noise has the standard deviation 0.3, so its own mean square is 0.3² = 0.09.


# %%
def two_errors(seed):
    """MSE on 15 dots and on 200 new ones, for curves of degree 0 to 10: (11, 2)."""
    rng = np.random.default_rng(seed)
    x, y = noisy_dots(rng, 15)
    x_new, y_new = noisy_dots(rng, 200)
    curves = [np.polyfit(x, y, degree) for degree in range(11)]
    both = (x, y), (x_new, y_new)
    return [[np.mean((np.polyval(c, at) - to) ** 2) for at, to in both] for c in curves]


# %% [markdown]
# **Predict.** Draw it first: the training error against the degree, and the validation error. Which
# of them falls all the way?

# %%
errors = np.array([two_errors(50 * SEED + k) for k in range(50)])  # (50 sets, 11 degrees, 2)
middle = np.median(errors, axis=0)  # half of the sets lie below, half above
best = middle[:, 1].argmin()
print("lowest on new dots: degree", best)
print("degree 10: over 50 times the training error:", middle[10, 1] > 50 * middle[10, 0])

# %%
fig, ax = plt.subplots(figsize=(6.6, 3.6))
ax.plot(errors[:, :, 1].T, "--", color=plots.PURPLE, linewidth=0.5, alpha=0.25)
ax.plot(middle[:, 0], "-", color=plots.PURPLE)
ax.plot(middle[:, 1], "--", color=plots.PURPLE)
ax.axhline(0.09, color=plots.DATA, linewidth=1)
ax.text(-0.4, 0.08, "the noise itself", color="#666666", va="top")
ax.text(10.1, middle[10, 0], "training")
ax.text(10.1, middle[10, 1], "validation")
ax.text(0.1, 4, "underfitting:\nboth are high")
ax.text(4.6, 4, "overfitting:\nthe gap opens")
ax.set(yscale="log", ylim=(0.01, 40), xlim=(-0.5, 11.6), xlabel="degree", ylabel="MSE")
ax.set_title(f"Training error falls on; validation error turns at degree {best}")
plots.show(fig, alt="Training error falls with the degree; validation is lowest at 3, then soars.")

# %% [markdown]
# **What happened.** More capacity always comes nearer to the training dots.
# <!-- claim: training_error_only_falls --> On new dots degree 3 is best, and beyond it things get
# far worse. <!-- claim: validation_error_turns --> (Degree 2 does not help: a parabola bends one
# way only, the wave both ways. The thin lines are the validation errors of the 50 sets.)
# <!-- claim: a_parabola_helps_nothing -->
#
# On average one cannot get below the gray line on new dots: nobody can know the noise. On its own
# dots even degree 3 is a little below it, by fitting some noise. The further below, the more noise
# it has fitted. <!-- claim: degree_3_fits_some_noise -->

# %% [markdown]
# Two numbers tell you where you are. "High" is near the baseline, or far above what you need.
#
# | training error | validation error | name | what helps |
# |---|---|---|---|
# | high | as high | underfitting | more nodes or layers, longer training |
# | low | much higher | overfitting | more data, or one of the remedies below |
# | high | higher still | both | first more nodes or training, then more data |
# | low | nearly as low | neither | leave it |
#
# And a network? Its capacity grows with its nodes. Back to the 1,000 digits, with their true
# labels, and 2, 8, 32 or 128 hidden nodes.


# %%
def errors_of_width(width):
    """The shares of wrong answers of three nets with `width` hidden nodes: training, validation."""
    net, _ = train_nets(X[few], labels[few], np.random.default_rng(SEED), width, epochs=15)
    parts = (X[few], labels[few]), (X_val[:2000], y_val[:2000])
    return [np.mean(net.predict(A).argmax(axis=-1) != b, axis=-1) for A, b in parts]


# %% [markdown]
# **Predict.** Will the validation error turn round and rise again, as it did with the curves?

# %%
widths = [2, 8, 32, 128]
wrong = np.array([errors_of_width(width) for width in widths])  # (4 widths, 2 parts, 3 nets)
print("128 nodes know all 1,000 by heart:  ", wrong[-1, 0].max() == 0)
print("and are better on new digits than 8:", wrong[-1, 1].max() < wrong[1, 1].min())

# %%
scores = dict(zip([f"{width} nodes" for width in widths], wrong[:, 1], strict=True))
title, xlabel = "More nodes did no harm here: the error levels off", "new digits read wrongly"
fig = comparisons.score_dots(scores, title, xlabel, number="{:.1%}")
plots.show(
    fig, alt="Wrong answers on new digits: over half with 2 nodes, near 11 % from 32 nodes on."
)

# %% [markdown]
# **What happened.** Two nodes underfit. 128 know the training digits by heart, and yet the
# validation error does not rise. <!-- claim: wide_nets_do_no_harm --> Here networks surprise us:
# with clean labels, one that is too large often does no harm. But the gap stays, 0 against about 10
# in 100, <!-- claim: the_gap_stays --> and more nodes do not close it. What does?

# %% [markdown]
# ## What keeps it from learning by heart?
#
# You know two remedies already. **Early stopping** (Lab 7) ends the training when the validation
# loss has reached no new lowest value for `patience` epochs, and puts the weights of the best epoch
# back.
#
# ### Exercise 10.2 · Stop early by hand ★★☆ (8 min)
#
# `val_losses` is a list, the validation loss after each epoch, and `patience` a number, 2 or more.
# Training ends after `patience` epochs in a row without a loss *lower* than the lowest so far, or
# at the end of the list. Return two epochs, counted from 1: the one whose weights are kept, and the
# last one that was trained. With the losses 0.9, 0.5, 0.6, 0.7, 0.4 and a patience of 2 these are
# 2 and 4: nobody ever sees the 0.4.


# %%
def stop_early(val_losses, patience):
    """The epoch that is kept and the last one trained, counted from 1."""
    ### BEGIN SOLUTION
    best = 0
    for epoch, loss in enumerate(val_losses):
        best = epoch if loss < val_losses[best] else best
        if epoch - best == patience:
            break
    return best + 1, epoch + 1
    ### END SOLUTION


# %%
check.stop_early(stop_early)

# %% [markdown]
# <!-- hint: stop_early -->

# %% [markdown]
# **Dropout** (Lab 8) sets some nodes' outputs to 0 at each training step, at random, so that the
# network cannot rely on any single one. The others are enlarged, so that the next layer gets about
# as much as before.
#
# ### Exercise 10.3 · Dropout by hand ★★☆ (6 min)
#
# `a` has the shape `(n_samples, n_nodes)`: the outputs of a layer. `draws` has the same shape and
# holds random numbers between 0 and 1. Return an array like `a`, in which an output is 0 where its
# draw is below `rate`, and the others are divided by the share that is left on average. (The table
# that says which ones stay is called the **mask**.)


# %%
def drop_nodes(a, draws, rate):
    """Dropout with its scaling; a and draws (n_samples, n_nodes), rate from 0 to below 1."""
    ### BEGIN SOLUTION
    mask = draws >= rate
    return a * mask / (1 - rate)
    ### END SOLUTION


# %%
check.drop_nodes(drop_nodes)

# %% [markdown]
# <!-- hint: drop_nodes -->

# %% [markdown]
# Two more are new. **L2** makes weights pay. To the loss it adds the sum of the squares of all
# weights of a layer, times a small number:
#
# $$\text{loss} + 0.002 \cdot (w_1^2 + w_2^2 + w_3^2 + \dots)$$
#
# A large weight costs a lot: the network keeps one only where it lowers the loss by more than that.
#
# **Augmentation** makes new samples out of old ones, by changes after which the label is still
# true. A digit that is moved by a pixel is the same digit.
#
# **Predict.** For your eye it is the same picture. For a dense layer it is a row of 784 numbers.
# How many of them change when the digit moves by one pixel to the right?

# %%
from utils.data.augmentation import shifted

digit = pictures[few[:1]]
neighbor = shifted(digit, right=1, down=0)
gap = np.abs(digit.astype(int) - neighbor)  # int, since uint8 has no negative numbers
names = ["paid for", "one pixel to the right", "where they differ"]
title = f"One label, a second picture: {np.sum(gap > 0)} numbers are new"
fig = images.image_grid(np.concatenate([digit, neighbor, gap]), names, 3, title)
plots.show(fig, alt="A digit, the same moved by one pixel, and dark outlines where they differ.")
print("numbers that changed:", np.sum(gap > 0))

# %% [markdown]
# **What happened.** All along its edges the digit has changed: for the network it is a new sample.
# <!-- claim: a_pixel_makes_a_new_sample --> And nobody had to label it.

# %% [markdown]
# Now the comparison. Three runs each, with three sets of digits. All six use the same three starts
# and 320 steps with batches of 100; only early stopping decides for itself when to end.
# `build_reader` has a place for L2 and one for dropout; 0 turns them off.


# %%
def build_reader(l2=0.0, dropout=0.0):
    """A compiled 784-64-10 network with an L2 penalty and dropout."""
    penalty = keras.regularizers.L2(l2)
    hidden = layers.Dense(64, activation="relu", kernel_regularizer=penalty)
    output = layers.Dense(10, activation="softmax")
    network = keras.Sequential([keras.Input((784,)), hidden, layers.Dropout(dropout), output])
    faster = {"steps_per_execution": 40, "jit_compile": False}
    network.compile(keras.optimizers.SGD(0.3), "sparse_categorical_crossentropy", **faster)
    return network


# %%
def train_from(start, network, A, b, **how):
    """Put the weights `start` into the network, train it on A and b, and return its weights."""
    network.set_weights(start)
    network.fit(A, b, batch_size=100, verbose=0, **how)
    return network.get_weights()


# %% [markdown]
# The optimizer is plain SGD. It remembers nothing from step to step, so one compiled network can be
# trained again and again from other weights, which saves time. As in Lab 7, epochs are laid out as
# one long one: 32 copies of the 1,000 rows, one below the other. For moved pictures each copy is
# moved at random, all its digits alike, by up to a pixel. 4,000 digits need only 8 copies.


# %%
def still(rows, times):
    """That many copies of these digits, as they are: X and y."""
    return np.tile(X[rows], (times, 1)), np.tile(labels[rows], times)


# %%
def moved(rows, times, rng):
    """That many copies of these digits, each moved by up to a pixel: X and y."""
    copies = [shifted(pictures[rows], *rng.integers(-1, 2, 2)) for _ in range(times)]
    return scale_pixels(flatten_images(np.concatenate(copies))), np.tile(labels[rows], times)


# %%
keras.utils.set_random_seed(SEED)
plain, with_l2, with_dropout = build_reader(), build_reader(l2=0.002), build_reader(dropout=0.5)
starts = [build_reader().get_weights() for _ in range(3)]
deals = pool[:15_000].reshape(3, 5000)  # 5,000 other digits for each run
runs = list(zip(starts, deals, strict=True))
trained = {
    name: [train_from(start, network, *still(deal[:1000], 32)) for start, deal in runs]
    for name, network in (("nothing", plain), ("L2", with_l2), ("dropout", with_dropout))
}

# %%
rng = np.random.default_rng(SEED)
trained |= {
    "moved copies": [train_from(w, plain, *moved(deal[:1000], 32, rng)) for w, deal in runs],
    "4,000 digits": [train_from(w, plain, *still(deal[:4000], 8)) for w, deal in runs],
}

# %% [markdown]
# Early stopping needs labeled digits to watch: 1,000 more, which the others do not get. To save
# time, four copies of the rows are one epoch here, so that it looks after every fourth pass.

# %%
stop = keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)
trained["early stopping"] = []
for start, deal in runs:
    how = {"validation_data": still(deal[4000:], 1), "validation_batch_size": 1000}
    how |= {"epochs": 30, "callbacks": [stop]}
    trained["early stopping"].append(train_from(start, plain, *still(deal[:1000], 4), **how))

# %% [markdown]
# The baseline is that of Lab 8, the nearest of the ten average digits, here from 1,000 of them.


# %%
def nearest_average(A, b, A_new):
    """For each row of A_new, the label in b whose average row of A is the nearest."""
    classes = np.unique(b)
    means = np.stack([A[b == label].mean(axis=0) for label in classes])
    return classes[((means**2).sum(axis=1) - 2 * A_new @ means.T).argmin(axis=1)]


# %%
def judge_reader(weights, A, b):
    """The share of right answers to A (n, 784), and the loss."""
    plain.set_weights(weights)
    p = np.asarray(plain(A))
    return np.mean(p.argmax(axis=1) == b), -np.log(p[np.arange(len(b)), b] + 1e-7).mean()


# %% [markdown]
# (The tiny number keeps the logarithm of 0 away.)
#
# **Predict.** Order them by what they will buy in right answers: early stopping, L2, dropout, moved
# copies, 4,000 digits. Will any of them buy nothing?

# %%
remedies = ["nothing", "early stopping", "L2", "dropout", "moved copies", "4,000 digits"]
judged = np.array([[judge_reader(w, X_val, y_val) for w in trained[name]] for name in remedies])
more = judged.mean(axis=1) - judged[0].mean(axis=0)  # than nothing has: (6 remedies, 2)
print("early stopping, L2, dropout: within 1.5 points:", abs(more[1:4, 0]).max() < 0.015)
print("moved copies, 4,000 digits: over 1.5 points:   ", more[4:, 0].min() > 0.015)
print("all but early stopping lower the loss:         ", more[2:, 1].max() < 0)

# %%
averages = [nearest_average(X[deal[:1000]], labels[deal[:1000]], X_val) for deal in deals]
scores = {"nearest average": [np.mean(answers == y_val) for answers in averages]}
scores |= dict(zip(remedies, judged[:, :, 0], strict=True))
title = "Moved copies buy about as much as 3,000 more labels"
xlabel = "validation digits read correctly"
fig = comparisons.score_dots(scores, title, xlabel, number="{:.1%}", start=0.75)
plots.show(
    fig, alt="Early stopping, L2, dropout are near nothing, 88 %; moved and 4,000 digits above 90."
)

# %% [markdown]
# **What happened.** All are far above the baseline. <!-- claim: every_one_beats_the_baseline -->
# Early stopping, L2 and dropout only hold the network back. Here they bought next to nothing in
# right answers. <!-- claim: holding_back_buys_little --> Moved copies and 3,000 more labels give it
# more to look at, and bought about two points or more. <!-- claim: feeding_buys_most -->
#
# Yet L2 and dropout lowered the validation *loss*, as did the other two: the network is less sure
# where it is wrong. <!-- claim: four_lower_the_loss --> If you need to know how sure it is, that is
# worth something. With other data, or a longer training, the order may be different. Measure it,
# over seeds.

# %% [markdown]
# ### Exercise 10.4 · A network that is held back ★★☆ (5 min)
#
# Build a classifier for digits, rows of 784 pixels, with two remedies in it: one hidden layer of
# 100 nodes or more with ReLU, whose weights pay an L2 penalty of 0.0001 to 0.01, and dropout of the
# hidden nodes at a rate of 0.2 to 0.5. Its output gives each of the ten digits a probability. The
# function returns the model; you need not compile or train it.


# %%
def build_guarded_classifier():
    """A Keras model: 784 pixels in, ten probabilities out, with L2 and dropout."""
    ### BEGIN SOLUTION
    return keras.Sequential(
        [
            keras.Input(shape=(784,)),
            layers.Dense(128, "relu", kernel_regularizer=keras.regularizers.L2(0.001)),
            layers.Dropout(0.4),
            layers.Dense(10, "softmax"),
        ]
    )
    ### END SOLUTION


# %%
check.build_guarded_classifier(build_guarded_classifier)

# %% [markdown]
# <!-- hint: build_guarded_classifier -->

# %% [markdown]
# ## How much of a small set is chance?
#
# Why does more data help so much? A small set of digits has quirks, by chance: a few sevens too
# many, three odd fours. You can watch this inside one training, because every mini-batch is a small
# set too.
#
# We look at two weights of a network that has learned nothing yet: the biases of its output nodes
# for 0 and for 1. From Lab 6 you know the slope for a bias of the output: `a - y` for one digit,
# and for a batch the mean of that over its digits. This network gives each digit a probability of
# about 0.1, so for the 0 `a - y` is about 0.1, or -0.9 where the digit is a 0. So we can ask 100
# batches of 10 digits which way each would step. Then 100 batches of 100, and 100 batches of 1,000.

# %%
rng = np.random.default_rng(SEED)
net = Network([Dense(784, 64, "relu", rng=rng), Dense(64, 10, "softmax", rng=rng)])
each = net.predict(X[pool]) - to_categorical(labels[pool], 10)  # a - y of each digit: (30000, 10)


def slopes_of_batches(batch_size):
    """The slopes of the ten output biases, as 100 batches of this size see them: (100, 10)."""
    rng = np.random.default_rng(SEED)
    return np.array([each[rng.choice(len(each), batch_size)].mean(axis=0) for _ in range(100)])


# %% [markdown]
# **Predict.** The clouds will shrink as batches grow. With ten times the digits, how wide is the
# cloud: a tenth, a third, or a half of what it was?

# %%
clouds = {size: slopes_of_batches(size) for size in (10, 100, 1000)}
spread = [slopes.std(axis=0).mean() for slopes in clouds.values()]
print(f"from 10 to 100 digits the spread falls to {spread[1] / spread[0]:.1f} of what it was")
print(f"from 100 to 1,000 again to                {spread[2] / spread[1]:.1f}")

# %%
fig, axes = plt.subplots(1, 3, figsize=(7.4, 2.9), sharex=True, sharey=True)
titles = "10 digits: mostly chance", "100: a third as wide", "1,000: a third of that"
for ax, slopes, title in zip(axes, clouds.values(), titles, strict=True):
    ax.plot(slopes[:, 0], slopes[:, 1], "o", color=plots.GRADIENTS, markersize=3, alpha=0.5)
    ax.set_title(title, fontsize=10)
    ax.set(xlabel="slope, bias of the 0")
axes[0].set_ylabel("slope, bias of the 1")
plots.show(fig, alt="Three clouds of slopes: wide for 10 digits, narrow for 100, a dot for 1,000.")

# %% [markdown]
# **What happened.** To about a third, both times: ten times the digits divide the spread by
# $\sqrt{10}$ ≈ 3.2. <!-- claim: ten_times_the_batch_a_third --> In the first picture you can even
# count. Batches at the right edge have no 0 in them, and each 0 moves the dot to the left by a
# tenth. <!-- claim: the_grid_counts_the_digits --> So a step from a small batch is noisy: it points
# the right way only on average.
#
# What a batch is to the training set, the training set is to all handwriting: with more digits its
# quirks get smaller, and a quirk is what does not generalize. (Are noisy steps themselves good for
# new data? That is much debated. We have not measured it.)

# %% [markdown]
# ## What can be learned without labels?
#
# More data helps, but it is the labels that cost. Pictures without labels are often free. Three
# words for what can be done:
#
# - **supervised** learning: every sample has its right answer. All that you have done so far;
# - **unsupervised**: there are no answers. One can still find out which samples are alike;
# - **semi-supervised**: a few samples with answers, and many without.
#
# First without any. *k-means* is the nearest average again, but nobody says which digits belong
# together. It begins with ten of the pictures as "averages". Each digit joins the nearest one. Then
# each average is computed anew, over those that joined, and so on, 15 times.

# %%
rng = np.random.default_rng(SEED)
unlabelled = pool[20_000:30_000]
A = X[unlabelled[:5000]]
means = A[rng.choice(5000, 10, replace=False)]
for _ in range(15):
    group = ((means**2).sum(axis=1) - 2 * A @ means.T).argmin(axis=1)
    means = np.stack([A[group == k].mean(axis=0) for k in range(10)])

# %% [markdown]
# **Predict.** Nobody told it that there are digits. What will the ten averages look like: ten
# different digits, ten blots, or something in between?

# %%
title = "Found without a label: shapes, not names"
fig = images.image_grid(means.reshape(10, 28, 28), title=title)
plots.show(fig, alt="Ten blurred averages; most look like a digit, some digits come twice.")
y_true = labels[unlabelled[:5000]]
counts = np.array([np.bincount(y_true[group == k], minlength=10) for k in range(10)])
pure = counts.max(axis=1).sum() / 5000  # the share that belongs to its group's commonest digit
found = set(counts.argmax(axis=1))
print("45 to 70 % are the commonest digit of their group:", 0.45 < pure < 0.7)
print("each digit has a group of its own:                ", len(found) == 10)

# %% [markdown]
# **What happened.** Shapes that look alike came together, and many averages can be read.
# <!-- claim: groups_are_half_pure --> But some digits have two groups and others none: which
# differences *matter* is what labels say. <!-- claim: groups_are_not_digits -->

# %% [markdown]
# Now semi-supervised: 100 labeled digits, and 10,000 without a label. A well-known idea is to let
# the network label them itself. Train a **teacher** on the 100. Its answers to the 10,000 are the
# **pseudo-labels**. Then train a new network, the **student**, on the 100 and the 10,000 together.
# A second student gets only those of which the teacher is over 95 % sure.
#
# In truth the 10,000 do have labels. We do not show them to any network; we use them afterwards, to
# count how many pseudo-labels are wrong. Without labels nobody could do that.


# %%
def teach(seed):
    """The answers of baseline, teacher and two students; the pseudo-labels; which are sure."""
    rng = np.random.default_rng(seed)
    own = pool[rng.choice(20_000, 100, replace=False)]
    teacher, _ = train_nets(X[own], labels[own], rng, seeds=None, batch_size=20)
    p = teacher.predict(X[unlabelled])
    pseudo, sure = p.argmax(axis=1), p.max(axis=1) > 0.95
    answers = [nearest_average(X[own], labels[own], X_val), teacher.predict(X_val).argmax(axis=1)]
    for kept in (sure | True, sure):  # all of them, then the surest
        rows = np.append(own, unlabelled[kept])
        targets = np.append(labels[own], pseudo[kept])
        student, _ = train_nets(X[rows], targets, rng, seeds=None, epochs=2)
        answers.append(student.predict(X_val).argmax(axis=1))
    return answers, pseudo, sure


# %% [markdown]
# **Predict.** The student sees a hundred times as many pictures as its teacher, but some of its
# labels are wrong. Will it be better than the teacher?

# %%
taught = [teach(10 * SEED + k) for k in range(4)]
right = np.array([[np.mean(a == y_val) for a in answers] for answers, _, _ in taught])  # (4, 4)
mistaken = [pseudo != labels[unlabelled] for _, pseudo, _ in taught]  # only we can know this
of_all = np.mean([wrong.mean() for wrong in mistaken])
of_sure = np.mean([wrong[run[2]].mean() for wrong, run in zip(mistaken, taught, strict=True)])
gains = (right[:, 2:] - right[:, 1:2]).mean(axis=0)
print("wrong pseudo-labels, 20 to 35 % of all:", 0.2 < of_all < 0.35)
print("of the surest, less than half as many: ", of_sure < of_all / 2)
print("all of them buy less than 1.5 points:  ", gains[0] < 0.015)
print("the surest buy half a point or more:   ", gains[1] > 0.005)

# %%
names = ["nearest average", "100 labels", "and all pseudo-labels", "and the surest of them"]
scores = dict(zip(names, right.T, strict=True))
title = "The surest of its own labels help a little; all of them, not"
fig = comparisons.score_dots(scores, title, xlabel, number="{:.1%}", start=0.5)
plots.show(
    fig, alt="100 labels: about 73 %; with all pseudo-labels the same; with the surest 75 %."
)

# %% [markdown]
# **What happened.** More than a fifth of the pseudo-labels are wrong, and a student that believes
# them all is about as good as its teacher: it learns the teacher's mistakes.
# <!-- claim: all_pseudo_labels_buy_little --> Among the surest, far fewer are wrong,
# <!-- claim: the_surest_are_better --> and they helped in each of the four runs, by one to three
# points on average. <!-- claim: the_surest_buy_a_little --> That is little for 10,000 pictures.
# With 900 more true labels, "nothing" was over ten points better than the teacher.
# <!-- claim: true_labels_buy_more --> And only digits with true labels could show that there is a
# gain at all.

# %% [markdown]
# ## Which number may be reported?
#
# A **leak** is any way in which the test rows have had a say before the test, or in which rows that
# belong together stand on both sides. Then the score is too
# good, and no error message tells you. One more experiment, and this time we know the truth,
# because we make the data from nothing. 100 patients, half of them ill, with 1,000 gene values
# each: pure random numbers, which know nothing about the illness. No method can be right about more
# than half of the new patients, on average.
#
# A thousand columns is a lot, so we keep the 20 that differ most between the ill and the healthy.
# Then we deal: 50 patients to learn from, 50 to test. A new patient is called ill if the average of
# the ill is the nearer one. One question is left: which patients may choose the columns?


# %%
def right_on_new(seed, choosers):
    """Share of right answers on 50 new patients; `choosers` of the rows choose the 20 columns."""
    rng = np.random.default_rng(seed)
    genes, ill = rng.normal(size=(100, 1000)), rng.permutation(np.arange(100) % 2)
    G, y = genes[:choosers], ill[:choosers]
    apart = np.abs(G[y == 1].mean(axis=0) - G[y == 0].mean(axis=0))
    kept = genes[:, np.argsort(apart)[-20:]]  # argsort: the columns, least different first
    return np.mean(nearest_average(kept[:50], ill[:50], kept[50:]) == ill[50:])


# %% [markdown]
# **Predict.** All 100 patients choose the columns, the test is on 50 of them. What will be the
# share of right answers, from random numbers: 50 %, 60 %, 80 %?

# %%
draws = range(40 * SEED, 40 * SEED + 40)
scores = {
    "chosen by all 100": [right_on_new(seed, 100) for seed in draws],
    "chosen by the 50 of training": [right_on_new(seed, 50) for seed in draws],
}
title = "A leak finds an illness in random numbers"
fig = comparisons.score_dots(
    scores, title, "test patients called correctly", number="{:.0%}", start=0.2
)
plots.show(
    fig, alt="Columns chosen by all patients: over 80 % right; by training ones: about half."
)
leaky, clean = (np.mean(runs) for runs in scores.values())
print("with the leak over 75 %:", leaky > 0.75)
print("without, about one half:", abs(clean - 0.5) < 0.06)

# %% [markdown]
# **What happened.** Over three quarters, out of nothing. <!-- claim: a_leak_finds_an_illness --> Of
# 1,000 random columns some differ between the ill and the healthy by chance, *in these 100
# patients*, and the test patients are among them. When only the training part chooses, the score
# falls to what it is worth. <!-- claim: without_the_leak_it_is_chance -->

# %% [markdown]
# ### Exercise 10.5 · Find the leak ★★☆ (6 min)
#
# Three projects, four steps each. In each project one step lets the test part have a say, or puts
# what belongs together on both sides. Write its letter.
#
# 1. *Who is ill?* 200 patients, one row each, 5,000 gene values.
#    **A** drop each patient who has a gap. **B** keep the 20 genes that differ most between the ill
#    and the healthy. **C** deal the patients into three parts at random. **D** train, stop by the
#    validation part, test once.
# 2. *Which word was said?* 40 people, 500 recordings of each; the network is meant for new people.
#    **A** deal the 20,000 recordings into three parts at random. **B** scale with the mean and
#    standard deviation of the training part. **C** add copies with some noise to the training part.
#    **D** choose the width of the network by the validation part, test once.
# 3. *Is this spot harmless?* 5,000 photos of 5,000 people.
#    **A** deal the photos into three parts at random. **B** train with dropout on the training
#    part. **C** stop by the validation part. **D** measure on the test part; as long as the score
#    is low, change the dropout rate and go back to B.

# %%
leaks = [
    ### BEGIN SOLUTION
    "B",
    "A",
    "D",
    ### END SOLUTION
]

# %%
check.find_leaks(leaks)

# %% [markdown]
# <!-- hint: find_leaks -->

# %% [markdown]
# Now our own test set, once. By the validation digits we choose moved copies: the best of those
# that need no more labels. We report it beside the baseline and "nothing". (To be honest: the rates
# 0.5 and 0.002 were tried on other digits of MNIST before, and anyone who works with MNIST has seen
# test scores on it.)
#
# **Predict.** The choice was made by the validation digits. On the test digits, will the lead of
# moved copies over "nothing" be smaller, as large, or larger?

# %%
X_test = scale_pixels(flatten_images(test_pictures))
averages = [nearest_average(X[deal[:1000]], labels[deal[:1000]], X_test) for deal in deals]
scores = {"nearest average": [np.mean(answers == test_labels) for answers in averages]}
for name in ("nothing", "moved copies"):
    scores[name] = [judge_reader(weights, X_test, test_labels)[0] for weights in trained[name]]
title, xlabel = "The test confirms what validation promised", "test digits read correctly"
fig = comparisons.score_dots(scores, title, xlabel, number="{:.1%}", start=0.75)
plots.show(
    fig, alt="Test: nearest average about 81 %, nothing about 89 %, moved copies about 92 %."
)
test_gain = np.subtract(scores["moved copies"], scores["nothing"])
print("moved copies are better in each of three runs:", test_gain.min() > 0)
print("by more than 1 point on average:              ", test_gain.mean() > 0.01)

# %% [markdown]
# **What happened.** On 10,000 digits that had no say in anything, moved copies win in each run.
# <!-- claim: the_test_confirms --> The scores, and the lead, are close to those on validation,
# since we chose among few remedies, with many digits. <!-- claim: validation_foretold_it --> Now
# this number may be reported. To try something else and test again would be project 3.

# %% [markdown]
# ## What you learned
#
# - A score on training data proves nothing: chance labels are learned by heart too. Two numbers,
#   the training and the validation error, tell underfitting from overfitting.
# - More data helps most, true or made by moving pictures. Early stopping, L2 and dropout make a
#   network less sure of its mistakes; how much each buys must be measured, over seeds.
# - Whatever had a say, however small, cannot judge. Split first, choose by validation, test once.
#
# | symbol | NumPy | Keras |
# |---|---|---|
# | stop early | `epoch - best == patience` | `keras.callbacks.EarlyStopping(patience=2)` |
# | loss + $0.002\,(w_1^2 + …)$ | `loss + 0.002 * np.sum(W**2)` | `kernel_regularizer=L2(0.002)` |
# | dropout | `a * (draws >= rate) / (1 - rate)` | `layers.Dropout(rate)` |
# | moved pictures | `shifted(pictures, 1, 0)` | `layers.RandomTranslation`, before flattening |
# | the gap | `val_error - error` | `history["val_loss"]` against `history["loss"]` |

# %% [markdown]
# **Quiz 1.** The training error of your network is 22 %, the validation error 23 %. A friend says:
# add dropout. Is that a good idea?
#
# <details><summary>Answer</summary>
#
# No. There is hardly a gap, so it does not overfit. Both errors are high: it underfits. Dropout
# would hold it back further. Try more nodes, or longer training.
#
# </details>
#
# **Quiz 2.** You augment pictures of letters by turning each into its mirror image. The validation
# accuracy falls. Why?
#
# <details><summary>Answer</summary>
#
# The label must still be true after the change. The mirror image of a b is a d, and its label still
# says b. Moving letters by a pixel is safe, mirroring them is not.
#
# </details>
#
# **Quiz 3.** A network labels a million pictures by itself, and is trained on its own labels. Its
# training accuracy rises to 99 %. What does that say?
#
# <details><summary>Answer</summary>
#
# That it agrees with itself. The pseudo-labels contain its own mistakes, and the training accuracy
# counts those as right. Only pictures with true labels, which it has not learned from, can tell.
#
# </details>
#
# **Where next.** Moving digits helped because a dense layer does not know that a moved digit is the
# same one. Lab 11 builds that into the layer. To see what you have done so far, run
# `check.progress()` in a new cell.
