"""The exercises of Lab 6 · Backpropagation."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from utils.activations import sigmoid
from utils.checks.exercise import Exercise
from utils.checks.kinds import is_number
from utils.checks.verdict import Status, Verdict

Three = tuple[np.ndarray, np.ndarray, np.ndarray]


def output_error(z: np.ndarray, y: np.ndarray) -> np.ndarray:
    a = sigmoid(z)
    return 2 * (a - y) / len(y) * a * (1 - a)


def dense_backward(X: np.ndarray, W: np.ndarray, dz: np.ndarray) -> Three:
    return X.T @ dz, dz.sum(axis=0), dz @ W.T


def measured_gradient(f: Callable, w: np.ndarray, step: float) -> np.ndarray:
    return _measure(f, w, lambda f, up, down, w, i: (f(up) - f(down)) / (2 * step), step)


def training_step(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray, learning_rate: float
) -> tuple[np.ndarray, np.ndarray]:
    dW, db, _ = dense_backward(X, W, output_error(X @ W + b, y))
    return W - learning_rate * dW, b - learning_rate * db


@dataclass(frozen=True)
class Cubic:
    """A function of w (n,) that can be called, compared and shown; a cubic, so that steps matter.

    The division by 7 gives its slopes so many digits that rounding them shows.

    Example:
        >>> f = Cubic((2.0, 0.5))
        >>> f
        <2.0*w[0]**3 + 0.5*w[1]**3 + sum(w)**2/7>
        >>> float(f(np.array([1.0, 6.0])))
        117.0
    """

    factors: tuple[float, ...]

    def __call__(self, w: np.ndarray) -> Any:
        return np.asarray(self.factors) @ w**3 + w.sum() ** 2 / 7

    def __repr__(self) -> str:
        cubes = "".join(f"{c}*w[{i}]**3 + " for i, c in enumerate(self.factors))
        return f"<{cubes}sum(w)**2/7>"


def _draw(rng: np.random.Generator, *shape: int) -> np.ndarray:
    """Numbers with one decimal, never 0, so that none of them hides a mistake."""
    return rng.choice([-1, 1], shape) * rng.integers(1, 16, shape) / 10


def _draw_answers(rng: np.random.Generator, size: int) -> tuple:
    n = size + 1  # never one sample; and seldom two, of which the 2 and the 1/n would cancel
    y = rng.integers(0, 2, (n, 1)).astype(float)
    y[:2, 0] = [1, 0]  # both targets are there
    return _draw(rng, n, 1), y


def _draw_blame(rng: np.random.Generator, size: int) -> tuple:
    # Three different sizes; now and then all the same, so that a swap gives a wrong result to see
    n, n_out = (size, size) if size in (3, 5) else (size + 2, size + 1)
    return _draw(rng, n, size), _draw(rng, size, n_out), _draw(rng, n, n_out)


def _draw_function(rng: np.random.Generator, size: int) -> tuple:
    w = _draw(rng, size)
    signs = rng.choice([-1, 1], size)
    factors = tuple(float(c) for c in signs * rng.integers(2, 9, size) / 2)
    return Cubic(factors), w, float(rng.choice([0.1, 0.2]))


def _draw_step(rng: np.random.Generator, size: int) -> tuple:
    n = size + 2
    y = rng.integers(0, 2, (n, 1)).astype(float)
    y[:2, 0] = [1, 0]
    rate = float(rng.choice([0.5, 2.0, 3.0]))
    return _draw(rng, n, size), y, _draw(rng, size, 1), _draw(rng, 1), rate


def _measure(f: Callable, w: np.ndarray, slope: Callable, step: float) -> np.ndarray:
    """`slope(f, up, down, w, i)` for every element, with w nudged up and down in element i."""
    slopes = np.zeros(len(w))
    for i in range(len(w)):
        up, down = w.copy(), w.copy()
        up[i] += step
        down[i] -= step
        slopes[i] = slope(f, up, down, w, i)
    return slopes


def _never_put_back(f: Callable, w: np.ndarray, step: float, where: float) -> np.ndarray:
    """Nudge one and the same array again and again; `where` it is left, in steps from its start."""
    slopes, moved = np.zeros(len(w)), w.copy()
    for i in range(len(w)):
        here = moved[i]
        moved[i] = here + step
        above = f(moved)
        moved[i] = here - step
        slopes[i] = (above - f(moved)) / (2 * step)
        moved[i] = here + where * step
    return slopes


def _copied_once(f: Callable, w: np.ndarray, step: float) -> np.ndarray:
    slopes, up, down = np.zeros(len(w)), w.copy(), w.copy()
    for i in range(len(w)):
        up[i] += step
        down[i] -= step
        slopes[i] = (f(up) - f(down)) / (2 * step)
    return slopes


def _filled_into_w(f: Callable, w: np.ndarray, step: float) -> np.ndarray:
    for i in range(len(w)):
        w[i] = measured_gradient(f, w, step)[i]
    return w


def _in_one_place(f: Callable, w: np.ndarray, step: float) -> np.ndarray:
    slopes = np.zeros(len(w))
    slopes[0] = measured_gradient(f, w, step)[-1]
    return slopes


def _rounded(f: Callable, w: np.ndarray, step: float, digits: int) -> np.ndarray:
    return measured_gradient(f, w, step).round(digits)


def _own_step(f: Callable, w: np.ndarray, step: float, own: float) -> np.ndarray:
    return measured_gradient(f, w, own)


def _all_at_once(f: Callable, w: np.ndarray, step: float) -> np.ndarray:
    return np.full(len(w), (f(w + step) - f(w - step)) / (2 * step))


def _only(f: Callable, w: np.ndarray, step: float, place: int) -> np.ndarray:
    slopes = np.zeros(len(w))
    slopes[place] = measured_gradient(f, w, step)[place]
    return slopes


def _step_wrongly(
    X: np.ndarray, y: np.ndarray, W: np.ndarray, b: np.ndarray, rate: float, mistake: str
) -> Any:
    """`training_step` with one mistake, named by what is wrong."""
    z = X @ W if mistake == "no bias" else X @ W + b
    a = z if mistake in ("no activation", "no sigmoid") else sigmoid(z)
    error = a - y
    dz = {
        "no slope": 2 * error / len(y),
        "no activation": 2 * error / len(y),
        "no 2": error / len(y) * a * (1 - a),
        "no n": 2 * error * a * (1 - a),
        "no 2, no n": error * a * (1 - a),
        "no 2, no slope": error / len(y),
        "plain error": error,
        "brackets": 2 * error / len(y) * a * 1 - a,
        "output_error(a, y)": output_error(a, y),
        "slope of a": 2 * error / len(y) * sigmoid(a) * (1 - sigmoid(a)),
    }.get(mistake, 2 * error / len(y) * a * (1 - a))
    dW, db, _ = dense_backward(X, W, dz)
    if mistake == "mean db":
        db = dz.mean(axis=0)
    if mistake == "1/n twice":
        dW, db = dW / len(y), db / len(y)
    if mistake == "1/n in dW":
        dW = dW / len(y)
    if mistake == "flat dW":
        dW = (X * dz).sum(axis=0)
    if mistake == "after W":
        db = output_error(X @ (W - rate * dW) + b, y).sum(axis=0)
    if mistake == "two of three":
        dW, db = dense_backward(X, W, dz)  # type: ignore[misc]
    if mistake == "W uphill":
        return W + rate * dW, b - rate * db
    if mistake == "b uphill":
        return W - rate * dW, b + rate * db
    if mistake == "step brackets":
        return (W - rate) * dW, (b - rate) * db
    if mistake == "list":
        return [W - rate * dW, b - rate * db]
    if mistake == "old b":
        return W - rate * dW, b
    if mistake == "old W":
        return W, b - rate * db
    if mistake == "uphill":
        return W + rate * dW, b + rate * db
    if mistake == "uphill, no 2":
        return W + rate * dW / 2, b + rate * db / 2
    if mistake == "no rate":
        return W - dW, b - db
    if mistake == "slopes":
        return dW, db
    if mistake == "steps":
        return rate * dW, rate * db
    if mistake == "order":
        return b - rate * db, W - rate * dW
    if mistake == "replaced":
        return -rate * dW, -rate * db
    if mistake == "only W":
        return W - rate * dW
    if mistake == "column b":
        return W - rate * dW, b - rate * dz
    return W - rate * dW, b - rate * db


def _wrong(mistake: str) -> Callable:
    return partial(_step_wrongly, mistake=mistake)


ARRAYS = ("dz", "dW", "db", "dX")
TWO_THINGS = (
    "Write two things with a comma between them: the number of the layer, and a name in quotes. "
    "Nothing goes around the two."
)
ORDER = "The layer first, then the name of the array: a number, a comma, a text."
NO_QUOTES = "The layer is a number: 1, 2 or 3, without quotes."
SPELLING = "You found it. Write its name as the text does: `dX`, with no number behind."
NO_LAYER = "There are three layers: the first thing is 1, 2 or 3."
NO_ARRAY = "The second thing is one of these four names: `dz`, `dW`, `db` or `dX`."


@dataclass(frozen=True)
class BugExercise(Exercise):
    """An exercise answered with a layer and an array; how it is written is told from what it says.

    A name with the number of its layer, or in other letters, counts as that name: "dW2" is "dW".
    """

    def wrong_answers(self) -> dict[str, Any]:
        forms = {TWO_THINGS: [2, "dX"], ORDER: ("dX", 2), NO_QUOTES: ("2", "dX")}
        return (
            self.misconceptions
            | forms
            | {
                SPELLING: (2, "dX2"),
                NO_LAYER: (4, "dX"),
                NO_ARRAY: (1, "loss"),
            }
        )

    def _judge_value(self, answer: Any) -> Verdict:
        if not isinstance(answer, tuple) or len(answer) != 2:
            return self.wrong([TWO_THINGS])
        layer, name = answer
        if isinstance(layer, str):
            return self.wrong([ORDER if is_number(name) else NO_QUOTES])
        if not is_number(layer) or layer not in (1, 2, 3):
            return self.wrong([NO_LAYER])
        if not isinstance(name, str):
            return self.wrong([NO_ARRAY])
        plain = name.strip().rstrip("123").lower()
        meant = {known.lower(): known for known in ARRAYS}.get(plain, name)
        if meant != name and (layer, meant) == self.solution:
            return self.wrong([SPELLING])
        verdict = super()._judge_value((layer, meant))
        if verdict.status is Status.PASS or verdict.reasons[0] in self.misconceptions:
            return verdict
        return self.wrong([NO_ARRAY])


EXERCISES = [
    Exercise(
        name="output_error",
        number="6.1",
        title="The output error",
        solution=output_error,
        inputs=_draw_answers,
        misconceptions={
            "You subtracted the wrong way round. The slope of (a - y)² with respect to a is "
            "2 (a - y): an answer that is too large has positive blame.": (
                lambda z, y: -output_error(z, y)
            ),
            "The 2 is missing. It comes down from the square: see the parabola in Lab 4.": (
                lambda z, y: output_error(z, y) / 2
            ),
            "You did not share the blame among the samples. The loss is an average, so divide by "
            "their number.": lambda z, y: output_error(z, y) * len(y),
            "The 2 and the division by the number of samples are both missing. The loss is the "
            "*mean* of the *squares*.": lambda z, y: output_error(z, y) * len(y) / 2,
            "The wrong way round, and the 2 of the square is missing: the slope of (a - y)² is "
            "2 (a - y).": lambda z, y: -output_error(z, y) / 2,
            "The wrong way round, and without the 2 and the 1/n: the slope of the mean of squares "
            "is 2 (a - y) / n.": lambda z, y: -output_error(z, y) * len(y) / 2,
            "You returned target minus answer. Turn it round; and two steps of the way back are "
            "missing, through the loss and through the sigmoid.": lambda z, y: y - sigmoid(z),
            "Brackets are missing around 1 - a: the product was taken first.": (
                lambda z, y: 2 * (sigmoid(z) - y) / len(y) * sigmoid(z) - sigmoid(z)
            ),
            "You stopped before the activation: this is `da`. One more step leads back through "
            "the sigmoid, with its local slope.": lambda z, y: 2 * (sigmoid(z) - y) / len(y),
            "You returned the difference between answer and target. Two steps of the way back are "
            "missing: the slope of the loss, and the slope of the sigmoid.": (
                lambda z, y: sigmoid(z) - y
            ),
            "The slope of the sigmoid is missing, and so is the 2. With cross-entropy there is no "
            "2, and the sigmoid's slope cancels. But the loss here is the squared error.": (
                lambda z, y: (sigmoid(z) - y) / len(y)
            ),
            "You compared z with the target. The answer of the network is `a`, the sigmoid of "
            "z.": lambda z, y: 2 * (z - y) / len(y) * sigmoid(z) * (1 - sigmoid(z)),
            "You used z itself in the slope of the sigmoid. It is a (1 - a), with the output a of "
            "the sigmoid.": lambda z, y: 2 * (sigmoid(z) - y) / len(y) * z * (1 - z),
            "You took z for the output. Apply the sigmoid first, then go back with its output.": (
                lambda z, y: 2 * (z - y) / len(y) * z * (1 - z)
            ),
            "You applied the sigmoid twice: its slope is a (1 - a), and a is the sigmoid of z "
            "already.": lambda z, y: (
                2 * (sigmoid(z) - y) / len(y) * sigmoid(sigmoid(z)) * (1 - sigmoid(sigmoid(z)))
            ),
            "You multiplied by the sigmoid instead of by its slope, a (1 - a).": (
                lambda z, y: 2 * (sigmoid(z) - y) / len(y) * sigmoid(z)
            ),
            "You returned the squared errors. They are the loss; asked for is its slope.": (
                lambda z, y: (sigmoid(z) - y) ** 2
            ),
            "You returned the loss. Asked for is its slope with respect to each z.": (
                lambda z, y: np.mean((sigmoid(z) - y) ** 2)
            ),
            "You added up the blame of the samples. Each sample keeps its own row here; they are "
            "added later, for the weights.": lambda z, y: output_error(z, y).sum(),
            "You took the mean over the samples. Divide by their number, but keep a row for "
            "each.": lambda z, y: output_error(z, y).mean(),
            "You divided where the slope of the sigmoid has to be multiplied. Along a path slopes "
            "multiply.": lambda z, y: (
                2 * (sigmoid(z) - y) / len(y) / (sigmoid(z) * (1 - sigmoid(z)))
            ),
            "You added the two local slopes. Along a path they multiply.": (
                lambda z, y: 2 * (sigmoid(z) - y) / len(y) + sigmoid(z) * (1 - sigmoid(z))
            ),
            "You used the loss itself, (a - y)². The way back takes its slope, 2 (a - y).": (
                lambda z, y: (sigmoid(z) - y) ** 2 / len(y) * sigmoid(z) * (1 - sigmoid(z))
            ),
            "You divided by 3. The batch here may have any number of samples: it is `len(y)`.": (
                lambda z, y: output_error(z, y) * len(y) / 3
            ),
            "You divided by one less than the number of samples. It is a plain average: divide by "
            "`len(y)`.": lambda z, y: output_error(z, y) * len(y) / (len(y) - 1),
            "You multiplied by the number of samples. For an average, divide by it.": (
                lambda z, y: output_error(z, y) * len(y) ** 2
            ),
            "You divided by the number of samples twice. Once is enough.": (
                lambda z, y: output_error(z, y) / len(y)
            ),
            "1 - a² is the slope of tanh. That of the sigmoid is a (1 - a).": (
                lambda z, y: 2 * (sigmoid(z) - y) / len(y) * (1 - sigmoid(z) ** 2)
            ),
            "Half of the sigmoid's slope is missing: it is a (1 - a), and you took 1 - a only.": (
                lambda z, y: 2 * (sigmoid(z) - y) / len(y) * (1 - sigmoid(z))
            ),
            "You averaged the errors before going on, so every sample got the same one. Each keeps "
            "its own error, divided by the number of samples.": lambda z, y: (
                2 * np.mean(sigmoid(z) - y) * sigmoid(z) * (1 - sigmoid(z))
            ),
            "The numbers are right, but the column is gone. Keep the shape (n, 1): no `ravel`, "
            "and no `z[i, 0]`.": lambda z, y: output_error(z, y).ravel(),
        },
        hint="Two arrows lead back from the loss to z. What stands on them in the first graph, and "
        "which number makes the mean out of the sum?",
    ),
    Exercise(
        name="dense_backward",
        number="6.2",
        title="The backward pass of a layer",
        solution=dense_backward,
        inputs=_draw_blame,
        misconceptions={
            "You returned the three in another order: `db` came first. Asked for are dW, db, dX.": (
                lambda X, W, dz: (dz.sum(axis=0), X.T @ dz, dz @ W.T)
            ),
            "You returned the three in another order: `dX` came first. Asked for are dW, db, dX.": (
                lambda X, W, dz: (dz @ W.T, X.T @ dz, dz.sum(axis=0))
            ),
            "`db` and `dX` changed places. Asked for are dW, db, dX.": (
                lambda X, W, dz: (X.T @ dz, dz @ W.T, dz.sum(axis=0))
            ),
            "In `dW`, X is not transposed. What came in has to meet the blame of the same sample: "
            "the samples must stand along the axis that is summed.": (
                lambda X, W, dz: (X @ dz, dz.sum(axis=0), dz @ W.T)
            ),
            "`dW` is transposed. It has the shape of W: a row for each input.": (
                lambda X, W, dz: (dz.T @ X, dz.sum(axis=0), dz @ W.T)
            ),
            "In `dX`, W is not transposed. The blame of a node goes back over its own weights, "
            "which are a column of W.": lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), dz @ W),
            "`dX` is transposed. It has the shape of X: a row for each sample.": (
                lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), W @ dz.T)
            ),
            "In `dX` the factors are swapped. The samples come first, then the weights.": (
                lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), W.T @ dz)
            ),
            "Neither X nor W is transposed. Look at the shapes of dW and dX in the table.": (
                lambda X, W, dz: (X @ dz, dz.sum(axis=0), dz @ W)
            ),
            "In `dW` the factors are swapped and the wrong one is transposed. What came in comes "
            "first: a row of dW belongs to an input.": (
                lambda X, W, dz: (dz @ X.T, dz.sum(axis=0), dz @ W.T)
            ),
            "In `dX` you transposed dz instead of W. The samples stay rows.": (
                lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), dz.T @ W)
            ),
            "You divided all three by the number of samples. The 1/n is in dz already.": (
                lambda X, W, dz: (X.T @ dz / len(X), dz.mean(axis=0), dz @ W.T / len(X))
            ),
            "`dX` was made from X and W. The blame, dz, is what goes back over the weights.": (
                lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), X @ W)
            ),
            "You averaged over the samples in `dW` and `db`. The 1/n is in dz already: sum.": (
                lambda X, W, dz: (X.T @ dz / len(X), dz.mean(axis=0), dz @ W.T)
            ),
            "You divided `dW` by the number of samples. The 1/n is in dz already.": (
                lambda X, W, dz: (X.T @ dz / len(X), dz.sum(axis=0), dz @ W.T)
            ),
            "`db` is a mean. The 1/n is in dz already: sum over the samples.": (
                lambda X, W, dz: (X.T @ dz, dz.mean(axis=0), dz @ W.T)
            ),
            "`db` was summed over the nodes. Each node has a bias of its own: sum over the "
            "samples, which are the rows.": lambda X, W, dz: (X.T @ dz, dz.sum(axis=1), dz @ W.T),
            "`db` was summed over everything, into one number. Each node has a bias of its own.": (
                lambda X, W, dz: (X.T @ dz, dz.sum(), dz @ W.T)
            ),
            "`db` has a row for each sample still. A bias takes part in all of them, so their "
            "blame adds up.": lambda X, W, dz: (X.T @ dz, dz, dz @ W.T),
            "`db` has an axis too many. b has the shape (n_out,): leave `keepdims` out.": (
                lambda X, W, dz: (X.T @ dz, dz.sum(axis=0, keepdims=True), dz @ W.T)
            ),
            "You returned `dz` in place of `dX`. Blame has still to go back over the weights.": (
                lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), dz)
            ),
            "You multiplied element by element with `*`. The sums over samples and nodes need "
            "matrix products, `@`.": lambda X, W, dz: (X.T * dz, dz.sum(axis=0), dz * W.T),
            "You returned the steps with a minus. Asked for are the slopes; whoever updates the "
            "weights will subtract them.": lambda X, W, dz: (
                -(X.T @ dz),
                -dz.sum(axis=0),
                -(dz @ W.T),
            ),
            "In `dW` you multiplied the weights by the blame. The local slope of a weight is what "
            "came in, X.": lambda X, W, dz: (W.T @ dz, dz.sum(axis=0), dz @ W.T),
            "`dX` is missing. The layer before this one needs it.": (
                lambda X, W, dz: (X.T @ dz, dz.sum(axis=0))
            ),
            "In `dX` there is one step too many: back through an activation. That step belongs to "
            "the layer before.": lambda X, W, dz: (
                X.T @ dz,
                dz.sum(axis=0),
                dz @ W.T * X * (1 - X),
            ),
            "You divided `dX` by the number of samples. The 1/n is in dz already.": (
                lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), dz @ W.T / len(X))
            ),
            "`dX` has a minus too many. Blame goes back with the sign that it has.": (
                lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), -dz @ W.T)
            ),
            "`dW` and `dX` changed places. Asked for are dW, db, dX.": (
                lambda X, W, dz: (dz @ W.T, dz.sum(axis=0), X.T @ dz)
            ),
            "You returned `dW` only. Asked for are three arrays, with commas between them.": (
                lambda X, W, dz: X.T @ dz
            ),
            "`dW` holds the last sample only. In a loop over the samples, add to it in each turn "
            "(`+=`).": lambda X, W, dz: (
                X[-1][:, None] * dz[-1],
                dz.sum(axis=0),
                dz @ W.T,
            ),
            "In `dW` you reshaped X. `reshape` does not turn rows into columns: it fills the same "
            "order of numbers into other rows.": lambda X, W, dz: (
                X.reshape(X.shape[::-1]) @ dz,
                dz.sum(axis=0),
                dz @ W.T,
            ),
            "In `dX` you reshaped W. `reshape` does not turn rows into columns: it fills the same "
            "order of numbers into other rows.": lambda X, W, dz: (
                X.T @ dz,
                dz.sum(axis=0),
                dz @ W.reshape(W.shape[::-1]),
            ),
            "You reshaped X and W. `reshape` does not turn rows into columns: it fills the same "
            "order of numbers into other rows.": lambda X, W, dz: (
                X.reshape(X.shape[::-1]) @ dz,
                dz.sum(axis=0),
                dz @ W.reshape(W.shape[::-1]),
            ),
            "In `dW` you transposed dz instead of X. Its inner sizes, which are summed, must be "
            "those of the samples.": lambda X, W, dz: (X @ dz.T, dz.sum(axis=0), dz @ W.T),
            "In `dW` you multiplied element by element with `*`. The sum over the samples needs a "
            "matrix product, `@`.": lambda X, W, dz: (X.T * dz, dz.sum(axis=0), dz @ W.T),
            "In `dX` you multiplied element by element with `*`. The sum over the nodes needs a "
            "matrix product, `@`.": lambda X, W, dz: (X.T @ dz, dz.sum(axis=0), dz * W.T),
            "`X[:, None] * dz` is for a single sample. For a batch, a matrix product adds up over "
            "the samples.": lambda X, W, dz: (X[:, None] * dz, dz.sum(axis=0), dz @ W.T),
            "`dW` is not added up yet: it still has a table for each sample.": (
                lambda X, W, dz: (X[:, :, None] * dz[:, None], dz.sum(axis=0), dz @ W.T)
            ),
            "You returned a list. Return the three with commas between them.": (
                lambda X, W, dz: [X.T @ dz, dz.sum(axis=0), dz @ W.T]
            ),
        },
        hint="The table above says what each array adds up, and its shape. Write down the shapes "
        "of X, W and dz, and turn the factors until the shapes of the results fit. Which axis of "
        "dz are the samples?",
    ),
    Exercise(
        name="measured_gradient",
        number="6.3",
        title="The gradient check",
        solution=measured_gradient,
        inputs=_draw_function,
        tolerance=1e-7,  # finer than elsewhere: a check that rounds is none
        misconceptions={
            "You nudged to one side only, upward. Go to both sides, and divide by the way between "
            "the two points.": lambda f, w, step: _measure(
                f, w, lambda f, up, down, w, i: (f(up) - f(w)) / step, step
            ),
            "You nudged to one side only, downward. Go to both sides, and divide by the way "
            "between the two points.": lambda f, w, step: _measure(
                f, w, lambda f, up, down, w, i: (f(w) - f(down)) / step, step
            ),
            "You divided by `step`. From one point to the other it is twice as far.": (
                lambda f, w, step: 2 * measured_gradient(f, w, step)
            ),
            "You did not divide by the way between the two points. A slope is rise over run.": (
                lambda f, w, step: 2 * step * measured_gradient(f, w, step)
            ),
            "You multiplied by the step where you have to divide. Does the line need brackets "
            "around `2 * step`?": lambda f, w, step: step**2 * measured_gradient(f, w, step),
            "You divided by 2, but not by the step. Rise over run: the run is two steps.": (
                lambda f, w, step: step * measured_gradient(f, w, step)
            ),
            "Brackets are missing: only the second value of f was divided. Subtract first.": (
                lambda f, w, step: _measure(
                    f, w, lambda f, up, down, w, i: f(up) - f(down) / (2 * step), step
                )
            ),
            "You subtracted the wrong way round: up minus down, please.": (
                lambda f, w, step: -measured_gradient(f, w, step)
            ),
            "You added the two values of f. Rise is a difference.": (
                lambda f, w, step: _measure(
                    f, w, lambda f, up, down, w, i: (f(up) + f(down)) / (2 * step), step
                )
            ),
            "You nudged all elements together, so all slopes came out the same. Nudge one alone, "
            "and leave the others where they are.": _all_at_once,
            "You did not put an element back after nudging it down, so the next ones were measured "
            "at another place. Start from a fresh copy each time.": (
                partial(_never_put_back, where=-1)
            ),
            "Your lower point is w itself. Was `down` never lowered, or did it begin where `up` "
            "had got to? Start from a fresh copy for each side.": lambda f, w, step: _measure(
                f, w, lambda f, up, down, w, i: (f(up) - f(w)) / (2 * step), step
            ),
            "Only the first slope was measured. Is the `return` inside the loop? Move it behind "
            "it.": partial(_only, place=0),
            "Only the last slope was measured. Each turn of the loop has its own `slopes[i]`.": (
                partial(_only, place=-1)
            ),
            "The last slope is missing. `range(len(w))` has a turn for each element already.": (
                lambda f, w, step: np.append(measured_gradient(f, w, step)[:-1], 0.0)
            ),
            **{
                f"You used a step of your own, {own}. Take the one that was passed, `step`.": (
                    partial(_own_step, own=own)
                )
                for own in (0.01, 0.001)
            },
            "You used a tiny step of your own. Take the one that was passed, `step`.": (
                partial(_own_step, own=3e-5)
            ),
            "You scaled the elements instead of nudging them. Add the step, and subtract it.": (
                lambda f, w, step: _measure(
                    f,
                    w,
                    lambda f, up, down, w, i: (
                        (f(w + (up - w) * w) - f(w - (up - w) * w)) / (2 * step)
                    ),
                    step,
                )
            ),
            "All your slopes are 0. Was nothing filled in? Or did both nudges move the same array? "
            "Two names for it are no copies: `up = w.copy()`. (And `up[i] + step` alone changes "
            "nothing: `+=`.)": (lambda f, w, step: np.zeros(len(w))),
            "Your copies were made once, before the loop, so the nudges pile up. Make fresh copies "
            "in every turn.": _copied_once,
            "`f` takes the whole array, not one element. Nudge one element of a copy, and give f "
            "the copy.": lambda f, w, step: (f(w[0] + step) - f(w[0] - step)) / (2 * step),
            "You filled the slopes into w itself, so later nudges start from them. Make a new "
            "array for them.": _filled_into_w,
            "The first slope is missing. The first place is 0, and `range(len(w))` starts there.": (
                lambda f, w, step: np.append(0.0, measured_gradient(f, w, step)[1:])
            ),
            "Every turn of the loop filled place 0. The place is `i`.": _in_one_place,
            "You returned one number, the last slope. Fill an array, one place in each turn.": (
                lambda f, w, step: measured_gradient(f, w, step)[-1]
            ),
            "You nudged all elements together, and got one number. Nudge one alone, in a loop over "
            "the places.": lambda f, w, step: (f(w + step) - f(w - step)) / (2 * step),
            "The signs are gone. A slope may be negative: leave out the absolute value.": (
                lambda f, w, step: np.abs(measured_gradient(f, w, step))
            ),
            "You nudged by half a step to each side. Nudge by `step`, so that the points are two "
            "steps apart.": lambda f, w, step: measured_gradient(f, w, step / 2),
            "You divided by 2 + step. Two steps are 2 *times* step.": (
                lambda f, w, step: measured_gradient(f, w, step) * 2 * step / (2 + step)
            ),
            "You multiplied by the way between the two points. A slope is rise over run: divide.": (
                lambda f, w, step: measured_gradient(f, w, step) * 4 * step**2
            ),
            **{
                f"You rounded to {digits} {'decimal' if digits == 1 else 'decimals'}. A check "
                "needs all the digits.": partial(_rounded, digits=digits)
                for digits in range(1, 7)
            },
            "Brackets are missing twice: subtract first, then divide by all of 2 · step.": (
                lambda f, w, step: _measure(
                    f, w, lambda f, up, down, w, i: f(up) - f(down) / 2 * step, step
                )
            ),
            "You replaced the elements by the step instead of adding it to them.": (
                lambda f, w, step: _measure(
                    f,
                    w,
                    lambda f, up, down, w, i: (
                        (f(np.where(up == w, w, step)) - f(np.where(down == w, w, -step)))
                        / (2 * step)
                    ),
                    step,
                )
            ),
        },
        hint="In a loop over the places i, make two copies of w. Move element i of one of them up, "
        "of the other one down. Then the formula above the figure, with f for the loss.",
    ),
    Exercise(
        name="training_step",
        number="6.4",
        title="One training step",
        solution=training_step,
        inputs=_draw_step,
        misconceptions={
            "You stepped uphill. The error is a - y, and the slopes are subtracted from the old "
            "values: which of the two is the other way round?": _wrong("uphill"),
            "You stepped uphill, and the 2 of the square is missing. The error is 2 (a - y), and "
            "the slopes are subtracted.": _wrong("uphill, no 2"),
            "Exercise 6.1 takes z and applies the sigmoid itself; you gave it `a`.": (
                _wrong("output_error(a, y)")
            ),
            "W went uphill, b did not. Subtract the slope from both.": _wrong("W uphill"),
            "b went uphill, W did not. Subtract the slope from both.": _wrong("b uphill"),
            "`dense_backward` returns three arrays. Take all of them; the third is left unused.": (
                _wrong("two of three")
            ),
            "You returned a list. Return the two with a comma between them.": _wrong("list"),
            "There is one division by the number of samples too many. The 1/n is in dz already.": (
                _wrong("1/n twice")
            ),
            "You divided dW by the number of samples. The 1/n is in dz already.": (
                _wrong("1/n in dW")
            ),
            "dW has lost its column, and has one axis only. As in 6.2, a matrix product gives it "
            "the shape of W.": _wrong("flat dW"),
            "You went forward again with the new W before you found db. Find both slopes first, "
            "with the old W and b.": _wrong("after W"),
            "The rate was subtracted before it met the slope. Multiply rate and slope, and "
            "subtract that.": _wrong("step brackets"),
            "Brackets are missing around 1 - a in dz: the product was taken first.": (
                _wrong("brackets")
            ),
            "You took z for the output. Apply the sigmoid first; its output a goes into the error "
            "and into a (1 - a).": _wrong("no sigmoid"),
            "You left out the learning rate. It says how long the step is.": _wrong("no rate"),
            "The new b is the old one. The bias learns too.": _wrong("old b"),
            "The new W is the old one. The weights learn too.": _wrong("old W"),
            "You returned the slopes. Take the step: old value, minus rate times slope.": (
                _wrong("slopes")
            ),
            "You returned the steps. Subtract them from the old W and b.": _wrong("steps"),
            "You returned minus the steps. Add them to the old W and b.": _wrong("replaced"),
            "You returned b first. Asked for are W, then b.": _wrong("order"),
            "You returned W only. Asked for are W and b, with a comma between them.": (
                _wrong("only W")
            ),
            "The slope of the sigmoid is missing in dz. The blame has to pass through it.": (
                _wrong("no slope")
            ),
            "dz is the plain error over n. That belongs to cross-entropy, which has no 2, and with "
            "which the sigmoid's slope cancels. Here the loss is the squared error.": _wrong(
                "no 2, no slope"
            ),
            "dz is the plain error. The way back leads through the loss (times 2, and divided by "
            "the number of samples) and through the sigmoid.": _wrong("plain error"),
            "The 2 of the square is missing in dz.": _wrong("no 2"),
            "The loss is a mean: the blame in dz has to be divided by the number of samples.": (
                _wrong("no n")
            ),
            "The 2 of the square and the division by the number of samples are missing in dz. The "
            "loss is the mean of squares.": _wrong("no 2, no n"),
            "You went forward without the bias. z is X @ W + b.": _wrong("no bias"),
            "You went forward without the sigmoid. This layer has one, on the way forward and on "
            "the way back.": _wrong("no activation"),
            "The slope of the sigmoid was taken at a, not at z: it is a (1 - a), with no second "
            "sigmoid.": _wrong("slope of a"),
            "db is a mean. The 1/n is in dz already, so sum over the samples.": _wrong("mean db"),
            "The new b has a row for each sample. Sum their blame first: there is one bias.": (
                _wrong("column b")
            ),
        },
        hint="Four lines: the output a, then dz as in 6.1, then dW and db as in 6.2, then the new "
        "values: old one minus rate times slope.",
    ),
    BugExercise(
        name="planted_bug",
        number="6.5",
        title="The planted bug",
        solution=(2, "dX"),
        misconceptions={
            "Layer 1 is where the bug shows, not where it is: a plain `Dense`, which passed the "
            "check. Who told it a wrong `da`?": (1, "dX"),
            "`dW1` is wrong, but layer 1 computed it rightly, from a `da` that was wrong. Who "
            "handed that `da` to layer 1?": (1, "dW"),
            "`db1` is wrong, but layer 1 computed it rightly, from a `da` that was wrong. Who "
            "handed that `da` to layer 1?": (1, "db"),
            "The `dz` of layer 1 is wrong, but only because the `da` it came from was. Go one "
            "layer further: who handed over that `da`?": (1, "dz"),
            "If the `dz` of layer 2 were wrong, `dW2` and `db2` would be wrong as well. The check "
            "found them right.": (2, "dz"),
            "The check found `dW2` right. And who uses it? Only the update; it goes back to no "
            "other layer.": (2, "dW"),
            "The check found `db2` right. And who uses it? Only the update; it goes back to no "
            "other layer.": (2, "db"),
            "If layer 3 handed back a wrong `dX`, layer 2 would start from a wrong `da`, and `dW2` "
            "would be wrong. The check found it right.": (3, "dX"),
            "Layer 3 is a plain `Dense`, and its `dz` is right: `dW3` and `db3` come from it.": (
                (3, "dz")
            ),
            "Layer 3 is a plain `Dense`, and the check found `dW3` right.": (3, "dW"),
            "Layer 3 is a plain `Dense`, and the check found `db3` right.": (3, "db"),
            "Right place. Name what goes wrong there by what it should be: dz, dW, db or dX.": (
                (2, "W")
            ),
            "You found it. Its name in layer 2 is `dX`; only layer 1, to which it is handed, calls "
            "it `da`.": (2, "da"),
        },
        hint="dW2 and db2 are made from the dz of layer 2, so that is right. Which result of layer "
        "2 does layer 1 depend on, and nothing else?",
    ),
]
