"""Proceedings as those against AliExpress, and a fine."""

from datetime import date

from dsa import (
    Money,
    Penalty,
    PenaltyKind,
    Platform,
    Provider,
    ServiceKind,
)

SHOP = Platform(name="AliExpress", provider=Provider(name="Alibaba"), kind=ServiceKind.MARKETPLACE)


FINE = Penalty(kind=PenaltyKind.FINE, amount=Money(550_000_000, "EUR"), imposed=date(2026, 7, 20))
