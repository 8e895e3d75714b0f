# %% [markdown]
# # Lab 4 · Gradient descent
#
# **How does a network know which way is down?**
#
# After this lab you will be able to
#
# - say how wrong an answer is, with the loss that fits the task;
# - measure a slope, compute a gradient, and walk down with a learning rate that neither crawls nor
#   diverges;
# - choose what makes a walk faster: scaled features, mini-batches, Momentum, RMSprop, Adam; and
#   when to stop it.
#
# **Time:** 75 minutes. **Before this:** Lab 3, forward propagation.

# %%
import matplotlib.pyplot as plt
import numpy as np

from utils import data
from utils.checks import check
from utils.figures import loss_landscapes, plots

SEED = 4

# %% [markdown]
# ## How wrong is an answer?
#
# In Lab 3 all weights were made up or drawn at random. Now a network shall find its own. For that
# it needs a number that says how wrong it is, and a way to make that number smaller.
#
# We begin with the smallest network there is: one node with one weight, no bias and no activation,
# `y_hat = w * x`. From the cement in a piece of concrete it shall tell how strong the piece is. `x`
# counts the bags of cement, 50 kg each, in a cubic metre. `y` is the strength that was measured, in
# megapascals (MPa): the right answer, or **target**. There are 1030 samples.

# %%
concrete = data.load_concrete()
x = concrete["Cement"].to_numpy() / 50  # (1030,)
y = concrete["Strength"].to_numpy()  # (1030,)

fig, ax = plt.subplots(figsize=(5.4, 3.3))
ax.plot(x, y, ".", color=plots.DATA, markersize=3)
for w in (2, 6, 10):
    ax.plot([0, 11], [0, 11 * w], color=plots.PREDICTION)
    ax.text(11.2, 11 * w, f"w = {w}", va="center")
ax.set(xlabel="bags of cement (50 kg) in a m³", ylabel="strength (MPa)", xlim=(0, 12.8))
ax.set_title("One weight makes one line, and each line is wrong somewhere")
plots.show(fig, alt="A cloud of 1030 samples and three lines from 0; w = 6 runs through the cloud.")

# %% [markdown]
# How wrong is one answer? Its **error** is `y_hat - y`. An error of -3 is as bad as one of 3, and
# the two must not cancel, so we square them. The mean of all squares is the **mean squared error**:
#
# $$\text{MSE} = \frac{1}{n} \sum (\hat{y} - y)^2$$
#
# Σ means: add up over all samples. ŷ is `y_hat`, and n is the number of samples. A number like this
# one is called a **loss**.
#
# **Predict.** Someone who knows nothing about cement always answers the mean strength. That is our
# **baseline**. Which of the three lines beat it?

# %%
print(f"always the mean: loss {np.mean((y.mean() - y) ** 2):.1f}")
for w in (2, 6, 10):
    print(f"w = {w:2}:          loss {np.mean((w * x - y) ** 2):.1f}")

# %% [markdown]
# **What happened.** Only w = 6 does, with 231.9 against 278.8. The other two lines are worse than
# not looking at the cement at all. <!-- claim: only_one_line_beats_the_mean --> The unit is MPa².
# The root of 231.9 is about 15: the answers are typically 15 MPa off.

# %% [markdown]
# Strictly, many books say **loss** for one sample and **cost** for the mean over all. Most people,
# and Keras, say loss for both, and so do we from here on.
#
# MSE is for answers that are numbers. Where the answer is a class, a network gives a probability,
# and its loss is **cross-entropy**: minus the logarithm of the probability given to the truth. You
# met it in Lab 2, as logistic loss.
#
# **Predict.** The truth is 1. One network answers 0.5, another 0.01: it is sure, and wrong. Which
# loss punishes that more?

# %%
for p in (0.9, 0.5, 0.01):
    print(f"answer {p:4}: squared error {(p - 1) ** 2:.2f}, cross-entropy {-np.log(p):.2f}")

# %% [markdown]
# **What happened.** From 0.5 to 0.01 the squared error grows from 0.25 to 0.98, and it can never
# pass 1. Cross-entropy grows from 0.69 to 4.61 and has no limit. So for numbers we take MSE, for
# classes cross-entropy. <!-- claim: cross_entropy_has_no_limit --> Lab 9 has the whole table. The
# way down is found alike for every loss; in this lab the loss is MSE.

# %% [markdown]
# ## Which way is down?
#
# You stand on a hillside in thick fog. The valley cannot be seen. But your foot can feel whether
# the ground next to you is higher or lower.
#
# A network is in the same place. Say it stands at w = 2. It can compute the loss there, and the
# loss a tiny step to the right, at w = 2 + h. The change of the loss is the rise, h is the run.
# Rise over run, as in school, is the **slope**.
#
# **Predict.** You saw the loss at w = 2 and at w = 6. Is the slope at w = 2 positive or negative?


# %%
def loss_at(w):
    """The loss of the line y_hat = w * x."""
    return np.mean((w * x - y) ** 2)


for h in (1, 0.1, 0.001):
    print(f"h = {h}: rise over run = {(loss_at(2 + h) - loss_at(2)) / h:.1f}")

# %% [markdown]
# **What happened.** Negative: to the right, the loss falls. With a smaller step the number changes
# less and less: -257.6, -290.0, -293.6. What it settles on is the slope at w = 2.
# <!-- claim: rise_over_run_settles -->

# %% [markdown]
# In code we call it `dw`. In books it is $\frac{\partial\,\text{loss}}{\partial w}$, which reads:
# the slope of the loss with respect to w.

# %% [markdown]
# The network sees one place only. For us, here is the loss at every w, with the slope at three.
#
# **Predict.** How large is the slope at the lowest point? Which sign has it at w = 10?

# %%
title = "The sign of the slope says which way is up"
label = "weight w (MPa for a bag of cement)"
fig = loss_landscapes.slopes(loss_at, [2, 6.08, 10], (-1, 13), title, label)
plots.show(fig, alt="A parabola: slope -294 on its left, 0 at the bottom, 282 on its right.")

# %% [markdown]
# **What happened.** At the lowest point, w = 6.08, the slope is 0: a tiny step changes next to
# nothing. Left of it slopes are negative, right of it positive, and the farther away, the steeper.
# <!-- claim: slopes_by_side --> So the sign says where up is, and we go the other way.

# %% [markdown]
# A real network has thousands of weights. To nudge each of them and compute the loss anew would
# take for ever. There is a shortcut. Take one sample, with the error e. If w grows by h, the answer
# grows by hx, and the squared error becomes
#
# $$(e + hx)^2 = e^2 + 2ehx + h^2x^2$$
#
# The rise is $2ehx + h^2x^2$. Divided by the run h, that is $2ex + hx^2$, and for a tiny h only
# $2ex$ is left: **2 · error · input**. The slope of the loss is the mean of that over all samples.
#
# $$\frac{\partial\,\text{loss}}{\partial w} = \frac{1}{n} \sum 2\,(\hat{y} - y)\,x$$

# %% [markdown]
# A rule can be checked against a measurement.
#
# **Predict.** At the lowest point, w = 6.08, most answers are still wrong. What must the mean of
# 2 · error · input be there?

# %%
for w in (2, 6.08, 10):
    measured = (loss_at(w + 1e-6) - loss_at(w)) / 1e-6  # 1e-6 is 0.000001
    rule = 2 * np.mean((w * x - y) * x)
    print(f"w = {w:4}: measured {measured:6.1f}, by the rule {rule:6.1f}")

# %% [markdown]
# **What happened.** 0. Not the errors cancel (their mean is -1.6), but the products error · input
# do: those that ask for a larger w balance those that ask for a smaller one. At all three weights
# the rule agrees with the measurement, and it needs neither a second look at the data nor a choice
# of h.
# <!-- claim: the_rule_agrees_with_the_measurement -->

# %% [markdown]
# A line that need not pass through 0 has a bias too: `y_hat = w * x + b`. Now there are two slopes,
# and each is measured with the other number held still. The list of all slopes is called the
# **gradient**.


# %%
def line_loss(w, b):
    """The loss of the line y_hat = w * x + b."""
    return np.mean((w * x + b - y) ** 2)


measured_dw = (line_loss(2 + 1e-6, 10) - line_loss(2, 10)) / 1e-6
measured_db = (line_loss(2, 10 + 1e-6) - line_loss(2, 10)) / 1e-6
print(f"measured at w = 2, b = 10: dw = {measured_dw:.1f}, db = {measured_db:.1f}")

# %% [markdown]
# ### Exercise 4.1 · The gradient of the MSE for a line ★★☆ (6 min)
#
# Write the rule for both slopes. `w` and `b` are numbers, `x` and `y` have shape `(n,)`. Return two
# numbers, `dw` and `db`. The rule for `dw` is the one above, with the error of this line. Find the
# rule for `db` yourself: if b grows by h, by how much does each answer grow? To try your function,
# run `mse_gradient(2, 10, x, y)` in a new cell, and compare with the measured slopes. (A measured
# slope passes, too, but is slower and less exact.)


# %%
def mse_gradient(w, b, x, y):
    """The slopes (dw, db) of the mean squared error of y_hat = w * x + b."""
    ### BEGIN SOLUTION
    error = w * x + b - y
    dw = 2 * np.mean(error * x)
    db = 2 * np.mean(error)
    return dw, db
    ### END SOLUTION


# %%
check.mse_gradient(mse_gradient)

# %% [markdown]
# <!-- hint: mse_gradient -->

# %% [markdown]
# The gradient says where up is, so we step against it:
#
# $$w \leftarrow w - \eta \, \frac{\partial\,\text{loss}}{\partial w}
#   \qquad\qquad b \leftarrow b - \eta \, \frac{\partial\,\text{loss}}{\partial b}$$
#
# The arrow means "becomes". η (eta) is the **learning rate**, a small number that we choose. In
# code: `w = w - learning_rate * dw`. It is the minus that leads down: a negative slope makes w
# larger, a positive one makes it smaller. This is one **step**; many of them are **gradient
# descent**.

# %% [markdown]
# ### Exercise 4.2 · One step downhill ★★☆ (5 min)
#
# Take one step for the line `y_hat = w * x + b`, and return the new `w` and `b`. You may call your
# `mse_gradient`, if it is done. Mind that both slopes belong to the place where the step begins.


# %%
def descent_step(w, b, x, y, learning_rate):
    """The new (w, b), one step against the gradient of the mean squared error."""
    ### BEGIN SOLUTION
    error = w * x + b - y
    new_w = w - learning_rate * 2 * np.mean(error * x)
    new_b = b - learning_rate * 2 * np.mean(error)
    return new_w, new_b
    ### END SOLUTION


# %%
check.descent_step(descent_step)

# %% [markdown]
# <!-- hint: descent_step -->

# %% [markdown]
# How large should the learning rate be? Back to the line with one weight. We start at w = 1 and
# take ten steps, with four different rates.
#
# **Predict.** The rates are 0.001, 0.01, 0.025 and 0.029. Which comes closest to the lowest point?
# And what does the largest do?


# %%
def walk(w, learning_rate, steps):
    """All weights on the way, the start first."""
    path = [w]
    for _ in range(steps):
        w = w - learning_rate * 2 * np.mean((w * x - y) * x)
        path.append(w)
    return np.array(path)


routes = {f"rate {rate}": walk(1, rate, steps=10) for rate in (0.001, 0.01, 0.025, 0.029)}
title = "Too small a rate crawls; too large a rate jumps across, and then climbs out"
fig = loss_landscapes.steps(loss_at, routes, (-7, 19), title, "w (MPa for a bag)")
plots.show(fig, alt="Four parabolas: crawling, arriving, jumping across and down, jumping upwards.")

# %% [markdown]
# **What happened.** The ring is the start, each dot a step. 0.001 is still far away after ten
# steps; 0.01 is there after four. 0.025 jumps across each time, but lands a little lower. 0.029
# jumps across and lands **higher** each time: it **diverges**. <!-- claim: four_rates -->

# %% [markdown]
# Somewhere between 0.025 and 0.029 is a limit. We look for it by trying 300 rates. After five steps
# with each, how far is it to the lowest point, compared with the start? 1 means: no closer.
#
# The lowest point itself needs no walk. There the rule gives 0, so w · mean(x²) = mean(xy), and
# that can be solved for w.
#
# **Predict.** How will this distance change as the rate grows?

# %%
lowest = np.mean(x * y) / np.mean(x**2)
rates_tried = np.arange(1, 301) / 10_000
left = np.array([abs(walk(1, rate, 5)[-1] - lowest) / abs(1 - lowest) for rate in rates_tried])
largest = rates_tried[left < 1].max()

fig, ax = plt.subplots(figsize=(5.6, 3.2))
ax.semilogy(rates_tried, left, color=plots.PURPLE)
ax.axhline(1, color=plots.DATA, linewidth=1)
ax.text(0.008, 1.6, "as far away as at the start")
ax.set(xlabel="learning rate", ylabel="distance left after 5 steps", ylim=(1e-7, 10))
ax.set_title(f"Up to {largest} every rate comes closer; beyond it, none does")
plots.show(fig, alt="Distance by rate: it falls from 1 to almost 0 in the middle, and rises to 1.")

# %% [markdown]
# **What happened.** It falls, and rises again. (On this axis each tick is 10 times the one below.)
# In the middle, next to nothing is left. The largest rate that still comes closer is 0.0277.
# <!-- claim: the_limit_by_trying -->

# %% [markdown]
# Where does 0.0277 come from? Look at how the slope changes from one weight to the next.
#
# **Predict.** From w = 2 to 3 the slope grows by 72. By how much will it grow from 3 to 4?

# %%
slopes = [2 * np.mean((w * x - y) * x) for w in (2, 3, 4)]
c = slopes[1] - slopes[0]
print("slopes at 2, 3, 4:", np.round(slopes, 1))
print(f"curvature c = {c:.1f}, 1/c = {1 / c:.4f}, 2/c = {2 / c:.4f}")

# %% [markdown]
# **What happened.** By 72 again, and always. This number is the **curvature** c: large in a narrow
# valley, small in a wide one. <!-- claim: the_curvature_is_the_same_everywhere -->

# %% [markdown]
# At the lowest point the slope is 0, and it grows by c when w grows by 1. At the distance d from
# the lowest point (negative on its left), the slope is therefore **c · d**, and a step changes the
# distance to
#
# $$d - \eta \cdot c\,d = (1 - \eta c)\, d$$
#
# So each step multiplies the distance by 1 - ηc.
#
# **Predict.** What is this factor if η is 1/c? If η is 2/c?

# %%
for rate in (0.001, 0.01, 1 / c, 0.025, 2 / c, 0.029):
    factor = f"{1 - rate * c:z.2f}"  # z: write 0.00, never -0.00
    print(f"rate {rate:.4f}: each step multiplies the distance by {factor:>5}")

# %% [markdown]
# **What happened.** 0.93 crawls. 1/c makes it 0: there in **one** step. Larger rates make it
# negative, so each step ends on the other side. At 2/c it is -1, to and fro for ever, and beyond
# that the distance grows. So a rate is stable as long as it is below **2 / curvature**, here
# 0.0278.
# <!-- claim: two_over_the_curvature -->

# %% [markdown]
# ### Exercise 4.3 · The largest stable learning rate ★★☆ (5 min)
#
# Compute this limit from the data, for the line `y_hat = w * x` with MSE. You need the curvature:
# look at the rule for the slope. By how much does it grow when w grows by 1? `x` has shape `(n,)`.
# For the bags of cement the limit is 0.0278, but your function should work for any `x`. To try it,
# call `largest_rate(x)` and `largest_rate(50 * x)` in a new cell. Do not give `x` a new value: the
# lab still needs it.


# %%
def largest_rate(x):
    """The learning rate from which on gradient descent for y_hat = w * x gets no closer."""
    ### BEGIN SOLUTION
    curvature = 2 * np.mean(x**2)
    return 2 / curvature
    ### END SOLUTION


# %%
check.largest_rate(largest_rate)

# %% [markdown]
# <!-- hint: largest_rate -->

# %% [markdown]
# ## Why is a narrow valley slow?
#
# With w and b to find, the loss is a landscape. We draw it like a map: along a contour the loss is
# the same, and darker is higher. From one contour to the next, the height above the lowest point
# becomes four times as large. The cross is the lowest point.
#
# To write less, b becomes a weight whose input is always 1. `np.column_stack` sets the columns x
# and 1 side by side, so `X` is `(1030, 2)`, and `X @ w` are the answers. Each slope is still the
# mean of 2 · error · input. For all columns at once, that is `2 * X.T @ error / 1030`; `X.T` is `X`
# with rows and columns swapped.


# %%
def descend(X, learning_rate, steps):
    """All weights on the way (steps + 1, n_weights), starting with zeros; y_hat is X @ w."""
    w = np.zeros(X.shape[1])
    path = [w]
    for _ in range(steps):
        error = X @ w - y
        w = w - learning_rate * 2 * X.T @ error / 1030
        path.append(w)
    return np.array(path)


# %% [markdown]
# **Predict.** From the ring, at w = 0 and b = 0, we take 100 steps with the rate 0.024. Will they
# go straight to the cross?

# %%
X = np.column_stack([x, np.ones(1030)])  # (1030, 2)
best = np.linalg.lstsq(X, y)[0]  # the lowest point; how, is told below
path = descend(X, learning_rate=0.024, steps=100)

title = "In a narrow valley, steps zigzag across and crawl along"
units = {"xlabel": "w (MPa a bag)", "ylabel": "b (MPa)"}
window = (-9, 16), (-4, 21)
fig = loss_landscapes.paths(line_loss, {"100 steps": path}, *window, title, lowest=best, **units)
plots.show(fig, alt="Long narrow contours: the path zigzags across them, then creeps to the cross.")
left_over = line_loss(*path[-1]) - line_loss(*best)  # *best hands over its two numbers
print(f"above the lowest loss after 100 steps: {left_over:.1f}")

# %% [markdown]
# **What happened.** No. The gradient points across the valley, where it is steep, and hardly along
# it. So the path jumps from side to side, and then crawls: after 100 steps it is still 6.1 above
# the lowest loss. <!-- claim: across_and_along -->
#
# This valley has two curvatures, 74 across and 0.24 along. The steep one sets the limit of the
# rate: 2 / 74 = 0.027. With a rate like that, a step along the valley multiplies the distance by
# 1 - 0.024 · 0.24 = 0.994. <!-- claim: two_curvatures -->

# %% [markdown]
# Why so narrow? All `x` are positive, so a larger w and a larger b do nearly the same: they raise
# all answers. More of one can make up for less of the other, and the floor of the valley is where
# it does.
#
# The cure is to **scale** the feature: subtract its mean, and divide by its standard deviation (how
# far the values typically are from their mean). Then the mean input is 0: a larger w raises some
# answers and lowers others, and b can no longer make up for it.
#
# **Predict.** Which shape will the contours have?


# %%
def round_loss(w, b):
    """The loss of the line y_hat = w * scaled + b."""
    return np.mean((w * scaled + b - y) ** 2)


scaled = (x - x.mean()) / x.std()
X_scaled = np.column_stack([scaled, np.ones(1030)])
best_scaled = np.linalg.lstsq(X_scaled, y)[0]
routes = {"20 steps": descend(X_scaled, learning_rate=0.1, steps=20)}
window = (-20, 36), (-4, 47)
title = "A scaled feature makes the valley round, and the path straight"
fig = loss_landscapes.paths(round_loss, routes, *window, title, "w (MPa)", "b (MPa)", best_scaled)
plots.show(fig, alt="The contours are circles; the path runs straight from the ring to the cross.")

# %% [markdown]
# **What happened.** With one feature: circles. The curvature is 2 in every direction, so the
# gradient points straight away from the cross. Several scaled features are rarely quite round, but
# far rounder: for cement and water, below, all curvatures lie between 1.8 and 2.2.
# <!-- claim: scaling_makes_circles -->

# %% [markdown]
# How much does the scale matter? We count steps, with x in kg, in bags, and scaled. The learning
# rate is half of the limit each time.
#
# **Predict.** With the curvature 2, half of the limit is 0.5. How many steps will that take?


# %%
def steps_needed(X, learning_rate):
    """Steps until the loss is within 1 of the lowest; we give up after 5,000."""
    lowest_loss = np.mean((X @ np.linalg.lstsq(X, y)[0] - y) ** 2)
    for step, w in enumerate(descend(X, learning_rate, steps=5_000)):
        if np.mean((X @ w - y) ** 2) < lowest_loss + 1:
            return step
    return "more than 5,000"


X_kg = np.column_stack([50 * x, np.ones(1030)])
print("x in kg:  ", steps_needed(X_kg, learning_rate=5.5e-6))
print("x in bags:", steps_needed(X, learning_rate=0.0135))
print("x scaled: ", steps_needed(X_scaled, learning_rate=0.5))

# %% [markdown]
# **What happened.** One step: 0.5 is 1/c. In bags it takes 460 steps, and in kg, 5,000 steps are
# not enough: there the curvature across is more than 700,000 times that along. It is the same data
# and the same line; only the unit differs. <!-- claim: steps_by_scale -->

# %% [markdown]
# The lowest point can also be computed at once, as for one weight: set all slopes to 0 and solve.
# That is the **closed form**. `np.linalg.lstsq` does it for any number of columns; its `[0]` is the
# weights. Beside the baseline, it is the second thing to compare with: no line can do better.
#
# Let us take two columns, cement and water, both in kg.
#
# **Predict.** Will 50 steps on scaled columns find the weights of the closed form? Will 5,000
# steps on the columns as they are?

# %%
columns = concrete[["Cement", "Water"]].to_numpy()  # (1030, 2)
two = (columns - columns.mean(axis=0)) / columns.std(axis=0)
X_two = np.column_stack([two, np.ones(1030)])
X_raw = np.column_stack([columns, np.ones(1030)])

closed = np.linalg.lstsq(X_two, y)[0]
walked = descend(X_two, learning_rate=0.5, steps=50)[-1]
raw = descend(X_raw, learning_rate=4e-6, steps=5_000)[-1]
print("closed form:       ", closed.round(4), f"loss {np.mean((X_two @ closed - y) ** 2):.1f}")
print("50 steps, scaled:  ", walked.round(4), f"loss {np.mean((X_two @ walked - y) ** 2):.1f}")
print(f"5,000 steps, in kg: loss {np.mean((X_raw @ raw - y) ** 2):.1f}")

# %% [markdown]
# **What happened.** 50 steps find the same weights to four decimals: cement makes concrete
# stronger, water weaker. The loss is 192.3. In kg, 5,000 steps end at 221.7, worse than a line on
# cement alone, whose lowest loss is 209.7. <!-- claim: two_columns_against_the_closed_form -->
#
# For a line, the closed form is the better choice. With a hidden layer there is no such formula,
# and the walk is what remains. (We kept no test data here: the question is how to get down, not how
# good a line is on new concrete. That is Lab 7.)

# %% [markdown]
# ## Does each step need all the data?
#
# So far each step looked at all 1030 rows. If there were a million, one step would take a million
# errors. Perhaps fewer rows are enough to feel where down is:
#
# - **full batch**: all rows for a step;
# - **mini-batch**: some rows for a step, often 32;
# - **single sample**: one row for a step.
#
# The rows are shuffled, and dealt like cards. When all are dealt, one **epoch** is over, and they
# are shuffled anew. As chance decides which rows a step sees, this is called **stochastic**
# gradient descent, SGD.

# %% [markdown]
# ### Exercise 4.4 · Deal the rows into mini-batches ★★★ (8 min)
#
# `X` has shape `(n, n_in)` and `y` has shape `(n,)`. `order` holds the row numbers from 0 to n - 1,
# shuffled. Return a list of pairs `(X_batch, y_batch)`. The first pair has the rows that the first
# `batch_size` numbers in `order` name, the second pair has the next ones, and so on. What is left
# at the end makes a smaller batch. If `rows` holds row numbers, `X[rows]` takes these rows. To try
# it, run `mini_batches(X[:5], y[:5], np.array([3, 0, 4, 1, 2]), 2)` in a new cell: it should give
# batches of 2, 2 and 1 rows, row 3 first.


# %%
def mini_batches(X, y, order, batch_size):
    """A list of pairs (X_batch, y_batch), dealt in this order of the rows."""
    ### BEGIN SOLUTION
    batches = []
    for start in range(0, len(X), batch_size):
        rows = order[start : start + batch_size]
        batches.append((X[rows], y[rows]))
    return batches
    ### END SOLUTION


# %%
check.mini_batches(mini_batches)

# %% [markdown]
# <!-- hint: mini_batches -->

# %% [markdown]
# Here is the walk with batches, in the round valley. `rng.permutation(1030)` gives the row numbers
# in random order. The learning rate is always 0.05.


# %%
def descend_in_batches(batch_size, epochs, rng):
    """All weights on the way (steps + 1, 2), starting with zeros."""
    w = np.zeros(2)
    path = [w]
    for _ in range(epochs):
        order = rng.permutation(1030)
        for first in range(0, 1030, batch_size):
            dealt = order[first : first + batch_size]
            error = X_scaled[dealt] @ w - y[dealt]
            w = w - 0.05 * 2 * X_scaled[dealt].T @ error / len(dealt)
            path.append(w)
    return np.array(path)


# %% [markdown]
# **Predict.** Forty steps with each batch size: how will the three paths differ?

# %%
rng = np.random.default_rng(SEED)
routes = {
    "all 1030 rows": descend_in_batches(1030, 40, rng),
    "32 rows": descend_in_batches(32, 2, rng)[:41],
    "1 row": descend_in_batches(1, 1, rng)[:41],
}
window = (-14, 30), (-4, 56)
title = "Forty steps each: the fewer rows a step sees, the more it staggers"
fig = loss_landscapes.paths(round_loss, routes, *window, title, "w (MPa)", "b (MPa)", best_scaled)
plots.show(fig, alt="Three paths over circles: straight, a little wavy, and staggering about.")

# %% [markdown]
# **What happened.** All three get near. The gradient of 32 rows points mostly where that of all
# rows does; that of one row may point anywhere, and is right only on average. This is
# **noise**. But the paths differ more in price than in length: 41,200 rows were looked at for the
# first, 1,254 for the second (the last batch of its epoch has only 6) and 40 for the third.
# <!-- claim: forty_steps_each -->

# %% [markdown]
# So let us compare at the same price: by the number of samples looked at. Each goes on for five
# epochs, with 20 different shuffles. The first cell walks and records, the second draws.
#
# **Predict.** Which will be lowest after 100 samples? And which at the end?

# %%
curves = {}
for batch_size in (1030, 32, 1):
    last = 5 * (1030 // batch_size)  # about as many steps as five epochs have
    steps = np.unique(np.geomspace(1, last, 40).astype(int))  # at these we look: 1, 2, … last
    above = []
    for number in range(20):
        rng = np.random.default_rng([SEED, number])
        path = descend_in_batches(batch_size, 5, rng)[steps]
        losses = np.mean((path @ X_scaled.T - y) ** 2, axis=1)
        above.append(losses - round_loss(*best_scaled))
    curves[batch_size] = steps * batch_size, np.array(above)

# %%
fig, ax = plt.subplots(figsize=(6, 3.5))
for seen, above in curves.values():
    ax.loglog(seen, np.median(above, axis=0), color=plots.PURPLE)
    ax.fill_between(seen, above.min(axis=0), above.max(axis=0), color=plots.PURPLE, alpha=0.2)
for height, words in ((470, "all rows"), (15, "1 row"), (0.35, "32 rows")):
    ax.text(6_000, height, words, va="center")
ax.axvline(1030, color=plots.DATA, linewidth=1)
ax.text(930, 0.03, "one epoch", ha="right")
ax.set(xlabel="samples looked at", ylabel="loss above the lowest (MPa²)")
ax.set(xlim=(1, 30_000), ylim=(0.01, 3000))
ax.set_title("Single rows are fast, then stuck in noise; 32 rows get lower")
plots.show(
    fig, alt="1 row: the loss falls first, then stays; 32 rows: falls lower; all rows: lags."
)

# %% [markdown]
# **What happened.** Each line is the middle of 20 walks, its band holds all 20. After 100 samples
# single rows are far ahead; full batch has not taken its first step. But then they get no lower:
# thrown about by every row they see, the middle walk stays about 10 to 30 above the lowest loss,
# and single walks end anywhere from less than 2 to more than 60 above it. 32 rows have less noise:
# their middle walk ends less than 1 above it. Full batch has none, but five epochs are only five
# steps.
# <!-- claim: noise_against_speed -->
#
# To be fair: in this valley, full batch with the rate 0.5 would be there after one epoch, too. But
# with ten times the rows its step would cost ten times as much, and that of a mini-batch would not.

# %% [markdown]
# ## Can a step learn from the steps before it?
#
# Inputs can be scaled. But the inputs of a hidden layer are outputs of other nodes and change all
# the time, so inside a network valleys stay narrow. For these, there are better steps.
#
# We go back to the narrow valley. As for one weight, the slopes are curvature times distance; for
# two weights the curvature is a table of four numbers, `2 * X.T @ X / 1030`. That saves us the 1030
# rows in each step.


# %%
curvature = 2 * X.T @ X / 1030  # (2, 2)


def above_lowest(w):
    """Loss at w (2,), or at many w (…, 2), minus the lowest loss: half of curvature · d²."""
    return ((w - best) @ curvature * (w - best)).sum(axis=-1) / 2


w = np.array([2.0, 10.0])
print("slopes at w = 2, b = 10:", ((w - best) @ curvature).round(1))

# %% [markdown]
# These are the slopes that we measured before Exercise 4.1.
# <!-- claim: slopes_are_curvature_times_distance -->
#
# **Momentum** (Polyak, 1964) is a heavy ball. It has a velocity `v` and keeps 0.9 of it in each
# step; the slope gives it a push. Across the valley the pushes change sign and cancel. Along the
# valley they add up, to ten times a single one. It is written in five lines.
#
# **Predict.** After 100 steps, plain descent was 6.1 above the lowest loss. And the ball?

# %%
w, v = np.zeros(2), 0
for _ in range(100):
    dw = (w - best) @ curvature
    v = 0.9 * v - 0.01 * dw
    w = w + v
print(f"above the lowest loss after 100 steps: {above_lowest(w):.1f}")

# %% [markdown]
# **What happened.** 0.1: far closer, with a smaller learning rate even.
# <!-- claim: momentum_gets_closer -->

# %% [markdown]
# **RMSprop** (Hinton, 2012) gives each weight steps of its own length. `v` is now an average of
# dw²: it keeps 0.9 of itself and takes 0.1 of the newest. Each slope is divided by the root of its
# `v`, so where slopes are large the step is cut, and where they are small it is stretched. The 1e-7
# makes sure that nothing is divided by 0.
#
# **Predict.** Divided by its own typical size, a slope is about 1 or -1. So how far does w move in
# a step with the rate 0.2, and how far b, whose slope is much smaller?

# %%
w, v = np.zeros(2), 0
for _ in range(100):
    dw = (w - best) @ curvature
    v = 0.9 * v + 0.1 * dw**2
    w = w - 0.2 * dw / np.sqrt(v + 1e-7)
print(f"above the lowest loss after 100 steps: {above_lowest(w):.1f}")

# %% [markdown]
# **What happened.** About 0.2 both, whatever their slopes. 100 steps led to 0.7 above the lowest
# loss, also much closer than 6.1. <!-- claim: rmsprop_gets_closer -->

# %% [markdown]
# **Adam** (Kingma and Ba, 2015) does both: it steps along an average `m` of the slopes, divided by
# the root of an average `v` of their squares. Both averages start at 0, so at first they are too
# small. Adam corrects that, and you will write it.

# %% [markdown]
# ### Exercise 4.5 · A step of Adam ★★★ (8 min)
#
# `w`, `dw`, `m` and `v` have shape `(n,)`: one number for each weight. `t` is the number of this
# step, counted from 1. Return the new `w`, `m` and `v`, in this order. η is the learning rate.
#
# $$m \leftarrow 0.9\, m + 0.1\, dw \qquad\qquad v \leftarrow 0.999\, v + 0.001\, dw^2$$
#
# $$\hat{m} = \frac{m}{1 - 0.9^t} \qquad\qquad \hat{v} = \frac{v}{1 - 0.999^t} \qquad\qquad
#   w \leftarrow w - \eta\, \frac{\hat{m}}{\sqrt{\hat{v}} + 10^{-7}}$$
#
# $10^{-7}$ is `1e-7`. In RMSprop it stood under the root; in Adam it is added after the root.


# %%
def adam_step(w, dw, m, v, t, learning_rate):
    """The new w, m and v after step number t of Adam."""
    ### BEGIN SOLUTION
    m = 0.9 * m + 0.1 * dw
    v = 0.999 * v + 0.001 * dw**2
    m_hat = m / (1 - 0.9**t)
    v_hat = v / (1 - 0.999**t)
    w = w - learning_rate * m_hat / (np.sqrt(v_hat) + 1e-7)
    return w, m, v
    ### END SOLUTION


# %%
check.adam_step(adam_step)

# %% [markdown]
# <!-- hint: adam_step -->

# %% [markdown]
# Now a race. The course has all four in `utils.nn.optimizers`; their `step(w, dw)` changes `w` in
# place. One start may be lucky, so 100 walk at once, as the 100 rows of `w`. A walker has
# **arrived** when its loss is within 1 of the lowest. We count the steps until 90 have arrived to
# stay.
#
# To be fair, each optimizer gets its best learning rate, out of 18 that are tried: from 0.002 to
# 42, each 1.8 times the one before. You can follow without reading the next two cells.


# %%
def race(optimizer, learning_rate, valley, steps):
    """How many of 100 walkers are within 1 of the lowest loss, after 0, 1, 2, … steps."""
    best, curvature = valley
    rng = np.random.default_rng(SEED)
    w = best + rng.uniform([-8, -25], [8, 25], size=(100, 2))  # starts on all sides
    walker, there = optimizer(learning_rate), []
    for _ in range(steps + 1):
        dw = (w - best) @ curvature
        above = (dw * (w - best)).sum(axis=1) / 2
        there.append((above < 1).sum())
        walker.step(w, dw)
    return np.array(there)


# %%
from utils.nn import SGD, Adam, Momentum, RMSprop


def try_rates(optimizer, valley, steps):
    """For each of the rates, the steps until 90 have arrived to stay; NaN (no number) if never."""
    needed = []
    with np.errstate(all="ignore"):  # walkers that diverge pass the largest number there is
        for rate in rates:
            there = race(optimizer, rate, valley, steps)
            late = np.flatnonzero(there < 90)  # the steps at which fewer than 90 are there
            needed.append(late[-1] + 1 if late[-1] < steps else np.nan)
    return np.array(needed)


rates = 10 ** (np.arange(-21, 14, 2) / 8)
narrow = best, curvature
four = SGD, Momentum, RMSprop, Adam
needed = {optimizer.__name__: try_rates(optimizer, narrow, 800) for optimizer in four}

# %% [markdown]
# **Predict.** Which of the four is the quickest at its best rate? And which leaves you the widest
# choice of rates?

# %%
fig, ax = plt.subplots(figsize=(6.2, 3.6))
places = {"SGD": (0.0075, 480), "Momentum": (0.005, 62), "RMSprop": (0.06, 125), "Adam": (6, 55)}
for name, steps in needed.items():
    color = loss_landscapes.OPTIMIZERS[name]
    ax.loglog(rates, steps, ".-", color=color)
    ax.text(*places[name], name, color=color, weight="bold")
ax.set(xlabel="learning rate", ylabel="steps until 90 of 100 arrived", ylim=(45, 900))
ax.set_yticks([50, 100, 200, 400, 800], [50, 100, 200, 400, 800])
ax.minorticks_off()
ax.set_title("Momentum and Adam are quickest, and Adam at the most rates")
plots.show(fig, alt="Steps by rate: SGD a short branch far up, Adam a long flat curve far down.")

# %%
for name, steps in needed.items():
    good = rates[steps < 2 * np.nanmin(steps)]  # nanmin: the smallest that is a number
    print(f"{name:8} at best {np.nanmin(steps):3.0f} steps; rates {good[0]:.2g} to {good[-1]:.2g}")

# %% [markdown]
# **What happened.** Each dot is a race. A line ends on the right where 90 no longer arrive to stay
# (Adam's, where we stopped trying), and on the left where 800 steps are not enough or no smaller
# rate was tried. Plain SGD takes 359 steps at best, RMSprop 158, Momentum 74 and Adam 65. The last
# numbers are the rates that take less than twice as long as the best. For SGD, the largest of them
# is not even twice the smallest; for Adam it is 32 times the smallest.
# <!-- claim: the_race_in_the_narrow_valley --> So Momentum and Adam are about equally quick, but
# Adam does not ask you to know the rate so well.
#
# These rates are large because the walkers start up to 25 away, and Adam's rate is about the length
# of a step. Weights in a network are small: there 0.001 is usual.

# %% [markdown]
# To see why, watch one start, with the best rate of each, for 60 steps.
#
# **Predict.** Which two will get near the cross?

# %%
routes = {}
for optimizer in four:
    name = optimizer.__name__
    walker, w = optimizer(rates[np.nanargmin(needed[name])]), np.array([8.0, 36.0])
    path = [w.copy()]
    for _ in range(60):
        walker.step(w, (w - best) @ curvature)
        path.append(w.copy())
    routes[name] = path
window = (-9, 15), (-6, 42)
title = "After sixty steps Momentum and Adam are there; SGD and RMSprop are not"
fig = loss_landscapes.paths(line_loss, routes, *window, title, lowest=best, **units)
plots.show(fig, alt="Four paths: Momentum and Adam swing to the cross; two are far away.")

# %% [markdown]
# **What happened.** SGD stops swinging, and crawls along the floor. RMSprop goes down aslant:
# both weights move by equal lengths, whatever their slopes. As its steps do not get shorter
# near the cross, a larger rate would never settle there, and its small rate makes it slow.
# Momentum swings widely, but gathers speed along the floor. So does Adam, with fewer swings.
# <!-- claim: sixty_steps -->

# %% [markdown]
# Does that make Adam the best? It depends on the valley.
#
# **Predict.** The same race in the round valley, with the scaled feature. Who wins?

# %%
round_valley = best_scaled, 2 * X_scaled.T @ X_scaled / 1030
for optimizer in four:
    fewest = np.nanmin(try_rates(optimizer, round_valley, 200))
    print(f"{optimizer.__name__:8} at best {fewest:2.0f} steps")

# %% [markdown]
# **What happened.** Plain SGD, by far: two steps against 36, 44 and 50. (One with the rate 0.5, as
# you saw above; that is not among the 18 tried.) Where the gradient points straight to the goal,
# momentum only makes you overshoot.
# <!-- claim: the_race_in_the_round_valley -->

# %% [markdown]
# So: scale what you can. For what you cannot scale, Adam is a good first choice, and Momentum
# with a rate found by trying may do as well.

# %% [markdown]
# ## When is it time to stop?
#
# We always knew the lowest loss. A network does not, so it needs a rule. Three are common:
#
# - **a number of steps or epochs**, fixed beforehand;
# - **a threshold**: stop when all slopes are small, say below 2 (or the loss, below some number);
# - **no progress**: stop when the best loss so far has not improved by at least 1 for five steps.
#   The five are the **patience**.
#
# A rule can look only at what the steps see: the loss and the slopes, on their own rows. We try all
# three on two walks: down the narrow valley with all rows, and down the round one with mini-batches
# of 32. You can follow without reading the next three cells.


# %%
def seen_on_the_way(path, X, size, rng):
    """What each step sees, on `size` random rows: the loss, and the larger of its two slopes."""
    losses, larger = [], []
    for w in path:
        rows = rng.choice(1030, size, replace=False)  # no row twice
        error = X[rows] @ w - y[rows]
        losses.append(np.mean(error**2))
        larger.append(np.abs(2 * X[rows].T @ error / size).max())
    return np.array(losses), np.array(larger)


# %%
def stops(losses, larger_slopes):
    """The step at which each of the three rules stops."""
    best_loss, since, step = np.inf, 0, -1
    while since < 5:
        step += 1
        since = 0 if losses[step] < best_loss - 1 else since + 1
        best_loss = losses[step] if since == 0 else best_loss
    small = np.flatnonzero(larger_slopes < 2)[0]  # the first step with small slopes
    return {"no progress": step, "slopes below 2": small, "150 steps": 150}


# %%
def draw_stops(ax, path, X, size, rng):
    """Draw what a walk saw, its loss over all rows, and where the rules stop it."""
    losses = np.mean((path @ X.T - y) ** 2, axis=1)
    seen, larger_slopes = seen_on_the_way(path, X, size, rng)
    ax.plot(seen, ".", color=plots.DATA, markersize=4)
    ax.plot(losses, color=plots.PURPLE)
    arrow = {"textcoords": "offset points", "arrowprops": {"arrowstyle": "->", "relpos": (0, 0)}}
    places = [(6, 75), (28, 48), (-20, 30)]
    for (rule, step), place in zip(stops(seen, larger_slopes).items(), places, strict=True):
        ax.annotate(rule, (step, losses[step]), place, **arrow)


# %% [markdown]
# **Predict.** In which of the two valleys will "no progress" stop too early?

# %%
rng = np.random.default_rng(SEED)
slow = descend(X, learning_rate=0.02, steps=400)
noisy = descend_in_batches(32, 5, rng)

fig, (left_ax, right_ax) = plt.subplots(1, 2, figsize=(7.6, 3.3))
draw_stops(left_ax, slow, X, 1030, rng)
draw_stops(right_ax, noisy, X_scaled, 32, rng)
left_ax.set(xlabel="step (narrow valley, all rows)", ylabel="loss (MPa²)", ylim=(205, 250))
right_ax.set(xlabel="step (round valley, 32 rows)", ylabel="loss (MPa²)", ylim=(80, 600))
fig.suptitle("Each rule stops too early or too late somewhere", x=0.01, ha="left", weight="bold")
plots.show(fig, alt="Left, a smooth loss still falls at all three stops; right, noise hides it.")

# %% [markdown]
# Gray dots are what the steps saw, the line is the loss over all rows. Now the same in numbers,
# with 20 noisy walks.

# %%
for rule, step in stops(*seen_on_the_way(slow, X, 1030, rng)).items():
    print(f"narrow: {rule:14} stops at {step:3}, {above_lowest(slow[step]):4.1f} above the lowest")

found = {rule: [] for rule in ("no progress", "slopes below 2", "150 steps")}
for number in range(20):
    rng = np.random.default_rng([SEED, number])
    path = descend_in_batches(32, 5, rng)
    for rule, step in stops(*seen_on_the_way(path, X_scaled, 32, rng)).items():
        found[rule].append((step, round_loss(*path[step]) - round_loss(*best_scaled)))
for rule, results in found.items():
    (first, low), (last, high) = np.min(results, axis=0), np.max(results, axis=0)
    print(f"round:  {rule:14} stops at {first:.0f} to {last:.0f}, {low:.1f} to {high:.1f} above")

# %% [markdown]
# **What happened.** In both, for different reasons. In the narrow valley the loss crawls, and
# crawling looks like no progress: it stops at step 12, 16.9 above the lowest loss. In the round
# valley five batches in a row were unlucky, and it stops up to 111.6 above.
#
# - **No progress** needs patience, and a loss without much noise: over many rows, once an epoch.
# - **Small slopes** are found on the floor of a narrow valley, too, far from the goal (8.6 above),
#   and in a batch by luck. A threshold on the loss needs to know how low it can get: below 209,
#   this walk would never stop.
# - **A fixed number** looks at nothing. 150 steps are too few on the left, and most of them are
#   wasted on the right.
# <!-- claim: each_rule_fails_somewhere -->

# %% [markdown]
# In practice people set a generous number of epochs, and stop before it when the loss on data that
# was not trained on shows no progress for some epochs. Lab 7 does so.

# %% [markdown]
# ## What you learned
#
# - A loss says how wrong the answers are: MSE for numbers, cross-entropy for classes. Its slopes
#   make the gradient, which points uphill; a step goes against it, scaled by the learning rate.
# - A rate is stable below 2 / curvature, and the steepest direction sets this limit. So narrow
#   valleys are slow, and scaled features help more than any optimizer.
# - Mini-batches make steps cheap and noisy. Momentum gathers speed, RMSprop gives each weight its
#   own step length, and Adam does both. Always compare with a baseline, and stop with patience.
#
# | symbol | NumPy | Keras |
# |---|---|---|
# | MSE | `np.mean((y_hat - y) ** 2)` | `loss="mse"` |
# | cross-entropy | `-np.log(p)`, with p given to the truth | `loss="binary_crossentropy"` |
# | ∂loss/∂w | `dw = 2 * X.T @ error / n` | worked out by Keras |
# | $w - \eta\, dw$ | `w - learning_rate * dw` | `optimizers.SGD(learning_rate=0.01)` |
# | mini-batch, epoch | `X[rows], y[rows]` | `fit(X, y, batch_size=32, epochs=10)` |
# | Momentum | `v = 0.9 * v - learning_rate * dw` | `optimizers.SGD(momentum=0.9)` |
# | RMSprop, Adam | `RMSprop`, `Adam` | `optimizers.RMSprop()`, `optimizers.Adam()` |
# | patience | counted by hand | `callbacks.EarlyStopping(patience=5)` |
#
# ### Three questions
#
# **1.** The losses of the first five steps are 100, 140, 200, 290 and 430. What happened, and what
# do you change?
#
# <details><summary>Answer</summary>
#
# It diverges: each step lands higher on the other side. The learning rate is above 2 / curvature.
# Take a smaller one, or scale the features, which makes the steepest curvature smaller.
#
# </details>
#
# **2.** You have 50,000 rows and a batch size of 100. How many steps are three epochs? And with a
# batch size of 200?
#
# <details><summary>Answer</summary>
#
# An epoch has 50,000 / 100 = 500 steps, so three have 1500. With 200 rows in a batch there are half
# as many, 750: fewer steps, with less noise, for the same number of samples.
#
# </details>
#
# **3.** A friend says: "I use Adam, so I need not scale my features." What do you tell them?
#
# <details><summary>Answer</summary>
#
# Adam copes with a narrow valley, but scaling helped more: plain descent took 359 steps on the raw
# feature and 2 on the scaled one; Adam took 65 and 50. Scale first; then choose the optimizer.
#
# </details>
#
# ### Where next
#
# Here the slopes had one rule, since there was one layer and no activation. In a deep network,
# slopes have to travel back through all layers, and sometimes little of them arrives. Lab 5 shows
# why.
