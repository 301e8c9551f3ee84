"""Periods as the law states them: "four months", "10 working days", "48 hours".

A period is a number of units, not a length in days: four months are four months whatever they contain. How a
period is counted from an event is the business of :mod:`dsa.time_limits.deadlines`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from types import MappingProxyType

from attrs import frozen

from ..ground import checks
from ..ground.brief import Brief
from ..ground.errors import InvalidType, InvalidValue
from ..ground.words import Phrase, hints, listing

_ACCEPTED = Phrase("a period such as 'P4M', 'P2W', 'P15D', 'PT24H', 'P1M15D', '4 months' or '10 working days'")
DAYS_IN_PART_OF_A_MONTH = 30
"""Article 3(2)(d) of Regulation 1182/71: for parts of months, a month has thirty days."""


class Unit(Enum):
    """The units in which the law expresses periods."""

    YEARS = "years"
    MONTHS = "months"
    WEEKS = "weeks"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    HOURS = "hours"

    def __str__(self) -> str:
        return self.value.replace("_", " ")


_FIELDS = tuple((unit, unit.value) for unit in Unit)
MOST: Mapping[Unit, int] = MappingProxyType(
    {
        Unit.YEARS: 400,
        Unit.MONTHS: 4_800,
        Unit.WEEKS: 20_871,
        Unit.DAYS: 146_097,
        Unit.WORKING_DAYS: 100_000,
        Unit.HOURS: 876_600,
    }
)
"""So many of each unit a period has at most: four hundred years, and of hours a century."""

_ISO = re.compile(
    r"P(?:(?P<years>\d{1,6})Y)?(?:(?P<months>\d{1,6})(?:\.(?P<part>\d{1,3}))?M)?(?:(?P<weeks>\d{1,6})W)?"
    r"(?:(?P<days>\d{1,6})D)?(?:T(?P<hours>\d{1,6})H)?",
    re.ASCII,
)
_NUMBERS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), start=1)
}
"""The numbers that the Act writes as words before a unit."""
_WORDS = re.compile(
    rf"(\d{{1,6}}|{'|'.join(_NUMBERS)}) (year|month|week|day|working day|hour)s?|(\d{{1,6}}) ?h", re.ASCII
)
_JOINED = re.compile(r", and | and |, ?| ?,")
_LONGEST = 100
"""So long a text is still a period; what is longer is not looked at."""


@frozen(kw_only=True)
class Period(Brief):
    """A period in the units in which the law states it; at least one is above nought.

    Hours stand alone, and so do working days: no rule says how they would mix with anything else. Other units mix:
    ``P1M15D`` is a month and a part of a month (Article 3(2)(d) of Regulation 1182/71).

    :param years: how many years; they end on the day of the same number.
    :param months: how many months; they end on the day of the same number.
    :param weeks: how many weeks.
    :param days: how many calendar days.
    :param working_days: how many working days; they stand alone.
    :param hours: how many hours; they stand alone.

    >>> print(Period(months=1, days=15), "|", Period(working_days=10).iso)
    1 month and 15 days | 10 working days
    """

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    working_days: int = 0
    hours: int = 0

    def __attrs_post_init__(self) -> None:
        used = 0
        for unit, name in _FIELDS:
            amount = getattr(self, name)
            if type(amount) is int and amount == 0:
                continue
            checks.count(name, amount)
            used += 1
            if amount > MOST[unit]:
                raise InvalidValue(field=Phrase(name), value=amount, accepted=Phrase(f"at most {MOST[unit]}"))
        if not used:
            raise InvalidValue(field=Phrase("period"), value=0, accepted=Phrase("a period of at least one unit"))
        if used > 1 and (self.hours or self.working_days):
            raise InvalidValue(
                field=Phrase("period"),
                value=Phrase(self),
                accepted=Phrase("hours alone, working days alone, or years, months, weeks and days together"),
            )

    @property
    def amounts(self) -> tuple[tuple[Unit, int], ...]:
        """The units used, the largest first, each with its number."""
        return tuple((unit, amount) for unit in Unit if (amount := getattr(self, unit.value)))

    @property
    def of_one_unit(self) -> bool:
        """Whether it is one day, one month, and so on: what a sentence says in the singular."""
        return sum(amount for _, amount in self.amounts) == 1

    @property
    def whole_months(self) -> int:
        """Years and months in months: they are added in one step, never chained."""
        return 12 * self.years + self.months

    @property
    def whole_days(self) -> int:
        """Weeks and days in days."""
        return 7 * self.weeks + self.days

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read ISO 8601 (``P4M``, ``PT24H``, ``P1.5M``) or words (``10 working days``, ``two weeks``).

        >>> Period.parse("two weeks") == Period.parse("P2W"), Period.parse("72h") == Period.parse("PT72H")
        (True, True)
        >>> Period.parse("P1.5M") == Period.parse("1 month and 15 days") == Period.parse("P1M15D")
        True
        """
        if not isinstance(text, str):
            raise InvalidType(field=Phrase("period"), value=text, accepted=Phrase(hints.period(text) or _ACCEPTED))
        # Any space is a space: in what is pasted from the Journal it is often one that does not break.
        plain = " ".join(text.split())
        amounts = (_from_iso(plain) or _from_words(plain)) if len(plain) <= _LONGEST else {}
        if not amounts:
            raise InvalidValue(field=Phrase("period"), value=text, accepted=Phrase(hints.period(text) or _ACCEPTED))
        return cls(**amounts)

    @classmethod
    def of(cls, period: Period | str) -> Period:
        """A period, or the text that it parses: what every ``period`` argument accepts."""
        return period if isinstance(period, Period) else cls.parse(period)

    @property
    def iso(self) -> str:
        """ISO 8601, except that working days, which it does not know, stay words: what ``parse`` reads back."""
        if self.working_days:
            return str(self)
        letters = {Unit.YEARS: "Y", Unit.MONTHS: "M", Unit.WEEKS: "W", Unit.DAYS: "D", Unit.HOURS: "H"}
        return ("PT" if self.hours else "P") + "".join(f"{n}{letters[unit]}" for unit, n in self.amounts)

    def __str__(self) -> str:
        return listing(tuple(f"{n} {str(unit)[:-1] if n == 1 else unit}" for unit, n in self.amounts))


def _from_iso(text: str) -> dict[str, int]:
    match = _ISO.fullmatch(text)
    if match is None:
        return {}
    named = match.groupdict()
    part = named.pop("part")
    amounts = {unit: int(number) for unit, number in named.items() if number}
    if part:
        days = Fraction(f"0.{part}") * DAYS_IN_PART_OF_A_MONTH
        if days.denominator != 1 or "days" in amounts:
            return {}
        amounts["days"] = int(days)
    return amounts


def _from_words(text: str) -> dict[str, int]:
    amounts: dict[str, int] = {}
    for part in _JOINED.split(text.casefold()):
        match = _WORDS.fullmatch(part)
        unit = (match[2] or "hour").replace(" ", "_") + "s" if match else ""
        if match is None or unit in amounts:
            return {}
        number = match[1] or match[3]
        amounts[unit] = _NUMBERS.get(number) or int(number)
    return amounts
