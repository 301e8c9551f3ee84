"""Every obligation of Articles 9 to 48 and of Article 86, one entry each, read from data.

The entries are in ``data``, a file for each section of Chapter III; :mod:`dsa.act.obligations.obligation` says what one
is. Article 86(2) stands outside Chapter III, and speaks to providers of online platforms without an authority's asking.

The text is that of the Official Journal (OJ L 277, 27.10.2022, p. 1), in English. The corrigenda that were published
since, one in OJ L 310 of 1 December 2022 and the latest on 12 May 2026, have not been read; the source of every file of
data says so. What a service must do on a day is the business of :mod:`dsa.act.obligations.status`, the days on which
things are due that of :mod:`dsa.act.schedule.due_dates`.

>>> from dsa import CATALOGUE
>>> print(CATALOGUE["art-34-1-risk-assessment"])
Article 34(1) DSA: Assess systemic risks by the date of application, at least once a year, and before critical changes
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Required, TypedDict, cast

from ...ground import checks, plain
from ...ground.citations import DSA, Citation
from ...ground.errors import DSAError, InvalidValue, UnknownName
from ...ground.words import Phrase
from ...time_limits.packages import folder
from ...time_limits.periods import Period
from ..services.platforms import ServiceKind
from .obligation import (
    Addressee,
    Application,
    Obligation,
    Quotation,
    Recurrence,
    SizeExemption,
)

__all__ = ["CATALOGUE", "Addressee", "Application", "Obligation", "Quotation", "Recurrence", "SizeExemption"]


class _Entry(TypedDict, total=False):
    id: Required[str]
    citations: Required[list[str]]
    title: Required[str]
    addressee: str
    services: list[str]
    designated: bool
    exemption: str
    only: str
    trigger: str
    exceptions: list[dict[str, str]]
    recurrence: Required[str]
    time: str
    period: str
    runs_from: str
    keep: str
    application: Required[str]
    fined: bool
    quote: Required[str]


def _obligation(entry: _Entry) -> Obligation:
    period, keep = entry.get("period"), entry.get("keep")
    addressee = Addressee(entry.get("addressee", "provider"))
    return Obligation(
        id=entry["id"],
        citations=tuple(Citation.parse(text) for text in entry["citations"]),
        title=entry["title"],
        addressee=addressee,
        services=frozenset(map(ServiceKind, entry.get("services", ()))),
        designated=entry.get("designated", False),
        exemption=SizeExemption(entry.get("exemption", "none")),
        only_without_establishment=entry.get("only") == "no_establishment",
        trigger=entry.get("trigger"),
        exceptions=tuple(
            Quotation(words=exception["words"], citation=Citation.parse(exception["citation"]))
            for exception in entry.get("exceptions", ())
        ),
        recurrence=Recurrence(entry["recurrence"]),
        time=entry.get("time"),
        period=Period.parse(period) if period else None,
        runs_from=entry.get("runs_from"),
        keep=Period.parse(keep) if keep else None,
        application=Application(entry["application"]),
        fined=entry.get("fined", addressee is Addressee.PROVIDER),
        quote=entry["quote"],
    )


@cache
def _entries() -> Mapping[str, Obligation]:
    data = folder("dsa.act.obligations")  # one file a section of Chapter III, in the order of their articles
    sections = sorted(file.name for file in data.iterdir() if file.name.endswith(".json"))
    obligations = [
        _obligation(entry)
        for section in sections
        for entry in json.loads(data.joinpath(section).read_text("utf-8"))["obligations"]
    ]
    return MappingProxyType({obligation.id: obligation for obligation in obligations})


def _place(article: object) -> Citation | None:
    """The place in the Act that somebody means; None if it is none."""
    article = plain.whole(article)
    if isinstance(article, Citation):
        return article
    if isinstance(article, bool) or not isinstance(article, int | str):
        return None
    return DSA.at(article) if isinstance(article, int) else Citation.parse(article, act=DSA)


def _beginning(key: object, ids: Iterable[str]) -> list[str]:
    """The ids that begin as somebody began one: ``art-16`` or ``art-24-1``."""
    if not isinstance(key, str) or not any(map(str.isdigit, key)):
        return []
    return [each for each in ids if each.startswith(f"{key.removesuffix('-')}-")]


class _Catalogue(Mapping[str, Obligation]):
    """The entries by their ids, read when first asked for; an unknown id is an :class:`~dsa.errors.UnknownName`."""

    def __getitem__(self, key: str) -> Obligation:
        entries = _entries()
        if isinstance(key, str) and key in entries:
            return entries[key]
        try:
            return entries[checks.known("obligation", key, entries)]
        except UnknownName as unknown:
            near = _beginning(key, entries) or self._of_place(key) or unknown.near
            raise UnknownName(field="obligation", value=key, near=near, accepted=unknown.accepted) from None

    def _of_place(self, key: object) -> list[str]:
        try:
            return [obligation.id for obligation in self.of(cast(str, key))]
        except DSAError:
            return []

    def of(self, article: int | str | Citation) -> tuple[Obligation, ...]:
        """The obligations of an article, its paragraphs and points included, in the order of the Act.

        :param article: its number, a citation, or its text: ``16``, ``DSA.at(24, 2)``, ``"Article 24(2)"``.
        :raises InvalidValue: the Act has no such article.

        >>> [obligation.id for obligation in CATALOGUE.of("13(1)")]
        ['art-13-1-legal-representative']
        """
        wanted = _place(article)
        if wanted is None:
            accepted = Phrase("the number of an article, a Citation, or its text such as '24(2)'")
            raise InvalidValue(field=Phrase("article"), value=article, accepted=accepted)
        return tuple(
            obligation for obligation in self.values() if any(place.within(wanted) for place in obligation.citations)
        )

    def __contains__(self, key: object) -> bool:
        return isinstance(key, str) and key in _entries()

    def __iter__(self) -> Iterator[str]:
        return iter(_entries())

    def __len__(self) -> int:
        return len(_entries())

    def __repr__(self) -> str:
        return f"<CATALOGUE: {len(self)} obligations of Articles 9 to 48 and 86>"

    def __reduce__(self) -> str:
        return "CATALOGUE"


CATALOGUE: _Catalogue = _Catalogue()
"""Every obligation by its id, in the order of the Act.

>>> CATALOGUE["art-37-1-independent-audit"].period.iso
'P1Y'
"""
