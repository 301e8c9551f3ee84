"""Where a period ends before holidays are looked at: Article 3(1) and (2) of Regulation 1182/71.

The day of the event is not counted. Days are counted one by one; weeks, months and years end on the same weekday
or number as the day of the event, and a number that the last month lacks becomes that month's last day. Years and
months are added in one step, never chained: 31 January and two months is 31 March, not 28 March.

A few provisions of other acts count the day of the event ("starting on the day of ..."). Then the period ends one
day earlier, on the eve of the same weekday or number.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from ..ground.citations import REGULATION_1182_71
from ..ground.errors import InvalidValue
from ..ground.trace import Rule, Step
from ..ground.words import Phrase
from .periods import Period

EVENT_DAY_EXCLUDED = Rule(
    "event-day-excluded",
    "The day of the event, {before}, is not counted: the first day of the period is {after}.",
    REGULATION_1182_71.at(3, 1, subparagraph=2),
)
EVENT_DAY_EXCLUDED_BACKWARDS = Rule(
    "event-day-excluded-backwards",
    "The day of the event, {before}, is not counted: counting back begins on {after}.",
    REGULATION_1182_71.at(3, 1, subparagraph=2),
)
EVENT_DAY_COUNTED = Rule(
    "event-day-counted",
    "The provision counts the day of the event itself, as a special rule: the period runs from {after}.",
    REGULATION_1182_71.at(1),
)
SAME_NUMBER = Rule(
    "same-number",
    "A period of {period} ends on the day of the last month with the same number as {anchor}: {after}.",
    REGULATION_1182_71.at(3, 2, point="c"),
)
LAST_DAY_OF_MONTH = Rule(
    "last-day-of-month",
    "A period of {period} from {anchor}: the last month lacks that number, so it ends on its last day, {after}.",
    REGULATION_1182_71.at(3, 2, point="c"),
)
SAME_WEEKDAY = Rule(
    "same-weekday",
    "A period of {period} ends on the same weekday as {anchor}: {after}.",
    REGULATION_1182_71.at(3, 2, point="c"),
)
DAYS_COUNTED = Rule(
    "days-counted",
    "A period of {period} ends with its last day: {after}.",
    REGULATION_1182_71.at(3, 2, point="b"),
)
PART_OF_MONTH = Rule(
    "part-of-month",
    "The part of a month, a month being taken as thirty days, is {period} more: {after}.",
    REGULATION_1182_71.at(3, 2, point="d"),
)
BESIDE_SAME_NUMBER = Rule(
    "beside-same-number",
    "A period of {period} that includes {anchor} ends on the day next to the one with the same number, or at the "
    "month's edge where the month lacks it: {after}.",
    REGULATION_1182_71.at(3, 2, point="c"),
)

_DAY = timedelta(days=1)


def add_months(day: date, months: int) -> tuple[date, bool]:
    """The same number ``months`` later (earlier if negative), or the month's last day; and whether it was lacking.

    >>> add_months(date(2024, 5, 31), 4)
    (datetime.date(2024, 9, 30), True)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if day.day <= 28:
        return date(year, month + 1, day.day), False
    last = monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last)), day.day > last


def nominal_end(event: date, period: Period, *, backwards: bool = False, counting_event_day: bool = False) -> date:
    """The last day of a period of days, weeks, months or years, before any roll.

    >>> nominal_end(date(2023, 4, 25), Period(months=4))
    datetime.date(2023, 8, 25)
    """
    return reckon(event, period, backwards=backwards, counting_event_day=counting_event_day)[0]


def reckon(
    event: date, period: Period, *, backwards: bool = False, counting_event_day: bool = False
) -> tuple[date, tuple[Step, ...]]:
    """:func:`nominal_end` together with the steps that lead to it."""
    if period.hours or period.working_days:
        raise InvalidValue(
            field=Phrase("period"), value=period, accepted=Phrase("years, months, weeks and days, without a calendar")
        )
    try:
        return _reckon(event, period, backwards, counting_event_day)
    except (OverflowError, ValueError):
        raise InvalidValue(
            field=Phrase("period"), value=period, accepted=Phrase("a period that ends in the years 1 to 9999")
        ) from None


def _reckon(event: date, period: Period, backwards: bool, counted: bool) -> tuple[date, tuple[Step, ...]]:
    sign = -1 if backwards else 1
    steps = [begin(event, backwards=backwards, counting_event_day=counted)]
    before = event if counted else event + sign * _DAY
    # What has gone by so far ends on `end`: nothing yet on the event's own day, or on the day beside it if it counts.
    end = event - sign * _DAY if counted else event
    months = period.whole_months
    if months:
        end, rule = _months_end(event, months, backwards, counted)
        stated = Period(years=period.years, months=period.months) if period.whole_days else period
        steps.append(rule.step(before, end, period=stated, anchor=event))
        before = end
    if period.weeks:
        anchor, end = end, end + timedelta(weeks=sign * period.weeks)
        stated = Period(weeks=period.weeks) if months or period.days else period
        steps.append(SAME_WEEKDAY.step(before, end, period=stated, anchor=anchor))
        before = end
    if period.days:
        end += timedelta(days=sign * period.days)
        rule = PART_OF_MONTH if period.months else DAYS_COUNTED  # days after whole years are no parts of a month
        stated = Period(days=period.days) if months or period.weeks else period
        steps.append(rule.step(before, end, period=stated))
    return end, tuple(steps)


def _months_end(event: date, months: int, backwards: bool, counted: bool) -> tuple[date, Rule]:
    end, lacking = add_months(event, -months if backwards else months)
    if not counted:
        return end, LAST_DAY_OF_MONTH if lacking else SAME_NUMBER
    if backwards:
        return end + _DAY, BESIDE_SAME_NUMBER
    return end if lacking else end - _DAY, BESIDE_SAME_NUMBER


def begin(event: date, *, backwards: bool = False, counting_event_day: bool = False) -> Step:
    """Article 3(1): the step from the event to the first day that counts."""
    if counting_event_day:
        return EVENT_DAY_COUNTED.step(event, event)
    try:
        if backwards:
            return EVENT_DAY_EXCLUDED_BACKWARDS.step(event, event - _DAY)
        return EVENT_DAY_EXCLUDED.step(event, event + _DAY)
    except OverflowError:
        raise edge("event", event) from None


def edge(field: str, day: date) -> InvalidValue:
    """What is raised where the calendar ends: beyond its first and last year there is no day."""
    accepted = Phrase("a day from which the time limit ends in the years 1 to 9999")
    return InvalidValue(field=Phrase(field), value=day, accepted=accepted)
