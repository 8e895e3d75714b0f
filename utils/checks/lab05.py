"""The exercises of Lab 5, activation functions and vanishing gradients."""

import difflib
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from utils.activations import ACTIVATIONS, sigmoid
from utils.checks.calling import call
from utils.checks.exercise import Exercise
from utils.checks.verdict import Status, Verdict

Pair = tuple[Any, Any]


def relu_and_slope(z: np.ndarray) -> Pair:
    return np.maximum(z, 0), np.where(z > 0, 1, 0)


def tanh_and_slope(z: np.ndarray) -> Pair:
    return np.tanh(z), 1 - np.tanh(z) ** 2


def chain_slopes(x: float, y: float, w1: float, w2: float) -> Pair:
    a1 = sigmoid(x * w1)
    a2 = sigmoid(a1 * w2)
    dz2 = 2 * (a2 - y) * a2 * (1 - a2)
    return dz2 * w2 * a1 * (1 - a1) * x, dz2 * a1


def stable_softmax(z: np.ndarray) -> np.ndarray:
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def _draw_z(rng: np.random.Generator, size: int) -> tuple:
    # of both signs, with one decimal, never 0 and never 1; a gap, so that no two mistakes agree
    z = rng.integers(2, 19, size + 2) / 10 + rng.choice([0, 1], size + 2) * 0.05
    z[rng.permutation(size + 2)[: (size + 2) // 2]] *= -1
    return (z.round(2),)


def _draw_chain(rng: np.random.Generator, size: int) -> tuple:
    x, w1, w2 = (float(v) for v in rng.choice([-1, 1], 3) * rng.permutation(range(4, 25))[:3] / 10)
    a2 = sigmoid(sigmoid(x * w1) * w2)
    # far from the answer, so that the slopes are not all near 0
    return x, 0.1 if a2 > 0.5 else 0.9, w1, w2


def _draw_scores(rng: np.random.Generator, size: int) -> tuple:
    # Far from 0, and each row elsewhere, so that the largest score of all rows will not do; and
    # far apart in the first two rows, so that neither the smallest score nor the mean will do
    z = rng.integers(1, 30, (size + 1, size + 2)) / 10
    z[0] += 20000  # too large for a longdouble as well
    z[0, : (size + 2) // 2] -= 20000
    z[1] -= 20000
    z[1, : (size + 2) // 2] -= 1000
    return (rng.permuted(z, axis=1).round(1),)


def _relu_with(slope_below: float, slope_above: float = 1.0) -> Any:
    """ReLU, and in place of its slope these two numbers."""
    return lambda z: (np.maximum(z, 0), np.where(z > 0, slope_above, slope_below))


def _tanh_with(slope: Any) -> Any:
    """tanh, and in place of its slope what this makes of z and a."""
    return lambda z: (np.tanh(z), slope(z, np.tanh(z)))


def _in_one(solution: Any, kind: Any) -> dict[str, Any]:
    """What to say to those who put both results into one list, or one array."""
    said = {list: "a list: square brackets around it", np.array: "one array"}
    words = "You returned the two in {}. Return them with a comma between, and nothing around."
    return {words.format(said[kind]): lambda *z: kind(solution(*z))}


def _pair(a: Any) -> Pair:
    """A wrong output, with the slope that follows from it."""
    return a, 1 - a**2


@np.errstate(all="ignore")
def _minus_in_front(z: np.ndarray) -> Pair:
    up, down = np.exp(z), -np.exp(z)
    return _pair((up - down) / (up + down))


@np.errstate(all="ignore")
def _a_over_z(z: np.ndarray) -> Pair:
    return np.maximum(z, 0), np.maximum(z, 0) / z


def _chain_wrongly(x: float, y: float, w1: float, w2: float, mistake: str) -> Pair:
    """`chain_slopes` with one mistake, named by the link it is in."""
    a1 = x * w1 if mistake == "a1 is z1" else sigmoid(x * w1)
    came_in = x if mistake == "x again" else a1
    a2 = came_in * w2 if mistake == "a2 is z2" else sigmoid(came_in * w2)
    first, second = a1 * (1 - a1), a2 * (1 - a2)
    error = {
        "no 2": a2 - y,
        "sign": 2 * (y - a2),
        "no y": 2 * a2,
        "2 a2 - y": 2 * a2 - y,
        "loss": (a2 - y) ** 2,
        "twice the loss": 2 * (a2 - y) ** 2,
    }.get(mistake, 2 * (a2 - y))
    if mistake == "no slopes":
        first, second = 1, 1
    elif mistake == "outputs":
        first, second = a1, a2
    elif mistake == "slope of a":
        first, second = (sigmoid(a) * (1 - sigmoid(a)) for a in (a1, a2))
    elif mistake == "tanh":
        first, second = 1 - a1**2, 1 - a2**2
    elif mistake == "slope of z":
        first, second = (z * (1 - z) for z in (x * w1, a1 * w2))
    elif mistake == "1 - a":
        first, second = 1 - a1, 1 - a2
    elif mistake == "quarters":
        first, second = 0.25, 0.25
    elif mistake == "mixed 1":
        first = a1 * (1 - a2)
    elif mistake == "mixed 2":
        second = a1 * (1 - a2)
    elif mistake == "no slope 1":
        first = 1
    elif mistake == "no slope 2":
        second = 1
    dw1 = {
        "no w2": error * second * first * x,
        "w1": error * second * w1 * first * x,
        "no x": error * second * w2 * first,
        "a1 for x": error * second * w2 * first * a1,
        "too many": error * second * w2 * first * x * w1,
        "a1 too many": error * second * a1 * w2 * first * x,
        "a1 for w2": error * second * a1 * first * x,
        "one link": error * second * x,
        "added": error + second + w2 + first + x,
    }.get(mistake, error * second * w2 * first * x)
    dw2 = {
        "no a1": error * second,
        "x for a1": error * second * x,
        "times w2": error * second * w2,
        "both": error * second * a1 * w2,
        "all": error * second * w2 * first * a1,
        "first for second": error * first * a1,
        "added": error + second + a1,
    }.get(mistake, error * second * a1)
    return dw1, dw2


def _by_nudging(x: float, y: float, w1: float, w2: float, nudge: float) -> Pair:
    def loss(w1: float, w2: float) -> Any:
        return (sigmoid(sigmoid(x * w1) * w2) - y) ** 2

    start = loss(w1, w2)
    return (loss(w1 + nudge, w2) - start) / nudge, (loss(w1, w2 + nudge) - start) / nudge


def _without_brackets(x: float, y: float, w1: float, w2: float) -> Pair:
    a1 = sigmoid(x * w1)
    a2 = sigmoid(a1 * w2)
    error = 2 * (a2 - y)
    return error * a2 * 1 - a2 * w2 * a1 * 1 - a1 * x, error * a2 * 1 - a2 * a1


@np.errstate(all="ignore")
def _softmax_wrongly(z: np.ndarray, mistake: str) -> np.ndarray:
    """`stable_softmax` with another number subtracted, or another sum, named by the mistake."""
    largest = z.max(axis=1, keepdims=True)
    shift = {
        "naive": 0,
        "naive, one sum": 0,
        "largest of all": z.max(),
        "all of all": z.max(),
        "1000": 1000,
        "smallest": z.min(axis=1, keepdims=True),
        "mean": z.mean(axis=1, keepdims=True),
        "column": z.max(axis=0),
        "columns": z.max(axis=0),
        "added": -largest,
    }.get(mistake, largest)
    e = np.exp(z - shift)
    if mistake == "divided":
        e = np.exp(z / largest)
    elif mistake == "divided by 1000":
        e = np.exp(z / 1000)
    elif mistake == "turned round":
        e = np.exp(-(z - largest))
    elif mistake == "cut off":
        e = np.exp(np.minimum(z, 700))
    elif mistake == "clipped":
        e = np.exp(np.clip(z, -700, 700))
    elif mistake == "outside":
        e = np.exp(z) - largest
    elif mistake == "late":
        e = np.exp(z) - np.exp(z).max(axis=1, keepdims=True)
    below = {
        "sum of all": e.sum(),
        "naive, one sum": e.sum(),
        "all of all": e.sum(),
        "columns": e.sum(axis=0),
        "sums of columns": e.sum(axis=0),
        "above only": np.exp(z).sum(axis=1, keepdims=True),
        "number": z.shape[1],
        "mean below": e.mean(axis=1, keepdims=True),
        "sum of the shifted": (z - largest).sum(axis=1, keepdims=True),
    }.get(mistake, e.sum(axis=1, keepdims=True))
    return e / below


def _meant(choice: Any) -> str:
    """The nearest name to what someone wrote, as a question; nothing if none is near."""
    written = str(choice).lower().strip().replace(" ", "_").replace("-", "_")
    near = difflib.get_close_matches(written, list(ACTIVATIONS), n=1, cutoff=0.8)
    return f'{choice!r} is not the name. Did you mean "{near[0]}"?' if near else ""


class Choices(Exercise):
    """A list of choices, judged one by one: the first wrong one is spoken about.

    Each misconception is the right list with one wrong choice in it.
    """

    def _judge_value(self, answer: Any) -> Verdict:
        asked = f"Write a list of {len(self.solution)} names: one for each task, in order."
        if not isinstance(answer, list | tuple):
            return self.wrong([asked])
        if (n := len(answer)) != len(self.solution):
            wrote = "1 name" if n == 1 else f"{n} names"
            missing = " Is a comma missing?" if n < len(self.solution) else ""
            return self.wrong([f"You wrote {wrote}.{missing} {asked}"])
        for place, (choice, right) in enumerate(zip(answer, self.solution, strict=True)):
            if not isinstance(choice, str) or choice not in ACTIVATIONS:
                names = ", ".join(f'"{name}"' for name in ACTIVATIONS)
                words = _meant(choice) or f"{choice!r} is none of {names}."
                return self.wrong([f"Task {place + 1}: {words}"])
            if choice != right:
                return self.wrong([self._message(place, choice)])
        return self.passed()

    def _message(self, place: int, choice: str) -> str:
        known = self.misconceptions.items()
        return next(words for words, choices in known if choices[place] == choice)


RIGHT = ["relu", "leaky_relu", "linear", "sigmoid", "softmax"]
# For each task: what to say of each wrong choice
WRONG_CHOICES = [
    {
        "binary_step": "its slope is 0 everywhere, so no gradient would pass.",
        "linear": "without a bend, all the layers together can do no more than one.",
        "sigmoid": "a deep stack of them loses the gradient: each lets a quarter through at most.",
        "tanh": "it gives negative numbers where z is negative, and Glorot's weights suit it.",
        "leaky_relu": "where z is negative it gives a fifth of z, not exactly 0.",
        "softmax": "it makes the nodes of a layer share 1 among them; it is for an output layer.",
    },
    {
        "binary_step": "its slope is 0 on both sides, so all of the nodes would be dead.",
        "linear": "no node would die, but without a bend all layers together are one.",
        "sigmoid": "no node would die at once, but ten layers of it lose the gradient.",
        "tanh": "it would not die, but it is flat on both sides. There is one that keeps ReLU's "
        "right side and is never flat.",
        "relu": "its nodes died because its slope is 0 where z is negative. Take the one whose "
        "slope there is not 0.",
        "softmax": "it is for an output layer that picks one of several classes.",
    },
    {
        "binary_step": "it can say 0 or 1 only, and temperatures are more than two.",
        "sigmoid": "it ends at 0 and 1. A temperature may be 23, or -5.",
        "tanh": "it ends at -1 and 1. A temperature may be 23, or -5.",
        "relu": "it cannot say -5: it gives 0 for whatever is negative.",
        "leaky_relu": "it can say -5, but it squeezes all that is below 0. The output needs no "
        "bend at all.",
        "softmax": "with a single node it always says 1: there is nobody to share with.",
    },
    {
        "binary_step": "it says yes or no, not how probable; and it cannot learn.",
        "linear": "it may say 3, or -2. A probability lies between 0 and 1.",
        "tanh": "it runs from -1 to 1. A probability is never negative.",
        "relu": "it may say 3. A probability is never more than 1.",
        "leaky_relu": "it may say 3, or -2. A probability lies between 0 and 1.",
        "softmax": "with a single node it always says 1: there is nobody to share with.",
    },
    {
        "binary_step": "several nodes may say 1, or none; and it cannot learn.",
        "linear": "its numbers are scores. Ten probabilities should be positive and sum to 1.",
        "sigmoid": "ten of them are ten separate answers, which need not sum to 1. But a picture "
        "shows one digit only.",
        "tanh": "it runs from -1 to 1. Ten probabilities should be positive and sum to 1.",
        "relu": "it has no upper limit. Ten probabilities should sum to 1.",
        "leaky_relu": "it has no limits. Ten probabilities should be positive and sum to 1.",
    },
]


def _choices_with_one_wrong() -> dict[str, list[str]]:
    """What to say, and the right list with that one wrong choice in it."""
    return {
        f"Task {place + 1}, `{choice}`: {words}": [*RIGHT[:place], choice, *RIGHT[place + 1 :]]
        for place, messages in enumerate(WRONG_CHOICES)
        for choice, words in messages.items()
    }


AT_ZERO = (
    "At z = 0 your result is no number. Did you divide by z? Take 0, or 1, as the slope there."
)


@dataclass(frozen=True)
class AlsoAtZero(Exercise):
    """Right answers are called once more with a 0 among the z, where any number will do."""

    def judge(self, answer: Any, rng: np.random.Generator | None = None) -> Verdict:
        verdict = super().judge(answer, rng)
        if verdict.status is not Status.PASS:
            return verdict
        z = np.array([-0.5, 0.0, 2.0])
        with np.errstate(all="ignore"):
            got = call(answer, (z.copy(),), self.seconds)
        expected = call(self.solution, (z.copy(),), self.seconds)
        if got.error is None and all(np.isfinite(part).all() for part in got.value):
            return verdict
        return self.wrong([AT_ZERO], self._example((z,), got, expected))


EXERCISES = [
    AlsoAtZero(
        name="relu_and_slope",
        number="5.1",
        title="ReLU and its slope",
        solution=relu_and_slope,
        inputs=_draw_z,
        misconceptions={
            "Your `a` is right. Your slope is -1 where z is negative, which is the slope of |z|. "
            "ReLU is flat there.": _relu_with(-1),
            "You took |z|, and its slope. ReLU does not turn a negative z round: it makes 0 of "
            "it.": lambda z: (np.abs(z), np.sign(z)),
            "You took |z|. ReLU does not turn a negative z round: it makes 0 of it.": (
                lambda z: (np.abs(z), np.where(z > 0, 1, 0))
            ),
            "Your slope is z itself where z is positive. There, ReLU rises by 1 when z rises by "
            "1.": lambda z: (np.maximum(z, 0), np.maximum(z, 0)),
            AT_ZERO: _a_over_z,
            "For your slope, `np.where` has a condition only: that gives places. Add the two "
            "values to choose from.": lambda z: (np.maximum(z, 0), np.where(z > 0)),
            "Your slope is z itself. Asked for is how steep ReLU is at that z.": (
                lambda z: (np.maximum(z, 0), z)
            ),
            "0 and 1 are swapped in your slope. ReLU rises on the right and is flat on the left.": (
                _relu_with(1, 0)
            ),
            "Your slope is 1 everywhere. Where z is negative, ReLU is flat. (Did you ask whether "
            "`a >= 0`? That is always so.)": _relu_with(1),
            "Your slope is 0 everywhere. Where z is positive, ReLU rises like z itself.": (
                _relu_with(0, 0)
            ),
            "Your slope is that of leaky ReLU. ReLU is quite flat where z is negative.": (
                _relu_with(0.2)
            ),
            "Your slope is a half where z is negative. ReLU is flat there.": _relu_with(0.5),
            "That is leaky ReLU, and its slope. ReLU has no leak: 0 on the left, with slope 0.": (
                lambda z: (np.where(z > 0, z, 0.2 * z), np.where(z > 0, 1, 0.2))
            ),
            "Your `a` leaks: it is a fifth of z where z is negative. ReLU gives 0 there.": (
                lambda z: (np.where(z > 0, z, 0.2 * z), np.where(z > 0, 1, 0))
            ),
            "You kept the negative numbers and lost the positive ones. Take the larger one of z "
            "and 0.": lambda z: (np.minimum(z, 0), np.where(z > 0, 1, 0)),
            "Your `a` is z itself. Where z is negative, ReLU gives 0.": (
                lambda z: (z, np.where(z > 0, 1, 0))
            ),
            "Your `a` is 1 where z is positive: that is the binary step. ReLU leaves a positive z "
            "as it is.": lambda z: (np.where(z > 0, 1, 0), np.where(z > 0, 1, 0)),
            "The two are in the wrong order. First `a`, then the slope.": (
                lambda z: relu_and_slope(z)[::-1]
            ),
            "You returned `a` only. Return the slope as well, behind a comma.": (
                lambda z: np.maximum(z, 0)
            ),
            "You returned the slope only. Return `a` first, then a comma, then the slope.": (
                lambda z: np.where(z > 0, 1, 0)
            ),
            "`np.max(z, 0)` is one number, the largest of them all. `np.maximum` compares item by "
            "item.": lambda z: (np.max(z, 0), np.where(z > 0, 1, 0)),
            "Your slope is the number 1. Each z has its own slope: return an array of them.": (
                lambda z: (np.maximum(z, 0), 1)
            ),
            "You cut `a` off at 1. ReLU has no upper limit.": (
                lambda z: (np.clip(z, 0, 1), np.where(z > 0, 1, 0))
            ),
            "Numbers are missing: those where z is negative. They stay in the array, as 0.": (
                lambda z: (z[z > 0], np.ones((z > 0).sum()))
            ),
            "That is the sigmoid, and its slope. ReLU needs no e.": (
                lambda z: (sigmoid(z), sigmoid(z) * (1 - sigmoid(z)))
            ),
        }
        | _in_one(relu_and_slope, list)
        | _in_one(relu_and_slope, np.array),
        hint="Look at the two lines of ReLU in the figure, black and orange. For which z is `a` "
        "equal to z? And how steep is the black line to the left, and to the right?",
    ),
    Exercise(
        name="tanh_and_slope",
        number="5.2",
        title="tanh and its slope",
        solution=tanh_and_slope,
        inputs=_draw_z,
        misconceptions={
            "Your slope is 1 - z². In the formula stands the output: 1 - a².": (
                _tanh_with(lambda z, a: 1 - z**2)
            ),
            "Your slope is a (1 - a), which is the sigmoid's. tanh has 1 - a².": (
                _tanh_with(lambda z, a: a * (1 - a))
            ),
            "You forgot the square in your slope: it is 1 - a².": _tanh_with(lambda z, a: 1 - a),
            "Your slope is a². It is what is left of 1: 1 - a².": _tanh_with(lambda z, a: a**2),
            "Your slope is 1 + a². tanh gets flatter where a is large: 1 - a².": (
                _tanh_with(lambda z, a: 1 + a**2)
            ),
            "Your slope is (1 - a)². Only the a is squared: 1 - a².": (
                _tanh_with(lambda z, a: (1 - a) ** 2)
            ),
            "Your slope has the wrong sign: a² - 1. tanh rises everywhere.": (
                _tanh_with(lambda z, a: a**2 - 1)
            ),
            "In your slope, tanh is applied twice. `a` is the tanh already: 1 - a².": (
                _tanh_with(lambda z, a: 1 - np.tanh(a) ** 2)
            ),
            "Your slope is that of the sigmoid at z. tanh's follows from its own output: 1 - a².": (
                _tanh_with(lambda z, a: sigmoid(z) * (1 - sigmoid(z)))
            ),
            "Your slope is 1 - σ(z)², with the sigmoid. In the formula stands tanh's own output, "
            "1 - a².": _tanh_with(lambda z, a: 1 - sigmoid(z) ** 2),
            "You took e as 2.718. That is close, but `np.exp(z)` has all its digits.": (
                lambda z: _pair((2.718**z - 2.718**-z) / (2.718**z + 2.718**-z))
            ),
            "You divided by 2. Below the line stands the sum of the two powers of e.": (
                lambda z: _pair(np.sinh(z))
            ),
            "You subtracted the exponents. Take both powers of e first, then their difference.": (
                lambda z: _pair(np.exp(z - -z) / np.exp(z + -z))
            ),
            "In Python `2 * a` doubles, and `a ** 2` squares. The slope is 1 - a².": (
                _tanh_with(lambda z, a: 1 - 2 * a)
            ),
            "`^` is no power in Python: eᶻ is `np.exp(z)`, and a² is `a**2`.": _tanh_with(
                lambda z, a: a.astype(float) ^ 2
            ),
            "That is the sigmoid, and its slope. tanh runs from -1 to 1.": (
                lambda z: (sigmoid(z), sigmoid(z) * (1 - sigmoid(z)))
            ),
            "Your `a` is the sigmoid. tanh runs from -1 to 1.": lambda z: _pair(sigmoid(z)),
            "Your `a` is upside down: the difference stands above the line, the sum below it.": (
                lambda z: _pair(1 / np.tanh(z))
            ),
            "The division is missing: your `a` is the difference alone.": (
                lambda z: _pair(np.exp(z) - np.exp(-z))
            ),
            "Brackets are missing: all of the difference is divided by all of the sum.": (
                lambda z: _pair(np.exp(z) - np.exp(-z) / (np.exp(z) + np.exp(-z)))
            ),
            "Brackets are missing below the line. You divide by e^z only, and then add e^-z.": (
                lambda z: _pair((np.exp(z) - np.exp(-z)) / np.exp(z) + np.exp(-z))
            ),
            "Brackets are missing, above and below the line: Python divides before it adds.": (
                lambda z: _pair(np.exp(z) - np.exp(-z) / np.exp(z) + np.exp(-z))
            ),
            "The signs of z are swapped: your `a` has the wrong sign.": (
                lambda z: _pair(-np.tanh(z))
            ),
            "Your `a` is the tanh of z / 2. With powers of e: the second is e^-z, not 1. With the "
            "sigmoid: 2σ(2z) - 1.": (lambda z: _pair(np.tanh(z / 2))),
            "You squeezed the sigmoid, σ(2z). Now stretch it from 0 … 1 to -1 … 1.": (
                lambda z: _pair(sigmoid(2 * z))
            ),
            "You measured the slope by nudging: nearly right, but not quite. 1 - a² is exact.": (
                _tanh_with(lambda z, a: (np.tanh(z + 0.0001) - a) / 0.0001)
            ),
            "Your `a` is 0 everywhere. Are both of your powers e^z? The second is e^-z.": (
                lambda z: _pair(0 * z)
            ),
            "You took -e^z. The minus belongs into the power: e^-z.": _minus_in_front,
            "Your slope is 1 everywhere. tanh is that steep only where z is 0: 1 - a².": (
                _tanh_with(lambda z, a: np.ones_like(z))
            ),
            "That is ReLU, and its slope. tanh is another curve: see the table.": relu_and_slope,
            "Your slope is 4 a (1 - a), with tanh's own `a`. That is not tanh's slope: 1 - a².": (
                _tanh_with(lambda z, a: 4 * a * (1 - a))
            ),
            "You rounded `a`. Return it as it is.": lambda z: _pair(np.tanh(z).round(2)),
            "`np.tan` is the tangent of an angle. tanh is another function.": (
                lambda z: _pair(np.tan(z))
            ),
            "The two are in the wrong order. First `a`, then the slope.": (
                lambda z: tanh_and_slope(z)[::-1]
            ),
            "You returned `a` only. Return the slope as well, behind a comma.": np.tanh,
            "You returned the slope only. Return `a` first, then a comma, then the slope.": (
                lambda z: 1 - np.tanh(z) ** 2
            ),
        }
        | _in_one(tanh_and_slope, list)
        | _in_one(tanh_and_slope, np.array),
        hint="Give names to the two powers of e first: they stand in the formula twice. And the "
        "slope needs no e at all, once you have `a`.",
    ),
    Exercise(
        name="chain_slopes",
        number="5.3",
        title="The chain's two slopes",
        solution=chain_slopes,
        inputs=_draw_chain,
        misconceptions={
            words: partial(_chain_wrongly, mistake=mistake)
            for words, mistake in {
                "The 2 is missing, in both. The slope of (a2 - y)² is 2 (a2 - y).": "no 2",
                "Both slopes have the wrong sign. Is the last link 2 (a2 - y), and no minus in "
                "front?": "sign",
                "Brackets are missing in the last link: it is 2 (a2 - y), not 2 a2 - y.": (
                    "2 a2 - y"
                ),
                "For the slopes of the sigmoids you took 1 - a. The factor a is missing: a (1 - a)."
                "": "1 - a",
                "For both slopes of sigmoids you took 0.25. That is the most a sigmoid can have; "
                "take a (1 - a).": "quarters",
                "For the slope of the first sigmoid you mixed a1 and a2. It is a1 (1 - a1).": (
                    "mixed 1"
                ),
                "For the slope of the second sigmoid you mixed a1 and a2. It is a2 (1 - a2).": (
                    "mixed 2"
                ),
                "In dw2 you took the slope of the first sigmoid. The way to w2 goes through the "
                "second one only.": "first for second",
                "dw2 leaves the way to w1 at z2. Neither w2 nor the slope of the first sigmoid "
                "belongs into it.": "all",
                "You left out y. The last link is 2 (a2 - y).": "no y",
                "Your last link is the loss itself, (a2 - y)². Take its slope, 2 (a2 - y).": "loss",
                "You squared in the last link. The slope of (a2 - y)² is 2 (a2 - y), without the "
                "square.": "twice the loss",
                "You left out the slopes of both sigmoids.": "no slopes",
                "For the slopes of the sigmoids you took z (1 - z). In the formula stands the "
                "output: a (1 - a).": "slope of z",
                "In dw1 there is an a1 too many. It belongs to dw2 only: the way to w1 leaves the "
                "one to w2 at z2.": "a1 too many",
                "In dw1 you took a1 for the link from a1 to z2. A nudge of a1 moves z2 by w2 times "
                "as much.": "a1 for w2",
                "The slope of the second sigmoid is missing, a2 (1 - a2). Both ways back go "
                "through it.": "no slope 2",
                "In dw1 the slope of the first sigmoid is missing, a1 (1 - a1).": "no slope 1",
                "You multiplied with a1 and a2 where the slopes of the sigmoids belong.": "outputs",
                "For the slopes of the sigmoids you took the sigmoid of a1 and of a2. Those are "
                "sigmoids already: the slope is a (1 - a).": "slope of a",
                "You used the slope of tanh, 1 - a². The sigmoid's is a (1 - a).": "tanh",
                "In dw1 the link from a1 to z2 is missing: the weight w2.": "no w2",
                "In dw1 you took w1 for the link from a1 to z2. What is a1 multiplied with?": "w1",
                "In dw1 the first link is missing: a nudge of w1 moves z1 by x times as much.": (
                    "no x"
                ),
                "In dw1 the first link is x, since z1 is x times w1. You took a1.": "a1 for x",
                "In dw1 there is a w1 too many. The way back ends where w1 is: its link is x.": (
                    "too many"
                ),
                "In dw1 you went back one neuron only. w2 and the slope of the first sigmoid are "
                "missing.": "one link",
                "In dw2 the first link is missing: a nudge of w2 moves z2 by a1 times as much.": (
                    "no a1"
                ),
                "In dw2 the first link is a1, since z2 is a1 times w2. You took x.": "x for a1",
                "In dw2 you multiplied with w2. A nudge of w2 moves z2 by a1 times as much.": (
                    "times w2"
                ),
                "In dw2 there is a w2 too many. The way back ends where w2 is: its link is a1.": (
                    "both"
                ),
                "You added the links. Along a chain they multiply.": "added",
                "The second neuron got x. It takes what the first one gave: a1.": "x again",
                "The first neuron has no sigmoid: a1 is the sigmoid of x times w1.": "a1 is z1",
                "The second neuron has no sigmoid: a2 is the sigmoid of a1 times w2.": "a2 is z2",
            }.items()
        }
        | {
            "The two are in the wrong order. First dw1, then dw2.": (
                lambda x, y, w1, w2: chain_slopes(x, y, w1, w2)[::-1]
            ),
            "You returned dw1 only. Return both, with a comma between them.": (
                lambda x, y, w1, w2: chain_slopes(x, y, w1, w2)[0]
            ),
            "You returned dw2 only. Return both, with a comma between them.": (
                lambda x, y, w1, w2: chain_slopes(x, y, w1, w2)[1]
            ),
            "You measured by nudging: nearly right, but not quite. Multiply the links, and the "
            "slopes are exact.": partial(_by_nudging, nudge=0.0001),
            "You measured by nudging, and the nudge is large. Multiply the links, and the slopes "
            "are exact.": partial(_by_nudging, nudge=0.001),
            "Brackets are missing around 1 - a1 and 1 - a2. Python multiplies first.": (
                _without_brackets
            ),
            "You took a step: the weight minus its slope. Return the slopes alone.": (
                lambda x, y, w1, w2: (
                    w1 - chain_slopes(x, y, w1, w2)[0],
                    w2 - chain_slopes(x, y, w1, w2)[1],
                )
            ),
            "Both of your slopes are 0. Did you write `a * 1 - a`? Brackets are missing around "
            "1 - a.": lambda x, y, w1, w2: (0.0, 0.0),
            "You returned sizes, without signs. Keep the sign: it says which way is up.": (
                lambda x, y, w1, w2: tuple(abs(slope) for slope in chain_slopes(x, y, w1, w2))
            ),
            "Those are the numbers of the lab's chain, whatever is asked. Compute them from x, y, "
            "w1 and w2.": lambda x, y, w1, w2: (0.053, 0.175),
            "Those are the slopes of the two sigmoids. They are two of the links; multiply all "
            "that are on the way.": lambda x, y, w1, w2: tuple(
                a * (1 - a) for a in (sigmoid(x * w1), sigmoid(sigmoid(x * w1) * w2))
            ),
            "You rounded the slopes to 3 digits. Return them as they are.": (
                lambda x, y, w1, w2: tuple(round(slope, 3) for slope in chain_slopes(x, y, w1, w2))
            ),
            "That is the loss. Asked for are its slopes with respect to w1 and to w2.": (
                lambda x, y, w1, w2: (sigmoid(sigmoid(x * w1) * w2) - y) ** 2
            ),
            "Those are the outputs a1 and a2. They are the way forward; now go back, link by "
            "link.": lambda x, y, w1, w2: (sigmoid(x * w1), sigmoid(sigmoid(x * w1) * w2)),
        }
        | _in_one(chain_slopes, list)
        | _in_one(chain_slopes, np.array),
        hint="Both ways back begin alike: first the loss, then the second sigmoid. Write that part "
        "once, under a name. Which links are left for w2, and which for w1?",
    ),
    Exercise(
        name="stable_softmax",
        number="5.4",
        title="A softmax that does not overflow",
        solution=stable_softmax,
        inputs=_draw_scores,
        misconceptions={
            words: partial(_softmax_wrongly, mistake=mistake)
            for words, mistake in {
                "Large powers of e overflow. Subtract the largest score of each row first. (`max` "
                "gives that score, `argmax` only its place.)": "naive",
                "You subtracted the largest score from the powers of e. Subtract it from the "
                "scores, inside the brackets of `np.exp`.": "outside",
                "You divided by the sum of the shifted scores. Divide by the sum of their powers "
                "of e.": "sum of the shifted",
                "You cut the scores off on both sides, so that their differences are lost. "
                "Subtract the largest score of the row from all of them.": "clipped",
                "You divided by the mean of the row. Divide by its sum.": "mean below",
                "You subtracted the largest score of the whole array. In the other rows all the "
                "powers of e then become 0. Each row has its own largest score: `axis=1`.": (
                    "largest of all"
                ),
                "That is the plain formula, and it overflows; and it has one sum for the whole "
                "array. Go row by row: `axis=1`.": "naive, one sum",
                "You took the largest score and the sum of the whole array. Each row has its own: "
                "`axis=1`, in both places.": "all of all",
                "You subtracted a fixed number, which suits one example only. Subtract the largest "
                "score of each row.": "1000",
                "You divided the scores by 1000, which changes the shares. Subtract instead.": (
                    "divided by 1000"
                ),
                "You turned the scores round: largest minus z. It is z minus the largest.": (
                    "turned round"
                ),
                "You subtracted the smallest score of each row. The largest ones still overflow.": (
                    "smallest"
                ),
                "You subtracted the mean of each row. The largest scores still overflow.": "mean",
                "You subtracted the largest score of each column. Rows are samples: `axis=1`.": (
                    "column"
                ),
                "You worked down the columns. Rows are samples: take `axis=1`, in both places.": (
                    "columns"
                ),
                "Your sums go down the columns, as Python's own `sum` does. Each row has to sum to "
                "1: `axis=1`.": "sums of columns",
                "You divided by the sum of the whole array. Each row has a sum of its own: "
                "`axis=1`.": "sum of all",
                "You added the largest score. Subtract it.": "added",
                "You divided the scores by the largest one, which changes the shares. Subtract "
                "it.": "divided",
                "You cut large scores off, so that their differences are lost. Subtract the "
                "largest score of the row from all of them.": "cut off",
                "You subtracted after taking powers of e: too late, they have overflowed.": "late",
                "You subtracted above the line only. The sum below it needs the same scores.": (
                    "above only"
                ),
                "You divided by the number of classes. Divide by the sum of the row.": "number",
            }.items()
        }
        | {
            "You did not divide by the sum. Each row has to sum to 1.": (
                lambda z: np.exp(z - z.max(axis=1, keepdims=True))
            ),
            "You left out the e: these are the scores, divided by their sum.": (
                lambda z: z / z.sum(axis=1, keepdims=True)
            ),
            "You subtracted the largest score, but left out the e.": lambda z: (
                (z - z.max(axis=1, keepdims=True))
                / (z - z.max(axis=1, keepdims=True)).sum(axis=1, keepdims=True)
            ),
            "The largest scores of the rows, or their sums, came as one row, and do not fit. "
            "`keepdims=True` makes a column of them.": lambda z: z - z.max(axis=1),
            "Python's own `max`, like `if`, cannot compare whole rows. `z.max(axis=1)` can.": (
                lambda z: max(z)
            ),
            "You returned the scores, with the largest subtracted. Now take powers of e, and "
            "divide by their sum.": lambda z: z - z.max(axis=1, keepdims=True),
            "You put 1 at the largest score, and 0 elsewhere. Softmax gives a share to each.": (
                lambda z: (z == z.max(axis=1, keepdims=True)).astype(float)
            ),
            "You applied the sigmoid to each score by itself. Softmax shares 1 among a row.": (
                lambda z: sigmoid(z)
            ),
            "You returned a list of rows. Make one array of them, with `np.array(…)`.": (
                lambda z: list(stable_softmax(z))
            ),
            "You returned the first row only. Every row of `z` needs its row of shares.": (
                lambda z: stable_softmax(z)[0]
            ),
            "You returned the place of the largest share. Asked for are all the shares.": (
                lambda z: z.argmax(axis=1)
            ),
            "You replaced the nan by 0, which hides the overflow. Subtract the largest score of "
            "each row first.": lambda z: np.nan_to_num(_softmax_wrongly(z, "naive")),
            "You rounded the shares. Return them as they are.": lambda z: stable_softmax(z).round(
                2
            ),
        },
        hint="It is the cell above, for every row at once. Twice something has to be done row by "
        "row: finding the largest score, and adding up. Print the shape of each.",
    ),
    Choices(
        name="pick_activations",
        number="5.5",
        title="Pick an activation",
        solution=RIGHT,
        misconceptions=_choices_with_one_wrong(),
        hint="Ask of a hidden layer: does the gradient get through, also where z is negative? Ask "
        "of an output: which numbers may the answer be, and must they sum to 1?",
    ),
]
