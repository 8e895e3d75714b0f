# %% [markdown]
# # Lab 5 · Activation functions and vanishing gradients
#
# **Why did deep networks not learn for twenty years?**
#
# How to train a network with hidden layers was widely known by 1986. And yet, until about 2006,
# plain networks with many hidden layers learned next to nothing. Here you see what stopped them.
#
# After this lab you will be able to
#
# - name seven activations, and say how steep each of them is, and where;
# - measure how much gradient arrives in each layer, and say why it vanishes in some networks;
# - choose starting weights and an activation for hidden layers, and an activation for the output.
#
# **Time:** 70 minutes. **Before this:** Lab 4, gradient descent.
#
# Cells that draw a figure are there to be run. You can follow without reading them.

# %%
import matplotlib.pyplot as plt
import numpy as np

from utils.checks import check
from utils.figures import plots
from utils.nn import ACTIVATIONS, Dense, sigmoid

SEED = 3
nudge = 0.0001  # a tiny change, to measure slopes with

# %% [markdown]
# ## What does an activation do for a network?
#
# A node computes a weighted sum `z` and then its activation. What if we leave the activation out?
# Then a layer is a product and a sum, `X @ W + b`. Here are two such layers: two inputs, three
# hidden nodes, one output.
#
# You can also multiply the two matrices *first*. `W1 @ W2` has shape `(2, 1)`: the weights of one
# single node with two inputs.
#
# **Predict.** Two samples go through both layers, and then through that one node. Will the answers
# be alike?

# %%
W1, b1 = np.array([[1.0, 2.0, -1.0], [3.0, 0.0, 2.0]]), np.array([1.0, 0.0, -2.0])
W2, b2 = np.array([[2.0], [-1.0], [1.0]]), np.array([4.0])
X = np.array([[1.0, 2.0], [3.0, -1.0]])

W, b = W1 @ W2, b1 @ W2 + b2
print("two layers:", ((X @ W1 + b1) @ W2 + b2).ravel())
print("one node:  ", (X @ W + b).ravel(), "with weights", W.ravel(), "and bias", b)

# %% [markdown]
# **What happened.** 19 and -7, both times. One node with the weights -1 and 8 and the bias 4 does
# all that the two layers do. (The first biases go through `W2` too: `b1 @ W2 + b2`. And `ravel`
# writes an array as one row.) No activation is also called the **linear** activation, $a = z$:
# linear after linear is linear.
# <!-- claim: two_linear_layers_are_one_node -->

# %% [markdown]
# Was that due to these weights? We draw four networks at random, with ten hidden nodes each, and
# ask them about every point of a square. Where the answer is above its mean we paint blue, else
# yellow; the black line between them is a decision boundary. Then the same weights once more, with
# tanh in the hidden layer.
#
# **Predict.** Which of the boundaries will bend?

# %%
steps = np.linspace(-2, 2, 80)
square = np.array([[x_1, x_2] for x_2 in steps for x_1 in steps])  # (6400, 2)


def random_answers(activation):
    """What four random networks with ten hidden nodes say of the square: (4, 6400, 1)."""
    rng = np.random.default_rng(SEED)
    hidden = Dense(2, 10, activation, rng=rng, init="he_normal", seeds=4)
    hidden.b += rng.normal(size=hidden.b.shape)
    return Dense(10, 1, rng=rng, seeds=4).forward(hidden.forward(square))


# %%
fig, axes = plt.subplots(2, 4, figsize=(7, 3.9), sharex=True, sharey=True)
for row, activation in zip(axes, ["linear", "tanh"], strict=True):
    for ax, answers in zip(row, random_answers(activation), strict=True):
        answers = (answers - answers.mean()).reshape(80, 80)
        two_colors = [plots.AMBER, plots.SKY]
        ax.contourf(steps, steps, answers, [-99, 0, 99], colors=two_colors, alpha=0.4)
        ax.contour(steps, steps, answers, [0], colors=plots.PREDICTION, linewidths=2)
        ax.set(aspect="equal", xticks=[-2, 0, 2], yticks=[-2, 0, 2])
    row[0].set_ylabel(f"{activation}\nx₂")
for ax in axes[1]:
    ax.set_xlabel("x₁")
title = "Two linear layers draw a straight line, whatever the weights; with tanh it bends"
fig.suptitle(title, x=0.01, ha="left", fontweight="bold", fontsize=11)
plots.show(fig, alt="Four straight boundaries in the upper row, four curved ones in the lower.")

# %% [markdown]
# **What happened.** Only those with tanh. Without an activation, ten hidden nodes draw what one
# node can draw: a straight line. XOR (Lab 2) would be out of reach at any depth. So an activation
# must bend. How it bends is up to us. <!-- claim: linear_boundaries_are_straight -->

# %% [markdown]
# ## How steep is each activation?
#
# In Lab 4, weights learned by slopes: how far does the loss move, if I nudge this weight, that is,
# change it by a tiny bit? A weight in a hidden layer reaches the loss only through activations. So
# let us ask the same of an activation: how far does `a` move, if I nudge `z`? Its slope is the rise
# over the run.
#
# **Predict.** At which `z` is the sigmoid steepest: -4, 0 or 4?

# %%
f, slope = ACTIVATIONS["sigmoid"]
for z in [-4.0, 0.0, 4.0]:
    rise = f(z + nudge) - f(z)
    print(f"z = {z:4.1f}: rise over run {rise / nudge:.3f}, by formula {slope(z):.3f}")

# %% [markdown]
# **What happened.** In the middle, and even there the slope is only 0.250. At -4 and 4 it is 0.018:
# the node is saturated. <!-- claim: the_sigmoid_is_steepest_in_the_middle -->
#
# The last column needs no nudge. `ACTIVATIONS` has a pair for each name: the activation, and a
# formula for its slope. Where such formulas come from is a matter of calculus. That this one is
# right, you have just measured.

# %% [markdown]
# Seven activations have names you will meet. Here is what each of them makes of `z`:
#
# | name | output `a` | slope, from `z` or from `a` |
# |---|---|---|
# | binary step | 1 if $z \ge 0$, else 0 | 0 |
# | linear | $z$ | 1 |
# | sigmoid | $\sigma(z) = 1 / (1 + e^{-z})$ | $a\,(1 - a)$ |
# | tanh | $(e^z - e^{-z}) / (e^z + e^{-z})$ | $1 - a^2$ |
# | ReLU | $z$ if $z > 0$, else 0 | 1 if $z > 0$, else 0 |
# | leaky ReLU | $z$ if $z > 0$, else $0.2\,z$ | 1 if $z > 0$, else 0.2 |
# | softmax | shares of a whole row, which sum to 1 | see the last section |
#
# **Predict.** Which two of them bend on both sides, and are nearly flat where `z` is -3 or 3?

# %%
names = ["binary_step", "linear", "sigmoid", "tanh", "relu", "leaky_relu"]
z = np.linspace(-4, 4, 800)
fig, axes = plt.subplots(2, 3, figsize=(7.2, 4.6), sharex=True, sharey=True)
for ax, name in zip(axes.flat, names, strict=True):
    f, slope = ACTIVATIONS[name]
    ax.plot(z, f(z), color=plots.PREDICTION)
    ax.plot(z, slope(z), "--", color=plots.GRADIENTS)
    ax.set_title(f"{name}: slope up to {slope(z).max():.2f}", fontweight="normal", fontsize=10)
    ax.set(ylim=(-1.6, 2.1))
axes[0, 1].text(-3.9, 1.15, "slope", color=plots.GRADIENTS)
axes[0, 1].text(0.1, -1.2, "activation a")
fig.supxlabel("z", fontsize=10)
title = "To the right, step, sigmoid and tanh level off; ReLU goes on rising"
fig.suptitle(title, x=0.01, ha="left", fontweight="bold", fontsize=11)
plots.show(fig, alt="Six activations with their slopes; only sigmoid and tanh have a hump.")

# %% [markdown]
# **What happened.** The sigmoid and tanh. The sigmoid's slope never gets above 0.25, tanh's
# reaches 1 for a moment, and both are nearly flat three steps from 0. Linear, ReLU and leaky ReLU
# keep a slope of 1 on the right, however large `z` gets. The binary step is flat everywhere; only
# at the jump itself it has no slope at all.
# <!-- claim: six_slopes -->

# %% [markdown]
# The step is how the first artificial neurons worked, in 1943. Take one input, 2.0, and nudge its
# weight from 0.500 to 0.501.
#
# **Predict.** How far does the output move, if the activation is the binary step?

# %%
for name in ["binary_step", "sigmoid", "relu"]:
    f, _ = ACTIVATIONS[name]
    print(f"{name:12} moves by {f(2.0 * 0.501) - f(2.0 * 0.500):.4f}")

# %% [markdown]
# **What happened.** Not at all. A weight asks: which way is down? Through a step it always hears:
# it is flat here. With slope 0 everywhere, gradient descent never takes a step.
# <!-- claim: nothing_passes_a_step -->

# %% [markdown]
# ### Exercise 5.1 · ReLU and its slope ★☆☆ (4 min)
#
# `z` is an array of any length, with positive and negative numbers. Return two arrays of the same
# length: what ReLU makes of `z`, and ReLU's slope at each `z`. `np.maximum(p, q)` takes the larger
# one, item by item. `np.where(condition, p, q)` takes `p` where the condition is true, else `q`.


# %%
def relu_and_slope(z):
    """ReLU of z (n,), and its slope at each z: two arrays, `return a, slope`."""
    ### BEGIN SOLUTION
    return np.maximum(z, 0), np.where(z > 0, 1, 0)
    ### END SOLUTION


# %%
check.relu_and_slope(relu_and_slope)

# %% [markdown]
# <!-- hint: relu_and_slope -->

# %% [markdown]
# tanh looks like a stretched sigmoid. Let us try: squeeze the sigmoid to half its width, σ(2z),
# then stretch it from the range 0 … 1 to the range -1 … 1.
#
# **Predict.** How far is the result from tanh, at most?

# %%
z = np.linspace(-5, 5, 1001)
stretched = 2 * sigmoid(2 * z) - 1
print("largest difference below 0.000000000001:", np.abs(stretched - np.tanh(z)).max() < 1e-12)
print("steepest: sigmoid 0.25, tanh", ACTIVATIONS["tanh"][1](z).max())

# %% [markdown]
# **What happened.** They are one and the same curve: $\tanh(z) = 2\,\sigma(2z) - 1$. It runs twice
# as fast and twice as high, so it is four times as steep: 4 · 0.25 = 1.
# <!-- claim: tanh_is_a_stretched_sigmoid -->

# %% [markdown]
# ### Exercise 5.2 · tanh and its slope ★★☆ (6 min)
#
# The same for tanh, from its formula in the table. `np.exp(z)` is $e^z$, item by item, and
# `np.exp(-z)` is $e^{-z}$. Compute `a` first: the slope follows from it. Two or three lines do.


# %%
def tanh_and_slope(z):
    """tanh of z (n,), and its slope at each z: two arrays, `return a, slope`."""
    ### BEGIN SOLUTION
    up, down = np.exp(z), np.exp(-z)
    a = (up - down) / (up + down)
    return a, 1 - a**2
    ### END SOLUTION


# %%
check.tanh_and_slope(tanh_and_slope)

# %% [markdown]
# <!-- hint: tanh_and_slope -->

# %% [markdown]
# ## How does a slope travel back through a chain?
#
# The smallest deep network is a chain of two neurons, with one weight each and no bias:
#
# $$z_1 = x\,w_1 \quad\to\quad a_1 = \sigma(z_1) \quad\to\quad z_2 = a_1 w_2 \quad\to\quad
#   a_2 = \sigma(z_2) \quad\to\quad \text{loss} = (a_2 - y)^2$$
#
# As in Lab 4, we find the slope of the loss with respect to a weight by nudging that weight.
#
# **Predict.** Which weight moves the loss more: $w_1$ at the far end, or $w_2$ next to the loss?

# %%
x, w1, w2, y = 0.5, 0.8, 1.5, 0.0


def two_neuron_loss(w1, w2):
    """How wrong the chain's answer is, with these two weights."""
    return (sigmoid(sigmoid(x * w1) * w2) - y) ** 2


loss = two_neuron_loss(w1, w2)
print(f"slope for w1: {(two_neuron_loss(w1 + nudge, w2) - loss) / nudge:.3f}")
print(f"slope for w2: {(two_neuron_loss(w1, w2 + nudge) - loss) / nudge:.3f}")

# %% [markdown]
# **What happened.** The far one gets 0.053, the near one 0.175: over three times as much.
# <!-- claim: the_far_weight_gets_less -->

# %% [markdown]
# Why? Follow the nudge. Move $w_1$ a little, and $z_1$ moves $x$ = 0.5 times as far. Then $a_1$
# moves as far as the sigmoid is steep there: $\sigma'(z_1)$ is short for that slope. And so on,
# link by link, up to the loss, where the slope of $(a_2 - y)^2$ is $2\,(a_2 - y)$. Like gears:
# each link passes on a share of what came in, so **slopes multiply along a chain**.
#
# **Predict.** Of the five numbers in the picture, which two can never be above 0.25?

# %%
a1 = sigmoid(x * w1)
a2 = sigmoid(a1 * w2)
links = [x, a1 * (1 - a1), w2, a2 * (1 - a2), 2 * (a2 - y)]
words = ["x", "σ'(z₁)", "w₂", "σ'(z₂)", "2 (a₂ - y)"]

fig, ax = plt.subplots(figsize=(7.2, 1.6))
for place, name in enumerate(["w₁", "z₁", "a₁", "z₂", "a₂", "loss"]):
    ax.text(place, 0, name, ha="center", va="center", fontsize=12)
for place, (link, word) in enumerate(zip(links, words, strict=True)):
    ax.annotate("", (place + 0.78, 0), (place + 0.22, 0), arrowprops={"arrowstyle": "->"})
    ax.text(place + 0.5, 0.25, f"× {link:.2f}", ha="center", color=plots.GRADIENTS, fontsize=12)
    ax.text(place + 0.5, -0.4, word, ha="center", color="#555555")
ax.set(xlim=(-0.3, 5.3), ylim=(-0.6, 0.6), title=f"Five slopes multiply to {np.prod(links):.3f}")
ax.set_axis_off()
plots.show(fig, alt="From w1 to the loss in five links: 0.50, 0.24, 1.50, 0.21 and 1.42.")

# %% [markdown]
# **What happened.** The two slopes of sigmoids, 0.24 and 0.21. `np.prod` multiplies all five:
# 0.053, as measured. The way from $w_2$ to the loss is shorter: $a_1$ (what $w_2$ is multiplied
# with), then the last two links. So the way back to $w_1$ has one factor more of each kind: a
# weight, and a slope of at most a quarter. <!-- claim: slopes_multiply_along_a_chain -->

# %% [markdown]
# ### Exercise 5.3 · The chain's two slopes ★★★ (8 min)
#
# Now for any input, target and weights: four plain numbers (mind their order). Return the slopes of
# the loss with respect to `w1` and to `w2`. First go forward, to have `a1` and `a2`; then multiply
# the links on each way back. Four lines will do. To try it out: the chain above is
# `chain_slopes(0.5, 0.0, 0.8, 1.5)`, and has to give 0.053 and 0.175.


# %%
def chain_slopes(x, y, w1, w2):
    """The slopes of (a2 - y)² with respect to w1 and w2: two numbers, `return dw1, dw2`."""
    ### BEGIN SOLUTION
    a1 = sigmoid(w1 * x)
    a2 = sigmoid(w2 * a1)
    dz2 = 2 * (a2 - y) * a2 * (1 - a2)
    return dz2 * w2 * a1 * (1 - a1) * x, dz2 * a1
    ### END SOLUTION


# %%
check.chain_slopes(chain_slopes)

# %% [markdown]
# <!-- hint: chain_slopes -->

# %% [markdown]
# A longer chain has more factors. We need not multiply them by hand: `gradients` of a `Network`
# gives the slopes for all its weights and biases at once. How it does that is the topic of Lab 6,
# which opens this box. Here we trust it after a test: the two slopes above.

# %%
from utils.nn import Network

two = Network([Dense(1, 1, "sigmoid", init="zeros") for _ in range(2)])
two.set_weights([np.array([[w1]]), np.zeros(1), np.array([[w2]]), np.zeros(1)])
dW1, db1, dW2, db2 = two.gradients(np.array([[x]]), np.array([[y]]), loss="mse")
print(f"slope for w1: {dW1.item():.3f}, slope for w2: {dW2.item():.3f}")

# %% [markdown]
# Now chains of 1 to 10 neurons. To see more than luck, each length gets 200 chains with Glorot's
# weights. We watch the slope at the *first* weight, its size only, without the sign.
#
# **Predict.** How many times smaller is it in a chain of ten than in a chain of one: about 1,000
# times, about 250,000 times, or more than a million times? (Glorot's weights lie between -1.7 and
# 1.7 here, and most of them between -1 and 1.)

# %%
lengths = range(1, 11)
rng = np.random.default_rng(SEED)
at_first = []
for length in lengths:
    chains = Network([Dense(1, 1, "sigmoid", rng=rng, seeds=200) for _ in range(length)])
    dW = chains.gradients(np.array([[x]]), np.array([[y]]), loss="mse")[0]  # of the first weight
    at_first.append(np.abs(dW).ravel())
low, middle, high = np.quantile(at_first, [0.25, 0.5, 0.75], axis=1)
print("more than a million times smaller:", middle[0] / middle[-1] > 1e6)

# %% [markdown]
# `np.quantile` sorts the 200 and takes those at a quarter, at a half and at three quarters of the
# way. In the figure, the line is the middle chain, and the band holds the middle half. The axis of
# the slope is logarithmic: each tick is 10 times the one below.

# %%
fig, ax = plt.subplots(figsize=(5.6, 3.2))
ax.fill_between(lengths, low, high, color=plots.GRADIENTS, alpha=0.25)
ax.plot(lengths, middle, "o-", color=plots.GRADIENTS)
ax.plot(lengths, middle[0] * 0.25 ** np.arange(10), "--", color=plots.DATA)
ax.text(6.4, 1.2e-3, "a quarter for each\nfurther neuron", color="#555555")
ax.text(1.3, 1e-6, "measured", color=plots.GRADIENTS, weight="bold")
ax.set(yscale="log", xlabel="neurons in the chain", ylabel="slope at the first weight")
ax.set_xticks(lengths)
shrink = (middle[0] / middle[-1]) ** (1 / 9)
ax.set_title(f"Each further neuron makes the slope about {shrink:.0f} times smaller")
plots.show(fig, alt="The slope falls in a straight line on a logarithmic axis, from 0.1 to 1e-8.")

# %% [markdown]
# **What happened.** More than a million times. Nine further sigmoids bring nine factors of at most
# a quarter: at least 4⁹ = 262,144 times. And the nine weights are below 1 in size more often than
# above. A straight line on this axis means: divided by the same number at every step.
# <!-- claim: the_slope_vanishes_along_the_chain -->
#
# This is the **vanishing gradient**. Lab 3 found deep nets of sigmoids deaf: differences in the
# input shrink on the way forward. It is the same factor, now on the way back.

# %% [markdown]
# ## How much gradient arrives in each layer?
#
# A chain is no network: in a layer, a slope comes back along many links, and they add up. So we
# measure on a real task. The digits of scikit-learn are 1,797 pictures of 8 × 8 pixels, written by
# 43 people.

# %%
from sklearn.datasets import load_digits

from utils.data.encoding import to_categorical
from utils.data.preparation import split
from utils.figures import images

digits = load_digits()
title = "Real digits, 8 × 8 pixels"
fig = images.image_grid(digits.images[:20] / 16, digits.target[:20], title=title)
plots.show(fig, alt="Twenty small pictures of handwritten digits with their labels.")

# %% [markdown]
# A picture becomes a row of 64 numbers from 0 to 1. Which digit it shows becomes a row of ten
# numbers, with a 1 in the place of that digit; `to_categorical` writes it. 60 % of the pictures are
# for training, 20 % for validation (to compare networks), 20 % for a test at the end. `stratify`
# gives each part its share of every digit.

# %%
X = (digits.data / 16).astype(np.float32)  # (1797, 64)
X_train, X_rest, y_train, y_rest = split(X, digits.target, 0.4, seed=SEED, stratify=True)
X_val, X_test, y_val, y_test = split(X_rest, y_rest, 0.5, seed=SEED, stratify=True)
y_train, y_val, y_test = (to_categorical(y, 10) for y in (y_train, y_val, y_test))
print("training", X_train.shape, "validation", X_val.shape, "test", X_test.shape)

# %% [markdown]
# The network has ten layers: nine hidden layers of 30 nodes, and an output layer of ten nodes, one
# for each digit. Its activation is softmax, which makes ten shares that sum to 1. We make 20 such
# networks at once, each with random weights of its own.
#
# For each layer we take the mean size of its slopes, `mean |dW|`: how much gradient arrives there.

# %%
from itertools import pairwise


def deep_digits(activation, init, hidden=9, seeds=20):
    """`seeds` networks: 64 pixels, hidden layers of 30 nodes each, 10 outputs."""
    rng = np.random.default_rng(SEED)
    sizes = [64] + [30] * hidden
    layers = [Dense(n, m, activation, rng=rng, init=init, seeds=seeds) for n, m in pairwise(sizes)]
    return Network([*layers, Dense(sizes[-1], 10, "softmax", rng=rng, seeds=seeds)])


def arriving_gradient(activation, init):
    """Mean |dW| of each layer (10,), for 200 digits: the middle one of 20 networks."""
    net = deep_digits(activation, init)
    slopes = net.gradients(X_train[:200], y_train[:200], loss="categorical_crossentropy")
    return [np.median(np.abs(dW).mean(axis=(1, 2))) for dW in slopes[::2]]  # dW, not db


# %% [markdown]
# **Predict.** With sigmoids and Glorot's weights: how does layer 1, far from the loss, compare with
# layer 10, next to it?

# %%
arriving = arriving_gradient("sigmoid", "glorot_uniform")
for layer in [10, 9, 5, 1]:
    print(f"layer {layer:2}: {arriving[layer - 1]:.0e}")

# %% [markdown]
# **What happened.** Layer 10 gets 3e-02, which is how Python writes 3 · 10⁻² = 0.03. Layer 1 gets
# 3 · 10⁻⁸, about a millionth of that. With a learning rate of 0.1 and slopes like this, a weight
# in layer 1 would move by 0.003 in a million steps.
# <!-- claim: the_first_layer_gets_a_millionth -->

# %% [markdown]
# Now many pairs of activation and starting weights under one **gradient microscope**: one row for
# each pair, one column for each layer, and in each cell its `mean |dW|`, written as above. Where
# the gradient fades, the row fades.
#
# **Predict.** Which rows will keep their color from layer 10 back to layer 1?

# %%
from utils.figures.gradient_heatmaps import gradient_microscope

pairs = {
    "binary step, Glorot": ("binary_step", "glorot_uniform"),
    "sigmoid, 0 to 1": ("sigmoid", "uniform"),
    "sigmoid, Glorot": ("sigmoid", "glorot_uniform"),
    "tanh, Glorot": ("tanh", "glorot_uniform"),
    "ReLU, Glorot": ("relu", "glorot_uniform"),
    "ReLU, He": ("relu", "he_normal"),
    "leaky ReLU, He": ("leaky_relu", "he_normal"),
    "ReLU, 0 to 1": ("relu", "uniform"),
}
seen = {name: arriving_gradient(*pair) for name, pair in pairs.items()}

# %%
title = "Sigmoids lose the gradient on its way back; ReLU with He keeps it"
fig = gradient_microscope(list(seen.values()), list(seen), title)
plots.show(fig, alt="Heat map of gradients: the sigmoid rows fade to white, tanh and ReLU do not.")

# %% [markdown]
# **What happened.** Read each row from right to left, the way the gradient goes.
#
# - **sigmoid, Glorot**: each layer takes away a factor of 4 to 6.
#   <!-- claim: each_sigmoid_layer_takes_a_factor -->
# - **sigmoid, 0 to 1**: far worse. All nodes are saturated (Lab 3), and already layer 8 gets less
#   than 10⁻¹⁰. <!-- claim: saturated_sigmoids_get_nothing -->
# - **tanh with Glorot, ReLU and leaky ReLU with He**: layer 1 gets about as much as layer 9.
#   <!-- claim: three_pairs_keep_the_gradient -->
# - **ReLU, 0 to 1**: each layer makes its outputs many times larger, so every slope is huge, ten
#   million or more: the gradient **explodes**. The row looks even, because the slope of a weight is
#   its input times what comes back. In late layers the inputs are huge; in early ones, what comes
#   back. <!-- claim: large_weights_explode -->
# - **binary step**: 0 in every layer but the last.
#   <!-- claim: a_step_lets_no_gradient_through -->

# %% [markdown]
# One row is even but pale: **ReLU, Glorot** gets over ten times less than ReLU with He. ReLU lets
# through all or nothing, on average about half. He's weights make up for it. Glorot draws evenly
# from -0.32 to 0.32 here, so a typical weight has the size 0.18; with He it is 0.26, about 1.4
# times as much. And 1.4, multiplied over nine hidden layers, makes about 20.
#
# Why 1.4, and not 2? The terms of a sum partly cancel. If half of them drop out, the typical size
# of the sum shrinks by √2 ≈ 1.4, not by 2. <!-- claim: glorot_for_relu_is_even_but_pale -->

# %% [markdown]
# ## Does it stop a network from learning?
#
# A small slope is not yet a failure. Perhaps a larger learning rate makes up for it? So we train,
# with plain gradient descent in mini-batches (SGD, Lab 4), and give every network the same four
# learning rates. There are three kinds, each with five seeds: the deep one with sigmoids, the deep
# one with ReLU and He's weights, and, as a baseline, a **shallow** one: sigmoids in one hidden
# layer only. The other baseline is to name always the same digit: one in ten is right.

# %%
import warnings

from utils.nn import SGD, Adam, fit


def train_on_digits(net, optimizer, epochs=20):
    """Train with mini-batches of 50 digits, and return the history."""
    options = {"loss": "categorical_crossentropy", "batch_size": 50, "gradient_norms": True}
    options |= {"validation_data": (X_val, y_val), "rng": np.random.default_rng(SEED)}
    with warnings.catch_warnings(action="ignore"):  # some rates will be too large
        return fit(net, X_train, y_train, optimizer=optimizer, epochs=epochs, **options)


# %% [markdown]
# **Predict.** Will one of the four learning rates get the deep sigmoid network going? (The cell
# trains 60 networks and takes some ten seconds.)

# %%
kinds = {
    "shallow, sigmoid": ("sigmoid", "glorot_uniform", 1),
    "deep, sigmoid": ("sigmoid", "glorot_uniform", 9),
    "deep, ReLU, He": ("relu", "he_normal", 9),
}
rates = [0.03, 0.1, 0.3, 1.0]
nets, histories = {}, {}
for name, (activation, init, hidden) in kinds.items():
    for rate in rates:
        nets[name, rate] = deep_digits(activation, init, hidden, seeds=5)
        histories[name, rate] = train_on_digits(nets[name, rate], SGD(rate))

# %%
colors, markers = [plots.PURPLE, plots.AMBER, plots.GREEN], "^os"
places = [(0.33, 0.85), (0.032, 0.16), (0.19, 0.62)]
fig, ax = plt.subplots(figsize=(5.8, 3.3))
for name, color, marker, place in zip(kinds, colors, markers, places, strict=True):
    ends = np.array([histories[name, rate]["val_accuracy"][-1] for rate in rates])  # (4, 5)
    ax.semilogx(rates, ends, marker, color=color, alpha=0.5)
    ax.semilogx(rates, np.median(ends, axis=1), "--", color=color)
    ax.text(*place, name, color=color, weight="bold")
title = "No learning rate gets the deep sigmoid network going"
ax.set(xlabel="learning rate", ylabel="validation accuracy", ylim=(0, 1.04), title=title)
ax.set_xticks(rates, rates)
ax.minorticks_off()
plots.show(fig, alt="Accuracy by learning rate: the deep sigmoid network stays near 10 percent.")

# %% [markdown]
# **What happened.** A mark is one network, a line the middle of five. The deep sigmoid network gets
# about one digit in ten right at *every* rate: it has learned nothing. With fewer layers the
# sigmoid does well; with ReLU and He, depth is no obstacle, if the rate is small enough.
# <!-- claim: no_rate_gets_deep_sigmoids_going -->

# %% [markdown]
# Each kind now competes at the rate that is best for itself: `max(rates, key=…)` picks the rate
# with the highest validation accuracy in the middle of the five seeds. How do they get there?
#
# **Predict.** Will the deep ReLU network beat the shallow one?

# %%
best = {
    name: max(rates, key=lambda rate: np.median(histories[name, rate]["val_accuracy"][-1]))
    for name in kinds
}
fig, ax = plt.subplots(figsize=(5.8, 3.3))
places = [(8, 1.02), (12.5, 0.16), (8, 0.27)]
for name, color, place in zip(kinds, colors, places, strict=True):
    curves = np.array(histories[name, best[name]]["val_accuracy"])  # (20 epochs, 5 seeds)
    ax.fill_between(range(1, 21), curves.min(axis=1), curves.max(axis=1), color=color, alpha=0.2)
    ax.plot(range(1, 21), np.median(curves, axis=1), "--", color=color)
    ax.text(*place, name, color=color, weight="bold")
ax.set(xlabel="epoch", ylabel="validation accuracy", ylim=(0, 1.1), xticks=[1, 5, 10, 15, 20])
ax.set_title("Deep ReLU networks learn; deep sigmoid networks do not start")
plots.show(fig, alt="Two curves rise above 90 percent, one stays at 10 percent.")

# %% [markdown]
# **What happened.** It does not. The middle one of each five ends above 80 % (not every deep one
# does), but the shallow one is there sooner, and stays ahead: for such small pictures ten layers
# are of no use. <!-- claim: the_shallow_network_is_as_good -->
#
# Where depth does pay, as for photographs (Lab 11), one has to be *able* to train it. That is what
# this lab is about.

# %% [markdown]
# Was it really the gradient? The history has the norm of `dW` for each layer: the square root of
# the sum of its squares, so one number for its size. The axis is logarithmic again.
#
# **Predict.** While the sigmoid network trains, will the gradient of its first layer recover?

# %%
fig, axes = plt.subplots(1, 2, figsize=(7.2, 3.2), sharey=True)
for ax, name in zip(axes, ["deep, sigmoid", "deep, ReLU, He"], strict=True):
    norms = np.median(histories[name, best[name]]["gradient_norms"], axis=2)  # (20, 10)
    for layer, strength in enumerate(np.linspace(0.3, 1, 10)):
        ax.semilogy(range(1, 21), norms[:, layer], color=plots.GRADIENTS, alpha=strength)
    ax.set_title(name, fontweight="normal", fontsize=10)
    ax.set(xlabel="epoch", xticks=[1, 5, 10, 15, 20])
axes[0].set_ylabel("norm of dW")
axes[0].text(8, 5e-7, "layer 1")
axes[0].text(8, 0.7, "layer 10")
axes[1].text(6, 0.05, "all ten layers")
axes[0].set_ylim(2e-7, 9)
title = "With sigmoids the first layers get no gradient, from the first epoch to the last"
fig.suptitle(title, x=0.01, ha="left", fontweight="bold", fontsize=11)
plots.show(fig, alt="Norms by epoch: spread over six powers of ten with sigmoid, close with ReLU.")

# %% [markdown]
# **What happened.** It does not. From the first epoch to the last, layer 1 of the sigmoid network
# gets less than 1/100,000 of what layer 10 gets. (A norm adds up all weights of a layer, and layer
# 1 has six times as many as layer 10; so the gap looks smaller than in the mean.) The first layers
# stay as random as they were drawn, and they are deaf (Lab 3): the last layers have nothing to
# learn from. In the ReLU network all layers get about the same.
# <!-- claim: the_norms_stay_apart -->

# %% [markdown]
# Lab 4 had a cleverer step. Adam divides each slope by its own usual size, so that weights with
# tiny slopes take steps as long as the others do. That looks made for this.
#
# **Predict.** Twenty epochs with Adam, at two learning rates: how many of 100 digits does the deep
# sigmoid network get right?

# %%
for rate in [0.003, 0.01]:
    nets["Adam", rate] = deep_digits("sigmoid", "glorot_uniform", seeds=5)
    histories["Adam", rate] = train_on_digits(nets["Adam", rate], Adam(rate))
with_adam = np.array([histories["Adam", rate]["val_accuracy"][-1] for rate in [0.003, 0.01]])
print("best of ten networks, over 15 of 100:", with_adam.max() > 0.15)
print("best of ten networks, over 30 of 100:", with_adam.max() > 0.3)

# %% [markdown]
# **What happened.** Between 15 and 30, for the best of the ten. That is more than one in ten, and
# far from what ReLU gets without such help. A better optimizer softens the trouble. It does not
# remove it. <!-- claim: adam_helps_a_little -->

# %% [markdown]
# Now the test digits, once, for each kind at the rate that the validation digits chose.
#
# **Predict.** Will the order of the three change on digits that nobody has looked at?

# %%
test_accuracy = {}
for name in kinds:
    guesses = nets[name, best[name]].predict(X_test).argmax(axis=-1)  # (5, 360)
    test_accuracy[name] = np.median((guesses == y_test.argmax(axis=1)).mean(axis=1))
print("shallow, sigmoid: over 90 % right: ", test_accuracy["shallow, sigmoid"] > 0.9)
print("deep, ReLU, He:   over 80 % right: ", test_accuracy["deep, ReLU, He"] > 0.8)
print("deep, sigmoid:    under 12 % right:", test_accuracy["deep, sigmoid"] < 0.12)
in_order = sorted(kinds, key=test_accuracy.get, reverse=True)
print("best first:", " | ".join(in_order))

# %% [markdown]
# **What happened.** The order is the same as on the validation digits. Ten layers of sigmoids
# learned nothing; ten layers with ReLU and He did; and one hidden layer would have been enough.
# <!-- claim: the_test_agrees -->

# %% [markdown]
# **See it happen.** Six hidden layers of sigmoids have to part a disc from the ring around it. The
# orange bars are the mean |dW| of each layer. Their axis is logarithmic: from one grid line to the
# next it is 100 times as much. A small picture is what its node makes of the plane.
#
# **Predict.** Which layer's bar will be the shortest, and will it grow once you press *Run*? Then
# choose ReLU in all six menus, and run again.

# %%
from utils.widgets.playground import playground

playground(data="circle", hidden=["8 sigmoid"] * 6)

# %% [markdown]
# **What happened.** Layer 1 gets less than a thousandth of what the output gets, however long it
# runs. The pictures fade from left to right: the last layers are deaf, and half of the points are
# right, as by guessing. <!-- claim: the_playground_shows_it_vanish --> With ReLU and He's weights,
# which the page then takes, the bars are of about one height, and after a few seconds nearly every
# point is right. (With an unlucky seed, a whole layer is dead from the start.)
# <!-- claim: the_playground_shows_relu_learn -->

# %% [markdown]
# ## Which activation belongs where?
#
# ReLU looks like the winner. But it has a weak spot: where `z` is negative, its slope is 0. A node
# whose `z` is negative for *every* sample gives 0 for all of them, and gets no gradient from any.
# It is a **dead ReLU**: its own weights get no gradient any more, so no step moves them.
#
# One step that is too long can do that: it moves the weights so far that `z` ends up below 0 for
# all samples. So we count: 20 shallow ReLU networks for each of four learning rates, and of their
# 30 hidden nodes the share that gives 0 for every training digit.
#
# **Predict.** Which share of the nodes will be dead after training with a rate of 3?


# %%
def dead_share(net):
    """The share of hidden nodes that give 0 for every training digit, for each seed (20,)."""
    net.forward(X_train)
    return (net.layers[0].z <= 0).all(axis=1).mean(axis=1)  # z is (seeds, samples, nodes)


fallen, dead = {}, {}
for rate in [0.1, 0.3, 1.0, 3.0]:
    fallen[rate] = deep_digits("relu", "he_normal", hidden=1)
    train_on_digits(fallen[rate], SGD(rate), epochs=10)
    dead[rate] = dead_share(fallen[rate])
before = dead_share(deep_digits("relu", "he_normal", hidden=1)).mean()
print("of the dead at 0.1, over half were so before training:", before > dead[0.1].mean() / 2)

# %%
fig, ax = plt.subplots(figsize=(5.4, 3))
ax.semilogx(list(dead), list(dead.values()), "o", color=plots.DATA, alpha=0.4)
ax.semilogx(list(dead), np.median(list(dead.values()), axis=1), color=plots.GREEN)
ax.text(0.11, 0.16, "each mark: one of 20 networks", color="#555555")
ax.text(0.11, 0.27, "line: the middle one of them", color=plots.GREEN, weight="bold")
ax.set(xlabel="learning rate", ylabel="share of dead ReLU nodes", ylim=(-0.03, 1.05))
ax.set_xticks(list(dead), list(dead))
ax.minorticks_off()
ax.set_title("Too large a learning rate kills the ReLU nodes")
plots.show(
    fig, alt="Share of dead nodes by learning rate: near 0 up to 0.3, about 1 at a rate of 3."
)

# %% [markdown]
# **What happened.** Nearly all of them, in every network. With 0.1 or 0.3 it is a few in a hundred.
# With 0.1, most of those were never alive: as many gave 0 for every digit before the first step.
# <!-- claim: a_large_rate_kills_relus -->

# %% [markdown]
# Can they be saved? We take the networks that the rate 3 ruined, with all their weights, and train
# them on with a good rate, 0.1. Once as they are, and once with leaky ReLU in place of ReLU: the
# very same weights, but where `z` is negative, the slope is 0.2 instead of 0.
#
# **Predict.** Which of the two recovers?

# %%
rescued = {}
for activation in ["relu", "leaky_relu"]:
    net = deep_digits(activation, "he_normal", hidden=1)
    net.set_weights(fallen[3.0].get_weights())
    history = train_on_digits(net, SGD(0.1), epochs=10)
    rescued[activation] = np.array(history["val_accuracy"])  # (10 epochs, 20 networks)
guesses = fallen[0.1].predict(X_val).argmax(axis=-1)  # of those never ruined: (20, 359)
never_ruined = np.median((guesses == y_val.argmax(axis=1)).mean(axis=1))

# %%
fig, ax = plt.subplots(figsize=(5.4, 3))
epochs = range(1, 11)
for name, color, place in [("relu", plots.GREEN, 0.03), ("leaky_relu", plots.PURPLE, 0.74)]:
    worst, top = rescued[name].min(axis=1), rescued[name].max(axis=1)
    ax.fill_between(epochs, worst, top, color=color, alpha=0.2)
    ax.plot(epochs, np.median(rescued[name], axis=1), "--", color=color)
    ax.text(1.2, place, name, color=color, weight="bold")
ax.axhline(never_ruined, color=plots.DATA, linestyle=":")
ax.text(1.2, never_ruined + 0.03, "rate 0.1 from the start", color="#555555")
ax.set(xlabel="epoch", ylabel="validation accuracy", ylim=(0, 1.08), xticks=epochs)
ax.set_title("Dead ReLUs stay dead; a leak brings them back to life")
plots.show(fig, alt="Accuracy of ReLU networks stays at 10 percent, with leaky ReLU it rises.")

# %% [markdown]
# **What happened.** A line is the middle one of the 20 networks, a band reaches from the worst to
# the best. With ReLU the middle one stays where it was, at one in ten, and few of the 20 get away
# from there, if any; with the leak all of them learn again. But their middle one does not get as
# far as that of the networks trained with 0.1 from the start (dotted line). A smaller rate is
# the better remedy. <!-- claim: a_leak_brings_them_back -->

# %% [markdown]
# That leaves **softmax**, for an output layer that picks one of several classes. It takes the
# scores `z` of a whole row and makes shares of them, positive and 1 in sum:
#
# $$a_k = \frac{e^{z_k}}{e^{z_1} + e^{z_2} + \dots + e^{z_n}}$$
#
# So every share depends on every score, and there is a slope for each pair. Here are three scores:
# two stay 0, the first one moves.
#
# **Predict.** If the first share rises, what do the slopes of the other two look like?

# %%
f, slope = ACTIVATIONS["softmax"]
first = np.linspace(-5, 5, 200)
rows = np.column_stack([first, 0 * first, 0 * first])  # (200, 3)
fig, ax = plt.subplots(figsize=(5.4, 3.2))
ax.plot(first, f(rows)[:, :2], color=plots.PREDICTION)
ax.plot(first, slope(rows)[:, :2, 0], "--", color=plots.GRADIENTS)
ax.text(5.2, 0.95, "share 1")
ax.text(5.2, 0.06, "shares 2 and 3")
ax.text(1.2, 0.27, "slope of share 1", color=plots.GRADIENTS)
ax.text(0.8, -0.2, "slope of shares 2 and 3", color=plots.GRADIENTS)
ax.set(
    xlabel="the first score, z₁", ylim=(-0.25, 1.05), title="What one share gains, the others lose"
)
plots.show(fig, alt="Share 1 rises in an S, the others fall; slopes: one hump up, one hump down.")
print("the three slopes sum to 0:", np.allclose(slope(rows)[:, :, 0].sum(axis=1), 0))

# %% [markdown]
# **What happened.** They are negative, and the three slopes sum to 0: the shares always sum to 1.
# The own slope is $a\,(1 - a)$ again, at most a quarter. <!-- claim: softmax_slopes_sum_to_zero -->
#
# At the output that does no harm: it stands there only once, and cross-entropy makes up for the
# flat ends, as it grows without limit where an answer is sure and wrong (Lab 4).

# %% [markdown]
# One trap is left. Scores may be large, and $e^{1000}$ is too large for a computer. NumPy calls it
# infinite and warns; `np.errstate` keeps the warnings off this page.
#
# **Predict.** Three scores: 1000, 1001 and 1002. What does the formula give? And what, if we first
# subtract the largest score from all three?

# %%
scores = np.array([1000.0, 1001.0, 1002.0])
with np.errstate(over="ignore", invalid="ignore"):
    print("by the formula:   ", np.exp(scores) / np.exp(scores).sum())
shifted = scores - scores.max()  # -2, -1, 0
shares = np.exp(shifted) / np.exp(shifted).sum()
print("largest subtracted:", shares.round(3))

# %% [markdown]
# **What happened.** `nan`, *not a number*: infinite divided by infinite is anything. With 1002
# subtracted from all three, all is well: 0.09, 0.245 and 0.665.
# <!-- claim: the_naive_softmax_overflows -->
#
# And nothing has changed, by school algebra. With $m$ the largest score, $e^{z-m} = e^z / e^m$. So
# the number above the line and each number below it are divided by the same $e^m$, which cancels:
#
# $$\frac{e^{z_k - m}}{e^{z_1 - m} + \dots + e^{z_n - m}} =
#   \frac{e^{z_k}}{e^{z_1} + \dots + e^{z_n}}$$

# %% [markdown]
# ### Exercise 5.4 · A softmax that does not overflow ★★☆ (7 min)
#
# `z` has shape `(n, n_classes)`: a row of scores for each sample. Return the shares, in the same
# shape; each row sums to 1. Some scores are as large as 20,000. `z.max(axis=1)` is the largest of
# each row, `z.sum(axis=1)` the sum of each row. With `keepdims=True` as well, they come as a column
# `(n, 1)`, which NumPy subtracts from, or divides into, each row. Two or three lines will do. To
# try it out: the row 1000, 1001, 1002 gives 0.09, 0.245 and 0.665.


# %%
def stable_softmax(z):
    """Shares (n, n_classes) from scores z (n, n_classes); each row sums to 1."""
    ### BEGIN SOLUTION
    shifted = z - z.max(axis=1, keepdims=True)
    e = np.exp(shifted)
    return e / e.sum(axis=1, keepdims=True)
    ### END SOLUTION


# %%
check.stable_softmax(stable_softmax)

# %% [markdown]
# <!-- hint: stable_softmax -->

# %% [markdown]
# Now you have met all seven. Which one belongs where? The hidden layers have to let the gradient
# through. The output layer has to say what kind of answer you want; Lab 9 is about that.

# %% [markdown]
# ### Exercise 5.5 · Pick an activation ★☆☆ (5 min)
#
# Write five names into the list, in this order: `"binary_step"`, `"linear"`, `"sigmoid"`, `"tanh"`,
# `"relu"`, `"leaky_relu"` or `"softmax"`. Say to yourself why, before you run the check.
#
# 1. The hidden layers of a deep network with He's weights. A node should give exactly 0 where its
#    `z` is negative.
# 2. The same network, but you counted: half of its nodes are dead.
# 3. The output node of a network that says how warm it will be tomorrow, in °C.
# 4. The one output node of a network that says how probable it is that an e-mail is spam.
# 5. The ten output nodes of a network that says which digit a picture shows.

# %%
choices = [
    ### BEGIN SOLUTION
    "relu",
    "leaky_relu",
    "linear",
    "sigmoid",
    "softmax",
    ### END SOLUTION
]

# %%
check.pick_activations(choices)

# %% [markdown]
# <!-- hint: pick_activations -->

# %% [markdown]
# This is how most people choose:
#
# | where | activation | starting weights |
# |---|---|---|
# | hidden layers | ReLU | He |
# | hidden layers, if nodes die | leaky ReLU | He |
# | hidden layers with outputs around 0, from -1 to 1 | tanh | Glorot |
# | output: any number, such as a price | linear | Glorot |
# | output: yes or no, as a probability | sigmoid, one node | Glorot |
# | output: one of several classes | softmax, one node a class | Glorot |

# %% [markdown]
# **So, why did deep networks not learn for twenty years?** One part of the answer you have
# measured. They were built of sigmoids and started with weights that did not fit, so the first
# layers got no gradient. This was found in 1991; ReLU with fitting weights became common after
# 2010.
#
# It is not the whole answer. On our thousand small pictures, a trainable deep network was no better
# than a shallow one. Depth needs much more to learn from, and the computers to do it: the network
# that changed minds in 2012 learned from 1.2 million photographs, on graphics cards. It used ReLU.

# %% [markdown]
# ## What you learned
#
# - An activation must bend, or all layers are one. How steep it is decides how much gradient
#   passes: a sigmoid lets through a quarter at most, ReLU all or nothing.
# - Slopes multiply along a chain. With sigmoids the gradient vanishes in ten layers; with ReLU and
#   He, or tanh and Glorot, it arrives.
# - ReLUs can die when a step is too long; leaky ReLU cannot. Softmax needs its largest score
#   subtracted first.
#
# | symbol | NumPy | Keras |
# |---|---|---|
# | ReLU | `np.maximum(z, 0)` | `activation="relu"` |
# | leaky ReLU | `np.maximum(z, 0.2 * z)` | `activation="leaky_relu"` |
# | tanh | `np.tanh(z)` | `activation="tanh"` |
# | softmax | for one row: `np.exp(z - z.max())`, divided by its sum | `activation="softmax"` |
# | no activation | `z` | `activation="linear"`, which is the default |
# | $\sigma'(z)$ | `a * (1 - a)` | done for you |
# | He's weights | `Dense(…, init="he_normal")` | `kernel_initializer="he_normal"` |
#
# ### Three questions
#
# **1.** A friend stacks five layers without any activation and says: "Five layers can do more than
# one." What do you answer?
#
# <details><summary>Answer</summary>
#
# Without activations, five matrices in a row are one matrix: their product. The five layers can do
# exactly what one layer can do.
#
# </details>
#
# **2.** In a chain of sigmoids all weights are 1, and the slope at the first weight is 0.1. You put
# three more neurons in front of it, and the rest stays about as it was. How large can the slope at
# the new first weight be?
#
# <details><summary>Answer</summary>
#
# The way back has three more weights, all 1, and three more slopes of at most a quarter. So it is
# at most about 0.1 · 0.25 · 0.25 · 0.25, which is 0.0016.
#
# </details>
#
# **3.** Your ReLU network answers the same to every picture, and its loss has stopped falling. How
# do you find out whether its nodes are dead, and what do you try?
#
# <details><summary>Answer</summary>
#
# Send the training set through, and count the hidden nodes whose output is 0 for every sample. If
# they are many, start again with a smaller learning rate, or take leaky ReLU.
#
# </details>
#
# ### Where next
#
# `gradients` gave us every slope of ten layers at once, in a closed box. Lab 6 opens it, and builds
# the way back by hand: backpropagation.
