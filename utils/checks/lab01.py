"""The exercises of Lab 1, tensors."""

from typing import Any

import numpy as np

from utils.checks.exercise import Exercise


def film_batch_shape(n: int, seconds: int, height: int, width: int) -> tuple:
    return (n, 25 * seconds, height, width, 3)


def add_fees(prices: np.ndarray, b: np.ndarray, delivery: np.ndarray) -> np.ndarray:
    return prices + b + delivery[:, None]


def flatten_pictures(pictures: np.ndarray) -> np.ndarray:
    return pictures.reshape(len(pictures), -1)


def scale_signed(pixels: np.ndarray) -> np.ndarray:
    return pixels / 127.5 - 1


def repaired_mse(y: np.ndarray, y_hat: np.ndarray) -> Any:
    return np.mean((y - y_hat.reshape(-1)) ** 2)


def _draw_films(rng: np.random.Generator, size: int) -> tuple:
    # No two alike, and none of them 3 or 25, so that every mix-up shows
    choices = [2, 4, 6], [5, 7, 8], [9, 10, 12], [14, 16, 20]
    return tuple(int(rng.choice(numbers)) for numbers in choices)


def _draw_fees(rng: np.random.Generator, size: int) -> tuple:
    # Often as many samples as merchants, so that fees on the wrong axis give a wrong result to look
    # at; now and then not, so that nobody relies on it
    n_merchants = size + 1 if size in (3, 5) else size
    prices = rng.integers(100, 400, (size, n_merchants)) / 10
    return prices, rng.integers(2, 20, n_merchants) / 2, rng.integers(31, 99, size) / 10


def _draw_pictures(rng: np.random.Generator, size: int) -> tuple:
    shape = (size + 1, 2, 2, 3) if size in (3, 5) else (size + 1, 2, 3)
    return (rng.permutation(np.arange(1, 1 + np.prod(shape))).astype(np.uint8).reshape(shape),)


def _draw_pixels(rng: np.random.Generator, size: int) -> tuple:
    # Neither 0 nor 255, always one on each side of the middle, and at times not two axes
    half = size * (size + 1) // 2
    dark, bright = rng.integers(10, 100, half), rng.integers(150, 240, half)
    pixels = rng.permutation(np.concatenate([dark, bright])).astype(np.uint8)
    shapes = {3: (2, 3, 2), 4: (20,)}
    return (pixels.reshape(shapes.get(size, (size, size + 1))),)


def _draw_answers(rng: np.random.Generator, size: int) -> tuple:
    n = size + 1
    y = rng.permutation(np.arange(12, 12 + 7 * n, 7)) + rng.integers(0, 5, n) / 10
    y_hat = y + rng.choice([-1, 1], n) * rng.integers(2, 30, n) / 10 + 0.5
    return y, y_hat if size in (3, 5) else y_hat[:, None]


def _three_axes(pictures: np.ndarray) -> np.ndarray:
    """`flatten_pictures` for grey pictures only."""
    n, height, width = pictures.shape
    return pictures.reshape(n, height * width)


def _height_and_width(pictures: np.ndarray) -> np.ndarray:
    """The same, with the shape taken apart behind its first entry."""
    height, width = pictures.shape[1:]
    return pictures.reshape(len(pictures), height * width)


def _fees_by_loop(prices: np.ndarray, b: np.ndarray, delivery: np.ndarray) -> np.ndarray:
    """`add_fees` with the wrong index for `delivery`."""
    with_fees = prices.copy()
    for i, j in np.ndindex(prices.shape):
        with_fees[i, j] = prices[i, j] + b[j] + delivery[j]
    return with_fees


def _loop_over_two(pixels: np.ndarray) -> np.ndarray:
    """`scale_signed` for two axes only."""
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


EXERCISES = [
    Exercise(
        name="film_batch_shape",
        number="1.1",
        title="The shape of a batch of films",
        solution=film_batch_shape,
        inputs=_draw_films,
        misconceptions={
            "You left out the films themselves. A batch has an axis for its samples, the first.": (
                lambda n, s, h, w: (25 * s, h, w, 3)
            ),
            "You counted seconds. Each second has 25 pictures, and the axis counts pictures.": (
                lambda n, s, h, w: (n, s, h, w, 3)
            ),
            "You gave each film 25 pictures, however long it is. It has 25 for each second.": (
                lambda n, s, h, w: (n, 25, h, w, 3)
            ),
            "You added 25 to the seconds. There are 25 pictures in each of them: multiply.": (
                lambda n, s, h, w: (n, 25 + s, h, w, 3)
            ),
            "You divided by 25. A film has more pictures than seconds, so multiply.": (
                lambda n, s, h, w: (n, s / 25, h, w, 3)
            ),
            "The colours are missing. Each pixel needs three numbers, along a last axis.": (
                lambda n, s, h, w: (n, 25 * s, h, w)
            ),
            "You put the width before the height. A picture is a matrix: its lines come first.": (
                lambda n, s, h, w: (n, 25 * s, w, h, 3)
            ),
            "You put the channels before the picture. In this course they are the last axis.": (
                lambda n, s, h, w: (n, 25 * s, 3, h, w)
            ),
            "You put the channels right after the films. In this course they are the last axis.": (
                lambda n, s, h, w: (n, 3, 25 * s, h, w)
            ),
            "You put the pictures outside and the films inside. Axis 0 is for the samples: the "
            "films.": lambda n, s, h, w: (25 * s, n, h, w, 3),
            "The pictures of a film belong behind its own axis, before the height. You put them "
            "last.": lambda n, s, h, w: (n, h, w, 3, 25 * s),
            "You put the pictures between a picture's size and its channels. From outside to "
            "inside: film, picture, line, column, channel.": (
                lambda n, s, h, w: (n, h, w, 25 * s, 3)
            ),
            "You gave the seconds and the 25 an axis each. The pictures of a film lie along one "
            "axis.": lambda n, s, h, w: (n, s, 25, h, w, 3),
            "You ran all films into one long one. Each film is a sample, along axis 0.": (
                lambda n, s, h, w: (n * 25 * s, h, w, 3)
            ),
            "You flattened the pictures. Height, width and channels each keep their own axis.": (
                lambda n, s, h, w: (n, 25 * s, h * w * 3)
            ),
            "You multiplied everything: that is how many numbers there are. A shape is a tuple, "
            "with one entry for each axis.": (lambda n, s, h, w: n * 25 * s * h * w * 3),
            "You returned the rank. Asked for is the shape, with one entry for each axis.": (
                lambda n, s, h, w: 5
            ),
            "The axis for the pictures of a film is missing. It stands between the films and the "
            "height.": lambda n, s, h, w: (n, h, w, 3),
            "You ran height and width into one axis. Each keeps its own.": (
                lambda n, s, h, w: (n, 25 * s, h * w, 3)
            ),
            "You returned the shape of the two photos. Work it out from the arguments.": (
                lambda n, s, h, w: (2, 427, 640, 3)
            ),
            "You wrote numbers. Work them out from the arguments: the check has other films.": (
                lambda n, s, h, w: (2, 250, 427, 640, 3)
            ),
            "You counted seconds, where the axis counts pictures: 25 for each second. And the "
            "colours are missing, a last axis.": lambda n, s, h, w: (n, s, h, w),
            "You counted seconds, where the axis counts pictures: 25 for each second. And the "
            "height comes before the width.": lambda n, s, h, w: (n, s, w, h, 3),
            "The height comes before the width. And the colours are missing, a last axis.": (
                lambda n, s, h, w: (n, 25 * s, w, h)
            ),
            "You returned an array. A shape is a tuple: round brackets, and no `np.array`.": (
                lambda n, s, h, w: np.array([n, 25 * s, h, w, 3])
            ),
            "You returned a list. A shape is a tuple: round brackets.": (
                lambda n, s, h, w: [n, 25 * s, h, w, 3]
            ),
            "You returned the tensor itself. Asked for is its shape only.": (
                lambda n, s, h, w: np.zeros((n, 25 * s, h, w, 3))
            ),
        },
        hint="A batch of photos is `(n, height, width, 3)`. A film is one more axis: how many "
        "pictures lie along it, and where does the text put it?",
    ),
    Exercise(
        name="add_fees",
        number="1.2",
        title="Two fees",
        solution=add_fees,
        inputs=_draw_fees,
        misconceptions={
            "You added `delivery` as it is, so it was aligned with the last axis: the merchants. "
            "It needs a new axis, so that its numbers lie along axis 0. (`.T` changes nothing in a "
            "vector.)": (lambda prices, b, delivery: prices + b + delivery),
            "You added `delivery` to `b`. They lie along different axes: `delivery` needs a new "
            "axis first.": lambda prices, b, delivery: prices + (b + delivery),
            "The new axis of `delivery` is in the wrong place: (1, n) is a row still. Asked for "
            "is a column, (n, 1).": lambda prices, b, delivery: prices + b + delivery[None, :],
            "You turned the wrong one into a column. `b` fits as it is; `delivery` needs the new "
            "axis.": lambda prices, b, delivery: prices + b[:, None] + delivery,
            "You turned both into columns. `b` belongs to the merchants, which are columns "
            "already: leave it as it is.": (
                lambda prices, b, delivery: prices + b[:, None] + delivery[:, None]
            ),
            "`delivery` is missing. Add it too, a number for each row.": (
                lambda prices, b, delivery: prices + b
            ),
            "`b` is missing. Add it too, a number for each column.": (
                lambda prices, b, delivery: prices + delivery[:, None]
            ),
            "Every row got all deliveries together. Each sample pays for its own only.": (
                lambda prices, b, delivery: prices + b + delivery.sum()
            ),
            "Every column got all fees together. Each merchant takes its own only.": (
                lambda prices, b, delivery: prices + b.sum() + delivery[:, None]
            ),
            "Every row got the first delivery. Each sample has its own: use the whole vector.": (
                lambda prices, b, delivery: prices + b + delivery[0]
            ),
            "You multiplied by `b`. A fee is added.": (
                lambda prices, b, delivery: prices * b + delivery[:, None]
            ),
            "You subtracted the delivery. It is paid on top: add it.": (
                lambda prices, b, delivery: prices + b - delivery[:, None]
            ),
            "You subtracted both. Fees are paid on top: add them.": (
                lambda prices, b, delivery: prices - b - delivery[:, None]
            ),
            "Rows and columns of your result are swapped. Samples are rows, as in `prices`.": (
                lambda prices, b, delivery: add_fees(prices, b, delivery).T
            ),
            "You returned the fees alone. They are added to `prices`.": (
                lambda prices, b, delivery: b + delivery[:, None]
            ),
            "You wrote the two fees of the lab as numbers. Use `b`: the check has other fees, and "
            "other merchants.": lambda prices, b, delivery: prices + [20, 35] + delivery[:, None],
            "You wrote the fee of one merchant as a number, 20. Use `b`: it has a fee for each.": (
                lambda prices, b, delivery: prices + 20 + delivery[:, None]
            ),
            "You multiplied the two fees. Both are added.": (
                lambda prices, b, delivery: prices + b * delivery[:, None]
            ),
            "Every row got the average delivery. Each sample has its own: use the whole vector.": (
                lambda prices, b, delivery: prices + b + delivery.mean()
            ),
            "You added `b` and `delivery` first, and made a column of the sum. `b` is a row as it "
            "is: only `delivery` becomes a column.": (
                lambda prices, b, delivery: prices + (b + delivery)[:, None]
            ),
            "You turned `prices` over and not `delivery`. Now the merchants are rows, and `b` "
            "meets the samples. Leave `prices` as it is.": (
                lambda prices, b, delivery: prices.T + b + delivery
            ),
            "You turned `prices` over and back again, and in between `b` met the samples. Leave "
            "`prices` as it is.": lambda prices, b, delivery: (prices.T + b + delivery).T,
            "You took `delivery` at the number of the column. It has one entry for each row. (You "
            "need no loop here.)": _fees_by_loop,
            "You took `b` at the number of the row. It has one entry for each column. (You need no "
            "loop here.)": lambda prices, b, delivery: (
                prices + b[: len(prices), None] + delivery[:, None]
            ),
            "Only the first sample is in it. Is the `return` inside the loop? You need no "
            "loop here.": (lambda prices, b, delivery: prices[0] + b + delivery[0]),
            "You summed each row. Each merchant keeps its own column.": (
                lambda prices, b, delivery: add_fees(prices, b, delivery).sum(axis=1)
            ),
        },
        hint="Write the shapes below each other, the last axes aligned. One of the two fees fits "
        "already. The other has to become a column: how did the ramp become one?",
    ),
    Exercise(
        name="flatten_pictures",
        number="1.3",
        title="Flatten pictures of any kind",
        solution=flatten_pictures,
        inputs=_draw_pictures,
        misconceptions={
            "All pictures ran into one long row. Each picture needs a row of its own.": (
                lambda pictures: pictures.reshape(-1)
            ),
            "All pictures ran into one long row, in a matrix of one row. Each picture needs a row "
            "of its own.": lambda pictures: pictures.reshape(1, -1),
            "Every number became a row of its own. A row is a whole picture.": (
                lambda pictures: pictures.reshape(-1, 1)
            ),
            "Every line of a picture became a row of its own. A row is a whole picture.": (
                lambda pictures: pictures.reshape(-1, pictures.shape[2])
            ),
            "The two entries of the shape are swapped, so the numbers of all pictures are mixed "
            "up. The number of pictures comes first.": (
                lambda pictures: pictures.reshape(-1, len(pictures))
            ),
            "Your pictures are columns. Rows are samples.": (
                lambda pictures: flatten_pictures(pictures).T
            ),
            "You laid the pictures out column by column. NumPy goes line by line by itself: leave "
            "the order as it is.": lambda pictures: pictures.reshape(len(pictures), -1, order="F"),
            "You wrote the length of a row as a number, 784. The check uses smaller pictures: let "
            "NumPy work it out with -1.": lambda pictures: pictures.reshape(-1, 784),
            "You wrote the row's length 784 into the shape. The check uses smaller pictures: let "
            "NumPy work it out with -1.": lambda pictures: pictures.reshape(len(pictures), 784),
            "You wrote the number of pictures as a number, 10. It is the length of `pictures`.": (
                lambda pictures: pictures.reshape(10, -1)
            ),
            "Height times width is right for grey pictures. In colour a row is three times as "
            "long: let NumPy work it out with -1.": (
                lambda pictures: pictures.reshape(
                    len(pictures), pictures.shape[1] * pictures.shape[2]
                )
            ),
            "A batch of grey pictures has three axes, so `shape[3]` does not exist. With -1 you "
            "need no `shape`.": (
                lambda pictures: pictures.reshape(
                    len(pictures), pictures.shape[1] * pictures.shape[2] * pictures.shape[3]
                )
            ),
            "Height times width times 3 is right in colour. A grey picture has one number for each "
            "pixel: let NumPy work it out with -1.": (
                lambda pictures: pictures.reshape(
                    len(pictures), pictures.shape[1] * pictures.shape[2] * 3
                )
            ),
            "You took the shape apart into three. Pictures in colour have four entries there, so "
            "take only the first, with `len`.": _three_axes,
            "You took height and width from the shape. Pictures in colour have one entry more "
            "there. With -1 you need neither.": _height_and_width,
            "`/` makes a float, and a shape holds whole numbers. Use `//`, or let NumPy work out "
            "the length of a row with -1.": (
                lambda pictures: pictures.reshape(len(pictures), pictures.size / len(pictures))
            ),
            "Your result has three axes, the last for the colours. Asked for are two, for grey "
            "pictures as well: leave the 3 out.": (
                lambda pictures: pictures.reshape(len(pictures), -1, 3)
            ),
            "You made a row of each line of a grey picture, and of each pixel in colour. A row is "
            "a whole picture.": lambda pictures: pictures.reshape(-1, pictures.shape[-1]),
            "Height still has an axis of its own. Asked for are two axes: pictures, and all "
            "numbers of a picture.": lambda pictures: pictures.reshape(
                len(pictures), pictures.shape[1], -1
            ),
            "You put the pictures below each other, and each line stays a row. A row is a whole "
            "picture: use `reshape`.": np.concatenate,
            "You put the pictures side by side. A row is a whole picture: use `reshape`.": (
                np.hstack
            ),
            "You transposed the pictures first, which mixes them up. Leave `.T` out.": (
                lambda pictures: pictures.T.reshape(len(pictures), -1)
            ),
            "You flattened the first picture only. The whole batch goes into one `reshape`.": (
                lambda pictures: pictures[0].reshape(-1)
            ),
            "You returned the pictures as they came. `reshape` gives a new array: return that.": (
                lambda pictures: pictures
            ),
            "You scaled as well. Here the numbers stay as they are.": (
                lambda pictures: flatten_pictures(pictures) / 255
            ),
            "You returned the new shape. Asked for are the pictures in that shape.": (
                lambda pictures: flatten_pictures(pictures).shape
            ),
        },
        hint="The result has two axes. You know the length of the first. What can you write for "
        "the second, if you would rather let NumPy work it out?",
    ),
    Exercise(
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
            "2 * 200 is 144. Divide first; that makes floats.": (
                lambda pixels: 2 * pixels / 255 - 1
            ),
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
            "Your result runs from -2 to -1: the 2 was multiplied by the 1 only. Mind the "
            "brackets.": (lambda pixels: pixels / 255 - 1 * 2),
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
            "100 - 128 is 228. And half of 255 is not 128.": (
                lambda pixels: (pixels - 128) / 127.5
            ),
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
            "100 - 255 is 101. Divide first; that makes floats.": (
                lambda pixels: (pixels - 255) / 255
            ),
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
    ),
    Exercise(
        name="repaired_mse",
        number="1.5",
        title="Repair the mean squared error",
        solution=repaired_mse,
        inputs=_draw_answers,
        misconceptions={
            "This is the trap: `(n,)` minus `(n, 1)` is `(n, n)`. Bring `y_hat` to the shape of "
            "`y` first. (`reshape` leaves `y_hat` as it was, and returns a new array: "
            "give that a name.)": lambda y, y_hat: np.mean((y - y_hat) ** 2),
            "Your repair is for `(n, 1)` only. With `y_hat` of `(n,)`, a `y` that is a column "
            "falls into the trap again.": lambda y, y_hat: np.mean((y[:, None] - y_hat) ** 2),
            "Your repair is for `(n, 1)` only: a `y_hat` of `(n,)` has no column to pick. "
            "`reshape` works for both.": lambda y, y_hat: np.mean((y - y_hat[:, 0]) ** 2),
            "`y_hat[0]` is the first answer only. Use all of them, in one axis.": (
                lambda y, y_hat: np.mean((y - y_hat[0]) ** 2)
            ),
            "You added up the squares. Divide by how many there are: take the mean.": (
                lambda y, y_hat: np.sum((y - y_hat.reshape(-1)) ** 2)
            ),
            "You added up the squares of all `(n, n)` differences. Bring `y_hat` to the shape of "
            "`y`, and take the mean.": lambda y, y_hat: np.sum((y - y_hat) ** 2),
            "You divided by n, but `(n,)` minus `(n, 1)` has n times n entries. Bring "
            "`y_hat` to the shape of `y` first.": lambda y, y_hat: (
                np.sum((y - y_hat) ** 2) / len(y)
            ),
            "You gave `y_hat` one axis more. It has one too many, at times: `reshape` it to "
            "one axis.": (lambda y, y_hat: np.mean((y - y_hat[:, None]) ** 2)),
            "The square is missing, so errors up and down cancel.": (
                lambda y, y_hat: np.mean(y - y_hat.reshape(-1))
            ),
            "The square is missing, so errors up and down cancel. (Whichever is subtracted from "
            "which does not matter once they are squared.)": (
                lambda y, y_hat: np.mean(y_hat.reshape(-1) - y)
            ),
            "You squared the mean. Square each error first, then take the mean.": (
                lambda y, y_hat: np.mean(y - y_hat.reshape(-1)) ** 2
            ),
            "You took the size of each error, without its sign. Asked for are squares.": (
                lambda y, y_hat: np.mean(np.abs(y - y_hat.reshape(-1)))
            ),
            "You took the root at the end. The mean squared error has none.": (
                lambda y, y_hat: np.sqrt(repaired_mse(y, y_hat))
            ),
            "You squared truths and answers before subtracting. Subtract first.": (
                lambda y, y_hat: np.mean(y**2 - y_hat.reshape(-1) ** 2)
            ),
            "You added truths and answers. An error is their difference.": (
                lambda y, y_hat: np.mean((y + y_hat.reshape(-1)) ** 2)
            ),
            "You doubled each error. The square is `** 2`, with two stars.": (
                lambda y, y_hat: np.mean((y - y_hat.reshape(-1)) * 2)
            ),
            "You divided by n twice: the mean has done so already.": (
                lambda y, y_hat: repaired_mse(y, y_hat) / len(y)
            ),
            "You squared the answers only. Subtract first, then square: mind the brackets.": (
                lambda y, y_hat: np.mean(y - y_hat.reshape(-1) ** 2)
            ),
            "You divided by 1030, the number of samples in the lab. Here it is `len(y)`.": (
                lambda y, y_hat: np.sum((y - y_hat.reshape(-1)) ** 2) / 1030
            ),
            "You divided by n - 1. The mean divides by n.": (
                lambda y, y_hat: np.sum((y - y_hat.reshape(-1)) ** 2) / (len(y) - 1)
            ),
            "You took the variance of the errors, which subtracts their mean first. Take the mean "
            "of the squares.": lambda y, y_hat: np.var(y - y_hat.reshape(-1)),
            "You rounded the result. Keep all decimals.": (
                lambda y, y_hat: np.round(repaired_mse(y, y_hat), 2)
            ),
            "You rounded to a whole number. Keep the decimals.": (
                lambda y, y_hat: np.round(repaired_mse(y, y_hat))
            ),
            "Only the first sample is in it: `return` stands inside the loop, which ends there. "
            "Move it behind the loop.": (
                lambda y, y_hat: (y[0] - y_hat.reshape(-1)[0]) ** 2 / len(y)
            ),
            "You halved it. The mean squared error has no factor of one half.": (
                lambda y, y_hat: repaired_mse(y, y_hat) / 2
            ),
            "You returned one squared error for each sample. Take their mean.": (
                lambda y, y_hat: (y - y_hat.reshape(-1)) ** 2
            ),
            "You returned all `(n, n)` squares. Bring `y_hat` to the shape of `y`, and take the "
            "mean.": lambda y, y_hat: (y - y_hat) ** 2,
            "With an axis, the mean leaves the other axis standing. Bring `y_hat` to the shape of "
            "`y`; then no axis is needed.": (lambda y, y_hat: np.mean((y - y_hat) ** 2, axis=0)),
            "With `axis=1`, the mean leaves axis 0 standing. Bring `y_hat` to the shape of "
            "`y`; then no axis is needed.": lambda y, y_hat: np.mean((y - y_hat) ** 2, axis=1),
            "Only the last sample is in it. Does each turn of the loop replace the sum? Add to it, "
            "with `+=`.": lambda y, y_hat: (y[-1] - y_hat.reshape(-1)[-1]) ** 2 / len(y),
            "Only the first sample is in it. Is the `return` inside the loop? Move it behind it.": (
                lambda y, y_hat: (y[0] - y_hat.reshape(-1)[0]) ** 2
            ),
            "In a `y_hat` of `(n, 1)`, `y_hat[i]` is an array of one number, and so is your "
            "result. Bring `y_hat` to one axis first.": (
                lambda y, y_hat: sum((y[i] - y_hat[i]) ** 2 for i in range(len(y))) / len(y)
            ),
        },
        hint="Which call gives an array one axis, whatever shape it had? You flattened a digit "
        "with it. Then subtract, square, take the mean.",
    ),
]
