"""How values read in English, the way the Union's own style guide writes them.

Days as ``25 August 2023``, numbers in full with a space between thousands, shares as per cent. Other languages
are the business of :mod:`dsa.i18n`; this module needs nothing but the standard library's basics.
"""

from __future__ import annotations

import enum
from datetime import date, datetime
from fractions import Fraction
from reprlib import Repr

from .. import plain

__all__ = [
    "GROUPED",
    "UNREADABLE",
    "WEEKDAY",
    "Html",
    "Phrase",
    "Shown",
    "a",
    "are_few",
    "clock",
    "day",
    "in_sentence",
    "listing",
    "moment",
    "number",
    "per_cent_cut",
    "percent",
    "show",
    "told",
    "weekday",
]


def __dir__() -> list[str]:
    return sorted(__all__)


_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

UNREADABLE = 10**21
"""From here on a number is told by its length: nobody wants to read it."""

GROUPED = 10_000
"""In a message, smaller numbers are written without a space: a year is 2024."""

_LONGEST = 120
_LONGEST_TOLD = 1000
_MOST_PARTS = 500
_DECIMALS = 4
_MOST_DECIMALS = 60
_LIMITS = 5
"""Of five per cent, and its multiples."""
_SHORT = Repr()
_SHORT.maxstring = _SHORT.maxother = _LONGEST


def day(value: date) -> str:
    """25 August 2023.

    >>> day(date(2023, 8, 25))
    '25 August 2023'
    """
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY = "weekday"
"""How a sentence asks for the weekday of a day: ``{before} is a {before:weekday}``."""


def weekday(value: date) -> str:
    """Friday.

    >>> weekday(date(2023, 8, 25))
    'Friday'
    """
    return _WEEKDAYS[value.weekday()]


class Shown(str):
    """A value as a person reads it, inside a sentence that may ask for its weekday as well."""

    __slots__ = ("weekday",)
    weekday: str

    def __new__(cls, text: str, weekday: str) -> Shown:
        """What is read, and its weekday; none where it is no day."""
        shown = super().__new__(cls, text)
        shown.weekday = weekday
        return shown

    def __format__(self, spec: str) -> str:
        return self.weekday if spec == WEEKDAY else format(str(self), spec)


def in_sentence(value: object) -> str:
    """A fact of a trace, for a place of a sentence."""
    if isinstance(value, plain.DATE) and not isinstance(value, plain.MOMENT):
        return Shown(day(value), weekday(value))
    return show(value)


def clock(value: datetime) -> str:
    """15:00 (Europe/Brussels); the seconds only where there are any. It reads the same in every language.

    Where the clock is changed, an hour comes twice: its moments are told with their distance from Greenwich.
    """
    shown = f"{value:%H:%M:%S}" if value.second or value.microsecond else f"{value:%H:%M}"
    if value.tzinfo is None:
        return shown
    if value.utcoffset() != value.replace(fold=1 - value.fold).utcoffset():
        shown += value.isoformat(timespec="minutes")[-len("+01:00") :]
    return f"{shown} ({value.tzinfo})"


def moment(value: datetime) -> str:
    """15 March 2024, 15:00 (Europe/Brussels)."""
    return f"{day(value)}, {clock(value)}"


def number(value: int) -> str:
    """45 000 000: in full, a space between thousands.

    >>> number(-104300000)
    '-104 300 000'
    """
    return f"{value:,}".replace(",", " ")


def per_cent_cut(share: Fraction) -> tuple[int, str]:
    """Whole per cent without the sign, and four decimals: cut, so that no share reads larger than it is.

    What is just above 5, 10 or 100 per cent has as many decimals as show it, for limits of the law lie there.

    >>> per_cent_cut(Fraction(2, 3)), per_cent_cut(1 + Fraction(1, 10**9))
    ((66, '6666'), (100, '0000001'))
    """
    exact = abs(share) * 100
    whole = exact.numerator // exact.denominator
    rest, places = exact - whole, _DECIMALS
    if whole and not whole % _LIMITS and Fraction(1, 10**_MOST_DECIMALS) <= rest < Fraction(1, 10**_DECIMALS):
        places = len(str((rest.denominator - 1) // rest.numerator))  # up to its first digit that is not nought
    return whole, f"{rest.numerator * 10**places // rest.denominator:0{places}}".rstrip("0")


def percent(share: Fraction) -> str:
    """6 %; four decimals, cut and never rounded up; more only just above a limit.

    >>> percent(Fraction(6, 100)), percent(Fraction(2, 3)), percent(Fraction(5, 10_000))
    ('6 %', '66.6666 %', '0.05 %')
    """
    whole, decimals = per_cent_cut(share)
    return f"{'-' if share < 0 else ''}{number(whole)}{'.' + decimals if decimals else ''} %"


def a(name: str) -> str:
    """The name of a type with the article that goes before it.

    >>> a("AnnualAccounts"), a("Platform"), a("Unit"), a("int")
    ('an AnnualAccounts', 'a Platform', 'a Unit', 'an int')
    """
    return f"{'an' if name[:1] in 'AEIOaeio' else 'a'} {name}"


def listing(values: tuple[object, ...]) -> str:
    """``a``, ``a and b``, ``a, b and c``; with semicolons where the parts have commas of their own."""
    shown = [show(value) for value in values]
    if len(shown) > 1 and any(", " in part or ": " in part for part in shown):
        return "; ".join(shown)
    return " and ".join(part for part in (", ".join(shown[:-1]), *shown[-1:]) if part)


def show(value: object) -> str:
    """Any fact of a trace, as a person reads it."""
    if isinstance(value, enum.Enum):
        return str(value)
    match value:
        case bool():
            return "yes" if value else "no"
        case None:
            return "none"
        case _ if isinstance(value, plain.MOMENT):
            return moment(value)
        case _ if isinstance(value, plain.DATE):
            return day(value)
        case int():
            return number(value)
        case Fraction():
            return percent(value)
        case tuple():
            return listing(value)
        case frozenset():
            return listing(tuple(sorted(value, key=str)))
        case _:
            return str(value)


def told(value: object) -> str:
    """A value inside an error message: quoted if it is foreign, cut if it is long."""
    if isinstance(value, Phrase):  # nearly every value of a message is one of ours, or text
        return value
    if type(value) is str and len(shown := repr(value[:_LONGEST])) <= _LONGEST:
        return shown
    match value:
        case _ if isinstance(value, plain.DATE) and plain.is_no_time(value):
            return repr(value)
        case _ if isinstance(value, plain.DATE) or (type(value) is tuple and value and are_few(value)):
            return _cut(show(value))
        case bool() | None:
            return repr(value)
        case int():
            # Python itself refuses to print integers of thousands of digits.
            if abs(value) < GROUPED:
                return str(value)  # a year, mostly
            return number(value) if abs(value) < UNREADABLE else f"a number of {value.bit_length()} bits"
        case _ if type(value).__module__.startswith("dsa.") and type(value).__str__ is not object.__str__:
            return str(value)
        case _:
            return _SHORT.repr(value)


def are_few(values: tuple[object, ...]) -> bool:
    """Whether a person would read all of the parts, and of theirs: a message does not go through a million."""
    parts: list[object] = [values]
    for number, part in enumerate(parts):
        if number + len(parts) > _MOST_PARTS:
            return False
        if isinstance(part, tuple):
            if len(part) > _MOST_PARTS:
                return False
            parts += part
    return True


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST_TOLD else f"{text[:_LONGEST_TOLD]}..."


class Phrase(str):
    """Words of our own inside a message, as opposed to a value that came from outside and is quoted."""

    __slots__ = ()


class Html(str):
    """A fragment of HTML that a notebook shows as what it is."""

    __slots__ = ()

    def _repr_html_(self) -> str:
        return str(self)
