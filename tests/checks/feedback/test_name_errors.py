"""An unknown name is explained: it is no argument, it is NumPy's, it is misspelled."""

import sys
from types import ModuleType

import numpy as np
import pytest

from tests.checks.feedback.notebook_cells import SPREAD, in_a_notebook, said
from utils.checks.feedback.errors import explain

NO_ARGUMENT = "` is not one of the function's arguments, and nothing else has set it."


@pytest.mark.parametrize("name", ["n", "frames", "channels", "size", "shapes", "W2", "hidden"])
def test_a_name_that_is_no_argument(name):
    for body in (f"x * {name}", f"sum(i * {name} for i in x)", f"{name}.sum()", f"{name} * len(x)"):
        words = said(body)
        assert f"`{name}{NO_ARGUMENT} The function gets x, w, b." in words
        assert "Did you mean" not in words


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("mean(x)", "NumPy's functions need `np.` in front: `np.mean(…)`."),
        ("[exp(i) for i in x]", "`np.exp(…)`."),
        ("x.reshape(reshape(x, 2))", "`np.reshape(…)`."),
        ("copy(x)", "`np.copy(…)`."),
        ("x * pi", "NumPy's constants need `np.` in front: `np.pi`."),
        ("linalg.norm(x)", "NumPy's modules need `np.` in front: `np.linalg.…`."),
        ("flatten(x)", "`flatten` belongs to arrays: an array's name and a dot come before it."),
        ("math.exp(b)", "`math` is not imported here."),
        ("sigmod(b)", "Did you mean `sigmoid`?"),
        ("lenn(x)", "Did you mean `len`?"),
        ("B + x", "Did you mean `b`? Capital and small letters make different names."),
        ("dict(loss=mean_squared_error)", 'stand in quotes: "mean_squared_error".'),
        (
            "compile(adam, 'mse')",
            'Keras takes this by its name, and names stand in quotes: "adam".',
        ),
        ("x * relu", "`relu` is not one of the function's arguments"),
        ("true", "Did you mean `True`?"),
        ("score(x)", "Look at the spelling, or run the cell that defines it."),
        ("plt.plot(x)", "Look at the spelling, or run the cell that defines it."),
    ],
)
def test_an_unknown_name(body, words):
    assert words in said(body)


def test_an_unknown_name_in_a_helper_says_nothing_of_the_answers_arguments():
    source = "def helper(k):\n    return k * n\ndef answer(x, w, b):\n    return helper(x)\n"
    words = SPREAD.judge(in_a_notebook(source)).reasons[0]
    assert "Look at the spelling" in words
    assert "gets x, w, b" not in words


def test_without_the_source_of_a_cell():
    scope = {"np": np}
    exec("def answer(x): return mean(x)\ndef other(x): return x * n", scope)
    for name, words in [("answer", "`np.mean(…)`"), ("other", "The function gets x.")]:
        with pytest.raises(NameError) as caught:
            scope[name](1)
        assert words in explain(caught.value, scope[name])


def test_a_name_of_keras(monkeypatch):
    layers = ModuleType("keras.layers")
    layers.Dense = type("Dense", (), {})
    monkeypatch.setitem(sys.modules, "keras.layers", layers)
    assert "Python does not know this name. It stands in `keras.layers`." in said("Dense(3)")
    assert "keras" not in said("Dense * 3")
