"""Whom an obligation binds on a day, and why.

An obligation binds if it speaks to the provider, reaches the kind of service, applies by that day
(:mod:`dsa.act.obligations.applicability`), and if the provider is not spared for its size
(:mod:`dsa.act.obligations.size_exclusion`). The first of these that says no decides; its article is in the answer.

It binds whether or not its trigger has occurred: who has never received a notice must still be ready for one. The
trigger and the exceptions of the Act are told all the same (:mod:`dsa.act.obligations.conditions`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from attrs import evolve, frozen

from ...ground import checks
from ...ground.answering import answers
from ...ground.citations import DSA
from ...ground.several import Answers
from ...ground.trace import Explained, Notice, Point, Rule, Sentence, Step
from ...ground.values import WhatIf
from ..services.platforms import Platform, ServiceKind
from ..services.size_over_time import SizeStatus
from ..very_large.designation import VLOPDesignation
from ..very_large.successive import designations_of, unnamed
from .applicability import applicable
from .catalogue import CATALOGUE, Addressee, Obligation, SizeExemption
from .competence import FOR_THE_TIME_BEFORE, Competence, competence
from .conditions import conditions
from .overview import overview
from .situation import Situation, situation
from .size_exclusion import excepted, sized, spared

ADDRESSED_TO_OTHERS = Rule(
    "addressed-to-others", "The obligation is addressed to {addressee}, not to the provider.", DSA.at(3)
)
OTHER_KIND = Rule(
    "kind-not-reached", "It reaches services of these kinds: {services}. This one is: {kinds}.", DSA.at(3)
)
REACHED = Rule(
    "kind-reached", "It reaches services of these kinds: {services}. This one is among them: {kinds}.", DSA.at(3)
)
KIND_DEFINED = Rule(
    "kind-defined", "By the definitions of the Act, this service ({kinds}) is also: {wider}.", DSA.at(3)
)
ESTABLISHED = Rule(
    "established-in-union",
    "It is for providers without an establishment in the Union; this one has its main establishment there ({country}).",
    DSA.at(13, 1),
)
SEARCH_AND_HOSTING = Point(
    "search-engine-hosting",
    "A search engine is reached only as far as it also hosts: then give ServiceKind.HOSTING as well.",
    (DSA.at(3, point="j"), DSA.at(16), DSA.recital(28)),
)
COMMISSION_IF_NOTIFIED = Point(
    "commission-if-notified",
    "Whether a designation of the service is in force is not known; while one is, the Commission has powers as well.",
    (DSA.at(56, 3),),
)
ESTABLISHMENT_UNKNOWN = Point(
    "establishment-not-given",
    "Whether the provider has an establishment in the Union is not known; with one, this would not bind it.",
    (DSA.at(13, 1),),
)
_DEFINED = {
    ServiceKind.HOSTING: DSA.at(3, point="g"),
    ServiceKind.ONLINE_PLATFORM: DSA.at(3, point="i"),
    ServiceKind.MARKETPLACE: DSA.at(3, point="i"),
    ServiceKind.SEARCH_ENGINE: DSA.at(3, point="j"),
}
"""Where the Act defines a kind of service by a wider one."""


@frozen(kw_only=True)
class ObligationStatus(Explained):
    """Whether an obligation binds a service on a day, why, and who supervises it.

    :param obligation: the obligation.
    :param on: the day asked about.
    :param binds: whether it binds the service on that day; None where that depends on a day that is not known.
    :param competence: who supervises and enforces it.
    """

    obligation: Obligation
    on: date
    binds: bool | None
    competence: Competence

    @property
    def reason(self) -> str:
        """The sentence that decides, with its article."""
        return str(self.steps[-1])

    @property
    def listed(self) -> bool:
        """Of all obligations of a service the reader wants those that bind it, or may."""
        return self.binds is not False

    @property
    def headline(self) -> Sentence:
        """The obligation and the answer."""
        facts = (("obligation", self.obligation), ("on", self.on))
        if self.obligation.addressee is not Addressee.PROVIDER:
            return Sentence("obligation-of-others", "{obligation}: is not the provider's on {on}", facts)
        if self.binds is None:
            return Sentence("obligation-open", "{obligation}: not known whether it binds on {on}", facts)
        if self.binds:
            return Sentence("obligation-binds", "{obligation}: binds on {on}", facts)
        return Sentence("obligation-does-not-bind", "{obligation}: does not bind on {on}", facts)


@answers
def obligations(
    platform: Platform,
    *,
    on: date,
    designation: VLOPDesignation | Iterable[VLOPDesignation] | None = None,
    what_if: WhatIf | None = None,
) -> Answers[ObligationStatus]:
    """For every obligation of the catalogue: whether it binds this service on a day, and why.

    The answers explain themselves together as well: how many bind, and what leaves out the others.

    :param platform: the service.
    :param on: the day asked about.
    :param designation: the service's designation as very large, or all that it had.

    >>> from dsa import EnterpriseSize, Provider
    >>> forum = Platform(
    ...     name="Forum",
    ...     provider=Provider(name="Three Friends", country="NL", size=EnterpriseSize.MICRO),
    ...     kind=ServiceKind.ONLINE_PLATFORM,
    ... )
    >>> bound = [status for status in obligations(forum, on=date(2026, 1, 1)) if status.binds]
    >>> print(bound[-1])
    Article 86(2) DSA: Give complaints that representative bodies lodge for recipients priority, and decide on them \
without undue delay: binds on \
1 January 2026
    """
    designations = designations_of(platform, designation)
    now = situation(platform, designations, checks.day("on", on))
    statuses = (status(obligation, now) for obligation in CATALOGUE.values())
    return overview(statuses, platform, on, unnamed(platform, designations))


def status(obligation: Obligation, now: Situation) -> ObligationStatus:
    """One obligation in one situation: every question until one says no."""
    steps: list[Step] = []
    notices: list[Notice] = []
    binds: bool | None = True
    for question in (_addressed, _reached, _defined, conditions, _established, excepted, applicable, sized, spared):
        step, points = question(obligation, now)
        notices += points
        if step is not None:
            steps.append(step)
            binds = None if step.after is None else bool(step.after)
        if question is spared and obligation.exemption is not SizeExemption.NONE and isinstance(now.size, SizeStatus):
            notices += now.size.notices
        if not binds:
            break
    supervised = now.supervised_by_commission
    if binds and not obligation.section_5 and not supervised and now.standing is None:
        notices.append(COMMISSION_IF_NOTIFIED.notice())
    return ObligationStatus(
        obligation=obligation,
        on=now.on,
        binds=binds,
        competence=_supervision(obligation, now, supervised),
        steps=tuple(steps),
        notices=tuple(notices),
    )


def _supervision(obligation: Obligation, now: Situation, supervised: bool) -> Competence:
    """Who supervises it; and where the designation has come to an end, who still does for the time before."""
    answer = competence(obligation, now.platform.provider, very_large=supervised, on=now.on)
    if obligation.addressee is not Addressee.PROVIDER or not now.formerly_very_large:
        return answer
    return evolve(answer, notices=(*answer.notices, FOR_THE_TIME_BEFORE.notice()))


def _addressed(obligation: Obligation, now: Situation) -> tuple[Step | None, tuple[Notice, ...]]:
    if obligation.addressee is Addressee.PROVIDER:
        return None, ()
    provision = obligation.citations[0]
    return ADDRESSED_TO_OTHERS.step(True, False, under=provision, addressee=obligation.addressee), ()


def _defined(obligation: Obligation, now: Situation) -> tuple[Step | None, tuple[Notice, ...]]:
    """What the service also is by definition, where the kinds that were given are not those that are reached."""
    kinds = _given_kinds(now)
    wider = now.platform.kinds - kinds
    if obligation.services & kinds or not wider:
        return None, ()
    narrowest = max(kinds, key=lambda kind: (len(kind.includes), kind is ServiceKind.SEARCH_ENGINE))
    return KIND_DEFINED.step(True, True, under=_DEFINED[narrowest], kinds=kinds, wider=wider), ()


def _given_kinds(now: Situation) -> frozenset[ServiceKind]:
    kind = now.platform.kind
    return frozenset({kind}) if isinstance(kind, ServiceKind) else kind


def _reached(obligation: Obligation, now: Situation) -> tuple[Step | None, tuple[Notice, ...]]:
    kinds = _given_kinds(now)
    reached = bool(obligation.services & now.platform.kinds)
    rule, provision = REACHED if reached else OTHER_KIND, obligation.citations[0]
    step = rule.step(True, reached, under=provision, services=obligation.services, kinds=kinds)
    hosting_only = obligation.services == {ServiceKind.HOSTING} and ServiceKind.SEARCH_ENGINE in now.platform.kinds
    points = (SEARCH_AND_HOSTING.notice(),) if hosting_only and not reached else ()
    return step, points


def _established(obligation: Obligation, now: Situation) -> tuple[Step | None, tuple[Notice, ...]]:
    if not obligation.only_without_establishment:
        return None, ()
    provider = now.platform.provider
    if provider.established_in_union:
        return ESTABLISHED.step(True, False, country=provider.country), ()
    return None, (ESTABLISHMENT_UNKNOWN.notice(),) if provider.established_in_union is None else ()
