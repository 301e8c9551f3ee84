"""Which turnover a ceiling is a share of: that of the "preceding financial year", Articles 52, 74 and 76.

It is the year that ended last before the day of the decision, and need not be a calendar year. A turnover that may be
an older year's is refused: a ceiling on the wrong year is worse than none.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TypeAlias

from attrs import field, frozen

from ...ground import checks
from ...ground.citations import DSA, MERGER_REGULATION, Citation
from ...ground.errors import InvalidValue, MissingFact
from ...ground.money import FinancialYear, Turnover
from ...ground.trace import Notice, Point, Rule, Step
from ...ground.words import Phrase, day
from .following_year import ends_after, last_ends

PRECEDING_YEAR = Rule(
    "preceding-financial-year",
    "For a decision on {before}, the preceding financial year is the last one that ended before that day: {after}.",
)
PRECEDING_YEAR_FOLLOWED = Rule(
    "preceding-financial-year-followed",
    "For a decision on {before}, the preceding financial year is the last one that ended before that day: {after}. "
    "The one after it, {following}, had not ended.",
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
FOLLOWING_ASSUMED = Point(
    "following-year-assumed",
    "The financial year after it is taken to end on {ends}. If it ended before {decided}, its turnover counts.",
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
NATIONAL_TURNOVER = Point(
    "national-turnover",
    "The Act speaks of the turnover of the provider concerned. Whether that of its group counts in a Member State is "
    "open; the ceiling is computed on the turnover given.",
    (DSA.at(3, point="x"),),
)
ODD_YEAR = Point(
    "odd-financial-year",
    "The financial year has {days} days and is no full year; whether its turnover is to be scaled is open.",
)
NIL_TURNOVER = Point(
    "nil-turnover",
    "The turnover of that financial year is nil. Under competition case-law, Britannia Alloys (C-76/06 P), another "
    "year can then be taken: the last full one of normal activity.",
)

History: TypeAlias = Turnover | Iterable[Turnover | FinancialYear]
"""One turnover, or several; a financial year without its turnover says when that year ends."""
_CLOSE = timedelta(days=7)
"""So far can the end of a year of weeks lie from that of twelve months."""


@frozen(kw_only=True)
class Preceding:
    """The turnover of the preceding financial year, with the steps to it and what is to be said of it."""

    turnover: Turnover
    steps: list[Step] = field(factory=list)
    notices: list[Notice] = field(factory=list)


def preceding_turnover(turnover: History, decided: date, *, under: Citation, national: bool) -> Preceding:
    """The turnover of the preceding financial year.

    :param turnover: one turnover, or a history.
    :param decided: the day of the decision.
    :param under: the provision that sets the ceiling.
    :param national: whether it is a ceiling of the Member States.
    :raises MissingFact: it is not among those given; the message names the year that is missing.
    :raises InvalidValue: two different turnovers are given for that year.
    """
    decided = checks.day("decided", decided)
    turnovers, years = _history(turnover)
    past = [year for year in years if year.end < decided]
    if not past:
        raise _missing(f"The turnover of the financial year that ended last before {day(decided)}")
    last = max(past, key=lambda year: year.end)
    chosen = _of_year(turnovers, last)
    following = next((year for year in years if year.start == last.end + timedelta(days=1)), None)
    ends = () if following else ends_after(last, years)
    begun = next((year.start for year in years if last.end < year.start <= decided), None)
    if following is None and begun is not None:
        raise _missing(f"The turnover of the financial year that ended on {day(begun - timedelta(days=1))}")
    if any(end < decided for end in ends):
        raise _missing(f"The turnover of the financial year that ended {_about(last_ends(last, years, decided))}")
    rule, facts = PRECEDING_YEAR, {}
    if following and any(end - decided < _CLOSE for end in ends_after(last, ())):
        rule, facts = PRECEDING_YEAR_FOLLOWED, {"following": following}
    preceding = Preceding(turnover=chosen)
    preceding.steps.append(rule.step(decided, last, under=under, **facts))
    preceding.steps.append(TURNOVER_OF_YEAR.step(last, chosen.amount))
    preceding.notices.append(YEAR_BY_ANALOGY.notice(under=under))
    if ends and ends[0] - decided < _CLOSE:
        preceding.notices.append(FOLLOWING_ASSUMED.notice(under=under, ends=ends[0], decided=decided))
    preceding.notices.append(_whose(chosen, under=under, national=national))
    if not last.twelve_months:
        preceding.notices.append(ODD_YEAR.notice(under=under, days=last.days))
    if not chosen.amount.amount:
        preceding.notices.append(NIL_TURNOVER.notice(under=under))
    return preceding


def precedes(year: FinancialYear, decided: date, *, following: FinancialYear | None = None) -> bool:
    """Whether a year is certainly the last one that ended before the day of a decision."""
    ends = ends_after(year, ()) if following is None else (following.end,)
    return year.end < decided and all(end >= decided for end in ends)


def _history(turnover: History) -> tuple[tuple[Turnover, ...], tuple[FinancialYear, ...]]:
    """What was given, checked: the turnovers, and every year that is known."""
    history: tuple[Turnover | FinancialYear, ...]
    if isinstance(turnover, Iterable) and not isinstance(turnover, str):
        history = tuple(turnover)
    else:
        history = checks.one_or_several("turnover", turnover, Turnover)
    for index, item in enumerate(history):
        if not isinstance(item, FinancialYear):
            checks.instance(f"turnover[{index}]", item, Turnover)
    turnovers = tuple(item for item in history if isinstance(item, Turnover))
    return turnovers, tuple(item.year if isinstance(item, Turnover) else item for item in history)


def _of_year(turnovers: tuple[Turnover, ...], year: FinancialYear) -> Turnover:
    candidates = dict.fromkeys(turnover for turnover in turnovers if turnover.year.end == year.end)
    if not candidates:
        raise _missing(f"The turnover of the financial year {year}")
    chosen, *others = candidates
    if others or chosen.year != year:
        raise InvalidValue(
            field=Phrase("turnover"), value=chosen, accepted=Phrase("one turnover for each financial year")
        )
    return chosen


def _whose(turnover: Turnover, *, under: Citation, national: bool) -> Notice:
    """Whose turnover it is said to be; what the Commission holds is of no weight before a national authority."""
    if national:
        return NATIONAL_TURNOVER.notice(under=under)
    return (GROUP_TURNOVER if turnover.group else OWN_TURNOVER).notice()


def _about(ends: tuple[date, ...]) -> str:
    first, last = day(ends[0]), day(ends[-1])
    if len(ends) > 2:
        return f"between {first} and {last}"
    return f"on or about {' or '.join(map(day, ends))}"


def _missing(what: str) -> MissingFact:
    give = "a Turnover whose FinancialYear is that one, or a history with it; its FinancialYear alone if it ended later"
    return MissingFact(missing=Phrase(what), give=Phrase(give))
