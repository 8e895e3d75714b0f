"""The figures of a regression show what they are given."""

import numpy as np
import pytest

from utils.figures.residuals import predicted_against_actual, residuals_by_group

RNG = np.random.default_rng(3)
Y = RNG.uniform(5, 80, 30)


def test_the_diagonal_is_where_both_agree():
    diagonal, dots = predicted_against_actual(Y, Y + 2).axes[0].lines
    np.testing.assert_array_equal(diagonal.get_xdata(), diagonal.get_ydata())
    np.testing.assert_allclose(dots.get_ydata() - dots.get_xdata(), 2)
    assert max(diagonal.get_xdata()) > max(Y + 2)


@pytest.mark.parametrize("y_hat", [Y[:, None], Y[:-1]], ids=["column", "too short"])
def test_answers_of_another_shape_are_refused(y_hat):
    with pytest.raises(ValueError, match=r"Both must be \(n,\)"):
        predicted_against_actual(Y, y_hat)


def test_residuals_stand_in_the_column_of_their_group():
    groups = np.where(Y < 40, "weak", "strong")
    fig = residuals_by_group({"line": Y, "network": Y / 2}, groups, ["weak", "strong"])
    assert [ax.get_title("left") for ax in fig.axes] == ["line", "network"]
    for ax, scale in zip(fig.axes, (1, 2), strict=True):
        _, weak, weak_mean, strong, strong_mean = ax.lines
        assert weak.get_xdata().max() < 0.5 < strong.get_xdata().min()
        np.testing.assert_allclose(scale * weak.get_ydata(), Y[Y < 40])
        np.testing.assert_allclose(scale * weak_mean.get_ydata(), Y[Y < 40].mean())
        np.testing.assert_allclose(scale * strong_mean.get_ydata(), Y[Y >= 40].mean())


def test_an_empty_group_keeps_its_place():
    fig = residuals_by_group({"line": Y}, np.full(30, "old"), ["young", "old"])
    assert [label.get_text() for label in fig.axes[0].get_xticklabels()] == ["young", "old"]
