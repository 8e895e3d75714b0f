"""A page of HTML inside a notebook: in a frame of its own, over a picture of it.

The frame may run scripts and nothing else: it reaches neither the notebook nor the internet. Where
frames are taken out, as on GitHub or in a notebook that is not trusted, the picture remains.

Example:
    >>> framed("<p>hello", "A greeting", b"", "The word hello")[-39:]
    'srcdoc="&lt;p&gt;hello"></iframe></div>'
"""

import base64
import html
import sys


def framed(page: str, title: str, picture: bytes, alt: str, height: int = 400) -> str:
    """Return the page in a frame at least `height` pixels high, over the picture (a PNG).

    title names the frame, and alt says what the picture shows, for those who cannot see them.
    All is one line, since a notebook stores each line in a line of its own.
    """
    covers = "position:absolute;top:0;left:0;width:100%;height:100%;border:0;background:#fff"
    png = base64.b64encode(picture).decode()
    return (
        f'<div style="position:relative;min-height:{height}px">'
        f'<img alt="{html.escape(alt)}" src="data:image/png;base64,{png}">'
        f'<iframe title="{html.escape(title)}" sandbox="allow-scripts" style="{covers}"'
        f' srcdoc="{html.escape(page).replace(chr(10), "&#10;")}"></iframe></div>'
    )


def in_notebook() -> bool:
    """Tell whether the code runs in IPython, so that what is displayed can be seen."""
    ipython = sys.modules.get("IPython")
    return bool(ipython and ipython.get_ipython())


def display_frame(framed_page: str, title: str) -> None:
    """Show what `framed` made, in a notebook; elsewhere do nothing. The title is the plain text."""
    if in_notebook():
        shown = {"text/html": framed_page, "text/plain": title}
        sys.modules["IPython"].display.display(shown, raw=True)
