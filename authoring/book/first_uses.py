"""A Sphinx extension: the index leads to the first use of each term, not only to the glossary."""

from typing import Any

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform

from authoring.book.glossary import Term


class FirstUses(SphinxTransform):
    """A transform that gives each link to the glossary an id and an entry in the index."""

    default_priority = 500  # before Sphinx collects the index

    def apply(self, **_: Any) -> None:
        """Mark the links to the glossary on one page."""
        for link in list(self.document.findall(addnodes.pending_xref)):
            if link["reftype"] != "term":
                continue
            term = link["reftarget"]
            name = Term(term, (), "").anchor
            entry = addnodes.index(entries=[("single", term, name, "", None)])
            # around the words: the search shows what stands in the element with the id
            place = nodes.inline("", "", ids=[name])
            link.replace_self([entry, place])
            place += link


def setup(app: Sphinx) -> dict[str, bool]:
    """Let Sphinx run the transform on each page."""
    app.add_transform(FirstUses)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
