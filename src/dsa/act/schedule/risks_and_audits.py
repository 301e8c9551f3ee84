"""When very large services must act and what they must keep: Articles 34, 37, 39, 41 and 42(4)."""

from __future__ import annotations

import datetime as dt
from bisect import bisect
from collections.abc import Iterator

from attrs import evolve

from ...ground.citations import AUDIT_REGULATION, DSA
from ...ground.trace import Notice, Point, Rule, Sentence
from ...ground.values import Parameter
from ...time_limits.named_days import due_on
from ...time_limits.periods import Period
from ..parameters import (
    ADVERTISEMENT_KEPT,
    AUDIT_IMPLEMENTATION,
    AUDIT_INTERVAL,
    FIRST_AUDIT,
    RESULTS_PUBLISHED,
    REVIEW_INTERVAL,
    RISK_ASSESSMENT_INTERVAL,
    RISK_DOCUMENTS_AT_LEAST,
)
from ..very_large.designation import VLOPDesignation
from .binding_span import beginning, coming_to_bind, during, first_day, over
from .milestones import (
    AdvertisementLastPresented,
    AuditReportReceived,
    RisksAssessed,
    RiskStrategiesReviewed,
)
from .planner import Agenda, DueDate, kept
from .recurring import Rhythm, recurring

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
WITHIN_A_YEAR = Point(
    "first-audit-within-a-year",
    "The Act says only that audits are made at least once a year. That the first report is completed within a year "
    "from the date of application follows from Delegated Regulation (EU) 2024/436.",
    (DSA.at(37, 1), AUDIT_REGULATION.at(3, 3)),
)
AUDITED_FROM = Rule(
    "audited-period-begins",
    "The audited period of the first audit begins on {after}, four months after notification.",
    AUDIT_REGULATION.at(3, 3),
)
AUDITED_NEXT = Point(
    "audited-period-follows",
    "The audit covers the period that begins immediately after the period covered by the audit before it.",
    (AUDIT_REGULATION.at(3, 2),),
)
AUDITED_NEXT_FROM = Point(
    "audited-period-follows-from",
    "The audit covers the period that begins on {first}, immediately after the period covered by the audit before it.",
    (AUDIT_REGULATION.at(3, 2),),
)

RISKS = Sentence("due-risk-assessment", "assess the systemic risks")
RISK_DOCUMENTS = Sentence("keep-risk-documents", "documents behind the risk assessment")
REVIEW = Sentence("due-review", "have the management body review the strategies against risks")
AUDIT = Sentence("due-audit", "have the independent audit completed")
IMPLEMENTATION = Sentence("due-audit-implementation", "adopt the audit implementation report")
RESULTS = Sentence("due-results", "publish the risk assessment, mitigation and audit reports")
ADVERTISEMENT = Sentence("keep-advertisement", "advertisement in the repository: {advertisement}")

_AUDIT = "art-37-1-independent-audit"
_IMPLEMENT = ("art-37-6-audit-implementation", IMPLEMENTATION, AUDIT_IMPLEMENTATION)
_PUBLISH = ("art-42-4-publish-results", RESULTS, RESULTS_PUBLISHED)


def _yearly(
    agenda: Agenda, designation: VLOPDesignation, key: str, subject: Sentence, interval: Parameter[Period]
) -> Rhythm:
    """At least once a year from the date of application."""
    start, vague = beginning(designation)
    return Rhythm(
        key=key,
        subject=subject,
        interval=interval,
        first=start,
        until=min(agenda.end, over(designation)),
        series=f"{agenda.series(designation)}/",
        notices=first_day(designation),
        conditional=bool(vague),
    )


def risk_assessments(agenda: Agenda) -> Iterator[DueDate]:
    """Article 34(1): by the date of application, then at least once a year; documents are kept for three years."""
    key = "art-34-1-risk-assessment"
    for designation in coming_to_bind(agenda):
        done = during(agenda, RisksAssessed, designation)
        start, vague = beginning(designation)
        step = BY_APPLICATION.step(start, start)
        yield agenda.due(
            key,
            due_on(start),
            RISKS,
            f"{agenda.series(designation)}/0",
            steps=(step,),
            notices=first_day(designation),
            conditional=bool(vague),
            done=next((assessment.date for assessment in done), None),
        )
        yield from recurring(agenda, _yearly(agenda, designation, key, RISKS, RISK_ASSESSMENT_INTERVAL), done)
    key = "art-34-3-keep-risk-documents"
    binds = agenda.bindings[key]
    # The first assessment is made by the date of application, and mostly before it: its documents are kept as well.
    spans = [(each.earliest_application, each.effective, over(each)) for each in coming_to_bind(agenda)]
    for day in dict.fromkeys(assessment.date for assessment in agenda.happened(RisksAssessed)):
        bound = min((max(day, start) for start, begun, gone in spans if begun <= day < gone), default=day)
        if binds.possible(bound):
            yield agenda.keep(key, day, RISK_DOCUMENTS_AT_LEAST, RISK_DOCUMENTS, str(day), bound=bound)


def reviews(agenda: Agenda) -> Iterator[DueDate]:
    """Article 41(6): the management body reviews the strategies against risks at least once a year."""
    for designation in coming_to_bind(agenda):
        done = during(agenda, RiskStrategiesReviewed, designation)
        rhythm = _yearly(agenda, designation, "art-41-6-review-of-strategies", REVIEW, REVIEW_INTERVAL)
        yield from recurring(agenda, rhythm, done)


def audits(agenda: Agenda) -> Iterator[DueDate]:
    """Article 37(1) and what follows each audit report: implementation (37(6)) and publication (42(4))."""
    for designation in coming_to_bind(agenda):
        yield from _audits(agenda, designation)


def _audits(agenda: Agenda, designation: VLOPDesignation) -> Iterator[DueDate]:
    start, vague = beginning(designation)
    # Of two reports of one day, the one that is not positive counts.
    reports = sorted(
        during(agenda, AuditReportReceived, designation), key=lambda report: (report.date, not report.positive)
    )
    received = {report.date: report for report in reports if report.date > start}
    done = tuple(received.values())
    yearly = _yearly(agenda, designation, _AUDIT, AUDIT, AUDIT_INTERVAL)
    rhythm = evolve(
        yearly,
        until=min(max([agenda.end, *received]), over(designation)),
        opening=(FIRST_AUDIT, AUDITED_FROM),
    )
    due = list(recurring(agenda, rhythm, done))
    yield from _with_audited_periods(due, done)
    unanswered = [audit for audit in due if audit.done is None]
    number = 0
    for report in done:
        missed = bisect([audit.date for audit in unanswered], report.date)
        del unanswered[:missed]
        number += max(1, missed)  # what comes late answers the last that was missed
        if not report.positive:
            day = report.recommendations_received or report.date
            yield from _after(agenda, _IMPLEMENT, designation, day, f"{agenda.series(designation)}/{number}")
        yield from _after(agenda, _PUBLISH, designation, report.date, f"{agenda.series(designation)}/{number}")
    for audit in unanswered:
        awaited = (*(() if done else vague), IF_RECEIVED.notice(day=audit.date))
        yield from _after(
            agenda, _IMPLEMENT, designation, audit.date, audit.occurrence, *awaited, IF_NOT_POSITIVE.notice()
        )
        yield from _after(agenda, _PUBLISH, designation, audit.date, audit.occurrence, *awaited)


def _with_audited_periods(due: list[DueDate], done: tuple[AuditReportReceived, ...]) -> Iterator[DueDate]:
    """The audits with what is known of the period that each covers: one follows immediately after the other."""
    for place, audit in enumerate(due):
        if place == 0:
            points = () if done else (WITHIN_A_YEAR.notice(),)
        else:
            before = [report for report in done if report.date < (audit.done or audit.date)][-1:]
            open_since = [earlier for earlier in due[:place] if before and before[0].date < earlier.date != audit.date]
            known = before and all(earlier.done == before[0].date for earlier in open_since)
            points = (AUDITED_NEXT.notice(),)
            if known and before[0].covers_until is not None:
                points = (AUDITED_NEXT_FROM.notice(first=before[0].covers_until + dt.timedelta(days=1)),)
        yield evolve(audit, notices=(*points, *audit.notices))


def _after(
    agenda: Agenda,
    what: tuple[str, Sentence, Parameter[Period]],
    designation: VLOPDesignation,
    day: dt.date,
    occurrence: str,
    *hangs: Notice,
) -> Iterator[DueDate]:
    """What is due a period after a report, unless the designation has ended by then."""
    key, subject, period = what
    limit, where = agenda.home.end(day, period.cited(day))
    if limit.date < over(designation):
        notices, hangs_on = (*hangs, where), (day, limit.date)
        yield agenda.due(key, limit, subject, occurrence, notices=notices, conditional=bool(hangs), hangs_on=hangs_on)


def repository(agenda: Agenda) -> Iterator[DueDate]:
    """Article 39(1): an advertisement stays in the repository until a year after it was last presented."""
    key = "art-39-1-advertising-repository"
    shown = [(presented.advertisement, presented.date) for presented in agenda.happened(AdvertisementLastPresented)]
    for name, occurrence, day in kept(agenda, key, shown, ADVERTISEMENT_KEPT):
        yield agenda.keep(key, day, ADVERTISEMENT_KEPT, ADVERTISEMENT.naming(advertisement=name), occurrence)
