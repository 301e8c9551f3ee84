"""When reports and figures are due: Articles 15(1), 24(2) and 42(1), and Implementing Regulation (EU) 2024/2835."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from attrs import evolve

from ...ground.citations import DSA, TEMPLATE_REGULATION
from ...ground.trace import Notice, Point, Rule, Sentence
from ...time_limits.deadlines import Deadline
from ...time_limits.named_days import due_on
from ..parameters import (
    EARLY_APPLICATION,
    FIRST_RECIPIENTS,
    FIRST_REPORT,
    FIRST_TEMPLATE_PERIOD,
    GENERAL_APPLICATION,
    RECIPIENTS_INTERVAL,
    REPORT_AFTER_PERIOD,
    REPORT_INTERVAL,
    REPORTING_RULES,
    REPORTS_PUBLIC_AT_LEAST,
    SECOND_REPORTING_CYCLE,
)
from ..services.platforms import RecipientBasis
from ..very_large.designation import VLOPDesignation
from .binding_span import beginning, coming_to_bind, during, first_day, over
from .milestones import RecipientsPublished, TransparencyReportPublished
from .planner import Agenda, DueDate
from .recurring import Rhythm, recurring
from .reporting_periods import bound_in_its_course, closings, report_after

FIRST_FIGURES = Rule("first-user-numbers", "The Act itself names the day of the first figures: {after}.", DSA.at(24, 2))
LATE_STARTER = Point(
    "user-numbers-late-starter",
    "The Act names no first day for a service that comes under Article 24(2) after 17 February 2023; six months from "
    "{first}, when it did, is the cautious reading.",
    (DSA.at(24, 2),),
)
PERIOD_ENDS = Rule("reporting-period-ends", "The reporting period ends on {after}; its report follows.")
FIRST_CYCLE = Rule(
    "reporting-cycle-first",
    "The first reporting cycle ends on {after}: the second one starts on {second} at the latest.",
    TEMPLATE_REGULATION.recital(9),
)
SECOND_CYCLE = Rule(
    "reporting-cycle-second",
    "The second reporting cycle starts on {second} at the latest and covers the period until {after}.",
    TEMPLATE_REGULATION.recital(9),
)
PRACTICE = Point(
    "yearly-report-practice",
    "Article 15(1) asks for a report at least once a year and sets no time after the reporting year. For the first "
    "cycle, the two months of Article 2(3) of Implementing Regulation (EU) 2024/2835 are taken by analogy.",
    (DSA.at(15, 1), TEMPLATE_REGULATION.at(2, 3)),
)
TRANSITION = Point(
    "reporting-periods-transition",
    "The first half-year with the templates of the Implementing Regulation begins on {first}. That a report is "
    "still due in the rhythm of the Act until it is over is the cautious reading.",
    (DSA.at(42, 1), TEMPLATE_REGULATION.recital(10)),
)
FIRST_HALF_YEAR = Point(
    "reporting-periods-first-half-year",
    "Only the templates of the Implementing Regulation begin on {first}. Its half-years can be read to count since "
    "it entered into force, on {since}: then the half-year to {closing} has a report of its own, due on {day}. "
    "Otherwise reports follow the rhythm of the Act until the half-year that begins on {first} is over.",
    (TEMPLATE_REGULATION.at(2, 2), TEMPLATE_REGULATION.at(2, 4), TEMPLATE_REGULATION.recital(10)),
)
MORE_THAN_SIX_MONTHS = Point(
    "more-than-six-months-between-reports",
    "It is due more than six months after {before}, and Article 42(1) asks for a report at least every six months: "
    "who reports by {other} is in time under both provisions.",
    (DSA.at(42, 1), TEMPLATE_REGULATION.at(2, 3)),
)
PUBLISHED_BEFORE = Point(
    "report-published-before-rules",
    "It was published before the Implementing Regulation entered into force on {since}; that it is kept public as long "
    "as later ones is the cautious reading.",
    (TEMPLATE_REGULATION.at(3),),
)

USER_NUMBERS = Sentence("due-user-numbers", "publish the average monthly active recipients in the Union")
YEARLY_REPORT = Sentence("due-yearly-report", "publish the transparency report for the year to {closing}")
SIX_MONTHLY_REPORT = Sentence(
    "due-six-monthly-report", "publish the transparency report that is due at least every six months"
)
HALF_YEAR_REPORT = Sentence("due-half-year-report", "publish the transparency report for the half-year to {closing}")
PUBLIC_REPORT = Sentence("keep-transparency-report", "transparency report of {published}, publicly available")

_USERS = "art-24-2-user-numbers"
_YEARLY = "art-15-1-transparency-report"
_SIX_MONTHLY = "art-42-1-six-monthly-reports"
_DAY = dt.timedelta(days=1)


def user_numbers(agenda: Agenda) -> Iterator[DueDate]:
    """Article 24(2): by 17 February 2023, then at least once every six months."""
    first_day = FIRST_RECIPIENTS.on(EARLY_APPLICATION)
    own = (figures for figures in agenda.platform.recipients if figures.basis is RecipientBasis.PUBLISHED)
    published = {figures.published for figures in own if figures.published is not None}
    published |= {milestone.date for milestone in agenda.happened(RecipientsPublished)}
    for begun, gone in agenda.bindings[_USERS].stretches():
        done = [RecipientsPublished(date=day) for day in sorted(published) if begun <= day < gone]
        if gone <= first_day:
            continue  # spared again before the first figures were due
        notices: tuple[Notice, ...] = ()
        anchor = begun
        if begun <= first_day:
            anchor = first_day
            step = FIRST_FIGURES.step(first_day, first_day)
            first = next((publication.date for publication in done), None)
            yield agenda.due(_USERS, due_on(first_day), USER_NUMBERS, f"{first_day}/0", steps=(step,), done=first)
        elif begun not in published:  # what is published then is the first time, and the rest runs from it
            notices = (LATE_STARTER.notice(first=begun),)
        rhythm = Rhythm(
            key=_USERS,
            subject=USER_NUMBERS,
            interval=RECIPIENTS_INTERVAL,
            first=anchor,
            until=min(agenda.end, gone),
            series=f"{anchor}/",
            notices=notices,
            conditional=not done,
        )
        yield from recurring(agenda, rhythm, done)


def yearly_reports(agenda: Agenda) -> Iterator[DueDate]:
    """Article 15(1): the cycle from 17 February 2024, then calendar years; not where Article 42(1) asks for it too."""
    yearly, six_monthly = agenda.bindings[_YEARLY], agenda.bindings[_SIX_MONTHLY]
    second = SECOND_REPORTING_CYCLE.cited(REPORTING_RULES)
    opening = second.value - _DAY
    published = agenda.happened(TransparencyReportPublished)
    for closing in (opening, *closings(second.value, agenda.end, months=(12,))):
        if not yearly.possible(closing):
            continue
        limit, where = agenda.home.end(closing, REPORT_AFTER_PERIOD.cited(closing))
        if six_monthly.possible(closing, limit.date) or not yearly.possible(limit.date):
            continue
        rule = FIRST_CYCLE if closing == opening else SECOND_CYCLE
        cycle = (second.step(closing), rule.step(closing, closing, second=second.value))
        period = (PERIOD_ENDS.step(closing, closing, under=TEMPLATE_REGULATION.at(2, 1)),)
        start = GENERAL_APPLICATION if closing == opening else max(second.value, closing.replace(month=1, day=1))
        late = bound_in_its_course(yearly, start, closing, DSA.at(15, 1))
        yield agenda.due(
            _YEARLY,
            limit,
            YEARLY_REPORT.naming(closing=closing),
            str(closing),
            steps=cycle if closing.year == second.value.year else period,
            notices=(*((PRACTICE.notice(),) if closing == opening else ()), *late, where),
            conditional=closing == opening,
            hangs_on=(closing, limit.date),
            done=report_after(published, closing),
        )


def six_monthly_reports(agenda: Agenda) -> Iterator[DueDate]:
    """Article 42(1): two months after application, then every six months, and by the half-years of the templates."""
    binds = agenda.bindings[_SIX_MONTHLY]
    published = agenda.happened(TransparencyReportPublished)
    templates = FIRST_TEMPLATE_PERIOD.cited(REPORTING_RULES)
    before = templates.value - _DAY
    day = agenda.home.end(before, REPORT_AFTER_PERIOD.cited(before))[0].date
    half_year = FIRST_HALF_YEAR.notice(since=REPORTING_RULES, first=templates.value, closing=before, day=day)
    reading = (half_year,) if binds.possible(before, day) else ()
    chains = [tuple(_rhythm_of_the_act(agenda, designation, reading)) for designation in coming_to_bind(agenda)]
    for chain in chains:
        yield from chain
    reported = (dt.date.min, dt.date.min)
    for closing in closings(before, agenda.end, months=(6, 12)):
        if not binds.possible(closing):
            continue
        limit, where = agenda.home.end(closing, REPORT_AFTER_PERIOD.cited(closing))
        if not binds.possible(limit.date):
            continue
        hangs = reading if closing == before else ()
        opening = (templates.step(closing),) if closing == before else ()
        late = bound_in_its_course(binds, closing.replace(month=closing.month - 5, day=1), closing, DSA.at(42, 1))
        yield agenda.due(
            _SIX_MONTHLY,
            limit,
            HALF_YEAR_REPORT.naming(closing=closing),
            str(closing),
            steps=(PERIOD_ENDS.step(closing, closing, under=TEMPLATE_REGULATION.at(2, 2)), *opening),
            notices=(*hangs, *late, *_gap(agenda, chains, reported, closing, limit.date), where),
            conditional=bool(hangs),
            hangs_on=(closing, limit.date),
            done=report_after(published, closing),
        )
        if closing != before:
            reported = (closing, limit.date)


def _rhythm_of_the_act(agenda: Agenda, designation: VLOPDesignation, reading: tuple[Notice, ...]) -> Iterator[DueDate]:
    """The reports by the Act's own rhythm, until the first half-year with the templates is over."""
    start, vague = beginning(designation)
    limit, where = agenda.home.end(start, FIRST_REPORT.cited(start))
    if limit.date >= over(designation):
        return
    templates = FIRST_TEMPLATE_PERIOD.on(REPORTING_RULES)
    last = next(closings(templates, dt.date.max, months=(6, 12)))
    done = [event for event in during(agenda, TransparencyReportPublished, designation) if event.date >= start]
    first = done.pop(0).date if done and done[0].date <= limit.date else None
    yield agenda.due(
        _SIX_MONTHLY,
        limit,
        SIX_MONTHLY_REPORT,
        f"{agenda.series(designation)}/0",
        notices=(*first_day(designation), where),
        conditional=bool(vague),
        done=first,
    )
    rhythm = Rhythm(
        key=_SIX_MONTHLY,
        subject=SIX_MONTHLY_REPORT,
        interval=REPORT_INTERVAL,
        first=first or limit.nominal,
        until=min(over(designation), last),
        series=f"{agenda.series(designation)}/",
        notices=vague,
        conditional=first is None,
        named=limit.nominal if first is not None and first < limit.nominal else None,
        missed=first is None,
    )
    for due in recurring(agenda, rhythm, done):
        if due.date < templates:
            yield due
        else:
            yield evolve(due, notices=(TRANSITION.notice(first=templates), *reading, *due.notices))


def published_reports(agenda: Agenda) -> Iterator[DueDate]:
    """Article 3 of the Implementing Regulation: reports are retained, and stay public, for at least five years."""
    yearly, six_monthly = agenda.bindings[_YEARLY], agenda.bindings[_SIX_MONTHLY]
    for day in dict.fromkeys(event.date for event in agenda.happened(TransparencyReportPublished)):
        if not (six_monthly.possible(day) or yearly.possible(day)):
            continue
        yield agenda.keep(
            _SIX_MONTHLY if six_monthly.possible(day) else _YEARLY,
            day,
            REPORTS_PUBLIC_AT_LEAST,
            PUBLIC_REPORT.naming(published=day),
            f"public/{day}",
            under=(_SIX_MONTHLY, _YEARLY),
            notices=(PUBLISHED_BEFORE.notice(since=REPORTING_RULES),) if day < REPORTING_RULES else (),
        )


def _gap(
    agenda: Agenda,
    chains: list[tuple[DueDate, ...]],
    reported: tuple[dt.date, dt.date],
    closing: dt.date,
    last: dt.date,
) -> tuple[Notice, ...]:
    """The notice that a half-year's report comes later than six months after the one before it, while that binds.

    The one before it is the last in the rhythm of the Act, or what was published since the half-year before, which
    ended and had its report due on the days of ``reported``.
    """
    binds = agenda.bindings[_SIX_MONTHLY]
    eve, due_before = reported
    before = [_counted(chain[-1]) for chain in chains if chain and due_before < chain[-1].date < last]
    published = (event.date for event in agenda.happened(TransparencyReportPublished))
    before += [day for day in published if eve < day <= closing and binds.possible(day)]
    if not before:
        return ()
    day = max(before)
    other, _ = agenda.home.end(day, REPORT_INTERVAL.cited(day))
    throughout = any(begun <= day and other.date < gone for begun, gone in binds.stretches())
    return (MORE_THAN_SIX_MONTHS.notice(before=day, other=other.date),) if throughout and other.date < last else ()


def _counted(report: DueDate) -> dt.date:
    """The day from which the time after a report runs: that of its publication, or the last one for it."""
    limit = report.deadline
    return report.done or (limit.nominal if isinstance(limit, Deadline) else limit.date)
