# %% [markdown]
# # Lab 9 · The output layer
#
# **What kind of answer do you want?** A weight in kilograms, a yes or a no, a name out of ten, or
# all names that fit? The hidden layers do not care. The last layer and the loss decide which
# answers a network *can* give, and Keras lets you choose wrongly, mostly without a word.
#
# After this lab you will be able to
#
# - choose units, activation, loss and metric of the output for four kinds of questions;
# - recognize a wrong choice by its symptom;
# - set the threshold of an alarm, and say what it costs.
#
# About 90 minutes. **Before this:** Lab 8, classification with Keras.

# %%
from utils import data, runtime
from utils.checks import check
from utils.figures import comparisons, images, plots

SEED = 6
runtime.start(seed=SEED)
import keras
import numpy as np
from keras import layers

# %% [markdown]
# ## Can the answer be any number?
#
# 333 penguins were measured and weighed. From the length and depth of the bill and the length of
# the flippers, a network has to say how many **kilograms above the mean** a penguin weighs. The
# mean is that of the training rows. For a light penguin the right answer is negative.

# %%
penguins = data.load_penguins().dropna()
mass = penguins["body_mass_g"].to_numpy() / 1000  # kg
print(f"{len(penguins)} penguins, {mass.min():.1f} to {mass.max():.1f} kg")

# %%
from utils.data.preparation import Standardizer, split

lengths = penguins[["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]]
birds, new_birds, mass_train, mass_test = split(lengths, mass, 0.3, seed=SEED)
bird_scaler = Standardizer().fit(birds)
birds, new_birds = bird_scaler.transform(birds), bird_scaler.transform(new_birds)
kg, new_kg = mass_train - mass_train.mean(), mass_test - mass_train.mean()
print(f"lighter than the mean: {np.mean(kg < 0):.0%} of the training rows")

# %% [markdown]
# Below is everything that stays the same in this lab: two hidden layers with ReLU, Adam, and the
# training. What changes comes in as an argument: the `units` of the output layer (Keras's word for
# its nodes), their `activation`, and the `loss`. As in Lab 7, copies of the rows in one long epoch
# save time. (`then` is for layers after the output; we need it once.)


# %%
def train_net(
    X, y, units, activation, loss, hidden=(32, 16), copies=40, epochs=1, batch_size=32, then=()
):
    """A trained Keras network: `hidden` layers with ReLU, then the output that you ask for."""
    keras.utils.set_random_seed(SEED)
    body = [layers.Dense(n, activation="relu") for n in hidden]
    output = layers.Dense(units, activation=activation)
    net = keras.Sequential([keras.Input(shape=X.shape[1:]), *body, output, *then])
    faster = {"steps_per_execution": 50, "jit_compile": False}
    net.compile(keras.optimizers.Adam(0.003), loss, metrics=["accuracy"], **faster)
    net.fit(np.tile(X, (copies, 1)), np.concatenate([y] * copies), batch_size, epochs, verbose=0)
    return net


# %% [markdown]
# For a number on a scale: one unit, no activation (Keras calls that `"linear"`), and the mean
# squared error. `train_net` also asks Keras for the `accuracy`, as many recipes do.
#
# **Predict.** The network will be good. What will its accuracy be?

# %%
weigher = train_net(birds, kg, 1, "linear", "mean_squared_error")
print(f"accuracy at the end: {weigher.history.history['accuracy'][-1]:.1%}")

# %% [markdown]
# **What happened.** 0.0 %. Accuracy counts the answers that are *exactly* right, and no prediction
# of a mass ever is. <!-- claim: accuracy_of_a_regression_is_zero --> If your regression has an
# accuracy of 0, look at the metric first. What you want to know is how far off the answers are.

# %% [markdown]
# So we take the **mean absolute error**: the mean distance between answer and truth, in kg. And we
# try a second output layer, with a sigmoid, on the same rows. To see how much is chance, we train
# five networks of each kind at once, with the network of Module 2.


# %%
from utils.nn import Adam, Dense, Network, fit


def many_nets(X, y, units, activation, loss, hidden=(32, 16), epochs=40, batch_size=32, seeds=5):
    """As train_net, but `seeds` networks at once, in NumPy; answers are (seeds, n, units)."""
    rng, sizes = np.random.default_rng(SEED), [X.shape[1], *hidden]
    inside = list(zip(sizes, hidden, strict=False))
    body = [Dense(n_in, n_out, "relu", rng=rng, seeds=seeds) for n_in, n_out in inside]
    net = Network([*body, Dense(sizes[-1], units, activation, rng=rng, seeds=seeds)])
    how = {"optimizer": Adam(0.003), "epochs": epochs, "batch_size": batch_size, "rng": rng}
    fit(net, X, y, loss=loss, **how)
    return net


# %% [markdown]
# **Predict.** Which penguins can the networks with a sigmoid never get right? Look at the range
# of σ. (An answer has the shape `(5, n, 1)`; `[..., 0]` leaves the last axis out.)

# %%
from sklearn.linear_model import LinearRegression, LogisticRegression

linear = many_nets(birds, kg[:, None], 1, "linear", "mse").predict(new_birds)[..., 0]
squeezed = many_nets(birds, kg[:, None], 1, "sigmoid", "mse").predict(new_birds)[..., 0]
line = LinearRegression().fit(birds, kg).predict(new_birds)
scores = {
    "always the mean": np.abs(new_kg).mean(),
    "linear regression": np.abs(line - new_kg).mean(),
    "no activation": np.abs(linear - new_kg).mean(axis=1),
    "sigmoid": np.abs(squeezed - new_kg).mean(axis=1),
}

# %%
import matplotlib.pyplot as plt

fig, panels = plt.subplots(1, 2, figsize=(7, 3.5), sharey=True)
panels[0].text(-1.6, 1.9, "on the line: exactly right", va="top")
for ax, name, nets in zip(panels, list(scores)[2:], (linear, squeezed), strict=True):
    ax.plot([-1.6, 2.1], [-1.6, 2.1], color=plots.PREDICTION, linewidth=1)
    ax.plot(new_kg, nets[0], "o", color=plots.DATA, markersize=4, alpha=0.7)
    ax.set_title(f"{name}: off by {scores[name].mean():.2f} kg", fontsize=10, fontweight="normal")
    ax.set(xlabel="weighed (kg above the mean)")
panels[0].set(ylabel="predicted (kg above the mean)")
fig.suptitle("A sigmoid cannot say -1, nor 2", x=0.01, ha="left", fontweight="bold", fontsize=11)
plots.show(fig, alt="No activation: dots along the diagonal. Sigmoid: all dots between 0 and 1.")

# %%
title = "All five networks with a sigmoid lose to a straight line"
fig = comparisons.score_dots(
    scores, title, "mean absolute error (kg; a dot: a network)", number="{:.2f}"
)
plots.show(fig, alt="Error: the mean 0.68, a sigmoid 0.47, a line 0.32, no activation 0.25 kg.")
print("all five without an activation are nearer:", end=" ")
print(scores["no activation"].max() < scores["linear regression"])
print("all five with a sigmoid are further away: ", end=" ")
print(scores["sigmoid"].min() > scores["linear regression"])

# %% [markdown]
# **What happened.** σ ends at 0 and at 1. For the lighter half of the penguins the answer is "0 kg
# above the mean", and for the heaviest it is 1. <!-- claim: a_sigmoid_cannot_say_minus_one --> So
# all five networks with a sigmoid are worse than a straight line, which the five without an
# activation beat. <!-- claim: no_activation_for_a_number --> More training would not help: the
# answer is out of reach.

# %% [markdown]
# That is the first row of our table:
#
# | question | units | activation | loss | metric |
# |---|---|---|---|---|
# | **how much?** | 1 for each number | `"linear"` | `"mean_squared_error"` | mean absolute error |

# %% [markdown]
# ## Yes or no?
#
# Next: 569 women with a lump in the breast. From each, some cells were taken with a needle and
# looked at under a microscope; 30 numbers describe their nuclei. The question is whether the tumour
# is malignant (cancer) or benign (harmless). The data come with scikit-learn (UCI no. 17, W.
# Wolberg, O. Mangasarian, N. Street, W. Street, CC BY 4.0).
#
# **Predict.** The labels are 0 and 1. Which of them means cancer?

# %%
from sklearn.datasets import load_breast_cancer

cancer = load_breast_cancer()
for number, name in enumerate(cancer.target_names):
    print(number, name, np.sum(cancer.target == number))
y = 1 - cancer.target
X_rest, X_test, y_rest, y_test = split(cancer.data, y, 0.25, seed=SEED, stratify=True)

# %% [markdown]
# **What happened.** In this data set 0 is malignant and 1 is benign.
# <!-- claim: sklearn_has_them_the_other_way --> Always look, before you read a probability the
# wrong way round.

# %% [markdown]
# We want an alarm for cancer, so the cell above turned the labels round: from here on
# **1 is malignant** and 0 is benign. A quarter of the rows is the test set, locked away.
# (`stratify=True` keeps the share of malignant ones the same on both sides.)
#
# For yes or no, one unit is enough: with a sigmoid it says how probable "yes" is, and "no" gets the
# rest. The loss is the **binary cross-entropy**, the logistic loss of Lab 2.
#
# How large must such a network be? Some recipes for this data set have hidden layers of 128, 64, 32
# and 16 nodes. We set that beside 32 and 16, and beside logistic regression, which is one neuron.
# We deal the rest six times into training and validation rows; in each deal we train three networks
# of each kind.


# %%
def three_accuracies(seed):
    """On held-out rows of one deal: logistic regression, three small nets, three deep ones."""
    A, B, a, b = split(X_rest, y_rest, 0.3, seed=seed, stratify=True)
    ruler = Standardizer().fit(A)
    A, B = ruler.transform(A), ruler.transform(B)
    right = [LogisticRegression().fit(A, a).score(B, b)]
    ask = 1, "sigmoid", "binary_crossentropy"
    for hidden in ((32, 16), (128, 64, 32, 16)):
        nets = many_nets(A, a[:, None], *ask, hidden, epochs=15, seeds=3)
        right.append(np.mean((nets.predict(B)[..., 0] > 0.5) == b, axis=1))
    return right


# %% [markdown]
# The deep one has 14,849 parameters, the small one 1,537, and logistic regression has 31.
#
# **Predict.** By how many percentage points will the deep one be ahead of the small one?

# %%
deals = [three_accuracies(seed) for seed in range(SEED, SEED + 6)]
names = ["logistic regression", "32-16-1, 18 nets", "128-64-32-16-1, 18 nets"]
scores = {name: np.ravel([deal[i] for deal in deals]) for i, name in enumerate(names)}
title = "Ten times the parameters buy less than one point"
xlabel = "accuracy on validation rows (dots may hide each other)"
fig = comparisons.score_dots(scores, title, xlabel, number="{:.1%}", start=0.9)
plots.show(fig, alt="Three rows of dots from 95 to 99 %, all around the same mean, 98 %.")
line, small, deep = (row.mean() for row in scores.values())
print(f"baseline, always says benign: {1 - y_rest.mean():.0%}")
print("deep and small differ by less than 1 point:     ", abs(deep - small) < 0.01)
print("neither is 1 point ahead of logistic regression:", max(deep, small) < line + 0.01)

# %% [markdown]
# **What happened.** Less than one, and logistic regression with its 31 parameters is as good. The
# dots of each kind are spread further apart than the three means are: chance is larger than the
# difference. <!-- claim: the_deep_net_is_no_better --> All are far above the 63 % that comes from
# always saying "benign". <!-- claim: all_beat_the_commonest --> We keep the small one.

# %% [markdown]
# Now two wrong outputs for this question. The first comes from Lab 8, where a softmax did so well:
# softmax on **one** unit. But first the right network, with the sigmoid: it learns for 15 epochs,
# and a third of the rest is set aside for validation. We shall keep this network.

# %%
raw_train, raw_val, y_train, y_val = split(X_rest, y_rest, 1 / 3, seed=SEED, stratify=True)
scaler = Standardizer().fit(raw_train)
X_train, X_val = scaler.transform(raw_train), scaler.transform(raw_val)
ask = "binary_crossentropy"
alarm = train_net(X_train, y_train, 1, "sigmoid", ask, copies=1, epochs=15)
print("training rows", X_train.shape, "validation rows", X_val.shape)

# %% [markdown]
# And now the same with softmax. We catch what Keras has to say about it.
#
# **Predict.** Softmax divides $e^z$ by the sum over all units. There is one unit. What will it
# answer?

# %%
import warnings

with warnings.catch_warnings(record=True) as said:
    warnings.simplefilter("always")
    stuck = train_net(X_train, y_train, 1, "softmax", ask, copies=1, epochs=15)
    p_stuck = np.asarray(stuck(X_val))[:, 0]
print("Keras warns:", str(said[0].message).split(". ")[2])
print("different answers:", np.unique(p_stuck.round(5)))
print(f"accuracy {np.mean((p_stuck > 0.5) == y_val):.0%}, share of ones {y_val.mean():.0%}")

# %%
title = "Softmax on one unit: the loss falls, the accuracy stands still"
fig = plots.learning_curves(stuck.history.history, ("loss", "accuracy"), title)
fig.axes[1].set_ylim(0, 1)
plots.show(fig, alt="The loss falls from 0.6 to below 0.1; the accuracy is 0.37 all the time.")
losses = [np.array(net.history.history["loss"]) for net in (alarm, stuck)]
print("the loss is that of the sigmoid, epoch by epoch:", np.allclose(*losses, rtol=1e-3))

# %% [markdown]
# **What happened.** $e^z / e^z = 1$, whatever $z$ is. It calls everybody ill, so its accuracy is
# the share of ones. <!-- claim: softmax_on_one_unit_says_one --> And the loss? It looks perfect!
# For the sake of exact digits, Keras on TensorFlow computes this loss from $z$, as if a sigmoid
# came after it. <!-- claim: the_loss_of_a_stuck_net_looks_fine --> (With PyTorch or JAX behind
# Keras the loss may stand still instead.) The symptom is: **all answers are 1, and the accuracy
# does not move.**

# %% [markdown]
# The second is the squared error after a sigmoid. Often it works. It fails when the network is
# *sure and wrong*: there the sigmoid is flat, and hardly any slope gets through (Lab 5). Say
# somebody trained ten networks with scikit-learn's labels, where 1 is benign. Then she noticed,
# turned the labels round, and went on training, with SGD. (Adam makes small slopes large again, and
# would hide what we want to see.) All ten start sure and wrong. Always saying "benign" gives 0.63.
#
# **Predict.** After one epoch with the right labels, what accuracy will each loss have reached? And
# after ten?


# %%
from utils.nn import SGD


def turned_round(loss):
    """Accuracy after each of 10 epochs (10, 10 nets) of networks that first learned the reverse."""
    target = y_train[:, None]
    net = many_nets(X_train, 1 - target, 1, "sigmoid", "binary_crossentropy", seeds=10)
    rng, right = np.random.default_rng(SEED), []
    for _ in range(10):
        fit(net, X_train, target, loss=loss, optimizer=SGD(0.1), epochs=1, rng=rng)
        right.append(np.mean((net.predict(X_val)[..., 0] > 0.5) == y_val, axis=1))
    return np.array(right)


# %%
with_bce, with_mse = turned_round("binary_crossentropy"), turned_round("mse")
fig, ax = plt.subplots(figsize=(6.4, 3.3))
ax.plot(range(1, 11), with_bce, "-", color=plots.GREEN, linewidth=1)
ax.plot(range(1, 11), with_mse, "--", color=plots.PURPLE, linewidth=1)
ax.text(10.2, with_bce[-1].mean(), "binary cross-entropy", color=plots.GREEN, va="center")
ax.text(10.2, with_mse[-1].mean(), "mean squared error", color=plots.PURPLE, va="center")
ax.set(xlabel="epoch (a line: a network)", ylabel="accuracy", xlim=(0.8, 13.6), ylim=(0, 1.03))
ax.set_xticks(range(1, 11))
ax.set_title("Sure and wrong: the squared error hardly gets away from it")
plots.show(fig, alt="Cross-entropy: right at once. Squared error: below 0.7 after ten epochs.")
print("cross-entropy, one epoch: over 80 % in each:", with_bce[0].min() > 0.8)
print("squared error, one epoch: under 20 % in each:", with_mse[0].max() < 0.2)
print("squared error, ten epochs: under 70 % in each:", with_mse[-1].max() < 0.7)

# %% [markdown]
# **What happened.** With cross-entropy, the slope at the output is $a - y$: the more wrong, the
# steeper. One epoch is enough. <!-- claim: cross_entropy_turns_round --> The squared error's slope
# has the sigmoid's own slope in it, $a(1 - a)$, and that is near 0 at both ends. Sure and wrong
# looks just like sure and right to it. <!-- claim: squared_error_stays_wrong -->

# %% [markdown]
# The second row of the table:
#
# | question | units | activation | loss | metric |
# |---|---|---|---|---|
# | how much? | 1 for each number | `"linear"` | `"mean_squared_error"` | mean absolute error |
# | **yes or no?** | 1 | `"sigmoid"` | `"binary_crossentropy"` | see the next section |

# %% [markdown]
# ### Exercise 9.1 · Build an alarm for a bank ★★☆ (6 min)
#
# A bank knows 12 numbers about each payment, and for old payments a label: 1 for fraud, 0 for
# honest. Build *and compile* a network that says how probable fraud is: at least one hidden layer
# of 16 nodes or more with ReLU, one output, and the loss that goes with it. The function returns
# the model; you need not train it.


# %%
def build_fraud_alarm():
    """A compiled Keras model: rows of 12 numbers in, the probability of fraud out."""
    ### BEGIN SOLUTION
    net = keras.Sequential(
        [keras.Input((12,)), layers.Dense(32, "relu"), layers.Dense(1, "sigmoid")]
    )
    net.compile("adam", "binary_crossentropy")
    return net
    ### END SOLUTION


# %%
check.build_fraud_alarm(build_fraud_alarm)

# %% [markdown]
# <!-- hint: build_fraud_alarm -->

# %% [markdown]
# ## When should the alarm ring?
#
# The sigmoid gives a probability; somebody has to act on it. Where it is at or above a
# **threshold**, the alarm rings. We have used a half so far, without thinking. Two mistakes are
# possible: a cancer is **missed**, or a healthy woman gets a **false alarm**. Are they equally bad?
# (`>` and `>=` differ only at exactly ½, which hardly ever happens. In an exercise, take the one
# that it asks for.)
#
# In the figure, the axis is stretched near 0 and near 1, where most women are. Those nearer to an
# end than 0.0003 are piled up there.
#
# **Predict.** We lower the threshold from 0.5 to 0.05. Which of the two mistakes becomes rarer?

# %%
from utils.figures.thresholds import answers_by_class, rates, trade_off

p_val = np.asarray(alarm(X_val))[:, 0]
title = "A lower threshold misses fewer and gives more false alarms"
fig = answers_by_class(y_val, p_val, [0.5, 0.05], ["benign", "malignant"], title)
plots.show(fig, alt="Two rows of dots; lines at 0.05 and 0.5, with what each misses.")
missed = [np.sum(p_val[y_val == 1] < threshold) for threshold in (0.5, 0.05)]
false_alarms = [np.sum(p_val[y_val == 0] >= threshold) for threshold in (0.5, 0.05)]
print("at 0.05 no more are missed than at 0.5: ", missed[1] <= missed[0])
print("at 0.05 there are more false alarms:    ", false_alarms[1] > false_alarms[0])

# %% [markdown]
# **What happened.** Each dot is a woman from the validation rows. Moving the line to the left can
# only find more of the upper row, and can only ring more often for the lower row.
# <!-- claim: lower_finds_more_and_rings_more --> There is no threshold without a price.

# %% [markdown]
# Three shares say it in numbers:
#
# - **recall**: of all cancers, the share that is found;
# - **precision**: of all alarms, the share that are right;
# - **false alarm rate**: of all who are healthy, the share for whom it rings.
#
# By hand, for ten women: 4 have cancer, the alarm rings for 5, and 3 of those 5 have it. Then the
# recall is 3/4, the precision 3/5, and the false alarm rate 2/6.
#
# `rates` computes them for every threshold. Plotted against each other, recall and false alarm rate
# make the **ROC curve**: each point is a threshold, the best corner is the upper left one.
#
# To have something to compare with, there are two more alarms: logistic regression on all 30
# numbers, and on one of them alone, the "mean texture". `predict_proba` gives its probabilities.
#
# **Predict.** Draw the false alarm rate to the right, and recall upwards. Where is an alarm that
# rings at random for a third of all women?

# %%
line = LogisticRegression().fit(X_train, y_train)
p_line = line.predict_proba(X_val)[:, 1]
column = [list(cancer.feature_names).index("mean texture")]
of_one = LogisticRegression().fit(X_train[:, column], y_train)
p_one = of_one.predict_proba(X_val[:, column])[:, 1]
curves = {"network": p_val, "logistic regression": p_line, "the same, one number": p_one}
curves = {name: (y_val, p) for name, p in curves.items()}

# %%
title = "More recall is bought with false alarms, threshold by threshold"
fig = trade_off(curves, marks=[0.5, 0.05], title=title)
plots.show(fig, alt="Left: recall falls, precision rises. Right: two ROC curves hug the corner.")
swept = [rates(y_val, p) for p in (p_val, p_line, p_one)]
price = [one["false_alarms"][one["recall"] >= 0.9].min() for one in swept]
print("nine of ten cancers cost under 5 % false alarms:", price[0] < 0.05, price[1] < 0.05)
print("with one number alone, over 30 %:               ", price[2] > 0.3)

# %% [markdown]
# **What happened.** On the diagonal: a third of the ill and a third of the healthy. The network is
# far from it, close to the corner, and so is logistic regression; with one number alone, every bit
# of recall is paid for dearly. <!-- claim: one_number_is_not_enough -->
# A curve judges a network for all thresholds at once. Which point on it you want is not the
# network's business, but yours.

# %% [markdown]
# ### Exercise 9.2 · A threshold for a required recall ★★★ (8 min)
#
# A clinic demands: "find at least this share of the cancers". `y` has the shape `(n,)`, 1 for
# cancer and 0 for none; `p` `(n,)` holds the network's probabilities, `wanted` is a share such as
# 0.9. The alarm rings where `p >= threshold`. Return the **highest** threshold whose recall is at
# least `wanted`. It is always the `p` of one of the women with cancer.


# %%
def threshold_for_recall(y, p, wanted):
    """The highest threshold that finds at least the share `wanted` of the samples with y = 1."""
    ### BEGIN SOLUTION
    ill = p[y == 1]
    for threshold in np.sort(ill)[::-1]:
        if np.mean(ill >= threshold) >= wanted:
            return threshold
    ### END SOLUTION


# %%
check.threshold_for_recall(threshold_for_recall)

# %% [markdown]
# <!-- hint: threshold_for_recall -->

# %% [markdown]
# Another way to choose starts from the price. A doctor says: "one missed cancer is as bad as 19
# false alarms". Take a woman with probability $p$. Stay silent, and with probability $p$ you pay
# 19. Ring, and with probability $1 - p$ you pay 1. Ringing is cheaper when $1 - p < 19\,p$, that
# is, from $p = 1/20 = 0.05$ on. (This trusts the network's probabilities. They may be too sure.)
#
# The threshold was chosen before anyone looked at the test set. Now we open it, once.
#
# **Predict.** On 143 new women, how many points of accuracy will lie between the two thresholds?

# %%
p_test = np.asarray(alarm(scaler.transform(X_test)))[:, 0]
accuracies = [np.mean((p_test >= threshold) == y_test) for threshold in (0.5, 0.05)]
prices = [
    19 * np.sum(p_test[y_test == 1] < threshold) + np.sum(p_test[y_test == 0] >= threshold)
    for threshold in (0.5, 0.05)
]
title = f"On new women 0.05 costs {prices[1]}, and 0.5 costs {prices[0]} false alarms' worth"
fig = answers_by_class(y_test, p_test, [0.5, 0.05], ["benign", "malignant"], title)
plots.show(fig, alt="Test rows: the line at 0.05 misses fewer and gives more false alarms.")
print(f"baseline, always says benign: {1 - y_test.mean():.0%}")
print("accuracy over 90 % at 0.5: ", accuracies[0] > 0.9)
print("accuracy over 85 % at 0.05:", accuracies[1] > 0.85)
print("less than 8 points apart:  ", abs(accuracies[0] - accuracies[1]) < 0.08)

# %% [markdown]
# **What happened.** Less than eight. Accuracy counts both mistakes alike, so it cannot tell you
# which threshold to take. <!-- claim: accuracy_hides_the_price --> The title tells the price. But
# beware: one missed woman counts 19, so on 143 a single case can decide which price is lower.

# %% [markdown]
# Look at what is missed and at the false alarms, and decide what each is worth. So the metric in
# our second row is **recall and precision**, and accuracy only where both mistakes cost the same.
# (A woman far to the left in the upper row is beyond help: no threshold finds her, unless it rings
# for nearly everybody.)

# %% [markdown]
# ## Which one of several?
#
# Lab 8 did this at length, so here it is short: one unit for each class, softmax, and one of the
# two categorical cross-entropies. The penguins once more: which of three **species** is it?

# %%
species = penguins["species"].astype("category").cat.codes.to_numpy()  # names to 0, 1, 2
measured = lengths.assign(mass=mass)
S_train, S_test, species_train, species_test = split(
    measured, species, 0.3, seed=SEED, stratify=True
)
species_scaler = Standardizer().fit(S_train)
S_train, S_test = species_scaler.transform(S_train), species_scaler.transform(S_test)
sparse = "sparse_categorical_crossentropy"
namer = train_net(S_train, species_train, 3, "softmax", sparse)

# %% [markdown]
# One pair of output and loss goes wrong all the time. The scores $z$ that go into the softmax are
# called **logits**. A loss can do the softmax itself:
# `SparseCategoricalCrossentropy(from_logits=True)` expects logits, so the output layer has no
# activation. If you leave the softmax in the network, it is done **twice**.
#
# **Predict.** A perfect answer, sure and right, is $p = (1, 0, 0)$. What is its loss, if a softmax
# is done once more? Remember that $e^0$ is 1.

# %%
entropy = keras.losses.sparse_categorical_crossentropy
for classes in (3, 10):
    perfect = np.eye(classes)[:1]
    twice = entropy(np.array([0]), perfect, from_logits=True)
    print(f"{classes} classes: the lowest loss is {float(twice[0]):.2f}")

# %% [markdown]
# **What happened.** From (1, 0, 0) a softmax makes $e / (e + 1 + 1) = 0.58$, and
# $-\ln 0.58 = 0.55$. With ten classes it is 1.46. <!-- claim: twice_has_a_floor --> A loss that
# sinks to such a number and stays there, while the accuracy is fine, is the symptom. (Put
# `from_logits=True` after a softmax layer, and Keras on TensorFlow notices, warns, and mends it.
# <!-- claim: keras_mends_it --> It lets two softmax layers pass. PyTorch's loss expects logits, and
# says nothing.)

# %% [markdown]
# **Predict.** How right, and how sure, is a network that was trained with two?

# %%
doubled = train_net(S_train, species_train, 3, "softmax", sparse, then=[layers.Softmax()])
p_once, p_twice = (np.asarray(net(S_test)) for net in (namer, doubled))
title = f"Softmax twice: right or wrong, never surer than {p_twice.max():.0%}"
scores = {"softmax once": p_once.max(axis=1), "softmax twice": p_twice.max(axis=1)}
xlabel = "probability of the species named (a dot: a penguin)"
fig = comparisons.score_dots(scores, title, xlabel, number="{:.0%}")
plots.show(fig, alt="A dot a penguin: once, most dots are near 100 %; twice, none is above 58 %.")
right = [np.mean(p.argmax(axis=1) == species_test) for p in (p_once, p_twice)]
commonest = np.bincount(species_train).argmax()
print(f"baseline, always the commonest: {np.mean(species_test == commonest):.0%}")
print("each names over 93 % rightly:   ", min(right) > 0.93)

# %%
once, twice = (np.mean(entropy(species_train, net(S_train))) for net in (namer, doubled))
print("loss on the training rows, once: under 0.1:         ", once < 0.1)
print("loss on the training rows, twice: from 0.55 to 0.60:", 0.55 < twice < 0.6)

# %% [markdown]
# **What happened.** Both name nearly all penguins of the test rows, far more than the 44 % of the
# baseline. <!-- claim: both_name_the_penguins --> The guess is the largest probability, and their
# order survives a second softmax. But the loss stays above 0.55, and whoever wants to know how sure
# the network is gets nonsense. <!-- claim: twice_is_never_sure -->

# %% [markdown]
# The third row:
#
# | question | units | activation | loss | metric |
# |---|---|---|---|---|
# | how much? | 1 for each number | `"linear"` | `"mean_squared_error"` | mean absolute error |
# | yes or no? | 1 | `"sigmoid"` | `"binary_crossentropy"` | recall, precision |
# | **which one of $k$?** | $k$ | `"softmax"` | `"categorical_crossentropy"` ¹ | accuracy |
#
# ¹ For one-hot labels; `"sparse_categorical_crossentropy"` for whole numbers.

# %% [markdown]
# ## Which of them, if several may be right?
#
# A film is a comedy *and* a western; a photograph shows a cat *and* a sofa. Each sample can have
# several labels at once: **multilabel**. Here each picture of 16 × 16 pixels has one, two or three
# handwritten digits in its corners. The question is: *which* digits are in it?

# %%
from utils.data.multilabel import multilabel_digits

rng = np.random.default_rng(SEED)
(pictures, Y), (new_pictures, Y_new) = multilabel_digits(3000, 1000, rng=rng)
X_pictures, X_new = pictures.reshape(3000, 256), new_pictures.reshape(1000, 256)
captions = [" ".join(str(digit) for digit in np.flatnonzero(row)) for row in Y[:8]]
framed = np.pad(pictures[:8], ((0, 0), (1, 1), (1, 1)), constant_values=0.2)  # a gray edge
fig = images.image_grid(framed, captions, 8, "Several answers may be right at once")
plots.show(fig, alt="Eight pictures with one to three digits in their corners, named above each.")

# %% [markdown]
# A row of `Y` has ten numbers, with a 1 for each digit that is there. **Predict.** A picture shows
# two eights, and nothing else. How many ones are in its row?

# %%
print("first row of Y:", Y[0].astype(int))
print("ones in a row: ", np.unique(Y.sum(axis=1)).astype(int))

# %% [markdown]
# **What happened.** One: an 8 is there or it is not. A row has one to three ones.
# <!-- claim: one_to_three_labels --> So the ten numbers that come
# out must not share a sum of 1. We need ten separate answers to ten questions: "is there a 0?", "is
# there a 1?", … That is the yes-or-no output, ten times side by side: **ten sigmoids**, and the
# mean of ten binary cross-entropies.

# %% [markdown]
# ### Exercise 9.3 · The loss of each picture ★★☆ (6 min)
#
# Write that loss by hand. `Y` and `P` have the shape `(n, n_labels)`: `Y` holds 0 and 1, `P` the
# probabilities. For one label the binary cross-entropy is
#
# $$-\big(y \ln p + (1 - y) \ln (1 - p)\big)$$
#
# Return an array `(n,)`: for each picture the mean over its labels. For $y = (1, 0)$ and
# $p = (0.9, 0.2)$ that is $-(\ln 0.9 + \ln 0.8) / 2 = 0.164$. No $p$ is exactly 0 or 1.


# %%
def loss_by_picture(Y, P):
    """Binary cross-entropy of each row (n,), for labels Y and probabilities P (n, n_labels)."""
    ### BEGIN SOLUTION
    losses = -(Y * np.log(P) + (1 - Y) * np.log(1 - P))
    return losses.mean(axis=1)
    ### END SOLUTION


# %%
check.loss_by_picture(loss_by_picture)

# %% [markdown]
# <!-- hint: loss_by_picture -->

# %% [markdown]
# How good is a list of labels? Take three pictures. Sets are handy here: `a & b` is what both have,
# `a - b` what only `a` has.
#
# **Predict.** How many of the three answers are entirely right?

# %%
truth = [{3, 7}, {5}, {0, 2, 8}]
answer = [{3, 7}, {5, 6}, {0}]
both = list(zip(truth, answer, strict=True))
hits = sum(len(t & a) for t, a in both)
overlooked = sum(len(t - a) for t, a in both)
made_up = sum(len(a - t) for t, a in both)
print("hits", hits, "overlooked", overlooked, "made up", made_up)
print(f"exact match {np.mean([t == a for t, a in both]):.2f}")
print(f"F1          {2 * hits / (2 * hits + overlooked + made_up):.2f}")
print(f"of 30 yes-or-no answers, right: {1 - (overlooked + made_up) / 30:.0%}")

# %% [markdown]
# **What happened.** One of three: **exact match** is strict, and counts an answer only if the whole
# set is right. **F1** gives credit for parts:
#
# F1 = 2 · hits / (2 · hits + overlooked + made up) = 2 · 4 / (8 + 2 + 1) = 8/11 = 0.73
#
# It lies between precision (4/5) and recall (4/6). The plain accuracy of the 30 small answers looks
# far too good, because most of them are an easy no. Always saying "nothing there" gets 80 %, and an
# F1 of 0. <!-- claim: three_scores_by_hand -->

# %% [markdown]
# ### Exercise 9.4 · Exact match ★★☆ (5 min)
#
# `Y` has the shape `(n, n_labels)` and holds 0 and 1; `P` has the same shape and holds
# probabilities. A label is given where its probability is **above** ½. Return the share of
# pictures, from 0 to 1, for which all labels are right.


# %%
def exact_match(Y, P):
    """Share of the rows of P (n, n_labels) that are right in every label of Y (n, n_labels)."""
    ### BEGIN SOLUTION
    right = (P > 0.5) == (Y == 1)
    return np.mean(right.all(axis=1))
    ### END SOLUTION


# %%
check.exact_match(exact_match)

# %% [markdown]
# <!-- hint: exact_match -->

# %% [markdown]
# Now ten sigmoids against the wrong choice, a softmax over ten units. To give the softmax a fair
# chance, its labels are divided by their number, so that each row sums to 1. The baseline is ten
# single neurons without a hidden layer. Three networks of each kind learn, and are asked about
# 1,000 new pictures, made of digits that are in no training picture.
#
# **Predict.** A picture has two digits, and the softmax finds both. How probable can it call each
# of them?

# %%
shares = Y / Y.sum(axis=1, keepdims=True)
how = {"epochs": 20, "batch_size": 100, "seeds": 3}
any_of = "sigmoid", "binary_crossentropy"
neurons = many_nets(X_pictures, Y, 10, *any_of, hidden=(), **how).predict(X_new)
sigmoids = many_nets(X_pictures, Y, 10, *any_of, hidden=(128,), **how).predict(X_new)
one_of = "softmax", "categorical_crossentropy"
softmaxes = many_nets(X_pictures, shares, 10, *one_of, hidden=(128,), **how).predict(X_new)

# %%
from sklearn.metrics import accuracy_score, f1_score


def exact_and_f1(P, threshold=0.5):
    """Exact match and F1 on the new pictures, of each network: (2, seeds) of P (seeds, n, 10)."""
    guesses = threshold < P
    exact = [accuracy_score(Y_new, guess) for guess in guesses]  # of rows, if there are several
    return np.array([exact, [f1_score(Y_new, guess, average="micro") for guess in guesses]])


best = max(np.arange(0.05, 0.5, 0.05), key=lambda t: exact_and_f1(softmaxes, t)[0].mean())
scores = {
    "ten single neurons": exact_and_f1(neurons),
    "softmax, above ½": exact_and_f1(softmaxes),
    f"softmax, above {best:.2f}": exact_and_f1(softmaxes, best),
    "ten sigmoids, above ½": exact_and_f1(sigmoids),
}

# %%
title = "Ten sigmoids name the whole set far more often than a softmax"
exact = {name: pair[0] for name, pair in scores.items()}
xlabel = "exact match on new pictures (a dot: a network)"
fig = comparisons.score_dots(exact, title, xlabel, number="{:.0%}")
plots.show(fig, alt="Exact match: neurons 50 %, softmax 35 %, at its best 51 %, sigmoids 63 %.")
several = Y_new.sum(axis=1) > 1
right = np.all((softmaxes > 0.5)[:, several] == Y_new[several], axis=2)
print(f"pictures with two or three digits: {several.sum()}; softmax is right in {right.sum()}")
_, of_half, of_best, of_sigmoids = scores.values()
print("every ten sigmoids beat the softmax at its best:", of_sigmoids[0].min() > of_best[0].max())
print("F1 of the sigmoids over 0.8, of the softmax under 0.65:", end=" ")
print(of_sigmoids[1].min() > 0.8, of_half[1].max() < 0.65)

# %% [markdown]
# **What happened.** Two probabilities that share a total of 1 cannot both be above ½. The softmax
# gets *not a single* picture with two or three digits right. <!-- claim: softmax_cannot_say_two -->
# One can lower its threshold, and we even let it pick the best one by looking at the answers, which
# is cheating. It still loses to ten sigmoids at a plain ½. <!-- claim: sigmoids_win --> Nor could
# one know beforehand where to put it: with three digits, a third is as sure as it gets; with one
# digit, a third is a doubt.

# %% [markdown]
# Here are both output layers in Keras, and what they say about one of the new pictures. It has
# three digits. The sigmoids call all three more probable than ½; the softmax gives them large
# shares.
#
# **Predict.** What will the softmax's bars for these three digits add up to, at most?

# %%
how = {"hidden": (128,), "copies": 20, "batch_size": 100}
tagger = train_net(X_pictures, Y, 10, "sigmoid", "binary_crossentropy", **how)
sharer = train_net(X_pictures, shares, 10, "softmax", "categorical_crossentropy", **how)
P_tagger, P_sharer = (np.asarray(net(X_new)) for net in (tagger, sharer))
least = [np.where(Y_new == 1, P, 1).min(axis=1) for P in (P_tagger, P_sharer)]  # of those there
i = np.argmax((Y_new.sum(axis=1) == 3) * (least[0] > 0.5) * least[1])
answers = {"ten sigmoids": P_tagger, "softmax": P_sharer}

# %%
fig, panels = plt.subplots(1, 3, figsize=(7.4, 3), width_ratios=[1, 1.6, 1.6])
panels[0].imshow(new_pictures[i], cmap="gray_r")
panels[0].set_axis_off()
for ax, (name, P) in zip(panels[1:], answers.items(), strict=True):
    ax.bar(range(10), P[i], color=[plots.PREDICTION if y else plots.DATA for y in Y_new[i]])
    ax.axhline(0.5, color=plots.PREDICTION, linewidth=1, linestyle="--")
    ax.set_title(f"{name}: sum {P[i].sum():.1f}", fontsize=10, fontweight="normal")
    ax.set(xlabel="digit (black: is there)", ylim=(0, 1.05), xticks=range(10))
panels[1].set(ylabel="probability")
title = "Sigmoids answer one by one; a softmax shares out 1"
fig.suptitle(title, x=0.01, ha="left", fontweight="bold", fontsize=11)
plots.show(fig, alt="Three bars above one half with sigmoids; with softmax they share 1.")
print(
    "softmax: the ten sum to 1 in every picture:", np.allclose(P_sharer.sum(axis=1), 1, atol=1e-4)
)

# %% [markdown]
# **What happened.** To 1, so no two of them are above ½: sharing is what a softmax is for.
# <!-- claim: three_digits_share_one --> The question decides. Is *one* of them right? Softmax. May
# *any* of them be right? Sigmoids.

# %% [markdown]
# ## Which row is yours?
#
# The table is complete. Ask your question first; the row follows.
#
# | question | units | activation | loss | metric |
# |---|---|---|---|---|
# | how much? | 1 for each number | `"linear"` | `"mean_squared_error"` | mean absolute error |
# | yes or no? | 1 | `"sigmoid"` | `"binary_crossentropy"` | recall, precision |
# | which one of $k$? | $k$ | `"softmax"` | `"categorical_crossentropy"` ¹ | accuracy |
# | **which ones of $k$?** | $k$ | `"sigmoid"` | `"binary_crossentropy"` | exact match, F1 |
#
# ¹ For one-hot labels; `"sparse_categorical_crossentropy"` for whole numbers.
#
# And these are the wrong pairs. The last one hid in `train_net` all the time: after ten sigmoids,
# `"accuracy"` looks only at the most probable label. <!-- claim: accuracy_looks_at_one -->
#
# | wrong pair | symptom |
# |---|---|
# | accuracy for a number | 0 %, however good the network is |
# | sigmoid for a number | answers end at 0 and 1 |
# | softmax on one unit | every answer is 1; the accuracy does not move, the loss may fall |
# | squared error after a sigmoid | sure and wrong, and slow to change |
# | softmax twice | never sure; the loss stays above 0.55 (3 classes) or 1.46 (10) |
# | softmax for several labels | the sum is 1, so two are never both above ½ |
# | `"accuracy"` for several labels | too high: one label of each row is looked at |

# %% [markdown]
# ### Exercise 9.5 · Choose the output layer ★★☆ (6 min)
#
# Write a triple `(units, activation, loss)` for each of five networks, in this order. Take the
# names as they stand in the table, and no more units than the answer needs.
#
# 1. Where is the nose in this photograph? Two numbers: pixels right of the middle (negative: left
#    of it), and pixels above it.
# 2. Will this customer pay the bill? The label is 1 or 0.
# 3. Which letter, A to Z, is this? One letter for each picture; the labels are whole numbers, 0 to
#    25.
# 4. Which of six genres does this film belong to? There may be several.
# 5. Which one of four bird species sings here? The labels are one-hot rows.

# %%
outputs = [
    ### BEGIN SOLUTION
    (2, "linear", "mean_squared_error"),
    (1, "sigmoid", "binary_crossentropy"),
    (26, "softmax", "sparse_categorical_crossentropy"),
    (6, "sigmoid", "binary_crossentropy"),
    (4, "softmax", "categorical_crossentropy"),
    ### END SOLUTION
]

# %%
check.choose_outputs(outputs)

# %% [markdown]
# <!-- hint: choose_outputs -->

# %% [markdown]
# ## What you learned
#
# - The output layer decides what a network can say at all, and the loss what it is asked for. Start
#   from the question.
# - A wrong pair seldom raises an error. Know its symptom, and look at the answers, not at the loss
#   alone.
# - A threshold trades missed cases for false alarms. What each is worth is your decision.
#
# | symbol | NumPy | Keras |
# |---|---|---|
# | $\hat{y} = z$ | `z` | `layers.Dense(1)`, `loss="mean_squared_error"` |
# | $\sigma(z)$ | `1 / (1 + np.exp(-z))` | `layers.Dense(1, activation="sigmoid")` |
# | cross-entropy | `-(y * np.log(p) + (1 - y) * np.log(1 - p))` | `"binary_crossentropy"` |
# | recall, precision | `rates(y, p)` | `keras.metrics.Recall()`, `keras.metrics.Precision()` |
# | F1 | `2 * hits / (2 * hits + overlooked + made_up)` | `keras.metrics.F1Score("micro", 0.5)` |
# | logits, $z$ | the scores | `from_logits=True`, and no activation |

# %% [markdown]
# **Quiz 1.** The loss of a network for ten classes falls from 2.30 to 1.47 and stays there. Its
# accuracy is 98 %. What do you look for?
#
# <details><summary>Answer</summary>
#
# For a second softmax, in the network or in the loss. With ten classes the loss then cannot fall
# below 1.46.
#
# </details>
#
# **Quiz 2.** An alarm for a rare illness, 1 woman in 100, has an accuracy of 99 %. Is it good?
#
# <details><summary>Answer</summary>
#
# You cannot tell. Always saying "healthy" gets 99 %, too, and a recall of 0. Ask for recall and
# precision.
#
# </details>
#
# **Quiz 3.** A network has to say which of 20 allergies a patient has. Somebody built 20 units with
# softmax. What will you see, and how do you mend it?
#
# <details><summary>Answer</summary>
#
# The probabilities of each patient sum to 1, so somebody with two allergies gets about ½ for each,
# and with four a quarter. Mend it with `"sigmoid"` and `"binary_crossentropy"`; the 20 units stay.
#
# </details>
#
# **Where next.** Your network can now give the kind of answer you want. Lab 10 asks whether it will
# still be right on data that it has not seen. To see what you have done so far, run
# `check.progress()` in a new cell.
