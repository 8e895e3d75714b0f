"""The figures of steps in time show what they are given."""

import numpy as np
import pytest

from utils.figures.time_series import forecasts, unrolled

YEARS = np.arange(1960, 1990)
NUMBERS = np.random.default_rng(3).uniform(0, 150, 30)


def test_every_step_has_its_input_and_its_memory():
    fig = unrolled([1, 0, 0], [0.91, 0.62, 0.46], w=1.5, u=0.8, title="Heard")
    texts = [text.get_text() for text in fig.axes[0].texts]
    for word in ("x₁ = 1", "x₃ = 0", "0.91", "0.46", "h₃"):
        assert texts.count(word) == 1
    assert texts.count("× 1.5") == texts.count("× 0.8") == 3
    assert fig.axes[0].get_title("left") == "Heard"


@pytest.mark.parametrize("h", [[0.5], []])
def test_a_step_without_a_memory_is_refused(h):
    with pytest.raises(ValueError, match="Each step needs one of both"):
        unrolled([1, 0], h, w=1.0, u=1.0)


def test_a_forecast_begins_at_the_last_known_number():
    routes = {"line": {1970: np.arange(11)}, "net": {1965: [5.0], 1972: [6.0, 7.0]}}
    fig = forecasts(YEARS, NUMBERS, routes)
    assert [ax.get_title("left") for ax in fig.axes] == ["line", "net"]
    _, route, start = fig.axes[0].lines
    assert route.get_xdata().tolist() == list(range(1969, 1981))
    np.testing.assert_allclose(route.get_ydata(), [NUMBERS[9], *range(11)])
    assert start.get_ydata()[0] == NUMBERS[9]
    first, second = fig.axes[1].lines[1], fig.axes[1].lines[3]
    assert first.get_linestyle() != second.get_linestyle()
    assert first.get_color() != second.get_color()


def test_a_forecast_needs_a_year_before_it():
    with pytest.raises(ValueError, match="nothing is known before"):
        forecasts(YEARS, NUMBERS, {"line": {1960: [1.0]}})
