"""The exercises of Lab 2, a neuron."""

import operator
from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from utils.activations import binary_step, sigmoid
from utils.checks.calling import call
from utils.checks.exercise import Exercise
from utils.checks.formulas import FormulaExercise
from utils.checks.kinds import kind
from utils.checks.names import globals_read
from utils.checks.showing import show
from utils.checks.verdict import Example, Status, Verdict

CORNERS = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
_LAB_NETWORK = (
    "You called `two_layers`, the lab's network of OR, NAND and AND. Build one of your own: its "
    "third neuron looks at your two hidden ones."
)


class GateExercise(Exercise):
    """An exercise that asks for [w1, w2, b]: judged by what that neuron answers at each corner."""

    def wrong_answers(self) -> dict[str, Any]:
        return super().wrong_answers() | {
            "These are the four answers. Asked for are the numbers of a neuron that gives them: "
            "`[w1, w2, b]`.": [1, 1, 1, 0],
            "You wrote four numbers; asked for are three: `[w1, w2, b]`. Python writes one and a "
            "half with a point, as 1.5; a comma makes two numbers of it.": [-1, -1, 1, 5],
            "One of your numbers is a text. Write it without quotation marks.": ["-1", -1, 1.5],
            "Write the three numbers in one list, `[w1, w2, b]`, without another list in it.": (
                [[-1, -1], 1.5]
            ),
            "Both weights are 0, so z is the bias at every corner: the neuron ignores its inputs. "
            "Which sign must the weights have?": [0, 0, 0],
            "At (1, 1) your z is exactly 0, and at 0 the step fires. Change the bias a little, so "
            "that z is below 0 there.": [-1, -1, 2],
            "At (0, 1) z is w2 + b = -0.5, but NAND says yes there. The second weight outweighs "
            "the bias: raise the bias, or weaken w2.": [-1, -2, 1.5],
            "At (1, 0) z is w1 + b = -0.5, but NAND says yes there. The first weight outweighs "
            "the bias: raise the bias, or weaken w1.": [-2, -1, 1.5],
            "At (1, 0) your neuron is silent. NAND treats both inputs alike, so their weights have "
            "the same sign.": [-2, 1, 0.5],
        }

    def _judge_value(self, answer: Any) -> Verdict:
        if not _is_neuron(answer):
            return self.wrong([self._no_neuron(answer)])
        got, expected = _at_corners(answer), _at_corners(self.solution)
        wrong = np.flatnonzero(got != expected)
        if not len(wrong):
            return self.passed()
        (x1, x2), place = CORNERS[wrong[0]], wrong[0]
        call = f"your neuron, with x1 = {x1} and x2 = {x2}"
        example = Example(call, show(int(got[place])), show(int(expected[place])))
        return self.wrong([self._mistake(answer, got, wrong)], example)

    def _no_neuron(self, answer: Any) -> str:
        parts = list(answer) if isinstance(answer, list | tuple | np.ndarray) else []
        numbers = [kind(part) == "a number" for part in parts]
        if len(parts) == 4 and all(numbers):
            given = list(self.wrong_answers())[len(self.misconceptions) :]
            return given[0] if parts == [1, 1, 1, 0] else given[1]
        if any(isinstance(part, str) for part in parts):
            return "One of your numbers is a text. Write it without quotation marks."
        if any(isinstance(part, list | tuple | np.ndarray) and np.ndim(part) for part in parts):
            return "Write the three numbers in one list, `[w1, w2, b]`, without another list in it."
        return "Write three numbers in a list, in this order: `[w1, w2, b]`."

    def _mistake(self, answer: Any, got: np.ndarray, wrong: np.ndarray) -> str:
        (w1, w2, _), z, place = answer, _z(answer), wrong[0]
        x1, x2 = CORNERS[place]
        if w1 == w2 == 0:
            return (
                "Both weights are 0, so z is the bias at every corner: the neuron ignores its "
                "inputs. Which sign must the weights have?"
            )
        if len(wrong) == 1 and abs(z[place]) < 1e-9:
            return (
                f"At ({x1}, {x2}) your z is exactly 0, and at 0 the step fires. Change the bias a "
                "little, so that z is below 0 there."
            )
        if len(wrong) == 1 and x1 != x2 and max(w1, w2) < 0:
            which, name = ("first", "w1") if x1 else ("second", "w2")
            return (
                f"At ({x1}, {x2}) z is {name} + b = {show(float(z[place]))}, but NAND says yes "
                f"there. The {which} weight outweighs the bias: raise the bias, or weaken {name}."
            )
        if len(wrong) == 1 and x1 != x2 and w1 * w2 < 0:
            return (
                f"At ({x1}, {x2}) your neuron is silent. NAND treats both inputs alike, so their "
                "weights have the same sign."
            )
        for message, weights in self.misconceptions.items():
            if (_at_corners(weights) == got).all():
                return message
        return "Not every corner is right yet."


class NetworkExercise(Exercise):
    """An exercise that asks for two hidden neurons and a third: each is judged by itself."""

    def wrong_answers(self) -> dict[str, Any]:
        return super().wrong_answers() | {
            _LAB_NETWORK: _borrowed_answer,
            "Your second hidden neuron fires at (0, 1) and (1, 1); it is to fire at (0, 1) only.": (
                partial(_two_layers, columns=((1, -1, -0.5), (0, 1, -0.5)))
            ),
            "Your first hidden neuron never fires; it is to fire at (1, 0) only.": (
                partial(_two_layers, columns=((1, -1, -1.5), (-1, 1, -0.5)))
            ),
            "Your first hidden neuron fires at (1, 1) only; it is to fire at (1, 0) only. Your "
            "second hidden neuron fires at (0, 1), (1, 0) and (1, 1); it is to fire at (0, 1) "
            "only.": partial(_two_layers, columns=((1, 1, -1.5), (1, 1, -0.5))),
            "Your hidden neurons fire at the right corners. But the third one fires at (1, 0) "
            "only; it is to fire at (0, 1) and (1, 0).": partial(_two_layers, last=(1, -1, -0.5)),
        }

    def _judge_function(self, answer: Callable, rng: np.random.Generator) -> Verdict:
        verdict = super()._judge_function(answer, rng)
        if "two_layers" in globals_read(getattr(answer, "__code__", _two_layers.__code__)):
            return self.wrong([_LAB_NETWORK])
        if verdict.status is not Status.WRONG or verdict.reasons[0] in self.misconceptions:
            return verdict
        if words := self._by_neuron(answer):
            return self.wrong([words, *verdict.reasons[1:]], verdict.example)
        return verdict

    def _by_neuron(self, answer: Callable) -> str:
        """Where each neuron fires, in words, for one that fires at the wrong corners."""
        value = call(answer, (CORNERS.copy(),), self.seconds).value
        if not isinstance(value, tuple) or [np.shape(a) for a in value] != [(4, 2), (4, 1)]:
            return ""
        expected = _two_layers(CORNERS)
        if odd := next((x for x in np.ravel(value[0]) if x not in (0, 1)), None):
            return (
                f"Your hidden neurons give numbers such as {show(float(odd))}. Apply `binary_step` "
                "to them too, before you pass them on."
            )
        words = [
            f"Your {name} hidden neuron {_firing(got)}; it is to {_firing(right, 'fire')}."
            for name, got, right in zip(("first", "second"), value[0].T, expected[0].T, strict=True)
            if (got != right).any()
        ]
        if odd := next((x for x in np.ravel(value[1]) if x not in (0, 1)), None):
            words.append(
                f"Your third neuron gives numbers such as {show(float(odd))}. Apply `binary_step` "
                "to it too."
            )
        elif not words and (value[1] != expected[1]).any():
            words = [
                "Your hidden neurons fire at the right corners. But the third one "
                f"{_firing(value[1])}; it is to fire at (0, 1) and (1, 0)."
            ]
        return " ".join(words)


def _firing(outputs: Any, verb: str = "fires") -> str:
    at = [f"({x1}, {x2})" for (x1, x2), a in zip(CORNERS, np.ravel(outputs), strict=True) if a]
    if len(at) in (0, 4):
        return f"{verb} at all four corners" if at else f"never {verb}"
    listed = f"{', '.join(at[:-1])} and {at[-1]}" if at[1:] else f"{at[0]} only"
    return f"{verb} at {listed}"


def _is_neuron(answer: Any) -> bool:
    if not isinstance(answer, list | tuple | np.ndarray) or len(answer) != 3:
        return False
    return all(kind(number) == "a number" and abs(number) < np.inf for number in answer)


def _z(weights: Any) -> np.ndarray:
    w1, w2, b = weights
    return CORNERS @ [w1, w2] + b


def _at_corners(weights: Any) -> np.ndarray:
    return binary_step(_z(weights))


def neuron(x: np.ndarray, w: np.ndarray, b: float) -> tuple:
    z = x @ w + b
    return z, int(z >= 0)


def layer_from_rows(X: np.ndarray, rows: np.ndarray, b: np.ndarray) -> np.ndarray:
    return X @ rows.T + b


def xor_network(X: np.ndarray) -> tuple:
    return _two_layers(X)


def logistic_loss(y: np.ndarray, y_hat: np.ndarray) -> Any:
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))


def _draw(rng: np.random.Generator, *shape: int, unit: int = 10) -> np.ndarray:
    """Tenths (or what `unit` says) between -1.6 and 1.6, never 0: none hides a mistake."""
    return rng.choice([-1, 1], shape) * rng.integers(1, 16 * unit // 10, shape) / unit


def _draw_neuron(rng: np.random.Generator, size: int) -> tuple:
    # In halves and quarters, whose sums are exact, in whatever order: z is 0 where it should be.
    products, sign = 0.0, {1: 1, 2: -1, 3: 1}.get(size, 0)
    while products * 8 % 2 == 0 or products * sign < 0:  # odd eighths, so that no bias is 0
        x, w = _draw(rng, size, unit=2), _draw(rng, size, unit=4)
        products = float(x @ w)
    b = {
        1: -0.5 - products,  # does not fire, unless z is cut to 0
        2: 0.75 - products,  # fires, though below 1, and though the products are negative
        3: 0.75 + 2 * products,  # z has three decimals; the products are positive, below the bias
        4: -products,  # z = 0, just enough to fire
        5: 0.25 - products,  # and just below a half
    }
    return x, w, b[size]


def _draw_rows(rng: np.random.Generator, size: int) -> tuple:
    # now and then all sizes the same, so that a matrix not turned over gives a wrong result
    n_samples, n_out = (size, size) if size in (3, 5) else (size + 2, size + 1)
    rows = _draw(rng, n_out, size, unit=100)  # so that a rounded z is not the right one
    return _draw(rng, n_samples, size), rows, _draw(rng, n_out)


def _draw_corners(rng: np.random.Generator, size: int) -> tuple:
    # never two samples: with as many rows as columns, a matrix turned over would fit too
    places = [*rng.permutation(4), *rng.integers(4, size=2)]
    return (CORNERS[places[: size if size == 1 else size + 1]],)


def _draw_answers(rng: np.random.Generator, size: int) -> tuple:
    # three samples or more, of both classes, and no answer of a half
    y = rng.permutation([0, 1, *rng.integers(0, 2, size)])
    if size == 1:  # all wrong: then a rounded answer gives an infinite loss, else often NaN
        low, high = rng.permutation([2, 4, 6, 7])[:3], rng.permutation([11, 13, 17, 18])[:3]
        return y, np.where(y == 1, low, high) / 20
    return y, rng.choice([2, 4, 6, 7, 11, 13, 14, 17, 18], size + 2, replace=False) / 20


def _nothing_at_0(x: np.ndarray, w: np.ndarray, b: float) -> tuple:
    z = x @ w + b
    if z > 0:
        a = 1
    if z < 0:
        a = 0
    return z, a


def _neuron_wrongly(
    x: np.ndarray, w: np.ndarray, b: float, z: Any = None, fires: Any = lambda z, b: z >= 0
) -> tuple:
    """`neuron` with a mistake in z, a function of x, w and b, or in when it fires."""
    z = x @ w + b if z is None else z(x, w, b)
    return z, int(fires(z, b))


def _two_layers(
    X: np.ndarray,
    columns: Any = ((1, -1, -0.5), (-1, 1, -0.5)),
    last: Any = (1, 1, -0.5),
    steps: Any = (binary_step, binary_step),
) -> tuple:
    """(hidden, answer) of two hidden neurons and a last one, each given as w1, w2, b."""
    W = np.array(columns).T
    hidden = steps[0](X @ W[:2] + W[2])
    return hidden, steps[1](hidden @ np.array(last[:2])[:, None] + last[2])


two_layers = _two_layers  # by the name of the lab's own network


def _borrowed_answer(X: np.ndarray) -> tuple:
    return _two_layers(X)[0], two_layers(X)[1]


def _columns_apart(X: np.ndarray) -> tuple:
    x1, x2 = X
    return binary_step(x1 - x2 - 0.5), binary_step(x2 - x1 - 0.5)


def _as_is(z: np.ndarray) -> np.ndarray:
    return z


def _logistic_wrongly(y: np.ndarray, y_hat: np.ndarray, mistake: str) -> Any:
    """`logistic_loss` with one mistake in its formula."""
    p, q = np.log(y_hat), np.log(1 - y_hat)
    parts = {
        "only y": -y * p,
        "only 1 - y": -(1 - y) * q,
        "crossed": -(y * q + (1 - y) * p),
        "no brackets": -(y * p + 1 - y * q),
        "minus on one part": -y * p + (1 - y) * q,
        "1 - log": -(y * p + (1 - y) * (1 - p)),
        "log twice": -(y * p + (1 - y) * p),
        "no y": -(p + q),
        "y twice": -(y * p + y * q),
        "means apart": -p[y == 1].mean() - q[y == 0].mean(),
    }
    return np.mean(parts[mistake])


@np.errstate(invalid="ignore")
def _negative(y: np.ndarray, y_hat: np.ndarray) -> Any:
    return -np.mean(y * np.log(y_hat) + (1 - y) * np.log(y_hat - 1))


@np.errstate(divide="ignore", invalid="ignore")
def _rounded(y: np.ndarray, y_hat: np.ndarray) -> Any:
    return logistic_loss(y, np.round(y_hat))


@np.errstate(divide="ignore", invalid="ignore")
def _swapped(y: np.ndarray, y_hat: np.ndarray) -> Any:
    return logistic_loss(y_hat, y)


EXERCISES = [
    Exercise(
        name="neuron",
        names=("z", "a"),
        number="2.1",
        title="Does the neuron fire?",
        solution=neuron,
        inputs=_draw_neuron,
        misconceptions={
            "You left the bias out of z. After the products are added up, `b` is added too.": (
                partial(_neuron_wrongly, z=lambda x, w, b: x @ w)
            ),
            "You subtracted the bias. It is added; a negative bias brings its own minus.": (
                partial(_neuron_wrongly, z=lambda x, w, b: x @ w - b)
            ),
            "You added the bias to every product. A neuron has one bias: add it once.": (
                partial(_neuron_wrongly, z=lambda x, w, b: np.sum(x * w + b))
            ),
            "You multiplied by the bias. It is added, after the products have been summed.": (
                partial(_neuron_wrongly, z=lambda x, w, b: x @ w * b)
            ),
            "You summed the inputs and the weights apart from each other. Multiply each input by "
            "its own weight first.": (
                partial(_neuron_wrongly, z=lambda x, w, b: x.sum() * w.sum() + b)
            ),
            "You added the weights to the inputs. A weight says how much an input counts: "
            "multiply.": partial(_neuron_wrongly, z=lambda x, w, b: np.sum(x + w) + b),
            "Only the first product is in your z. Is the `return` inside the loop? Move it behind "
            "it.": partial(_neuron_wrongly, z=lambda x, w, b: x[0] * w[0] + b),
            "Only the last product is in your z. Does each turn of the loop replace the sum? Add "
            "to it, with `+=`.": partial(_neuron_wrongly, z=lambda x, w, b: x[-1] * w[-1] + b),
            "Your z is the last product alone. Each turn of the loop replaces it, the bias "
            "included. Add to it, with `+=`.": (
                partial(_neuron_wrongly, z=lambda x, w, b: x[-1] * w[-1])
            ),
            "The last product is missing. `range(len(x))` has a turn for each input already.": (
                partial(_neuron_wrongly, z=lambda x, w, b: x[:-1] @ w[:-1] + b)
            ),
            "The first product is missing. Python counts from 0, so the loop starts there too.": (
                partial(_neuron_wrongly, z=lambda x, w, b: x[1:] @ w[1:] + b)
            ),
            "Your loop takes three turns, or your sum has three products. A neuron may have any "
            "number of inputs: take a turn for each, with `range(len(x))`.": (
                partial(_neuron_wrongly, z=lambda x, w, b: sum(x[i] * w[i] for i in range(3)) + b)
            ),
            "Your loop takes two turns, or your sum has two products. A neuron may have any "
            "number of inputs: take a turn for each, with `range(len(x))`.": (
                partial(_neuron_wrongly, z=lambda x, w, b: sum(x[i] * w[i] for i in range(2)) + b)
            ),
            "Your loop takes one turn too many: the last input is at index len(x) - 1. "
            "`range(len(x))` ends there.": (
                lambda x, w, b: sum(x[i] * w[i] for i in range(len(x) + 1)) + b
            ),
            "Your bias is not in z: you compare the sum of the products with it. The bias is part "
            "of z; then compare z with 0.": (
                partial(_neuron_wrongly, z=lambda x, w, b: x @ w, fires=lambda z, b: z >= b)
            ),
            "Your a is right. But the bias is missing from z: add it there, and compare z with "
            "0.": partial(_neuron_wrongly, z=lambda x, w, b: x @ w, fires=lambda z, b: z >= -b),
            "You took the mean of the products. A neuron adds them up.": (
                partial(_neuron_wrongly, z=lambda x, w, b: np.mean(x * w) + b)
            ),
            "You made z a whole number, so a part of it is lost. Leave out `int`.": (
                partial(_neuron_wrongly, z=lambda x, w, b: int(x @ w + b))
            ),
            "You made z a whole number, and so the z that you return is not the one which fired. "
            "Leave out `int`.": lambda x, w, b: (int(x @ w + b), int(x @ w + b >= 0)),
            "You rounded z. Return it as it is.": (
                lambda x, w, b: (round(float(x @ w + b), 2), int(x @ w + b >= 0))
            ),
            "Your z is right. But where z is exactly 0, a gets no value: neither `if` is true. "
            "The neuron fires there.": _nothing_at_0,
            "Your z is right. But you compared it with 1. The step is at z = 0.": (
                partial(_neuron_wrongly, fires=lambda z, b: z >= 1)
            ),
            "Your z is right. But where z is exactly 0, the neuron fires as well.": (
                partial(_neuron_wrongly, fires=lambda z, b: z > 0)
            ),
            "Your z is right. But a is the wrong way round: the neuron fires if z is *not* "
            "negative.": partial(_neuron_wrongly, fires=lambda z, b: z < 0),
            "Your z is right. But whether the neuron fires must depend on z alone, the bias "
            "included: compare z with 0.": partial(_neuron_wrongly, fires=lambda z, b: z >= b),
            "Your z is right. But you compared it with a half. The step is at z = 0.": (
                partial(_neuron_wrongly, fires=lambda z, b: z >= 0.5)
            ),
            "Your z is right. But the neuron always fires. Is the `if` missing?": (
                partial(_neuron_wrongly, fires=lambda z, b: True)
            ),
            "Your z is right. But the neuron never fires.": (
                partial(_neuron_wrongly, fires=lambda z, b: False)
            ),
            "Your z is right. But a is True or False. Make it 1 or 0.": (
                lambda x, w, b: (x @ w + b, x @ w + b >= 0)
            ),
            "Your z is right. But a is 1 or -1. A neuron that does not fire gives 0.": (
                lambda x, w, b: (x @ w + b, 1 if x @ w + b >= 0 else -1)
            ),
            "Your z is right. But a is the sigmoid of z. This neuron has a binary step: 1 or 0.": (
                lambda x, w, b: (x @ w + b, sigmoid(x @ w + b))
            ),
            "Your z is right. But a is z once more, where it is positive. Asked for is 1 or 0.": (
                lambda x, w, b: (x @ w + b, max(x @ w + b, 0))
            ),
            "Your numbers are right, but they are in a list. Write `return z, a`, without square "
            "brackets.": lambda x, w, b: list(neuron(x, w, b)),
            "You returned a, then z. The other way round: `return z, a`.": (
                lambda x, w, b: neuron(x, w, b)[::-1]
            ),
            "You returned z alone. Asked for are two numbers: `return z, a`.": (
                lambda x, w, b: neuron(x, w, b)[0]
            ),
            "You returned a alone. Asked for are two numbers: `return z, a`.": (
                lambda x, w, b: neuron(x, w, b)[1]
            ),
        },
        hint="First z: it may start as the bias, and each turn of a loop adds one input times its "
        "weight. Then a: an `if` looks at the sign of z.",
    ),
    Exercise(
        name="layer_from_rows",
        number="2.2",
        title="A layer, written the other way",
        solution=layer_from_rows,
        inputs=_draw_rows,
        misconceptions={
            "You multiplied by `rows` as it is. A matrix product takes rows times columns, and "
            "here the neurons are rows: turn the matrix over first.": (
                lambda X, rows, b: X @ rows + b
            ),
            "You swapped the factors, so that what came out does not fit the biases. The samples "
            "come first, then the weights.": lambda X, rows, b: rows @ X.T + b,
            "Your result has a row for each neuron. Turn it over: rows are samples.": (
                lambda X, rows, b: (X @ rows.T + b).T
            ),
            "You turned over `X`. Its rows are samples already; it is `rows` that must be turned "
            "over.": lambda X, rows, b: X.T @ rows + b,
            "You turned over both. `X` is right as it is.": lambda X, rows, b: X.T @ rows.T + b,
            "`rows @ X` cannot work: put the samples first, and see which of the two matrices has "
            "to be turned over.": lambda X, rows, b: rows @ X + b,
            "`reshape` fills a new shape in the old order, so it mixes the neurons up. To make "
            "rows into columns, use `.T`.": (
                lambda X, rows, b: X @ rows.reshape(rows.shape[::-1]) + b
            ),
            "You left out the biases. Add `b` to every row of the product.": (
                lambda X, rows, b: X @ rows.T
            ),
            "You gave every neuron the first bias. Each neuron has its own: add `b`.": (
                lambda X, rows, b: X @ rows.T + b[0]
            ),
            "You multiplied element by element with `*` before you summed, and so only a sample "
            "and a neuron in the same row meet. Every sample meets every neuron: use `@`.": (
                lambda X, rows, b: np.sum(X * rows, axis=1) + b
            ),
            "You returned a list with an array for each neuron. Put them side by side, as columns: "
            "`np.column_stack`.": lambda X, rows, b: [*(X @ rows.T + b).T],
            "You rounded z. Return it as it is.": lambda X, rows, b: (X @ rows.T + b).round(2),
            "You subtracted the biases. They are added.": lambda X, rows, b: X @ rows.T - b,
            "You gave each sample its own bias. The biases belong to the neurons, which are the "
            "columns of the result.": lambda X, rows, b: X @ rows.T + b[:, None],
            "You added the sum of all biases to every neuron. Each neuron has its own: add `b`.": (
                lambda X, rows, b: X @ rows.T + b.sum()
            ),
            "You added the biases to the weights, before the product. They come after it.": (
                lambda X, rows, b: X @ (rows + b[:, None]).T
            ),
            "You multiplied element by element with `*`, so nothing was summed. Use `@`.": (
                lambda X, rows, b: X * rows + b
            ),
            "You multiplied element by element with `*`, and by the matrix turned over. Use `@`.": (
                lambda X, rows, b: X * rows.T + b
            ),
            "You applied the binary step. Asked for is z, the number before it.": (
                lambda X, rows, b: binary_step(X @ rows.T + b)
            ),
            "You applied the sigmoid. Asked for is z, the number before it.": (
                lambda X, rows, b: sigmoid(X @ rows.T + b)
            ),
            "You kept only the first sample. Every row of `X` needs its row in the result.": (
                lambda X, rows, b: X[0] @ rows.T + b
            ),
            "You kept only the last sample. Every row of `X` needs its row in the result.": (
                lambda X, rows, b: X[-1] @ rows.T + b
            ),
            "You used only the first neuron. Every row of `rows` needs its column in the result.": (
                lambda X, rows, b: X @ rows[0] + b[0]
            ),
            "Only the last neuron is in your result. Does each turn of a loop replace what was "
            "there? Every row of `rows` needs its column.": lambda X, rows, b: X @ rows[-1] + b[-1],
            "You multiplied by the biases. They are added.": lambda X, rows, b: X @ rows.T @ b,
            "You multiplied each column by its bias. Biases are added.": (
                lambda X, rows, b: X @ rows.T * b
            ),
            "You summed over the neurons. Each neuron keeps its own column.": (
                lambda X, rows, b: (X @ rows.T + b).sum(axis=1)
            ),
            "You summed over the samples, so they run into one. Each sample keeps its own row.": (
                lambda X, rows, b: (X @ rows.T + b).sum(axis=0)
            ),
        },
        hint="How did the lab get from `rows` to its `W`? With `W`, the layer is one line that you "
        "have seen.",
    ),
    GateExercise(
        name="nand",
        number="2.3",
        title="Choose the weights",
        solution=[-1, -1, 1.5],
        misconceptions={
            "That is AND. NAND says no where AND says yes, and yes where AND says no. What "
            "happens to z if you turn a sign around?": [1, 1, -1.5],
            "That is OR. NAND says yes at (0, 0) and no at (1, 1), so the inputs have to lower "
            "z.": [1, 1, -0.5],
            "That is NOR, which says yes at (0, 0) only. Your weights go the right way, but the "
            "neuron must fire more easily.": [-1, -1, 0.5],
            "Your neuron fires at all four corners. Two inputs of 1 must bring z below 0.": (
                [-1, -1, 2.5]
            ),
            "Your neuron never fires. At (0, 0) there is nothing in z but the bias: which sign "
            "must it have?": [-1, -1, -0.5],
            "Your neuron says what the first input says. NAND says yes at (0, 0), where z is "
            "the bias alone.": [1, 0, -0.5],
            "Your neuron says what the second input says. NAND says yes at (0, 0), where z is "
            "the bias alone.": [0, 1, -0.5],
            "Your neuron says the opposite of the first input, whatever the second one is. Both "
            "have to count.": [-1, 0, 0.5],
            "Your neuron says the opposite of the second input, whatever the first one is. Both "
            "have to count.": [0, -1, 0.5],
            "Your neuron fires at (1, 0) only. Is the list in the order w1, w2, b? NAND treats "
            "both inputs alike.": [1, -1, -0.5],
            "Your neuron fires at (0, 1) only. Is the list in the order w1, w2, b? NAND treats "
            "both inputs alike.": [-1, 1, -0.5],
            "Your neuron says no at (1, 0) only. NAND treats both inputs alike, so their weights "
            "have the same sign.": [-1, 1, 0.5],
            "Your neuron says no at (0, 1) only. NAND treats both inputs alike, so their weights "
            "have the same sign.": [1, -1, 0.5],
        },
        hint="NAND is the opposite of AND at every corner. Write z for each corner: at (0, 0) it "
        "is the bias alone. Where must z be negative?",
    ),
    NetworkExercise(
        name="xor_network",
        number="2.4",
        title="XOR by another way",
        solution=xor_network,
        inputs=_draw_corners,
        names=("hidden", "answer"),
        misconceptions={
            "Your answer is right, but your hidden neurons are OR and NAND, as in the lab. Here "
            "each of them is to fire at one corner only.": partial(
                _two_layers, columns=((1, 1, -0.5), (-1, -1, 1.5)), last=(1, 1, -1.5)
            ),
            "Your answer is right, but your hidden neurons are NAND and OR. Here each of them is "
            "to fire at one corner only.": partial(
                _two_layers, columns=((-1, -1, 1.5), (1, 1, -0.5)), last=(1, 1, -1.5)
            ),
            "Your answer is right, but your hidden neurons are OR and AND. That is a way too; here "
            "each of them is to fire at one corner only.": partial(
                _two_layers, columns=((1, 1, -0.5), (1, 1, -1.5)), last=(1, -1, -0.5)
            ),
            "Your hidden neurons are swapped: the first is to fire at (1, 0), the second at "
            "(0, 1).": partial(_two_layers, columns=((-1, 1, -0.5), (1, -1, -0.5))),
            "Your hidden neurons fire at the right corners. But the third one does AND: it is to "
            "fire if at least one of them does.": partial(_two_layers, last=(1, 1, -1.5)),
            "Your hidden neurons fire at the right corners. But the third one fires even where "
            "both are silent. It is to do OR: positive weights, negative bias.": (
                partial(_two_layers, last=(1, 1, 0))
            ),
            "Your hidden neurons are AND and NOR, so the answer is *not* XOR. Each hidden neuron "
            "is to fire at one corner only: (1, 0) and (0, 1).": partial(
                _two_layers, columns=((1, 1, -1.5), (-1, -1, 0.5))
            ),
            "Your answer is right, but your hidden neurons are AND and NOR. That is a way too; "
            "here they are to fire at (1, 0) and at (0, 1).": partial(
                _two_layers, columns=((1, 1, -1.5), (-1, -1, 0.5)), last=(-1, -1, 0.5)
            ),
            "Your hidden neurons are OR and NAND, as in the lab, and the third neuron always "
            "fires. Did `W1` and `b1` come from an earlier cell? Each hidden neuron is to fire at "
            "one corner only.": partial(_two_layers, columns=((1, 1, -0.5), (-1, -1, 1.5))),
            "Your hidden neurons also fire where both inputs are the same. There the products add "
            "up to 0, and 0 is enough to fire: they need a bias.": partial(
                _two_layers, columns=((1, -1, 0), (-1, 1, 0))
            ),
            "Your hidden neurons also fire where both inputs are the same: 0 is enough to fire, so "
            "they need a bias. And the third neuron does AND; it is to fire if at least one of "
            "them does.": partial(_two_layers, columns=((1, -1, 0), (-1, 1, 0)), last=(1, 1, -1.5)),
            "Your first hidden neuron is OR, and the second never fires. Each needs one positive "
            "and one negative weight. A column of W1 is a neuron.": partial(
                _two_layers, columns=((1, 1, -0.5), (-1, -1, -0.5))
            ),
            "Your hidden neurons fire at the right corners. But the answer is the wrong way round: "
            "that is *not* XOR.": partial(_two_layers, last=(-1, -1, 0.5)),
            "Your answer is right, but your hidden outputs are `X` itself. Let two neurons make "
            "new numbers of it.": lambda X: (X, _two_layers(X)[1]),
            "Your answer is right. But for the hidden neurons you returned z. Return what the step "
            "makes of it.": lambda X: (
                _two_layers(X, steps=(_as_is, _as_is))[0],
                _two_layers(X)[1],
            ),
            "Your hidden neurons never fire. Is their bias too far below 0? Work out z at (1, 0) "
            "by hand.": partial(_two_layers, columns=((1, -1, -1.5), (-1, 1, -1.5))),
            "Your hidden neurons do not fire alone where they should: the first also fires at "
            "(1, 1). The second input has to count against it.": partial(
                _two_layers, columns=((1, 0, -0.5), (0, 1, -0.5))
            ),
            "Your two hidden neurons do the same. The second needs weights of its own, in the "
            "second column.": partial(_two_layers, columns=((1, -1, -0.5), (1, -1, -0.5))),
            "You returned z for the hidden neurons. Apply the step before you pass it on.": (
                partial(_two_layers, steps=(_as_is, binary_step), last=(1, 1, 1))
            ),
            "Your answer is z of the third neuron. Apply the step to it too.": (
                partial(_two_layers, steps=(binary_step, _as_is))
            ),
            "You returned z in both places. Each of the three neurons has a step.": (
                partial(_two_layers, steps=(_as_is, _as_is))
            ),
            "You used the sigmoid. These neurons have a binary step: they give 0 or 1.": (
                partial(_two_layers, steps=(sigmoid, sigmoid))
            ),
            "The third neuron looks at `X`. Its inputs are the outputs of the hidden neurons.": (
                lambda X: (_two_layers(X)[0], binary_step(X @ [[1], [1]] - 0.5))
            ),
            "The answer has the shape (n,). It is to be (n, 1), a column: give W2 the shape "
            "(2, 1), or put `.reshape(-1, 1)` behind it.": lambda X: (
                _two_layers(X)[0],
                _two_layers(X)[1][:, 0],
            ),
            "You laid the two hidden neurons one below the other. They are columns: "
            "`np.column_stack`.": lambda X: (_two_layers(X)[0].T, _two_layers(X)[1]),
            "You laid the two hidden neurons one below the other. They are columns: "
            "`np.column_stack`. And the answer is to be a column too, (n, 1).": (
                lambda X: (_two_layers(X)[0].T, _two_layers(X)[1][:, 0])
            ),
            "A product does not fit, since its first factor has a column for each sample. Samples "
            "are rows: leave `X` as it is, and put the hidden neurons side by side.": (
                lambda X: binary_step(_two_layers(X)[0].T @ np.array([[1], [1]]) - 0.5)
            ),
            "The samples come first: `X` stands on the left of `@`, the weights on its right.": (
                lambda X: np.array([[1, -1], [-1, 1]]) @ X
            ),
            "You took the rows of `X` apart, and a row is a sample. The two inputs are its "
            "columns.": _columns_apart,
            "You returned the answer alone. Asked for are two arrays: `return hidden, answer`.": (
                lambda X: _two_layers(X)[1]
            ),
            "You returned the hidden outputs alone. Asked for are two arrays: "
            "`return hidden, answer`.": lambda X: _two_layers(X)[0],
            "You returned the answer first. The other way round: `return hidden, answer`.": (
                lambda X: _two_layers(X)[::-1]
            ),
        },
        hint="A neuron that fires at (1, 0) only: the first input speaks for it, the second "
        "against it, and the bias is such that nothing at all is not enough. Which of the gates "
        "that you know puts the two together?",
    ),
    FormulaExercise(
        name="logistic_loss",
        number="2.5",
        title="The logistic loss",
        solution=logistic_loss,
        inputs=_draw_answers,
        misconceptions={
            "The minus is missing. Logarithms of numbers below 1 are negative; a loss is not.": (
                lambda y, y_hat: -logistic_loss(y, y_hat)
            ),
            "You took the sum over the samples. Asked for is the mean.": (
                lambda y, y_hat: logistic_loss(y, y_hat) * len(y)
            ),
            "You returned a loss for each sample. Asked for is one number, their mean.": (
                lambda y, y_hat: -(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat))
            ),
            "That is the logarithm to the base 10. Use the natural one, `np.log`.": (
                lambda y, y_hat: logistic_loss(y, y_hat) / np.log(10)
            ),
            "That is the logarithm to the base 2. Use the natural one, `np.log`.": (
                lambda y, y_hat: logistic_loss(y, y_hat) / np.log(2)
            ),
            "Samples with y = 0 cost nothing in your loss. They need the part with 1 - y.": (
                partial(_logistic_wrongly, mistake="only y")
            ),
            "Samples with y = 1 cost nothing in your loss. They need the part with y.": (
                partial(_logistic_wrongly, mistake="only 1 - y")
            ),
            "The two parts are crossed: where y is 1, the logarithm is that of `y_hat`.": (
                partial(_logistic_wrongly, mistake="crossed")
            ),
            "You mixed up `y` and `y_hat`. The logarithm is that of `y_hat`.": _swapped,
            "Brackets are missing: the second logarithm is multiplied by all of (1 - y).": (
                partial(_logistic_wrongly, mistake="no brackets")
            ),
            "Your two parts have different signs. Inside the brackets they are joined by +, the "
            "second begins with (1 - y), and the minus stands in front of both.": (
                partial(_logistic_wrongly, mistake="minus on one part")
            ),
            "In the second part, take 1 - y_hat first, and the logarithm of that.": (
                partial(_logistic_wrongly, mistake="1 - log")
            ),
            "You took ln y_hat for all samples. Where y is 0, it is ln(1 - y_hat).": (
                partial(_logistic_wrongly, mistake="log twice")
            ),
            "You added both logarithms for every sample. Multiply them by y and by 1 - y, so that "
            "one of them counts.": partial(_logistic_wrongly, mistake="no y"),
            "Where y is 0, your loss is 0: both of your parts have the factor y. That of the "
            "second is (1 - y).": partial(_logistic_wrongly, mistake="y twice"),
            "You took the mean of the 1s and the mean of the 0s, and added them. Add up the losses "
            "of all samples, and divide once.": partial(_logistic_wrongly, mistake="means apart"),
            "Your result is NaN: a logarithm was taken of a negative number. Did you write "
            "`y_hat` - 1 for 1 - `y_hat`?": _negative,
            "You rounded `y_hat` first. The loss needs how sure the neuron is, and ln 0 has no "
            "value.": _rounded,
            "The natural logarithm, ln, is called `np.log` in NumPy.": (
                lambda y, y_hat: operator.attrgetter("ln")(np)
            ),
            "You divided by one less than the number of samples. Divide by `len(y)`.": (
                lambda y, y_hat: logistic_loss(y, y_hat) * len(y) / (len(y) - 1)
            ),
            "You divided by 4. Batches differ in size: divide by `len(y)`.": (
                lambda y, y_hat: logistic_loss(y, y_hat) * len(y) / 4
            ),
            "The last sample is missing from your sum. `range(len(y))` has a turn for each "
            "already.": lambda y, y_hat: logistic_loss(y[:-1], y_hat[:-1]) * (len(y) - 1) / len(y),
            "The first sample is missing from your sum. Python counts from 0, so the loop starts "
            "there too.": lambda y, y_hat: logistic_loss(y[1:], y_hat[1:]) * (len(y) - 1) / len(y),
            "That is the share of wrong answers. The loss also counts how sure they were.": (
                lambda y, y_hat: np.mean((y_hat > 0.5) != (y == 1))
            ),
            "You took the logarithm of the mean. First the loss of each sample, then the mean.": (
                lambda y, y_hat: -np.log(np.mean(np.where(y == 1, y_hat, 1 - y_hat)))
            ),
            "That is the squared error. The logistic loss takes logarithms.": (
                lambda y, y_hat: np.mean((y_hat - y) ** 2)
            ),
            "You took the mean distance from the right answers. The logistic loss takes "
            "logarithms.": lambda y, y_hat: np.mean(np.abs(y_hat - y)),
            "That is the share of right answers. The loss also counts how sure they were.": (
                lambda y, y_hat: np.mean((y_hat > 0.5) == (y == 1))
            ),
            "Only the first sample is in your loss. Is the `return` inside the loop? Move it "
            "behind it.": lambda y, y_hat: logistic_loss(y[:1], y_hat[:1]),
            "Only the last sample is in your loss. Does each turn of the loop replace the sum? "
            "Add to it, with `+=`.": lambda y, y_hat: logistic_loss(y[-1:], y_hat[-1:]),
            "You divided by the number of samples twice. `np.mean` does it already.": (
                lambda y, y_hat: logistic_loss(y, y_hat) / len(y)
            ),
            "You applied the sigmoid to `y_hat`. It is the neuron's answer, so the sigmoid has "
            "been applied already.": lambda y, y_hat: logistic_loss(y, sigmoid(y_hat)),
            "You rounded the loss. Return it as it is.": (
                lambda y, y_hat: round(float(logistic_loss(y, y_hat)), 2)
            ),
        },
        hint="Write the formula's bracket with arrays, as it stands: NumPy works on all samples at "
        "once. What is left to do with the numbers that you get, one for each sample?",
    ),
]
