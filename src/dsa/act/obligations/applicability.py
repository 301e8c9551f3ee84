"""From when an obligation applies to a service: Articles 92 and 93, and for very large services Article 33(6)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TypeAlias

from ...ground.citations import DSA, FEE_REGULATION
from ...ground.trace import Notice, Point, Rule, Step
from ..parameters import EARLY_APPLICATION, FIRST_FEE_YEAR, FIRST_RECIPIENTS, GENERAL_APPLICATION
from ..services.platforms import ServiceKind
from ..very_large.beginning import Bounds, Notified, Published
from ..very_large.designation import VLOPDesignation
from ..very_large.fee_years import charged_for_a_part, charged_in
from ..very_large.outside_section_5 import beginning_read_otherwise, ending_read_otherwise, terminated
from ..very_large.standing import (
    DAY_UNKNOWN,
    NOT_YET_IN_FORCE,
    end_notices,
    notification_open,
    on_the_day,
    over_from,
    section_5,
)
from ..very_large.successive import SEVERAL, any_known
from .catalogue import Application, Obligation
from .situation import Situation

_EVE = GENERAL_APPLICATION - timedelta(days=1)

NOT_YET = Rule("not-yet-applicable", "It applies from {first}; on {on} it does not apply yet.", DSA.at(93, 2))
APPLIES = Rule("applicable", "It applies from {first}.", DSA.at(93, 2))
APPLIES_EARLIER = Rule(
    "applicable-earlier",
    "It applies to this service from {first}, four months after the notification of its designation: that is earlier "
    "than the day for all.",
    DSA.at(92),
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
    "It is for services that are designated as very large. The designation of this one was terminated, and the "
    "obligations of Section 5 of Chapter III no longer apply from {ceased}.",
    DSA.at(33, 6, subparagraph=2),
)
TERMINATED = Rule(
    "terminated",
    "It hangs on the designation itself, and no longer binds since {notified}, when the termination of the designation "
    "was notified; the four months of Article 33(6) are not for it.",
    DSA.at(33, 5),
)
TERMINATED_AT_LATEST = Rule(
    "terminated-at-latest",
    "It hangs on the designation itself, and no longer binds: the day on which the termination of the designation was "
    "notified is not known, and it is not after {latest}.",
    DSA.at(33, 5),
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
FEE_UPON_DESIGNATION = Point(
    "fee-upon-designation",
    'The Act says "upon their designation"; the Delegated Regulation counts the time from four months after the '
    "notification, and a year's fee is for the services that Section 5 binds in it.",
    (DSA.at(43, 1), FEE_REGULATION.at(3), FEE_REGULATION.at(4, 3)),
)
FIRST_FIGURES_DUE = Point(
    "user-numbers-first-due",
    "It binds already; the first figures are to be published by {first}.",
    (DSA.at(24, 2),),
)

Verdict: TypeAlias = tuple[Step, tuple[Notice, ...]]
"""Whether an obligation applies, as a step whose ``after`` is None where that is not known, and what is open."""

_OVER = {rule.id for rule in (NO_LONGER_DESIGNATED, TERMINATED, TERMINATED_AT_LATEST)}
_STATUS = {ServiceKind.ONLINE_PLATFORM: "VLOP", ServiceKind.SEARCH_ENGINE: "VLOSE"}


def applicable(obligation: Obligation, now: Situation) -> Verdict:
    """Whether an obligation applies to the service by that day; ``after`` is None where that is not known."""
    if obligation.designated:
        return _by_designation(obligation, now)
    match obligation.application:
        case Application.EARLY:
            return _from(EARLY_APPLICATION, now.on), _first_figures(obligation, now.on)
        case Application.FIXED:
            return _from(GENERAL_APPLICATION, now.on), ()
    counting = [designated for designated in now.designations if designated.stands(now.on) is not False]
    early = [designated for designated in counting if _earlier(designated, now.on)]
    if early:
        first = min(early, key=lambda designated: designated.earliest_application)
        step = APPLIES_EARLIER.step(True, True, first=first.earliest_application)
        return step, tuple(on_the_day(first, now.on))
    if now.on < GENERAL_APPLICATION and counting:
        step = _not_yet(counting, now.on)
        return step, () if step.after is False else tuple(
            notice for designated in counting for notice in designated.beginning.notices
        )
    return _from(GENERAL_APPLICATION, now.on), ()


def _first_figures(obligation: Obligation, on: date) -> tuple[Notice, ...]:
    """That the figures of Article 24(2) bind before the first of them are due."""
    first = FIRST_RECIPIENTS.on(EARLY_APPLICATION)
    asked = obligation.citations[0] == FIRST_RECIPIENTS.citation
    return (FIRST_FIGURES_DUE.notice(first=first),) if asked and EARLY_APPLICATION <= on < first else ()


def _from(first: date, on: date) -> Step:
    return APPLIES.step(True, True, first=first) if first <= on else NOT_YET.step(True, False, first=first, on=on)


def _earlier(designation: VLOPDesignation, on: date) -> bool | None:
    """Whether the whole Act applied by a day before 17 February 2024: from the same day as Section 5 (Article 92)."""
    return designation.applies(min(on, _EVE))


def _not_yet(designations: list[VLOPDesignation], on: date) -> Step:
    """That the Act does not apply yet, or that this is not known; Article 92 says so where it names the day."""
    if any_known(_earlier(designated, on) for designated in designations) is None:
        return DAY_UNKNOWN.step(True, None, under=DSA.at(92), on=on)
    first = min(designated.earliest_application for designated in designations)
    if first < GENERAL_APPLICATION:
        return NOT_YET.step(True, False, under=DSA.at(92), first=first, on=on)
    return NOT_YET.step(True, False, first=GENERAL_APPLICATION, on=on)


def _by_designation(obligation: Obligation, now: Situation) -> Verdict:
    """Under the designations as that for which the obligation is: yes if one says so, and no if all do."""
    if not now.designations:
        return NOT_DESIGNATED.step(True, False, on=now.on), ()
    wanted = [status for kind, status in _STATUS.items() if kind in obligation.services]
    designations = [designated for designated in now.designations if designated.kind in wanted]
    if not designations:
        others = [designated for designated in now.designations if designated.stands(now.on) is not False]
        if not others:
            return NOT_DESIGNATED.step(True, False, on=now.on), ()
        status = others[-1].kind
        return DESIGNATED_AS_OTHER.step(True, False, wanted=wanted[0], status=status), ()
    in_order = sorted(designations, key=lambda designated: designated.earliest_application)
    verdicts = [_under(obligation, designated, now.on) for designated in in_order]
    for answer in (True, None):
        agreeing = [verdict for verdict in verdicts if verdict[0].after is answer]
        if agreeing:
            step, notices = agreeing[0]
            return step, (*notices, *_several(designations, now.on))
    step, notices = _no(in_order, verdicts)
    return step, (*notices, *_fee_of_the_year(obligation, in_order, now.on))


def _fee_of_the_year(obligation: Obligation, designations: list[VLOPDesignation], on: date) -> tuple[Notice, ...]:
    """That the fee of a year is charged for a part of it, and paid in it, on a day outside that part."""
    if obligation.application is not Application.DESIGNATION_EARLY or on.year < FIRST_FEE_YEAR:
        return ()
    exact = (designated for designated in designations if isinstance(designated.beginning, Notified | Published))
    return tuple(charged_for_a_part(designated, on.year) for designated in exact if charged_in(designated, on.year))


def _no(designations: list[VLOPDesignation], verdicts: list[Verdict]) -> Verdict:
    """Why it does not apply under any designation: the first that is still to come, or else the last that is over."""
    coming = [verdict for verdict in verdicts if verdict[0].rule not in _OVER]
    if coming:
        return coming[0]
    return max(zip(designations, verdicts, strict=True), key=lambda pair: over_from(pair[0]) or date.min)[1]


def _several(designations: list[VLOPDesignation], on: date) -> tuple[Notice, ...]:
    counting = tuple(designated.decided for designated in designations if designated.stands(on) is not False)
    return (SEVERAL.notice(decided=counting),) if len(counting) > 1 else ()


def _under(obligation: Obligation, designation: VLOPDesignation, on: date) -> Verdict:
    """Whether an obligation of very large services applies under one designation."""
    if obligation.application is Application.DESIGNATION:
        step, notices = _in_force(designation, on)
    elif designation.ended(on):
        step = NO_LONGER_DESIGNATED.step(True, False, ceased=over_from(designation))
        return step, (*on_the_day(designation, on), *designation.conflicts)
    elif obligation.application is Application.DESIGNATION_EARLY:
        step, notices = _fee(designation, on), (FEE_UPON_DESIGNATION.notice(), *on_the_day(designation, on))
    else:
        step, notices = section_5(designation, True, on), tuple(on_the_day(designation, on))
    return step, (*notices, *_doubts(obligation, designation), *designation.conflicts)


def _doubts(obligation: Obligation, designation: VLOPDesignation) -> tuple[Notice, ...]:
    """What is not known of the day from which, or until which, it binds."""
    beginning = designation.beginning
    exact = isinstance(beginning, Notified | Published)
    vague = () if exact or obligation.application is Application.DESIGNATION else beginning.notices
    return (*vague, *end_notices(designation))


def _fee(designation: VLOPDesignation, on: date) -> Step:
    """Article 43: for the time that begins with the four months, as the Delegated Regulation has it."""
    applies = designation.applies(on)
    if applies is None:
        return DAY_UNKNOWN.step(True, None, on=on)
    rule = FEE_OWED if applies else FEE_NOT_YET
    return rule.step(True, applies, first=designation.earliest_application)


def _in_force(designation: VLOPDesignation, on: date) -> Verdict:
    """What hangs on the designation itself, outside Section 5: from its notification, once the Act applies."""
    end = terminated(designation)
    if end is not None and end.reached(on):
        return _terminated(end), tuple(ending_read_otherwise(designation))
    if _earlier(designation, on):
        step = APPLIES_EARLIER.step(True, True, first=designation.earliest_application)
        return step, tuple(on_the_day(designation, on))
    if on < GENERAL_APPLICATION:
        return _not_yet([designation], on), ()
    notices = tuple(beginning_read_otherwise(designation))
    if end is not None and end.reached(on) is None:
        notices = (*notices, *ending_read_otherwise(designation))
        return DAY_UNKNOWN.step(True, None, under=DSA.at(33, 5), on=on), notices
    notification = designation.beginning.notification
    began = notification.reached(on)
    if began is None:
        return notification_open(designation, True, on), notices
    if not began:
        return NOT_YET_IN_FORCE.step(True, False, first=designation.effective, on=on), notices
    latest = notification.last
    if latest is None or latest <= GENERAL_APPLICATION or notification.exact:
        first = max(notification.first, GENERAL_APPLICATION)
        return BY_DESIGNATION.step(True, True, first=first), notices
    return BY_DESIGNATION_AT_LATEST.step(True, True, latest=latest), notices


def _terminated(end: Bounds) -> Step:
    """That the end of the designation was notified, on a day that is known or at the latest on one."""
    if end.exact:
        return TERMINATED.step(True, False, notified=end.exact)
    return TERMINATED_AT_LATEST.step(True, False, latest=end.last)
