"""Exercise 6.5 · The planted bug."""

from dataclasses import dataclass
from typing import Any

from utils.checks.exercises.mistakes import Mistake
from utils.checks.exercises.value_exercise import ValueExercise
from utils.checks.feedback.value_types import is_number
from utils.checks.feedback.verdict import Status, Verdict

ARRAYS = ("dz", "dW", "db", "dX")

WRONG_FORMS = {  # what is no layer and array: a label, what to say, and an answer that gets it
    "two-things": (
        "Write two things with a comma between them: the number of the layer, and a name in "
        "quotes. Nothing goes around the two.",
        [2, "dX"],
    ),
    "order": (
        "The layer first, then the name of the array: a number, a comma, a text.",
        ("dX", 2),
    ),
    "layer-in-quotes": ("The layer is a number: 1, 2 or 3, without quotes.", ("2", "dX")),
    "spelling": (
        "You found it. Write its name as the text does: `dX`, with no number behind.",
        (2, "dX2"),
    ),
    "no-layer": ("There are three layers: the first thing is 1, 2 or 3.", (4, "dX")),
    "no-array": (
        "The second thing is one of these four names: `dz`, `dW`, `db` or `dX`.",
        (1, "loss"),
    ),
}

WRONG_PLACES = {
    (1, "dX"): "Layer 1 is where the bug shows, not where it is: a plain `Dense`, which passed the "
    "check. Who told it a wrong `da`?",
    (1, "dW"): "`dW1` is wrong, but layer 1 computed it rightly, from a `da` that was wrong. Who "
    "handed that `da` to layer 1?",
    (1, "db"): "`db1` is wrong, but layer 1 computed it rightly, from a `da` that was wrong. Who "
    "handed that `da` to layer 1?",
    (1, "dz"): "The `dz` of layer 1 is wrong, but only because the `da` it came from was. Go one "
    "layer further: who handed over that `da`?",
    (2, "dz"): "If the `dz` of layer 2 were wrong, `dW2` and `db2` would be wrong as well. The "
    "check found them right.",
    (2, "dW"): "The check found `dW2` right. And who uses it? Only the update; it goes back to no "
    "other layer.",
    (2, "db"): "The check found `db2` right. And who uses it? Only the update; it goes back to no "
    "other layer.",
    (2, "W"): "Right place. Name what goes wrong there by what it should be: dz, dW, db or dX.",
    (2, "da"): "You found it. Its name in layer 2 is `dX`; only layer 1, to which it is handed, "
    "calls it `da`.",
    (3, "dX"): "If layer 3 handed back a wrong `dX`, layer 2 would start from a wrong `da`, and "
    "`dW2` would be wrong. The check found it right.",
    (3, "dz"): "Layer 3 is a plain `Dense`, and its `dz` is right: `dW3` and `db3` come from it.",
    (3, "dW"): "Layer 3 is a plain `Dense`, and the check found `dW3` right.",
    (3, "db"): "Layer 3 is a plain `Dense`, and the check found `db3` right.",
}


@dataclass(frozen=True)
class BugExercise(ValueExercise):
    """An exercise whose answer is a layer and an array; wrong spelling is explained apart.

    A name with the number of its layer, or in other letters, is read as that name: "dW2" is "dW".
    If it is the right one, only its spelling is to be mended.
    """

    def wrong_answers(self) -> dict[str, Any]:
        return super().wrong_answers() | dict(WRONG_FORMS.values())

    def _judge_value(self, answer: Any) -> Verdict:
        if not isinstance(answer, tuple) or len(answer) != 2:
            return self._wrong_form("two-things")
        layer, name = answer
        if isinstance(layer, str):
            return self._wrong_form("order" if is_number(name) else "layer-in-quotes")
        if not is_number(layer) or layer not in (1, 2, 3):
            return self._wrong_form("no-layer")
        if not isinstance(name, str):
            return self._wrong_form("no-array")
        plain = name.strip().rstrip("123").lower()
        meant = {known.lower(): known for known in ARRAYS}.get(plain, name)
        if meant != name and (layer, meant) == self.solution:
            return self._wrong_form("spelling")
        verdict = super()._judge_value((layer, meant))
        if verdict.status is Status.PASS or verdict.label:
            return verdict
        return self._wrong_form("no-array")

    def _wrong_form(self, label: str) -> Verdict:
        return self.wrong([WRONG_FORMS[label][0]], label=label)


EXERCISE = BugExercise(
    name="planted_bug",
    number="6.5",
    title="The planted bug",
    solution=(2, "dX"),
    mistakes=[
        Mistake(f"layer-{layer}-{name.lower()}", words, (layer, name))
        for (layer, name), words in WRONG_PLACES.items()
    ],
    hint="dW2 and db2 are made from the dz of layer 2, so that is right. Which result of layer "
    "2 does layer 1 depend on, and nothing else?",
    steps=(
        "Go through the last line of each `backward`, in the order of the way back. Layer 3 hands "
        "something to layer 2; layer 2 makes two right arrays of it. Then it hands on something.",
        "Write down the shapes of the friend's last line: (n, 32) times (32, 32) fits, and so does "
        "the same matrix with rows and columns swapped. Which of the two does Exercise 6.2 take?",
    ),
)
