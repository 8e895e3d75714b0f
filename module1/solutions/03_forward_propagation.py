# %% [markdown]
# # Lab 3 · Forward propagation
#
# **How does an answer travel through the layers?**
#
# After this lab you will be able to
#
# - compute `z` and `a` of every node in a small network, by hand and with matrices;
# - send a whole batch through a network of any depth, and count its weights and biases;
# - choose starting weights with which a deep network still notices what it is fed.
#
# **Time:** 60 minutes. **Before this:** Lab 2, a neuron.
#
# Run each cell with Shift + Enter. The first one brings in what we need.

# %%
import matplotlib.pyplot as plt
import numpy as np

from utils.checks import check
from utils.figures import plots
from utils.nn import sigmoid

SEED = 3

# %% [markdown]
# ## What does each node compute?
#
# Back to the neuron of Lab 2. It multiplies each input by a weight, adds up the products and adds
# its bias: that number is called `z`. Then an activation function turns `z` into the output `a`.
#
# $$z = x_1 w_1 + x_2 w_2 + b \qquad\qquad a = \sigma(z) = \frac{1}{1 + e^{-z}}$$
#
# The sigmoid σ squeezes any number into the range from 0 to 1. From now on we call a neuron a
# **node**, because it is one of many. A **layer** is a column of nodes that all look at the same
# inputs. Here is a network with two inputs, a hidden layer of two nodes, and one output node.
#
# Its weights are written on the links, its biases below the nodes. We made these numbers up; in
# Module 2, networks find their own.

# %%
from utils.figures.diagrams import network_diagram

W1 = np.array([[2.40, -1.60], [-1.20, 3.20]])
b1 = np.array([0.20, -1.40])
W2 = np.array([[2.50], [-3.00]])
b2 = np.array([0.90])

title = "A network is a list of numbers: here 6 weights, 3 biases"
fig = network_diagram([2, 2, 1], [["x₁", "x₂"]], [W1, W2], [b1, b2], title)
plots.show(fig, alt="Two inputs, two hidden nodes and an output; each link has a weight.")

# %% [markdown]
# Now let an input in: x₁ = 0.5 and x₂ = 0.85. The upper hidden node looks at both.
#
# **Predict.** Read its two weights and its bias off the picture. Is its `z` positive or negative?
# And on which side of 0.5 is its `a`?

# %%
x = np.array([0.5, 0.85])
z_upper = 0.5 * 2.40 + 0.85 * -1.20 + 0.20
print(f"z = {z_upper:.2f}")
print(f"a = {sigmoid(z_upper):.4f}")

# %% [markdown]
# **What happened.** The products are 1.20 and -1.02. With the bias 0.20 they add up to `z` = 0.38.
# The sigmoid of 0 is exactly 0.5, and a positive `z` gives more: here `a` = 0.5939.
# <!-- claim: the_first_node_by_hand -->

# %% [markdown]
# ### Exercise 3.1 · The weighted sum of one node ★☆☆ (3 min)
#
# Write `z` for a node with any number of inputs. `x` and `w` have shape `(n_in,)`: one axis, of
# n_in numbers. `b` is one number, and so is the result. Between two arrays of this shape, `@`
# multiplies them item by item and adds up the products.


# %%
def weighted_sum(x, w, b):
    """z of one node: its inputs x (n_in,) times its weights w (n_in,), plus its bias b."""
    ### BEGIN SOLUTION
    return x @ w + b
    ### END SOLUTION


# %%
check.weighted_sum(weighted_sum)

# %% [markdown]
# <!-- hint: weighted_sum -->

# %% [markdown]
# ### Exercise 3.2 · The output of one node ★☆☆ (2 min)
#
# Now the node's output `a`, with the sigmoid as its activation. The arguments are the same as
# above. The setup cell imported the function `sigmoid`.


# %%
def node_output(x, w, b):
    """a of one node: the sigmoid of its weighted sum."""
    ### BEGIN SOLUTION
    return sigmoid(x @ w + b)
    ### END SOLUTION


# %%
check.node_output(node_output)

# %% [markdown]
# <!-- hint: node_output -->

# %% [markdown]
# Two nodes remain. The lower hidden node does the same with its own weights. The output node does
# the same once more, but the inputs are not its business: it is fed with the **outputs of the
# hidden nodes**. So the numbers have to be computed from left to right, and this is why the whole
# thing is called *forward* propagation.
#
# **Predict.** The output node's weights are 2.50 for the upper hidden node and -3.00 for the lower
# one. If the lower node's `a` grows, does the answer of the network rise or fall?

# %%
z_lower = 0.5 * -1.60 + 0.85 * 3.20 - 1.40
a_upper, a_lower = sigmoid(z_upper), sigmoid(z_lower)
z_out = a_upper * 2.50 + a_lower * -3.00 + 0.90

values = [x, [f"z {z_upper:.2f}\na {a_upper:.2f}", f"z {z_lower:.2f}\na {a_lower:.2f}"]]
values.append([f"z {z_out:.2f}\na {sigmoid(z_out):.2f}"])
title = f"0.50 and 0.85 go in, and {sigmoid(z_out):.2f} comes out"
fig = network_diagram([2, 2, 1], values, [W1, W2], [b1, b2], title)
plots.show(fig, alt="The network with z and a in each node; 0.62 comes out.")
print(f"output: z = {z_out:.4f}, a = {sigmoid(z_out):.4f}")

# %% [markdown]
# **What happened.** The output node received 0.59 and 0.63 and made `z` = 0.50 and `a` = 0.62 of
# them. Its weight for the lower node is negative, so a larger `a` there pulls the answer down.
# <!-- claim: the_whole_network_by_hand -->

# %% [markdown]
# ## Can a whole layer be one product?
#
# Three nodes took three lines. A real network has thousands of nodes, so we want one line for a
# layer. As in Lab 2, put the weights of each node into a **column** of a matrix `W`, and its bias
# into `b`. Then `W` has shape `(n_in, n_out)`: a row for each input, a column for each node. `W1`
# above was written that way.
#
# The input becomes a row, of shape `(1, 2)`. A matrix product takes that row times each column:
# the weighted sums of all nodes, in one step. In NumPy this is `@` again.
#
# $$\begin{pmatrix} 0.5 & 0.85 \end{pmatrix}
#   \begin{pmatrix} 2.40 & -1.60 \\ -1.20 & 3.20 \end{pmatrix} +
#   \begin{pmatrix} 0.20 & -1.40 \end{pmatrix} =
#   \begin{pmatrix} 0.38 & 0.52 \end{pmatrix}$$
#
# The first entry is 0.5 · 2.40 + 0.85 · (-1.20) + 0.20 = 0.38, as by hand.
#
# **Predict.** What are the shapes of `a1` and `a2` below?

# %%
X = np.array([[0.5, 0.85]])  # (1, 2): one sample, two inputs
a1 = sigmoid(X @ W1 + b1)
a2 = sigmoid(a1 @ W2 + b2)
print(a1.shape, a2.shape)
print("the same answer as by hand:", np.allclose(a2, sigmoid(z_out)))

# %% [markdown]
# **What happened.** Two products give what we had: `(1, 2)`, a number for each hidden node, and
# `(1, 1)`, the answer. <!-- claim: two_products_give_the_same -->

# %% [markdown]
# Nothing in these lines says that `X` has only one row. Let it have more, one for each sample:
# that is a batch (Lab 1). Each row travels by itself, `+ b1` is added to every row, and all of them
# travel at once. Below, the batch is a grid of 10,000 points that covers all inputs from 0 to 1.
#
# **Predict.** The answer at (0.5, 0.85) was 0.62. Where on this square will it be higher? In the
# first picture, follow x₁ through both hidden nodes to the output: two signs on each path.

# %%
steps = np.linspace(0, 1, 100)
grid = np.array([[x_1, x_2] for x_2 in steps for x_1 in steps])  # (10000, 2)
answers = sigmoid(sigmoid(grid @ W1 + b1) @ W2 + b2)  # (10000, 1)

fig, ax = plt.subplots(figsize=(4.6, 3.5))
drawn = ax.pcolormesh(steps, steps, answers.reshape(100, 100), cmap="cividis", vmin=0, vmax=1)
ax.plot(0.5, 0.85, "o", color="white", markeredgecolor="black")
ax.annotate("our input: 0.62", (0.5, 0.85), xytext=(8, -3), textcoords="offset points")
ax.set(xlabel="x₁", ylabel="x₂", title="Two products answer 10,000 inputs", aspect="equal")
fig.colorbar(drawn, label="answer a")
plots.show(fig, alt="A square of answers: high at the lower right, low at the upper left.")
print(f"answers from {answers.min():.2f} to {answers.max():.2f}")

# %% [markdown]
# **What happened.** The same nine numbers answer 0.27 in the upper left corner and 0.96 in the
# lower right one. A larger x₁ raises the upper node and lowers the lower one; both raise the
# answer. A larger x₂ does the opposite. This network is a function of its two inputs, and the
# picture is that function.
# <!-- claim: the_map_of_answers -->

# %% [markdown]
# ### Exercise 3.3 · A layer for a whole batch ★★☆ (4 min)
#
# Write the forward pass of one layer. `X` is `(n_samples, n_in)`, `W` is `(n_in, n_out)`, `b` is
# `(n_out,)`, and the result is `(n_samples, n_out)`. The activation is the sigmoid.


# %%
def layer_output(X, W, b):
    """a of a layer (n_samples, n_out), for a batch X (n_samples, n_in)."""
    ### BEGIN SOLUTION
    return sigmoid(X @ W + b)
    ### END SOLUTION


# %%
check.layer_output(layer_output)

# %% [markdown]
# <!-- hint: layer_output -->

# %% [markdown]
# ## What does the matrix save?
#
# A matrix product is short to write. It is also what makes networks affordable. To see it, here is
# the same layer in plain Python, one product at a time: for each sample, for each node, for each
# input.


# %%
def layer_in_loops(X, W, b):
    """z of a layer; X, W and b are lists, so that Python is at its best."""
    z = [list(b) for _ in X]
    for i in range(len(X)):
        for j in range(len(b)):
            for k in range(len(W)):
                z[i][j] += X[i][k] * W[k][j]
    return z


# %% [markdown]
# Now we time both, for a batch of 100 samples and layers of 5 to 100 nodes. Each runs several
# times, and the fastest run counts. You can follow without reading this cell. In the figure after
# it, the axes are logarithmic: on the time axis, each tick is 10 times the one below.
#
# **Predict.** How many times faster will the matrix product be: 2 times, 20 times, or more? The
# figure's title will tell, for 100 nodes and your machine.

# %%
from timeit import repeat

nodes = [5, 10, 20, 50, 100]
loops, products = [], []
for n in nodes:
    arrays = {"X": np.full((100, n), 0.5), "W": np.full((n, n), 0.5), "b": np.full(n, 0.5)}
    lists = {name: array.tolist() for name, array in arrays.items()} | {"f": layer_in_loops}
    loops.append(min(repeat("f(X, W, b)", number=1, repeat=3, globals=lists)))
    products.append(min(repeat("X @ W + b", number=10, repeat=10, globals=arrays)) / 10)
ratio = loops[-1] / products[-1]
print("100 nodes: the matrix product is more than 20 times faster:", ratio > 20)

# %%
fig, ax = plt.subplots(figsize=(5.4, 3))
ax.loglog(nodes, loops, "o-", color=plots.PURPLE)
ax.loglog(nodes, products, "o-", color=plots.GREEN)
ax.text(110, loops[-1], "loops in Python", va="center")
ax.text(110, products[-1], "matrix product", va="center")
ax.set(xlabel="nodes in the layer", ylabel="time for 100 samples (seconds)")
ax.set(xlim=(4, 400), title=f"The matrix product is {ratio:,.0f} times faster")
ax.set_xticks(nodes, nodes)
ax.minorticks_off()
plots.show(fig, alt="Time against nodes: the loops take far longer than the matrix product.")

# %% [markdown]
# **What happened.** Far more than 20 times. The title has the number for your machine. The sums
# are the same; but Python looks at every number anew, while NumPy hands the whole matrix to code
# that was made for it. From here on, we never loop over samples or nodes again.
# <!-- claim: the_matrix_product_is_much_faster -->

# %% [markdown]
# ## What changes when there are more layers?
#
# Nothing, except that there are more of them: each layer takes in what the one before it gave out.
# The only loop that remains is the one over the layers.

# %% [markdown]
# ### Exercise 3.4 · Through any number of layers ★★☆ (6 min)
#
# `layers` is a list of pairs `(W, b)`, the first layer first. Send the batch `X` through all of
# them, with the sigmoid in every layer, and return the last layer's `a`.


# %%
def propagate(X, layers):
    """The answers of a network for a batch X (n_samples, n_in); layers is [(W, b), (W, b), …]."""
    ### BEGIN SOLUTION
    a = X
    for W, b in layers:
        a = sigmoid(a @ W + b)
    return a
    ### END SOLUTION


# %%
check.propagate(propagate)

# %% [markdown]
# <!-- hint: propagate -->

# %% [markdown]
# The course has this ready as well: `Dense` is a layer that holds its own `W` and `b`, and
# `Network` is a list of layers. We build one with five inputs, hidden layers of 3, 2 and 3 nodes,
# and one output: in short, 5-[3, 2, 3]-1. These are four layers, as inputs are not counted as one.
# `pairwise(sizes)` gives the pairs of neighbors, (5, 3), (3, 2) and so on: a layer each. Nobody
# makes up so many weights by hand. They are drawn at random, from `rng`; the biases start at 0.
# <!-- claim: biases_start_at_zero -->
#
# **Predict.** Four samples go in, so the input has shape `(4, 5)`. Which shapes come out of the
# four layers?

# %%
from itertools import pairwise

from utils.nn import Dense, Network

rng = np.random.default_rng(SEED)
sizes = [5, 3, 2, 3, 1]
net = Network([Dense(n, m, "sigmoid", rng=rng) for n, m in pairwise(sizes)])

four = a = rng.normal(size=(4, 5)).astype(np.float32)
for number, layer in enumerate(net.layers, start=1):
    a = layer.forward(a)
    print(f"layer {number}: W is {layer.W.shape}, a is {a.shape}")
print("net.predict does the same:", np.allclose(a, net.predict(four)))

# %% [markdown]
# **What happened.** Four rows go in, and four rows come out of every layer. The number of columns
# is the number of nodes, so it follows the sizes: 3, 2, 3, 1.
# <!-- claim: shapes_follow_the_sizes -->

# %% [markdown]
# How many numbers make this network? Count the first layer's yourself, then look: for each layer,
# the summary has its activation, the shape that it gives out, and how many weights and biases it
# has.

# %%
net.summary()

# %% [markdown]
# ### Exercise 3.5 · Count the weights and biases ★★☆ (5 min)
#
# Weights and biases together are called **parameters**. Count them for a network whose sizes come
# as a list, inputs first. `[2, 2, 1]` is the network of the first picture and has 9 of them. The
# one above is `[5, 3, 2, 3, 1]`, so you can compare with its summary.


# %%
def count_parameters(sizes):
    """The number of weights and biases in a network with these sizes, such as [2, 2, 1]."""
    ### BEGIN SOLUTION
    total = 0
    for n_in, n_out in pairwise(sizes):
        total += n_in * n_out + n_out
    return total
    ### END SOLUTION


# %%
check.count_parameters(count_parameters)

# %% [markdown]
# <!-- hint: count_parameters -->

# %% [markdown]
# ## Can a deep network still hear its input?
#
# Now that depth costs one line, we go deep: eight layers of ten nodes. The weights have to start
# somewhere. Let us take the first idea that comes to mind, random numbers between 0 and 1, and
# send five very different inputs through. We follow the first node of each layer. When `predict`
# is done, each layer still has its `z`, and `z[:, 0]` is that of its first node, for all samples.
#
# **Predict.** In layer 1 the five outputs differ. In layer 8, will they differ more or less?

# %%
five = np.random.default_rng(SEED).normal(size=(5, 10)).astype(np.float32)


def deep_network(activation, init):
    """Eight layers of ten nodes; `init` says how their weights are drawn."""
    rng = np.random.default_rng(SEED + 1)  # other random numbers than the inputs have
    return Network([Dense(10, 10, activation, rng=rng, init=init) for _ in range(8)])


deaf = deep_network("sigmoid", init="uniform")
deaf.predict(five)
print(f"layer 1: {sigmoid(deaf.layers[0].z[:, 0]).round(2)}")
print(f"layer 8: {sigmoid(deaf.layers[7].z[:, 0]).round(2)}")

# %% [markdown]
# And between those two? Here are all eight layers: a row is an input, a column is a layer.

# %%
from utils.figures.heatmaps import answers_by_layer

first_node = np.column_stack([sigmoid(layer.z[:, 0]) for layer in deaf.layers])  # (5, 8)
fig = answers_by_layer(first_node, title="Weights between 0 and 1: five inputs, one answer")
plots.show(fig, alt="Five rows, eight layers: from layer 4 on, all rows show the same numbers.")

# %% [markdown]
# **What happened.** In layer 1 the rows differ widely. From layer 4 on, all five rows are the same
# to two decimals: 0.99, 0.99, 0.99, 0.98, 0.98. The network answers, but it does not listen.
# <!-- claim: uniform_weights_make_the_network_deaf -->

# %% [markdown]
# A network that answers the same to every input is **deaf**; elsewhere you may read that its signal
# dies out. Why did this one go deaf? Look at layer 4. Its inputs are outputs of sigmoids, so they
# are all positive. The weights are all positive too.
#
# **Predict.** Ten positive products are added up, each with a weight of about a half. Where on the
# sigmoid will `z` lie: left, in the middle, or far to the right?

# %%
z = deaf.layers[3].z
print(f"z in layer 4: from {z.min():.1f} to {z.max():.1f}")
print(f"sigmoid(4) = {sigmoid(4.0):.3f}, sigmoid(6) = {sigmoid(6.0):.3f}")

# %% [markdown]
# **What happened.** Positive products cannot cancel, so every `z` lies far to the right, where the
# sigmoid is nearly flat: 4 and 6 are quite different, and yet their sigmoids are 0.982 and 0.998.
# Such nodes are called **saturated**. Each layer flattens the differences once more.
# <!-- claim: uniform_weights_push_z_to_the_flat_end -->

# %% [markdown]
# So good starting weights should
#
# - be **negative as often as positive**, so that products can cancel, and
# - be **smaller when a node has more inputs**: more products make a larger sum, and `z` should
#   neither grow nor fade from layer to layer.
#
# Two recipes do that. They carry the names of those who found them:
#
# | recipe | weights are drawn | made for |
# |---|---|---|
# | Glorot, 2010 | evenly from $-r$ to $r$, where $r = \sqrt{6/(n_{in}+n_{out})}$ | tanh |
# | He, 2015 | from a bell curve around 0, typically $\sqrt{2/n_{in}}$ away from it | ReLU |
#
# tanh and ReLU are two other activations. tanh looks like the sigmoid, but runs from -1 to 1. ReLU
# leaves a positive `z` as it is and makes 0 of a negative one. Lab 5 is about them.
#
# **Predict.** The same five inputs, now with Glorot's weights and tanh: will the rows still differ
# in layer 8?

# %%
hearing = deep_network("tanh", init="glorot_uniform")
hearing.predict(five)
first_node = np.column_stack([np.tanh(layer.z[:, 0]) for layer in hearing.layers])
title = "Glorot's weights and tanh: five inputs, five answers"
fig = answers_by_layer(first_node, title, low=-1, high=1)
plots.show(fig, alt="Five rows, eight layers: the rows differ in every layer, also in the last.")

# %% [markdown]
# **What happened.** The rows differ in every layer. In layer 8 the outputs of this node still run
# from -0.21 to 0.30: the network hears. <!-- claim: glorot_and_tanh_hear_five_inputs -->

# %% [markdown]
# That was one network and five inputs; it may have been luck. So we take 20 networks for each
# recipe, go down 20 layers of 30 nodes, and send 200 inputs through. To put hearing into a number,
# we take the **spread** of a node: its largest output for any of the 200 inputs, minus its
# smallest. The spread of a network is the mean over the nodes of a layer; where it is 0, the
# network is deaf.
#
# We add one more pair, Glorot with the sigmoid, to find out what helped: the weights or the tanh.
# You can follow without reading the next cell, which measures the spreads.


# %%
def spread_by_layer(activation, init):
    """The spread over 200 inputs, after each of 20 layers (rows), in 20 networks (columns)."""
    rng = np.random.default_rng(SEED)
    a, spreads = rng.normal(size=(200, 30)).astype(np.float32), []
    for _ in range(20):
        layer = Dense(30, 30, activation, rng=rng, init=init, seeds=20)  # in 20 networks at once
        a = layer.forward(a)  # (20 networks, 200 inputs, 30 nodes)
        spreads.append(np.ptp(a, axis=1).mean(axis=1))  # mean over the nodes
    return np.array(spreads)


# %% [markdown]
# In the figure, the axis of the spread is logarithmic too: each tick is 100 times the one below,
# and the lowest, 10⁻⁸, stands for 0. Compare the lines by their fall, not by their height:
# ReLU's outputs have no upper limit.
#
# **Predict.** Which of the four pairs still hear something after 20 layers?

# %%
pairs = {
    "0 to 1, sigmoid": ("sigmoid", "uniform"),
    "Glorot, sigmoid": ("sigmoid", "glorot_uniform"),
    "Glorot, tanh": ("tanh", "glorot_uniform"),
    "He, ReLU": ("relu", "he_normal"),
}
spreads = {name: spread_by_layer(*pair) for name, pair in pairs.items()}
for name, spread in spreads.items():
    first, last = np.median(spread[0]), np.median(spread[-1])
    print(f"{name:15}  layer 1: {first:.1f}  layer 20: {last:.1f}  deafest: {spread[-1].min():.1f}")

# %%
fig, ax = plt.subplots(figsize=(5.8, 3.3))
colors = [plots.PURPLE, plots.AMBER, plots.SKY, plots.GREEN]
places = [(4.1, 2e-7), (9, 3e-5), (20.3, 0.35), (20.3, 1.5)]
for (name, spread), color, place in zip(spreads.items(), colors, places, strict=True):
    ax.text(*place, name, va="center", color=color, weight="bold")
    seen = np.maximum(spread, 1e-8)  # a logarithmic axis has no 0
    ax.plot(range(1, 21), np.median(seen, axis=1), color=color)
    ax.fill_between(range(1, 21), seen.min(axis=1), seen.max(axis=1), color=color, alpha=0.2)
ax.set(yscale="log", xlabel="layer", ylabel="spread (largest - smallest output)")
ax.set_xticks([1, 5, 10, 15, 20])
ax.set_title("Two pairs still hear after 20 layers; sigmoids go deaf")
plots.show(fig, alt="Spread by layer: two pairs stay near 1, both pairs with sigmoid fall to 0.")

# %% [markdown]
# **What happened.** Each line is the middle one of 20 networks, and its band holds all 20. Both
# recipes, each with its own activation, still hear after 20 layers: the deafest of the 20 networks
# has a spread of 0.4. With weights between 0 and 1, nothing is left after five layers.
# <!-- claim: glorot_tanh_and_he_relu_still_hear -->

# %% [markdown]
# The surprise is the line in between: Glorot's weights do **not** rescue the sigmoid.
#
# **Predict.** How much of the spread does one layer of sigmoids let through: most of it, a half, a
# quarter?

# %%
middle = np.median(spreads["Glorot, sigmoid"], axis=1)
print(f"from layer 5 to layer 6 the spread is divided by {middle[4] / middle[5]:.0f}")
print(f"sigmoid(0.1) - sigmoid(-0.1) = {sigmoid(0.1) - sigmoid(-0.1):.2f}")

# %% [markdown]
# **What happened.** About a quarter. The sigmoid is steepest at 0, and even there it makes a
# difference of 0.05 out of one of 0.2. Weights that keep `z` the same size cannot make up for that.
# <!-- claim: glorot_does_not_rescue_the_sigmoid -->

# %% [markdown]
# Good weights and a good activation belong together. This is one reason why deep networks are
# built with ReLU or tanh rather than sigmoids. Lab 5 finds another.

# %% [markdown]
# ## Does Keras agree?
#
# Keras is the library that Module 3 works with. Its layers are also called `Dense`, and they keep
# `W` and `b` in the same shapes; Keras calls `W` the kernel. So we can build the 5-[3, 2, 3]-1
# network again, copy our weights into it, and compare. Starting Keras takes some seconds.
#
# **Predict.** Same weights, same input: will the answers be the same to the last digit?

# %%
from utils import runtime

runtime.start(seed=SEED)
import keras
from keras import layers

# %%
twin = keras.Sequential(
    [
        keras.Input((5,)),
        layers.Dense(3, activation="sigmoid"),
        layers.Dense(2, activation="sigmoid"),
        layers.Dense(3, activation="sigmoid"),
        layers.Dense(1, activation="sigmoid"),
    ]
)
twin.set_weights(net.get_weights())
difference = np.abs(twin.predict(four, verbose=0) - net.predict(four)).max()
print("largest difference below 0.000001:", difference < 1e-6)
print("Keras starts with:", type(twin.layers[0].kernel_initializer).__name__)

# %% [markdown]
# **What happened.** The answers agree to six decimals. Beyond that they may differ, because both
# store a number with about seven digits and round in a different order. And Keras starts with
# Glorot's weights unless you ask for others. <!-- claim: keras_gives_the_same_answers -->

# %% [markdown]
# ## What you learned
#
# - A layer is one line: weighted sums `z = X @ W + b`, then the activation. Its output is the next
#   layer's input.
# - Rows are samples and travel side by side. Columns of `W` are nodes. A layer has `n_in * n_out`
#   weights and `n_out` biases.
# - A deep network needs starting weights around 0 that fit its activation: Glorot for tanh, He for
#   ReLU. Otherwise it goes deaf.
#
# | symbol | NumPy | Keras |
# |---|---|---|
# | $X$, a batch | `X`, shape `(n_samples, n_in)` | the same |
# | $W$, weights | `W`, shape `(n_in, n_out)` | `layer.kernel` |
# | $b$, biases | `b`, shape `(n_out,)` | `layer.bias` |
# | $z = XW + b$ | `X @ W + b` | inside `layers.Dense(n_out)` |
# | $a = \sigma(z)$ | `sigmoid(z)` | `activation="sigmoid"` |
# | Glorot, He | `init="glorot_uniform"`, `"he_normal"` | `kernel_initializer=…`, the same names |
#
# ### Three questions
#
# **1.** A layer has a `W` of shape `(4, 7)`. How many inputs and nodes does it have, and how many
# parameters?
#
# <details><summary>Answer</summary>
#
# Four inputs, a row for each, and seven nodes, a column for each. 4 · 7 weights and 7 biases make
# 35 parameters.
#
# </details>
#
# **2.** You send 32 samples through a 5-[3, 2, 3]-1 network. Which shape has `a` after the
# second hidden layer?
#
# <details><summary>Answer</summary>
#
# `(32, 2)`: a row for each sample, a column for each node of that layer.
#
# </details>
#
# **3.** A friend's new network gives the same answer for every input. It has ten layers with
# sigmoids, and weights between 0 and 1. They say: "I will take Glorot's weights, and then it
# works." What do you tell them?
#
# <details><summary>Answer</summary>
#
# Better weights alone do not help here: with sigmoids the spread still shrinks in every layer.
# Change the activation in the hidden layers too, to tanh, or to ReLU with He's weights.
#
# </details>
#
# ### Where next
#
# This network answers, but its weights were made up or drawn at random. Lab 4 asks how a network
# knows which way to change them.
