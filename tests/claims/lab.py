"""The code of a lab's source, run with another seed so that its claims can be tested."""

import ast
import contextlib
import io
from pathlib import Path
from typing import Any

import jupytext
import matplotlib

from authoring.labs import find_labs


def run_lab(number: str, seed: int | None = None, until: str | None = None) -> dict[str, Any]:
    """Run the code cells of a lab, from the top, in one namespace, and return that namespace.

    Args:
        number: of the lab, "03".
        seed: stands in for the number in the lab's `SEED = …`; None leaves it.
        until: stop before the first code cell that contains this text.

    What the cells print stands under the name `printed`; figures are drawn, and not shown.

    Raises:
        LookupError: if there is no such lab, a seed is given and the lab sets no SEED, or no
            cell contains `until`.
    """
    matplotlib.use("Agg")
    (lab,) = find_labs([number])
    notebook = jupytext.reads(lab.source.read_text(encoding="utf-8"), fmt="py:percent")
    cells = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    if until is not None:
        stops = [i for i, code in enumerate(cells) if until in code]
        if not stops:
            raise LookupError(f"lab {number}: no code cell contains {until!r}")
        cells = cells[: stops[0]]
    tree = ast.parse("\n\n".join(cells), filename=str(lab.source))
    if seed is not None:
        _set_seed(tree, seed, lab.source)
    names: dict[str, Any] = {"__name__": f"lab{number}"}
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, str(lab.source), "exec"), names)
    return names | {"printed": printed.getvalue()}


def _set_seed(tree: ast.Module, seed: int, source: Path) -> None:
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "SEED":
            node.value = ast.copy_location(ast.Constant(seed), node.value)
            return
    raise LookupError(f"{source.name} sets no SEED")
