"""Counting recipients: Articles 3(p) and (q), 24(2), 33(1), recitals 76 and 77.

The number that decides is an average over six months, per service. A provider may publish only a bound ("fewer than 45
million"), or two numbers of which nobody knows how far they overlap (logged-in and logged-out users); then the truth
lies in a range, and a test can come out as not determinable.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction

from attrs import frozen

from ...ground import checks
from ...ground.answering import answers
from ...ground.brief import Brief
from ...ground.citations import DSA
from ...ground.errors import InvalidValue
from ...ground.trace import Explained, Notice, Point, Rule, Sentence
from ...ground.values import WhatIf, dated
from ...ground.words import Phrase
from ...time_limits.reckoning import nominal_end
from .. import parameters
from .platforms import ActiveRecipients

AVERAGED = Rule(
    "recipients-averaged",
    "The monthly numbers {months} add up to {before}; over {number} months the average is {after}.",
    DSA.at(24, 2),
)
AVERAGED_DOWN = Rule(
    "recipients-averaged-down",
    "The monthly numbers {months} add up to {before}; over {number} months the average is {after}, rounded down to a "
    "whole recipient.",
    DSA.at(24, 2),
)
PER_SERVICE = Point(
    "recipients-per-service",
    "Recipients are counted for each service by itself, each of them once where possible, however they reach it.",
    (DSA.recital(77),),
)
EXPOSURE = Point(
    "recipients-exposure",
    "Being exposed to what the platform disseminates counts, not registration alone; on a search engine, a query and "
    "exposure to its results.",
    (DSA.at(3, point="p"), DSA.at(3, point="q")),
)
INCIDENTAL = Point(
    "recipients-incidental",
    "Incidental use by recipients of other services is left out, and automated use may be.",
    (DSA.recital(77),),
)
ALL_PRESUMED = Point(
    "recipients-all-presumed",
    "Where the provider cannot tell which recipients were exposed, all are presumed to have been: General Court, "
    "Zalando, T-348/23, under appeal.",
    (DSA.at(3, point="p"),),
)
NOT_SIX_MONTHS = Point(
    "recipients-window",
    "The figure covers {start} to {end}; the Act wants the past six months, which from that start end on {expected}.",
    (DSA.at(24, 2),),
)
STALE = Point(
    "recipients-stale",
    "The figure's period ended on {end}; by {on} a newer one was due, at the latest six months after it.",
    (DSA.at(24, 2),),
)
NOT_OVER = Point(
    "recipients-period-not-over",
    "The figure's period ends on {end}, which is not over on {on}.",
    (DSA.at(24, 2),),
)


@frozen(kw_only=True)
class RecipientRange(Brief):
    """Bounds of a number of recipients, both included; ``at_most`` None where nothing is known.

    :param at_least: the lower bound.
    :param at_most: the upper bound, not below the lower one.

    >>> RecipientRange.fewer_than(45_000_000).at_most
    44999999
    """

    at_least: int = 0
    at_most: int | None = None

    def __attrs_post_init__(self) -> None:
        checks.count("at_least", self.at_least)
        if self.at_most is not None:
            checks.count("at_most", self.at_most, least=self.at_least)

    @classmethod
    def fewer_than(cls, number: int) -> RecipientRange:
        """What a provider says that publishes only that it has fewer than a number."""
        return cls(at_most=checks.count("number", number, least=1) - 1)

    @classmethod
    def split(cls, *groups: int) -> RecipientRange:
        """Groups that may overlap, such as logged-in and logged-out users: between the largest and the sum.

        >>> RecipientRange.split(30_000_000, 20_000_000)
        RecipientRange(at_least=30000000, at_most=50000000)
        """
        counts = [checks.count(f"groups[{index}]", group) for index, group in enumerate(groups)]
        return cls(at_least=max(counts, default=0), at_most=sum(counts))


@frozen(kw_only=True)
class RecipientAverage(Explained):
    """An average of monthly numbers, exactly; ``total`` over ``months`` is never rounded.

    :param total: the monthly numbers added up.
    :param months: how many months there are.
    """

    total: int
    months: int

    @property
    def exact(self) -> Fraction:
        """The average as a fraction."""
        return Fraction(self.total, self.months)

    @property
    def whole(self) -> int:
        """The average rounded down to a whole recipient: what a publication would show."""
        return self.total // self.months

    @property
    def headline(self) -> Sentence:
        """The average and its months."""
        facts = (("average", self.whole), ("months", self.months))
        if self.total % self.months:
            return Sentence(
                "recipient-average-down",
                "{average} average monthly active recipients over {months} months, rounded down",
                facts,
            )
        return Sentence("recipient-average", "{average} average monthly active recipients over {months} months", facts)


@answers
def average_monthly_active_recipients(
    monthly_unique_counts: Iterable[int],
    *,
    presume_all_exposed: bool = False,
    on: date | None = None,
    what_if: WhatIf | None = None,
) -> RecipientAverage:
    """Six monthly numbers of unique active recipients to one average, exactly (Article 24(2)).

    :param monthly_unique_counts: the number of each of the six months, in any order.
    :param presume_all_exposed: the numbers are of all recipients, since those exposed cannot be told apart; the
        answer then says that this is the General Court's presumption.
    :param on: the day whose law counts; it can be left out as long as the number of months has never changed.

    >>> months = [44_000_000, 46_000_000, 45_000_000, 45_000_000, 44_999_999, 45_000_000]
    >>> print(average_monthly_active_recipients(months))
    44 999 999 average monthly active recipients over 6 months, rounded down
    """
    checks.flag("presume_all_exposed", presume_all_exposed)
    several = checks.several("monthly_unique_counts", monthly_unique_counts, object)
    counts = [checks.count(f"monthly_unique_counts[{index}]", n) for index, n in enumerate(several)]
    months = dated(parameters.RECIPIENTS_PERIOD, on).whole_months
    if len(counts) != months:
        raise InvalidValue(
            field=Phrase("monthly_unique_counts"), value=len(counts), accepted=Phrase(f"{months} monthly numbers")
        )
    total = sum(counts)
    rule = AVERAGED_DOWN if total % months else AVERAGED
    step = rule.step(total, total // months, months=tuple(counts), number=months)
    points = [PER_SERVICE, EXPOSURE, INCIDENTAL, *([ALL_PRESUMED] if presume_all_exposed else [])]
    return RecipientAverage(
        total=total, months=months, steps=(step,), notices=tuple(point.notice() for point in points)
    )


def window_notices(figure: ActiveRecipients, *, on: date) -> tuple[Notice, ...]:
    """What is to be said of a figure's period: not six months, not over, or too old on a day."""
    notices = []
    expected = nominal_end(figure.period_start, parameters.RECIPIENTS_PERIOD.on(on), counting_event_day=True)
    if figure.period_end != expected:
        notices.append(NOT_SIX_MONTHS.notice(start=figure.period_start, end=figure.period_end, expected=expected))
    if on < figure.period_end:
        notices.append(NOT_OVER.notice(end=figure.period_end, on=on))
    elif on > nominal_end(_last_time(figure, on), parameters.RECIPIENTS_INTERVAL.on(on)):
        notices.append(STALE.notice(end=figure.period_end, on=on))
    return tuple(notices)


def _last_time(figure: ActiveRecipients, on: date) -> date:
    """From when the next publication is due: the last one, as Article 24(2) has it; where it is not known, no later."""
    published = figure.published
    return figure.period_end if published is None or published > on else published
