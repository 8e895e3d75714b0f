"""Exercise 1.4 · Scale pixels to [-1, 1]."""

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise


def scale_signed(pixels: np.ndarray) -> np.ndarray:
    return pixels / 127.5 - 1


def _draw_pixels(rng: np.random.Generator, size: int) -> tuple:
    # Neither 0 nor 255, always one on each side of the middle, and at times not two axes
    half = size * (size + 1) // 2
    dark, bright = rng.integers(10, 100, half), rng.integers(150, 240, half)
    pixels = rng.permutation(np.concatenate([dark, bright])).astype(np.uint8)
    shapes = {3: (2, 3, 2), 4: (20,)}
    return (pixels.reshape(shapes.get(size, (size, size + 1))),)


def _loop_over_two(pixels: np.ndarray) -> np.ndarray:
    """Compute `scale_signed` for two axes only."""
    scaled = np.zeros(pixels.shape)
    for i in range(pixels.shape[0]):
        for j in range(pixels.shape[1]):
            scaled[i, j] = pixels[i, j] / 127.5 - 1
    return scaled


def _loop_over_lines(pixels: np.ndarray) -> np.ndarray:
    return np.array([[pixel / 127.5 - 1 for pixel in line] for line in pixels])


def _loop_over_lengths(pixels: np.ndarray) -> np.ndarray:
    for i in range(len(pixels)):
        for _ in range(len(pixels[i])):
            pass
    return scale_signed(pixels)


def _take_two_apart(pixels: np.ndarray) -> np.ndarray:
    _height, _width = pixels.shape
    return scale_signed(pixels)


def _limits_of_columns(pixels: np.ndarray) -> np.ndarray:
    with np.errstate(invalid="ignore"):  # in a batch of one line, each column has one number
        return (pixels - pixels.min(axis=0)) / np.ptp(pixels, axis=0) * 2 - 1


def _divide_in_place(pixels: np.ndarray) -> np.ndarray:
    pixels /= 255
    return 2 * pixels - 1


EXERCISE = FunctionExercise(
    name="scale_signed",
    number="1.4",
    title="Scale pixels to [-1, 1]",
    solution=scale_signed,
    inputs=_draw_pixels,
    misconceptions={
        "You scaled to 0 … 1. Here 0 has to become -1: stretch it to twice the length, and "
        "shift it.": lambda pixels: pixels / 255,
        "Your result runs from 0 to 2. Shift it, so that it starts at -1.": (
            lambda pixels: pixels / 127.5
        ),
        "Your result runs from -1 to 0. The range has to be twice as long before it is "
        "shifted.": lambda pixels: pixels / 255 - 1,
        "Your result runs from -2 to 0. Stretch first, then shift by 1: mind the brackets.": (
            lambda pixels: 2 * (pixels / 255 - 1)
        ),
        "Your result runs from -0.5 to 0.5. It has to be twice as long.": (
            lambda pixels: pixels / 255 - 0.5
        ),
        "Up and down are swapped: 0 has to become -1, and 255 has to become 1.": (
            lambda pixels: 1 - pixels / 127.5
        ),
        "You doubled the pixels while they were uint8. That ends at 255 and starts again at 0: "
        "2 * 200 is 144. Divide first; that makes floats.": (lambda pixels: 2 * pixels / 255 - 1),
        "You doubled the pixels and subtracted 255 while they were uint8, which ends at "
        "255 and knows no negative numbers. Divide first; that makes floats.": (
            lambda pixels: (2 * pixels - 255) / 255
        ),
        "You doubled the pixels while they were uint8, which ends at 255. Divide first; "
        "that makes floats. And the 1 is subtracted last: mind the brackets.": (
            lambda pixels: (2 * pixels - 1) / 255
        ),
        "`/=` would store floats in the uint8 array, which cannot hold them. Write "
        "`pixels / …`, which makes a new array.": _divide_in_place,
        "Your result runs from -2 to -1: the 2 was multiplied by the 1 only. Mind the brackets.": (
            lambda pixels: pixels / 255 - 1 * 2
        ),
        "Only -1 and 1 are left. All pixels in between lie evenly in between.": (
            lambda pixels: np.where(pixels > 127, 1, -1)
        ),
        "You subtracted 128 while the pixels were uint8. That knows no negative numbers: "
        "100 - 128 is 228. Divide first; that makes floats. And the middle is not at 128.": (
            lambda pixels: (pixels - 128) / 128
        ),
        "You subtracted 127 while the pixels were uint8. That knows no negative numbers: "
        "100 - 127 is 229. Divide first; that makes floats. And the middle is not at 127.": (
            lambda pixels: (pixels - 127) / 127
        ),
        "You subtracted 128 while the pixels were uint8, which knows no negative numbers: "
        "100 - 128 is 228. And the middle between 0 and 255 is 127.5.": (
            lambda pixels: (pixels - 128) / 127
        ),
        "You subtracted 128 while the pixels were uint8, which knows no negative numbers: "
        "100 - 128 is 228. And half of 255 is not 128.": (lambda pixels: (pixels - 128) / 127.5),
        "You subtracted 127 while the pixels were uint8, which knows no negative numbers: "
        "100 - 127 is 229. And the middle is not at 127.": lambda pixels: (pixels - 127) / 128,
        "You subtracted 127 from uint8 pixels, which know no negative numbers: 100 - 127 is "
        "229. Divide first; that makes floats.": lambda pixels: (pixels - 127) / 127.5,
        "You subtracted 128 and divided by 127.5. The middle between 0 and 255 is 127.5, so 0 "
        "comes out below -1 as it is.": lambda pixels: (pixels.astype(float) - 128) / 127.5,
        "You halved 255 to 127. It is 127.5; with 127, 255 becomes more than 1.": (
            lambda pixels: pixels / 127 - 1
        ),
        "128 is half of 256. There are 256 values, but they start at 0: the largest is 255, "
        "and it has to become 1.": lambda pixels: pixels / 128 - 1,
        "The middle between 0 and 255 is 127.5, not 127: 0 does not become -1 as it is.": (
            lambda pixels: (pixels.astype(float) - 127) / 127.5
        ),
        "The decimals were dropped before you subtracted 1. Did you use `//`, or `astype`? "
        "Use `/`, and keep the floats.": lambda pixels: pixels // 127.5 - 1,
        "Divided by 255, the pixels lost their decimals: all became 0, and 0 - 1 is 255 in "
        "uint8. Did you use `//`, or store them in a uint8 array? Use `/`, and a new name.": (
            lambda pixels: 2 * (pixels // 255) - 1
        ),
        "Divided by 255, the pixels lost their decimals: all became 0, and then -1. Did you "
        "use `//`, or `astype`? Use `/`, and keep the floats.": (
            lambda pixels: 2 * (pixels / 255).astype(int) - 1
        ),
        "Your result holds nothing but 0: the decimals were dropped. Did you use `astype`, or "
        "store it in a uint8 array (`pixels[i] = …`, `pixels.copy()`, `zeros_like`)?": (
            lambda pixels: scale_signed(pixels).astype(int)
        ),
        "Your result has lost its decimals: only -1, 0 and 1 are left. Leave out the "
        "rounding.": lambda pixels: np.round(scale_signed(pixels)),
        "You rounded to two decimals. Keep them all.": (
            lambda pixels: scale_signed(pixels).round(2)
        ),
        "You flattened the pictures as well. The shape stays as it was; only the numbers "
        "change.": lambda pixels: scale_signed(pixels).reshape(len(pixels), -1),
        "You made one long row of all pixels. The shape stays as it was; only the numbers "
        "change.": lambda pixels: scale_signed(pixels).reshape(-1),
        "You asked for `shape[1]`, but `pixels` may have one axis only. Calculate with the "
        "whole array; you need no loop.": _loop_over_two,
        "Your loops need two axes, but `pixels` may have one only. Calculate with the whole "
        "array; you need no loop.": _loop_over_lines,
        "Your loops ask for the length of a line, but `pixels` may have one axis only. "
        "Calculate with the whole array; you need no loop.": _loop_over_lengths,
        "You took the shape apart into two, but `pixels` may have one axis, or three. "
        "Calculate with the whole array; you need no shape.": _take_two_apart,
        "Your result runs from 1 to 3. Shift it the other way: it has to start at -1.": (
            lambda pixels: pixels / 127.5 + 1
        ),
        "You subtracted 255 while the pixels were uint8. That knows no negative numbers: "
        "100 - 255 is 101. Divide first; that makes floats.": (lambda pixels: (pixels - 255) / 255),
        "You put a minus before the pixels while they were uint8. That knows no negative "
        "numbers: -100 is 156. And up and down would be swapped.": lambda pixels: -pixels / 255,
        "You subtracted the average of these pictures, which is not the middle. That is 127.5, "
        "whatever the pictures.": lambda pixels: (pixels - pixels.mean()) / 127.5,
        "You subtracted the average of these pictures. Use the limits 0 and 255: they tell "
        "where the middle is, and how far it is from there to either end.": (
            lambda pixels: (pixels - pixels.mean()) / 255
        ),
        "You took the limits of each column. The limits of all pixels are known: 0 and 255.": (
            _limits_of_columns
        ),
        "You used the smallest and the largest pixel of these pictures. Use the limits 0 and "
        "255, so that every batch is scaled alike.": (
            lambda pixels: (pixels - pixels.min()) / np.ptp(pixels) * 2 - 1
        ),
        "You used the smallest and the largest pixel of these pictures; use the limits 0 and "
        "255. And twice a uint8 may be too much for it: divide first.": (
            lambda pixels: 2 * (pixels - pixels.min()) / np.ptp(pixels) - 1
        ),
        "You divided by the largest pixel of these pictures. Divide by the largest value that "
        "is possible, so that every batch is scaled alike.": (
            lambda pixels: pixels / pixels.max() * 2 - 1
        ),
        "You subtracted the mean and divided by the standard deviation. That is another kind "
        "of scaling; here the limits 0 and 255 become -1 and 1.": (
            lambda pixels: (pixels - pixels.mean()) / pixels.std()
        ),
    },
    hint="Go in two steps. First bring the pixels to 0 … 1. By what must that be multiplied to "
    "be as long as -1 … 1, and by how much is it then too high?",
)
