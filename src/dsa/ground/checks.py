"""The checks at the door: what may come in, said once.

attrs gives the objects their shape; these functions guard it, and are called from ``__attrs_post_init__`` so that
they hold even where ``attrs.validators`` are switched off. ``True`` is not a number here, a moment is not a day,
and a float is not money. Each returns the value that it was given, now known to be of its type.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from string import Formatter
from typing import Any, TypeVar

from . import plain, words
from .errors import InvalidType, InvalidValue, OutOfOrder, UnknownName
from .words import WEEKDAY, Phrase, hints, told
from .words.examples import example

_AMOUNT = re.compile(r"[+-]?\d+(?:[_ ]\d+)*(?:\.\d{1,60})?", re.ASCII)
"""Each digit has one way of being read, so that reading takes time in proportion to the text."""
_LONGEST_AMOUNT = 64
_ACCEPTED_AMOUNT = Phrase("an int, a Decimal, or text such as '7_000_000.00'; never a float")
_LARGEST_AMOUNT = 10**30
_EXACT_VALUE = Phrase("an exact value: a Fraction, an int or a Decimal")
_MOST_DIGITS = 1_000
_BITS = 8
"""What is computed in fractions can have long ones below the line: up to some thousands of bits they do no harm."""

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


def day(field: str, value: object) -> date:
    """A calendar day, and not a moment."""
    value = plain.day(value)
    if isinstance(value, plain.DATE) and not isinstance(value, plain.MOMENT):
        return value
    if plain.is_missing(value):
        accepted = Phrase("a day; of a row that has none, nothing can be asked: leave it out")
        raise InvalidType(field=Phrase(field), value=value, accepted=accepted)
    example = hints.day(value) or "datetime.date(2024, 3, 14)"
    raise InvalidType(field=Phrase(field), value=value, accepted=Phrase(f"a day, {example}"))


def optional_day(field: str, value: object) -> date | None:
    """A calendar day, or nothing."""
    return None if value is None else day(field, value)


def instant(field: str, value: object) -> datetime:
    """A moment that knows its time zone."""
    value = plain.moment(value)
    if not isinstance(value, plain.MOMENT) or plain.is_no_time(value):
        accepted = Phrase(f"a datetime.datetime with a time zone{hints.zoned(value)}")
        raise InvalidType(field=Phrase(field), value=value, accepted=accepted)
    if _offset(field, value) is None:
        raise InvalidValue(
            field=Phrase(field),
            value=value,
            accepted=Phrase(f"a moment with a time zone{hints.zoned(value)}"),
        )
    if plain.is_no_civil_time(value):
        raise InvalidValue(
            field=Phrase(field),
            value=value.isoformat(),
            accepted=Phrase(
                "a moment in civil time: a zone of pytz is not passed as tzinfo, which gives local mean time, but with "
                "its localize(); or take tzinfo=ZoneInfo('Europe/Brussels')"
            ),
        )
    return plain.zoned(value)


def _offset(field: str, moment: datetime) -> timedelta | None:
    """The offset of a moment: a zone of another library can fail on the first and the last day of the calendar."""
    try:
        offset = moment.utcoffset()
        if offset is not None:
            moment.astimezone(UTC)
    except Exception as failed:  # a zone is code of others: whatever it raises, the moment has no offset
        accepted = Phrase("a moment in the years 1 to 9999, of a zone that knows its offset")
        raise InvalidValue(
            field=Phrase(field), value=Phrase(moment.replace(tzinfo=None)), accepted=accepted
        ) from failed
    return offset


def flag(field: str, value: object) -> bool:
    """Yes or no; 1 and "yes" are neither."""
    if not isinstance(value, bool):
        raise InvalidType(field=Phrase(field), value=value, accepted=Phrase("True or False"))
    return value


def count(field: str, value: object, *, least: int = 0) -> int:
    """A whole number from ``least`` up; ``True`` and 1.0 are none."""
    value = plain.whole(value)
    if isinstance(value, bool) or not isinstance(value, int):
        raise no_count(field, value, least=least)
    if value < least:
        raise InvalidValue(field=Phrase(field), value=value, accepted=Phrase(f"a whole number from {least} up"))
    if value >= _LARGEST_AMOUNT:
        raise InvalidValue(field=Phrase(field), value=value, accepted=Phrase("a whole number below 10^30"))
    return value


def no_count(field: str, value: object, *, least: int = 0) -> InvalidType:
    """What is no whole number; a fraction without decimals is told how it becomes one."""
    number = hints.whole(value)
    example = "" if number is None else f", such as {number}"
    return InvalidType(field=Phrase(field), value=value, accepted=Phrase(f"a whole number from {least} up{example}"))


def year(field: str, value: object, *, least: int = date.min.year) -> int:
    """A year of the calendar, from ``least`` up."""
    number = count(field, value, least=least)
    if number > date.max.year:
        raise InvalidValue(field=Phrase(field), value=number, accepted=Phrase(f"a year up to {date.max.year}"))
    return number


def other_than_nought(field: str, value: object) -> int:
    """A whole number of either sign; ``True`` and 1.0 are none."""
    value = plain.whole(value)
    if isinstance(value, bool) or not isinstance(value, int) or not value:
        raise InvalidValue(field=Phrase(field), value=value, accepted=Phrase("a whole number other than nought"))
    return value


def amount(field: str, value: object) -> Decimal:
    """An exact amount, from an int, a Decimal or plain digits; never from a float."""
    value = plain.whole(value)
    if isinstance(value, bool) or not isinstance(value, int | str | Decimal):
        raise InvalidType(field=Phrase(field), value=value, accepted=_ACCEPTED_AMOUNT)
    if isinstance(value, str):
        digits = " ".join(value.split())  # any space is a space: a no-break one stands in amounts of the Journal
        if len(digits) > _LONGEST_AMOUNT or not _AMOUNT.fullmatch(digits):
            raise InvalidValue(field=Phrase(field), value=value, accepted=_ACCEPTED_AMOUNT)
        value = digits.replace("_", "").replace(" ", "")
    elif isinstance(value, int) and abs(value) >= _LARGEST_AMOUNT:
        raise InvalidValue(field=Phrase(field), value=value, accepted=Phrase("an amount below 10^30"))
    held = Decimal(value)
    if not held.is_finite() or (held and not -30 < held.adjusted() < 30):
        raise InvalidValue(field=Phrase(field), value=held, accepted=Phrase("a finite amount below 10^30"))
    if _digits(held) > _MOST_DIGITS:
        accepted = Phrase(f"an amount with at most {_MOST_DIGITS} decimals")
        raise InvalidValue(field=Phrase(field), value=held, accepted=accepted)
    if not held:  # nought below nought is nought, and has no hundreds of noughts
        return Decimal((0, (0,), -max(_digits(held), 0)))
    return held


def exact(field: str, value: object, accepted: Phrase = _EXACT_VALUE, *, most: int = _LARGEST_AMOUNT) -> Fraction:
    """An exact number below ``most``, from an int, a Decimal or a Fraction; never from a float."""
    value = plain.whole(value)
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise InvalidType(field=Phrase(field), value=value, accepted=accepted)
    unbounded = isinstance(value, Decimal) and not value.is_finite()
    if unbounded or not -most < value < most or _digits(value) > _MOST_DIGITS:
        raise InvalidValue(field=Phrase(field), value=value, accepted=Phrase(f"a finite number below {most}"))
    return Fraction(value)


def _digits(value: int | Decimal | Fraction) -> int:
    """How many decimals a number has; a fraction, which has none, counts for one in so many bits below its line."""
    if isinstance(value, Decimal):
        return -int(value.as_tuple().exponent)
    return value.denominator.bit_length() // _BITS


def text(field: str, value: object) -> str:
    """Text with something in it."""
    if not isinstance(value, str):
        raise InvalidType(field=Phrase(field), value=value, accepted=Phrase("text"))
    if not value.strip():
        raise InvalidValue(field=Phrase(field), value=value, accepted=Phrase("text that is not empty"))
    return value


def optional_text(field: str, value: object) -> str | None:
    """Text with something in it, or nothing."""
    return None if value is None else text(field, value)


def instance(field: str, value: object, kind: type[T]) -> T:
    """An object of the library's own type."""
    if not isinstance(value, kind):
        raise InvalidType(field=Phrase(field), value=value, accepted=Phrase(example(kind)))
    return value


def optional_instance(field: str, value: object, kind: type[object]) -> None:
    """An object of the library's own type, or nothing."""
    if value is not None and not isinstance(value, kind):
        raise InvalidType(field=Phrase(field), value=value, accepted=Phrase(f"{words.a(kind.__name__)}, or None"))


def member(field: str, value: object, kind: type[E]) -> E:
    """A member of an enumeration; its value as text will not do, so that a typing slip cannot pass."""
    if not isinstance(value, kind):
        raise InvalidType(field=Phrase(field), value=value, accepted=Phrase(members(value, kind)))
    return value


def members(value: object, kind: type[Enum]) -> str:
    """The members of an enumeration as Python writes them; the one alone that somebody meant."""
    meant = hints.member(value, kind)
    return ", ".join(f"{kind.__name__}.{choice.name}" for choice in (kind if meant is None else (meant,)))


def one_of(field: str, value: object, choices: tuple[str, ...]) -> None:
    """One of a few literal texts."""
    if not isinstance(value, str) or value not in choices:
        raise InvalidValue(field=Phrase(field), value=value, accepted=Phrase(" or ".join(map(repr, choices))))


def one_or_several(field: str, values: T | Iterable[T], kind: type[T]) -> tuple[T, ...]:
    """One object, or any iterable of them, as a tuple."""
    if isinstance(values, kind):
        return (values,)
    if isinstance(values, str | type) or not isinstance(values, Iterable):
        raise InvalidType(field=Phrase(field), value=values, accepted=Phrase(f"{example(kind)}, or a list of them"))
    return several(field, values, kind)


def several(field: str, values: object, kind: type[T]) -> tuple[T, ...]:
    """Any iterable of objects of one type, as a tuple."""
    if type(values) is not tuple and (isinstance(values, str | type) or not isinstance(values, Iterable)):
        accepted = "a list of values" if kind is object else f"a list of {kind.__name__} objects"
        if isinstance(values, kind):
            accepted += ", even of one: put it into brackets"
        raise InvalidType(field=Phrase(field), value=values, accepted=Phrase(accepted))
    items = values if type(values) is tuple else tuple(plain.read(values))
    if len(items) > plain.MOST_ITEMS:
        accepted = Phrase(f"at most {plain.MOST_ITEMS} of them")
        raise InvalidValue(field=Phrase(field), value=Phrase("a longer list"), accepted=accepted)
    for value in items:
        if not isinstance(value, kind):
            place = next(place for place, each in enumerate(items) if each is value)
            instance(f"{field}[{place}]", value, kind)
    return items


def pairs(field: str, values: object, accepted: str) -> tuple[tuple[Any, Any], ...]:
    """Tuples of two; ``accepted`` says of what."""
    items = several(field, values, tuple)
    for place, item in enumerate(items):
        if len(item) != 2:
            raise InvalidType(field=Phrase(f"{field}[{place}]"), value=item, accepted=Phrase(accepted))
    return items


def not_before(field: str, value: date, other: str, limit: date) -> date:
    """``value`` on or after ``limit``, which is named ``other`` in the message."""
    if value < limit:
        raise OutOfOrder(field=Phrase(field), value=value, other=Phrase(other), limit=limit)
    return value


def follows(field: str, value: object, other: object, rule: str) -> None:
    """What follows from other fields of an answer: an answer that contradicts itself is not read."""
    if type(value) is not type(other) or value != other:
        raise InvalidValue(field=Phrase(field), value=value, accepted=Phrase(f"{told(other)}, which is {rule}"))


def known(field: str, value: object, choices: Iterable[str]) -> str:
    """One of the names known; a near miss is named in the error."""
    choices = choices if isinstance(choices, Collection) else tuple(choices)
    if isinstance(value, str) and value in choices:
        return value
    raise UnknownName(field=field, value=value, near=hints.near(value, choices), accepted=sorted(choices))


def places(text: str) -> frozenset[str]:
    """The named places of a sentence; a sentence that cannot be filled is refused where it is written.

    >>> sorted(places("{share} of {before}: {after}."))
    ['after', 'before', 'share']
    """
    try:
        parts = [(name, spec) for _, name, spec, _ in Formatter().parse(text) if name is not None]
    except ValueError as unbalanced:
        raise InvalidValue(field=Phrase("text"), value=text, accepted=Phrase("balanced braces")) from unbalanced
    if not all(name.isidentifier() and spec in {"", WEEKDAY} for name, spec in parts):
        accepted = Phrase("places with a name, such as {before} or {before:weekday}")
        raise InvalidValue(field=Phrase("text"), value=text, accepted=accepted)
    return frozenset(name for name, _ in parts)
