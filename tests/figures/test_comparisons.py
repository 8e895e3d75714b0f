"""The dots of a scoreboard stand where the scores are."""

import pytest

from utils.figures.comparisons import score_dots


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


def test_a_score_left_of_the_axis_is_refused():
    with pytest.raises(ValueError, match=r"A score is 0\.5, left of start=0\.8"):
        score_dots({"small": [0.5, 0.9]}, start=0.8)


def test_shares_are_written_in_percent():
    fig = score_dots({"net": [0.91, 0.93]}, number="{:.1%}", start=0.9)
    ax = fig.axes[0]
    assert ax.texts[0].get_text() == "92.0%"
    assert ax.get_xlim()[0] == 0.9
    fig.canvas.draw()
    assert all(label.get_text().endswith("%") for label in ax.get_xticklabels())
