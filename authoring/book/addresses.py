"""Addresses of the course on the web, all made from one setting: Repository in pyproject.toml."""

import tomllib
from urllib.parse import quote, urlsplit

from authoring.labs import ROOT

BRANCH = "main"


def repository() -> str:
    """Return the address of the repository, such as https://github.com/someone/course."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["urls"]["Repository"]).rstrip("/")


def file_address(path: str) -> str:
    """Return the address of a file, or of a folder, in the repository."""
    kind = "tree" if (ROOT / path).is_dir() else "blob"
    return f"{repository()}/{kind}/{BRANCH}/{quote(path)}"


def binder(path: str) -> str:
    """Return the address that opens the course at a file, in JupyterLab on Binder's computers."""
    name = urlsplit(repository()).path.strip("/")
    return (
        f"https://mybinder.org/v2/gh/{name}/{BRANCH}?urlpath={quote(f'lab/tree/{path}', safe='')}"
    )


def colab(path: str) -> str:
    """Return the address that opens one notebook in Google's Colab."""
    name = urlsplit(repository()).path.strip("/")
    return f"https://colab.research.google.com/github/{name}/blob/{BRANCH}/{quote(path)}"
