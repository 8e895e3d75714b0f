"""Exercise 6.5 · The planted bug."""

from dataclasses import dataclass
from typing import Any

from utils.checks.exercises.value_exercise import ValueExercise
from utils.checks.feedback.value_types import is_number
from utils.checks.feedback.verdict import Status, Verdict

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
class BugExercise(ValueExercise):
    """An exercise whose answer is a layer and an array; wrong spelling is explained apart.

    A name with the number of its layer, or in other letters, is read as that name: "dW2" is "dW".
    If it is the right one, only its spelling is to be mended.
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


EXERCISE = BugExercise(
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
)
