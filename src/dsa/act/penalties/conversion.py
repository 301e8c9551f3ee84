"""A ceiling in the currency of the fine, and the one rounding, which goes down.

A turnover in another currency is converted at the average rate of its financial year, as is the practice. The rate of a
day of that year, or of a later one up to the decision, will do, and the answer says so; a rate of another time is
refused.
"""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from ...ground import checks
from ...ground.errors import InvalidValue
from ...ground.money import FinancialYear, Money, Turnover
from ...ground.rates import ExchangeRate
from ...ground.trace import Notice, Point, Rule, Step
from ...ground.words import Phrase, day

CONVERTED = Rule(
    "ceiling-converted", "At {rate}, and cut down to the smallest unit of the currency, {before} is {after}."
)
CUT = Rule("ceiling-cut", "A maximum is never rounded up: {before} is cut down to {after}.")
NOT_AVERAGE = Point(
    "rate-not-average",
    "The rate, {rate}, is not the average of the financial year {year}, at which turnovers are usually converted.",
)

_SHOWN = 10
"""So many decimals of an average a step shows; a thirtieth of a cent has infinitely many."""
_FINITE: int = 10**60
"""What a denominator divides whose decimals come to an end."""


def cut(
    exact: Fraction,
    shown: Money,
    rate: ExchangeRate | None,
    steps: list[Step],
    notices: list[Notice],
    *,
    year: FinancialYear,
    decided: date,
) -> Money:
    """The one rounding, downwards; with a rate, after conversion. It rests on the provision that set the ceiling."""
    ceiling = steps[-1].citation
    if rate is not None:
        checks.instance("rate", rate, ExchangeRate)
        to = rate.quote if shown.currency == rate.base else rate.base
        converted = Money.floor(rate.exact_value(exact, shown.currency, to=to), to)
        _check_time(rate, year, decided)
        if (rate.average_from, rate.on) != (year.start, year.end):
            notices.append(NOT_AVERAGE.notice(under=ceiling, rate=rate, year=year))
        steps.append(CONVERTED.step(shown, converted, under=ceiling, rate=rate))
        return converted
    floor = Money.floor(exact, shown.currency)
    if floor != shown:
        steps.append(CUT.step(shown, floor, under=ceiling))
    return floor


def before_cut(exact: Fraction, currency: str) -> Money:
    """An exact amount for the step before the cut: in full, or with so many decimals that the next step follows.

    >>> print(before_cut(Fraction(200, 3), "EUR"), "|", before_cut(Fraction(1, 8), "EUR"))
    EUR 66.6666666666 | EUR 0.125
    """
    if _FINITE % exact.denominator == 0:
        return Money.exactly(exact, currency)
    scale: int = 10**_SHOWN
    return Money.exactly(Fraction(exact * scale // 1, scale), currency)


def _check_time(rate: ExchangeRate, year: FinancialYear, decided: date) -> None:
    """A rate of the financial year, or of the time from there to the decision.

    :raises InvalidValue: it is of another time.
    """
    if not year.start <= rate.on <= decided:
        accepted = Phrase(f"a rate of the financial year {year}, or of a day from there to {day(decided)}")
        raise InvalidValue(field=Phrase("rate"), value=rate, accepted=accepted)


def check_ceiling(ceiling: Money, turnover: Turnover, share: Fraction, decided: date, *, fine: bool) -> None:
    """Refuse a ceiling that does not follow from its turnover, as far as that can be seen without the steps.

    :raises InvalidValue: the year has not ended by the decision, or the ceiling is not the share of the turnover.
    """
    base = checks.instance("turnover", turnover, Turnover).amount
    checks.instance("ceiling", ceiling, Money)
    share = checks.exact("share", share)
    if turnover.year.end >= checks.day("decided", decided):
        accepted = Phrase(f"a day after the financial year, {turnover.year}")
        raise InvalidValue(field=Phrase("decided"), value=decided, accepted=accepted)
    # Down to the unit and not to the cent: a document of a version that cut off more is read, and replayed.
    if fine and ceiling.currency == base.currency and not 0 <= base.exact * share - ceiling.exact < 1:
        checks.follows("ceiling", ceiling, Money.floor(base.exact * share, base.currency), "the share of the turnover")
