"""Who watches over an obligation: Articles 49 and 56.

The Member State of main establishment has exclusive powers (Article 56(1)), but for Section 5, which is the
Commission's alone (56(2)), and for very large services, where the Commission has powers beside it (56(3) and (4)). The
Act names the Member State, not an authority: it is the Digital Services Coordinator as a rule, unless the Member State
has given tasks to others (49(2)). Those known here are in :data:`ELSEWHERE`, with the law that says so.

Before 17 February 2024 neither Article applied, and there were no Coordinators. Over services that were designated
before then the Commission had the powers of Section 4 of Chapter IV, since 16 November 2022 (93(2)).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType

from attrs import evolve, frozen

from ...ground import checks
from ...ground.answering import answers
from ...ground.brief import Brief
from ...ground.citations import DSA
from ...ground.trace import Explained, Point, Rule, Sentence, Step
from ..parameters import EARLY_APPLICATION, GENERAL_APPLICATION
from ..services.platforms import Provider
from .catalogue import Addressee, Obligation

COMMISSION_ALONE = Rule(
    "competence-commission-alone",
    "{place} belongs to Section 5 of Chapter III, over which the Commission alone has powers: {after}.",
    DSA.at(56, 2),
)
COMMISSION_EARLY = Rule(
    "competence-commission-early",
    "Before {first} Articles 49 and 56 do not apply, but Section 4 of Chapter IV does, on very large services, since "
    "{early}: {after}.",
    DSA.at(93, 2),
)
NO_COORDINATOR = Rule(
    "competence-no-coordinator",
    "Before {first} Articles 49 and 56 do not apply: no authority of a Member State has powers under the Act.",
    DSA.at(93, 2),
)
ESTABLISHMENT = Rule(
    "competence-establishment",
    "The Member State of main establishment has the powers: {after}.",
    DSA.at(56, 1),
)
REPRESENTATIVE = Rule(
    "competence-representative",
    "The provider has no establishment in the Union: the Member State of its legal representative has the powers: "
    "{after}.",
    DSA.at(56, 6),
)
EVERY_STATE = Rule(
    "competence-every-state",
    "Neither an establishment nor a legal representative in the Union is known: all Member States have the powers: "
    "{after}.",
    DSA.at(56, 7),
)
ASSIGNED = Rule(
    "competence-assigned",
    "The Member State ({country}) has given {place} to another authority than its Coordinator: {authority} ({law}).",
    DSA.at(49, 2),
)
COMMISSION_BESIDE = Rule(
    "competence-commission-beside",
    "Over very large services the Commission has powers as well: {after}.",
    DSA.at(56, 3),
)
UNTIL_PROCEEDINGS = Point(
    "competence-until-proceedings",
    "Once the Commission opens proceedings over the same infringement, the Member State's powers end.",
    (DSA.at(56, 4), DSA.at(66, 2)),
)
COUNTRY_UNKNOWN = Point(
    "competence-country-unknown",
    "In which Member State the provider has its main establishment or its legal representative is not known. Without "
    "an establishment in the Union the powers are those of the representative's Member State; without either, of all.",
    (DSA.at(3, point="n"), DSA.at(56, 6), DSA.at(56, 7)),
)
STRUCTURAL_ONLY = Point(
    "competence-structural-only",
    "What is given to it are structural preventive measures; measures under the {exception} are for other bodies.",
    (DSA.at(49, 2),),
)
WHOLE_ACT_EARLIER = Point(
    "competence-whole-act-earlier",
    "Where Article 92 applied the whole Act to a service before {first}, it applied Article 56 as well. Member States "
    "had until that day to designate Coordinators; that the Commission alone is named is the reading taken here.",
    (DSA.at(92), DSA.at(49, 3), DSA.at(56, 4)),
)
FOR_THE_TIME_BEFORE = Point(
    "competence-for-the-time-before",
    "The designation has come to an end. That the Commission keeps its powers over what was infringed while the "
    "service was very large is the reading taken here.",
    (DSA.at(56, 2), DSA.at(56, 3), DSA.at(66, 1)),
)


class AuthorityKind(Enum):
    """The authorities that can have powers over a provider."""

    COORDINATOR = "coordinator"
    """The competent authorities of the Member State: as a rule the Digital Services Coordinator of establishment."""
    EVERY_COORDINATOR = "every_coordinator"
    """Those of all Member States."""
    COMMISSION = "commission"


@frozen
class Authority(Brief):
    """An authority with powers over a provider; ``country`` is that of a Member State's, None if unknown.

    :param kind: which authority it is.
    :param country: the Member State whose authority it is (ISO 3166); None for the Commission, and where it is not
        known.

    >>> print(Authority(AuthorityKind.COORDINATOR, "IE"))
    competent authorities of the Member State (IE), as a rule its Digital Services Coordinator
    """

    kind: AuthorityKind
    country: str | None = None

    @property
    def statement(self) -> Sentence:
        """What it is called, for explanations in any language."""
        if self.kind is AuthorityKind.COMMISSION:
            return Sentence("authority-commission", "Commission")
        if self.kind is AuthorityKind.EVERY_COORDINATOR:
            return Sentence("authority-every-coordinator", "competent authorities of all Member States")
        if self.country is None:
            return Sentence(
                "authority-coordinator-unknown",
                "competent authorities of the Member State (unknown), as a rule its Digital Services Coordinator",
            )
        return Sentence(
            "authority-coordinator",
            "competent authorities of the Member State ({country}), as a rule its Digital Services Coordinator",
            (("country", self.country),),
        )

    def __str__(self) -> str:
        return str(self.statement)


COMMISSION = Authority(AuthorityKind.COMMISSION)


@frozen(kw_only=True)
class Assignment:
    """A task that a Member State has given to another authority than its Coordinator, and the law that does."""

    authority: str
    law: str
    first: date
    left_to_others: str | None = None
    """The law whose measures are for others still, where only structural preventive measures were given away."""


_DDG = date(2024, 5, 14)
"""The first day of the Digitale-Dienste-Gesetz."""
_CHILDREN = Assignment(
    authority="Bundeszentrale für Kinder- und Jugendmedienschutz", law="§ 12(2) Digitale-Dienste-Gesetz", first=_DDG
)
_DATA_PROTECTION = Assignment(
    authority="Bundesbeauftragte für den Datenschutz und die Informationsfreiheit",
    law="§ 12(3) Digitale-Dienste-Gesetz",
    first=_DDG,
)
ELSEWHERE: Mapping[tuple[str | None, int | None, int | None], Assignment] = MappingProxyType(
    {
        ("DE", 14, 3): _CHILDREN,
        ("DE", 26, 3): _DATA_PROTECTION,
        ("DE", 28, 1): evolve(_CHILDREN, left_to_others="Jugendmedienschutz-Staatsvertrag"),
        ("DE", 28, 2): _DATA_PROTECTION,
    }
)
"""The assignments that are known here, by Member State, article and paragraph; others may have been made.

Section 12 of the Digitale-Dienste-Gesetz was read in a public copy (lexante.net/de/ddg/12); it entered into force on
14 May 2024 (bzkj.de, on the body that it sets up).
"""


@frozen(kw_only=True)
class Competence(Explained):
    """Who has powers to supervise and enforce an obligation; nobody's where no provider is bound by it.

    :param authorities: who has the powers; empty where nobody has.
    """

    authorities: tuple[Authority, ...]

    @property
    def headline(self) -> Sentence:
        """The authorities."""
        if self.authorities:
            return Sentence("competence", "supervised by {authorities}", (("authorities", self.authorities),))
        if self.steps:
            return Sentence("competence-not-yet", "supervised by nobody yet")
        return Sentence("competence-none", "no provider is bound, so nobody supervises one")


@answers
def competence(obligation: Obligation, provider: Provider, *, very_large: bool, on: date | None = None) -> Competence:
    """Who supervises an obligation of a provider, for a service that is designated as very large or is not.

    :param obligation: the obligation, from :data:`dsa.CATALOGUE`.
    :param provider: the provider whose service it binds.
    :param very_large: whether the service is designated as very large.
    :param on: the day asked about; if none is named, the answer is that of the latest law that is known here.

    >>> from dsa import CATALOGUE, Provider
    >>> shop = Provider(name="Shop Ltd", country="IE")
    >>> print(competence(CATALOGUE["art-16-1-notice-mechanism"], shop, very_large=False))
    supervised by competent authorities of the Member State (IE), as a rule its Digital Services Coordinator
    """
    checks.instance("obligation", obligation, Obligation)
    checks.instance("provider", provider, Provider)
    checks.flag("very_large", very_large)
    checks.optional_day("on", on)
    if obligation.addressee is not Addressee.PROVIDER:
        return Competence(authorities=())
    if on is not None and on < GENERAL_APPLICATION:
        return _before_coordinators(obligation, very_large=very_large, on=on)
    if obligation.section_5:
        step = COMMISSION_ALONE.step((), (COMMISSION,), place=obligation.citations[0])
        return Competence(authorities=(COMMISSION,), steps=(step,))
    rule, state = _member_state(provider)
    steps: list[Step] = [rule.step((), (state,))]
    notices = [] if provider.country is not None else [COUNTRY_UNKNOWN.notice()]
    assigned = _assigned(obligation, state, on)
    if assigned is not None:
        steps.append(_told(assigned, obligation, state))
        if assigned.left_to_others is not None:
            notices.append(STRUCTURAL_ONLY.notice(exception=assigned.left_to_others))
    if not very_large:
        return Competence(authorities=(state,), steps=tuple(steps), notices=tuple(notices))
    both = (state, COMMISSION)
    steps.append(COMMISSION_BESIDE.step((state,), both))
    return Competence(authorities=both, steps=tuple(steps), notices=(*notices, UNTIL_PROCEEDINGS.notice()))


def _before_coordinators(obligation: Obligation, *, very_large: bool, on: date) -> Competence:
    """Before Articles 49 and 56 applied: the Commission over very large services, and nobody over others."""
    if on < EARLY_APPLICATION or not (very_large or obligation.section_5):
        return Competence(authorities=(), steps=(NO_COORDINATOR.step((), (), first=GENERAL_APPLICATION),))
    step = COMMISSION_EARLY.step((), (COMMISSION,), first=GENERAL_APPLICATION, early=EARLY_APPLICATION)
    notices = () if obligation.section_5 else (WHOLE_ACT_EARLIER.notice(first=GENERAL_APPLICATION),)
    return Competence(authorities=(COMMISSION,), steps=(step,), notices=notices)


def _member_state(provider: Provider) -> tuple[Rule, Authority]:
    if provider.legal_representative:
        return REPRESENTATIVE, Authority(AuthorityKind.COORDINATOR, provider.country)
    if provider.established_in_union is False:
        return EVERY_STATE, Authority(AuthorityKind.EVERY_COORDINATOR)
    return ESTABLISHMENT, Authority(AuthorityKind.COORDINATOR, provider.country)


def _assigned(obligation: Obligation, state: Authority, on: date | None) -> Assignment | None:
    """What the Member State has assigned to others by that day, as far as is known."""
    place = obligation.citations[0]
    elsewhere = ELSEWHERE.get((state.country, place.article, place.paragraph))
    return None if elsewhere is not None and on is not None and on < elsewhere.first else elsewhere


def _told(assigned: Assignment, obligation: Obligation, state: Authority) -> Step:
    return ASSIGNED.step(
        (state,),
        (state,),
        country=state.country,
        place=obligation.citations[0],
        authority=assigned.authority,
        law=assigned.law,
    )
