"""Who watches over an obligation: Article 56.

The Member State of main establishment has exclusive powers (Article 56(1)), but for Section 5, which is the
Commission's alone (56(2)), and for very large services, where the Commission has powers beside it (56(3) and (4)).
"""

from __future__ import annotations

from enum import Enum

from attrs import frozen

from ...ground.answering import answers
from ...ground.brief import Brief
from ...ground.citations import DSA
from ...ground.trace import Explained, Point, Rule, Sentence, Step
from ..services.platforms import Provider
from .catalogue import Addressee, Obligation

COMMISSION_ALONE = Rule(
    "competence-commission-alone",
    "{place} belongs to Section 5 of Chapter III, over which the Commission alone has powers: {after}.",
    DSA.at(56, 2),
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
    "In which Member State the provider has its main establishment or its legal representative is not known.",
    (DSA.at(3, point="n"),),
)


class AuthorityKind(Enum):
    """The authorities that can have powers over a provider."""

    COORDINATOR = "coordinator"
    """The Digital Services Coordinator of establishment, and the other authorities of its Member State."""
    EVERY_COORDINATOR = "every_coordinator"
    COMMISSION = "commission"


@frozen
class Authority(Brief):
    """An authority with powers over a provider; ``country`` is that of a Coordinator, None if unknown.

    >>> print(Authority(AuthorityKind.COORDINATOR, "IE"))
    Digital Services Coordinator of establishment (IE)
    """

    kind: AuthorityKind
    country: str | None = None

    @property
    def statement(self) -> Sentence:
        """What it is called, for explanations in any language."""
        if self.kind is AuthorityKind.COMMISSION:
            return Sentence("authority-commission", "Commission")
        if self.kind is AuthorityKind.EVERY_COORDINATOR:
            return Sentence("authority-every-coordinator", "Digital Services Coordinators of all Member States")
        if self.country is None:
            return Sentence("authority-coordinator-unknown", "Digital Services Coordinator of establishment (unknown)")
        country = (("country", self.country),)
        return Sentence("authority-coordinator", "Digital Services Coordinator of establishment ({country})", country)

    def __str__(self) -> str:
        return str(self.statement)


COMMISSION = Authority(AuthorityKind.COMMISSION)


@frozen(kw_only=True)
class Competence(Explained):
    """Who has powers to supervise and enforce an obligation; nobody's where no provider is bound by it."""

    authorities: tuple[Authority, ...]

    @property
    def headline(self) -> Sentence:
        """The authorities."""
        if not self.authorities:
            return Sentence("competence-none", "no provider is bound, so nobody supervises one")
        return Sentence("competence", "supervised by {authorities}", (("authorities", self.authorities),))


NOBODY = Competence(authorities=())


@answers
def competence(obligation: Obligation, provider: Provider, *, very_large: bool) -> Competence:
    """Who supervises an obligation of a provider, for a service that is designated as very large or is not.

    >>> from dsa import CATALOGUE, Provider
    >>> shop = Provider(name="Shop Ltd", country="IE")
    >>> print(competence(CATALOGUE["art-16-1-notice-mechanism"], shop, very_large=False))
    supervised by Digital Services Coordinator of establishment (IE)
    """
    if obligation.addressee is not Addressee.PROVIDER:
        return NOBODY
    if obligation.section_5:
        step = COMMISSION_ALONE.step((), (COMMISSION,), place=obligation.citations[0])
        return Competence(authorities=(COMMISSION,), steps=(step,))
    rule, state = _member_state(provider)
    steps: list[Step] = [rule.step((), (state,))]
    notices = [] if provider.country is not None else [COUNTRY_UNKNOWN.notice()]
    if not very_large:
        return Competence(authorities=(state,), steps=tuple(steps), notices=tuple(notices))
    both = (state, COMMISSION)
    steps.append(COMMISSION_BESIDE.step((state,), both))
    return Competence(authorities=both, steps=tuple(steps), notices=(*notices, UNTIL_PROCEEDINGS.notice()))


def _member_state(provider: Provider) -> tuple[Rule, Authority]:
    if provider.legal_representative:
        return REPRESENTATIVE, Authority(AuthorityKind.COORDINATOR, provider.country)
    if provider.established_in_union is False:
        return EVERY_STATE, Authority(AuthorityKind.EVERY_COORDINATOR)
    return ESTABLISHMENT, Authority(AuthorityKind.COORDINATOR, provider.country)
