"""Buyers of illegal products, and how far back they are to be informed: Article 32(1)."""

from __future__ import annotations

from datetime import date

from ...ground import checks
from ...ground.answering import answers
from ...ground.values import WhatIf
from ...time_limits.named_days import EffectiveDate
from .. import parameters
from .time_limit import TimeLimit

_PURCHASES_FROM = TimeLimit(
    name="purchases_from",
    period=parameters.PURCHASES_LOOKED_BACK,
    runs_from="the day on which the provider became aware",
    backwards=True,
)
ROWS = (_PURCHASES_FROM,)


@answers
def purchases_from(aware: date, *, what_if: WhatIf | None = None) -> EffectiveDate:
    """From which day on buyers of an illegal product are to be informed (Article 32(1), second subparagraph).

    Six months back from the day on which the provider became aware of the illegality; not moved off a holiday.

    :param aware: the day on which the provider became aware of the illegality.

    >>> print(purchases_from(date(2024, 8, 31)).date)
    2024-02-29
    """
    return _PURCHASES_FROM.first_day(checks.day("aware", aware))
