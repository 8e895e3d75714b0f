"""The exercise that CONTRIBUTING shows works, and says what the table there says."""

import re
from typing import Any

import numpy as np
import pytest

from authoring.labs import ROOT
from utils.checks.exercises.mistakes import Mistake, mistakes
from utils.checks.exercises.variants import variants_of

PAGE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
SHOWN, LISTED = re.findall(r"```python\n(.+?)```", PAGE, re.DOTALL)
ROWS = re.findall(r"^\| `([^|]+)` \| (.+?) \|$", PAGE.partition("what the check says")[2], re.M)


@pytest.fixture(scope="module")
def exercise(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The exercise, imported from a file, since its mistakes are derived from its source."""
    path = tmp_path_factory.mktemp("lab") / "mean_absolute_error.py"
    path.write_text(SHOWN, encoding="utf-8")
    names: dict[str, Any] = {"__name__": "shown"}
    exec(compile(SHOWN, str(path), "exec"), names)
    return names["EXERCISE"]


def test_it_passes_its_own_check(exercise: Any) -> None:
    assert exercise.judge(exercise.solution).status.value == "PASS"


@pytest.mark.parametrize(("returned", "said"), ROWS)
def test_a_wrong_answer_is_told_so(returned: str, said: str, exercise: Any) -> None:
    answer = eval(f"lambda y, y_hat: {returned}", {"np": np})
    for seed in range(3):
        verdict = exercise.judge(answer, np.random.default_rng(seed))
        assert said in " ".join(verdict.reasons)


def test_there_are_ten() -> None:
    assert len(ROWS) == 10


def test_the_listed_mistakes_are_made(exercise: Any) -> None:
    names: dict[str, Any] = {"mistakes": mistakes}
    exec(LISTED, names)
    found: list[Mistake] = names["LISTED"]
    y, y_hat = np.array([1.0, 2.0]), np.array([3.0, 1.0])
    results = [one.functions(exercise.solution)[0](y, y_hat) for one in found]
    assert results == [2.5, 0.5]
    assert all(len(variants_of(one.made)) == 1 for one in found)
