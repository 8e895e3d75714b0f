"""The exercises of Lab 11, convolutional networks."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from utils.checks.architecture import activations, weighted_layers
from utils.checks.exercise import Exercise
from utils.checks.forms import OneOf
from utils.checks.model_exercise import ModelExercise, Rule
from utils.checks.verdict import Verdict

Answer = Callable[[int, int], Any]

SIDE, CHANNELS, SPECIES, LIMIT = 32, 3, 5, 4_000


def convolve(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    k = len(W)
    windows = np.lib.stride_tricks.sliding_window_view(picture, (k, k))
    return np.sum(windows * W, axis=(2, 3)) + b


def output_size(n: int, k: int, stride: int, padding: int) -> Any:
    return (n + 2 * padding - k) // stride + 1


def max_pool(feature_map: np.ndarray, size: int) -> np.ndarray:
    return _squares(feature_map, size).max(axis=(2, 3))


def conv_parameters(height: int, width: int, channels: int, k: int, filters: int) -> Any:
    return filters * (k * k * channels + 1)


def bird_classifier(
    shape: tuple[int, ...] = (SIDE, SIDE, CHANNELS),
    filters: tuple[int, ...] = (8, 8),
    activation: str | None = "relu",
    kernel: int = 3,
    pool: int = 2,
    flatten: bool = True,
    softmax_inside: bool = False,
    units: int = SPECIES,
    output: str | None = "softmax",
    softmax_again: bool = False,
    dense: bool = True,
) -> Any:
    """A CNN for birds; each argument can spoil it in one way."""
    import keras
    from keras import layers

    stack: list[Any] = [keras.Input(shape=shape)]
    for n in filters:
        stack.append(layers.Conv2D(n, kernel, activation=activation, padding="same"))
        if pool:
            stack.append(layers.MaxPooling2D(pool))
    if softmax_inside:
        stack.append(layers.Dense(units, activation="softmax"))
    if flatten:
        stack.append(layers.Flatten())
    if dense:
        stack.append(layers.Dense(units, activation=output))
    if softmax_again:
        stack.append(layers.Softmax())
    return keras.Sequential(stack)


def _squares(feature_map: np.ndarray, size: int) -> np.ndarray:
    """The whole squares of a map: (rows, columns, size, size)."""
    rows, columns = feature_map.shape[0] // size, feature_map.shape[1] // size
    whole = feature_map[: rows * size, : columns * size]
    return whole.reshape(rows, size, columns, size).swapaxes(1, 2)


def _draw_picture(rng: np.random.Generator, size: int) -> tuple:
    # Halves in the weights, so that a table of whole numbers would lose them; no weight is 0, no
    # two in a filter are alike, and the bias is none of them.
    k = 2 + size % 2
    picture = rng.integers(1, 10, (k + 1 + size // 2, k + 3 + size // 2))
    W = rng.permutation([-3.5, -2, -1.5, -0.5, 0.5, 1, 2.5, 3, 4])[: k * k].reshape(k, k)
    return picture, W, float(rng.choice([0.25, -0.75]))


# For each size: k, stride, padding, and how many pixels remain behind the last step. They differ
# so that each way to round shows, and each way to count the zeros.
_WINDOWS = {1: (4, 3, 3, 1), 2: (4, 2, 1, 1), 3: (6, 2, 3, 0), 4: (4, 3, 1, 0), 5: (5, 3, 2, 2)}


def _draw_sizes(rng: np.random.Generator, size: int) -> tuple:
    k, stride, padding, remainder = _WINDOWS[size]
    travel = stride * int(rng.integers(5, 10)) + remainder
    return travel + k - 2 * padding, k, stride, padding


# For each size: the side of a square, how many rows and columns of squares there are, and how many
# rows and columns of pixels are left over. Some maps fit exactly, in one direction or in both.
_SQUARES = {
    1: (4, 2, 3, 2, 1),
    2: (2, 2, 3, 1, 1),
    3: (3, 2, 3, 0, 2),
    4: (2, 3, 5, 1, 0),
    5: (3, 2, 3, 0, 0),
}


def _draw_map(rng: np.random.Generator, size: int) -> tuple:
    # Quarters, which a table of whole numbers would lose. In the first square all are below 0.
    side, rows, columns, below, beside = _SQUARES[size]
    height, width = rows * side + below, columns * side + beside
    numbers = rng.permutation(np.arange(-30, height * width - 30)).reshape(height, width)
    numbers[:side, :side] = -31 - rng.permutation(side * side).reshape(side, side)
    return numbers / 4, side


def _draw_layer(rng: np.random.Generator, size: int) -> tuple:
    height, width = (int(n) for n in rng.choice([20, 24, 28, 36], 2, replace=False))
    channels = int(rng.choice([2, 4, 6]))
    filters = int(rng.choice([5, 8, 10]))
    return height, width, channels, 3 if size < 4 else 5, filters


def _fill(
    shape: tuple[int, int],
    rows: Iterable[int],
    columns: Iterable[int],
    answer: Answer,
    place: Callable[[int, int], Any] = lambda i, j: (i, j),
) -> np.ndarray:
    """A table of zeros, with `answer(i, j)` put at its place by two loops, as a student has it."""
    table = np.zeros(shape)
    columns = list(columns)
    for i in rows:
        for j in columns:
            table[place(i, j)] = answer(i, j)
    return table


def _slide(
    picture: np.ndarray, W: np.ndarray, answer: Answer, rows: int = 0, columns: int = 0
) -> np.ndarray:
    """A table of `answer(i, j)` for each place of the window, or for so many."""
    k = len(W)
    rows, columns = rows or picture.shape[0] - k + 1, columns or picture.shape[1] - k + 1
    return _fill((rows, columns), range(rows), range(columns), answer)


def _with_slices(picture: np.ndarray, W: np.ndarray, b: float, begin: Any, end: Any) -> np.ndarray:
    """The window cut out from `begin(i)` to `end(i)`, and the same for the columns."""
    return _slide(
        picture,
        W,
        lambda i, j: np.sum(picture[begin(i) : end(i), begin(j) : end(j)] * W) + b,
    )


def _swapped_table(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    rows, columns = (n - len(W) + 1 for n in picture.shape)
    return _fill((columns, rows), range(rows), range(columns), _sum_at(picture, W, b))


def _swapped_loops(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    rows, columns = (n - len(W) + 1 for n in picture.shape)
    return _fill((rows, columns), range(columns), range(rows), _sum_at(picture, W, b))


def _swapped_place(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    rows, columns = (n - len(W) + 1 for n in picture.shape)
    answer = _sum_at(picture, W, b)
    return _fill((rows, columns), range(rows), range(columns), answer, lambda i, j: (j, i))


def _loops_over_the_edge(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    places = picture.shape[0] - len(W) + 1, picture.shape[1] - len(W) + 1
    return _fill(places, range(len(picture)), range(picture.shape[1]), _sum_at(picture, W, b))


def _pixel_by_pixel_over_the_edge(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    k = len(W)
    return _slide(
        picture,
        W,
        lambda i, j: sum(picture[i + a, j + c] * W[a, c] for a in range(k) for c in range(k)) + b,
        *picture.shape,
    )


def _with_k(picture: np.ndarray, W: np.ndarray, b: float, k: Any) -> np.ndarray:
    """The right answer, but for the side of the window."""
    rows, columns = picture.shape[0] - k + 1, picture.shape[1] - k + 1
    answers = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            answers[i, j] = np.sum(picture[i : i + k, j : j + k] * W) + b
    return answers


def _kept(table: np.ndarray, rows: slice, columns: slice) -> np.ndarray:
    """What was filled in; all else is 0."""
    kept = np.zeros(table.shape)
    kept[rows, columns] = table[rows, columns]
    return kept


ALL, FIRST, NOT_FIRST, NOT_LAST = slice(None), slice(0, 1), slice(1, None), slice(None, -1)


def _parts(part: slice, zeros: bool) -> list[Callable[[np.ndarray], np.ndarray]]:
    """The same part of the rows, of the columns, and of both; all else 0, or cut away."""
    pairs = [(part, part), (part, ALL), (ALL, part)]
    if zeros:
        return [lambda table, pair=pair: _kept(table, *pair) for pair in pairs]  # type: ignore[misc]
    return [lambda table, pair=pair: table[pair] for pair in pairs]  # type: ignore[misc]


def _each(answer: Callable, spoiled: Iterable[Callable]) -> OneOf:
    """The right answer, spoiled in each of these ways."""
    return OneOf(*(lambda *given, spoil=spoil: spoil(answer(*given)) for spoil in spoiled))


def _sum_at(picture: np.ndarray, W: np.ndarray, b: float) -> Answer:
    """The right answer at a place, as long as the window is inside."""
    k = len(W)
    return lambda i, j: np.sum(picture[i : i + k, j : j + k] * W) + b


def _of_window(picture: np.ndarray, W: np.ndarray, of_window: Any) -> np.ndarray:
    """A table of what `of_window` makes of each window."""
    k = len(W)
    return _slide(picture, W, lambda i, j: of_window(picture[i : i + k, j : j + k]))


def _as_large_as_the_picture(kind: type) -> Callable:
    return lambda picture, W, b: _put_into(
        np.zeros(picture.shape, dtype=kind), convolve(picture, W, b)
    )


def _padded(picture: np.ndarray, W: np.ndarray, b: float) -> np.ndarray:
    before = (len(W) - 1) // 2
    return convolve(np.pad(picture, (before, len(W) - 1 - before)), W, b)


def _pooled(
    feature_map: np.ndarray, size: int, start: Any, rows: int = 0, columns: int = 0
) -> np.ndarray:
    """Max pooling by loops; `start(i)` says where square i begins and ends."""
    height, width = feature_map.shape
    pooled = np.zeros((rows or height // size, columns or width // size))
    for i in range(pooled.shape[0]):
        for j in range(pooled.shape[1]):
            pooled[i, j] = np.max(feature_map[slice(*start(i)), slice(*start(j))])
    return pooled


def _largest(feature_map: np.ndarray, size: int) -> Answer:
    """The right answer for a square, as long as it is inside."""
    return lambda i, j: np.max(feature_map[i * size : i * size + size, j * size : j * size + size])


def _pool(
    feature_map: np.ndarray, size: int, answer: Answer, swapped: str = "", steps: int = 1
) -> np.ndarray:
    """Max pooling by loops, in steps; the "table", the "loops" or the "place" may be swapped."""
    shape = feature_map.shape[0] // size, feature_map.shape[1] // size
    rows, columns = shape[::-1] if swapped == "loops" else shape
    return _fill(
        shape[::-1] if swapped == "table" else shape,
        range(0, rows * steps, steps),
        range(0, columns * steps, steps),
        answer,
        (lambda i, j: (j, i)) if swapped == "place" else (lambda i, j: (i, j)),
    )


def _swapped_squares(part: str) -> Callable:
    return lambda feature_map, size: _pool(feature_map, size, _largest(feature_map, size), part)


# In rows, in columns, or in both.
LOST = [(True, True), (True, False), (False, True)]


def _lost_where_it_fits(rows: bool, columns: bool, zeros: bool) -> Callable:
    """Squares that begin in `range(0, height - size, size)`; there may be zeros for others."""

    def pool(feature_map: np.ndarray, size: int) -> np.ndarray:
        height, width = feature_map.shape
        pooled = max_pool(feature_map[: height - rows, : width - columns], size)
        table = np.zeros((height // size, width // size))
        return _put_into(table, pooled) if zeros else pooled

    return pool


def _with_partial_squares(feature_map: np.ndarray, size: int) -> np.ndarray:
    height, width = feature_map.shape
    return np.array(
        [
            [feature_map[i : i + size, j : j + size].max() for j in range(0, width, size)]
            for i in range(0, height, size)
        ]
    )


def _overlapping(feature_map: np.ndarray, size: int) -> np.ndarray:
    windows = np.lib.stride_tricks.sliding_window_view(feature_map, (size, size))
    return windows.max(axis=(2, 3))


def _running(answers: np.ndarray) -> np.ndarray:
    """Each answer with all those before it, in reading order."""
    return np.cumsum(answers).reshape(answers.shape)


def _put_into(table: np.ndarray, answers: np.ndarray) -> np.ndarray:
    table[: len(answers), : answers.shape[1]] = answers
    return table


def _mixed_reshape(feature_map: np.ndarray, size: int) -> np.ndarray:
    rows, columns = feature_map.shape[0] // size, feature_map.shape[1] // size
    whole = feature_map[: rows * size, : columns * size]
    return whole.reshape(rows, columns, size, size).max(axis=(2, 3))


def _convolutions(model: Any) -> list[Any]:
    return [layer for layer in model.layers if type(layer).__name__ == "Conv2D"]


def _conv_activations(model: Any) -> list[str]:
    pairs = zip(weighted_layers(model), activations(model), strict=True)
    return [name for layer, name in pairs if type(layer).__name__ == "Conv2D"]


def _pooling_layers(model: Any) -> list[Any]:
    return [layer for layer in model.layers if "Pooling" in type(layer).__name__]


def _pools_something(model: Any) -> bool:
    """Global pooling has no size: it pools all there is."""
    sizes = [np.max(getattr(layer, "pool_size", SIDE)) for layer in _pooling_layers(model)]
    return max(sizes) > 1


def _answers(model: Any) -> np.ndarray:
    pictures = np.random.default_rng(11).random((6, SIDE, SIDE, CHANNELS), dtype=np.float32)
    return np.asarray(model(pictures, training=False))


def _sums_to_one(model: Any) -> bool:
    answers = _answers(model)
    return bool((answers >= 0).all() and np.allclose(answers.sum(axis=-1), 1, atol=1e-4))


def _softmax_twice(model: Any) -> bool:
    *_, before, last = model.layers
    names = [
        getattr(getattr(layer, "activation", None), "__name__", "") for layer in (before, last)
    ]
    kinds = [type(layer).__name__ for layer in (before, last)]
    return all(n == "softmax" or k == "Softmax" for n, k in zip(names, kinds, strict=True))


def _input_message(model: Any) -> str:
    shape = model.input_shape[1:]
    if shape == (SIDE, SIDE, 1):
        return (
            "Your input has one channel. The digits had one; a colour picture has three: red, "
            "green and blue."
        )
    if shape == (CHANNELS, SIDE, SIDE):
        return (
            "You put the channels first. Keras wants (height, width, channels): the three at the "
            "end."
        )
    if len(shape) == 1:
        return (
            "Your model takes rows of numbers, so the pixels have lost their neighbours already. "
            "Give keras.Input the shape of one picture: height, width and channels."
        )
    if len(shape) == 4:
        return (
            f"You gave keras.Input the shape {shape}. Leave the number of pictures out: Keras adds "
            "that axis itself."
        )
    return (
        f"Your input has the shape {shape}. A picture of the camera has a height and a width of 32 "
        "and three channels, in this order."
    )


def _size_message(model: Any) -> str:
    largest = max(model.layers, key=lambda layer: layer.count_params())
    return (
        f"Your model has {model.count_params():,} parameters; {LIMIT:,} are allowed. The largest "
        f"part, {largest.count_params():,}, is in a layer {type(largest).__name__}. "
        + (
            "Make the maps that reach it smaller: pool more, or use a stride. Fewer units help too."
            if type(largest).__name__ == "Dense"
            else "Take fewer or smaller filters there."
        )
    )


def _output_message(model: Any) -> str:
    if activations(model)[-1] == "sigmoid":
        return (
            "Your output layer uses sigmoid: each species gets a probability of its own, and "
            "together they do not sum to 1. Each picture shows one bird: use softmax."
        )
    return (
        f"The activation of your output layer is {activations(model)[-1]}, so its numbers are no "
        "probabilities. Which activation makes them positive and sum to 1?"
    )


BIRD_RULES = [
    Rule(
        _input_message,
        lambda model: model.input_shape == (None, SIDE, SIDE, CHANNELS),
        lambda: bird_classifier(shape=(SIDE, SIDE, 1)),
    ),
    Rule(
        "There is no Conv2D layer in your model, so no pixel knows its neighbours.",
        lambda model: len(_convolutions(model)) > 0,
        lambda: bird_classifier(filters=()),
    ),
    Rule(
        "No layer says which species it is: after Flatten, your model needs a Dense layer with a "
        "unit for each.",
        lambda model: any(type(layer).__name__ == "Dense" for layer in model.layers),
        lambda: bird_classifier(dense=False),
    ),
    Rule(
        lambda model: (
            f"Your model answers with shape {model.output_shape}: a table of answers for each "
            "picture, one at each place. Is a Flatten missing before the last Dense layer?"
        ),
        lambda model: len(model.output_shape) == 2,
        lambda: bird_classifier(flatten=False),
    ),
    Rule(
        "Your output layer has 10 units. That fits the ten digits, but there are 5 species.",
        lambda model: model.output_shape[-1] != 10,
        lambda: bird_classifier(units=10),
    ),
    Rule(
        lambda model: (
            f"Your model gives {model.output_shape[-1]} number{'s'[: model.output_shape[-1] - 1]} "
            "for each picture. Each of the 5 species needs an output unit."
        ),
        lambda model: model.output_shape == (None, SPECIES),
        lambda: bird_classifier(units=1),
    ),
    Rule(_output_message, _sums_to_one, lambda: bird_classifier(output="sigmoid")),
    Rule(
        "Softmax is applied twice at the end, which makes all species nearly equally likely. Once "
        "is enough.",
        lambda model: not _softmax_twice(model),
        lambda: bird_classifier(softmax_again=True),
    ),
    Rule(
        "Softmax stands in the middle of your model. It makes probabilities of the sums, which is "
        "the job of the output layer only.",
        lambda model: "softmax" not in activations(model)[:-1],
        lambda: bird_classifier(softmax_inside=True),
    ),
    Rule(
        "There is only one Conv2D layer. The exercise asks for two or more: the second one looks "
        "at the maps of the first.",
        lambda model: len(_convolutions(model)) >= 2,
        lambda: bird_classifier(filters=(8,)),
    ),
    Rule(
        "A layer before the output has no activation. Linear after linear is still linear: give "
        "each of them relu.",
        lambda model: "linear" not in activations(model)[:-1],
        lambda: bird_classifier(activation=None),
    ),
    Rule(
        lambda model: (
            f"Your Conv2D layers use {', '.join(sorted(set(_conv_activations(model))))}. The "
            "exercise asks for relu in each of them."
        ),
        lambda model: set(_conv_activations(model)) == {"relu"},
        lambda: bird_classifier(activation="leaky_relu"),
    ),
    Rule(
        "All your filters are 1 × 1, so no pixel sees a neighbour. Take windows of 3 × 3 or more.",
        lambda model: any(max(layer.kernel_size) > 1 for layer in _convolutions(model)),
        lambda: bird_classifier(kernel=1),
    ),
    Rule(
        "There is no pooling layer in your model. Which layer keeps the largest number of each "
        "square?",
        lambda model: len(_pooling_layers(model)) > 0,
        lambda: bird_classifier(pool=0, filters=(2, 2)),
    ),
    Rule(
        "Your pooling layer pools nothing: each of its squares is one number. Take squares of "
        "2 × 2 or more.",
        _pools_something,
        lambda: bird_classifier(pool=1, filters=(2, 2)),
    ),
    Rule(
        _size_message,
        lambda model: model.count_params() <= LIMIT,
        lambda: bird_classifier(filters=(16, 32)),
    ),
]


# What Keras says of a layer that cannot take what it gets, as a pattern, and what it means here.
KERAS_SAYS = [
    (
        r"min_ndim=4, found ndim=3",
        "Conv2D wants pictures with a height, a width and channels. The shape that you gave "
        "keras.Input has no channels: how many does a colour picture have?",
    ),
    (
        r"ndim=4, found ndim=2",
        "A Conv2D or pooling layer got rows of numbers. Flatten comes after the last of them, and "
        "keras.Input takes the shape of a picture.",
    ),
    (
        r"output size would be (negative|zero)|[Nn]egative dimension",
        "A window does not fit on the maps that reach it. Do you pool too often, or is the window "
        "too large? Or did you give keras.Input the channels first? Keras wants them last: "
        "(32, 32, 3).",
    ),
    (
        r"Could not interpret activation",
        "Keras does not know an activation of that name. Names are written small: relu, softmax.",
    ),
    (
        r"no attribute '\w*[Pp]ool",
        "Keras has no layer of that name. The one that keeps the largest number of each square is "
        "MaxPooling2D.",
    ),
    (
        r"kernel of shape \(\d+, \d+, \d+\) and input",
        "You used Conv1D, whose window slides along a line. A picture has two directions: Conv2D.",
    ),
    (
        r"kernel of shape \(\d+, \d+, \d+, \d+\) and input|ndim=4, found ndim=5",
        "Your input has too many axes. Give keras.Input the shape of one picture, and leave the "
        "number of pictures out: Keras adds that axis itself.",
    ),
    (
        r"Received strides=(relu|softmax)",
        "The third thing that Conv2D takes is the stride. Give the activation by its name: "
        "activation=….",
    ),
    (
        r"missing 1 required positional argument: 'kernel_size'",
        "Conv2D wants two numbers first: how many filters, and how wide the window is.",
    ),
]


@dataclass(frozen=True)
class PictureModelExercise(ModelExercise):
    """A ModelExercise that explains what Keras says of a layer which cannot take its input."""

    def judge(self, answer: Any, rng: Any = None) -> Verdict:
        verdict = super().judge(answer, rng)
        said = " ".join(verdict.reasons)
        for pattern, words in KERAS_SAYS:
            if re.search(pattern, said):
                return self._wrong(words)
        return verdict


EXERCISES = [
    Exercise(
        name="convolve",
        number="11.1",
        title="Slide a filter over a picture",
        solution=convolve,
        inputs=_draw_picture,
        misconceptions={
            "The bias is missing. Add b to the sum at each place.": (
                lambda picture, W, b: convolve(picture, W, 0)
            ),
            "You added b to each of the products, so it counts k · k times. Add it once, to their "
            "sum.": lambda picture, W, b: convolve(picture, W, b * W.size),
            "You subtracted the bias. Add it.": lambda picture, W, b: convolve(picture, W, -b),
            "You multiplied by the bias. Add it to the sum.": (
                lambda picture, W, b: convolve(picture, W, 0) * b
            ),
            "You turned the filter by half a turn before you used it. Mathematicians do so, and "
            "np.convolve; networks do not. Multiply the weights as they lie.": (
                lambda picture, W, b: convolve(picture, W[::-1, ::-1], b)
            ),
            "Rows and columns of the filter are swapped. Multiply W as it is, not W.T.": (
                lambda picture, W, b: convolve(picture, W.T, b)
            ),
            "Rows and columns of your answer are swapped: the window's row comes first.": (
                lambda picture, W, b: convolve(picture, W, b).T
            ),
            "The row of the window and its column are swapped: i counts rows, so it belongs before "
            "the comma.": lambda picture, W, b: _slide(
                picture, W, lambda i, j: _sum_at(picture, W, b)(j, i)
            ),
            "You used i for the columns too. Rows go with i, columns with j.": (
                lambda picture, W, b: _slide(picture, W, lambda i, j: _sum_at(picture, W, b)(i, i))
            ),
            "You let the window go on to the last pixel, where it hangs over the edge. It has "
            "n - k + 1 places in each direction.": OneOf(
                lambda picture, W, b: _slide(picture, W, _sum_at(picture, W, b), *picture.shape),
                lambda picture, W, b: _slide(
                    picture, W, _sum_at(picture, W, b), *picture.shape
                ).astype(int),
                _loops_over_the_edge,
                _pixel_by_pixel_over_the_edge,
            ),
            "Rows and columns are swapped somewhere: the table is (rows, columns), i runs over its "
            "rows, j over its columns, and an answer belongs at [i, j].": OneOf(
                _swapped_table, _swapped_loops, _swapped_place
            ),
            "`np.zeros` takes the shape as one thing, with brackets of its own: "
            "`np.zeros((rows, columns))`.": lambda picture, W, b: np.zeros(
                len(picture) - len(W) + 1, picture.shape[1] - len(W) + 1
            ),
            "You took the number of rows for the columns too. A picture need not be square.": (
                lambda picture, W, b: convolve(picture, W, b)[:, : len(picture) - len(W) + 1]
            ),
            "Your slices end at k. The window that begins at i ends at i + k.": (
                lambda picture, W, b: _with_slices(picture, W, b, int, lambda i: len(W))
            ),
            "Your window is one pixel too small: a slice leaves out its end, so it ends at i + k, "
            "not i + k - 1.": lambda picture, W, b: _with_slices(
                picture, W, b, int, lambda i: i + len(W) - 1
            ),
            "Your first window is one pixel too large. A slice leaves out its end: the window that "
            "begins at i ends at i + k.": lambda picture, W, b: _with_slices(
                picture, W, b, int, lambda i: i + len(W) + 1
            ),
            "Your first window is empty. Does it begin at i - 1? Here i and j are its upper left "
            "corner, not its middle.": lambda picture, W, b: _with_slices(
                picture, W, b, lambda i: i - 1, lambda i: i + 2
            ),
            "Two pairs of brackets cut the rows twice. Rows and columns go into one pair, with a "
            "comma between them.": lambda picture, W, b: _slide(
                picture, W, lambda i, j: np.sum(picture[i : i + len(W)][j : j + len(W)] * W) + b
            ),
            "Your window is always 3 × 3. W may have another size: k is len(W).": (
                lambda picture, W, b: _slide(
                    picture, W, lambda i, j: np.sum(picture[i : i + 3, j : j + 3] * W) + b
                )
            ),
            "You multiplied the whole picture. Cut out the window first, at each place.": OneOf(
                lambda picture, W, b: picture * W + b,
                lambda picture, W, b: picture @ W + b,
            ),
            "At each place you got an array, not one number. Python's `sum` adds up the rows only, "
            "and `@` with a table gives an array: take np.sum of the products.": OneOf(
                lambda picture, W, b: _of_window(picture, W, lambda window: sum(window * W) + b),
                lambda picture, W, b: _of_window(
                    picture, W, lambda window: window.ravel() @ W.reshape(-1, 1) + b
                ),
            ),
            "You laid out the window as a row, but not W, so `@` finds no partner for each pixel. "
            "Lay out both, or multiply the squares with `*`.": lambda picture, W, b: _of_window(
                picture, W, lambda window: window.ravel() @ W + b
            ),
            "k is a pair of numbers here, since `W.shape` is (k, k). One of them is enough: "
            "len(W).": lambda picture, W, b: _with_k(picture, W, b, W.shape),
            "`W.size` counts all weights, k · k. The side of the window is len(W).": (
                lambda picture, W, b: _with_k(picture, W, b, W.size)
            ),
            "Only the first row of answers was filled in. Does `return` stand inside a loop?": (
                lambda picture, W, b: _kept(convolve(picture, W, b), FIRST, ALL)
            ),
            "You rounded the answers. Leave them as they are.": _each(
                convolve, (np.round, lambda answers: np.round(answers, 1))
            ),
            "Your answer is as large as the picture, with zeros at the end. The window has fewer "
            "places than there are pixels: n - k + 1 in each direction.": OneOf(
                _as_large_as_the_picture(float), _as_large_as_the_picture(int)
            ),
            "You put zeros around the picture. Here the window never leaves it: no padding.": (
                _padded
            ),
            "The last row of answers is missing, or the last column, or both. The window has "
            "n - k + 1 places in each direction, not n - k.": _each(
                convolve, [*_parts(NOT_LAST, zeros=False), *_parts(NOT_LAST, zeros=True)]
            ),
            "The first row of answers is still 0, or the first column, or both. Python counts from "
            "0: the first window begins there.": _each(convolve, _parts(NOT_FIRST, zeros=True)),
            "Only the diagonal was filled in. `zip` takes i and j together; for each i you need "
            "every j: two loops, one inside the other.": lambda picture, W, b: (
                convolve(picture, W, b)
                * np.eye(len(picture) - len(W) + 1, picture.shape[1] - len(W) + 1)
            ),
            "You put each answer into a whole row of the table. Its place has a row and a column: "
            "i and j, with a comma between them.": lambda picture, W, b: np.repeat(
                convolve(picture, W, b)[:, -1:], picture.shape[1] - len(W) + 1, axis=1
            ),
            "Your sum goes on from one place to the next. Begin with 0 again at each place.": OneOf(
                lambda picture, W, b: _running(convolve(picture, W, 0)) + b,
                lambda picture, W, b: _running(convolve(picture, W, b)),
                lambda picture, W, b: np.cumsum(convolve(picture, W, 0), axis=1) + b,
                lambda picture, W, b: np.cumsum(convolve(picture, W, b), axis=1),
            ),
            "The list for a row is made only once, so it holds the answers of all rows. Begin a "
            "new one for each row.": lambda picture, W, b: np.tile(
                convolve(picture, W, b).ravel(), (len(picture) - len(W) + 1, 1)
            ),
            "At each place only the last of the products is left. Add them up: `+=`, or np.sum.": (
                OneOf(
                    lambda picture, W, b: _of_window(
                        picture, W, lambda window: window[-1, -1] * W[-1, -1] + b
                    ),
                    lambda picture, W, b: _of_window(
                        picture, W, lambda window: window[-1, -1] * W[-1, -1]
                    ),
                )
            ),
            "You divided the picture's size by k, as if windows lay side by side. They overlap: "
            "there are n - k + 1 places.": lambda picture, W, b: convolve(picture, W, b)[
                : picture.shape[0] // len(W), : picture.shape[1] // len(W)
            ],
            "You wrote the size of a filter of 3 × 3 into your loops. W may have another size: "
            "k is len(W).": lambda picture, W, b: _slide(
                picture, W, _sum_at(picture, W, b), picture.shape[0] - 2, picture.shape[1] - 2
            ),
            "You used `@`, which multiplies rows by columns. Each pixel meets the one weight that "
            "lies on it: use `*`.": lambda picture, W, b: _of_window(
                picture, W, lambda window: np.sum(window @ W) + b
            ),
            "You took the mean of the products. Asked for is their sum.": (
                lambda picture, W, b: convolve(picture, W / W.size, b)
            ),
            "You multiplied the products with each other. Add them up.": (
                lambda picture, W, b: _of_window(picture, W, lambda window: np.prod(window * W) + b)
            ),
            "You took the largest product. Add all of them up.": lambda picture, W, b: _of_window(
                picture, W, lambda window: np.max(window * W) + b
            ),
            "You added pixels and weights. Each pixel is multiplied by its weight.": (
                lambda picture, W, b: _of_window(picture, W, lambda window: np.sum(window + W) + b)
            ),
            "You forgot the weights: that is the sum of the pixels in the window.": (
                lambda picture, W, b: _of_window(picture, W, lambda window: np.sum(window) + b)
            ),
            "Your windows lie side by side. The window moves on by one pixel, not by k.": OneOf(
                lambda picture, W, b: convolve(picture, W, b)[:: len(W), :: len(W)],
                lambda picture, W, b: _kept(
                    convolve(picture, W, b), *[slice(None, None, len(W))] * 2
                ),
            ),
            "You turned negative answers to 0. That is ReLU's job, which comes after the "
            "convolution.": lambda picture, W, b: np.maximum(convolve(picture, W, b), 0),
            "Your table holds whole numbers, so each answer lost what is behind its point. Make it "
            "with np.zeros and nothing but its shape: then it holds floats.": (
                lambda picture, W, b: convolve(picture, W, b).astype(int)
            ),
            "All answers ran into one row. They belong in a table: one row for each row of "
            "places.": lambda picture, W, b: convolve(picture, W, b).ravel(),
            "Only the first answer was filled in. Does `return` stand inside a loop?": (
                lambda picture, W, b: _kept(convolve(picture, W, b), FIRST, FIRST)
            ),
            "You returned one number, the first answer. Asked for is the table of all answers.": (
                lambda picture, W, b: convolve(picture, W, b)[0, 0]
            ),
            "You returned the last answer only. Keep each one, in a table.": (
                lambda picture, W, b: convolve(picture, W, b)[-1, -1]
            ),
            "Your table of answers is still empty: all zeros. Put each sum at its place in it.": (
                lambda picture, W, b: np.zeros_like(convolve(picture, W, b))
            ),
        },
        hint="Make a table of zeros for the answers first: how many rows and columns has it? Then "
        "two loops, one inside the other, over the places of the window's upper left corner.",
    ),
    Exercise(
        name="output_size",
        number="11.2",
        title="The size of the answer",
        solution=output_size,
        inputs=_draw_sizes,
        misconceptions={
            "One place is missing. The window stands at its first place before it moves: + 1.": (
                lambda n, k, stride, padding: (n + 2 * padding - k) // stride
            ),
            "The zeros stand on each side, so they count twice.": (
                lambda n, k, stride, padding: (n + padding - k) // stride + 1
            ),
            "The padding is missing. The zeros make the picture wider, on both sides.": (
                lambda n, k, stride, padding: (n - k) // stride + 1
            ),
            "You subtracted the padding. The zeros make the picture wider.": (
                lambda n, k, stride, padding: (n - 2 * padding - k) // stride + 1
            ),
            "You forgot the stride. The window moves by so many pixels at a time, so there are "
            "fewer places.": lambda n, k, stride, padding: n + 2 * padding - k + 1,
            "You used `/`, which gives a number with a fraction. There is no half place: `//` "
            "rounds down.": lambda n, k, stride, padding: (n + 2 * padding - k) / stride + 1,
            "You rounded up. Where less than a whole step is left, the window does not go: round "
            "down.": lambda n, k, stride, padding: -(-(n + 2 * padding - k) // stride) + 1,
            "You added 1 before you divided. Divide first, then add the first place.": (
                lambda n, k, stride, padding: (n + 2 * padding - k + 1) // stride
            ),
            "Your 1 is divided too: it stands below the fraction. Divide by the stride alone, then "
            "add 1.": lambda n, k, stride, padding: (n + 2 * padding - k) // (stride + 1),
            "Brackets are missing: only k was divided by the stride. Divide all of it.": (
                lambda n, k, stride, padding: n + 2 * padding - k // stride + 1
            ),
            "You forgot the window: near the edge there is no room for it. Subtract k before you "
            "divide.": lambda n, k, stride, padding: (n + 2 * padding) // stride,
            "You forgot the window: near the edge there is no room for it. Subtract k, and keep "
            "the rest.": lambda n, k, stride, padding: (n + 2 * padding) // stride + 1,
            "You multiplied by the stride. A larger step leaves fewer places: divide.": (
                lambda n, k, stride, padding: (n + 2 * padding - k) * stride + 1
            ),
            "You took the remainder of the division, `%`. Asked for is the quotient: `//`.": (
                lambda n, k, stride, padding: (n + 2 * padding - k) % stride + 1
            ),
            "You subtracted the stride from the number of places. It divides: every stride-th "
            "place is taken.": lambda n, k, stride, padding: n + 2 * padding - k - stride + 1,
            "That is the number of places in the whole picture, rows times columns. Asked for is "
            "one row.": lambda n, k, stride, padding: output_size(n, k, stride, padding) ** 2,
            "You used `round`, which goes up from a half on. Round down, with `//`.": OneOf(
                lambda n, k, stride, padding: round((n + 2 * padding - k) / stride) + 1,
                lambda n, k, stride, padding: round((n + 2 * padding - k) / stride + 1),
            ),
            "You added 1 before you divided, and divided with `/`. Divide with `//`, then add the "
            "first place.": lambda n, k, stride, padding: (n + 2 * padding - k + 1) / stride,
            "One place is missing, and `/` gives a fraction. Use `//`, and add the first place.": (
                lambda n, k, stride, padding: (n + 2 * padding - k) / stride
            ),
            "The padding is missing, and so is the first place, + 1.": (
                lambda n, k, stride, padding: (n - k) // stride
            ),
            "Padding and stride are missing. That is for a window that moves by one pixel and "
            "never leaves the picture.": lambda n, k, stride, padding: n - k + 1,
            "You forgot both the window and the padding. Count how far a window of k can go in "
            "the padded picture.": OneOf(
                lambda n, k, stride, padding: n // stride,
                lambda n, k, stride, padding: n // stride + 1,
            ),
            "You added the padding after the division. The zeros make the picture wider, so they "
            "belong in the brackets.": OneOf(
                lambda n, k, stride, padding: (n - k) // stride + 1 + 2 * padding,
                lambda n, k, stride, padding: (n - k + 1) // stride + 2 * padding,
            ),
            "The padding is missing, and you divided the number of places. Of 27 places, every "
            "second one beginning with the first is 14 places, not 13: add 1 after the division.": (
                lambda n, k, stride, padding: (n - k + 1) // stride
            ),
            "You added 1 twice: before the division and after it. After it is enough.": (
                lambda n, k, stride, padding: (n + 2 * padding - k + 1) // stride + 1
            ),
            "You doubled k as well. Only the padding stands on both sides.": (
                lambda n, k, stride, padding: (n + 2 * (padding - k)) // stride + 1
            ),
            "Brackets are missing: only the 1 was divided by the stride. Divide the pixels that "
            "the window can travel, then add 1.": (
                lambda n, k, stride, padding: n + 2 * padding - k + 1 // stride
            ),
            "n and k are swapped. The picture is n pixels wide, the window k.": (
                lambda n, k, stride, padding: (k + 2 * padding - n) // stride + 1
            ),
            "The place that fits exactly is lost: the window may end with the last pixel. Did you "
            "subtract 1 before you divided, or count with `<` where `<=` belongs?": OneOf(
                lambda n, k, stride, padding: -(-(n + 2 * padding - k) // stride),
                lambda n, k, stride, padding: (n + 2 * padding - k - 1) // stride + 1,
            ),
            "You wrote a stride of 2 into your formula. Use `stride`.": (
                lambda n, k, stride, padding: output_size(n, k, 2, padding)
            ),
            "You wrote a border of one zero into your formula. Use `padding`.": (
                lambda n, k, stride, padding: output_size(n, k, stride, 1)
            ),
            "You added k. A wider window has fewer places: subtract it.": (
                lambda n, k, stride, padding: (n + 2 * padding + k) // stride + 1
            ),
            "You subtracted 1 at the end. The first place comes on top of the steps: + 1.": (
                lambda n, k, stride, padding: (n + 2 * padding - k) // stride - 1
            ),
            "You squared the padding. There are so many zeros on each side: 2 times.": (
                lambda n, k, stride, padding: (n + padding**2 - k) // stride + 1
            ),
            "You wrote the 28 pixels of a digit into your formula. Use n.": (
                lambda n, k, stride, padding: output_size(28, k, stride, padding)
            ),
            "You wrote 28 pixels and a window of 3 into your formula. Use n and k.": (
                lambda n, k, stride, padding: output_size(28, 3, stride, padding)
            ),
            "You wrote a window of 3 into your formula. Use k.": (
                lambda n, k, stride, padding: output_size(n, 3, stride, padding)
            ),
            "You returned two numbers, height and width. Asked for is one row only.": (
                lambda n, k, stride, padding: (output_size(n, k, stride, padding),) * 2
            ),
        },
        hint="How wide is the picture with its zeros? How far can the window travel in it, from "
        "the left end to the right end? Then count the steps, and do not forget where it starts.",
    ),
    Exercise(
        name="max_pool",
        number="11.3",
        title="Max pooling",
        solution=max_pool,
        inputs=_draw_map,
        misconceptions={
            "You took the mean of each square. Max pooling keeps the largest number.": (
                lambda feature_map, size: _squares(feature_map, size).mean(axis=(2, 3))
            ),
            "You took the sum of each square. Max pooling keeps the largest number.": (
                lambda feature_map, size: _squares(feature_map, size).sum(axis=(2, 3))
            ),
            "You took the smallest number of each square. Keep the largest.": (
                lambda feature_map, size: _squares(feature_map, size).min(axis=(2, 3))
            ),
            "You rounded the answers. Leave them as they are.": _each(
                max_pool, (np.round, lambda pooled: np.round(pooled, 1))
            ),
            "Your table holds whole numbers, so each answer lost what is behind its point. Make it "
            "with np.zeros and nothing but its shape: then it holds floats.": _each(
                max_pool, [lambda pooled: pooled.astype(int)]
            ),
            "`np.zeros` takes the shape as one thing, with brackets of its own: "
            "`np.zeros((rows, columns))`.": lambda feature_map, size: np.zeros(
                len(feature_map) // size, feature_map.shape[1] // size
            ),
            "Rows and columns are swapped somewhere: the table is (rows, columns), i runs over its "
            "rows, j over its columns, and an answer belongs at [i, j].": OneOf(
                *[_swapped_squares(part) for part in ("table", "loops", "place")]
            ),
            "The row of the square and its column are swapped: i counts rows, so it belongs before "
            "the comma.": lambda feature_map, size: _pool(
                feature_map, size, lambda i, j: _largest(feature_map, size)(j, i)
            ),
            "i and j count pixels here, in steps of `size`; the rows and columns of the table are "
            "counted one by one. Divide by `size` there.": lambda feature_map, size: _pool(
                feature_map,
                size,
                lambda i, j: np.max(feature_map[i : i + size, j : j + size]),
                steps=size,
            ),
            "Only the first row of answers was filled in. Does `return` stand inside a loop?": (
                lambda feature_map, size: _kept(max_pool(feature_map, size), FIRST, ALL)
            ),
            "Only the first answer was filled in. Does `return` stand inside a loop?": (
                lambda feature_map, size: _kept(max_pool(feature_map, size), FIRST, FIRST)
            ),
            "You returned one number, the first answer. Asked for is the table of all answers.": (
                lambda feature_map, size: max_pool(feature_map, size)[0, 0]
            ),
            "You returned the last answer only. Keep each one, in a table.": (
                lambda feature_map, size: max_pool(feature_map, size)[-1, -1]
            ),
            "The last square is lost where the map fits exactly. The last one begins at "
            "height - size, and `range` leaves out its end: + 1.": OneOf(
                *[_lost_where_it_fits(*lost, zeros) for lost in LOST for zeros in (False, True)]
            ),
            "You looked at one row or one column of each square only. Take the largest of them "
            "all.": OneOf(
                lambda feature_map, size: _squares(feature_map, size)[..., 0].max(axis=2),
                lambda feature_map, size: _squares(feature_map, size)[..., 0, :].max(axis=2),
            ),
            "For each square you got an array, not one number. Leave out `axis`: then np.max looks "
            "at the whole square.": lambda feature_map, size: _pool(
                feature_map, size, lambda i, j: feature_map[:size, :size].max(axis=0)
            ),
            "`np.maximum` compares two arrays item by item. The largest number of one array is "
            "`np.max`.": lambda feature_map, size: np.maximum(*[feature_map[:size, :size]]),
            "You took the upper left number of each square. Look at all of them, and keep the "
            "largest.": lambda feature_map, size: _squares(feature_map, size)[:, :, 0, 0],
            "Your squares overlap. The next square begins where the last one ends: size pixels "
            "further on.": _overlapping,
            "Your squares overlap: they begin one pixel apart, at i and j. The next square begins "
            "at i · size, j · size.": lambda feature_map, size: _overlapping(feature_map, size)[
                : len(feature_map) // size, : feature_map.shape[1] // size
            ],
            "You kept the rows and columns that are left over. What is too little for a whole "
            "square is dropped.": _with_partial_squares,
            "`reshape(rows, columns, size, size)` cuts the map in reading order: its groups are "
            "no squares. Loop over the squares, or bring the axes into another order.": (
                _mixed_reshape
            ),
            "You took the largest number of the whole map. Each square keeps its own.": (
                lambda feature_map, size: feature_map.max()
            ),
            "You took the largest number of each column of the map. Look at squares.": (
                lambda feature_map, size: feature_map.max(axis=0)
            ),
            "You took the largest number of each row of the map. Look at squares.": (
                lambda feature_map, size: feature_map.max(axis=1)
            ),
            "You pooled the rows only. The squares are `size` wide too.": (
                lambda feature_map, size: (
                    feature_map[: len(feature_map) // size * size]
                    .reshape(-1, size, feature_map.shape[1])
                    .max(axis=1)
                )
            ),
            "You pooled the columns only. The squares are `size` high too.": (
                lambda feature_map, size: (
                    feature_map[:, : feature_map.shape[1] // size * size]
                    .reshape(len(feature_map), -1, size)
                    .max(axis=2)
                )
            ),
            "Rows and columns of your answer are swapped.": (
                lambda feature_map, size: max_pool(feature_map, size).T
            ),
            "You began each square with 0 as its largest number, so squares of negative numbers "
            "give 0. The largest of -3 and -5 is -3.": (
                lambda feature_map, size: np.maximum(max_pool(feature_map, size), 0)
            ),
            "You dropped the signs. The largest of -7 and 2 is 2: do not use abs.": (
                lambda feature_map, size: max_pool(np.abs(feature_map), size)
            ),
            "You returned the place of the largest number in its square. Return the number "
            "itself: max, not argmax.": lambda feature_map, size: (
                _squares(feature_map, size)
                .reshape(len(feature_map) // size, -1, size * size)
                .argmax(axis=2)
            ),
            "Your squares are 2 × 2, whatever `size` is. Use `size`.": (
                lambda feature_map, size: max_pool(feature_map, 2)
            ),
            "You wrote 2 into your slices. The squares are `size` × `size`, and `size` pixels "
            "apart.": OneOf(
                lambda feature_map, size: _pooled(feature_map, size, lambda i: (2 * i, 2 * i + 2)),
                lambda feature_map, size: _pooled(
                    feature_map, size, lambda i: (i * size, i * size + 2)
                ),
            ),
            "You wrote 2 into the size of your table. It has height // size rows and "
            "width // size columns.": lambda feature_map, size: _pooled(
                feature_map,
                size,
                lambda i: (i * size, i * size + size),
                feature_map.shape[0] // 2,
                feature_map.shape[1] // 2,
            ),
            "Your squares are one pixel too large. A slice leaves out its end: the square that "
            "begins at i · size ends `size` after that.": lambda feature_map, size: _pooled(
                feature_map, size, lambda i: (i * size, i * size + size + 1)
            ),
            "Your squares begin 2 pixels apart, whatever `size` is. Use `size`.": (
                lambda feature_map, size: _pooled(
                    feature_map, size, lambda i: (2 * i, 2 * i + size)
                )
            ),
            "Your squares are one pixel too small: a slice leaves out its end, so it ends `size` "
            "after its beginning.": lambda feature_map, size: _pooled(
                feature_map, size, lambda i: (i * size, i * size + size - 1)
            ),
            "One of your squares is empty. Do your loops go too far? There are height // size "
            "rows of squares. Does a slice end too soon? It ends `size` after its beginning. Or do "
            "two pairs of brackets cut the rows twice? One pair takes both, with a comma.": OneOf(
                lambda feature_map, size: _pooled(feature_map, size, lambda i: (i * size, size)),
                lambda feature_map, size: _pooled(
                    feature_map, size, lambda i: (i * size, i * size + size), *feature_map.shape
                ),
                lambda feature_map, size: _pool(
                    feature_map,
                    size,
                    lambda i, j: np.max(
                        feature_map[i * size : i * size + size][j * size : j * size + size]
                    ),
                ),
            ),
            "You took the number of rows for the columns too. A map need not be square.": (
                lambda feature_map, size: max_pool(feature_map, size)[:, : len(feature_map) // size]
            ),
            "You cut the map into `size` pieces in each direction. The squares are `size` pixels "
            "wide; there may be more or fewer of them.": lambda feature_map, size: _pooled(
                feature_map, size, lambda i: (i * size, i * size + size), size, size
            ),
            "The map does not cut up evenly, so it cannot be reshaped as it is. Drop what is left "
            "over first, or use loops.": lambda feature_map, size: feature_map.reshape(
                feature_map.shape[0] // size, size, feature_map.shape[1] // size, size
            ).max(axis=(1, 3)),
            "Python's `max` cannot look through a square: it compares whole rows. Use np.max.": (
                lambda feature_map, size: max(feature_map[:size, :size])
            ),
            "`/` gives a float, and an array cannot have 2.5 rows. Use `//`.": (
                lambda feature_map, size: np.zeros(
                    (feature_map.shape[0] / size, feature_map.shape[1] / size)
                )
            ),
            "All numbers ran into one row. They belong in a table, as the squares lie.": (
                lambda feature_map, size: max_pool(feature_map, size).ravel()
            ),
            "Your table is as large as the map, with zeros at the end. It has height // size rows "
            "and width // size columns.": lambda feature_map, size: _put_into(
                np.zeros(feature_map.shape), max_pool(feature_map, size)
            ),
            "Your table is still empty: all zeros. Put the largest number of each square at its "
            "place in it.": lambda feature_map, size: np.zeros(max_pool(feature_map, size).shape),
            "The last row of squares is missing, or the last column, or both. Stop your loops one "
            "square later.": _each(
                max_pool, [*_parts(NOT_LAST, zeros=False), *_parts(NOT_LAST, zeros=True)]
            ),
            "The first row of answers is still 0, or the first column, or both. Python counts from "
            "0: the first square begins there.": _each(max_pool, _parts(NOT_FIRST, zeros=True)),
        },
        hint="As in Exercise 11.1, with one difference: the square in row i and column j of the "
        "answer begins `size` pixels after the one before it. `//` gives the number of whole "
        "squares.",
    ),
    Exercise(
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
                lambda height, width, channels, k, filters: (
                    filters * (height * width * channels + 1)
                )
            ),
            "You counted the weights again at each place. All places share them: the size of the "
            "picture does not matter.": lambda height, width, channels, k, filters: (
                filters * (k * k * channels + 1) * (height - k + 1) * (width - k + 1)
            ),
            "You counted the weights again for each pixel of the picture. All places share them: "
            "its size does not matter.": OneOf(
                lambda height, width, channels, k, filters: (
                    filters * (k * k * channels + 1) * height * width
                ),
                lambda height, width, channels, k, filters: (
                    filters * k * k * channels * height * width
                ),
            ),
            "You counted the numbers that come out. Asked for are weights and biases.": (
                lambda height, width, channels, k, filters: (
                    filters * (height - k + 1) * (width - k + 1)
                )
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
                lambda height, width, channels, k, filters: (
                    filters * (k * k * channels + 1) * channels
                )
            ),
            "You wrote the window's size into your formula. Use `k`.": OneOf(
                lambda height, width, channels, k, filters: filters * (9 * channels + 1),
                lambda height, width, channels, k, filters: filters * (25 * channels + 1),
            ),
            "You wrote the number of filters into your formula. Use `filters`.": (
                lambda height, width, channels, k, filters: 12 * (k * k * channels + 1)
            ),
            "`^` is no power in Python: k^2 is something else. A power is written `**`.": OneOf(
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
            "window only, and each filter has its own.": OneOf(
                lambda height, width, channels, k, filters: height * width * channels + filters,
                lambda height, width, channels, k, filters: height * width * channels * filters,
            ),
            "The channels are missing, and you counted one bias for the whole layer. Each filter "
            "has its own.": lambda height, width, channels, k, filters: k * k * filters + 1,
            "You wrote the 3 channels of a colour picture into your formula. Use `channels`.": (
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
    ),
    PictureModelExercise(
        name="build_bird_classifier",
        number="11.5",
        title="Build a CNN for birds",
        solution=bird_classifier,
        rules=BIRD_RULES,
        hint="Take `build_cnn` above, line by line: what changes with colour pictures of 32 × 32 "
        "and 5 species? Then look where its parameters are. Fewer filters in a layer also mean "
        "fewer channels for the next one, and each number that reaches Flatten costs 5 weights.",
    ),
]
