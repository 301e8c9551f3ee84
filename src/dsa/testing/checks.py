"""The laws of the Act as checks of your own code: pass a function of yours, get a failure that names rule and article.

Each check draws cases at the edges of this law, runs your function on them and raises
:class:`~dsa.testing.laws.BrokenLaw` for the simplest case that it gets wrong; ``examples`` says how many it tries.

>>> from dsa.testing import checks
>>> checks.threshold(lambda count: count >= 45_000_000)
>>> checks.threshold(lambda count: count > 45_000_000)
Traceback (most recent call last):
    ...
dsa.testing.laws.BrokenLaw: A number equal to the threshold meets it. [Article 33(1) DSA] For 45 000 000 recipients \
your answer is no, the law's yes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from operator import attrgetter
from typing import TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from ..act.parameters import THRESHOLD, UNTIL_APPLICATION
from ..act.penalties.ceilings import maximum_fine
from ..act.penalties.grounds import FineGround
from ..act.penalties.limitation import limitation
from ..act.statements.database import problems
from ..act.very_large.designation import VLOPDesignation
from ..act.very_large.threshold import threshold_test
from ..ground.money import FinancialYear, Money, Turnover
from ..ground.words import show
from ..time_limits import calendars
from ..time_limits.calendars import Calendar
from ..time_limits.deadlines import deadline
from ..time_limits.named_days import effective_date
from ..time_limits.periods import Period, Unit
from . import strategies
from .laws import (
    EQUAL_MEETS,
    FEWER_DO_NOT,
    FOUR_MONTHS,
    HALF_OPEN,
    HIGHER_MEETS,
    LIMITATION,
    MONOTONE,
    NEVER_ROUNDED_UP,
    NOT_MOVED,
    PRECEDING_YEAR,
    REFUSED_FIELDS,
    ROUND_TRIP,
    WHOLE_CEILING,
    BrokenLaw,
    Law,
    broken_time_limit,
    hold,
    same,
)
from .refused_payloads import statement_payloads

__all__ = [
    "BrokenLaw",
    "Law",
    "application",
    "ceilings",
    "deadlines",
    "effective_dates",
    "limitations",
    "monotone",
    "preceding_years",
    "round_trips",
    "statement_fields",
    "threshold",
]

T = TypeVar("T")

_DAY = timedelta(days=1)
_DECIDED = date(2024, 6, 1)
_EXAMPLES = 300
_MOST = {Unit.YEARS: 1, Unit.MONTHS: 12, Unit.WEEKS: 12, Unit.DAYS: 180, Unit.WORKING_DAYS: 60}
_LONGEST = timedelta(days=400)
"""So that the longest of these periods, and its roll, end within the lists of holidays."""


def threshold(function: Callable[[int], bool], *, examples: int = _EXAMPLES) -> None:
    """Hold a threshold test against Article 33(1): a number of recipients in, whether it is met out.

    :param function: yours: from a number of recipients to whether the threshold is met.
    :param examples: how many numbers are tried.
    """

    def verdict(count: int) -> None:
        expected = bool(threshold_test(count, on=_DECIDED).met)
        law = EQUAL_MEETS if count == THRESHOLD.on_any_day() else HIGHER_MEETS if expected else FEWER_DO_NOT
        same(law, f"{show(count)} recipients", bool(function(count)), expected)

    hold(strategies.counts(), verdict, examples)


def deadlines(
    function: Callable[[date, Period], date],
    *,
    calendar: Calendar | str = "EC",
    units: Iterable[Unit] = (Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS, Unit.WORKING_DAYS),
    examples: int = _EXAMPLES,
) -> None:
    """Hold a deadline function against Regulation 1182/71: an event and a period in, the last day out.

    :param function: yours: from a day and a period to the last day.
    :param calendar: the one that your function uses, or one of your own that covers two years at least.
    :param units: the units that it knows.
    :param examples: how many cases are tried.
    """
    days = calendars.calendar(calendar)

    def verdict(case: tuple[date, Period]) -> None:
        event, period = case
        law = deadline(event, period, calendar=days, beyond="project")
        answered = function(event, period)
        if answered != law.date:
            same(broken_time_limit(law, answered, days), f"{period} from {show(event)}", answered, law.date)

    first, last = days.coverage
    covered = strategies.days(first, max(first, last - _LONGEST))
    lengths = [strategies.periods(units=[unit], most=_MOST[unit]) for unit in units]
    hold(st.tuples(covered, st.one_of(lengths)), verdict, examples)


def monotone(
    function: Callable[[date, Period], date], *, units: Iterable[Unit] = tuple(Unit)[:-1], examples: int = _EXAMPLES
) -> None:
    """Hold a deadline function against itself: a later event never gives an earlier end, whatever the calendar.

    :param function: yours: from a day and a period to the last day.
    :param units: the units that it knows.
    :param examples: how many pairs of days are tried.
    """

    def verdict(case: tuple[date, int, Period]) -> None:
        event, gap, period = case
        if period.days and period.whole_months:
            return  # parts of months are the Regulation's own exception: 28 and 31 January end one month together
        later = event + gap * _DAY
        first, second = function(event, period), function(later, period)
        for answered in (first, second):
            if not isinstance(answered, date):
                raise BrokenLaw(
                    MONOTONE, f"For {period} from {show(event)} your answer is {answered!r}, which is no day."
                )
        if second < first:
            difference = f"For {period}, from {show(event)} it is {show(first)}, from {show(later)} {show(second)}."
            raise BrokenLaw(MONOTONE, difference)

    lists = strategies.days(date(2023, 1, 1), date(2026, 1, 1))
    hold(st.tuples(lists, st.integers(0, 60), strategies.periods(units=units, most=6)), verdict, examples)


def effective_dates(function: Callable[[date], date], *, examples: int = _EXAMPLES) -> None:
    """Hold a function from the day of notification to the first day of application against Article 33(6).

    :param function: yours: from the one day to the other.
    :param examples: how many days are tried.
    """

    def verdict(notified: date) -> None:
        expected, answered = effective_date(notified, UNTIL_APPLICATION.on_any_day()).date, function(notified)
        stands = calendars.calendar("EC").projected(expected).is_working_day(expected)
        law = FOUR_MONTHS if stands or type(answered) is not date or answered < expected else NOT_MOVED
        same(law, f"notification on {show(notified)}", answered, expected)

    hold(strategies.days(), verdict, examples)


def application(function: Callable[[VLOPDesignation, date], bool], *, examples: int = _EXAMPLES) -> None:
    """Hold "do the obligations apply on this day" against the half-open span of Article 33(6).

    :param function: yours: from a designation and a day to whether they apply.
    :param examples: how many cases are tried.
    """

    def verdict(case: tuple[VLOPDesignation, int]) -> None:
        designation, beside = case
        for edge in (designation.applies_from, designation.ceases_on):
            if edge is not None:
                on = edge + beside * _DAY
                expected = designation.obligations_apply(on)
                same(HALF_OPEN, f"{designation} on {show(on)}", bool(function(designation, on)), expected)

    hold(st.tuples(strategies.designations(dated=True), st.integers(-1, 1)), verdict, examples)


def ceilings(
    function: Callable[[Money], Money], *, ground: FineGround = FineGround.INFRINGEMENT, examples: int = _EXAMPLES
) -> None:
    """Hold a ceiling of fines against Articles 52 and 74: a turnover in, the most that a fine can be out.

    :param function: yours: from a turnover to the ceiling.
    :param ground: what the fine is for.
    :param examples: how many turnovers are tried.
    """
    year = FinancialYear.ending(_DECIDED - _DAY)

    def verdict(turnover: Money) -> None:
        expected = maximum_fine(Turnover(amount=turnover, year=year), decided=_DECIDED, ground=ground).ceiling
        answered = function(turnover)
        of_money = isinstance(answered, Money) and answered.currency == expected.currency
        law = NEVER_ROUNDED_UP if of_money and answered > expected else WHOLE_CEILING
        same(law, f"a turnover of {turnover}", answered, expected)

    hold(strategies.money(), verdict, examples)


def preceding_years(function: Callable[[tuple[Turnover, ...], date], Turnover], *, examples: int = _EXAMPLES) -> None:
    """Hold the choice of the preceding financial year against Article 74(1): a history and a decision's day in.

    :param function: yours: from a history and the day of a decision to the turnover that counts.
    :param examples: how many histories are tried.
    """

    def verdict(case: tuple[date, tuple[Turnover, ...]]) -> None:
        decided, history = case
        expected = maximum_fine(history, decided=decided).turnover
        answered: object = function(history, decided)
        year = answered.year if isinstance(answered, Turnover) else answered
        same(PRECEDING_YEAR, f"a decision on {show(decided)}", year, expected.year)

    decisions = strategies.days().flatmap(
        lambda decided: st.tuples(st.just(decided), strategies.turnover_histories(decided=decided))
    )
    hold(decisions, verdict, examples)


def limitations(function: Callable[[date, tuple[date, ...]], date], *, examples: int = _EXAMPLES) -> None:
    """Hold a limitation period against Article 77: the day of cessation and the acts in, the last day out.

    :param function: yours: from the day of cessation and the days of acts to the last day.
    :param examples: how many cases are tried.
    """

    def verdict(case: tuple[date, list[int]]) -> None:
        ceased, offsets = case
        acts = tuple(sorted(ceased + n * _DAY for n in offsets))
        expected = limitation(ceased=ceased, interruptions=acts).expires
        asked = f"an infringement that ceased on {show(ceased)}, with acts on {show(acts) or 'no day'},"
        same(LIMITATION, asked, function(ceased, acts), expected)

    offsets = st.integers(0, 4_000) | st.sampled_from((1_825, 1_826, 1_827, 1_828))
    hold(st.tuples(strategies.days(), st.lists(offsets, max_size=4)), verdict, examples)


def statement_fields(function: Callable[[dict[str, object]], Iterable[str]], *, examples: int = _EXAMPLES) -> None:
    """Hold a check of payloads against the rules of the Transparency Database: a payload in, the refused fields out.

    Half of the payloads are taken; the others are refused for one field each.

    :param function: yours: from a payload to the names of the fields that are refused.
    :param examples: how many payloads are tried.
    """

    def verdict(payload: dict[str, object]) -> None:
        expected = frozenset(str(error.facts["field"]) for error in problems(payload))
        same(REFUSED_FIELDS, f"the payload {payload!r}", frozenset(function(dict(payload))), expected)

    refused = statement_payloads().map(attrgetter("payload"))
    hold(strategies.statement_payloads() | refused, verdict, examples)


def round_trips(
    values: type[T] | SearchStrategy[T],
    *,
    store: Callable[[T], object],
    load: Callable[[object], T],
    examples: int = _EXAMPLES,
) -> None:
    """Hold a storage of yours against what it stores: ``load(store(value)) == value``, and of the same type.

    :param values: a public type, or a strategy of :mod:`dsa.testing.strategies` that narrows it.
    :param store: yours: from a value to what is stored.
    :param load: yours: from what is stored to the value.
    :param examples: how many values are tried.
    """

    def verdict(value: T) -> None:
        restored = load(store(value))
        if restored != value or type(restored) is not type(value):
            raise BrokenLaw(ROUND_TRIP, f"{value!r} comes back as {restored!r}.")

    if not isinstance(values, SearchStrategy):
        from .registration import register

        register()  # where the entry point is switched off, too
        values = st.from_type(values)
    hold(values, verdict, examples)


def __dir__() -> list[str]:
    return sorted(__all__)
