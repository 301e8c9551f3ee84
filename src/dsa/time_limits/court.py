"""The Court's own time limits, which are not those of Regulation 1182/71.

An action for annulment is brought within two months (Article 263 TFEU), lengthened by ten days on account of
distance. Both are one period: the ten days are added before, not after, a last day moves off a holiday.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from attrs import evolve

from ..ground import checks
from ..ground.answering import answers
from ..ground.citations import COURT_RULES, COURT_STATUTE, GENERAL_COURT_RULES, TFEU
from ..ground.errors import MissingFact
from ..ground.trace import Notice, Point, Rule
from ..ground.words import Phrase
from . import calendars
from .calendars import Calendar
from .deadlines import Deadline
from .periods import Period
from .reckoning import add_months, edge
from .rolling import Beyond, known_beyond, rolled

FROM_PUBLICATION = Rule(
    "court-from-publication",
    "Time runs from the end of the 14th day after publication on {before}, which is {after}.",
    GENERAL_COURT_RULES.at(59),
)
TWO_MONTHS = Rule(
    "court-two-months",
    "Two months from {before}, which is not counted, end on the same number or on the month's last day: {after}.",
    TFEU.at(263),
)
DISTANCE = Rule(
    "court-distance",
    "The limit is extended on account of distance by a single period of ten days: {after}.",
    GENERAL_COURT_RULES.at(60),
)
ROLLED = Rule(
    "court-rolled",
    "{before} is a Saturday, a Sunday or an official holiday of the Court: the limit ends with the first working day "
    "after it, {after}.",
    GENERAL_COURT_RULES.at(58, 2),
)
NOT_ROLLED = Rule(
    "court-not-rolled",
    "{before} is neither a Saturday, a Sunday nor an official holiday of the Court: the limit ends there.",
    GENERAL_COURT_RULES.at(58, 2),
)
APPEAL = Rule(
    "court-appeal-two-months",
    "Two months for an appeal from {before}, which is not counted, end on the same number or on the month's last "
    "day: {after}.",
    COURT_STATUTE.at(56),
)
APPEAL_DISTANCE = evolve(DISTANCE, id="court-appeal-distance", citation=COURT_RULES.at(51))
APPEAL_ROLLED = evolve(ROLLED, id="court-appeal-rolled", citation=COURT_RULES.at(49, 2))
APPEAL_NOT_ROLLED = evolve(NOT_ROLLED, id="court-appeal-not-rolled", citation=COURT_RULES.at(49, 2))
SERVICE = Point(
    "court-service",
    "The day counts on which the decision was served on the applicant; a document left unopened in e-Curia counts as "
    "served at the end of the seventh day after the e-mail that announced it. Judicial vacations do not suspend time.",
    (GENERAL_COURT_RULES.at(58, 1),),
)
APPEAL_SERVICE = evolve(SERVICE, id="court-appeal-service", citations=(COURT_RULES.at(49, 1),))


class _Court(NamedTuple):
    """How a court says what it applies: each has rules of procedure of its own."""

    two_months: Rule
    distance: Rule
    rolled: Rule
    not_rolled: Rule
    service: Point


_GENERAL_COURT = _Court(TWO_MONTHS, DISTANCE, ROLLED, NOT_ROLLED, SERVICE)
_COURT_OF_JUSTICE = _Court(APPEAL, APPEAL_DISTANCE, APPEAL_ROLLED, APPEAL_NOT_ROLLED, APPEAL_SERVICE)
_LIMIT = Period(months=2, days=10)
_AFTER_PUBLICATION = timedelta(days=14)


@answers
def action_for_annulment(
    notified: date | None,
    *,
    published: date | None = None,
    calendar: Calendar | str = "CJEU",
    beyond: Beyond | None = None,
) -> Deadline:
    """The last day to bring an action for annulment of a Commission decision before the General Court.

    :param notified: the day on which the decision was notified to the applicant; it governs where it is known.
    :param published: where there was no notification, the day of publication in the Official Journal.
    :param calendar: the Court's own, or one of your own making.
    :param beyond: what to do where no list of the Court's holidays is published yet; see :func:`dsa.deadline`.
    :raises MissingFact: neither day is given.

    >>> print(action_for_annulment(date(2024, 7, 12)))
    2 months and 10 days from 12 July 2024 end on 23 September 2024
    """
    start = checks.optional_day("notified", notified)
    publication = checks.optional_day("published", published)
    if start is not None:
        return _limit("notified", start, _GENERAL_COURT, calendar, beyond)
    if publication is None:
        raise MissingFact(missing=Phrase("The day from which time runs"), give=Phrase("notified= or published="))
    return _limit("published", publication, _GENERAL_COURT, calendar, beyond, wait=_AFTER_PUBLICATION)


@answers
def appeal(notified: date, *, calendar: Calendar | str = "CJEU", beyond: Beyond | None = None) -> Deadline:
    """The last day to appeal to the Court of Justice against a decision of the General Court.

    :param notified: the day on which the decision was notified to the party that appeals.
    :param calendar: the Court's own, or one of your own making.
    :param beyond: what to do where no list of the Court's holidays is published yet; see :func:`dsa.deadline`.

    >>> print(appeal(date(2025, 9, 3)))
    2 months and 10 days from 3 September 2025 end on 13 November 2025
    """
    return _limit("notified", checks.day("notified", notified), _COURT_OF_JUSTICE, calendar, beyond)


def _limit(
    field: str,
    event: date,
    court: _Court,
    calendar: Calendar | str,
    beyond: Beyond | None,
    *,
    wait: timedelta = timedelta(),
) -> Deadline:
    known_beyond(beyond)
    try:
        start = event + wait
        months_end = add_months(start, _LIMIT.months)[0]
        nominal = months_end + timedelta(days=_LIMIT.days)
    except (OverflowError, ValueError):
        raise edge(field, event) from None
    service = () if wait else (court.service.notice(),)  # nobody is served with what is published
    end = rolled(nominal, nominal, calendars.calendar(calendar), beyond=beyond)
    return Deadline(
        date=end.day,
        nominal=nominal,
        certain=end.certain,
        zone=end.calendar.zone,
        event=start,
        period=_LIMIT,
        calendar=end.calendar.code,
        lists=end.sources,
        steps=(
            *((FROM_PUBLICATION.step(event, start),) if wait else ()),
            court.two_months.step(start, months_end),
            court.distance.step(months_end, nominal),
            (court.not_rolled if end.day == nominal else court.rolled).step(nominal, end.day),
        ),
        notices=(*service, *(_of_the_court(doubt, court) for doubt in end.notices)),
    )


def _of_the_court(doubt: Notice, court: _Court) -> Notice:
    """A doubt about the Court's holidays, under the provision that looks at them: it is not Regulation 1182/71."""
    provision = court.rolled.citation
    return doubt if provision is None else evolve(doubt, citations=(provision,))
