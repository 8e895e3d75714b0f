"""What several tests of checks need: a file for the progress that is not the student's own."""

import pytest

from utils.checks import progress


@pytest.fixture
def progress_file(tmp_path, monkeypatch):
    """Give the path of the file; nothing is there yet."""
    path = tmp_path / "progress.json"
    monkeypatch.setenv(progress.FILE_SETTING, str(path))
    return path
