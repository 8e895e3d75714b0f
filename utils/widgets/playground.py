"""A playground: a small network that learns on the screen, and can be changed meanwhile.

It is a page of plain HTML and JavaScript (playground.html) with the arithmetic of this course, in a
frame of its own. It needs neither a kernel nor the internet, and can also be opened by itself.
"""

import json
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from utils.widgets.frames import display_frame, framed

TITLE = "A playground: a small neural network that learns in the browser"
ALT = "The playground: a network of small pictures, its gradients as bars, and what it decides"
PAGE = Path(__file__).with_name("playground.html")
PICTURE = Path(__file__).with_name("playground.png")
HEIGHT = 860


def playground(**settings: Any) -> None:
    """Show the playground in a notebook, with these settings; those left out are the usual ones.

    data: "circle", "xor", "blobs" or "spiral". noise: 0 to 0.5, how far the points are moved.
    features: what the network is told of a point, some of "x1", "x2", "x1x1", "x2x2", "x1x2",
    "sinx1", "sinx2". hidden: a text for each hidden layer, its nodes and its activation.
    loss, learning_rate, batch_size, l2, seed: as in the rest of the course.
    speed: "slow" (a step a frame), "normal" (an epoch a frame) or "fast".

    Raises TypeError for a setting that does not exist, and ValueError for a value that the page
    does not offer. The errors say what there is.

    Example:
        >>> playground(data="xor", hidden=["4 tanh", "2 relu"], learning_rate=0.03)
        >>> playground(data="moon")
        Traceback (most recent call last):
            ...
        ValueError: data = 'moon' is not offered. Choose one of: 'circle', 'xor', 'blobs', 'spiral'.
    """
    page = shortened(playground_page(**settings))
    display_frame(framed(page, TITLE, PICTURE.read_bytes(), ALT, HEIGHT), TITLE)


def playground_page(**settings: Any) -> str:
    """Return the page itself, with these settings written into it. Raises as `playground` does.

    Example:
        >>> 'const GIVEN = "data=xor&noise=0"' in playground_page(data="xor", noise=0)
        True
    """
    choices, usual = offered("CHOICES"), offered("DEFAULTS")
    words = {}
    for name, value in settings.items():
        if name not in usual:
            raise TypeError(f"There is no setting {name!r}. There are: {', '.join(usual)}.")
        if name == "hidden":
            words[name] = _layers(value, choices)
        elif name == "features":
            chosen = _listed(value, name, '["x1", "x1x2"]', range(1, len(choices[name]) + 1))
            words[name] = ",".join(_chosen(feature, name, choices[name]) for feature in chosen)
        else:
            words[name] = _chosen(value, name, choices[name])
    given = json.dumps(urlencode(words, safe=","))
    return PAGE.read_text(encoding="utf-8").replace('GIVEN = ""', f"GIVEN = {given}", 1)


def shortened(page: str) -> str:
    """Return the page without indents and comment lines: each notebook that shows it holds a copy.

    Example:
        >>> shortened("  let a = 1;\\n\\n  // A step.\\n  a += 1;")
        'let a = 1;\\na += 1;'
    """
    lines = (line.strip() for line in page.splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


@cache
def offered(name: str) -> dict[str, Any]:
    """Read a table of the page: the CHOICES for each setting, or the DEFAULTS.

    Example:
        >>> offered("CHOICES")["data"]
        ['circle', 'xor', 'blobs', 'spiral']
    """
    text = PAGE.read_text(encoding="utf-8").partition(f"const {name} = ")[2]
    return json.loads(text.partition(";")[0])


def _chosen(value: Any, name: str, choices: Sequence[Any]) -> Any:
    """Return the choice that equals the value; raise ValueError, with the choices, if none does."""
    if isinstance(value, bool) or value not in choices:
        raise ValueError(
            f"{name} = {value!r} is not offered. Choose one of: {', '.join(map(repr, choices))}."
        )
    return choices[choices.index(value)]


def _listed(values: Any, name: str, example: str, sizes: Sequence[int]) -> Sequence[Any]:
    """Return the values; raise TypeError unless they are a list, ValueError for a wrong length."""
    if not isinstance(values, list | tuple):
        raise TypeError(f"{name} = {values!r}. It must be a list, such as {name}={example}.")
    if len(values) not in sizes:
        raise ValueError(f"{name} has {len(values)} items. It takes {sizes[0]} to {sizes[-1]}.")
    return values


def _layers(layers: Any, choices: dict[str, Any]) -> str:
    """Join texts such as "4 tanh" by commas; raise TypeError or ValueError for other layers."""
    for layer in _listed(layers, "hidden", '["4 tanh", "2 relu"]', choices["layers"]):
        found = re.fullmatch(r"(\d+) (\w+)", layer) if isinstance(layer, str) else None
        if not found or int(found[1]) not in choices["nodes"]:
            raise ValueError(
                f"hidden has the layer {layer!r}. A layer is a text: 1 to {choices['nodes'][-1]} "
                'nodes, a space and an activation, such as "4 tanh".'
            )
        _chosen(found[2], f"The activation of the layer {layer!r}", choices["activation"])
    return ",".join(layers)
