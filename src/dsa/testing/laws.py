"""The laws that the checks know, and how a check says which of them is broken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from attrs import frozen
from hypothesis import given, settings
from hypothesis.strategies import SearchStrategy

from ..act.parameters import THRESHOLD
from ..ground.citations import DSA, REGULATION_1182_71, Citation
from ..ground.words import Phrase, show
from ..time_limits.calendars import Calendar
from ..time_limits.deadlines import Deadline, deadline

T = TypeVar("T")


@frozen
class Law:
    """A law that a check holds your code against, or a rule of the craft.

    :param sentence: the law, as a sentence.
    :param citation: where it stands; None where it is a matter of craft.
    """

    sentence: str
    citation: Citation | None = None

    def __str__(self) -> str:
        return f"{self.sentence} [{self.citation}]" if self.citation else self.sentence


class BrokenLaw(AssertionError):
    """Your code breaks ``law``; ``case`` says where, what it answers, and what the law does."""

    def __init__(self, law: Law, case: str) -> None:
        self.law = law
        self.case = case
        super().__init__(f"{law} {case}")


EQUAL_MEETS = Law("A number equal to the threshold meets it.", THRESHOLD.citation)
HIGHER_MEETS = Law("A number higher than the threshold meets it.", THRESHOLD.citation)
FEWER_DO_NOT = Law("A number below the threshold does not meet it.", THRESHOLD.citation)
WORKING_DAYS_ONLY = Law("A period in working days counts nothing else.", REGULATION_1182_71.at(3, 3))
NEVER_ON_A_HOLIDAY = Law(
    "A period that would end on a public holiday, a Sunday or a Saturday ends with the following working day.",
    REGULATION_1182_71.at(3, 4),
)
EVENT_DAY_EXCLUDED = Law("The day of the event is not counted.", REGULATION_1182_71.at(3, 1, subparagraph=2))
TWO_WORKING_DAYS = Law("A period of two days or more has at least two working days.", REGULATION_1182_71.at(3, 5))
MONTH_END = Law(
    "Where the last month lacks the number of the event's day, a period in months ends on that month's last day.",
    REGULATION_1182_71.at(3, 2, point="c"),
)
SAME_NUMBER = Law(
    "A period in weeks, months or years ends on the same weekday or number as the day of the event.",
    REGULATION_1182_71.at(3, 2, point="c"),
)
LAST_DAY = Law("A period in days ends with its last day.", REGULATION_1182_71.at(3, 2, point="b"))
MONOTONE = Law("A later event never gives an earlier end.", REGULATION_1182_71.at(3))
NOT_MOVED = Law(
    "The day from which obligations apply is not moved off a holiday or a weekend.", REGULATION_1182_71.at(4, 1)
)
FOUR_MONTHS = Law(
    "The obligations of very large services apply four months after notification.", DSA.at(33, 6, subparagraph=2)
)
HALF_OPEN = Law(
    "The obligations apply from the first day of application, and no longer on the day of cessation.",
    DSA.at(33, 6, subparagraph=2),
)
NEVER_ROUNDED_UP = Law("A ceiling is not exceeded, not by a fraction of a cent.", DSA.at(74, 1))
WHOLE_CEILING = Law("A ceiling is reached: the share is exact, and cut only to the smallest unit.", DSA.at(74, 1))
PRECEDING_YEAR = Law(
    "The preceding financial year is the last one that ended before the day of the decision.", DSA.at(74, 1)
)
LIMITATION = Law("Five years, afresh from every act until the last day, ten years at the latest.", DSA.at(77))
REFUSED_FIELDS = Law(
    "The database refuses a statement for these fields and no others, and takes it if there are none.", DSA.at(24, 5)
)
ROUND_TRIP = Law("What is stored comes back unchanged.")

_IN_EVERY_MONTH = 28


def broken_time_limit(law: Deadline, answered: object, days: Calendar) -> Law:
    """Which rule a wrong last day breaks, as far as the day tells."""
    rules = {step.rule for step in law.steps}
    if law.period.working_days:
        return WORKING_DAYS_ONLY
    if type(answered) is date and days.covers(answered) and not days.is_working_day(answered):
        return NEVER_ON_A_HOLIDAY
    if "last-day-of-month" in rules:
        return MONTH_END
    counted = deadline(law.event, law.period, calendar=days, beyond="project", counting_event_day=True).date
    # At a month's end, a day less can also come of months that are added one by one.
    if answered == counted and not (law.period.whole_months and law.event.day > _IN_EVERY_MONTH):
        return EVENT_DAY_EXCLUDED
    if "two-working-days" in rules:
        return TWO_WORKING_DAYS
    return LAST_DAY if law.period.days else SAME_NUMBER


def same(law: Law, asked: str, answered: object, expected: object) -> None:
    """The answer that the law gives, or the law is broken."""
    if answered != expected:
        shown = show(answered) if isinstance(answered, type(expected)) else Phrase(repr(answered))
        raise BrokenLaw(law, f"For {asked} your answer is {shown}, the law's {show(expected)}.")


def hold(cases: SearchStrategy[T], verdict: Callable[[T], None], examples: int) -> None:
    """Try cases and raise the simplest failure, without the notes that Hypothesis would add of our own code."""

    @settings(max_examples=examples, deadline=None, database=None, report_multiple_bugs=False)
    @given(cases)
    def every_case(case: T) -> None:
        verdict(case)

    try:
        every_case()
    except BrokenLaw as broken:
        raise BrokenLaw(broken.law, broken.case) from None
