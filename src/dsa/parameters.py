"""Every number of the Act, once: its value, since when, and where the law says it.

A number of the law that stands anywhere else in this package is a mistake. A change of the law is a new
:class:`Value` with its own first day, never an edit of an old one.

>>> from datetime import date
>>> print(THRESHOLD.on(date(2024, 3, 14)), "|", THRESHOLD.citation)
45000000 | Article 33(1) DSA
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Generic, TypeVar

from attrs import frozen

from . import guards
from .citations import DSA, FEE_REGULATION, SME_RECOMMENDATION, TEMPLATE_REGULATION, Citation
from .english import Phrase
from .errors import NotInForce
from .money import Money
from .periods import Period
from .trace import Notice, Point

T = TypeVar("T")

ENTRY_INTO_FORCE = date(2022, 11, 16)
"""Article 93(1): the twentieth day after publication on 27 October 2022."""
GENERAL_APPLICATION = date(2024, 2, 17)
"""Article 93(2), first sentence: the day from which the Act applies."""
EARLY_APPLICATION = ENTRY_INTO_FORCE
"""Article 93(2), second sentence: the day for Articles 24(2), (3), (6), 33(3) to (6), 37(7), 40(13), 43 and others."""


@frozen
class Value(Generic[T]):
    """A value from its first day on, until the next one takes over."""

    value: T
    first: date = ENTRY_INTO_FORCE


@frozen
class Parameter(Generic[T]):
    """A number of the law with its name, its citation and its values, the oldest first."""

    name: str
    citation: Citation
    values: tuple[Value[T], ...]

    def on(self, day: date) -> T:
        """The value that is law on ``day``; before the first one, :class:`~dsa.errors.NotInForce`."""
        guards.day("on", day)
        for one in reversed(self.values):
            if one.first <= day:
                return one.value
        raise NotInForce(rule=Phrase(f"{self.name} ({self.citation})"), day=day, first=self.values[0].first)

    @property
    def first(self) -> T:
        """The value with which the Act began."""
        return self.values[0].value


WHAT_IF = Point(
    "what-if",
    "A thought experiment: {name} is taken as {value}, which is not the law; the law says {law}.",
)


@frozen
class WhatIf:
    """Other values of the law, for a thought experiment. Every answer that uses one says so.

    >>> from datetime import date
    >>> from dsa import threshold_test
    >>> from dsa.parameters import THRESHOLD
    >>> higher = WhatIf(((THRESHOLD, 50_000_000),))
    >>> answer = threshold_test(48_000_000, on=date(2026, 1, 1), what_if=higher)
    >>> answer.met, answer.notices[0].id
    (False, 'what-if')
    """

    values: tuple[tuple[Parameter[int], int], ...]

    def __attrs_post_init__(self) -> None:
        for parameter, value in self.values:
            guards.instance("values", parameter, Parameter)
            guards.count(parameter.name, value, least=1)


def value_on(parameter: Parameter[int], day: date, what_if: WhatIf | None) -> tuple[int, tuple[Notice, ...]]:
    """The value on a day, and the notice that marks it if it is not the law's."""
    law = parameter.on(day)
    if what_if is None:
        return law, ()
    guards.instance("what_if", what_if, WhatIf)
    for other, value in what_if.values:
        if other is parameter:
            return value, (WHAT_IF.notice(name=parameter.name, value=value, law=law),)
    return law, ()


def _one(name: str, citation: Citation, value: T, first: date = ENTRY_INTO_FORCE) -> Parameter[T]:
    return Parameter(name, citation, (Value(value, first),))


def _period(name: str, citation: Citation, text: str) -> Parameter[Period]:
    return _one(name, citation, Period.parse(text))


# Very large online platforms and search engines
THRESHOLD = _one("threshold in average monthly active recipients", DSA.at(33, 1), 45_000_000)
POPULATION_CHANGE = _one("change of the population that moves the threshold", DSA.at(33, 2), Fraction(5, 100))
POPULATION_SHARE = _one("share of the population that the threshold is set to", DSA.at(33, 2), Fraction(10, 100))
VIEWS_BEFORE_DESIGNATION = _period(
    "time for views before designation", DSA.at(33, 4, subparagraph=3), "10 working days"
)
BELOW_BEFORE_TERMINATION = _period("time below the threshold before termination", DSA.at(33, 5), "P1Y")
UNTIL_APPLICATION = _period("time from notification to application", DSA.at(33, 6, subparagraph=2), "P4M")
RECIPIENTS_PERIOD = _period("period over which recipients are averaged", DSA.at(24, 2), "P6M")
RECIPIENTS_INTERVAL = _period("longest time between publications of recipients", DSA.at(24, 2), "P6M")
FIRST_RECIPIENTS = _one("first publication of recipients", DSA.at(24, 2), date(2023, 2, 17))

# Fines and periodic penalty payments
FINE_INFRINGEMENT = _one("ceiling of a fine for an infringement", DSA.at(74, 1), Fraction(6, 100))
FINE_INFORMATION = _one("ceiling of a fine over information", DSA.at(74, 2), Fraction(1, 100))
PERIODIC_PENALTY = _one("ceiling of a periodic penalty payment per day", DSA.at(76, 1), Fraction(5, 100))
NATIONAL_FINE_INFRINGEMENT = _one("national maximum fine for an infringement", DSA.at(52, 3), Fraction(6, 100))
NATIONAL_FINE_INFORMATION = _one("national maximum fine over information", DSA.at(52, 3), Fraction(1, 100))
NATIONAL_PERIODIC_PENALTY = _one("national maximum periodic penalty per day", DSA.at(52, 4), Fraction(5, 100))

# Proceedings
SECTION_5 = range(33, 44)
"""The Articles of Section 5 of Chapter III, whose infringement brings the enhanced supervision of Article 75."""
OBSERVATIONS_AT_LEAST = _period("shortest time for observations", DSA.at(79, 2), "P14D")
VIEWS_ON_RESTRICTION_AT_LEAST = _period("shortest time for views on a restriction", DSA.at(82, 1), "14 working days")
COMMENTS_ON_DRAFT_AT_LEAST = _period("shortest time for comments on a draft act", DSA.at(83), "P1M")
BOARD_ON_ACTION_PLAN = _period("time for the Board's opinion on an action plan", DSA.at(75, 3), "P1M")
COMMISSION_ON_ACTION_PLAN = _period("time for the Commission's decision on an action plan", DSA.at(75, 3), "P1M")
LIMITATION = _period("limitation period for imposing penalties", DSA.at(77, 1), "P5Y")
LONGSTOP = _period("twice the limitation period, the longest it can run", DSA.at(77, 4), "P10Y")
ENFORCEMENT_LIMITATION = _period("limitation period for enforcing penalties", DSA.at(78, 1), "P5Y")

# Supervisory fee
FEE_CAP = _one("cap of the fee as a share of net income", DSA.at(43, 5, point="c"), Fraction(5, 10_000))
FEE_RECIPIENTS_UNIT = _one("recipients are rounded down to", FEE_REGULATION.at(4), 100_000)

# Enterprises: Recommendation 2003/361/EC, Annex
MICRO_HEADCOUNT = _one("a micro enterprise has fewer persons than", SME_RECOMMENDATION.at(2, 3), 10)
MICRO_MONEY = _one(
    "turnover or balance sheet of a micro enterprise", SME_RECOMMENDATION.at(2, 3), Money(2_000_000, "EUR")
)
SMALL_HEADCOUNT = _one("a small enterprise has fewer persons than", SME_RECOMMENDATION.at(2, 2), 50)
SMALL_MONEY = _one(
    "turnover or balance sheet of a small enterprise", SME_RECOMMENDATION.at(2, 2), Money(10_000_000, "EUR")
)
MEDIUM_HEADCOUNT = _one("a medium enterprise has fewer persons than", SME_RECOMMENDATION.at(2, 1), 250)
MEDIUM_TURNOVER = _one("turnover of a medium enterprise", SME_RECOMMENDATION.at(2, 1), Money(50_000_000, "EUR"))
MEDIUM_BALANCE_SHEET = _one(
    "balance sheet of a medium enterprise", SME_RECOMMENDATION.at(2, 1), Money(43_000_000, "EUR")
)
SME_GRACE = _period("grace after losing small status", DSA.at(19, 1), "P12M")

# Transparency reports
FIRST_REPORT = _period("time from application to the first report", DSA.at(42, 1), "P2M")
REPORT_INTERVAL = _period("longest time between reports", DSA.at(42, 1), "P6M")
REPORT_AFTER_PERIOD = _period("time from a reporting period's end to its report", TEMPLATE_REGULATION.at(2), "P2M")
HARMONISED_REPORTS = date(2025, 7, 1)
"""The day from which Implementing Regulation (EU) 2024/2835 fixes the reporting periods."""
