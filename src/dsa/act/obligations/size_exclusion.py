"""Which providers are spared for their size: Articles 15(2), 19 and 29.

Micro and small enterprises owe no transparency report under Article 15, and nothing of Sections 3 and 4 but
Article 24(3). For the two Sections, twelve months of grace follow the loss of that status. Nobody is spared whose
service is a very large online platform, and medium-sized enterprises never are. Where the size is not known, the answer
says that a small provider would be spared only where that is so, with the provision that would spare it.
"""

from __future__ import annotations

from ...ground.citations import DSA, SME_RECOMMENDATION, Citation
from ...ground.trace import Notice, Point, Rule, Step
from ..parameters import GENERAL_APPLICATION, SECTION_3, SECTION_4
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
LOST_WITHOUT_GRACE = Rule(
    "lost-without-grace",
    "The provider is {size}: it lost the status of a micro or small enterprise on {lost}, and Article 15(2) gives no "
    "months of grace.",
    DSA.at(15, 2),
)
LEFT_TO_THE_SMALL = Rule(
    "left-to-the-small",
    "The exclusion of micro and small enterprises makes an exception for this obligation: size does not matter.",
    DSA.at(19, 1),
)
SIZE_GIVEN = Rule(
    "size-as-given",
    "That the provider is {size} was given, and is not worked out from accounts.",
    SME_RECOMMENDATION.at(2),
)
SIZE_BY_ACCOUNTS = Rule(
    "size-by-accounts",
    "By the accounts up to those closed on {closed}, the provider is {size}.",
    SME_RECOMMENDATION.at(4, 2),
)
LOST_BY_ACCOUNTS = Rule(
    "size-lost-by-accounts",
    "The accounts closed on {earlier} and on {closed} are both beyond the ceilings for small enterprises: with the "
    "second the provider lost the status. It is now {size}.",
    SME_RECOMMENDATION.at(4, 2),
)
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
PLATFORM_HALF = Point(
    "small-platform-that-searches",
    "The service is a platform as well; for that alone, a micro or small enterprise would be spared.",
    (DSA.at(19, 1),),
)
REPORTS_ANYWAY = Point(
    "very-large-search-engine-reports",
    "Article 15(2) names very large platforms only; a very large search engine must report once Section 5 binds it.",
    (DSA.at(42, 1),),
)


def excepted(obligation: Obligation, now: Situation) -> tuple[Step | None, tuple[Notice, ...]]:
    """That the exclusion of small platforms does not reach an obligation of its own Section: Article 24(3)."""
    section = obligation.article in SECTION_3 and obligation.exemption is SizeExemption.NONE
    reached = section and ServiceKind.ONLINE_PLATFORM in now.platform.kinds
    return LEFT_TO_THE_SMALL.step(True, True) if reached else None, ()


def sized(obligation: Obligation, now: Situation) -> tuple[Step | None, tuple[Notice, ...]]:
    """Where the size of the provider is from, if it plays a part: the size that was given, or the accounts."""
    if obligation.exemption is SizeExemption.NONE or now.size is None or now.accounts_missing:
        return None, ()
    if not isinstance(now.size, SizeStatus):
        return SIZE_GIVEN.step(True, True, size=now.size), ()
    if now.size.size is None:
        return None, ()
    closings = sorted(year.closed for year in now.accounts if year.closed <= now.on)
    lost = now.size.lost
    earlier = [closed for closed in closings if lost is not None and closed < lost]
    if earlier:
        return LOST_BY_ACCOUNTS.step(True, True, earlier=earlier[-1], closed=lost, size=now.size.size), ()
    return SIZE_BY_ACCOUNTS.step(True, True, closed=closings[-1], size=now.size.size), ()


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
        return _not_spared(now, size, grace, article), ()
    if _searches(obligation, now, article):
        whatever, points = _as_search_engine(now)
        literally = NOT_SPARED.step(True, True, size=size)
        return literally if whatever is None else whatever, points
    notices = now.read_otherwise(DSA.at(article, 2))
    if now.very_large_platform is None:
        return VERY_LARGE_OPEN.step(True, None, under=DSA.at(article, 2)), notices
    if now.very_large_platform:
        return VERY_LARGE.step(True, True, under=DSA.at(article, 2)), notices
    reservations = (*notices, *_reservations(obligation, now))
    if grace is None:
        return SPARED.step(True, False, under=_excluding(article), size=size), reservations
    step = IN_GRACE.step(
        True, False, under=DSA.at(article, 1, subparagraph=2), lost=grace.lost, until=grace.grace_until
    )
    return step, reservations


def _not_spared(now: Situation, size: EnterpriseSize, grace: SizeStatus | None, article: int) -> Step:
    """That its size does not spare the provider: it never was small, or the grace is over, or there is none."""
    if grace is not None:
        facts = {"lost": grace.lost, "until": grace.grace_until}
        return GRACE_OVER.step(True, True, under=DSA.at(article, 1, subparagraph=2), **facts)
    if isinstance(now.size, SizeStatus) and now.size.lost:
        return LOST_WITHOUT_GRACE.step(True, True, size=size, lost=now.size.lost)
    return NOT_SPARED.step(True, True, under=_excluding(article), size=size)


def _searches(obligation: Obligation, now: Situation, article: int) -> bool:
    """Whether the obligation reaches the service as a search engine, which Article 19 does not spare."""
    return article == 19 and ServiceKind.SEARCH_ENGINE in obligation.services & now.platform.kinds


def _as_search_engine(now: Situation) -> tuple[Step | None, tuple[Notice, ...]]:
    """That a search engine is not spared, and what holds for a service that is a platform as well."""
    if ServiceKind.ONLINE_PLATFORM not in now.platform.kinds:
        return None, (SEARCH_NOT_SPARED.notice(),)
    if now.very_large_platform:
        return WHATEVER_ITS_SIZE.step(True, True), ()
    return None, (SEARCH_NOT_SPARED.notice(), PLATFORM_HALF.notice())


def _whatever_its_size(obligation: Obligation, now: Situation, article: int) -> tuple[Step | None, tuple[Notice, ...]]:
    """What can be said where the size is not known: nothing is said to spare what it would not spare."""
    if _searches(obligation, now, article):
        return _as_search_engine(now)
    notices = now.read_otherwise(DSA.at(article, 2))
    if now.very_large_platform:
        return WHATEVER_ITS_SIZE.step(True, True, under=DSA.at(article, 2)), notices
    return None, (SIZE_UNKNOWN.notice(under=_excluding(article)), *notices, *_reservations(obligation, now))


def _whatever_is_missing(
    obligation: Obligation, now: Situation, article: int
) -> tuple[Step | None, tuple[Notice, ...]]:
    """What can be said where accounts are missing: the answer is known if it is the same whatever they say."""
    verdict = now.spared_for_size(with_grace=article != 15)
    if verdict is False:
        return NOT_SPARED_EITHER_WAY.step(True, True, under=_excluding(article)), ()
    if now.very_large_platform or _searches(obligation, now, article):
        return _whatever_its_size(obligation, now, article)
    notices = now.read_otherwise(DSA.at(article, 2))
    if verdict is None or now.very_large_platform is None:
        return MISSING_ACCOUNTS_DECIDE.step(True, None, under=_excluding(article)), notices
    step = SPARED_EITHER_WAY.step(True, False, under=_excluding(article))
    return step, (*notices, *_reservations(obligation, now))


def _reservations(obligation: Obligation, now: Situation) -> tuple[Notice, ...]:
    """What is to be said where size spares, or would."""
    if now.very_large_search_engine:
        if obligation.article == 15:
            return (REPORTS_ANYWAY.notice(),)
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
