"""The figures of a regression show what they are given."""

import numpy as np
import pytest

from utils.residuals import predicted_against_actual, residuals_by_group, score_dots

RNG = np.random.default_rng(3)
Y = RNG.uniform(5, 80, 30)


def test_score_dots_have_a_dot_a_run_and_the_mean():
    ax = score_dots({"line": 73, "network": [120, 150, 180]}, title="It loses").axes[0]
    dots, means = ax.lines[::2], ax.lines[1::2]
    assert [list(line.get_xdata()) for line in dots] == [[73], [120, 150, 180]]
    assert [line.get_xdata()[0] for line in means] == [73, 150]
    assert [label.get_text() for label in ax.get_yticklabels()] == ["line", "network"]
    assert ax.get_xlim()[0] == 0
    assert ax.get_ylim()[0] > ax.get_ylim()[1]  # the first model is on top


def test_without_scores_there_is_no_figure():
    with pytest.raises(ValueError, match="scores is empty"):
        score_dots({})


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
