"""The rates of every threshold are scikit-learn's, and the figures show what they are given."""

import numpy as np
import pytest
from sklearn.metrics import precision_score, recall_score, roc_curve

from utils.figures.thresholds import answers_by_class, rates, trade_off

RNG = np.random.default_rng(3)
Y = RNG.integers(0, 2, 60)
P = np.round(np.clip(0.25 + 0.4 * Y + RNG.normal(0, 0.2, 60), 0.01, 0.99), 2)  # some alike


def test_the_rates_are_those_of_scikit_learn():
    swept = rates(Y, P)
    false_alarms, recall, threshold = roc_curve(Y, P, drop_intermediate=False)
    np.testing.assert_allclose(swept["threshold"], threshold[1:])  # theirs begins at infinity
    np.testing.assert_allclose(swept["recall"], recall[1:])
    np.testing.assert_allclose(swept["false_alarms"], false_alarms[1:])
    for i in (0, 10, -1):
        rings = swept["threshold"][i] <= P
        np.testing.assert_allclose(swept["precision"][i], precision_score(Y, rings))
        np.testing.assert_allclose(swept["recall"][i], recall_score(Y, rings))


def test_at_the_threshold_itself_the_alarm_rings():
    swept = rates([0, 1], [0.4, 0.7])
    assert swept["threshold"].tolist() == [0.7, 0.4]
    assert swept["recall"].tolist() == [1, 1]
    assert swept["false_alarms"].tolist() == [0, 1]


@pytest.mark.parametrize(
    ("y", "p", "words"),
    [
        ([1, 0], [[0.5], [0.2]], r"Both must be \(n,\): use p\[:, 0\]"),
        ([1, 0, 1], [0.5, 0.2], r"\(3,\) and \(2,\)"),
        ([1, 1], [0.5, 0.2], "must hold 0 and 1, and both"),
        ([1, 2], [0.5, 0.2], "must hold 0 and 1"),
    ],
    ids=["column", "lengths", "one class", "other labels"],
)
def test_what_has_no_rates_is_refused(y, p, words):
    for draw in (rates, lambda y, p: answers_by_class(y, p, [0.5], ["no", "yes"])):
        with pytest.raises(ValueError, match=words):
            draw(y, p)


def test_answers_stand_in_the_row_of_their_class_and_on_their_side_of_the_line():
    ax = answers_by_class(Y, P, [0.5, 0.2], ["benign", "malignant"]).axes[0]
    below, above, half, fifth = ax.lines
    for dots, kind in ((below, 0), (above, 1)):
        assert len(dots.get_xdata()) == (kind == Y).sum()
        assert np.abs(dots.get_ydata() - kind).max() < 0.3
        np.testing.assert_array_equal(dots.get_xdata() >= half.get_xdata()[0], P[kind == Y] >= 0.5)
    assert fifth.get_xdata()[0] < half.get_xdata()[0] == 0
    assert [label.get_text() for label in ax.get_yticklabels()] == ["benign", "malignant"]
    missed, false = np.sum((Y == 1) & (P < 0.5)), np.sum((Y == 0) & (P >= 0.5))
    words = [text.get_text() for text in ax.texts]
    assert words[:2] == [f"at 0.5\nmissed {missed}", f"false\nalarms {false}"]


def test_certain_answers_stay_in_the_picture():
    ax = answers_by_class([0, 1], [0.0, 1.0], [0.5], ["no", "yes"]).axes[0]
    low, high = ax.get_xlim()
    assert all(low < line.get_xdata()[0] < high for line in ax.lines)


def test_the_trade_off_has_both_curves_and_marks_the_thresholds():
    fig = trade_off({"net": (Y, P), "other": (1 - Y, P)}, marks=[0.5, 0.3], title="It costs")
    left, right = fig.axes
    swept = rates(Y, P)
    recall, precision = left.lines
    np.testing.assert_allclose(recall.get_ydata(), swept["recall"])
    np.testing.assert_allclose(precision.get_ydata(), swept["precision"])
    _, net, other, half, lower = right.lines
    np.testing.assert_allclose(net.get_xdata()[1:], swept["false_alarms"])
    np.testing.assert_allclose(net.get_ydata()[1:], swept["recall"])
    assert (net.get_xdata()[0], net.get_ydata()[0]) == (0, 0)
    np.testing.assert_allclose(other.get_ydata()[1:], rates(1 - Y, P)["recall"])
    for mark, threshold in ((half, 0.5), (lower, 0.3)):
        assert mark.get_ydata()[0] == recall_score(Y, threshold <= P)
        assert mark.get_xdata()[0] == np.mean(P[Y == 0] >= threshold)
    assert [text.get_text() for text in right.get_legend().get_texts()] == ["net", "other"]


def test_a_mark_above_every_answer_is_where_nothing_rings():
    right = trade_off({"net": ([0, 1], [0.2, 0.4])}, marks=[0.9]).axes[1]
    assert right.lines[-1].get_xydata().tolist() == [[0, 0]]


@pytest.mark.parametrize("n", [0, 4])
def test_other_numbers_of_models_are_refused(n):
    with pytest.raises(ValueError, match=f"curves has {n} models"):
        trade_off({str(i): (Y, P) for i in range(n)})
