"""What Binder, whose address stands in every lab of the book, finds in the repository."""

from authoring.labs import ROOT


def test_binder_installs_what_a_student_installs() -> None:
    binder = ROOT / ".binder"
    assert "-r ../requirements.txt" in (binder / "requirements.txt").read_text().splitlines()
    version = (binder / "runtime.txt").read_text().strip().removeprefix("python-")
    assert f'python: "{version}"' in (ROOT / ".github/workflows/test.yml").read_text()
