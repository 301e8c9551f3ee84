"""Every obligation of Articles 9 to 48, one entry each: whom it binds, when, for how long, and who watches over it.

The entries are data (``data/``, a file for each section of Chapter III); this module gives them their types. What a
service must do on a day is the business of :mod:`dsa.act.obligations.status`, the days on which things are due that of
:mod:`dsa.act.schedule.due_dates`.

>>> from dsa import CATALOGUE
>>> print(CATALOGUE["art-34-1-risk-assessment"])
Article 34(1) DSA: Assess systemic risks by the date of application, at least once a year, and before critical changes
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from types import MappingProxyType
from typing import Required, TypedDict

from attrs import frozen

from ...ground import checks
from ...ground.brief import Brief
from ...ground.citations import Citation
from ...ground.trace import Sentence
from ...time_limits.periods import Period
from ..parameters import SECTION_5
from ..penalties.ceilings import FineGround
from ..services.platforms import ServiceKind


class Addressee(Enum):
    """Whom an obligation speaks to."""

    PROVIDER = "provider"
    COORDINATOR = "coordinator"
    COMMISSION = "commission"
    BOARD = "board"
    MEMBER_STATES = "member_states"
    AUTHORITY = "authority"
    """Whoever issued an order, or uses data that were obtained."""
    SETTLEMENT_BODY = "settlement_body"
    TRUSTED_FLAGGER = "trusted_flagger"
    AUDITOR = "auditor"

    def __str__(self) -> str:
        return _NAMES[self]


_NAMES = {
    Addressee.PROVIDER: "the provider",
    Addressee.COORDINATOR: "a Digital Services Coordinator",
    Addressee.COMMISSION: "the Commission",
    Addressee.BOARD: "the Board",
    Addressee.MEMBER_STATES: "the Member States",
    Addressee.AUTHORITY: "the authority concerned",
    Addressee.SETTLEMENT_BODY: "a certified dispute settlement body",
    Addressee.TRUSTED_FLAGGER: "a trusted flagger",
    Addressee.AUDITOR: "the auditing organisation",
}


class SizeExemption(Enum):
    """Whether small providers are spared (Articles 15(2), 19 and 29)."""

    NONE = "none"
    MICRO_SMALL = "micro_small"
    """Micro and small enterprises, as long as they are: Article 15(2) knows no grace."""
    MICRO_SMALL_WITH_GRACE = "micro_small_with_grace"
    """The same, and twelve months more after the status is lost: Articles 19(1) and 29(1)."""

    def __str__(self) -> str:
        return self.value.replace("_", " ")


class Application(Enum):
    """From when an obligation applies."""

    EARLY = "early"
    """From 16 November 2022: Article 93(2), second sentence."""
    GENERAL = "general"
    """From 17 February 2024, for services designated before then from the day of Article 92."""
    SECTION_5 = "section_5"
    """From four months after notification of the designation: Article 33(6)."""
    DESIGNATION = "designation"
    """From designation itself, without the four months: Article 14(5) and (6), which Section 5 does not hold."""
    DESIGNATION_EARLY = "designation_early"
    """The same, and already since 16 November 2022: the fee of Article 43."""
    FIXED = "fixed"
    """From 17 February 2024 and from no other day: Article 30(2) names it."""

    def __str__(self) -> str:
        return self.value.replace("_", " ")


class Recurrence(Enum):
    """How often something is to be done."""

    STANDING = "standing"
    """All the time."""
    ONCE = "once"
    PER_EVENT = "per_event"
    """Whenever its trigger occurs."""
    WITH_REPORT = "with_report"
    """With each transparency report."""
    MONTHLY = "monthly"
    SIX_MONTHLY = "six_monthly"
    YEARLY = "yearly"
    EVERY_TWO_YEARS = "every_two_years"

    def __str__(self) -> str:
        return self.value.replace("_", " ")


@frozen(kw_only=True)
class Obligation(Brief):
    """One thing that the Act asks of somebody. What the law leaves unsaid is None, never a guess."""

    id: str
    """Stable: other software may store it."""
    citations: tuple[Citation, ...]
    title: str
    addressee: Addressee = Addressee.PROVIDER
    services: frozenset[ServiceKind] = frozenset()
    """The kinds of services that it reaches; a kind stands for everything that is also of that kind."""
    designated: bool = False
    """Whether it reaches such services only once they are designated as very large."""
    exemption: SizeExemption = SizeExemption.NONE
    only_without_establishment: bool = False
    """Whether it concerns only providers that have no establishment in the Union (Article 13)."""
    trigger: str | None = None
    recurrence: Recurrence = Recurrence.STANDING
    time: str | None = None
    """When, where the Act uses words instead of a number."""
    period: Period | None = None
    runs_from: str | None = None
    keep: Period | None = None
    """How long something is to be kept or left public."""
    application: Application = Application.GENERAL
    fined: bool = True
    """Whether a breach can be fined: not where it is a right, a fee, or somebody else's duty."""
    quote: str
    """The decisive words of the Act."""

    @property
    def article(self) -> int:
        """The number of its article."""
        return self.citations[0].article or 0

    @property
    def section_5(self) -> bool:
        """Whether it belongs to Section 5 of Chapter III, over which the Commission alone watches (Article 56(2))."""
        return self.article in SECTION_5

    @property
    def fine_grounds(self) -> tuple[FineGround, ...]:
        """The ceilings that a breach can meet: of the Commission (Article 74(1)) and of a Coordinator (52(3))."""
        if not self.fined:
            return ()
        if self.section_5:
            return (FineGround.INFRINGEMENT,)
        return (FineGround.NATIONAL_INFRINGEMENT, FineGround.INFRINGEMENT)

    @property
    def statement(self) -> Sentence:
        """The first provision, and the title."""
        facts = (("provision", self.citations[0]), ("title", self.title))
        return Sentence("obligation", "{provision}: {title}", facts)

    def __str__(self) -> str:
        return f"{self.citations[0]}: {self.title}"


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
    from importlib.resources import files

    folder = files("dsa.act.obligations") / "data"  # one file a section of Chapter III, in the order of their articles
    sections = sorted((file for file in folder.iterdir() if file.name.endswith(".json")), key=lambda file: file.name)
    found = [_obligation(entry) for file in sections for entry in json.loads(file.read_text("utf-8"))["obligations"]]
    return MappingProxyType({one.id: one for one in found})


class _Catalogue(Mapping[str, Obligation]):
    """The entries by their ids, read when first asked for; an unknown id is an :class:`~dsa.errors.UnknownName`."""

    def __getitem__(self, key: str) -> Obligation:
        entries = _entries()
        return entries[key] if key in entries else entries[checks.known("obligation", key, entries)]

    def __contains__(self, key: object) -> bool:
        return key in _entries()

    def __iter__(self) -> Iterator[str]:
        return iter(_entries())

    def __len__(self) -> int:
        return len(_entries())

    def __repr__(self) -> str:
        return f"<CATALOGUE: {len(self)} obligations of Articles 9 to 48>"

    def __reduce__(self) -> str:
        return "CATALOGUE"


CATALOGUE: Mapping[str, Obligation] = _Catalogue()
"""Every obligation by its id, in the order of the Act.

>>> CATALOGUE["art-37-1-independent-audit"].period.iso
'P1Y'
"""
