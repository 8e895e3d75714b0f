# %% [markdown]
# # Lab 11 · Convolutional networks
#
# **Why should a pixel know its neighbors?** Move a seven three pixels to the right, and it is
# still a seven. You would hardly notice. A dense network is lost. In this lab you build one that
# looks at pictures through a small window, and measure what it gains.
#
# After this lab you will be able to
#
# - slide a filter over a picture by hand, and say how large the answer will be;
# - build a small convolutional network, and explain why it needs so few parameters;
# - compare two networks fairly: the same number of parameters, several seeds, and moved pictures.
#
# About 75 minutes. **Before this:** Lab 8, classification with Keras.

# %%
from utils import data, runtime
from utils.checks import check
from utils.figures import comparisons, convolutions, images, plots

SEED = 4
runtime.start(seed=SEED)
import keras
import numpy as np
from keras import layers

# %% [markdown]
# ## What does a dense network not know?
#
# The digits of Lab 8 again, 7,000 of them: 5,000 to learn from, and 2,000 to watch and choose by.
# The test digits stay locked away until the end. This time each picture stays a square.

# %%
(digits, labels), (test_digits, test_labels) = data.load_mnist()
from utils.data.preparation import scale_pixels

X = scale_pixels(digits[:7000])
X_train, X_val = X[:5000], X[5000:]
y_train, y_val = labels[:5000], labels[5000:7000]
print("training", X_train.shape, "validation", X_val.shape)

# %% [markdown]
# Now a cruel trick. We draw one random order of the 784 pixels and put the pixels of *every*
# picture into that order. No number is lost, but hardly any pixel is beside its old neighbors now.


# %%
def scramble(pictures, order):
    """Pictures (n, 28, 28) with their 784 pixels in another order, the same for all."""
    return pictures.reshape(-1, 784)[:, order].reshape(-1, 28, 28)


order = np.random.default_rng(SEED).permutation(784)
both = np.concatenate([X_val[:8], scramble(X_val[:8], order)])
title = "The same eight digits, in order and scrambled"
fig = images.image_grid(both, captions=[*y_val[:8], *y_val[:8]], columns=8, title=title)
plots.show(fig, alt="Above eight digits that can be read, below eight that look like noise.")

# %% [markdown]
# You cannot read the lower row. A dense layer multiplies each pixel by a weight and adds up.
#
# **Predict.** Take any weights for 5 nodes. If we scramble the pixels, and put the rows of
# `W_dense` into the same new order (`W_dense[order]` does it), what happens to the weighted sums?

# %%
W_dense = np.random.default_rng(SEED).normal(size=(784, 5))
rows = X_val[:100].reshape(-1, 784)
sums = rows @ W_dense
print("the same weighted sums:", np.allclose(sums, rows[:, order] @ W_dense[order]))

# %% [markdown]
# **What happened.** They stay as they are: the same products are added in a different order.
# <!-- claim: a_dense_layer_cannot_tell --> So whatever a dense network can learn from digits, it
# can learn from scrambled digits too. For it a picture is a list of 784 numbers, and pixel 29,
# right below pixel 1, is as far from pixel 1 as pixel 700 is. That two pixels are neighbors is
# something we know, and never told it.

# %% [markdown]
# ## What does a window see?
#
# So let a node look at neighbors only: at a **window** of 3 × 3 pixels. It needs nine weights.
# Laid out as a square they are called a **filter** (Keras says *kernel*). Here is a small picture
# of a 7, with 1 for ink, and a filter with -1 in its left column and 1 in its right column.

# %%
seven = np.array(
    [
        [0, 0, 0, 0, 0, 0],
        [0, 1, 1, 1, 1, 0],
        [0, 0, 0, 1, 1, 0],
        [0, 0, 1, 1, 0, 0],
        [0, 0, 1, 1, 0, 0],
    ]
)
W = np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]])

# %% [markdown]
# At each place the node does what every node does: multiply each pixel by its weight, and add up.
# `*` multiplies item by item.
#
# **Predict.** The window stands in the upper left corner. What are the nine products, and what is
# their sum? Then the window moves on by one pixel, until it has been everywhere. How many places
# are there in a row of 6 pixels?

# %%
window = seven[0:3, 0:3]
print(window * W)
print("sum:", np.sum(window * W))

# %%
title = "One window, nine products, one answer"
fig = convolutions.sliding_window(seven, W, row=2, column=1, title=title)
plots.show(fig, alt="A framed window of the 7, the filter, their products, and all 12 answers.")

# %% [markdown]
# **What happened.** In the corner the sum is 1. In a row of 6 pixels there are 4 places for a
# window of 3, and 3 places in a column of 5: together 12 answers. <!-- claim: twelve_answers -->
# They are large where there is ink on the right of the window and paper on the left, which is at
# the left edge of a stroke. The right edges give negative answers.

# %% [markdown]
# All places use the **same** nine weights and the same bias. This is called **weight sharing**. The
# table of answers is a **feature map**: it says where in the picture the filter found what it looks
# for. To slide a filter over a picture like this is called a **convolution**.

# %% [markdown]
# ### Exercise 11.1 · Slide a filter over a picture ★★☆ (8 min)
#
# `picture` has the shape `(height, width)`, the filter `W` the shape `(k, k)`, where k need not be
# 3, and the bias `b` is one number. Return the feature map: for each place of the window the sum of
# the products, plus `b`. The window moves by one pixel and never leaves the picture.
#
# (`np.zeros((3, 4))` is a table of zeros, 3 rows and 4 columns. Note the two pairs of brackets.)


# %%
def convolve(picture, W, b):
    """The answers of the filter W (k, k) with bias b at each place in picture (height, width)."""
    ### BEGIN SOLUTION
    k = len(W)
    rows, columns = picture.shape[0] - k + 1, picture.shape[1] - k + 1
    answers = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            answers[i, j] = np.sum(picture[i : i + k, j : j + k] * W) + b
    return answers
    ### END SOLUTION


# %%
check.convolve(convolve)

# %% [markdown]
# <!-- hint: convolve -->

# %% [markdown]
# A color picture has three **channels** (Lab 1): its shape is `(height, width, 3)`, and a filter
# has weights for all three. Our digits have one, so their shape becomes `(28, 28, 1)`; `None` in
# square brackets adds that axis. And one filter is not enough: a layer has several, and each makes
# a feature map of its own.
#
# Laid out as a row (`ravel` does it), a window is a sample like any other. So all filters together
# are a dense layer, as in Lab 3, and that one layer is used at each place.


# %%
def feature_maps(picture, W, b):
    """picture (height, width, channels), W (k, k, channels, m): m maps, (rows, columns, m)."""
    k, m = len(W), len(b)
    height, width = picture.shape[0] - k + 1, picture.shape[1] - k + 1
    maps = np.zeros((height, width, m))
    for top in range(height):
        for left in range(width):
            window = picture[top : top + k, left : left + k].ravel()
            maps[top, left] = window @ W.reshape(-1, m) + b
    return maps


# %% [markdown]
# In Keras this is `layers.Conv2D(filters, kernel_size)`. We let it draw random weights and biases
# (unless told otherwise, it starts biases at 0), take them out with `get_weights`, and do the same
# with our loop.
#
# **Predict.** What will be the shape of the answer to one digit of 28 × 28, with 6 filters of 3 ×
# 3?

# %%
keras.utils.set_random_seed(SEED)
conv = layers.Conv2D(6, 3, bias_initializer="random_normal")
by_keras = np.asarray(conv(X_val[:1, :, :, None]))[0]  # it takes a batch; [0] is its first picture
by_hand = feature_maps(X_val[0, :, :, None], *conv.get_weights())
print("shape", by_hand.shape)
print("they differ by less than 0.00001:", np.abs(by_hand - by_keras).max() < 1e-5)

# %% [markdown]
# **What happened.** 26 × 26 places, and 6 answers at each. Keras does the same as our loop, and
# much faster. <!-- claim: our_loop_agrees_with_keras -->

# %% [markdown]
# What is a filter good for? Here are four, made by hand: the one from above, its opposite, and both
# turned. We slide them over a real digit, and set negative answers to 0, as ReLU does.
#
# **Predict.** A seven has a bar at the top and a long stroke down. Which filter will answer where?
# (Dark is a large answer. The digit is drawn without its border, so that it is as large as its
# maps.)

# %%
edge = np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]])
edges = np.stack([edge, -edge, edge.T, -edge.T], axis=-1)[:, :, None]  # (3, 3, 1, 4)
digit = X_val[y_val == 7][13]
maps = np.maximum(feature_maps(digit[:, :, None], edges, np.zeros(4)), 0)
captions = ["the digit", "left edges", "right edges", "upper edges", "lower edges"]
pictures = [digit[1:-1, 1:-1], *np.moveaxis(maps, -1, 0)]
fig = images.image_grid(pictures, captions, 5, "Each filter answers at an edge of its own kind")
plots.show(fig, alt="A seven and four feature maps: its left, right, upper and lower edges.")

# %% [markdown]
# **What happened.** The bar has an upper and a lower edge, the stroke a left and a right one.
# <!-- claim: filters_find_their_edges --> Each filter finds its edges wherever they are, because
# the same weights go everywhere. (`moveaxis` brought the axis of the filters to the front, since
# `image_grid` wants a row of pictures.)
#
# We chose these weights. A network finds its own by gradient descent, like any other weights.

# %% [markdown]
# ## How large is the answer?
#
# Two settings change the size. With **stride** 2 the window moves by two pixels at a time. With
# **padding** `"same"` a border of zeros is put around the picture first, so that the window can
# stand at its edge; `"valid"` means no border.
#
# **Predict.** A filter of 3 × 3 on 28 × 28 pixels gives 26 × 26 answers. How many with stride 2?
# And with a border of one zero on each side?

# %%
for padding in ("valid", "same"):
    for stride in (1, 2):
        conv = layers.Conv2D(4, 3, strides=stride, padding=padding)
        shape = tuple(conv(X_val[:1, :, :, None]).shape)
        print(f"padding {padding:5}  stride {stride}  answers {shape[1]} × {shape[2]}")

# %% [markdown]
# **What happened.** On n pixels a window of k has n - k + 1 places: 28 - 3 + 1 = 26. Stride 2 takes
# every second one of them, beginning with the first: 13. A border of one zero makes the picture 30
# wide, and 30 - 3 + 1 = 28: at stride 1 the answer has the *same* size as the picture.
# <!-- claim: sizes_of_the_answer --> And both together? Why that makes 14, you will find out now.

# %% [markdown]
# ### Exercise 11.2 · The size of the answer ★☆☆ (4 min)
#
# A picture is `n` pixels wide, the window `k`. It moves by `stride` pixels, and there are `padding`
# zeros on **each** side. How many places does the window have in a row? (In Python `//` divides and
# rounds down.)


# %%
def output_size(n, k, stride, padding):
    """How many places a window of k pixels has on n pixels."""
    ### BEGIN SOLUTION
    return (n + 2 * padding - k) // stride + 1
    ### END SOLUTION


# %%
check.output_size(output_size)

# %% [markdown]
# <!-- hint: output_size -->

# %% [markdown]
# In one line, with stride s and a border of p zeros on each side, the answer has this many places,
# where the division is rounded down:
#
# $$\frac{n + 2p - k}{s} + 1$$
#
# With stride 2 and a border of one: (28 + 2 - 3) / 2 = 13.5, rounded down to 13, and 13 + 1 = 14.
# (Here Keras puts its zeros at the right and at the bottom only. The count is the same.)
# <!-- claim: where_keras_puts_its_zeros -->

# %% [markdown]
# A feature map says exactly, to the pixel, where an edge is. Often it is enough to know that it is
# *about* there. **Max pooling** cuts the map into squares of 2 × 2 and keeps the largest number of
# each. It has no weights.
#
# **Predict.** What remains of this map of 4 × 4?

# %%
small_map = np.array([[1, 0, 2, 3], [5, 0, 1, 0], [0, 0, 0, 4], [0, 2, 7, 6]])
pooled = layers.MaxPooling2D(2)(small_map[None, :, :, None].astype("float32"))
print(small_map)
print("pooled to")
print(np.asarray(pooled)[0, :, :, 0].astype(int))

# %% [markdown]
# **What happened.** One number for each square: 5, 3, 2 and 7.
# <!-- claim: pooling_keeps_the_largest --> A quarter of the numbers is left.

# %% [markdown]
# ### Exercise 11.3 · Max pooling ★★☆ (7 min)
#
# `feature_map` has the shape `(height, width)`. Cut it into squares of `size` × `size`, which do
# not overlap, and return the largest number of each. Rows and columns that are left over at the
# bottom or at the right, too few for a whole square, are dropped, as Keras does.


# %%
def max_pool(feature_map, size):
    """The largest number of each square: (height // size, width // size)."""
    ### BEGIN SOLUTION
    rows, columns = feature_map.shape[0] // size, feature_map.shape[1] // size
    pooled = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            top, left = i * size, j * size
            pooled[i, j] = np.max(feature_map[top : top + size, left : left + size])
    return pooled
    ### END SOLUTION


# %%
check.max_pool(max_pool)

# %% [markdown]
# <!-- hint: max_pool -->

# %% [markdown]
# Why throw numbers away? We move 200 digits by one pixel to the right, take the maps of the four
# edge filters before and after, and ask by how much they changed
# (the mean change, as a share of the mean answer).
#
# **Predict.** Which changes most: the map itself, the map pooled by 2, or the map pooled by 4?

# %%
from utils.data.augmentation import shifted

conv = layers.Conv2D(4, 3, activation="relu")
conv.build((None, 28, 28, 1))  # now it has weights, and we put ours in their place
conv.set_weights([edges, np.zeros(4)])
before = np.asarray(conv(X_val[:200, :, :, None]))
after = np.asarray(conv(shifted(X_val[:200], right=1, down=0)[:, :, :, None]))
print("the map has moved along:", np.allclose(after[:, :, 1:], before[:, :, :-1], atol=1e-5))
for size in (1, 2, 4):
    pool = layers.MaxPooling2D(size)
    change = np.abs(pool(after) - pool(before)).mean() / np.abs(pool(before)).mean()
    print(f"pooled by {size}: changed by {change:.0%}")

# %% [markdown]
# **What happened.** The map moves along with the picture, exactly. <!-- claim: maps_move_along -->
# So at a fixed place it changes a lot, by 72 %. ("Pooled by 1" is the map itself.) Pooled by 2 it
# changes by 46 %, pooled by 4 by 25 %: after a small step the largest number is often still in the
# same square. <!-- claim: pooling_forgives -->

# %% [markdown]
# ## What does sharing save?
#
# Here is a small convolutional network (**CNN**): two convolutions, then max pooling with squares
# of 3 × 3, and one dense layer to name the digit. `Flatten` lays the pooled maps out as a row for
# it. The first filters are 5 × 5, and move with stride 2.


# %%
def build_cnn():
    """28 × 28 pixels and one channel in, ten probabilities out."""
    return keras.Sequential(
        [
            keras.Input(shape=(28, 28, 1)),
            layers.Conv2D(12, 5, strides=2, activation="relu"),
            layers.Conv2D(22, 3, activation="relu"),
            layers.MaxPooling2D(3),
            layers.Flatten(),
            layers.Dense(10, activation="softmax"),
        ]
    )


# %% [markdown]
# **Predict.** What is the shape after each layer? And how many parameters does the first layer
# have?

# %%
for layer in build_cnn().layers:
    name, shape = type(layer).__name__, layer.output.shape[1:]
    print(f"{name:13} {shape!s:13} {layer.count_params():6,} parameters")
print(f"together {build_cnn().count_params():,}")
print(f"a dense layer from 784 to 12 · 12 · 12: {784 * 1728 + 1728:,}")

# %% [markdown]
# **What happened.** (28 - 5) / 2 = 11.5, rounded down to 11, and 11 + 1 = 12 places. Then 12 - 3 +
# 1 = 10. Ten rows have room for 3 squares of 3, and one row is dropped. 3 · 3 · 22 = 198.
# <!-- claim: shapes -->
#
# The first layer has 12 filters of 5 · 5 weights and a bias each: 312. A dense
# layer with as many outputs would need over a million. <!-- claim: sharing_saves --> The size of
# the picture does not matter, since the filters are the same everywhere.
#
# The second layer looks at 12 maps, so its filters go through 12 channels: 3 · 3 · 12 weights and a
# bias, 22 times, which is 2,398. The whole network has 4,700. <!-- claim: parameters -->

# %% [markdown]
# ### Exercise 11.4 · Count the parameters ★★☆ (4 min)
#
# A picture of the shape `(height, width, channels)` goes into `layers.Conv2D(filters, k)`, with
# windows of `k` × `k` pixels (Keras calls `k` its `kernel_size`). How many parameters does that
# layer have? (You may not need every argument.)


# %%
def conv_parameters(height, width, channels, k, filters):
    """The number of weights and biases of a Conv2D layer."""
    ### BEGIN SOLUTION
    weights_of_one = k * k * channels
    return filters * (weights_of_one + 1)
    ### END SOLUTION


# %%
check.conv_parameters(conv_parameters)

# %% [markdown]
# <!-- hint: conv_parameters -->

# %% [markdown]
# ### Exercise 11.5 · Build a CNN for birds ★★★ (8 min)
#
# A nature reserve has a camera at its feeder: color pictures of 32 × 32 pixels with three
# channels. Each shows one bird, of one of **5** species. Build a CNN that gives each species a
# probability. It must have two or more `Conv2D` layers, each with relu, at least one pooling layer,
# and no more than **4,000** parameters. (`build_cnn` as it is would need 5,075 for such pictures:
# where are they?) The function returns the model; you need not compile or train it.


# %%
def build_bird_classifier():
    """A Keras model: pictures (32, 32, 3) in, a probability for each of 5 species out."""
    ### BEGIN SOLUTION
    look = [layers.Conv2D(8, 3, activation="relu"), layers.MaxPooling2D(2)]
    look_again = [layers.Conv2D(12, 3, activation="relu"), layers.MaxPooling2D(2)]
    answer = [layers.Flatten(), layers.Dense(5, activation="softmax")]
    return keras.Sequential([keras.Input(shape=(32, 32, 3)), *look, *look_again, *answer])
    ### END SOLUTION


# %%
check.build_bird_classifier(build_bird_classifier)

# %% [markdown]
# <!-- hint: build_bird_classifier -->

# %% [markdown]
# ## Is it better, with equally many parameters?
#
# Now the fair comparison. A dense network with 6 hidden nodes has 784 · 6 + 6 + 6 · 10 + 10 = 4,780
# parameters, 80 more than the CNN. (That is why the CNN has 12 and 22 filters, and not rounder
# numbers.) <!-- claim: equally_many --> Each kind is trained three times, from three different
# starts. The dense ones run side by side in the engine of Module 2, and may go through the digits
# 20 times.

# %%
from utils.data.encoding import to_categorical
from utils.nn import Adam, Dense, Network, fit


def train_dense(pictures, y, seed, width=6):
    """Three dense networks, side by side, with `width` hidden nodes each, after 20 epochs."""
    rng = np.random.default_rng(seed)
    hidden = Dense(784, width, "relu", rng=rng, seeds=3)
    nets = Network([hidden, Dense(width, 10, "softmax", rng=rng, seeds=3)])
    how = {"loss": "categorical_crossentropy", "optimizer": Adam(0.003), "epochs": 20}
    fit(nets, pictures.reshape(-1, 784), to_categorical(y, 10), rng=rng, batch_size=50, **how)
    return nets


# %% [markdown]
# The CNNs go through the digits three times, with a learning rate that glides down to 0 in the
# shape of a cosine, as in Lab 7. **You may run this cell and read on.** (Keras takes a second or
# two to prepare a training, so one workbench trains all CNNs. Each time it gets the weights of a
# new CNN, and what Adam remembers goes back to 0. `np.tile` lays copies of the pictures one after
# the other, so that three epochs run as one long one; what is in `faster` saves time, too, and
# changes nothing else.)

# %%
workbench = build_cnn()
falling_rate = keras.optimizers.schedules.CosineDecay(0.015, decay_steps=3 * 5000 // 50)
faster = {"steps_per_execution": 20, "jit_compile": False}
workbench.compile(keras.optimizers.Adam(falling_rate), "sparse_categorical_crossentropy", **faster)


def train_cnn(pictures, y, seed):
    """A CNN with 4,700 parameters, after three epochs."""
    keras.utils.set_random_seed(seed)
    cnn = build_cnn()
    workbench.set_weights(cnn.get_weights())
    for variable in workbench.optimizer.variables:
        variable.assign(keras.ops.zeros_like(variable))
    copies = np.tile(pictures[:, :, :, None], (3, 1, 1, 1))
    workbench.fit(copies, np.tile(y, 3), batch_size=50, verbose=0)
    cnn.set_weights(workbench.get_weights())
    return cnn


# %% [markdown]
# The class with the largest of the ten probabilities is a network's answer. The baseline is the
# nearest average of Lab 8: of the ten average digits, which one is nearest?


# %%
def nearest_of(X_train, y_train, pictures):
    """For each picture the digit whose average, over X_train, is nearest: (n,)."""
    means = np.stack([X_train[y_train == k].mean(axis=0).ravel() for k in range(10)])
    distances = (means**2).sum(axis=1) - 2 * pictures.reshape(-1, 784) @ means.T
    return distances.argmin(axis=1)


def compare(trained_on, dense, cnns, pictures, y):
    """The share of pictures named right: one for the average, three for each kind of network."""
    p_dense = dense.predict(pictures.reshape(-1, 784))  # (3, n, 10)
    p_cnns = np.stack([cnn(pictures[:, :, :, None]) for cnn in cnns])
    answers = {
        "nearest average": nearest_of(*trained_on, pictures),
        "dense networks": p_dense.argmax(axis=-1),
        "CNNs": p_cnns.argmax(axis=-1),
    }
    return {name: np.mean(of_one == y, axis=-1) for name, of_one in answers.items()}


# %% [markdown]
# **Predict.** The nearest average is right in about 82 of 100. How many will the dense networks get
# right, and how many the CNNs?

# %%
seeds = [SEED, SEED + 1, SEED + 2]
dense = train_dense(X_train, y_train, SEED)
cnns = [train_cnn(X_train, y_train, seed) for seed in seeds]

# %%
in_place = compare((X_train, y_train), dense, cnns, X_val, y_val)
title = "With equally many parameters, the CNNs make far fewer mistakes"
how = {"number": "{:.1%}", "start": 0.6, "xlabel": "named right (the axis begins at 60 %)"}
fig = comparisons.score_dots(in_place, title, **how)
plots.show(fig, alt="Digits named right: average 82 %, dense networks under 90 %, CNNs over 95 %.")
mistakes = {name: 1 - np.mean(share) for name, share in in_place.items()}
print("each CNN is over 95 % right:", in_place["CNNs"].min() > 0.95)
print("less than half of the mistakes:", mistakes["CNNs"] < mistakes["dense networks"] / 2)

# %% [markdown]
# **What happened.** The dense networks beat the average. The CNNs make less than half of their
# mistakes, with no more parameters and fewer epochs. <!-- claim: cnn_wins_on_digits -->
#
# Six hidden nodes are few, though. With 64, and ten times the parameters, the dense networks name
# about 94 of 100, and still trail. (Try it: `train_dense` takes a `width`.)
# <!-- claim: wider_networks_still_trail -->

# %% [markdown]
# Is it really because of the neighbors? We can take them away: train the same CNNs on scrambled
# digits, and ask them about scrambled ones.
#
# **Predict.** Dense networks cannot tell the difference, as you saw. And the CNNs?

# %%
confused = [train_cnn(scramble(X_train, order), y_train, seed) for seed in seeds]
of_scrambled = compare((X_train, y_train), dense, confused, scramble(X_val, order), y_val)["CNNs"]
scores = {
    "dense networks": in_place["dense networks"],
    "CNNs, scrambled": of_scrambled,
    "CNNs": in_place["CNNs"],
}
title = "Without neighbors the CNNs lose most of their lead"
fig = comparisons.score_dots(scores, title, **how)
plots.show(fig, alt="CNNs on scrambled digits fall back nearly to the level of the dense networks.")
print("over twice the mistakes:", 1 - of_scrambled.mean() > 2 * mistakes["CNNs"])

# %% [markdown]
# **What happened.** The same network, the same number of parameters, the same ink: but windows on
# scrambled digits show pixels that have nothing to do with each other, and most of the lead is
# gone. <!-- claim: neighbors_matter --> It was the neighbors.

# %% [markdown]
# Now the question from the beginning. Each validation digit moves by three pixels: the first to the
# right, the second to the left, then down, then up, and so on. The networks have never seen a moved
# one.


# %%
def move_by_three(pictures):
    """Pictures (n, 28, 28), moved in turn to the right, to the left, down and up."""
    away = pictures.copy()
    for i, (right, down) in enumerate([(3, 0), (-3, 0), (0, 3), (0, -3)]):
        away[i::4] = shifted(pictures[i::4], right, down)
    return away


# %% [markdown]
# **Predict.** Of 100 moved digits, how many will each kind still name right?

# %%
moved = compare((X_train, y_train), dense, cnns, move_by_three(X_val), y_val)
title = "Moved by three pixels: CNNs lose a quarter, the dense networks most"
fig = comparisons.score_dots(moved, title, "moved digits named right (from 0 %)", number="{:.0%}")
plots.show(fig, alt="Moved digits: average and dense networks about a third, CNNs about 70 %.")
lead = moved["CNNs"].min() - moved["dense networks"].max()
print("each CNN is ahead by more than 25 in 100:", lead > 0.25)

# %% [markdown]
# **What happened.** Before the move the dense networks were right in almost 90 of 100, now in about
# a third: each of their weights waits at its own pixel for ink that has gone.
# <!-- claim: dense_is_lost_when_moved --> The CNNs lose much less, from 96 of 100 to about 72.
# Their maps move along, and pooling forgives part of the move. <!-- claim: cnn_forgives_a_move -->
# But they do lose: the dense layer at the end still waits for each answer at its place. Training on
# moved digits, as in Lab 10, helps there.

# %% [markdown]
# Digits are an easy case. **Fashion-MNIST** has pictures of the same size, of ten kinds of clothes.
# Again we take 5,000 to learn from and 2,000 to watch.

# %%
(clothes, kinds), (test_clothes, test_kinds) = data.load_fashion_mnist()
F = scale_pixels(clothes[:7000])
F_train, F_val = F[:5000], F[5000:]
kinds_train, kinds_val = kinds[:5000], kinds[5000:7000]
captions = [data.FASHION_MNIST_CLASSES[kind] for kind in kinds[:10]]
fig = images.image_grid(F[:10], captions, 5, "Clothes fill the picture, and differ in finer things")
plots.show(fig, alt="Ten small gray pictures of clothes, with their names.")

# %% [markdown]
# Clothes fill the picture. So when we move them, most lose a strip at the edge, which few digits
# do: part of what a network could go by is gone. <!-- claim: clothes_lose_a_strip -->
#
# **Predict.** The CNNs had two leads: on pictures as they are, and on moved ones. Which of the two
# will be there again?

# %%
dense_f = train_dense(F_train, kinds_train, SEED)
cnns_f = [train_cnn(F_train, kinds_train, seed) for seed in seeds]
of_clothes = (F_train, kinds_train), dense_f, cnns_f
f_in_place = compare(*of_clothes, F_val, kinds_val)
f_moved = compare(*of_clothes, move_by_three(F_val), kinds_val)

# %%
scores = f_in_place | {f"moved: {name}": share for name, share in f_moved.items()}
title = "Clothes in place: dots close together. Moved: the CNNs lead by far"
fig = comparisons.score_dots(scores, title, "clothes named right (from 0 %)", number="{:.0%}")
plots.show(fig, alt="Clothes named right: CNNs a little ahead in place, far ahead when moved.")
f_lead = f_in_place["CNNs"].mean() - f_in_place["dense networks"].mean()
f_moved_lead = f_moved["CNNs"].min() - f_moved["dense networks"].max()
print("in place, the CNNs are ahead on average:        ", f_lead > 0)
print("moved, each CNN is ahead by more than 5 in 100:", f_moved_lead > 0.05)

# %% [markdown]
# **What happened.** In place the CNNs lead by a few in a hundred on average, and the best dense
# network lies among them or close by. <!-- claim: clothes_in_place_are_close --> Three runs cannot
# settle such a lead. On moved clothes it is large again, and the dense networks fall below the
# nearest average. <!-- claim: cnn_wins_on_moved_clothes -->
#
# To be fair to the dense networks: with 16 hidden nodes, less than three times the parameters, they
# are as good on clothes in place as the CNNs. Moved, they are lost all the same.
# <!-- claim: wider_networks_catch_up_on_clothes -->

# %% [markdown]
# ## What did it learn, and does it hold?
#
# The first layer has twelve filters of 5 × 5. Their weights started at random: one was about as
# likely to have the sign of its neighbor as not.
#
# **Predict.** Nobody told the network about edges. What will its filters look like?

# %%
keras.utils.set_random_seed(SEED)  # so that the new CNN starts as the first one did
start, learned = (
    np.moveaxis(cnn.layers[0].get_weights()[0][:, :, 0], -1, 0) for cnn in (build_cnn(), cnns[0])
)
title = "Twelve filters: noise at the start, then ink here and paper beside it"
fig = convolutions.filters_before_and_after(start, learned, title)
plots.show(fig, alt="Twelve squares of 5 by 5 weights: speckled at the start, later in areas.")


def same_sign(filters):
    """The share of the weights with the same sign as the one to their right."""
    return np.mean((filters[:, :, 1:] > 0) == (filters[:, :, :-1] > 0))


print("of the same sign at the start, below 60 %:", same_sign(start) < 0.6)
print("now at least 10 in 100 more:              ", same_sign(learned) > same_sign(start) + 0.1)

# %% [markdown]
# **What happened.** The noise has become areas: blue, where the filter wants ink, beside orange,
# where it wants paper. Such a filter answers at an edge or at a stroke of one direction.
# Neighboring weights have come to agree, because neighboring pixels do.
# <!-- claim: filters_become_areas -->
#
# Here is what each of them answers to the seven from above. We also look for filters that do not
# answer to any of the 2,000 validation digits, anywhere.

# %%
answers = cnns[0].layers[0](X_val[:, :, :, None])  # (2000, 12, 12, 12)
alive = np.any(np.asarray(answers) > 0, axis=(0, 1, 2))
captions = [f"{i}" if alive[i - 1] else f"{i}: dead" for i in range(1, 13)]
maps = np.asarray(cnns[0].layers[0](digit[None, :, :, None]))[0]
title = "Their answers to the seven: most filters find a part of it"
fig = images.image_grid(np.moveaxis(maps, -1, 0), captions, 6, title)
plots.show(fig, alt="Twelve feature maps of a seven; most are dark along some part of it.")
print("at least nine of the twelve are alive:", alive.sum() >= 9)

# %% [markdown]
# Where the caption says *dead*, the map is empty for all the digits: a **dead ReLU**, as in Lab 5.
# Training killed that filter, and the others do the work. <!-- claim: most_filters_live --> (A gray
# background: the bias is positive, so the filter answers to plain paper too.) The second layer
# looks at all twelve maps at once. Its windows see where several kinds of edges meet, such as at
# the corner of a seven.
#
# Finally the test pictures, once: 2,000 digits and 2,000 pieces of clothing. (To be honest: the
# learning rates were chosen with validation pictures, and anyone who works with MNIST has seen test
# scores on it before, the authors included.)
#
# **Predict.** Will the order of the averages be the same?

# %%
T, T_labels = scale_pixels(test_digits[::5]), test_labels[::5]
G = scale_pixels(test_clothes)
of_digits = (X_train, y_train), dense, cnns
t_digits, t_clothes = compare(*of_digits, T, T_labels), compare(*of_clothes, G, test_kinds)
scores = {f"digits: {name}": share for name, share in t_digits.items()}
scores |= {f"clothes: {name}": share for name, share in t_clothes.items()}
fig = comparisons.score_dots(scores, "New pictures: on average the same order", **how)
plots.show(fig, alt="On test pictures, too, the CNNs are ahead, then the dense networks.")

# %%
t_moved_digits = compare(*of_digits, move_by_three(T), T_labels)
t_moved_clothes = compare(*of_clothes, move_by_three(G), test_kinds)
four = {"digits": t_digits, "clothes": t_clothes}
four |= {"moved digits": t_moved_digits, "moved clothes": t_moved_clothes}
for name, shares in four.items():
    print(f"{name:13} CNNs ahead:", shares["CNNs"].mean() > shares["dense networks"].mean())

# %% [markdown]
# **What happened.** It is, on average; clothes in place are close again.
# <!-- claim: the_test_agrees --> The CNN was told one thing about the world: that neighboring
# pixels belong together, and in the same way everywhere in a picture. That is little to say, and it
# saves over a million parameters in the first layer alone.

# %% [markdown]
# ## What you learned
#
# - A filter is a node with a small window. It slides over the picture with the same few weights
#   everywhere, and its answers make a feature map.
# - The answer has (n + 2p - k) / s + 1 places, rounded down. Pooling keeps the largest number of
#   each square, so that a small move changes little.
# - Compare networks of equal size, over several seeds, and take away what you think is the reason:
#   here the neighbors.
#
# | symbol | NumPy | Keras |
# |---|---|---|
# | a filter $W$ with bias $b$ | `np.sum(window * W) + b`, at each place | `layers.Conv2D(1, 3)` |
# | $m$ feature maps | `window.ravel() @ W.reshape(-1, m) + b` | `layers.Conv2D(m, 3)` |
# | stride $s$ | `maps[::s, ::s]` | `strides=s` |
# | border $p = (k - 1) / 2$, at stride 1 | `np.pad(picture, p)` | `padding="same"` |
# | pooling | `np.max(square)` | `layers.MaxPooling2D(2)` |
# | a picture with one channel | `picture[:, :, None]` | `keras.Input(shape=(28, 28, 1))` |

# %% [markdown]
# **Quiz 1.** You replace the pictures of 28 × 28 with pictures of 56 × 56. How many more parameters
# does a `Conv2D` layer need? And the dense layer after `Flatten`?
#
# <details><summary>Answer</summary>
#
# The convolution needs none: its filters are as large as before, and there are only more places.
# The maps that it gives are larger, though, so the dense layer needs more than four times as many
# weights. In `build_cnn` it is seven times: Flatten gives 8 · 8 · 22 = 1,408 numbers instead of
# 198, since a smaller part of the picture is lost at the edges. <!-- claim: seven_times_as_many -->
#
# </details>
#
# **Quiz 2.** A table of patients has twenty columns: age, weight, blood pressure, and so on. A
# friend slides a filter along the columns. Is that a good idea?
#
# <details><summary>Answer</summary>
#
# No. A convolution is of use where neighbors belong together, and where the same thing may appear
# at any place. The columns of a table could stand in any order, like scrambled pixels.
#
# </details>
#
# **Quiz 3.** `layers.Conv2D(8, 3)` follows a layer that gives 12 feature maps. How many weights
# does one of its filters have?
#
# <details><summary>Answer</summary>
#
# 3 · 3 · 12 = 108, and a bias: the window goes through all 12 maps at once. The eight filters have
# 8 · 109 = 872 parameters together.
#
# </details>
#
# **Where next.** In a picture, neighbors are beside and below each other. In a series of years or
# of words they come one after the other: Lab 12 builds a network that remembers. To see what you
# have done so far, run `check.progress()` in a new cell.
