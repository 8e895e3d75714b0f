# %% [markdown]
# # Lab 6 · Backpropagation
#
# **Who is to blame for the error?**
#
# After this lab you will be able to
#
# - carry an error back through a network by hand, and say what every weight did to it;
# - write the backward pass of a layer in three lines, and prove by measuring that it is right;
# - train your own network, on XOR and on handwritten digits, and tell when it is stuck.
#
# **Time:** 90 minutes. **Before this:** Lab 5, activation functions and vanishing gradients.
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
# ## How does the blame find its way back?
#
# Here is the network of Lab 3 again, with the same nine numbers and the same input. Lab 3 could
# not say whether its answer was any good, because nobody had told us the right one. Now somebody
# does: the target is `y` = 0.
#
# As the loss we take the squared error, $(\hat y - y)^2$, because its slope is the simplest. (For a
# class cross-entropy is better; it comes as soon as the way back is known.) For a single sample
# there is nothing to average.

# %%
from utils.figures.diagrams import network_diagram

W1, b1 = np.array([[2.40, -1.60], [-1.20, 3.20]]), np.array([0.20, -1.40])
W2, b2 = np.array([[2.50], [-3.00]]), np.array([0.90])
x, y = np.array([0.5, 0.85]), 0.0

a1 = sigmoid(x @ W1 + b1)  # (2,): the hidden nodes
y_hat = sigmoid(a1 @ W2 + b2)[0]
loss = (y_hat - y) ** 2
title = f"The answer is {y_hat:.2f}, the target is 0: a loss of {loss:.2f}"
fig = network_diagram([2, 2, 1], [x, a1, [y_hat]], [W1, W2], [b1, b2], title)
plots.show(fig, alt="The network of Lab 3: 0.50 and 0.85 go in, and 0.62 comes out instead of 0.")

# %% [markdown]
# Somebody is to blame for that loss, and there are nine suspects. Take the first: the weight 2.40
# that leads from x₁ to the upper hidden node. The question to it is: *if you were a little
# larger, how much would the loss change?* That is the slope of the loss with respect to this
# weight, as in Lab 4. We can measure it: nudge the weight by 0.001, and run the network again.
#
# **Predict.** Follow the nudge through the network with your finger. Does the answer rise or fall,
# and does the loss?


# %%
def loss_with(w, y=0.0):
    """The loss, if the weight from x₁ to the upper hidden node is w instead of 2.40."""
    a_upper = sigmoid(0.5 * w + 0.85 * -1.20 + 0.20)
    a_lower = float(a1[1])  # the nudge does not reach this node
    answer = sigmoid(a_upper * 2.50 + a_lower * -3.00 + 0.90)
    return (answer - y) ** 2


nudged = (loss_with(2.401) - loss_with(2.400)) / 0.001  # rise over run
print(f"loss with 2.400: {loss_with(2.400):.6f}")
print(f"loss with 2.401: {loss_with(2.401):.6f}")
print(f"slope: {nudged:.4f}")

# %% [markdown]
# **What happened.** The loss rose a little, because a larger weight pulls the answer up, away from
# 0. Rise over run is 0.0882. So this weight should become *smaller*.
# <!-- claim: one_nudge -->

# %% [markdown]
# One slope took one extra run of the network. This one has nine numbers, and would need nine. The
# network at the end of this lab has 101,770: for every single step of gradient descent, it would
# have to run 101,770 times more. <!-- claim: parameters -->
#
# **Backpropagation** finds all slopes at once, in about the time of two or three runs. It was the
# key that made training possible, and it needs two rules: that of Lab 5, *slopes multiply along a
# chain,* and one more.
#
# So look at the chain from our weight to the loss. It has five steps, but only three kinds of step:
# a weighted sum, a sigmoid, a square. The slope of a step alone is called its **local slope**. Here
# are those of each kind, and for the sum one for each thing that you can nudge:
#
# | kind of step | nudge what goes in; what comes out moves by | local slope |
# |---|---|---|
# | `z = … + w * x + …` | `x` times as much, if you nudge `w` | `x` |
# | the same | `w` times as much, if you nudge `x` | `w` |
# | the same | as much, if you nudge `b` | 1 |
# | `a = sigmoid(z)` | the slope of the sigmoid (Lab 5) | `a * (1 - a)` |
# | `loss = (a - y) ** 2` | the slope of a parabola (Lab 4) | `2 * (a - y)` |

# %% [markdown]
# A picture of all steps, with an arrow from each to those that use its result, is called a
# **computational graph**. Here is the chain of our weight. In the boxes, in black, are the values
# on the way forward. On the arrows, in orange, are the local slopes.
#
# **Predict.** Which of the five slopes is the smallest?

# %%
from utils.figures.computational_graphs import computational_graph

z_upper, a_upper = x @ W1[:, 0] + b1[0], a1[0]
z_out = (a1 @ W2 + b2)[0]
slopes = [x[0], a_upper * (1 - a_upper), W2[0, 0], y_hat * (1 - y_hat), 2 * (y_hat - y)]

steps = [("w", 2.40), ("z upper", z_upper), ("a = σ(z)", a_upper)]
steps += [("z output", z_out), ("ŷ = σ(z)", y_hat), ("(ŷ - y)²", loss)]
nodes = {str(i): (i, 0, *step) for i, step in enumerate(steps)}
edges = {(str(i), str(i + 1)): f"× {slope:.3g}" for i, slope in enumerate(slopes)}
fig = computational_graph(nodes, edges, "From one weight to the loss: five steps, five slopes")
plots.show(fig, alt="Six boxes in a row, from the weight to the loss, and a slope on each arrow.")
print(f"all five multiplied: {np.prod(slopes):.4f}")
print(f"by nudging:          {nudged:.4f}")

# %% [markdown]
# **What happened.** 0.5 · 0.241 · 2.5 · 0.235 · 1.25, with all digits kept, is 0.0882: what the
# nudge had measured. (`np.prod` multiplies all numbers of a list.) The smallest are the slopes of
# the two sigmoids. Each is below a quarter, as in Lab 5. <!-- claim: chain_equals_nudge -->

# %% [markdown]
# The other eight weights have chains too, and most steps of these are the same. So we do not
# multiply each chain afresh. We start at the loss and walk **backward**, one step at a time,
# and keep each product on the way. In code, `da` is short for "the slope of the loss with respect
# to `a`", or ∂loss/∂a, and `dz` for that with respect to `z`. We also call it the **blame** of
# `a` or of `z`. The number behind is the layer: `da2` belongs to layer 2, the output.

# %%
da2 = 2 * (y_hat - y)  #              back through the loss
dz2 = da2 * y_hat * (1 - y_hat)  #    back through the sigmoid
da1 = dz2 * W2[:, 0]  #               back through the weights: one for each hidden node
dz1 = da1 * a1 * (1 - a1)  #          back through their sigmoids
print("da1:", da1.round(3))
print("dz1:", dz1.round(3))

# %% [markdown]
# Four lines, and every node knows its blame. That of the lower hidden node is negative: it is heard
# with a weight of -3.00, so if its output were larger, the loss would *fall*.
# <!-- claim: lower_node_lowers_the_loss -->
#
# Next, one step further back, to the input x₁. Nobody will change an input. But in a deeper
# network the inputs of a layer are the outputs of another one, so we have to know how blame gets
# past a layer. Now x₁ has *two* paths to the loss, one through each hidden node.
#
# **Predict.** The upper path gives 0.176 · 2.40 = 0.42, the lower one -0.205 · -1.60 = 0.33. What
# is the blame of x₁: the larger one, their product, or their sum?


# %%
def loss_for(x_1, y=0.0):
    """The loss, if the first input is x_1 instead of 0.5."""
    a = sigmoid(np.array([x_1, 0.85]) @ W1 + b1)
    return (sigmoid(a @ W2 + b2)[0] - y) ** 2


print(f"nudging x₁: {(loss_for(0.501) - loss_for(0.500)) / 0.001:.2f}")
print(f"the sum:    {dz1[0] * 2.40 + dz1[1] * -1.60:.2f}")

# %% [markdown]
# **What happened.** The sum, 0.75. A nudge of x₁ moves both hidden nodes, and the loss feels both.
# So there are two rules, and no more: **along a path slopes multiply; where paths join, they
# add.** <!-- claim: where_paths_join_they_add -->
#
# Here is the whole graph. Local slopes are on the arrows. What the two rules make of them, from
# right to left, stands in bold under each box. (Read the figure rather than the cell: its lines
# only put every number into its place.)

# %%
dx = (W1 * dz1).sum(axis=1)  # for each input (a row of W1): weight × blame, added up
z1, names = x @ W1 + b1, ["x₁", "x₂"]
nodes = {names[i]: (0, 1 - i, names[i], x[i], dx[i]) for i in (0, 1)}
nodes |= {f"z {i}": (1, 1 - i, "z", z1[i], dz1[i]) for i in (0, 1)}
nodes |= {f"a {i}": (2, 1 - i, "a = σ(z)", a1[i], da1[i]) for i in (0, 1)}
nodes |= {"z": (3, 0.5, "z", z_out, dz2), "ŷ": (4, 0.5, "ŷ = σ(z)", y_hat, da2)}
nodes["loss"] = (5, 0.5, "(ŷ - y)²", loss, "1")

edges = {(names[i], f"z {j}"): f"× {W1[i, j]:.3g}" for i in (0, 1) for j in (0, 1)}
edges |= {(f"z {i}", f"a {i}"): f"× {a1[i] * (1 - a1[i]):.3g}" for i in (0, 1)}
edges |= {(f"a {i}", "z"): f"× {W2[i, 0]:.3g}" for i in (0, 1)}
edges |= {("z", "ŷ"): f"× {slopes[3]:.3g}", ("ŷ", "loss"): f"× {slopes[4]:.3g}"}
title = "Blame multiplies on its way back, and adds where paths join"
fig = computational_graph(nodes, edges, title)
plots.show(fig, alt="The graph of the whole network; slopes on the arrows, blame under each box.")

# %% [markdown]
# Take a minute for it. Start with the 1 at the loss (if the loss rises by 1, the loss rises by 1)
# and redo the way back to `z` of the upper node: times 1.25, times 0.235, times 2.5, times 0.241.
#
# What is left are the weights themselves. The arrow from a weight to its `z` has the local slope
# `x`, which is whatever came in through that link. So
#
# - the slope of a **weight** is *what came in* times *the blame of the node it leads to*;
# - the slope of a **bias** is the blame of its node, because its local slope is 1.
#
# `x[:, None]` turns x into a column. A column times a row makes a table (Lab 1): every input with
# every node, the shape of `W1`.
#
# **Predict.** Of the four weights in `W1`, which gets the slope that is largest in size, whatever
# its sign? Look for the largest input and the node with the most blame.

# %%
dW1, db1 = x[:, None] * dz1, dz1
dW2, db2 = a1[:, None] * dz2, dz2
nodes = {"x₁": (0, 1, "x₁", x[0]), "x₂": (0, 0, "x₂", x[1])}
nodes |= {"up": (1.6, 1, "upper", a1[0], db1[0]), "low": (1.6, 0, "lower", a1[1], db1[1])}
nodes["out"] = (3.2, 0.5, "output", y_hat, db2)
edges = {("x₁", "up"): dW1[0, 0], ("x₁", "low"): dW1[0, 1], ("x₂", "up"): dW1[1, 0]}
edges |= {("x₂", "low"): dW1[1, 1], ("up", "out"): dW2[0, 0], ("low", "out"): dW2[1, 0]}
fig = computational_graph(nodes, edges, "Nine slopes: weights on the links, biases below the nodes")
plots.show(fig, alt="The network with the slope of each weight on its link: 0.0882, -0.103, …")

# %% [markdown]
# **What happened.** The largest is that of the weight from x₂ to the lower node, -0.175: x₂ is the
# larger input, and the lower node has more blame than the upper one, with a minus. And there is
# our 0.0882 from x₁ to the upper node. <!-- claim: nine_slopes -->

# %% [markdown]
# These nine numbers are the **gradient**. We step against it, with a learning rate of 1.
#
# **Predict.** All nine numbers move at once, each as if the others stood still. Will the answer
# get nearer to 0?

# %%
a1_new = sigmoid(x @ (W1 - dW1) + (b1 - db1))
y_hat_new = sigmoid(a1_new @ (W2 - dW2) + (b2 - db2))[0]
print(f"answer before: {y_hat:.2f}, after one step: {y_hat_new:.2f}")
print(f"loss before:   {loss:.2f}, after one step: {(y_hat_new - y) ** 2:.2f}")

# %% [markdown]
# **What happened.** From 0.62 to 0.38 in one step, and the loss fell from 0.39 to 0.14.
# <!-- claim: one_step_helps -->

# %% [markdown]
# ## Can a whole layer be blamed at once?
#
# As in Lab 3, a batch of samples travels together, as rows. On the way back it does so too. The
# loss is now an average over the `n` samples, so each sample has only 1/n of the blame:
#
# $$\text{loss} = \frac{(\hat y_1 - y_1)^2 + \dots + (\hat y_n - y_n)^2}{n}$$

# %% [markdown]
# ### Exercise 6.1 · The output error ★★☆ (5 min)
#
# Start the way back for a batch. `z` of the output node and the targets `y` have shape `(n, 1)`, a
# row for each sample. The activation is the sigmoid, and the loss is the mean squared error above.
# Return `dz`, of shape `(n, 1)`: the blame of each sample's `z`. The setup cell imported `sigmoid`.


# %%
def output_error(z, y):
    """dz (n, 1) at a sigmoid output node, for the mean squared error over the batch."""
    ### BEGIN SOLUTION
    a = sigmoid(z)
    return 2 * (a - y) / len(y) * a * (1 - a)
    ### END SOLUTION


# %%
check.output_error(output_error)

# %% [markdown]
# <!-- hint: output_error -->

# %% [markdown]
# The squared error has a weak spot. Say a node answers 0.98, and the target is 0: it is sure, and
# wrong. But there its sigmoid is flat, and the flat slope is a factor of its blame.
#
# **Cross-entropy** (Lab 4) is minus the logarithm of the probability given to the truth. The answer
# `a` is the probability of a 1, so that of the truth, a 0, is `1 - a`. We nudge `z` once for each
# loss.
#
# **Predict.** With which loss does such a node get more blame? About how many times as much?

# %%
a_sure, a_surer = sigmoid(4.0), sigmoid(4.001)
by_square = (a_surer**2 - a_sure**2) / 0.001
by_cross_entropy = (-np.log(1 - a_surer) + np.log(1 - a_sure)) / 0.001
print(f"answer: {a_sure:.3f}, target: 0")
print(f"blame of z, squared error: {by_square:.3f}")
print(f"blame of z, cross-entropy: {by_cross_entropy:.3f}")

# %% [markdown]
# **What happened.** 0.982 is 28 times as much as 0.035. And 0.982 is the answer minus the target!

# %% [markdown]
# That is no accident. The slope of cross-entropy is `(a - y) / (a * (1 - a))`, and the sigmoid's
# `a * (1 - a)` cancels what stands below. For a batch, the way back through loss and sigmoid
# together is
#
# $$dz = \frac{a - y}{n}$$
#
# No 2, and no flat slope: the surer and the more wrong, the more blame. For softmax with
# cross-entropy the line is the same. <!-- claim: cross_entropy_cancels_the_flat_slope --> That is
# how it makes up for the flat ends, as Lab 5 promised.

# %% [markdown]
# Now a layer. It was given `X` on the way forward, and on the way back it is told `dz`, the blame
# of its nodes. It must answer three questions. Each is one matrix product or sum, made of `X`, `W`
# and `dz`. The shapes tell which: as a rule, there is only one way to make them fit. `.T`
# (transposed) turns rows into columns.
#
# | wanted | shape | meaning |
# |---|---|---|
# | `dW` | `(n_in, n_out)` | what came in × blame, added up over the samples |
# | `db` | `(n_out,)` | blame, added up over the samples |
# | `dX` | `(n, n_in)` | blame × weight, added up over the nodes |
#
# The last one is the heart of it. Each node hands its blame back to its inputs **in proportion to
# the weights**: who was listened to most is blamed most. What an input gets from all nodes is
# added up, since there paths join.

# %% [markdown]
# ### Exercise 6.2 · The backward pass of a layer ★★☆ (8 min)
#
# Write these three lines. `X` is `(n, n_in)`, `W` is `(n_in, n_out)`, and `dz` is `(n, n_out)`, in
# which the 1/n of the loss is contained already. Return the three arrays `dW`, `db` and `dX`, in
# this order.


# %%
def dense_backward(X, W, dz):
    """dW (n_in, n_out), db (n_out,) and dX (n, n_in) of a layer, from the blame dz (n, n_out)."""
    ### BEGIN SOLUTION
    dW = X.T @ dz
    db = dz.sum(axis=0)
    dX = dz @ W.T
    return dW, db, dX
    ### END SOLUTION


# %%
check.dense_backward(dense_backward)

# %% [markdown]
# <!-- hint: dense_backward -->

# %% [markdown]
# Here are three samples and the network from above, by hand once more.
#
# **Predict.** Which shapes will the four gradients have?

# %%
X = np.array([[0.5, 0.85], [0.1, 0.3], [0.9, 0.2]])  # (3, 2): three samples
Y = np.array([[0.0], [1.0], [0.0]])  # (3, 1): their targets
A1 = sigmoid(X @ W1 + b1)
A2 = sigmoid(A1 @ W2 + b2)

dZ2 = 2 * (A2 - Y) / 3 * A2 * (1 - A2)  # (3, 1)
dZ1 = (dZ2 @ W2.T) * A1 * (1 - A1)  # (3, 2)
by_hand = [X.T @ dZ1, dZ1.sum(axis=0), A1.T @ dZ2, dZ2.sum(axis=0)]
for name, slope in zip(["dW1", "db1", "dW2", "db2"], by_hand, strict=True):
    print(name, slope.shape)

# %% [markdown]
# **What happened.** Each gradient has the shape of what it belongs to. If it has not, it is wrong.
# <!-- claim: shapes_match --> And a whole layer takes three lines: `dW = X.T @ dz`,
# `db = dz.sum(axis=0)`, `dX = dz @ W.T`.

# %% [markdown]
# The layers of this course do the same. `Dense.forward` keeps its `X` and its `z`.
# `Dense.backward` sets `dW` and `db`, and returns `dX`, which is `da` for the layer before it.
# `net.gradients` goes forward and back, and gives the list that we made by hand.
#
# **Predict.** Our layers store numbers with seven digits (float32), the arrays above have sixteen
# (float64). Will the two agree in the first six decimals?

# %%
from utils.nn import Dense, Network

net = Network([Dense(2, 2, "sigmoid", init="zeros"), Dense(2, 1, "sigmoid", init="zeros")])
net.set_weights([W1, b1, W2, b2])
from_layers = net.gradients(X, Y, "mse")
apart = max(np.abs(ours - dw).max() for ours, dw in zip(by_hand, from_layers, strict=True))
print("largest difference below 0.000001:", apart < 1e-6)

# %% [markdown]
# **What happened.** They agree. <!-- claim: layers_do_the_same --> You can read `backward` in
# `utils/nn/layers.py`. Three of its lines are ours; `.mT` is `.T` for many networks at once. Two
# switches save work: `is_dz` says that what comes is `dz` already, as with cross-entropy, and
# without `want_dX` the last line is left out, since nobody stands before the first layer.

# %% [markdown]
# ## How do you know that a gradient is right?
#
# A wrong gradient has the right shape as often as not, raises no error, and prints no warning.
# There is one way to be sure: compare it with slopes measured by nudging. That is far too slow for
# training, but fine for a test with a small network. It is called a **gradient check**.
#
# Two things make the measurement sharper. We nudge to *both* sides and take the slope between the
# two points, which leans to neither side. This is called **central differences**:
#
# $$\frac{\text{loss}(w + h) - \text{loss}(w - h)}{2h}$$
#
# And we choose the step $h$ with care. The slope of our first weight is known exactly, from the
# chain. So we can look how far the measured one is off, with steps from 0.1 down to
# 0.000000000001, once with seven digits (float32), once with sixteen (float64).
#
# **Predict.** Does a smaller step always measure better?

# %%
sizes = 10.0 ** np.arange(-12, 0)
errors = {}
for kind in (np.float32, np.float64):
    w, h = kind(2.40), sizes.astype(kind)
    measured = (loss_with(w + h) - loss_with(w - h)) / (2 * h)
    errors[kind.__name__] = np.abs(measured - np.prod(slopes)) / np.prod(slopes)

best_32, best_64 = errors["float32"].min(), errors["float64"].min()
print(f"float64, step 0.1:        {errors['float64'][-1]:.2%} off")
print(f"float32, step 0.00000001: {errors['float32'][4]:.0%} off")
print("at best, float64 gets more than 1,000 times nearer:", best_32 > 1000 * best_64)

# %%
fig, ax = plt.subplots(figsize=(5.8, 3.3))
ax.loglog(sizes, errors["float32"], "o-", color=plots.SKY)
ax.loglog(sizes, errors["float64"], "o:", color=plots.PURPLE)
ax.text(1e-12, 3, "float32: 7 digits")
ax.text(1e-12, 5e-9, "float64: 16 digits")
ax.set(xlabel="step h", ylabel="error (share of the true slope)", ylim=(1e-12, 50))
ax.set_title("Too long a step misses the curve, too short a step drowns in rounding")
plots.show(fig, alt="Error against step: both lines go down and up again, float64 far lower.")

# %% [markdown]
# **What happened.** Both lines go down and up again. At the right the step is so long that the loss
# bends on the way. At the left the two losses differ in their last digits only, and what is left of
# them is rounding. (In float32 it ends at an error of 1, or 100 %: a step of 0.00000001 or less
# does not even change the weight.) With sixteen digits and a step of 0.00001, nine digits of the
# slope are right. So a gradient check is done in float64, with about that step.
# <!-- claim: step_and_digits -->

# %% [markdown]
# ### Exercise 6.3 · The gradient check ★★★ (8 min)
#
# Measure a whole gradient. `f` is a function that takes an array and returns one number, and `w`
# is an array of shape `(n,)`. Return the slopes of `f` at `w`, an array of shape `(n,)`: for each
# element, nudge that one alone by `step` to both sides. Leave `w` as it was: nudge a copy, made
# with `w.copy()`. An array of n zeros, to be filled, is `np.zeros(n)`.


# %%
def measured_gradient(f, w, step):
    """The slopes of f at w (n,), each measured by nudging one element to both sides."""
    ### BEGIN SOLUTION
    slopes = np.zeros(len(w))
    for i in range(len(w)):
        up, down = w.copy(), w.copy()
        up[i] += step
        down[i] -= step
        slopes[i] = (f(up) - f(down)) / (2 * step)
    return slopes
    ### END SOLUTION


# %%
check.measured_gradient(measured_gradient)

# %% [markdown]
# <!-- hint: measured_gradient -->

# %% [markdown]
# The course has such a check: `check_gradients` goes through every weight and bias of a network,
# in float64. For each array it gives the **distance** between the gradient from `backward` and the
# measured one: 0 means equal, 1 means opposite, and below 0.00001 counts as right. We let it look
# at a network with three layers and three activations.
#
# **Predict.** Six arrays, W1, b1, W2, b2, W3 and b3. How many will be right?

# %%
from utils.nn import check_gradients

rng = np.random.default_rng(SEED)
layers = [Dense(5, 4, "tanh", rng=rng), Dense(4, 3, "sigmoid", rng=rng), Dense(3, 2, rng=rng)]
inputs, targets = rng.normal(size=(10, 5)), rng.normal(size=(10, 2))
distances = check_gradients(Network(layers), inputs, targets, "mse")
print("W1, b1, W2, b2, W3, b3 are all below 0.00001:", max(distances) < 1e-5)

# %% [markdown]
# **What happened.** All six agree with the measurement. From here on we may trust `Dense`.
# <!-- claim: dense_passes_the_check -->

# %% [markdown]
# ## Does it learn, and does it always?
#
# Now everything is there for the loop that trains every neural network:
#
# 1. **Initialize:** draw weights at random.
# 2. **Forward:** send a batch through.
# 3. **Error:** compare with the targets.
# 4. **Backward:** find every slope.
# 5. **Update:** step against the slopes. Then go on with 2.

# %% [markdown]
# ### Exercise 6.4 · One training step ★★★ (8 min)
#
# Steps 2 to 5 for the smallest network, a single sigmoid layer. `X` is `(n, n_in)`, `y` is
# `(n, 1)`, `W` is `(n_in, 1)` and `b` is `(1,)`. The loss is the mean squared error. Return the new
# `W` and the new `b`. Make new arrays instead of changing the old ones. You may use what you wrote
# for 6.1 and 6.2.


# %%
def training_step(X, y, W, b, learning_rate):
    """The new W (n_in, 1) and b (1,) of a sigmoid layer, after one step down the gradient."""
    ### BEGIN SOLUTION
    a = sigmoid(X @ W + b)
    dz = 2 * (a - y) / len(y) * a * (1 - a)
    dW, db = X.T @ dz, dz.sum(axis=0)
    return W - learning_rate * dW, b - learning_rate * db
    ### END SOLUTION


# %%
check.training_step(training_step)

# %% [markdown]
# <!-- hint: training_step -->

# %% [markdown]
# In Lab 2, one neuron could learn AND but never XOR: no straight line parts its corners. With
# a hidden layer of two nodes there are weights that solve it. Does gradient descent *find* them?
#
# One run would tell little. So we train **100 networks at once**, each with starting weights of its
# own: `seeds=100` puts 100 layers side by side, and everything gets one more axis in front. The
# recipe is a classic: 2-2-1 with sigmoids and the squared error, in long steps, 3,600 times.


# %%
corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=np.float32)
AND, XOR = np.float32([[0], [0], [0], [1]]), np.float32([[0], [1], [1], [0]])


def hundred_networks(width):
    """1. Initialize: 100 networks 2-width-1, each with random weights of its own."""
    rng = np.random.default_rng(SEED)
    hidden = Dense(2, width, "sigmoid", rng=rng, seeds=100)
    return Network([hidden, Dense(width, 1, "sigmoid", rng=rng, seeds=100)])


# %%
from utils.nn import mse


def run_the_loop(net, y, rate, epochs):
    """Train on the four corners; return the losses before each step, (epochs, networks)."""
    losses = []
    for _ in range(epochs):
        y_hat = net.forward(corners)  # 2. forward
        losses.append(mse(y, y_hat))  # 3. error
        net.backward(y, y_hat, "mse")  # 4. backward
        for layer in net.layers:
            layer.W -= rate * layer.dW  # 5. update
            layer.b -= rate * layer.db
    return np.array(losses)


# %% [markdown]
# When has a network solved the task? If even one answer is on the wrong side of 0.5, it misses by
# 0.5 or more, and the mean of the four squares is at least 0.25 / 4 = 0.0625. So with a loss below
# 0.05, all four answers are right.
#
# **Predict.** How many of 100 networks learn AND? And XOR?

# %%
and_losses = run_the_loop(hundred_networks(2), AND, rate=10, epochs=3600)
xor_nets = hundred_networks(2)
xor_losses = run_the_loop(xor_nets, XOR, rate=10, epochs=3600)
solved = xor_losses[-1] < 0.05
print(f"AND: {(and_losses[-1] < 0.05).sum()} of 100")
print("XOR: more than 70, but fewer than 96:", 70 < solved.sum() < 96)

# %%
fig, ax = plt.subplots(figsize=(5.8, 3.3))
epochs = np.arange(1, 3601)
ax.semilogx(epochs, xor_losses[:, solved], color=plots.DATA, lw=0.6, alpha=0.6)
ax.semilogx(epochs, xor_losses[:, ~solved], color=plots.PREDICTION, lw=1.2)
ax.text(4000, 0.125, f"{(~solved).sum()} stuck", va="center", weight="bold")
ax.text(4000, 0.0, f"{solved.sum()} solved", va="center", color="#555555")
ax.set(xlabel="epoch", ylabel="loss", xlim=(1, 3600))
ax.set_title(f"{(~solved).sum()} of 100 networks do not learn XOR: they stop on a plateau")
plots.show(fig, alt="100 falling loss curves; most reach 0, some stay flat at about 0.125.")

# %% [markdown]
# **What happened.** AND is learned every time. XOR is not: one or two networks in ten end on a flat
# **plateau**, most of them at a loss of 0.125. Same code, same data, same rate. Only the starting
# weights differ. <!-- claim: and_always_xor_not_always -->
#
# A course that runs this once, without a seed, works for most of its students. The others look for
# a mistake in their code. There is none.

# %% [markdown]
# **Predict.** Give those at 0.125 twice as long again. How many will free themselves?


# %%
def some_of(nets, numbers):
    """Those of the 100 networks 2-2-1 that have these numbers, side by side."""
    n = len(numbers)
    hidden = Dense(2, 2, "sigmoid", init="zeros", seeds=n)
    some = Network([hidden, Dense(2, 1, "sigmoid", init="zeros", seeds=n)])
    some.set_weights([w[numbers] for w in nets.get_weights()])
    return some


stuck = np.flatnonzero(np.abs(xor_losses[-1] - 0.125) < 0.005)  # their numbers
again = some_of(xor_nets, stuck)
freed = run_the_loop(again, XOR, rate=10, epochs=7200)[-1] < 0.05
largest = max(np.abs(layer.dW).max() for layer in again.layers)
print("networks that freed themselves:", freed.sum())
print("all slopes of their weights are below 0.001:", largest < 0.001)

# %% [markdown]
# **What happened.** None. <!-- claim: patience_does_not_help --> Gradient descent walks by slopes,
# and up here all slopes are nearly 0. That a better place exists, it cannot know.

# %% [markdown]
# What does such a network think? Here are two of the 100: one that solved XOR, and one that is
# stuck. Where they answer near 1 the ground is amber, near 0 blue, and near a half white. The
# numbers are the answers at the four corners, and on the black lines the answer is 0.5.
#
# **Predict.** How many corners does the stuck one get right (below 0.1 for a 0, above 0.9 for a 1)?

# %%
from utils.figures.decision_boundaries import decision_regions

fig, axes = plt.subplots(1, 2, figsize=(7, 3.5))
for ax, number, name in zip(axes, (np.argmax(solved), stuck[0]), ("solved", "stuck"), strict=True):
    one = some_of(xor_nets, [number])
    decision_regions(lambda X, n=one: n.predict(X)[0], corners, XOR, title=name, margin=0.35, ax=ax)
    for corner, answer in zip(corners, one.predict(corners)[0, :, 0], strict=True):
        ax.annotate(f"{answer:.2f}", corner, (0, 9), textcoords="offset points", ha="center")
title = "Solved: a band. Stuck: a 0 and a 1 share one answer"
fig.suptitle(title, x=0.01, ha="left", weight="bold", fontsize=11)
plots.show(fig, alt="A band parts the corners of XOR; in the stuck one, a 0 and a 1 lie on white.")

# %% [markdown]
# **What happened.** The solved one has laid a band across the square. (Another seed may lay it the
# other way.) The stuck one gets two corners right. The other two lie on white, and there it answers
# 0.50: one of them should be 0 and the other 1, and 0.50 is the best compromise. It costs
# (0.25 + 0.25) / 4 = 0.125, the height of the plateau. In the few runs that end at 0.167, three
# corners share one answer.
# <!-- claim: the_stuck_one_compromises -->

# %% [markdown]
# Is the learning rate to blame, or the size of the network? Ask for both at once: networks with 2,
# 3, 4 and 8 hidden nodes, each with six learning rates, 100 seeds for each pair. These are 2,400
# networks, and each gets 800 epochs. It takes five to ten seconds.
#
# **Predict.** With two hidden nodes, is there a rate that always works? How many nodes are enough?

# %%
widths, rates = [2, 3, 4, 8], [0.3, 1, 3, 10, 30, 100]


def share_solved(width, rate):
    """The share of 100 networks that solve XOR within 800 epochs."""
    return (run_the_loop(hundred_networks(width), XOR, rate, 800)[-1] < 0.05).mean()


shares = np.array([[share_solved(width, rate) for rate in rates] for width in widths])

# %%
fig, ax = plt.subplots(figsize=(5.6, 3))
drawn = ax.imshow(shares, cmap="cividis", vmin=0, vmax=1, aspect="auto", origin="lower")
for (i, j), share in np.ndenumerate(shares):
    color = "white" if share < 0.5 else "black"
    ax.text(j, i, f"{share:.0%}", ha="center", va="center", color=color)
ax.set_xticks(range(6), rates)
ax.set_yticks(range(4), widths)
ax.tick_params(length=0)
ax.set(xlabel="learning rate", ylabel="hidden nodes")
ax.set_title("A node or two more do what no learning rate can")
fig.colorbar(drawn, label="share that solves XOR")
plots.show(fig, alt="Shares, nodes by rate: 0 % at both sides, 100 % in between from 4 nodes on.")

# %% [markdown]
# **What happened.** At the left the steps are too short: these networks are slow rather than stuck,
# and 800 epochs are not enough. At the far right they are too long, and the first of them saturate
# the output node: most of these networks answer nearly 0 or nearly 1, and have no slope left to
# come back by. In between, the lowest row never reaches 95 %, whatever the rate. One node more, and
# with a rate of 3 or 10 more than 95 % solve it. From four nodes on nearly all do, or all.
#
# Two nodes *can* hold the answer. But a few to spare make it easy to **find**, since there are more
# ways down and fewer dead ends. This is one reason why networks are made larger than need be.
# <!-- claim: the_map -->

# %% [markdown]
# **Watch it turn.** In this playground, *Step* runs the loop once: forward, error, backward,
# update. The batch is all 250 training points, the learning rate is 1, and the loss is
# cross-entropy. Open *Weights and slopes as numbers*: under each weight `w` stands its slope `dw`.
#
# **Predict.** Choose one weight, and work out what it will be after one step. Then press *Step*.

# %%
from utils.widgets.playground import playground

playground(data="xor", hidden=["4 tanh"], batch_size=250, learning_rate=1)

# %% [markdown]
# **What happened.** The new weight is `w - 1 * dw`, and every other weight took its own step in the
# same moment. <!-- claim: the_step_button_takes_the_step --> Go on, and watch the small pictures
# turn; *Run* takes sixty such steps a second, or so.

# %% [markdown]
# ## Would you notice a wrong gradient?
#
# On to real data. scikit-learn comes with 1,797 handwritten digits of 8 × 8 pixels. We keep 30 % of
# them for validation: watched, never learned from. Baselines first. Always saying the most frequent
# digit is right one time in ten. Averaging the training pictures of each digit, and choosing the
# nearest average, is better.
#
# **Predict.** How much better?

# %%
from sklearn.datasets import load_digits

from utils.data.encoding import to_categorical
from utils.data.preparation import split

pixels, labels = load_digits(return_X_y=True)
small = (pixels / 16).astype(np.float32)  # (1797, 64), from 0 (paper) to 1 (ink)
X_train, X_val, y_train, y_val = split(small, labels, 0.3, seed=SEED, stratify=True)
means = np.stack([X_train[y_train == digit].mean(axis=0) for digit in range(10)])  # (10, 64)
nearest_small = ((X_val[:, None] - means) ** 2).sum(axis=2).argmin(axis=1)
print(f"most frequent digit: {np.bincount(y_val).max() / len(y_val):.0%}")
print(f"nearest average:     {np.mean(nearest_small == y_val):.0%}")

# %% [markdown]
# **What happened.** From 10 to 92 of 100, without any training. That is the number to beat.
# <!-- claim: the_baseline_is_high -->

# %% [markdown]
# A friend has written a layer of her own, for the middle of the network. It takes `Dense` as it is,
# except for `backward`. She has tried it with 32 inputs and 32 nodes, and no error came up.
# (It is what you wrote in Exercise 6.2, with the slope of tanh in front. `[...]` means: into the
# array that is there already.)
#
# There is a bug in it. Do not search for it yet.


# %%
class FriendsLayer(Dense):
    """A tanh layer with a backward pass that has a bug."""

    def backward(self, da, is_dz=False, want_dX=True):
        dz = da * (1 - np.tanh(self.z) ** 2)
        self.dW[...] = self.X.T @ dz
        self.db[...] = dz.sum(axis=0)
        return dz @ self.W


# %% [markdown]
# Now both learn the digits: 64-[32, 32]-10, with softmax and cross-entropy, by gradient descent.
# Only the middle layer differs. `fit` from the utils is the loop above, in mini-batches.

# %%
from utils.nn import SGD, fit


def learn_digits(Middle, seed):
    """Train 64-[32, 32]-10 with a middle layer of this kind; return the network and its history."""
    rng = np.random.default_rng(seed)
    first, last = Dense(64, 32, "tanh", rng=rng), Dense(32, 10, "softmax", rng=rng)
    net = Network([first, Middle(32, 32, "tanh", rng=rng), last])
    watched = (X_val, to_categorical(y_val, 10))
    settings = {"optimizer": SGD(0.1), "epochs": 30, "rng": rng, "validation_data": watched}
    one_hot = to_categorical(y_train, 10)
    return net, fit(net, X_train, one_hot, loss="categorical_crossentropy", **settings)


# %% [markdown]
# We train five networks with `Dense` in the middle, and five with `FriendsLayer`.
#
# **Predict.** The second five step in partly wrong directions. How many digits will they get right?

# %%
seeds = range(SEED, SEED + 5)
right = [learn_digits(Dense, seed) for seed in seeds]
buggy = [learn_digits(FriendsLayer, seed) for seed in seeds]
for name, runs in {"Dense": right, "FriendsLayer": buggy}.items():
    print(f"{name:13}over 93 % in every run:", min(h["val_accuracy"][-1] for _, h in runs) > 0.93)

# %%
fig, ax = plt.subplots(figsize=(5.8, 3.3))
for runs, style, color in ((right, "-", plots.GREEN), (buggy, "-.", plots.PURPLE)):
    for _, history in runs:
        ax.semilogy(range(1, 31), history["loss"], style, color=color, lw=1.2)
ax.text(30.5, right[0][1]["loss"][-1] * 0.9, "Dense", va="center")
ax.text(30.5, buggy[0][1]["loss"][-1] * 1.1, "FriendsLayer", va="center")
ax.set(xlabel="epoch", ylabel="training loss", xlim=(1, 38))
ax.set_xticks([1, 10, 20, 30])
ax.set_title("With a wrong gradient the loss still falls, only more slowly")
plots.show(fig, alt="Ten falling loss curves; the five with the bug lie a little above the others.")

# %% [markdown]
# **What happened.** Both read over 93 % of the digits, and more than the nearest average. The
# friend's loss is a little higher after each epoch, in each of the five runs.
# <!-- claim: the_bug_hides --> But had you seen only her curve, would you have suspected anything?
# Even her first layer learned: had it stood still, the loss would have ended more than twice as
# high. At the start its slopes point nowhere in particular. But while all three layers learn
# together, they come to point roughly downhill. <!-- claim: the_wrong_slopes_still_lead_down -->

# %% [markdown]
# So **a wrong gradient can lower the loss.** That is why such bugs can hide for years. Her own
# test, "no error came up", was none. Here is a real one.
#
# **Predict.** Three layers have six arrays. Which ones will the check find wrong: all, those of the
# friend's layer, or others?

# %%
twenty, their_digits = X_train[:20], to_categorical(y_train[:20], 10)
found = check_gradients(buggy[0][0], twenty, their_digits, "categorical_crossentropy")

fig, ax = plt.subplots(figsize=(5, 2.6))
arrays = ["dW1", "db1", "dW2", "db2", "dW3", "db3"]
ax.barh(arrays, found, color=plots.GRADIENTS)
for row, distance in enumerate(found):
    ax.text(distance + 0.01, row, f"{distance:.5f}" if distance < 1e-5 else "wrong", va="center")
ax.invert_yaxis()
ax.set(xlim=(0, 1), xlabel="distance from the measured gradient (0: equal, 1: opposite)")
ax.set_title("The check finds two wrong arrays out of six")
plots.show(fig, alt="Six bars: dW1 and db1 are wrong, dW2, db2, dW3 and db3 are right.")

# %% [markdown]
# **What happened.** `dW1` and `db1` are wrong, and the other four are right to five decimals. So
# the wrong slopes are *not* those of the friend's own layer.
# <!-- claim: the_check_rings_in_the_first_layer -->

# %% [markdown]
# ### Exercise 6.5 · The planted bug ★★☆ (6 min)
#
# Find it. Layers 1 and 3 are plain `Dense`, which passed the check; layer 2 is the friend's. Think
# of the way the blame takes: through layer 3, then 2, then 1. What must have been right, so that
# `dW2` and `db2` come out right? Answer with two things: in the `backward` of which layer is the
# bug (1, 2 or 3), and which of its four results is wrong (`dz`, `dW`, `db` or `dX`)? Write a
# number, a comma and a name in quotes, such as `3, "db"`.

# %%
planted_bug = (
    ### BEGIN SOLUTION
    (2, "dX")
    ### END SOLUTION
)

# %%
check.planted_bug(planted_bug)

# %% [markdown]
# <!-- hint: planted_bug -->

# %% [markdown]
# ## Can your own network read handwriting?
#
# The last test is a famous one. MNIST has 70,000 digits of 28 × 28 pixels; Lab 8 tells more about
# them. We learn from 50,000, watch 10,000, and keep the 10,000 of the **test set** locked away
# until the end. Pixels are scaled to 0 … 1, and a picture is a row of 784.

# %%
from utils import data
from utils.data.preparation import flatten_images, scale_pixels

(pictures, digits), (test_pictures, test_digits) = data.load_mnist()
images, wanted = scale_pixels(flatten_images(pictures)), to_categorical(digits, 10)
learn, watch = (images[:50_000], wanted[:50_000]), (images[50_000:], wanted[50_000:])
print("to learn from:", learn[0].shape, " to watch:", watch[0].shape)

# %% [markdown]
# The network is 784-[128]-10, with ReLU and He's weights, then softmax with cross-entropy. Nothing
# in it is new: at the output `dz` is (a - y) / n, then come the three lines of `backward`, and each
# step is taken by Adam from Lab 4. It goes through
# the pictures four times, three times in long steps and once in short ones, to settle. We take the
# time. Afterwards we start Keras and take that time too: only starting it, no training. (Only the
# first run counts. In a second one Keras is there already.)
#
# **Predict.** Pure NumPy, 101,770 parameters, 200,000 pictures seen. Who is ready first?

# %%
from time import perf_counter

from utils.nn import Adam


def train_reader(seed):
    """Train 784-[128]-10; return it, and after each epoch the seconds and the share right."""
    rng = np.random.default_rng(seed)
    hidden = Dense(784, 128, "relu", rng=rng, init="he_normal")
    net = Network([hidden, Dense(128, 10, "softmax", rng=rng)])
    start, seconds, shares = perf_counter(), [], []
    settings = {"loss": "categorical_crossentropy", "batch_size": 128, "rng": rng, "epochs": 1}
    for rate in (0.003, 0.003, 0.003, 0.0005):
        history = fit(net, *learn, validation_data=watch, optimizer=Adam(rate), **settings)
        seconds.append(perf_counter() - start)
        shares.append(history["val_accuracy"][0])
    return net, seconds, shares


# %%
reader, seconds, shares_right = train_reader(SEED)
print("over 97 % of the validation digits are right:", shares_right[-1] > 0.97)

# %%
from utils import runtime

start = perf_counter()
runtime.start(seed=SEED)
import tensorflow as tf

keras_seconds = perf_counter() - start

# %%
fig, ax = plt.subplots(figsize=(5.8, 3.2))
ax.plot(seconds, shares_right, "o--", color=plots.PURPLE)
ax.text(seconds[0], shares_right[0] - 0.002, "our network", va="top")
ax.axvline(keras_seconds, color=plots.PREDICTION, lw=1)
ax.text(keras_seconds, 0.945, " Keras has\n started", va="bottom")
ax.set(xlabel="seconds", ylabel="right on validation digits", ylim=(0.94, 0.985))
ax.set(xlim=(0, 1.25 * max(seconds[-1], keras_seconds)))
ready = f"{shares_right[-1]:.1%} right after {seconds[-1]:.1f} s"
ax.set_title(f"{ready}; Keras takes {keras_seconds:.1f} s to start")
plots.show(fig, alt="Accuracy against seconds: over 97 %; a line shows when Keras has started.")

# %% [markdown]
# **What happened.** The title has the seconds of your machine. To train a network that reads 97 of
# 100 digits takes about as long as to start Keras. This is no race: Keras has more to
# bring along, and pays it back with larger networks. But it shows how little there is to training:
# forward, error, backward, update.
# <!-- claim: as_fast_as_keras_starts -->

# %% [markdown]
# Now the test set, once, with two baselines beside the network: the most frequent digit, and the
# nearest average.
#
# **Predict.** How many of 100 digits will each get right?

# %%
X_test = scale_pixels(flatten_images(test_pictures))
# squared distances to the averages, without the X_test² that is the same for all ten of them
averages = np.stack([images[:50_000][digits[:50_000] == d].mean(axis=0) for d in range(10)])
nearest = ((averages**2).sum(axis=1) - 2 * X_test @ averages.T).argmin(axis=1)
frequent = np.bincount(digits[:50_000]).argmax()
test_share = np.mean(reader.predict(X_test).argmax(axis=1) == test_digits)
print(f"always says {frequent}:     {np.mean(test_digits == frequent):.0%}")
print(f"nearest average:   {np.mean(test_digits == nearest):.0%}")
print(f"our network, at least 97 %: {test_share >= 0.97}")

# %% [markdown]
# **What happened.** 11, 82 and over 97 of 100, on digits that took part in no choice.
# <!-- claim: the_test -->

# %% [markdown]
# One question is left. TensorFlow, on which Keras runs, has a machine for gradients: a
# `GradientTape` writes down every step of a computation, and then goes back through it. It does
# for any computation what you did for layers. We give it our weights and 500 of the pictures, and
# ask for the same four arrays.
#
# **Predict.** Will they be the same to five decimals?

# %%
X_500, y_500 = watch[0][:500], watch[1][:500]
W_1, b_1, W_2, b_2 = weights = [tf.Variable(w) for w in reader.get_weights()]
with tf.GradientTape() as tape:
    scores = tf.nn.relu(X_500 @ W_1 + b_1) @ W_2 + b_2
    losses = tf.nn.softmax_cross_entropy_with_logits(labels=y_500, logits=scores)
    mean_loss = tf.reduce_mean(losses)
theirs = [slope.numpy() for slope in tape.gradient(mean_loss, weights)]
ours = reader.gradients(X_500, y_500, "categorical_crossentropy")
gap = max(np.abs(one - other).max() for one, other in zip(ours, theirs, strict=True))
print("largest slope above 0.001:          ", max(np.abs(one).max() for one in ours) > 1e-3)
print("largest difference below 0.00001:   ", gap < 1e-5)

# %% [markdown]
# **What happened.** All 101,770 slopes agree. What you built by hand is what the large libraries
# do. <!-- claim: tensorflow_agrees -->

# %% [markdown]
# ## What you learned
#
# - Blame travels from the loss back to every weight: slopes multiply along a path, and add where
#   paths join. A weight's slope is what came in times the blame of its node.
# - A layer needs three lines: `dW = X.T @ dz`, `db = dz.sum(axis=0)`, `dX = dz @ W.T`. A gradient
#   check proves them; a falling loss does not.
# - A network that *can* solve a task need not *find* the solution. Try several seeds, and give it
#   some nodes to spare.
#
# | symbol | NumPy | Keras and TensorFlow |
# |---|---|---|
# | ∂loss/∂z, the blame of z | `dz`, shape of `z` | inside `tape.gradient` |
# | ∂loss/∂W | `dW = X.T @ dz` | `tape.gradient(loss, layer.kernel)` |
# | ∂loss/∂b | `db = dz.sum(axis=0)` | `tape.gradient(loss, layer.bias)` |
# | ∂loss/∂X | `dX = dz @ W.T` | done inside |
# | σ'(z), the sigmoid's slope | `a * (1 - a)` | done inside |
# | ∂loss/∂z at the output, with cross-entropy | `dz = (a - y) / n` | done inside |
# | forward, error, backward, update | `fit(net, X, y, …)` | `model.fit(X, y)` |
#
# ### Three questions
#
# **1.** A layer got `X` of shape `(32, 20)` and has 5 nodes. Which shapes have `dz`, `dW`, `db` and
# `dX`?
#
# <details><summary>Answer</summary>
#
# `dz` is `(32, 5)`, as `z`. `dW` is `(20, 5)`, as `W`. `db` is `(5,)`, as `b`. `dX` is `(32, 20)`,
# as `X`. Every gradient has the shape of what it belongs to.
#
# </details>
#
# **2.** An input is exactly 0 for a certain sample. What does this sample add to the slopes of the
# weights on its links? And does the input get any blame?
#
# <details><summary>Answer</summary>
#
# Nothing: a weight's slope is what came in times blame, and 0 came in. The input itself does get
# blame: that is blame times weight, and does not depend on its value.
#
# </details>
#
# **3.** A friend says: "My loss falls from epoch to epoch, so my backward pass must be right."
# What do you answer, and what should be done?
#
# <details><summary>Answer</summary>
#
# A wrong gradient can lower the loss too, if it points downhill more or less, or in some of the
# layers. Compare each array with central differences, in float64, on a small network.
#
# </details>
#
# ### Where next
#
# You now know what happens inside `fit`. Module 3 leaves the inside to Keras and turns to the
# questions around it. Lab 7 starts with: how strong will this concrete be?
