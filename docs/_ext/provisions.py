"""The Act's articles: links to their text, and entries of the index, by which the search finds them.

Links are on the pages that say ``cites:`` in their first lines. A page that says ``lists: the Act`` has a table with a
row for each article: the index leads there for every article and paragraph that the catalogue of obligations lacks.
"""

from __future__ import annotations

import re
from collections import defaultdict

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx

import dsa
from dsa import parameters, procedures

ARTICLE = re.compile(
    r"Article (\d+)(?:\(\w+\))*(?!\d)(?! TFEU)(?! (?:of )?(?:the )?(?:Council |Commission |Delegated )?Regulation)"
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
            name = (
                cited[0].replace(" ", "\N{NO-BREAK SPACE}") if cited[0] == said else cited[0]
            )  # a cell stays in a line
            link = nodes.reference("", name, refuri=dsa.DSA.at(int(cited[1])).url, internal=False)
            made += [nodes.Text(said[end : cited.start()]), link]
            end = cited.end()
        if made:
            text.parent.replace(text, [*made, nodes.Text(said[end:])])


def _paragraphs() -> dict[int, list[str]]:
    """The paragraphs that a number or a time limit of the library stands in, by article."""
    numbers = (number.citation for number in vars(parameters).values() if isinstance(number, parameters.Parameter))
    limits = (limit.period.citation for limit in procedures.TABLE.values())
    paragraphs: dict[int, list[str]] = defaultdict(list)
    for citation in (*numbers, *limits):
        if citation.act is dsa.DSA and citation.article and citation.paragraph:
            paragraphs[int(citation.article)].append(f"Article {citation.article}({citation.paragraph})")
    return paragraphs


def index_articles(app: Sphinx, doctree: nodes.document) -> None:
    """Give the row of each article its entries in the index."""
    if "lists" not in app.env.metadata[app.env.docname]:
        return
    elsewhere = {obligation.article for obligation in dsa.CATALOGUE.values()}
    paragraphs = _paragraphs()
    for row in doctree.findall(nodes.row):
        article = re.fullmatch(r"Article (\d+)", row[0].astext())
        if article and (number := int(article[1])) not in elsewhere:
            names = dict.fromkeys([article[0], *paragraphs[number]])
            row[0]["ids"].append(f"article-{number}")
            entries = [("single", name, f"article-{number}", "main", None) for name in names]
            row[0].insert(0, addnodes.index(entries=entries))


def setup(app: Sphinx) -> dict[str, bool]:
    """Tell Sphinx."""
    app.connect("doctree-read", index_articles)
    app.connect("doctree-read", link_articles)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
