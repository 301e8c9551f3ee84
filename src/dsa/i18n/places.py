"""Citations as each language writes them: "Artikel 33 Absatz 1", "article 33, paragraphe 1", "33. panta 1. punkts"."""

from __future__ import annotations

from ..ground import checks
from ..ground.citations import Citation
from .catalogues import translate
from .locales import STYLES, letter, resolve

_GLUED = ("(", ".")
"""A paragraph written like this follows its article without a space: Article 33(1), artikel 33.1."""
_APART = ("hu",)
"""Where it does not: 33. cikk (1) bekezdés."""


def format_citation(citation: Citation, locale: str) -> str:
    """A citation in the nominative, for brackets at the end of a sentence, with its act.

    >>> from dsa import DSA
    >>> format_citation(DSA.at(33, 1, point="a"), "de"), format_citation(DSA.at(33, 1), "fi")
    ('Artikel 33 Absatz 1 Buchstabe a DSA', '33 artiklan 1 kohta DSA')
    """
    language = resolve(locale)
    checks.instance("citation", citation, Citation)
    style = STYLES[language]
    act = translate(citation.act.name, language, context="act").text
    if citation.recital:
        place = style.recital.format(citation.recital)
        return f"{place}{', ' if ' ' in act else ' '}{act}"
    places = [(style.article, str(citation.article))]
    if citation.paragraph:
        places.append((style.paragraph, str(citation.paragraph)))
    texts: list[str] = []
    if citation.subparagraph:
        number, known = citation.subparagraph, len(style.ordinals)
        words = style.ordinals[number - 1] if number <= known else (f"{number}.", f"{number}.")
        chosen = words[1] if citation.point else words[0]
        places.append((style.subparagraph, chosen))
    for index, (forms, value) in enumerate(places):
        narrower = index + 1 < len(places) or citation.point is not None
        text = forms[narrower].format(value)
        if texts and forms is style.paragraph and text.startswith(_GLUED) and language not in _APART:
            texts[-1] += text
        else:
            texts.append(text)
    if citation.point:
        texts.append(_point(citation.point, language))
    place = style.joint.join(texts)
    # The abbreviation DSA follows like a word; an act with a name of its own, or after commas, is set off by one.
    return f"{place}{', ' if ' ' in act or ', ' in place else ' '}{act}"


def _point(point: str, language: str) -> str:
    """A point and, within it, a roman number: (g)(iii)."""
    outer, _, roman = point.partition(")(")
    text = STYLES[language].point.format(letter(outer, language))
    if not roman:
        return text
    return f"{text} {f'({roman})' if '({})' in STYLES[language].point else f'{roman})'}"
