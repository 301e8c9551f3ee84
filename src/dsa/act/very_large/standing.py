"""Whether a service is designated on a day, and whether Section 5 of Chapter III binds it then, with the reasons."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from attrs import frozen

from ...ground.citations import DSA, TFEU
from ...ground.trace import Explained, Notice, Point, Rule, Sentence, Step
from ...time_limits.named_days import read_strictly
from .beginning import (
    LAST_DAY_OR_NEXT,
    SAME_NUMBER_OR_NEXT_DAY,
    Bounds,
    Notified,
    Published,
    ending,
    steps_to_application,
)
from .conflicts import beginning_conflicts, ending_conflicts
from .outside_section_5 import ending_read_otherwise, terminated as end_of_being_very_large

if TYPE_CHECKING:
    from .designation import VLOPDesignation
else:  # for whoever reads hints at run time
    VLOPDesignation = Any

DECIDED = Rule("designation-decided", "A decision of {after} designates {service} as a {status}.", DSA.at(33, 4))
TERMINATION_NOTIFIED = Rule(
    "termination-notified", "That the designation is terminated was notified on {after}.", DSA.at(33, 5)
)
HAS_EFFECT = Rule("designation-in-force", "On {on} the designation is in force.", DSA.at(33, 6))
HAS_EFFECT_STILL = Rule(
    "designation-terminated-with-effect",
    "On {on} the designation is terminated. It has effect still for the obligations of Section 5 of Chapter III, which "
    "last for four months from the notification.",
    DSA.at(33, 6, subparagraph=2),
)
NOT_YET_IN_FORCE = Rule(
    "designation-not-in-force",
    "A decision has effect from its notification to the provider, here not before {first}; on {on} it has none.",
    TFEU.at(297, 2),
)
NOTIFIED_BETWEEN = Rule(
    "notified-between",
    "Whether it binds on {on} is not known: that hangs on the notification of the decision, which is not before the "
    "decision itself, on {first}, nor after {last}, since it precedes the day of application by four months.",
    TFEU.at(297, 2),
)
NOTIFIED_SINCE = Rule(
    "notified-since",
    "Whether it binds on {on} is not known: that hangs on the notification of the decision, which is not before the "
    "decision itself, on {first}.",
    TFEU.at(297, 2),
)
DAY_UNKNOWN = Rule(
    "day-of-application-unknown",
    "Whether it binds on {on} is not known: it depends on a day of notification that is not recorded.",
    DSA.at(33, 6, subparagraph=2),
)
NOT_YET_FOUR_MONTHS = Rule(
    "designated-not-yet-bound",
    "A decision designates the service as very large; Section 5 of Chapter III binds it only from {first}.",
    DSA.at(33, 6, subparagraph=2),
)
FOUR_MONTHS_OVER = Rule(
    "designated-and-bound",
    "The service is designated, and Section 5 of Chapter III binds it from {first}.",
    DSA.at(33, 6, subparagraph=2),
)
NOT_BEFORE = Rule(
    "designated-not-bound-before",
    "A decision designates the service as very large; Section 5 of Chapter III does not bind it before {first}.",
    DSA.at(33, 6, subparagraph=2),
)
OVER_AT_LATEST = Rule(
    "designated-and-bound-at-latest",
    "The service is designated, and Section 5 of Chapter III binds it: the day from which it does is not known, and is "
    "not after {latest}.",
    DSA.at(33, 6, subparagraph=2),
)
OVER = Rule(
    "designation-over",
    "The designation has ended: nothing of it binds from {ceased}.",
    DSA.at(33, 6, subparagraph=2),
)
VAGUE_END = Point(
    "end-of-obligations-vague",
    "Only a vague time was published for the end of the obligations; it lies between {first} and {last}.",
    (DSA.at(33, 6, subparagraph=2),),
)


@frozen(kw_only=True)
class DesignationStatus(Explained):
    """How a service stands on a day: whether it is designated, as what, and whether Section 5 binds it (Article 33(6)).

    :param service: the service, by its name.
    :param on: the day asked about.
    :param kind: as what the service was designated; None if it never was.
    :param designated: whether the designation has effect: from its notification to its end.
    :param binds: whether Section 5 of Chapter III binds the service: from four months after the notification to the
        same end.
    :param application: between which days the first day with obligations lies; None where there is none.
    :param cessation: between which days the first day without obligations lies; None where there is none, or its
        notification still lies ahead.
    :param terminated: the day on which the end of the designation was notified, if that was before the day asked about
        or on it.
    """

    service: str
    on: date
    kind: Literal["VLOP", "VLOSE"] | None = None
    designated: bool | None
    binds: bool | None
    application: Bounds | None = None
    cessation: Bounds | None = None
    terminated: date | None = None

    @property
    def headline(self) -> Sentence:
        """The service, the day, and how it stands."""
        facts = (("on", self.on), ("service", self.service), ("status", self.kind))
        if self.designated and self.terminated:
            if self.binds:
                return Sentence(
                    "status-terminated-and-bound",
                    "on {on} the designation of {service} as a {status} is terminated, and Section 5 of Chapter III "
                    "binds it still",
                    facts,
                )
            return Sentence(
                "status-terminated", "on {on} the designation of {service} as a {status} is terminated", facts
            )
        match self.designated, self.binds:
            case True, True:
                return Sentence(
                    "status-bound",
                    "on {on} {service} is designated as a {status}, and Section 5 of Chapter III binds it",
                    facts,
                )
            case True, False:
                return Sentence(
                    "status-designated",
                    "on {on} {service} is designated as a {status}; Section 5 of Chapter III does not bind it yet",
                    facts,
                )
            case True, None:
                return Sentence(
                    "status-application-open",
                    "on {on} {service} is designated as a {status}; whether Section 5 of Chapter III binds it is not "
                    "known",
                    facts,
                )
            case None, _:
                return Sentence(
                    "status-open", "on {on} it is not known whether {service} is designated as a {status}", facts
                )
        return Sentence("status-not-designated", "on {on} {service} is not designated as very large", facts)


def standing(designation: VLOPDesignation, on: date) -> DesignationStatus:
    """One designation on a day: from the decision to its application, its end, and what follows for the day."""
    beginning, end = designation.beginning, designation.ending
    designated, binds = designation.stands(on), designation.applies(on)
    decided, service = designation.decided, designation.platform.name
    steps = [DECIDED.step(decided, decided, service=service, status=designation.kind)]
    notices = _application(designation)
    if on >= decided:
        steps += steps_to_application(beginning, decided)
    else:
        notices = ()
    terminated = designation.termination_notified
    if terminated is not None and on >= terminated:
        explained = ending(terminated)
        steps += (TERMINATION_NOTIFIED.step(steps[-1].after, terminated), *explained.steps)
        notices += explained.notices
        if not designation.ended(on):
            notices += tuple(ending_read_otherwise(designation))
    else:
        terminated = None
    told = end_of_being_very_large(designation)
    end_known = told is not None and told.reached(on) is not False
    verdict = _in_force(designation, steps[-1].after, on)
    steps.append(verdict)
    if designated:
        steps.append(section_5(designation, designated, on))
    return DesignationStatus(
        service=service,
        on=on,
        kind=designation.kind,
        designated=designated,
        binds=binds,
        application=beginning.application,
        cessation=end if end_known else None,
        terminated=terminated,
        steps=tuple(steps),
        notices=(
            *notices,
            *(end_notices(designation) if end_known else ()),
            *beginning_conflicts(designation),
            *(ending_conflicts(designation) if end_known else ()),
        ),
    )


def section_5(designation: VLOPDesignation, before: object, on: date) -> Step:
    """Whether Section 5 binds a service that is designated: from a day that is known, or as far as one is."""
    binds, application = designation.applies(on), designation.beginning.application
    if binds is None:
        return DAY_UNKNOWN.step(before, None, on=on)
    if application.exact is None and binds:
        return OVER_AT_LATEST.step(before, True, latest=application.last)
    if application.exact is None:
        return NOT_BEFORE.step(before, False, first=application.first)
    rule = FOUR_MONTHS_OVER if binds else NOT_YET_FOUR_MONTHS
    return rule.step(before, binds, first=application.exact)


def _application(designation: VLOPDesignation) -> tuple[Notice, ...]:
    explained = designation.beginning.explained
    return designation.beginning.notices if explained is None else explained.notices


def end_notices(designation: VLOPDesignation) -> tuple[Notice, ...]:
    """That the end is known only in vague words, where that is so."""
    window = designation.cessation_window
    if window is None or designation.termination_notified is not None:
        return ()
    return (VAGUE_END.notice(first=window[0], last=window[1]),)


def on_the_day(designation: VLOPDesignation, on: date) -> Iterator[Notice]:
    """What is to be said on the first day with obligations, or without them: counted strictly, it is the day after."""
    beginning, end = designation.beginning, designation.ending
    if isinstance(beginning, Notified | Published) and beginning.application.exact == on:
        yield from read_strictly(SAME_NUMBER_OR_NEXT_DAY, on)
    if end is not None and end.exact == on:
        yield from read_strictly(LAST_DAY_OR_NEXT, on)


def _in_force(designation: VLOPDesignation, before: object, on: date) -> Step:
    """Whether the designation has effect on a day: the step that decides it."""
    began, ended = designation.beginning.notification.reached(on), designation.ended(on)
    if began is False:
        return NOT_YET_IN_FORCE.step(before, False, first=designation.effective, on=on)
    if ended:
        return OVER.step(before, False, ceased=over_from(designation))
    if ended is None:
        return DAY_UNKNOWN.step(before, None, on=on)
    if began is None:
        return notification_open(designation, before, on)
    terminated = designation.termination_notified
    rule = HAS_EFFECT if terminated is None or on < terminated else HAS_EFFECT_STILL
    return rule.step(before, True, on=on)


def notification_open(designation: VLOPDesignation, before: object, on: date) -> Step:
    """That it is not known whether the decision was notified by a day, and between which days it was."""
    notification = designation.beginning.notification
    if notification.last is None:
        return NOTIFIED_SINCE.step(before, None, on=on, first=notification.first)
    return NOTIFIED_BETWEEN.step(before, None, on=on, first=notification.first, last=notification.last)


def over_from(designation: VLOPDesignation) -> date | None:
    """The last day that the end can be: from then on it is certain."""
    return None if designation.ending is None else designation.ending.last
