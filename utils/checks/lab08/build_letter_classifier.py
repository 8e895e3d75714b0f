"""Exercise 8.3 · Build a classifier for letters."""

from utils.checks.letters import LETTER_RULES, letter_classifier
from utils.checks.model_exercise import ModelExercise

EXERCISE = ModelExercise(
    name="build_letter_classifier",
    number="8.3",
    title="Build a classifier for letters",
    solution=letter_classifier,
    rules=LETTER_RULES,
    hint="Take the digit classifier above, line by line: what changes when there are 26 "
    "classes, and what does not, because the pictures have the same size?",
)
