"""Whatever is cited of the Digital Services Act is there: the article, its paragraph, the subparagraph, the point.

And whatever is quoted stands there: each quote is looked for in the text of the paragraph that is cited for it.
"""

import json
import re
from collections.abc import Iterator

import dsa
from dsa import CATALOGUE, Citation
from dsa.act import parameters
from dsa.act.proceedings.events import KINDS
from dsa.ground.trace import Rule
from dsa.parameters import Parameter
from tests.at_once import at_once
from tests.paths import VECTORS
from tests.test_rules import RULES

STRUCTURE = json.loads((VECTORS / "structure.json").read_text("utf-8"))["articles"]


def cited() -> Iterator[tuple[str, Citation]]:
    for rule in RULES:
        for citation in (rule.citation,) if isinstance(rule, Rule) else rule.citations:
            if citation is not None:
                yield rule.id, citation
    for name, number in vars(parameters).items():
        if isinstance(number, Parameter):
            yield name, number.citation
    for obligation in CATALOGUE.values():
        yield from ((obligation.id, citation) for citation in obligation.citations)
    yield from ((kind.__name__, kind.citation) for kind in KINDS)


OF_THE_ACT = sorted(
    {(str(citation), citation) for _, citation in cited() if citation.act == dsa.DSA and citation.article}
)


@at_once("citation", [citation for _, citation in OF_THE_ACT], ids=str)
def test_what_is_cited_of_the_act_is_there(citation: Citation) -> None:
    article = STRUCTURE[str(citation.article)]
    if citation.paragraph is not None:
        assert str(citation.paragraph) in article
    paragraph = article.get(str(citation.paragraph or 0), {"subparagraphs": 9, "points": []})
    if citation.subparagraph is not None:
        assert citation.subparagraph <= paragraph["subparagraphs"]
    if citation.point is not None:
        (first, *_) = re.findall(r"[a-z]+", citation.point)
        assert first in paragraph["points"]


QUOTED: dict[str, str] = json.loads((VECTORS / "quoted_paragraphs.json").read_text("utf-8"))["paragraphs"]


def paragraph(citation: Citation) -> str:
    """The key of a paragraph; of an article without paragraphs, that of the article."""
    return str(dsa.DSA.at(citation.article or 0, citation.paragraph))


def quotes() -> Iterator[tuple[str, str, set[str]]]:
    """Who quotes, the words, and the paragraphs in one of which they have to stand."""
    for obligation in CATALOGUE.values():
        yield obligation.id, obligation.quote, {paragraph(obligation.citations[0])}
    for rule in RULES:
        cited = (rule.citation,) if isinstance(rule, Rule) else rule.citations
        of_the_act = {paragraph(each) for each in cited if each is not None and each.act == dsa.DSA and each.article}
        for quote in re.findall(r"[\"“]([^\"”{}]+)[\"”]", rule.text):
            yield rule.id, quote, of_the_act


QUOTES = list(quotes())


@at_once(("quote", "where"), [quote[1:] for quote in QUOTES], ids=lambda quote: quote[0])
def test_what_is_quoted_stands_in_the_paragraph_that_is_cited_for_it(quote: str, where: set[str]) -> None:
    assert where, "a quote goes with a provision of the Act"
    assert any(" ".join(quote.split()) in QUOTED[each] for each in where)


def test_no_text_is_kept_that_nobody_quotes() -> None:
    assert set(QUOTED) == set().union(
        *({each for each in where if quote in QUOTED[each]} for _, quote, where in QUOTES)
    )
