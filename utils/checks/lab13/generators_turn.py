"""Exercise 13.3 · The generator's turn."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from types import FunctionType
from typing import Any

import numpy as np

from utils.checks.exercises.exercise import Exercise
from utils.checks.exercises.mistakes import Mistake
from utils.checks.exercises.variants import AnyOf
from utils.checks.feedback.blanks import is_blank
from utils.checks.feedback.code_reading import globals_read
from utils.checks.feedback.diagnosis import borrowing, signature_problem
from utils.checks.feedback.errors import explain
from utils.checks.feedback.verdict import Verdict
from utils.checks.lab13.turn import Turn, generators_turn, play
from utils.checks.lab13.turn_mistakes import AFTER_AN_ERROR, MISTAKES, SIGNS, did_not_move


def _with_the_labs_generator(discriminator: Any, both: Any, noise: np.ndarray) -> Any:
    discriminator.trainable = False
    fakes = generator.predict_on_batch(noise)  # type: ignore[name-defined]  # noqa: F821
    return both.train_on_batch(fakes, np.ones((len(noise), 1)))


def _networks_of_the_notebook(answer: Callable) -> list[str]:
    """Name the networks of earlier cells that a function uses in place of its arguments."""
    code, around = getattr(answer, "__code__", None), getattr(answer, "__globals__", {})
    names = globals_read(code) if code else []
    return [name for name in names if hasattr(around.get(name), "predict_on_batch")]


def _lent(names: list[str]) -> str:
    networks = " and ".join(f"`{name}`" for name in names)
    return (
        f"Your function uses {networks}, which the notebook made. Use the arguments only: "
        "`both` holds a generator and `discriminator`."
    )


@dataclass(frozen=True)
class TurnExercise(Exercise):
    """An exercise on training one of two networks, judged by whose weights move, and how far."""

    solution: Callable
    mistakes: list[Mistake]
    hint: str
    seconds: float = 60.0
    steps: tuple[str, ...] = ()

    def wrong_answers(self) -> dict[str, Any]:
        """Return each message a student may get, with an answer that must get it."""
        import keras

        # as in a notebook, where an earlier cell has made a generator
        around = {"np": np, "generator": keras.Sequential([keras.Input((4,))])}
        borrower = FunctionType(_with_the_labs_generator.__code__, around)
        made = {one.words: AnyOf(*one.functions(self.solution)) for one in self.mistakes}
        return made | {_lent(["generator"]): borrower}

    def _makes(self, mistake: Mistake, turn: Turn) -> bool:
        """Tell whether a mistake was made in a turn."""
        if turn.error:
            sign = AFTER_AN_ERROR.get(mistake.label)
            return sign is not None and sign(turn)
        if mistake.label in AFTER_AN_ERROR:
            return False
        if sign := SIGNS.get(mistake.label):
            return sign(turn)
        return not turn.step_is_right and any(map(turn.moved_as, mistake.functions(self.solution)))

    def judge(self, answer: Any, rng: np.random.Generator | None = None) -> Verdict:
        """Judge an answer by its turn on two small pairs of networks, drawn afresh."""
        if is_blank(answer):
            return self.blank()
        if words := signature_problem(self.name, answer, ["discriminator", "both", "noise"]):
            return self.wrong([words])
        # an even number for a game with a few rows of noise, then an odd one for many
        for seed in (rng or np.random.default_rng()).integers(0, 5_000, 2) * 2 + [0, 1]:
            turn = play(answer, int(seed), self.seconds)
            if is_blank(turn.value):
                return self.blank()
            nothing_came = turn.error is not None or did_not_move(turn.generator_moved)
            if nothing_came and (lent := _networks_of_the_notebook(answer)):
                return self.wrong([_lent(lent)], label="lent-network")
            for mistake in self.mistakes:
                if self._makes(mistake, turn):
                    return self.wrong([mistake.words, *borrowing(answer)], label=mistake.label)
            if turn.error:
                # Keras prints in bold, which a text cannot show
                words = re.sub(r"\x1b?\[\d+m", "", explain(turn.error, answer))
                return self.wrong([words, *borrowing(answer)])
            if turn.noise_changed:
                return self.wrong(["Your function changes `noise`. Work on a copy."])
        return self.passed()


EXERCISE = TurnExercise(
    name="generators_turn",
    number="13.3",
    title="The generator's turn",
    solution=generators_turn,
    mistakes=MISTAKES,
    hint="Two lines, like those of the discriminator's turn. Who may learn now? Which network "
    "takes noise, and which label does the generator want for each row of it?",
    steps=(
        "In its turn the discriminator was set free to learn, and then took a step with "
        "`train_on_batch`. Set the opposite here, before the step, and let `both` take it.",
        "For 3 rows of noise the labels are a column of three equal numbers, shape (3, 1), as "
        "those of the real samples were in the discriminator's turn. What `train_on_batch` gives "
        "back is the loss.",
    ),
)
