"""The object `check`: also a check that stumbles gives a verdict."""

from utils.checks import check
from utils.checks.progress import FILE_SETTING
from utils.checks.registry import find


def test_a_check_that_raises_says_so_and_shows_no_traceback(monkeypatch, tmp_path, capsys):
    monkeypatch.setenv(FILE_SETTING, str(tmp_path / "progress.json"))

    def stumbles(self, answer, rng=None):
        raise LookupError("nobody had thought of that")

    monkeypatch.setattr(type(find("weighted_sum")), "judge", stumbles)
    check.weighted_sum(lambda x, w, b: x @ w + b)
    said = " ".join(capsys.readouterr().out.split())
    assert "not right yet" in said
    assert "it raised LookupError: nobody had thought of that" in said
    assert "your answer may well be right" in said
