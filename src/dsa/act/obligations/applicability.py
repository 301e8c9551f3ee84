"""From when an obligation applies to a service: Articles 92 and 93, and for very large services Article 33(6)."""

from __future__ import annotations

from datetime import date, timedelta

from attrs import evolve

from ...ground.citations import DSA
from ...ground.trace import Notice, Point, Rule, Step
from ..parameters import EARLY_APPLICATION, GENERAL_APPLICATION
from ..very_large.designation import VLOPDesignation
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
NO_LONGER_DESIGNATED = Rule(
    "no-longer-designated",
    "It is for services that are designated as very large; for this one that ended, and nothing of it applies from "
    "{ceased}.",
    DSA.at(33, 6, subparagraph=2),
)
NOT_YET_FOUR_MONTHS = Rule(
    "designated-not-yet-bound",
    "The service is designated, but Section 5 of Chapter III binds it only from {first}.",
    DSA.at(33, 6, subparagraph=2),
)
FOUR_MONTHS_OVER = Rule(
    "designated-and-bound",
    "The service is designated, and Section 5 of Chapter III binds it from {first}.",
    DSA.at(33, 6, subparagraph=2),
)
BY_DESIGNATION = Rule(
    "bound-by-designation",
    "It hangs on the designation itself and binds from {first}, without the four months of Article 33(6).",
    DSA.at(33, 4),
)
DAY_UNKNOWN = Rule(
    "day-of-application-unknown",
    "Whether it binds on {on} is not known: it depends on a day of notification that is not recorded.",
    DSA.at(33, 6, subparagraph=2),
)
WITHOUT_FOUR_MONTHS = Point(
    "designation-without-four-months",
    "Article 33(6) delays only the obligations of Section 5. That what hangs on being very large elsewhere, and the "
    "fee, do not wait is the reading taken here.",
    (DSA.at(33, 6, subparagraph=2), DSA.at(92)),
)
VAGUE_DAY = Point(
    "day-of-application-vague",
    "Only a vague time was published for the day of application; it lies between {first} and {last}.",
    (DSA.at(33, 6, subparagraph=2),),
)


def applicable(obligation: Obligation, now: Situation) -> tuple[Step, tuple[Notice, ...]]:
    """Whether an obligation applies to the service by that day; ``after`` is None where that is not known."""
    if obligation.designated:
        return _by_designation(obligation, now)
    match obligation.application:
        case Application.EARLY:
            return _from(EARLY_APPLICATION, now.on), ()
        case Application.FIXED:
            return _from(GENERAL_APPLICATION, now.on), ()
    one = now.designation
    if one is None or not now.standing:
        return _from(GENERAL_APPLICATION, now.on), ()
    earlier = _earlier(one, now.on)
    if earlier:
        return APPLIES_EARLIER.step(True, True, first=one.earliest_application), ()
    if now.on < GENERAL_APPLICATION:
        return _not_yet(earlier, one, now.on), ()
    return _from(GENERAL_APPLICATION, now.on), ()


def _from(first: date, on: date) -> Step:
    return APPLIES.step(True, True, first=first) if first <= on else NOT_YET.step(True, False, first=first, on=on)


def _earlier(one: VLOPDesignation, on: date) -> bool | None:
    """Whether the whole Act applied by a day before 17 February 2024: from the same day as Section 5 (Article 92)."""
    return one.applies(min(on, _EVE))


def _not_yet(applies: bool | None, one: VLOPDesignation, on: date) -> Step:
    if applies is None:
        return DAY_UNKNOWN.step(True, None, on=on)
    return NOT_YET.step(True, False, first=min(one.earliest_application, GENERAL_APPLICATION), on=on)


def _by_designation(obligation: Obligation, now: Situation) -> tuple[Step, tuple[Notice, ...]]:
    one = now.designation
    if one is None:
        return NOT_DESIGNATED.step(True, False, on=now.on), ()
    stands = one.stands(now.on)
    if stands is None:
        return DAY_UNKNOWN.step(True, None, on=now.on), ()
    if not stands:
        ceased = one.ceases_on if one.cessation_window is None else one.cessation_window[1]
        return NO_LONGER_DESIGNATED.step(True, False, ceased=ceased), ()
    if obligation.application is Application.SECTION_5:
        return _section_5(one, now.on)
    first, notices = one.effective, (WITHOUT_FOUR_MONTHS.notice(),)
    if obligation.application is Application.DESIGNATION:
        # Outside Section 5 and outside the early list, nothing bound before the Act itself did.
        earlier = _earlier(one, now.on)
        if not earlier and now.on < GENERAL_APPLICATION:
            return _not_yet(earlier, one, now.on), notices
        first = one.earliest_application if earlier else max(first, GENERAL_APPLICATION)
    step = BY_DESIGNATION.step(True, True, first=first)
    if obligation.application is Application.DESIGNATION_EARLY:
        step = evolve(step, citation=obligation.citations[0])  # "upon their designation", says Article 43(1) itself
    return step, notices


def _section_5(one: VLOPDesignation, on: date) -> tuple[Step, tuple[Notice, ...]]:
    applies = one.applies(on)
    vague: tuple[Notice, ...] = ()
    if one.application_window is not None and one.notified is None and one.published_application is None:
        first, last = one.application_window
        vague = (VAGUE_DAY.notice(first=first, last=last),)
    if applies is None:
        return DAY_UNKNOWN.step(True, None, on=on), vague
    rule = FOUR_MONTHS_OVER if applies else NOT_YET_FOUR_MONTHS
    return rule.step(True, applies, first=one.earliest_application), vague
