"""Links from the Act's articles to their text: on the pages that say ``cites:`` in their first lines."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.application import Sphinx

import dsa

ARTICLE = re.compile(
    r"Article (\d+)(?:\(\w+\))*(?!\d)(?! (?:of )?(?:the )?(?:Council |Commission |Delegated )?Regulation)"
)
"""An article of the Act; that of another act names that act."""


def link_articles(app: Sphinx, doctree: nodes.document) -> None:
    """Make a link of each article."""
    if "cites" not in app.env.metadata[app.env.docname]:
        return
    for text in list(doctree.findall(nodes.Text)):
        if not isinstance(text.parent, nodes.paragraph | nodes.entry):
            continue
        said, made, end = text.astext(), [], 0
        for cited in ARTICLE.finditer(said):
            link = nodes.reference("", cited[0], refuri=dsa.DSA.at(int(cited[1])).url, internal=False)
            made += [nodes.Text(said[end : cited.start()]), link]
            end = cited.end()
        if made:
            text.parent.replace(text, [*made, nodes.Text(said[end:])])


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx."""
    app.connect("doctree-read", link_articles)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
