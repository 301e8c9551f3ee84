"""Which providers are spared for their size: Articles 15(2), 19 and 29.

Micro and small enterprises owe no transparency report under Article 15, and nothing of Sections 3 and 4 but
Article 24(3). For the two Sections, twelve months of grace follow the loss of that status. Nobody is spared whose
service is a very large online platform, and medium-sized enterprises never are. Where the size is not known, the answer
says that a small provider would be spared only where that is so, with the provision that would spare it.
"""

from __future__ import annotations

from attrs import evolve

from ...ground.citations import DSA, Citation
from ...ground.trace import Notice, Point, Rule, Step
from ..parameters import GENERAL_APPLICATION, SECTION_4
from ..services.enterprises import EnterpriseSize
from ..services.platforms import ServiceKind
from ..services.size_over_time import SizeStatus
from .catalogue import Application, Obligation, SizeExemption
from .situation import Situation

SPARED = Rule("spared-for-size", "The provider is {size}: micro and small enterprises are spared.", DSA.at(19, 1))
IN_GRACE = Rule(
    "spared-in-grace",
    "The provider lost the status of a micro or small enterprise on {lost} and is spared until {until}.",
    DSA.at(19, 1, subparagraph=2),
)
NOT_SPARED = Rule("not-spared", "The provider is {size}: its size does not spare it.", DSA.at(19, 1))
GRACE_OVER = Rule(
    "grace-over",
    "The provider lost the status of a micro or small enterprise on {lost}; the twelve months after that ended on "
    "{until}.",
    DSA.at(19, 1, subparagraph=2),
)
VERY_LARGE = Rule(
    "very-large-not-spared",
    "Its size would spare the provider, but the service is a very large online platform.",
    DSA.at(19, 2),
)
VERY_LARGE_OPEN = Rule(
    "very-large-not-known",
    "Its size would spare the provider, unless the service is a very large online platform: whether its designation is "
    "in force is not known.",
    DSA.at(19, 2),
)
WHATEVER_ITS_SIZE = Rule(
    "very-large-whatever-size",
    "The size of the provider does not matter: the service is a very large online platform.",
    DSA.at(19, 2),
)
SPARED_EITHER_WAY = Rule(
    "spared-either-way",
    "Accounts of the provider are missing. Whatever they say, it is spared as a micro or small enterprise.",
)
NOT_SPARED_EITHER_WAY = Rule(
    "not-spared-either-way",
    "Accounts of the provider are missing. Whatever they say, its size does not spare it.",
)
MISSING_ACCOUNTS_DECIDE = Rule(
    "missing-accounts-decide",
    "Whether the provider is spared as a micro or small enterprise is not known: that hangs on accounts that are "
    "missing.",
)
SIZE_UNKNOWN = Point(
    "size-not-given",
    "The size of the provider is not known; it is treated as not spared. A micro or small enterprise would be.",
)
BEFORE_ARTICLE_19 = Point(
    "size-exclusion-not-early",
    "Article 93(2) brings Article 24(2) forward and not Article 19; that small providers are spared before {first} as "
    "well is the reading taken here.",
    (DSA.at(19, 1), DSA.at(93, 2)),
)
SEARCH_NOT_SPARED = Point(
    "small-search-engine",
    "Article 19 spares providers of online platforms; read literally, a micro or small search engine is bound.",
    (DSA.at(19, 1),),
)
DESIGNATED_AS_SEARCH_ENGINE = Point(
    "small-designated-as-search-engine",
    "The service is designated as a very large search engine. The exclusion for size ends for what is designated as a "
    "very large platform only.",
)
REPORTS_ANYWAY = Point(
    "very-large-search-engine-reports",
    "Article 15(2) names very large platforms only; a very large search engine must report once Section 5 binds it.",
    (DSA.at(42, 1),),
)


def spared(obligation: Obligation, now: Situation) -> tuple[Step | None, tuple[Notice, ...]]:
    """Whether size spares the provider: the step that says so, or None where size plays no part."""
    if obligation.exemption is SizeExemption.NONE:
        return None, ()
    article = 29 if obligation.article in SECTION_4 else 15 if obligation.article == 15 else 19
    size, grace = _size(now, with_grace=article != 15)
    if now.accounts_missing:
        return _whatever_is_missing(obligation, now, article)
    if size is None:
        return _whatever_its_size(obligation, now, article)
    if not size.micro_or_small and not (grace is not None and grace.in_grace):
        if grace is not None:
            over = GRACE_OVER.step(True, True, lost=grace.lost, until=grace.grace_until)
            return evolve(over, citation=DSA.at(article, 1, subparagraph=2)), ()
        return evolve(NOT_SPARED.step(True, True, size=size), citation=_excluding(article)), ()
    if article == 19 and ServiceKind.SEARCH_ENGINE in obligation.services & now.platform.kinds:
        return None, (SEARCH_NOT_SPARED.notice(),)
    if now.very_large_platform is None:
        return VERY_LARGE_OPEN.step(True, None, under=DSA.at(article, 2)), ()
    if now.very_large_platform:
        return evolve(VERY_LARGE.step(True, True), citation=DSA.at(article, 2)), ()
    reservations = _reservations(obligation, now)
    if grace is None:
        return evolve(SPARED.step(True, False, size=size), citation=_excluding(article)), reservations
    step = IN_GRACE.step(True, False, lost=grace.lost, until=grace.grace_until)
    return evolve(step, citation=DSA.at(article, 1, subparagraph=2)), reservations


def _whatever_its_size(obligation: Obligation, now: Situation, article: int) -> tuple[Step | None, tuple[Notice, ...]]:
    """What can be said where the size is not known: nothing is said to spare what it would not spare."""
    if article == 19 and ServiceKind.SEARCH_ENGINE in obligation.services & now.platform.kinds:
        return None, (SEARCH_NOT_SPARED.notice(),)
    if now.very_large_platform:
        return WHATEVER_ITS_SIZE.step(True, True, under=DSA.at(article, 2)), ()
    return None, (SIZE_UNKNOWN.notice(under=_excluding(article)), *_reservations(obligation, now))


def _whatever_is_missing(
    obligation: Obligation, now: Situation, article: int
) -> tuple[Step | None, tuple[Notice, ...]]:
    """What can be said where accounts are missing: the answer is known if it is the same whatever they say."""
    verdict = now.spared_for_size(with_grace=article != 15)
    if verdict is False:
        return NOT_SPARED_EITHER_WAY.step(True, True, under=_excluding(article)), ()
    if now.very_large_platform or (
        article == 19 and ServiceKind.SEARCH_ENGINE in obligation.services & now.platform.kinds
    ):
        return _whatever_its_size(obligation, now, article)
    if verdict is None or now.very_large_platform is None:
        return MISSING_ACCOUNTS_DECIDE.step(True, None, under=_excluding(article)), ()
    return SPARED_EITHER_WAY.step(True, False, under=_excluding(article)), _reservations(obligation, now)


def _reservations(obligation: Obligation, now: Situation) -> tuple[Notice, ...]:
    """What is to be said where size spares, or would."""
    if obligation.article == 15 and now.standing:
        return (REPORTS_ANYWAY.notice(),)
    if now.standing:
        return (DESIGNATED_AS_SEARCH_ENGINE.notice(under=DSA.at(29 if obligation.article in SECTION_4 else 19, 2)),)
    if obligation.application is Application.EARLY and now.on < GENERAL_APPLICATION:
        return (BEFORE_ARTICLE_19.notice(first=GENERAL_APPLICATION),)
    return ()


def _size(now: Situation, *, with_grace: bool) -> tuple[EnterpriseSize | None, SizeStatus | None]:
    """The size in law, and where it was lost and grace is given, how that stands."""
    if not isinstance(now.size, SizeStatus):
        return now.size, None
    return now.size.size, now.size if with_grace and now.size.lost else None


def _excluding(article: int) -> Citation:
    return DSA.at(15, 2) if article == 15 else DSA.at(article, 1)
