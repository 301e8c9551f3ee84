"""Days, moments, numbers and sequences as Python itself has them, whatever stands in for them at the door.

A row of a data frame gives a ``Timestamp``, a library for tests a patched day, NumPy an integer of its own, and a
caller a list that grows later. They are equal to what they stand for, and are shown, written and hashed otherwise; so
what a value keeps is the plain thing. What is of no such kind comes back as it is, and is refused by its check.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from itertools import islice
from types import NoneType
from typing import SupportsIndex, TypeVar, cast

T = TypeVar("T")


def _own(kind: type, name: str) -> type:
    """Python's own class below one that a patched clock has put in its place."""
    return next(base for base in reversed(kind.__mro__) if base.__name__ == name and "datetime" in base.__module__)


KINDS: tuple[type[date], type[datetime]] = (_own(date, "date"), _own(datetime, "datetime"))
"""The classes of days and of moments, where no clock that is patched for a test replaces them: it does in modules."""
DATE, MOMENT = KINDS

MOST_ITEMS = 1_000_000
"""So many things a sequence may have; one without an end is read no further."""


def day(value: object) -> object:
    """A day without the class that it came in.

    >>> class Special(date): ...
    >>> day(Special(2024, 3, 14))
    datetime.date(2024, 3, 14)
    """
    day, moment = KINDS
    if type(value) is day or not isinstance(value, day) or isinstance(value, moment):
        return value
    return day(value.year, value.month, value.day)


def moment(value: object) -> object:
    """A moment without the class that it came in; what is below a microsecond is not kept."""
    _, moment = KINDS
    if type(value) is moment or not isinstance(value, moment):
        return value
    if is_no_time(value):
        return value
    at = (value.year, value.month, value.day, value.hour, value.minute, value.second, value.microsecond)
    return moment(*at, tzinfo=value.tzinfo, fold=value.fold)


def zoned(moment: datetime) -> datetime:
    """A moment in a zone of Python's own: that of the name that another library's has, or else so far from Greenwich.

    Another library's zone is told by what it is called in a program, and finds no way back from a document.
    """
    zone, offset = moment.tzinfo, moment.utcoffset()
    if offset is None or type(zone) is timezone or type(zone).__module__.startswith("zoneinfo"):
        return moment
    named = getattr(zone, "zone", None)  # as pytz has it
    if isinstance(named, str):
        from zoneinfo import ZoneInfo

        try:
            there = moment.astimezone(ZoneInfo(named))
        except (KeyError, ValueError, OSError, OverflowError):
            pass
        else:
            if there.utcoffset() == offset:
                return there
    return moment.astimezone(timezone(offset))


def kind(annotated: object) -> object:
    """The class that an annotation means: of days or of moments, where a patched clock has put its own there.

    >>> class Patched(datetime): ...
    >>> kind(Patched), kind(str)
    (<class 'datetime.datetime'>, <class 'str'>)
    """
    bases = getattr(annotated, "__mro__", ())
    return next((own for own in reversed(KINDS) if own in bases), annotated)


def is_no_time(value: date) -> bool:
    """Whether it is pandas' "not a time": a moment for ``isinstance`` that has no year, and is not equal to itself."""
    return not isinstance(value.year, int)


_QUARTER = timedelta(minutes=15)
_SINCE = 1973
"""From then on every civil time in the world is a number of quarters of an hour from that of Greenwich."""


def is_no_civil_time(value: datetime) -> bool:
    """Whether an offset is that of no clock, as the mean time of a place is: +0:18 for Brussels."""
    offset = value.utcoffset()
    if offset is None or value.year < _SINCE:
        return False
    return bool(offset % _QUARTER) or value.tzname() == "LMT"


def is_missing(value: object) -> bool:
    """Whether it stands for a day that a table does not have: "not a time" of pandas or NumPy, or pandas' NA."""
    if isinstance(value, DATE):
        return is_no_time(value)
    return type(value).__name__ in {"datetime64", "NAType"} and str(value) in {"NaT", "<NA>"}


def whole(value: object) -> object:
    """A whole number of another library as an int; never True, and never a fraction.

    >>> whole(True), whole(1.0)
    (True, 1.0)
    """
    kind = type(value)
    if kind is int:
        return value
    if not hasattr(kind, "__index__") or kind.__name__.startswith("bool"):
        return value  # NumPy has a bool of its own, which some versions let count
    try:
        return operator.index(cast(SupportsIndex, value))  # its class has just been asked for it
    except Exception:  # an array of several, or whatever a foreign class does: it is no number
        return value


def read(values: Iterable[T]) -> Iterator[T]:
    """The things of a sequence, as far as it may be long and one more: that one tells that it is longer."""
    return islice(values, MOST_ITEMS + 1)


def sequence(value: object) -> object:
    """A list, or any iterable, as a tuple: it can be hashed, and does not grow under an answer."""
    if type(value) is tuple or isinstance(value, str | bytes | Mapping) or not isinstance(value, Iterable):
        return value
    return tuple(read(value))


def by_name(pairs: tuple[tuple[str, object], ...]) -> tuple[tuple[str, object], ...]:
    """Pairs of a name and a value as they are compared: a database may keep them in another order.

    >>> by_name((("b", 1), ("a", 2)))
    (('a', 2), ('b', 1))
    """
    return tuple(sorted(pairs, key=operator.itemgetter(0)))


def argument(value: object) -> object:
    """What was passed to a function, and everything in it, without the classes that it came in.

    >>> class Code(str): ...
    >>> class Special(date): ...
    >>> type(argument(Code("EC"))), argument((Special(2024, 3, 14), 5))
    (<class 'str'>, (datetime.date(2024, 3, 14), 5))
    """
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, dict):
        return {argument(key): argument(part) for key, part in value.items()}
    if isinstance(value, tuple) and (type(value) is tuple or hasattr(value, "_fields")):  # several answers stay so
        return tuple(map(argument, value))
    if isinstance(value, frozenset):
        return frozenset(map(argument, value))
    held = moment(day(whole(value)))
    return zoned(held) if isinstance(held, MOMENT) and not is_no_time(held) else held


_BY_ANNOTATION: tuple[tuple[tuple[str, ...], tuple[type, ...], Callable[[object], object]], ...] = (
    (("date", "dt.date", "date | None", "dt.date | None"), (DATE, NoneType), day),
    (("datetime", "dt.datetime", "datetime | None", "dt.datetime | None"), (MOMENT, NoneType), moment),
    (("int", "int | None"), (int, NoneType), whole),
)


def settler(annotation: object) -> tuple[tuple[type, ...], Callable[[object], object]] | None:
    """What a field with that annotation, as it is written in the class, keeps as it is, and what settles another class.

    None where nothing stands in for it.
    """
    written = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", "")
    if written.startswith("tuple["):
        return (tuple,), sequence
    return next(((usual, settle) for names, usual, settle in _BY_ANNOTATION if written in names), None)
