"""Whatever is cited of the Digital Services Act is there: the article, its paragraph, the subparagraph, the point."""

import json
import re
from collections.abc import Iterator

import pytest

import dsa
from dsa import CATALOGUE, Citation
from dsa.act import parameters
from dsa.act.proceedings.events import KINDS
from dsa.ground.trace import Rule
from dsa.parameters import Parameter
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


@pytest.mark.parametrize("citation", [citation for _, citation in OF_THE_ACT], ids=str)
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
