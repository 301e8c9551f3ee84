"""From when an obligation applies to a service: Articles 92 and 93, and for very large services Article 33(6)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeAlias

from ...ground.citations import DSA, FEE_REGULATION
from ...ground.trace import Notice, Point, Rule, Step
from ..parameters import EARLY_APPLICATION, GENERAL_APPLICATION
from ..services.platforms import ServiceKind
from ..very_large.beginning import LAST_DAY_OR_NEXT, SAME_NUMBER_OR_NEXT_DAY, Notified, Published
from ..very_large.designation import VLOPDesignation
from ..very_large.standing import (
    DAY_UNKNOWN,
    FOUR_MONTHS_OVER,
    NOT_YET_FOUR_MONTHS,
    NOT_YET_IN_FORCE,
    end_notices,
    notification_open,
    over_from,
)
from ..very_large.successive import SEVERAL, any_known
from .catalogue import Application, Obligation
from .situation import Situation

_EVE = GENERAL_APPLICATION - timedelta(days=1)

NOT_YET = Rule("not-yet-applicable", "It applies from {first}; on {on} it does not apply yet.", DSA.at(93, 2))
APPLIES = Rule("applicable", "It applies from {first}.", DSA.at(93, 2))
APPLIES_EARLIER = Rule(
    "applicable-earlier", "It applies to this service from {first}, since it was designated early.", DSA.at(92)
)
NOT_DESIGNATED = Rule(
    "not-designated",
    "It is for services that are designated as very large; on {on} this one is not.",
    DSA.at(33, 1),
)
DESIGNATED_AS_OTHER = Rule(
    "designated-as-other",
    "It is for a service that is designated as a {wanted}; this one is a {status}.",
    DSA.at(33, 4),
)
NO_LONGER_DESIGNATED = Rule(
    "no-longer-designated",
    "It is for services that are designated as very large; for this one that ended, and nothing of it applies from "
    "{ceased}.",
    DSA.at(33, 6, subparagraph=2),
)
BY_DESIGNATION = Rule(
    "bound-by-designation",
    "It hangs on the designation itself and binds from {first}, without the four months of Article 33(6).",
    DSA.at(33, 4),
)
BY_DESIGNATION_AT_LATEST = Rule(
    "bound-by-designation-at-latest",
    "It hangs on the designation itself, without the four months of Article 33(6). The day of notification is not "
    "known; it is not after {latest}, and since then it binds.",
    DSA.at(33, 4),
)
FEE_OWED = Rule(
    "fee-from-four-months",
    "The time for which the fee is owed begins four months after the notification of the designation, on {first}.",
    FEE_REGULATION.at(4, 3),
)
FEE_NOT_YET = Rule(
    "fee-not-before-four-months",
    "The time for which the fee is owed begins four months after the notification of the designation, not before "
    "{first}.",
    FEE_REGULATION.at(4, 3),
)
WITHOUT_FOUR_MONTHS = Point(
    "designation-without-four-months",
    "Article 33(6) delays only the obligations of Section 5. That what hangs on being very large elsewhere does not "
    "wait is the reading taken here.",
    (DSA.at(33, 6, subparagraph=2), DSA.at(92)),
)
FEE_UPON_DESIGNATION = Point(
    "fee-upon-designation",
    'The Act says "upon their designation"; the Delegated Regulation counts the time from four months after the '
    "notification, and a year's fee is for the services that Section 5 binds in it.",
    (DSA.at(43, 1), FEE_REGULATION.at(3), FEE_REGULATION.at(4, 3)),
)

Verdict: TypeAlias = tuple[Step, tuple[Notice, ...]]
"""Whether an obligation applies, as a step whose ``after`` is None where that is not known, and what is open."""

_STATUS = {ServiceKind.ONLINE_PLATFORM: "VLOP", ServiceKind.SEARCH_ENGINE: "VLOSE"}


def applicable(obligation: Obligation, now: Situation) -> Verdict:
    """Whether an obligation applies to the service by that day; ``after`` is None where that is not known."""
    if obligation.designated:
        return _by_designation(obligation, now)
    match obligation.application:
        case Application.EARLY:
            return _from(EARLY_APPLICATION, now.on), ()
        case Application.FIXED:
            return _from(GENERAL_APPLICATION, now.on), ()
    counting = [each for each in now.designations if each.stands(now.on) is not False]
    early = [each for each in counting if _earlier(each, now.on)]
    if early:
        first = min(each.earliest_application for each in early)
        strict = (notice for each in early if each.earliest_application == now.on for notice in _strictly(each, now.on))
        return APPLIES_EARLIER.step(True, True, first=first), tuple(strict)
    if now.on < GENERAL_APPLICATION and counting:
        return _not_yet(counting, now.on), ()
    return _from(GENERAL_APPLICATION, now.on), ()


def _from(first: date, on: date) -> Step:
    return APPLIES.step(True, True, first=first) if first <= on else NOT_YET.step(True, False, first=first, on=on)


def _earlier(designation: VLOPDesignation, on: date) -> bool | None:
    """Whether the whole Act applied by a day before 17 February 2024: from the same day as Section 5 (Article 92)."""
    return designation.applies(min(on, _EVE))


def _not_yet(designations: list[VLOPDesignation], on: date) -> Step:
    """That the Act does not apply yet, or that this is not known; Article 92 says so where it names the day."""
    if any_known(_earlier(each, on) for each in designations) is None:
        return DAY_UNKNOWN.step(True, None, on=on)
    first = min(each.earliest_application for each in designations)
    if first < GENERAL_APPLICATION:
        return NOT_YET.step(True, False, under=DSA.at(92), first=first, on=on)
    return NOT_YET.step(True, False, first=GENERAL_APPLICATION, on=on)


def _by_designation(obligation: Obligation, now: Situation) -> Verdict:
    """Under the designations as that for which the obligation is: yes if one says so, and no if all do."""
    if not now.designations:
        return NOT_DESIGNATED.step(True, False, on=now.on), ()
    wanted = [status for kind, status in _STATUS.items() if kind in obligation.services]
    designations = [each for each in now.designations if each.kind in wanted]
    if not designations:
        status = now.designations[-1].kind
        return DESIGNATED_AS_OTHER.step(True, False, wanted=wanted[0], status=status), ()
    verdicts = [_under(obligation, each, now.on) for each in designations]
    for answer in (True, None):
        agreeing = [verdict for verdict in verdicts if verdict[0].after is answer]
        if agreeing:
            step, notices = agreeing[0] if answer else agreeing[-1]
            return step, (*notices, *_several(designations, now.on))
    return verdicts[-1]


def _several(designations: list[VLOPDesignation], on: date) -> tuple[Notice, ...]:
    counting = tuple(each.decided for each in designations if each.stands(on) is not False)
    return (SEVERAL.notice(decided=counting),) if len(counting) > 1 else ()


def _under(obligation: Obligation, designation: VLOPDesignation, on: date) -> Verdict:
    """Whether an obligation of very large services applies under one designation."""
    if designation.ended(on):
        step = NO_LONGER_DESIGNATED.step(True, False, ceased=over_from(designation))
        return step, (*_strictly(designation, on), *designation.conflicts)
    if obligation.application is Application.DESIGNATION:
        step, notices = _in_force(designation, on)
    elif obligation.application is Application.DESIGNATION_EARLY:
        step, notices = _fee(designation, on), (FEE_UPON_DESIGNATION.notice(),)
    else:
        step, notices = _section_5(designation, on), ()
    if obligation.application is not Application.DESIGNATION:
        notices = (*notices, *_strictly(designation, on))
    return step, (*notices, *_doubts(obligation, designation), *designation.conflicts)


def _strictly(designation: VLOPDesignation, on: date) -> tuple[Notice, ...]:
    """On the first day with obligations, and the first without: that read strictly it is the next."""
    beginning, end = designation.beginning, designation.ending
    if end is not None and end.exact == on:
        return (LAST_DAY_OR_NEXT.notice(next_day=on + timedelta(days=1)),)
    if isinstance(beginning, Notified) and beginning.application.exact == on:
        return (SAME_NUMBER_OR_NEXT_DAY.notice(next_day=on + timedelta(days=1)),)
    return ()


def _doubts(obligation: Obligation, designation: VLOPDesignation) -> tuple[Notice, ...]:
    """What is not known of the day from which, or until which, it binds."""
    beginning = designation.beginning
    exact = isinstance(beginning, Notified | Published)
    vague = () if exact or obligation.application is Application.DESIGNATION else beginning.notices
    return (*vague, *end_notices(designation))


def _section_5(designation: VLOPDesignation, on: date) -> Step:
    applies = designation.applies(on)
    if applies is None:
        return DAY_UNKNOWN.step(True, None, on=on)
    rule = FOUR_MONTHS_OVER if applies else NOT_YET_FOUR_MONTHS
    return rule.step(True, applies, first=designation.earliest_application)


def _fee(designation: VLOPDesignation, on: date) -> Step:
    """Article 43: for the time that begins with the four months, as the Delegated Regulation has it."""
    applies = designation.applies(on)
    if applies is None:
        return DAY_UNKNOWN.step(True, None, on=on)
    rule = FEE_OWED if applies else FEE_NOT_YET
    return rule.step(True, applies, first=designation.earliest_application)


def _in_force(designation: VLOPDesignation, on: date) -> Verdict:
    """What hangs on the designation itself, outside Section 5: from its notification, once the Act applies."""
    earlier = _earlier(designation, on)
    if earlier:
        return APPLIES_EARLIER.step(True, True, first=designation.earliest_application), ()
    if on < GENERAL_APPLICATION:
        return _not_yet([designation], on), ()
    stands = designation.stands(on)
    notices = (WITHOUT_FOUR_MONTHS.notice(),)
    notification = designation.beginning.notification
    if stands is None:
        began = notification.reached(on)
        return DAY_UNKNOWN.step(True, None, on=on) if began else notification_open(designation, True, on), notices
    if not stands:
        return NOT_YET_IN_FORCE.step(True, False, first=designation.effective, on=on), notices
    latest = notification.last
    if latest is None or latest <= GENERAL_APPLICATION or notification.exact:
        first = max(notification.first, GENERAL_APPLICATION)
        return BY_DESIGNATION.step(True, True, first=first), notices
    return BY_DESIGNATION_AT_LATEST.step(True, True, latest=latest), notices
