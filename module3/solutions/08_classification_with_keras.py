# %% [markdown]
# # Lab 8 · Classification with Keras
#
# **Which digit is this?** You glance at a scribble and know: a seven. Could you say *how* you
# know? It is surprisingly hard to write down rules for it. In this lab a network finds its own,
# from 50,000 examples.
#
# After this lab you will be able to
#
# - turn pictures and labels into the numbers that a classifier needs, and pick the loss that fits;
# - build, train and judge a classifier with Keras, and set it beside a baseline;
# - find out where it is wrong, how sure it is when it is wrong, and when it starts to learn by
#   heart.
#
# About 75 minutes. **Before this:** Lab 7, regression with Keras.

# %%
from utils import data, runtime
from utils.checks import check
from utils.figures import bars, heatmaps, images, plots

SEED = 3
runtime.start(seed=SEED)
import keras
import numpy as np
from keras import layers

# %% [markdown]
# ## What does the network get to see?
#
# You met MNIST in Lab 6: 70,000 digits, written by office clerks and by pupils in the USA. 60,000
# are for learning. The other 10,000 are the test set: locked away now, and opened once, at the
# end. Now we look at the pictures themselves.

# %%
(pictures, labels), (test_pictures, test_labels) = data.load_mnist()
print("pictures", pictures.shape, pictures.dtype)
print("labels  ", labels.shape, labels.dtype)

# %% [markdown]
# Each picture is a square of whole numbers, from 0 (paper) to 255 (ink). The label says which
# digit the writer meant.
#
# **Predict.** How many numbers make up one picture?

# %%
title = "The same digit never looks the same"
fig = images.image_grid(pictures[:20], captions=labels[:20], title=title)
plots.show(fig, alt="Twenty handwritten digits with labels; no two of one kind are alike.")

# %% [markdown]
# **What happened.** Each picture has 28 × 28 = 784 pixels: the shape above ends in `28, 28`. Look
# at the first one: is that a 5? The label says so. Compare it with the other 5 in the second row.

# %% [markdown]
# A dense layer takes rows, so each square is laid out as one row, line after line (**flatten**),
# and its pixels are brought to 0 … 1 (**scale**). The network learns from 50,000 of the digits; the
# other 10,000 are for validation. We can cut them off at the end, since the table is in no order:
# the last 10,000 have about the same share of each digit as the rest. <!-- claim: no_order -->
#
# **Predict.** What is the shape of `X_train`?

# %%
from utils.data.preparation import flatten_images, scale_pixels

X = scale_pixels(flatten_images(pictures))
X_train, X_val = X[:50_000], X[50_000:]
y_train, y_val = labels[:50_000], labels[50_000:]
print("training  ", X_train.shape, "labels", y_train.shape)
print("validation", X_val.shape, "labels", y_val.shape)
print("pixels run from", X.min(), "to", X.max())

# %% [markdown]
# **What happened.** Rows are samples: 50,000 of them, with 784 numbers each. Nothing was lost. The
# network does not know, though, that pixel 29 lies right below pixel 1. It has to find that out.

# %% [markdown]
# ### Exercise 8.1 · Flatten and scale ★☆☆ (4 min)
#
# Do both yourself. `images` has the shape `(n, height, width)` and holds whole numbers from 0 to
# 255. Return an array of the shape `(n, height * width)` with numbers from 0 to 1. Your function
# should work for pictures of any size.


# %%
def flatten_and_scale(images):
    """Pictures (n, height, width) of 0 … 255 to rows (n, height * width) of 0 … 1."""
    ### BEGIN SOLUTION
    return images.reshape(len(images), -1) / 255
    ### END SOLUTION


# %%
check.flatten_and_scale(flatten_and_scale)

# %% [markdown]
# <!-- hint: flatten_and_scale -->

# %% [markdown]
# ## How is the right answer written down?
#
# A label is a name that happens to be a number. A 9 is not three times as much as a 3, and a 4 is
# no compromise between a 3 and a 5. So the network has ten output nodes, one for each digit, and
# the right answer for a 3 is a row with a 1 in place 3. You have used such rows since Lab 5. They
# are called **one-hot**.

# %%
from utils.data.encoding import from_categorical, to_categorical

rows = to_categorical(labels[:3], num_classes=10)
print(rows)
print("and back:", from_categorical(rows))

# %% [markdown]
# The ten output nodes give ten scores $z$, and softmax (Lab 5) makes probabilities out of them: $e$
# to the power of each score, divided by the sum. The largest score is subtracted first.
#
# **Predict.** Three scores are 2, 1 and 0. Is the first probability twice the second?

# %%
z = np.array([2.0, 1.0, 0.0])
softmax = np.exp(z - z.max()) / np.exp(z - z.max()).sum()
print("probabilities", softmax.round(2), "sum", softmax.sum().round(2))

# %% [markdown]
# **What happened.** No: 0.67 is $e$ ≈ 2.7 times 0.24. Each step of 1 in the score multiplies the
# probability by $e$. <!-- claim: scores_one_apart --> All are positive, and they add up to 1.

# %% [markdown]
# The loss is cross-entropy (Lab 4): $-\ln p_\text{true}$, where $p_\text{true}$ is the probability
# given to the true class. The other nine do not count. Keras has it under two names, for two ways
# of writing the labels:
#
# | labels | example: a 3 | loss |
# |---|---|---|
# | whole numbers | `3` | `"sparse_categorical_crossentropy"` |
# | one-hot rows | `[0, 0, 0, 1, 0, 0, 0, 0, 0, 0]` | `"categorical_crossentropy"` |
#
# To compute it by hand, `p[[0, 1], y]` picks one number in each row: it pairs the row numbers 0 and
# 1 with the columns in `y`.
#
# **Predict.** Same probabilities, same truth, two ways of writing it: which loss is larger?

# %%
p = np.array([[0.7, 0.2, 0.1], [0.3, 0.3, 0.4]])
y = np.array([0, 1])
by_hand = -np.log(p[[0, 1], y]).mean()
sparse = keras.losses.sparse_categorical_crossentropy(y, p)
one_hot_rows = keras.losses.categorical_crossentropy(to_categorical(y, 3), p)
print(f"by hand             {by_hand:.3f}")
print(f"whole-number labels {np.mean(sparse):.3f}")
print(f"one-hot labels      {np.mean(one_hot_rows):.3f}")

# %% [markdown]
# **What happened.** Neither: it is 0.780 three times. <!-- claim: losses_agree --> The two names
# differ in how the labels are written, and in nothing else. We keep the whole numbers: 50,000 of
# them instead of 500,000.

# %% [markdown]
# ### Exercise 8.2 · One-hot by hand ★★☆ (5 min)
#
# Write `to_categorical` yourself. `y` has the shape `(n,)` and holds whole numbers from 0 to
# `num_classes - 1`. Return an array of the shape `(n, num_classes)` with a 1 in the column of the
# label and 0 elsewhere. Note that `y` need not contain every class.


# %%
def one_hot(y, num_classes):
    """Labels (n,) to one-hot rows (n, num_classes)."""
    ### BEGIN SOLUTION
    return np.eye(num_classes)[y]
    ### END SOLUTION


# %%
check.one_hot(one_hot)

# %% [markdown]
# <!-- hint: one_hot -->

# %% [markdown]
# ## How good is the network, and compared with what?
#
# 90 % right: is that good? It depends on what can be had cheaply. Here are the two **baselines** of
# Lab 6 again. The first always says the commonest digit. The second averages all training pictures
# of a digit, and then asks of a new picture: which of the ten averages is nearest?
#
# **Predict.** Which digit will the nearest average find most often, and which one least often?

# %%
means = np.stack([X_train[y_train == digit].mean(axis=0) for digit in range(10)])
distances = (means**2).sum(axis=1) - 2 * X_val @ means.T  # as in Lab 6
nearest = distances.argmin(axis=1)
found = [np.mean(nearest[y_val == digit] == digit) for digit in range(10)]
captions = [f"{digit}\n{share:.0%}" for digit, share in enumerate(found)]
title = "What each average finds: nearly every 1, but far fewer of the 5s"
fig = images.image_grid(means.reshape(10, 28, 28), captions, title=title)
plots.show(fig, alt="The averages of the ten digits, blurred, with the share that each finds.")
commonest = np.bincount(y_train).argmax()
print(f"always says {commonest}  {np.mean(y_val == commonest):.0%}")
print(f"nearest average {np.mean(y_val == nearest):.0%}")

# %% [markdown]
# **What happened.** It finds 97 % of the 1s and 70 % of the 5s. <!-- claim: one_average_a_digit -->
# All in all, the first baseline is right in 11 %, and the second in 83 %, though it learned nothing
# but ten averages. <!-- claim: baselines --> A network that cannot beat 83 % does not deserve the
# name.

# %% [markdown]
# Now the network, built as in Lab 7.
#
# New here is **dropout**. At each training step it sets 20 % of the numbers to 0, picked at
# random: first some of the pixels, then some of the hidden nodes. (The others are divided by 0.8,
# and so enlarged by a quarter, to make up for it.) So the network cannot rely on any single one of
# them. When it answers, nothing is dropped.


# %%
def build_digit_classifier(dropout):
    """784 pixels, 384 hidden nodes, 10 probabilities; `dropout` is the share set to 0."""
    return keras.Sequential(
        [
            keras.Input(shape=(784,)),
            layers.Dropout(dropout),
            layers.Dense(384, activation="relu"),
            layers.Dropout(dropout),
            layers.Dense(10, activation="softmax"),
        ]
    )


# %% [markdown]
# **Predict.** How many weights and biases does it have? Count layer by layer, as in Lab 3.

# %%
print(f"{build_digit_classifier(dropout=0.2).count_params():,} parameters")

# %% [markdown]
# **What happened.** 784 × 384 weights and 384 biases, then 384 × 10 weights and 10 biases:
# 305,290. Dropout adds none. <!-- claim: parameters -->

# %% [markdown]
# ### Exercise 8.3 · Build a classifier for letters ★★☆ (6 min)
#
# Somebody hands you letters, A to Z, as pictures of 28 × 28 pixels, flattened to rows of 784. Each
# picture shows one letter. Build a network for them: a hidden layer of 64 nodes or more (or several
# such layers), and an output that gives each letter a probability. The function returns the model;
# you need not train it.


# %%
def build_letter_classifier():
    """A Keras model: rows of 784 pixels in, a probability for each of 26 letters out."""
    ### BEGIN SOLUTION
    return keras.Sequential(
        [keras.Input(shape=(784,)), layers.Dense(64, "relu"), layers.Dense(26, "softmax")]
    )
    ### END SOLUTION


# %%
check.build_letter_classifier(build_letter_classifier)

# %% [markdown]
# <!-- hint: build_letter_classifier -->

# %% [markdown]
# **Compile.** The loss is the cross-entropy for whole-number labels. `metrics=["accuracy"]` has the
# share of right answers written down as well. Adam's learning rate glides from 0.005 down to 0, in
# the shape of a cosine, as in Lab 7.
#
# **Fit.** With 250 pictures in a batch, an epoch of 50,000 is 200 steps, so 8 epochs are 1,600. It
# takes about 10 to 20 seconds. `tell` prints the number of each epoch as it ends.

# %%
tell = keras.callbacks.LambdaCallback(on_epoch_end=lambda epoch, logs: print(epoch + 1, end=" "))
watched = (X_val, y_val)
loss = "sparse_categorical_crossentropy"

# %% [markdown]
# **Predict.** How many of the validation digits are right after one epoch: 50 %, 75 %, or more
# than 90 %?

# %%
keras.utils.set_random_seed(SEED)
model = build_digit_classifier(dropout=0.2)
W_start = model.layers[1].get_weights()[0]  # kept to compare with later
falling_rate = keras.optimizers.schedules.CosineDecay(0.005, decay_steps=1600)
optimizer = keras.optimizers.Adam(falling_rate)
model.compile(optimizer, loss, metrics=["accuracy"], steps_per_execution=50)
history = model.fit(
    X_train, y_train, batch_size=250, epochs=8, validation_data=watched, callbacks=[tell], verbose=0
).history

# %%
val_accuracy = history["val_accuracy"]
title = f"After one epoch {val_accuracy[0]:.1%} are right, at the end {val_accuracy[-1]:.1%}"
fig = plots.learning_curves(history, metrics=("loss", "accuracy"), title=title)
plots.show(fig, alt="Both losses fall and both accuracies rise, fast at first, then slowly.")
print("over 95 % after one epoch:", val_accuracy[0] > 0.95)
print("over 97.5 % at the end:   ", val_accuracy[-1] > 0.975)

# %% [markdown]
# **What happened.** One look at each picture was enough for over 95 % in this run.
# <!-- claim: one_epoch_goes_far --> The last epochs settle what is left, and the network ends
# above 97.5 %, far above the 83 % of the nearest average.
# <!-- claim: network_beats_nearest_average -->
#
# One thing looks wrong: at first it does *better* on validation than on training.
# <!-- claim: validation_starts_ahead --> It is not. While it trains, dropout makes its job harder,
# and the training curve is the mean over an epoch during which it was still improving. Validation
# comes after the epoch, with nothing dropped.

# %% [markdown]
# ### Exercise 8.4 · Accuracy from probabilities ★★☆ (5 min)
#
# The network's answer is a table of probabilities, `(n, n_classes)`; the truth is a row of labels,
# `(n,)`. The network's guess is the class with the largest probability. Return the share of
# samples for which it is the true one: a number from 0 to 1.


# %%
def accuracy(probabilities, y):
    """Share of rows of (n, n_classes) whose largest probability is at the label in y (n,)."""
    ### BEGIN SOLUTION
    return np.mean(probabilities.argmax(axis=1) == y)
    ### END SOLUTION


# %%
check.accuracy(accuracy)

# %% [markdown]
# <!-- hint: accuracy -->

# %% [markdown]
# ## What does it get wrong, and what does it look at?
#
# One number hides much. The **confusion matrix** has a row for each true digit and a column for
# each answer. What is right lands on the diagonal, what is wrong beside it.
#
# **Predict.** Which two digits would you mix up yourself? Write down two pairs, and look for them.

# %%
from sklearn.metrics import confusion_matrix

probabilities = model.predict(X_val, batch_size=1000, verbose=0)
answers = probabilities.argmax(axis=1)
counts = confusion_matrix(y_val, answers)
mistakes = counts - np.diag(np.diag(counts))  # without the diagonal
was, said = divmod(mistakes.argmax(), 10)  # its row and its column
title = f"Nearly all are right; most often, a {was} is read as a {said}"
fig = heatmaps.confusion_matrix(counts, title=title)
plots.show(fig, alt="Confusion matrix: nearly all validation digits are on the diagonal.")

# %% [markdown]
# **What happened.** The darker the orange, the commoner the mistake. Which one is the commonest may
# change with the seed. But 4 and 9 were mixed up more than most in each run that we made, counting
# both ways. <!-- claim: four_and_nine_are_mixed_up --> No wonder: close the top of a 4, and it is a
# 9.

# %% [markdown]
# ### Exercise 8.5 · Read the confusion matrix ★★☆ (5 min)
#
# Of all pictures that truly show a certain digit, what share does the network find? (It is called
# the **recall** of that digit.) `counts` has the shape `(n_classes, n_classes)`, as above: row =
# true, column = predicted. Return a number from 0 to 1.


# %%
def share_found(counts, digit):
    """The share of the true `digit`s that were called so; counts (n_classes, n_classes)."""
    ### BEGIN SOLUTION
    return counts[digit, digit] / counts[digit].sum()
    ### END SOLUTION


# %%
check.share_found(share_found)

# %% [markdown]
# <!-- hint: share_found -->

# %% [markdown]
# The network also says how sure it is: its largest probability. `np.flatnonzero` lists the places
# where something is true: here, the numbers of the right and of the wrong answers.
#
# **Predict.** When it is wrong, is it less sure?

# %%
sureness = probabilities.max(axis=1)
wrong = np.flatnonzero(answers != y_val)
right = np.flatnonzero(answers == y_val)
print("mean sureness when right, over 0.98: ", sureness[right].mean() > 0.98)
print("mean sureness when wrong, under 0.80:", sureness[wrong].mean() < 0.80)
print("one wrong answer is over 0.99 sure:  ", sureness[wrong].max() > 0.99)

# %% [markdown]
# **What happened.** On average, yes. <!-- claim: less_sure_when_wrong --> But do not trust it
# blindly: some answers are wrong *and* given with over 99 % sureness.
# <!-- claim: surest_mistake_is_very_sure --> Those teach us most. Here are the twelve surest
# mistakes. (`np.argsort` gives the order from small to large; the minus turns it round.)

# %%
surest = wrong[np.argsort(-sureness[wrong])][:12]
captions = [f"{y_val[i]}, read as {answers[i]}\n{sureness[i]:.2%} sure" for i in surest]
title = "The surest mistakes: some of them you might make too"
fig = images.image_grid(X_val[surest].reshape(-1, 28, 28), captions, 6, title)
plots.show(fig, alt="Twelve digits that the network misread, with the true digit and its answer.")

# %% [markdown]
# Would you have read all of them correctly? And here are the probabilities for the digit about
# which the network is least sure.

# %%
doubt = sureness.argmin()
title = f"In doubt: a {y_val[doubt]}, read as {answers[doubt]}, with {sureness[doubt]:.0%}"
fig = bars.probability_bars(probabilities[doubt], title=title)
plots.show(fig, alt="Ten bars; several digits share the probability.")

# %% [markdown]
# What does the first layer look at? Each hidden node has 784 weights, one for each pixel, so they
# can be drawn as a picture: blue where ink raises the node's sum, orange where it lowers it.
#
# **Predict.** The weights start at random. What will they look like after training, in the middle
# and in the corners?

# %%
W_end = model.layers[1].get_weights()[0]
both = np.concatenate([W_start[:, :8].T, W_end[:, :8].T]).reshape(-1, 28, 28)
title = "Above: eight nodes at the start. Below: training drew patches into the noise"
fig = images.weights(both, columns=8, title=title)
plots.show(fig, alt="Weights as pictures: noise before training, patches in the middle after it.")
blank = X_train.max(axis=0) == 0
print(blank.sum(), "pixels are blank in every training picture")
print("their weights have not moved:", np.array_equal(W_start[blank], W_end[blank]))

# %% [markdown]
# **What happened.** Where the digits are, patches of blue and orange have formed: the node looks
# for ink here and for paper there. In the corners, where no training picture has ink, the noise of
# the start is still there. A weight's slope is what came in times the blame of its node (Lab 6),
# and 0 came in. <!-- claim: blank_pixels_do_not_learn -->

# %% [markdown]
# ## Can it learn too much?
#
# In Lab 7 the curves parted: what a network gains on its own rows alone is learned by heart. How
# far can that go? We take only 1,000 of the digits, leave dropout out, and train for 25 epochs.
#
# **Predict.** What will the two loss curves do? And the accuracy on new digits?

# %%
keras.utils.set_random_seed(SEED)
learner = build_digit_classifier(dropout=0.0)
faster = {"steps_per_execution": 10, "jit_compile": False}
learner.compile(keras.optimizers.Adam(0.005), loss, metrics=["accuracy"], **faster)
X_few, y_few = X_train[:1000], y_train[:1000]
settings = {"batch_size": 100, "epochs": 25, "validation_batch_size": 500, "verbose": 0}
some = (X_val[:2000], y_val[:2000])
few = learner.fit(X_few, y_few, validation_data=some, **settings).history
means_few = np.stack([X_few[y_few == digit].mean(axis=0) for digit in range(10)])
nearest_few = ((means_few**2).sum(axis=1) - 2 * some[0] @ means_few.T).argmin(axis=1)

# %%
title = "It learns by heart: the validation loss turns round"
fig = plots.learning_curves(few, metrics=("loss", "accuracy"), title=title)
plots.show(fig, alt="Training loss falls to zero; validation loss falls, turns round and rises.")
val_loss = np.array(few["val_loss"])
print("all 1,000 known by heart:                  ", few["accuracy"][-1] > 0.999)
print("validation loss was lowest before epoch 15:", val_loss.argmin() + 1 < 15)
print("and has risen since by over 5 %:           ", val_loss[-1] > 1.05 * val_loss.min())
print(f"nearest average of the same 1,000:          {np.mean(nearest_few == some[1]):.0%} right")
print("the network, over 85 %:                    ", few["val_accuracy"][-1] > 0.85)

# %% [markdown]
# **What happened.** It knows all 1,000 pictures by heart. <!-- claim: few_digits_are_memorized -->
# On new ones its loss went down, turned round and rose: it gets surer and surer, even of its
# mistakes. This is **overfitting**. <!-- claim: validation_loss_turns --> Its accuracy hardly
# falls: that is why one looks at the loss. <!-- claim: accuracy_hides_it --> The accuracy stays
# well above the 77 % of the nearest average. <!-- claim: still_above_the_baseline -->
#
# In the long training above, the validation loss had not turned round.
# <!-- claim: the_long_training_did_not_turn --> That one had fifty times the digits, dropout, and a
# rate that fell. One run of each cannot tell us which of them helped. Stopping early, as in Lab 7,
# would have helped here too.

# %% [markdown]
# ## Does it hold for digits it has never seen?
#
# Now the test set, once. You have chosen nothing by it: not the layers, not the learning rate, not
# the number of epochs. (To be honest: anyone who works with MNIST has seen test scores on it
# before, the authors of this lab included. Truly new handwriting may come out a little worse.)
#
# **Predict.** The two baselines, and the network: how many of 10,000 new digits will each get
# right?

# %%
X_test = scale_pixels(flatten_images(test_pictures))
nearest_of_test = ((means**2).sum(axis=1) - 2 * X_test @ means.T).argmin(axis=1)
test_accuracy = model.evaluate(X_test, test_labels, batch_size=1000, verbose=0)[1]
print(f"always says {commonest}          {np.mean(test_labels == commonest):.0%}")
print(f"nearest average        {np.mean(test_labels == nearest_of_test):.0%}")
print(f"network, at least 98 %: {test_accuracy >= 0.98}")

# %% [markdown]
# **What happened.** Of 100 new digits, at most two are misread, on average.
# <!-- claim: test_accuracy_is_98 --> The nearest average misreads eighteen. What held on the
# validation digits holds on these. <!-- claim: validation_foretells_test -->

# %% [markdown]
# **Draw a digit.** Now try to fool it. The board below holds a copy of your network's weights,
# made smaller, and answers while you draw: with the mouse, or with a finger. Clear it first.
#
# **Predict.** Draw a 7 with a bar through it, then one without; a tiny 1 in a corner; a letter A.
# Which of these will it get right, and how sure will it be of the A?

# %% tags=["nbval-ignore-output"]
from utils.widgets.drawing import drawing_board

# Not compared: the page holds the weights, and their last digits differ between machines.
first_of_each = [np.flatnonzero(test_labels == digit)[0] for digit in range(10)]
page = drawing_board(model.get_weights(), test_pictures[first_of_each])

# %% [markdown]
# **What happened.** That depends on your hand. The corner does no harm: the board moves the ink to
# the middle and scales it to one size, as was done with MNIST. But an A is read as some digit, and
# letters often with a high probability: softmax has to give its 1 to somebody, and this network has
# no way to say "none of these". <!-- claim: a_letter_is_called_a_digit -->

# %% [markdown]
# A trained model is worth keeping. In Lab 7 the scaler had to be kept beside it.
#
# **Predict.** What must be kept beside this one? And will the loaded model's probabilities be
# exactly the same?

# %%
import tempfile
from pathlib import Path

with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "digits.keras"
    model.save(path)
    restored = keras.saving.load_model(path)
some_test = X_test[:1000]
same = np.array_equal(np.asarray(model(some_test)), np.asarray(restored(some_test)))
print("the loaded model gives the same 10,000 probabilities:", same)

# %% [markdown]
# **What happened.** Exactly the same. <!-- claim: loaded_model_is_the_same --> And no scaler is
# needed: 255 is not a number that was learned from the training rows. It is enough to write down
# that the pictures must be divided by it.

# %% [markdown]
# ## What you learned
#
# - One output node for each class, softmax, and the cross-entropy that fits how the labels are
#   written.
# - Set every accuracy beside a baseline, and look at the mistakes, the surest ones first.
# - A network can learn its pictures by heart: watch the validation loss. Open the test set once.
#
# | symbol | NumPy | Keras |
# |---|---|---|
# | $X$, pictures as rows | `flatten_images`, `scale_pixels` | `layers.Flatten()`, `Rescaling` |
# | one-hot labels | `to_categorical(y, 10)` | `keras.utils.to_categorical(y, 10)` |
# | $p$, softmax | `np.exp(z - z.max())`, over its sum | `layers.Dense(10, activation="softmax")` |
# | $-\ln p_\text{true}$ | `-np.log(p[y])` | `loss="sparse_categorical_crossentropy"` |
# | the guess | the column of the largest `p` | the same, of `model.predict(X)` |

# %% [markdown]
# **Quiz 1.** Your labels are one-hot rows and your loss is `"sparse_categorical_crossentropy"`.
# What is wrong, and what are the two ways to mend it?
#
# <details><summary>Answer</summary>
#
# That loss expects whole numbers. Either keep the rows and use `"categorical_crossentropy"`, or
# turn them back into labels with `from_categorical(rows)` and keep the loss.
#
# </details>
#
# **Quiz 2.** A friend tries twenty networks, keeps the one with the best *test* accuracy, 98.6 %,
# and reports that number. Why should you not believe it?
#
# <details><summary>Answer</summary>
#
# The test set took part in the choice, so it is no longer new. The winner of twenty is partly
# lucky. Choose with the validation set, then test the chosen one once.
#
# </details>
#
# **Quiz 3.** The training loss is still falling, but the validation loss has been rising for ten
# epochs. Should you train on?
#
# <details><summary>Answer</summary>
#
# No. It is learning the training pictures by heart. Go back to the weights of the lowest validation
# loss, or bring in more pictures or dropout.
#
# </details>
#
# **Where next.** Lab 9 asks what else the output layer can be. Lab 11 gives the network what it
# had to find out here by itself: which pixels are neighbors. To see what you have done so far,
# run `check.progress()` in a new cell.
