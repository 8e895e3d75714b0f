"""Exercise 10.5 · Find the leak."""

import re
from typing import Any

from utils.checks.exercises.choices import Choices, one_wrong

LEAKS = ["B", "A", "D"]

# for each project: what to say of each wrong letter
CLEAN_STEPS = [
    {
        "A": "to drop a patient with a gap looks at nobody else and not at the answer. Some later "
        "step looks at the patients of the test part.",
        "C": "to deal patients at random is right, and comes too late here. What had looked at "
        "all 200 of them before?",
        "D": "training, stopping and testing use each part for its own job. Something was chosen "
        "before the parts were made.",
    },
    {
        "B": "the ruler comes from the training part only, as it should.",
        "C": "noisy copies of training recordings stay in the training part, so nothing leaks.",
        "D": "that is what validation and test are for. Ask which *voices* the test part holds.",
    },
    {
        "A": "5,000 photos of 5,000 people may be dealt at random. Nothing belongs together.",
        "B": "training with the training part is right, with dropout too.",
        "C": "the validation part is there to stop by.",
    },
]


def _letter(written: Any) -> tuple[str, str]:
    """Return the letter that someone wrote, and what to say if it is none, or several.

    The number of the project may stand before it, as in "1. B".
    """
    before = r"\W*(?:project\s+)?(?:[1-3]\W*)?(?:step\s+)?"
    found = re.fullmatch(before + r"([a-d])\W*", str(written), re.IGNORECASE)
    if found:
        return found[1].upper(), ""
    if re.fullmatch(r"(?:[\sA-D,+&]|and|or)+", str(written)):
        return "", "only one of its four steps leaks. Write one letter."
    return "", f'{written!r} is none of "A", "B", "C", "D".'


EXERCISE = Choices(
    name="find_leaks",
    number="10.5",
    title="Find the leak",
    solution=LEAKS,
    mistakes=one_wrong(LEAKS, CLEAN_STEPS, "Project"),
    asked='Write a list of three letters, one for each project in order: ["C", "C", "C"].',
    task="Project",
    read=_letter,
    hint="Ask of each step: which rows does it look at, and does that come back into the "
    "training, or into a choice? And who is in the test part: new people, or people it has "
    "heard?",
    steps=(
        "In each project, find the step that deals the parts. Does a step before it look at all "
        "rows, or does the dealing itself part what belongs together? If neither, look at what "
        "the test part is used for.",
        "An example: photos of 30 dogs, 40 of each, are scaled by the brightest pixel of all "
        "photos, and then dealt dog by dog. The scaling leaks: it looked at the test photos "
        "before there was a test part.",
    ),
)
