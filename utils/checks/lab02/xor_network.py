"""Exercise 2.4 · XOR by another way."""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.feedback.calling import call
from utils.checks.feedback.code_reading import globals_read
from utils.checks.feedback.formatting import format_value
from utils.checks.feedback.verdict import Status, Verdict
from utils.checks.lab02.corners import CORNERS
from utils.nn import binary_step, sigmoid

_LAB_NETWORK = (
    "You called `two_layers`, the lab's network of OR, NAND and AND. Build one of your own: its "
    "third neuron looks at your two hidden ones."
)


class NetworkExercise(FunctionExercise):
    """An exercise that asks for two hidden neurons and a third, each judged by itself."""

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
        """Say where each neuron fires, if it fires at the wrong corners; "" if all are right."""
        value = call(answer, (CORNERS.copy(),), self.seconds).value
        if not isinstance(value, tuple) or [np.shape(a) for a in value] != [(4, 2), (4, 1)]:
            return ""
        expected = _two_layers(CORNERS)
        if odd := next((x for x in np.ravel(value[0]) if x not in (0, 1)), None):
            return (
                f"Your hidden neurons give numbers such as {format_value(float(odd))}. Apply "
                "`binary_step` to them too, before you pass them on."
            )
        words = [
            f"Your {name} hidden neuron {_firing(got)}; it is to {_firing(right, 'fire')}."
            for name, got, right in zip(("first", "second"), value[0].T, expected[0].T, strict=True)
            if (got != right).any()
        ]
        if odd := next((x for x in np.ravel(value[1]) if x not in (0, 1)), None):
            words.append(
                f"Your third neuron gives numbers such as {format_value(float(odd))}. Apply "
                "`binary_step` to it too."
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


def xor_network(X: np.ndarray) -> tuple:
    return _two_layers(X)


def _draw_corners(rng: np.random.Generator, size: int) -> tuple:
    # never two samples: with as many rows as columns, a matrix turned over would fit too
    places = [*rng.permutation(4), *rng.integers(4, size=2)]
    return (CORNERS[places[: size if size == 1 else size + 1]],)


def _two_layers(
    X: np.ndarray,
    columns: Any = ((1, -1, -0.5), (-1, 1, -0.5)),
    last: Any = (1, 1, -0.5),
    steps: Any = (binary_step, binary_step),
) -> tuple:
    """Return (hidden, answer) of two hidden neurons and a last one, each given as w1, w2, b."""
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


EXERCISE = NetworkExercise(
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
)
