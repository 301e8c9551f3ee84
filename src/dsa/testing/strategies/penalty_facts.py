"""Penalties as imposed, in parts that add up, whatever the split."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from ...act.penalties.penalty import Infringement, Penalty, PenaltyKind
from ...ground import currencies as iso
from ...ground.citations import Citation
from ...ground.money import Money
from .amounts import money
from .provisions import suspicions
from .time import days

_AFTER = st.none() | st.integers(0, 90)
_ADDRESSEES = st.sampled_from((None, "Shop", "Shop Ltd"))
_SPLIT = st.booleans()
_KINDS = st.sampled_from(PenaltyKind)
_PLACES = st.lists(suspicions(), max_size=4, unique=True)


@st.composite
def infringements(draw: DrawFn, *, amounts: SearchStrategy[Money | None] | None = None) -> Infringement:
    """Infringements, with or without a part of the amount. Shrinks to Article 34(1) without one."""
    return Infringement(citation=draw(suspicions()), amount=draw(st.none() | money() if amounts is None else amounts))


@st.composite
def penalties(
    draw: DrawFn,
    *,
    kind: PenaltyKind | None = None,
    imposed: SearchStrategy[dt.date] | None = None,
    codes: str | Iterable[str] = ("EUR",),
) -> Penalty:
    """Fines and periodic penalty payments in euro, or in the currencies given, some split among infringements.

    Some of the payments have the day from which they run, and some penalties an addressee.

    Shrinks to a fine of a cent, imposed on the first day of the Act, for nothing in particular.

    >>> from hypothesis import given
    >>> @given(penalties(kind=PenaltyKind.FINE))
    ... def test(fine):
    ...     assert fine.amount.currency == "EUR"
    >>> test()
    """
    whole = draw(money(codes=codes))
    unit = 10 ** iso.decimals(whole.currency)
    units = int(whole.exact * unit) or 1
    places = draw(_PLACES)
    parts: list[int] = []
    if draw(_SPLIT) and places:
        cuts = sorted(draw(st.integers(0, units)) for _ in places[1:])
        parts = [after - before for before, after in zip([0, *cuts], [*cuts, units], strict=True)]
    chosen, day = kind or draw(_KINDS), draw(days() if imposed is None else imposed)
    after = draw(_AFTER) if chosen is PenaltyKind.PERIODIC else None
    return Penalty(
        kind=chosen,
        amount=Money.exactly(Fraction(units, unit), whole.currency),
        imposed=day,
        runs_from=None if after is None else day + dt.timedelta(days=after),
        addressee=draw(_ADDRESSEES),
        infringements=_split(places, [Money.exactly(Fraction(part, unit), whole.currency) for part in parts]),
    )


def _split(places: list[Citation], parts: list[Money]) -> tuple[Infringement, ...]:
    """The infringements, each with its part, or all without one."""
    amounts: list[Money] | list[None] = parts or [None] * len(places)
    return tuple(Infringement(citation=place, amount=part) for place, part in zip(places, amounts, strict=True))
