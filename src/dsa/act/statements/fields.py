"""The fields of one statement in the DSA Transparency Database: what each takes, whether it is asked for, and when.

The facts are those of the Commission's own implementation of the database (its validation of one statement and of
several, state of 24 June 2026; schema in force since 1 July 2025). :data:`FIELDS` is the whole of it, in the order in
which the errors are told; :mod:`dsa.act.statements.database` applies it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from enum import Enum
from functools import lru_cache
from math import isfinite
from types import MappingProxyType

from attrs import frozen

from ...ground.words import day as day_in_words
from .content import WITHDRAWN, Category, ContentType, Keyword
from .decisions import AutomatedDecision, Ground, InformationSource
from .places import EEA, LANGUAGES
from .restrictions import (
    AccountRestriction,
    AccountType,
    MonetaryRestriction,
    ServiceRestriction,
    VisibilityRestriction,
)

DECISIONS = ("decision_visibility", "decision_monetary", "decision_provision", "decision_account")
"""Of these, one must be there at least."""
LAST_DAY = "2038-01-01"
EAN = "EAN-13"
"""The key of the one number that ``content_id`` can hold."""
_FEW = 16
"""So many values are named in a message; of more it says only how many there are."""

DAY = (
    r"(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)"
    r"|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)"
)
"""A day of the calendar as YYYY-MM-DD, leap years included: one pattern for objects and for columns of every engine."""
URL = r"[A-Za-z][A-Za-z0-9+.-]*://[^\s/?#]+\S*"
PUID = r"[A-Za-z0-9_-]+"
EAN_DIGITS = r"[0-9]{13}"
_DAY = re.compile(DAY)
_EAN = re.compile(EAN_DIGITS)

Takes = Callable[[object], bool]
"""Whether a value that is not null is what a field asks for; text is trimmed or not, as it was sent."""


def as_text(value: object) -> str | None:
    """Text without the whitespace around it; a number as text; None for whatever is neither.

    >>> as_text("  a "), as_text(7), as_text(True), as_text([])
    ('a', '7', None, None)
    """
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        return str(value) if isinstance(value, int) or isfinite(value) else None
    except ValueError:  # Python writes no whole number of thousands of digits, nor would the database keep it
        return None


def storable(text: str) -> bool:
    """Whether text can be sent as UTF-8: half a surrogate pair cannot, and the database would read nothing at all."""
    if text.isascii():
        return True
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


@frozen
class Kind:
    """What a field takes: ``takes`` decides, ``accepted`` says it to people."""

    accepted: str
    takes: Takes
    clean: Takes
    """Whether a value is taken as it stands, without a second look; one that cannot be hashed may be a TypeError."""
    values: frozenset[str] = frozenset()
    """The closed list, if it is one."""
    several: bool = False
    """Whether it is a list."""
    most: int | None = None
    """The greatest number of characters, of text."""
    first: str | None = None
    """The first day, of a day."""
    pattern: str | None = None
    """What the whole of a text must look like, if it must."""


def _text(most: int, pattern: str | None = None, what: str = "text") -> Kind:
    whole = None if pattern is None else re.compile(pattern)

    def takes(value: object) -> bool:
        text = as_text(value)
        fits = text is not None and 0 < len(text) <= most and storable(text)
        return fits and (whole is None or whole.fullmatch(text or "") is not None)

    return Kind(f"{what} of at most {most} characters", takes, takes, most=most, pattern=pattern)


def _named(values: frozenset[str]) -> str:
    return ", ".join(sorted(values)) if len(values) <= _FEW else f"the {len(values)} values of the database"


def _choice(values: frozenset[str]) -> Kind:
    def takes(value: object) -> bool:
        return isinstance(value, str) and value.strip() in values

    return Kind(f"one of {_named(values)}", takes, values.__contains__, values)


def _choices(values: frozenset[str], *, least: int = 0) -> Kind:
    def takes(value: object) -> bool:
        if not isinstance(value, list | tuple) or len(value) < least:
            return False
        return all(isinstance(part, str) and part.strip() in values for part in value)

    def clean(value: object) -> bool:
        return isinstance(value, list) and len(value) >= least and values.issuperset(value)

    return Kind(f"a list of {_named(values)}", takes, clean, values, several=True)


def is_day(text: str) -> bool:
    """Whether text is a day of the calendar, written YYYY-MM-DD with leading noughts.

    >>> is_day("2024-02-29"), is_day("2026-3-1"), is_day("2025-02-29"), is_day("1900-02-29"), is_day("2000-02-29")
    (True, False, False, False, True)
    """
    return _DAY.fullmatch(text) is not None


@lru_cache(maxsize=4096)
def _common_day(text: str) -> bool:
    """Days come back: a log of a year has a few hundred."""
    return is_day(text)


def _day(first: str | None) -> Kind:
    least = first or ""

    def clean(value: object) -> bool:
        return type(value) is str and least <= value <= LAST_DAY and _common_day(value)

    def takes(value: object) -> bool:
        return isinstance(value, str) and clean(value.strip())

    said = f"from {day_in_words(date.fromisoformat(first))} " if first else ""
    accepted = f"a day written YYYY-MM-DD, {said}to {day_in_words(date.fromisoformat(LAST_DAY))}"
    return Kind(accepted, takes, clean, first=first)


def _takes_content_id(value: object) -> bool:
    if not isinstance(value, dict):
        return False
    if EAN not in value:
        return True
    number = value[EAN]
    return isinstance(number, str) and _EAN.fullmatch(number.strip()) is not None


def _values(kind: type[Enum]) -> frozenset[str]:
    return frozenset(str(member.value) for member in kind if member not in WITHDRAWN)


@frozen
class Field:
    """One field: what it takes, whether it must be there, and what it hangs on."""

    name: str
    kind: Kind
    required: bool = False
    when: tuple[str, str] | None = None
    """The field and the value without which this one is dropped, and with which it must be there."""
    unless: tuple[str, str] | None = None
    """The field and the value with which this one is dropped; it need never be there."""
    optional: bool = False
    """Whether it need not be there even when the condition of ``when`` holds."""
    checked_first: bool = False
    """Whether it is checked before it is dropped."""
    null: bool = True
    """Whether null is as good as nothing."""


YES_NO = frozenset({"Yes", "No"})
_CATEGORIES = _values(Category)
_ILLEGAL = ("decision_ground", Ground.ILLEGAL.value)
_TERMS = ("decision_ground", Ground.TERMS.value)
_END = _day(None)
_CONTENT_ID = Kind(f"an object with the key {EAN!r} and 13 digits as text", _takes_content_id, _takes_content_id)

FIELDS: tuple[Field, ...] = (
    Field("decision_visibility", _choices(_values(VisibilityRestriction))),
    Field(
        "decision_visibility_other",
        _text(500),
        when=("decision_visibility", VisibilityRestriction.OTHER.value),
        checked_first=True,
    ),
    Field("decision_monetary", _choice(_values(MonetaryRestriction))),
    Field("decision_monetary_other", _text(500), when=("decision_monetary", MonetaryRestriction.OTHER.value)),
    Field("decision_provision", _choice(_values(ServiceRestriction))),
    Field("decision_account", _choice(_values(AccountRestriction))),
    Field("account_type", _choice(_values(AccountType))),
    Field("decision_ground", _choice(_values(Ground)), required=True),
    Field("decision_ground_reference_url", _text(500, URL, "a URL")),
    Field("illegal_content_legal_ground", _text(500), when=_ILLEGAL),
    Field("illegal_content_explanation", _text(2000), when=_ILLEGAL),
    Field("incompatible_content_ground", _text(500), when=_TERMS),
    Field("incompatible_content_explanation", _text(2000), when=_TERMS),
    Field("incompatible_content_illegal", _choice(YES_NO), when=_TERMS, optional=True, checked_first=True, null=False),
    Field("content_type", _choices(_values(ContentType), least=1), required=True),
    Field("content_type_other", _text(500), when=("content_type", ContentType.OTHER.value), checked_first=True),
    Field("category", _choice(_CATEGORIES), required=True),
    Field("category_addition", _choices(_CATEGORIES), null=False),
    Field("category_specification", _choices(_values(Keyword))),
    Field("category_specification_other", _text(500)),
    Field("territorial_scope", _choices(frozenset(EEA))),
    Field("content_language", _choice(LANGUAGES)),
    Field("content_date", _day("2000-01-01"), required=True),
    Field("content_id", _CONTENT_ID),
    Field("application_date", _day("2020-01-01"), required=True),
    Field("end_date_account_restriction", _END),
    Field("end_date_monetary_restriction", _END),
    Field("end_date_service_restriction", _END),
    Field("end_date_visibility_restriction", _END),
    Field("decision_facts", _text(5000), required=True),
    Field("source_type", _choice(_values(InformationSource)), required=True),
    Field(
        "source_identity",
        _text(500),
        unless=("source_type", InformationSource.OWN_INITIATIVE.value),
        checked_first=True,
    ),
    Field("automated_detection", _choice(YES_NO), required=True),
    Field("automated_decision", _choice(_values(AutomatedDecision)), required=True),
    Field("puid", _text(500, PUID, "letters, digits, - and _"), required=True),
)
"""Every field, in the order of the database's own documentation."""

BY_NAME: Mapping[str, Field] = MappingProxyType({field.name: field for field in FIELDS})
"""Every field by its name."""
