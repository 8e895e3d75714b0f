"""Exercise 11.4 · Count the parameters."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.mistakes import mistakes


def conv_parameters(height: int, width: int, channels: int, k: int, filters: int) -> Any:
    weights_of_one = k * k * channels
    return filters * (weights_of_one + 1)


def _in_one_line(height: int, width: int, channels: int, k: int, filters: int) -> Any:
    return k * k * channels * filters + filters


def _draw_layer(rng: np.random.Generator, size: int) -> tuple:
    height, width = (int(n) for n in rng.choice([20, 24, 28, 36], 2, replace=False))
    channels = int(rng.choice([2, 4, 6]))
    filters = int(rng.choice([7, 8, 10]))
    return height, width, channels, 3 if size < 4 else 5, filters


EXERCISE = FunctionExercise(
    name="conv_parameters",
    number="11.4",
    title="Count the parameters",
    solution=conv_parameters,
    also=(_in_one_line,),
    inputs=_draw_layer,
    mistakes=mistakes(
        """
        no-biases: The biases are missing: each filter has one.
            + 1 ->
        one-bias: You counted one bias for the whole layer. Each filter has a bias of its own.
            filters * (weights_of_one + 1) -> filters * weights_of_one + 1
        bias-a-channel: You counted as many biases as channels come in. Each filter has one. (Or
          are filters and channels swapped?)
            = k * k * channels * filters + channels
        bias-a-channel-and-filter: You counted a bias for each channel of each filter. A filter
          adds up all its channels, and then one bias.
            = (k * k + 1) * channels * filters
        bias-a-weight: You counted a bias for each weight. Each filter has one.
            = 2 * k * k * channels * filters
        bias-a-place: You counted a bias for each place of the window. All places share one bias,
          as they share the weights.
            + 1 -> + (height - k + 1) * (width - k + 1)
            or
            = filters * k * k * channels + (height - k + 1) * (width - k + 1)
            or
            = filters * k * k * channels + height * width
        bias-a-pixel: You counted a bias for each pixel of the window. A filter adds up all its
          products, and then one bias.
            = filters * k * k * (channels + 1)
        window-of-biases: You counted k biases, or k · k. Each filter has one bias.
            = k * k * channels * filters + k
            or
            = k * k * channels * filters + k * k
            or
            + 1 -> + k
        minus-biases: You subtracted the biases. They are parameters too: add them.
            + 1 -> - 1
        one-filter-more: You added 1 to the number of filters. It belongs to the weights of one
          filter: they have 1 bias.
            = k * k * channels * (filters + 1)
        not-squared: A window has k times k pixels. You took 2 · k, or k to the power of k.
            k * k -> 2 * k
            or
            k * k -> k ** k
        one-side-no-biases: The biases are missing, and a window has k × k pixels: you counted one
          side only.
            = k * channels * filters
        no-channels-no-biases: Both the channels and the biases are missing. A filter has weights
          for each channel, and one bias.
            = filters * k * k
        no-channels-one-bias: The channels are missing, and you counted one bias for the whole
          layer. Each filter has its own.
            = k * k * filters + 1
        biases-times-channels: The channels are missing in the weights. They belong to each filter,
          and the biases are one for each filter.
            = k * k * filters + filters * channels
        weights-of-one: You counted the weights of one filter only, and the biases of all. Each
          filter has weights of its own.
            = k * k * channels + filters
        weights-of-one-no-biases: Those are the weights of one filter. The layer has several, each
          with a bias too.
            = k * k * channels
        filters-added: You added the number of filters, and the 1 of a bias too. Each filter has
          weights of its own: multiply.
            filters * ( -> filters + (
        dense-layer: You counted a weight for each pixel of the picture, as a dense layer has. A
          filter has weights for its window only.
            k * k -> height * width
            or
            = height * width * channels * filters
            or
            = height * width * channels + filters
        weights-a-place: You counted the weights again at each place, or at each pixel. All places
          share them: the size of the picture does not matter.
            = filters * (k * k * channels + 1) * (height - k + 1) * (width - k + 1)
            or
            = filters * (k * k * channels + 1) * height * width
            or
            = filters * k * k * channels * height * width
            or
            k * k -> k * k * height * width
        numbers-of-a-map: For each filter you counted the numbers of a picture or of a map. Asked
          for are weights and biases: count those of one filter first.
            = filters * (height - k + 1) * (width - k + 1)
            or
            = filters * (height - k + 1) * (width - k + 1) + filters
            or
            = height * width * filters
            or
            = height * width * filters + filters
        filters-written-in: You wrote the number of filters into your formula. Use `filters`.
            filters * ( -> 12 * (
            or
            filters * ( -> 22 * (
        always-the-same: Your function always gives the number of a layer in the lab. Work it out
          from the arguments.
            = 312
            or
            = 2398
        no-power: `^` is no power in Python: k^2 is something else. A power is written `**`.
            k * k -> (k ^ 2)
            or
            = filters * (k ^ 2 * channels + 1)
            or
            = k ^ 2 * channels * filters + filters
        two-numbers: You returned weights and biases as two numbers. Asked for is their sum.
            = (k * k * channels * filters, filters)
        """
    ),
    hint="Count one filter first: how many pixels has its window, how many channels has each, "
    "and what is added at the end? Then, how many filters are there?",
    steps=(
        "All places share the same weights, so two of the five arguments are not needed. Which "
        "ones say how large the window is, how many maps it looks through, and how often?",
        "One filter of 2 × 2 on a picture with 3 channels: 4 pixels in its window, 3 numbers for "
        "each, so 12 weights, and a bias: 13. Seven such filters have 7 times as many.",
    ),
)
