"""Exercise 11.4 · Count the parameters."""

from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.exercises.variants import AnyOf


def conv_parameters(height: int, width: int, channels: int, k: int, filters: int) -> Any:
    return filters * (k * k * channels + 1)


def _draw_layer(rng: np.random.Generator, size: int) -> tuple:
    height, width = (int(n) for n in rng.choice([20, 24, 28, 36], 2, replace=False))
    channels = int(rng.choice([2, 4, 6]))
    filters = int(rng.choice([5, 8, 10]))
    return height, width, channels, 3 if size < 4 else 5, filters


EXERCISE = FunctionExercise(
    name="conv_parameters",
    number="11.4",
    title="Count the parameters",
    solution=conv_parameters,
    inputs=_draw_layer,
    misconceptions={
        "The biases are missing: each filter has one.": (
            lambda height, width, channels, k, filters: k * k * channels * filters
        ),
        "You counted one bias for the whole layer. Each filter has a bias of its own.": (
            lambda height, width, channels, k, filters: k * k * channels * filters + 1
        ),
        "You counted a bias for each channel that comes in. Each filter has one. (Are filters "
        "and channels swapped?)": (
            lambda height, width, channels, k, filters: k * k * channels * filters + channels
        ),
        "You counted a bias for each channel of each filter. A filter adds up all its "
        "channels, and then one bias.": lambda height, width, channels, k, filters: (
            (k * k + 1) * channels * filters
        ),
        "You counted a bias for each weight. Each filter has one.": (
            lambda height, width, channels, k, filters: 2 * k * k * channels * filters
        ),
        "The channels are missing. A filter has weights for each channel of its window.": (
            lambda height, width, channels, k, filters: filters * (k * k + 1)
        ),
        "Both the channels and the biases are missing. A filter has weights for each channel, "
        "and one bias.": lambda height, width, channels, k, filters: filters * k * k,
        "A window has k × k pixels, and you counted one side only.": (
            lambda height, width, channels, k, filters: filters * (k * channels + 1)
        ),
        "You doubled the side of the window. Its pixels are k times k.": (
            lambda height, width, channels, k, filters: filters * (2 * k * channels + 1)
        ),
        "That is one filter. The layer has several, each with weights and a bias of its own.": (
            lambda height, width, channels, k, filters: k * k * channels + 1
        ),
        "You added the channels. Each of them has a whole window of weights: multiply.": (
            lambda height, width, channels, k, filters: filters * (k * k + channels + 1)
        ),
        "That is a dense layer with one node a filter: a weight for each pixel of the picture. "
        "A filter has weights for its window only.": (
            lambda height, width, channels, k, filters: filters * (height * width * channels + 1)
        ),
        "You counted the weights again at each place. All places share them: the size of the "
        "picture does not matter.": lambda height, width, channels, k, filters: (
            filters * (k * k * channels + 1) * (height - k + 1) * (width - k + 1)
        ),
        "You counted the weights again for each pixel of the picture. All places share them: "
        "its size does not matter.": AnyOf(
            lambda height, width, channels, k, filters: (
                filters * (k * k * channels + 1) * height * width
            ),
            lambda height, width, channels, k, filters: filters * k * k * channels * height * width,
        ),
        "You counted the numbers that come out. Asked for are weights and biases.": (
            lambda height, width, channels, k, filters: filters * (height - k + 1) * (width - k + 1)
        ),
        "You multiplied by the size of the picture. All places share the weights, so it does "
        "not matter.": lambda height, width, channels, k, filters: (
            filters * (height * width * channels * k * k + 1)
        ),
        "The channels are missing in the weights. They belong to each filter, and the biases "
        "are one for each filter.": lambda height, width, channels, k, filters: (
            k * k * filters + filters * channels
        ),
        "You counted the weights of one filter only, and the biases of all. Each filter has "
        "weights of its own.": (
            lambda height, width, channels, k, filters: k * k * channels + filters
        ),
        "Those are the weights of one filter. The layer has several, each with a bias too.": (
            lambda height, width, channels, k, filters: k * k * channels
        ),
        "You counted the channels twice. Each filter goes through all channels once.": (
            lambda height, width, channels, k, filters: filters * (k * k * channels + 1) * channels
        ),
        "You wrote the window's size into your formula. Use `k`.": AnyOf(
            lambda height, width, channels, k, filters: filters * (9 * channels + 1),
            lambda height, width, channels, k, filters: filters * (25 * channels + 1),
        ),
        "You wrote the number of filters into your formula. Use `filters`.": (
            lambda height, width, channels, k, filters: 12 * (k * k * channels + 1)
        ),
        "`^` is no power in Python: k^2 is something else. A power is written `**`.": AnyOf(
            lambda height, width, channels, k, filters: filters * ((k ^ 2) * channels + 1),
            lambda height, width, channels, k, filters: filters * (k ^ (2 * channels + 1)),
            lambda height, width, channels, k, filters: k ^ (2 * channels * filters + filters),
        ),
        "You added 1 to the number of filters. It belongs to the weights: each filter has "
        "k · k · channels of them, and 1 bias.": lambda height, width, channels, k, filters: (
            k * k * channels * (filters + 1)
        ),
        "You added the window's side as biases. Each filter has one bias.": (
            lambda height, width, channels, k, filters: k * k * channels * filters + k
        ),
        "You subtracted the biases. They are parameters too: add them.": (
            lambda height, width, channels, k, filters: filters * (k * k * channels - 1)
        ),
        "The biases are missing, and a window has k × k pixels: you counted one side only.": (
            lambda height, width, channels, k, filters: k * channels * filters
        ),
        "You counted a weight for each pixel of the picture. A filter has weights for its "
        "window only, and each filter has its own.": AnyOf(
            lambda height, width, channels, k, filters: height * width * channels + filters,
            lambda height, width, channels, k, filters: height * width * channels * filters,
        ),
        "The channels are missing, and you counted one bias for the whole layer. Each filter "
        "has its own.": lambda height, width, channels, k, filters: k * k * filters + 1,
        "You wrote the 3 channels of a color picture into your formula. Use `channels`.": (
            lambda height, width, channels, k, filters: filters * (k * k * 3 + 1)
        ),
        "That is the number of pixels times the number of filters. Asked for are weights and "
        "biases: count those of one filter first.": (
            lambda height, width, channels, k, filters: height * width * filters
        ),
        "You counted a bias for each place of the window. All places share one bias, as they "
        "share the weights.": (
            lambda height, width, channels, k, filters: (
                filters * (k * k * channels + (height - k + 1) * (width - k + 1))
            )
        ),
    },
    hint="Count one filter first: how many pixels has its window, how many channels has each, "
    "and what is added at the end? Then, how many filters are there?",
)
