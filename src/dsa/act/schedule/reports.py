"""When reports and figures are due: Articles 15(1), 24(2) and 42(1), and Implementing Regulation (EU) 2024/2835."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import evolve

from ...ground.citations import DSA, TEMPLATE_REGULATION
from ...ground.trace import Notice, Point, Rule, Sentence
from ...time_limits.named_days import due_on
from ...time_limits.reckoning import nominal_end
from ..parameters import (
    EARLY_APPLICATION,
    FIRST_RECIPIENTS,
    FIRST_REPORT,
    FIRST_TEMPLATE_PERIOD,
    GENERAL_APPLICATION,
    RECIPIENTS_INTERVAL,
    REPORT_AFTER_PERIOD,
    REPORT_INTERVAL,
    YEARLY_REPORT_INTERVAL,
)
from ..very_large.designation import VLOPDesignation
from .binding_span import beginning, coming_to_bind, during, over
from .milestones import RecipientsPublished, TransparencyReportPublished
from .planner import Agenda, DueDate
from .recurring import recurring

FIRST_FIGURES = Rule("first-user-numbers", "The Act itself names the day of the first figures: {after}.", DSA.at(24, 2))
LATE_STARTER = Point(
    "user-numbers-late-starter",
    "The Act names no first day for a service that comes under Article 24(2) after 17 February 2023; six months from "
    "{first}, when it did, is the cautious reading.",
    (DSA.at(24, 2),),
)
PERIOD_ENDS = Rule(
    "reporting-period-ends", "The reporting period ends on {after}; its report follows.", TEMPLATE_REGULATION.at(2)
)
PRACTICE = Point(
    "yearly-report-practice",
    "The Act sets no time after the reporting year. Two months are the practice, and from 1 July 2025 the rule of "
    "Implementing Regulation (EU) 2024/2835.",
    (DSA.at(15, 1), TEMPLATE_REGULATION.at(2)),
)
TRANSITION = Point(
    "reporting-periods-transition",
    "The reporting periods of the Implementing Regulation run from {first}. That a report is still due in the rhythm "
    "of the Act until the first of them is over is the cautious reading.",
    (DSA.at(42, 1), TEMPLATE_REGULATION.at(2)),
)

USER_NUMBERS = Sentence("due-user-numbers", "average monthly active recipients in the Union")
YEARLY_REPORT = Sentence("due-yearly-report", "transparency report for the year to {closing}")
SIX_MONTHLY_REPORT = Sentence("due-six-monthly-report", "transparency report, at least every six months")
HALF_YEAR_REPORT = Sentence("due-half-year-report", "transparency report for the half-year to {closing}")

_TEMPLATES = FIRST_TEMPLATE_PERIOD.on(dt.date(2025, 1, 1))
_USERS = "art-24-2-user-numbers"
_YEARLY = "art-15-1-transparency-report"
_SIX_MONTHLY = "art-42-1-six-monthly-reports"


def user_numbers(agenda: Agenda, end: dt.date) -> Iterator[DueDate]:
    """Article 24(2): by 17 February 2023, then at least once every six months."""
    first_day = FIRST_RECIPIENTS.on(EARLY_APPLICATION)
    published = {one.published for one in agenda.platform.recipients if one.published is not None}
    published |= {one.date for one in agenda.happened(RecipientsPublished)}
    for begun, gone in agenda.stretches(_USERS):
        done = [RecipientsPublished(date=day) for day in sorted(published) if begun <= day < gone]
        if gone <= first_day:
            continue  # spared again before the first figures were due
        notices: tuple[Notice, ...] = ()
        anchor = begun
        if begun <= first_day:
            anchor = first_day
            step = FIRST_FIGURES.step(first_day, first_day)
            first = next((one.date for one in done), None)
            yield agenda.due(_USERS, due_on(first_day), USER_NUMBERS, f"{first_day}/0", steps=(step,), done=first)
        elif not done:
            notices = (LATE_STARTER.notice(first=begun),)
        yield from recurring(
            agenda,
            _USERS,
            USER_NUMBERS,
            first=anchor,
            done=done,
            interval=RECIPIENTS_INTERVAL,
            end=min(end, gone),
            series=f"{anchor}/",
            notices=notices,
            conditional=not done,
        )


def yearly_reports(agenda: Agenda, end: dt.date) -> Iterator[DueDate]:
    """Article 15(1): the year from 17 February 2024, then calendar years; not where Article 42(1) asks for the same."""
    opening = nominal_end(GENERAL_APPLICATION, YEARLY_REPORT_INTERVAL.on(GENERAL_APPLICATION))
    closings = [opening, *_closings(dt.date(_TEMPLATES.year, 12, 31), end, months=(12,))]
    for closing in closings:
        limit, where = agenda.at_home(closing, REPORT_AFTER_PERIOD.cited(closing))
        if _bound(agenda, _SIX_MONTHLY, closing, limit.date) or not _bound(agenda, _YEARLY, closing, limit.date):
            continue
        subject = YEARLY_REPORT.naming(closing=closing)
        practice = (PRACTICE.notice(),) if closing == opening else ()
        yield agenda.due(
            _YEARLY,
            limit,
            subject,
            str(closing),
            steps=(PERIOD_ENDS.step(closing, closing),),
            notices=(*practice, where),
            conditional=closing == opening,
            done=_report_after(agenda, closing),
        )


def six_monthly_reports(agenda: Agenda, end: dt.date) -> Iterator[DueDate]:
    """Article 42(1): two months after application, then every six months, from 1 July 2025 for each half-year."""
    for one in coming_to_bind(agenda):
        yield from _first_reports(agenda, one)
    for closing in _closings(dt.date(_TEMPLATES.year, 12, 31), end, months=(6, 12)):
        limit, where = agenda.at_home(closing, REPORT_AFTER_PERIOD.cited(closing))
        if not _bound(agenda, _SIX_MONTHLY, closing, limit.date):
            continue
        subject = HALF_YEAR_REPORT.naming(closing=closing)
        steps = (PERIOD_ENDS.step(closing, closing),)
        vague = _vague(agenda, closing)
        yield agenda.due(
            _SIX_MONTHLY,
            limit,
            subject,
            str(closing),
            steps=steps,
            notices=(*vague, where),
            conditional=bool(vague),
            done=_report_after(agenda, closing),
        )


def _first_reports(agenda: Agenda, one: VLOPDesignation) -> Iterator[DueDate]:
    """The reports by the Act's own rhythm, until the first half-year of the Implementing Regulation is over."""
    start, vague = beginning(one)
    limit, where = agenda.at_home(start, FIRST_REPORT.cited(start))
    if limit.date >= over(one):
        return
    last = dt.date(_TEMPLATES.year, 12, 31)
    told = [event for event in during(agenda, TransparencyReportPublished, one) if event.date >= start]
    # What was published once the half-years had begun is no link of the chain, unless it is the first report itself.
    done = [event for event in told if event.date <= max(last, limit.date)]
    # What comes late is the first report still, as long as no second one was due before it.
    second, _ = agenda.at_home(limit.nominal, REPORT_INTERVAL.cited(limit.nominal))
    first = done.pop(0).date if done and done[0].date < second.date else None
    yield agenda.due(
        _SIX_MONTHLY,
        limit,
        SIX_MONTHLY_REPORT,
        f"{one.decided}/0",
        notices=(*vague, where),
        conditional=bool(vague),
        done=first,
    )
    for due in recurring(
        agenda,
        _SIX_MONTHLY,
        SIX_MONTHLY_REPORT,
        first=first or limit.nominal,
        done=done,
        interval=REPORT_INTERVAL,
        end=min(over(one), last),
        series=f"{one.decided}/",
        notices=vague,
        conditional=first is None,
    ):
        if due.date < _TEMPLATES:
            yield due
        else:
            yield evolve(due, notices=(TRANSITION.notice(first=_TEMPLATES), *due.notices))


def _vague(agenda: Agenda, closing: dt.date) -> tuple[Notice, ...]:
    """The notice that it is not known whether Article 42(1) bound at the end of a period, where that is so."""
    if agenda.status(_SIX_MONTHLY, closing).binds is not None:
        return ()
    return beginning([one for one in agenda.designations if one.effective <= closing][-1])[1]


def _bound(agenda: Agenda, key: str, closing: dt.date, last: dt.date) -> bool:
    """Whether a report binds both when its period ends and on the last day for it."""
    return agenda.binds(key, closing) and agenda.binds(key, last)


def _report_after(agenda: Agenda, closing: dt.date) -> dt.date | None:
    """The day of the first report published after the end of a period."""
    return next((one.date for one in agenda.happened(TransparencyReportPublished) if one.date > closing), None)


def _closings(first: dt.date, end: dt.date, *, months: tuple[int, ...]) -> Iterator[dt.date]:
    """The last days of reporting periods from the first one, as long as their reports can be due before ``end``."""
    days = {6: 30, 12: 31}
    for year in range(first.year, end.year + 1):
        for month in months:
            closing = dt.date(year, month, days[month])
            if first <= closing < end:
                yield closing
