# %% [markdown]
# # Lab 1 · Tensors
#
# **What does a network see?**
#
# After this lab you will be able to
#
# - read the shape of a table, a picture or a batch of photos, and say what each axis means;
# - calculate with a thousand samples in one line, without a loop;
# - get pictures and tables ready for a network, and catch three mistakes that raise no error.
#
# **Time:** 50 minutes. **Before this:** nothing but Python.

# %% [markdown]
# **How a lab works.** It is made of cells. Click on one and press Shift + Enter: it runs, and you
# move on to the next. Run them all, from the top, in order. You cannot break anything; if you get
# into a muddle, choose *Kernel → Restart Kernel* in the menu and begin again at the top.
#
# - **Predict.** Stop here and make up your mind first. A wrong guess teaches more than a right one.
# - **What happened.** Click on it, after you have run the cell above, to unfold the explanation.
# - **Exercises** have `...` where your answer goes. Replace it, run the cell, and run the cell
#   below, which starts with `check.`: it says PASS, or what went wrong. There is a hint, too.
# - A cell that draws a figure can be run unread. What counts is the figure.
# - `NameError: name '…' is not defined` means that a cell further up has not been run yet.
#
# The first cell brings in what we need. `np` is NumPy, which calculates with tables of numbers.

# %%
import matplotlib.pyplot as plt
import numpy as np

from utils import data
from utils.checks import check
from utils.figures import images, plots

SEED = 3

# %% [markdown]
# ## What does a network see?
#
# A network has no eyes. Whatever you show it, a handwritten digit, a photo, a recipe for concrete,
# it gets numbers. Let us look at one digit in this way. It comes from MNIST, a collection of 70,000
# handwritten digits. `digits` will have the first 60,000, and `digits[7]` picks one, as in a list;
# `labels` says which digit each of them is. The other 10,000 wait for Lab 8.
#
# **Predict.** Each dot of the picture, a **pixel**, is a whole number from 0 to 255. Which number
# do you expect for white paper, and which for black ink?

# %%
(digits, labels), for_lab_8 = data.load_mnist()
digit = digits[7]

fig, (left, right) = plt.subplots(1, 2, figsize=(6.6, 3.4))
left.imshow(digit)
left.add_patch(plt.Rectangle((8.5, 4.5), 8, 8, fill=False, color=plots.GREEN, lw=3))
right.imshow(digit[5:13, 9:17], vmin=0, vmax=255, alpha=0.25)
for (i, j), pixel in np.ndenumerate(digit[5:13, 9:17]):
    right.text(j, i, pixel, ha="center", va="center", fontsize=9)
left.set_title("You see a three")
right.set_title("The network sees numbers")
left.set_axis_off()
right.set_axis_off()
plots.show(fig, alt="A handwritten 3 with a square around its corner, and the numbers in it.")

# %% [markdown]
# **What happened.** On the right are the pixels inside the green square. Paper is 0 and the
# blackest ink is 255; the edge of a stroke is in between. Nothing here says "three": that is left
# to the network. <!-- claim: paper_is_zero_and_ink_is_high -->

# %% [markdown]
# Pictures are one kind of data. Tables are another. Here are the first four of 1030 samples of
# concrete. Seven columns say how many kilograms went into a cubic metre, one says after how many
# days it was crushed in a press, and the last one how much it withstood, in megapascal.

# %%
concrete = data.load_concrete()
concrete.head(4)

# %% [markdown]
# Four words for the rest of the course:
#
# - A **sample** is one of the things in the table, here one block of concrete: a row.
# - A **feature** is one fact about each of them, such as how much water is in it: a column.
# - The **feature set** `X` has the columns that we give to the network: here the first eight.
# - The **target** `y` is what the network has to find out: here the strength.
#
# Samples and their targets together are the **data set**. A network wants bare numbers, so we turn
# both into **arrays**, NumPy's tables of numbers. An array knows its **shape**: how many entries
# it has in each direction.
#
# **Predict.** What is the shape of `X`, of one sample `X[0]`, and of `y`?

# %%
X = concrete.drop(columns="Strength").to_numpy()
y = concrete["Strength"].to_numpy()
print("X   ", X.shape)
print("X[0]", X[0].shape)
print("y   ", y.shape)

# %% [markdown]
# **What happened.** `X` has 1030 rows and 8 columns. `X[0]` is one of its rows: eight numbers in
# one direction, so the shape has one entry, and the comma in `(8,)` is Python's way to write that.
# `y` is `(1030,)`, a number for each sample. <!-- claim: shapes_of_the_table -->

# %% [markdown]
# ## How many axes does it have?
#
# Numbers in a box like these are called a **tensor**. Each direction in it is an **axis**, and the
# number of axes is its **rank**: `ndim` in NumPy. Python counts from 0, so the first axis is axis
# 0. Tensors of low rank have names of their own:
#
# | rank | name | example | shape |
# |---|---|---|---|
# | 0 | scalar | the strength of one sample | `()` |
# | 1 | vector | one row of the table | `(8,)` |
# | 2 | matrix | the feature set, or one digit | `(1030, 8)`, `(28, 28)` |
# | 3, 4, … | tensor | ten digits | `(10, 28, 28)` |

# %% [markdown]
# Networks seldom get one sample at a time. They get a handful at once, a **batch**, and the samples
# always lie along axis 0. Here is a batch of ten digits. `rng` draws ten places at random, starting
# from the number `SEED`, so you get the same ones each time. `digits[drawn]` picks those ten.

# %%
rng = np.random.default_rng(SEED)
drawn = rng.choice(len(digits), size=10, replace=False)  # ten different whole numbers
batch = digits[drawn]

title = f"A batch of ten digits is one tensor of shape {batch.shape}"
fig = images.image_grid(batch, captions=labels[drawn], title=title)
plots.show(fig, alt="Ten handwritten digits side by side, each with its label.")
print("rank", batch.ndim, "shape", batch.shape, "dtype", batch.dtype)

# %% [markdown]
# The **dtype** says which numbers fit in, and is the same for the whole tensor. `uint8` has whole
# numbers from 0 to 255. `int64` has whole numbers of both signs. `float64` has decimals, with about
# 16 digits; `float32` has about 7 digits in half the memory, and this is what networks work with.
#
# Many functions want to know along which axis to work. `mean` takes the average.
#
# **Predict.** `batch.mean(axis=0)` takes the average along axis 0, `axis=(1, 2)` along two axes at
# once, and without `axis` it takes all of them. What will the three shapes be?

# %%
print("axis=0:     ", batch.mean(axis=0).shape)
print("axis=(1, 2):", batch.mean(axis=(1, 2)).shape)
print("no axis:    ", batch.mean().shape)

# %% [markdown]
# **What happened.** The axis that you name disappears. Along axis 0 lie the samples, so the first
# line is the average of ten pictures: one picture, `(28, 28)`. The second is a number for each
# digit, its average ink. The last is one number for everything: a scalar, with the shape `()`.
# <!-- claim: the_named_axis_disappears -->

# %% [markdown]
# Now a photo in color. A screen makes every color out of red, green and blue light, so each pixel
# needs three numbers. They lie along a third axis, the **channels**. Below, each channel is drawn
# by itself. Here 255 is bright light and 0 is none, so 255 is drawn white.
#
# **Predict.** The flower is orange, in front of dark leaves. In which channel will it stand out
# most, and in which least?

# %%
from sklearn.datasets import load_sample_image

flower, temple = load_sample_image("flower.jpg"), load_sample_image("china.jpg")

fig, axes = plt.subplots(1, 4, figsize=(6.6, 1.8))
panels = {"the photo": flower}
panels |= {name: flower[:, :, i] for i, name in enumerate(["red", "green", "blue"])}
for ax, (name, panel) in zip(axes, panels.items(), strict=True):
    ax.imshow(panel, cmap="gray", vmin=0, vmax=255, interpolation="antialiased")
    ax.set_title(name, fontweight="normal")
    ax.set_axis_off()
fig.suptitle("A color photo is three pictures in one", x=0.01, ha="left", weight="bold", size=11)
plots.show(fig, alt="An orange flower; white in the red channel, dark gray in the blue one.")

# %% [markdown]
# **What happened.** Orange is much red, some green and little blue. In the red channel the flower
# is nearly white on black; it stands out much less in the blue one.
# <!-- claim: the_flower_is_red_and_not_blue -->

# %% [markdown]
# Two photos of the same size make a batch. `np.stack` puts them one behind the other, along a new
# axis 0. (The photos come with scikit-learn. The flower is by vultilion, the temple by
# danielbuechele, both on Flickr and under CC BY 2.0.)
#
# **Predict.** What is the rank of this batch, and what does each axis stand for?

# %%
photos = np.stack([flower, temple])
print("one photo", flower.shape)
print("a batch  ", photos.shape, "rank", photos.ndim)

# %% [markdown]
# **What happened.** Rank 4: 2 photos, 427 lines, 640 columns, 3 channels. The height comes before
# the width, since a picture is a matrix, and there the rows come first.
# <!-- claim: a_batch_of_photos_has_rank_4 -->

# %% [markdown]
# ### Exercise 1.1 · The shape of a batch of films ★☆☆ (4 min)
#
# A film shows 25 pictures each second. You get a batch of `n` films in color. Each is `seconds`
# long, and its pictures are `height` pixels high and `width` wide. What is its shape?
# Return it as a tuple, such as `(2, 427, 640, 3)`. From outside to inside, the axes are: the films,
# the pictures of a film, then the axes of a picture.


# %%
def film_batch_shape(n, seconds, height, width):
    """The shape of a batch of n color films, as a tuple; 25 pictures make a second."""
    ### BEGIN SOLUTION
    pictures = 25 * seconds
    return (n, pictures, height, width, 3)
    ### END SOLUTION


# %%
check.film_batch_shape(film_batch_shape)

# %% [markdown]
# <!-- hint: film_batch_shape -->

# %% [markdown]
# ## How do you calculate with a thousand samples at once?
#
# You write it as for one. `+`, `-`, `*` and `/` between two arrays of the same shape work
# **element-wise**: the first with the first, the second with the second, and so on.
#
# Builders say that the ratio of water to cement decides how strong concrete gets. It is not among
# our features, but two of them make it. `X[:, 3]` is column 3 of all rows: the colon stands for
# "all of this axis". Cement is column 0 and water is column 3. And `y[ratio < 0.4]` keeps the
# targets of those samples whose ratio is below 0.4.
#
# **Predict.** What is the shape of `ratio`? And does more water for the same cement make concrete
# stronger or weaker?

# %%
ratio = X[:, 3] / X[:, 0]

fig, ax = plt.subplots(figsize=(5.4, 3.2))
ax.plot(ratio, y, "o", color=plots.DATA, markersize=3, alpha=0.5)
ax.set(xlabel="kg of water for 1 kg of cement", ylabel="strength (MPa)")
ax.set_title("The more water per cement, the weaker the concrete")
plots.show(fig, alt="Strength against water-cement ratio: high strength only at low ratios.")
print("ratio", ratio.shape)
print(f"below 0.4: {y[ratio < 0.4].mean():.0f} MPa on average")
print(f"above 0.8: {y[ratio > 0.8].mean():.0f} MPa on average")

# %% [markdown]
# **What happened.** `(1030,)`: one line made a new feature for all samples. With little water for
# the cement the average strength is 56 MPa, with much it is 27.
# <!-- claim: more_water_weaker_concrete -->

# %% [markdown]
# What does a sample cost? Each ingredient has a price for a kilogram, in euros (we made them up).
# Multiply each amount by its own price, then add up the products. This is a **weighted sum**, also
# called the **dot product** of two vectors. Between two vectors, NumPy writes it `@`.
#
# **Predict.** This sample has 8.6 kg of superplasticizer at 2 € and 864.5 kg of coarse aggregate,
# which is gravel, at 1.5 cents. Which of the two costs more?

# %%
w = np.array([0.12, 0.06, 0.04, 0.002, 2.00, 0.015, 0.015, 0])  # euros; waiting costs nothing
x = X[-1]  # the last row
products = x * w

fig, ax = plt.subplots(figsize=(5.8, 2.9))
ax.barh(concrete.columns[:8], products, color=plots.SKY)
for place, product in enumerate(products):
    ax.text(product + 0.4, place, f"{product:.2f}", va="center", fontsize=9)
ax.set(xlabel="amount × price (€)", xlim=(0, 36))
ax.invert_yaxis()
ax.set_title(f"The dot product adds up eight products: {x @ w:.2f} €")
plots.show(fig, alt="Bars of amount times price: cement 31, superplasticizer 17, gravel 13 euros.")

# %% [markdown]
# **What happened.** 8.6 · 2 € = 17.20 €, and the gravel is 12.97 €. In a weighted sum the amounts
# are the **inputs** and the prices the **weights**. An input counts much when it is large or when
# its weight is large. All eight together make 82.46 €. Remember the weighted sum: in Lab 2 you will
# see that it is most of what a neuron does. <!-- claim: the_price_of_one_sample -->

# %% [markdown]
# Now all samples, and a second builders' merchant with other prices. Each price list becomes a
# **column** of a matrix `W`. The **matrix product** `X @ W` takes the dot product of each row of
# `X` with each column of `W`. (`np.column_stack` puts vectors side by side as columns.)
#
# **Predict.** `X` is `(1030, 8)` and `W` is `(8, 2)`. What is the shape of `X @ W`?

# %%
other_prices = np.array([0.10, 0.08, 0.04, 0.002, 2.50, 0.02, 0.01, 0])
W = np.column_stack([w, other_prices])
prices = X @ W
print(X.shape, "@", W.shape, "->", prices.shape)
print("the last row:", prices[-1].round(2))

# %% [markdown]
# **What happened.** `(1030, 2)`: a row for each sample, a column for each merchant. The eights in
# the middle had to agree, and are gone. The last row starts with 82.46, as by hand.
# <!-- claim: the_prices_of_all_samples -->

# %% [markdown]
# Each merchant also takes a fixed fee: 20 € and 35 €. These are two numbers, and there are 1030
# rows. NumPy repeats them in every row. This is **broadcasting**. Its rule: write the shapes below
# each other, **the last axes aligned**. Two sizes fit if they are equal, or if one of them is 1 or
# missing; that one is repeated.
#
#     prices   (1030, 2)
#     b              (2,)     2 fits 2, and 1030 is missing: b is repeated in 1030 rows

# %%
b = np.array([20, 35])
print("before, the last row:", prices[-1].round(2))
print("after:               ", (prices + b)[-1].round(2))

# %% [markdown]
# We can watch it. `ramp` holds 28 numbers that rise evenly from 0 to 1: `np.linspace` makes them.
# `ramp[:, None]` gives it a new axis of size 1 at the end: `(28, 1)`. We multiply a digit, which is
# `(28, 28)`, by each of the two.
#
# **Predict.** One fades the digit in from left to right, the other from top to bottom. Which is
# which? The rule tells.

# %%
ramp = np.linspace(0, 1, 28)  # (28,)
faded = {"(28, 28)": digit, "times (28,)": digit * ramp, "times (28, 1)": digit * ramp[:, None]}

fig, axes = plt.subplots(1, 3, figsize=(6.6, 2.7))
for ax, (name, panel) in zip(axes, faded.items(), strict=True):
    ax.imshow(panel, vmin=0, vmax=255)
    ax.set(xlabel=name, xticks=[], yticks=[])
    ax.spines[:].set_visible(True)
title = "(28,) fades the columns, (28, 1) fades the rows"
fig.suptitle(title, x=0.01, ha="left", weight="bold", size=11)
plots.show(fig, alt="Three digits: whole, fading in from the left, fading in from the top.")

# %% [markdown]
# **What happened.** `(28,)` is aligned with the last axis, the columns: each column gets its own
# factor, the same in every row, so the digit fades in from the left. In `(28, 1)` the numbers lie
# along axis 0, and the 1 is repeated: each row gets its own factor.
# <!-- claim: broadcasting_aligns_the_last_axis -->

# %% [markdown]
# A network adds numbers in the same way as the fees. They are called its **biases**, one for each
# column, and `X @ W + b` is a line that you will meet again and again.
#
# ### Exercise 1.2 · Two fees ★★☆ (5 min)
#
# `prices` has the shape `(n_samples, n_merchants)`, as above. Add to it
#
# - `b`, shape `(n_merchants,)`: the fee that each merchant takes;
# - `delivery`, shape `(n_samples,)`: what it costs to bring that sample, whoever sells it.
#
# The result has the shape of `prices`. No loop is needed.


# %%
def add_fees(prices, b, delivery):
    """prices (n_samples, n_merchants) with each merchant's fee b and each sample's delivery."""
    ### BEGIN SOLUTION
    return prices + b + delivery[:, None]
    ### END SOLUTION


# %%
check.add_fees(add_fees)

# %% [markdown]
# <!-- hint: add_fees -->

# %% [markdown]
# ## What has to be done before a network gets it?
#
# Two things. The first: the networks of the coming labs take rows, and a digit is a square. So we
# lay its lines one behind the other. This is called to **flatten** it, and `reshape` does it: it
# gives the same numbers, in the same order, a new shape. (From here on, a *line* is a line of a
# picture, and a *row* is a whole sample. `np.array_equal` asks whether all numbers are the same.)
#
# **Predict.** A pixel stands right below another in the picture. How many places apart are the two
# in the row?

# %%
row = digit.reshape(784)
print("pixel in line 11, column 16:", digit[11, 16])
print("the same in the row:        ", row[11 * 28 + 16])
print("back again:", np.array_equal(row.reshape(28, 28), digit))

# %% [markdown]
# **What happened.** 28 places: before line 11 come eleven whole lines, 0 to 10. Nothing is lost,
# and the way back is another `reshape`. But what was near in the picture is now far apart.
# <!-- claim: a_line_is_28_places -->

# %% [markdown]
# `reshape` never asks what the numbers mean. It cuts the row wherever you tell it to.
#
# **Predict.** What do you see if the row is cut into lines of 27 rather than 28: nothing but noise,
# a three without its last column, or something else? (The middle picture; 29 is on the right.)

# %%
fig, axes = plt.subplots(1, 3, figsize=(6.6, 2.7))
for ax, width in zip(axes, [28, 27, 29], strict=True):
    height = 784 // width  # whole lines only
    ax.imshow(row[: height * width].reshape(height, width))
    ax.set(xlabel=f"lines of {width}", xticks=[], yticks=[])
    ax.spines[:].set_visible(True)
title = "Cut at the wrong places, the three slants and tears"
fig.suptitle(title, x=0.01, ha="left", weight="bold", size=11)
plots.show(fig, alt="Three pictures: an upright 3, and two that are slanted and torn in two.")

# %% [markdown]
# **What happened.** Line 1 should start at place 28 of the row, but starts at 27; line 2 starts at
# 54 rather than 56. With each line, one more pixel of the line above slips in front, and the three
# slides to the right. With 29 it slides to the left. There is no error: always look at what you
# reshaped.
# <!-- claim: a_wrong_width_shifts_every_line -->

# %% [markdown]
# A whole batch is flattened in the same way: axis 0, the samples, has to stay. `-1` stands for
# "whatever is left", and NumPy works it out. (Alone it makes one axis, whatever came in:
# `digit.reshape(-1)` is the row from above.)
#
# **Predict.** The batch of ten digits has the shape `(10, 28, 28)`. What comes out?

# %%
print(batch.reshape(10, -1).shape)

# %% [markdown]
# **What happened.** `(10, 784)`: ten samples, and now 784 features each.
# <!-- claim: a_flattened_batch -->

# %% [markdown]
# ### Exercise 1.3 · Flatten pictures of any kind ★★☆ (4 min)
#
# `pictures` is a batch of any size, gray `(n, height, width)` or in color `(n, height, width, 3)`.
# Return a row for each picture, with all its numbers in their order. `len(pictures)` is n.


# %%
def flatten_pictures(pictures):
    """A row for each picture of the batch, be they gray or in color."""
    ### BEGIN SOLUTION
    return pictures.reshape(len(pictures), -1)
    ### END SOLUTION


# %%
check.flatten_pictures(flatten_pictures)

# %% [markdown]
# <!-- hint: flatten_pictures -->

# %% [markdown]
# The second thing is the size of the numbers. Cement runs from 102 to 540, superplasticizer from 0
# to 32. Does that matter? We ask how different two samples are: take the difference in each column,
# square it, so that its sign is gone, and add up. How much of that sum comes from each column?


# %%
def share_of_columns(X):
    """What each column adds to the difference of two samples, in percent; 1000 random pairs."""
    rng = np.random.default_rng(SEED)
    one, other = rng.choice(X, 1000), rng.choice(X, 1000)  # 1000 rows each
    from_column = ((one - other) ** 2).mean(axis=0)  # (8,)
    return 100 * from_column / from_column.sum()


# %% [markdown]
# Somebody else keeps the same table, but writes the age in hours rather than days. (Broadcasting
# multiplies the last column by 24 and the others by 1.) The concrete is the same.
#
# **Predict.** In days, Age makes up about a tenth of the difference. How much will it be in hours?

# %%
X_hours = X * np.array([1, 1, 1, 1, 1, 1, 1, 24])
print(f"Age in days:  {share_of_columns(X)[7]:.0f} %")
print(f"Age in hours: {share_of_columns(X_hours)[7]:.0f} %")

# %% [markdown]
# **What happened.** In hours, Age drowns all other columns: on average it makes up 99 % of the
# difference. Nothing has changed but the unit. A weighted sum has the same trouble as long as its
# weights are about equally large, and they are before a network has learned.
# <!-- claim: a_unit_decides -->

# %% [markdown]
# The cure is **scaling**: bring every column to the same range. `X.min(axis=0)` is the smallest
# number of each column, shape `(8,)`, and broadcasting subtracts it from every row. Then each
# column starts at 0. Divided by its range, largest minus smallest, it ends at 1. (`np.allclose`
# asks whether all numbers are the same, up to rounding.)
#
# **Predict.** If we scale the table with hours instead, does anything come out differently?

# %%
low, high = X.min(axis=0), X.max(axis=0)
X_scaled = (X - low) / (high - low)

low, high = X_hours.min(axis=0), X_hours.max(axis=0)
same = np.allclose((X_hours - low) / (high - low), X_scaled)
print("scaled, the unit makes no difference:", same)

# %%
fig, axes = plt.subplots(1, 3, figsize=(7.4, 2.8), sharey=True)
tables = {"age in days": X, "age in hours": X_hours, "scaled": X_scaled}
for ax, (name, table) in zip(axes, tables.items(), strict=True):
    ax.barh(concrete.columns[:8], share_of_columns(table), color=plots.SKY)
    ax.set(xlim=(0, 100), xlabel="share of difference (%)")
    ax.set_title(name, fontweight="normal")
axes[0].invert_yaxis()
title = "Unscaled, the unit decides; scaled, every column has its say"
fig.suptitle(title, x=0.01, ha="left", weight="bold", size=11)
plots.show(fig, alt="Shares of eight columns: uneven in days, all Age in hours, even if scaled.")

# %% [markdown]
# **What happened.** Scaled, hours and days are the same, and no column has much more than a
# quarter: even superplasticizer has a say, which had almost none before. (Which rows `low` and
# `high` may be taken from is a question for Lab 7.) <!-- claim: scaled_every_column_counts -->

# %% [markdown]
# Pixels all have one unit, so none drowns the others. They are scaled because networks work best
# with numbers around 1; Lab 4 shows it. You know their limits, 0 and 255, so `digits / 255` brings
# them to [0, 1]. In mathematics this is no list: it means all numbers from 0 to 1. Some networks
# want [-1, 1] instead, with the middle at 0. Either way the result has decimals: `/` makes floats.
#
# ### Exercise 1.4 · Scale pixels to [-1, 1] ★★☆ (5 min)
#
# `pixels` is an array of any shape, uint8, with numbers from 0 to 255. Scale it so that 0 becomes
# -1, 255 becomes 1, and all others lie evenly in between. Mind that a batch need not contain a 0
# or a 255.


# %%
def scale_signed(pixels):
    """Pixels of 0 … 255 (uint8), brought to -1 … 1 (floats)."""
    ### BEGIN SOLUTION
    from_0_to_1 = pixels / 255
    return 2 * from_0_to_1 - 1
    ### END SOLUTION


# %%
check.scale_signed(scale_signed)

# %% [markdown]
# <!-- hint: scale_signed -->

# %% [markdown]
# ## Which mistakes does nobody tell you about?
#
# Most mistakes stop the program, and you mend them. The three below do not. They have cost many
# people days.
#
# **The first story.** The photo of the flower is rather dark, so we brighten it: 100 more for each
# pixel.
#
# **Predict.** The brightest petals have a red of over 200. What will they look like?

# %%
brighter = flower + 100
meant = np.minimum(flower.astype(int) + 100, 255)  # whichever is smaller

fig, axes = plt.subplots(1, 3, figsize=(6.4, 2.1))
panels = {"flower": flower, "flower + 100": brighter, "what was meant": meant}
for ax, (name, photo) in zip(axes, panels.items(), strict=True):
    ax.imshow(photo, interpolation="antialiased")
    ax.set_title(name, fontweight="normal")
    ax.set_axis_off()
title = "Brightened by 100, the orange flower turns turquoise and blue"
fig.suptitle(title, x=0.01, ha="left", weight="bold", size=11)
plots.show(fig, alt="An orange flower, one with turquoise and blue petals, and a brighter one.")
print("200 + 100 =", (np.array([200], dtype="uint8") + 100)[0])

# %% [markdown]
# **What happened.** A `uint8` ends at 255 and then starts again at 0, as a clock does after 12:
# 200 + 100 = 300, and 300 - 256 = 44. So most of the red is gone from the petals. Where green
# stayed below 256 they are turquoise; where it started again too, they are blue. Below 0 it is the
# same: 3 - 5 is 254. **Change the dtype before you calculate**: `.astype(int)` here,
# `.astype("float32")` for a network. (To draw floats, bring them to [0, 1] first.)
# <!-- claim: uint8_starts_again_at_zero -->

# %% [markdown]
# **The second story.** A network is to find the strength of concrete. We judge its answers `y_hat`
# by the **mean squared error**: the average of `(y - y_hat) ** 2`. It is 0 if every answer is
# right. Networks give their answers as a column, `(n, 1)`; our `y` is `(n,)`.
#
# We judge two. One is perfect: its answers are the true ones. The other knows nothing and answers
# every time with the average.
#
# **Predict.** Which mean squared error will the perfect one get?

# %%
perfect = y.reshape(-1, 1)  # (1030, 1): the right answers, in a column
know_nothing = np.full((1030, 1), y.mean())  # 1030 times the same number

print(f"perfect:      {np.mean((y - perfect) ** 2):.0f}")
print(f"know-nothing: {np.mean((y - know_nothing) ** 2):.0f}")
print("shape of y - perfect:", (y - perfect).shape)

# %% [markdown]
# **What happened.** 558, and not 0! The know-nothing gets 279, and seems to be better by half. A
# network that is trained with this will learn to know nothing. The last line says why: `(1030,)`
# minus `(1030, 1)` is `(1030, 1030)`. <!-- claim: the_broken_mse_prefers_to_know_nothing -->

# %% [markdown]
# It is broadcasting, following its rule. Here are the differences for the first eight samples.
#
# **Predict.** Eight of these numbers were meant. Where are they?

# %%
differences = y[:8] - perfect[:8]  # (8,) minus (8, 1) is (8, 8)

fig, ax = plt.subplots(figsize=(4.6, 3.9))
ax.imshow(differences, cmap="PRGn", vmin=-80, vmax=80)
for (i, j), value in np.ndenumerate(differences):
    ax.text(j, i, f"{value:.0f}", ha="center", va="center", fontsize=9)
    if i == j:
        ax.add_patch(plt.Rectangle((j - 0.5, i - 0.5), 1, 1, fill=False, lw=2))
ax.set(xlabel="truth of sample", ylabel="answer for sample")
ax.set_title("Meant: 8 differences. Computed: 64")
plots.show(fig, alt="Eight by eight differences: 0 in the framed diagonal, up to 44 elsewhere.")

# %% [markdown]
# **What happened.** On the diagonal, where each answer meets its own truth, all differences are 0.
# The other 56 compare the answer for one sample with the truth of another. **Print the shapes of
# both sides before you subtract.** <!-- claim: the_diagonal_was_meant -->

# %% [markdown]
# ### Exercise 1.5 · Repair the mean squared error ★★☆ (6 min)
#
# Write a mean squared error that cannot fall into this trap. `y` has the shape `(n,)`. `y_hat` may
# come as `(n, 1)` or as `(n,)`, and both must give the right number.


# %%
def repaired_mse(y, y_hat):
    """The mean squared error, one number; y is (n,), and y_hat is (n, 1) or (n,)."""
    ### BEGIN SOLUTION
    answers = y_hat.reshape(-1)
    return np.mean((y - answers) ** 2)
    ### END SOLUTION


# %%
check.repaired_mse(repaired_mse)

# %% [markdown]
# <!-- hint: repaired_mse -->

# %% [markdown]
# **The third story.** A network learns in small steps: it changes each weight a little, again and
# again. We start a weight at 3 and take 0.1 off it, ten times. Once it is stored in an array made
# from `3`, and once in an array made from `3.0`.
#
# **Predict.** Both should end at 2. Where does each end?

# %%
whole, decimal = np.array([3]), np.array([3.0])
path = [(whole[0], decimal[0])]
for _ in range(10):
    whole[0] = whole[0] - 0.1
    decimal[0] = decimal[0] - 0.1
    path.append((whole[0], decimal[0]))
print(f"stored in {whole.dtype}: {whole[0]}")
print(f"stored in {decimal.dtype}: {decimal[0]:.1f}")

# %%
fig, ax = plt.subplots(figsize=(5.4, 2.9))
whole_path, decimal_path = np.array(path).T  # .T swaps rows and columns
ax.plot(decimal_path, "o-", color=plots.WEIGHTS)
ax.plot(whole_path, "s-", color=plots.PURPLE)
ax.text(10.2, decimal_path[-1], "float64", va="center", color=plots.WEIGHTS)
ax.text(10.2, 0, "int64", va="center", color=plots.PURPLE)
ax.set(xlabel="steps of 0.1", ylabel="weight", xlim=(-0.3, 12))
ax.set_title("Whole numbers fall too fast, then get stuck")
plots.show(fig, alt="The float falls evenly from 3 to 2; the int drops to 0 in three steps.")

# %% [markdown]
# **What happened.** 3 - 0.1 is 2.9. An array of whole numbers cannot hold that: it **drops what is
# behind the point** and stores 2. After three steps it is at 0, and there it stays, as -0.1 becomes
# 0 as well. Write `3.0`, or ask for floats with `dtype="float32"`.
# <!-- claim: int_arrays_drop_what_is_behind_the_point -->

# %% [markdown]
# ## Does Keras calculate in the same way?
#
# Keras is the library of Module 3. `keras.ops` has what you have used here, mostly under the same
# names. Starting Keras takes some seconds.
#
# **Predict.** Does `keras.ops` give the same numbers as NumPy?

# %%
from utils import runtime

runtime.start(seed=SEED)
from keras import ops

# %%
print("reshape:", np.array_equal(ops.reshape(batch, (10, -1)), batch.reshape(10, -1)))
print("X @ W + b:", np.allclose(ops.matmul(X, W) + b, X @ W + b))
print("dot product:", np.allclose(ops.dot(x, w), x @ w))
print("mean:", np.allclose(ops.mean(X, axis=0), X.mean(axis=0)))

# %% [markdown]
# **What happened.** Four times True. The tensors of Keras have a shape, a rank and a dtype as well,
# and the broadcasting rule is the same. <!-- claim: keras_ops_agree_with_numpy -->

# %% [markdown]
# And the traps? We subtract a column once more, and then ask the mean squared error that comes with
# Keras.
#
# **Predict.** Will Keras notice that `(1030,)` minus `(1030, 1)` cannot be meant?

# %%
import keras

difference = ops.subtract(y, perfect)
print("y - perfect:", tuple(difference.shape))
print(f"its mean squared error: {float(keras.losses.MeanSquaredError()(y, perfect)):.0f}")

# %% [markdown]
# **What happened.** Subtracting falls into the trap. The ready-made mean squared error does not: it
# brings both to one shape first, and finds 0. So use what is ready-made where there is something,
# and print shapes where there is not. <!-- claim: keras_mse_avoids_the_trap -->

# %% [markdown]
# ## What you learned
#
# - A network sees tensors. Shape, rank and dtype tell what is in one; the samples lie along axis 0.
# - Element-wise operations, broadcasting and the matrix product treat all samples at once. Pictures
#   are flattened, and features are scaled, or the unit decides what counts.
# - Three mistakes raise no error: uint8 starts again at 0, `(n,)` minus `(n, 1)` is `(n, n)`, and
#   an array of whole numbers drops decimals. Print shape and dtype.
#
# | symbol | NumPy | Keras |
# |---|---|---|
# | rank, shape, dtype | `X.ndim`, `X.shape`, `X.dtype` | the same |
# | $x \cdot w$, the dot product | `x @ w` | `ops.dot(x, w)` |
# | $XW + b$ | `X @ W + b` | `ops.matmul(X, W) + b` |
# | flatten | `batch.reshape(len(batch), -1)` | `layers.Flatten()` (Module 3) |
# | scale to [0, 1] | `pixels / 255` | `layers.Rescaling(1 / 255)` (Module 3) |
# | another dtype | `x.astype("float32")` | `ops.cast(x, "float32")` |
#
# ### Three questions
#
# **1.** A batch of photos has the shape `(64, 32, 48, 3)`. How many photos are in it, how wide are
# they, and what is the shape of `batch.mean(axis=0)`?
#
# <details><summary>Answer</summary>
#
# 64 photos, 48 pixels wide; the height 32 comes first. The axis that you name disappears, so the
# mean is `(32, 48, 3)`: one photo, the average of all.
#
# </details>
#
# **2.** `pictures` is uint8. A friend writes `pictures[:] = pictures / 255`. The `[:]` on the left
# means: store it in this same array, in all places. What will the pictures look like?
#
# <details><summary>Answer</summary>
#
# Nearly empty. The quotients lie between 0 and 1, and an array of whole numbers drops what is
# behind the point: only pixels of exactly 255 become 1, all others 0. A new name for the result,
# `scaled = pictures / 255`, makes a new array, of floats.
#
# </details>
#
# **3.** You look for the two people who are most alike. Your table has their age in years and their
# income in euros a year. Which of the two decides, and what do you do about it?
#
# <details><summary>Answer</summary>
#
# Income: its differences are thousands, those of age are tens. Scale both columns to [0, 1] first.
#
# </details>
#
# ### Where next
#
# You have multiplied inputs by weights, added them up and added a fee. Lab 2 puts one more step
# behind it, and has a neuron. To see what you have done so far, run `check.progress()` in a new
# cell.
