"""Money, financial years and turnovers: odd years, currencies without cents, and the edges of the ceilings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ...ground import currencies as iso
from ...ground.money import FinancialYear, Money, Turnover
from ...ground.rates import ExchangeRate
from ...ground.values import Cited, Parameter, WhatIf
from ...time_limits.periods import Period
from ...time_limits.reckoning import add_months
from .time import FIRST, LAST, days

USUAL = ("EUR", "USD", "CNY", "GBP", "JPY", "KWD", "CLF")
"""Currencies of companies that were designated, and those without cents, with tenths of cents, and beyond."""
_EDGES = (0, 1, 2, 9, 49, 50, 99, 100, 2_000_000, 10_000_000, 43_000_000, 50_000_000, 941_168_000_000)
_DAY = dt.timedelta(days=1)


def currencies(*, codes: str | Iterable[str] = USUAL) -> SearchStrategy[str]:
    """Codes of ISO 4217: the usual ones and those with odd decimals, or those given. Shrinks to the first, EUR."""
    return st.sampled_from((codes,) if isinstance(codes, str) else tuple(codes))


@cache
def _units(least: int, most: int) -> SearchStrategy[int]:
    """Numbers of smallest units, some of them sums that the law names."""
    named = [edge for edge in _EDGES if least <= edge <= most]
    return st.integers(least, most) | st.sampled_from(named or [least])


@st.composite
def money(draw: DrawFn, *, codes: str | Iterable[str] = USUAL, least: int = 0, most: int = 10**12) -> Money:
    """Amounts in whole smallest units, from ``least`` to ``most`` of the currency itself.

    Shrinks to the least: EUR 0.00.

    >>> from hypothesis import given
    >>> @given(money(codes=("JPY",), least=1))
    ... def test(amount):
    ...     assert amount >= Money(1, "JPY")
    >>> test()
    """
    code = draw(currencies(codes=codes))
    unit = 10 ** iso.decimals(code)
    return Money.exactly(Fraction(draw(_units(least * unit, most * unit)), unit), code)


_YEAR_ENDS = (
    *(dt.date(year, 12, 31) for year in range(2022, 2026)),
    *(dt.date(year, month, 30) for year in range(2023, 2026) for month in (6, 9)),
    *(dt.date(year, 3, 31) for year in range(2022, 2026)),
    dt.date(2023, 2, 28),
    dt.date(2024, 2, 29),
)
_OF_WEEKS = (364, 371)
_52_WEEKS = dt.timedelta(weeks=52)


@st.composite
def financial_years(draw: DrawFn, *, ends: SearchStrategy[dt.date] | None = None, odd: bool = True) -> FinancialYear:
    """Financial years, few of which are calendar years; with ``odd``, also of 52 or 53 weeks, short and long ones.

    Shrinks to the calendar year 2022.
    """
    end = draw(st.sampled_from(_YEAR_ENDS) | days(dt.date(2022, 1, 1), LAST) if ends is None else ends)
    length = draw(st.sampled_from((0, *_OF_WEEKS, 181, 457))) if odd and draw(st.integers(0, 3)) == 3 else 0
    return FinancialYear(start=end - (length - 1) * _DAY, end=end) if length else FinancialYear.ending(end)


@st.composite
def _preceding_years(draw: DrawFn, decided: dt.date) -> FinancialYear:
    """Years that precede a decision on a day: they end within the twelve months, or the 52 weeks, before it."""
    end = draw(days(add_months(decided, -12)[0], decided - _DAY))
    year = draw(financial_years(ends=st.just(end)))
    earliest = decided - _52_WEEKS
    if year.days not in _OF_WEEKS or end >= earliest:
        return year
    return FinancialYear(start=earliest - (year.days - 1) * _DAY, end=earliest)


@st.composite
def turnovers(
    draw: DrawFn,
    *,
    decided: dt.date | None = None,
    codes: str | Iterable[str] = USUAL,
    years: SearchStrategy[FinancialYear] | None = None,
    least: int = 0,
) -> Turnover:
    """Turnovers of financial years; with ``decided``, of the one that precedes a decision on that day (Article 74(1)).

    Shrinks to no turnover at all, EUR 0.00, of the provider alone.
    """
    if years is None:
        years = financial_years() if decided is None else _preceding_years(decided)
    year = draw(years)
    return Turnover(amount=draw(money(codes=codes, least=least)), year=year, group=draw(st.booleans()))


@st.composite
def turnover_histories(
    draw: DrawFn, *, decided: dt.date, codes: str | Iterable[str] = USUAL, most: int = 5
) -> tuple[Turnover, ...]:
    """Turnovers of consecutive financial years; the last but at most one precedes a decision on a day.

    Where a company moves its year, one in between is odd. Shrinks to one turnover.
    """
    last = draw(turnovers(decided=decided, codes=codes))
    history = [last]
    for _ in range(draw(st.integers(0, most - 1))):
        end = history[0].year.start - _DAY
        year = draw(financial_years(ends=st.just(end)))
        history.insert(0, Turnover(amount=draw(money(codes=(last.amount.currency,))), year=year, group=last.group))
    if draw(st.booleans()):  # the year in which the decision falls, which must not count
        start = last.year.end + _DAY
        current = FinancialYear(start=start, end=max(decided, add_months(start, 12)[0] - _DAY))
        history.append(Turnover(amount=draw(money(codes=(last.amount.currency,))), year=current, group=last.group))
    return tuple(history)


@st.composite
def exchange_rates(
    draw: DrawFn, *, base: str | None = None, quote: str | None = None, on: SearchStrategy[dt.date] | None = None
) -> ExchangeRate:
    """Exchange rates between two currencies, of a day or on average. Shrinks to 1 EUR = 0.0001 USD on a day."""
    first = base or draw(currencies(codes=[code for code in USUAL if code != quote]))
    second = quote or draw(currencies(codes=[code for code in USUAL if code != first]))
    rate = draw(st.integers(1, 10**7))
    last, before = draw(on or days(FIRST, LAST)), draw(st.none() | st.integers(0, 371))
    return ExchangeRate(
        base=first,
        quote=second,
        rate=f"{rate // 10_000}.{rate % 10_000:04}",
        on=last,
        source="invented example",
        average_from=None if before is None else last - before * _DAY,
    )


@st.composite
def what_ifs(draw: DrawFn, *, parameter: Parameter[Any] | None = None) -> WhatIf:
    """Thought experiments with one number of the law. Shrinks to a threshold of one recipient.

    With ``parameter``, that number; else mostly the threshold of Article 33(1), and any of them.
    """
    from ...act.parameters import THRESHOLD

    chosen = parameter or draw(st.just(THRESHOLD) | parameters())
    return WhatIf([(chosen, draw(_OTHERS[type(chosen.history[0].value)]))])


def parameters() -> SearchStrategy[Parameter[Any]]:
    """The numbers of the law. Shrinks to the threshold of Article 33(1)."""
    from ...act import parameters as law

    return st.sampled_from([value for value in vars(law).values() if isinstance(value, Parameter)])


@st.composite
def cited_numbers(draw: DrawFn) -> Cited[Any]:
    """Numbers of the law with their provisions, on a day. Shrinks to the threshold of Article 33(1)."""
    parameter = draw(parameters())
    return parameter.cited(draw(days(parameter.history[0].first, LAST)))


_OTHERS: Mapping[type, SearchStrategy[Any]] = MappingProxyType(
    {
        int: st.integers(1, 10**9),
        Fraction: st.integers(1, 100).map(lambda number: Fraction(number, 100)),
        Period: st.builds(Period, months=st.integers(1, 60)) | st.builds(Period, days=st.integers(1, 400)),
        Money: st.integers(1, 10**9).map(lambda number: Money(number, "EUR")),
        dt.date: days(FIRST, LAST),
        tuple: st.tuples(st.integers(1, 12), st.integers(1, 28)),
    }
)
"""Other values for a number of the law, by the type of its own."""
