"""The most that can be imposed: Articles 74 and 76 for the Commission, Article 52 for the Member States.

Each ceiling has its own base: turnover for an infringement (74(1)), income or turnover over information (74(2)), the
daily average for periodic payments (76, 52(4)); :mod:`dsa.act.penalties.preceding_year` finds the year. The ceilings
are "not exceeding": exactly 6 % is lawful, and a cent's fraction more is not. So the one rounding, at the end, goes
down.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import Enum
from fractions import Fraction

from attrs import frozen

from ...ground import checks
from ...ground.answering import answers
from ...ground.citations import DSA
from ...ground.money import ExchangeRate, Money, Turnover
from ...ground.trace import Explained, Point, Rule, Sentence, Step
from ...ground.values import Parameter, WhatIf
from .. import parameters
from .preceding_year import preceding_turnover


class FineGround(Enum):
    """What a fine is for: the ceiling and its base depend on it."""

    INFRINGEMENT = "infringement"
    """Article 74(1): an infringement, or a breach of interim measures or commitments."""
    INFORMATION = "information"
    """Article 74(2): wrong answers, silence to a decision, refused inspections."""
    NATIONAL_INFRINGEMENT = "national_infringement"
    """Article 52(3), first sentence: the maximum that Member States provide for."""
    NATIONAL_INFORMATION = "national_information"
    """Article 52(3), second sentence."""

    @property
    def ceiling(self) -> Parameter[Fraction]:
        """The parameter of the Act that sets the ceiling."""
        return _CEILINGS[self]

    def __str__(self) -> str:
        return self.value.replace("_", " ")


_CEILINGS = {
    FineGround.INFRINGEMENT: parameters.FINE_INFRINGEMENT,
    FineGround.INFORMATION: parameters.FINE_INFORMATION,
    FineGround.NATIONAL_INFRINGEMENT: parameters.NATIONAL_FINE_INFRINGEMENT,
    FineGround.NATIONAL_INFORMATION: parameters.NATIONAL_FINE_INFORMATION,
}


class PeriodicReading(Enum):
    """How Article 76(1)'s "average daily income or worldwide annual turnover ... per day" is read."""

    AVERAGE_DAILY = "average_daily"
    """5 % of the average daily turnover, a day: parallel with Article 52(4). The default."""
    ANNUAL = "annual"
    """5 % of the annual turnover, a day: the words taken literally."""

    def __str__(self) -> str:
        return self.value.replace("_", " ")


_LIMIT = "The ceiling is {share} of {before}: {after}."
LIMITS = {
    FineGround.INFRINGEMENT: Rule("ceiling-infringement", _LIMIT, parameters.FINE_INFRINGEMENT.citation),
    FineGround.INFORMATION: Rule("ceiling-information", _LIMIT, parameters.FINE_INFORMATION.citation),
    FineGround.NATIONAL_INFRINGEMENT: Rule(
        "ceiling-national-infringement", _LIMIT, parameters.NATIONAL_FINE_INFRINGEMENT.citation
    ),
    FineGround.NATIONAL_INFORMATION: Rule(
        "ceiling-national-information", _LIMIT, parameters.NATIONAL_FINE_INFORMATION.citation
    ),
}
AVERAGE_DAILY = Rule(
    "average-daily-turnover",
    "{share} of the daily average ({before} over {length} days), for {days} days, is {after}.",
    DSA.at(76, 1),
)
NATIONAL_AVERAGE_DAILY = Rule(
    "national-average-daily-turnover",
    "{share} of the daily average ({before} over {length} days), for {days} days, is {after}.",
    DSA.at(52, 4),
)
ANNUAL_DAILY = Rule(
    "annual-turnover-daily",
    "Taken literally, {share} of the annual turnover of {before} for each of {days} days is {after}.",
    DSA.at(76, 1),
)
CONVERTED = Rule(
    "ceiling-converted", "At {rate}, and cut down to the smallest unit of the currency, {before} is {after}."
)
CUT = Rule("ceiling-cut", "A maximum is never rounded up: {before} is cut down to {after}.")
INCOME_OR_TURNOVER = Point(
    "income-or-turnover",
    "The base is the total annual income or the worldwide turnover; the ceiling is computed on the turnover given.",
    (DSA.at(74, 2),),
)
PER_INFRINGEMENT = Point(
    "maximum-per-infringement",
    "The maximum holds for each infringement; several can be fined side by side.",
    (DSA.recital(117),),
)
AMBIGUOUS_BASE = Point(
    "periodic-penalty-base",
    "Article 76(1) can be read as 5 % of the average daily turnover, which Article 52(4) says plainly, or of the "
    "annual turnover. This is the reading: {reading}.",
    (DSA.at(76, 1), DSA.at(52, 4)),
)


@frozen(kw_only=True)
class MaximumFine(Explained):
    """The ceiling of a fine or of periodic penalty payments, never rounded up."""

    ceiling: Money
    turnover: Turnover
    decided: date
    share: Fraction
    ground: FineGround | None = None
    """What the fine is for; None for periodic penalty payments."""

    @property
    def headline(self) -> Sentence:
        """The ceiling, its share and its year."""
        facts = (("ceiling", self.ceiling), ("share", self.share), ("year", self.turnover.year))
        if self.ground is None:
            return Sentence("periodic-ceiling", "periodic penalty payments of at most {ceiling}", facts)
        return Sentence("fine-ceiling", "a fine of at most {ceiling} ({share} of the turnover of {year})", facts)


@answers
def maximum_fine(
    turnover: Turnover | Iterable[Turnover],
    *,
    decided: date,
    ground: FineGround = FineGround.INFRINGEMENT,
    rate: ExchangeRate | None = None,
    what_if: WhatIf | None = None,
) -> MaximumFine:
    """The most a fine can be, for a decision on a given day.

    :param turnover: one turnover, or a history from which the preceding financial year is taken.
    :param decided: the day of the decision that fines, not of the infringement or of the opening.
    :param ground: what the fine is for, see :class:`FineGround`.
    :param rate: converts the result, exactly and before the one rounding.
    :raises MissingFact: the turnover of the preceding financial year is not among those given.

    >>> from dsa import FinancialYear
    >>> year = FinancialYear.ending(date(2024, 3, 31))
    >>> alibaba = Turnover(amount=Money(941_168_000_000, "CNY"), year=year, group=True)
    >>> print(maximum_fine(alibaba, decided=date(2024, 6, 1)))
    a fine of at most CNY 56 470 080 000.00 (6 % of the turnover of 1 April 2023 to 31 March 2024)
    """
    checks.member("ground", ground, FineGround)
    limit = ground.ceiling.cited(checks.day("decided", decided))
    chosen, steps, notices = preceding_turnover(turnover, decided, under=limit.citation)
    share = limit.value
    exact = Money.exactly(chosen.amount.exact * share, chosen.amount.currency)
    steps.append(LIMITS[ground].step(chosen.amount, exact, share=share))
    if ground in (FineGround.INFORMATION, FineGround.NATIONAL_INFORMATION):
        notices.append(INCOME_OR_TURNOVER.notice())
    else:
        notices.append(PER_INFRINGEMENT.notice())
    ceiling = _cut(exact.exact, exact, rate, steps)
    return MaximumFine(
        ceiling=ceiling,
        turnover=chosen,
        decided=decided,
        share=share,
        ground=ground,
        steps=tuple(steps),
        notices=tuple(notices),
    )


@answers
def periodic_penalty_ceiling(
    turnover: Turnover | Iterable[Turnover],
    *,
    decided: date,
    days: int,
    reading: PeriodicReading = PeriodicReading.AVERAGE_DAILY,
    national: bool = False,
    rate: ExchangeRate | None = None,
    what_if: WhatIf | None = None,
) -> MaximumFine:
    """The most that periodic penalty payments can come to over a number of days (Article 76(1)).

    With ``national``, the maximum that Member States provide for (Article 52(4)), which has only one reading. The
    daily average is the turnover over the days of that financial year, 365 or 366; the product is cut once.

    >>> from dsa import FinancialYear
    >>> year = Turnover(amount=Money(36_500_000, "EUR"), year=FinancialYear.ending(date(2023, 12, 31)))
    >>> print(periodic_penalty_ceiling(year, decided=date(2024, 6, 1), days=10))
    periodic penalty payments of at most EUR 50 000.00
    """
    checks.count("days", days, least=1)
    checks.member("reading", reading, PeriodicReading)
    checks.instance("national", national, bool)
    number = parameters.NATIONAL_PERIODIC_PENALTY if national else parameters.PERIODIC_PENALTY
    limit = number.cited(checks.day("decided", decided))
    share = limit.value
    chosen, steps, notices = preceding_turnover(turnover, decided, under=limit.citation)
    annual, length = chosen.amount, chosen.year.days
    if national or reading is PeriodicReading.AVERAGE_DAILY:
        exact = annual.exact / length * share * days
        cut = Money.floor(exact, annual.currency)
        rule = NATIONAL_AVERAGE_DAILY if national else AVERAGE_DAILY
        steps.append(rule.step(annual, cut, share=share, length=length, days=days))
    else:
        exact = annual.exact * share * days
        cut = Money.floor(exact, annual.currency)
        steps.append(ANNUAL_DAILY.step(annual, cut, share=share, days=days))
    if not national:
        notices.append(AMBIGUOUS_BASE.notice(reading=reading))
    return MaximumFine(
        ceiling=_cut(exact, cut, rate, steps),
        turnover=chosen,
        decided=decided,
        share=share,
        steps=tuple(steps),
        notices=tuple(notices),
    )


def _cut(exact: Fraction, shown: Money, rate: ExchangeRate | None, steps: list[Step]) -> Money:
    """The one rounding, downwards; with a rate, after conversion. It rests on the provision that set the ceiling."""
    ceiling = steps[-1].citation
    if rate is not None:
        checks.instance("rate", rate, ExchangeRate)
        to = rate.quote if shown.currency == rate.base else rate.base
        cut = Money.floor(rate.exact_value(exact, shown.currency, to=to), to)
        steps.append(CONVERTED.step(shown, cut, under=ceiling, rate=rate))
        return cut
    cut = Money.floor(exact, shown.currency)
    if cut != shown:
        steps.append(CUT.step(shown, cut, under=ceiling))
    return cut
