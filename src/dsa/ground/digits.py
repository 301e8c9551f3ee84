"""How the digits of an amount are read: exactly, in time in proportion to the text, and never from a float."""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction

from .errors import InvalidType, InvalidValue
from .words import Phrase

_AMOUNT = re.compile(r"[+-]?\d+(?:[_ ]\d+)*(?:\.\d{1,6})?", re.ASCII)
"""Each digit has one way of being read, so that reading takes time in proportion to the text."""
_LONGEST = 64
_ACCEPTED = Phrase("an int, a Decimal, or text such as '7_000_000.00'; never a float")
_LARGEST = 10**30
_MOST_DECIMALS = 60


def exact(name: str, value: object) -> Decimal:
    """A finite Decimal from an int, a Decimal or plain digits."""
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise InvalidType(field=Phrase(name), value=value, accepted=_ACCEPTED)
    if isinstance(value, str):
        plain = " ".join(value.split())  # any space is a space: a no-break one stands in amounts of the Journal
        if len(plain) > _LONGEST or not _AMOUNT.fullmatch(plain):
            raise InvalidValue(field=Phrase(name), value=value, accepted=_ACCEPTED)
        value = plain.replace("_", "").replace(" ", "")
    elif isinstance(value, int) and abs(value) >= _LARGEST:
        raise InvalidValue(field=Phrase(name), value=value, accepted=Phrase("an amount below 10^30"))
    amount = Decimal(value)
    if not amount.is_finite() or (amount and not -30 < amount.adjusted() < 30):
        raise InvalidValue(field=Phrase(name), value=amount, accepted=Phrase("a finite amount below 10^30"))
    return amount


def amount(value: int | str | Decimal) -> Decimal:
    """An amount of money."""
    return exact("amount", value)


def rate(value: int | str | Decimal) -> Decimal:
    """A rate of exchange."""
    return exact("rate", value)


def decimal(value: Fraction) -> Decimal:
    """A fraction over a power of ten as a Decimal, without going through any context."""
    exponent, power = 0, 1
    while (value * power).denominator != 1:
        exponent, power = exponent + 1, power * 10
        if exponent > _MOST_DECIMALS:
            raise InvalidValue(field=Phrase("value"), value=value, accepted=Phrase("a value with at most 60 decimals"))
    number = (value * power).numerator
    return Decimal((int(number < 0), tuple(map(int, str(abs(number)))), -exponent))
