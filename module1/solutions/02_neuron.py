# %% [markdown]
# # Lab 2 · A neuron
#
# **What can one neuron decide?**
#
# After this lab you will be able to
#
# - compute what a neuron answers, alone or in a layer, by hand and with NumPy;
# - say what weights and bias do to the line between yes and no, and read how sure a neuron is;
# - tell which questions are too hard for one neuron, and put two more in front that solve them.
#
# **Time:** 60 minutes. **Before this:** Lab 1, tensors.
#
# Run each cell with Shift + Enter. The first one brings in what we need.

# %%
import matplotlib.pyplot as plt
import numpy as np

from utils.checks import check
from utils.figures import plots
from utils.nn import binary_step, sigmoid

SEED = 3

# %% [markdown]
# ## What does a neuron compute?
#
# Your brain has some 86 billion nerve cells. Each gets signals from others, through thin branches
# called **dendrites**. A signal has to cross a small gap, the **synapse**, and some synapses let
# more of it through than others. The cell body, or **soma**, gathers what arrives. If that is
# enough, the cell fires: it sends a signal of its own down its **axon**, to the next cells.
#
# An artificial **neuron** is that idea, made of numbers. In the figure, what corresponds stands in
# one column.

# %%
from utils.figures.neuron import neuron_diagram

fig = neuron_diagram("A nerve cell, and a neuron with the same parts")
plots.show(fig, alt="A nerve cell above a neuron: synapses are weights, the soma is the sum.")

# %% [markdown]
# - Each **input** x comes in on its own link and is multiplied by the **weight** w of that link.
# - The products are added up, and the **bias** b is added: that is the **weighted sum** z.
# - The **activation function** turns z into the **output** a.
#
# $$z = x_1 w_1 + x_2 w_2 + x_3 w_3 + b$$
#
# The bias stands for how easily a cell fires. The likeness goes no further: a real cell does much
# that this formula leaves out.
#
# **Predict.** The inputs are 1, 2, 3, the weights 3, 4, 5, and the bias is 3. What is z?

# %%
x = np.array([1, 2, 3])
w = np.array([3, 4, 5])
b = 3
print("by hand:   ", 1 * 3 + 2 * 4 + 3 * 5 + 3)
print("with NumPy:", x @ w + b)

# %% [markdown]
# **What happened.** 3 + 8 + 15 + 3 = 29. As in Lab 1, `@` multiplies two arrays item by item and
# adds up the products. <!-- claim: by_hand_29 -->

# %% [markdown]
# Now the activation. The oldest one imitates firing: the **binary step** is 1 if z is 0 or more,
# and 0 if z is negative. We leave inputs and weights alone and change only the bias.
#
# **Predict.** With a bias of -20, does the neuron still fire? And with -30?

# %%
for bias in (3, -20, -30):
    z = x @ w + bias
    print(f"bias {bias:3}: z = {z:2}, a = {binary_step(z):.0f}")

# %% [markdown]
# **What happened.** The products add up to 26. A bias of -20 leaves 6, so the neuron fires; -30
# leaves -4, so it stays silent. The bias says how easily a neuron fires. With -30, the products
# have to reach 30. <!-- claim: the_bias_is_a_threshold -->

# %% [markdown]
# ### Exercise 2.1 · Does the neuron fire? ★☆☆ (5 min)
#
# Write a neuron with a binary step, for any number of inputs. `x` and `w` have shape `(n_in,)`,
# and `b` is one number. Return two numbers, z and a, in this order: `return z, a`. You may use a
# loop over the inputs, or `@`.


# %%
def neuron(x, w, b):
    """z and a of a neuron with inputs x (n_in,), weights w (n_in,) and bias b; a is 1 or 0."""
    ### BEGIN SOLUTION
    z = b
    for i in range(len(x)):
        z += x[i] * w[i]
    a = 1 if z >= 0 else 0
    return z, a
    ### END SOLUTION


# %%
check.neuron(neuron)

# %% [markdown]
# <!-- hint: neuron -->

# %% [markdown]
# ## How do many neurons look at one sample?
#
# One neuron gives one number. To get three, let three neurons look at the same inputs, each with
# its own weights and its own bias: that is a **layer**. Below, each row of `rows` is one neuron.
#
# **Predict.** The first neuron's weights are 0.2, 0.8, -0.5, 1.0, and its bias is 2. What is its
# z, if 1, 2, 3, 2.5 come in?

# %%
sample = np.array([1, 2, 3, 2.5])
rows = np.array([[0.2, 0.8, -0.5, 1.0], [0.5, -0.91, 0.26, -0.5], [-0.26, -0.27, 0.17, 0.87]])
biases = np.array([2, 3, 0.5])

for w_row, b_row in zip(rows, biases, strict=True):
    print(f"z = {sample @ w_row + b_row:.3f}")

# %% [markdown]
# **What happened.** 0.2 + 1.6 - 1.5 + 2.5 + 2 = 4.8. Four numbers went in, and three came out: one
# for each neuron. <!-- claim: three_neurons_three_numbers -->

# %% [markdown]
# That was one sample. A table `X` has many, and **its rows are samples**. Between two matrices, `@`
# takes every row of the first times every *column* of the second, item by item, and adds up. So a
# neuron should be a column. This course always keeps it so: `W` has shape `(n_in, n_out)`, a row
# for each input and a column for each neuron. `rows.T` turns a matrix over: its rows become
# columns.
#
# **Predict.** Two samples, each with four numbers, meet three neurons. What shape comes out?

# %%
W = rows.T  # (4, 3)
X = np.array([[1, 2, 3, 2.5], [2, -1, 0.5, -2]])  # (2, 4): the sample from above, and another
z_first = X @ W + biases
print(z_first)
print("shape:", z_first.shape)

# %% [markdown]
# **What happened.** `(2, 3)`: a row for each sample, a column for each neuron. The first row is
# what we had: 4.8, 1.21, 2.385. The same biases were added to both rows: this is the broadcasting
# of Lab 1. <!-- claim: a_column_for_each_neuron -->

# %% [markdown]
# The outputs of one layer can be the inputs of the next. Let the three neurons fire or not, with
# the binary step. Then each neuron of a second layer gets three inputs: zeros and ones. Our second
# layer has two neurons.
#
# **Predict.** Which shape must the second `W` have? And for which of the two samples did all three
# neurons of the first layer fire?

# %%
W_second = np.array([[0.5, -1.0], [0.5, 2.0], [-2.0, 0.5]])  # (3, 2)
b_second = np.array([0.25, -0.75])
a_first = binary_step(z_first)
print(a_first)
print(binary_step(a_first @ W_second + b_second))

# %% [markdown]
# **What happened.** `(3, 2)`: three inputs, two neurons. All three fired for the first sample. For
# the second, only the middle one did. The second layer made `[0, 1]` and `[1, 1]` of that.
# <!-- claim: a_second_layer -->

# %% [markdown]
# ### Exercise 2.2 · A layer, written the other way ★★☆ (4 min)
#
# Many books keep a neuron in a **row**. Write the layer for such a matrix: `X` is
# `(n_samples, n_in)`, `rows` is `(n_out, n_in)`, `b` is `(n_out,)`. Return z, of shape
# `(n_samples, n_out)`, without an activation.


# %%
def layer_from_rows(X, rows, b):
    """z of a layer (n_samples, n_out); each row of `rows` (n_out, n_in) is a neuron."""
    ### BEGIN SOLUTION
    return X @ rows.T + b
    ### END SOLUTION


# %%
check.layer_from_rows(layer_from_rows)

# %% [markdown]
# <!-- hint: layer_from_rows -->

# %% [markdown]
# ## How sure is a neuron?
#
# The step says yes or no, and nothing in between. z = 0.01 and z = 100 are the same to it. The
# **sigmoid** σ (the Greek letter sigma) is a soft step: it squeezes any z into the range from 0 to
# 1, so that a can say how sure the neuron is.
#
# $$a = \sigma(z) = \frac{1}{1 + e^{-z}} \qquad\qquad e \approx 2.718$$
#
# **Predict.** σ(2) is 0.88. The curve looks the same if you turn the page upside down. What is
# σ(-2)?

# %%
z = np.linspace(-6, 6, 201)  # 201 numbers, evenly spaced
fig, ax = plt.subplots(figsize=(5.6, 3))
ax.plot([-6, 0, 0, 6], [0, 0, 1, 1], color=plots.DATA)
ax.plot(z, sigmoid(z), color=plots.PREDICTION)
for at, side in {-2: "right", 0: "left", 2: "left", 4: "left"}.items():
    ax.plot(at, sigmoid(at), "o", color=plots.PREDICTION)
    text = f"  σ({at}) = {sigmoid(at):.2f}  "
    ax.text(at, sigmoid(at), text, ha=side, va="bottom" if side == "right" else "top")
ax.text(-0.2, 0.97, "binary step", color="#666666", ha="right", va="top")
ax.set(xlabel="weighted sum z", ylabel="output a")
ax.set_title("The sigmoid: a half at 0, nearly sure beyond 4")
plots.show(fig, alt="An S-shaped curve from 0 to 1: 0.12 at -2, 0.50 at 0, 0.88 at 2.")

# %% [markdown]
# **What happened.** σ(-2) = 0.12, which is 1 - 0.88. At -2 the neuron is as sure of *no* as it is
# of *yes* at 2. At z = 0 the answer is exactly a half: it cannot tell.
# <!-- claim: the_sigmoid_is_symmetric -->

# %% [markdown]
# Now a real question. Adelie and Chinstrap are penguins that live on islands near Antarctica. Can
# one neuron tell them apart, by the length of the bill and of the flipper? We want the answer 1 for
# Chinstrap, and 0 for Adelie. The right answers are called `y`.
#
# A third species, Gentoo, is left out, and so is a bird that nobody measured. `to_numpy` makes an
# array of a table; `astype(int)` makes 1 and 0 of True and False. `split` puts 30 % of the birds
# aside, to test the neuron at the end. `stratify=True`: with the same share of each species.
#
# **Predict.** Which of the two measurements will tell more about the species?

# %%
from utils import data
from utils.data.preparation import Standardizer, split
from utils.figures.decision_boundaries import decision_regions

penguins = data.load_penguins()
birds = penguins[penguins["species"] != "Gentoo"].dropna(subset="bill_length_mm")
X = birds[["bill_length_mm", "flipper_length_mm"]].to_numpy()
y = (birds["species"] == "Chinstrap").to_numpy().astype(int)
X_train, X_test, y_train, y_test = split(X, y, test_size=0.3, seed=SEED, stratify=True)

# %%
looks = {"xlabel": "bill length (mm)", "ylabel": "flipper length (mm)"}
looks["names"] = ["Adelie (0)", "Chinstrap (1)"]
title = "Chinstraps have longer bills, with some overlap"
# None: there is no neuron yet, only the birds. **looks hands over each look as an argument.
fig = decision_regions(None, X_train, y_train, title=title, **looks)
plots.show(fig, alt="Birds by bill and flipper: Chinstraps to the right, Adelies to the left.")
print(f"{len(X_train)} birds to learn from, {len(X_test)} to test on")
print(f"{np.mean(y_train == 0):.0%} of those to learn from are Adelies")

# %% [markdown]
# **What happened.** The bill tells more. But where bills are 42 to 46 mm long, the two are mixed:
# no straight line is right for every bird. And whoever always says "Adelie" is right in 69 % of the
# cases. That is our **baseline**: a neuron must do better. <!-- claim: birds_overlap -->

# %% [markdown]
# First we bring both columns to the same scale. Pixels could be divided by their largest value,
# 255; millimeters have no such value. So `Standardizer` shifts and stretches each column: 0 is the
# mean bird, and 1 is a typical distance from it.
#
# Where do the weights come from? Module 2 shows how a network finds its own. Here we borrow them
# from scikit-learn, a library with many methods of statistics. One of them is called **logistic
# regression**. `C=np.inf` says: look for the weights that fit best, no matter how large they are.
# Then `coef_` holds the weights, `intercept_` the bias, and `predict_proba` gives the model's
# probability of each class.
#
# **Predict.** We put these weights into our own neuron. Are its answers exactly scikit-learn's,
# nearly, or quite different?

# %%
from sklearn.linear_model import LogisticRegression

scaler = Standardizer().fit(X_train)
model = LogisticRegression(C=np.inf).fit(scaler.transform(X_train), y_train)
w_bird, b_bird = model.coef_[0], model.intercept_[0]
theirs = model.predict_proba(scaler.transform(X_train))[:, 1]  # column 1: Chinstrap
ours = sigmoid(scaler.transform(X_train) @ w_bird + b_bird)
print(f"bill {w_bird[0]:.1f}, flipper {w_bird[1]:.1f}, bias {b_bird:.1f}")
print("largest difference below 0.000001:", np.abs(ours - theirs).max() < 1e-6)

# %% [markdown]
# **What happened.** They are the same. A neuron with a sigmoid *is* logistic regression, which
# statisticians have used for decades. <!-- claim: a_sigmoid_neuron_is_logistic_regression -->

# %% [markdown]
# Where does this neuron change its mind? Where z = 0, for there a is a half:
#
# $$x_1 w_1 + x_2 w_2 + b = 0$$
#
# That is a **straight line**. Solved for $x_2$, it looks as at school, with the slope in front of
# $x_1$ and the intercept behind: $x_2 = -\frac{w_1}{w_2} x_1 - \frac{b}{w_2}$. (The x are
# standardized; in millimeters it stays a straight line.) It is called the **decision boundary**.
#
# `partial` fills in w and b, so that a function of the points remains; the figure asks it at every
# point of the plane. The stronger the color, the surer the neuron.
#
# **Predict.** The weight of the flipper is negative. Two birds have bills of the same length. Is
# the one with the longer flippers more likely to be a Chinstrap, or less?

# %%
from functools import partial


def chinstrap(mm, w, b):
    """The probability of Chinstrap, for birds (n, 2) measured in millimeters."""
    return sigmoid(scaler.transform(mm) @ w + b)


title = "One neuron decides with one straight line"
ours_in_mm = partial(chinstrap, w=w_bird, b=b_bird)
fig = decision_regions(ours_in_mm, X_train, y_train, title=title, **looks)
plots.show(fig, alt="A steep line: nearly all Adelies to the left, Chinstraps to the right.")

# %% [markdown]
# **What happened.** Less likely: go straight up in the figure, and you come to the side of the
# Adelies. A **weight** says how much an input counts, and its sign says for which answer. Here the
# bill counts most. So the line is steep: its slope -w₁/w₂ is 9.2 / 1.4, nearly 7.
# <!-- claim: what_the_weights_mean -->

# %% [markdown]
# Let us turn the knobs, one at a time: the bias; one weight; all three numbers at once.
#
# **Predict.** With a larger bias, the neuron fires more easily. Does the line move to the left or
# to the right? And why does it stay where it is if all three numbers are multiplied by 5? (Circles
# are Adelies and triangles Chinstraps, as before.)

# %%
changes = {
    "Bias + 8: the line moves": (w_bird, b_bird + 8),
    "Flipper weight × 6: it turns": (w_bird * [1, 6], b_bird),
    "All × 0.2: same line, less sure": (w_bird * 0.2, b_bird * 0.2),
    "All × 5: same line, surer": (w_bird * 5, b_bird * 5),
}
fig, panels = plt.subplots(2, 2, figsize=(7.6, 6.2))
for ax, (title, (new_w, new_b)) in zip(panels.flat, changes.items(), strict=True):
    neuron_here = partial(chinstrap, w=new_w, b=new_b)
    decision_regions(neuron_here, X_train, y_train, looks["xlabel"], looks["ylabel"], title, ax=ax)
plots.show(fig, alt="Four changes: the line moves, turns, blurs in place, or sharpens in place.")
for factor in (0.2, 1, 5):
    answer = chinstrap([[45, 195]], w_bird * factor, b_bird * factor)
    print(f"all × {factor}: {answer[0]:.2f}")

# %% [markdown]
# **What happened.** The larger bias moves the line to the left, without turning it: now more birds
# are called Chinstrap. Changing one weight alone turns the line. All three together leave it in
# place, since 5z = 0 where z = 0. But they make the step steeper: for a bird near the line, with a
# bill of 45 mm and flippers of 195 mm, the answer goes from 0.57 to 0.81 and then to 1.00. Larger
# weights make a neuron surer, right or wrong. <!-- claim: what_each_knob_does -->

# %% [markdown]
# Now open the test set, once. A neuron's answer counts as "Chinstrap" if a is over 0.5.
#
# **Predict.** Of the birds it has never seen, how many will the neuron get right? The baseline is
# 69 %.

# %%
hits = (chinstrap(X_test, w_bird, b_bird) > 0.5) == (y_test == 1)
adelies = y_test == 0
print(f"neuron:        {hits.sum()} of {len(hits)} birds, {hits.mean():.0%}")
print(f"always Adelie: {adelies.sum()} of {len(hits)} birds, {adelies.mean():.0%}")

# %% [markdown]
# **What happened.** 92 %, where the baseline has 70 %. Two measurements and three numbers go a
# long way. The five others are birds on the wrong side of the line.
# <!-- claim: the_neuron_beats_the_baseline -->

# %% [markdown]
# ## Which questions are too hard for one neuron?
#
# A neuron can also do logic. Let the inputs be 0 (no) or 1 (yes), so that there are four possible
# samples: the corners of a square. **AND** says yes if both inputs are 1. **OR** says yes if at
# least one is. A binary step is enough here, and we can choose the weights ourselves: 1 and 1. Then
# z = x₁ + x₂ + b, and only the bias is left to choose.
#
# **Predict.** For AND, z must be negative at (0, 1) and not at (1, 1). Between which two numbers
# must b lie? And for OR?

# %%
corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])


def fires(X, w, b):
    """1 for each row of X (n, 2) for which the neuron fires, else 0."""
    return binary_step(X @ w + b)


fig, (left, right) = plt.subplots(1, 2, figsize=(7, 3.6))
AND, OR = partial(fires, w=[1, 1], b=-1.5), partial(fires, w=[1, 1], b=-0.5)
logic = {"names": ["no (0)", "yes (1)"], "margin": 0.4}
decision_regions(AND, corners, AND(corners), title="AND: bias -1.5", ax=left, **logic)
decision_regions(OR, corners, OR(corners), title="OR: bias -0.5", ax=right, **logic)
plots.show(fig, alt="Two squares: the line of AND cuts off (1, 1), the line of OR (0, 0).")
print("AND", AND(corners), " OR", OR(corners))

# %% [markdown]
# **What happened.** For AND, b is below -1, but not below -2: at -2, z is 0 at (1, 1), and 0 is
# enough. For OR, b is below 0, but not below -1. Triangles are the corners with the answer 1. Both
# lines run in the same direction, since the weights are the same. OR has the larger bias, so it
# fires more easily. <!-- claim: and_or_differ_in_the_bias -->

# %% [markdown]
# ### Exercise 2.3 · Choose the weights ★★☆ (5 min)
#
# **NAND** is short for *not and*: it says no if both inputs are 1, and yes at the other three
# corners. Find weights and a bias for it. Write three numbers in a list: `[w1, w2, b]`. There are
# many right answers.

# %%
nand = (
    ### BEGIN SOLUTION
    [-1, -1, 1.5]
    ### END SOLUTION
)

# %%
check.nand(nand)

# %% [markdown]
# <!-- hint: nand -->

# %% [markdown]
# One more: **XOR**, *exclusive or*, says yes if exactly one of the inputs is 1. "Tea or coffee?"
# means XOR.
#
# We try very many neurons at once: all with whole numbers from -20 to 20 as weights and bias.
# `np.meshgrid` makes all combinations of them. With z written out for each corner, we count how
# many of the four answers each neuron gets right (True counts as 1). `ravel` puts these counts in
# one long row, and `bincount` says how often each occurs: 0, 1, 2, 3 and, with `minlength=5`, 4 as
# well, even if it never does.
#
# **Predict.** How many of the four answers does the best of these 68,921 neurons get right?

# %%
xor = [0, 1, 1, 0]
numbers = np.arange(-20, 21)
w1, w2, bias = np.meshgrid(numbers, numbers, numbers)
z_at_corners = [bias, w2 + bias, w1 + bias, w1 + w2 + bias]
correct = sum((z >= 0) == answer for z, answer in zip(z_at_corners, xor, strict=True))
for count, neurons in enumerate(np.bincount(correct.ravel(), minlength=5)):
    print(f"{count} of 4 right: {neurons:6,} neurons")

# %% [markdown]
# **What happened.** Some 10,000 of them get three right. Not one gets all four. Nor does one get
# all four wrong: it would answer XNOR, the opposite of XOR, which is as hard.
# <!-- claim: no_neuron_does_xor -->

# %% [markdown]
# Would other numbers do better? No, and a picture says why. The neuron below is one of the best:
# it gets three right. The dashed lines join the two corners with the answer 1, and the two with the
# answer 0.
#
# **Predict.** Suppose some line had both 1s on one side. On which side would the middle of the
# square be? Now ask the same for the two 0s.

# %%
title = "XOR: the middle cannot be on both sides"
fig = decision_regions(OR, corners, xor, title=title, **logic)
ax = fig.axes[0]
ax.plot([0, 1], [1, 0], "--", color="#555555", lw=1.2)
ax.plot([0, 1], [0, 1], "--", color="#555555", lw=1.2)
ax.plot(0.5, 0.5, "s", color="white", markeredgecolor="black", markersize=7)
ax.annotate("middle", (0.5, 0.5), xytext=(12, -3), textcoords="offset points")
plots.show(fig, alt="XOR: triangles and circles sit on crossing diagonals; one circle is wrong.")

# %% [markdown]
# **What happened.** The middle lies between the two 1s, so it would be on their side. It also lies
# between the two 0s, so it would be on theirs. It cannot be on both. So there is no such line, and
# no neuron that does XOR. <!-- claim: the_middle_is_on_no_side -->

# %% [markdown]
# In 1969 a famous book, *Perceptrons* by Minsky and Papert, proved limits of this kind. Many lost
# interest in neural networks for years. But they are the limits of a single layer that learns.

# %% [markdown]
# ## What do two neurons in front change?
#
# Say XOR in other words: *at least one, but not both*. That is OR **and** NAND, and you have a
# neuron for each of them. So put OR and NAND in front, side by side, as a layer of two. Their
# outputs are the inputs of a third neuron, which does AND.
#
# **Predict.** What do OR and NAND answer at each of the four corners?

# %%
W1 = np.array([[1, -1], [1, -1]])  # a column for each neuron: OR, NAND
b1 = np.array([-0.5, 1.5])
W2 = np.array([[1], [1]])  # AND
b2 = np.array([-1.5])

hidden = binary_step(corners @ W1 + b1)  # (4, 2)
answer = binary_step(hidden @ W2 + b2)  # (4, 1)
print("x₁ x₂ OR NAND XOR")
for row in np.column_stack([corners, hidden, answer]).astype(int):  # columns side by side
    print("{:2} {:2} {:2} {:4} {:3}".format(*row))

# %% [markdown]
# **What happened.** The last column is 0, 1, 1, 0: XOR, with three neurons.
# <!-- claim: three_neurons_do_xor -->

# %% [markdown]
# How did that help the third neuron? It does not see x₁ and x₂. It sees what OR and NAND made of
# them. So draw the four samples twice: where they are, and where the first layer **moves** them.
#
# **Predict.** In the right-hand figure, the axes are the outputs of OR and of NAND. Where is the
# corner (0, 0) now? And where are (0, 1) and (1, 0)?


# %%
def two_layers(X):
    """OR and NAND of each row of X (n, 2), then AND of the two."""
    return binary_step(binary_step(X @ W1 + b1) @ W2 + b2)


fig, (left, right) = plt.subplots(1, 2, figsize=(7.6, 4))
decision_regions(two_layers, corners, xor, title="At first: two lines", ax=left, **logic)
left.text(0.2, 0.17, "OR", rotation=-45, ha="center", va="center")
left.text(0.83, 0.8, "NAND", rotation=-45, ha="center", va="center")
title = "Moved: one line is enough"
decision_regions(AND, hidden, xor, "output of OR", "output of NAND", title, ax=right, **logic)
for text, place in {"(0, 0)": (0, 1), "(0, 1) and (1, 0)": (1, 1), "(1, 1)": (1, 0)}.items():
    right.annotate(text, place, xytext=(0, 11), textcoords="offset points", ha="center")
plots.show(fig, alt="Left: XOR lies between two lines. Right: three points, parted by one line.")

# %% [markdown]
# **What happened.** The corner (0, 0) now lies at OR 0, NAND 1; the corner (1, 1) at OR 1, NAND 0.
# The two others landed together, at OR 1, NAND 1. Now one line is enough, and AND draws it. Seen
# from the inputs, the answer is 1 between two lines: that of OR and that of NAND.
# <!-- claim: the_first_layer_moves_the_points -->

# %% [markdown]
# This is the heart of neural networks. A layer in front makes new inputs out of the old ones, and
# with them a hard question becomes easy. Such a layer is called **hidden**: we see what goes into
# the network and what comes out, but not what it makes in between.

# %% [markdown]
# ### Exercise 2.4 · XOR by another way ★★★ (8 min)
#
# XOR is also: *the first and not the second, or the second and not the first*. Build that. Of the
# two hidden neurons, the first fires at (1, 0) only, the second at (0, 1) only. The third neuron
# looks at these two. All three have weights, a bias and a binary step. `X` holds some of the
# corners, `(n, 2)`. Return two arrays, the hidden neurons' outputs `(n, 2)` and the answer `(n,
# 1)`: `return hidden, answer`.


# %%
def xor_network(X):
    """The hidden outputs (n, 2) and the answers (n, 1) for X (n, 2), rows of 0 and 1."""
    ### BEGIN SOLUTION
    W1, b1 = np.array([[1, -1], [-1, 1]]), np.array([-0.5, -0.5])
    W2, b2 = np.array([[1], [1]]), np.array([-0.5])
    hidden = binary_step(X @ W1 + b1)
    answer = binary_step(hidden @ W2 + b2)
    return hidden, answer
    ### END SOLUTION


# %%
check.xor_network(xor_network)

# %% [markdown]
# <!-- hint: xor_network -->

# %% [markdown]
# ## How bad is it to be sure and wrong?
#
# We chose these weights by thinking. For millions of weights nobody can, so they have to be found
# by trying: change them a little, and see whether the answers got better. For that we need one
# number that says how wrong an answer is: a **loss**.
#
# You know one from Lab 1, the squared error $(\hat y - y)^2$. Here $y$ is the right answer and
# $\hat y$, in code `y_hat`, is the neuron's. Another one suits a sigmoid better: the **logistic
# loss**. If the right answer is 1, it is $-\ln \hat y$. The natural logarithm ln, `np.log`, asks:
# $e$ to which power gives this number? ln 1 is 0, and the closer a number is to 0, the farther
# below 0 is its ln: ln 0.5 = -0.7, ln 0.01 = -4.6. With the minus in front, an answer that is sure
# and right costs 0; one that is sure and wrong costs much.
#
# **Predict.** The right answer is 1. A neuron answers 0.0003, from z = -8. It improves to z = -4,
# and answers 0.018. Which of the two losses hardly notices?

# %%
z = np.linspace(-8, 8, 200)
fig, ax = plt.subplots(figsize=(6, 3.2))
ax.plot(z, -np.log(sigmoid(z)), color=plots.GREEN)
ax.plot(z, (sigmoid(z) - 1) ** 2, color=plots.PURPLE)
ax.text(-5.4, 6, "logistic loss", color=plots.GREEN, weight="bold")
ax.text(-7.9, 1.25, "squared error", color=plots.PURPLE, weight="bold")
ax.set(xlabel="weighted sum z (the right answer is 1)", ylabel="loss")
ax.set_title("Sure and wrong: one loss stays steep, the other is flat")
plots.show(fig, alt="On the left the logistic loss is high and steep, the squared error flat at 1.")
for z in (-8, -4):
    print(f"z = {z}: squared {(sigmoid(z) - 1) ** 2:.2f}, logistic {-np.log(sigmoid(z)):.2f}")

# %% [markdown]
# **What happened.** The squared error goes from 1.00 to 0.96: whoever tries small changes can
# hardly see that this was the right way. The logistic loss falls from 8.00 to 4.02. It has no upper
# limit, so being sure and wrong costs most, and it stays steep there. In Lab 4 you will see why
# steep is good: networks learn by going downhill. <!-- claim: squared_error_is_flat -->

# %% [markdown]
# If the right answer is 0, the neuron should have said a small number, so the loss is
# $-\ln(1 - \hat y)$. Both cases fit into one line. It works since y is 0 or 1, so one of the two
# parts is always multiplied by 0:
#
# $$\text{loss} = -\big(y \ln \hat y + (1 - y) \ln(1 - \hat y)\big)$$
#
# For many samples, take the mean. In `utils.nn.losses` it is called `binary_crossentropy`, as in
# Keras. Now back to the penguins, and to the knob that makes a neuron surer.
#
# **Predict.** All weights and the bias times 5: the line stays, so just as many birds are on the
# right side. What about the loss: does it rise, fall or stay?

# %%
from utils.nn import binary_crossentropy

factors = np.geomspace(0.2, 5, 41)  # from 0.2 to 5, each the same multiple of the one before
answers = [chinstrap(X_train, w_bird * k, b_bird * k) for k in factors]
losses = [binary_crossentropy(y_train, y_hat) for y_hat in answers]
always = np.full(len(y_train), y_train.mean())  # the share of Chinstraps, for every bird
guess = binary_crossentropy(y_train, always)
print(f"times 0.2: {losses[0]:.2f}, times 1: {losses[20]:.2f}, times 5: {losses[-1]:.2f}")

# %%
fig, ax = plt.subplots(figsize=(6, 3.2))
ax.semilogx(factors, losses, color=plots.GREEN)
ax.plot(1, losses[20], "o", color=plots.PREDICTION)
ax.text(1, losses[20] - 0.05, "scikit-learn's own", ha="center")
ax.text(0.24, 0.24, "unsure of right answers")
ax.text(4.4, 0.2, "sure of wrong ones", ha="right")
ax.axhline(guess, color=plots.DATA, linestyle=":")
ax.text(5, guess - 0.015, "baseline: always 0.31", color="#666666", ha="right", va="top")
ax.set(xlabel="w and b, multiplied by", ylabel="logistic loss", ylim=(0, 0.66))
ax.set_xticks([0.2, 0.5, 1, 2, 5], ["0.2", "0.5", "1", "2", "5"])
ax.minorticks_off()
ax.set_title("The lowest loss is at scikit-learn's own weights")
plots.show(fig, alt="The loss against the factor is a valley; its floor is at 1.")

# %% [markdown]
# **What happened.** It rises, from 0.06 to 0.19: the few birds on the wrong side are now *surely*
# wrong, and that costs most. With a factor below 1 it rises too, as then the neuron hesitates over
# birds that it has right. In between lies a valley, and its floor is at 1. scikit-learn had looked
# for the weights with the smallest logistic loss. So it found the line and how sure to be, at once.
# <!-- claim: the_loss_finds_how_sure_to_be -->

# %% [markdown]
# ### Exercise 2.5 · The logistic loss ★★☆ (5 min)
#
# Write the logistic loss of a batch: the mean over its samples. `y` holds the right answers, 0 or
# 1, and `y_hat` the neuron's. Both have shape `(n,)`, and the result is one number. Use `np.log`
# and `np.mean`, not the ready-made function.


# %%
def logistic_loss(y, y_hat):
    """The mean logistic loss of answers y_hat (n,), where y (n,) is right: 0 or 1."""
    ### BEGIN SOLUTION
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
    ### END SOLUTION


# %%
check.logistic_loss(logistic_loss)

# %% [markdown]
# <!-- hint: logistic_loss -->

# %% [markdown]
# **Play with it.** Here is XOR again, as 500 points around the four corners. The neuron below looks
# for its own weights: it changes them a little, so that its loss falls, and again. How it knows in
# which direction, Module 2 will say. It calls a neuron a *node*.
#
# **Predict.** Press *Run*. How many points of 100 will one neuron get right? Then help it in one of
# two ways, and press *Run* again: tick the product *x₁ x₂* as a third input, or add a hidden layer
# with *+*. Which of the two is enough?

# %%
from utils.widgets.playground import playground

playground(data="xor", noise=0, hidden=[])

# %% [markdown]
# **What happened.** Alone it stays near half, as if it had guessed.
# <!-- claim: one_neuron_stays_near_half --> With the product it gets all of them: x₁ x₂ is negative
# where the signs differ, and that is XOR. Somebody had to think of that. A hidden layer of four
# gets nearly all without being told, for most seeds; with some it stays stuck, and Lab 6 asks why.
# <!-- claim: a_product_or_a_layer_helps -->

# %% [markdown]
# ## What you learned
#
# - A neuron adds up its inputs, each times its weight, adds its bias, and applies its activation. A
#   layer is many neurons that look at the same inputs.
# - One neuron decides with one straight line. Weights turn it, the bias moves it, and all of them
#   together say how sure the neuron is.
# - XOR needs more than one line. A hidden layer moves the samples to where one line is enough.
#
# | symbol | NumPy | Keras |
# |---|---|---|
# | $z = x_1 w_1 + x_2 w_2 + b$ | `x @ w + b` | inside `layers.Dense(1)` |
# | a layer, $z = XW + b$ | `X @ W + b`, `W` is `(n_in, n_out)` | inside `layers.Dense(n_out)` |
# | $a = \sigma(z)$ | `sigmoid(z)` | `activation="sigmoid"` |
# | binary step | `binary_step(z)` | none: Lab 5 says why |
# | logistic loss | `binary_crossentropy(y, y_hat)` | `loss="binary_crossentropy"` |
#
# ### Three questions
#
# **1.** A neuron with a binary step has the weights 2 and -1 and the bias -1. Does it fire at
# (1, 0)? And at (1, 2)?
#
# <details><summary>Answer</summary>
#
# At (1, 0): z = 2 - 1 = 1, so it fires. At (1, 2): z = 2 - 2 - 1 = -1, so it does not.
#
# </details>
#
# **2.** You double both weights and the bias of a sigmoid neuron. Which samples change sides? Which
# answers change?
#
# <details><summary>Answer</summary>
#
# No sample changes sides: where z was 0, 2z is 0 too. But every other answer moves away from a
# half, towards 0 or 1. The neuron is surer.
#
# </details>
#
# **3.** A friend's neuron gets three of the four XOR answers right. They say: "With finer steps for
# the weights I will find the fourth." What do you tell them?
#
# <details><summary>Answer</summary>
#
# No weights can do it. The middle of the square would have to be on both sides of the line. They
# need two neurons in front, to move the four points first.
#
# </details>
#
# ### Where next
#
# Three neurons in two layers did what one could not. Lab 3 goes on from there: many neurons, many
# layers, and how an answer travels through them.
