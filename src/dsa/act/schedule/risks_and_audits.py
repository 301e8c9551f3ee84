"""When very large services must act and what they must keep: Articles 34, 37, 39, 41 and 42(4)."""

from __future__ import annotations

import datetime as dt
from bisect import bisect
from collections.abc import Iterator, Sequence

from ...ground.citations import DSA
from ...ground.trace import Notice, Point, Rule, Sentence
from ...ground.values import Parameter
from ...time_limits.named_days import due_on, unmoved_end
from ...time_limits.periods import Period
from ..parameters import (
    ADVERTISEMENT_KEPT,
    AUDIT_IMPLEMENTATION,
    AUDIT_INTERVAL,
    RESULTS_PUBLISHED,
    REVIEW_INTERVAL,
    RISK_ASSESSMENT_INTERVAL,
    RISK_DOCUMENTS_AT_LEAST,
)
from ..very_large.designation import VLOPDesignation
from .binding_span import beginning, coming_to_bind, during, over
from .milestones import (
    AdvertisementLastPresented,
    AuditReportReceived,
    Milestone,
    RisksAssessed,
    RiskStrategiesReviewed,
)
from .planner import Agenda, DueDate, DueKind, kept
from .recurring import recurring

BY_APPLICATION = Rule(
    "due-by-date-of-application", "The first one is due by the date of application, {after}.", DSA.at(34, 1)
)
IF_RECEIVED = Point(
    "if-audit-received",
    "No audit report is recorded. If it arrives on {day}, the last day for it, this is when the time ends; if it "
    "arrives earlier, the time ends earlier.",
    (DSA.at(37, 1),),
)
IF_NOT_POSITIVE = Point(
    "if-audit-not-positive", "It is due only if the audit report is not 'positive'.", (DSA.at(37, 6),)
)
FIRST_AUDIT = Point(
    "first-audit-within-a-year",
    "The Act does not say by when the first audit must be over; within a year of the date of application is what the "
    "Commission has stated.",
    (DSA.at(37, 1),),
)

RISKS = Sentence("due-risk-assessment", "assessment of systemic risks")
RISK_DOCUMENTS = Sentence("keep-risk-documents", "documents behind the risk assessment")
REVIEW = Sentence("due-review", "review of the strategies against risks by the management body")
AUDIT = Sentence("due-audit", "independent audit")
IMPLEMENTATION = Sentence("due-audit-implementation", "audit implementation report")
RESULTS = Sentence("due-results", "publication of the risk assessment, mitigation and audit reports")
ADVERTISEMENT = Sentence("keep-advertisement", "advertisement in the repository: {advertisement}")

_AUDIT = "art-37-1-independent-audit"
_IMPLEMENT = ("art-37-6-audit-implementation", IMPLEMENTATION, AUDIT_IMPLEMENTATION)
_PUBLISH = ("art-42-4-publish-results", RESULTS, RESULTS_PUBLISHED)


def _yearly(
    agenda: Agenda,
    key: str,
    subject: Sentence,
    one: VLOPDesignation,
    done: Sequence[Milestone],
    interval: Parameter[Period],
    end: dt.date,
    *points: Notice,
) -> Iterator[DueDate]:
    """At least once a year from the date of application."""
    start, vague = beginning(one)
    return recurring(
        agenda,
        key,
        subject,
        first=start,
        done=done,
        interval=interval,
        end=min(end, over(one)),
        series=f"{one.decided}/",
        notices=(*vague, *points),
        conditional=bool(vague),
    )


def risk_assessments(agenda: Agenda, end: dt.date) -> Iterator[DueDate]:
    """Article 34(1): by the date of application, then at least once a year; documents are kept for three years."""
    key = "art-34-1-risk-assessment"
    for one in coming_to_bind(agenda):
        done = during(agenda, RisksAssessed, one)
        start, vague = beginning(one)
        step = BY_APPLICATION.step(start, start)
        yield agenda.due(
            key,
            due_on(start),
            RISKS,
            f"{one.decided}/0",
            steps=(step,),
            notices=vague,
            conditional=bool(vague),
            done=next((each.date for each in done), None),
        )
        yield from _yearly(agenda, key, RISKS, one, done, RISK_ASSESSMENT_INTERVAL, end)
    key = "art-34-3-keep-risk-documents"
    for day in dict.fromkeys(each.date for each in agenda.happened(RisksAssessed)):
        if agenda.binds(key, day):
            limit = unmoved_end(day, RISK_DOCUMENTS_AT_LEAST.cited(day))
            yield agenda.due(key, limit, RISK_DOCUMENTS, str(day), kind=DueKind.KEEP)


def reviews(agenda: Agenda, end: dt.date) -> Iterator[DueDate]:
    """Article 41(6): the management body reviews the strategies against risks at least once a year."""
    for one in coming_to_bind(agenda):
        done = during(agenda, RiskStrategiesReviewed, one)
        yield from _yearly(agenda, "art-41-6-review-of-strategies", REVIEW, one, done, REVIEW_INTERVAL, end)


def audits(agenda: Agenda, end: dt.date) -> Iterator[DueDate]:
    """Article 37(1) and what follows each audit report: implementation (37(6)) and publication (42(4))."""
    for one in coming_to_bind(agenda):
        yield from _audits(agenda, one, end)


def _audits(agenda: Agenda, one: VLOPDesignation, end: dt.date) -> Iterator[DueDate]:
    start, _ = beginning(one)
    # Of two reports of one day, the one that is not positive counts.
    reports = sorted(during(agenda, AuditReportReceived, one), key=lambda each: (each.date, not each.positive))
    received = {each.date: each for each in reports if each.date > start}
    points = () if received else (FIRST_AUDIT.notice(),)
    done = tuple(received.values())
    due = list(_yearly(agenda, _AUDIT, AUDIT, one, done, AUDIT_INTERVAL, max([end, *received]), *points))
    yield from due
    unanswered = [audit for audit in due if audit.done is None]
    number = 0
    for report in done:
        missed = bisect([audit.date for audit in unanswered], report.date)
        del unanswered[:missed]
        number += max(1, missed)  # what comes late answers the last that was missed
        if not report.positive:
            day = report.recommendations_received or report.date
            yield from _after(agenda, _IMPLEMENT, one, day, f"{one.decided}/{number}")
        yield from _after(agenda, _PUBLISH, one, report.date, f"{one.decided}/{number}")
    for audit in unanswered:
        awaited = IF_RECEIVED.notice(day=audit.date)
        yield from _after(agenda, _IMPLEMENT, one, audit.date, audit.occurrence, awaited, IF_NOT_POSITIVE.notice())
        yield from _after(agenda, _PUBLISH, one, audit.date, audit.occurrence, awaited)


def _after(
    agenda: Agenda,
    what: tuple[str, Sentence, Parameter[Period]],
    one: VLOPDesignation,
    day: dt.date,
    occurrence: str,
    *hangs: Notice,
) -> Iterator[DueDate]:
    """What is due a period after a report, unless the designation has ended by then."""
    key, subject, period = what
    limit, where = agenda.at_home(day, period.cited(day))
    if limit.date < over(one):
        yield agenda.due(key, limit, subject, occurrence, notices=(*hangs, where), conditional=bool(hangs))


def repository(agenda: Agenda, end: dt.date) -> Iterator[DueDate]:
    """Article 39(1): an advertisement stays in the repository until a year after it was last presented."""
    key = "art-39-1-advertising-repository"
    shown = [(one.advertisement, one.date) for one in agenda.happened(AdvertisementLastPresented)]
    for name, occurrence, limit in kept(agenda, key, shown, ADVERTISEMENT_KEPT):
        yield agenda.due(key, limit, ADVERTISEMENT.naming(advertisement=name), occurrence, kind=DueKind.KEEP)
