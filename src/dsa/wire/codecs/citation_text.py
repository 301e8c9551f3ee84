"""Citations on the wire: the European Legislation Identifier where the act has one, else how people write it.

An act that the library does not know is written in full, with the place in it.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ...ground.citations import ACTS, Act, Citation
from ..problems import Problems
from .codec import Codec, Definitions, Schema
from .generated import Names
from .patterned import schema_pattern
from .shapes import Shape

_PLACE = re.compile(
    r"http://data\.europa\.eu/eli/(?P<act>[a-z_]+/[a-z0-9_]+(?:/[0-9]+)?)/"
    r"(?:rct_(?P<recital>[1-9][0-9]{0,3})|art_(?P<article>[1-9][0-9]{0,3}))"
    r"(?:/par_(?P<paragraph>[1-9][0-9]{0,2}))?(?:/sub_(?P<subparagraph>[1-9][0-9]?))?"
    r"(?:/pnt_(?P<point>[a-z]{1,2}(?:_[ivx]{1,5})?))?/oj",
    re.ASCII,
)
_BY_ELI = {act.eli: act for act in ACTS if act.eli is not None}
_ACCEPTED = (
    "an ELI such as 'http://data.europa.eu/eli/reg/2022/2065/art_33/par_6/oj', or an article of an act that has "
    "none, such as 'Article 60 Rules of Procedure of the General Court'"
)


class CitationText(Codec):
    """A citation: text where the act is one that the library knows, an object with the act in it where it is not."""

    json_types = frozenset({"string", "object"})

    def __init__(self, in_full: Shape) -> None:
        self._in_full = in_full

    def write(self, value: object) -> object:
        """The text that leads back to the citation, or all its parts."""
        text = _text(value) if isinstance(value, Citation) else None
        return self._in_full.write(value) if text is None else text

    def writing(self, x: str, names: Names) -> str:
        """Most acts are known."""
        usual = f"type({x}) is {names.of(Citation)} and {names.of(_text)}({x})"
        return f"{usual} or {super().writing(x, names)}"

    def read(self, plain: object, problems: Problems) -> object:
        """The citation; another spelling of the same place is refused."""
        if type(plain) is not str:
            return self._in_full.read(plain, problems)
        cited = _citation(plain)
        return problems.value(plain, _ACCEPTED) if cited is None else cited

    def describe(self, definitions: Definitions) -> Schema:
        """A string, or an object."""
        pattern = f"{_PLACE.pattern}|(?:Article|Recital) [1-9].*"
        text = {"type": "string", "pattern": schema_pattern(pattern), "description": _ACCEPTED}
        return {"anyOf": [text, self._in_full.describe(definitions)]}


@lru_cache(maxsize=1024)
def _text(value: Citation) -> str | None:
    text = value.eli or str(value)
    return text if _citation(text) == value else None


@lru_cache(maxsize=1024)
def _citation(text: str) -> Citation | None:
    place = _PLACE.fullmatch(text)
    if place is not None:
        return _at(_BY_ELI.get(place["act"]), place, text)
    try:
        cited = Citation.parse(text)
    except ValueError:
        return None
    return cited if cited.act.eli is None and str(cited) == text else None


def _at(act: Act | None, place: re.Match[str], text: str) -> Citation | None:
    """The place that an identifier names, if the act is known and writes it so."""
    if act is None:
        return None
    number = {name: int(place[name]) for name in ("recital", "article", "paragraph", "subparagraph") if place[name]}
    point = place["point"].replace("_", ")(") if place["point"] else None
    try:
        cited = Citation(act, point=point, **number)
    except ValueError:
        return None
    return cited if cited.eli == text else None
