"""How long checks take, how many mistakes are derived, and how many listed ones they would cover.

    python course.py bench checks            every exercise whose answer is a function
    python course.py bench checks propagate  some of them

right, worst: CPU seconds of one check, of the right answer and of the slowest listed wrong one,
with all mutants made beforehand, as from the second check on. first: what making them takes, once.
alike: listed mistakes (every form of them) that some mutant equals on all inputs of three draws.
"""

import sys
import time
import warnings
from collections.abc import Callable

import numpy as np

from utils.checks.exercises.function_exercise import FunctionExercise
from utils.checks.mutants.derive import mutants
from utils.checks.registry import exercises


def judged(exercise: FunctionExercise, answer: Callable) -> float:
    """Return the CPU seconds of one check."""
    start = time.process_time()
    exercise.judge(answer, np.random.default_rng(0))
    return time.process_time() - start


def is_alike(exercise: FunctionExercise, answer: Callable) -> bool:
    """Tell whether some mutant does what a wrong answer does, in three draws."""
    bare = type(exercise)(**vars(exercise) | {"mistakes": ()})
    verdicts = [bare.judge(answer, np.random.default_rng(seed)) for seed in range(3)]
    return all(verdict.label.startswith("derived") for verdict in verdicts)


def main() -> None:
    """Print a row an exercise, and the sums."""
    warnings.simplefilter("ignore")
    chosen = [e for e in exercises().values() if isinstance(e, FunctionExercise)]
    chosen = [e for e in chosen if e.name in sys.argv[1:] or not sys.argv[1:]]
    print(f"{'exercise':24} mutants  first  right  worst  listed  alike")
    sums = np.zeros(3)
    for exercise in chosen:
        forms = [exercise.solution, *exercise.also]
        start = time.process_time()
        count = sum(len(mutants(form, exercise.names)) for form in forms)
        first = time.process_time() - start
        judged(exercise, exercise.solution)
        right = judged(exercise, exercise.solution)
        made = [mistake.functions(exercise.solution) for mistake in exercise.mistakes]
        unknown = lambda *arguments: 0.123456  # noqa: E731 - tries every mutant
        worst = max(judged(exercise, one) for one in [unknown, *(f for fs in made for f in fs)])
        alike = sum(all(is_alike(exercise, one) for one in functions) for functions in made)
        sums += [count, len(made), alike]
        print(
            f"{exercise.name:24} {count:7} {first:6.2f} {right:6.2f} {worst:6.2f} "
            f"{len(made):7} {alike:6}"
        )
    print(f"{'all of them':24} {sums[0]:7.0f} {'':20} {sums[1]:7.0f} {sums[2]:6.0f}")


if __name__ == "__main__":
    main()
