# %% [markdown]
# # Lab 12 · Recurrent networks
#
# **How can a network remember?** Every network so far answered each sample as if it were the first
# it ever met. But a word depends on the words before it, and next year's sun on the years before.
# In this lab a network passes a note to itself.
#
# After this lab you will be able to
#
# - compute a recurrent cell step by step, and say how far back it can hear;
# - cut a story into samples, split it by time, and find out whether anything peeks ahead;
# - set recurrent networks beside baselines, and say honestly how far ahead they see.
#
# About 80 minutes. **Before this:** Lab 7 (regression with Keras); Lab 5 (vanishing gradients).

# %%
from utils import data, runtime
from utils.checks import check
from utils.figures import comparisons, plots, time_series

SEED = 1
runtime.start(seed=SEED)
import keras
import numpy as np
from keras import layers

# %% [markdown]
# ## Why is this moment not enough?
#
# A lamp with one button: each press turns it on or off. Step by step you are told whether the
# button was pressed, 1 or 0. Is the lamp on?
#
# Below are 1,000 steps. `np.cumsum` adds up as it goes, so it counts the presses so far. After an
# odd number of presses the lamp is on: `% 2` leaves 1.

# %%
rng = np.random.default_rng(SEED)
presses = rng.integers(0, 2, 1000)
lamp = np.cumsum(presses) % 2

# %%
import matplotlib.pyplot as plt

fig, ax = plt.subplots(figsize=(6.4, 2.2))
ax.fill_between(range(25), 1.4 + lamp[:25], 1.4, step="post", color=plots.AMBER, alpha=0.6)
ax.vlines(np.arange(25), 0, presses[:25], color=plots.PREDICTION)
ax.set_yticks([0.4, 1.8], ["pressed", "lamp is on"])
ax.tick_params(axis="y", length=0)
ax.set(xlabel="step", xlim=(-0.5, 24.5), title="The same press turns the lamp on, or off")
plots.show(fig, alt="Presses as lines below; above them the lamp, which changes at each press.")

# %% [markdown]
# **Predict.** A network sees only the present step: pressed, or not. It is the best such network
# there is. How often can it be right about the lamp?

# %%
print(f"after a press the lamp is on in     {lamp[presses == 1].mean():.0%}")
print(f"when not pressed the lamp is on in  {lamp[presses == 0].mean():.0%}")

# %% [markdown]
# **What happened.** About half of the time, whatever it answers.
# <!-- claim: this_moment_is_not_enough --> More layers would not help, nor more data: what decides
# is not in the input. The network has to **remember**.

# %% [markdown]
# So we give a node one more input: its own output from the step before. That number is called the
# **memory** $h$ (or the hidden state), and a node with such a loop is a **recurrent cell**. $t$
# counts the steps, and before the first one the memory is 0.
#
# $$h_t = \tanh(x_t\,w + h_{t-1}\,u + b)$$
#
# There are two weights now: $w$ for what comes in, $u$ for what is remembered. The activation is
# the tanh of Lab 5, which keeps the memory between -1 and 1.
#
# **Predict.** One press, then nothing: the inputs are 1, 0, 0, 0. With $w = 1.5$, $u = 0.8$ and
# $b = 0$: will $h_4$ still be different from 0?

# %%
x, w, u, b = [1, 0, 0, 0], 1.5, 0.8, 0.0
h, memories = 0.0, []
for x_t in x:
    h = np.tanh(x_t * w + h * u + b)
    memories.append(h)
print("memories:", np.round(memories, 2))

# %%
fig = time_series.unrolled(x, memories, w, u, "One press is still heard three steps later")
plots.show(fig, alt="A cell drawn four times; its memory falls from 0.91 to 0.35.")

# %% [markdown]
# **What happened.** The press sets the memory to 0.91. After that nothing comes in, and each step
# passes on what is left: 0.62, 0.46, 0.35. <!-- claim: one_press_is_still_heard -->
#
# The picture shows the loop **unrolled**: one cell, drawn once for each step. Turn your head, and
# it is a deep network with a layer for each step, in which all layers share the same $w$, $u$ and
# $b$. However long the story, these three numbers are all there is.

# %% [markdown]
# With several nodes, every node remembers, and every node hears the memories of all. The two
# weights become two matrices, and the step is one line again:
#
# $$h_t = \tanh(x_t\,W + h_{t-1}\,U + b)$$
#
# | | shape | |
# |---|---|---|
# | `x` | `(n_samples, n_in)` | what comes in at this step, a row for each sample |
# | `h` | `(n_samples, units)` | the memories of each sample's own story |
# | `W` | `(n_in, units)` | weights from inputs to nodes |
# | `U` | `(units, units)` | weights from memories to nodes |
# | `b` | `(units,)` | biases |
#
# ### Exercise 12.1 · One step of a recurrent cell ★★☆ (5 min)
#
# Write that step, for a batch. The arguments have the shapes in the table; `h` holds the memories
# before the step. Return the memories after it, of shape `(n_samples, units)`.


# %%
def cell_step(x, h, W, U, b):
    """The memories after a step (n_samples, units), from inputs x and the memories h before."""
    ### BEGIN SOLUTION
    return np.tanh(x @ W + h @ U + b)
    ### END SOLUTION


# %%
check.cell_step(cell_step)

# %% [markdown]
# <!-- hint: cell_step -->

# %% [markdown]
# Back to the lamp. Its next state is the XOR of Lab 2: pressed or on, but not both. Two hidden
# nodes and an output did it there, with weights chosen by hand, and they can do it here. With ReLU,
# let the first node be $s$ = press + lamp before, and the second whatever part of $s$ is above 1.
# As the answer take $h_1 - 2 h_2$.
#
# **Predict.** $h_1$ is $s$ itself, $h_2$ is 0, 0 or 1. Work out $h_1 - 2 h_2$ for the three values
# of $s$: is that XOR? And for how many of the 1,000 steps will the cell below be right?

# %%
from utils.nn import relu

W = np.array([[1.0, 1.0]])
U = np.array([[1.0, 1.0], [-2.0, -2.0]])
b = np.array([0.0, -1.0])

h, answers = np.zeros((1, 2)), []
for press in presses:
    h = relu(press * W + h @ U + b)  # one sample with one input, so * will do
    answers.append(h[0, 0] - 2 * h[0, 1])
print("steps at which the answer is right:", np.sum(answers == lamp))

# %% [markdown]
# **What happened.** 0, 1 and 0: that is XOR, and all 1,000 steps are right.
# <!-- claim: two_nodes_know_the_lamp --> Each column of `U` holds 1 and -2, so what both nodes get
# from the memories is $h_1 - 2 h_2$, the lamp before. Two numbers of memory are enough for a story
# of any length, if the weights are right.

# %% [markdown]
# In Keras the cell is a layer, `SimpleRNN`, and it runs the loop itself. Its input has three axes:
# `(n_samples, steps, n_in)`, a story for each sample. We give it weights that we drew, and let the
# layer and a loop of our own run: four stories of six steps, with two inputs at each step, and
# three nodes.
#
# **Predict.** How many parameters does the layer have? And does it return a memory for each step,
# or one for each story?

# %%
rng = np.random.default_rng(SEED)
stories = rng.normal(size=(4, 6, 2)).astype(np.float32)
W, U, b = rng.normal(size=(2, 3)), rng.normal(size=(3, 3)), rng.normal(size=3)

layer = layers.SimpleRNN(3)
layer.build((None, 6, 2))  # None: any number of stories
layer.set_weights([W, U, b])
of_keras = np.asarray(layer(stories))

# %%
h = np.zeros((4, 3))
for t in range(6):
    h = np.tanh(stories[:, t] @ W + h @ U + b)
print("shape from Keras:", of_keras.shape, "with", layer.count_params(), "parameters")
print("largest difference below 0.00001:", np.abs(of_keras - h).max() < 1e-5)

# %% [markdown]
# **What happened.** 2 · 3 + 3 · 3 + 3 = 18 parameters, and the same numbers as ours.
# <!-- claim: keras_does_the_same --> The layer returns the **last** memory of each story, `(4, 3)`.
# With `return_sequences=True` it would return all six, `(4, 6, 3)`: that is needed when another
# recurrent layer follows, which wants a story too.

# %% [markdown]
# ## How far back can it hear?
#
# We chose the lamp's weights by hand. A network has to learn its own, from slopes. And a slope with
# respect to something that happened long ago has to travel back through every step since. You know
# from Lab 5 what that means: **slopes multiply along a chain**.
#
# Take the one node again. Each link from memory to memory is a factor: the weight $u$, times the
# slope of tanh, which is $1 - h^2$ and never above 1.
#
# **Predict.** How far does $h_4$ move if you nudge $x_1$: as far as the nudge, half as far, or less
# than a tenth?

# %%
w, u = 1.5, 0.8
slopes = 1 - np.array(memories) ** 2  # of tanh, at each of the four steps
chain = w * slopes[0] * np.prod(u * slopes[1:])

nudge, h = 1e-6, 0.0
for x_t in [1 + nudge, 0, 0, 0]:
    h = np.tanh(x_t * w + h * u)
print(f"chain of slopes {chain:.3f}, by a nudge {(h - memories[-1]) / nudge:.3f}")

# %% [markdown]
# **What happened.** It moves by 0.059 of the nudge. The chain is $w$ times a slope and then, for
# each of three steps, $u$ times a slope; all four slopes are below 1.
# <!-- claim: slopes_multiply_in_time -->

# %% [markdown]
# That was one node and four steps. Now 16 nodes and 40 steps, with the weights that Keras starts
# with, and 20 networks, since chance plays a part. `heard_from` nudges one step at a time and
# measures how far the last memories move: the root of the sum of the 16 squares, as with any
# distance. A batch does it in one go: `np.eye(40)` is a table with 1 on the diagonal
# (`[:, :, None]` gives it a third axis), so in story $k$ only step $k$ is nudged. The star in
# `*weights` hands over `W`, `U` and `b` one by one.


# %%
def run_simple(X, W, U, b):
    """The last memories (n, units) of a SimpleRNN, for stories X (n, steps, n_in)."""
    h = np.zeros((len(X), len(U)))
    for t in range(X.shape[1]):
        h = np.tanh(X[:, t] @ W + h @ U + b)
    return h


def heard_from(run, weights, seed):
    """How far the last memories move for a nudge 0, 1, … 39 steps before the end: (40,)."""
    x = np.random.default_rng(seed).normal(size=(1, 40, 1))
    nudged = x + 1e-5 * np.eye(40)[:, :, None]
    moved = (run(nudged, *weights) - run(x, *weights)) / 1e-5  # (40, 16)
    return np.sqrt((moved**2).sum(axis=1))[::-1]  # the last step first


# %%
def start_weights(kind, seed):
    """The weights with which Keras starts a layer of 16 nodes."""
    keras.utils.set_random_seed(seed)
    layer = kind(16)
    layer.build((None, 40, 1))
    return layer.get_weights()


twenty = range(20 * SEED, 20 * SEED + 20)
simple = np.array([heard_from(run_simple, start_weights(layers.SimpleRNN, s), s) for s in twenty])

# %% [markdown]
# **Predict.** The last step counts as 1. How much of that is left for the step ten before it: a
# half, a tenth, a thousandth? And for the step 39 before it?

# %%
share = np.median(simple / simple[:, :1], axis=0)
print("10 steps back: between 3 % and 30 %:", 0.03 < share[10] < 0.3)
print("39 steps back: less than 1 %:       ", share[39] < 0.01)

# %% [markdown]
# **What happened.** Ten steps back, a tenth or two is left; 39 steps back, less than a hundredth.
# <!-- claim: simple_cells_forget --> What moves the answer so little gets hardly any gradient, so
# it can hardly be learned. The vanishing gradient is back, with steps in place of layers.

# %% [markdown]
# The cure of 1997 is the **LSTM** (long short-term memory). Its idea: do not rewrite the memory at
# each step; keep it, and change it a little. What is kept is decided by a **gate**: a sigmoid node
# whose output, between 0 and 1, is *multiplied* by a memory. 1 keeps all of it, 0 nothing. An LSTM
# has a second memory $c$, and four weighted sums for each node:
#
# | | |
# |---|---|
# | forget gate $f$ | how much of the old $c$ is kept (added in 2000) |
# | new (no gate) | tanh of its sum, as in a SimpleRNN: what could be added |
# | input gate $i$ | how much of that is added: $c_t = f \cdot c_{t-1} + i \cdot \text{new}$ |
# | output gate $o$ | how much of $c$ is shown: $h_t = o \cdot \tanh(c_t)$ |
#
# All four look at the input and at $h$, as any node does, with weights that are learned. Keras
# keeps their weighted sums side by side; `np.split` cuts them apart.


# %%
from utils.nn import sigmoid


def run_lstm(X, W, U, b):
    """The last memories h (n, units) of an LSTM, for stories X (n, steps, n_in)."""
    h = c = np.zeros((len(X), len(U)))
    for t in range(X.shape[1]):
        i, f, new, o = np.split(X[:, t] @ W + h @ U + b, 4, axis=1)
        c = sigmoid(f) * c + sigmoid(i) * np.tanh(new)
        h = sigmoid(o) * np.tanh(c)
    return h


lstm = layers.LSTM(3)
of_keras = np.asarray(lstm(stories))
ours = run_lstm(stories, *lstm.get_weights())
print("largest difference below 0.00001:", np.abs(of_keras - ours).max() < 1e-5)

# %% [markdown]
# The **GRU** of 2014 makes do with one memory and two gates. One decides how much of the old is
# kept; the rest is filled with the new. The other decides how much of the old is heard when the new
# is made.
#
# Now the same measurement for LSTMs. Keras starts their forget gates with a bias of 1: they keep
# σ(1) = 73 % per step, if nothing comes in. As a third, we set that bias to 3 by hand: 95 %. (`b`
# holds 16 biases for each of i, f, new and o. Numbers 16 to 31 are those of f, and 1 + 2 = 3.)
#
# **Predict.** 0.73 to the power of 39, and 0.95 to the power of 39: what is that, about? So which
# of the LSTMs will hear better than the SimpleRNN? (In the figure the line is the middle one of 20
# networks, and the band holds the middle half.)

# %%
start = [start_weights(layers.LSTM, s) for s in twenty]
opened = [(W, U, b + 2 * (np.arange(64) // 16 == 1)) for W, U, b in start]
heard = {"SimpleRNN": simple}
for name, all_weights in {"LSTM, as it starts": start, "LSTM, gates open": opened}.items():
    pairs = zip(all_weights, twenty, strict=True)
    heard[name] = np.array([heard_from(run_lstm, weights, s) for weights, s in pairs])

# %%
fig, ax = plt.subplots(figsize=(6.2, 3.4))
looks = [(plots.PURPLE, "-", 1.6e-3), (plots.AMBER, "--", 3e-4), (plots.GREEN, "-.", 1.5)]
for (name, moves), (color, style, place) in zip(heard.items(), looks, strict=True):
    low, middle, high = np.quantile(moves / moves[:, :1], [0.25, 0.5, 0.75], axis=0)
    ax.fill_between(range(40), low, high, color=color, alpha=0.2)
    ax.plot(range(40), middle, style, color=color)
    ax.text(39.8, place, name, va="center")
ax.set(yscale="log", xlabel="steps back", ylabel="share still heard", xlim=(0, 56))
ax.set_xticks([0, 10, 20, 30, 39])
ax.set_title("An LSTM forgets as fast, until its gates are opened")
plots.show(
    fig, alt="SimpleRNN and LSTM fall below 1 % after 40 steps; with open gates it stays near 1."
)


# %%
def left(moves):
    """What is left 39 steps back, in the middle one of the networks."""
    return np.median(moves[:, 39] / moves[:, 0])


print(f"0.73 ** 39 = {0.73**39:.6f}, and 0.95 ** 39 = {0.95**39:.2f}")
print("LSTM as it starts, less than 1 %:", left(heard["LSTM, as it starts"]) < 0.01)
print("gates open, more than 50 %:      ", left(heard["LSTM, gates open"]) > 0.5)

pairs = zip(opened, twenty, strict=True)
without_U = np.array([heard_from(run_lstm, (W, 0 * U, b), s) for (W, U, b), s in pairs])
print("gates open, and U = 0: 10 to 20 %:", 0.1 < left(without_U) < 0.2)

# %% [markdown]
# **What happened.** As Keras starts it, the LSTM forgets about as fast as the SimpleRNN.
# <!-- claim: an_lstm_starts_forgetful --> Open the gates, and a nudge 39 steps back moves the last
# memories even more than one at the last step does. <!-- claim: open_gates_remember --> The two
# powers are 0.000005 and 0.14, and both LSTMs hear more than that. The gates are not all there is:
# memories also come back through $h$ and $U$. Without $U$, 0.14 is what is left.
# <!-- claim: memories_come_back_through_U -->
#
# So an LSTM does not remember better by itself. It has a **handle**: the gate's weights and bias,
# which training can move. In a SimpleRNN, whatever is to be kept has to pass $U$ and tanh at every
# step.

# %% [markdown]
# ## How is a story cut into samples?
#
# Since 1700, astronomers have counted the dark spots on the sun. Each year has a number, 309 of
# them. (The early ones were pieced together later.)
#
# **Predict.** Look at the figure. If you were told the last 22 years, how would you predict the
# next?

# %%
table = data.load_sunspots()
years, numbers = table["YEAR"].to_numpy(int), table["SUNACTIVITY"].to_numpy()

fig, ax = plt.subplots(figsize=(7.4, 2.7))
ax.plot(years, numbers, color=plots.DATA, linewidth=1.4)
parts = {"training": (1700, 1920), "validation": (1920, 1960), "test": (1960, 2009)}
for (name, (start_year, end_year)), shade in zip(parts.items(), (0, 0.15, 0.35), strict=True):
    ax.axvspan(start_year, end_year - 1, color=plots.SKY, alpha=shade, linewidth=0)
    ax.text((start_year + end_year) / 2, 205, name, ha="center")
ax.set(xlabel="year", ylabel="sunspot number", xlim=(1699, 2009), ylim=(0, 225))
ax.set_title("Up and down in about eleven years, never twice alike")
plots.show(
    fig, alt="Sunspots 1700 to 2008: some 28 waves of about eleven years, of unequal height."
)

# %% [markdown]
# **What happened.** You may have carried on as the last years did, or copied the wave of eleven
# years before. Both will be our baselines.
#
# A network wants samples. So we slide a **window** over the years: 22 of them go in, two waves, and
# the year after is the target.

# %% [markdown]
# ### Exercise 12.2 · Windows ★★☆ (8 min)
#
# `series` has shape `(n,)`, in order of time. Return `X` of shape `(n - steps, steps)` and `y` of
# shape `(n - steps,)`, as arrays. Row 0 of `X` holds the first `steps` numbers, oldest first, and
# `y[0]` the number that comes right after them. Row 1 starts one number later, and so on, for as
# long as there is a target. A loop will do.


# %%
def cut_windows(series, steps):
    """X (n - steps, steps) and y (n - steps,): all windows of a series (n,), and what follows."""
    ### BEGIN SOLUTION
    n_windows = len(series) - steps
    X = np.array([series[i : i + steps] for i in range(n_windows)])
    y = series[steps:]
    return X, y
    ### END SOLUTION


# %%
check.cut_windows(cut_windows)

# %% [markdown]
# <!-- hint: cut_windows -->

# %% [markdown]
# Now the split. In Lab 7 we shuffled the rows, because their order was an accident. Here the order
# is the point: we want to predict years that nobody has seen yet. Shuffled, the network would learn
# from 1957 and be asked about 1956. So we split **by time**: learn from the years before 1920,
# choose by 1920 to 1959, and test at the end on 1960 to 2008.
#
# ### Exercise 12.3 · A split by time ★★☆ (6 min)
#
# `years` and `numbers` have shape `(n,)`, in order; a year may be missing. Return two arrays: the
# numbers of the years before `first_test`, and those of `first_test` and later. Scale both as in
# Lab 7: subtract the mean, and divide by the standard deviation, of the years before `first_test`.
# In NumPy, `numbers[years < 1750]` are the numbers of the years before 1750.


# %%
def split_at_year(years, numbers, first_test):
    """The numbers before the year first_test, and from it on, both scaled by those before."""
    ### BEGIN SOLUTION
    before = numbers[years < first_test]
    after = numbers[years >= first_test]
    mean, std = before.mean(), before.std()
    return (before - mean) / std, (after - mean) / std
    ### END SOLUTION


# %%
check.split_at_year(split_at_year)

# %% [markdown]
# <!-- hint: split_at_year -->

# %% [markdown]
# With stories, it is easy to peek ahead without noticing. Here is a test that finds it: **change
# the future**. Replace every number from some year on with nonsense, and prepare the data again.
# What was made for the years before must stay the same, to the last digit. If it moves, it has
# peeked. `uses_the_future` does that, from 1722 on for the first window, from 1920 on for the
# training years. (`permutation` shuffles; `s` stands for the series.)
#
# **Predict.** Which of these five peek?

# %%
from utils.data.sequences import uses_the_future

first_window = {
    "window of the 22 years before 1722": lambda s: s[:22],
    "window that holds 1722, its target": lambda s: s[:23],
}
training_years = {
    "shuffled, then cut": lambda s: np.random.default_rng(SEED).permutation(s)[:220],
    "scaled with all years": lambda s: (s[:220] - s.mean()) / s.std(),
    "scaled with the years before 1920": lambda s: (s[:220] - s[:220].mean()) / s[:220].std(),
}
for recipes, known in ((first_window, 22), (training_years, 220)):
    for name, recipe in recipes.items():
        found = uses_the_future(recipe, numbers, known)
        print(f"{name:35} {'PEEKS' if found else 'does not peek'}")

# %% [markdown]
# **What happened.** A window that holds its target, a split that shuffles, and a scale that knows
# later years: all three are caught. <!-- claim: planted_leaks_are_found --> Nobody has to read the
# code for that. Such a test is worth having beside any forecast.

# %% [markdown]
# Here is what we go on with. `windows` does what Exercise 12.2 asks for. The first validation
# window, for 1920, is made of training years only. That is allowed: in 1920 they are known.

# %%
from utils.data.sequences import windows


def prepare(series):
    """Scaled windows of 22 years, (287, 22), and the number after each, (287,)."""
    known = series[years < 1920]
    return windows((series - known.mean()) / known.std(), 22)


X, y = prepare(numbers)
target_year = years[22:]
train = target_year < 1920
val = (target_year >= 1920) & (target_year < 1960)
test = target_year >= 1960
print(
    "windows:", train.sum(), "for training,", val.sum(), "for validation,", test.sum(), "for test"
)
peek = uses_the_future(lambda s: tuple(a[train] for a in prepare(s)), numbers, 220)
print("training windows peek:", peek)

# %% [markdown]
# ## What does a network have to beat?
#
# Three **baselines** cost nothing: "always the mean" of the training years, "same as last year",
# and "same as eleven years ago". As the score we take the **typical error**, the root of the MSE
# (Lab 7): it is in sunspot numbers.

# %% [markdown]
# ### Exercise 12.4 · Same as eleven years ago ★★☆ (6 min)
#
# How wrong is it to say "the same as `lag` years ago"? `numbers` has shape `(n,)`, a number for
# each year, in order. Compare every year that has a number `lag` years before it with that number.
# Return the typical error: the root of the mean of the squared differences. Two slices of the same
# length are all you need.


# %%
def error_of_repeating(numbers, lag):
    """The typical error of answering with the number of `lag` years ago, over numbers (n,)."""
    ### BEGIN SOLUTION
    now = numbers[lag:]
    before = numbers[:-lag]
    return np.sqrt(np.mean((now - before) ** 2))
    ### END SOLUTION


# %%
check.error_of_repeating(error_of_repeating)

# %% [markdown]
# <!-- hint: error_of_repeating -->

# %% [markdown]
# The fourth baseline learns. **Linear autoregression** is linear regression on the same windows:
# one weight for each of the 22 years, and a bias. No memory, no gates: 23 numbers.
#
# **Predict.** Which will be best on 1920 to 1959: last year, eleven years ago, or the line?

# %%
from sklearn.linear_model import LinearRegression

spread = numbers[years < 1920].std()  # back from scaled numbers to sunspots


def typical_error(y_hat, y):
    """The root of the mean squared error, in sunspot numbers."""
    return spread * np.sqrt(np.mean((y_hat - y) ** 2))


line = LinearRegression().fit(X[train], y[train])
baselines = {
    "always the mean": lambda X: np.full(len(X), y[train].mean()),
    "same as last year": lambda X: X[:, -1],
    "same as 11 years ago": lambda X: X[:, -11],
    "linear autoregression": line.predict,
}
scores = {name: typical_error(answer(X[val]), y[val]) for name, answer in baselines.items()}
for name, score in scores.items():
    print(f"{name:22} {score:.0f}")

# %% [markdown]
# **What happened.** The error for the next year is 30 with last year, 34 with eleven years ago, and
# 19 with the line. <!-- claim: the_line_is_the_one_to_beat --> This line is the one to beat.

# %% [markdown]
# Now the networks: 12 recurrent nodes read the window, year by year, and one output node without an
# activation turns their last memories into the answer. We do the same with SimpleRNN, LSTM and GRU.
# The windows get a third axis, as there is one input at each step: `(n, 22, 1)`.


# %%
def build_forecaster(kind):
    """22 years in, 12 recurrent nodes of some kind, the scaled number of the next year out."""
    return keras.Sequential([keras.Input(shape=(22, 1)), kind(12), layers.Dense(1)])


kinds = {"SimpleRNN": layers.SimpleRNN, "LSTM": layers.LSTM, "GRU": layers.GRU}
models = {name: build_forecaster(kind) for name, kind in kinds.items()}
for name, model in models.items():
    print(f"{name:9} {model.count_params()} parameters")

# %% [markdown]
# The GRU has three weighted sums for each node, the LSTM four. (Keras gives the GRU a second row of
# biases: 36 more.) Each kind is trained with three seeds. Making Keras ready for a new model takes
# longer than training this one, so we train the *same* model three times. Each time it gets new
# starting weights, taken from a fresh copy of itself (`clone_model`), and Adam forgets what it has
# gathered. As in Lab 7, 34 copies of the windows in one long epoch stand for 34 epochs. The trained
# weights are kept: `as_function` turns them into a function that answers windows, as the baselines
# do.

# %%
EPOCHS, BATCH = 34, 66
copies, targets = np.tile(X[train][..., None], (EPOCHS, 1, 1)), np.tile(y[train], EPOCHS)
for model in models.values():
    falling_rate = keras.optimizers.schedules.CosineDecay(0.02, len(copies) // BATCH)
    model.compile(keras.optimizers.Adam(falling_rate), "mean_squared_error", jit_compile=False)


def train_again(model, seed):
    """The weights of the model after a training from a new start."""
    keras.utils.set_random_seed(seed)
    model.set_weights(keras.models.clone_model(model).get_weights())
    for number in model.optimizer.variables:
        number.assign(0 * number)
    model.fit(copies, targets, batch_size=BATCH, verbose=0)
    return model.get_weights()


# %% [markdown]
# **Predict.** With 181 to 685 parameters against 23, from 198 windows: will the networks beat the
# line, or the line the networks?


# %%
def as_function(model, weights):
    """The network with these weights, as a function: windows (n, 22) in, answers (n,) out."""

    def answer(X):
        model.set_weights(weights)
        return model.predict_on_batch(X[..., None])[:, 0]

    return answer


seeds = [SEED, SEED + 1, SEED + 2]
networks = {
    name: [as_function(model, train_again(model, seed)) for seed in seeds]
    for name, model in models.items()
}


# %%
def errors_of(name, part):
    """The typical errors of the three networks of a kind, on some of the windows."""
    return [typical_error(answer(X[part]), y[part]) for answer in networks[name]]


scores |= {name: errors_of(name, val) for name in networks}
title = "Far better than both repeaters; against the line, little is gained"
fig = comparisons.score_dots(scores, title, "typical error 1920-1959 (sunspot number)")
plots.show(
    fig, alt="Errors: repeaters 30 and 34, the line 19, the nine networks between 16 and 22."
)
val_errors = np.array([scores[name] for name in networks])  # (3 kinds, 3 seeds)
ratios = val_errors.mean(axis=1) / scores["linear autoregression"]
print("every network has a smaller error than 'same as last year':", val_errors.max() < 30)
print("the mean of each kind is within 25 % of the line:", abs(ratios - 1).max() < 0.25)

# %% [markdown]
# **What happened.** All nine know far more than the two repeaters.
# <!-- claim: networks_beat_the_repeaters --> The line is another matter. The SimpleRNN, with eight
# times as many parameters, gains nothing over it; the LSTM is level; the GRU is ahead, by a tenth
# or so. <!-- claim: networks_hardly_beat_the_line --> Had we shown one lucky run, and no line
# beside it, you would have believed in a triumph.

# %% [markdown]
# Why is there so little to gain? Let us see what they listen to. As in `heard_from`, we nudge one
# year of each window, and look at how far the answer moves, on average over the validation windows,
# for a nudge of 1. For the line this gives its 22 weights.
#
# **Predict.** Which years will the networks listen to: only the last few, or also the ones eleven
# years back?


# %%
def listens_to(answer, X):
    """How far the answers move on average for a nudge of each year: (22,), the last year first."""
    before = answer(X)
    return [np.mean(answer(X + nudge) - before) / 0.1 for nudge in 0.1 * np.eye(22)][::-1]


of_line = np.array(listens_to(line.predict, X[val]))
nine = [answer for of_kind in networks.values() for answer in of_kind]
of_networks = np.array([listens_to(answer, X[val]) for answer in nine])  # (9, 22 years back)

# %%
fig, ax = plt.subplots(figsize=(6.6, 3.2))
back = np.arange(1, 23)
ax.axhline(0, color="#bbbbbb", linewidth=1)
low, high = of_networks.min(axis=0), of_networks.max(axis=0)
ax.fill_between(back, low, high, color=plots.PURPLE, alpha=0.3)
ax.plot(back, of_networks.mean(axis=0), color=plots.PURPLE)
ax.plot(back, of_line, "o", color=plots.PREDICTION)
ax.text(1.6, 1.12, "dots: the line's weights")
ax.text(2.6, 0.5, "band: all nine networks, and their mean")
ax.set(xlabel="years back", ylabel="answer moves, per nudge")
ax.set_xticks([1, 2, 3, 5, 9, 11, 15, 20, 22])
ax.set_title("The networks live on the last three years")
plots.show(fig, alt="Last year counts about 1, two and three years back below 0; the rest near 0.")

# %%
moves = np.abs(of_networks)
first_three = moves[:, :3].sum(axis=1) / moves.sum(axis=1)
print("over half of the moves come from the last three years:", first_three.min() > 0.5)

# %% [markdown]
# **What happened.** Last year counts about 1. The two years before it count against: two years back
# in nearly all of the nine networks, three years back in all. That says: go on, but bend back. Over
# half of what moves each of the nine comes from these three years.
# <!-- claim: networks_live_on_three_years --> Eleven years back they hear almost nothing: their
# memories fade, as those above did, and 198 windows have not taught them otherwise.
#
# The line has its 22 weights side by side, where nothing fades, and they swing to the very end.
# <!-- claim: the_line_s_weights_swing_on --> Does it hear something there, or is that chance?

# %% [markdown]
# **Predict.** Give the line fewer years, so that it has fewer weights to learn. How good will it be
# with the last two only, and how good with nine?

# %%
for n_years in (1, 2, 9, 22):
    short = LinearRegression().fit(X[train, -n_years:], y[train])
    score = typical_error(short.predict(X[val, -n_years:]), y[val])
    print(f"line on the last {n_years:2} years: {score:.0f}")

# %% [markdown]
# **What happened.** Two weights and a bias take the error from 30 to 20. So next year is nearly a
# weighted sum of the last ones, which is what a line is made for. With nine years it is 17, and
# about half of the GRU's lead, or more, is gone. With 22 it is 19 again. So what the line heard
# further back is no help: 198 windows are not many to learn 22 weights from.
# <!-- claim: a_short_line_is_better --> From here on, the line on nine years is the one to beat.

# %% [markdown]
# ### Exercise 12.5 · Build a network for the tide ★★★ (8 min)
#
# A harbour measures three things each hour: the water level, the wind and the air pressure. From
# the last 48 hours it wants to know the level of the next hour, in meters above or below the mean.
# Build a network for it: **two** recurrent layers, one after the other, SimpleRNN, LSTM or GRU, of
# at least 8 nodes each, and an output that can be any number. The function returns the model; you
# need not compile or train it.


# %%
def build_tide_gauge():
    """A Keras model: 48 hours of 3 measurements in, the water level of the next hour out."""
    ### BEGIN SOLUTION
    return keras.Sequential(
        [
            keras.Input(shape=(48, 3)),
            layers.GRU(16, return_sequences=True),
            layers.GRU(16),
            layers.Dense(1),
        ]
    )
    ### END SOLUTION


# %%
check.build_tide_gauge(build_tide_gauge)

# %% [markdown]
# <!-- hint: build_tide_gauge -->

# %% [markdown]
# ## How far ahead can it see?
#
# One year ahead is little. To see eleven, the network is fed with its **own outputs**: it answers,
# the answer is taken as the newest year, the oldest year drops out of the window, and it answers
# again.


# %%
def forecast(answer, X):
    """Eleven years ahead of windows X (n, 22), on the forecaster's own outputs: (n, 11)."""
    route = []
    for _ in range(11):
        y_hat = answer(X)
        route.append(y_hat)
        X = np.column_stack([X[:, 1:], y_hat])
    return np.column_stack(route)


# %% [markdown]
# `np.column_stack` puts columns side by side: 21 years that stay, and the new one.
#
# Now the test years, once: 1960 to 2008. A forecast of eleven years can begin in 39 of them. (To be
# honest: anyone who works with sunspots has seen these years before, the authors included. We have
# chosen nothing by them.)
#
# **Predict.** First one year ahead, as before, with the line on nine years as one more baseline.
# Will LSTM and GRU be ahead of it?

# %%
nine_years = LinearRegression().fit(X[train, -9:], y[train])
rivals = baselines | {"line on nine years": lambda X: nine_years.predict(X[:, -9:])}
test_scores = {name: typical_error(a(X[test]), y[test]) for name, a in rivals.items()}
test_scores |= {name: errors_of(name, test) for name in networks}
title = "One year ahead, the new years tell the same story"
fig = comparisons.score_dots(test_scores, title, "typical error 1960-2008 (sunspot number)")
plots.show(fig, alt="On the test years the networks are near the lines, far below both repeaters.")

# %%
off_line = np.abs(rivals["line on nine years"](X[test]) - y[test])
closer = [
    np.sum(np.abs(answer(X[test]) - y[test]) < off_line)
    for name in ("LSTM", "GRU")
    for answer in networks[name]
]
ahead_of_line = max(test_scores["LSTM"] + test_scores["GRU"]) < test_scores["line on nine years"]
print("every LSTM and GRU is ahead of both lines:", ahead_of_line)
print("each is closer than the better line in 22 to 36 of the 49 years:", end=" ")
print(22 <= min(closer) and max(closer) <= 36)

# %% [markdown]
# **What happened.** The SimpleRNN is about level with the lines. LSTM and GRU are ahead, by less
# than a tenth. <!-- claim: less_than_a_tenth_on_new_years --> Year by year they are closer somewhat
# more often than not: in 26 to 33 of the 49 years, with all the seeds that we tried. A tossed coin
# would say 24 or 25, and now and then 30. <!-- claim: nearly_a_tossed_coin --> A lead, and a small
# one.

# %%
starts = np.flatnonzero((target_year >= 1960) & (target_year <= 1998))
truth = np.stack([y[i : i + 11] for i in starts])  # (39, 11)
everybody = {name: [answer] for name, answer in rivals.items()} | networks
routes = {name: [forecast(a, X[starts]) for a in several] for name, several in everybody.items()}

# %% [markdown]
# **Predict.** An error in the first year goes into the window of the second. How far will the
# forecasts below be right: two years, five, or all eleven? (A dot is the last year that was known;
# the line of its color is the forecast from there.)

# %%
mean = numbers[years < 1920].mean()
chosen = [1962, 1974, 1986, 1998]
drawn = {
    name: {year: mean + spread * routes[name][0][year - 1960] for year in chosen}
    for name in ("line on nine years", "GRU")
}
shown = years >= 1955
title = "Some waves are predicted well, others too low or too late"
fig = time_series.forecasts(years[shown], numbers[shown], drawn, title)
plots.show(fig, alt="Forecasts of line and GRU: near the gray curve at some starts, else far off.")

# %% [markdown]
# **What happened.** It depends on the start. From 1962 the line is off by 28 at once; the GRU
# starts better. From 1986 both begin near the truth, and then miss the wave that comes, by about 80
# spots or more in 1989. <!-- claim: it_depends_on_the_start --> Each answer builds on earlier
# answers, so a miss is passed on. And from 1962 the line goes below 0: it does not know that there
# cannot be fewer spots than none. <!-- claim: the_line_goes_below_zero -->

# %% [markdown]
# Four starts are four stories. Here is the typical error over all 39, year by year.
#
# **Predict.** "Same as 11 years ago" never looks at its own answers, so it is as good for the
# eleventh year as for the first. How much of the networks' lead over it will be left after four
# years?

# %%
by_year = {
    name: spread * np.sqrt(np.mean((np.array(several) - truth) ** 2, axis=1))
    for name, several in routes.items()
}  # for each name: (runs, 11 years ahead)
net_errors = np.concatenate([by_year[name] for name in networks])  # (9, 11)

# %%
fig, ax = plt.subplots(figsize=(6.4, 3.6))
ahead = np.arange(1, 12)
low, high = net_errors.min(axis=0), net_errors.max(axis=0)
ax.fill_between(ahead, low, high, color=plots.PURPLE, alpha=0.3)
ax.plot(ahead, net_errors.mean(axis=0), color=plots.PURPLE)
ax.plot(ahead, by_year["same as last year"][0], "-.", color=plots.SKY)
ax.plot(ahead, by_year["same as 11 years ago"][0], ":", color=plots.AMBER)
ax.plot(ahead, by_year["line on nine years"][0], "--", color=plots.GREEN)
ax.text(6.7, 88, "same as last year")
ax.text(2.6, 41, "same as 11 years ago")
ax.text(2.2, 17, "line on nine years (dashed)")
ax.text(2.2, 10, "all nine networks (band), and their mean")
ax.set(xlabel="years ahead", ylabel="typical error (sunspot number)", ylim=(0, 100), xticks=ahead)
ax.set_title("After four years, little is left of the lead over 'eleven years ago'")
plots.show(fig, alt="The error of networks and line grows for four years, then levels off.")

# %%
of_repeater = by_year["same as 11 years ago"][0]
growth = net_errors[:, 3] / net_errors[:, 0]
print("year 1: every network below 60 % of 'same as 11 years ago':", end=" ")
print((net_errors[:, 0] / of_repeater[0]).max() < 0.6)
print("every network's error grows by over a half in four years: ", growth.min() > 1.5)
later = net_errors[:, 3:9].mean() / of_repeater[3:9].mean()
of_line_later = by_year["line on nine years"][0][3:9].mean() / of_repeater[3:9].mean()
print("years 4 to 9, their mean is within 20 % of the repeater's:  ", abs(later - 1) < 0.2)
print("years 4 to 9, the line on nine years is over 10 % below it: ", of_line_later < 0.9)

# %% [markdown]
# **What happened.** One year ahead, every network has about half of the repeater's error. Within
# four years the error has grown by more than a half. <!-- claim: errors_grow --> In years 4 to 9
# little of the lead is left, about a tenth at most, and with some runs nothing.
# <!-- claim: little_is_left --> The line on nine years keeps a lead of about a sixth: a few years
# ahead, the best we have is a line. <!-- claim: the_line_keeps_a_sixth --> ("Same as last year" is
# most wrong after five years, half a wave later.) Keep in mind that 39 starts in 49 years overlap:
# they hold four or five waves, which is little to judge by.

# %% [markdown]
# ## What you learned
#
# - A recurrent cell passes its memory to its next step. The same weights serve every step.
#   Unrolled, it is a deep network, and its slopes vanish in the same way.
# - A gate is a sigmoid that decides what is kept. It lets an LSTM learn to remember; it does not
#   make it remember.
# - Samples from a story are windows, split by time. Change the future to see who peeks. And no
#   forecast without "same as last time" and a line beside it.
#
# | symbol | NumPy | Keras |
# |---|---|---|
# | stories | `(n_samples, steps, n_in)` | the same |
# | $h_t$ of a simple cell | `np.tanh(x @ W + h @ U + b)` | `layers.SimpleRNN(units)` |
# | $c_t$ of an LSTM | `sigmoid(f) * c + sigmoid(i) * np.tanh(new)` | `layers.LSTM(units)` |
# | all $h_t$, not the last only | keep each `h` in a list | `return_sequences=True` |
# | windows | `windows(series, 22)` | `keras.utils.timeseries_dataset_from_array` |

# %% [markdown]
# **Quiz 1.** `layers.SimpleRNN(10)` reads stories of 30 steps with 4 inputs at each. How many
# parameters does it have? And how many if the stories have 300 steps?
#
# <details><summary>Answer</summary>
#
# 4 · 10 + 10 · 10 + 10 = 150, and 150 again: the steps share them.
#
# </details>
#
# **Quiz 2.** A friend predicts tomorrow's price of a share. Her network's curve lies nearly on the
# true one, and its typical error is 2 euros. What do you ask for before you invest?
#
# <details><summary>Answer</summary>
#
# The error of "same as today". A price moves little from one day to the next, so the curve of
# yesterday's prices lies nearly on the true one, too. Then: was it split by time, and does the
# scaling know later days?
#
# </details>
#
# **Quiz 3.** "Our LSTM is better than your SimpleRNN at this, because LSTMs do not forget." What is
# wrong with the sentence?
#
# <details><summary>Answer</summary>
#
# An LSTM starts forgetful: its gates pass about three quarters at each step. It *can* learn to keep
# them open, if the task rewards it and there are enough examples. Whether it did, only a
# measurement can tell, over several seeds.
#
# </details>
#
# **Where next.** So far every network answered a question. Lab 13 asks whether one can make things
# up. To see what you have done so far, run `check.progress()` in a new cell.
