"""Which turnover a ceiling is a share of: that of the "preceding financial year", Articles 52, 74 and 76.

It is the year that ended last before the day of the decision, and need not be a calendar year. A turnover that may be
an older year's is refused: a ceiling on the wrong year is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from ...ground import checks
from ...ground.citations import DSA, MERGER_REGULATION, Citation
from ...ground.errors import InvalidValue, MissingFact
from ...ground.money import FinancialYear, Turnover
from ...ground.trace import Notice, Point, Rule, Step
from ...ground.words import Phrase, day
from ...time_limits.reckoning import add_months

PRECEDING_YEAR = Rule(
    "preceding-financial-year",
    "For a decision on {before}, the preceding financial year is the last one that ended before that day: {after}.",
)
TURNOVER_OF_YEAR = Rule(
    "turnover-of-year",
    "The worldwide turnover of that financial year ({before}) is {after}.",
    DSA.at(3, point="x"),
)
YEAR_BY_ANALOGY = Point(
    "preceding-year-by-analogy",
    "That the year is the one before the decision, and not the one of the infringement, follows competition case-law; "
    "the Act does not say it.",
)
GROUP_TURNOVER = Point(
    "group-turnover",
    "The turnover is that of the whole group. That a group is fined as one undertaking is the Commission's position; "
    "the Court has not confirmed it under this Act.",
    (DSA.at(3, point="x"), MERGER_REGULATION.at(5)),
)
OWN_TURNOVER = Point(
    "provider-turnover",
    "The turnover is taken as that of the provider alone. The Commission's position is that the whole group counts; "
    "the ceiling is then higher.",
    (DSA.at(3, point="x"), MERGER_REGULATION.at(5)),
)
ODD_YEAR = Point(
    "odd-financial-year",
    "The financial year has {days} days and is no full year; whether its turnover is to be scaled is open.",
)


def preceding_turnover(
    turnover: Turnover | Iterable[Turnover], decided: date, *, under: Citation
) -> tuple[Turnover, list[Step], list[Notice]]:
    """The turnover of the preceding financial year, with the steps to it and what is to be said of it.

    :param turnover: one turnover, or a history.
    :param decided: the day of the decision.
    :param under: the provision that sets the ceiling.
    :raises MissingFact: it is not among those given; the message names the year that is missing.
    :raises InvalidValue: two different turnovers are given for that year.
    """
    checks.day("decided", decided)
    given = checks.one_or_several("turnover", turnover, Turnover)
    past = [one for one in given if one.year.end < decided]
    if not past:
        raise _missing(f"The turnover of the financial year that ended last before {day(decided)}")
    chosen = max(past, key=lambda one: one.year.end)
    if any(one.year.end == chosen.year.end and one != chosen for one in past):
        raise InvalidValue(
            field=Phrase("turnover"), value=chosen, accepted=Phrase("one turnover for each financial year")
        )
    next_end = _year_later(chosen.year)
    # A history that has the following year, too, leaves no doubt: years of 52 or 53 weeks end on moving days.
    follows = any(one.year.start == chosen.year.end + timedelta(days=1) for one in given)
    if next_end < decided and not follows:
        raise _missing(f"The turnover of the financial year that ended on or about {day(next_end)}")
    notices = [YEAR_BY_ANALOGY.notice(under=under), (GROUP_TURNOVER if chosen.group else OWN_TURNOVER).notice()]
    if not chosen.year.twelve_months:
        notices.append(ODD_YEAR.notice(under=under, days=chosen.year.days))
    steps = [
        PRECEDING_YEAR.step(decided, chosen.year, under=under),
        TURNOVER_OF_YEAR.step(chosen.year, chosen.amount),
    ]
    return chosen, steps, notices


def _year_later(year: FinancialYear) -> date:
    """When the financial year after this one ends, if it has twelve months; a month's end stays a month's end."""
    from calendar import monthrange

    end = add_months(year.end, 12)[0]
    if year.end.day == monthrange(year.end.year, year.end.month)[1]:
        return end.replace(day=monthrange(end.year, end.month)[1])
    return end


def _missing(what: str) -> MissingFact:
    return MissingFact(
        missing=Phrase(what), give=Phrase("a Turnover whose FinancialYear is that one, or a history with it")
    )
