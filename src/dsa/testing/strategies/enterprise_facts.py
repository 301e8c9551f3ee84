"""Enterprises: exactly at the ceilings of Recommendation 2003/361/EC, one above, and in histories that cross them."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ...act.parameters import (
    MEDIUM_BALANCE_SHEET,
    MEDIUM_HEADCOUNT,
    MEDIUM_TURNOVER,
    MICRO_HEADCOUNT,
    MICRO_MONEY,
    SMALL_HEADCOUNT,
    SMALL_MONEY,
)
from ...act.services.enterprises import AnnualAccounts, Figures, Partner
from ...act.services.size_over_time import SizeStatus, size_status
from ...ground.money import Money
from .time import FIRST, LAST, days

_HEADS = sorted(
    {
        ceiling.on_any_day() + more
        for ceiling in (MICRO_HEADCOUNT, SMALL_HEADCOUNT, MEDIUM_HEADCOUNT)
        for more in (-1, 0)
    }
)
_SUMS = sorted(
    {
        int(ceiling.on_any_day().exact) + more
        for ceiling in (MICRO_MONEY, SMALL_MONEY, MEDIUM_TURNOVER, MEDIUM_BALANCE_SHEET)
        for more in (0, 1)
    }
)
_HEADCOUNTS: SearchStrategy[int] = st.integers(0, 400) | st.sampled_from(_HEADS)
_EUROS: SearchStrategy[Money] = (st.integers(0, 100_000_000) | st.sampled_from(_SUMS)).map(lambda n: Money(n, "EUR"))


@st.composite
def figures(draw: DrawFn) -> Figures:
    """Figures of one enterprise, half of them at a ceiling or one above it; both sums are known.

    Shrinks to an enterprise without staff, turnover and balance sheet.
    """
    return Figures(headcount=draw(_HEADCOUNTS), turnover=draw(_EUROS), balance_sheet=draw(_EUROS))


@st.composite
def partners(draw: DrawFn) -> Partner:
    """Partner enterprises, from a quarter to a half. Shrinks to a quarter of an enterprise without anything."""
    return Partner(figures=draw(figures()), share=Fraction(draw(st.integers(25, 50)), 100))


@st.composite
def annual_accounts(draw: DrawFn, *, closed: dt.date | None = None) -> AnnualAccounts:
    """Accounts of a year, of groups too. Shrinks to those of an enterprise without anything, alone."""
    return AnnualAccounts(
        closed=draw(days()) if closed is None else closed,
        figures=draw(figures()),
        linked=draw(st.lists(figures(), max_size=1)),
        partners=draw(st.lists(partners(), max_size=1)),
    )


@st.composite
def accounts_histories(draw: DrawFn, *, first: int = FIRST.year, most: int = 5) -> tuple[AnnualAccounts, ...]:
    """Accounts of consecutive years, closed on 31 December. Shrinks to those of the first year alone."""
    number = draw(st.integers(1, most))
    return tuple(draw(annual_accounts(closed=dt.date(first + year, 12, 31))) for year in range(number))


@st.composite
def size_statuses(draw: DrawFn) -> SizeStatus:
    """The size in law on a day, with grace that runs or is over. Shrinks to a micro enterprise."""
    return size_status(draw(accounts_histories()), on=draw(days(dt.date(FIRST.year, 12, 31), LAST)))
