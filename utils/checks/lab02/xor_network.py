"""Exercise 2.4 · XOR by another way."""

import numpy as np

from utils.checks.exercises.mistakes import mistakes
from utils.checks.lab02.corners import CORNERS
from utils.checks.lab02.network_exercise import NetworkExercise
from utils.nn import binary_step


def xor_network(X: np.ndarray) -> tuple:
    W1, b1 = np.array([[1, -1], [-1, 1]]), np.array([-0.5, -0.5])
    W2, b2 = np.array([[1], [1]]), np.array([-0.5])
    hidden = binary_step(X @ W1 + b1)
    answer = binary_step(hidden @ W2 + b2)
    return hidden, answer


two_layers = xor_network  # by the name of the lab's own network


def _draw_corners(rng: np.random.Generator, size: int) -> tuple:
    # never two samples: with as many rows as columns, a matrix turned over would fit too
    places = [*rng.permutation(4), *rng.integers(4, size=2)]
    return (CORNERS[places[: size if size == 1 else size + 1]],)


EXERCISE = NetworkExercise(
    name="xor_network",
    number="2.4",
    title="XOR by another way",
    solution=xor_network,
    inputs=_draw_corners,
    names=("hidden", "answer"),
    mistakes=mistakes(
        """
        no-bias: Your hidden neurons also fire where both inputs are the same. z is 0 there, or
          more, and 0 is enough to fire: they need a negative bias.
            -0.5, -0.5 -> 0, 0
            or
            -0.5, -0.5 -> 0, 0
            np.array([-0.5]) -> np.array([-1.5])
            or
            -0.5, -0.5 -> 0, 0
            np.array([-0.5]) -> np.array([0])
        third-no-bias: Your third neuron fires even where both hidden ones are silent: its z is 0
          there, or more. It needs a negative bias.
            np.array([-0.5]) -> np.array([0])
        x-as-hidden: Your hidden outputs are `X` itself. Let two neurons make new numbers of it.
            return hidden -> return X
        third-no-column: The answer has the shape (n,). It is to be (n, 1), a column: give W2 the
          shape (2, 1), or put `.reshape(-1, 1)` behind it.
            return hidden, answer -> return hidden, answer[:, 0]
        neurons-as-rows: You laid the two hidden neurons one below the other. They are columns:
          `np.column_stack`.
            return hidden, answer -> return hidden.T, answer
            or
            return hidden, answer -> return hidden.T, answer[:, 0]
        samples-as-columns: A row of `X` is a sample, and its two columns are the inputs. Put `X` as
          it is first in the product, and the hidden neurons side by side.
            X @ W1 -> W1 @ X.T
            or
            hidden = -> x1, x2 = X; hidden =
        """
    ),
    hint="A neuron that fires at (1, 0) only: the first input speaks for it, the second "
    "against it, and the bias is such that nothing at all is not enough. Which of the gates "
    "that you know puts the two together?",
    steps=(
        "Take the second neuron by itself: at (0, 1) its z must be 0 or more, at the other three "
        "corners below 0. So the second weight is positive, the first negative, the bias too.",
        "Two neurons with weights 3, 4 and 5, 6 make `np.array([[3, 5], [4, 6]])`: each is a "
        "column. The third has two inputs, so its weights are `np.array([[7], [8]])`.",
    ),
)
